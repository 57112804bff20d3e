"""Suggest small changes to a reply that a person wrote, each with its reason.

    improve(backend, post, "You should sleep more. At least you have a job.", model="tuned")
    → Improvement(suggestions=(should → could, "At least you have a job." → ""), notes=())

Two sources: fixed rules for what often weakens a reply, and the improvement model. A change that
the model proposes is suggested only if it is small, passes the safety screen, adds no number, and
mends something that can be named; where nothing is left, nothing needs to change.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from llumi import prompts
from llumi.assistant import weaknesses
from llumi.assistant.edits import Edit, apply_edits, edits_between, overlaps
from llumi.assistant.limits import check_length
from llumi.backends import Backend, Sampling
from llumi.safety.screen import holds_back, screen

_MOST_REWRITTEN = 0.6
"""A revision that replaces more of the person's words than this is another reply, not theirs."""
_MOST_GROWTH = 1.5
_ROOM_TO_GROW = 12
"""Words that a change may add whatever its length: one short sentence."""

_HEARD = re.compile(
    r"\b(?:sounds?|I hear|I[’']m (?:so )?sorry|that must|makes sense|thank you for|no wonder|"
    r"it takes (?:a lot|courage))\b",
    re.I,
)
_TOLD = re.compile(
    r"\byou (?:should|must|need to|have to|ought to)\b|\bjust\b|^\W*(?:stop|go|try)\b", re.I
)
_OFFERED = re.compile(
    r"\b(?:could|might|maybe|perhaps|if you (?:want|like|feel)|would it help)\b", re.I
)


@dataclass(frozen=True)
class Suggestion:
    """One change of the person's text, the dimension it serves and why, in plain words."""

    edit: Edit
    dimension: str
    reason: str
    source: str


@dataclass(frozen=True)
class Improvement:
    """Suggestions in the order of the draft; `notes` says what was not suggested and why."""

    draft: str
    suggestions: tuple[Suggestion, ...]
    notes: tuple[str, ...]

    def take(self, chosen: Iterable[Suggestion]) -> str:
        """The draft with the chosen suggestions; with none it is the draft, byte for byte."""
        return apply_edits(self.draft, [suggestion.edit for suggestion in chosen])


def improve(
    backend: Backend | None,
    post: str,
    draft: str,
    *,
    model: str = "",
    sampling: Sampling | None = None,
) -> Improvement:
    """Suggestions for `draft`, a person's reply to `post`; without a backend, from rules alone.

    Raises:
        InputError: the post or the draft is empty or too long.
        BackendError: the model does not answer.
    """
    check_length("post", post)
    check_length("reply", draft)
    suggestions: list[Suggestion] = []
    for edit, weakness in weaknesses.find(draft):
        if not overlaps(edit, _edits(suggestions)):
            suggestions.append(Suggestion(edit, weakness.dimension, weakness.reason, "rule"))
    notes: tuple[str, ...] = ()
    if backend is None:
        notes = ("No model is loaded: these suggestions come from fixed rules.",)
    else:
        sampling = sampling or Sampling(temperature=0.0)
        pieces = backend.stream(prompts.improvement(post, draft), model=model, sampling=sampling)
        found, notes = _of_model(draft, "".join(pieces))
        suggestions += [one for one in found if not overlaps(one.edit, _edits(suggestions))]
    ordered = sorted(suggestions, key=lambda suggestion: suggestion.edit.start)
    return Improvement(draft, tuple(ordered), notes)


def _of_model(draft: str, revised: str) -> tuple[list[Suggestion], tuple[str, ...]]:
    """The model's changes that may be suggested, and what was kept from the person and why."""
    revised = _unwrapped(revised)
    if not revised:
        return [], ()
    edits = edits_between(draft, revised)
    if _share_rewritten(draft, edits) > _MOST_REWRITTEN:
        return [], ("The model wrote another reply instead of changing yours, so it is not shown.",)
    suggestions, held_back = [], 0
    for edit in edits:
        if _adds_what_it_must_not(draft, edit):
            held_back += 1
        elif _is_small(edit) and (reason := name_reason(edit)):
            suggestions.append(Suggestion(edit, *reason, "model"))
    notes = ("The safety check held back what the model proposed in one place or more.",)
    return suggestions, notes if held_back else ()


def name_reason(edit: Edit) -> tuple[str, str] | None:
    """The dimension an edit serves and why; None where nothing can be named."""
    before, after = edit.before, edit.after
    if holds_any(before) and not holds_any(after):
        return "safety", "leaves out words that can hurt or shut someone out"
    if _HEARD.search(after) and not _HEARD.search(before):
        return "empathy", "says what you heard"
    if _TOLD.search(before) and _OFFERED.search(after):
        return "empathy", "offers a step instead of telling them what to do"
    if "?" in after and "?" not in before:
        return "connection", "asks, so that they can say more"
    if _is_spelling(before, after):
        return "readability", "mends the spelling"
    if 0 < _count(after) <= 0.7 * _count(before):
        return "readability", "says it in fewer words"
    return None


def holds_any(text: str) -> bool:
    """Whether the screen has anything to say of `text`, be it only a warning."""
    return bool(screen(text))


def _adds_what_it_must_not(draft: str, edit: Edit) -> bool:
    """Whether taking the edit brings in something blocked, or a number the person did not write."""
    changed = apply_edits(draft, [edit])
    blocked_before = {finding.words for finding in screen(draft)}
    blocked = [found for found in screen(changed) if found.words not in blocked_before]
    return holds_back(blocked) or bool(
        set(re.findall(r"\d+", edit.after)) - set(re.findall(r"\d+", draft))
    )


def _is_small(edit: Edit) -> bool:
    return _count(edit.after) <= _MOST_GROWTH * _count(edit.before) + _ROOM_TO_GROW


def _share_rewritten(draft: str, edits: Iterable[Edit]) -> float:
    return sum(_count(edit.before) for edit in edits) / max(1, _count(draft))


def _is_spelling(before: str, after: str) -> bool:
    """One word that changed by a letter or two, or only in its capitals."""
    if _count(before) != 1 or _count(after) != 1 or before == after:
        return False
    long, short = sorted((before.strip().lower(), after.strip().lower()), key=len, reverse=True)
    changed = sum(a != b for a, b in zip(long, short, strict=False)) + len(long) - len(short)
    return changed <= 2 and len(short) > 2


def _count(text: str) -> int:
    return len(re.findall(r"[\w’']+", text))


def _unwrapped(text: str) -> str:
    """The reply without what models like to wrap around it: quotes, a label before it."""
    text = re.sub(
        r"\A\s*(?:reply|improved reply|revised reply)\s*:\s*", "", text, flags=re.I
    ).strip()
    if len(text) > 1 and text[0] in '"“' and text[-1] in '"”':
        text = text[1:-1].strip()
    return text


def _edits(suggestions: Iterable[Suggestion]) -> list[Edit]:
    return [suggestion.edit for suggestion in suggestions]
