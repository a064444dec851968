"""What people type: companies as arguments, other names of commands, help, files, colours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from harvester.cli import COMMANDS, OTHER_NAMES
from harvester.demo import DemoFiles
from tests.support.calls import Harvest
from tests.support.stand_in import StandIn, World


def test_a_company_is_an_argument_or_an_option(unchanged: Harvest) -> None:
    for arguments in (["log"], ["status"], ["diff"], ["diff", "1", "2"]):
        command, *rest = arguments
        as_argument = unchanged(command, "larkspur", *rest)
        assert as_argument == unchanged(command, "--company", "larkspur", *rest)
        assert as_argument[0] == 0
    assert unchanged("diff", "larkspur", "first", "latest", "--document", "Privacy Policy")[0] == 0
    code, _, err = unchanged("diff", "larkspur", "1", "2", "3")
    assert (code, "Unexpected argument '3'" in err) == (2, True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("versions", "`harvest log`"),
        ("history", "`harvest log`"),
        ("redline", "`harvest diff`"),
        ("show", "`harvest diff`"),
        ("fetch", "`harvest run`"),
        ("update", "`harvest run`"),
        ("list", "`harvest status`"),
        ("validate", "`harvest verify`"),
        ("statsu", "`harvest status`"),
        ("larkspur", "harvest --company larkspur"),
        ("larkspur.example", "harvest add larkspur.example"),
    ],
)
def test_an_unknown_command_names_the_nearest(harvest: Harvest, typed: str, meant: str) -> None:
    code, out, err = harvest(typed)
    assert (code, out) == (2, "")
    assert f"No such command '{typed}'" in err
    assert meant in err


def test_other_names_mean_commands_that_exist() -> None:
    assert set(OTHER_NAMES.values()) <= set(COMMANDS)
    assert not set(OTHER_NAMES) & set(COMMANDS)


def test_help_is_a_command_too(harvest: Harvest) -> None:
    assert harvest("help") == harvest("--help")
    assert harvest("help", "log") == harvest("log", "--help")
    code, _, err = harvest("help", "history")
    assert (code, "`harvest log`" in err) == (2, True)


def test_the_package_can_be_run(tmp_path: Path) -> None:
    called = [sys.executable, "-m", "harvester", "--version"]
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(called, cwd=tmp_path, env=there, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("harvest, version ")


def test_requests_are_shown_with_their_answers(files: DemoFiles, harvest: Harvest) -> None:
    with StandIn(World.from_warc(files.warc)) as server:
        code, _, err = harvest("-v", "--archive", server.location)
        sent = server.counts["index"] + server.counts["memento"]
        quiet = harvest("--archive", server.location)
    assert code == 0
    lines = [line for line in err.splitlines() if " index http" in line or " memento http" in line]
    assert len(lines) == sent
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ DEBUG memento \S+: 200, [\d,]+ bytes", lines[-1])
    assert " index http" not in quiet[2]


def test_a_shell_completes_commands_and_options() -> None:
    for typed, place, found in (("harvest lo", "1", "log"), ("harvest log --doc", "2", "--document")):
        asked = {"_HARVEST_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": place}
        there = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **asked}
        called = [sys.executable, "-m", "harvester"]
        done = subprocess.run(called, env=there, capture_output=True, text=True, check=True)
        assert done.stdout == f"plain,{found}\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.html", b"<!DOCTYPE html>"),
        ("x.md", b"# "),
        ("x.json", b"{"),
        ("x.docx", b"PK"),
        ("x.txt", b"\xe2\x88\x92"),
    ],
)
def test_the_name_of_a_file_tells_its_format(
    harvested: Harvest, tmp_path: Path, name: str, begins: bytes
) -> None:
    code, out, err = harvested("diff", "larkspur", "--output", name)
    assert (code, out) == (0, "")
    assert name in err
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_comparison_is_opened_in_a_browser(harvested: Harvest, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def shown(page: str) -> bool:
        opened.append(page)
        return True

    monkeypatch.setattr("webbrowser.open", shown)
    assert harvested("diff", "larkspur", "--open", "--full", "--output", "x.html")[0] == 0
    code, out, err = harvested("diff", "larkspur", "--open")
    assert opened[0].endswith("/x.html")
    page = Path(opened[1].removeprefix("file://"))
    assert (code, out, str(page) in err) == (0, "", True)
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    page.unlink()


@pytest.mark.parametrize("call", [("diff", "larkspur"), ("digest", "--since", "2000")])
def test_without_a_browser_the_file_is_named(
    unchanged: Harvest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: tuple[str, ...]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda page: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, _, err = unchanged(*call, "--open")
    assert code == 1
    page = next(one for one in tmp_path.rglob("*.html") if one.name in err)
    assert f"no browser could be started; open {page} yourself" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--open", "--format", "text"), "--open shows HTML"),
        (("--full", "--format", "json"), "JSON has every section"),
        (("--format", "docx"), "Name a file"),
        (("--output", "nowhere/x.html"), "cannot be written"),
        (("--output", "x.pdf"), "no format is called .pdf"),
        (("--output", "x.csv"), "no format is called .csv"),
        (("--output", "x.docx", "--open"), "--open shows HTML"),
    ],
)
def test_what_cannot_be_written_is_said(unchanged: Harvest, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = unchanged("diff", "larkspur", *arguments)
    assert (code, out) == (2, "")
    assert says in err


def test_colours_are_forced_and_refused(unchanged: Harvest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in unchanged("diff", "larkspur")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in unchanged("diff", "larkspur")[1]


def test_a_comparison_backwards_is_said(unchanged: Harvest) -> None:
    code, _, err = unchanged("diff", "larkspur", "latest", "first")
    assert code == 0
    assert "back to 1: what was added is shown as removed" in err
    assert "shown as removed" not in unchanged("diff", "larkspur", "first", "latest")[2]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "csv", "--json"), "--json cannot be combined with --format csv"),
        (("--since", "\u0662\u0660\u0662\u0660"), "is not a date"),
        (("--since", "2024-02-30"), "is not a date"),
    ],
)
def test_wrong_options_of_log_are_refused(unchanged: Harvest, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = unchanged("log", "larkspur", *arguments)
    assert (code, out) == (2, "")
    assert says in err
