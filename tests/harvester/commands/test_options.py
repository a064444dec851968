"""The options that commands share: before the command or behind it."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from harvester.cli import harvest as group
from harvester.commands.options import Globals, company_option, with_globals
from tests.support.calls import Harvest

HERE, THERE = Path("here.db"), Path("there.db")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Globals(), Globals(), Globals()),
        (Globals(db=HERE), Globals(), Globals(db=HERE)),
        (Globals(db=HERE), Globals(db=THERE), Globals(db=THERE)),
        (Globals(db=HERE), Globals(archive="a.warc"), Globals(db=HERE, archive="a.warc")),
    ],
)
def test_what_stands_behind_the_command_goes_before(
    first: Globals, second: Globals, expected: Globals
) -> None:
    assert first.overlaid(second) == expected


@pytest.mark.parametrize(
    "arguments", [["--db", "a.db", "status"], ["status", "--db", "a.db"]], ids=["before", "behind"]
)
def test_globals_may_stand_on_both_sides(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, arguments)
    assert "a.db" in str(done.exception)


def test_a_company_is_named_once_or_often() -> None:
    seen: list[object] = []

    @click.command()
    @company_option(multiple=True)
    @with_globals
    def many(options: Globals, companies: tuple[str, ...]) -> int:
        seen.append((options, companies))
        return 0

    @click.command()
    @company_option(required=True)
    @with_globals
    def one(options: Globals, company: str) -> int:
        seen.append((options, company))
        return 0

    runner = CliRunner()
    assert runner.invoke(many, ["--company", "a", "--company", "b", "--archive", "x"]).exit_code == 0
    assert runner.invoke(one, ["--company", "a"]).exit_code == 0
    assert runner.invoke(one, []).exit_code == 2
    assert seen == [(Globals(archive="x"), ("a", "b")), (Globals(), "a")]


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
@pytest.mark.parametrize("option", ["--db", "--config"])
def test_a_name_that_no_file_can_have_is_refused(harvest: Harvest, option: str, name: str) -> None:
    code, out, err = harvest(option, name, "log")
    assert (code, out) == (2, "")
    assert option in err
    assert "cannot be used as a file" in err


@pytest.mark.parametrize(
    "call", [("--archive", "\udc80", "log"), ("log", "--company", "\udc80"), ("log", "\udc80")]
)
def test_a_name_of_bytes_that_are_no_text_is_a_wrong_call(harvest: Harvest, call: tuple[str, ...]) -> None:
    code, _, err = harvest(*call)
    assert (code, "bytes that are not UTF-8" in err) == (2, True)
