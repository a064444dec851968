"""From a location, as the user writes it, to an archive, or to an error that says what to write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from harvester.archive.kinds import budget_of, check_location, is_loopback, name_of
from harvester.config.settings import ArchiveSettings
from harvester.errors import ConfigError
from tests.support.archives import opened
from tests.support.stand_in import history
from tests.support.warcs import write_warc


@pytest.mark.parametrize(
    ("location", "opened_as"),
    [
        ("https://web.archive.org", "https://web.archive.org"),
        ("https://web.archive.org/", "https://web.archive.org"),
        ("http://archive.org", "https://web.archive.org"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("https://archive.example/wayback/", "https://archive.example/wayback"),
        ("pywb+http://localhost:8080/policies/", "pywb+http://localhost:8080/policies"),
    ],
)
def test_servers(location: str, opened_as: str) -> None:
    with opened(location) as archive:
        assert archive.location == opened_as
    assert name_of(location) == opened_as
    assert budget_of(location) == opened_as.removeprefix("pywb+")


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_warc(tmp_path / "a.warc.gz", history())
    with opened(str(path)) as archive:
        assert archive.location == name_of(str(path)) == str(path)
    monkeypatch.chdir(tmp_path)
    assert name_of("a.warc.gz") == str(path), "one file has one name in the store, wherever it is called from"


@pytest.mark.parametrize(
    "location",
    [
        "",
        "nowhere.warc.gz",
        "ftp://archive.example",
        "https://",
        "https://archive.example/?q=1",
        "pywb+file:///a",
        "http://[::1/",
        "pywb+http://[::1/policies",
    ],
)
def test_what_is_no_archive(location: str) -> None:
    with pytest.raises(ConfigError) as caught, opened(location):
        pass
    assert caught.value.key == "archive.location"
    assert ".warc.gz" in caught.value.remedy


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("web.archive.org", False),
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_loopback(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_naming_the_archives_imports_nothing_heavy() -> None:
    program = "import harvester.archive, sys; print([m for m in ('requests', 'warcio') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("key", "settings"),
    [
        ("searches_per_minute", ArchiveSettings(searches_per_minute=31)),
        ("saves_per_minute", ArchiveSettings(saves_per_minute=8)),
        ("mementos_per_minute", ArchiveSettings(mementos_per_minute=601)),
    ],
)
def test_a_pace_above_the_archives_limit_is_refused(key: str, settings: ArchiveSettings) -> None:
    for location in ("https://web.archive.org", "http://archive.org/"):
        with pytest.raises(ConfigError) as caught:
            check_location(location, settings)
        assert caught.value.key == f"archive.{key}"
        with pytest.raises(ConfigError), opened(location, settings=settings):
            pass
    # Another archive has limits of its own.
    check_location("https://archive.example", settings)
    check_location("http://127.0.0.1:8080", settings)


def test_a_pace_at_the_archives_limit_is_allowed() -> None:
    check_location(
        "https://web.archive.org", ArchiveSettings(searches_per_minute=30, mementos_per_minute=600)
    )
