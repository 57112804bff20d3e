"""How masking is scored against what was planted."""

import pytest

from llumi.community.planted import Planted, Span, masked_spans, read, score, wilson

LEEDS = Planted("im from Leeds, Mo", (Span(8, 13, "city"), Span(15, 17, "name")))


def test_what_is_masked_is_found_again_in_the_text():
    assert masked_spans(LEEDS.text, "im from [place], [name]") == [
        Span(8, 13, "place"),
        Span(15, 17, "name"),
    ]


def test_brackets_that_people_write_are_no_masks():
    assert masked_spans("mo [at] example in Leeds", "mo [at] example in [place]") == [
        Span(19, 24, "place")
    ]


def test_a_text_that_was_rewritten_is_refused():
    with pytest.raises(ValueError, match="no masked form"):
        masked_spans("im from Leeds", "I am from [place]")


def test_found_whole_partly_and_not_at_all_are_told_apart():
    assert score([LEEDS], ["im from [place], [name]"]).found == {"city": 1, "name": 1}
    half = score([LEEDS], ["im from Le[place], Mo"])
    assert (half.found.total(), half.partly) == (0, {"city": 1, "name": 0})


def test_a_mask_on_nothing_planted_is_a_false_alarm():
    found = score([LEEDS], ["[name] from [place], Mo"])
    assert found.false_alarms == ("im",)
    assert (found.rightly["place"], found.masked["name"], found.rightly["name"]) == (1, 1, 0)


def test_frames_are_filled_in_turn_with_small_letters_where_asked(tmp_path):
    (tmp_path / "set.toml").write_text(
        'rounds = 3\nframes = ["{city~} or {city}"]\nordinary = ["Hugs"]\n'
        '[fillers]\ncity = ["Leeds", "the Wirral"]\n'
    )
    first, second, _, ordinary = read(tmp_path / "set.toml")
    assert first.text == "leeds or the Wirral"
    assert first.identifiers == (Span(0, 5, "city"), Span(13, 19, "city"))
    assert second.text == first.text
    assert ordinary == Planted("Hugs")


def test_wilsons_interval_holds_the_share_and_stays_between_nought_and_one():
    assert wilson(0, 0) == (0, 1)
    assert wilson(10, 10) == (pytest.approx(0.7225, abs=1e-4), 1)
    low, high = wilson(8, 10)
    assert 0.49 < low < 0.8 < high < 0.95
