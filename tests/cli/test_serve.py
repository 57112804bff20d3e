"""`llumi serve` up to the moment where the page would open."""

import socket
import sys
import threading

import pytest
import uvicorn

from llumi.backends.echo import Echo
from llumi.cli import main, page, serve
from llumi.cli.place import Place, check_port
from llumi.errors import InputError
from llumi.safety.help_lists import packaged
from llumi.team.database import open_team
from llumi.team.invitations import accept
from llumi.web.metrics import Metrics
from llumi.web.writing import Writing


@pytest.fixture
def llumi(monkeypatch, capsys):
    """Runs `llumi serve`; gives its exit status and what it said on both streams."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["llumi", "serve", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return stopped.value.code or 0, said.out, said.err

    return run


@pytest.fixture
def opened(monkeypatch):
    """What the page was opened with, instead of opening it."""
    pages = []
    monkeypatch.setattr(
        serve, "run_page", lambda backend, **settings: pages.append((backend, settings))
    )
    return pages


@pytest.fixture
def taken():
    """A port on which something else listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_port_in_use_is_a_sentence_before_a_model_is_loaded(llumi, opened, taken, monkeypatch):
    monkeypatch.setattr(page, "open_backend", lambda *_, **__: pytest.fail("a model was loaded"))
    code, out, err = llumi("--port", taken)
    assert (code, out, opened) == (2, "", [])
    first, hint = err.splitlines()
    assert first == f"llumi: Port {taken} on 127.0.0.1 cannot be used: Address already in use."
    assert "--port" in hint


def test_a_port_that_was_just_given_back_can_be_used(free):
    check_port(free)
    check_port(free)


def test_a_port_that_may_not_be_used_is_a_sentence(monkeypatch):
    def refuse(self, address):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(InputError, match=r"Port 80 on 127\.0\.0\.1 .*: Permission denied"):
        check_port(80)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight"])
def test_what_is_no_port_is_refused(llumi, opened, port):
    code, out, err = llumi("--port", port)
    assert code == 2 and out == "" and "--port" in err and opened == []


def test_without_a_model_none_is_loaded(llumi, opened, free, monkeypatch):
    monkeypatch.setattr(page, "open_backend", lambda *_, **__: pytest.fail("a model was loaded"))
    assert llumi("--port", free, "--no-model", "--country", "ie")[0] == 0
    says = page.ForTheTeam("ie", "", packaged())
    assert opened == [(None, {"place": Place(port=free), "says": says, "team": None})]


def test_a_help_list_that_cannot_be_used_stops_before_a_model_is_loaded(
    llumi, opened, free, monkeypatch, tmp_path
):
    monkeypatch.setattr(page, "open_backend", lambda *_, **__: pytest.fail("a model was loaded"))
    (tmp_path / "help.toml").write_text("[[entry]]\n", encoding="utf-8")
    code, _, err = llumi("--port", free, "--workspace", tmp_path)
    assert code == 2 and "help.toml has" in err and opened == []


def test_the_model_of_the_flags_is_given_to_the_page(llumi, opened, free, monkeypatch, tmp_path):
    asked = []
    backend = Echo({"base": "", "tuned": ""})

    def open_backend(workspace, **flags):
        asked.append((workspace, flags))
        return backend

    monkeypatch.setattr(page, "open_backend", open_backend)
    assert llumi("--port", free, "--run", "dpo", "--workspace", tmp_path)[0] == 0
    flags = {"run": "dpo", "server": "", "model": "", "although_marked": False}
    assert asked == [(tmp_path, flags)]
    assert opened[0][0] is backend


def test_one_model_may_draft_and_another_improve(llumi, opened, free, monkeypatch, tmp_path):
    asked = []

    def open_models(workspace, **flags):
        asked.append(flags)
        return Echo({"base": "", "gm": "", "im": ""})

    monkeypatch.setattr(page, "open_models", open_models)
    assert llumi("--port", free, "--run", "gm", "--improve-with", "im")[0] == 0
    assert asked[0]["runs"] == ["gm", "im"] and not asked[0]["models"]
    server = ("--server", "http://127.0.0.1:9/v1", "--model", "gm", "--improve-with", "im")
    assert llumi("--port", free, *server)[0] == 0
    assert asked[1]["models"] == ["gm", "im"] and not asked[1]["runs"]
    for wrong in (("--improve-with", "im"), ("--run", "im", "--improve-with", "im")):
        code, _, err = llumi("--port", free, *wrong)
        assert code == 2 and "the first one is not named" in err


