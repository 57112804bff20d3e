"""Gather what there is to compare: peers' comments and each model's drafts on held-out posts.

    posts held out ──peers' comments──►  replies  ◄──screened drafts── base, tuned
                            └────────────improved by tuned──►  "tuned-improved"
                                         reply_id, post_id, system, text, revises

Drafts go through the same screen as on the page, so that what is measured is what a supporter
would see. The peers of a post are all its comments, whoever stands on which side of the split.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from llumi import prompts
from llumi.backends import Backend, Sampling
from llumi.errors import InputError
from llumi.kept_lines import kept_lines
from llumi.safety.stream import HeldBack, Shown, screened_sentences
from llumi.tables import SCHEMAS
from llumi.workspace import Workspace

PEERS = "peers"
IMPROVED = "-improved"
"""Ends the name of a system that improves what peers wrote."""
INPUTS = ("posts", "comments", "splits")
SAMPLING = Sampling(max_tokens=200, temperature=0.7, seed=0)

Improve = Callable[[str, str, str], str | None]
"""(post, draft, model) → the improved draft, None where it cannot be improved."""
Progress = Callable[[Iterable["Task"]], Iterable["Task"]]


@dataclass(frozen=True)
class Gathered:
    """The table `replies`, the posts they answer, and how many sentences the screen held back."""

    replies: pa.Table
    posts: dict[str, str]
    held_back: dict[str, int]


@dataclass(frozen=True)
class Task:
    """One reply to be made; with `draft`, a peer's row, by improving that."""

    post_id: str
    model: str
    draft: Mapping[str, Any] | None = None

    @property
    def system(self) -> str:
        """Whose reply it will be."""
        return self.model + IMPROVED if self.draft else self.model

    @property
    def reply_id(self) -> str:
        """There is one of each system to a post."""
        return f"{self.system}-{self.post_id}"


def held_out_posts(workspace: Workspace, *, at_most: int = 0) -> dict[str, str]:
    """Text of each post of the test split, by id; at most so many, chosen by hash, 0 for all.

    Raises:
        InputError: the split holds none.
    """
    splits, posts = workspace.table("splits"), workspace.table("posts")
    held_out = set(splits.filter(pc.field("split") == "test")["post_id"].to_pylist())
    texts = {
        row["post_id"]: prompts.post_text(row["title"], row["text"])
        for row in posts.select(["post_id", "title", "text"]).to_pylist()
        if row["post_id"] in held_out
    }
    if not texts:
        raise InputError(
            "No post is held out, so there is nothing to evaluate on.",
            hint="A community of more posts gives some; a fifth are held out by hash.",
        )
    chosen = sorted(texts, key=lambda post: hashlib.sha256(post.encode()).hexdigest())
    return {post: texts[post] for post in (chosen[:at_most] if at_most else chosen)}


def gather(
    workspace: Workspace,
    posts: Mapping[str, str],
    backend: Backend,
    models: Sequence[str],
    *,
    kept: Path,
    improve: Improve | None = None,
    progress: Progress = iter,
) -> Gathered:
    """Peers' comments on `posts`, and one screened draft per post and model.

    With `improve`, also the first comment on each post as each model improves it. What is finished
    stands in `kept`, and is not done again by a command that goes on.

    Raises:
        BackendError: the model does not answer; what was finished is kept.
    """
    peers = list(_peers(workspace, posts))
    firsts: dict[str, dict[str, Any]] = {}
    for row in sorted(peers, key=lambda row: str(row["reply_id"])):
        firsts.setdefault(row["post_id"], row)
    tasks = [Task(post, model) for post in posts for model in models]
    if improve is not None:
        tasks += [Task(post, model, firsts[post]) for post in firsts for model in models]
    with kept_lines(kept) as (done, keep):
        made = {line["reply_id"]: line for line in done}
        for task in progress([task for task in tasks if task.reply_id not in made]):
            if task.draft is not None and improve is not None:
                line = _improved(task, improve(posts[task.post_id], task.draft["text"], task.model))
            else:
                line = _drafted(task, posts[task.post_id], backend)
            made[task.reply_id] = line
            keep(line)
    held_back = Counter(dict.fromkeys(models, 0))
    rows = peers
    for task in tasks:
        held_back[task.model] += made[task.reply_id]["held_back"]
        row = {name: made[task.reply_id][name] for name in SCHEMAS["replies"].names}
        if row["text"] is not None:
            rows.append(row)
    return Gathered(pa.Table.from_pylist(rows, SCHEMAS["replies"]), dict(posts), dict(held_back))


def _peers(workspace: Workspace, posts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    comments = workspace.table("comments").select(["comment_id", "post_id", "text"])
    for row in comments.to_pylist():
        if row["post_id"] in posts:
            yield _row(f"{PEERS}-{row['comment_id']}", row["post_id"], PEERS, row["text"])


def _drafted(task: Task, post: str, backend: Backend) -> dict[str, Any]:
    pieces = backend.stream(prompts.generation(post), model=task.model, sampling=SAMPLING)
    text, held_back = "", 0
    for event in screened_sentences(pieces, post=post):
        if isinstance(event, Shown):
            text += event.text
        elif isinstance(event, HeldBack):
            held_back += 1
    row = _row(task.reply_id, task.post_id, task.system, text.strip())
    return row | {"held_back": held_back}


def _improved(task: Task, text: str | None) -> dict[str, Any]:
    row = _row(task.reply_id, task.post_id, task.system, text)
    return row | {"revises": (task.draft or {})["reply_id"], "held_back": 0}


def _row(reply_id: str, post_id: str, system: str, text: str | None) -> dict[str, Any]:
    return {
        "reply_id": reply_id,
        "post_id": post_id,
        "system": system,
        "text": text,
        "revises": None,
    }
