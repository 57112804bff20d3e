"""What a comparison is said to say."""

import pytest

from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.evaluation.compare import Comparison, Difference, SystemMean
from llumi.evaluation.paired import ALL_POSTS
from llumi.evaluation.verdict import (
    equivalences,
    figure,
    limits,
    number,
    posts,
    unit,
    verdict,
)
from llumi.pages import p_value
from llumi.statistics.intervals import Estimate
from llumi.statistics.significance import Equivalence


def found(measure, value, low, high, count, *, p=0.001, d_z=1.0, undefined=0, alike=None, **more):
    return Difference(
        first="tuned",
        second="base",
        measure=measure,
        stratum=more.get("stratum", ALL_POSTS),
        difference=Estimate(value, low, high, count),
        d_z=d_z,
        cliffs_delta=None,
        p=p,
        p_holm=p,
        at_equal_length=alike,
        p_holm_at_equal_length=None,
        equivalence=more.get("equivalence"),
        undefined=undefined,
    )


def compared(*differences, means=(), systems=("tuned", "base"), count=12, left_out=None):
    return Comparison(
        systems, count, 2 * count, tuple(means), differences, left_out or {}, 0.95, 2000, 0
    )


def test_a_clear_difference_is_said_with_its_interval():
    assert verdict(compared(found("words", 31.2, 22.4, 39.6, 12))) == [
        "On the 12 posts that both answered, replies of tuned, compared with base, are longer by "
        "31 words (95 % interval 22 to 40)."
    ]


def test_a_difference_below_zero_is_said_the_other_way_round():
    (said,) = verdict(compared(found("i_words", -0.041, -0.06, -0.022, 12)))
    assert "less in the first person by 4.1 percentage points (95 % interval 2.2 to 6.0)" in said


def test_fewer_posts_behind_one_claim_are_said():
    (said,) = verdict(
        compared(found("words", 31, 22, 40, 12), found("coleman_liau", -2, -3, -1, 9, undefined=3))
    )
    assert "easier to read by 2.0 school years (1.0 to 3.0 on 9 posts)" in said
    assert "(95 % interval 22 to 40)" in said


def test_what_is_not_clear_is_not_claimed():
    (said,) = verdict(
        compared(
            found("words", 5, -3, 13, 12),
            # The interval leaves out zero, but among so many figures that may be chance.
            found("style_matching", 0.1, 0.02, 0.2, 12, p=0.2),
            found("coleman_liau", 1, 0.5, 2, 12, p=None),
        )
    )
    assert said == (
        "On the 12 posts that both answered, no difference between tuned and base is clear in any "
        "of 3 measures."
    )


def test_the_clearest_come_first_few_of_a_family_and_the_rest_is_counted():
    form = ("repeatability", "mtld", "coleman_liau", "sentences", "words_per_sentence")
    claims = [found(name, 1, 0.5, 2, 12, d_z=size) for size, name in enumerate(form, start=1)]
    (said,) = verdict(compared(*claims, found("words", 31, 22, 40, 12, d_z=0.1)))
    assert "are longer by 31 words" in said
    assert "longer in their sentences" in said
    assert "more repetitive" not in said
    assert "4 other differences are clear" in said


def test_what_goes_away_between_replies_of_equal_length_is_said():
    gone = Estimate(0.1, -0.2, 0.3, 8)
    (said,) = verdict(compared(found("coleman_liau", 2, 1, 3, 12, alike=gone)))
    assert "Between replies of equal length no difference is clear in reading grade." in said


def test_too_few_posts_are_said():
    (said,) = verdict(compared(found("words", 5, None, None, 1, p=None)))
    assert said == "tuned and base both answered 1 post; to compare them takes 5."


def test_systems_that_never_met_are_not_compared():
    (said,) = verdict(compared(found("words", None, None, None, 0, p=None)))
    assert said == "tuned and base answered no post in common, so they cannot be compared."


def test_a_kind_of_posts_is_no_claim_about_all():
    (said,) = verdict(
        compared(found("words", 5, -3, 13, 12), found("words", 9, 7, 11, 5, stratum="risk: none"))
    )
    assert "no difference" in said


def test_equivalence_is_said_where_it_was_asked_for_and_shown():
    shown = Equivalence(0.2, -0.1, 0.1, shown=True)
    not_shown = Equivalence(0.2, -0.1, 0.3, shown=False)
    one = found("words", 0, -1, 1, 12, p=0.9, equivalence=shown)
    other = found("i_words", 0, -1, 1, 12, p=0.9, equivalence=not_shown)
    (said,) = equivalences(compared(one, other))
    assert said == (
        "tuned and base were shown to be equivalent within the margin in length; of 2 measures "
        "tested, 1 did not show it."
    )
    (none,) = equivalences(compared(other))
    assert "was shown in none of 1 measures" in none
    assert equivalences(compared(found("words", 0, -1, 1, 12))) == []


def test_a_system_alone_is_described():
    mean = SystemMean("tuned", "words", Estimate(84.0, 71.0, 97.0, 12), 9.0, None, 12, 0)
    assert verdict(compared(means=[mean], systems=("tuned",))) == [
        "Replies of tuned are 84 words long on average (95 % interval 71 to 97) on 12 posts. "
        "There is no other system to compare them with."
    ]


def test_every_pair_of_systems_has_its_paragraph(comparison):
    said = verdict(comparison)
    assert len(said) == 3
    assert all("posts that both answered" in paragraph for paragraph in said)


@pytest.mark.parametrize(
    ("numbers", "measure", "expected"),
    [
        ((84.3, 71.2, 97.9), "words", ("84", "71 to 98")),
        ((9.44, -0.04, 9.9), "coleman_liau", ("9.4", "0.0 to 9.9")),
        ((0.012, 0.004, 0.02), "style_matching", ("0.012", "0.004 to 0.020")),
        ((0.068, 0.05, 0.0861), "i_words", ("6.8", "5.0 to 8.6")),
        ((12345.6, None, None), "words", ("12,346", "-")),
        ((0.0, 0.0, 0.0), "words", ("0", "0 to 0")),
        ((None, None, None), "words", ("-", "-")),
    ],
)
def test_figures_are_as_exact_as_they_can_be_read(numbers, measure, expected):
    assert figure(Estimate(*numbers, 12), ALL_MEASURES[measure]) == expected


def test_units_counts_and_p_are_readable():
    assert unit(ALL_MEASURES["i_words"]) == "% of words"
    assert unit(ALL_MEASURES["distinct_2"]) == "% of bigrams"
    assert (posts(1), posts(1200)) == ("1 post", "1,200 posts")
    assert (p_value(None), p_value(0.0004), p_value(0.0412)) == ("-", "< 0.001", "0.041")
    assert number(None, ALL_MEASURES["words"]) == "-"


def test_the_limits_fit_the_figures():
    said = " ".join(limits(compared(found("words", 5, 2, 8, 30), count=30)))
    assert "Holm" in said
    assert "too narrow" not in said
    few = " ".join(limits(compared(found("words", 5, 2, 8, 12), left_out={"risk: imminent": 2})))
    assert "too narrow" in few
    assert "risk: imminent (2)" in few
    assert "only people can judge" in few
    alone = " ".join(limits(compared(systems=("tuned",))))
    assert "Holm" not in alone
