// Every sentence that the page's script says, in one place, ready for translation.

export const KEPT = "Your text is kept. You can go on writing.";

export const words = {
  usePostFirst: "Put in the post first, so that the suggestions can fit it.",
  postEmpty: "There is no post yet. Paste it first.",
  postNotRead:
    "The program behind this page is not answering, so the post was not read for signs of risk. " + KEPT,
  postReady: "The post is in. Your reply goes here.",
  postChanged: "The post has changed, so what was suggested for the earlier one is gone.",
  imminent: "Please tell whoever leads now.",
  possible_risk: "This post may speak of risk. Where to find help stands on top of the page.",
  noticed: (said, reason) => `${quote(said)}: ${reason}`,
  noDraftHere: "No draft here: this post speaks of imminent danger, so a person answers it.",

  replyEmpty: "There is no reply yet. Write a little first, in your own words.",
  reading: "Reading your reply…",
  noSuggestions: "No suggestions. Your reply stays as you wrote it.",
  suggestions: (count) =>
    `${number(count)} suggestion${count === 1 ? "" : "s"}. Nothing changes unless you accept it.`,
  dropped: (count) =>
    count === 1
      ? "One suggestion no longer fits what you wrote, so it is gone."
      : `${number(count)} suggestions no longer fit what you wrote, so they are gone.`,
  accepted: (left) => `Accepted. ${remaining(left)}`,
  left: (left) => `Left as you wrote it. ${remaining(left)}`,
  allAccepted: (count, left) => `${number(count)} accepted. ${remaining(left)}`,
  allLeft: (left) => `All left as you wrote it. ${remaining(left)}`,
  undone: "Undone.",
  redone: "Done again.",
  allGroups: "All",
  group: (name, count) => `${name} ${count}`,
  own: (share) => `${Math.floor(100 * share)} % of the words are yours.`,
  place: (at, count) => `${at} of ${count}`,
  keepWriting: "Keep writing",
  showChanges: "Show the changes in the text",
  leftOut: (before) => `${quote(before)} is left out`,
  added: (after) => `adds ${quote(after)}`,
  replaced: (before, after) => `${quote(before)} → ${quote(after)}`,
  dimensions: {
    empathy: "Empathy",
    connection: "Connection",
    actionability: "Next step",
    readability: "Readability",
    safety: "Safety",
  },

  drafting: "A draft is being written beside your reply…",
  inLine: (ahead) =>
    ahead === 1
      ? "The model is busy. Yours is the next text in line; you can go on writing."
      : `The model is busy. ${number(ahead)} texts are before yours; you can go on writing.`,
  drafted: (heldBack) => `The draft is done.${heldBackSentence(heldBack)} Nothing of it is in your reply yet.`,
  nothingToShow: "No sentence of the draft could be shown.",
  heldBack: (reason) => `A sentence was held back. ${reason}`,
  toLookAt: (reason) => `To look at before you use it: ${reason}`,
  ownWarning: (said, reason, draft) =>
    `${said.trim() === draft.trim() ? "Your reply as a whole" : quote(said)} · ${reason}`,
  usedAsStart: "The draft is in your reply. Make it yours.",
  usedBelow: "The draft stands below what you wrote. Your own words are untouched.",
  discarded: "The draft is gone. Your reply is untouched.",
  stopped: "Stopped. Your text is kept.",
  stoppedDraft: "Stopped. What had come so far stands beside your reply.",

  notAnswering: "The program behind this page is not answering. " + KEPT,
  modelBrokeOff: "The model is not answering. " + KEPT,
  problem: (message, hint) => {
    const said = [message, hint].filter(Boolean).join(" ");
    return said.includes("Your text is kept") ? said : `${said} Your text is kept.`;
  },

  copied: "Copied. It is posted only if you paste it somewhere.",
  copiedAndTold: "Copied, with the line that tells of the help. It is posted only if you paste it somewhere.",
  nothingToCopy: "There is no reply to copy yet.",
  notCopied: "The browser did not allow copying. Your reply is selected: copy it with the keyboard.",
  cleared: "Everything is cleared.",
  notStored: "This browser keeps nothing in the tab, so reloading the page would lose your text.",

  tourPost: "Since I moved here in spring I know nobody. Work is fine, but the evenings are long and quiet.",
  tourReply: "That sounds lonely. You should join a club. At least you have a job.",
  tour: {
    "post-form": "Here goes the post that you want to answer. An example stands in it now; Next uses it.",
    reply: "Your own words come first: you write here. An example of a reply stands in it now.",
    improve: "Improve looks for small changes. Nothing changes unless you accept it.",
    suggestions:
      "Each suggestion stands in your text, what goes struck through and what comes underlined, with its reason. Accept it or leave it; " +
      "every step can be undone. Next accepts what is left.",
    meters: "In words, what your reply does. Go to one to read what it rests on. They look for fixed phrases and miss things.",
    draft: "A model can write a draft. It stands beside your reply until you use it, and not at all for a post of imminent danger.",
    copy: "Copy takes your reply with it. It is posted only if you paste it somewhere. The example goes now.",
  },
  tourNext: "Next",
  tourDone: "Done",
  meters: {
    readability: "Readability",
    empathy: "Empathy",
    connection: "Connection",
    actionability: "Next step",
    safety: "Safety",
    voice: "Your voice",
  },
  metersMiss: "Fixed phrases are looked for, and miss things. A short warm line may need nothing else.",

  keptThere: "Kept on your team's server.",
  keptHere: "Kept in this tab only: the server cannot be reached. It is tried again.",
  keptReply: (text, changed) => `${clipped(text)} · ${time(changed)}`,
  crossed: "This reply was changed in another window. Choose which one to go on with.",
  forLeads: (count) => (count === 1 ? "A post waits for a lead" : `${number(count)} posts wait for a lead`),
  queueChanged: "The queue has changed.",
  showQueue: "Show it",
  handedOver: "It is with the leads.",
  handedTo: (state, name) =>
    ({
      handed_over: "It is with the leads. None of them has it yet.",
      taken: `${name} has it now.`,
      gone: "It is no longer in the queue: a lead was done with it, or its time was over.",
      waiting: "It waits in the queue for anybody.",
    })[state],

  unfold: "Show the whole post",
  fold: "Show less of the post",
  helpFacts: (place, checked) => `${place} · checked ${checked}`,
  moreHelp: (number) => `${number} more, for particular people or in other ways`,
  call: "Call ",
  chat: "Chat",
  audience: (whom) => `for ${whom}`,
  languages: (codes) => `in ${codes.map((code) => LANGUAGES.of(code)).join(", ")}`,
  checkedOn: (day) => `checked ${day}`,
  commandKey: "⌘ ↵",
};

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

function number(count) {
  return NUMBERS[count] ?? String(count);
}

function quote(text) {
  return `“${text.trim()}”`;
}

const CLIPPED = 60;

function clipped(text) {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > CLIPPED ? `${line.slice(0, CLIPPED)}…` : line;
}

const TIME = new Intl.DateTimeFormat("en", { weekday: "short", hour: "numeric", minute: "2-digit" });

function time(seconds) {
  return TIME.format(new Date(1000 * seconds));
}

function remaining(count) {
  if (count === 0) return "That was the last suggestion.";
  return `${number(count)} suggestion${count === 1 ? "" : "s"} left.`;
}

function heldBackSentence(count) {
  if (count === 0) return "";
  return count === 1 ? " One sentence was held back." : ` ${number(count)} sentences were held back.`;
}
