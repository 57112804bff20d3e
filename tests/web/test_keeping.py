"""Where a team keeps posts and replies: the API, the queue's page, and both in a browser."""

import re
import time
from dataclasses import replace

import pytest
from looking import FORM, HERE, PASSWORD, fine, press, sign_in
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from llumi.team import lessons, queue, replies
from llumi.team.invitations import accept, invite
from llumi.team.keys import Scope, make_key
from llumi.team.logbook import NOBODY
from llumi.team.people import everybody
from llumi.team.roles import Role
from llumi.team.sessions import form_word
from llumi.web.access import NEEDS
from llumi.web.app import create_app
from llumi.web.queueing import ago, preview
from llumi.web.settings import Settings
from llumi.web.teaching import ToLearn, lesson

POST = {"post": "Since the move I know nobody here."}
IMMINENT = {"post": "I am going to kill myself tonight."}
NAME = "9f" * 16


@pytest.fixture
def settings(team, fake_model) -> Settings:
    model = fake_model("That sounds lonely.", "You could rest.")
    return Settings(backend=model, model="tuned", team=team, keep_s=24 * 3600, country="ie")


@pytest.fixture
def app(settings, rules_alone):
    return create_app(settings)


@pytest.fixture
def join(team):
    def joined(name: str, role: Role = Role.SUPPORTER):
        return accept(team, invite(team, role, by=NOBODY), name=name, password=PASSWORD)

    return joined


def writing(version: int, reply: str) -> dict[str, object]:
    return {"version": version, **POST, "reply": reply, "by": "p" * len(reply)}


# ---- The API


def test_a_reply_is_kept_found_and_discarded(signed):
    browser, word = signed(Role.SUPPORTER)
    headers = {"Form-Word": word}
    assert browser.get("/api/v1/replies").json() == []
    for version, text in ((1, "I"), (2, "I hear"), (2, "I hear")):
        put = browser.put(f"/api/v1/replies/{NAME}", json=writing(version, text), headers=headers)
        assert put.status_code == 204
    (found,) = browser.get("/api/v1/replies").json()
    assert browser.get(f"/api/v1/replies/{NAME}").json() == found
    assert found.items() >= {**writing(2, "I hear"), "name": NAME}.items()
    crossed = browser.put(f"/api/v1/replies/{NAME}", json=writing(2, "Other"), headers=headers)
    assert crossed.status_code == 409
    assert "another window" in crossed.json()["title"]
    assert browser.delete(f"/api/v1/replies/{NAME}", headers=headers).status_code == 204
    assert browser.get(f"/api/v1/replies/{NAME}").status_code == 404


def test_the_reply_of_another_is_not_there(signed):
    browser, word = signed(Role.SUPPORTER)
    browser.put(f"/api/v1/replies/{NAME}", json=writing(1, "I"), headers={"Form-Word": word})
    other, _ = signed(Role.LEAD)
    assert other.get("/api/v1/replies").json() == []
    assert other.get(f"/api/v1/replies/{NAME}").status_code == 404


@pytest.mark.parametrize("name", ["x", "9F" * 16, "9f" * 17, "..%2f..%2fkey"])
def test_a_name_that_no_page_makes_is_refused(signed, name):
    browser, word = signed(Role.SUPPORTER)
    put = browser.put(f"/api/v1/replies/{name}", json=writing(1, "I"), headers={"Form-Word": word})
    assert put.status_code in (400, 404)


def test_a_program_puts_posts_into_the_queue_once_each(signed, team, visit, join):
    key = make_key(team, join("Ruth", Role.ADMINISTRATOR).id, "our board", {Scope.QUEUE})
    program = visit()
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": "board/4711"}
    body = {**POST, "where": "the evening board"}
    first, again = (program.post("/api/v1/queue", json=body, headers=headers) for _ in range(2))
    assert first.status_code == 201
    assert first.json() == again.json()
    assert first.json().items() >= {"state": "waiting", "with": None}.items()
    assert program.get("/api/v1/queue", headers=headers).json() == {"waiting": 1, "for_leads": 0}
    # It may put in and ask, and does not read what supporters write.
    assert program.get("/api/v1/replies", headers=headers).status_code == 403


