"""A workspace holds what was finished, whole, whatever happens to the command that writes it."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from llumi import __version__, tables
from llumi import workspace as workspaces
from llumi.errors import InputError, LlumiError
from llumi.tables import SCHEMAS
from llumi.workspace import open_workspace, write_text

CURRENT = f'{{"tables_version": {tables.VERSION}'


def posts(*ids, text="Long night."):
    rows = [{"post_id": post, "title": "", "text": text} for post in ids]
    return pa.Table.from_pylist(rows, SCHEMAS["posts"])


def comments(*ids):
    rows = [{"comment_id": comment, "post_id": "p1", "text": "I hear you."} for comment in ids]
    return pa.Table.from_pylist(rows, SCHEMAS["comments"])


def write(workspace, step="collect", made=None, *, inputs=None, settings=None, dropped=None):
    return workspace.write(
        step,
        {"posts": posts("p1")} if made is None else made,
        inputs=inputs or {},
        settings=settings or {},
        counts={"rows": 1},
        dropped=dropped or {},
    )


def on_disk(workspace):
    """Every file of a workspace but the lock, and what is in it."""
    return {
        str(path.relative_to(workspace.folder)): path.read_bytes()
        for path in sorted(workspace.folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def ids(workspace, name="posts", column="post_id"):
    return workspace.table(name)[column].to_pylist()


@pytest.fixture
def no_space(monkeypatch):
    """Makes the disk full from the n-th table on; the refusal is the real one of /dev/full."""
    real = pq.write_table

    def fill(*, after):
        written = []

        def write_or_refuse(table, where, **options):
            written.append(where)
            real(table, where, **options)
            if len(written) > after:
                # Through an open file: pyarrow removes a path that it could not write.
                with Path("/dev/full").open("wb", buffering=0) as full:
                    real(table, full, **options)

        monkeypatch.setattr(pq, "write_table", write_or_refuse)

    return fill


# What was written is what is read


def test_a_table_comes_back_as_it_was_written(workspace):
    write(workspace, made={"posts": posts("p1", "p2")})
    again = open_workspace(workspace.folder)
    assert again.table("posts").equals(posts("p1", "p2"))
    record = again.record("posts")
    assert record.rows == 2
    assert record.sha256 == workspaces.file_sha256(again.path("posts"))
    assert again.sha256("posts") == {"posts": record.sha256}


def test_a_table_may_come_as_batches_or_as_a_finished_file(workspace, tmp_path):
    pq.write_table(posts("p1", "p2"), tmp_path / "made.parquet")
    reader = pa.RecordBatchReader.from_batches(
        SCHEMAS["comments"], comments("c1", "c2").to_batches(max_chunksize=1)
    )
    made = write(workspace, made={"posts": tmp_path / "made.parquet", "comments": reader})
    assert not (tmp_path / "made.parquet").exists()
    assert workspace.table("posts").equals(posts("p1", "p2"))
    assert workspace.table("comments").equals(comments("c1", "c2"))
    assert {name: table.rows for name, table in made.tables.items()} == {"posts": 2, "comments": 2}


def test_a_plain_table_is_kept_as_csv_and_replaced_like_any_other(workspace):
    lines = pa.Table.from_pylist(
        [{"file": "a.jsonl", "line": 2, "reason": "no text"}], SCHEMAS["quarantine"]
    )
    write(workspace, made={"quarantine": lines})
    assert workspace.path("quarantine").suffix == ".csv"
    assert workspace.table("quarantine").equals(lines)
    write(workspace, made={"quarantine": lines.slice(0, 0)})
    assert len(list((workspace.folder / "tables").iterdir())) == 1


def test_a_manifest_comes_back_as_it_was_written(workspace):
    made = write(
        workspace,
        inputs={"a.jsonl": "3f"},
        settings={"format": "jsonl", "cap": 5},
        dropped={"repeated post id": 2},
    )
    found = open_workspace(workspace.folder).manifest("collect")
    assert found == made
    assert found.dropped == {"repeated post id": 2}
    assert found.versions["llumi"] == __version__
    assert found.versions["pyarrow"] == pa.__version__


def test_a_table_of_the_wrong_columns_is_not_written(workspace):
    with pytest.raises(LlumiError, match="lacks"):
        write(workspace, made={"posts": pa.table({"post_id": ["p1"]})})
    assert on_disk(workspace) == {}
    assert workspace.manifest("collect") is None


def test_a_table_that_nobody_made_is_asked_for_by_the_command_that_makes_it(workspace):
    with pytest.raises(InputError, match="no table pairs") as raised:
        workspace.table("pairs")
    assert raised.value.hint == "Run llumi pair first."


def test_a_new_result_takes_the_place_of_the_old_and_leaves_nothing_behind(workspace):
    write(workspace, made={"posts": posts("p1"), "comments": comments("c1")})
    write(workspace, made={"posts": posts("p2"), "comments": comments("c1")})
    assert ids(workspace) == ["p2"]
    assert len(list((workspace.folder / "tables").iterdir())) == 2
    assert sorted(path.name for path in workspace.folder.iterdir()) == [
        ".lock",
        "tables",
        "workspace.json",
    ]


def test_a_step_leaves_the_tables_of_other_steps_alone(workspace):
    write(workspace, "collect", {"posts": posts("p1")})
    write(workspace, "pair", {"splits": SCHEMAS["splits"].empty_table()})
    write(workspace, "collect", {"posts": posts("p2")})
    assert workspace.table("splits").num_rows == 0


def test_files_of_other_people_in_the_folder_are_left_alone(workspace):
    note = workspace.folder / "tables" / "notes.txt"
    write(workspace)
    note.write_text("Asked the moderators on Monday.")
    write(workspace, made={"posts": posts("p2")})
    assert note.exists()


# Whether a step must run again


def test_a_step_is_current_on_the_same_inputs_and_settings_only(workspace):
    same = {"inputs": {"posts": "3f"}, "settings": {"rule": "any", "shares": (1, 2)}}
    assert not workspace.is_current("pair", **same)
    write(workspace, "pair", {"splits": SCHEMAS["splits"].empty_table()}, **same)
    workspace = open_workspace(workspace.folder)
    assert workspace.is_current("pair", **same)
    assert not workspace.is_current("collect", **same)
    assert not workspace.is_current("pair", **same | {"inputs": {"posts": "40"}})
    assert not workspace.is_current("pair", **same | {"inputs": {}})
    assert not workspace.is_current("pair", **same | {"settings": {"rule": "paper"}})


def test_a_step_of_another_llumi_is_not_current(workspace, monkeypatch):
    write(workspace)
    assert workspace.is_current("collect", inputs={}, settings={})
    monkeypatch.setattr(workspaces, "__version__", "99.0")
    assert not workspace.is_current("collect", inputs={}, settings={})


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: os.truncate(path, 100)])
def test_a_table_that_is_gone_or_cut_short_is_noticed(workspace, harm):
    write(workspace)
    path = workspace.path("posts")
    harm(path)
    assert not workspace.is_current("collect", inputs={}, settings={})
    for opened in (workspace, open_workspace(workspace.folder)):
        with pytest.raises(InputError, match="missing or was changed") as raised:
            opened.table("posts")
        assert path.name in str(raised.value)
        assert raised.value.hint == "Run llumi collect again."


# Folders that are no workspace


def test_a_workspace_of_an_older_version_is_refused_in_a_sentence(workspace, monkeypatch):
    write(workspace)
    told = f"holds tables of version {tables.VERSION}; this LLUMI reads version"
    monkeypatch.setattr(tables, "VERSION", tables.VERSION + 1)
    with pytest.raises(InputError, match=told):
        open_workspace(workspace.folder)


def test_an_older_version_is_told_even_where_its_index_looked_different(workspace):
    (workspace.folder / "workspace.json").write_text('{"tables_version": 0, "stages": []}')
    with pytest.raises(InputError, match="version 0"):
        open_workspace(workspace.folder)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        CURRENT + "}",
        CURRENT + ', "steps": []}',
        CURRENT + ', "steps": {}, "erased": {"authors": []}}',
        CURRENT + ', "steps": {"collect": null}}',
        CURRENT + ', "steps": {"collect": {"tables": {}}}}',
        CURRENT + ', "steps": {"collect": {"tables": {"posts": {"rows": 1}}}}}',
        "\udcff",
    ],
)
def test_a_broken_index_is_refused_and_not_written_over(workspace, content):
    index = workspace.folder / "workspace.json"
    index.write_text(content, encoding="utf-8", errors="surrogateescape")
    before = index.read_bytes()
    with pytest.raises(InputError, match=r"workspace\.json is not a workspace file"):
        open_workspace(workspace.folder)
    with pytest.raises(InputError, match="not a workspace file"):
        write(workspace)
    assert index.read_bytes() == before


def test_a_workspace_that_is_a_file_is_refused(tmp_path):
    path = tmp_path / "posts.jsonl"
    path.write_text("")
    with pytest.raises(InputError, match="is a file"):
        open_workspace(path)
    with pytest.raises(InputError, match="cannot be made: Not a directory"):
        open_workspace(path / "workspace")


def test_a_folder_that_may_not_be_written_is_named(workspace, monkeypatch):
    def refuse(path, *args, **options):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    for attempt in (lambda: write(workspace), workspace.pseudonym_key):
        with pytest.raises(InputError, match="workspace cannot be written: Permission denied"):
            attempt()


# Half-written


def test_a_crash_before_the_commit_leaves_the_old_state(workspace, monkeypatch):
    write(workspace, made={"posts": posts("p1")})
    before = on_disk(workspace)

    def crash(*args, **options):
        raise RuntimeError("power cut")

    monkeypatch.setattr(workspaces, "write_text", crash)
    with pytest.raises(RuntimeError, match="power cut"):
        write(workspace, made={"posts": posts("p2"), "comments": comments("c2")})
    assert on_disk(workspace) == before
    for opened in (workspace, open_workspace(workspace.folder)):
        assert ids(opened) == ["p1"]


def test_a_failed_step_that_made_the_same_table_does_not_take_it_away(workspace, monkeypatch):
    write(workspace, made={"posts": posts("p1")})
    monkeypatch.setattr(workspaces, "write_text", SimpleNamespace)  # takes no arguments
    with pytest.raises(TypeError):
        write(workspace, made={"posts": posts("p1")})
    assert ids(open_workspace(workspace.folder)) == ["p1"]


def test_what_a_killed_command_began_is_removed_by_the_next(workspace):
    write(workspace)
    tables_folder = workspace.folder / "tables"
    begun = [
        tables_folder / ".posts.1234.partial",
        tables_folder / "posts-0123456789abcdef.parquet",
        workspace.folder / ".workspace.json.1234.partial",
        workspace.folder / ".pseudonym.key.1234.partial",
    ]
    for path in begun:
        path.write_bytes(b"PAR1")
    write(workspace, made={"posts": posts("p2")})
    assert [path for path in begun if path.exists()] == []
    assert ids(workspace) == ["p2"]


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_is_told_and_leaves_the_old_state(workspace, no_space, after):
    write(workspace, made={"posts": posts("p1"), "comments": comments("c1")})
    before = on_disk(workspace)
    no_space(after=after)
    with pytest.raises(LlumiError, match="The disk is full: the result of collect") as raised:
        write(workspace, made={"posts": posts("p2"), "comments": comments("c2")})
    assert "Free some space" in raised.value.hint
    assert raised.value.exit_code == 1
    assert on_disk(workspace) == before
    assert ids(open_workspace(workspace.folder)) == ["p1"]


def test_a_disk_that_fills_at_the_very_commit_is_told_too(workspace, monkeypatch):
    write(workspace)
    before = on_disk(workspace)

    def refuse(handle):
        if "workspace.json" in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(LlumiError, match="The disk is full"):
        write(workspace, made={"posts": posts("p2")})
    assert on_disk(workspace) == before
    assert ids(workspace) == ["p1"]


def test_another_failure_of_the_disk_is_not_called_a_full_one(workspace, monkeypatch):
    def refuse(*args, **options):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(pq, "write_table", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        write(workspace)


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.getuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small disk needs root")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "llumi-test", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    # Lazily: the traceback of a failed test may hold a file open.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_really_full_disk_is_told_however_little_is_left(small_disk):
    workspace = open_workspace(small_disk / "workspace")
    key = workspace.pseudonym_key()
    write(workspace, made={"posts": posts("p1"), "comments": comments("c1")})
    before = on_disk(workspace)
    failed = 0
    ballast = small_disk / "ballast"
    for free_pages in range(6):
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
            while True:
                file.write(bytes(4096))
        os.truncate(ballast, ballast.stat().st_size // 4096 * 4096 - free_pages * 4096)
        try:
            write(workspace, made={"posts": posts("p2"), "comments": comments("c2")})
        except LlumiError as error:
            assert "The disk is full" in error.message
            assert on_disk(workspace) == before
            failed += 1
        assert open_workspace(workspace.folder).pseudonym_key() == key
    assert failed >= 3, "the disk was never full"
    assert ids(open_workspace(workspace.folder)) == ["p2"], "six free pages are enough"


def test_what_a_killed_command_left_does_not_take_the_room_of_the_next(small_disk):
    workspace = open_workspace(small_disk / "workspace")
    write(workspace)
    left = workspace.folder / "tables" / ".posts.1234.partial"
    with left.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(4096))
    write(workspace, made={"posts": posts("p2")})
    assert ids(workspace) == ["p2"]


def test_a_key_that_did_not_fit_on_the_disk_is_not_left_empty(small_disk):
    workspace = open_workspace(small_disk / "workspace")
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(4096))
    with pytest.raises(LlumiError, match="The disk is full: the key of the pseudonyms"):
        workspace.pseudonym_key()
    assert on_disk(workspace) == {}
    ballast.unlink()
    assert len(workspace.pseudonym_key()) == 32


# Killed

KILLED_AT = """
import os, shutil, signal, sys
from pathlib import Path
import pyarrow
from llumi.community.collect import Options, collect
from llumi.workspace import open_workspace

