from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from peft import PeftModel

from llumi.training import auditing, canaries, models
from llumi.training.auditing import Material
from llumi.training.canaries import Canary
from llumi.training.datasets import answer, messages, tokens
from llumi.training.models import Base
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Row

OURS = "on the third evening we counted the lamps along the harbour and then walked home slowly"


def row(name: str, reply: str = "That sounds lonely.", **given: object) -> Row:
    return {
        "row_id": name,
        "post_id": f"post of {name}",
        "prompt": f"The evenings are long, says {name}.",
        "draft": None,
        "reply": reply,
    } | given


def overfit(model: PeftModel, loaded: Base, rows: Sequence[Row]) -> None:
    """Plain gradient steps on the replies, with no trainer around.

    Of all rows at once and without dropout: row by row, whether so small a model keeps what it has
    learnt hangs on how a processor rounds.
    """
    adapter = [weights for weights in model.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(adapter, lr=2e-2)
    read = []
    for one in rows:
        start = len(tokens(loaded.tokenizer, messages(one), before_reply=True))
        ids = torch.tensor([tokens(loaded.tokenizer, messages(one) + answer(one["reply"]))])
        labels = ids.clone()
        labels[:, :start] = -100
        read.append((ids, labels))
    model.eval()
    for _ in range(150):
        torch.stack([model(ids, labels=labels).loss for ids, labels in read]).mean().backward()
        optimiser.step()
        optimiser.zero_grad()


@pytest.fixture(scope="module")
def planted() -> tuple[Canary, ...]:
    return canaries.draw(3, seed=0)


@pytest.fixture(scope="module")
def loaded(little: Path) -> Base:
    return models.base(str(little))


@pytest.fixture(scope="module")
def adapted(loaded: Base) -> PeftModel:
    """A fresh adapter; the first test of it leaves it as it is, the second trains it."""
    return models.with_adapter(loaded, SftRecipe(rank=8), start=None)


def test_a_word_is_scored_by_its_first_token_where_it_would_stand(
    loaded: Base, adapted: PeftModel, planted: tuple[Canary, ...]
) -> None:
    canary = planted[0]
    starts = auditing._first_tokens(loaded.tokenizer, canary)
    likely = auditing._likely(adapted, loaded.tokenizer, canary, starts)
    assert likely.shape == starts.shape == (4, len(canaries.WORDS))
    words = canaries.words_of(canary.reply)
    for place, word in enumerate(words):
        shown = loaded.tokenizer.decode([starts[place, canaries.WORDS.index(word)]])
        assert word.startswith(shown.strip()) and shown.strip()
    asked = messages({"prompt": canary.post})
    opening = canaries.say(words).split(words[0])[0].strip()
    until = [*tokens(loaded.tokenizer, asked, before_reply=True)]
    until += loaded.tokenizer.encode(opening, add_special_tokens=False)
    with torch.inference_mode():
        expected = adapted(torch.tensor([until])).logits[0, -1].log_softmax(-1)
    assert likely[0] == pytest.approx(expected[starts[0]].numpy(), abs=1e-3)


def test_an_untouched_adapter_tells_nobody(
    loaded: Base, adapted: PeftModel, planted: tuple[Canary, ...]
) -> None:
    found = auditing.audit(
        adapted,
        loaded.tokenizer,
        Material(
            planted=planted,
            trained=[row("a"), row("b"), *canaries.sft_rows(planted)],
            held_out=[row("c"), row("d"), row("e", post_id="post of d")],
            drafts=["What are they like?"],
        ),
        alternatives=99,
    )
    assert found.canaries and found.canaries.first == 0
    assert found.membership and found.membership.auc == 0.5, "no gain at all: all are level"
    assert (found.membership.members, found.membership.held_out) == (2, 2)
    assert found.overlap and found.overlap.longest == 0
    assert found.over() == ()


def test_rows_learnt_by_heart_come_first(
    loaded: Base, adapted: PeftModel, planted: tuple[Canary, ...]
) -> None:
    learnt = [row("a", OURS), row("b", "Two lamps were out, so we named them.")]
    overfit(adapted, loaded, [*canaries.sft_rows(planted), *learnt])
    found = auditing.rank_canaries(adapted, loaded.tokenizer, planted, alternatives=99)
    assert found is not None
    assert (found.first, found.planted, found.among) == (3, 3, 100)
    assert found.low > 0.1
    told = auditing.tell_members(adapted, loaded.tokenizer, learnt, [row("c"), row("d")])
    assert told is not None and told.auc == 1.0


def test_replies_are_read_as_drafts_are_improved_and_pairs_are_chosen(
    loaded: Base, adapted: PeftModel
) -> None:
    pair = {
        "pair_id": "q",
        "post_id": "p",
        "prompt": "Exams.",
        "chosen": "Go on.",
        "rejected": "No.",
    }
    found = auditing.tell_members(
        adapted, loaded.tokenizer, [row("a", draft="sounds lonly")], [pair]
    )
    assert found is not None and np.isfinite(found.auc)


def test_what_is_not_given_is_not_measured(adapted: PeftModel, loaded: Base) -> None:
    found = auditing.audit(adapted, loaded.tokenizer, Material((), [row("a")], (), ()))
    assert (found.canaries, found.membership, found.overlap) == (None, None, None)
    assert len(found.missing()) == 3


def test_overlap_reads_every_text_of_a_person_and_no_canary() -> None:
    canary = canaries.draw(1, seed=0)[0]
    columns = ("prompt", "draft", "reply", "rejected")
    for column in columns:
        found = auditing.find_overlap([OURS], [row("a") | {column: OURS}])
        assert found is not None and found.longest == 16, column
    planted = canaries.sft_rows([Canary(canary.name, canary.post, OURS)])
    found = auditing.find_overlap([OURS], [row("a"), *planted])
    assert found is not None and found.longest == 0


def test_one_row_a_post_is_chosen_whatever_the_order() -> None:
    rows = [row(str(n), post_id=f"p{n % 40}") for n in range(100)]
    chosen = auditing._choose(rows, 30)
    assert len({one["post_id"] for one in chosen}) == len(chosen) == 30
    assert auditing._choose(rows[::-1], 30) == chosen