def test_where_nothing_is_kept_there_is_no_queue(team, signed_without_keeping):
    browser, word = signed_without_keeping
    for path in (path for path in NEEDS if "queue" in path or "replies" in path):
        path = re.sub(r"\{.*\}", NAME, path)
        assert browser.get(path).status_code == 404
        assert browser.post(path, json=POST, headers={"Form-Word": word}).status_code == 404
    assert "Queue" not in browser.get("/").text
    assert "The server\n        stores nothing" in browser.get("/").text


@pytest.fixture
def signed_without_keeping(team, rules_alone, join):
    join("Ada")
    browser = TestClient(create_app(Settings(team=team)), base_url=HERE)
    browser.post("/sign-in", data={"name": "Ada", "password": PASSWORD}, headers=FORM)
    return browser, form_word(browser.cookies["llumi"])


# ---- The page of the queue


def test_a_post_cannot_put_a_script_on_the_page(signed, team):
    browser, _ = signed(Role.SUPPORTER)
    hurt = "</textarea><script>alert(1)</script>{{ 7*7 }}"
    id_ = queue.put_in(team, queue.Waiting(hurt, where=hurt), by=NOBODY)
    queue.take(team, id_, by=everybody(team)[0])
    for path in ("/queue", f"/?post={id_}"):
        page = browser.get(path).text
        assert "<script>alert" not in page
        assert "{{ 7*7 }}" in page


def test_only_who_has_a_post_opens_it(signed, team):
    browser, word = signed(Role.SUPPORTER)
    other, _ = signed(Role.LEAD)
    id_ = queue.put_in(team, queue.Waiting(POST["post"]), by=NOBODY)
    assert browser.get(f"/?post={id_}").headers["location"] == "/queue"
    took = browser.post(f"/queue/{id_}/take", data={"form_word": word})
    assert took.headers["location"] == f"/?post={id_}"
    assert POST["post"] in browser.get(f"/?post={id_}").text
    assert other.get(f"/?post={id_}").headers["location"] == "/queue"


def test_a_post_that_somebody_else_took_is_told_on_the_page(signed, team):
    (lead, lead_word), (browser, word) = signed(Role.LEAD), signed(Role.SUPPORTER)
    id_ = queue.put_in(team, queue.Waiting(POST["post"]), by=NOBODY)
    lead.post(f"/queue/{id_}/take", data={"form_word": lead_word})
    refused = browser.post(f"/queue/{id_}/take", data={"form_word": word})
    assert refused.status_code == 409
    assert "Lead has this post." in refused.text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "just now"), (59, "just now"), (60, "1 minute ago"), (3599, "59 minutes ago"),
     (3600, "1 hour ago"), (7300, "2 hours ago")],
)  # fmt: skip
def test_how_long_ago_is_said_in_words(seconds, said):
    assert ago(seconds) == said


def test_a_preview_ends_with_a_word():
    assert preview("One\n two") == "One two"
    long = preview("lantern " * 60)
    assert long.endswith("lantern …")
    assert len(long) < 170


# ---- In a browser


