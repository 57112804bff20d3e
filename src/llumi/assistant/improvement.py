"""Suggest small changes to a reply that a person wrote, each with its reason.

    improve(backend, post, "You should rest. At least you have a job.", model="tuned")
    → Improvement(suggestions=("You should" → "You could", " At least you have a job." → ""), …)

Two sources: fixed rules for what often weakens a reply, and the improvement model. A change that
the model proposes is suggested only if it is small, adds nothing that the safety screen finds and
no number, leaves the person's own experience and numbers alone, and does something that can be
named. Where nothing is left, nothing needs to change.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from llumi import prompts
from llumi.assistant import weaknesses
from llumi.assistant.edits import Edit, apply_edits, edits_between, overlaps
from llumi.assistant.limits import check_length
from llumi.assistant.reasons import count_words, name_reason
from llumi.backends import Backend, Sampling
from llumi.prompts import NO_WISH, Wish
from llumi.safety.both import assess, screen
from llumi.safety.reading import read
from llumi.safety.screen import Finding
from llumi.safety.tiers import Tier
from llumi.wording.claims import COUNTS

MOST_REWRITTEN = 0.6
"""A revision that replaces more of the person's words than this is another reply, not theirs."""
_MOST_GROWTH = 1.5
_ROOM_TO_GROW = 12
"""Words that a change may add whatever its length: one short sentence."""
_MOST_REMOVED = 30
"""Words that a change may take out; a model that ran out of room drops the whole rest."""
_AROUND = 240
"""Characters on each side of a change that are screened with it; no rule's words reach further."""

THE_PERSONS = frozenset({"number", "link", "lived_experience"})
"""Rules for a model only: a person may know a number, and has a life to tell of."""

SOFTER = (weaknesses.TELLS, weaknesses.ASKS)
"""Not for a post of imminent danger: "you must call someone" is the right word there."""

_RULES_ALONE = "No model is loaded: these suggestions come from fixed rules."
_ANOTHER_REPLY = "The model wrote another reply instead of changing yours, so it is not shown."
_HELD_BACK = "The safety check held back what the model proposed in one place or more."


@dataclass(frozen=True)
class Suggestion:
    """One change of the person's text, the dimension it serves and why, in plain words."""

    edit: Edit
    dimension: str
    reason: str
    source: str

    def as_dict(self) -> dict[str, str | int]:
        """The suggestion with the flat, stable keys of `--json` and of the API."""
        return asdict(self.edit) | {
            "dimension": self.dimension,
            "reason": self.reason,
            "source": self.source,
        }


@dataclass(frozen=True)
class Improvement:
    """Suggestions in the order of the draft; `notes` says what was not suggested and why.

    `warnings` are words of the person's own that the safety screen would have them look at. They
    hold nothing back: the reply is theirs.
    """

    draft: str
    suggestions: tuple[Suggestion, ...]
    notes: tuple[str, ...]
    warnings: tuple[Finding, ...] = ()

    def take(self, chosen: Iterable[Suggestion]) -> str:
        """The draft with the chosen suggestions; with none it is the draft, byte for byte."""
        return apply_edits(self.draft, [suggestion.edit for suggestion in chosen])


def improve(
    backend: Backend | None,
    post: str,
    draft: str,
    *,
    model: str = "",
    wish: Wish = NO_WISH,
    sampling: Sampling | None = None,
) -> Improvement:
    """Suggestions for `draft`, a person's reply to `post`; without a backend, from rules alone.

    Raises:
        InputError: the post or the draft is empty or too long.
        BackendError: the model does not answer.
    """
    check_length("post", post)
    check_length("reply", draft)
    rules = [
        Suggestion(edit, weakness.dimension, weakness.reason, "rule")
        for edit, weakness in weaknesses.find(draft)
    ]
    found = rules
    notes: tuple[str, ...] = (_RULES_ALONE,)
    if backend is not None:
        pieces = backend.stream(
            prompts.improvement(post, draft, wish),
            model=model,
            sampling=sampling or greedily(draft),
        )
        revised = like_the_draft("".join(pieces), draft)
        proposed, notes = _proposed(post, draft, revised, [one.edit for one in rules])
        found = rules + proposed
    if assess(post).tier is Tier.IMMINENT:
        found = [one for one in found if (one.dimension, one.reason) not in SOFTER]
    ordered = sorted(found, key=lambda suggestion: suggestion.edit.start)
    return Improvement(draft, tuple(ordered), notes, _warnings(post, draft, ordered))


