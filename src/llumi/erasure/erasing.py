"""The step: find what goes, commit the tables without it together with the list, tell the runs.

    posts, comments, pairs, sft, …  ──find──►  Plan  ──one commit──►  the same without them
                                                                     + the list of the erased
Pages that quote go before the commit: a killed `erase` may cost a page, which `llumi pair` makes
anew, and never leaves one that quotes what the tables have forgotten.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from llumi import engines, seen
from llumi.erased import Erased, Kind, digest
from llumi.erasure import finding, rewriting, runs
from llumi.erasure.request import Request, spellings
from llumi.errors import InputError
from llumi.tables import SCHEMAS
from llumi.workspace import Manifest, Workspace

PAGES = {
    "audit.html": "llumi pair",
    "audit.json": "llumi pair",
    "evaluation.html": "llumi evaluate report",
    "judge.html": "llumi judge",
    "judge.json": "llumi judge",
}
"""Files beside the tables that quote from them, and the command that makes each anew."""
_OURS = {"workspace.json", "pseudonym.key", "evaluation.json", *PAGES}
_OURS |= {"tables", "runs", "unfinished"}
_OF_A_RUN = {"run.json", "README.md", "heldout.md", "training.html", "SHA256SUMS", seen.FILE}
_OF_A_RUN |= {"metrics.jsonl", "samples.jsonl", "scores.npz", "tensorboard"}
_OF_A_RUN |= {"adapter", "adapter.gguf", "chat_template.jinja"}
"""What training writes; whatever else lies in a run's folder is somebody's own."""
_TABLES = {".parquet", ".csv"}
REASON = "erased at their request"
"""What a manifest's `dropped` calls the posts and comments that were left out."""

Pseudonym = Callable[[bytes, str], str | None]
"""Makes a pseudonym of a key and a name, as `collect` does; None for a name that is nobody's."""
Authors = Mapping[str, set[str]]
"""The pseudonyms of each name asked for."""


@dataclass(frozen=True)
class Plan:
    """What erasing comes to.

    `gone` counts rows by table, `mentions` the rows in which a name is masked. `own` counts what
    was asked for, `under` the comments by others under those posts. `missing` are the names and ids
    asked for that are in no table. `pages` went too; `unknown` are files that LLUMI did not write.
    """

    own: dict[str, int]
    under: int
    gone: dict[str, int]
    mentions: dict[str, int]
    missing: Request
    pages: list[str]
    runs: list[runs.Touched]
    unknown: list[str]


@dataclass(frozen=True)
class Changes:
    """The files of the tables, the rows that go from them, and the names to mask in the others."""

    paths: Mapping[str, Path]
    gone: finding.Gone
    names: rewriting.Mentions | None


def erase(
    workspace: Workspace,
    asked: Request,
    *,
    pseudonym: Pseudonym,
    keep_mentions: bool = False,
    delete_runs: bool = False,
    dry_run: bool = False,
) -> Plan:
    """Forget the people, posts and comments `asked` for; with `dry_run` only say what would go.

    Raises:
        InputError: a table or the key is missing or broken, or a name that stands for nobody.
    """
    if asked.names and workspace.has("posts") and not workspace.has_key():
        # A new key would find nobody, which is no answer to give.
        raise InputError(
            f"pseudonym.key is not in {workspace.folder}, and without it no name can be found.",
            hint="Restore it from a backup, or name posts and comments by their ids.",
        )
    key = workspace.pseudonym_key()
    authors = {name: _pseudonyms(name, key, pseudonym) for name in asked.names}
    names = None if keep_mentions else rewriting.mentions(asked.names)
    with workspace.alone():
        paths = {name: workspace.path(name) for name in finding.KEYS if workspace.has(name)}
        changes = Changes(paths, _find(paths, asked, authors), names)
        listed = _listed(replace(workspace.erased(), key=key), changes.gone, asked, authors)
        plan = _plan(workspace.folder, changes, asked, authors, listed)
        if dry_run:
            return plan
        for page in plan.pages:
            (workspace.folder / page).unlink()
        _commit(workspace, changes, plan, listed)
        runs.finish_deleting(workspace.folder)
        if delete_runs:
            runs.delete(plan.runs)
    return plan


