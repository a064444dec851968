"""What the docs and the ready files tell people to call is there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from harvester.cli import COMMANDS, harvest
from tests.support.paths import ROOT

PAGES = [ROOT / "docs" / name for name in ("digest.md", "monitoring.md", "operations.md", "running.md")]
FILES = [*PAGES, *sorted((ROOT / "docs/deploy").iterdir())]
CALL = re.compile(r"(?:^|[\s/`;])(harvest(?: +(?:[a-z-]+|--?[\w-]+|[\w./:-]+))*)")


def calls(path: Path) -> list[list[str]]:
    """Yield the calls of harvest with a command or an option, in code and command lines."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = "\n".join(re.findall(r"```\n(.*?)```", text, re.DOTALL) + re.findall(r"`([^`\n]+)`", text))
    found = []
    for line in text.splitlines():
        line = re.sub(r"   .*", "", line.strip())
        for call in CALL.findall(line.split("#")[0]):
            words = shlex.split(call)[1:]
            if words and (words[0].startswith("-") or words[0] in COMMANDS):
                found.append(words)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_call_that_is_shown_can_be_made(path: Path) -> None:
    for words in calls(path):
        command = harvest
        if words[0] in COMMANDS:
            found = harvest.get_command(click.Context(harvest), words[0])
            assert found is not None
            command = found  # type: ignore[assignment]
        known = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, words


def test_calls_are_found() -> None:
    assert sum(len(calls(path)) for path in FILES) > 15


def test_every_ready_file_is_named() -> None:
    text = (ROOT / "docs" / "running.md").read_text("utf-8")
    for path in (ROOT / "docs" / "deploy").iterdir():
        assert f"deploy/{path.name}" in text, path.name


def test_the_services_are_hardened_alike() -> None:
    def settings(name: str) -> list[str]:
        text = (ROOT / "docs" / "deploy" / name).read_text("utf-8")
        return re.findall(
            r"^(?:Protect|Private|Restrict[A-Z]+[a-z]+[A-Z]|SystemCall|NoNew|Capability).*", text, re.M
        )

    assert len(settings("harvest.service")) > 15
    alike = ("harvest.service", "harvest-schedule.service", "harvest-check.service")
    first, *others = (
        {line for line in settings(name) if not line.startswith("RestartPrevent")} for name in alike
    )
    assert others == [first, first]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    units = [path for path in (ROOT / "docs" / "deploy").iterdir() if path.suffix in (".service", ".timer")]
    assert len(units) >= 6
    for path in units:
        # It looks whether what is called is there.
        text = path.read_text("utf-8").replace("/srv/harvest/.venv/bin/harvest", "/bin/true")
        (tmp_path / path.name).write_text(text, "utf-8")
    there = {**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
    for path in units:
        name = path.name.replace("@.", "@harvest.")
        called = ["systemd-analyze", "verify", "--man=no", name]
        done = subprocess.run(
            called, cwd=tmp_path, env=there, capture_output=True, text=True, check=False, timeout=120
        )
        assert (done.returncode, done.stderr) == (0, ""), name


def test_the_failure_of_each_service_is_reported() -> None:
    for path in (ROOT / "docs" / "deploy").glob("*.service"):
        reports = "OnFailure=harvest-failed@%n.service" in path.read_text("utf-8")
        assert reports == (path.name != "harvest-failed@.service"), path.name
