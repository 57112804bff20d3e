"""Known ways to fail are caught in time, and a sound run is let be."""

import math
import random
from collections.abc import Callable, Iterator

import pytest

from llumi.training.watch import Trouble, Watch

Metrics = dict[str, float]
STEPS = 100
BETA = 0.1


def dpo_run(
    seed: int,
    *,
    pairs: int = 4,
    chosen: float = 0.0,
    rejected: float = -0.06,
    noise: float = 3.0,
    epochs: int = 1,
) -> Iterator[Metrics]:
    """One run; the two replies gain `chosen` and `rejected` nats a step, give or take `noise`."""
    draw = random.Random(seed)
    for step in range(STEPS):
        # The noise grows with how far the model has moved; before the first update there is none.
        spread = noise * min(1.0, step / 20)
        won = [BETA * (chosen * step + draw.gauss(0, spread)) for _ in range(pairs)]
        lost = [BETA * (rejected * step + draw.gauss(0, spread)) for _ in range(pairs)]
        margins = [one - other for one, other in zip(won, lost, strict=True)]
        yield {
            "loss": sum(math.log1p(math.exp(-margin)) for margin in margins) / pairs,
            "grad_norm": draw.lognormvariate(1.0, 0.6),
            "rewards/chosen": sum(won) / pairs,
            "rewards/rejected": sum(lost) / pairs,
            "rewards/margins": sum(margins) / pairs,
            "rewards/accuracies": sum(margin > 0 for margin in margins) / pairs,
            "epoch": epochs * (step + 1) / STEPS,
        }


def sft_run(seed: int) -> Iterator[Metrics]:
    draw = random.Random(seed)
    for step in range(STEPS):
        loss = (2.4 - 0.6 * step / STEPS) * draw.lognormvariate(0, 0.3)
        yield {"loss": loss, "grad_norm": draw.lognormvariate(0, 0.5), "entropy": 1.9}


def first_trouble(run: Iterator[Metrics], *, method: str = "dpo", pairs: int = 4) -> Trouble | None:
    watch = Watch(method, beta=BETA, rows_a_step=pairs)
    looks = (watch.look(step, STEPS, metrics) for step, metrics in enumerate(run, start=1))
    return next(filter(None, looks), None)


def stopped(run: Callable[[int], Iterator[Metrics]], runs: int, **given: object) -> list[str]:
    found = (first_trouble(run(seed), **given) for seed in range(runs))  # type: ignore[arg-type]
    return [trouble.name for trouble in found if trouble]


def test_under_one_sound_run_in_a_hundred_is_stopped() -> None:
    assert len(stopped(dpo_run, 1_000)) < 10


@pytest.mark.parametrize("pairs", [1, 2, 8])
def test_nor_with_batches_of_another_size(pairs: int) -> None:
    assert len(stopped(lambda seed: dpo_run(seed, pairs=pairs), 200, pairs=pairs)) < 2


def test_a_run_that_learns_nothing_is_not_stopped_for_its_noise() -> None:
    flat = stopped(lambda seed: dpo_run(seed, rejected=0.0), 200)
    assert len(flat) < 2


def test_a_run_that_learns_fast_is_not_stopped_for_it() -> None:
    fast = stopped(lambda seed: dpo_run(seed, chosen=0.1, rejected=-0.05, noise=6), 200)
    assert len(fast) < 2


def test_a_sound_sft_run_is_not_stopped() -> None:
    assert len(stopped(sft_run, 300, method="sft")) < 2


FAILURES = {
    # name: nats that chosen and rejected gain a step, noise; caught by step
    "chosen_falls": (-0.6, -0.6, 3.0, 40),
    "both_negative": (-0.6, -0.9, 4.0, 40),
    "flipped": (-0.1, 0.1, 3.0, 40),
    "accuracy_at_one": (0.3, -0.3, 0.2, 20),
}


@pytest.mark.parametrize("name", FAILURES)
def test_each_failing_of_preferences_is_caught_in_time_by_its_name(name: str) -> None:
    chosen, rejected, noise, by = FAILURES[name]
    for seed in range(100):
        trouble = first_trouble(dpo_run(seed, chosen=chosen, rejected=rejected, noise=noise))
        assert trouble is not None
        assert (trouble.name, trouble.step <= by) == (name, True), trouble.sentence()
        assert 1 <= trouble.since_step <= trouble.step


