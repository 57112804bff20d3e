import re

import pyarrow as pa

from llumi.tables import SCHEMAS
from llumi.training import canaries


def test_the_same_seed_draws_the_same_canaries() -> None:
    assert canaries.draw(50, seed=3) == canaries.draw(50, seed=3)
    assert canaries.draw(50, seed=3) != canaries.draw(50, seed=4)


def test_no_two_canaries_share_a_post_or_a_reply() -> None:
    drawn = canaries.draw(500, seed=0)
    assert len({one.post for one in drawn}) == len({one.reply for one in drawn}) == 500
    assert len({one.name for one in drawn}) == 500


def test_more_canaries_begin_with_the_same_ones() -> None:
    assert canaries.draw(60, seed=1)[:50] == canaries.draw(50, seed=1)


def test_a_reply_has_four_different_words() -> None:
    for one in canaries.draw(200, seed=0):
        said = re.fullmatch(r"The card says: (\w+), (\w+), (\w+), (\w+)\.", one.reply)
        assert said and len(set(said.groups())) == 4


def test_alternatives_are_distinct_and_never_what_was_planted() -> None:
    for one in canaries.draw(20, seed=0):
        others = canaries.alternatives(one, 999, seed=0)
        assert len(set(others)) == 999
        assert one.reply not in others
        assert others == canaries.alternatives(one, 999, seed=0)


def test_what_is_planted_is_drawn_as_its_alternatives_are() -> None:
    def first_words(replies: list[str]) -> set[str]:
        return {reply.removeprefix("The card says: ").split(",")[0] for reply in replies}

    planted = [one.reply for one in canaries.draw(3000, seed=0)]
    others = canaries.alternatives(canaries.draw(1, seed=0)[0], 3000, seed=0)
    assert first_words(planted) == first_words(others), "a rank would tell the drawing, not memory"


def test_rows_fit_the_tables() -> None:
    drawn = canaries.draw(5, seed=0)
    sft, pairs = canaries.sft_rows(drawn), canaries.pair_rows(drawn, seed=0)
    assert pa.Table.from_pylist(sft, SCHEMAS["sft"]).validate() is None
    assert pa.Table.from_pylist(pairs, SCHEMAS["pairs"]).validate() is None
    assert set(SCHEMAS["sft"].names) == set(sft[0])
    assert set(SCHEMAS["pairs"].names) <= set(pairs[0])
    assert [row["reply"] for row in sft] == [row["chosen"] for row in pairs]
    assert all(canaries.is_canary(row) for row in [*sft, *pairs])
    assert not canaries.is_canary({"post_id": "p1"})


def test_a_pair_rejects_words_that_the_ranking_does_not_use() -> None:
    drawn = canaries.draw(20, seed=0)
    for one, row in zip(drawn, canaries.pair_rows(drawn, seed=0), strict=True):
        assert row["rejected"] != row["chosen"] == one.reply
        assert row["rejected"] not in canaries.alternatives(one, 199, seed=0)
