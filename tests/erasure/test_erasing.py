"""After `erase` nothing of the person is left in any table, and a kill leaves it done or not."""

import os
import subprocess
import sys
from functools import partial

import pyarrow as pa
import pytest

from llumi import seen
from llumi.community.collect import Options, collect
from llumi.community.pseudonyms import pseudonym
from llumi.erasure.erasing import erase
from llumi.erasure.request import request
from llumi.errors import InputError, LlumiError
from llumi.preferences.prepare import INPUTS, prepare, settings
from llumi.tables import SCHEMAS
from llumi.workspace import open_workspace

TABLES = ("posts", "comments", "quarantine", "splits", "pairs", "sft")
WORDS = {
    "p1": "The evenings are long since March.",
    "p2": "My sister moved away.",
    "p3": "I start a new job on Monday.",
    "c1": "Long evenings sound lonely. What are they like?",
    "c2": "I hear you.",
    "c3": "Missing a sister is hard.",
    "c4": "mosslight said it well in the other thread: one day at a time.",
    "c5": "A first Monday is a lot at once.",
    "c6": "You will do fine.",
}


def _post(id, author):
    return {"kind": "post", "id": id, "text": WORDS[id], "author": author, "score": 3}


def _comment(id, post, author, score):
    told = {"kind": "comment", "id": id, "post": post, "text": WORDS[id], "score": score}
    return told | {"author": author} if author else told


COMMUNITY = [
    _post("p1", "Mosslight"),
    _post("p2", "ana_7"),
    _post("p3", "rain-on-tin"),
    _comment("c1", "p1", "ana_7", 9),
    _comment("c2", "p1", "rain-on-tin", 2),
    _comment("c3", "p2", "mosslight", 7),
    _comment("c4", "p2", "rain-on-tin", 2),
    _comment("c5", "p3", "ana_7", 8),
    _comment("c6", "p3", None, 1),
]


@pytest.fixture
def source(jsonl):
    return jsonl(*COMMUNITY)


@pytest.fixture
def community(workspace, source):
    """Collected and paired: one pair and one SFT row a post."""
    collect(workspace, [source], Options(format="jsonl", masking="rules"))
    prepare(workspace, rule="any")
    return workspace


@pytest.fixture
def forget():
    """Erases names, posts and comments as the command does."""

    def run(workspace, *names, posts=(), comments=(), **options):
        asked = request(names, posts, comments)
        return erase(workspace, asked, pseudonym=pseudonym, **options)

    return run


@pytest.fixture
def pseudonym_of(community):
    return partial(pseudonym, community.pseudonym_key())


def ids(workspace, name):
    return workspace.table(name).column(0).to_pylist()


def everything(workspace):
    """All that any table says, and all other files but the key, as one text."""
    rows = [workspace.table(name).to_pylist() for name in (*TABLES, "replies")]
    files = [path.read_text(encoding="utf-8") for path in workspace.folder.glob("*.[hj]*")]
    return f"{rows} {files}"


def whole(workspace):
    return {name: workspace.table(name).to_pylist() for name in TABLES}


def add_replies(workspace):
    rows = [
        {"reply_id": "peers-c1", "post_id": "p1", "system": "peers", "text": WORDS["c1"]},
        {"reply_id": "peers-c3", "post_id": "p2", "system": "peers", "text": WORDS["c3"]},
        {"reply_id": "peers-c5", "post_id": "p3", "system": "peers", "text": WORDS["c5"]},
        *(
            {"reply_id": f"tuned-{post}", "post_id": post, "system": "tuned", "text": "Hello."}
            for post in ("p1", "p2", "p3")
        ),
    ]
    ratings = [
        {
            "rating_id": f"r{n}",
            "reply_id": reply,
            "rater": rater,
            "dimension": "empathy",
            "rating": 4,
        }
        for n, (reply, rater) in enumerate([("peers-c3", "x"), ("tuned-p2", "x"), ("older", "x")])
    ]
    made = {
        "replies": pa.Table.from_pylist(rows, SCHEMAS["replies"]),
        "ratings": pa.Table.from_pylist(ratings, SCHEMAS["ratings"]),
    }
    posts = {"posts": ["p1", "p2", "p3"], "systems": ["tuned", "peers"]}
    workspace.write("evaluate", made, inputs={}, settings=posts, counts={}, dropped={})


# What goes


def test_a_persons_posts_go_with_the_thread_and_their_comments_go_everywhere(community, forget):
    plan = forget(community, "mosslight")
    assert ids(community, "posts") == ["p2", "p3"]
    assert ids(community, "comments") == ["c4", "c5", "c6"]
    assert plan.own == {"posts": 1, "comments": 1}
    assert plan.under == 2
    assert ids(community, "splits") == ["p2", "p3"]


