"""Do intervals hold the truth, and how often is a false claim shown? Simulated studies tell.

    make bench-studies            STUDIES="--runs 200" for fewer
    make bench-studies STUDIES="--speed"      the analysis of 100,000 ratings against a plain read

Each row is `--runs` studies (1,000) whose truth is known: intervals are to hold it in 93 to 97 %, a
system that is just as far below as the margin is to be called non-inferior in at most 5 %.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.stats import norm

from llumi.studies.analysis import analyse
from llumi.studies.contrasts import contrast, mean
from llumi.studies.correlation import icc
from llumi.studies.preferring import Choice, win_rate
from llumi.studies.rating_files import read
from llumi.studies.scores import Scores
from llumi.studies.simulation import Spread, drawn, latin
from llumi.studies.verdicts import Hypothesis, p_of

MARGIN = 0.25
SPREADS = {
    "assumed": Spread(),
    "raters alike": Spread(rater_system=0.0, post_system=0.0),
    "raters differ much": Spread(rater=0.4, rater_system=0.15),
}
DESIGNS = {"40 posts, 12 raters": (40, 12, 2), "100 posts, 24 raters": (100, 24, 1)}
MIDDLE = 3.4


def rounded(given: Scores) -> Scores:
    return replace(given, points=np.clip(np.round(given.points), 1, 5))


def true_mean(at: float, spread: Spread) -> float:
    """Of points that are rounded and end at 1 and 5."""
    return 1 + sum(float(norm.sf(point + 0.5, at, spread.total**0.5)) for point in range(1, 5))


def below_by(margin: float, spread: Spread) -> float:
    """How far below a system has to be drawn, to be `margin` below in points."""
    low, high = 0.0, 2.0
    for _ in range(60):
        middle = (low + high) / 2
        apart = true_mean(MIDDLE, spread) - true_mean(MIDDLE - middle, spread)
        low, high = (middle, high) if apart < margin else (low, middle)
    return low


def studies(
    design: tuple[int, int, int], spread: Spread, means: tuple[float, ...], runs: int
) -> Iterator[Scores]:
    posts, raters, each = design
    for run in range(runs):
        draw = np.random.default_rng(run)
        rows = latin(posts=posts, raters=raters, systems=len(means), each=each, draw=draw)
        yield rounded(drawn(rows, means=means, spread=spread, draw=draw))


def coverage(design: tuple[int, int, int], spread: Spread, runs: int) -> list[float]:
    """Shares of a mean's, a difference's and a rate's intervals that hold the truth."""
    means = (MIDDLE + 0.2, MIDDLE, MIDDLE + 0.1)
    truth = [true_mean(at, spread) for at in means]
    held = np.zeros(3)
    for run, given in enumerate(studies(design, spread, means, runs)):
        first, second, _ = given.systems.names
        low, high = mean(given, first).interval() or (np.nan, np.nan)
        held[0] += low <= truth[0] <= high
        low, high = contrast(given, first, second).difference.interval() or (np.nan, np.nan)
        held[1] += low <= truth[0] - truth[1] <= high
        rate = win_rate(answers(design, run), "tuned", "base")
        held[2] += (rate.low or 0) <= RATE <= (rate.high or 0)
    return list(held / runs)


RATE, POSTS_LIKE, RATERS_LIKE = 0.6, 0.3, 0.3


def answers(design: tuple[int, int, int], seed: int) -> list[Choice]:
    """Preferences for the first in 60 %, by posts and raters who have likings of their own."""
    posts, raters, each = design
    draw = np.random.default_rng(seed)
    of_post = draw.normal(0, POSTS_LIKE, posts)
    of_rater = draw.normal(0, RATERS_LIKE, raters)
    threshold = norm.ppf(RATE) * (1 + POSTS_LIKE**2 + RATERS_LIKE**2) ** 0.5
    return [
        Choice(
            f"p{post}",
            f"r{rater}",
            "tuned",
            "base",
            float(threshold + of_post[post] + of_rater[rater] + draw.normal() > 0),
            0.0,
        )
        for post in range(posts)
        for rater in ((post * 2 * each + turn) % raters for turn in range(2 * each))
    ]


def false_claims(design: tuple[int, int, int], spread: Spread, runs: int) -> float:
    means = (MIDDLE - below_by(MARGIN, spread), MIDDLE)
    shown = 0
    for given in studies(design, spread, means, runs):
        found = contrast(given, *given.systems.names).difference
        p = p_of(Hypothesis.NON_INFERIORITY, found, MARGIN)
        shown += p is not None and p < 0.05
    return shown / runs


def of_correlations(runs: int) -> float:
    """The share of intervals of ICC(C,1) that hold it where nobody rated everything."""
    held = 0
    for seed in range(runs):
        draw = np.random.default_rng(seed)
        items = np.repeat(np.arange(150), 3)
        raters = (np.tile(np.arange(3), 150) + items * 7) % 40
        points = draw.normal(0, 1, 150)[items] + draw.normal(0, 0.4, 40)[raters]
        found = icc(items, raters, points + draw.normal(0, 0.8, 450)).consistency
        held += (found.low or 0) <= 1 / 1.64 <= (found.high or 0)
    return held / runs


def speed() -> None:
    """100,000 ratings: reading them, and everything that is computed of them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ratings.csv"
        with file.open("w", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(["post", "system", "rater", "dimension", "rating"])
            for dimension in ("readability", "empathy", "connection", "actionability", "safety"):
                (given,) = studies((834, 210, 8), Spread(), (MIDDLE + 0.2, MIDDLE, MIDDLE + 0.1), 1)
                columns = (given.posts, given.systems, given.raters)
                names = ([one.names[code] for code in one.codes] for one in columns)
                for *where, points in zip(*names, given.points, strict=True):
                    writer.writerow([*where, dimension, int(points)])
        began = time.perf_counter()
        told = read(file, {})
        was_read = time.perf_counter()
        analyse(told, scale=(1, 5))
        done = time.perf_counter()
    took, reading = done - was_read, was_read - began
    print(f"{len(told.rows):,} ratings: {took:.1f} s, {took / reading:.0f} times their reading.")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--runs", type=int, default=1000)
    asked.add_argument("--speed", action="store_true")
    options = asked.parse_args()
    if options.speed:
        speed()
        return
    print(f"{'design':22} {'spread':20} {'mean':>7} {'difference':>11} {'rate':>7} {'false':>7}")
    for (told, design), (name, spread) in (
        (one, other) for one in DESIGNS.items() for other in SPREADS.items()
    ):
        shares = [*coverage(design, spread, options.runs)]
        shares.append(false_claims(design, spread, options.runs))
        figures = " ".join(
            f"{100 * share:>{width}.1f}" for share, width in zip(shares, (7, 11, 7, 7), strict=True)
        )
        print(f"{told:22} {name:20} {figures}")
        sys.stdout.flush()
    print(f"ICC(C,1), sparse: {100 * of_correlations(options.runs):.1f}")


if __name__ == "__main__":
    main()
