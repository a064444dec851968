"""What a call imports before it does its work: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.calls import Harvest

# What takes long to import.
HEAVY = {
    "apscheduler",
    "bs4",
    "charset_normalizer",
    "dateutil",
    "jinja2",
    "pypdfium2",
    "requests",
    "rich",
    "selectolax",
    "sqlite_utils",
    "warcio",
}


def imported_by(*arguments: str) -> set[str]:
    """Return the modules that a new process has imported once a command has ended."""
    code = (
        "import sys; from harvester.cli import main; code = main(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_help_imports_nothing_heavy() -> None:
    found = imported_by("--help")
    assert not found & HEAVY
    assert not found & {"sqlite3", "diffs.compare", "harvester.config", "store.store"}


@pytest.mark.parametrize("command", ["log", "status"])
def test_what_only_shows_the_store_does_not_import_what_reads_pages(
    harvested: Harvest, tmp_path: Path, command: str
) -> None:
    found = imported_by("--db", str(tmp_path / "harvest.db"), command)
    assert not found & HEAVY
    assert not {name for name in found if name.startswith("harvester.extract.dates")}
    assert not found & {"harvester.extract.page", "harvester.pipeline.rebuild", "store.timeline.flags"}