def _warnings(post: str, draft: str, suggested: Sequence[Suggestion]) -> tuple[Finding, ...]:
    """What the screen finds in the person's own words and no suggestion already speaks of."""
    edits = [one.edit for one in suggested]
    return tuple(
        found
        for found in screen(draft, post=post)
        if found.rule not in THE_PERSONS
        and not any(edit.start < found.end and found.start < edit.end for edit in edits)
    )


def greedily(draft: str) -> Sampling:
    """Greedy, with room to say the whole draft again: a token of English has four characters."""
    return Sampling(max_tokens=64 + len(draft) // 3, temperature=0.0)


def _proposed(
    post: str, draft: str, revised: str, taken: list[Edit]
) -> tuple[list[Suggestion], tuple[str, ...]]:
    """The model's changes that may be suggested, and what was kept from the person and why."""
    if not revised.strip() or looks_the_same(draft, revised):
        return [], ()
    edits = edits_between(draft, revised)
    if share_rewritten(draft, edits) > MOST_REWRITTEN:
        return [], (_ANOTHER_REPLY,)
    found, held_back = [], False
    for edit in edits:
        if overlaps(edit, taken) or looks_the_same(edit.before, edit.after):
            continue
        adds, leaves_out = _findings_changed(post, draft, [edit])
        if adds or _adds_a_number(draft, edit):
            held_back = True
        elif leaves_out & THE_PERSONS or not _is_small(edit):
            continue
        elif reason := name_reason(edit, leaves_out):
            found.append(Suggestion(edit, *reason, "model"))
    # What is harmless in two places can be a number where they meet.
    if found and _findings_changed(post, draft, [*taken, *(one.edit for one in found)])[0]:
        found, held_back = [], True
    return found, (_HELD_BACK,) if held_back else ()


def _findings_changed(post: str, draft: str, edits: list[Edit]) -> tuple[set[str], set[str]]:
    """The rules of the screen that edits newly break, and those they break no longer.

    The screen does not know who wrote what: only what the draft does not say already is the
    model's.
    """
    start = max(0, min(edit.start for edit in edits) - _AROUND)
    end = max(edit.end for edit in edits) + _AROUND
    part = draft[start:end]
    moved = [Edit(one.start - start, one.end - start, one.before, one.after) for one in edits]
    before, after = (_findings(text, post) for text in (part, apply_edits(part, moved)))
    return {rule for rule, _ in after - before}, {rule for rule, _ in before - after}


def _findings(text: str, post: str) -> Counter[tuple[str, str]]:
    """Rules are told apart by their words; a classifier's vote is about the whole of a text."""
    return Counter(
        (found.rule, read(found.words).text if found.by == "rule" else "")
        for found in screen(text, post=post)
    )


def _adds_a_number(draft: str, edit: Edit) -> bool:
    known = {number.lower() for number in COUNTS.findall(draft)}
    return any(number.lower() not in known for number in COUNTS.findall(edit.after))


def _is_small(edit: Edit) -> bool:
    before, after = count_words(edit.before), count_words(edit.after)
    return before - after <= _MOST_REMOVED and after <= _MOST_GROWTH * before + _ROOM_TO_GROW


def share_rewritten(draft: str, edits: Iterable[Edit]) -> float:
    """Which share of the draft's words `edits` replace or take out, 0 to 1."""
    return sum(count_words(edit.before) for edit in edits) / max(1, count_words(draft))


_SAME = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


def looks_the_same(*texts: str) -> bool:
    """Whether texts differ in quotation marks, dashes and blanks only: the person's taste."""
    return len({" ".join(text.translate(_SAME).split()) for text in texts}) == 1


def like_the_draft(text: str, draft: str) -> str:
    """A model's reply without what models wrap around it, and with the draft's own line ends."""
    text = re.sub(
        r"\A\s*(?:(?:sure|certainly|of course)\W+)?(?:here(?:['’]s| is) )?(?:an? |the |your )?"
        r"(?:(?:improved|revised|edited) (?:reply|version|draft)|reply)\W{0,3}:\s*",
        "",
        text,
        flags=re.I,
    ).strip()
    if len(text) > 1 and text[0] in '"“' and text[-1] in '"”' and draft.strip()[0] not in '"“':
        text = text[1:-1].strip()
    if not text:
        return ""
    if "\r\n" in draft:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    before = draft[: len(draft) - len(draft.lstrip())]
    return before + text + draft[len(draft.rstrip()) :]
