"""What a comparison is said to say."""

import pytest

from llumi.evaluation.compare import Comparison, Difference, SystemMean
from llumi.evaluation.intervals import Estimate
from llumi.evaluation.measures import DISTINCT_2, MEASURES
from llumi.evaluation.verdict import figure, limits, posts, unit, verdict


def found(measure, value, low, high, count, undefined=0):
    estimate = Estimate(value, low, high, count)
    return Difference("tuned", "base", measure, estimate, None, None, undefined)


def compared(*differences, means=(), systems=("tuned", "base"), count=12):
    return Comparison(systems, count, tuple(means), differences, 0.95, 2000, 0)


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
    assert "easier to read by 2.0 school years (95 % interval 1.0 to 3.0 on 9 posts)" in said
    assert "(95 % interval 22 to 40)" in said


def test_what_is_not_clear_is_not_claimed():
    (said,) = verdict(compared(found("words", 5, -3, 13, 12), found("style_matching", 0, 0, 0, 12)))
    assert said == (
        "On the 12 posts that both answered, the figures do not settle whether the two differ in "
        "length or style matching."
    )


def test_too_few_posts_are_said():
    (said,) = verdict(compared(found("words", 5, None, None, 1)))
    assert said == (
        "On the one post that both answered, there are too few posts with a value for both "
        "(an interval needs 5) in length."
    )


def test_systems_that_never_met_are_not_compared():
    (said,) = verdict(compared(found("words", None, None, None, 0)))
    assert said == "tuned and base answered no post in common, so they cannot be compared."


def test_a_system_alone_is_described():
    mean = SystemMean("tuned", "words", Estimate(84.0, 71.0, 97.0, 12), 12, 0)
    assert verdict(compared(means=[mean], systems=("tuned",))) == [
        "Replies of tuned are 84 words long on average (95 % interval 71 to 97) on 12 posts. "
        "There is no other system to compare them with."
    ]


def test_every_pair_of_systems_has_its_paragraph(comparison):
    said = verdict(comparison)
    assert len(said) == 3
    assert "replies of tuned, compared with base, are longer" in said[0]


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
    assert figure(Estimate(*numbers, 12), MEASURES[measure]) == expected


def test_units_and_counts_are_readable():
    assert unit(MEASURES["i_words"]) == "% of words"
    assert unit(DISTINCT_2) == "% of bigrams"
    assert (posts(1), posts(1200)) == ("1 post", "1,200 posts")


def test_the_limits_fit_the_figures():
    many = [found("words", 5, 2, 8, 30)] * 40
    said = " ".join(limits(compared(*many, count=30)))
    assert "Of 40 intervals at 95 %, about 2 would leave out zero by chance" in said
    assert "too narrow" not in said
    few = " ".join(limits(compared(found("words", 5, 2, 8, 12), count=12)))
    assert "too narrow" in few
    assert "by chance" not in few
    assert "only people can judge" in few
