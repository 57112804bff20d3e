import pytest

from llumi.assistant.limits import MOST_CHARACTERS, check_length
from llumi.errors import InputError


@pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0\u2003\r\n"])
def test_an_empty_text_is_a_sentence_that_names_it(text):
    with pytest.raises(InputError, match=r"^The post is empty\.$") as caught:
        check_length("post", text)
    assert "post" in caught.value.hint and caught.value.exit_code == 2


def test_a_text_may_be_as_long_as_the_limit_and_no_longer():
    check_length("reply", "é" * MOST_CHARACTERS)
    with pytest.raises(InputError, match=r"The reply has 10,001 characters; at most 10,000"):
        check_length("reply", "é" * (MOST_CHARACTERS + 1))


def test_the_sentence_does_not_repeat_the_text():
    with pytest.raises(InputError) as caught:
        check_length("post", "Miso " * MOST_CHARACTERS)
    assert "Miso" not in f"{caught.value.message} {caught.value.hint}"


def test_one_letter_is_a_text():
    check_length("post", " x ")
