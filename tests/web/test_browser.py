"""The writing page in a real browser: by mouse, by keyboard, narrow, dark, and when things fail."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
import pytest
from looking import violations
from playwright.sync_api import Locator, Page, expect

from llumi.assistant.edits import Edit, apply_edits
from llumi.web.settings import Settings

POST = "Since the move I can't sleep. I know nobody here, and the evenings are long."
RISK = "Most days I go through the motions. I don't see the point of going on."
IMMINENT = "I want to die and I don't think I will get through tonight. Thank you for reading."
DRAFT = "🌱 You should join a club. At least you have a job. I read\n\nevery word 👩🏽‍🚒.  \n "
FIVE = (
    "You should join a club. Cheer up! At least you have a job. You must rest. "
    "Everything happens for a reason. I read every word."
)
MODEL_DRAFT = "That sounds lonely. Call 555 010 9999 any time. What would a good evening look like?"
TITLE = "New in town"

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser, serve, fake_model) -> Iterator[Open]:
    """Opens the page; at the end, nothing may have gone wrong in it or left this machine."""
    wrong: list[str] = []
    contexts = []

    def opened(settings=None, *, url=None, width=1280, height=800) -> Page:
        settings = settings or Settings(
            backend=fake_model(MODEL_DRAFT, "", error=None),
            model="tuned",
            country="ie",
            examples=((TITLE, POST),),
        )
        url = url or serve(settings)
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        context.set_default_timeout(20_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: None if request.url.startswith(url) else wrong.append(request.url),
        )
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def reply(page: Page) -> Locator:
    return page.locator("#reply")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{name}"))


def use(page: Page, post: str = POST) -> None:
    page.get_by_label("Paste the post").fill(post)
    button(page, "Use this post").click()
    expect(page.get_by_role("region", name="The post")).to_contain_text(post[:12])


def suggest(page: Page, draft: str = DRAFT, *, count: int = 2) -> None:
    reply(page).fill(draft)
    button(page, "Improve").click()
    expect(page.get_by_text(f"1 of {count}")).to_be_visible()


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(40):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


# ---- The whole story


def test_a_supporter_writes_improves_and_copies_by_mouse(open_page):
    page = open_page()
    use(page)
    expect(reply(page)).to_be_focused()
    expect(page.locator("mark")).to_have_text(re.compile("can't sleep"))
    suggest(page)

    review = page.get_by_role("region", name="Your reply with the suggested changes")
    expect(review.locator("del")).to_have_text(["You should", "At least you have a job. "])
    expect(review.locator("ins")).to_have_text(["You could"])
    expect(page.get_by_text("offers a step instead of telling")).to_be_visible()

    review.locator("del").nth(1).click()
    expect(page.get_by_text("2 of 2")).to_be_visible()
    button(page, "Leave L").click()
    button(page, "Accept A").click()
    expect(reply(page)).to_be_focused()
    expect(reply(page)).to_have_value(DRAFT.replace("You should", "You could"))

    button(page, "Undo").click()
    button(page, "Leave all").click()
    expect(reply(page)).to_have_value(DRAFT)

    button(page, "Draft for me").click()
    expect(status(page)).to_contain_text("The draft is done. One sentence was held back.")
    expect(reply(page)).to_have_value(DRAFT)
    button(page, "Discard").click()
    expect(page.get_by_text("A draft, for you to change")).to_be_hidden()

    button(page, "Copy reply").click()
    expect(status(page)).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == DRAFT


def test_a_supporter_does_all_of_it_by_keyboard_alone(open_page):
    page = open_page()
    keys = page.keyboard
    expect(page.get_by_label("Paste the post")).to_be_focused()
    keys.insert_text(POST)
    keys.press("Control+Enter")
    expect(reply(page)).to_be_focused()
    keys.insert_text(DRAFT)
    keys.press("Control+Enter")
    panel = page.get_by_role("region", name="Suggestions")
    expect(panel).to_be_focused()
    keys.press("j")
    expect(panel).to_contain_text("2 of 2")
    keys.press("ArrowUp")
    expect(panel).to_contain_text("1 of 2")
    keys.press("ArrowRight")
    keys.press("k")
    expect(panel).to_contain_text("1 of 2")
    keys.press("a")
    expect(panel).to_contain_text("1 of 1")
    keys.press("u")
    expect(panel).to_contain_text("1 of 2")
    keys.press("a")
    keys.press("l")
    expect(reply(page)).to_be_focused()
    accepted = DRAFT.replace("You should", "You could")
    expect(reply(page)).to_have_value(accepted)
    keys.press("Control+z")
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("1 of 1")
    keys.press("Control+z")
    expect(panel).to_contain_text("1 of 2")
    keys.press("r")
    expect(panel).to_contain_text("1 of 1")
    keys.press("u")
    keys.press("Escape")
    expect(reply(page)).to_be_focused()
    expect(reply(page)).to_have_value(DRAFT)

    tab_to(page, button(page, "Draft for me"))
    keys.press("Enter")
    expect(status(page)).to_contain_text("The draft is done.")
    tab_to(page, button(page, "Discard"))
    keys.press("Space")
    expect(reply(page)).to_be_focused()

    tab_to(page, button(page, "Copy reply"))
    keys.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_be_visible()
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    keys.press("Enter")
    expect(status(page)).to_contain_text("Copied.")


def test_a_question_mark_in_the_reply_is_only_a_question_mark(open_page):
    page = open_page()
    reply(page).press_sequentially("How are you? al")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(reply(page)).to_have_value("How are you? al")


def test_an_example_fills_the_page(open_page):
    page = open_page()
    button(page, TITLE).click()
    expect(page.get_by_role("region", name="The post")).to_contain_text(TITLE)
    expect(reply(page)).to_be_focused()


def test_a_post_can_be_changed_and_loses_what_was_suggested_for_it(open_page):
    page = open_page()
    use(page)
    suggest(page)
    button(page, "Change the post").click()
    expect(page.get_by_label("Paste the post")).to_have_value(POST)
    use(page, "The evenings are quiet now.")
    expect(status(page)).to_contain_text("The post has changed")
    expect(page.get_by_text("1 of 2")).to_be_hidden()
    expect(reply(page)).to_have_value(DRAFT)


# ---- The person's own text


@pytest.mark.parametrize(
    "draft",
    [
        DRAFT,
        "  You should rest.   \n\n\t I know how you feel.  ",
        "🫶🏽🫶🏽 You should rest.\u00a0 I know how you feel. e\u0301 \u200d \u202f",
        "You should rest.\r\nI know how you feel.\r\n",
    ],
)
def test_leaving_all_gives_back_the_draft_byte_for_byte(open_page, draft):
    page = open_page()
    use(page)
    suggest(page, draft)
    typed = reply(page).input_value()
    button(page, "Next").click()
    button(page, "Leave all").click()
    # A text field of a browser knows one kind of line end.
    assert typed.encode() == draft.replace("\r\n", "\n").encode()
    assert reply(page).input_value().encode() == typed.encode()


def test_two_of_five_are_accepted_one_is_left_and_undo_takes_back_step_by_step(open_page):
    page = open_page()
    use(page)
    suggest(page, FIVE, count=5)
    panel = page.get_by_role("region", name="Suggestions")
    accepted = []
    for key in ("a", "a", "l"):
        accepted.append(reply(page).input_value())
        page.keyboard.press(key)
    expect(panel).to_contain_text("1 of 2")
    two = FIVE.replace("You should join", "You could join").replace(" Cheer up!", "")
    expect(reply(page)).to_have_value(two)
    for place in ("1 of 3", "1 of 4", "1 of 5"):
        page.keyboard.press("u")
        expect(panel).to_contain_text(place)
        expect(reply(page)).to_have_value(accepted.pop())
    for _ in range(3):
        page.keyboard.press("r")
    expect(panel).to_contain_text("1 of 2")
    expect(reply(page)).to_have_value(two)


def test_all_of_one_reason_are_accepted_and_undone_as_one_step(open_page):
    page = open_page()
    use(page)
    suggest(page, FIVE, count=5)
    groups = page.get_by_role("group", name="Which suggestions")
    expect(groups.get_by_role("button")).to_have_text(["All 5", "Empathy 3", "Connection 2"])
    groups.get_by_role("button", name="Connection").click()
    expect(page.get_by_text("1 of 2")).to_be_visible()
    expect(groups.get_by_role("button", name="Connection")).to_have_attribute(
        "aria-pressed", "true"
    )
    button(page, "Accept all").click()
    without = "You should join a club. At least you have a job. You must rest. I read every word."
    expect(reply(page)).to_have_value(without)
    expect(status(page)).to_have_text("Two accepted. Three suggestions left.")
    button(page, "Undo").click()
    expect(reply(page)).to_have_value(FIVE)
    button(page, "Redo").click()
    expect(reply(page)).to_have_value(without)
    button(page, "Leave all").click()
    expect(reply(page)).to_have_value(without)
    expect(reply(page)).to_be_focused()


def test_whatever_is_done_and_undone_in_any_order_gives_back_the_draft(open_page):
    page = open_page()
    draw = random.Random(3)
    for _ in range(8):
        use(page)
        suggest(page, FIVE, count=5)
        seen = [FIVE]
        while page.locator("#suggestions").is_visible():
            page.keyboard.press(draw.choice("aalljk"))
            seen.append(reply(page).input_value())
        while page.locator("#undo").is_visible():
            page.locator("#undo").click()
            assert reply(page).input_value() in seen
        assert reply(page).input_value() == FIVE
        while page.locator("#redo").is_visible():
            page.locator("#redo").click()
        assert reply(page).input_value() == seen[-1]
        page.evaluate("sessionStorage.clear()")
        page.reload()


def test_the_page_says_whose_words_they_are_and_copies_with_a_line_about_the_help(open_page):
    page = open_page()
    use(page)
    reply(page).fill("I read your post twice.")
    expect(page.get_by_text("of the words are yours")).to_be_hidden()
    button(page, "Draft for me").click()
    button(page, "Use this as a start").click()
    # Five words of theirs, ten of the model's.
    own = page.locator("#own")
    expect(own).to_have_text("33 % of the words are yours.")
    line = page.get_by_label("Copy with the line")
    expect(line).to_be_checked()
    text = reply(page).input_value()
    button(page, "Copy reply").click()
    expect(status(page)).to_contain_text("with the line that tells of the help")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{text}\n\nWritten by a person, with help from a writing assistant."

    page.reload()
    expect(own).to_have_text("33 % of the words are yours.")
    line.uncheck()
    button(page, "Copy reply").click()
    expect(status(page)).to_have_text("Copied. It is posted only if you paste it somewhere.")
    assert page.evaluate("navigator.clipboard.readText()") == text

    reply(page).fill("I read your post twice.")
    expect(own).to_have_text("")
    expect(line).to_be_hidden()


def test_a_team_chooses_its_own_line_or_none(open_page, fake_model):
    model = fake_model(MODEL_DRAFT)
    page = open_page(Settings(backend=model, model="tuned", disclosure=""))
    use(page)
    button(page, "Draft for me").click()
    button(page, "Use this as a start").click()
    expect(page.locator("#own")).to_have_text("0 % of the words are yours.")
    expect(page.get_by_label("Copy with the line")).to_be_hidden()


def test_suggestions_move_with_what_is_typed_and_go_when_it_changes_their_words(open_page):
    page = open_page()
    use(page)
    suggest(page)
    button(page, "Keep writing").click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("Hello 🌙. ")
    expect(page.get_by_text("1 of 2")).to_be_visible()
    reply(page).fill("Hello 🌙. " + DRAFT.replace("At least you have", "You have"))
    expect(status(page)).to_have_text(
        "One suggestion no longer fits what you wrote, so it is gone."
    )
    button(page, "Show the changes").click()
    page.keyboard.press("a")
    expected = "Hello 🌙. " + DRAFT.replace("At least you have", "You have")
    expect(reply(page)).to_have_value(expected.replace("You should", "You could"))


def test_a_click_into_the_shown_changes_goes_on_writing_there(open_page):
    page = open_page()
    use(page)
    suggest(page)
    x, y = page.get_by_text("I read").evaluate(
        """span => {
          const letter = document.createRange();
          letter.setStart(span.firstChild, 3);
          letter.setEnd(span.firstChild, 4);
          const place = letter.getBoundingClientRect();
          return [place.left + 1, place.top + place.height / 2];
        }"""
    )
    page.mouse.click(x, y)
    expect(reply(page)).to_be_focused()
    at = reply(page).evaluate("element => element.selectionStart")
    assert DRAFT.encode("utf-16-le")[: 2 * at].decode("utf-16-le").endswith("have a job. I ")


def test_a_draft_never_touches_what_was_typed(open_page):
    page = open_page()
    use(page)
    reply(page).fill("I read your post.")
    button(page, "Draft for me").click()
    button(page, "Use this as a start").click()
    shown = "That sounds lonely. What would a good evening look like?"
    expect(reply(page)).to_have_value(f"I read your post.\n\n{shown}")
    expect(status(page)).to_contain_text("Your own words are untouched.")
    page.keyboard.press("Control+z")
    expect(reply(page)).to_have_value("I read your post.")


def test_what_is_cleared_while_the_model_reads_stays_cleared(open_page, fake_model):
    model = fake_model(improved="I read <wait> every word.")
    page = open_page(Settings(backend=model, model="tuned"))
    use(page)
    reply(page).fill(DRAFT)
    button(page, "Improve").click()
    expect(button(page, "Stop")).to_be_focused()
    button(page, "Clear everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    model.go_on.set()
    assert model.closed.wait(30)
    expect(status(page)).to_have_text("Everything is cleared.")
    expect(reply(page)).to_have_value("")
    expect(button(page, "Improve")).to_be_visible()


def test_what_the_model_suggests_lands_without_disturbing_who_types_on(open_page, fake_model):
    model = fake_model(improved="That sounds lonely. I read <wait> every word.")
    page = open_page(Settings(backend=model, model="tuned"))
    use(page)
    reply(page).fill("I read every word.")
    page.keyboard.press("Control+Enter")
    expect(button(page, "Stop")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.insert_text(" Thank you 🌱.")
    model.go_on.set()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    expect(reply(page)).to_be_focused()
    page.keyboard.insert_text(" Truly.")
    button(page, "Accept A").click()
    expect(reply(page)).to_have_value("That sounds lonely. I read every word. Thank you 🌱. Truly.")


def test_a_sentence_that_was_held_back_leaves_a_trace_with_its_reason(open_page):
    page = open_page()
    use(page)
    button(page, "Draft for me").click()
    trace = page.get_by_text("A sentence was held back.", exact=False).first
    expect(trace).to_contain_text("A number must come from the checked list, never from a model.")
    expect(page.locator("body")).not_to_contain_text("555")
    button(page, "Use this as a start").click()
    expect(reply(page)).not_to_have_value(re.compile("held back"))


def test_who_waits_for_the_model_sees_the_line_and_goes_on_writing(open_page, serve, fake_model):
    model = fake_model("I hear you. And <wait> more.")
    url = serve(Settings(backend=model, model="tuned", at_once=1))
    headers = {"Accept": "text/event-stream"}
    asked = {"json": {"post": POST}, "headers": headers, "timeout": 60}
    with httpx.stream("POST", f"{url}/api/v1/drafts", **asked) as other:
        assert next(other.iter_lines()) == "event: shown"
        page = open_page(url=url)
        use(page)
        reply(page).fill("I read every word.")
        button(page, "Draft for me").click()
        expect(status(page)).to_contain_text("Yours is the next text in line")
        reply(page).press_sequentially(" And I am here.")
        model.go_on.set()
        expect(status(page)).to_contain_text("The draft is done.")
    expect(reply(page)).to_have_value("I read every word. And I am here.")


def test_typing_goes_on_while_a_draft_streams_and_stop_keeps_what_came(open_page, fake_model):
    model = fake_model("That sounds lonely. And <wait> more.")
    page = open_page(Settings(backend=model, model="tuned"))
    use(page)
    button(page, "Draft for me").click()
    proposal = page.get_by_role("region", name="A draft, for you to change")
    expect(proposal).to_contain_text("That sounds lonely.")
    reply(page).fill("I read every word.")
    page.keyboard.press("Escape")
    expect(status(page)).to_contain_text("Stopped.")
    model.go_on.set()
    assert model.closed.wait(30)
    expect(proposal).to_contain_text("That sounds lonely.")
    expect(reply(page)).to_have_value("I read every word.")


def test_a_reload_keeps_the_text_in_this_tab_and_nowhere_else(open_page):
    page = open_page()
    use(page)
    reply(page).fill(DRAFT)
    page.reload()
    expect(reply(page)).to_have_value(DRAFT)
    expect(page.get_by_role("region", name="The post")).to_contain_text("Since the move")
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []
    other = page.context.new_page()
    other.goto(page.url)
    expect(reply(other)).to_have_value("")


def test_clear_everything_asks_and_then_leaves_nothing(open_page):
    page = open_page()
    use(page)
    suggest(page)
    button(page, "Clear everything").click()
    dialog = page.get_by_role("dialog", name="Clear everything?")
    button(page, "Keep my text").click()
    expect(reply(page)).to_have_value(DRAFT)
    button(page, "Clear everything").click()
    dialog.get_by_role("button", name="Clear everything").click()
    expect(status(page)).to_have_text("Everything is cleared.")
    page.reload()
    expect(reply(page)).to_have_value("")
    expect(page.get_by_label("Paste the post")).to_have_value("")


# ---- What a post needs first


def test_a_post_of_possible_risk_puts_help_with_its_date_above_everything(open_page):
    page = open_page()
    use(page, RISK)
    card = page.locator("#needs")
    expect(card).to_contain_text(
        re.compile(r"Where to find help\s+Ireland · checked \d{4}-\d\d-\d\d")
    )
    expect(card).to_contain_text("116 123")
    assert card.evaluate("element => element === document.body.firstElementChild")
    expect(page.get_by_text("Tell whoever leads now")).to_be_hidden()
    expect(button(page, "Draft for me")).to_be_visible()


def test_a_long_list_of_help_shows_three_lines_and_the_rest_on_one_press(open_page):
    page = open_page()
    use(page, IMMINENT)
    expect(page.locator("#help-entries > li")).to_have_count(3)
    expect(page.locator("#help-entries > li").first).to_contain_text("112")
    children = page.locator("#help-more-entries").get_by_text("for children")
    expect(children).to_be_hidden()
    page.locator("#help-more-title").click()
    expect(children).to_be_visible()


def test_a_post_of_imminent_danger_changes_the_page(open_page):
    page = open_page()
    use(page, IMMINENT)
    expect(page.get_by_role("heading", name="Tell whoever leads now")).to_be_focused()
    headings = page.get_by_role("heading", level=2)
    expect(headings.nth(0)).to_have_text("Tell whoever leads now")
    expect(headings.nth(1)).to_contain_text("Where to find help")
    expect(headings.nth(1)).to_contain_text("checked")
    expect(headings.nth(2)).to_have_text("If you reply yourself")
    expect(page.locator("#guide li")).to_have_count(5)
    expect(button(page, "Draft for me")).to_have_count(0)
    expect(page.get_by_text("No draft here")).to_be_visible()
    # The person can still write, and get help with the writing; "you should" may be right here.
    suggest(page, count=1)
    button(page, "Change the post").click()
    use(page, POST)
    expect(page.get_by_text("Tell whoever leads now")).to_be_hidden()
    expect(button(page, "Draft for me")).to_be_visible()


def test_improve_pressed_too_early_lets_the_page_change_first(open_page):
    page = open_page()
    page.get_by_label("Paste the post").fill(IMMINENT)
    reply(page).fill(DRAFT)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Tell whoever leads now")).to_be_focused()
    expect(reply(page)).to_have_value(DRAFT)


# ---- Without a model, and when things fail


def test_without_a_model_the_page_says_so_and_improves_with_fixed_rules(open_page):
    page = open_page(Settings(what_is_missing="No model is loaded today."))
    expect(page.get_by_text("No model is loaded today.")).to_be_visible()
    expect(button(page, "Draft for me")).to_be_disabled()
    expect(page.get_by_text("No draft: no model is loaded.")).to_be_visible()
    use(page)
    suggest(page)
    expect(page.get_by_text("these suggestions come from fixed rules")).to_be_visible()
    button(page, "Change the post").click()
    use(page, IMMINENT)
    expect(page.get_by_text("No draft here")).to_be_visible()
    button(page, "Change the post").click()
    use(page)
    expect(page.get_by_text("No draft: no model is loaded.")).to_be_visible()


def test_a_reply_with_nothing_to_improve_stays_as_it_is(open_page):
    page = open_page()
    use(page)
    reply(page).fill("I read every word of it.")
    button(page, "Improve").click()
    expect(status(page)).to_have_text("No suggestions. Your reply stays as you wrote it.")
    expect(reply(page)).to_have_value("I read every word of it.")


def test_a_mistake_is_told_in_a_sentence_and_keeps_the_text(open_page):
    page = open_page()
    reply(page).fill(DRAFT)
    button(page, "Improve").click()
    expect(status(page)).to_contain_text("Put in the post first")
    use(page)
    reply(page).fill(" ")
    button(page, "Improve").click()
    expect(status(page)).to_contain_text("There is no reply yet.")
    reply(page).fill("word " * 3_000)
    button(page, "Improve").click()
    expect(status(page)).to_contain_text("The reply has 15,000 characters")
    expect(status(page)).to_contain_text("Your text is kept.")


DYING = """
import socket, sys, threading, uvicorn
from llumi.web.app import create_app
from llumi.web.settings import Settings

