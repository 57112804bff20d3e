from collections.abc import Callable

import pytest
import torch

from llumi.safety.both import assess, screen
from llumi.safety.tiers import Tier
from llumi.training import models, samples
from llumi.training.datasets import answer, messages, tokens
from llumi.training.models import Base
from llumi.training.recipes import SftRecipe


def test_the_posts_are_three_and_speak_of_no_danger() -> None:
    assert len(set(samples.POSTS)) == 3
    for post in samples.POSTS:
        assert assess(post).tier < Tier.POSSIBLE_RISK


def test_a_sample_is_what_the_model_writes_when_it_always_takes_the_likeliest(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "MOST_TOKENS", 8)
    taken = samples.take(base.model, base.tokenizer, step=7)
    assert [sample.post for sample in taken] == list(samples.POSTS)
    for sample in taken:
        assert sample.step == 7
        assert 0 < sample.tokens <= samples.MOST_TOKENS
    whole = tokens(base.tokenizer, messages({"prompt": samples.POSTS[0]}), before_reply=True)
    reply: list[int] = []
    with torch.inference_mode():
        for _ in range(4):
            logits = base.model(torch.tensor([whole + reply])).logits[0, -1]
            reply.append(int(logits.argmax()))
    assert taken[0].reply.startswith(base.tokenizer.decode(reply).strip())


def test_training_is_the_same_with_and_without_samples(
    fresh_base: Callable[[], models.Base], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "MOST_TOKENS", 4)
    loaded, recipe = fresh_base(), SftRecipe(rank=4)

    def trained(*, sampling: bool) -> list[torch.Tensor]:
        model = models.with_adapter(loaded, recipe, start=None)
        model.train()
        weights = [weight for weight in model.parameters() if weight.requires_grad]
        optimiser = torch.optim.AdamW(weights, lr=1e-3)
        conversation = messages({"prompt": "Exams again."}) + answer("That sounds tiring.")
        batch = torch.tensor([tokens(loaded.tokenizer, conversation)])
        torch.manual_seed(3)
        for step in range(2):
            if sampling:
                samples.take(model, loaded.tokenizer, step=step)
            assert model.training
            # Noise that would differ if taking samples had drawn any.
            noise = 1 + 0.01 * torch.rand(())
            (noise * model(batch, labels=batch).loss).backward()
            optimiser.step()
            optimiser.zero_grad()
        made = [weight.detach().clone() for weight in weights]
        model.unload()
        return made

    for one, other in zip(trained(sampling=True), trained(sampling=False), strict=True):
        assert torch.equal(one, other)


def test_a_model_that_was_not_in_training_is_left_so(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "MOST_TOKENS", 1)
    base.model.eval()
    samples.take(base.model, base.tokenizer, step=0)
    assert not base.model.training


def test_what_the_screen_holds_back_is_named_and_not_kept() -> None:
    post = samples.POSTS[0]
    said = "I am a therapist. Call 555 010 9999 any time."
    assert [finding.severity for finding in screen(said, post=post)].count("block") >= 1
    shown = samples.shown(said, post)
    assert shown.startswith("(held back by the safety screen: ")
    assert "555" not in shown


def test_what_the_screen_lets_pass_stands_as_it_is() -> None:
    said = "That sounds lonely. What were your evenings like before you moved?"
    assert samples.shown(said, samples.POSTS[0]) == said


@pytest.mark.parametrize(
    ("texts", "share"),
    [
        (["one two three four five"], 0.0),
        (["I hear you too I hear you too"], 1 / 5),
        (["again and again and again and again and"], 3 / 5),
        # A text is compared with itself alone, whatever its capitals.
        (["I am with you", "I am with you"], 0.0),
        (["I am with you i AM with you"], 1 / 5),
        (["too short"], 0.0),
        ([], 0.0),
    ],
)
def test_repeated_4_grams_are_those_that_stood_before(texts: list[str], share: float) -> None:
    assert samples.repeated_share(texts) == pytest.approx(share)


def test_a_sample_is_a_line_of_json() -> None:
    sample = samples.Sample(3, "A post.", "A reply.", 4, 0.0)
    assert samples.as_dict(sample) == {
        "step": 3,
        "post": "A post.",
        "reply": "A reply.",
        "tokens": 4,
        "repeated": 0.0,
    }
