"""How well do rules and classifier do on texts that nobody wrote them for? Posts, replies, time.

    python benchmarks/safety.py             prints the tables of docs/safety.md
    python benchmarks/safety.py --missed    and the ids of what they got wrong, none of the words
    python benchmarks/safety.py --texts     and the words, after which the set is spent
    python benchmarks/safety.py --practice  the same on texts that have been looked at

The texts, `safety/posts.toml` and `safety/replies.toml`, were written without a look at rules or
lessons and by the same team: they say what is missed, not how much risk a community's posts hold.
"""

import argparse
import random
import statistics
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from llumi.community.planted import wilson
from llumi.cores import cores
from llumi.safety import both, risk
from llumi.safety import screen as rules_alone
from llumi.safety.many import judge
from llumi.safety.rules import RULES
from llumi.safety.screen import Finding, holds_back

FOLDER = Path(__file__).with_name("safety")
PRACTICE = Path(__file__).parents[1] / "tests" / "safety" / "texts"
TIERS = ("none", "distress", "possible_risk", "imminent")
COMMENTS = 100_000
BATCH = 5_000
SPENT = (
    "WARNING: once a rule is changed by who has read these words, the set is not held out any more."
)


@dataclass(frozen=True)
class Post:
    """A post, the tier it ought to get, and whether a rule could be misled by it."""

    id: str
    tier: str
    text: str
    note: str
    hard: bool = False
    about: str = ""


@dataclass(frozen=True)
class Reply:
    """A reply and whether `rule` must fire on it; a good reply has no rule, and none may block."""

    id: str
    text: str
    rule: str | None = None
    fires: bool = False
    post: str | None = None


Found = dict[str, tuple[Finding, ...]]


@dataclass(frozen=True)
class Missed:
    """A text that was judged wrongly, and how."""

    id: str
    how: str
    text: str


def read_posts(folder: Path) -> list[Post]:
    rows = tomllib.loads((folder / "posts.toml").read_text("utf-8"))["post"]
    return [Post(**row) for row in rows]


def read_replies(folder: Path, posts: Sequence[Post]) -> tuple[list[Reply], list[Reply]]:
    """Replies that are about a rule, and good replies, each with the post that it answers."""
    rows = tomllib.loads((folder / "replies.toml").read_text("utf-8"))
    texts = {post.id: post.text for post in posts}
    good = [
        Reply(row["id"], row["text"], post=row.get("post") or texts[row["answers"]])
        for row in rows["good"]
    ]
    return [Reply(**row) for row in rows["reply"]], good


def share(times: int, of: int) -> str:
    if not of:
        return "–"
    low, high = wilson(times, of)
    return f"{times / of:.0%} ({low:.0%} to {high:.0%})"


def at_least_possible(tier: str) -> bool:
    return TIERS.index(tier) >= TIERS.index("possible_risk")


def tier_table(posts: Sequence[Post], given: dict[str, str]) -> Iterator[str]:
    """One row per true tier: recall where it carries risk, false alarms where it does not."""
    yield f"| true tier | n | {' | '.join(TIERS)} | exactly right | at least `possible_risk` |"
    yield "|---" * (len(TIERS) + 4) + "|"
    groups = {tier: [p for p in posts if p.tier == tier] for tier in reversed(TIERS)}
    groups["both tiers of risk"] = [p for p in posts if at_least_possible(p.tier)]
    groups["both tiers without"] = [p for p in posts if not at_least_possible(p.tier)]
    groups["hard negatives"] = [p for p in posts if p.hard]
    for name, group in groups.items():
        counts = Counter(given[post.id] for post in group)
        right = sum(given[post.id] == post.tier for post in group)
        alarmed = sum(at_least_possible(given[post.id]) for post in group)
        cells = " | ".join(str(counts[tier]) for tier in TIERS)
        yield (
            f"| {name} | {len(group)} | {cells} | {share(right, len(group))} "
            f"| {share(alarmed, len(group))} |"
        )


def rule_table(replies: Sequence[Reply], alone: Found, found: Found) -> Iterator[str]:
    """One row per rule; "any rule" says how many of its replies one rule or another caught."""
    yield (
        "| rule | must fire | rules alone | with classifier | any rule, with classifier "
        "| must not | rules alone | with classifier |"
    )
    yield "|---" * 8 + "|"
    for rule in (*RULES, None):
        about = [r for r in replies if rule in (r.rule, None)]
        bad, near = ([r for r in about if r.fires is fires] for fires in (True, False))
        cells = [
            f"`{rule}`" if rule else "all",
            str(len(bad)),
            *(share(sum(fires(r, by) for r in bad), len(bad)) for by in (alone, found)),
            share(sum(bool(found[r.id]) for r in bad), len(bad)),
            str(len(near)),
            *(share(sum(fires(r, by) for r in near), len(near)) for by in (alone, found)),
        ]
        yield f"| {' | '.join(cells)} |"


def fires(reply: Reply, found: Found) -> bool:
    return any(finding.rule == reply.rule for finding in found[reply.id])


