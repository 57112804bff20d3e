// The reply: written in one view, looked over in the other, where suggestions stand in the text.
//
//   "You should rest."  with {start: 0, end: 10, before: "You should", after: "You could"}  is looked over as
//   <del>You should</del><ins>You could</ins> rest.
//
// Accept puts a change into the textarea, Leave forgets it. What a change is: changes.js.

import { afterTyping, apply, fromServer, inverse, pieces, shifted } from "./changes.js";
import { $, element, keep, say, showNotes, state } from "./page.js";
import { words } from "./words.js";

// Every change of the reply by the page itself goes through here.
export function setReply(text) {
  $("reply").value = text;
  state.reply = $("reply").value;
}

// Called after each keystroke: suggestions move with the text, or go.
export function typed() {
  const now = $("reply").value;
  const fitting = afterTyping(state.open, state.reply, now);
  const dropped = state.open.length - fitting.length;
  state.done = afterTyping(state.done, state.reply, now);
  state.reply = now;
  state.justChanged = false;
  state.open = fitting;
  if (dropped) say(words.dropped(dropped));
  showSuggestions();
  keep();
}

export function changeReply(change) {
  setReply(apply(state.reply, change));
  state.open = state.open.map((one) => shifted(one, change));
  state.done = state.done.map((one) => shifted(one, change));
  state.justChanged = true;
}

export function undo() {
  const last = state.done.pop();
  if (!last) return;
  changeReply(last);
  // What has a reason was a suggestion, and is one again; a draft is just taken out.
  if (last.reason) {
    state.open = [...state.open, inverse(last)].sort((one, other) => one.start - other.start);
    state.current = state.open.findIndex((one) => one.start === last.start);
    showSuggestions();
    lookAtSuggestion();
  } else {
    showSuggestions();
    write();
  }
  say(words.undone);
  keep();
}

export async function copyReply() {
  const text = $("reply").value;
  if (!text.trim()) return say(words.nothingToCopy);
  try {
    await navigator.clipboard.writeText(text);
    say(words.copied);
  } catch {
    write();
    $("reply").select();
    say(words.notCopied, { problem: true });
  }
}

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

// What the server suggested for `draft`, which the person may have changed since.
export function receive(draft, { suggestions, warnings, notes }) {
  const now = $("reply").value;
  state.open = afterTyping(fromServer(draft, suggestions), draft, now);
  state.current = 0;
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
  state.current = Math.max(0, Math.min(state.current, open.length - 1));
  $("undo").hidden = state.done.length === 0;
  $("suggestions").hidden = $("switch-view").hidden = open.length === 0;
  document.documentElement.classList.toggle("suggesting", open.length > 0);
  if (open.length === 0) {
    if (reviewing()) write();
    return;
  }
  const one = open[state.current];
  $("place").textContent = words.place(state.current + 1, open.length);
  $("previous").disabled = state.current === 0;
  $("next").disabled = state.current === open.length - 1;
  setText($("dimension"), words.dimensions[one.dimension] ?? one.dimension);
  setText($("reason"), one.reason);
  setText($("change"), changeLine(one));
  showReview();
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
  showSuggestions();
  lookAtSuggestion();
}

// The change in the text comes into view, and the keys A, L, J and K work.
function lookAtSuggestion() {
  review();
  $("suggestions").focus({ preventScroll: true });
  $("review").querySelector("[aria-current]").scrollIntoView({ block: "nearest" });
}

export function move(step) {
  const index = state.current + step;
  if (index >= 0 && index < state.open.length) show(index);
}

export function accept() {
  const [taken] = state.open.splice(state.current, 1);
  if (!taken) return;
  changeReply(taken);
  state.done.push(inverse(taken));
  answered(words.accepted(state.open.length));
}

export function leave() {
  const [left] = state.open.splice(state.current, 1);
  if (left) answered(words.left(state.open.length));
}

function answered(sentence) {
  showSuggestions();
  say(sentence);
  keep();
  if (state.open.length) lookAtSuggestion();
  else write();
}

export function leaveAll() {
  forgetSuggestions();
  write();
  say(words.allLeft);
}

export function forgetSuggestions() {
  state.open = [];
  showSuggestions();
}
