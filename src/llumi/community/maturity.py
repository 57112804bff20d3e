"""When were the votes of a row counted, and was that late enough to mean anything?

created 2023-08-04 09:00:00, retrieved 09:00:07   →  too early: the score is the author's own vote
created 2024-01-04 09:00:00, retrieved again 36 hours later  →  a score

Most rows of the public Reddit dumps of July to October 2023 were captured seconds after posting:
from August on their mean score is 1.01. From November 2023 on every row was retrieved a second time
after 36 hours, and its score is of that time; where that failed (`_meta.note` is
"no_2nd_retrieval"), the first retrieval counts, seconds after posting.

Source: github.com/ArthurHeitmann/arctic_shift, file_content_explanations.md and monthly statistics.
"""

from datetime import UTC, datetime
from pathlib import Path

from llumi.errors import InputError

DAY = 86_400
"""Seconds. By then most votes on a comment are in; before, a score tells when it was counted."""

NEARLY_ALL = 0.9

_GAP_FROM = int(datetime(2023, 7, 1, tzinfo=UTC).timestamp())
_GAP_TO = int(datetime(2023, 11, 1, tzinfo=UTC).timestamp())


def too_early(created: float, retrieved: float | None) -> bool:
    """Whether votes were counted less than a day after posting; both in seconds since 1970, UTC.

    Where nothing says when they were counted, only posts of July to October 2023 are too early.
    """
    if retrieved is None:
        return _GAP_FROM <= created < _GAP_TO
    return retrieved - created < DAY


def explain(source: Path | str, *, early: int, scored: int) -> InputError | None:
    """The error for a source whose votes were nearly all counted too early; None for any other.

    `early` posts and comments lost their votes for that, `scored` others have votes.
    """
    if not early or early < NEARLY_ALL * (early + scored):
        return None
    return InputError(
        f"{source} has no votes to learn from: of {early + scored:,} scores {early:,} were counted "
        "less than a day after posting, when hardly anybody had voted.",
        hint="The public Reddit dumps of July to October 2023 are like that; use other months, or "
        "a dump whose rows were retrieved a second time (_meta.retrieved_2nd_on).",
    )
