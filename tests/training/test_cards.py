"""Cards say what a run is, what it learnt from and whether that helped, and quote nobody."""

from typing import Any

import pytest

from llumi.training import cards
from llumi.workspace import Manifest, TableFile

SAID = "a row that nobody may quote"


def record(**given: object) -> dict[str, Any]:
    """run.json of a DPO run that helped nobody."""
    accuracy = {"share": 0.5, "low": 0.417, "high": 0.583, "pairs": 150, "posts": 53}
    return {
        "method": "dpo",
        "name": "dpo",
        "start": "sft",
        "recipe": {"model": "models/mistral-7b", "rank": 16, "beta": 0.1},
        "inputs": {"pairs": "aa" * 32, "start": "bb" * 32},
        "base_sha256": "cc" * 32,
        "adapter_sha256": "dd" * 32,
        "prompts_version": 1,
        "precision": "bf16",
        "rows": 4390,
        "too_long": [SAID, SAID],
        "heldout": {"after: implicit reward": accuracy},
        "seconds": 1234.5,
        "versions": {"llumi": "0.1.0", "torch": "2.13.0"},
    } | given


def pair(**given: Any) -> Manifest:
    """The manifest of `llumi pair` whose pairs the run was trained on."""
    made: dict[str, Any] = {
        "step": "pair",
        "tables": {"pairs": TableFile("tables/pairs.parquet", "aa" * 32, 10, 5000)},
        "inputs": {"posts": "ee" * 32},
        "settings": {"rule": "votes", "split": "author"},
        "counts": {"pairs": 5000, "audit": {"quoted": SAID}},
        "dropped": {"author is unknown": 1204},
    }
    return Manifest(**made | given)


COLLECT = Manifest(
    step="collect",
    tables={},
    inputs={f"{SAID}.jsonl": "ff" * 32},
    settings={"masking": "rules", "subreddits": []},
    counts={"rows": 9000, "masked": {"email": 12, "handle": 7}},
    dropped={"deleted": 300},
)


def both(**given: object) -> str:
    made = record(**given)
    return cards.model_card(made) + cards.data_card(made, {"collect": COLLECT, "pair": pair()})


def test_the_model_card_says_what_it_is_and_is_not() -> None:
    text = " ".join(cards.model_card(record()).split())
    for said in (
        "helps people who answer posts",
        "gives no therapy",
        "a person always decides",
        "perceived as warmer or clearer is no proof",
        "**Not meant for**",
        "licence of its base",
    ):
        assert said in text, said


def test_front_matter_is_short_and_first() -> None:
    lines = cards.model_card(record()).splitlines()
    assert lines[:6] == [
        "---",
        'base_model: "models/mistral-7b"',
        "library_name: peft",
        "tags: [lora, writing-assistance, peer-support]",
        "license: other",
        "---",
    ]


def test_the_base_its_hash_and_every_setting_stand_in_the_model_card() -> None:
    text = cards.model_card(record())
    assert f"`models/mistral-7b`, SHA-256 of its weights `{'cc' * 32}`" in text
    assert "| `rank` | 16 |" in text and "| `beta` | 0.1 |" in text


def test_the_lineage_counts_rounds_of_dpo() -> None:
    steps = [("first", "sft"), ("votes", "dpo"), ("ratings", "dpo")]
    lineage = [{"name": n, "method": m, "adapter_sha256": "0123456789abcdef"} for n, m in steps]
    text = cards.model_card(record(lineage=lineage))
    assert (
        "SFT (first, `0123456789ab`) → DPO1 (votes, `0123456789ab`) → "
        "DPO2 (ratings, `0123456789ab`)" in text
    )


def test_a_run_without_a_lineage_tells_what_it_went_on_from() -> None:
    assert "Lineage: sft → DPO1 (dpo, `dddddddddddd`)." in cards.model_card(record())
    assert "Lineage: DPO1 (dpo, `dddddddddddd`)." in cards.model_card(record(start=None))


def test_that_training_did_not_help_is_said() -> None:
    text = cards.model_card(record(verdict=["Training did not help: longer wins does better."]))
    assert "| after: implicit reward | 0.500 | 0.417 to 0.583 | 150 | 53 |" in text
    assert "- Training did not help: longer wins does better." in text
    assert "nobody knows" in cards.model_card(record(heldout={}))


def test_a_run_that_is_not_for_use_says_so_above_everything_else() -> None:
    text = cards.model_card(record(not_for_use=["It repeats 31 words of somebody's post."]))
    assert text.index("Not for use") < text.index("LLUMI helps")
    assert "- It repeats 31 words" in text
    for empty in (None, []):
        assert "Not for use" not in cards.model_card(record(not_for_use=empty))


def test_why_a_run_stopped_early_is_told() -> None:
    assert "Stopped early: The loss rose." in cards.model_card(record(stopped="The loss rose."))
    assert "Stopped early" not in cards.model_card(record(stopped=None))


def test_the_audit_stands_there_or_that_there_was_none() -> None:
    audit = {
        "canaries": {"planted": 50, "top": 0.02},
        "overlap": None,
        "over": ["Canaries: many are in the top 1 %."],
        "missing": ["Overlap was not measured."],
    }
    text = cards.model_card(record(audit=audit))
    assert "| canaries: planted | 50 |" in text and "| canaries: top | 0.020 |" in text
    assert "- Canaries: many are" in text and "- Overlap was not measured." in text
    assert "Nobody has looked" in cards.model_card(record())


def test_rows_are_counted_and_never_named() -> None:
    text = both()
    assert "4,390 rows by DPO; 2 were too long" in text
    assert SAID not in text


def test_the_data_card_says_what_was_left_out_and_why() -> None:
    text = cards.data_card(record(), {"collect": COLLECT, "pair": pair()})
    assert "| author is unknown | 1,204 |" in text and "| deleted | 300 |" in text
    assert "| rows of pairs | 5,000 |" in text and "| rule | votes |" in text
    assert f"| pairs | `{'aa' * 32}` |" in text


def test_the_data_card_tells_of_split_masking_veto_votes_and_erasure() -> None:
    text = cards.data_card(record(), {"collect": COLLECT, "pair": pair()})
    assert "held out by author" in text
    assert "--masking rules" in text and "| email | 12 |" in text
    assert "are not trained on" in text
    assert "Votes measure exposure first" in text
    assert "docs/erase.md" in text
    by_time = pair(settings={"split": "time"})
    assert "held out by time" in cards.data_card(record(), {"pair": by_time})


def test_counts_of_other_tables_are_not_passed_off_as_those_of_the_run() -> None:
    sentence = "The workspace has other tables by now"
    newer = pair(tables={"pairs": TableFile("tables/pairs.parquet", "99" * 32, 10, 5000)})
    assert sentence not in cards.data_card(record(), {"pair": pair()})
    assert sentence in cards.data_card(record(), {"pair": newer})
    assert sentence in cards.data_card(record(), {})


@pytest.mark.parametrize("step", ["collect", "pair"])
def test_a_step_that_left_no_record_is_said(step: str) -> None:
    assert f"There is no record of `llumi {step}`" in cards.data_card(record(), {})