def until(holds) -> None:
    """Wait for what the server is about to do."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.05)


def kept_reply(team, person: str) -> str:
    return replies.kept(team, person)[0].writing.reply


def row(page: Page, text: str):
    return page.get_by_role("listitem").filter(has_text=text)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_an_imminent_post_goes_from_a_supporter_to_a_lead(
    serve, settings, team, join, new_page, keyboard
):
    url = serve(settings)
    for name, role in (("Grace", Role.SUPPORTER), ("Ada", Role.LEAD)):
        join(name, role)
    page, lead = new_page(), new_page()
    sign_in(lead, url, "Ada")
    sign_in(page, url, "Grace")
    page.get_by_label("Paste the post").fill(IMMINENT["post"])
    press(page, "Use this post", keyboard=keyboard)
    expect(page.get_by_role("heading", name="Tell whoever leads now")).to_be_focused()
    fine(page)
    press(page, "Hand it over to the leads", keyboard=keyboard)
    expect(page.locator("#handed-over")).to_have_text(re.compile("None of them has it yet"))
    fine(page)

    # The lead, who writes elsewhere, is told.
    waits = lead.get_by_role("link", name="A post waits for a lead")
    expect(waits).to_be_visible()
    expect(lead).to_have_title(re.compile(r"^\(1\)"))
    fine(lead)
    waits.press("Enter") if keyboard else waits.click()
    expect(lead.get_by_role("heading", name="For a lead")).to_be_visible()
    expect(lead.get_by_text("Imminent danger")).to_be_visible()
    fine(lead)
    press(lead, f"Take: {IMMINENT['post']}", keyboard=keyboard)
    expect(lead.get_by_role("region", name="The post")).to_contain_text("I am going to kill myself")
    fine(lead)
    expect(page.locator("#handed-over")).to_have_text("Ada has it now.")

    lead.locator("#reply").fill("I read every word. Are you safe now?")
    expect(lead.locator("#kept")).to_have_text("Kept on your team's server.")
    press(lead, "Done, erase it here", keyboard=keyboard)
    expect(lead.get_by_text("No post waits.")).to_be_visible()
    expect(page.locator("#handed-over")).to_contain_text("no longer in the queue")
    assert queue.queue(team) == []


def test_a_supporter_takes_writes_and_hands_over(serve, settings, team, join, new_page):
    url = serve(settings)
    grace, page = join("Grace"), new_page()
    queue.put_in(team, queue.Waiting(POST["post"], where="the evening board"), by=NOBODY)
    sign_in(page, url, "Grace")
    page.get_by_role("link", name="Queue").click()
    fine(page)
    # Another post comes in while the page is open.
    id_ = queue.put_in(team, queue.Waiting("The exam went wrong."), by=NOBODY)
    expect(page.get_by_text("The queue has changed.")).to_be_visible()
    page.get_by_role("link", name="Show it").click()
    press(page, "Take: The exam went wrong.", keyboard=False)
    page.locator("#reply").fill("That is a blow.")
    expect(page.locator("#kept")).to_have_text("Kept on your team's server.")
    assert replies.kept_one(team, grace.id, id_).writing.reply == "That is a blow."
    page.goto(f"{url}/queue")
    fine(page)
    page.get_by_role("link", name="Go on writing: The exam").click()
    expect(page.locator("#reply")).to_have_value("That is a blow.")
    page.locator("#from-queue").get_by_role("button", name="Hand over to a lead").click()
    expect(row(page, "The exam went wrong.")).to_contain_text("A lead answers this one")


def test_a_reply_goes_on_in_another_browser_and_neither_loses_it(
    serve, settings, team, join, new_page
):
    url = serve(settings)
    grace = join("Grace")
    page, other = new_page(), new_page()
    sign_in(page, url, "Grace")
    page.get_by_label("Paste the post").fill(POST["post"])
    page.get_by_role("button", name="Use this post").click()
    page.locator("#reply").fill("Moving is lonely work.")
    expect(page.locator("#kept")).to_have_text("Kept on your team's server.")

    sign_in(other, url, "Grace")
    fine(other)
    other.get_by_role("button", name="Moving is lonely work.").click()
    expect(other.locator("#reply")).to_have_value("Moving is lonely work.")
    other.locator("#reply").fill("Moving is lonely work. Who was there before?")
    expect(other.locator("#kept")).to_have_text("Kept on your team's server.")

    page.locator("#reply").fill("Moving is lonely work, I know it.")
    expect(page.get_by_text("In another window this reply was changed to:")).to_be_visible()
    fine(page)
    page.get_by_role("button", name="Keep what is here").click()
    expect(page.locator("#crossed")).to_be_hidden()

    until(lambda: kept_reply(team, grace.id) == "Moving is lonely work, I know it.")
    other.locator("#reply").fill("Something else.")
    other.get_by_role("button", name="Go on with that one").click()
    expect(other.locator("#reply")).to_have_value("Moving is lonely work, I know it.")


def test_what_is_written_while_the_server_is_gone_is_kept_once_it_is_back(
    serve, settings, team, join, new_page
):
    url = serve(settings)
    grace, page = join("Grace"), new_page()
    sign_in(page, url, "Grace")
    page.locator("#reply").fill("One")
    expect(page.locator("#kept")).to_have_text("Kept on your team's server.")
    page.route("**/api/v1/**", lambda route: route.abort())
    page.locator("#reply").fill("One two")
    expect(page.locator("#kept")).to_contain_text("Kept in this tab only")
    fine(page)
    page.locator("#reply").fill("One two three")
    page.unroute("**/api/v1/**")
    expect(page.locator("#kept")).to_have_text("Kept on your team's server.")
    until(lambda: kept_reply(team, grace.id) == "One two three")
    assert len(replies.kept(team, grace.id)) == 1


def test_clearing_takes_the_reply_off_the_server(serve, settings, team, join, new_page):
    url = serve(settings)
    grace, page = join("Grace"), new_page()
    sign_in(page, url, "Grace")
    page.locator("#reply").fill("One")
    expect(page.locator("#kept")).to_have_text("Kept on your team's server.")
    press(page, "Clear everything", keyboard=False)
    page.locator("#clear-now").click()
    expect(page.locator("#reply")).to_have_value("")
    until(lambda: replies.kept(team, grace.id) == [])


# ---- Suggestions that teach


@pytest.fixture
def learning(settings):
    return replace(settings, learns=True)


def test_who_has_not_agreed_teaches_nothing(serve, learning, team, join, new_page):
    url = serve(learning)
    join("Grace")
    page = new_page()
    sign_in(page, url, "Grace")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    improve_and_copy(page)
    assert not [one for one in asked if "/api/v1/lessons" in one]
    assert list(lessons.lessons(team)) == []


def test_who_agreed_teaches_what_they_took_and_left_and_can_take_it_back(
    serve, learning, team, join, new_page
):
    url = serve(learning)
    join("Grace")
    page = new_page()
    sign_in(page, url, "Grace")
    page.get_by_role("link", name="Grace").click()
    fine(page)
    page.get_by_role("button", name="I agree").click()
    expect(page.get_by_text("You have agreed.")).to_be_visible()
    fine(page)
    page.goto(url)
    with page.expect_response("**/api/v1/lessons") as answered:
        improve_and_copy(page)
    assert answered.value.status == 204
    (lesson,) = lessons.lessons(team)
    assert lesson.draft == "You should rest. At least you have a job. Write to [email]."
    assert lesson.kept == "You could rest. At least you have a job. Write to [email]."
    assert lesson.left == ("You could rest. Write to [email].",)
    page.goto(f"{url}/account")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("You have not agreed")).to_be_visible()
    assert list(lessons.lessons(team)) == []


def improve_and_copy(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Paste the post").fill(POST["post"])
    page.get_by_role("button", name="Use this post").click()
    page.locator("#reply").fill("You should rest. At least you have a job. Write to a@example.org.")
    page.get_by_role("button", name=re.compile("^Improve")).click()
    page.get_by_role("button", name=re.compile("^Accept A")).click()
    page.get_by_role("button", name=re.compile("^Leave L")).click()
    page.get_by_role("button", name="Copy reply").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()


def test_a_suggestion_that_does_not_fit_is_refused(team, learning, rules_alone, join):
    ada = join("Ada")
    lessons.agree(team, ada.id)
    browser = TestClient(create_app(learning), base_url=HERE)
    browser.post("/sign-in", data={"name": "Ada", "password": PASSWORD}, headers=FORM)
    word = {"Form-Word": form_word(browser.cookies["llumi"])}
    wrong = {"start": 0, "end": 3, "before": "Yes", "after": "No", "taken": True}
    body = {**POST, "draft": "You should.", "suggestions": [wrong], "final": "You could."}
    refused = browser.post("/api/v1/lessons", json=body, headers=word)
    assert refused.status_code == 400
    assert list(lessons.lessons(team)) == []
    lessons.disagree(team, ada.id)
    body["suggestions"] = []
    assert browser.post("/api/v1/lessons", json=body, headers=word).status_code == 403


def test_a_reply_that_became_another_one_teaches_only_what_was_taken():
    edit = {"start": 0, "end": 10, "before": "You should", "after": "You could", "taken": True}
    asked = ToLearn(**POST, draft="You should rest.", suggestions=[edit], final="See you at nine!")
    assert lesson(asked).kept == "You could rest."
    asked.final = "You could rest a bit."
    assert lesson(asked).kept == "You could rest a bit."