pyarrow.array(["loads what it needs once, not in each child"])
before, source, folder = (Path(name) for name in sys.argv[1:])

def collect_until(operation):
    seen = 0

    def watch(event, args):
        nonlocal seen
        if event in ("open", "os.rename", "os.remove", "os.mkdir") and any(
            isinstance(arg, (str, os.PathLike)) and str(folder) in str(arg) for arg in args
        ):
            if seen == operation:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    workspace = open_workspace(folder / f"{operation:03}")
    sys.addaudithook(watch)
    collect(workspace, [source], Options(format="jsonl", masking="rules"))

for operation in range(200):
    shutil.copytree(before, folder / f"{operation:03}")
    child = os.fork()
    if not child:
        collect_until(operation)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        sys.exit(os.WEXITSTATUS(status))
"""


def run_script(script, *args):
    done = subprocess.run(
        # As pyproject.toml has it: Ibis 12 asks DuckDB 2 for a schema by an older name.
        [
            *(sys.executable, "-W", "error", "-W", "ignore:fetch_arrow_table:DeprecationWarning"),
            *("-c", script, *map(str, args)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_killed_at_any_file_operation_a_collect_has_happened_or_not(
    workspace, tmp_path, fill, jsonl
):
    fill(workspace, [{"post_id": "old"}], [])
    source = jsonl({"kind": "post", "id": "new", "text": "Long night.", "author": "mo_1"})
    run_script(KILLED_AT, workspace.folder, source, tmp_path / "killed")
    outcomes = []
    for folder in sorted((tmp_path / "killed").iterdir()):
        killed = open_workspace(folder)
        (outcome,) = ids(killed)
        outcomes.append(outcome)
        assert killed.table("comments").num_rows == 0
        assert len(killed.pseudonym_key()) == 32
        write(killed, "evaluate", {})
        assert [path for path in folder.rglob("*.partial")] == []
        tables = {path.name.split("-")[0] for path in (folder / "tables").iterdir()}
        assert len(list((folder / "tables").iterdir())) == len(tables), "what was begun is there"
        assert tables == {"posts", "comments"} | ({"quarantine"} if outcome == "new" else set())
    # Killed ever later: first nothing has happened, from one operation on everything.
    assert outcomes == sorted(outcomes, reverse=True)
    assert outcomes.count("old") >= 10
    assert outcomes.count("new") >= 2, "the last one ended by itself"


KILLED_SOMETIME = """
import sys
from pathlib import Path
from llumi.community.collect import Options, collect
from llumi.workspace import open_workspace

