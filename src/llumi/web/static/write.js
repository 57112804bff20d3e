// The writing page, put together: the post, one request to the model at a time, keys and buttons.
//
//   paste → Use this post → write → Improve, Accept or Leave → Copy reply
//
// Parts: page.js (what is known), needs.js (what a post needs first), handing.js (to a lead), reply.js (writing and
// suggestions), draft.js (a proposal beside it), meters.js (what the reply does, in words), kept.js (keeping it on a team's server), talk.js (the server),
// changes.js (offsets), words.js (sentences).

import {
  addHeldBack, addNoted, addShown, discardDraft, drafted, endDraft, offerDraft, openDraft, useDraft,
} from "./draft.js";
import { setReply } from "./history.js";
import { handOver, offerHandingOver } from "./handing.js";
import { keepAnother, startKeeping, stopKeeping } from "./kept.js";
import { hideMeterWhy, meterSoon } from "./meters.js";
import { fold, showMarks, showNeeds } from "./needs.js";
import { $, forget, forgetAll, hasKept, keep, queued, say, state } from "./page.js";
import {
  accept, acceptAll, clickedInReview, copyReply, forgetSuggestions, leave, leaveAll, move, receive,
  redo, reviewing, show, showWhose, typed, undo, write,
} from "./reply.js";
import { Problem, ask, listen } from "./talk.js";
import { end as endTour, offerTour, prepareTour, touring } from "./tour.js";
import { words } from "./words.js";

// ---- What is kept in this tab

function restore() {
  const kept = hasKept();
  // What was typed before this script ran is newer than what was kept.
  const [post, reply] = [$("post").value, $("reply").value];
  $("post").value = post || (kept.post ?? "");
  setReply(reply || (kept.reply ?? ""), reply ? undefined : kept.by);
  showWhose();
  // A post of the queue was chosen already.
  if ((kept.used && !post) || queued) usePost();
  startKeeping(showRestored);
  state.followers.push(meterSoon, offerTour);
  prepareTour({ usePost, improve, acceptAll, clear: clearEverything, setText });
  meterSoon();
}

function setText(text) {
  setReply(text);
  typed();
}

function showRestored() {
  forgetSuggestions();
  showWhose();
  if ($("post").value.trim()) usePost();
}

function clearEverything() {
  abandon();
  if (!queued) $("post").value = "";
  setReply("");
  Object.assign(state, { done: [], lastPost: undefined });
  forgetSuggestions();
  discardDraft();
  if (!queued) writePost();
  forget();
  keepAnother();
  say(words.cleared);
}

// ---- The post

async function usePost() {
  const post = $("post").value;
  if (!post.trim()) {
    say(words.postEmpty);
    $("post").focus();
    return false;
  }
  let risk;
  try {
    ({ risk } = await ask("screens", { post }));
  } catch (error) {
    say(error.message === words.notAnswering ? words.postNotRead : error.message, { problem: true });
    return false;
  }
  // Cleared or changed while the answer was under way.
  if ($("post").value !== post) return false;
  readPost(post, risk);
  keep();
  return true;
}

function readPost(post, risk) {
  const other = state.lastPost !== undefined && state.lastPost !== post;
  const lost = other && (state.open.length > 0 || !$("proposal").hidden);
  if (other) {
    abandon();
    forgetSuggestions();
    discardDraft();
  }
  state.post = state.lastPost = post;
  state.tier = risk.tier;
  $("post-form").hidden = true;
  $("post-used").hidden = false;
  $("edit-post").hidden = queued !== "";
  showMarks(post, risk.marks);
  showNeeds(risk);
  offerDraft();
  offerHandingOver();
  if (risk.tier === "imminent") needsFirst();
  else write();
  say(lost ? words.postChanged : words[risk.tier] ?? words.postReady);
}

// The eyes and the screen reader go first to what a post of imminent danger needs first.
function needsFirst() {
  scrollTo(0, 0);
  $("handoff-title").focus();
}

// Back to the paste area, with what was pasted.
function writePost() {
  state.post = "";
  state.tier = "none";
  $("post-form").hidden = false;
  $("post-used").hidden = $("edit-post").hidden = true;
  showNeeds({ tier: "none", help: null });
  offerDraft();
  keep();
  $("post").focus();
}

// ---- What the model is asked, one thing at a time

async function improve() {
  const draft = $("reply").value;
  if (!draft.trim()) {
    say(words.replyEmpty);
    return write();
  }
  await work(words.reading, async (signal) => {
    receive(draft, await ask("improvements", { post: state.post, draft, ...wish() }, signal));
  });
}

// How what the model makes should sound; nothing where there is no model.
const wish = () => ($("wishes") ? { tone: $("tone").value, length: $("length").value } : {});

async function draftForMe() {
  discardDraft();
  await work(words.drafting, async (signal) => {
    openDraft();
    try {
      await listen("drafts", { post: state.post, ...wish() }, signal, {
        waiting: ({ ahead }) => say(words.inLine(ahead)),
        shown: addShown,
        held_back: addHeldBack,
        noted: addNoted,
      });
      drafted();
    } finally {
      endDraft();
    }
  });
}