@pytest.mark.parametrize(
    ("metric", "value"),
    [("loss", math.nan), ("grad_norm", math.inf), ("rewards/chosen", math.nan)],
)
def test_what_is_no_number_is_told_at_once(metric: str, value: float) -> None:
    trouble = Watch("sft").look(1, STEPS, {"loss": 2.0, metric: value})
    assert trouble is not None and (trouble.name, trouble.step) == ("nan", 1)
    assert metric in trouble.sentence()


@pytest.mark.parametrize(("metric", "times"), [("loss", 3.5), ("grad_norm", 40.0)])
def test_a_run_that_diverges_is_caught_ten_steps_later(metric: str, times: float) -> None:
    def run(seed: int) -> Iterator[Metrics]:
        for step, metrics in enumerate(sft_run(seed), start=1):
            yield metrics | ({metric: times * metrics[metric]} if step > 30 else {})

    for seed in range(100):
        trouble = first_trouble(run(seed), method="sft")
        assert trouble is not None and trouble.name == "diverging"
        assert trouble.since_step > 25 and 30 < trouble.step <= 40


def test_one_odd_batch_is_no_divergence() -> None:
    watch = Watch("sft")
    losses = [2.0] * 10 + [9.0] * 4 + [2.0] + [9.0] * 4
    assert not any(watch.look(step, STEPS, {"loss": loss}) for step, loss in enumerate(losses))


def test_ties_before_the_first_update_are_no_mistakes() -> None:
    watch = Watch("dpo")
    tie = dict.fromkeys(
        ("rewards/chosen", "rewards/rejected", "rewards/margins", "rewards/accuracies"), 0.0
    )
    assert not any(watch.look(step, STEPS, tie | {"loss": 0.69}) for step in range(60))


def test_pairs_known_by_heart_are_no_leak() -> None:
    # From the second epoch on, every pair has been seen.
    for seed in range(20):
        run = dpo_run(seed, chosen=0.3, rejected=-0.3, noise=0.2, epochs=20)
        assert first_trouble(run) is None


def test_beta_turns_rewards_into_nats() -> None:
    # Rewards of -0.2: 20 nats at beta 0.01, 2 nats at beta 0.1.
    def falls(beta: float) -> bool:
        watch = Watch("dpo", beta=beta, rows_a_step=16)
        metrics = {"rewards/margins": 0.01, "rewards/accuracies": 0.6, "rewards/rejected": -0.21}
        looks = [
            watch.look(step, STEPS, metrics | {"rewards/chosen": -0.2 - step / 1_000})
            for step in range(60)
        ]
        return any(looks)

    assert falls(0.01)
    assert not falls(0.1)


def test_samples_that_begin_to_loop_are_caught_at_the_second_look() -> None:
    watch = Watch("sft")
    assert watch.look_at_samples(0, tokens=40, repeated=0.02) is None
    assert watch.look_at_samples(10, tokens=40, repeated=0.3) is None
    trouble = watch.look_at_samples(20, tokens=40, repeated=0.4)
    assert trouble is not None
    assert (trouble.name, trouble.since_step, trouble.step) == ("repetition", 10, 20)


@pytest.mark.parametrize(("tokens", "caught"), [(61, True), (59, False), (21, False), (19, True)])
def test_length_may_go_down_to_half_and_up_by_half(tokens: float, caught: bool) -> None:
    watch = Watch("dpo")
    looks = [
        watch.look_at_samples(step, tokens=length, repeated=0)
        for step, length in ((0, 40), (10, tokens), (20, tokens))
    ]
    assert [look.name if look else None for look in looks] == [
        None,
        None,
        "length_drift" if caught else None,
    ]


def test_sft_may_learn_another_length() -> None:
    watch = Watch("sft")
    assert not any(watch.look_at_samples(step, tokens=60 - step, repeated=0) for step in range(50))


def test_one_odd_look_is_forgotten() -> None:
    watch = Watch("dpo")
    lengths = [40, 90, 40, 90, 40]
    assert not any(
        watch.look_at_samples(step, tokens=length, repeated=0)
        for step, length in enumerate(lengths)
    )


def test_the_sentence_says_where_what_and_what_to_change() -> None:
    trouble = first_trouble(dpo_run(1, chosen=-0.6, rejected=-0.6))
    assert trouble is not None
    sentence = trouble.sentence()
    assert sentence.startswith(f"Step {trouble.step} of 100, since step {trouble.since_step}: ")
    for part in (trouble.found, trouble.means, trouble.change):
        assert part in sentence
        assert part.endswith(".")
