"""`harvest bulk`: the rows of the ordinary pipeline, whole or resumed, whatever the inputs are like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import fsspec
import pytest
from pyarrow import parquet
from warcio.archiveiterator import ArchiveIterator

import harvester.bulk.build
from harvester.bulk.data_set import Manifest
from harvester.bulk.inputs import find_inputs
from harvester.bulk.part import PartResult, make_part
from harvester.bulk.rules import bulk_rules
from harvester.bulk.tables import TABLES
from harvester.config import load
from harvester.corpus import header
from tests.support.calls import Harvest
from tests.support.data_sets import has_rows_of, table_rows
from tests.support.many_archives import ManyArchives
from tests.support.paths import ROOT
from tests.support.stand_in.world import Held
from tests.support.warcs import Revisit, digest, write_warc

MANY = ManyArchives(files=3, captures=30, companies=5)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with archives, corpus documents and a configuration."""
    folder = tmp_path_factory.mktemp("bulk")
    MANY.write(folder / "warcs")
    corpus = folder / "corpus"
    corpus.mkdir()
    for number in (0, 3):
        domain = MANY.domain(number)
        text = (
            f"# Privacy Policy\n\nLast updated: May 5, 2010\n\n## 1. Scope\n\nMaker {number} keeps nothing.\n"
        )
        first = header(domain, "20100506070809", f"http://{domain}/privacy")
        (corpus / f"{domain}.md").write_text(f"{first}\n\n{text}", "utf-8")
    (folder / "config.toml").write_text(MANY.configuration(), "utf-8")
    return folder


def parts(out: Path) -> dict[str, tuple[int, bytes]]:
    """Return the files of a data set, with what tells whether they were written again."""
    return {
        str(file.relative_to(out)): (file.stat().st_mtime_ns, file.read_bytes())
        for file in sorted(out.rglob("part-*"))
    }


def test_its_rows_are_those_of_an_ordinary_run(here: Path, harvest: Harvest) -> None:
    assert harvest("import", "corpus", "--quiet")[0] == 0
    # The archives do not have the captures that the corpus documents cite.
    assert harvest("--archive", "warcs", "run", "--budget", "100000", "--quiet")[0] == 1
    assert harvest("export", "parquet", "exported")[0] == 0
    code, out, err = harvest("bulk", "--jobs", "1", "warcs", "corpus", "out")
    assert (code, err.count("not served by the archive")) == (1, 2)
    assert out.startswith("out: ")
    assert len(list((here / "out" / "captures").iterdir())) > 1
    assert has_rows_of(here / "out", here / "exported")
    assert (here / "out" / "_SUCCESS").exists()


def test_each_worker_gets_several_parts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    inputs = find_inputs([str(here / "warcs")])
    rules = bulk_rules(load(here / "config.toml", {}), inputs.location, datetime.now(UTC))
    large = replace(inputs, files=tuple(replace(one, size=2**20) for one in inputs.files))
    larger = replace(inputs, files=tuple(replace(one, size=2**28) for one in inputs.files))
    assert [Manifest.of(inputs, rules, workers).parts for workers in (1, 2)] == [1, 1]
    assert [Manifest.of(large, rules, workers).parts for workers in (1, 2, 4, 64)] == [2, 16, 32, 48]
    assert Manifest.of(larger, rules, 2).parts == 3 * 2**7


@pytest.mark.parametrize("table", [one.name for one in TABLES])
def test_all_rows_of_a_domain_are_in_one_file_and_sorted_by_it(
    here: Path, harvest: Harvest, table: str
) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out") == (0, "", "")
    seen: dict[str, Path] = {}
    for file in sorted((here / "out" / table).iterdir()):
        rows = parquet.read_table(file).to_pylist()
        domains = [row["domain"] for row in rows if row.get("kind") != "other"]
        assert domains == sorted(domains)
        assert all(row["company"] == slug(row["domain"]) for row in rows if row["company"])
        for domain in domains:
            assert seen.setdefault(domain, file) == file
    known = {MANY.domain(number) for number in range(MANY.companies)}
    # One of the policies never changed.
    assert set(seen) == known - ({MANY.domain(0)} if table == "changes" else set())


def slug(domain: str) -> str:
    """Return the slug of the company at a domain."""
    return domain.partition(".")[0]


def test_every_capture_has_a_row_with_its_place(here: Path, harvest: Harvest) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    captures = parquet.read_table(here / "out" / "captures").to_pylist()
    assert {row["state"] for row in captures} >= {"read", "listed"}
    assert all(Path(row["input"]).is_file() and row["offset"] is not None for row in captures)
    shop = [row for row in captures if "/shop/" in row["url"]]
    assert not shop