// Runs `task` with a signal that Stop pulls; the post is read first where it was not yet.
async function work(sentence, task) {
  if (state.job) return;
  if (!state.post && !$("post").value.trim()) {
    say(words.usePostFirst);
    return $("post").focus();
  }
  // What an imminent post needs first comes before anything that was asked for.
  if (!state.post && (!(await usePost()) || state.tier === "imminent")) return;
  const job = new AbortController();
  setJob(job);
  say(sentence);
  try {
    await task(job.signal);
  } catch (error) {
    if (state.job !== job) return;
    if (job.signal.aborted) say($("proposal").hidden ? words.stopped : words.stoppedDraft);
    else if (error instanceof Problem) say(error.message, { problem: true });
    else throw error;
  } finally {
    if (state.job === job) setJob(null);
  }
}

function setJob(job) {
  const held = document.activeElement;
  state.job = job;
  $("stop").hidden = job === null;
  $("improve").hidden = job !== null;
  offerDraft();
  // A button that was just hidden must not take the focus with it.
  if (job && [$("improve"), $("draft")].includes(held)) $("stop").focus();
  if (!job && held === $("stop")) $(reviewing() ? "suggestions" : "reply").focus();
}

function stop() {
  state.job?.abort();
}

// Stop what nobody waits for any more, without a word.
function abandon() {
  const { job } = state;
  setJob(null);
  job?.abort();
}

// ---- Keys

const ON_SUGGESTIONS = {
  a: accept, l: leave, u: undo, r: redo,
  j: () => move(1), arrowdown: () => move(1), arrowright: () => move(1),
  k: () => move(-1), arrowup: () => move(-1), arrowleft: () => move(-1),
};

function keyOnSuggestions(event) {
  const action = ON_SUGGESTIONS[event.key.toLowerCase()];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
}

function keyAnywhere(event) {
  const command = event.ctrlKey || event.metaKey;
  const inDialog = document.querySelector("dialog[open]") !== null;
  if (inDialog) return;
  if (command && event.key === "Enter") {
    event.preventDefault();
    if (event.target === $("post")) usePost();
    else improve();
  } else if (event.key === "Escape") {
    escape();
  } else if (command && asksToUndo(event) && isOurs(event, state.done)) {
    event.preventDefault();
    undo();
  } else if (command && asksToRedo(event) && isOurs(event, state.undone)) {
    event.preventDefault();
    redo();
  } else if (event.key === "?" && !command && event.target.localName !== "textarea") {
    $("keys").showModal();
  }
}

const asksToUndo = ({ key, shiftKey }) => key.toLowerCase() === "z" && !shiftKey;
const asksToRedo = ({ key, shiftKey }) => key.toLowerCase() === (shiftKey ? "z" : "y");

// The browser cannot undo what the page put into the text; what was typed since is the browser's.
function isOurs(event, steps) {
  const whereOurs = event.target === $("reply") ? state.justChanged : event.target.localName !== "textarea";
  return steps.length > 0 && whereOurs;
}

function escape() {
  if (state.job) stop();
  else if (touring()) endTour();
  else if (reviewing()) write();
}

// ---- Wiring

const CLICKS = {
  "edit-post": writePost,
  unfold: () => fold(!$("post-shown").classList.contains("folded")),
  improve, accept, leave, undo, redo, stop,
  draft: draftForMe,
  copy: copyReply,
  "accept-all": acceptAll,
  "leave-all": leaveAll,
  next: () => move(1),
  previous: () => move(-1),
  "switch-view": () => (reviewing() ? write() : show(state.current)),
  "use-draft": useDraft,
  discard: () => {
    discardDraft();
    write();
    say(words.discarded);
  },
  "show-keys": () => $("keys").showModal(),
  clear: () => $("clear-dialog").showModal(),
};

function start() {
  for (const [id, action] of Object.entries(CLICKS)) $(id).addEventListener("click", () => action());
  for (const example of document.querySelectorAll(".example")) {
    example.addEventListener("click", () => {
      $("post").value = example.dataset.text;
      usePost();
    });
  }
  $("post-form").addEventListener("submit", (event) => {
    event.preventDefault();
    usePost();
  });
  // Pressed before anybody listened, it would only load the page anew.
  $("use-post").disabled = false;
  $("post").addEventListener("input", keep);
  $("reply").addEventListener("input", typed);
  $("review").addEventListener("click", clickedInReview);
  for (const id of ["review", "suggestions"]) $(id).addEventListener("keydown", keyOnSuggestions);
  $("clear-dialog").addEventListener("close", () => {
    if ($("clear-dialog").returnValue === "clear") clearEverything();
    $("clear-dialog").returnValue = "";
  });
  $("meters").addEventListener("focusout", hideMeterWhy);
  $("meters").addEventListener("mouseleave", hideMeterWhy);
  $("sign-out")?.addEventListener("submit", forgetAll);
  $("hand-over")?.addEventListener("click", handOver);
  // What is done with is not left in the tab, nor sent to the server once more.
  document.querySelector("#from-queue form[action$='/done']")?.addEventListener("submit", () => {
    stopKeeping();
    forget();
  });
  document.addEventListener("keydown", keyAnywhere);
  if (/Mac|iPhone|iPad/.test(navigator.platform)) $("improve-key").textContent = words.commandKey;
  restore();
  if (!state.post && !$("post").value) $("post").focus();
}

start();