class Stuck:
    models = ("tuned",)
    def stream(self, messages, *, model, sampling):
        yield "That sounds lonely. And "
        threading.Event().wait()
    def close(self):
        pass

listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen()
print(listening.getsockname()[1], flush=True)
app = create_app(Settings(backend=Stuck(), model="tuned"))
uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none")).run(sockets=[listening])
"""


def test_a_server_that_dies_in_mid_sentence_leaves_the_text_and_a_plain_message(open_page):
    with subprocess.Popen(
        [sys.executable, "-c", DYING], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        page = open_page(url=f"http://127.0.0.1:{server.stdout.readline().strip()}")
        use(page)
        reply(page).fill(DRAFT)
        button(page, "Draft for me").click()
        proposal = page.get_by_role("region", name="A draft, for you to change")
        expect(proposal).to_contain_text("That sounds lonely.")
        server.kill()
    expect(status(page)).to_have_text(
        "The model is not answering. Your text is kept. You can go on writing."
    )
    expect(reply(page)).to_have_value(DRAFT)
    expect(proposal).to_contain_text("That sounds lonely.")
    reply(page).fill(DRAFT + "More.")
    button(page, "Improve").click()
    expect(status(page)).to_have_text(
        "The program behind this page is not answering. Your text is kept. You can go on writing."
    )
    button(page, "Change the post").click()
    page.get_by_label("Paste the post").fill(IMMINENT)
    button(page, "Use this post").click()
    expect(status(page)).to_contain_text("the post was not read for signs of risk")
    expect(reply(page)).to_have_value(DRAFT + "More.")


# ---- For everybody


def state(page: Page, name: str) -> None:
    """Bring the page into one of the states that must be accessible."""
    if name == "start":
        return
    use(page, {"risk": RISK, "imminent": IMMINENT}.get(name, POST))
    if name in ("suggestions", "writing on", "undo", "whose"):
        suggest(page)
    if name == "writing on":
        button(page, "Keep writing").click()
    if name == "undo":
        page.keyboard.press("a")
        page.keyboard.press("a")
    if name == "whose":
        button(page, "Accept all").click()
        button(page, "Undo").click()
        page.keyboard.press("a")
    if name == "draft":
        button(page, "Draft for me").click()
        expect(button(page, "Discard")).to_be_visible()
    if name == "problem":
        page.route("**/api/v1/improvements", lambda route: route.abort())
        reply(page).fill(DRAFT)
        button(page, "Improve").click()
        expect(status(page)).to_contain_text("not answering")
    if name == "keys":
        button(page, "Keyboard").click()
    if name == "clear":
        button(page, "Clear everything").click()


STATES = (
    "start",
    "post",
    "suggestions",
    "writing on",
    "undo",
    "whose",
    "draft",
    "problem",
    "risk",
    "imminent",
    "keys",
    "clear",
)


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_wrong_by_day_and_by_night(open_page, name):
    page = open_page()
    state(page, name)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_axe_finds_nothing_wrong_without_a_model(open_page):
    page = open_page(Settings())
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize("name", STATES)
def test_a_page_of_320_pixels_never_scrolls_sideways(open_page, name):
    page = open_page(width=320, height=640)
    long_word = "unbreakable" * 12
    if name == "start":
        page.get_by_label("Paste the post").fill(long_word)
    state(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []


@pytest.mark.parametrize("name", STATES)
def test_text_of_twice_the_size_never_scrolls_sideways(open_page, name):
    page = open_page()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    state(page, name)
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_narrow_page_folds_the_post_and_opens_it_on_request(open_page):
    page = open_page(width=320, height=640)
    use(page, "A line of it. " * 40)
    post = page.get_by_role("region", name="The post")
    folded = post.bounding_box()["height"]
    button(page, "Show the whole post").click()
    assert post.bounding_box()["height"] > 3 * folded
    button(page, "Show less of the post").click()
    assert post.bounding_box()["height"] == folded


def test_the_change_in_question_stays_in_view_beside_the_sheet(open_page):
    page = open_page(width=320, height=640)
    use(page)
    suggest(page, "I read your post. " * 60 + "You should rest. At least you have a job.")
    change = page.locator(".change[aria-current]").bounding_box()
    sheet = page.get_by_role("region", name="Suggestions").bounding_box()
    assert change["y"] >= 0
    assert change["y"] + change["height"] <= sheet["y"]


# ---- Offsets: Python counts code points, a browser counts UTF-16 units


def test_the_page_applies_changes_as_python_does(open_page):
    draw = random.Random(7)
    letters = "ab 😀👩🏽‍🚒é\n𝔘."
    cases = []
    for _ in range(300):
        text = "".join(draw.choices(letters, k=draw.randint(1, 30)))
        start = draw.randint(0, len(text))
        end = draw.randint(start, len(text))
        after = "".join(draw.choices(letters, k=draw.randint(0, 5)))
        edit = Edit(start, end, text[start:end], after)
        cases.append({"text": text, "edit": vars(edit), "expected": apply_edits(text, [edit])})
    wrong = open_page().evaluate(
        """async (cases) => {
          const { apply, fromServer, inverse } = await import("/static/changes.js");
          return cases.filter(({ text, edit, expected }) => {
            const [change] = fromServer(text, [edit]);
            const taken = apply(text, change);
            return taken !== expected || apply(taken, inverse(change)) !== text;
          });
        }""",
        cases,
    )
    assert wrong == []


def test_a_change_that_survives_typing_does_the_same_at_its_new_place(open_page):
    draw = random.Random(11)
    letters = "ab 😀\n."
    cases = []
    for _ in range(300):
        text = "".join(draw.choices(letters, k=30))
        start = draw.randint(0, 29)
        end = draw.randint(start, 30)
        at = draw.randint(0, 30)
        cut = draw.randint(at, 30)
        now = text[:at] + "".join(draw.choices(letters, k=draw.randint(0, 4))) + text[cut:]
        edit = {"start": start, "end": end, "before": text[start:end], "after": "NEW"}
        cases.append({"text": text, "now": now, "edit": edit})
    kept = open_page().evaluate(
        """async (cases) => {
          const { afterTyping, apply, fromServer } = await import("/static/changes.js");
          return cases.map(({ text, now, edit }) => {
            const [change] = fromServer(text, [edit]);
            const [moved] = afterTyping([change], text, now);
            return moved ? apply(now, moved) : null;
          });
        }""",
        cases,
    )
    survived = [(case, text) for case, text in zip(cases, kept, strict=True) if text is not None]
    assert len(survived) > 50
    for case, text in survived:
        places = {
            case["now"][:start] + "NEW" + case["now"][start + len(case["edit"]["before"]) :]
            for start in range(len(case["now"]) + 1)
            if case["now"][start:].startswith(case["edit"]["before"])
        }
        assert text in places, json.dumps(case)


# ---- What the reply does, and how a draft should sound


def test_meters_say_in_words_what_the_reply_does_and_explain_on_focus(open_page):
    page = open_page()
    use(page)
    expect(page.locator("#meters")).to_be_hidden()
    reply(page).fill("That sounds so lonely. What were the evenings like before?")
    meter = page.get_by_role("button", name="Empathy: says what you heard")
    expect(meter).to_be_visible()
    expect(page.get_by_role("button", name="Connection: asks about them")).to_be_visible()
    expect(page.locator("#meter-why")).to_be_hidden()
    meter.focus()
    expect(page.locator("#meter-why")).to_contain_text("“That sounds so lonely.” takes up how")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []
    reply(page).fill("You should join a club near you, some evening.")
    expect(page.get_by_role("button", name="Next step: tells them what to do")).to_be_visible()
    expect(page.locator("#meter-why")).to_be_hidden()
    reply(page).fill("")
    expect(page.locator("#meters")).to_be_hidden()


def test_a_tone_and_a_length_go_to_the_model(open_page):
    page = open_page()
    use(page)
    page.get_by_label("Tone").select_option("warmer")
    page.get_by_label("Length").select_option("short")
    with page.expect_request("**/api/v1/drafts") as asked:
        button(page, "Draft for me").click()
    sent = asked.value.post_data_json
    assert (sent["tone"], sent["length"]) == ("warmer", "short")
    expect(page.get_by_role("button", name="Use this as a start")).to_be_visible()


# ---- The way around the page


def test_the_tour_shows_every_part_by_keyboard_and_leaves_nothing(open_page):
    page = open_page()
    tab_to(page, page.locator("#show-around"))
    page.keyboard.press("Enter")
    seen = []
    for step in range(1, 8):
        expect(page.locator("#tour-place")).to_have_text(f"{step} of 7")
        expect(page.get_by_role("heading", name="Around the page")).to_be_focused()
        seen.append(page.locator(".toured").get_attribute("id"))
        expect(page.locator(".toured")).to_be_visible()
        assert violations(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.set_viewport_size({"width": 1280, "height": 800})
        page.keyboard.press("Tab")
        expect(page.locator("#tour-next")).to_be_focused()
        page.keyboard.press("Enter")
    assert seen == ["post-form", "reply", "improve", "suggestions", "meters", "draft", "copy"]
    expect(page.locator("#tour")).to_be_hidden()
    expect(reply(page)).to_have_value("")
    expect(page.get_by_label("Paste the post")).to_have_value("")
    expect(page.locator("#show-around")).to_be_visible()


def test_the_tour_is_not_offered_where_it_could_touch_somebody_s_text(open_page):
    page = open_page()
    expect(page.locator("#show-around")).to_be_visible()
    reply(page).fill("Mine.")
    expect(page.locator("#show-around")).to_be_hidden()
    reply(page).fill("")
    page.locator("#show-around").click()
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    expect(page.get_by_label("Paste the post")).to_have_value("")
