// The queue while a page is open: tells that it has changed, and puts what waits for a lead into the title.
//
//   GET queue → {waiting: 3, for_leads: 1}

import { look } from "./talk.js";
import { words } from "./words.js";

const EVERY = 10_000;
const title = document.title;
const page = document.getElementById("queue");
const badge = document.getElementById("for-leads");
const leads = page ? page.dataset.leads !== undefined : badge !== null;

async function count() {
  try {
    show(await look("queue"));
  } catch {
    // The page says so itself once something is done on it.
  }
}

function show({ waiting, for_leads: forLeads }) {
  document.title = leads && forLeads ? `(${forLeads}) ${title}` : title;
  if (badge) {
    badge.hidden = forLeads === 0;
    badge.textContent = words.forLeads(forLeads);
  }
  if (!page) return;
  const same = waiting === Number(page.dataset.waiting) && forLeads === Number(page.dataset.forLeads);
  const news = document.getElementById("news");
  if (same === news.hidden) return;
  news.hidden = same;
  const again = Object.assign(document.createElement("a"), { href: "/queue" });
  again.append(words.showQueue);
  news.replaceChildren(...(same ? [] : [`${words.queueChanged} `, again]));
}

if (page || badge) {
  count();
  setInterval(count, EVERY);
}
