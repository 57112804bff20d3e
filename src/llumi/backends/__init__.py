"""Who completes a conversation: a model in this process, a server in the house, or an echo.

    backend.stream(prompts.generation(post), model="tuned", sampling=Sampling())
    → "That ", "sounds ", …

The three share one shape and no code. What they stream is raw: everything that shows it to a
person passes it through `llumi.safety` first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from llumi.prompts import Message


@dataclass(frozen=True)
class Sampling:
    """How words are drawn; `temperature` 0 is greedy, `seed` None is different every time."""

    max_tokens: int = 320
    temperature: float = 0.7
    seed: int | None = None


class Backend(Protocol):
    """Something that completes conversations."""

    @property
    def models(self) -> tuple[str, ...]:
        """The names `stream` takes, the one to use by default last."""

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        """The completion of `messages`, piece by piece; closing the iterator cancels it.

        Raises:
            BackendError: the model does not answer, or breaks off.
        """

    def close(self) -> None:
        """Give back what the backend holds."""
