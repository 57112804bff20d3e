// Changes of a text: where they stand, and what happens to them when the text moves.
//
//   text    "😀 You should rest."
//   change  {start: 3, end: 13, before: "You should", after: "You could"}   in UTF-16 units, as JavaScript counts
//   apply   "😀 You could rest."
//
// Nothing here touches the page. A text is never rebuilt from pieces: it is cut and joined at offsets,
// so leaving every change leaves every character.

// Python counts code points: "😀" is 1 there and 2 here. Suggestions that do not fit the text are left out.
export function fromServer(text, suggestions) {
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  return suggestions
    .map((one) => ({ ...one, start: units[one.start], end: units[one.end], after: plainLines(one.after) }))
    .filter((one) => text.slice(one.start, one.end) === one.before && one.start !== undefined);
}

// A textarea knows only "\n"; what is put into one must not hold other line ends.
function plainLines(text) {
  return text.replace(/\r\n?/g, "\n");
}

export function apply(text, change) {
  return text.slice(0, change.start) + change.after + text.slice(change.end);
}

// Whether two changes are about the same characters.
export function overlaps(one, other) {
  return one.start < other.end && other.start < one.end;
}

// The same place after `change` was applied, for a change that stands before or behind it.
export function shifted(other, change) {
  if (other.start < change.end) return other;
  const by = change.after.length - (change.end - change.start);
  return { ...other, start: other.start + by, end: other.end + by };
}

// What an applied change looks like from the new text: taking it gives the old text back.
export function inverse(change) {
  return {
    ...change,
    end: change.start + change.after.length,
    before: change.after,
    after: change.before,
  };
}

// The one stretch in which two texts differ: "I am tired" → "I am so tired" is {start: 5, end: 5, after: "so "}.
export function difference(was, now) {
  let start = 0;
  const shorter = Math.min(was.length, now.length);
  while (start < shorter && was[start] === now[start]) start += 1;
  let back = 0;
  while (back < shorter - start && was.at(-1 - back) === now.at(-1 - back)) back += 1;
  const end = was.length - back;
  return { start, end, before: was.slice(start, end), after: now.slice(start, now.length - back) };
}

// The changes that still fit after the person typed, at their new places.
export function afterTyping(changes, was, now) {
  return was === now ? changes : stillFitting(changes, difference(was, now), now);
}

// The same where it is known already what was typed.
export function stillFitting(changes, typed, now) {
  return changes
    .filter((one) => !overlaps(one, typed))
    .map((one) => (one.end <= typed.start ? one : shifted(one, typed)))
    .filter((one) => now.slice(one.start, one.end) === one.before && standsAlone(now, one));
}

// Whether a change still begins and ends where words do: "should" in "shouldn't" is no longer its word.
function standsAlone(text, change) {
  const letter = /[\p{L}\p{N}]/u;
  const glued = (left, right) => letter.test(text[left] ?? "") && letter.test(text[right] ?? "");
  if (change.start === change.end) return !glued(change.start - 1, change.start);
  return !glued(change.start - 1, change.start) && !glued(change.end - 1, change.end);
}

// The text cut where changes begin and end: [{text, start}, {text, start, change}, …], in order.
export function pieces(text, changes) {
  const cut = [];
  let at = 0;
  for (const change of changes) {
    if (at < change.start) cut.push({ text: text.slice(at, change.start), start: at });
    cut.push({ text: change.before, start: change.start, change });
    at = change.end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), start: at });
  return cut;
}

// The text cut at marks, which may overlap: [{text, reasons}, …].
export function marked(text, marks) {
  const borders = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])];
  borders.sort((one, other) => one - other);
  return borders.slice(1).map((end, index) => {
    const start = borders[index];
    const here = marks.filter((mark) => mark.start <= start && mark.end >= end);
    return { text: text.slice(start, end), reasons: here.map((mark) => mark.reason) };
  });
}

// Marks come with offsets in code points, like suggestions.
export function marksFromServer(text, marks) {
  return fromServer(text, marks.map((mark) => ({ ...mark, before: mark.words, after: "" })));
}
