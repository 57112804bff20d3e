"""Take the README's screenshot of the writing page, with our own text and without a model.

.venv/bin/python docs/images/take.py     writes docs/images/page.png
"""

import shutil
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from llumi.backends.echo import Echo
from llumi.web.app import create_app
from llumi.web.settings import Settings

POST = (
    "I started nights at the warehouse in March and I can't sleep in the day any more. My little "
    "one is up at nine and my mother thinks I am lazy. I feel like I am failing at every part of "
    "this, and I have nobody I can say it to.\n\nDoes it get easier?"
)
REPLY = (
    "You should tell your mother how tired you are. At least you have a job. "
    "I am glad that you wrote it here."
)
PORT = 8917


def main() -> None:
    """Serve the page, play a supporter up to the first suggestion, take the picture."""
    app = create_app(Settings(backend=Echo({"tuned": REPLY}), model="tuned"))
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"http://127.0.0.1:{PORT}/")
        page.get_by_role("textbox").first.fill(POST)
        page.get_by_role("button", name="Use this post").click()
        page.locator("#reply:focus").wait_for()
        page.keyboard.type(REPLY)
        page.get_by_role("button", name="Improve").click()
        page.locator("#accept").wait_for()
        page.locator("#meters").wait_for()
        page.screenshot(path=Path(__file__).with_name("page.png"))
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
