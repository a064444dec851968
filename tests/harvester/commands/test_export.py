"""`harvest export`: what other tools get, written completely or not at all, and nothing of the user's."""

from __future__ import annotations

import csv
import errno
import gc
import json
import re
import sys
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from pyarrow import parquet

from harvester.corpus import read_citation
from harvester.demo import DemoFiles
from harvester.export.folder import LIST
from tests.support.calls import Harvest, objects
from tests.support.paths import ROOT
from tests.support.several_policies import (
    KEPT,
    SHARED,
    SOLD,
    TEMPLATE,
    Policy,
    enter_copy,
    harvest_policies,
    harvest_twice,
    page,
)
from tests.support.stationery_policy import OLD
from tests.support.stores import fingerprint


@pytest.fixture(scope="module")
def harvested_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which three policies were harvested, and `late` in it, without what came later."""
    return harvest_twice(tmp_path_factory.mktemp("policies"), TEMPLATE, until="2013")


@pytest.fixture
def here(harvested_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it in which commands are called."""
    return enter_copy(harvested_once, tmp_path, monkeypatch)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_texts_are_corpus_documents_of_every_version(here: Path, harvest: Harvest) -> None:
    code, out, err = harvest("export", "text", "texts")
    assert (code, out) == (0, "texts: 6 corpus documents\n")
    assert "the header line of 6 documents names the Wayback Machine" in err
    told = objects(harvest("log", "--json")[1])
    for version in told:
        file = here / "texts" / str(version["company"]) / "privacy" / f"{version['first_capture']}.md"
        cited = read_citation(file.read_bytes(), file.name)
        assert (cited.timestamp, cited.url) == (version["first_capture"], version["url"])
        assert cited.domain == f"{version['company']}.example"
        read = objects(harvest("inspect", str(file), "--json")[1])[0]
        assert read["words"] == version["words"]
    index = cells(here / "texts" / "index.csv")
    assert [one["file"] for one in index] == [
        f"{one['company']}/privacy/{one['first_capture']}.md" for one in told
    ]
    assert {one["source"] for one in index} == {"archive.warc.gz"}
    assert not any(one["missing"] for one in index)


def test_a_corpus_document_that_was_imported_comes_out_byte_for_byte(
    files: DemoFiles, harvest: Harvest
) -> None:
    given = files.document.read_bytes()
    cited = read_citation(given, "given")
    assert harvest("import", files.document)[0] == 0
    for name, recipe in (("own", ()), ("corpus", ("--recipe", "corpus"))):
        assert harvest("export", "text", name, *recipe)[0] == 0
        (file,) = Path(name).rglob("*.md")
        assert (file.name, file.read_bytes()) == (f"{cited.timestamp}.md", given)
    code, out, err = harvest("export", "text", "complete", "--recipe", "complete")
    assert (code, out) == (1, "complete: 0 corpus documents\n")
    assert "1 version without such a text: larkspur" in err
    assert "only a corpus document shows it" in err
    (row,) = cells(Path("complete/index.csv"))
    assert (row["file"], "only a corpus document" in row["missing"]) == ("", True)