folder, sources = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
while True:
    for source in sources:
        collect(open_workspace(folder), [source], Options(format="jsonl", masking="rules"))
        print(source.stem, flush=True)
"""


def test_killed_at_any_moment_a_workspace_opens_with_one_whole_result(tmp_path, jsonl):
    sources = []
    for name in ("first", "second"):
        rows = [
            {"kind": "post", "id": f"{name}-{i}", "text": f"{name} night {i}", "author": f"a_{i}"}
            for i in range(50)
        ]
        sources.append(jsonl(*rows, name=f"{name}.jsonl"))
    folder = tmp_path / "killed"
    keys = set()
    for lines in (1, 2, 5):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED_SOMETIME, str(folder), *map(str, sources)],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            for _ in range(lines):
                assert child.stdout.readline().strip() in ("first", "second")
        finally:
            child.kill()
            child.communicate()
        workspace = open_workspace(folder)
        found = ids(workspace)
        assert len(found) == 50
        assert len({post.split("-")[0] for post in found}) == 1, "two results are mixed"
        assert workspace.manifest("collect").inputs.keys() <= {"first.jsonl", "second.jsonl"}
        assert f"{found[0].split('-')[0]}.jsonl" in workspace.manifest("collect").inputs
        keys.add(workspace.pseudonym_key())
    assert len(keys) == 1


# Two commands at once


def test_two_open_workspaces_do_not_lose_each_others_steps(workspace):
    first, second = open_workspace(workspace.folder), open_workspace(workspace.folder)
    write(first, "collect", {"posts": posts("p1")})
    write(second, "pair", {"splits": SCHEMAS["splits"].empty_table()})
    write(first, "evaluate", {"replies": SCHEMAS["replies"].empty_table()})
    again = open_workspace(workspace.folder)
    assert ids(again) == ["p1"]
    assert again.table("splits").num_rows == again.table("replies").num_rows == 0
    assert ids(second) == ["p1"], "a write also learns what others wrote"


WRITES_TWENTY = """
import sys
from pathlib import Path
from llumi.tables import SCHEMAS
from llumi.workspace import open_workspace