def test_without_a_configuration_addresses_name_the_policies(here: Path, harvest: Harvest) -> None:
    (here / "config.toml").unlink()
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    versions = parquet.read_table(here / "out" / "versions").to_pylist()
    assert {row["company"] for row in versions} == {f"maker{number}" for number in range(MANY.companies)}
    assert {row["document"] for row in versions} == {"privacy"}
    assert {row["document_title"] for row in versions} == {"Privacy Policy"}


def test_two_companies_of_one_name_stay_two(here: Path, harvest: Harvest) -> None:
    page = b"<title>Privacy Policy</title><h1>Privacy Policy</h1>" + b"<p>We keep what you tell us.</p>" * 30
    held = [Held("20150101000000", f"http://twin.{end}/privacy", page) for end in ("example", "test")]
    folder = here / "twins"
    folder.mkdir()
    for number, one in enumerate(held):
        write_warc(folder / f"{number}.warc.gz", [one])
    (here / "config.toml").unlink()
    assert harvest("bulk", "--jobs", "1", "--quiet", "twins", "out")[0] == 0
    versions = parquet.read_table(here / "out" / "versions").to_pylist()
    assert {(row["domain"], row["company"]) for row in versions} == {
        ("twin.example", "twin"),
        ("twin.test", "twin-test"),
    }


def test_what_is_complete_is_not_made_again(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def breaking(part: int, packed: Iterable[bytes], *rest: Any) -> PartResult:
        asked.append(part)
        if len(asked) == 3:
            raise OSError(28, "No space left on device")
        return make_part(part, packed, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(harvester.bulk.build, "make_part", breaking)
        code, out, err = harvest("bulk", "--jobs", "1", "warcs", "out")
    assert (code, out) == (1, "")
    assert "cannot be written (No space left on device)" in err
    assert not (here / "out" / "_SUCCESS").exists()
    before = parts(here / "out")
    assert len(before) == 2 * 5
    (here / "out" / "versions" / ".part-00009.parquet.77.unfinished").write_bytes(b"half")
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out") == (0, "", "")
    after = parts(here / "out")
    assert {name: after[name] for name in before} == before
    assert not list((here / "out").rglob("*.unfinished"))
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "whole")[0] == 0
    assert has_rows_of(here / "out", here / "whole")
    # Once it is complete, it is not touched.
    assert harvest("bulk", "--jobs", "1", "warcs", "out")[0] == 0
    assert parts(here / "out") == after


def test_what_cannot_be_read_is_said_and_holds_up_nothing(here: Path, harvest: Harvest) -> None:
    whole = (here / "warcs" / "crawl-001.warc.gz").read_bytes()
    (here / "warcs" / "crawl-001.warc.gz").write_bytes(whole[: len(whole) // 2])
    (here / "warcs" / "no.warc.gz").write_bytes(b"this is no archive")
    (here / "corpus" / "no.md").write_text("no corpus document", "utf-8")
    code, _, err = harvest("bulk", "--jobs", "1", "warcs", "corpus", "out")
    assert code == 1
    assert "crawl-001.warc.gz: is damaged or ends in the middle of a record" in err
    assert err.count("crawl-001.warc.gz") == 1
    assert "no.warc.gz" in err
    assert "no.md: does not have the header of a corpus document" in err
    assert table_rows(here / "out", "versions")
    # It is said again when nothing is left to be done.
    assert harvest("bulk", "--jobs", "1", "warcs", "corpus", "out")[0] == 1


def test_a_folder_with_something_else_is_refused(here: Path, harvest: Harvest) -> None:
    (here / "out").mkdir()
    (here / "out" / "thesis.txt").write_text("mine", "utf-8")
    code, _, err = harvest("bulk", "--jobs", "1", "warcs", "out")
    assert code == 2
    assert "is not empty, and holds no data set of `harvest bulk`" in err
    assert [one.name for one in (here / "out").iterdir()] == ["thesis.txt"]
    code, _, err = harvest("bulk", "--jobs", "1", "warcs", "out/thesis.txt")
    assert code == 2
    assert "it is not a folder" in err


def test_a_data_set_of_other_files_or_rules_is_refused(here: Path, harvest: Harvest) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    assert "was made of other files" in harvest("bulk", "--jobs", "1", "corpus", "out")[2]
    (here / "config.toml").unlink()
    assert "with another configuration" in harvest("bulk", "--jobs", "1", "warcs", "out")[2]
    (here / "out" / "_harvest.json").write_text("{", "utf-8")
    assert "has a damaged _harvest.json" in harvest("bulk", "--jobs", "1", "warcs", "out")[2]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "there is no such file"),
        ("warcs/*.arc", "names no file"),
        ("config.toml", "is no WARC or WACZ file and no corpus document"),
        ("quatsch://bucket/a.warc.gz", "quatsch"),
    ],
)
def test_an_input_that_is_none_is_an_error(here: Path, harvest: Harvest, name: str, said: str) -> None:
    code, _, err = harvest("bulk", "--jobs", "1", name, "out")
    assert code == 2
    assert said in err
    assert not (here / "out").exists()


