"""The step: real comments, minimal edits of them, and for each edit whether it may teach.

    posts, comments, splits ──at most n drafts──► proposals by rules and by a model
                            ──tests in order──►   revisions: kept, or refused and why

    "You should rest."  → rules "You could rest."       reason="offers a step …"  refused=null
                        → tuned "Rest. It heals grief." refused="adds_a_fact"     detail="heals; …"

A draft for which nobody had anything to propose gets a row too: "no change" is an answer to learn.
Each finished draft is kept in `unfinished`, so a command that was killed goes on where it was.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from llumi import __version__, prompts
from llumi.assistant import proposing
from llumi.assistant.limits import MOST_CHARACTERS
from llumi.assistant.reasons import count_words
from llumi.assistant.refusing import UNCHANGED, first_refusal, mended
from llumi.backends import Backend
from llumi.errors import InputError
from llumi.kept_lines import file_name, kept_lines
from llumi.safety.risk import assess
from llumi.safety.screen import holds_back, screen
from llumi.safety.tiers import Tier
from llumi.tables import SCHEMAS
from llumi.workspace import Manifest, Workspace

INPUTS = ("posts", "comments", "splits")
RULES = "rules"
"""The proposer that needs no model, as the column `by` names it."""
FEWEST_WORDS, MOST_WORDS = 8, 250
"""Shorter comments have too little to mend; longer ones no small model returns whole."""

_NO_SIDE = "post without a split"
_TWO_SIDES = "comment whose author belongs to another split"
_LENGTH = f"comment not of {FEWEST_WORDS} to {MOST_WORDS} words"
_POST_LENGTH = "post empty or too long to be read with a draft"
_IMMINENT = "post of imminent danger"
_HELD_BACK = "comment held back by the safety screen"


@dataclass(frozen=True)
class Draft:
    """A comment that somebody wrote, and the post that it answers."""

    comment_id: str
    post_id: str
    split: str
    post: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """What one proposer proposed for a draft, and what became of it; see the table's columns."""

    by: str
    proposal: str
    reason: str | None
    refused: str | None
    detail: str | None


def revise(
    workspace: Workspace,
    backend: Backend | None,
    *,
    model: str = "",
    at_most: int = 2_000,
    seed: int = 0,
    progress: Callable[[Iterable[Draft]], Iterable[Draft]] = iter,
) -> Manifest:
    """Make the table `revisions`; without a backend from the rules' proposals alone.

    `at_most` is how many drafts are taken, chosen by hash of id and seed; 0 takes all.

    Raises:
        InputError: `at_most` is below 0, a table is missing, or no comment can be a draft.
        BackendError: the model does not answer; what was finished is kept.
    """
    if at_most < 0:
        raise InputError("--at-most is below 0.", hint="Use 0 for all comments.")
    if model == RULES:
        raise InputError(f"No model can be called {RULES} here.", hint="Serve it by another name.")
    proposers = (RULES, model) if backend is not None else (RULES,)
    made_with = {"proposers": list(proposers), "at_most": at_most, "seed": seed}
    inputs = workspace.sha256(*INPUTS)
    drafts, dropped = _drafts(workspace, at_most=at_most, seed=seed)
    if not drafts:
        why = "; ".join(f"{n:,} × {reason}" for reason, n in dropped.most_common(3))
        raise InputError(
            f"No comment in {workspace.folder} can be revised: {why or 'there is none'}.",
            hint=f"A draft has {FEWEST_WORDS} to {MOST_WORDS} words and passes the safety screen.",
        )
    file = workspace.unfinished("revise") / file_name(
        __version__, prompts.VERSION, inputs, made_with
    )
    outcomes = _go_on(file, drafts, backend, model, progress)
    rows = [row for draft in drafts for row in _rows(draft, outcomes[draft.comment_id])]
    return workspace.write(
        "revise",
        {"revisions": pa.Table.from_pylist(rows, SCHEMAS["revisions"])},
        inputs=inputs,
        settings=made_with,
        counts=_counts(outcomes.values(), proposers),
        dropped=dropped,
    )


# Which comments are drafts


def _drafts(workspace: Workspace, *, at_most: int, seed: int) -> tuple[list[Draft], Counter[str]]:
    """The drafts in the order they are taken in, and how many comments on the way were not taken.

    Texts are looked into only until there are enough.
    """
    posts = {row["post_id"]: row for row in workspace.table("posts").to_pylist()}
    sides = {row["post_id"]: row["split"] for row in workspace.table("splits").to_pylist()}
    comments: list[dict[str, Any]] = workspace.table("comments").to_pylist()
    of_authors = _sides_of_authors(posts.values(), comments, sides)
    comments.sort(key=lambda row: _drawn(row, seed))
    drafts: list[Draft] = []
    dropped: Counter[str] = Counter()
    for row in comments:
        if at_most and len(drafts) == at_most:
            break
        post, side = posts.get(row["post_id"]), sides.get(row["post_id"])
        if post is None or side is None:
            dropped[_NO_SIDE] += 1
        elif row["author"] is not None and of_authors[row["author"]] != {side}:
            dropped[_TWO_SIDES] += 1
        else:
            text = prompts.post_text(post["title"], post["text"])
            draft = Draft(row["comment_id"], row["post_id"], side, text, row["text"])
            if reason := _left_out(draft):
                dropped[reason] += 1
            else:
                drafts.append(draft)
    return drafts, dropped


