"""`llumi reply` and `llumi improve` with a model that says what it was told to."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from llumi.backends.echo import Echo
from llumi.cli import assist, main
from llumi.errors import BackendError

POST = "My cat died in March and the flat is silent. I can't sleep."
RISK = "Some days I wish I wouldn't wake up. I have never told anyone."
IMMINENT = "I've written the goodbye notes. I am going to kill myself tonight."
DRAFT = "I read every word. You should rest. At least you have a job."
REPLY_KEYS = {"reply", "why", "held_back", "notes", "help"}
pytestmark = pytest.mark.usefixtures("rules_alone")
SUGGESTION_KEYS = {"start", "end", "before", "after", "dimension", "reason", "source"}


@pytest.fixture
def llumi(monkeypatch, capsys):
    """Runs a command; gives its exit status and what it said on both streams."""

    def run(*words, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return SimpleNamespace(code=stopped.value.code or 0, out=said.out, err=said.err)

    return run


class Closable(Echo):
    """An echo that knows whether it was closed."""

    closed = False

    def close(self):
        self.closed = True


@pytest.fixture
def model(monkeypatch):
    """Makes the model that commands are given; returns it."""

    def says(answer, kind=Closable):
        made = kind({"base": "Not me.", "tuned": answer})
        monkeypatch.setattr(assist, "open_backend", lambda *_, **__: made)
        return made

    return says


@pytest.fixture
def no_model(monkeypatch):
    """Fails the test if a command asks for a model."""
    monkeypatch.setattr(assist, "open_backend", lambda *_, **__: pytest.fail("a model was loaded"))


@pytest.fixture
def file(tmp_path):
    def write(text, name="post.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


# llumi reply


def test_a_post_in_a_file_is_answered_by_the_tuned_model(llumi, model, file):
    backend = model("That sounds so quiet. What was she like?")
    ran = llumi("reply", "--post", file(POST))
    assert (ran.code, ran.out, ran.err) == (0, "That sounds so quiet. What was she like?\n", "")
    assert backend.closed


def test_a_post_on_standard_input_is_answered(llumi, model):
    model("Grüße 🌱.")
    ran = llumi("reply", stdin=f"{POST} 🐈".encode())
    assert (ran.code, ran.out) == (0, "Grüße 🌱.\n")


def test_a_reply_as_json_is_one_object(llumi, model, file):
    model("That sounds so quiet. I lost my cat too.")
    ran = llumi("reply", "--post", file(POST), "--json")
    (line,) = ran.out.splitlines()
    result = json.loads(line)
    assert result.keys() == REPLY_KEYS
    assert result["reply"] == "That sounds so quiet."
    assert result["why"] is None and result["help"] is None
    assert len(result["held_back"]) == 1 and ran.err == ""


def test_a_sentence_held_back_is_told_beside_the_draft_without_its_words(llumi, model, file):
    model("I hear you. I lost my cat too. Take care.")
    ran = llumi("reply", "--post", file(POST))
    assert ran.out == "I hear you. Take care.\n"
    assert "One sentence was held back. It claims a human life" in ran.err
    assert "cat" not in ran.err


@pytest.mark.parametrize("answer", ["", "  \n", "I lost my cat too."])
def test_a_model_that_says_nothing_fit_to_show_is_told(llumi, model, file, answer):
    model(answer)
    ran = llumi("reply", "--post", file(POST))
    assert ran.code == 0 and "The model wrote nothing that could be shown." in ran.out
    result = json.loads(llumi("reply", "--post", file(POST), "--json").out)
    assert result["reply"] is None and result["why"]


def test_for_a_post_of_risk_help_stands_above_the_draft(llumi, model, file):
    model("Thank you for telling us.")
    ran = llumi("reply", "--post", file(RISK), "--country", "ie")
    first, *_, last = ran.out.splitlines()
    assert first.startswith("Where to find help · Ireland")
    assert last == "Thank you for telling us."
    assert "phone 116 123" in ran.out


def test_help_is_in_the_json_and_follows_the_country(llumi, model, file):
    model("Thank you for telling us.")
    told = {
        country: json.loads(
            llumi("reply", "--post", file(RISK), "--country", country, "--json").out
        )["help"]
        for country in ("ie", "NZ", "xx", "")
    }
    assert told["ie"]["place"] == "Ireland" and told["ie"] != told["NZ"]
    assert told["xx"] == told[""]
    for card in told.values():
        assert card.keys() == {"place", "checked", "warning", "notes", "entries"}
        assert card["entries"]
        assert all(entry.keys() >= {"name", "reach", "offers"} for entry in card["entries"])


def test_for_a_post_of_imminent_danger_no_model_is_loaded(llumi, no_model, file):
    ran = llumi("reply", "--post", file(IMMINENT), "--country", "gb")
    assert ran.code == 0
    assert ran.out.startswith("Where to find help")
    assert "A draft is not offered here" in ran.out.splitlines()[-1]
    assert "answer as a person" in ran.out.splitlines()[-1]


def test_for_imminent_danger_the_json_has_the_same_keys_and_says_why(llumi, no_model, file):
    result = json.loads(llumi("reply", "--post", file(IMMINENT), "--json").out)
    assert result.keys() == REPLY_KEYS
    assert result["reply"] is None and "imminent danger" in result["why"]
    assert result["held_back"] == [] and result["help"]["entries"]


class BreaksOff(Closable):
    def stream(self, messages, *, model, sampling):
        yield "That sounds so quiet. And "
        raise BackendError("The model server broke off.", hint="Your text is kept.")


def test_a_model_that_breaks_off_is_ours_and_is_told_after_what_came(llumi, model, file):
    backend = model("", kind=BreaksOff)
    ran = llumi("reply", "--post", file(POST))
    assert ran.code == 1
    assert ran.out == "That sounds so quiet. "
    assert ran.err == "llumi: The model server broke off.\nYour text is kept.\n"
    assert backend.closed
    asjson = llumi("reply", "--post", file(POST), "--json")
    assert (asjson.code, asjson.out) == (1, "")


# llumi improve


def test_suggestions_are_listed_with_their_reasons(llumi, model, file):
    backend = model(DRAFT)
    path = file(DRAFT, "reply.txt")
    ran = llumi("improve", "--post", file(POST), "--draft", path)
    assert ran.code == 0 and ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0] == "Empathy · offers a step instead of telling them what to do"
    assert lines[1] == "  “You should” → “You could”"
    assert lines[3] == "  “At least you have a job.” → “(nothing)”"
    assert lines[-1] == "2 suggestions."
    assert backend.closed and path.read_text(encoding="utf-8") == DRAFT


def test_the_post_may_come_on_standard_input(llumi, model, file):
    model(DRAFT)
    ran = llumi("improve", "--draft", file(DRAFT, "reply.txt"), stdin=POST.encode())
    assert ran.code == 0 and ran.out.endswith("2 suggestions.\n")


def test_one_suggestion_and_none_are_said_in_words(llumi, model, file):
    model("I hear you.")
    told = llumi("improve", "--post", file(POST), "--draft", file("I hear you.", "reply.txt"))
    assert told.out == "Nothing needs to change.\n"
    model("You should rest.")
    told = llumi("improve", "--post", file(POST), "--draft", file("You should rest.", "reply.txt"))
    assert told.out.endswith("\nOne suggestion.\n")


def test_suggestions_as_json_are_one_object_that_fits_the_file(llumi, model, file):
    draft = f"🌱 {DRAFT}\r\n"
    model(f"That sounds hard. {draft}")
    ran = llumi("improve", "--post", file(POST), "--draft", file(draft, "reply.txt"), "--json")
    (line,) = ran.out.splitlines()
    result = json.loads(line)
    assert result.keys() == {"suggestions", "warnings", "notes", "help"}
    assert len(result["suggestions"]) == 3 and result["help"] is None
    for one in result["suggestions"]:
        assert one.keys() == SUGGESTION_KEYS
        assert draft[one["start"] : one["end"]] == one["before"]


def test_what_was_not_suggested_is_noted(llumi, model, file):
    model("Grief takes time, they say.")
    ran = llumi("improve", "--post", file(POST), "--draft", file(DRAFT, "reply.txt"))
    assert "The model wrote another reply" in ran.out


def test_for_a_post_of_risk_help_stands_above_the_suggestions(llumi, model, file):
    model("I hear you.")
    draft = file("I hear you.", "reply.txt")
    ran = llumi("improve", "--post", file(RISK), "--draft", draft, "--country", "IE")
    assert ran.out.startswith("Where to find help · Ireland")
    assert ran.out.endswith("\nNothing needs to change.\n")
    asjson = llumi("improve", "--post", file(RISK), "--draft", draft, "--json")
    assert json.loads(asjson.out)["help"]["entries"]


# Bad input


@pytest.mark.parametrize("command", ["reply", "improve"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "post.txt cannot be read: No such file or directory."),
        (b"", "The post is empty."),
        (b" \r\n\t", "The post is empty."),
        (b"caf\xe9", "post.txt is no UTF-8 text (byte 3)."),
        (b"x" * 10_001, "The post has 10,001 characters; at most 10,000 can be read."),
    ],
)
def test_a_bad_post_is_a_sentence_before_a_model_is_loaded(
    llumi, no_model, file, tmp_path, command, content, said
):
    path = tmp_path / "post.txt" if content is None else file(content)
    draft = ["--draft", file(DRAFT, "reply.txt")] if command == "improve" else []
    ran = llumi(command, "--post", path, *draft)
    assert (ran.code, ran.out) == (2, "")
    first, hint = ran.err.splitlines()
    assert first.startswith("llumi: ") and first.endswith(said)
    assert hint


@pytest.mark.parametrize("stdin", [b"", b"\n", b"\xff\xfe"])
def test_bad_standard_input_is_a_sentence(llumi, no_model, stdin):
    ran = llumi("reply", stdin=stdin)
    assert ran.code == 2 and ran.out == "" and "Traceback" not in ran.err
    assert ("post is empty" in ran.err) or ("Standard input is no UTF-8 text" in ran.err)


def test_a_folder_is_no_post(llumi, no_model, tmp_path):
    ran = llumi("reply", "--post", tmp_path)
    assert ran.code == 2 and "cannot be read: Is a directory." in ran.err


@pytest.mark.parametrize("draft", ["", " \n", "long " * 3_000])
def test_a_bad_draft_is_a_sentence_before_a_model_is_loaded(llumi, no_model, file, draft):
    ran = llumi("improve", "--post", file(POST), "--draft", file(draft, "reply.txt"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("llumi: The reply ")


def test_no_complaint_repeats_the_post(llumi, model, no_model, file):
    ran = llumi("reply", "--post", file("Miso is gone. " * 900))
    assert ran.code == 2 and "Miso" not in ran.err + ran.out


def test_a_draft_must_be_named(llumi, no_model):
    ran = llumi("improve", stdin=POST.encode())
    assert ran.code == 2 and "--draft" in ran.err and ran.out == ""