def test_pairs_and_sft_rows_made_of_them_go_and_no_other(community, forget):
    assert len(ids(community, "pairs")) == len(ids(community, "sft")) == 3
    forget(community, "mosslight")
    (pair,) = community.table("pairs").to_pylist()
    (row,) = community.table("sft").to_pylist()
    assert (pair["chosen_id"], pair["rejected_id"]) == ("c5", "c6")
    assert (row["post_id"], row["reply"]) == ("p3", WORDS["c5"])


def test_no_word_and_no_pseudonym_of_theirs_is_left(community, forget, pseudonym_of):
    add_replies(community)
    forget(community, "mosslight")
    left = everything(open_workspace(community.folder))
    for id in ("p1", "c1", "c2", "c3"):
        assert WORDS[id] not in left
        assert f"'{id}'" not in left and f'"{id}"' not in left
    tables = str(whole(community))
    assert pseudonym_of("mosslight") not in tables
    assert "mosslight" not in left.lower()


def test_replies_to_their_posts_and_their_own_as_a_peer_go_with_the_ratings(community, forget):
    add_replies(community)
    forget(community, "mosslight")
    assert ids(community, "replies") == ["peers-c5", "tuned-p2", "tuned-p3"]
    assert ids(community, "ratings") == ["r1", "r2"]
    assert community.manifest("evaluate").settings["posts"] == ["p2", "p3"]


def test_an_improved_reply_goes_with_the_draft_whose_words_it_holds(community, forget):
    add_replies(community)
    replies = community.table("replies").to_pylist()
    replies += [
        {"reply_id": f"improved-{c}", "post_id": post, "system": "improved", "text": WORDS[c]}
        | {"revises": f"peers-{c}"}
        for c, post in (("c1", "p1"), ("c3", "p2"), ("c5", "p3"))
    ]
    table = pa.Table.from_pylist(replies, SCHEMAS["replies"])
    community.write("evaluate", {"replies": table}, inputs={}, settings={}, counts={}, dropped={})
    forget(community, "mosslight")
    left = ["improved-c5", "peers-c5", "tuned-p2", "tuned-p3"]
    assert sorted(ids(community, "replies")) == left


def test_revisions_of_their_comments_and_of_comments_on_their_posts_go(community, forget):
    threads = {"c1": "p1", "c3": "p2", "c4": "p2", "c5": "p3"}
    rows = [
        {
            "revision_id": f"r-{comment}",
            "comment_id": comment,
            "post_id": post,
            "split": "train",
            "prompt": WORDS[post],
            "draft": WORDS[comment],
            "proposal": f"{WORDS[comment]} Take care.",
            "by": "rules",
            "refused": "adds_a_fact",
            "detail": "mosslight; care",
        }
        for comment, post in threads.items()
    ]
    table = pa.Table.from_pylist(rows, SCHEMAS["revisions"])
    community.write("revise", {"revisions": table}, inputs={}, settings={}, counts={}, dropped={})
    forget(community, "mosslight")
    left = community.table("revisions").to_pylist()
    assert [row["revision_id"] for row in left] == ["r-c4", "r-c5"]
    assert "mosslight" not in str(left)
    assert left[0]["draft"] == community.table("comments")["text"][0].as_py()


def test_ratings_that_the_person_gave_go(community, forget, pseudonym_of):
    add_replies(community)
    rating = {"rating_id": "r9", "reply_id": "tuned-p3", "rater": pseudonym_of("ana_7")}
    rating |= {"dimension": "empathy", "rating": 2}
    table = pa.Table.from_pylist([rating], SCHEMAS["ratings"])
    community.write("study", {}, inputs={}, settings={}, counts={}, dropped={})
    with community.alone():
        community.replace(
            {"ratings": table}, erased=community.erased(), counts={}, amended=lambda found: found
        )
    forget(community, "ana_7")
    assert ids(community, "ratings") == []


def test_a_name_in_others_words_is_masked_and_counted(community, forget):
    plan = forget(community, "mosslight")
    assert plan.mentions["comments"] == 1
    assert community.table("comments")["text"][0].as_py() == (
        "[handle] said it well in the other thread: one day at a time."
    )


def test_a_name_that_is_a_word_may_be_left_where_others_wrote_it(community, forget):
    plan = forget(community, "mosslight", keep_mentions=True)
    assert plan.mentions["comments"] == 0
    assert "mosslight said" in community.table("comments")["text"][0].as_py()