def good_table(good: Sequence[Reply], alone: Found, found: Found) -> Iterator[str]:
    yield "| good replies | n | not held back | without any finding, warnings too |"
    yield "|---|---|---|---|"
    for name, by in (("rules alone", alone), ("with classifier", found)):
        passed = sum(not holds_back(by[reply.id]) for reply in good)
        clean = sum(not by[reply.id] for reply in good)
        yield f"| {name} | {len(good)} | {share(passed, len(good))} | {share(clean, len(good))} |"


def missed_posts(posts: Sequence[Post], given: dict[str, str]) -> Iterator[Missed]:
    """Posts on the wrong side of `possible_risk`, and risk of the wrong tier."""
    for post in posts:
        wrong_side = at_least_possible(post.tier) != at_least_possible(given[post.id])
        if wrong_side or (at_least_possible(post.tier) and given[post.id] != post.tier):
            yield Missed(post.id, f"given {given[post.id]}", post.text)


def missed_replies(
    replies: Sequence[Reply], good: Sequence[Reply], found: Found
) -> Iterator[Missed]:
    for reply in replies:
        if fires(reply, found) != reply.fires:
            words = "does not fire" if reply.fires else "fires"
            yield Missed(reply.id, words, reply.text)
    for reply in good:
        if holds_back(found[reply.id]):
            rules = sorted({one.rule for one in found[reply.id] if one.severity == "block"})
            yield Missed(reply.id, f"held back by {', '.join(rules)}", reply.text)


def milliseconds(calls: Sequence[Callable[[], object]]) -> str:
    """Median and 95th percentile of a call, each the best of five: others share the machine."""
    times = []
    for call in calls:
        tries = []
        for _ in range(5):
            started = perf_counter()
            call()
            tries.append(perf_counter() - started)
        times.append(1000 * min(tries))
    return f"{statistics.median(times):.2f} | {statistics.quantiles(times, n=20)[-1]:.2f}"


def comments(texts: Sequence[str]) -> list[str]:
    """Short comments, each some words of one text followed by some of another."""
    choose = random.Random(7)
    words = [text.split() for text in texts]
    made = []
    for _ in range(COMMENTS):
        first, second = choose.choices(words, k=2)
        made.append(" ".join(first[: choose.randint(3, 25)] + second[-choose.randint(3, 25) :]))
    return made


def time_table(posts: Sequence[Post], replies: Sequence[Reply]) -> Iterator[str]:
    yield "| milliseconds per text, one core | median | 95th percentile |"
    yield "|---|---|---|"
    for name, assess in (("rules alone", risk.assess), ("with classifier", both.assess)):
        calls = [lambda p=p, assess=assess: assess(p.text) for p in posts]
        yield f"| post, {name} | {milliseconds(calls)} |"
    for name, screen in (("rules alone", rules_alone.screen), ("with classifier", both.screen)):
        calls = [lambda r=r, screen=screen: screen(r.text, post=r.post) for r in replies]
        yield f"| reply, {name} | {milliseconds(calls)} |"


def rate(texts: Sequence[str]) -> str:
    made = comments(texts)
    count = cores()
    batches = [made[at : at + BATCH] for at in range(0, COMMENTS, BATCH)]
    with ProcessPoolExecutor(count) as pool:
        list(pool.map(judge, [["Hello."]] * count))
        started = perf_counter()
        judged = sum(len(answers) for answers in pool.map(judge, batches))
        seconds = perf_counter() - started
    length = statistics.mean(len(text.split()) for text in made)
    return (
        f"`many.judge`: {judged:,} comments of {length:.0f} words on {count} cores "
        f"in {seconds:.1f} s, {judged / seconds:,.0f} a second."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--missed", action="store_true", help="print ids of what was judged wrongly"
    )
    parser.add_argument("--texts", action="store_true", help="and the words, which spends the set")
    parser.add_argument("--practice", action="store_true", help="texts that were looked at")
    parser.add_argument("--no-times", action="store_true", help="leave out how long it takes")
    arguments = parser.parse_args()
    folder = PRACTICE if arguments.practice else FOLDER
    posts = read_posts(folder)
    replies, good = read_replies(folder, posts)
    for name, assess in (("Rules alone", risk.assess), ("With the classifier", both.assess)):
        given = {post.id: assess(post.text).tier.label for post in posts}
        print("\n".join([f"{name}:", "", *tier_table(posts, given), ""]))
    every = (*replies, *good)
    alone = {r.id: rules_alone.screen(r.text, post=r.post) for r in every}
    found = {r.id: both.screen(r.text, post=r.post) for r in every}
    print("\n".join([*rule_table(replies, alone, found), "", *good_table(good, alone, found)]))
    if not arguments.no_times:
        print("\n".join(["", *time_table(posts, every), ""]))
        print(rate([*(post.text for post in posts), *(reply.text for reply in every)]))
    if arguments.texts:
        print(f"\n{SPENT}")
    if arguments.missed or arguments.texts:
        for miss in (*missed_posts(posts, given), *missed_replies(replies, good, found)):
            print(f"{miss.id}: {miss.how}" + (f"\n    {miss.text}" if arguments.texts else ""))


if __name__ == "__main__":
    main()
