// What was done in the reply, to be undone and redone, and whose words stand in it.
//
//   state.done    [{put: [inverse change, …], left: [suggestion, …]}, …]   a step of the person each, latest last
//   state.undone  [{put: [change, …], left: [suggestion, …]}, …]           what was undone, to be redone
//   state.by      "pppppaaaaap"   of each unit of the reply: "p" the person's, "a" put there by the page
//
// A step may take many suggestions or leave many; it is undone as one.

import { apply, difference, inverse, overlaps, shifted, stillFitting } from "./changes.js";
import { $, state } from "./page.js";

const PERSONS = "p";
const PAGES = "a";

// The whole reply at once: when it is restored, or cleared.
export function setReply(text, by) {
  $("reply").value = text;
  state.reply = $("reply").value;
  state.by = by?.length === state.reply.length ? by : PERSONS.repeat(state.reply.length);
}

// Changes the reply, moves what is remembered about it, and gives the change that takes this one back.
function changeReply(change) {
  const behind = new Set();
  const move = (one) => {
    if (staysBefore(one, change)) return one;
    if (one.start >= change.end) behind.add(one.id);
    return shifted(one, change);
  };
  const back = { ...inverse(change), by: state.by.slice(change.start, change.end), behind };
  const by = change.by ?? PAGES.repeat(change.after.length);
  setReply(apply(state.reply, change), apply(state.by, { ...change, after: by }));
  const moved = (ones) => ones.filter((one) => !overlaps(one, change)).map(move);
  state.open = moved(state.open);
  // What was put in is undone last first, so a change that another one covers is bare again by then.
  state.done = state.done.map((step) => ({
    put: step.put.map(move),
    left: moved(step.left),
  }));
  state.justChanged = true;
  return back;
}

// Two neighbours that were both taken out come back at one place: only what stood behind moves on.
function staysBefore(one, change) {
  const atOnePlace = one.start === one.end && one.start === change.start && one.start === change.end;
  return atOnePlace && change.behind !== undefined && !change.behind.has(one.id);
}

// The person typed: what still fits moves with the text, the rest is gone. Gives how many suggestions went.
export function followTyping(now) {
  const same = now === state.reply;
  const typed = difference(state.reply, now);
  const fitting = (ones) => (same ? ones : stillFitting(ones, typed, now));
  state.by = apply(state.by, { ...typed, after: PERSONS.repeat(typed.after.length) });
  state.reply = now;
  state.justChanged = false;
  state.done = whole(
    state.done.map(({ put, left }) => ({ put: fitting(put), left: fitting(left) })),
  );
  state.undone = [];
  const before = state.open.length;
  state.open = fitting(state.open);
  return before - state.open.length;
}

// One step: puts `changes` into the reply and leaves `left`; they stand in order and do not overlap.
export function step({ put = [], left = [] }) {
  closeSuggestions([...put, ...left]);
  state.undone = [];
  state.done.push({ put: [], left });
  // From the last to the first, so that none moves one that is still to come.
  for (const change of [...put].reverse()) putIn(change);
}

function putIn(change) {
  // First the change, since it replaces every step in `state.done` by one that has moved.
  const back = changeReply(change);
  state.done.at(-1).put.push(back);
}

// Takes the last step back: what it took or left is a suggestion again, a draft is just taken out.
export function undoStep() {
  const put = [];
  for (let back; (back = state.done.at(-1).put.pop()); ) {
    const change = changeReply(back);
    put.push(change);
    if (change.reason) state.open.push(change);
  }
  const { left } = state.done.pop();
  openAgain(left);
  const undone = { put, left };
  state.undone.push(undone);
  return undone;
}

// Nothing was typed since the step was undone, so its changes fit where they stood.
export function redoStep() {
  const { put, left } = state.undone.pop();
  const ids = new Set(left.map((one) => one.id));
  state.done.push({ put: [], left: state.open.filter((one) => ids.has(one.id)) });
  closeSuggestions([...put, ...left]);
  for (const change of [...put].reverse()) putIn(change);
}

function openAgain(left) {
  state.open = [...state.open, ...left].sort((one, other) => one.start - other.start);
}

function closeSuggestions(ones) {
  const ids = new Set(ones.map((one) => one.id));
  state.open = state.open.filter((one) => !ids.has(one.id));
}

// New suggestions are on their way, or the post is another one: what was left does not come back.
export function forgetLeft() {
  state.done = whole(state.done.map(({ put }) => ({ put, left: [] })));
  state.undone = [];
}

const whole = (steps) => steps.filter(({ put, left }) => put.length + left.length > 0);

// ---- Whose words

// Whether words that the page put in stand in the reply.
export const helped = () => state.by.includes(PAGES);

// The reply taken apart: {own: "what the person typed", added: "what the page put in"}
export function byWhom() {
  const of = (whose) => {
    const runs = [...state.by.matchAll(new RegExp(`${whose}+`, "g"))];
    return runs.map(({ 0: run, index }) => state.reply.slice(index, index + run.length).trim()).filter(Boolean).join(" ");
  };
  return { own: of(PERSONS), added: of(PAGES) };
}

// The share of the words that are the person's, 0 to 1; a word is theirs if most of it is.
export function ownShare() {
  const found = [...state.reply.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}'’]*[\p{L}\p{N}])?/gu)];
  const own = found.filter(({ 0: word, index }) => {
    const by = state.by.slice(index, index + word.length);
    return by.split(PERSONS).length - 1 > word.length / 2;
  });
  return found.length ? own.length / found.length : 1;
}