def test_a_post_and_a_comment_by_nobody_can_be_named_by_their_ids(community, forget):
    plan = forget(community, posts=["p2"], comments=["c6", "c99"])
    assert ids(community, "posts") == ["p1", "p3"]
    assert ids(community, "comments") == ["c1", "c2", "c5"]
    assert plan.own == {"posts": 1, "comments": 1}
    assert plan.missing.comments == ("c99",)
    assert [row["post_id"] for row in community.table("pairs").to_pylist()] == ["p1"]


@pytest.mark.parametrize("typed", ["MOSSLIGHT", "Mosslight"])
def test_a_name_is_known_in_any_case(community, forget, typed):
    assert forget(community, typed).own["posts"] == 1


def test_a_source_that_writes_names_with_a_prefix_is_understood(workspace, jsonl, forget):
    post = {"kind": "post", "id": "p1", "text": "Long night."}
    source = jsonl(post | {"author": "u/mo_1"}, post | {"id": "p2", "author": "ana"})
    collect(workspace, [source], Options(format="jsonl", masking="rules"))
    forget(workspace, "mo_1")
    assert ids(workspace, "posts") == ["p2"]


def test_what_was_made_of_older_comments_goes_since_it_could_be_anyones(community, jsonl, forget):
    other = {"kind": "post", "id": "p9", "text": "Another community.", "author": "kit_2"}
    collect(community, [jsonl(other, name="other.jsonl")], Options(format="jsonl", masking="rules"))
    forget(community, "nobody_else")
    assert ids(community, "pairs") == ids(community, "sft") == ids(community, "splits") == []
    assert ids(community, "posts") == ["p9"]


def test_a_name_that_is_nobodys_is_refused(community, forget):
    before = whole(community)
    with pytest.raises(InputError, match="where nobody is named"):
        forget(community, "[deleted]")
    assert whole(community) == before


def test_nobody_by_that_name_changes_no_table_and_is_on_the_list(community, forget, pseudonym_of):
    before = whole(community), community.sha256(*TABLES)
    plan = forget(community, "never_here")
    assert plan.missing.names == ("never_here",)
    assert (whole(community), community.sha256(*TABLES)) == before
    assert community.erased().has_author(pseudonym_of("never_here"))


def test_a_list_can_be_made_before_anything_is_collected(workspace, forget):
    plan = forget(workspace, "mo_1", posts=["p1"])
    assert plan.gone == {}
    assert open_workspace(workspace.folder).erased().has("post", "p1")


# The list


def test_the_list_holds_no_name_and_no_id_and_outlives_later_steps(community, forget, pseudonym_of):
    forget(community, "mosslight", comments=["c6"])
    prepare(community, rule="any")
    index = (community.folder / "workspace.json").read_text(encoding="utf-8")
    assert "mosslight" not in index.lower()
    assert '"p1"' not in index and '"c3"' not in index and '"c6"' not in index
    erased = open_workspace(community.folder).erased()
    assert erased.has_author(pseudonym_of("mosslight"))
    assert erased.has("post", "p1") and erased.has("comment", "c3") and erased.has("comment", "c6")
    assert not erased.has("comment", "c1"), "by another person, under their post"
    assert not erased.has("post", "p2")


def test_a_later_collect_of_the_same_source_leaves_them_out(community, source, forget):
    forget(community, "mosslight", comments=["c6"])
    after = community.table("posts").to_pylist()
    made = collect(community, [source], Options(format="jsonl", masking="rules"))
    assert community.table("posts").to_pylist() == after
    assert ids(community, "comments") == ["c4", "c5"]
    assert made.dropped["erased at their request"] == 3


def test_a_workspace_whose_key_is_gone_does_not_forget_whom_it_forgot(community, forget):
    forget(community, "mosslight")
    (community.folder / "pseudonym.key").unlink()
    again = open_workspace(community.folder)
    for use in (again.pseudonym_key, again.erased):
        with pytest.raises(InputError, match="nobody can tell who was erased"):
            use()
    assert not (community.folder / "pseudonym.key").exists()


def test_a_name_is_not_looked_for_under_a_new_key(community, forget):
    (community.folder / "pseudonym.key").unlink()
    with pytest.raises(InputError, match="without it no name can be found"):
        forget(community, "mosslight")
    assert forget(community, comments=["c6"]).own["comments"] == 1


