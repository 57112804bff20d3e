from pathlib import Path

import pytest

from llumi.backends.model_file import embedded_model
from llumi.errors import InputError
from llumi.training import models
from llumi.workspace import file_sha256


def test_the_embedded_model_can_be_trained_and_is_known_by_its_hash(base: models.Base) -> None:
    assert not hasattr(base.model.config, "quantization_config")
    assert base.sha256 == file_sha256(embedded_model())


def test_a_model_that_is_not_here_is_one_sentence(tmp_path: Path) -> None:
    for name in (str(tmp_path), "no-such/model"):
        with pytest.raises(InputError, match="cannot be loaded"):
            models.base(name)
