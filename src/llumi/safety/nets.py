"""Which of many rules could find something in a text, asked of all of them at once.

    Net({"contract": (CONTRACT,), "blame": (BLAME,)}).caught(read("Promise me."))  → {"contract"}

Python's engine tries a rule's hundred wordings one by one, and twenty rules would take longer than
a person notices. RE2 walks a text once for all rules, in time that is linear in the text whatever
stands in it; only the rules it names are then asked in full. It knows no looks ahead and behind, so
patterns are widened by leaving those out: the net catches too much, and never too little.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import re2

from llumi.safety.reading import Reading

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|.", re.DOTALL)
"""One piece of a pattern: an escape, a class of characters, the start of a look, or a character."""
_MOST_MEMORY = 256 << 20
_ALWAYS = ""


class Net:
    """Rules by name, each with the patterns of which one occurs wherever the rule finds something.

    It is woven at its first use, which takes a third of a second.
    """

    def __init__(self, needs: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        self._needs = dict(needs)

    def caught(self, reading: Reading) -> set[str]:
        """The names of the rules worth asking."""
        names = (*self._needs, _ALWAYS)
        places = self._woven.Match(searchable(reading.text))
        # Without even the pattern that everything has, RE2 gave up, so every rule is asked.
        found = {names[place] for place in places} if places else {*names}
        return found - {_ALWAYS}

    @cached_property
    def _woven(self) -> "re2.Set":
        options = re2.Options()
        options.max_mem = _MOST_MEMORY
        woven = re2.Set.SearchSet(options)
        for patterns in self._needs.values():
            woven.Add("|".join(f"(?:{widened(pattern.pattern)})" for pattern in patterns))
        woven.Add("")
        woven.Compile()
        return woven


def widened(pattern: str) -> str:
    r"""`pattern` without its looks ahead and behind: it matches wherever `pattern` does.

    `you have adhd(?! (?:too|or)\b)` → `you have adhd`
    """
    kept = []
    pieces = iter(_PIECE.findall(pattern))
    for piece in pieces:
        if piece.startswith("(?") and len(piece) > 1:
            _skip_group(pieces)
        else:
            kept.append(piece)
    return "".join(kept)


def searchable(text: str) -> str:
    """The text with a stand-in for each character beyond ASCII, which RE2 does not know as Python.

    A digit stands for a digit, a letter for a letter, and a bar for all else, so that every class
    of characters which takes the original takes its stand-in too.
    """
    return _BEYOND_ASCII.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    char = found[0]
    return "0" if char.isdecimal() else "z" if char.isalnum() else "|"


def _skip_group(pieces: Iterator[str]) -> None:
    depth = 1
    while depth:
        piece = next(pieces)
        depth += piece.startswith("(") - (piece == ")")
