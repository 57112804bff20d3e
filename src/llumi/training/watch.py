"""Is this run failing in one of the known ways? Asked after every step, answered in a sentence.

    watch = Watch("dpo")
    watch.look(31, 200, {"loss": 0.9, "rewards/chosen": -1.8, "rewards/rejected": -1.2, …})
    → Trouble("chosen_falls", since_step=24, step=31, steps=200, found="…", means="…", change="…")

A batch of a few pairs says little, so what is judged are averages over the last `_ROWS` rows, and
a sound run has to stay sound for long. The metrics are named as TRL names them.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, isfinite
from statistics import fmean

_ROWS = 80
"""Rows that an average reaches over: a share among so many has a standard error below 0.06."""
_FEWEST = 10
"""Steps that an average reaches over at least, however large the batches are."""
_FEW_ROWS, _FEW_STEPS = 20, 5
"""What has to hold for so many rows, and so many steps, is no single odd batch."""
_LOSS_TIMES = 1.5
"""Losses of batches differ by a third or so; all of several in a row half above the start do not
come by chance."""
_GRADIENT_TIMES = 10
"""Sound norms stay within a few times their first values, and one peak is clipped and harmless."""
_FALLEN = 10.0
"""Nats. A reply of 100 tokens then lost a tenth of a nat on each, or e^10 as a whole. DPO with
an SFT term stays within a few nats of its reference."""
_APART = 2.0
"""Nats by which the margin must have grown to count: noise of 80 pairs is well below one."""
_FLIPPED = 0.3
"""Share of pairs ranked as labelled; a model that learnt nothing has 0.5, four standard errors
above."""
_NEVER_WRONG = 60
"""Unseen pairs ranked right in a row, from the first steps on. Text predicts votes in 65-80 % of
pairs: at 0.8 that comes twice in a million, at 0.9 twice in a thousand."""
_EARLY = 20
"""Steps in which a model cannot have learnt yet to rank nearly all pairs right."""
_LONGER, _SHORTER = 1.5, 0.5
_REPEATED_MORE = 0.15
"""Share of repeated 4-grams. People's replies have next to none, a model that loops a half."""
_LOOKS = 2
"""Looks at samples in a row: one set of three replies may be odd."""

_REWARDS = ("rewards/chosen", "rewards/rejected", "rewards/margins", "rewards/accuracies")

_SAID = {
    "nan": (
        "The weights can no longer be trusted, and no later step mends them.",
        "Halve the learning rate, and check the data for empty replies.",
    ),
    "diverging": (
        "The steps are too large: the model gets worse at what it is trained on.",
        "Use a third of the learning rate, or a longer warmup.",
    ),
    "chosen_falls": (
        "The model is unlearning the replies that it should prefer.",
        "Raise sft_weight, lower the learning rate, or train with SFT on these replies first.",
    ),
    "both_negative": (
        "The margin grows only because the rejected replies fall faster: what gains likelihood "
        "are replies that nobody wrote (likelihood displacement, arXiv 2410.08847).",
        "Raise sft_weight or beta, and leave out pairs whose two replies are much alike.",
    ),
    "accuracy_at_one": (
        "Something other than the reply's worth tells the two apart, such as length, a template "
        "or where they come from.",
        "Read the audit of the pairs, and train on pairs that do not differ in it.",
    ),
    "flipped": (
        "The model ranks the pairs against their labels: chosen and rejected may be the wrong way "
        "round in many of them, or the learning rate is too high.",
        "Read ten pairs. If they are right, use a third of the learning rate.",
    ),
    "length_drift": (
        "The model is learning how long a reply is, not what is in it.",
        "Read the audit of the pairs for length, and train on pairs of like length.",
    ),
    "repetition": (
        "The model has begun to say the same words again and again.",
        "Lower the learning rate or the number of epochs, and look for copies in the data.",
    ),
}