def _drawn(comment: Mapping[str, Any], seed: int) -> str:
    drawn_by = f"{seed}/{comment['post_id']}>{comment['comment_id']}"
    return hashlib.sha256(drawn_by.encode()).hexdigest()


def _sides_of_authors(
    posts: Iterable[Mapping[str, Any]],
    comments: Iterable[Mapping[str, Any]],
    sides: Mapping[str, str],
) -> dict[str, set[str]]:
    """The sides each author stands on: where they posted or, failing that, where they commented."""
    posted: defaultdict[str, set[str]] = defaultdict(set)
    commented: defaultdict[str, set[str]] = defaultdict(set)
    for found, rows in ((posted, posts), (commented, comments)):
        for row in rows:
            if row["author"] is not None and row["post_id"] in sides:
                found[row["author"]].add(sides[row["post_id"]])
    return {**commented, **posted}


def _left_out(draft: Draft) -> str | None:
    """Why a comment is no draft to learn from; the rules alone decide, as for all tables."""
    if not FEWEST_WORDS <= count_words(draft.text) <= MOST_WORDS:
        return _LENGTH
    if not draft.post or len(draft.post) > MOST_CHARACTERS or len(draft.text) > MOST_CHARACTERS:
        return _POST_LENGTH
    if assess(draft.post).tier is Tier.IMMINENT:
        return _IMMINENT
    return _HELD_BACK if holds_back(screen(draft.text, post=draft.post)) else None


# Proposals, and what was finished before


def _go_on(
    file: Path,
    drafts: Sequence[Draft],
    backend: Backend | None,
    model: str,
    progress: Callable[[Iterable[Draft]], Iterable[Draft]],
) -> dict[str, list[Outcome]]:
    """The outcomes for all drafts by comment: those in `file`, and the rest, added to it."""
    with kept_lines(file) as (done, keep):
        outcomes = {
            line["comment_id"]: [Outcome(**outcome) for outcome in line["outcomes"]]
            for line in done
        }
        for draft in progress([one for one in drafts if one.comment_id not in outcomes]):
            found = list(_outcomes(draft, backend, model))
            outcomes[draft.comment_id] = found
            told = [asdict(one) for one in found]
            keep({"comment_id": draft.comment_id, "outcomes": told})
    return outcomes


def _outcomes(draft: Draft, backend: Backend | None, model: str) -> Iterator[Outcome]:
    yield _outcome(draft, RULES, proposing.by_rules(draft.post, draft.text))
    if backend is not None:
        proposal = proposing.by_model(backend, draft.post, draft.text, model=model)
        yield _outcome(draft, model, proposal)


def _outcome(draft: Draft, by: str, proposal: str) -> Outcome:
    refusal = first_refusal(draft.post, draft.text, proposal)
    if refusal is None:
        return Outcome(by, proposal, mended(draft.post, draft.text, proposal), None, None)
    return Outcome(by, proposal, None, refusal.test, refusal.detail)


# What is written


def _rows(draft: Draft, outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """One row a proposal; where every one is the draft again, one row that says so."""
    changed = [one for one in outcomes if one.refused != UNCHANGED]
    last = outcomes[-1]
    for one in changed or [Outcome(last.by, draft.text, None, UNCHANGED, None)]:
        named = f"{draft.post_id}>{draft.comment_id}>{one.by}"
        yield {
            "revision_id": hashlib.sha256(named.encode()).hexdigest()[:16],
            "comment_id": draft.comment_id,
            "post_id": draft.post_id,
            "split": draft.split,
            "prompt": draft.post,
            "draft": draft.text,
            **asdict(one),
        }


def _counts(found: Iterable[Sequence[Outcome]], proposers: Sequence[str]) -> dict[str, Any]:
    """What became of the proposals; for each proposer kept and refused add up to the drafts."""
    of_drafts = list(found)
    outcomes = [one for of_draft in of_drafts for one in of_draft]
    refused = Counter((one.by, one.refused) for one in outcomes)
    return {
        "drafts": len(of_drafts),
        "proposals": sum(one.refused != UNCHANGED for one in outcomes),
        "kept": {by: refused[by, None] for by in proposers},
        "refused": {
            by: {test: n for (who, test), n in sorted(_only_refused(refused)) if who == by}
            for by in proposers
        },
        "without_change": sum(all(one.refused for one in of_draft) for of_draft in of_drafts),
    }


def _only_refused(
    counted: Mapping[tuple[str, str | None], int],
) -> Iterator[tuple[tuple[str, str], int]]:
    for (by, test), times in counted.items():
        if test is not None:
            yield (by, test), times
