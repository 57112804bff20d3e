"""What is compared: peers' comments and screened drafts on held-out posts."""

import pyarrow as pa
import pytest

from llumi import prompts
from llumi.backends import Sampling
from llumi.backends.echo import Echo
from llumi.errors import InputError
from llumi.evaluation.replies import SAMPLING, gather, held_out_posts
from llumi.tables import SCHEMAS, check
from llumi.workspace import open_workspace

POSTS = {
    "p1": ("Nights", "I can't sleep since we moved here."),
    "p2": ("", "My exams start on Monday."),
    "p3": ("Quiet house", "Quiet house\n\nWe lost our dog last week."),
    "p4": ("Glass", "Nobody at work asks how I am."),
    "p5": ("Spring", "Everything got heavy again."),
}
COMMENTS = [
    ("c1", "p1", "I moved too."),
    ("c2", "p1", "Call me on 555 010 9999."),
    ("c3", "p2", "I get that with exams as well."),
    ("c4", "p4", "Hugs."),
]
SPLITS = {"p1": "test", "p2": "test", "p3": "test", "p4": "train", "p5": "validation"}


@pytest.fixture
def workspace(tmp_path):
    """Five posts, three of them held out."""
    opened = open_workspace(tmp_path / "work")
    rows = {
        "posts": [
            {"post_id": post, "title": title, "text": text} for post, (title, text) in POSTS.items()
        ],
        "comments": [
            {"comment_id": comment, "post_id": post, "text": text}
            for comment, post, text in COMMENTS
        ],
        "splits": [{"post_id": post, "split": split} for post, split in SPLITS.items()],
    }
    for step, names in (("collect", ("posts", "comments")), ("pair", ("splits",))):
        tables = {name: pa.Table.from_pylist(rows[name], SCHEMAS[name]) for name in names}
        opened.write(step, tables, inputs={}, settings={}, counts={}, dropped={})
    return opened


class Asked(Echo):
    """An echo that remembers what it was asked."""

    def __init__(self, answers):
        super().__init__(answers)
        self.asked = []

    def stream(self, messages, *, model, sampling):
        self.asked.append((list(messages), model, sampling))
        return super().stream(messages, model=model, sampling=sampling)


def gathered(workspace, answers, models=None, **more):
    backend = Asked(answers)
    posts = held_out_posts(workspace)
    more.setdefault("kept", workspace.unfinished("evaluate") / "drafts.jsonl")
    return gather(workspace, posts, backend, models or backend.models, **more), backend


def texts(found, system):
    return {
        row["post_id"]: row["text"] for row in found.replies.to_pylist() if row["system"] == system
    }


def test_only_the_held_out_posts_are_answered_title_and_all(workspace):
    assert held_out_posts(workspace) == {
        "p1": "Nights\n\nI can't sleep since we moved here.",
        "p2": "My exams start on Monday.",
        "p3": "Quiet house\n\nWe lost our dog last week.",
    }


def test_the_first_few_are_the_same_every_time_and_part_of_all(workspace):
    everything = list(held_out_posts(workspace))
    assert sorted(everything) == ["p1", "p2", "p3"]
    for count in (1, 2, 3):
        assert list(held_out_posts(workspace, at_most=count)) == everything[:count]
    assert list(held_out_posts(workspace, at_most=99)) == everything


@pytest.mark.parametrize("splits", [{"p1": "train"}, {}, {"gone": "test"}])
def test_a_community_without_held_out_posts_is_a_sentence(workspace, splits):
    rows = [{"post_id": post, "split": split} for post, split in splits.items()]
    table = pa.Table.from_pylist(rows, SCHEMAS["splits"])
    workspace.write("pair", {"splits": table}, inputs={}, settings={}, counts={}, dropped={})
    with pytest.raises(InputError, match="No post is held out") as caught:
        held_out_posts(workspace)
    assert caught.value.hint


def test_a_workspace_without_a_split_says_what_to_run(tmp_path):
    with pytest.raises(InputError) as caught:
        held_out_posts(open_workspace(tmp_path / "empty"))
    assert "llumi pair" in caught.value.hint


def test_every_model_answers_every_post_once_and_the_table_is_as_declared(workspace):
    found, _ = gathered(workspace, {"base": "Hello.", "tuned": "I hear you."})
    assert check("replies", found.replies).schema == SCHEMAS["replies"]
    rows = found.replies.to_pylist()
    assert len({row["reply_id"] for row in rows}) == len(rows) == 3 + 2 * 3
    for system, said in (("base", "Hello."), ("tuned", "I hear you.")):
        assert texts(found, system) == dict.fromkeys(("p1", "p2", "p3"), said)
    assert found.posts == held_out_posts(workspace)


