"""A backend for tests and for trying the page without a model: it says what it was told to.

Echo({"tuned": "I hear you."}).stream(…, model="tuned", …) → "I ", "hear ", "you."
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from llumi.backends import Sampling
from llumi.errors import BackendError
from llumi.prompts import Message


class Echo:
    """Streams a fixed answer per model, word by word."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = dict(answers)

    @property
    def models(self) -> tuple[str, ...]:
        """The names of the fixed answers."""
        return tuple(self._answers)

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        """The fixed answer of `model`, cut to `max_tokens` words."""
        if model not in self._answers:
            raise BackendError(f"There is no model {model} here, only {', '.join(self.models)}.")
        yield from re.findall(r"\s*\S+\s*|\s+", self._answers[model])[: sampling.max_tokens]

    def close(self) -> None:
        """Nothing is held."""
