"""What travels with an adapter: a model card and a data card, written from the run's own record.

    run.json {"recipe": {"model": "models/mistral-7b", "beta": 0.1}, "rows": 4390, …}
    → "# dpo: an adapter for writing support … | `beta` | 0.1 | … trained on 4,390 rows …"

Both hold counts, hashes and settings, and never a text, an id or a person's name. The headings
follow Mitchell et al. 2019 (arXiv 1810.03993) and Gebru et al. 2021 (arXiv 1803.09010).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from llumi.training import heldout
from llumi.training.heldout import Accuracy
from llumi.workspace import Manifest

Record = Mapping[str, Any]

_WHAT = """\
LLUMI helps people who answer posts in a support community to write: it drafts a reply, or
suggests small changes to one. It gives no therapy, makes no diagnosis and stands in for nobody. A
person reads every draft, and a person always decides what is sent. That a reply is perceived as
warmer or clearer is no proof that it does anyone good."""

_INTENDED = """\
**Meant for** trained peer supporters, moderators and counsellors, in English, inside a protected
environment, with LLUMI's safety screen before and after the model.

**Not meant for** talking to people in distress without a person between, crises and emergencies,
advice on treatment or medicines, deciding who needs help, or any use without the screen."""

_LIMITS = (
    "Votes measure exposure as well as merit, and they do not measure safety.",
    "Ranking held-out pairs rightly says nothing of the drafts themselves: have people read them.",
    "A model tuned on peers may invent experiences, numbers and places; the screen does not find "
    "all of it.",
    "Whoever is not in the community it learnt from is not in what it learnt.",
    "An adapter cannot forget: who asks for erasure is forgotten by training anew.",
)

_RIGHTS = """\
The people who wrote these posts did not write them for this. Anyone can ask to be forgotten:
`llumi erase` takes them out of the tables, names every run that saw them, and keeps them out of
what is collected later; see docs/erase.md of LLUMI. Copies of this folder are beyond its reach:
keep a list of who has one, and tell them."""


def model_card(record: Record) -> str:
    """The card of the run that `record` (its run.json) tells of, as Markdown."""
    return _joined(
        _front_matter(record),
        f"# {record['name']}: an adapter for writing support",
        _warning(record),
        _WHAT,
        _section("How it was made", _made(record)),
        _section("What it learnt from", _learnt(record)),
        _section("Does it help?", _helps(record)),
        _section("Does it repeat what it read?", _audited(record)),
        _section("Use", _INTENDED),
        _section("Limits", _bullets(_LIMITS)),
        _section("Licence", _licence(record)),
        _section("How to load it", _loading(record)),
    )


def data_card(record: Record, manifests: Mapping[str, Manifest | None]) -> str:
    """The card of what the run learnt from; `manifests` are the workspace's, by step.

    Manifests of tables that the run was not trained on are said to be so.
    """
    return _joined(
        f"# What {record['name']} learnt from",
        "Counts, hashes and settings; no text, no person's name and no id stands here.",
        _section("Tables", _tables(record, manifests.get("pair"))),
        _section("Collecting", _step(manifests.get("collect"), "llumi collect")),
        _section("Pairing", _step(manifests.get("pair"), "llumi pair")),
        _section("Split", _split(manifests.get("pair"))),
        _section("Masking", _masking(manifests.get("collect"))),
        _section("Veto", _VETO),
        _section("What votes measure", _VOTES),
        _section("Rights of those who wrote", _RIGHTS),
    )


_VETO = """\
Votes may rank only replies that the safety screen lets pass. Pairs whose chosen reply it would
hold back, and pairs whose rejected reply points to help, are not trained on."""

_VOTES = """\
Votes measure exposure first: an early comment under a busy post collects them whatever it says.
How far that was taken out depends on the rule above. Even then votes tell what readers endorse,
which is not what helps, and 20 to 35 in 100 of such labels are noise."""


def _front_matter(record: Record) -> str:
    base = json.dumps(record["recipe"]["model"])
    tags = "tags: [lora, writing-assistance, peer-support]"
    lines = (f"base_model: {base}", "library_name: peft", tags, "license: other")
    return "\n".join(("---", *lines, "---"))


def _warning(record: Record) -> str:
    """Why the run must not be used, above everything else; nothing where it may be."""
    marked = record.get("not_for_use") or []
    return _joined("**Not for use.**", _bullets(marked)) if marked else ""


def _made(record: Record) -> str:
    stopped = record.get("stopped")
    settings = {name: value for name, value in record["recipe"].items() if name != "model"}
    return _joined(
        f"Base: {_code(record['recipe']['model'])}, SHA-256 of its weights "
        f"{_code(record['base_sha256'] or 'not recorded')}.",
        f"Lineage: {_lineage(record)}.",
        f"Stopped early: {stopped}" if stopped else "",
        _table(("setting", "value"), [(_code(name), value) for name, value in settings.items()]),
        f"Trained in {record['precision']}, {record['seconds']:,} seconds, prompts version "
        f"{record['prompts_version']}, with "
        f"{', '.join(f'{name} {number}' for name, number in record['versions'].items())}.",
    )


def _lineage(record: Record) -> str:
    """`SFT (sft, 3f2a…) → DPO1 (dpo, 9b1c…)`, oldest first, this run last."""
    alone = {key: record[key] for key in ("name", "method", "adapter_sha256")}
    steps, rounds = [], 0
    for step in record.get("lineage") or [alone]:
        rounds += step["method"] == "dpo"
        called = f"DPO{rounds}" if step["method"] == "dpo" else step["method"].upper()
        steps.append(f"{called} ({step['name']}, {_code(step['adapter_sha256'][:12])})")
    before = "" if record.get("lineage") or not record["start"] else f"{record['start']} → "
    return before + " → ".join(steps)


def _learnt(record: Record) -> str:
    task = f" for the task {record['task']}" if record.get("task") else ""
    return (
        f"{record['rows']:,} rows by {record['method'].upper()}{task}; "
        f"{len(record['too_long']):,} were too long and left out whole. The data card says where "
        "they come from and what was left out before."
    )


def _helps(record: Record) -> str:
    found = {name: Accuracy(**one) for name, one in record["heldout"].items()}
    return _joined(
        heldout.as_text(found) if found else "No pairs were held out, so nobody knows.",
        _bullets(record.get("verdict") or []),
        "Each row says how often the reply that the community preferred ranks higher, on posts "
        "the model was not trained on. Where “after” is not clearly above “before” and above "
        "every baseline, training did not help.",
    )


def _audited(record: Record) -> str:
    """Figures of the memorisation audit, and its sentences on what is over a limit or missing."""
    audit = record.get("audit")
    if not audit:
        return "Nobody has looked: audit it before anyone uses it."
    figures = [
        (f"{part}: {name}", f"{value:.3f}" if isinstance(value, float) else value)
        for part, found in audit.items()
        if isinstance(found, dict)
        for name, value in found.items()
        if isinstance(value, int | float)
    ]
    return _joined(
        _table(("memorisation audit", "found"), figures),
        _bullets([*audit.get("over", ()), *audit.get("missing", ())]),
    )


def _licence(record: Record) -> str:
    return (
        f"An adapter is bound by the licence of its base, {_code(record['recipe']['model'])}, and "
        "by the terms of the community it learnt from. Both are to be checked before it is used "
        "or passed on."
    )


def _loading(record: Record) -> str:
    return _joined(
        "Check first that it is what was exported: `sha256sum --check SHA256SUMS`.",
        "```python\n"
        "from peft import PeftModel\n"
        "from transformers import AutoModelForCausalLM\n\n"
        f"base = AutoModelForCausalLM.from_pretrained({json.dumps(record['recipe']['model'])})\n"
        'model = PeftModel.from_pretrained(base, "adapter")\n'
        "```",
        "`adapter.gguf`, where there is one, is the same for llama.cpp. Ask it with the prompts it "
        "was taught (`llumi.prompts`): others give other answers.",
    )


def _tables(record: Record, paired: Manifest | None) -> str:
    rows = [(name, _code(digest)) for name, digest in record["inputs"].items()]
    stale = paired is None or any(
        name in paired.tables and paired.tables[name].sha256 != digest
        for name, digest in record["inputs"].items()
    )
    return _joined(
        _table(("what went in", "SHA-256"), rows),
        "The workspace has other tables by now: the counts below are of those, not of these."
        if stale
        else "",
    )


def _step(made: Manifest | None, command: str) -> str:
    """Settings, counts and what was dropped and why, of one step."""
    if made is None:
        return f"There is no record of `{command}` in this workspace."
    return _joined(
        _table(("setting", "value"), [(name, _plain(v)) for name, v in made.settings.items()]),
        f"{len(made.inputs):,} inputs; SHA-256 "
        + (", ".join(_code(digest[:12]) for digest in made.inputs.values()) or "none")
        + f". Finished {made.finished}.",
        _table(("counted", "number"), _counted(made)),
        _table(("left out because", "rows"), [(why, f"{n:,}") for why, n in made.dropped.items()]),
    )


def _counted(made: Manifest) -> list[tuple[str, str]]:
    """Rows of each table and the plain counts of a step; nested ones are its audit's affair."""
    tables = [(f"rows of {name}", f"{table.rows:,}") for name, table in made.tables.items()]
    counts = [(name, f"{n:,}") for name, n in made.counts.items() if isinstance(n, int)]
    return tables + counts


