"""Gather what there is to compare: peers' comments and each model's drafts on held-out posts.

    posts held out ──peers' comments──►  replies  ◄──screened drafts── base, tuned
                                         post_id, system, text

Drafts go through the same screen as on the page, so that what is measured is what a supporter
would see. The peers of a post are all its comments, whoever stands on which side of the split.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from llumi import prompts
from llumi.backends import Backend, Sampling
from llumi.errors import InputError
from llumi.safety.stream import HeldBack, Shown, screened_sentences
from llumi.tables import SCHEMAS
from llumi.workspace import Workspace

PEERS = "peers"
INPUTS = ("posts", "comments", "splits")
SAMPLING = Sampling(max_tokens=200, temperature=0.7, seed=0)


@dataclass(frozen=True)
class Gathered:
    """The table `replies`, the posts they answer, and how many sentences the screen held back."""

    replies: pa.Table
    posts: dict[str, str]
    held_back: dict[str, int]


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
    progress: Callable[[Iterable[tuple[str, str]]], Iterable[tuple[str, str]]] = iter,
) -> Gathered:
    """Peers' comments on `posts` and one screened draft per post and model."""
    rows = _peers(workspace, posts)
    held_back = dict.fromkeys(models, 0)
    for post_id, model in progress([(post, model) for post in posts for model in models]):
        messages = prompts.generation(posts[post_id])
        pieces = backend.stream(messages, model=model, sampling=SAMPLING)
        text = ""
        for event in screened_sentences(pieces, post=posts[post_id]):
            if isinstance(event, Shown):
                text += event.text
            elif isinstance(event, HeldBack):
                held_back[model] += 1
        rows.append(
            {
                "reply_id": f"{model}-{post_id}",
                "post_id": post_id,
                "system": model,
                "text": text.strip(),
            }
        )
    return Gathered(pa.Table.from_pylist(rows, SCHEMAS["replies"]), dict(posts), held_back)


def _peers(workspace: Workspace, posts: Mapping[str, str]) -> list[dict[str, Any]]:
    comments = workspace.table("comments").select(["comment_id", "post_id", "text"])
    return [
        {
            "reply_id": f"{PEERS}-{row['comment_id']}",
            "post_id": row["post_id"],
            "system": PEERS,
            "text": row["text"],
        }
        for row in comments.to_pylist()
        if row["post_id"] in posts
    ]
