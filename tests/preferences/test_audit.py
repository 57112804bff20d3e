"""What pairs would teach besides quality, computed by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from llumi import engines
from llumi.preferences.audit import Audit, Share, audit, verdict
from preferences.facts_of import facts_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def pair(post, *, chosen="Hugs.", rejected="Hugs!", margin=1, minutes=None, views=None, veto=None):
    """One row; `minutes` and `views` are those of chosen and rejected."""
    times = [None if m is None else NOON + timedelta(minutes=m) for m in minutes or (None, None)]
    seen = views or (None, None)
    return {
        "post_id": post,
        "split": "train",
        "prompt": "Long night.",
        "chosen": chosen,
        "rejected": rejected,
        "chosen_id": "c1",
        "rejected_id": "c2",
        "chosen_score": 3 + margin,
        "rejected_score": 3,
        "chosen_created_at": times[0],
        "rejected_created_at": times[1],
        "chosen_views": seen[0],
        "rejected_views": seen[1],
        "veto": veto,
    }


def audited(*rows):
    numbered = [row | {"pair_id": str(number)} for number, row in enumerate(rows)]
    with engines.open_engine() as engine:
        return audit(engine, facts_of(engine, numbered))


EXAMPLE = [
    # earlier, longer, more views
    pair("p1", minutes=(1, 5), chosen="I hear you.", rejected="Hugs.", views=(9, 2), margin=1),
    # later, shorter, fewer views
    pair("p1", minutes=(7, 5), chosen="Hugs.", rejected="I hear you.", views=(2, 9), margin=2),
    # earlier, as long, as many views
    pair("p1", minutes=(1, 2), views=(4, 4), margin=3, veto="lived_experience"),
    # at the same time, longer, more views
    pair("p2", minutes=(3, 3), chosen="I hear you.", views=(5, 1), margin=6),
    # one time unknown, no views
    pair("p3", minutes=(1, None), chosen="I am here.", margin=9),
]


def test_the_shares_are_those_counted_by_hand():
    assert audited(*EXAMPLE) == Audit(
        pairs=5,
        posts=3,
        pairs_per_post={"fewest": 1, "median": 1, "most": 3},
        busiest_tenth=3 / 5,
        margin_median=3.0,
        earlier=Share(2 / 3, 3),
        longer=Share(3 / 4, 4),
        more_views=Share(2 / 3, 3),
        held_back=1,
    )


def test_what_the_data_do_not_say_is_none_and_said():
    found = audited(pair("p1", chosen="I hear you."), pair("p2", chosen="I hear you."))
    assert (found.earlier, found.more_views) == (None, None)
    assert verdict(found) == [
        "The chosen comment is the longer one in 100.0% of 2 pairs: "
        "a model tuned on them will tend to write more.",
        "The data have no times and no views, so that could not be looked at.",
    ]


def test_the_length_is_told_in_signs_not_in_bytes():
    assert audited(pair("p1", chosen="\u2764\u2764", rejected="abc")).longer == Share(0.0, 1)


def test_the_busiest_tenth_is_rounded_up_to_a_whole_post():
    posts = [f"p{i}" for i in range(11)]
    found = audited(*(pair(post) for post in posts), *(pair("p0") for _ in range(9)))
    # 2 of 11 posts: 10 + 1 of 20 pairs
    assert found.busiest_tenth == 11 / 20
    assert "The busiest tenth of posts gives 55% of the pairs." in verdict(found)


def test_without_pairs_everything_is_empty_and_nothing_is_said():
    found = audited()
    assert found == Audit(0, 0, {}, 0.0, 0.0, None, None, None, 0)
    assert verdict(found) == []


@pytest.mark.parametrize(("earlier", "warned"), [(0.6, True), (0.59, False)])
def test_a_habit_is_warned_of_from_six_in_ten(earlier, warned):
    found = Audit(100, 50, {}, 0.1, 1.0, Share(earlier, 100), Share(0.5, 100), Share(0.5, 9), 0)
    first = verdict(found)[0]
    assert first.startswith(f"The chosen comment was posted earlier in {earlier:.1%} of 100 pairs")
    assert first.endswith("being first.") is warned


def test_vetoed_pairs_are_said():
    assert verdict(audited(*EXAMPLE))[-1] == (
        "The safety screen would hold the chosen comment back in 1 of the pairs; "
        "training leaves these out."
    )


def test_the_audit_is_plain_json():
    found = audited(*EXAMPLE).as_dict()
    assert found["earlier"] == {"share": 2 / 3, "of": 3}
    assert found["pairs_per_post"]["most"] == 3


def test_data_that_do_not_differ_are_not_called_missing():
    found = audited(pair("p1", minutes=(3, 3), views=(4, 4)))
    assert found.earlier == found.more_views == Share(0.0, 0)
    assert not [sentence for sentence in verdict(found) if "no times" in sentence]
