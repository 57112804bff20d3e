"""What the stages' tests share: real data beside the checkout, workspaces, sources on disk."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from llumi.safety import classifier
from llumi.tables import SCHEMAS
from llumi.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from openid_provider import FakeProvider

CHECKOUT = Path(__file__).resolve().parents[1]

Rows = Iterable[Mapping[str, Any]]


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample community that the demo runs on."""
    return CHECKOUT / "examples" / "community" / "community.jsonl"


@pytest.fixture(scope="session")
def real_data() -> Callable[[str], Path]:
    """Finds a file of the real data, which lie beside the checkout where there are any."""

    def find(name: str) -> Path:
        path = CHECKOUT.parent / "shared" / "data" / name
        if not path.exists():
            pytest.skip(f"there is no ../shared/data/{name} beside this checkout")
        return path

    return find


@pytest.fixture(scope="module")
def rules_alone() -> Iterator[None]:
    """The safety rules without the classifier, where a test states exactly what they say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classifier, "posts", lambda: None)
        patch.setattr(classifier, "replies", lambda: None)
        yield


@pytest.fixture
def axe_finds(tmp_path: Path) -> Callable[[str], list[str]]:
    """Opens a page 320 px wide, all folds open, by day and by night: what axe finds wrong in it.

    That the page scrolls sideways is wrong, too.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        pytest.skip("no Chromium is installed here")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    playwright = pytest.importorskip("playwright.sync_api")

    def look(html: str) -> list[str]:
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        options = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
        wrong = []
        with playwright.sync_playwright() as started:
            browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            # axe is put into the page as a script, which the page itself forbids.
            page = browser.new_context(bypass_csp=True).new_page()
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto((tmp_path / "page.html").as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = axe.Axe().run(page, options=options).response["violations"]
                wrong += [f"{scheme}: {one['id']}" for one in found]
            if (width := page.evaluate("document.documentElement.scrollWidth")) != 320:
                wrong.append(f"{width} px wide")
            browser.close()
        return wrong

    return look


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty one."""
    return open_workspace(tmp_path / "workspace")


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows, or whole lines, to a JSONL file."""

    def write(*rows: Mapping[str, Any] | str, name: str = "community.jsonl") -> Path:
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def fill() -> Callable[..., Workspace]:
    """Puts posts and comments into a workspace as `collect` would; fields left out are empty."""

    def put(workspace: Workspace, posts: Rows, comments: Rows) -> Workspace:
        blank = {"title": "", "text": "Some words."}
        made = {
            name: pa.Table.from_pylist([blank | dict(row) for row in rows], SCHEMAS[name])
            for name, rows in (("posts", posts), ("comments", comments))
        }
        workspace.write("collect", made, inputs={}, settings={}, counts={}, dropped={})
        return workspace

    return put


@pytest.fixture
def provider() -> "Iterator[FakeProvider]":
    """An OpenID provider of this test alone."""
    pytest.importorskip("joserfc", reason="the extra openid is not installed")
    from openid_provider import FakeProvider

    made = FakeProvider()
    server = made.start()
    yield made
    server.shutdown()
    server.server_close()
