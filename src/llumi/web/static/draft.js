// A draft by the model: a proposal beside the reply, never in it until the person puts it there.
//
//   shown {text: "That sounds lonely. "}   → stands in the proposal
//   held_back {reason: "A number must …"}  → a plain trace stands there instead

import { step } from "./history.js";
import { $, element, keep, say, state } from "./page.js";
import { showSuggestions, write } from "./reply.js";
import { words } from "./words.js";

// What the page says where no model is loaded, else nothing.
const withoutModel = $("draft-reason").textContent;

let draftText = "";
let heldBack = 0;

export function openDraft() {
  $("proposal").hidden = false;
  document.body.classList.add("with-proposal");
}

export function addShown({ text }) {
  draftText += text;
  $("proposal-text").append(text);
}

export function addHeldBack({ reason }) {
  heldBack += 1;
  $("proposal-text").append(element("span", words.heldBack(reason), { className: "held-back" }));
}

// What the screen says of the whole draft stands below it; nothing of it is held back.
export function addNoted({ reason }) {
  $("proposal-text").append(element("span", words.toLookAt(reason), { className: "held-back" }));
}

export function drafted() {
  say(draftText ? words.drafted(heldBack) : words.nothingToShow);
}

// What came stays, whatever ended it; where nothing came there is nothing to show.
export function endDraft() {
  const came = $("proposal-text").hasChildNodes();
  if (!came) return discardDraft();
  $("proposal-choices").hidden = false;
  $("use-draft").hidden = !draftText.trim();
}

export function useDraft() {
  const own = state.reply;
  const draft = draftText.trim();
  const gap = own.trim() ? (own.endsWith("\n\n") ? "" : own.endsWith("\n") ? "\n" : "\n\n") : "";
  step({ put: [{ start: own.length, end: own.length, before: "", after: gap + draft }] });
  discardDraft();
  showSuggestions();
  write(own.length + gap.length);
  say(own.trim() ? words.usedBelow : words.usedAsStart);
  keep();
}

export function discardDraft() {
  draftText = "";
  heldBack = 0;
  $("proposal").hidden = $("proposal-choices").hidden = true;
  $("proposal-text").replaceChildren();
  document.body.classList.remove("with-proposal");
}

// A post of imminent danger is answered by a person: the button is not there, the reason is.
export function offerDraft() {
  const imminent = state.tier === "imminent";
  $("draft").hidden = imminent || state.job !== null;
  $("draft-reason").textContent = imminent ? words.noDraftHere : withoutModel;
}