def test_redirects_and_repeats_that_lead_to_other_addresses(here: Path, harvest: Harvest) -> None:
    """The page that a redirect leads to comes along, and the payload that a revisit repeats."""
    page = b"<title>Privacy Policy</title><h1>Privacy Policy</h1>" + b"<p>We keep what you tell us.</p>" * 30
    other = page.replace(b"keep", b"sell")
    folder = here / "led"
    folder.mkdir()
    elsewhere = "http://pages.example/shared"
    write_warc(
        folder / "led.warc.gz",
        [
            Held("20150101000000", "http://maker0.example/privacy", page),
            Held("20180101000000", "http://maker0.example/privacy", b"", 302, (("Location", elsewhere),)),
            Held("20180101000003", elsewhere, page),
            Held("20160101000000", "http://texts.example/17", other),
            Revisit(
                "20170101000000",
                "http://maker0.example/privacy",
                digest(other),
                ("http://texts.example/17", "20160101000000"),
            ),
        ],
    )
    assert harvest("--archive", "led", "run", "--budget", "100000", "--quiet", "--company", "maker0")[0] == 0
    assert harvest("export", "parquet", "exported", "--company", "maker0")[0] == 0
    assert harvest("bulk", "--jobs", "1", "--quiet", "led", "out")[0] == 0
    assert has_rows_of(here / "out", here / "exported")
    assert len(table_rows(here / "out", "versions")) == 3
    kinds = {row["url"]: row["kind"] for row in parquet.read_table(here / "out" / "captures").to_pylist()}
    assert kinds["http://texts.example/17"] == "other"


def test_files_at_addresses_are_read_and_written(here: Path, harvest: Harvest) -> None:
    """The file system of fsspec in memory stands for an object store."""
    memory = fsspec.filesystem("memory")
    for file in (here / "warcs").iterdir():
        memory.pipe_file(f"/bucket/warcs/{file.name}", file.read_bytes())
    name = "memory://bucket/warcs/*.warc.gz"
    assert harvest("bulk", "--jobs", "1", "--quiet", name, "memory://bucket/out") == (0, "", "")
    memory.get("/bucket/out/", str(here / "copy"), recursive=True)
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    assert has_rows_of(here / "copy", here / "out")
    code, out, _ = harvest("--db", "one.db", "import", "memory://bucket/out", "--company", "maker1")
    assert (code, out.partition(":")[0]) == (0, "maker1")
    memory.rm("/bucket", recursive=True)


def test_duckdb_reads_it_as_the_documentation_says(here: Path, harvest: Harvest) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "history")[0] == 0
    query = re.search(r"```sql\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    assert query is not None
    assert "list_contains(topics, 'sale')" in query[1]
    asked = query[1].replace("list_contains(topics, 'sale')", "words_added > 0")
    duckdb.execute(query[1])
    found = duckdb.execute(asked).fetchall()
    assert {row[0] for row in found} & {MANY.domain(number) for number in range(MANY.companies)}
    # Of a capture that was not read, because its bytes are those of another, that one's record is named.
    assert {row[-2] for row in found} <= {file.name for file in (here / "warcs").iterdir()}
    assert all(row[-1].startswith("<urn:uuid:") for row in found)


def test_the_captures_say_where_the_page_that_shows_a_change_is(here: Path, harvest: Harvest) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "history")[0] == 0
    found = duckdb.execute(
        "SELECT v.known_from, v.after_proof_record, c.input, c.offset FROM 'history/changes/*.parquet' v "
        "LEFT JOIN 'history/captures/*.parquet' c ON c.domain = v.domain AND c.document = v.document "
        "AND c.captured = v.known_from AND c.kind = 'capture'"
    ).fetchall()
    assert found
    for known_from, proof, file, offset in found:
        with Path(file).open("rb") as opened:
            opened.seek(offset)
            record = next(iter(ArchiveIterator(opened)))
        captured = datetime.fromisoformat(record.rec_headers["WARC-Date"])
        assert captured == known_from.astimezone(UTC)
        assert proof in (None, record.rec_headers["WARC-Record-ID"])
