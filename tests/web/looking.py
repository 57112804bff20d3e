"""Chromium as the tests start it, what axe-core says of a page, and how somebody signs in."""

import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

HERE = "http://127.0.0.1:8000"
PASSWORD = "lantern orchard thimble wander"
FORM = {"Origin": HERE}
"""What a browser says of a form on our page."""

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def violations(page: Page) -> list[str]:
    """What axe-core finds, with the contrast of 7:1 for text switched on."""
    options = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def fine(page: Page) -> None:
    """axe-core finds nothing by day and by night, and 320 pixels are wide enough."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []
    page.set_viewport_size(size)


def press(page: Page, name: str, *, keyboard: bool) -> None:
    button = page.get_by_role("button", name=name, exact=True)
    if keyboard:
        for _ in range(60):
            if button.evaluate("it => it === document.activeElement"):
                break
            page.keyboard.press("Tab")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
    else:
        button.click()


def sign_in(page: Page, url: str, name: str) -> None:
    """Come in at the front page as somebody of the team."""
    page.goto(url)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sign in")).to_have_count(0)
