"""The replies of all systems with a number per reply and measure: what a comparison reads.

replies   reply_id  post_id  system  text               posts   {"p1": "I can't sleep.", …}
          r1        p1       tuned   I hear how tired …
→ Measured(reply_ids=("r1", …), post_ids=("p1", …), systems=("tuned", …),
           texts=Texts(…), values={"words": [84., …], "style_matching": [0.61, …], …})
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from llumi import tables
from llumi.errors import InputError, LlumiError
from llumi.evaluation.measures import Measure
from llumi.evaluation.measuring import values_of
from llumi.evaluation.texts import Numbers, Texts


@dataclass(frozen=True)
class Measured:
    """One row per reply, by post and id, so that the order in which they came changes nothing."""

    reply_ids: tuple[str, ...]
    post_ids: tuple[str, ...]
    systems: tuple[str, ...]
    texts: Texts
    values: dict[str, Numbers]
    set_measures: tuple[str, ...] = ()
    """Those that are to be taken of sets of these replies."""

    @property
    def words(self) -> Numbers:
        """How long each reply is."""
        return self.texts.words


def measured(
    replies: pa.Table,
    posts: Mapping[str, str],
    measures: Iterable[Measure],
    *,
    progress: Callable[[Iterable[Measure]], Iterable[Measure]] = iter,
) -> Measured:
    """Measure the table `replies`, given the text of each post by its id.

    Measures of a revision and its draft are undefined for replies that revise none, and left out
    where none does.

    Raises:
        InputError: there are no replies, or some whose post is missing.
    """
    rows = tables.check("replies", replies).to_pylist()
    rows.sort(key=lambda row: (row["post_id"], row["reply_id"]))
    reply_ids = [row["reply_id"] for row in rows]
    post_ids = [row["post_id"] for row in rows]
    if not reply_ids:
        raise InputError("There are no replies to compare.", hint="Make or collect replies first.")
    if twice := [name for name, count in Counter(reply_ids).items() if count > 1]:
        raise LlumiError(f"table replies has {len(twice)} reply_id twice, such as {twice[0]}.")
    if missing := sorted(set(post_ids) - posts.keys()):
        raise InputError(
            f"{len(missing):,} of the posts that replies answer are not among the posts given, "
            f"such as {missing[0]}.",
            hint="Compare replies with the posts they were written to.",
        )
    texts = Texts.of([row["text"] for row in rows])
    by_id = dict(zip(reply_ids, texts.raw, strict=True))
    drafts = [by_id.get(row["revises"]) for row in rows]
    answered = Texts.of([posts[post] for post in post_ids])
    chosen = list(measures)
    of_replies = [one for one in chosen if one.of in ("reply", "reply and post")]
    values = values_of(texts, progress(of_replies), {"post": answered})
    revisions = [one for one in chosen if one.of == "revision and draft"] if any(drafts) else []
    those = np.flatnonzero([draft is not None for draft in drafts])
    drafted = Texts.of([draft for draft in drafts if draft is not None])
    for name, found in values_of(texts.take(those), revisions, {"draft": drafted}).items():
        values[name] = np.full(len(texts), np.nan)
        values[name][those] = found
    return Measured(
        reply_ids=tuple(reply_ids),
        post_ids=tuple(post_ids),
        systems=tuple(row["system"] for row in rows),
        texts=texts,
        values=values,
        set_measures=tuple(one.name for one in chosen if one.of == "set"),
    )
