import pytest

from llumi.backends import model_file
from llumi.errors import InputError


def test_a_package_that_is_not_installed_is_a_sentence_that_says_what_to_do(monkeypatch):
    monkeypatch.setattr(model_file, "PACKAGE", "llumi-has-no-such-package")
    with pytest.raises(InputError, match="not installed") as caught:
        model_file.embedded_model()
    assert "make setup" in caught.value.hint


def test_the_file_is_a_gguf_of_the_installed_package():
    try:
        path = model_file.embedded_model()
    except InputError:
        pytest.skip("the package with the embedded model is not installed")
    assert path.read_bytes()[:4] == b"GGUF"
