// The reply: written in one view, looked over in the other, where suggestions stand in the text.
//
//   "You should rest."  with {start: 0, end: 10, before: "You should", after: "You could"}  is looked over as
//   <del>You should</del><ins>You could</ins> rest.
//
// Accept puts a change into the textarea, Leave forgets it. What a change is: changes.js;
// undo, redo and whose words stand in the reply: history.js.

import { afterTyping, fromServer, pieces } from "./changes.js";
import { followTyping, forgetLeft, helped, ownShare, redoStep, step, undoStep } from "./history.js";
import { rememberGiven, teach } from "./lessons.js";
import { $, element, keep, say, showNotes, state } from "./page.js";
import { words } from "./words.js";

// Called after each keystroke: suggestions move with the text, or go.
export function typed() {
  const dropped = followTyping($("reply").value);
  if (dropped) say(words.dropped(dropped));
  showSuggestions();
  keep();
}

export function undo() {
  if (!state.done.length) return;
  const { put, left } = undoStep();
  const back = [...put, ...left].filter((one) => one.reason);
  lookAgain(back);
  say(words.undone);
  keep();
}

export function redo() {
  if (!state.undone.length) return;
  redoStep();
  lookAgain([]);
  say(words.redone);
  keep();
}

// Shows the first of the suggestions that came back, or any that is open, or the text.
function lookAgain(back) {
  const ids = new Set(back.map((one) => one.id));
  const first = state.open.findIndex((one) => ids.has(one.id));
  if (first >= 0) {
    state.current = first;
    if (!inGroup(state.open[first])) state.group = "";
  }
  showSuggestions();
  if (state.open.length && (first >= 0 || reviewing())) lookAtSuggestion();
  else write();
}

export async function copyReply() {
  const text = $("reply").value;
  if (!text.trim()) return say(words.nothingToCopy);
  const told = !$("disclosure").hidden && $("disclose").checked;
  try {
    await navigator.clipboard.writeText(told ? `${text.trimEnd()}\n\n${disclosure}` : text);
    say(told ? words.copiedAndTold : words.copied);
    teach();
  } catch {
    write();
    $("reply").select();
    say(words.notCopied, { problem: true });
  }
}

// The line that tells readers of the help; "" where the team does not want one.
const disclosure = $("disclosure-line").textContent;

// ---- Two views of one reply: to write in, and to look over with the changes shown in it

export function write(caret) {
  $("review").hidden = true;
  $("reply").hidden = false;
  $("switch-view").textContent = words.showChanges;
  $("reply").focus();
  if (caret !== undefined) $("reply").setSelectionRange(caret, caret);
}

export function review() {
  $("reply").hidden = true;
  $("review").hidden = false;
  $("switch-view").textContent = words.keepWriting;
}

export const reviewing = () => !$("review").hidden;

function showReview() {
  const shown = state.open[state.current];
  $("review").replaceChildren(
    ...pieces(state.reply, state.open).map((piece) => {
      const made = element("span", piece.change ? tracked(piece.change) : piece.text);
      made.dataset.start = piece.start;
      if (piece.change) {
        made.className = "change";
        made.dataset.index = state.open.indexOf(piece.change);
        if (piece.change === shown) made.setAttribute("aria-current", "true");
      }
      return made;
    }),
  );
}

function tracked(change) {
  const both = document.createDocumentFragment();
  if (change.before) both.append(element("del", change.before));
  if (change.after) both.append(element("ins", change.after));
  return both;
}

// A click on a change shows it; a click on other text goes on writing there.
export function clickedInReview(event) {
  const piece = event.target.closest("[data-start]");
  if (piece?.dataset.index !== undefined) return show(Number(piece.dataset.index));
  const { anchorOffset, isCollapsed } = getSelection();
  if (!isCollapsed) return;
  write(piece ? Number(piece.dataset.start) + anchorOffset : state.reply.length);
}

// ---- Suggestions, one at a time

let lastId = 0;

// What the server suggested for `draft`, which the person may have changed since.
export function receive(draft, { suggestions, warnings, notes }) {
  const now = $("reply").value;
  forgetLeft();
  const numbered = suggestions.map((one) => ({ ...one, id: (lastId += 1) }));
  rememberGiven(draft, numbered);
  state.open = afterTyping(fromServer(draft, numbered), draft, now);
  state.current = 0;
  state.group = "";
  showSuggestions();
  say(summary(state.open.length, suggestions.length - state.open.length));
  showNotes([...warnings.map((one) => words.ownWarning(one.words, one.reason, draft)), ...notes]);
  // Whoever went on typing is not taken away from it.
  if (state.open.length && now === draft) lookAtSuggestion();
}