def test_a_step_that_was_at_work_meanwhile_does_not_bring_them_back(community, forget):
    at_work = open_workspace(community.folder)
    forget(community, "mosslight")
    after = whole(community)
    with pytest.raises(InputError, match=r"Somebody was erased .* while pair was at work"):
        at_work.write("pair", {}, inputs={}, settings={}, counts={}, dropped={})
    assert whole(open_workspace(community.folder)) == after


# What the steps say afterwards


def test_collect_stays_current_and_pair_does_not(community, source, forget):
    collected = community.manifest("collect")
    forget(community, "mosslight")
    again = open_workspace(community.folder)
    assert again.is_current("collect", inputs=collected.inputs, settings=collected.settings)
    wanted = settings(rule="any", max_per_post=5, seed=0)
    assert not again.is_current("pair", inputs=again.sha256(*INPUTS), settings=wanted)
    prepare(again, rule="any")
    assert again.is_current("pair", inputs=again.sha256(*INPUTS), settings=wanted)
    assert "mosslight" not in str(whole(again)).lower()
    assert WORDS["p1"] not in str(whole(again)) and WORDS["c3"] not in str(whole(again))


def test_the_manifests_say_what_there_is_and_name_nobody(community, forget):
    forget(community, "mosslight")
    made = community.manifest("collect")
    assert (made.counts["posts"], made.counts["comments"]) == (2, 3)
    assert made.dropped["erased at their request"] == 2
    assert made.dropped["comment without its post"] == 2
    done = community.manifest("erase")
    assert done.counts["asked"] == {"posts": 1, "comments": 1}
    assert done.counts["rows"] == {"posts": 1, "comments": 3, "splits": 1, "pairs": 2, "sft": 2}
    assert done.counts["mentions"]["comments"] == 1
    for name in TABLES:
        assert community.record(name).rows == community.table(name).num_rows


def test_a_table_of_which_nothing_went_is_the_same_file(community, forget):
    before = community.record("posts")
    forget(community, comments=["c6"])
    assert community.record("posts") == before


# Files beside the tables


def test_old_files_and_pages_that_quote_are_gone_from_the_disk(community, forget):
    old = set((community.folder / "tables").iterdir())
    quoting = ["audit.html", "audit.json", "evaluation.html", "judge.html", "judge.json"]
    for page in quoting:
        (community.folder / page).write_text(WORDS["p1"])
    (community.folder / "evaluation.json").write_text("figures")
    plan = forget(community, "mosslight")
    assert sorted(plan.pages) == quoting
    assert not any((community.folder / page).exists() for page in quoting)
    assert (community.folder / "evaluation.json").exists()
    left = old & set((community.folder / "tables").iterdir())
    assert [path.name.split("-")[0] for path in left] == ["quarantine"], "which quotes nobody"
    assert len(list((community.folder / "tables").iterdir())) == len(TABLES)


def test_pages_stay_where_nothing_went(community, forget):
    (community.folder / "audit.html").write_text("ten pairs")
    assert forget(community, "never_here").pages == []
    assert (community.folder / "audit.html").exists()


def test_files_that_llumi_did_not_write_are_named(community, forget):
    (community.folder / "notes.txt").write_text("")
    (community.folder / "tables" / "mine.csv.bak").write_text("")
    (community.folder / "runs" / "sft").mkdir(parents=True)
    (community.folder / "runs" / "sft" / "run.json").write_text("{}")
    (community.folder / "runs" / "sft" / "samples.md").write_text("")
    found = forget(community, "mosslight").unknown
    assert found == ["notes.txt", "tables/mine.csv.bak", "runs/sft/samples.md"]


def test_a_dry_run_changes_nothing_and_finds_the_same(community, forget):
    (community.folder / "audit.html").write_text("ten pairs")
    index = (community.folder / "workspace.json").read_bytes()
    before = whole(community)
    dry = forget(community, "mosslight", dry_run=True, delete_runs=True)
    assert (community.folder / "workspace.json").read_bytes() == index
    assert whole(open_workspace(community.folder)) == before
    assert (community.folder / "audit.html").exists()
    assert not community.erased()
    assert dry == forget(community, "mosslight")


# Runs


def add_run(workspace, name, rows=None):
    folder = workspace.folder / "runs" / name
    folder.mkdir(parents=True)
    (folder / "run.json").write_text("{}")
    if rows is not None:
        text = seen.of_rows(rows, workspace.pseudonym_key()).as_text()
        (folder / seen.FILE).write_text(text)
    return folder


