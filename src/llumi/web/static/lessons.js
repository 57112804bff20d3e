// What was accepted and left, told to the server when a reply is copied: only where the person agreed to it.
//
//   asked for improvements of "You should rest."; took the first, left the second; copied
//   → POST lessons {post, draft, suggestions: [{start, end, before, after, taken: true}, …], final}

import { $, state, told } from "./page.js";
import { send } from "./talk.js";

const teaches = told("teaches") !== undefined;
let given = null;

// The suggestions as they came for `draft`, each with its number on this page.
export function rememberGiven(draft, suggestions) {
  given = teaches ? { post: state.post, draft, suggestions } : null;
}

export function teach() {
  if (!given || given.post !== state.post) return;
  const taken = new Set(state.done.flatMap(({ put }) => put.map(({ id }) => id)));
  const left = new Set(state.done.flatMap((step) => step.left.map(({ id }) => id)));
  const { post, draft } = given;
  const suggestions = given.suggestions
    .filter(({ id }) => taken.has(id) || left.has(id))
    .map(({ id, start, end, before, after }) => ({ start, end, before, after, taken: taken.has(id) }));
  given = null;
  if (!suggestions.length) return;
  // An aside: whether it arrives changes nothing for the person.
  send("POST", "lessons", { body: { post, draft, suggestions, final: $("reply").value } }).catch(() => {});
}
