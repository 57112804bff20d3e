"""`llumi judge`: a language model in the house rates and compares replies, its habits told first.

llumi judge --server http://10.0.0.5:8000/v1 --model judge --human ratings.csv
"""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from llumi.backends import Backend
from llumi.backends.server import Server
from llumi.cli.backend import SERVER_KEY
from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say, write_page
from llumi.errors import InputError
from llumi.evaluation import human_labels, judges, judging, replies
from llumi.evaluation.judge_report import JudgeReport, as_json, html, text
from llumi.evaluation.judging import Judged, Reply
from llumi.evaluation.texts import Texts
from llumi.kept_lines import file_name, kept_lines
from llumi.workspace import Workspace, open_workspace

REPORT = "judge.html"
_ONE_IN = 10
"""Of pairs whose question is put a second time."""

Task = tuple[str, str, str]
"""("rate", reply, "") or ("prefer" or "again", first shown, second shown)."""


def judge(
    server: Annotated[str, typer.Option(help="An OpenAI-compatible address in the house.")],
    model: Annotated[str, typer.Option(help="The judge's name on that server.")],
    human: Annotated[
        list[Path] | None,
        typer.Option(help="What people said of the replies, CSV or JSONL; again for each file."),
    ] = None,
    posts: Annotated[int, typer.Option(help="At most so many posts; 0: all.")] = 0,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """Have a model judge the replies of the workspace; without people's labels, unvalidated."""
    opened = open_workspace(workspace)
    if not opened.has("replies"):
        raise InputError(f"There are no replies in {workspace}.", hint="Run llumi evaluate first.")
    rows = {row["reply_id"]: row for row in opened.table("replies").to_pylist()}
    labels = human_labels.read(human or [], replies=rows)
    texts = replies.held_out_posts(opened, at_most=posts)
    chosen = _chosen(rows, texts, labels.replies)
    backend = Server(server, models=[model], key=os.environ.get(SERVER_KEY, "").strip())
    try:
        judged = _judge(opened, backend, model, chosen, rows, texts)
    finally:
        backend.close()
    report = JudgeReport(
        judge=model,
        made=date.today(),
        replies=len(judged.ratings),
        pairs=len(judged.preferences) // 2,
        asked=judged.asked,
        unreadable=judged.unreadable,
        habits=tuple(judging.habits(judged, chosen)),
        agreement=tuple(judging.agreement(judged, labels, chosen)),
        scores=judging.scores(judged, chosen),
        wins=judging.wins(judged, chosen),
        warnings=tuple(judging.warnings(judged)),
        judges_itself=model in {reply.system for reply in chosen.values()},
    )
    write_page(opened.folder / REPORT, html(report), as_json(report))
    say(as_json(report), [text(report), f"The report is {workspace / REPORT}."], as_json=json_)


def _chosen(
    rows: dict[str, dict[str, Any]], posts: dict[str, str], labelled: Iterable[str]
) -> dict[str, Reply]:
    """One reply of each system to each post, the first by id, and those that people judged."""
    words = dict(zip(rows, Texts.of([row["text"] for row in rows.values()]).words, strict=True))
    first: dict[tuple[str, str], str] = {}
    for name in sorted(rows):
        if words[name] and rows[name]["post_id"] in posts:
            first.setdefault((rows[name]["post_id"], rows[name]["system"]), name)
    wanted = {*first.values()} | {name for name in labelled if rows[name]["post_id"] in posts}
    return {
        name: Reply(name, rows[name]["post_id"], rows[name]["system"], int(words[name]))
        for name in sorted(wanted)
    }


def _judge(
    workspace: Workspace,
    backend: Backend,
    model: str,
    chosen: dict[str, Reply],
    rows: dict[str, dict[str, Any]],
    posts: dict[str, str],
) -> Judged:
    """Ask what was not asked before; each answer is on disk before the next question."""
    pairs = judging.to_compare(chosen.values())
    tasks: list[Task] = [("rate", name, "") for name in chosen]
    tasks += [("prefer", *order) for pair in pairs for order in (pair, pair[::-1])]
    tasks += [("again", *pair) for pair in pairs[::_ONE_IN]]
    name = file_name(judges.VERSION, model, workspace.sha256("replies"))
    kept = workspace.unfinished("judge") / name
    with bar() as progress, kept_lines(kept) as (done, keep):
        answers: dict[Task, Any] = {tuple(line["task"]): line["answer"] for line in done}
        missing = [task for task in tasks if task not in answers]
        for task in follow(progress, missing, "Judging"):
            post = posts[chosen[task[1]].post_id]
            shown = [rows[name]["text"] for name in task[1:] if name]
            if task[0] == "rate":
                answers[task] = judges.rate(backend, model, post, *shown)
            else:
                answers[task] = judges.prefer(backend, model, post, *shown)
            keep({"task": task, "answer": answers[task]})
    found = {task: answers[task] for task in tasks if answers[task] is not None}
    return Judged(
        ratings={task[1]: answer for task, answer in found.items() if task[0] == "rate"},
        preferences={task[1:]: answer for task, answer in found.items() if task[0] == "prefer"},
        again={task[1:]: answer for task, answer in found.items() if task[0] == "again"},
        unreadable=len(tasks) - len(found),
        asked=len(tasks),
    )


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(judge)
