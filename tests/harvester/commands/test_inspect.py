"""Commands on files alone: extract, inspect, compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.cli import main
from harvester.demo import DemoFiles
from tests.support.calls import Harvest, objects
from tests.support.paths import DEMO_PAGES

INSPECT_KEYS = {
    "file",
    "title",
    "domain",
    "url",
    "timestamp",
    "effective",
    "updated",
    "dates",
    "unread_dates",
    "sections",
    "words",
}


def test_inspect_and_extract_work_on_files_alone(files: DemoFiles, harvest: Harvest, tmp_path: Path) -> None:
    code, out, _ = harvest("inspect", files.document, "--json")
    (found,) = objects(out)
    assert code == 0
    assert found.keys() >= INSPECT_KEYS
    assert (found["domain"], found["effective"]) == ("larkspur-optics.example", "2012-03-01")
    page = DEMO_PAGES / "2018-privacy.html"
    code = main(
        [
            "extract",
            str(page),
            "--url",
            "https://www.larkspur-optics.example/legal/privacy",
            "--timestamp",
            "20180620162011",
        ]
    )
    assert code == 0
    assert not (tmp_path / "harvest.db").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Ostatnia aktualizacja: 12 maja 2022",
            "  carries a date we could not read “Ostatnia aktualizacja: 12 maja 2022”",
        ),
        ("We keep nothing.", "  states no date"),
    ],
)
def test_inspect_says_whether_a_date_is_written_that_is_not_understood(
    line: str, told: str, harvest: Harvest, tmp_path: Path
) -> None:
    file = tmp_path / "policy.txt"
    file.write_text(f"# Lamps\n\n{line}\n\nWe care about the data of our customers.\n", "utf-8")
    code, out, _ = harvest("inspect", file)
    assert code == 0
    assert told in out.splitlines()
    _, out, _ = harvest("inspect", file, "--json")
    (found,) = objects(out)
    assert found["dates"] == []
    assert found["unread_dates"] == ([line] if "Ostatnia" in line else [])


def test_extract_gives_the_corpus_document_back(
    files: DemoFiles, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = files.document.parent / "page.html"
    source = (DEMO_PAGES / "2012-privacy.html").read_text("utf-8")
    page.write_bytes(source.encode("windows-1252"))
    code = main(
        [
            "extract",
            str(page),
            "--url",
            "http://www.larkspur-optics.example/privacy.html",
            "--timestamp",
            "20120503101112",
            "--domain",
            "larkspur-optics.example",
            "--content-type",
            "text/html; charset=windows-1252",
        ]
    )
    assert code == 0
    assert capfdbinary.readouterr().out == files.document.read_bytes()


def test_compare_needs_no_store(files: DemoFiles, harvest: Harvest, tmp_path: Path) -> None:
    other = tmp_path / "new.txt"
    other.write_text("# Privacy\n\n## 1. Cookies\n\nWe will not use cookies.\n", "utf-8")
    old = tmp_path / "old.txt"
    old.write_text("# Privacy\n\n## 1. Cookies\n\nWe may use cookies.\n", "utf-8")
    code, out, _ = harvest("compare", old, other, "--format", "json")
    (found,) = objects(out)
    assert code == 0
    changes = found["changes"]
    assert isinstance(changes, list)
    assert [["delete", "may"] in change["edits"] for change in changes] == [True]
    assert not (tmp_path / "harvest.db").exists()
