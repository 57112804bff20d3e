"""What is found out about a run after it has ended: its audit with drafts, its verdict.

amend(runs/dpo, verdict=["That training helped is not shown."])
→ run.json with the verdict, SHA256SUMS anew, the model card says so from then on
"""

import json
from pathlib import Path
from typing import Any

from llumi import sums
from llumi.training import cards, memorisation
from llumi.training.memorisation import Audit
from llumi.training.run import CARD, RECORD, not_for_use, read_run
from llumi.workspace import write_text


def amend(folder: Path, **found: Any) -> dict[str, Any]:
    """Add to the record of the run in `folder`, after a check that nobody else changed the run.

    Raises:
        InputError: the run is not as it was written.
    """
    sums.check(folder, again=f"Train {folder.name} again, or restore the folder.")
    record = read_run(folder) | found
    write_text(folder / CARD, cards.model_card(record) + "\n")
    write_text(folder / RECORD, json.dumps(record, indent=1) + "\n")
    sums.write(folder)
    return record


def audited(folder: Path, audit: Audit) -> dict[str, Any]:
    """Write an audit into the record, and mark the run where a limit is passed."""
    marked = not_for_use(read_run(folder)["stopped"], audit)
    return amend(folder, audit=memorisation.as_dict(audit), not_for_use=marked)
