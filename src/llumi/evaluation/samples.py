"""Posts with each system's reply side by side, chosen by a rule so that nobody can choose.

    samples(measured, posts, ("tuned", "peers"), at_most=1)
    → [Sample(post="I can't sleep.", replies={"tuned": "That sounds …", "peers": "Hugs."})]

Of the posts that the most systems answered, ordered by length, those at even distances are taken.
Posts of imminent danger are never shown in a report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from llumi.evaluation.measured import Measured
from llumi.safety.risk import assess
from llumi.safety.tiers import Tier


@dataclass(frozen=True)
class Sample:
    """A post, and one reply of each system that answered it."""

    post: str
    replies: dict[str, str]


def samples(
    measured: Measured, posts: Mapping[str, str], systems: Sequence[str], *, at_most: int
) -> list[Sample]:
    """At most so many, the shortest post first; of several replies of a system the first by id."""
    answered: dict[str, dict[str, str]] = {}
    rows = zip(measured.post_ids, measured.systems, measured.texts.raw, strict=True)
    for post, system, text in rows:
        answered.setdefault(post, {}).setdefault(system, text)
    found = [
        Sample(posts[post], {name: by[name] for name in systems if name in by})
        for post, by in answered.items()
        if assess(posts[post]).tier is not Tier.IMMINENT
    ]
    most = max((len(one.replies) for one in found), default=0)
    full = sorted(
        (one for one in found if len(one.replies) == most),
        key=lambda one: (len(one.post), one.post),
    )
    count = min(at_most, len(full))
    return [full[int((place + 0.5) * len(full) / count)] for place in range(count)]


def side_by_side(found: Sequence[Sample]) -> str:
    """The samples as HTML."""
    return "\n".join(
        f"<article>\n<h3>Post {place} of {len(found)}</h3>\n{_text(one.post)}\n"
        + '<div class="beside">\n'
        + "\n".join(
            f"<section><h4>{escape(system)}</h4>{_text(text or 'Nothing passed the screen.')}"
            "</section>"
            for system, text in one.replies.items()
        )
        + "\n</div>\n</article>"
        for place, one in enumerate(found, start=1)
    )


def _text(text: str) -> str:
    return f'<p class="text">{escape(text)}</p>'