function summary(open, dropped) {
  if (open) return words.suggestions(open);
  return dropped ? words.dropped(dropped) : words.noSuggestions;
}

export function showSuggestions() {
  const { open } = state;
  if (!open.some(inGroup)) state.group = "";
  const group = open.filter(inGroup);
  if (!group.includes(open[state.current])) state.current = open.indexOf(nearest(group));
  $("undo").hidden = state.done.length === 0;
  $("redo").hidden = state.undone.length === 0;
  $("suggestions").hidden = $("switch-view").hidden = open.length === 0;
  document.documentElement.classList.toggle("suggesting", open.length > 0);
  showWhose();
  if (open.length === 0) {
    if (reviewing()) write();
    return;
  }
  const one = open[state.current];
  const place = group.indexOf(one);
  $("place").textContent = words.place(place + 1, group.length);
  $("previous").disabled = place === 0;
  $("next").disabled = place === group.length - 1;
  setText($("dimension"), nameOf(one.dimension));
  setText($("reason"), one.reason);
  setText($("change"), changeLine(one));
  showGroups();
  showReview();
}

// How much of the reply is the person's own, and whether copying tells of the help.
export function showWhose() {
  $("own").textContent = helped() ? words.own(ownShare()) : "";
  $("disclosure").hidden = !disclosure || !helped();
}

// ---- Suggestions of one dimension, or of all

const inGroup = (one) => !state.group || one.dimension === state.group;
const nameOf = (dimension) => words.dimensions[dimension] ?? dimension;

// What comes next in the group after the one that was answered, or the last of it.
function nearest(group) {
  return group.find((one) => state.open.indexOf(one) >= state.current) ?? group.at(-1);
}

function showGroups() {
  const counts = new Map();
  for (const { dimension } of state.open) counts.set(dimension, (counts.get(dimension) ?? 0) + 1);
  $("groups").hidden = counts.size < 2;
  const all = [["", state.open.length], ...counts];
  $("groups").replaceChildren(
    ...all.map(([dimension, count]) => {
      const text = words.group(dimension ? nameOf(dimension) : words.allGroups, count);
      const made = element("button", text, { type: "button", className: "plain" });
      made.setAttribute("aria-pressed", String(state.group === dimension));
      made.addEventListener("click", () => choose(dimension));
      return made;
    }),
  );
}

function choose(dimension) {
  state.group = dimension;
  if (!inGroup(state.open[state.current])) state.current = state.open.findIndex(inGroup);
  showSuggestions();
  lookAtSuggestion();
}

// Set only what differs, so that a screen reader is not told the same thing twice.
function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function changeLine({ before, after }) {
  if (!after) return words.leftOut(before);
  return before.trim() ? words.replaced(before, after) : words.added(after);
}

export function show(index) {
  state.current = index;
  if (!inGroup(state.open[index])) state.group = "";
  showSuggestions();
  lookAtSuggestion();
}

// The change in the text comes into view, and the keys A, L, J and K work.
function lookAtSuggestion() {
  review();
  $("suggestions").focus({ preventScroll: true });
  $("review").querySelector("[aria-current]").scrollIntoView({ block: "nearest" });
}

export function move(by) {
  const group = state.open.filter(inGroup);
  const next = group[group.indexOf(state.open[state.current]) + by];
  if (next) show(state.open.indexOf(next));
}

export function accept() {
  const one = state.open[state.current];
  if (!one) return;
  step({ put: [one] });
  answered(words.accepted(state.open.length));
}

export function leave() {
  const one = state.open[state.current];
  if (!one) return;
  step({ left: [one] });
  answered(words.left(state.open.length));
}

// All that are looked over: of one dimension, or of every one.
export function acceptAll() {
  const put = state.open.filter(inGroup);
  step({ put });
  answered(words.allAccepted(put.length, state.open.length));
}

export function leaveAll() {
  step({ left: state.open.filter(inGroup) });
  answered(words.allLeft(state.open.length));
}

function answered(sentence) {
  showSuggestions();
  say(sentence);
  keep();
  if (state.open.length) lookAtSuggestion();
  else write();
}

export function forgetSuggestions() {
  state.open = [];
  forgetLeft();
  showSuggestions();
}
