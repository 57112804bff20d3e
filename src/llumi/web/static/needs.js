// What the rules saw in a post: marked words with their reasons, and what the post needs first.
//
//   {tier: "possible_risk", marks: [{start, end, words, reason}], help: {place, checked, notes: […], entries: […]}}

import { marked, marksFromServer } from "./changes.js";
import { $, element } from "./page.js";
import { words } from "./words.js";

const SHOWN = 3;

export function showMarks(post, marks) {
  const here = marksFromServer(post, marks);
  $("post-shown").replaceChildren(
    ...marked(post, here).map(({ text, reasons }) => (reasons.length ? mark(text, reasons) : text)),
  );
  $("noticed").hidden = here.length === 0;
  $("noticed-reasons").replaceChildren(
    ...here.map((one) => element("li", words.noticed(one.words, one.reason))),
  );
  fold(true);
  $("unfold").hidden = false;
}

function mark(text, reasons) {
  const made = element("mark", text, { title: reasons.join(" ") });
  made.append(element("span", ` (${reasons.join(" ")})`, { className: "visually-hidden" }));
  return made;
}

// Only a narrow page folds the post; the style sheet decides.
export function fold(folded) {
  $("post-shown").classList.toggle("folded", folded);
  $("unfold").setAttribute("aria-expanded", String(!folded));
  $("unfold").textContent = folded ? words.unfold : words.fold;
}

export function showNeeds({ tier, help }) {
  const imminent = tier === "imminent";
  document.body.classList.toggle("imminent", imminent);
  $("needs").hidden = !help;
  $("handoff").hidden = $("guide").hidden = !imminent;
  $("help").hidden = !help;
  if (help) showHelp(help);
}

function showHelp(help) {
  $("help-facts").textContent = words.helpFacts(help.place, help.checked);
  $("help-warning").textContent = help.warning ?? "";
  $("help-warning").hidden = !help.warning;
  $("help-notes").textContent = help.notes.join(" ");
  // A long list would push what is written off the screen, and hide the first line to ring.
  const first = help.entries.filter((entry) => entry.audience === "everybody").slice(0, SHOWN);
  const more = help.entries.filter((entry) => !first.includes(entry));
  $("help-entries").replaceChildren(...first.map(helpEntry));
  $("help-more-entries").replaceChildren(...more.map(helpEntry));
  $("help-more").hidden = more.length === 0;
  $("help-more").open = false;
  $("help-more-title").textContent = words.moreHelp(more.length);
}

function helpEntry(entry) {
  const made = document.createElement("li");
  made.append(element("strong", entry.name), " ", element("span", entry.offers, { className: "offers" }));
  const facts = helpEntryFacts(entry);
  if (facts) made.append(element("span", facts, { className: "offers" }));
  const ways = element("span", "", { className: "ways" });
  if (entry.phone) ways.append(link(words.call + entry.phone, `tel:${entry.dial}`));
  if (entry.text) ways.append(element("span", entry.text));
  if (entry.chat) ways.append(link(words.chat, entry.chat));
  if (entry.web) ways.append(link(entry.web.replace(/^https:\/\/|\/$/g, ""), entry.web));
  if (ways.hasChildNodes()) made.append(ways);
  return made;
}

// Whom it is for, when, at what cost, in which languages; and its day, once that is long ago.
function helpEntryFacts(entry) {
  const told = [
    entry.audience === "everybody" ? "" : words.audience(entry.audience),
    entry.hours,
    entry.cost,
    entry.languages.length ? words.languages(entry.languages) : "",
    entry.age === "fresh" ? "" : words.checkedOn(entry.checked),
  ];
  return told.filter(Boolean).join(" · ");
}

function link(text, href) {
  const made = element("a", text, { href });
  if (href.startsWith("https:")) Object.assign(made, { target: "_blank", rel: "noopener noreferrer" });
  return made;
}
