"""Tests of the cumulative-link mixed model, against R's `ordinal` where R is there."""

import csv
import json
import shutil
import subprocess

import numpy as np
import pytest
from simulated import Truth

from llumi.studies.ordinal import _Likelihood, cumulative_link
from llumi.studies.scores import Scores, scores
from llumi.studies.simulation import Spread

IN_R = """
suppressMessages(library(ordinal))
told <- read.csv(commandArgs(TRUE)[1])
told$points <- factor(told$points, ordered = TRUE)
for (name in c("post", "system", "rater")) told[[name]] <- factor(told[[name]])
found <- suppressWarnings(clmm(points ~ system + (1 | rater) + (1 | post), data = told,
  control = clmm.control(gradTol = 1e-8, grtol = 1e-9)))
deviations <- sapply(c("rater", "post"), function(name) attr(VarCorr(found)[[name]], "stddev"))
cat(sprintf("%.12f", c(as.numeric(logLik(found)), coef(found), deviations,
  sqrt(diag(vcov(found))))), sep = "\\n")
"""


def of_r(given: Scores, folder) -> np.ndarray:
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed; it is what this is held against")
    with (folder / "told.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["post", "system", "rater", "points"])
        columns = (given.posts.codes, given.systems.codes, given.raters.codes, given.points)
        writer.writerows(zip(*(column.astype(int).tolist() for column in columns), strict=True))
    (folder / "fit.R").write_text(IN_R)
    done = subprocess.run(
        ["Rscript", "fit.R", "told.csv"], cwd=folder, capture_output=True, text=True, check=False
    )
    if "there is no package" in done.stderr:
        pytest.skip("R's package ordinal is not installed; it is what this is held against")
    assert done.returncode == 0, done.stderr
    return np.array(json.loads("[" + ",".join(done.stdout.split()) + "]"))


@pytest.mark.parametrize(("seed", "posts", "raters", "each"), [(3, 40, 12, 2), (8, 25, 30, 3)])
def test_it_is_the_model_of_clmm(tmp_path, seed, posts, raters, each):
    given = Truth().drawn(seed, posts=posts, raters=raters, each=each)
    log_likelihood, *told = of_r(given, tmp_path)
    ours = cumulative_link(given)
    thresholds, systems = len(ours.thresholds), len(ours.systems) - 1
    # At R's own figures our likelihood is R's, and ours are no less likely.
    place = np.array(told[: thresholds + systems + 2])
    place[-2:] = np.log(place[-2:])
    assert -_Likelihood(given)(place)[0] == pytest.approx(log_likelihood, abs=1e-6)
    assert ours.log_likelihood == pytest.approx(log_likelihood, abs=1e-6)
    assert ours.log_likelihood >= log_likelihood - 1e-9
    # R stops a little earlier: its figures are good to about five digits.
    figures = [*ours.thresholds, *ours.effects[1:], ours.rater_sd, ours.post_sd]
    assert figures == pytest.approx(told[: len(figures)], abs=1e-4)
    errors = told[len(figures) + thresholds :][:systems]
    assert np.sqrt(np.diag(ours.covariance)) == pytest.approx(errors, abs=1e-5)


def test_the_gradient_is_that_of_the_likelihood():
    likelihood = _Likelihood(Truth().drawn(1, posts=20, raters=8, each=2))
    place = np.array([-3.0, -1.0, 0.5, 2.0, 0.3, 0.2, -0.3, -0.5])
    steps = 1e-5 * np.eye(len(place))
    by_steps = [
        (likelihood(place + step)[0] - likelihood(place - step)[0]) / 2e-5 for step in steps
    ]
    assert likelihood(place)[1] == pytest.approx(by_steps, abs=1e-5)


def test_effects_are_found_that_made_a_large_study():
    truth = Truth(effects=(0.0, 0.5, 0.25), spread=Spread(0.25, 0.25, 0, 0, 0.49))
    given = truth.drawn(2, posts=250, raters=60, each=4)
    found = cumulative_link(given)
    assert found.effects[1] > found.effects[2] > found.effects[0]
    assert found.rater_sd == pytest.approx(found.post_sd, rel=0.3)
    value, error = found.contrast("sft", "tuned")
    assert value == pytest.approx(found.effects[1] - found.effects[2])
    assert value - 3 * error > 0


def test_raters_who_do_not_differ_have_a_deviation_of_nearly_none():
    truth = Truth(spread=Spread(0.25, 0, 0, 0, 0.49))
    found = cumulative_link(truth.drawn(5, posts=40, raters=10, each=2))
    assert found.rater_sd < 0.4
    assert np.isfinite(found.covariance).all()


def test_points_that_are_all_alike_have_no_model():
    rows = [(f"p{post}", "ab"[post % 2], f"r{post % 3}", 4.0) for post in range(12)]
    assert cumulative_link(scores(rows)) is None
