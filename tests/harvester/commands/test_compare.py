"""Two files, compared: what is said of where the comparison comes from."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.commands import compare
from harvester.pipeline.generations import EXTRACTORS
from harvester.version import program
from tests.support.calls import Harvest

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
OLD = b"# Terms\n\nWe may sell lamps.\n"
NEW = (
    b"<!DOCTYPE html><title>Terms</title><body><h1>Terms</h1>"
    b"<p>We sell lamps, and disputes go to arbitration.</p></body>"
)


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Write two files, and let the clock stand still."""
    monkeypatch.setattr(compare, "now", lambda: NOW)
    for name, payload in (("old.txt", OLD), ("new.html", NEW)):
        (tmp_path / name).write_bytes(payload)
    return tmp_path / "old.txt", tmp_path / "new.html"


def test_the_hashes_are_those_of_the_files(pair: tuple[Path, Path], harvest: Harvest) -> None:
    code, out, _ = harvest("compare", *pair, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["made_at"], found["made_by"]) == (NOW.isoformat(), program())
    before, after = found["before"], found["after"]
    assert before["file_sha256"] == hashlib.sha256(OLD).hexdigest()
    assert after["file_sha256"] == hashlib.sha256(NEW).hexdigest()
    # Plain text is its own text.
    assert before["sha256"] == before["file_sha256"]
    assert after["sha256"] != after["file_sha256"]
    assert (before["recipe"], after["recipe"], after["extractor"]) == ("", "complete", EXTRACTORS["complete"])
    assert (before["snapshot_sha256"], found["flags"]) == (None, [])
    assert "arbitration" in [topic["topic"] for topic in found["topics"]]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_people_read_them_too(pair: tuple[Path, Path], harvest: Harvest, form: str) -> None:
    _, out, _ = harvest("compare", *pair, "--format", form)
    assert f"Made 26 Nov 2026, 10:00 UTC by {program()}" in out
    assert hashlib.sha256(OLD).hexdigest() in out
    assert "new file" in out
    assert "none: corpus document" not in out