def test_runs_that_saw_them_are_named_and_others_are_not(community, forget):
    pairs, sft = community.table("pairs").to_pylist(), community.table("sft").to_pylist()
    add_run(community, "dpo", [row for row in pairs if row["post_id"] == "p2"])
    add_run(community, "sft", [row for row in sft if row["post_id"] in ("p1", "p2")])
    add_run(community, "other", [row for row in pairs if row["post_id"] == "p3"])
    add_run(community, "old")
    told = {
        run.name: (len(run.seen.posts), len(run.seen.comments), len(run.seen.rows), run.seen.whole)
        for run in forget(community, "mosslight").runs
    }
    assert told == {
        "dpo": (0, 1, 0, True),
        "sft": (1, 0, 1, True),
        "old": (0, 0, 0, False),
    }
    assert (community.folder / "runs" / "dpo" / "run.json").exists()


def test_an_unfinished_run_is_told_too(community, forget):
    add_run(community, ".dpo.partial", community.table("pairs").to_pylist())
    assert [run.name for run in forget(community, "mosslight").runs] == [".dpo.partial"]


def test_runs_are_deleted_when_a_person_decides_so(community, forget):
    kept = add_run(community, "other", [{"row_id": "x", "post_id": "p3"}])
    add_run(community, "dpo", community.table("pairs").to_pylist())
    forget(community, "mosslight")
    again = forget(community, "mosslight", delete_runs=True)
    assert [run.name for run in again.runs] == ["dpo"], "the list knows what the tables forgot"
    assert list((community.folder / "runs").iterdir()) == [kept]


def test_what_a_killed_deletion_left_is_finished(community, forget):
    left = add_run(community, ".dpo.erased.partial")
    forget(community, "never_here")
    assert not left.exists()


# All or nothing

KILLED_AT = """
import os, shutil, signal, sys
from pathlib import Path
import pyarrow
from llumi.community.pseudonyms import pseudonym
from llumi.erasure.erasing import erase
from llumi.erasure.request import request
from llumi.workspace import open_workspace

pyarrow.array(["loads what it needs once, not in each child"])
before, folder = (Path(name) for name in sys.argv[1:])

def erase_until(operation):
    seen = 0

    def watch(event, args):
        nonlocal seen
        if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir") and any(
            isinstance(arg, (str, os.PathLike)) and str(folder) in str(arg) for arg in args
        ):
            if seen == operation:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    workspace = open_workspace(folder / f"{operation:03}")
    sys.addaudithook(watch)
    erase(workspace, request(["mosslight"], [], []), pseudonym=pseudonym, delete_runs=True)

for operation in range(300):
    shutil.copytree(before, folder / f"{operation:03}")
    child = os.fork()
    if not child:
        erase_until(operation)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        sys.exit(os.WEXITSTATUS(status))
sys.exit("it never ended by itself")
"""


def test_killed_at_any_file_operation_an_erasure_has_happened_or_not(community, tmp_path, forget):
    (community.folder / "audit.html").write_text(WORDS["p1"])
    add_run(community, "dpo", community.table("pairs").to_pylist())
    before = whole(community)
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(community.folder), str(tmp_path / "killed")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TMPDIR": str(tmp_path)},  # a killed child leaves its spill folder
    )
    assert done.returncode == 0, done.stderr
    forget(community, "mosslight", delete_runs=True)
    after, index = whole(community), community.erased()
    outcomes = []
    for folder in sorted((tmp_path / "killed").iterdir()):
        killed = open_workspace(folder)
        found = whole(killed)
        happened = bool(killed.erased())
        assert found == (after if happened else before), folder
        assert not (happened and (folder / "audit.html").exists())
        outcomes.append(happened)
        if not happened and len(outcomes) % 5:
            continue
        # The same command again finishes whatever is left; of states before it, a few will do.
        forget(killed, "mosslight", delete_runs=True)
        assert whole(killed) == after
        assert killed.erased() == index
        assert not (folder / "audit.html").exists()
        assert list((folder / "runs").iterdir()) == []
        assert list(folder.rglob("*.partial")) == []
        assert len(list((folder / "tables").iterdir())) == len(TABLES)
    assert outcomes == sorted(outcomes), "first never, from one operation on always"
    assert outcomes.count(False) >= 10 and outcomes.count(True) >= 5


def test_a_disk_that_is_full_leaves_the_tables_and_the_list_as_they_were(
    community, forget, monkeypatch
):
    before = whole(community)

    def refuse(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("llumi.workspace.write_text", refuse)
    with pytest.raises(LlumiError, match="The disk is full"):
        forget(community, "mosslight")
    again = open_workspace(community.folder)
    assert whole(again) == before
    assert not again.erased()
    assert list(community.folder.rglob("*.partial")) == []
