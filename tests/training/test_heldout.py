from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import torch

from llumi.training import heldout
from llumi.training.datasets import Row, answer, messages, tokens
from llumi.training.models import Base

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def row(**given: object) -> Row:
    return {
        "post_id": "p1",
        "prompt": "The evenings are long.",
        "chosen": "That sounds lonely.",
        "rejected": "Keep busy.",
        "chosen_created_at": None,
        "rejected_created_at": None,
        "chosen_views": None,
        "rejected_views": None,
    } | given


def test_accuracy_counts_pairs_and_ties_are_half() -> None:
    found = heldout.preference_accuracy(np.array([1.0, -1.0, 0.0, 2.0]), ["a", "a", "b", "c"])
    assert found.share == pytest.approx(2.5 / 4)
    assert (found.pairs, found.posts) == (4, 3)


def test_the_interval_is_over_posts_not_over_pairs() -> None:
    # One post with 50 pairs won and one with 50 lost: two observations, not a hundred.
    margins = np.array([1.0] * 50 + [-1.0] * 50)
    clustered = heldout.preference_accuracy(margins, ["a"] * 50 + ["b"] * 50)
    apart = heldout.preference_accuracy(margins, [str(n) for n in range(100)])
    assert (clustered.low, clustered.high) == (0.0, 1.0)
    assert 0.35 < apart.low < 0.45 and 0.55 < apart.high < 0.65


def test_a_bigger_post_weighs_by_its_pairs() -> None:
    margins = np.array([1.0, 1.0, 1.0, -1.0])
    found = heldout.preference_accuracy(margins, ["a", "a", "a", "b"])
    assert found.share == 0.75


def test_baselines_stand_only_where_the_data_have_what_they_need() -> None:
    bare = heldout.baselines([row()])
    assert set(bare) == {"longer wins"}
    timed = row(chosen_created_at=NOON, rejected_created_at=NOON + timedelta(hours=1))
    seen = row(chosen_views=3, rejected_views=9)
    both = heldout.baselines([timed, seen])
    assert both["earlier wins"].share == 1.0
    assert both["more viewed wins"].share == 0.0
    assert both["earlier wins"].pairs == both["more viewed wins"].pairs == 1


def test_the_later_chosen_loses_by_earlier_wins() -> None:
    late = row(chosen_created_at=NOON, rejected_created_at=NOON - timedelta(hours=1))
    assert heldout.baselines([late])["earlier wins"].share == 0.0


def test_log_probabilities_are_those_of_the_plain_forward_pass(base: Base) -> None:
    rows = [row(), row(chosen="I hear you.", post_id="p2"), row(prompt="Exams again.")]
    found = heldout.log_probabilities(base.model, base.tokenizer, rows)
    for place, one in enumerate(rows):
        prompt = messages(one)
        start = len(tokens(base.tokenizer, prompt, before_reply=True))
        whole = torch.tensor([tokens(base.tokenizer, prompt + answer(one["chosen"]))])
        with torch.inference_mode():
            logits = base.model(whole).logits[0, :-1].log_softmax(-1)
        picked = logits.gather(1, whole[0, 1:, None])[start - 1 :]
        assert found.chosen[place] == pytest.approx(float(picked.sum()), abs=1e-2)
        assert found.chosen_tokens[place] == len(picked)


def test_no_held_out_pairs_give_empty_scores(base: Base) -> None:
    found = heldout.log_probabilities(base.model, base.tokenizer, [])
    assert found.chosen.shape == found.rejected_tokens.shape == (0,)


def test_the_implicit_reward_is_what_changed_against_before() -> None:
    def scores(chosen: float, rejected: float) -> heldout.LogProbabilities:
        one = np.array([1.0])
        return heldout.LogProbabilities(one * chosen, one * rejected, one * 10, one * 10)

    # The chosen reply stays less likely, but gained.
    table = heldout.compare([row()], before=scores(-50, -30), after=scores(-40, -30))
    assert table["before: mean log-probability"].share == 0.0
    assert table["after: mean log-probability"].share == 0.0
    assert table["after: implicit reward"].share == 1.0


def test_the_table_reads_as_markdown() -> None:
    text = heldout.as_text(heldout.baselines([row()]))
    assert "| longer wins | 1.000 | 1.000 to 1.000 | 1 | 1 |" in text
