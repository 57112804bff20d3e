"""What tests of importing and of exporting begin with."""

import pytest
from imported import POST, TEXTS, WRITTEN, table_of

from llumi.workspace import open_workspace


@pytest.fixture
def workspace(tmp_path):
    made = open_workspace(tmp_path)
    posts = [{"post_id": name, "title": "", "text": POST} for name in ("p1", "p2")]
    made.write("collect", {"posts": table_of("posts", posts)}, **WRITTEN)
    splits = [{"post_id": "p1", "split": "train"}, {"post_id": "p2", "split": "test"}]
    made.write("pair", {"splits": table_of("splits", splits)}, **WRITTEN)
    replies = [
        {"reply_id": f"{system}-{post}", "post_id": post, "system": system, "text": text}
        for post in ("p1", "p2")
        for system, text in TEXTS.items()
    ]
    made.write("evaluate", {"replies": table_of("replies", replies)}, **WRITTEN)
    return made
