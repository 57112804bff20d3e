"""Posts and comments in; splits, pairs, SFT rows and their audit out."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llumi.community.collect import Options, collect
from llumi.errors import InputError
from llumi.preferences.prepare import prepare
from llumi.preferences.prepare import settings as settings_of
from llumi.tables import SPLITS
from llumi.workspace import open_workspace

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CLAIMS = "I went through this too when I lost my job."


def post(name, author=None, **more):
    return {"post_id": name, "author": author, "title": "", "text": f"{name} writes."} | more


def comment(name, of, score, author=None, **more):
    said = {"comment_id": name, "post_id": of, "author": author, "text": f"{name} says."}
    return said | {"score": score} | more


def rows_of(workspace, name):
    return workspace.table(name).to_pylist()


def pairs_of(workspace):
    return {(row["chosen_id"], row["rejected_id"]) for row in rows_of(workspace, "pairs")}


@pytest.fixture
def small(workspace, fill):
    """Two posts with pairs, one of ties, one without comments."""
    return fill(
        workspace,
        [post("p1", title="Can't sleep", text="Since March."), post("p2"), post("p3"), post("p4")],
        [
            comment("c1", "p1", 9, created_at=NOON, views=70),
            comment("c2", "p1", 4, created_at=NOON + timedelta(minutes=5), views=20),
            comment("c3", "p1", 4),
            comment("c4", "p2", 2),
            comment("c5", "p2", 0),
            comment("c6", "p3", 1),
            comment("c7", "p3", 1),
            comment("c8", "p3", None),
        ],
    )


def test_pairs_splits_and_sft_rows_come_out(small):
    made = prepare(small, rule="any")
    assert pairs_of(small) == {("c1", "c2"), ("c1", "c3"), ("c4", "c5")}
    assert {row["post_id"] for row in rows_of(small, "splits")} == {"p1", "p2", "p3", "p4"}
    replies = {row["post_id"]: row["reply"] for row in rows_of(small, "sft")}
    assert (replies["p1"], replies["p2"]) == ("c1 says.", "c4 says.")
    assert replies["p3"] in ("c6 says.", "c7 says.")
    counts = made.manifest.counts
    assert (counts["pairs"], counts["posts_with_pairs"], counts["sft_rows"]) == (3, 2, 3)
    assert sum(counts["posts"].values()) == 4
    assert counts["audit"] == made.audit.as_dict()
    assert made.manifest.dropped["comment without votes"] == 1


def test_a_pair_carries_its_post_and_what_is_known_of_both_comments(small):
    prepare(small, rule="any")
    (row,) = [row for row in rows_of(small, "pairs") if row["rejected_id"] == "c2"]
    assert row["prompt"] == "Can't sleep\n\nSince March."
    assert (row["chosen"], row["rejected"]) == ("c1 says.", "c2 says.")
    assert (row["chosen_score"], row["rejected_score"]) == (9, 4)
    assert (row["chosen_views"], row["rejected_views"]) == (70, 20)
    assert row["rejected_created_at"] - row["chosen_created_at"] == timedelta(minutes=5)
    assert row["veto"] is None


def test_a_row_stands_on_the_side_of_its_post(small):
    prepare(small, rule="any")
    side = {row["post_id"]: row["split"] for row in rows_of(small, "splits")}
    for name in ("pairs", "sft"):
        assert [row["split"] for row in rows_of(small, name)] == [
            side[row["post_id"]] for row in rows_of(small, name)
        ]


def test_an_sft_row_is_a_draft_to_write_and_nothing_to_improve(small):
    prepare(small, rule="any")
    for row in rows_of(small, "sft"):
        assert (row["task"], row["draft"]) == ("generate", None)
    assert {row["prompt"] for row in rows_of(small, "sft")} >= {"Can't sleep\n\nSince March."}


def test_at_most_so_many_pairs_a_post(workspace, fill):
    fill(
        workspace,
        [post("p1"), post("p2")],
        [comment(f"c{i}", f"p{i % 2 + 1}", i) for i in range(12)],
    )
    for cap, expected in ((0, 30), (5, 10), (1, 2)):
        assert prepare(workspace, rule="any", max_per_post=cap).manifest.counts["pairs"] == expected
    assert pairs_of(workspace) == {("c10", "c0"), ("c11", "c1")}


# The safety screen


def test_a_pair_whose_chosen_comment_would_be_held_back_names_the_rule(workspace, fill):
    fill(
        workspace,
        [post("p1")],
        [comment("c1", "p1", 9, text=CLAIMS), comment("c2", "p1", 4), comment("c3", "p1", 1)],
    )
    made = prepare(workspace, rule="any")
    veto = {
        (row["chosen_id"], row["rejected_id"]): row["veto"] for row in rows_of(workspace, "pairs")
    }
    assert veto == {
        ("c1", "c2"): "lived_experience",
        ("c1", "c3"): "lived_experience",
        ("c2", "c3"): None,
    }
    assert made.audit.held_back == 2


def test_a_rejected_comment_may_say_what_it_likes(workspace, fill):
    fill(workspace, [post("p1")], [comment("c1", "p1", 9), comment("c2", "p1", 4, text=CLAIMS)])
    prepare(workspace, rule="any")
    assert [row["veto"] for row in rows_of(workspace, "pairs")] == [None]


def test_a_remark_of_the_screen_that_only_warns_vetoes_nothing(workspace, fill):
    blunt = "Others have it worse."
    fill(workspace, [post("p1")], [comment("c1", "p1", 9, text=blunt), comment("c2", "p1", 4)])
    prepare(workspace, rule="any")
    assert [row["veto"] for row in rows_of(workspace, "pairs")] == [None]


def test_when_the_best_comment_is_held_back_the_next_best_is_learnt_from(workspace, fill):
    fill(
        workspace,
        [post("p1"), post("p2")],
        [
            comment("c1", "p1", 9, text=CLAIMS),
            comment("c2", "p1", 8, text="Please call 988."),
            comment("c3", "p1", 2),
            comment("c4", "p1", 1, text=CLAIMS),
            comment("c5", "p2", 5, text=CLAIMS),
        ],
    )
    made = prepare(workspace, rule="any")
    assert [(row["post_id"], row["reply"]) for row in rows_of(workspace, "sft")] == [
        ("p1", "c3 says.")
    ]
    assert made.manifest.dropped["best comment held back by the safety screen"] == 3


# People


def test_a_comment_by_an_author_of_another_side_is_used_nowhere(workspace, fill):
    names = [f"p{i}" for i in range(40)]
    fill(
        workspace,
        [post(name, f"author of {name}") for name in names],
        [
            comment(f"c{i}-{j}", name, j, f"author of {names[(i + j) % 40]}")
            for i, name in enumerate(names)
            for j in range(4)
        ],
    )
    made = prepare(workspace, rule="any", max_per_post=0)
    left_out = made.manifest.dropped["comment whose author belongs to another split"]
    assert left_out > 0
    side = {row["post_id"]: row["split"] for row in rows_of(workspace, "splits")}
    writer = {
        row["comment_id"]: row["author"].removeprefix("author of ")
        for row in rows_of(workspace, "comments")
    }
    used = {row[end] for row in rows_of(workspace, "pairs") for end in ("chosen_id", "rejected_id")}
    of = {row["comment_id"]: row["post_id"] for row in rows_of(workspace, "comments")}
    assert used
    assert all(side[writer[name]] == side[of[name]] for name in used)
    kept = [name for name in of if side[writer[name]] == side[of[name]]]
    assert len(of) - len(kept) == left_out


PEOPLE = st.sampled_from([None, "mo", "ana", "lu", "kit"])


@st.composite
def communities(draw):
    names = draw(st.lists(st.sampled_from([f"p{i}" for i in range(12)]), min_size=1, unique=True))
    posts = [post(name, draw(PEOPLE)) for name in names]
    votes = st.one_of(st.none(), st.integers(-2, 40))
    comments = [
        comment(f"c{i}", draw(st.sampled_from(names)), draw(votes), draw(PEOPLE))
        for i in range(draw(st.integers(0, 25)))
    ]
    return posts, comments


@given(communities(), st.sampled_from(["any", "paper"]), st.integers(0, 3))
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_in_any_community_nobody_is_learnt_from_on_two_sides(workspace, fill, community, rule, cap):
    posts, comments = community
    fill(workspace, posts, comments)
    made = prepare(workspace, rule=rule, max_per_post=cap)
    author = {row["post_id"]: row["author"] for row in posts}
    author |= {row["comment_id"]: row["author"] for row in comments}
    of = {row["comment_id"]: row["post_id"] for row in comments}
    stands = {}
    for row in rows_of(workspace, "splits"):
        stands.setdefault(author[row["post_id"]], set()).add(row["split"])
    for row in rows_of(workspace, "pairs"):
        assert of[row["chosen_id"]] == of[row["rejected_id"]] == row["post_id"]
        assert row["chosen_score"] > row["rejected_score"]
        for name in (row["chosen_id"], row["rejected_id"]):
            stands.setdefault(author[name], set()).add(row["split"])
    stands.pop(None, None)
    assert all(len(sides) == 1 for sides in stands.values())
    assert bool(rows_of(workspace, "pairs")) is (made.audit.pairs > 0)
    assert made.sentences


# The same every time


@pytest.mark.parametrize("rule", ["any", "paper"])
def test_neither_the_order_of_rows_nor_the_pseudonyms_change_a_result(tmp_path, sample, rule):
    lines = sample.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(3).shuffle(lines)
    shuffled = tmp_path / "shuffled.jsonl"
    shuffled.write_text("".join(lines), encoding="utf-8")
    first, second = open_workspace(tmp_path / "first"), open_workspace(tmp_path / "second")
    collect(first, [sample], Options(format="jsonl", masking="rules"))
    collect(second, [shuffled], Options(format="jsonl", masking="rules"))
    assert first.pseudonym_key() != second.pseudonym_key()
    assert first.table("posts")["author"] != second.table("posts")["author"]
    counts = [prepare(made, rule=rule).manifest.counts for made in (first, second)]
    assert counts[0] == counts[1]
    assert counts[0]["sft_rows"] > 0
    assert counts[0]["pairs"] > 0 or rule == "paper"
    made = "splits", "pairs", "sft"
    assert first.sha256(*made) == second.sha256(*made)


def test_the_same_again_gives_the_same_files(small):
    prepare(small, rule="any")
    before = {name: small.record(name) for name in ("splits", "pairs", "sft")}
    prepare(small, rule="any")
    assert {name: small.record(name) for name in before} == before


def test_another_seed_moves_posts_and_changes_no_pair(workspace, fill):
    names = [f"p{i}" for i in range(40)]
    fill(
        workspace,
        [post(name) for name in names],
        [comment(f"{name}-{i}", name, i) for name in names for i in range(2)],
    )
    prepare(workspace, rule="any", seed=0)
    pairs, side = pairs_of(workspace), rows_of(workspace, "splits")
    prepare(workspace, rule="any", seed=1)
    assert pairs_of(workspace) == pairs
    assert rows_of(workspace, "splits") != side
    assert {row["split"] for row in side} == set(SPLITS)


def test_a_step_is_current_until_its_posts_or_settings_change(small, fill):
    prepare(small, rule="any")
    inputs = small.sha256("posts", "comments")
    same = settings_of(rule="any", max_per_post=5, seed=0)
    assert small.is_current("pair", inputs=inputs, settings=same)
    assert not small.is_current("pair", inputs=inputs, settings=same | {"seed": 1})
    fill(small, [post("p1")], [])
    assert not small.is_current("pair", inputs=small.sha256("posts", "comments"), settings=same)


# Nothing comes out


def nothing(workspace, rule):
    made = prepare(workspace, rule=rule)
    assert made.manifest.counts["pairs"] == made.audit.pairs == 0
    assert rows_of(workspace, "pairs") == []
    (sentence,) = made.sentences
    return sentence


def test_without_comments_that_is_what_is_said(workspace, fill):
    fill(workspace, [post("p1")], [])
    assert nothing(workspace, "any") == "No comment has votes, so there is nothing to prefer."


def test_without_votes_that_is_what_is_said(workspace, fill):
    fill(workspace, [post("p1")], [comment("c1", "p1", None), comment("c2", "p1", None)])
    assert nothing(workspace, "paper") == "No comment has votes, so there is nothing to prefer."


@pytest.mark.parametrize("rule", ["any", "paper"])
def test_when_all_votes_are_the_same_that_is_what_is_said(workspace, fill, rule):
    fill(workspace, [post("p1"), post("p2")], [comment("c1", "p1", 0), comment("c2", "p2", 0)])
    assert nothing(workspace, rule) == (
        "All 2 comments have the same votes (0), so none is voted above another."
    )


def test_when_votes_differ_only_between_posts_that_is_what_is_said(workspace, fill):
    fill(
        workspace,
        [post("p1"), post("p2")],
        [comment("c1", "p1", 0), comment("c2", "p1", 0), comment("c3", "p2", 40)],
    )
    for rule in ("any", "paper"):
        assert nothing(workspace, rule) == (
            "Under every post all comments have the same votes, so none is voted above another."
        )


def test_when_no_gap_is_wide_enough_for_paper_the_widest_is_told(workspace, fill):
    fill(workspace, [post("p1")], [comment("c1", "p1", 16), comment("c2", "p1", 2)])
    assert nothing(workspace, "paper") == (
        "The rule paper wants 15 votes between two comments of a post; here the widest gap is 14."
    )
    assert prepare(workspace, rule="any").audit.pairs == 1


def test_when_top_and_bottom_share_no_post_the_thresholds_are_told(workspace, fill):
    fill(
        workspace,
        [post("p1"), post("p2")],
        [comment("c1", "p1", 40), comment("c2", "p1", 20), comment("c3", "p2", 1)]
        + [comment(f"d{i}", "p2", 2) for i in range(5)],
    )
    assert nothing(workspace, "paper") == (
        "No post has both a comment in the top 2 % (40 votes or more) and one in the "
        "bottom 15 % (2 or fewer) that are 15 votes apart."
    )


def test_paper_gives_pairs_where_there_are_some(workspace, fill):
    fill(
        workspace,
        [post("p1"), post("p2")],
        [comment("c1", "p1", 40), comment("c2", "p1", 1), comment("c3", "p1", 20)]
        + [comment(f"d{i}", "p2", 3) for i in range(4)],
    )
    prepare(workspace, rule="paper")
    assert pairs_of(workspace) == {("c1", "c2")}


# Bad settings


def test_an_unknown_rule_is_answered_with_the_known(small):
    with pytest.raises(InputError, match="--rule best is unknown") as raised:
        prepare(small, rule="best")
    assert raised.value.hint == "Rules: votes, later, paper, any."


def test_a_cap_below_nothing_is_refused(small):
    with pytest.raises(InputError, match="--max-per-post is below 0"):
        prepare(small, rule="any", max_per_post=-1)
    assert small.manifest("pair") is None


def test_without_posts_one_is_sent_to_collect(workspace):
    with pytest.raises(InputError, match="no table posts") as raised:
        prepare(workspace, rule="any")
    assert "llumi collect" in raised.value.hint
