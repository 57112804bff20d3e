"""Which posts are for training and which are held out, so that no person stands on two sides.

    post p1 by mo ─► train     post p2 by ana ─► test     a comment by mo under p2 ─► left out

Posts go by the hash of their id, all posts of one person by that of their first by id, so that they
share a side. A commenter who never posted goes to the side that would lose most without them; what
they wrote elsewhere is left out.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SHARES = {"train": 0.7, "validation": 0.1, "test": 0.2}

Authored = tuple[str, str | None]
"""(post id, author of the post or comment)"""


@dataclass(frozen=True)
class Sides:
    """The side of each post and of each known author."""

    posts: dict[str, str]
    authors: dict[str, str]

    def allows(self, post: str, author: str | None) -> bool:
        """Whether a comment by `author` may be used under `post`."""
        return author is None or self.authors[author] == self.posts[post]


def split(posts: Iterable[Authored], comments: Iterable[Authored], *, seed: int = 0) -> Sides:
    """Give each post and each author a side; see the module's first lines for how."""
    of_posts: dict[str, str] = {}
    of_authors: dict[str, str] = {}
    for post, author in sorted(posts, key=lambda row: row[0]):
        if author is None:
            of_posts[post] = _side(post, seed)
        else:
            # Not by the pseudonym: that comes from the workspace's key, another one each time.
            of_posts[post] = of_authors.setdefault(author, _side(post, seed))
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for post, author in comments:
        if author and author not in of_authors:
            written[author][of_posts[post]] += 1
    for author, counts in written.items():
        # A comment weighs more on a smaller side, or the held-out sides would lose most of theirs.
        of_authors[author] = max(counts, key=lambda side: (counts[side] / SHARES[side], side))
    return Sides(of_posts, of_authors)


def _side(unit: str, seed: int) -> str:
    digest = hashlib.sha256(f"{seed}/{unit}".encode()).digest()
    point = int.from_bytes(digest[:8], "big") / 2**64
    for side, share in SHARES.items():
        if point < share:
            return side
        point -= share
    return "train"  # reached only through rounding
