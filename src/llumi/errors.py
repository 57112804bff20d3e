"""What went wrong, said to a person: one sentence on what and where, one on what to do.

    raise InputError("posts.jsonl, line 3, field created: 'yesterday' is no time.",
                     hint="Write it like 2026-03-01T22:10:00Z.")

The command line shows both sentences and exits with `exit_code`: 2 is for what the user can mend,
1 for what we must.
"""

from collections.abc import Sequence


class LlumiError(Exception):
    """A failure that has a sentence for a person; `hint` says what to do next."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(LlumiError):
    """Something the user gave (a file, a flag, a recipe) that the user can mend."""

    exit_code = 2


class InputErrors(InputError):
    """All mistakes of one file at once, so that it can be mended in one go.

    Prints at most `SHOWN` of them; `mistakes` holds every one.
    """

    SHOWN = 20

    def __init__(self, where: str, mistakes: Sequence[str], *, hint: str) -> None:
        self.mistakes = tuple(mistakes)
        shown = self.mistakes[: self.SHOWN]
        lines = (
            [f"{where}: {shown[0]}"]
            if len(mistakes) == 1
            else [
                f"{where} has {len(mistakes):,} mistakes:",
                *(f"  {mistake}" for mistake in shown),
            ]
        )
        if len(mistakes) > len(shown):
            lines.append(f"  and {len(mistakes) - len(shown):,} more")
        super().__init__("\n".join(lines), hint=hint)


class BackendError(LlumiError):
    """A model that does not answer, or answers something that is no answer."""
