// A short way around the page, on an example: each step shows a place, and does there what a person would do.
//
//   post → your own words → Improve → accept or leave → what it does → draft → copy
//
// It begins on an empty page only, so it never touches anybody's text, and clears what it wrote at the end.

import { $, state } from "./page.js";
import { words } from "./words.js";

// How each part of the page is used; write.js gives what a person's press would do.
let page;
let at = -1;

const steps = () => [
  { place: "post-form", begin: () => ($("post").value = words.tourPost) },
  { place: "reply", begin: async () => (await page.usePost()) && page.setText(words.tourReply) },
  { place: "improve" },
  { place: "suggestions", begin: () => page.improve() },
  { place: "meters", begin: () => page.acceptAll() },
  { place: "draft" },
  { place: "copy" },
];

export function prepareTour(actions) {
  page = actions;
  $("show-around").addEventListener("click", () => go(0));
  $("tour-next").addEventListener("click", () => go(at + 1));
  $("tour-end").addEventListener("click", end);
  offerTour();
}

export const touring = () => at >= 0;

// Only where there is nothing to lose.
export function offerTour() {
  $("show-around").hidden = Boolean($("post").value.trim() || state.reply.trim());
}

async function go(step) {
  const all = steps();
  if (step === all.length) return end();
  at = step;
  await all[step].begin?.();
  // Ended while that was under way.
  if (at !== step) return;
  mark(all[step].place);
  $("tour").hidden = false;
  $("tour-place").textContent = words.place(step + 1, all.length);
  $("tour-text").textContent = words.tour[all[step].place];
  $("tour-next").textContent = step + 1 === all.length ? words.tourDone : words.tourNext;
  $("tour-title").focus();
}

function mark(place) {
  document.querySelector(".toured")?.classList.remove("toured");
  if (place) $(place).classList.add("toured");
}

export function end() {
  if (!touring()) return;
  at = -1;
  mark(null);
  $("tour").hidden = true;
  page.clear();
}
