// Handing a pasted post over to the leads, and being told who has it.
//
//   POST queue {post, hand_over: true} → {id: "51d0…", state: "handed_over"}  …  {state: "taken", with: "Ada"}

import { $, newName, state } from "./page.js";
import { ask, look } from "./talk.js";
import { words } from "./words.js";

const EVERY = 5000;
const ids = new Map();

// Ready for the post in use: the button, or what has become of it.
export function offerHandingOver() {
  if (!$("hand-over")) return;
  $("hand-over").hidden = ids.has(state.post);
  tell(ids.has(state.post) ? words.handedOver : "");
  if (ids.has(state.post)) follow(state.post);
}

export async function handOver() {
  const { post } = state;
  $("hand-over").disabled = true;
  try {
    const { id } = await ask("queue", { post, hand_over: true }, undefined, { "Idempotency-Key": once(post) });
    ids.set(post, id);
    offerHandingOver();
    $("handed-over").focus();
  } catch (error) {
    tell(error.message);
  } finally {
    $("hand-over").disabled = false;
  }
}

// Pressed again because no answer came, it is the same post.
const keys = new Map();
function once(post) {
  if (!keys.has(post)) keys.set(post, newName());
  return keys.get(post);
}

const followed = new Set();

async function follow(post) {
  if (followed.has(post)) return;
  followed.add(post);
  while (state.post === post) {
    try {
      const found = await look(`queue/${ids.get(post)}`);
      if (state.post === post) tell(words.handedTo(found.state, found.with));
      if (found.state === "gone") break;
    } catch (error) {
      tell(error.message);
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  followed.delete(post);
}

function tell(sentence) {
  if ($("handed-over").textContent !== sentence) $("handed-over").textContent = sentence;
}
