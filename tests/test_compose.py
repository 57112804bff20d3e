"""The composition for a team with a model server: what reaches what, and by which flags."""

import re
import tomllib
from pathlib import Path

import typer
import yaml
from typer.main import get_command

from llumi.cli import app

ROOT = Path(__file__).parents[1]
COMPOSED = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSED["services"]


def test_only_the_proxy_is_on_a_network_that_leads_out():
    assert COMPOSED["networks"]["inside"]["internal"] is True
    outside = {name for name, one in SERVICES.items() if "outside" in one["networks"]}
    with_ports = {name for name, one in SERVICES.items() if "ports" in one}
    assert outside == with_ports == {"proxy"}


def test_every_service_that_is_waited_for_says_whether_it_is_well():
    for one in SERVICES.values():
        for other, when in one.get("depends_on", {}).items():
            assert when == {"condition": "service_healthy"}
            assert "healthcheck" in SERVICES[other]


def test_images_are_of_a_named_version_and_secrets_are_declared():
    for name, one in SERVICES.items():
        if "image" in one:
            assert re.search(r":v?\d+[\d.]*", one["image"]), name
        assert set(one.get("secrets", ())) <= set(COMPOSED["secrets"])
    assert not any("password" in str(value) and "/run/" not in str(value)
                   for one in SERVICES.values()
                   for key, value in one.get("environment", {}).items()
                   if key.endswith("PASSWORD"))  # fmt: skip


def test_the_page_is_started_with_flags_that_there_are():
    (line,) = SERVICES["web"]["command"]
    serve = get_command(app).commands["serve"]
    assert isinstance(serve, typer.core.TyperCommand)
    known = {flag for option in serve.params for flag in option.opts}
    used = set(re.findall(r"--[a-z-]+", line))
    assert used
    assert used <= known
    proxy = SERVICES["proxy"]["networks"]["inside"]["ipv4_address"]
    assert f"--trusted-proxy {proxy}" in line


def test_both_models_of_the_server_are_those_the_page_asks_for():
    (web,), (vllm,) = SERVICES["web"]["command"], SERVICES["vllm"]["command"]
    modules = dict(re.findall(r"(\w+)=(/adapters/\w+)", vllm))
    assert modules == {"gm": "/adapters/gm", "im": "/adapters/im"}
    assert "--model gm --improve-with im" in web
    assert {"HF_HUB_OFFLINE", "VLLM_NO_USAGE_STATS"} <= set(SERVICES["vllm"]["environment"])


def test_the_image_installs_extras_that_there_are_and_is_not_run_by_root():
    made = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    for named in re.findall(r"'\.\[([^\]]+)\]'", made):
        assert set(named.split(",")) <= set(extras)
    assert "USER llumi" in made
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert "secrets" in ignored
    assert "/secrets/" in (ROOT / ".gitignore").read_text().split()
