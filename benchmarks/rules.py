"""The four rules side by side on a workspace: what the pairs of each would teach.

    llumi collect Posts.xml --format stackexchange --workspace history
    python benchmarks/rules.py history

The workspace itself is left as it is; rules run on a copy.
"""

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from llumi.preferences.audit import Share
from llumi.preferences.habits import ASKED, Habit
from llumi.preferences.pairs import RULES
from llumi.preferences.prepare import Prepared, prepare
from llumi.workspace import open_workspace


def column(made: Prepared) -> dict[str, str]:
    shares = {habit.name: habit for habit in made.habits.shares}
    noise = made.habits.noise
    return {
        "pairs": f"{made.audit.pairs:,}",
        "posts": f"{made.audit.posts:,}",
        "pairs from the busiest tenth of posts": f"{made.audit.busiest_tenth:.0%}",
        "median of votes apart": f"{made.audit.margin_median:,.0f}",
        **{label: of_pairs(shares.get(name)) for name, (label, _) in ASKED.items()},
        "The more viewed wins": of_engine(made.audit.more_views),
        "share a comment with another pair": f"{made.habits.repeated:.0%}",
        "may be the wrong way round, by the votes": "-" if noise is None else f"{noise:.0%}",
        "vetoed": f"{sum(made.habits.vetoed.values()):,}",
    }


def of_pairs(habit: Habit | None) -> str:
    if habit is None:
        return "-"
    if habit.low is None or habit.high is None:
        return f"{habit.share:.0%}"
    return f"{habit.share:.0%} ({habit.low:.0%} to {habit.high:.0%})"


def of_engine(share: Share | None) -> str:
    return "-" if share is None else f"{share.share:.0%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=Path)
    with TemporaryDirectory() as folder:
        copy = shutil.copytree(parser.parse_args().workspace, Path(folder) / "copy")
        made = {rule: prepare(open_workspace(copy), rule=rule) for rule in RULES}
    columns = {rule: column(one) for rule, one in made.items()}
    print("| | " + " | ".join(f"`{rule}`" for rule in columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name in next(iter(columns.values())):
        print(f"| {name} | " + " | ".join(found[name] for found in columns.values()) + " |")
    for rule, one in made.items():
        print(f"\n{rule}: " + " ".join(one.sentences))


if __name__ == "__main__":
    main()
