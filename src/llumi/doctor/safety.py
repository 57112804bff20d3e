"""The classifier beside the safety rules: whether it is there, and is what was trained."""

from llumi.doctor.findings import Finding, State
from llumi.errors import LlumiError
from llumi.safety import classifier

_CHECK = "safety classifier"


def trained() -> Finding:
    """What is known of the trained files; without them the rules stand alone."""
    try:
        there = {"posts": classifier.posts(), "replies": classifier.replies()}
    except LlumiError as error:
        return Finding(_CHECK, State.FAIL, error.message, error.hint)
    missing = [name for name, found in there.items() if found is None]
    if missing:
        said = f"not trained for {' and '.join(missing)}: the rules stand alone."
        return Finding(_CHECK, State.WARN, said, "Run llumi safety train.")
    sums = classifier.sums(classifier.FOLDER)
    told = ", ".join(f"{name} {sums[f'{name}.parquet'][:12]}" for name in there)
    return Finding(_CHECK, State.OK, f"as it was trained ({told}).")