def test_the_page_asks_each_of_two_models_for_what_it_is_there_for():
    backend = Echo({"base": "", "gm": "That sounds hard.", "im": "That sounds lonely. I walk."})
    settings = page.page_settings(backend, page.ForTheTeam(improve_with="im"))
    assert (settings.model, settings.improver) == ("gm", "im")
    writing = Writing(settings, Metrics())
    with writing.draft("A post.", threading.Event()) as steps:
        assert [one.text for one in steps] == ["That sounds hard."]
    (found,) = writing.improve("A post.", "I walk.", threading.Event()).suggestions
    assert found.edit.after.strip() == "That sounds lonely."


def test_the_page_uses_the_tuned_model_and_says_when_there_is_none():
    settings = page.page_settings(Echo({"base": "", "tuned": ""}), page.ForTheTeam("ie"))
    assert (settings.model, settings.country, settings.what_is_missing) == ("tuned", "ie", "")
    alone = page.page_settings(None, page.ForTheTeam())
    assert alone.backend is None and alone.country is None
    assert alone.what_is_missing == "No model is loaded."


def test_the_page_is_served_to_this_machine_only_and_the_model_is_closed(monkeypatch, free, capsys):
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **settings: served.append(settings))

    class Closable(Echo):
        closed = False

        def close(self):
            self.closed = True

    backend = Closable({"tuned": ""})
    page.run_page(backend, place=Place(port=free))
    (settings,) = served
    assert (settings["host"], settings["port"]) == ("127.0.0.1", free)
    assert settings["access_log"] is False, "addresses of requests are nobody's business"
    assert f"http://127.0.0.1:{free}" in capsys.readouterr().out
    assert backend.closed


def test_sample_posts_are_few_and_outside_a_checkout_none(monkeypatch, tmp_path):
    assert 1 <= len(page.sample_posts()) <= 6
    assert all(title and text for title, text in page.sample_posts())
    monkeypatch.setattr(page, "SAMPLE", tmp_path / "nowhere.jsonl")
    assert page.sample_posts() == ()


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (["--host", "0.0.0.0"], "everybody on the network"),
        (["--host", "0.0.0.0", "--team", "team.db"], "in the open"),
        (["--tls-key", "key.pem"], "a certificate and its key"),
        (["--tls-certificate", "a.pem", "--tls-key", "b.pem"], "no file a.pem"),
        (["--trusted-proxy", "10.0.0.1"], "needs a name"),
    ],
)
def test_a_page_that_others_would_reach_in_the_open_is_refused(
    llumi, opened, monkeypatch, tmp_path, flags, why
):
    monkeypatch.chdir(tmp_path)
    code, out, err = llumi("--no-model", *flags)
    assert (code, out, opened) == (2, "", [])
    assert why in err
    assert list(tmp_path.iterdir()) == []


def test_the_first_start_for_a_team_tells_the_administrator_s_link_and_the_next_does_not(
    monkeypatch, free, capsys, tmp_path
):
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **settings: served.append((app, settings)))
    database, key = str(tmp_path / "data" / "team.db"), tmp_path / "keys" / "team.key"
    words = ["llumi", "serve", "--no-model", "--port", str(free), "--team", database]
    monkeypatch.setattr("sys.argv", [*words, "--key-file", str(key)])
    with pytest.raises(SystemExit):
        main()
    link = capsys.readouterr().out.split()[-1]
    assert link.startswith(f"http://127.0.0.1:{free}/invitations/")
    with open_team(database, key_file=key) as team:
        accept(team, link.rsplit("/")[-1], name="Ada", password="lantern orchard thimble")
    with pytest.raises(SystemExit):
        main()
    assert "/invitations/" not in capsys.readouterr().out
    assert all(not settings["proxy_headers"] for _, settings in served)


def test_behind_a_proxy_only_that_proxy_is_believed(monkeypatch, free, tmp_path):
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **settings: served.append(settings))
    place = Place("0.0.0.0", free, "llumi.example.org", trusted_proxy="10.0.0.1")
    assert (place.address, place.secure) == ("https://llumi.example.org", True)
    page.run_page(None, place=place)
    assert (served[0]["proxy_headers"], served[0]["forwarded_allow_ips"]) == (True, "10.0.0.1")


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        (("--workers", "2", "--no-model"), "Several processes share a line"),
        (("--workers", "2", "--team", "team.db"), "Each process would load the model"),
        (("--keep",), "Without a team"),
        (("--learn",), "Without a team"),
        (("--openid-issuer", "https://id.example.org"), "Without a team nobody signs in"),
        (("--team", "team.db", "--openid-issuer", "http://id.example.org"), "no address"),
    ],
)
def test_what_needs_a_team_or_a_server_says_so(
    llumi, opened, free, flags, why, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    code, _, err = llumi("--port", free, *flags)
    assert code == 2 and why in err
    assert opened == [] and not (tmp_path / "team.db").exists()
