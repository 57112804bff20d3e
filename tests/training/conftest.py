"""The embedded model for tests of training, loaded once; a community small enough to train on."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from llumi.cli import SWITCHES
from llumi.tables import SCHEMAS
from llumi.workspace import Workspace, open_workspace

pytest.importorskip("torch", reason="the training extra is not installed")
os.environ.update(SWITCHES)

import torch
from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM

from llumi.backends.model_file import embedded_model
from llumi.training import models
from llumi.training.recipes import SftRecipe

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def fresh_base() -> Callable[[], models.Base]:
    """Loads the embedded model anew: training puts an adapter into the one it is given."""
    return lambda: models.base("embedded")


@pytest.fixture(scope="session")
def base(fresh_base: Callable[[], models.Base]) -> models.Base:
    """The embedded model as it comes; tests must not change it."""
    return fresh_base()


@pytest.fixture(scope="session")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model of random weights, a hundredth of the embedded one, and its tokenizer.

    It knows nothing; whatever is about the way of training and not about language is tried on it.
    """
    folder, gguf = tmp_path_factory.mktemp("little"), embedded_model()
    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        tie_word_embeddings=True,
        initializer_range=0.2,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture
def tiny(little: Path) -> SftRecipe:
    """A recipe that ends in seconds."""
    return SftRecipe(model=str(little), rank=4, batch_size=2, at_once=2, max_tokens=256, canaries=0)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Four posts to train on and two held out, with pairs and SFT rows."""
    return _community(tmp_path)


@pytest.fixture(scope="session")
def make_community() -> Callable[[Path], Workspace]:
    """Makes such a workspace below a folder."""
    return _community


def _community(folder: Path) -> Workspace:
    """A workspace with six posts below `folder`."""
    made = open_workspace(folder / "workspace")
    made.write(
        "pair",
        {
            "pairs": pa.Table.from_pylist([_pair(n) for n in range(6)], SCHEMAS["pairs"]),
            "sft": pa.Table.from_pylist([_sft(n) for n in range(6)], SCHEMAS["sft"]),
        },
        inputs={},
        settings={},
        counts={},
        dropped={},
    )
    return made


def _post(number: int) -> dict[str, str]:
    return {
        "post_id": f"p{number}",
        "split": "train" if number < 4 else "test",
        "prompt": f"It has been {number + 2} weeks and the evenings are long.",
    }


def _pair(number: int) -> dict[str, object]:
    return _post(number) | {
        "pair_id": f"pair{number}",
        "chosen": f"{number + 2} weeks of long evenings sounds lonely. What are they like?",
        "rejected": "Keep busy.",
        "chosen_id": f"c{number}",
        "rejected_id": f"r{number}",
        "chosen_score": 5,
        "rejected_score": 1,
        "chosen_created_at": NOON + timedelta(minutes=number),
        "rejected_created_at": NOON + timedelta(minutes=2),
    }


def _sft(number: int) -> dict[str, object]:
    return _post(number) | {
        "row_id": f"row{number}",
        "task": "generate",
        "reply": f"{number + 2} weeks is a long time. I am glad you wrote.",
    }
