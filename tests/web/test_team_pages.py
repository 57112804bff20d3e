"""Pages and addresses of a team: who may what, and what strangers can't do."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from looking import FORM, HERE, PASSWORD, fine, press
from playwright.sync_api import expect
from starlette.testclient import TestClient

import llumi.team
from llumi.backends.echo import Echo
from llumi.team import queue
from llumi.team.attempts import OF_A_NAME
from llumi.team.elsewhere import Provider
from llumi.team.invitations import accept, invite
from llumi.team.keys import Scope, make_key
from llumi.team.logbook import NOBODY, latest
from llumi.team.people import everybody, revoke
from llumi.team.roles import Role
from llumi.team.sessions import form_word
from llumi.web.access import NEEDS, OF_A_PERSON
from llumi.web.app import create_app
from llumi.web.managing import TOLD
from llumi.web.settings import Settings

POST = {"post": "Since the move I know nobody here."}
REACHED = {
    Role.SUPPORTER: {"/", "/api/v1/", "/v1/", "/queue", "/account", "/sign-out"},
    Role.LEAD: {"/", "/api/v1/", "/v1/", "/queue", "/account", "/sign-out"},
    Role.RESEARCHER: {"/account", "/sign-out"},
    Role.ADMINISTRATOR: {"/metrics", "/team", "/account", "/sign-out"},
}
"""What each role reaches, written down here once more: a slip in the table must show."""


@pytest.fixture
def app(team, rules_alone):
    model = Echo({"tuned": "I hear you."})
    return create_app(
        Settings(backend=model, model="tuned", team=team, keep_s=24 * 3600, learns=True)
    )


def filled(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "0" * 32, path)


# ---- Who may what


def reaches(role: Role, path: str) -> bool:
    return any(path == one or (len(one) > 1 and path.startswith(one)) for one in REACHED[role])


GUARDED = [path for path, need in NEEDS.items() if not need.open]


@pytest.mark.parametrize("role", Role)
def test_every_address_answers_the_roles_it_is_for_and_no_other(signed, role):
    browser, word = signed(role)
    for path in GUARDED:
        if path == "/sign-out":
            continue
        seen = browser.get(filled(path)).status_code
        sent = browser.post(filled(path), headers={**FORM, "Form-Word": word}).status_code
        if reaches(role, path):
            assert seen not in (401, 403), path
            assert sent not in (401, 403), path
            # Changing the password with the wrong old one, and the like, is told as a mistake.
        elif path == "/":
            assert seen == 303, path
        else:
            assert (seen, sent) == (403, 403), path


@pytest.mark.parametrize("path", GUARDED)
def test_nobody_who_is_not_signed_in_gets_anywhere(visit, path):
    for headers in ({}, FORM, {"Cookie": "llumi=made-up"}, {"Authorization": "Bearer llumi_x"}):
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
            answer = visit().request(method, filled(path), headers=headers)
            if answer.status_code == 303:
                assert answer.headers["location"] == "/sign-in"
            else:
                assert answer.status_code == 401, (method, headers)


@pytest.mark.parametrize(
    "path",
    ["/secret", "/team/", "/static/%2e%2e/team", "/%2e%2e/team", "/.//team", "/team%00", "/TEAM"],
)
def test_what_is_not_in_the_table_is_not_there_for_anybody(app, visit, signed, path):
    app.add_api_route("/secret", lambda: "text")
    browser, _ = signed(Role.ADMINISTRATOR)
    assert browser.get(path).status_code in (404, 400)
    assert visit().get(path).status_code in (303, 404)


def test_another_role_counts_from_the_next_request_on(signed, team):
    browser, _ = signed(Role.SUPPORTER)
    admin, word = signed(Role.ADMINISTRATOR)
    (supporter,) = [one for one in everybody(team) if one.role is Role.SUPPORTER]
    admin.post(f"/team/people/{supporter.id}/role", data={"role": "lead", "form_word": word})
    assert "Supporter, lead" in browser.get("/account").text
    revoke(team, supporter.id, by=NOBODY)
    assert browser.get("/account").headers["location"] == "/sign-in"


_NOTED = r'(?:note\(team, db|_changed\(team, id_), f?"([^"]+)"'


def test_the_page_has_words_for_whatever_the_log_can_hold():
    package = Path(llumi.team.__file__).parent
    noted = set()
    for file in package.glob("*.py"):
        for what in re.findall(_NOTED, file.read_text()):
            noted |= {re.sub(r"\{.*\}", role, what) for role in Role}
    assert len(noted) > 10
    assert noted == set(TOLD)


# ---- Requests that the person did not mean


def test_a_refusal_is_a_page_for_a_person_and_a_problem_for_a_program(signed):
    browser, _ = signed(Role.SUPPORTER)
    page = browser.get("/team", headers={"Accept": "text/html,*/*"})
    assert page.status_code == 403
    assert "This is not for the role supporter." in page.text
    assert "</html>" in page.text
    told = browser.get("/team").json()
    assert told["title"] == "This is not for the role supporter."


def test_a_form_of_ten_thousand_fields_is_no_form_of_ours(signed):
    browser, word = signed(Role.ADMINISTRATOR)
    body = "a=1&" * 10_000 + f"form_word={word}"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.post("/team/invitations", content=body, headers=kind).status_code == 403


@pytest.mark.parametrize("word", ["", "made up", "é", "0" * 64])
def test_a_form_without_its_word_changes_nothing(signed, team, word):
    browser, _ = signed(Role.ADMINISTRATOR)
    for headers in (FORM, {}):
        answer = browser.post(
            "/team/invitations", data={"role": "lead", "form_word": word}, headers=headers
        )
        assert answer.status_code == 403
        sent = {**headers, "Form-Word": word.encode()}
        assert browser.post("/team/invitations", headers=sent).status_code == 403
    assert "No link is waiting" in browser.get("/team").text


def test_the_word_of_one_session_does_not_fit_another(signed):
    browser, _ = signed(Role.ADMINISTRATOR)
    _, word = signed(Role.ADMINISTRATOR, "Grace")
    answer = browser.post("/team/invitations", data={"role": "lead", "form_word": word})
    assert answer.status_code == 403


@pytest.mark.parametrize("origin", [None, "null", "https://elsewhere.test", "http://127.0.0.1:9"])
def test_another_page_cannot_sign_anybody_in(team, visit, origin):
    accept(team, invite(team, Role.LEAD, by=NOBODY), name="Ada", password=PASSWORD)
    headers = {} if origin is None else {"Origin": origin}
    form = {"name": "Ada", "password": PASSWORD}
    answer = visit().post("/sign-in", data=form, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_session_that_was_planted_before_is_not_the_one_signed_in(team, visit):
    accept(team, invite(team, Role.LEAD, by=NOBODY), name="Ada", password=PASSWORD)
    browser = visit()
    browser.cookies.set("llumi", "planted")
    browser.post("/sign-in", data={"name": "Ada", "password": PASSWORD}, headers=FORM)
    thief = visit()
    thief.cookies.set("llumi", "planted")
    assert thief.get("/").headers["location"] == "/sign-in"


def test_signing_in_anew_ends_the_session_before(signed, visit):
    browser, _ = signed(Role.LEAD)
    old = browser.cookies["llumi"]
    browser.post("/sign-in", data={"name": "Lead", "password": PASSWORD}, headers=FORM)
    thief = visit()
    thief.cookies.set("llumi", old)
    assert thief.get("/").headers["location"] == "/sign-in"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(team, rules_alone):
    accept(team, invite(team, Role.LEAD, by=NOBODY), name="Ada", password=PASSWORD)
    form = {"name": "Ada", "password": PASSWORD}
    settings = Settings(team=team, secure=True, hosts=frozenset({"llumi.example.org"}))
    browser = TestClient(
        create_app(settings), base_url="https://llumi.example.org", follow_redirects=False
    )
    answer = browser.post("/sign-in", data=form, headers={"Origin": "https://llumi.example.org"})
    said = answer.headers["set-cookie"].lower()
    assert said.startswith("__host-llumi=")
    for part in ("httponly", "samesite=strict", "secure", "path=/"):
        assert part in said
    assert "domain" not in said
    assert browser.get("/", headers={"Host": "elsewhere.test"}).status_code == 400
    assert "max-age=63072000" in answer.headers["strict-transport-security"]


def test_without_tls_no_browser_is_told_to_insist_on_it(visit):
    assert "strict-transport-security" not in visit().get("/sign-in").headers


def test_a_name_cannot_put_a_header_or_a_script_anywhere(signed, team, visit):
    name = "<script>alert(1)</script>\"'{{ 7*7 }}"
    browser, _ = signed(Role.ADMINISTRATOR, name)
    page = browser.get("/team").text
    assert "<script" not in page
    assert "{{ 7*7 }}" in page
    answer = visit().post(
        "/sign-in", data={"name": "a\r\nSet-Cookie: x=1", "password": "x"}, headers=FORM
    )
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_guessing_a_password_is_stopped(signed, visit):
    signed(Role.LEAD)
    form = {"name": "Lead", "password": "wrong wrong wrong"}
    answers = [visit().post("/sign-in", data=form, headers=FORM) for _ in range(OF_A_NAME)]
    assert {answer.status_code for answer in answers} == {401}
    stopped = visit().post("/sign-in", data={**form, "password": PASSWORD}, headers=FORM)
    assert stopped.status_code == 429
    assert int(stopped.headers["retry-after"]) > 0
    assert "too many attempts" in stopped.text


# ---- Keys


def test_a_key_opens_what_it_is_for_and_nothing_else(signed, team, visit):
    signed(Role.ADMINISTRATOR)
    (ada,) = everybody(team)
    token = make_key(team, ada.id, "our bot", {Scope.SCREENS})
    browser = visit()
    browser.headers["Authorization"] = f"Bearer {token}"
    assert browser.post("/api/v1/screens", json=POST).status_code == 200
    for path in GUARDED:
        if path not in ("/api/v1/screens", "/api/v1/meters"):
            assert browser.post(filled(path)).status_code == 403, path


def test_a_key_ends_with_the_role_of_who_made_it(signed, team, visit):
    signed(Role.ADMINISTRATOR)
    browser, word = signed(Role.ADMINISTRATOR, "Grace")
    (ada,) = [one for one in everybody(team) if one.name == "Administrator"]
    token = make_key(team, ada.id, "our bot", {Scope.CHAT})
    program = visit()
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.get("/v1/models").status_code == 200
    browser.post(f"/team/people/{ada.id}/role", data={"role": "lead", "form_word": word})
    assert program.get("/v1/models").status_code == 401


# ---- The line before the model


def test_one_person_cannot_fill_the_line(team, signed):
    gate = threading.Event()
    busy = create_app(Settings(backend=Waits(gate), model="tuned", team=team))
    signed(Role.LEAD)
    signed(Role.SUPPORTER)
    lead, other = (TestClient(busy, base_url=HERE) for _ in range(2))
    words = {}
    for browser, name in ((lead, "Lead"), (other, "Supporter")):
        browser.post("/sign-in", data={"name": name, "password": PASSWORD}, headers=FORM)
        words[browser] = {"Form-Word": form_word(browser.cookies["llumi"])}

    def ask(browser):
        return browser.post("/api/v1/drafts", json=POST, headers=words[browser]).status_code

    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(ask, lead) for _ in range(OF_A_PERSON)]
        while busy_places(lead) < OF_A_PERSON:
            pass
        assert ask(lead) == 429
        asked.append(pool.submit(ask, other))
        while busy_places(lead) < OF_A_PERSON + 1:
            pass
        gate.set()
        assert [one.result() for one in asked] == [200] * 3


def busy_places(browser: TestClient) -> int:
    health = browser.get("/api/v1/health").json()
    return health["writing"] + health["waiting"]


class Waits(Echo):
    """A model that says nothing before the gate opens."""

    def __init__(self, gate: threading.Event) -> None:
        super().__init__({"tuned": "I hear you."})
        self.gate = gate

    def stream(self, messages, *, model, sampling):
        assert self.gate.wait(60)
        yield from super().stream(messages, model=model, sampling=sampling)


# ---- In a browser


@pytest.fixture
def opened(new_page, serve, team, fake_model):
    """The address of the app, and pages of browsers that know nothing of each other."""
    model = fake_model("That sounds lonely.")
    return serve(Settings(backend=model, model="tuned", team=team, country="ie")), new_page


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_an_administrator_invites_ends_access_and_erases(opened, team, keyboard):
    url, new = opened
    page = new()
    page.goto(f"{url}/invitations/{invite(team, Role.ADMINISTRATOR, by=NOBODY)}")
    fine(page)
    page.get_by_label("The name that").fill("Ada")
    page.get_by_label("A password").fill(PASSWORD)
    press(page, "Join", keyboard=keyboard)
    expect(page.get_by_role("heading", name="The team")).to_be_visible()
    press(page, "Make an invitation", keyboard=keyboard)
    link = page.locator("#link").inner_text()
    fine(page)

    other = new()
    other.goto(link)
    other.get_by_label("The name that").fill("Grace")
    other.get_by_label("A password").fill("password1234")
    other.get_by_role("button", name="Join").click()
    expect(other.get_by_role("alert")).to_contain_text("too easily guessed")
    fine(other)
    other.get_by_label("A password").fill(PASSWORD)
    other.get_by_role("button", name="Join").click()
    expect(other.get_by_role("heading", name="Your reply")).to_be_visible()
    fine(other)

    page.goto(f"{url}/team")
    press(page, "End access of Grace", keyboard=keyboard)
    expect(page.get_by_text("access ended")).to_be_visible()
    other.reload()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    fine(other)
    page.get_by_text("Erase Grace", exact=True).press("Enter" if keyboard else "Space")
    fine(page)
    press(page, "Erase Grace for good", keyboard=keyboard)
    expect(page.locator("#people-title + ul > li")).to_have_count(1)
    expect(page.get_by_text("erased somebody")).to_be_visible()
    assert [one.name for one in everybody(team)] == ["Ada"]


def test_a_supporter_signs_in_writes_is_signed_out_and_goes_on(opened, team):
    url, new = opened
    grace = accept(team, invite(team, Role.SUPPORTER, by=NOBODY), name="Grace", password=PASSWORD)
    page = new()

    def sign_in(password: str) -> None:
        page.get_by_label("Name").fill("Grace")
        page.get_by_label("Password").fill(password)
        page.keyboard.press("Enter")

    page.goto(url)
    sign_in("wrong wrong wrong")
    expect(page.get_by_role("alert")).to_contain_text("do not fit together")
    fine(page)
    sign_in(PASSWORD)
    page.get_by_label("Paste the post").fill(POST["post"])
    page.get_by_role("button", name="Use this post").click()
    page.locator("#reply").fill("You should join a club.")
    # The session ends elsewhere: what was typed stays, and the page says what to do.
    with team.change() as db:
        db.exec_driver_sql("DELETE FROM sessions")
    page.get_by_role("button", name=re.compile("^Improve")).click()
    expect(page.get_by_role("status")).to_contain_text("Reload the page and sign in")
    page.reload()
    sign_in(PASSWORD)
    expect(page.locator("#reply")).to_have_value("You should join a club.")
    page.get_by_role("button", name=re.compile("^Improve")).click()
    expect(page.get_by_role("button", name=re.compile("^Accept A"))).to_be_visible()
    # Whoever signs in next in this tab does not see it.
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    assert grace in everybody(team)


def test_an_administrator_sees_how_much_is_kept_and_erases_it_unread(signed, team):
    supporter, supporters_word = signed(Role.SUPPORTER)
    browser, word = signed(Role.ADMINISTRATOR)
    queue.put_in(team, queue.Waiting(POST["post"]), by=NOBODY)
    writing = {"version": 1, **POST, "reply": "I hear you.", "by": ""}
    headers = {"Form-Word": supporters_word}
    supporter.put(f"/api/v1/replies/{'0' * 32}", json=writing, headers=headers)
    page = browser.get("/team").text
    assert "posts: 1, replies: 1." in page
    assert "nobody here" not in page
    browser.post("/team/kept/erase", data={"form_word": word})
    assert "posts: 0, replies: 0." in browser.get("/team").text
    assert "erased all posts and replies" in browser.get("/team").text
    assert supporter.get("/api/v1/replies").json() == []


def test_one_sees_where_one_is_signed_in_and_ends_it(signed, visit, team):
    browser, word = signed(Role.SUPPORTER)
    other = visit()
    other.post("/sign-in", data={"name": "Supporter", "password": PASSWORD}, headers=FORM)
    strange, strange_word = signed(Role.LEAD)
    page = browser.get("/account").text
    assert page.count("In another browser") == 1
    (end,) = re.findall(r'action="(/account/sessions/[0-9a-f]{32}/end)"', page)
    strange.post(end, data={"form_word": strange_word})
    assert other.get("/").status_code == 200, "nobody ends another's session"
    browser.post(end, data={"form_word": word})
    assert other.get("/").headers["location"] == "/sign-in"
    assert browser.get("/").status_code == 200
    assert "In another browser" not in browser.get("/account").text


def test_who_asks_for_what_is_not_theirs_is_in_the_log(signed, team):
    browser, _ = signed(Role.SUPPORTER)
    before = len([one for one in latest(team, most=100) if one.what == "access.refused"])
    browser.get("/team")
    refused = [one for one in latest(team, most=100) if one.what == "access.refused"]
    assert len(refused) == before + 1


def test_signing_out_clears_what_the_browser_keeps(signed):
    browser, word = signed(Role.SUPPORTER)
    out = browser.post("/sign-out", data={"form_word": word})
    assert out.headers["clear-site-data"] == '"cache", "storage"'


def test_a_new_password_is_chosen_on_the_account_page(opened, team):
    url, new = opened
    accept(team, invite(team, Role.RESEARCHER, by=NOBODY), name="Ruth", password=PASSWORD)
    page = new()
    page.goto(url)
    page.get_by_label("Name").fill("Ruth")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    fine(page)
    for old, said in (("wrong", "old password is not right"), (PASSWORD, None)):
        page.get_by_label("Old password").fill(old)
        page.get_by_label("New password").fill("kettle meadow orbit saddle")
        page.get_by_role("button", name="Change it").click()
        if said:
            expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_a_program_s_key_is_shown_once(opened, team):
    url, new = opened
    page = new()
    page.goto(f"{url}/invitations/{invite(team, Role.ADMINISTRATOR, by=NOBODY)}")
    page.get_by_label("The name that").fill("Ada")
    page.get_by_label("A password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("What uses it").fill("our bot")
    page.get_by_role("button", name="Make a key").click()
    expect(page.get_by_role("alert")).to_contain_text("would open nothing")
    page.get_by_label("What uses it").fill("our bot")
    page.get_by_label("screens").check()
    page.get_by_role("button", name="Make a key").click()
    assert page.locator("#key").inner_text().startswith("llumi_")
    fine(page)
    page.goto(f"{url}/team")
    expect(page.locator("#key")).to_have_count(0)
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("No program has a key.")).to_be_visible()


# ---- Signing in at the organisation's provider


def test_somebody_joins_and_signs_in_at_the_provider(serve, team, provider, new_page, free_port):
    address = f"http://127.0.0.1:{free_port}"
    known = Provider(provider.issuer, provider.client, provider.secret)
    url = serve(Settings(team=team, provider=known, address=address), free_port)
    assert url == address
    page = new_page()
    page.goto(f"{url}/invitations/{invite(team, Role.SUPPORTER, by=NOBODY)}")
    fine(page)
    page.get_by_label("The name that").nth(1).fill("Grace")
    page.get_by_role("button", name="Join with 127.0.0.1").click()
    expect(page.get_by_role("heading", name="Show who you are")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Go to 127.0.0.1").click()
    # Back from another site, and signed in although the session's cookie is a strict one.
    expect(page.get_by_role("heading", name="Your reply")).to_be_visible()
    expect(page.get_by_role("link", name="Grace")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Sign in at 127.0.0.1").click()
    expect(page.get_by_role("link", name="Grace")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    provider.sub = "eve@id"
    page.get_by_role("link", name="Sign in at 127.0.0.1").click()
    expect(page.get_by_role("alert")).to_contain_text("and this team does not")
    fine(page)
    # Another site cannot send a browser back that never went.
    stranger = new_page()
    stranger.goto(f"{url}/sign-in/back?code=code-9&state=made-up")
    expect(stranger.get_by_role("alert")).to_contain_text("did not ask to sign in")


def test_without_a_provider_there_is_no_way_to_one(visit):
    browser = visit()
    assert "Sign in at" not in browser.get("/sign-in").text
    for path in ("/sign-in/elsewhere", "/sign-in/back?state=x&code=y"):
        assert browser.get(path).status_code == 404


# ---- The whole story of a supporter


FIVE = (
    "You should rest. At least you have a job. I know exactly how you feel. Cheer up! "
    "I read every word. Everything will be fine."
)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_supporter_signs_in_writes_takes_two_of_five_leaves_one_undoes_and_copies(
    serve, team, fake_model, new_page, keyboard
):
    url = serve(Settings(team=team, country="ie"))
    accept(team, invite(team, Role.SUPPORTER, by=NOBODY), name="Grace", password=PASSWORD)
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    page.goto(url)
    page.get_by_label("Name").fill("Grace")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in", keyboard=keyboard)
    page.get_by_label("Paste the post").fill(POST["post"])
    press(page, "Use this post", keyboard=keyboard)
    reply = page.locator("#reply")
    expect(reply).to_be_focused()
    page.keyboard.insert_text(FIVE)

    def act(key: str, button: str) -> None:
        page.keyboard.press(key) if keyboard else page.locator(button).click()

    act("Control+Enter", "#improve")
    expect(page.locator("#place")).to_have_text("1 of 5")
    fine(page)
    act("a", "#accept")
    expect(page.locator("#place")).to_have_text("1 of 4")
    act("l", "#leave")
    expect(page.locator("#place")).to_have_text("1 of 3")
    act("a", "#accept")
    expect(page.locator("#place")).to_have_text("1 of 2")
    both = FIVE.replace("You should", "You could").replace(
        "I know exactly", "I think I know a little of"
    )
    expect(reply).to_have_value(both)
    act("u", "#undo")
    expect(page.locator("#place")).to_have_text("1 of 3")
    one = FIVE.replace("You should", "You could")
    expect(reply).to_have_value(one)
    act("r", "#redo")
    expect(reply).to_have_value(both)
    act("Escape", "#switch-view")
    expect(reply).to_be_focused()
    expect(page.locator("#own")).to_contain_text("% of the words are yours")
    press(page, "Copy reply", keyboard=keyboard)
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{both}\n\n{Settings().disclosure}"
