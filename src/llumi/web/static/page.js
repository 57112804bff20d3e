// What every part of the page shares: what it knows, and how it speaks to the person.
//
//   state = {
//     post: "I can't sleep since March.",      the post in use; "" while it is being pasted
//     lastPost: "I can't sleep since March.",  the post in use last, to see whether it changed
//     tier: "distress",                        what the rules saw in it
//     reply: "You should rest.",               the reply at the last look, to see what typing changed
//     open: [change, …],                       suggestions not yet answered, in the order of the reply
//     current: 0,                              the one that is shown
//     group: "empathy",                        the dimension that is looked over; "" all of them
//     done: [step, …], undone: [step, …],      what the person did with suggestions and drafts: history.js
//     by: "ppppaaaa",                          of each unit of the reply, whether the person or the page put it there
//     justChanged: true,                       whether the page changed the reply after the last keystroke
//     job: AbortController | null,             what the model is asked at the moment
//     followers: [() => …],                    called once a change is kept in the tab: meters.js, kept.js
//   }
//
// The reply itself lives in its textarea and nowhere else.

import { words } from "./words.js";

export const state = {
  post: "", lastPost: undefined, tier: "none",
  reply: "", open: [], current: 0, group: "", done: [], undone: [], by: "", justChanged: false,
  job: null, followers: [],
};

export const $ = (id) => document.getElementById(id);

export function element(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(text);
  return made;
}

export function say(sentence, { problem = false } = {}) {
  $("status").textContent = sentence;
  $("status").classList.toggle("problem", problem);
  showNotes([]);
}

export function showNotes(notes) {
  $("notes").replaceChildren(...notes.map((note) => element("li", note)));
  $("notes").hidden = notes.length === 0;
}

// 32 hexadecimal digits that nobody can guess.
export function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- Text is kept in this tab; kept.js keeps it on a team's server too

// What the server told this page in its head; undefined where it told nothing of that name.
export const told = (name) => document.querySelector(`meta[name=${name}]`)?.content;
const person = told("person") ?? "";

// The post of the queue that this page was opened for, "" for one that is pasted: each has its own place in the tab.
export const queued = told("queued") ?? "";
const place = (name) => (queued ? `${queued} ${name}` : name);
const PARTS = ["post", "reply", "by", "used", "name", "version"];

export function keep() {
  remember({
    post: $("post").value,
    reply: $("reply").value,
    by: state.by,
    used: state.post ? "yes" : "",
  });
  for (const follow of state.followers) follow();
}

export function remember(parts) {
  try {
    sessionStorage.setItem("person", person);
    for (const [name, value] of Object.entries(parts)) sessionStorage.setItem(place(name), value);
  } catch {
    say(words.notStored, { problem: true });
  }
}

// {post, reply, by, used, name, version} of before a reload, or nothing. What somebody else left is not shown.
export function hasKept() {
  try {
    if ((sessionStorage.getItem("person") ?? "") !== person) sessionStorage.clear();
    return Object.fromEntries(
      PARTS.map((name) => [name, sessionStorage.getItem(place(name))]).filter(([, value]) => value !== null),
    );
  } catch {
    return {};
  }
}

// What the tab has of this post.
export function forget() {
  try {
    for (const name of PARTS) sessionStorage.removeItem(place(name));
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}

// Everything that this tab has, of every post.
export function forgetAll() {
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}