def _split(paired: Manifest | None) -> str:
    kind = paired.settings.get("split") if paired else None
    how = {
        "author": "Posts are held out by author: nobody stands on both sides.",
        "time": "Posts are held out by time: the newest are on the test side.",
    }
    return how.get(str(kind), "How posts were held out is not recorded.")


def _masking(collected: Manifest | None) -> str:
    if collected is None or "masking" not in collected.settings:
        return "Whether anything was masked is not recorded: assume that it was not."
    kind = collected.settings["masking"]
    masked = collected.counts.get("masked", {})
    return _joined(
        f"Masked when collecting with `--masking {kind}`. No masking finds everything, and what "
        "remains may be in the model.",
        _table(("masked", "times"), [(name, f"{times:,}") for name, times in masked.items()]),
    )


def _section(title: str, text: str) -> str:
    return f"## {title}\n{text}"


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _bullets(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _table(heads: tuple[str, str], rows: Sequence[tuple[str, Any]]) -> str:
    """A table of two columns; nothing where there are no rows."""
    if not rows:
        return ""
    lines = [f"| {name} | {value} |" for name, value in rows]
    return "\n".join([f"| {heads[0]} | {heads[1]} |", "|---|---|", *lines])


def _code(text: str) -> str:
    return f"`{text}`"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
