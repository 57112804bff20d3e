from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from llumi import prompts
from llumi.errors import LlumiError
from llumi.training import datasets, export, models
from llumi.training.recipes import SftRecipe

POSTS = (
    "It has been three weeks and the evenings are long.",
    "My exams are next week and I can't sleep.",
    "We brought the baby home in May and I have not felt like myself since.",
)


def test_rows_of_each_head_are_interleaved() -> None:
    rows = np.arange(8)[:, None]
    assert export.interleave_rotary(rows, heads=2)[:, 0].tolist() == [0, 2, 1, 3, 4, 6, 5, 7]


def test_a_tensor_that_no_llama_has_is_refused(base: models.Base) -> None:
    with pytest.raises(LlumiError, match="no llama model has"):
        export._as_llama_cpp("layers.0.conv.lora_A.weight", np.zeros((1, 1)), base.model.config)


def test_another_architecture_gets_no_gguf(tmp_path: Path) -> None:
    class Other:
        model_type = "gpt_neox"

    assert not export.gguf_lora(tmp_path, tmp_path / "adapter.gguf", Other())  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_llama_cpp_and_transformers_agree_on_an_adapter(
    fresh_base: Callable[[], models.Base], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded = pytest.importorskip("llumi.backends.embedded", reason="xllamacpp is not installed")
    loaded = fresh_base()
    adapted = models.with_adapter(loaded, SftRecipe(rank=4), start=None)
    _make_it_matter(adapted)
    adapted.save_pretrained(str(tmp_path), save_embedding_layers=False)
    assert export.gguf_lora(tmp_path, tmp_path / "right.gguf", loaded.model.config)
    monkeypatch.setattr(export, "interleave_rotary", lambda weight, heads: weight)
    assert export.gguf_lora(tmp_path, tmp_path / "wrong.gguf", loaded.model.config)

    backend = embedded.Embedded({n: tmp_path / f"{n}.gguf" for n in ("right", "wrong")})
    try:
        off = {
            name: np.mean([_distance(backend, adapted, loaded, post, name) for post in POSTS])
            for name in backend.models
        }
    finally:
        backend.close()
    # llama.cpp multiplies 4-bit weights with 8-bit activations: near, not equal.
    assert off["right"] < 0.25
    assert off["wrong"] > 2 * off["right"]
    assert off["base"] > 4 * off["right"]


def _make_it_matter(adapted: Any) -> None:
    """A fresh adapter changes nothing; this one changes much, through every kind of matrix."""
    draw = torch.Generator().manual_seed(1)
    for name, weight in adapted.named_parameters():
        if "lora_B" in name:
            size = 1.0 if "q_proj" in name or "k_proj" in name else 0.3
            weight.data = torch.randn(weight.shape, generator=draw) * size


def _distance(backend: Any, adapted: Any, loaded: models.Base, post: str, model: str) -> float:
    """How far the log-probabilities served for the first token are from the adapter's own."""
    messages = prompts.generation(post)
    prompt = torch.tensor([datasets.tokens(loaded.tokenizer, messages, before_reply=True)])
    with torch.inference_mode():
        computed = adapted(prompt).logits[0, -1].log_softmax(-1)
    served = _first_token(backend, messages, model)
    return float(np.mean([abs(computed[token].item() - value) for token, value in served.items()]))


def _first_token(backend: Any, messages: list[prompts.Message], model: str) -> dict[int, float]:
    """Log-probabilities of the likeliest first tokens as the backend serves them."""
    from llumi.backends import Sampling

    request = backend._request(messages, model, Sampling(max_tokens=1, temperature=0.0))
    request |= {"stream": False, "logprobs": True, "top_logprobs": 10}
    answer = backend._server.handle_chat_completions(request)
    top = answer["choices"][0]["logprobs"]["content"][0]["top_logprobs"]
    return {token["id"]: token["logprob"] for token in top}