@dataclass(frozen=True)
class Trouble:
    """A run fails in the way `name`, which began at `since_step` and was certain at `step`.

    `found` says the figures, `means` what they mean, `change` what to change before another try.
    """

    name: str
    since_step: int
    step: int
    steps: int
    found: str
    means: str
    change: str

    def sentence(self) -> str:
        """All of it for a person."""
        since = f", since step {self.since_step}" if self.since_step < self.step else ""
        where = f"Step {self.step} of {self.steps}{since}" if self.steps else f"Step {self.step}"
        return f"{where}: {self.found} {self.means} {self.change}"


class Watch:
    """Looks at one run of `method`, "sft" or "dpo", from its first step on.

    `rows_a_step` is batch size times accumulation: the smaller, the more steps are waited for.
    `beta` is the recipe's; it turns rewards into nats of log-probability lost or gained.
    """

    def __init__(self, method: str, *, beta: float = 0.1, rows_a_step: int = 4) -> None:
        self._method, self._beta = method, beta
        self._span = max(_FEWEST, ceil(_ROWS / rows_a_step))
        self._few = max(_FEW_STEPS, ceil(_FEW_ROWS / rows_a_step))
        self._never_wrong = max(_FEW_STEPS, ceil(_NEVER_WRONG / rows_a_step))
        self._steps = 0
        self._starts = {name: _Start(2 * self._few) for name in ("loss", "grad_norm")}
        self._smooth = {name: _Smooth(self._span) for name in _REWARDS}
        self._since: dict[str, tuple[int, int]] = {}
        self._untrained: tuple[float, float] | None = None

    def look(self, step: int, steps: int, metrics: Mapping[str, float]) -> Trouble | None:
        """The trouble that shows at `step` of `steps`, if any; `metrics` may lack any key."""
        self._steps = steps
        for name in ("loss", "grad_norm", *_REWARDS):
            if not isfinite(metrics.get(name, 0.0)):
                return self._trouble("nan", step, step, f"The {name} is {metrics[name]}.")
        # The more telling name comes first: a run that prefers the wrong reply diverges as well.
        return self._preferring(step, metrics) or self._diverging(step, metrics)

    def look_at_samples(self, step: int, *, tokens: float, repeated: float) -> Trouble | None:
        """Compare sample replies with those of the first call, which is for before training.

        `tokens` is their mean length, `repeated` their share of repeated 4-grams. Length is judged
        in DPO alone: SFT is there to learn, among other things, how long replies are.
        """
        if self._untrained is None:
            self._untrained = tokens, repeated
            return None
        tokens_before, repeated_before = self._untrained
        since = self._held("repetition", step, repeated - repeated_before >= _REPEATED_MORE, _LOOKS)
        if since is not None:
            found = (
                f"{repeated:.0%} of the sample replies' 4-grams are repeated, "
                f"{repeated_before:.0%} were before training."
            )
            return self._trouble("repetition", since, step, found)
        drifted = not _SHORTER * tokens_before <= tokens <= _LONGER * tokens_before
        drifted = drifted and self._method == "dpo"
        since = self._held("length_drift", step, drifted, _LOOKS)
        if since is not None:
            found = f"A sample reply has {tokens:.0f} tokens, {tokens_before:.0f} before training."
            return self._trouble("length_drift", since, step, found)
        return None

    def _diverging(self, step: int, metrics: Mapping[str, float]) -> Trouble | None:
        for name, times in (("loss", _LOSS_TIMES), ("grad_norm", _GRADIENT_TIMES)):
            start = self._starts[name]
            if name not in metrics or not start.is_known(metrics[name]):
                continue
            since = self._held(name, step, metrics[name] > times * start.value, self._few)
            if since is not None:
                found = f"The {name} is {metrics[name]:.3g}; it began at {start.value:.3g}."
                return self._trouble("diverging", since, step, found)
        return None

    def _preferring(self, step: int, metrics: Mapping[str, float]) -> Trouble | None:
        # Before the first update both rewards are 0 and no pair is ranked, which is no mistake.
        if not all(name in metrics for name in _REWARDS) or metrics["rewards/margins"] == 0:
            return None
        for name in _REWARDS:
            self._smooth[name].add(metrics[name])
        return (
            self._accuracy_at_one(step, metrics) or self._flipped(step) or self._chosen_falls(step)
        )

    def _accuracy_at_one(self, step: int, metrics: Mapping[str, float]) -> Trouble | None:
        # In later epochs the pairs are known by heart.
        right = metrics["rewards/accuracies"] == 1 and metrics.get("epoch", 0.0) <= 1
        since = self._held("accuracy_at_one", step, right, self._never_wrong)
        if since is None or since > _EARLY:
            return None
        found = f"Every pair of {self._never_wrong} steps was ranked right before it was learnt."
        return self._trouble("accuracy_at_one", since, step, found)

    def _flipped(self, step: int) -> Trouble | None:
        accuracy, margin = self._smooth["rewards/accuracies"], self._smooth["rewards/margins"]
        wrong = accuracy.is_settled and accuracy.value < _FLIPPED and margin.value < 0
        since = self._held("flipped", step, wrong, self._few)
        if since is None:
            return None
        found = f"Only {accuracy.value:.0%} of pairs are ranked as labelled."
        return self._trouble("flipped", since, step, found)

    def _chosen_falls(self, step: int) -> Trouble | None:
        """One rule for both falls: they differ in whether the margin still grows."""
        chosen, rejected, margin = (
            self._smooth[f"rewards/{name}"] for name in ("chosen", "rejected", "margins")
        )
        fallen = -_FALLEN * self._beta
        falls = chosen.is_settled and chosen.value < fallen and chosen.value < chosen.earlier
        since = self._held("chosen_falls", step, falls, self._few)
        if since is None:
            return None
        both = rejected.value < fallen and margin.value > max(_APART * self._beta, margin.earlier)
        found = f"The chosen replies have lost {-chosen.value / self._beta:.0f} nats"
        if both:
            found += f" and the rejected {-rejected.value / self._beta:.0f}"
        return self._trouble(
            "both_negative" if both else "chosen_falls",
            since,
            step,
            f"{found} of log-probability against the start.",
        )

    def _held(self, name: str, step: int, holds: bool, times: int) -> int | None:
        """The step since when something held without a break, once it did so `times` times."""
        if not holds:
            self._since.pop(name, None)
            return None
        since, count = self._since.get(name, (step, 0))
        self._since[name] = since, count + 1
        return since if count + 1 >= times else None

    def _trouble(self, name: str, since: int, step: int, found: str) -> Trouble:
        means, change = _SAID[name]
        return Trouble(name, since, step, self._steps, found, means, change)


class _Start:
    """The mean of a metric's first values."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._first: list[float] = []
        self.value = 0.0

    def is_known(self, value: float) -> bool:
        """Take `value` as one of the first; false until there are enough of them before it."""
        if len(self._first) == self._count:
            return True
        self._first.append(value)
        self.value = fmean(self._first)
        return False


class _Smooth:
    """An exponential average that varies as little as a mean of `span` values, and its past."""

    def __init__(self, span: int) -> None:
        self._share = 2 / (span + 1)
        self._sum = self._weight = 0.0
        self._past: deque[float] = deque(maxlen=span + 1)

    def add(self, value: float) -> None:
        """Take in the next value."""
        self._sum += self._share * (value - self._sum)
        self._weight += self._share * (1 - self._weight)
        self._past.append(self._sum / self._weight)

    @property
    def is_settled(self) -> bool:
        """Whether it has taken in more than `span` values."""
        return len(self._past) == self._past.maxlen

    @property
    def value(self) -> float:
        """The average now."""
        return self._past[-1]

    @property
    def earlier(self) -> float:
        """The average `span` values ago, or the first."""
        return self._past[0]
