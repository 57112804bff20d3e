"""Which rule orders comments rightly? Every rule against the simulator's known quality.

    python benchmarks/votes.py              prints the tables of docs/preferences.md
    python benchmarks/votes.py --seeds 2    the same, faster and rougher

Intervals are percentile bootstraps over threads of all seeds together: pairs of one thread are not
independent.
"""

import argparse
from dataclasses import replace

import numpy as np

from llumi import engines
from llumi.preferences import endorsement, pairing, threads
from llumi.preferences.simulation import REGIMES, Regime, simulate

RULES = ("votes", "later", "paper", "any")
FIRST_SEED = 10
"""Seeds 0 to 3 were used to choose the rule's constants."""
RESAMPLES = 2000
CALIBRATED = (
    ("paper", "earlier", "98.5 %"),
    ("paper", "at score 1", "88.9 %"),
    ("later", "longer", "64 %"),
)
STRESS = {
    "quiet, early is better (r = 0.3)": replace(
        REGIMES["quiet, weak herding"], early_is_better=0.3
    ),
    "quiet, early is worse (r = -0.3)": replace(
        REGIMES["quiet, weak herding"], early_is_better=-0.3
    ),
    "busy, early is better (r = 0.3)": replace(REGIMES["busy, weak herding"], early_is_better=0.3),
    "busy, early is worse (r = -0.3)": replace(REGIMES["busy, weak herding"], early_is_better=-0.3),
}

Counts = dict[str, np.ndarray]


def counts(regime: Regime, rules: tuple[str, ...], seeds: range, max_per_post: int) -> dict:
    """Per rule, sums over the pairs of each thread of all seeds: threads × claims."""
    found: dict[str, list[np.ndarray]] = {rule: [] for rule in rules}
    for seed in seeds:
        simulated = simulate(regime, seed=seed)
        for rule in rules:
            with engines.open_engine() as engine:
                comments, posts = engine.table(simulated.comments), engine.table(simulated.posts)
                scored = engine.keep(threads.scored(comments, posts))
                made = pairing.make(engine, scored, rule=rule, max_per_post=max_per_post)
                rows = engine.to_pyarrow(made.rows).to_pylist()
            found[rule].append(per_thread(rows, simulated.quality, regime.posts))
    return {rule: np.concatenate(parts) for rule, parts in found.items()}


def per_thread(rows: list[dict], quality: dict[str, float], posts: int) -> np.ndarray:
    """One line a thread: pairs, right, earlier, longer, rejected at score 1, certainty."""
    sums = np.zeros((posts, 6))
    for row in rows:
        chosen, rejected = row["chosen_comment_id"], row["rejected_comment_id"]
        standard = row["standard"]
        sums[int(row["post_id"][1:])] += (
            1,
            quality[chosen] > quality[rejected],
            row["chosen_created_at"] < row["rejected_created_at"],
            row["chosen_letters"] > row["rejected_letters"],
            row["rejected_score"] == 1,
            0 if standard is None else endorsement.probability(standard),
        )
    return sums


def share(sums: np.ndarray, column: int) -> str:
    return f"{100 * sums[:, column].sum() / sums[:, 0].sum():.1f} %"


def interval(sums: np.ndarray, column: int, seed: int = 0) -> str:
    draw = np.random.default_rng(seed)
    shares = []
    for _ in range(RESAMPLES):
        drawn = sums[draw.integers(0, len(sums), len(sums))].sum(0)
        shares.append(drawn[column] / drawn[0])
    low, high = np.quantile(shares, (0.025, 0.975))
    return f"{100 * low:.1f} to {100 * high:.1f}"


def table(regimes: dict[str, Regime], rules: tuple[str, ...], seeds: range) -> dict:
    print("| regime | rule | pairs | precision | 95 % interval | earlier | longer | at score 1 |")
    print("|---|---|---|---|---|---|---|---|")
    certain = {}
    for name, regime in regimes.items():
        for rule, sums in counts(regime, rules, seeds, 5).items():
            cells = [f"{sums[:, 0].sum():,.0f}", share(sums, 1), interval(sums, 1)]
            cells += [share(sums, column) for column in (2, 3, 4)]
            print(f"| {name} | `{rule}` | " + " | ".join(cells) + " |", flush=True)
            certain[name, rule] = share(sums, 5), share(sums, 1)
    return certain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    seeds = range(FIRST_SEED, FIRST_SEED + parser.parse_args().seeds)
    print(f"{len(seeds)} seeds ({seeds[0]} to {seeds[-1]}), 2,000 threads each.\n")
    print("What is planted, against what was measured on Reddit (all pairs, no cap a post):\n")
    print("| regime | `paper`: earlier | `paper`: rejected at score 1 | `later`: longer |")
    print("|---|---|---|---|")
    print("| measured | " + " | ".join(measured for _, _, measured in CALIBRATED) + " |")
    for name, regime in REGIMES.items():
        found = counts(regime, ("paper", "later"), seeds, 0)
        cells = [share(found["paper"], 2), share(found["paper"], 4), share(found["later"], 3)]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    print("\nThe rules, at most 5 pairs a post:\n")
    certain = table(REGIMES, RULES, seeds)
    print("\nThe same where coming early goes with writing better or worse:\n")
    table(STRESS, RULES[:3], seeds)
    print("\nCertainty that `votes` claims (of endorsement), and how often quality agrees:\n")
    for (name, rule), (claimed, right) in certain.items():
        if rule == "votes":
            print(f"- {name}: claimed {claimed}, right {right}")


if __name__ == "__main__":
    main()