def test_the_models_are_asked_as_in_training_with_the_same_dice(workspace):
    found, backend = gathered(workspace, {"tuned": "I hear you."})
    assert {model for _, model, _ in backend.asked} == {"tuned"}
    assert [messages for messages, _, _ in backend.asked] == [
        prompts.generation(text) for text in found.posts.values()
    ]
    assert {sampling for _, _, sampling in backend.asked} == {SAMPLING}
    assert isinstance(SAMPLING, Sampling) and SAMPLING.seed is not None


def test_what_is_measured_is_what_a_supporter_would_see(workspace):
    answer = "I hear you. Call 555 010 9999. I lost my dog too. Take care. "
    found, _ = gathered(workspace, {"base": "Fine.", "tuned": answer})
    assert set(texts(found, "tuned").values()) == {"I hear you. Take care."}
    assert found.held_back == {"base": 0, "tuned": 6}


def test_a_draft_of_which_nothing_passes_is_an_empty_reply_and_not_left_out(workspace):
    found, _ = gathered(workspace, {"tuned": "Call 555 010 9999."})
    assert texts(found, "tuned") == {"p1": "", "p2": "", "p3": ""}


def test_peers_are_the_comments_on_these_posts_as_they_were_written(workspace):
    found, _ = gathered(workspace, {"tuned": "I hear you."})
    peers = [row for row in found.replies.to_pylist() if row["system"] == "peers"]
    assert [(row["reply_id"], row["post_id"], row["text"]) for row in peers] == [
        ("peers-c1", "p1", "I moved too."),
        ("peers-c2", "p1", "Call me on 555 010 9999."),
        ("peers-c3", "p2", "I get that with exams as well."),
    ]


def test_only_the_models_that_are_named_are_asked(workspace):
    found, backend = gathered(workspace, {"base": "Hello.", "tuned": "I hear you."}, ("tuned",))
    assert {model for _, model, _ in backend.asked} == {"tuned"}
    assert found.held_back.keys() == {"tuned"}


def test_what_was_drafted_before_a_command_was_killed_is_kept(workspace):
    class Stopped(Exception):
        pass

    def progress(tasks):
        for place, task in enumerate(tasks):
            if place == 2:
                raise Stopped
            yield task

    with pytest.raises(Stopped):
        gathered(workspace, {"tuned": "I hear you. Rest."}, progress=progress)
    kept = workspace.unfinished("evaluate") / "drafts.jsonl"
    with kept.open("a", encoding="utf-8") as file:
        file.write('{"reply_id": "tuned-p3", "te')  # killed while it wrote
    found, backend = gathered(workspace, {"tuned": "I hear you. Rest."})
    assert len(backend.asked) == 1
    assert texts(found, "tuned") == dict.fromkeys(("p1", "p2", "p3"), "I hear you. Rest.")


def test_a_peers_first_comment_on_each_post_is_improved(workspace):
    def improve(post, draft, model):
        return None if "exams" in draft else f"{draft} Take care. ({model})"

    found, _ = gathered(workspace, {"tuned": "I hear you."}, improve=improve)
    improved = [row for row in found.replies.to_pylist() if row["system"] == "tuned-improved"]
    assert [(row["post_id"], row["text"], row["revises"]) for row in improved] == [
        ("p1", "I moved too. Take care. (tuned)", "peers-c1")
    ]


def test_a_bar_sees_every_draft_before_it_is_made(workspace):
    seen = []

    def progress(tasks):
        for task in tasks:
            seen.append((task.post_id, task.model))
            yield task

    gathered(workspace, {"base": "Hello.", "tuned": "Hi."}, progress=progress)
    assert sorted(seen) == [
        (post, model) for post in ("p1", "p2", "p3") for model in ("base", "tuned")
    ]


def test_a_post_is_heard_when_its_reply_is_screened(workspace):
    backend = Echo({"tuned": "You have bipolar disorder and you cope."})
    posts = {"p1": "I was diagnosed with bipolar disorder."}
    found = gather(workspace, posts, backend, ("tuned",), kept=workspace.folder / "one")
    assert found.held_back == {"tuned": 0}
    posts = {"p1": "I can't sleep."}
    other = gather(workspace, posts, backend, ("tuned",), kept=workspace.folder / "other")
    assert other.held_back == {"tuned": 1}