def _pseudonyms(name: str, key: bytes, pseudonym: Pseudonym) -> set[str]:
    """Those of all spellings: which of them a source used cannot be told from the tables."""
    found = {made for spelt in spellings(name) if (made := pseudonym(key, spelt))}
    if pseudonym(key, name) is None:
        raise InputError(
            f"--author {name} is what sources write where nobody is named.",
            hint="Name their posts and comments with --post and --comment.",
        )
    return found


def _find(paths: Mapping[str, Path], asked: Request, authors: Authors) -> finding.Gone:
    with engines.open_engine() as engine:
        tables = {name: engine.attach(path) for name, path in paths.items()}
        for name in ("posts", "comments"):
            tables.setdefault(name, engine.table(SCHEMAS[name].empty_table()))
        return finding.find(
            engine,
            tables,
            authors=chain.from_iterable(authors.values()),
            posts=asked.posts,
            comments=asked.comments,
        )


def _listed(before: Erased, found: finding.Gone, asked: Request, authors: Authors) -> Erased:
    """The list with these on it: an export of next year may give their texts without a name."""
    ids: dict[Kind, Iterable[str]] = {
        "post": {*asked.posts, *found.posts},
        "comment": {*asked.comments, *found.comments},
        "row": found.rows,
    }
    digests = [digest(before.key, kind, id) for kind, of_kind in ids.items() for id in of_kind]
    return before.adding(chain.from_iterable(authors.values()), digests)


def _plan(folder: Path, changes: Changes, asked: Request, authors: Authors, listed: Erased) -> Plan:
    found = changes.gone
    gone = {name: len(found.keys[name]) for name in changes.paths}
    mentions = {
        name: rewriting.mentioned(name, path, gone=found.keys[name], names=changes.names)
        for name, path in changes.paths.items()
    }
    changed = any(gone.values()) or any(mentions.values())
    return Plan(
        own={"posts": len(found.posts), "comments": len(found.comments)},
        under=found.under,
        gone=gone,
        mentions=mentions,
        missing=Request(
            tuple(name for name in asked.names if not authors[name] & found.authors),
            tuple(post for post in asked.posts if post not in set(found.posts)),
            tuple(comment for comment in asked.comments if comment not in set(found.comments)),
        ),
        pages=[page for page in PAGES if changed and (folder / page).exists()],
        runs=runs.touched(folder, listed),
        unknown=_unknown(folder),
    )


def _unknown(folder: Path) -> list[str]:
    """Files in the workspace that no command of LLUMI writes, and that nobody looked into."""
    known = [(folder, _OURS), (folder / "tables", set())]
    known += [(run, _OF_A_RUN) for run in (folder / "runs").glob("[!.]*")]
    return [
        str(path.relative_to(folder))
        for place, ours in known
        for path in sorted(place.glob("[!.]*"))
        if path.name not in ours and not (place.name == "tables" and path.suffix in _TABLES)
    ]


def _commit(
    workspace: Workspace,
    changes: Changes,
    plan: Plan,
    listed: Erased,
) -> None:
    gone = changes.gone
    made = {
        name: rewriting.without(name, path, gone=gone.keys[name], names=changes.names)
        for name, path in changes.paths.items()
        if plan.gone[name] or plan.mentions[name]
    }
    if not made and listed == workspace.erased():
        return
    counts = {
        "asked": plan.own,
        "comments_under_posts": plan.under,
        "rows": plan.gone,
        "mentions": plan.mentions,
        "runs": len(plan.runs),
    }
    workspace.replace(made, erased=listed, counts=counts, amended=partial(_amended, plan, gone))


def _amended(plan: Plan, found: finding.Gone, manifest: Manifest) -> Manifest:
    """A manifest that says what there is: as if its step had left them out itself."""
    if manifest.step == "collect":
        counts = {
            name: count - plan.gone[name] if name in plan.gone else count
            for name, count in manifest.counts.items()
        }
        lost = {REASON: sum(plan.own.values()), "comment without its post": plan.under}
        dropped = Counter(manifest.dropped) + Counter(lost)
        return replace(manifest, counts=counts, dropped=dict(dropped))
    if "posts" in manifest.settings:  # evaluate names the posts that it drafted on
        gone = set(found.keys["posts"].to_pylist())
        posts = [post for post in manifest.settings["posts"] if post not in gone]
        return replace(manifest, settings=manifest.settings | {"posts": posts})
    return manifest
