// Talking to the program behind the page. Every failure ends in a Problem, which has a sentence for a person.

import { told } from "./page.js";
import { words } from "./words.js";

// `status` is the server's; 0 where it did not answer.
export class Problem extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

// ask("improvements", {post, draft}, signal) → what the server answered, as an object
export const ask = (what, body, signal, headers) => read(send("POST", what, { body, signal, headers }));

// look("queue") → the same for what is only looked at
export const look = (what) => read(send("GET", what));

async function read(sent) {
  const response = await sent;
  try {
    return await response.json();
  } catch (error) {
    throw asProblem(error, words.notAnswering);
  }
}

// listen("drafts", {post}, signal, {shown: ({text}) => …, held_back: ({reason}) => …})
// Returns when the server said `done`; a stream that ends without it has broken off.
export async function listen(what, body, signal, heard) {
  const response = await send("POST", what, { body, signal, headers: { Accept: "text/event-stream" } });
  try {
    for await (const { name, data } of events(response.body)) {
      if (name === "done") return;
      if (name === "problem") throw new Problem(words.problem(data.title, data.detail));
      heard[name]?.(data);
    }
  } catch (error) {
    throw asProblem(error, words.modelBrokeOff);
  }
  throw new Problem(words.modelBrokeOff);
}

// send("PUT", "replies/9f2c…", {body: {version: 41, …}}) → the answer, where it is a good one
export async function send(method, what, { body, signal, headers = {} } = {}) {
  let response;
  try {
    response = await fetch(`/api/v1/${what}`, {
      method,
      headers: {
        Accept: "application/json",
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...formWord(),
        ...headers,
      },
      body: body && JSON.stringify(body),
      cache: "no-store",
      signal,
    });
  } catch (error) {
    throw asProblem(error, words.notAnswering);
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => ({ title: words.notAnswering, detail: "" }));
  throw new Problem(words.problem(said.title, said.detail), response.status);
}

// Shows the program that this page asks and no other one; only a team's page has it.
function formWord() {
  const word = told("form-word");
  return word ? { "Form-Word": word } : {};
}

// A stop by the person stays what it is; everything else is told in `sentence`.
function asProblem(error, sentence) {
  return error instanceof Problem || error.name === "AbortError" ? error : new Problem(sentence);
}

// "event: shown\ndata: {…}\n\n" → {name: "shown", data: {…}}, however the bytes were cut
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value;
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) {
      const [, name, data] = block.match(/^event: (.*)\ndata: (.*)$/);
      yield { name, data: JSON.parse(data) };
    }
  }
}
