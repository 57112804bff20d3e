"""The page of a run: whole, readable by everyone, and honest about what it does not say."""

from collections.abc import Callable
from typing import Any

from llumi.training.page import html
from llumi.training.samples import POSTS

ACCURACY = {"share": 0.56, "low": 0.47, "high": 0.65, "pairs": 113, "posts": 40}
RECORD: dict[str, Any] = {
    "name": "dpo-votes",
    "method": "dpo",
    "start": "sft",
    "recipe": {"model": "embedded"},
    "base_sha256": "3f2a" * 16,
    "rows": 1_200,
    "stopped": "Step 31 of 200, since step 24: The chosen replies have lost 14 nats.",
    "heldout": {"after: implicit reward": ACCURACY, "longer wins": ACCURACY | {"share": 0.633}},
}
DPO = [
    {
        "step": step,
        "loss": 0.69 - step / 200,
        "rewards/chosen": -step / 40,
        "rewards/rejected": -step / 30,
        "rewards/accuracies": 0.5 + step / 100,
        "logps/chosen": -120.0 - step,
        "logps/rejected": -110.0 - 2 * step,
    }
    for step in range(1, 32)
]
SFT = [{"step": step, "loss": 2.4 - step / 50, "grad_norm": 1.0} for step in range(1, 20)]
SAMPLES = [
    {"step": step, "post": post, "reply": reply, "tokens": 20 + step, "repeated": 0.0}
    for step, reply in (
        (0, "There are many ways."),
        (10, "Halfway <b>there</b>."),
        (31, "(held back by the safety screen: number)"),
    )
    for post in POSTS
]


def test_what_stopped_the_run_comes_first() -> None:
    page = html(RECORD, DPO, SAMPLES)
    order = [
        "Run dpo-votes: DPO",
        "The run was stopped. Step 31 of 200",
        "1,200 rows",
        "<svg",
        "Sample replies</h2>",
        "0.633",
        "What these figures cannot say",
        "A falling training loss is no evidence",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_a_run_that_was_not_stopped_has_no_notice() -> None:
    assert "The run was stopped" not in html(RECORD | {"stopped": None}, DPO, SAMPLES)


def test_every_curve_of_dpo_is_said_in_words() -> None:
    page = html(RECORD, DPO, SAMPLES)
    assert page.count("<svg") == page.count("<desc") == 5
    assert "chosen: -0.025 at step 1, -0.775 at step 31" in page
    assert "tokens: 20 at step 0, 51 at step 31" in page


def test_sft_has_no_rewards_and_a_page_all_the_same() -> None:
    page = html(RECORD | {"method": "sft"}, SFT, [])
    assert page.count("<svg") == 1
    assert "Rewards" not in page and "Sample replies" not in page


def test_a_record_of_little_gives_a_page_of_little() -> None:
    page = html({"name": "new", "method": "sft"}, [], [])
    assert "<svg" not in page and "<table" not in page
    assert "What these figures cannot say" in page


def test_before_and_now_stand_side_by_side_as_text() -> None:
    page = html(RECORD, DPO, SAMPLES)
    assert "Reply at step 0" in page and "Reply at step 31" in page
    assert page.count("(held back by the safety screen: number)") == 3
    assert "Halfway" not in page, "only first and last are shown"
    assert "&lt;b&gt;there" in html(RECORD, DPO, SAMPLES[:6])


def test_a_value_that_is_no_number_does_not_break_the_page() -> None:
    page = html(RECORD, [*DPO, {"step": 32, "loss": float("nan")}], [])
    assert "nan" not in page


def test_axe_finds_nothing_wrong_by_day_and_by_night(axe_finds: Callable[[str], list[str]]) -> None:
    assert axe_finds(html(RECORD, DPO, SAMPLES)) == []
