"""The list of the erased knows whom it holds and tells nobody."""

from llumi.erased import Erased, digest, from_dict

KEY = bytes(32)


def test_only_what_was_added_is_on_the_list():
    erased = Erased(key=KEY).adding(["p-1"], [digest(KEY, "post", "p1")])
    assert erased.has_author("p-1") and not erased.has_author("p-2")
    assert not erased.has_author(None)
    assert erased.has("post", "p1")
    assert not erased.has("comment", "p1"), "a comment may have the id of a post"
    assert not erased.has("post", "p2")


def test_another_key_finds_nothing():
    erased = Erased(ids=frozenset({digest(KEY, "post", "p1")}), key=b"1" * 32)
    assert not erased.has("post", "p1")


def test_an_empty_list_says_no_to_everything():
    assert not Erased()
    assert not Erased().has("post", "p1") and not Erased().has_author("p-1")


def test_a_list_comes_back_as_it_was_written_and_shows_no_key():
    erased = Erased(key=KEY).adding(["p-2", "p-1"], ["ff", "00"])
    assert erased.as_dict() == {"authors": ["p-1", "p-2"], "ids": ["00", "ff"]}
    assert from_dict(erased.as_dict()) == erased
    assert "key" not in repr(erased)
