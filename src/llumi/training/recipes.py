"""A recipe: everything that decides one training run, in a TOML file of at most fifteen fields.

    model = "embedded"
    learning_rate = 2e-4
    epochs = 1

What a file leaves out has the default below. An unknown key or an impossible value is an error,
and all errors of a file are told at once.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from llumi.errors import InputError, InputErrors
from llumi.training.rounds import Method

WARMUP = 0.1
"""Share of steps over which the learning rate rises: SimPO's DPO baseline and the QLoRA recipes of
alignment-handbook agree on it."""
_SMOOTHED = ("sigmoid", "robust")

_Positive = Annotated[int, Field(ge=1)]
_Rate = Annotated[float, Field(gt=0, le=0.1)]
_Beta = Annotated[float, Field(gt=0, le=10)]
_Weight = Annotated[float, Field(ge=0, le=10)]


class SftRecipe(BaseModel):
    """Settings of supervised fine-tuning with LoRA.

    Defaults: QLoRA SFT of alignment-handbook (rank = alpha = 16, lr 2e-4, 1 epoch).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    model: Annotated[str, Field(min_length=1)] = "embedded"
    """`embedded`, a folder, or the name of a model that is already on this machine."""
    quantise: bool = False
    """Hold the base in 4 bits while training (QLoRA, arXiv 2305.14314); needs CUDA."""
    rank: _Positive = 16
    """Of the LoRA adapter; its alpha is the same, as alignment-handbook has it."""
    learning_rate: _Rate = 2e-4
    epochs: Annotated[float, Field(gt=0, le=100)] = 1.0
    batch_size: _Positive = 4
    """Rows per step of the optimiser, over all processes."""
    at_once: _Positive = 4
    """Rows that one process puts through the model together: a matter of memory only."""
    max_tokens: Annotated[int, Field(ge=32)] = 1024
    """Longer rows (prompt and reply) are left out and counted, never cut."""
    max_rows: Annotated[int, Field(ge=0)] = 0
    """Train on at most so many rows, chosen by hash; 0 is all."""
    canaries: Annotated[int, Field(ge=0, le=1000)] = 50
    """Made-up secrets planted among the rows, to find out what the model repeats."""
    seed: Annotated[int, Field(ge=0)] = 0

    @property
    def rows_at_once(self) -> int:
        """`at_once`, or all rows of a step where those are fewer."""
        return min(self.at_once, self.batch_size)

    @model_validator(mode="after")
    def _whole_batches(self) -> "SftRecipe":
        if self.batch_size % self.rows_at_once:
            raise ValueError(
                f"batch_size {self.batch_size} is no multiple of at_once {self.at_once}"
            )
        return self


class KtoRecipe(SftRecipe):
    """Settings of Kahneman-Tversky optimisation (arXiv 2402.01306): votes that make no pair.

    Defaults: beta 0.1 and learning rate 1e-5, as TRL advises with adapters.
    """

    learning_rate: _Rate = 1e-5
    beta: _Beta = 0.1
    """How dearly straying from the reference is paid for."""


class DpoRecipe(SftRecipe):
    """Settings of direct preference optimisation with LoRA.

    Defaults: beta 0.1 (TRL); learning rate 1e-5, as TRL advises for DPO with adapters; an SFT
    term as anchor, since votes are noisy labels and DPO alone may push both replies down.
    """

    learning_rate: _Rate = 1e-5
    loss: Literal["robust", "sigmoid", "ipo", "length_normalised"] = "robust"
    """`robust` (arXiv 2403.00409) and `sigmoid` with smoothed labels (cDPO) reckon with `flipped`;
    `ipo` (arXiv 2310.12036) does not run away on pairs that are always won; `length_normalised`
    compares means per token, for votes that prefer the longer reply (arXiv 2405.14734)."""
    beta: _Beta = 0.1
    """How dearly straying from the reference is paid for."""
    flipped: Annotated[float, Field(ge=0, lt=0.5)] = 0.2
    """Share of pairs believed to be labelled the wrong way round; text predicts Reddit's votes
    65-80 % of the time, so 0.2 is the low end."""
    sft_weight: _Weight = 0.2
    """Weight of the likelihood of the chosen reply beside the preference loss."""

    @model_validator(mode="after")
    def _flips_are_reckoned_with(self) -> "DpoRecipe":
        if self.loss not in _SMOOTHED and self.flipped and "flipped" in self.model_fields_set:
            raise ValueError(f"loss {self.loss} knows no flipped; leave it out or set it to 0")
        return self

    @property
    def smoothing(self) -> float:
        """`flipped` where the loss reckons with it."""
        return self.flipped if self.loss in _SMOOTHED else 0.0


KINDS: dict[Method, type[SftRecipe]] = {"sft": SftRecipe, "dpo": DpoRecipe, "kto": KtoRecipe}
"""The recipe of each method."""

Recipe = TypeVar("Recipe", bound=SftRecipe)


def load(path: Path, kind: type[Recipe]) -> Recipe:
    """Read a recipe of `kind`.

    Raises:
        InputError: there is no such file, or it is no TOML.
        InputErrors: unknown keys or impossible values, all of them.
    """
    content = _content(path)
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        known = ", ".join(kind.model_fields)
        raise InputErrors(
            str(path),
            [_sentence(path, one["loc"], one["msg"], one["input"]) for one in error.errors()],
            hint=f"Fields of this recipe: {known}.",
        ) from error


def method_of(path: Path) -> tuple[Method, SftRecipe]:
    """A recipe, and the method that its fields are for: those of DPO's loss, KTO's beta, or none.

    Raises:
        InputError, InputErrors: as `load`.
    """
    fields = _content(path).keys()
    method: Method = "kto" if "beta" in fields else "sft"
    if fields & {"loss", "flipped", "sft_weight"}:
        method = "dpo"
    return method, load(path, KINDS[method])


def _content(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"Recipe {path} cannot be read: {error.strerror}.", hint="Recipes are in recipes/."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no TOML: {error}.", hint="Mend the line named.") from error


def _sentence(path: Path, place: tuple[int | str, ...], problem: str, value: object) -> str:
    """One mistake with its line: `line 3, field epochs: -1 … input should be greater than 0`."""
    if not place:
        return problem.removeprefix("Value error, ")
    field = ".".join(map(str, place))
    line = next(
        (
            number
            for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if text.split("=")[0].strip() == field
        ),
        None,
    )
    where = f"line {line}, field {field}" if line else f"field {field}"
    if problem == "Extra inputs are not permitted":
        return f"{where}: there is no such field"
    return f"{where}: {value!r} does not do: {problem[0].lower()}{problem[1:]}"
