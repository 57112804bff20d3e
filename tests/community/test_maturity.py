"""Votes counted too early are no votes."""

from datetime import UTC, datetime

import pytest

from llumi.community.maturity import DAY, explain, too_early


def at(*date):
    return datetime(*date, tzinfo=UTC).timestamp()


def test_votes_count_from_a_day_after_posting_on():
    created = at(2024, 1, 4)
    assert too_early(created, created + 7)
    assert too_early(created, created + DAY - 1)
    assert not too_early(created, created + DAY)
    assert not too_early(created, created + 36 * 3600)


def test_a_clock_that_ran_ahead_makes_votes_no_older():
    assert too_early(at(2024, 1, 4), at(2024, 1, 3))


@pytest.mark.parametrize(
    ("date", "early"),
    [
        ((2023, 6, 30, 23, 59, 59), False),
        ((2023, 7, 1), True),
        ((2023, 10, 31, 23, 59, 59), True),
        ((2023, 11, 1), False),
        ((2012, 8, 15), False),
    ],
)
def test_without_a_time_of_counting_only_the_known_months_are_too_early(date, early):
    assert too_early(at(*date), None) is early


def test_in_those_months_too_a_late_count_counts():
    assert not too_early(at(2023, 7, 3), at(2023, 8, 20))


@pytest.mark.parametrize(("early", "scored"), [(0, 0), (0, 50), (89, 11), (1, 1)])
def test_a_source_with_votes_needs_no_explanation(early, scored):
    assert explain("RC_2023-07.zst", early=early, scored=scored) is None


@pytest.mark.parametrize(("early", "scored"), [(1, 0), (90, 10), (1_234_567, 3)])
def test_a_source_without_votes_is_explained_with_what_to_do(early, scored):
    error = explain("RC_2023-08.zst", early=early, scored=scored)
    assert error is not None
    assert error.message.startswith("RC_2023-08.zst has no votes to learn from")
    assert f"of {early + scored:,} scores {early:,} were counted" in error.message
    assert "July to October 2023" in error.hint
