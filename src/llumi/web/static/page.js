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
//   }
//
// The reply itself lives in its textarea and nowhere else.

import { words } from "./words.js";

export const state = {
  post: "", lastPost: undefined, tier: "none",
  reply: "", open: [], current: 0, group: "", done: [], undone: [], by: "", justChanged: false,
  job: null,
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

// ---- Text is kept in this tab, and only there

const person = document.querySelector("meta[name=person]")?.content ?? "";

export function keep() {
  try {
    sessionStorage.setItem("person", person);
    sessionStorage.setItem("post", $("post").value);
    sessionStorage.setItem("reply", $("reply").value);
    sessionStorage.setItem("by", state.by);
    sessionStorage.setItem("used", state.post ? "yes" : "");
  } catch {
    say(words.notStored, { problem: true });
  }
}

// {post, reply, by, used} of before a reload, or nothing. What somebody else left in this tab is not shown.
export function hasKept() {
  try {
    if ((sessionStorage.getItem("person") ?? "") !== person) sessionStorage.clear();
    return { ...sessionStorage };
  } catch {
    return {};
  }
}

export function forget() {
  try {
    sessionStorage.clear();
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}
