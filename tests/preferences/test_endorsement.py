"""Endorsement: what votes say of a comment once its exposure is taken out."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from scipy.special import digamma, polygamma
from scipy.stats import beta

from llumi import engines
from llumi.preferences import endorsement, exposure, threads
from llumi.preferences.simulation import REGIMES, simulate
from llumi.tables import SCHEMAS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def community(threads: list[list[int]], *, views: list[list[int]] | None = None, timed=True):
    posts, comments = [], []
    for number, scores in enumerate(threads):
        posts.append({"post_id": f"p{number}", "title": "", "text": "A post.", "created_at": NOON})
        for place, score in enumerate(scores):
            comments.append(
                {
                    "comment_id": f"p{number}c{place}",
                    "post_id": f"p{number}",
                    "text": "Some words.",
                    "created_at": NOON + timedelta(hours=place + 1) if timed else None,
                    "score": score,
                    "views": views[number][place] if views else None,
                }
            )
    return (
        pa.Table.from_pylist(comments, SCHEMAS["comments"]),
        pa.Table.from_pylist(posts, SCHEMAS["posts"]),
    )


def endorsed(comments: pa.Table, posts: pa.Table):
    with engines.open_engine() as engine:
        scored = threads.scored(engine.table(comments), engine.table(posts))
        found = endorsement.endorse(engine, engine.keep(scored))
        rows = engine.to_pyarrow(found.comments.order_by("comment_id")).to_pylist()
    return {row["comment_id"]: row for row in rows}, found.fit


# First comments of a thread get 20 votes, second ones 4, third ones none, on average.
THREADS = [[21 + n % 5, 5 + n % 3, 1 + n % 2] for n in range(60)]


def test_a_first_comment_expects_more_votes_than_a_last_one():
    found, fit = endorsed(*community(THREADS))
    assert fit.source == "times"
    assert found["p0c0"]["expected"] > 3 * found["p0c1"]["expected"]
    assert found["p0c1"]["expected"] > 3 * found["p0c2"]["expected"]


def test_what_is_expected_adds_up_to_what_was_voted():
    found, _ = endorsed(*community(THREADS))
    votes = sum(max(row["gain"], 0) for row in found.values())
    assert sum(row["expected"] for row in found.values()) == pytest.approx(votes, rel=0.05)


def test_the_same_votes_are_worth_more_to_the_comment_that_came_last():
    found, _ = endorsed(*community([*THREADS, [11, 11, 11]]))
    rates = [found[f"p60c{place}"]["log_rate"] for place in range(3)]
    assert rates == sorted(rates)
    assert rates[2] > rates[0] + 0.1


def test_a_vote_down_counts_against_a_comment():
    found, _ = endorsed(*community([*THREADS, [20, 4, -3], [20, 4, 1]]))
    assert found["p60c2"]["log_rate"] < found["p61c2"]["log_rate"]


def test_a_comment_nobody_voted_on_is_evidence_only_where_many_votes_were_due():
    found, _ = endorsed(*community([*THREADS, [1, 20, 2], [20, 4, 1]]))
    assert found["p60c0"]["evidence"]
    assert not found["p61c2"]["evidence"]


@pytest.mark.parametrize(
    ("histogram", "own"),
    [({1: 50, 0: 3, 5: 4}, 1), ({0: 85, 1: 166, 2: 198}, 0), ({0: 9}, 0), ({2: 4}, 0)],
)
def test_an_authors_own_vote_is_known_by_how_rare_zeros_are(histogram, own):
    assert exposure.own_vote(histogram) == own


def test_views_are_used_where_there_are_no_times():
    views = [[400, 90, 10]] * 60
    found, fit = endorsed(*community(THREADS, views=views, timed=False))
    assert fit.source == "views"
    assert found["p0c0"]["expected"] > 3 * found["p0c1"]["expected"]


def test_with_neither_times_nor_views_every_comment_of_a_thread_expects_the_same():
    found, fit = endorsed(*community(THREADS, timed=False))
    assert fit.source == "nothing"
    assert len({round(found[f"p0c{place}"]["expected"], 9) for place in range(3)}) == 1


def test_votes_that_only_exposure_moves_are_told_to_be_chance():
    draw = np.random.default_rng(1)
    threads = [[int(1 + draw.poisson(mean)) for mean in (20, 5, 1)] for _ in range(400)]
    _, fit = endorsed(*community(threads))
    assert fit.alike > 20
    wild = [
        [int(1 + draw.poisson(mean * draw.gamma(1))) for mean in (20, 5, 1)] for _ in range(400)
    ]
    _, fit = endorsed(*community(wild))
    assert fit.alike < 3
    assert not fit.only_chance


def test_the_closed_forms_agree_with_digamma_and_trigamma():
    shapes = np.array([0.2, 0.5, 1.0, 2.5, 9.0, 120.0])
    with engines.open_engine() as engine:
        table = engine.table(pa.table({"x": shapes}))
        made = engine.to_pyarrow(
            table.select(a=endorsement._digamma(table.x), b=endorsement._trigamma(table.x))
        )
    assert made["a"].to_numpy() == pytest.approx(digamma(shapes), abs=1e-3)
    assert made["b"].to_numpy() == pytest.approx(polygamma(1, shapes), abs=1e-3)


@pytest.mark.parametrize(
    ("first", "second"), [((6, 3), (2, 3)), ((30, 20), (9, 12)), ((3, 1), (4, 5))]
)
def test_the_probability_is_near_the_exact_one_of_two_gammas(first, second):
    (a, rate_a), (b, rate_b) = first, second
    exact = beta.sf(rate_a / (rate_a + rate_b), a, b)
    mean = digamma(a) - np.log(rate_a) - digamma(b) + np.log(rate_b)
    spread = np.sqrt(polygamma(1, a) + polygamma(1, b))
    assert endorsement.probability(mean / spread) == pytest.approx(exact, abs=0.02)


def test_endorsement_follows_quality_more_closely_than_votes_do():
    simulated = simulate(REGIMES["quiet, weak herding"], seed=12)
    found, _ = endorsed(simulated.comments, simulated.posts)
    seen = [row for row in found.values() if row["evidence"]]
    quality = np.argsort(np.argsort([simulated.quality[row["comment_id"]] for row in seen]))

    def agreement(column: str) -> float:
        ranks = np.argsort(np.argsort([row[column] for row in seen], kind="stable"))
        return float(np.corrcoef(ranks, quality)[0, 1])

    assert agreement("log_rate") > agreement("score") + 0.03