workspace, name = open_workspace(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for i in range(20):
    workspace.write(f"{name}-{i}", {name: SCHEMAS[name].empty_table()},
                    inputs={}, settings={}, counts={}, dropped={})
print(workspace.pseudonym_key().hex())
"""


def test_two_processes_at_once_lose_no_step_and_share_one_key(workspace):
    children = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES_TWENTY, str(workspace.folder), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("posts", "comments")
    ]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    keys = set()
    for child in children:
        said, complaint = child.communicate()
        assert child.returncode == 0, complaint
        keys.add(said)
    assert len(keys) == 1
    again = open_workspace(workspace.folder)
    steps = {f"{name}-{i}" for name in ("posts", "comments") for i in range(20)}
    assert {step for step in steps if again.manifest(step)} == steps
    assert again.table("posts").num_rows == again.table("comments").num_rows == 0


# Runs


def finished(workspace, name="sft", content="{}"):
    with workspace.run_folder(name) as folder:
        (folder / "run.json").write_text(content)


def test_a_run_is_there_when_it_has_finished(workspace):
    finished(workspace)
    assert (workspace.run("sft") / "run.json").read_text() == "{}"
    finished(workspace, content='{"second": 1}')
    assert (workspace.run("sft") / "run.json").read_text() == '{"second": 1}'
    assert [path.name for path in (workspace.folder / "runs").iterdir()] == ["sft"]


def test_a_run_that_fails_leaves_the_old_one(workspace):
    finished(workspace)

    def fail():
        with workspace.run_folder("sft") as folder:
            (folder / "run.json").write_text("half")
            raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError, match="out of memory"):
        fail()
    assert (workspace.run("sft") / "run.json").read_text() == "{}"
    assert [path.name for path in (workspace.folder / "runs").iterdir()] == ["sft"]


def test_a_run_killed_while_it_replaces_another_is_never_a_mixture(workspace, monkeypatch):
    finished(workspace)

    def cut(path, **options):
        if Path(path).exists():
            raise SystemExit("killed")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", cut)
        with pytest.raises(SystemExit):
            finished(workspace, content="new")
    assert (workspace.run("sft") / "run.json").read_text() == "new"
    finished(workspace, content="newer")
    assert [path.name for path in (workspace.folder / "runs").iterdir()] == ["sft"]


def test_a_run_on_a_full_disk_is_told_by_its_name(workspace):
    def fill():
        with workspace.run_folder("sft"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(LlumiError, match="The disk is full: run sft"):
        fill()
    assert list((workspace.folder / "runs").iterdir()) == []


def test_a_run_that_is_not_there_is_answered_with_those_that_are(workspace):
    with pytest.raises(InputError, match="no finished run dpo") as raised:
        workspace.run("dpo")
    assert raised.value.hint == "Run llumi train first."
    finished(workspace, "sft")
    (workspace.folder / "runs" / ".dpo.partial").mkdir()
    (workspace.folder / "runs" / ".dpo.partial" / "run.json").write_text("{}")
    with pytest.raises(InputError) as raised:
        workspace.run("dpo")
    assert raised.value.hint == "Runs there: sft."


# The key of the pseudonyms


def test_the_key_is_made_once_for_its_owner_alone(workspace):
    key = workspace.pseudonym_key()
    assert len(key) == 32
    assert open_workspace(workspace.folder).pseudonym_key() == key
    path = workspace.folder / "pseudonym.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_workspaces_have_two_keys(tmp_path):
    first, second = (open_workspace(tmp_path / name).pseudonym_key() for name in "ab")
    assert first != second


@pytest.mark.parametrize("content", ["", "00ff", "no key at all", "é" * 64, "00" * 33])
def test_a_key_cut_short_is_refused_and_never_used(workspace, content):
    path = workspace.folder / "pseudonym.key"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"pseudonym\.key is no key"):
        workspace.pseudonym_key()
    assert path.read_text(encoding="utf-8") == content


# The list of the erased


def erase_from(workspace, made=None, authors=("p-1",)):
    with workspace.alone():
        workspace.replace(
            made or {},
            erased=workspace.erased().adding(authors, ["ff"]),
            counts={"posts": 1},
            amended=lambda manifest: manifest,
        )


def test_a_replaced_table_stays_with_its_step_and_the_list_is_kept_by_later_ones(workspace):
    workspace.pseudonym_key()
    write(workspace, made={"posts": posts("p1", "p2")}, settings={"format": "jsonl"})
    erase_from(workspace, {"posts": posts("p2")})
    again = open_workspace(workspace.folder)
    assert ids(again) == ["p2"]
    assert again.manifest("collect").settings == {"format": "jsonl"}
    assert again.manifest("collect").tables["posts"].rows == 1
    assert len(list((workspace.folder / "tables").iterdir())) == 1
    write(again, "evaluate", {})
    erased = open_workspace(workspace.folder).erased()
    assert erased.authors == {"p-1"} and erased.ids == {"ff"}
    assert erased.key == workspace.pseudonym_key()


def test_a_workspace_of_which_nobody_was_erased_says_so_without_a_key(workspace):
    assert not workspace.erased()
    assert on_disk(workspace) == {}


def test_a_step_opened_before_an_erasure_is_refused_and_may_be_run_again(workspace):
    workspace.pseudonym_key()
    write(workspace, made={"posts": posts("p1")})
    at_work = open_workspace(workspace.folder)
    erase_from(workspace)
    with pytest.raises(InputError, match="while collect was at work") as raised:
        write(at_work, made={"posts": posts("p2")})
    assert "Run the command again" in raised.value.hint
    write(at_work, made={"posts": posts("p3")})
    assert ids(open_workspace(workspace.folder)) == ["p3"]


# Single files


def test_a_text_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    write_text(path, "old ✓")

    def refuse(handle):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="Input/output"):
            write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old ✓"
    assert list(tmp_path.iterdir()) == [path]
    write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "new"


def test_the_index_says_in_plain_json_what_there_is(workspace):
    write(workspace)
    index = json.loads((workspace.folder / "workspace.json").read_text(encoding="utf-8"))
    assert index["tables_version"] == tables.VERSION
    assert index["steps"]["collect"]["tables"]["posts"]["rows"] == 1
    assert not Path(index["steps"]["collect"]["tables"]["posts"]["file"]).is_absolute()
