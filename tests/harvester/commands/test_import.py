"""Importing corpus documents: one that no rule foresaw holds back no other."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from harvester.demo import DemoFiles
from harvester.pipeline import comparing, corpus_files
from harvester.pipeline.extracting import read_text
from harvester.processes import workers
from store.tables.texts import Text
from tests.support.calls import Harvest
from tests.support.harvests import contents


def test_a_text_that_cannot_be_read_is_refused_with_a_reason(
    files: DemoFiles, harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.md"
    other.write_bytes(files.document.read_bytes() + b"\nAnd more.\n")

    def fail_for_other(title: str, markdown: str) -> Text:
        if "And more." in markdown:
            raise KeyError("no rule")
        return read_text(title, markdown)

    monkeypatch.setattr(corpus_files, "read_text", fail_for_other)
    code, out, err = harvest("import", other, files.document)
    assert code == 1
    assert "1 document imported, 1 new, 1 refused" in out
    assert "other.md" in err
    assert "KeyError" in err


def test_texts_that_cannot_be_compared_are_named(
    harvested: Harvest, files: DemoFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise IndexError("no rule")

    # Another capture, with words of its own, lies between two that were read.
    document = files.document.read_bytes().replace(b"20120503101112", b"20130503101112")
    files.document.write_bytes(document.replace(b"2012-05-03", b"2013-05-03") + b"\nAnd something else.\n")
    monkeypatch.setattr(comparing, "compare", fail)
    code, out, err = harvested("import", files.document)
    assert (code, "1 new" in out) == (1, True)
    assert "larkspur/privacy: its texts could not be compared (IndexError" in err


def test_a_folder_an_archive_and_a_list_are_imported(
    files: DemoFiles, harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "one.md").write_bytes(files.document.read_bytes())
    (folder / "bad.md").write_text("not a corpus document")
    code, out, err = harvest("import", folder, "--report", "refused.csv")
    assert (code, out) == (1, "1 document imported, 1 new, 1 refused\n")
    assert "bad.md" in err
    report = (tmp_path / "refused.csv").read_text()
    assert report.splitlines()[0] == "file,reason"
    assert "bad.md,does not have the header" in report
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(folder / "one.md", "deep/one.md")
    assert harvest("import", "all.zip")[:2] == (0, "1 document imported, 0 new\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("policies/one.md\n"))
    code, out, _ = harvest("import", "-")
    assert (code, "(already known)" in out) == (0, True)


def test_processes_import_the_same_and_say_the_same(
    files: DemoFiles, harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_LEAST_PAGES", 1)
    document = files.document.read_bytes()
    folder = tmp_path / "policies"
    folder.mkdir()
    for year in (2011, 2013):
        another = document.replace(b"20120503101112", f"{year}0503101112".encode())
        another = another.replace(b"2012-05-03", f"{year}-05-03".encode())
        (folder / f"{year}.md").write_bytes(another + f"\nWords of {year}.\n".encode())
    (folder / "bad.md").write_text("not a corpus document")
    said = [
        harvest("--db", f"{jobs}.db", "import", folder, files.document, "--jobs", jobs) for jobs in (1, 2)
    ]
    assert said[0] == said[1]
    assert (said[0][0], "3 documents imported, 3 new, 1 refused" in said[0][1]) == (1, True)
    stored = [contents(tmp_path / f"{jobs}.db") for jobs in (1, 2)]
    assert stored[0] == stored[1]
    assert len(stored[0]["comparisons"]) == 2
