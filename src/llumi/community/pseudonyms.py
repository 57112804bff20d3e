"""Names become pseudonyms that only the workspace's key could lead back.

pseudonym(key, "grey_kettle")  →  "p-5b1f0c9e77aa"      same name, same key, same pseudonym
"""

import hmac
from functools import lru_cache

_NOBODY = {"", "[deleted]", "[removed]", "deleted", "anonymous"}


@lru_cache(maxsize=2**16)  # a few people write much of what a community says
def pseudonym(key: bytes, name: str | None) -> str | None:
    """Keyed pseudonym (HMAC-SHA-256) of an author; None where nobody is named.

    Upper and lower case are one person, as on the platforms we read.
    """
    if name is None or (name := name.strip().lower()) in _NOBODY:
        return None
    return f"p-{hmac.digest(key, name.encode(), 'sha256').hex()[:12]}"