def test_the_other_recipe_is_derived_from_the_stored_pages(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    policy = Policy("juniper", "Juniper & Reed", {"20120115120000": OLD})
    harvest_policies(tmp_path, [policy])
    assert harvest("export", "text", "complete", "--recipe", "complete")[0] == 0
    assert harvest("export", "text", "corpus", "--recipe", "corpus")[0] == 0
    (complete,), (corpus,) = (list(Path(name).rglob("*.md")) for name in ("complete", "corpus"))
    assert "Regions" in complete.read_text("utf-8")
    assert "Regions" not in corpus.read_text("utf-8")
    (tmp_path / "page.html").write_bytes(policy.captures["20120115120000"])
    call = ("extract", "page.html", "--url", policy.url, "--timestamp", "20120115120000", "--recipe")
    for recipe, found in (("complete", complete), ("corpus", corpus)):
        code, out, _ = harvest(*call, recipe)
        assert (code, out.encode()) == (0, found.read_bytes())


def test_tables_say_what_json_says_and_their_dates_are_dates(here: Path, harvest: Harvest) -> None:
    told = objects(harvest("log", "--json")[1])
    for form in ("jsonl", "csv", "parquet"):
        code, out, _ = harvest("export", form, form)
        assert (code, out) == (0, f"{form}: 6 versions, 21 sections, 3 changes\n")
    as_lines, as_cells = lines(here / "jsonl/versions.jsonl"), cells(here / "csv/versions.csv")
    as_rows = parquet.read_table(here / "parquet/versions.parquet").to_pylist()
    assert list(as_cells[0]) == list(as_lines[0]) == list(as_rows[0])
    for version, line, cell, row in zip(told, as_lines, as_cells, as_rows, strict=True):
        for name in ("company", "document", "version", "dated", "effective", "flags", "words", "sha256"):
            assert line[name] == row[name] == version[name]
        seen = datetime.strptime(str(version["first_capture"]), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        assert datetime.fromisoformat(str(line["first_capture"])) == seen == row["first_capture"]
        assert datetime.fromisoformat(cell["first_capture"]) == seen
        assert row["dated_day"] == seen.date() == date.fromisoformat(cell["dated_day"])
        assert (line["proof_kind"], cell["proof_file"], row["proof_record"]) == (
            "warc",
            "archive.warc.gz",
            version["proof"]["record"],  # type: ignore[index]
        )
    assert not any(
        isinstance(v, str) and v.isdigit() and len(v) == 14 for one in as_lines for v in one.values()
    )


def test_lists_in_csv_can_be_parted(here: Path, harvest: Harvest) -> None:
    for form in ("jsonl", "csv"):
        assert harvest("export", form, form)[0] == 0
    changes = lines(here / "jsonl/changes.jsonl")
    assert any(one["topics"] for one in changes)
    for change, cell in zip(changes, cells(here / "csv/changes.csv"), strict=True):
        assert change["topic_names"] == [one["name"] for one in change["because"]]  # type: ignore[attr-defined]
        for name in ("kinds", "topics", "topic_names"):
            assert (cell[name].split(", ") if cell[name] else []) == change[name]


def test_sections_give_the_texts_back_and_changes_their_edits(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "jsonl", "out", "--company", "acorn")[0] == 0
    versions, sections, changes = (
        lines(here / f"out/{name}.jsonl") for name in ("versions", "sections", "changes")
    )
    assert {one["company"] for one in (*versions, *sections, *changes)} == {"acorn"}
    joined = "".join(f"{one['raw_heading']}{one['body']}" for one in sections if one["version"] == 2)
    assert SOLD in joined
    lives = [
        {one["heading"]: one["lineage"] for one in sections if one["version"] == number} for number in (1, 2)
    ]
    assert lives[0] == lives[1]
    assert len(set(lives[0].values())) == len(lives[0]) > 1
    assert all(re.fullmatch(r"20120115120000-\d+", str(lineage)) for lineage in lives[0].values())
    (change,) = changes
    assert change["before_lineage"] == change["after_lineage"] == lives[1][change["after_heading"]]
    told = objects(harvest("diff", "acorn", "1", "2", "--format", "json")[1])[0]["changes"][0]  # type: ignore[index]
    assert (change["edits"], change["kinds"]) == (told["edits"], told["kinds"])
    assert (change["words_added"], change["words_removed"]) == (told["words_added"], told["words_removed"])
    assert (change["from_version"], change["to_version"]) == (1, 2)
    assert (change["not_before"], change["known_from"]) == ("2012-01-15T12:00:00Z", "2013-03-01T12:00:00Z")
    assert (change["before_proof_kind"], change["after_proof_kind"]) == ("warc", "warc")


def test_no_cell_is_a_formula(tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    title = '=HYPERLINK("http://x.example")'
    policy = Policy(
        "acorn", "=1+1", {"20120115120000": page("Acorn", KEPT, SHARED, title=title)}, title="@SUM(A1)"
    )
    harvest_policies(tmp_path, [policy])
    assert harvest("export", "csv", "out")[0] == 0
    (row,) = cells(tmp_path / "out/versions.csv")
    assert (row["title"], row["company_name"], row["document_title"]) == (f"'{title}", "'=1+1", "'@SUM(A1)")


@pytest.mark.parametrize("form", ["text", "jsonl", "csv", "parquet"])
def test_the_same_store_gives_the_same_files_and_writes_nothing_twice(
    here: Path, harvest: Harvest, form: str
) -> None:
    assert harvest("export", form, "one")[0] == 0
    assert harvest("export", form, "two")[0] == 0
    found = [{name: facts[0] for name, facts in fingerprint(here / name).items()} for name in ("one", "two")]
    assert found[0] == found[1]
    assert harvest("export", form, "one")[0] == 0
    assert {name: facts[0] for name, facts in fingerprint(here / "one").items()} == found[0]


def test_an_export_follows_its_store(here: Path, harvest: Harvest) -> None:
    call = ("export", "text", "texts", "--db")
    assert harvest(*call, "late/harvest.db")[1] == "texts: 4 corpus documents\n"
    assert harvest(*call, "harvest.db")[1] == "texts: 6 corpus documents\n"
    assert harvest("export", "text", "fresh")[0] == 0
    assert harvest(*call, "late/harvest.db")[1] == "texts: 4 corpus documents\n"
    assert len(list((here / "texts").rglob("*.md"))) == 4
    assert not list((here / "texts").glob(".harvest-unfinished"))


def test_nothing_of_the_users_is_overwritten(here: Path, harvest: Harvest) -> None:
    mine = here / "mine"
    mine.mkdir()
    (mine / "versions.csv").write_text("my own work\n")
    before = fingerprint(mine)
    code, _, err = harvest("export", "csv", "mine")
    assert (code, "is not empty, and holds no export of harvest" in err) == (2, True)
    assert fingerprint(mine) == before
    assert harvest("export", "csv", "ours")[0] == 0
    (here / "ours/versions.csv").write_text("my own work\n")
    (here / "ours/notes.txt").write_text("mine, too\n")
    before = fingerprint(here / "ours")
    code, _, err = harvest("export", "csv", "ours")
    assert (code, "was changed since" in err.replace("were", "was"), "versions.csv" in err) == (2, True, True)
    assert {n: f[0] for n, f in fingerprint(here / "ours").items()} == {n: f[0] for n, f in before.items()}
    (here / "ours/versions.csv").unlink()
    assert harvest("export", "csv", "ours")[0] == 0
    assert (here / "ours/notes.txt").read_text() == "mine, too\n"
    code, _, err = harvest("export", "jsonl", "ours")
    assert (code, "holds another export (csv, not jsonl)" in err) == (2, True)


def test_a_file_that_is_gone_from_the_export_stays_if_it_was_changed(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "text", "texts")[0] == 0
    edited = here / "texts/acorn/privacy/20130301120000.md"
    edited.write_text("a note of mine")
    code, _, err = harvest("export", "text", "texts", "--db", "late/harvest.db")
    assert (code, "20130301120000.md" in err, edited.read_text()) == (0, True, "a note of mine")
    assert not (here / "texts/birch/privacy/20140506070809.md").exists()


def test_nothing_is_written_through_a_link(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "text", "texts")[0] == 0
    (here / "elsewhere").mkdir()
    moved = here / "texts/acorn"
    moved.rename(here / "kept")
    moved.symlink_to(here / "elsewhere")
    code, _, err = harvest("export", "text", "texts")
    assert (code, "acorn" in err) == (2, True)
    assert list((here / "elsewhere").iterdir()) == []


def test_an_interrupted_export_is_taken_up(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert harvest("export", "jsonl", "out", "--db", "late/harvest.db")[0] == 0
    real, calls = Path.replace, []

    def failing(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        assert harvest("export", "jsonl", "out")[0] == 130
    assert len(calls) == 3
    assert harvest("export", "jsonl", "out")[0] == 0
    assert harvest("export", "jsonl", "fresh")[0] == 0
    found = [(here / name / LIST).read_bytes() for name in ("out", "fresh")]
    assert found[0] == found[1]


def test_slugs_of_any_kind_stay_inside(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    policies = [
        Policy(slug, "Acorn", {"20120115120000": page("Acorn", KEPT, SHARED)})
        for slug in ("con", "a" * 60, "x-0123456789")
    ]
    harvest_policies(tmp_path, policies)
    assert harvest("export", "text", "texts")[0] == 0
    names = sorted(path.parent.parent.name for path in (tmp_path / "texts").rglob("*.md"))
    assert len(names) == 3
    assert not {"con", "x-0123456789"} & set(names)


def test_a_missing_package_is_named(here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "harvester.export.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, out, err = harvest("export", "parquet", "out")
    assert (code, out) == (2, "")
    assert "needs the package pyarrow" in err
    assert "policy-harvest[parquet]" in err
    assert not (here / "out").exists()


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_a_full_disk_is_said_once_and_in_a_sentence(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    unraisable: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: unraisable.append(found.exc_value))

    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("harvester.export.table_files._for_json", full)
    code, _, err = harvest("export", form, "out")
    gc.collect()
    assert code == 2
    assert err == "harvest: out: cannot be written to (No space left on device). Name another folder\n"
    assert unraisable == []
    assert not Path("out").exists()


def test_what_cannot_be_meant_is_refused(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "csv", "out", "--recipe", "corpus")[0] == 2
    assert harvest("export", "xml", "out")[0] == 2
    code, _, err = harvest("export", "text", "out", "--company", "dogwood")
    assert (code, "acorn" in err) == (2, True)
    (here / "file").write_text("x")
    assert harvest("export", "text", "file")[0] == 2
    assert not (here / "out").exists()


def test_the_example_of_the_documentation_runs(
    here: Path, harvest: Harvest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert harvest("export", "parquet", "tables")[0] == 0
    block = re.search(r"^```py\n(.*?)^```", (ROOT / "docs/export.md").read_text("utf-8"), re.M | re.S)
    assert block
    exec(compile(block[1], "<export.md>", "exec"), {})
    out = capsys.readouterr().out
    assert "acorn" in out
    assert "cedar" not in out


def test_a_list_that_was_altered_leads_nowhere(here: Path, harvest: Harvest) -> None:
    victim = here / "victim.txt"
    victim.write_text("mine")
    assert harvest("export", "csv", "out")[0] == 0
    found = json.loads((here / "out" / LIST).read_text("utf-8"))
    found["files"]["../victim.txt"] = [sha256(b"mine").hexdigest()]
    (here / "out" / LIST).write_text(json.dumps(found))
    code, _, err = harvest("export", "csv", "out")
    assert (code, "damaged list" in err, victim.read_text()) == (2, True, "mine")


def test_an_export_changes_nothing_in_the_store(here: Path, harvest: Harvest) -> None:
    before = {name: facts for name, facts in fingerprint(here).items() if name.startswith("harvest.db")}
    for form in ("text", "jsonl", "csv", "parquet", "git"):
        assert harvest("export", form, form)[0] == 0
    assert harvest("feed")[0] == 0
    after = {name: facts for name, facts in fingerprint(here).items() if name.startswith("harvest.db")}
    assert after == before
