"""Documentation is tested: whatever the program has stands in docs/, and nothing else does."""

import re
import tomllib
from pathlib import Path

import pytest
import typer.main

from llumi import tables
from llumi.cli import app
from llumi.community.parts import FORMATS
from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.preferences.pairs import RULES

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands() -> dict[str, set[str]]:
    """Every command of the program and its options."""
    root = typer.main.get_command(app)
    found: dict[str, set[str]] = {}

    def walk(prefix: str, command: object) -> None:
        for name, inner in getattr(command, "commands", {}).items():
            walk(f"{prefix} {name}", inner)
        is_group = bool(getattr(command, "commands", {}))
        if not is_group or (prefix != "llumi" and command.invoke_without_command):  # type: ignore[attr-defined]
            options = {option for param in command.params for option in param.opts}  # type: ignore[attr-defined]
            found[prefix] = {option for option in options if option.startswith("--")}

    walk("llumi", root)
    return found


def test_every_table_and_column_is_documented_as_it_is() -> None:
    sections = re.split(r"^## ", page("tables.md"), flags=re.M)
    documented = {}
    for section in sections[1:]:
        name = section.split("\n", 1)[0].strip()
        rows = re.findall(r"^\| `(\w+)`( \*)? \| (\w+) \|", section, flags=re.M)
        documented[name] = [(column, bool(star), kind) for column, star, kind in rows]
    assert documented == {
        name: [(field.name, not field.nullable, _kind(str(field.type))) for field in schema]
        for name, schema in tables.SCHEMAS.items()
    }


def _kind(arrow: str) -> str:
    return {
        "string": "text",
        "int64": "integer",
        "int8": "integer",
        "double": "number",
    }.get(arrow, "time")


def test_every_measure_rule_and_format_has_its_row() -> None:
    for name in ALL_MEASURES:
        assert f"`{name}`" in page("measures.md")
    for rule in RULES:
        assert f"| `{rule}` |" in page("preferences.md")
    for format in FORMATS:
        assert re.search(rf"^### {format}\b", page("community.md"), flags=re.M)


def test_every_recipe_and_field_is_documented() -> None:
    text = page("training.md")
    for path in sorted((ROOT / "recipes").glob("*.toml")):
        assert f"`recipes/{path.name}`" in text
        for field in tomllib.loads(path.read_text(encoding="utf-8")):
            assert f"`{field}`" in text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_links_in_pages_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = commands()
    for line in re.findall(r"^(?:\$ |\.venv/bin/)?(llumi [a-z].*)$", text, flags=re.M):
        name = max((c for c in known if line.startswith(c)), key=len, default=None)
        assert name is not None, f"{path.name} names an unknown command: {line}"
        unknown = set(re.findall(r"--[a-z][a-z-]*", line)) - known[name]
        assert not unknown, f"{path.name}: {name} has no {unknown}"
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"
    for target in re.findall(r"`((?:src|docs|recipes|examples|tests)/[\w./-]+)`", text):
        assert (ROOT / target).exists(), f"{path.name} names {target}"


def test_every_option_of_collect_stands_in_its_page() -> None:
    for option in commands()["llumi collect"]:
        assert f"`{option}" in page("community.md"), option


def test_every_command_stands_in_the_docs() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    for command in commands():
        assert command in text


def test_the_example_pipeline_uses_commands_as_they_are() -> None:
    known = commands()
    script = (ROOT / "examples" / "pipeline.sh").read_text(encoding="utf-8")
    lines = re.findall(r"^\$llumi (.*)$", script, flags=re.M)
    assert len(lines) >= 7
    for line in lines:
        name = max((c for c in known if f"llumi {line}".startswith(c)), key=len)
        assert set(re.findall(r"--[a-z-]+", line)) <= known[name]


def test_what_the_security_table_names_is_there() -> None:
    table = page("asvs.md")
    named = set(re.findall(r"`((?:src|tests)/[^`]+)`", table))
    assert len(named) > 20
    for one in named:
        path, _, test = one.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in text, one
