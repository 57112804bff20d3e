"""What a person is told."""

import pytest

from llumi.errors import BackendError, InputError, InputErrors, LlumiError


def test_a_single_mistake_is_one_line():
    error = InputErrors("a.jsonl", ["line 3: no field id"], hint="Mend it.")
    assert str(error) == error.message == "a.jsonl: line 3: no field id"
    assert error.hint == "Mend it."


def test_all_mistakes_are_kept_and_the_first_twenty_are_told():
    mistakes = [f"line {i}: broken" for i in range(1, 1235)]
    error = InputErrors("a.jsonl", mistakes, hint="Mend them.")
    lines = error.message.splitlines()
    assert lines[0] == "a.jsonl has 1,234 mistakes:"
    assert lines[1:21] == [f"  {mistake}" for mistake in mistakes[:20]]
    assert lines[21:] == ["  and 1,214 more"]
    assert error.mistakes == tuple(mistakes)


def test_exactly_twenty_mistakes_leave_none_untold():
    error = InputErrors("a.jsonl", [f"line {i}" for i in range(20)], hint="")
    assert error.message.splitlines()[-1] == "  line 19"


@pytest.mark.parametrize(
    ("kind", "code"), [(LlumiError, 1), (BackendError, 1), (InputError, 2), (InputErrors, 2)]
)
def test_what_the_user_can_mend_exits_with_2_and_what_is_ours_with_1(kind, code):
    assert kind.exit_code == code
    assert issubclass(kind, LlumiError)
