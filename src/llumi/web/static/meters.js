// What stands under the reply: words on what it does, each with what it rests on. They say nothing of the person.
//
//   POST meters {reply, post, own, added} → [{name: "empathy", said: "warm", why: "“…” says what it does to you."}, …]

import { byWhom } from "./history.js";
import { $, element, state } from "./page.js";
import { ask } from "./talk.js";
import { words } from "./words.js";

const REST = 900;
let timer;
let asked = "";

// Called whenever the reply or its post has changed; asks once the person rests.
export function meterSoon() {
  clearTimeout(timer);
  timer = setTimeout(meter, REST);
}

async function meter() {
  const reply = $("reply").value;
  const about = JSON.stringify([reply, state.post, state.by]);
  if (about === asked) return;
  asked = about;
  if (!reply.trim()) return show([]);
  try {
    const found = await ask("meters", { reply, post: state.post, ...byWhom() });
    if (about === asked) show(found);
  } catch {
    // They are an aside: where they cannot be had, nothing is said.
    asked = "";
    show([]);
  }
}

function show(found) {
  const held = document.activeElement?.dataset.meter;
  $("meters").hidden = found.length === 0;
  $("meter-why").hidden = true;
  $("meters-list").replaceChildren(...found.map(item));
  if (held) $("meters-list").querySelector(`[data-meter="${held}"]`)?.focus();
}

function item({ name, said, why }) {
  const button = element("button", said, { type: "button", className: "plain meter" });
  button.dataset.meter = name;
  button.setAttribute("aria-label", `${words.meters[name]}: ${said}`);
  button.setAttribute("aria-describedby", "meter-why");
  for (const event of ["focus", "mouseenter", "click"]) {
    button.addEventListener(event, () => explain(name, why));
  }
  const row = document.createElement("li");
  row.append(button);
  return row;
}

function explain(name, why) {
  $("meter-why").hidden = false;
  $("meter-why").replaceChildren(element("strong", `${words.meters[name]}. `), why, ` ${words.metersMiss}`);
}

export function hideMeterWhy(event) {
  if (!$("meters").contains(event.relatedTarget)) $("meter-why").hidden = true;
}
