"""`status --check` as a monitor calls it, and metrics in a file that others collect."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from harvester.commands.options import Age
from harvester.demo import DemoFiles
from tests.support.calls import Harvest

LINE = re.compile(r"(OK|CRITICAL) - [^|\n]+ \| (?:[a-z_]+=[0-9]+s?(?:;[0-9]*)*(?: |$))+\n")


def test_a_monitor_gets_a_line_and_an_exit_code(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("status", "--check")[0] == 2, "there is no store yet"
    assert harvest("--quiet")[0] == 0
    code, out, err = harvest("status", "--check")
    assert (code, err) == (0, "")
    assert LINE.fullmatch(out)
    assert out.startswith("OK - 1 policy looked at; the oldest look was on ")
    config = Path("config.toml")
    config.write_text(
        config.read_text("utf-8") + '\n[companies.nib.documents.terms]\nurls = ["http://nib.example/"]\n',
        "utf-8",
    )
    code, out, err = harvest("status", "--check")
    assert (code, err) == (1, "")
    assert LINE.fullmatch(out)
    assert "1 policy never looked at (nib/terms): run `harvest`" in out
    assert "unknown=1;;0;0" in out
    code, out, _ = harvest("status", "--check", "--json")
    found = json.loads(out)
    assert (code, found["ok"], found["obstacles"][0]["kind"]) == (1, False, "unknown")
    assert harvest("status", "--check", "larkspur")[0] == 0, "only the company that is named"


def test_metrics_are_written_into_a_file_as_a_whole(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("--quiet")[0] == 0
    folder = Path("textfile")
    folder.mkdir()
    target = folder / "harvest.prom"
    for _ in range(2):
        assert harvest("status", "--format", "prometheus", "--output", str(target)) == (0, "", "")
    assert [path.name for path in folder.iterdir()] == ["harvest.prom"]
    assert "harvest_healthy 1\n" in target.read_text("utf-8")
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o644, "node exporter is another user"
    code, _, err = harvest("status", "--format", "prometheus", "--output", "nowhere/harvest.prom")
    assert (code, "cannot be written" in err) == (2, True)


@pytest.mark.parametrize(
    "call",
    [
        ("--max-age", "3d"),
        ("--check", "--max-age", "soon"),
        ("--check", "--max-age", "0d"),
        ("--check", "--format", "openmetrics"),
        ("--output", "x.prom"),
    ],
)
def test_a_wrong_call_is_an_error(files: DemoFiles, harvest: Harvest, call: tuple[str, ...]) -> None:
    assert harvest("status", *call)[0] == 2


def test_ages_are_read_as_they_are_written() -> None:
    ages = [Age().convert(text, None, None) for text in ("90m", "36 hours", "3d", "1 day", "2W", "5 minutes")]
    assert [round(age.total_seconds() / 60) for age in ages] == [90, 2160, 4320, 1440, 20160, 5]
