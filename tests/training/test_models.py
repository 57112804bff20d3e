from pathlib import Path

import pytest

from llumi.backends.model_file import embedded_model
from llumi.errors import InputError
from llumi.training import models
from llumi.training.recipes import SftRecipe
from llumi.workspace import file_sha256


def test_the_embedded_model_can_be_trained_and_is_known_by_its_hash(base: models.Base) -> None:
    assert not hasattr(base.model.config, "quantization_config")
    assert base.sha256 == file_sha256(embedded_model())


def test_a_model_that_is_not_here_is_one_sentence(tmp_path: Path) -> None:
    for name in (str(tmp_path), "no-such/model"):
        with pytest.raises(InputError, match="cannot be loaded"):
            models.base(name)


def test_an_adapter_that_lacks_files_is_one_sentence(base: models.Base, tmp_path: Path) -> None:
    (tmp_path / models.ADAPTER).mkdir()
    (tmp_path / models.ADAPTER / "adapter_config.json").write_text("{}")
    with pytest.raises(InputError, match=r"lacks adapter_model\.safetensors"):
        models.with_adapter(base, SftRecipe(), start=tmp_path)
