import shutil
from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer

from llumi.backends.model_file import embedded_model
from llumi.errors import InputError, InputErrors
from llumi.training import models
from llumi.training.recipes import SftRecipe
from llumi.workspace import file_sha256


def test_the_embedded_model_can_be_trained_and_is_known_by_its_hash(base: models.Base) -> None:
    assert not hasattr(base.model.config, "quantization_config")
    assert base.sha256 == file_sha256(embedded_model())


def test_a_model_that_is_not_here_is_one_sentence() -> None:
    with pytest.raises(InputError, match="no-such/model is not on this machine"):
        models.base("no-such/model")


def test_all_that_a_model_folder_lacks_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickled")
    with pytest.raises(InputErrors) as refused:
        models.base(str(tmp_path))
    told = "\n".join(refused.value.mistakes)
    assert len(refused.value.mistakes) == 3
    assert "config.json is missing" in told and "no tokenizer" in told
    assert "pickled ones are not read" in told


def test_weights_that_were_cut_off_are_one_sentence(little: Path, tmp_path: Path) -> None:
    shutil.copytree(little, tmp_path / "cut")
    weights = tmp_path / "cut" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(InputError, match="cannot be loaded"):
        models.base(str(tmp_path / "cut"))


def test_a_tokenizer_of_another_model_is_refused(little: Path, tmp_path: Path) -> None:
    shutil.copytree(little, tmp_path / "mixed")
    tokenizer = AutoTokenizer.from_pretrained(little)
    tokenizer.add_tokens([f"<word-{n}>" for n in range(10)])
    tokenizer.save_pretrained(tmp_path / "mixed")
    with pytest.raises(InputError, match=r"knows 49,162 tokens and the model 49,152"):
        models.base(str(tmp_path / "mixed"))


def test_a_model_without_a_chat_template_is_refused(little: Path, tmp_path: Path) -> None:
    shutil.copytree(little, tmp_path / "raw")
    tokenizer = AutoTokenizer.from_pretrained(little)
    tokenizer.chat_template = None
    (tmp_path / "raw" / "chat_template.jinja").unlink(missing_ok=True)
    tokenizer.save_pretrained(tmp_path / "raw")
    with pytest.raises(InputError, match="has no chat template"):
        models.base(str(tmp_path / "raw"))


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here")
def test_a_recipe_for_a_gpu_is_refused_before_a_model_is_loaded() -> None:
    with pytest.raises(InputError, match="no CUDA GPU here"):
        models.base("no-such/model", quantise=True)


def test_an_adapter_that_lacks_files_is_one_sentence(base: models.Base, tmp_path: Path) -> None:
    (tmp_path / models.ADAPTER).mkdir()
    (tmp_path / models.ADAPTER / "adapter_config.json").write_text("{}")
    with pytest.raises(InputError, match=r"lacks adapter_model\.safetensors"):
        models.with_adapter(base, SftRecipe(), start=tmp_path)
