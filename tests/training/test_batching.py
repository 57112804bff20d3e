from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from llumi.training.batching import order, padding

LENGTHS = st.lists(st.integers(1, 900), min_size=1, max_size=300)


@given(LENGTHS, st.integers(1, 9), st.integers(0, 3))
def test_every_row_comes_once_an_epoch(lengths: list[int], at_once: int, seed: int) -> None:
    places = order(lengths, at_once=at_once, epochs=2, seed=seed)
    assert Counter(places[: len(lengths)]) == Counter(range(len(lengths)))
    assert Counter(places) == {place: 2 for place in range(len(lengths))}


@given(LENGTHS, st.integers(1, 9))
def test_the_order_hangs_on_lengths_and_seed_alone(lengths: list[int], at_once: int) -> None:
    one, other = (order(lengths, at_once=at_once, epochs=1, seed=4) for _ in range(2))
    assert one == other


def test_another_seed_and_the_next_epoch_are_other_orders() -> None:
    lengths = list(range(1, 60))
    both = order(lengths, at_once=4, epochs=2, seed=0)
    assert both[:59] != both[59:]
    assert both[:59] != order(lengths, at_once=4, epochs=1, seed=1)


def test_half_an_epoch_is_half_of_the_rows() -> None:
    places = order([5] * 40, at_once=4, epochs=0.5, seed=0)
    assert len(places) == len(set(places)) == 20


def test_people_s_lengths_are_hardly_padded_and_not_learnt_in_order_of_length() -> None:
    draw = np.random.default_rng(1)
    lengths = draw.lognormal(4.5, 0.7, size=800).astype(int).tolist()
    places = order(lengths, at_once=8, epochs=1, seed=0)
    assert padding(lengths, places, 8) < 0.08
    assert padding(lengths, list(range(800)), 8) > 0.4, "as they come, two fifths are padding"
    batches = [lengths[places[start]] for start in range(0, 800, 8)]
    early, late = np.mean(batches[:50]), np.mean(batches[50:])
    assert 0.6 < early / late < 1.6


def test_what_fills_no_batch_comes_last() -> None:
    places = order([9, 9, 9, 9, 1, 9, 9], at_once=3, epochs=1, seed=0)
    assert len(places) == 7
    assert padding([9, 9, 9, 9, 1, 9, 9], places, 3) < 0.2
