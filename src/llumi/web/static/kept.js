// What is written, kept on the team's server too, one change after another, where the team keeps replies.
//
//   PUT replies/9f2c… {version: 41, post, reply, by}     until it is answered, then whatever has changed since as 42
//
// The page counts versions, so a change that was stored and not answered is sent again and stored once. Where
// another window has changed the same reply, the person chooses.

import { setReply } from "./history.js";
import { $, element, hasKept, keep, newName, queued, remember, say, state, told } from "./page.js";
import { showSuggestions, write } from "./reply.js";
import { look, send } from "./talk.js";
import { words } from "./words.js";

const keeps = told("keeps") !== undefined;

const REST = 700;
const AGAIN = 5000;

let name = "";
let version = 0;
let stored = "";
let sending = null;
let busy = false;
let crossed = null;
let timer;

const writing = () => ({ post: $("post").value, reply: $("reply").value, by: state.by });
const isEmpty = ({ post, reply }) => !post.trim() && !reply.trim();

// Goes on where this tab, or another one, had stopped. `show()` puts what was restored on the page.
export async function startKeeping(show) {
  if (!keeps) return;
  const here = hasKept();
  name = queued || here.name || newName();
  version = Number(here.version ?? 0);
  state.followers.push(soon);
  if (!queued && !here.name && isEmpty(writing())) await offerKept(show);
  else await compare(show);
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
}

// Written anew: what follows is another reply.
export function keepAnother() {
  if (!keeps) return;
  send("DELETE", `replies/${name}`).catch(() => {});
  name = queued || newName();
  [version, stored, sending, crossed] = [0, "", null, null];
  remember({ name, version });
  $("crossed").hidden = true;
  tell("");
}

// From now on nothing more goes to the server.
export function stopKeeping() {
  clearTimeout(timer);
  busy = true;
}

// A server that lost the answer to our last change has that one; a later one is another window's.
async function compare(show) {
  let there;
  try {
    there = await look(`replies/${name}`);
  } catch (error) {
    if (error.status !== 404) tell(words.keptHere);
    return soon();
  }
  const same = JSON.stringify(writing()) === JSON.stringify(textOf(there));
  if (there.version <= version || same) version = there.version;
  else if (isEmptyReply()) return take(there, show);
  else return choose(there, show);
  soon();
}

const isEmptyReply = () => !$("reply").value.trim();
const textOf = ({ post, reply, by }) => ({ post, reply, by });

function take(there, show) {
  name = there.name;
  version = there.version;
  stored = JSON.stringify(textOf(there));
  // What was done in the text before cannot be undone in this one.
  Object.assign(state, { done: [], undone: [] });
  $("post").value = there.post;
  setReply(there.reply, there.by);
  remember({ name, version });
  keep();
  show();
}

function choose(there, show) {
  crossed = there;
  $("crossed").hidden = false;
  $("crossed-text").textContent = there.reply;
  $("crossed-take").onclick = () => {
    settle();
    take(there, show);
    write();
  };
  $("crossed-keep").onclick = () => {
    settle();
    version = there.version;
    soon();
    write();
  };
  say(words.crossed, { problem: true });
}

function settle() {
  crossed = sending = null;
  $("crossed").hidden = true;
  showSuggestions();
  say("");
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(flush, REST);
}

async function flush() {
  clearTimeout(timer);
  if (busy || crossed) return;
  busy = true;
  try {
    while (sending || hasChanged()) {
      sending ??= { version: version + 1, ...writing() };
      // Before it is sent: after a reload it is known that this version may be there.
      remember({ name, version: sending.version });
      await send("PUT", `replies/${name}`, { body: sending });
      version = sending.version;
      stored = JSON.stringify(textOf(sending));
      sending = null;
      tell(words.keptThere);
    }
  } catch (error) {
    if (error.status === 409) await askWhich();
    else if ([400, 429].includes(error.status)) refused(error);
    else later();
  } finally {
    busy = false;
  }
}

function hasChanged() {
  const now = writing();
  return (version > 0 || !isEmpty(now)) && JSON.stringify(now) !== stored;
}

async function askWhich() {
  sending = null;
  try {
    choose(await look(`replies/${name}`), () => {});
  } catch {
    later();
  }
}

// Too long, or too many: it stays in the tab, and is not sent again before it changes.
function refused(error) {
  sending = null;
  stored = JSON.stringify(writing());
  tell(error.message);
}

function later() {
  tell(words.keptHere);
  timer = setTimeout(flush, AGAIN);
}

function tell(sentence) {
  if ($("kept").textContent !== sentence) $("kept").textContent = sentence;
}

// Replies of before, to go on with one.
async function offerKept(show) {
  let found;
  try {
    found = await look("replies");
  } catch {
    return;
  }
  $("kept-replies").hidden = found.length === 0;
  $("kept-list").replaceChildren(
    ...found.map((one) => {
      const button = element("button", words.keptReply(one.reply || one.post, one.changed), {
        type: "button",
        className: "plain",
      });
      button.addEventListener("click", () => {
        $("kept-replies").hidden = true;
        take(one, show);
      });
      const row = document.createElement("li");
      row.append(button);
      return row;
    }),
  );
}
