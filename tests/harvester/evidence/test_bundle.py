"""What a bundle holds: the captures as they were served, what follows from them, and who served them."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from harvester.demo import DemoFiles
from harvester.evidence.names import DATAPACKAGE, DIGEST, SUMS
from store import Store
from tests.support.calls import Harvest, objects
from tests.support.evidence import COMPANY, bundle_of, files_in, report_on


def lines(payload: bytes) -> list[dict[str, object]]:
    return objects(payload.decode())


def test_the_captures_are_those_that_were_served(
    harvested: Harvest, files: DemoFiles, tmp_path: Path
) -> None:
    bundled = files_in(bundle_of(harvested, tmp_path).read_bytes())
    records = {}
    for record in ArchiveIterator(io.BytesIO(bundled["archive/data.warc.gz"]), check_digests="raise"):
        if record.rec_type == "response":
            name = (
                record.rec_headers.get_header("WARC-Date"),
                record.rec_headers.get_header("WARC-Target-URI"),
            )
            records[name] = record.raw_stream.read()
    with files.warc.open("rb") as source:
        served = {
            (r.rec_headers.get_header("WARC-Date"), r.rec_headers.get_header("WARC-Target-URI")): (
                r.raw_stream.read()
            )
            for r in ArchiveIterator(source)
            if r.rec_type == "response"
        }
    assert len(records) == 3
    assert all(served[name] == body for name, body in records.items())
    with Store("harvest.db") as store:
        (document,) = store.sources.documents()
        kept = {hashlib.sha256(one.snapshot.body).hexdigest() for one in store.snapshots.of(document.id)}
    assert {hashlib.sha256(body).hexdigest() for body in records.values()} <= kept


def test_each_bound_is_there_with_its_row_of_the_index(unchanged: Harvest, tmp_path: Path) -> None:
    log = objects(unchanged("log", *COMPANY, "--json")[1])
    bundled = files_in(bundle_of(unchanged, tmp_path).read_bytes())
    captures = {role: one for one in lines(bundled["evidence/captures.jsonl"]) for role in one["roles"]}  # type: ignore[attr-defined]
    assert captures["before-first"]["timestamp"] == log[2]["first_capture"]
    assert captures["before-last"]["timestamp"] == log[2]["last_capture"] == log[3]["after_capture"]
    assert captures["after-first"]["timestamp"] == log[3]["first_capture"]
    for one in captures.values():
        assert isinstance(one["index"], dict)
        assert one["index"]["timestamp"] == one["timestamp"]
        assert one["listed_by"] == ["larkspur.warc"]
        assert one["proof"]["kind"] == "warc"  # type: ignore[index]
        assert one["proof"]["payload_digest"] == f"sha1:{one['index']['digest']}"  # type: ignore[index]


def test_texts_and_comparison_are_those_that_the_commands_show(unchanged: Harvest, tmp_path: Path) -> None:
    log = objects(unchanged("log", *COMPANY, "--json")[1])
    bundled = files_in(bundle_of(unchanged, tmp_path).read_bytes())
    for name, version in (("before", log[2]), ("after", log[3])):
        assert hashlib.sha256(bundled[f"evidence/{name}.md"]).hexdigest() == version["sha256"]
    diff = json.loads(unchanged("diff", *COMPANY, "3", "4", "--format", "json")[1])
    found = json.loads(bundled["evidence/comparison.json"])
    own = ("before", "after", "made_at")
    assert {name: found[name] for name in diff if name not in own} == {
        name: diff[name] for name in diff if name not in own
    }
    for side, version in (("before", log[2]), ("after", log[3])):
        kept = {
            name: value
            for name, value in version.items()
            if name not in ("memento", "url", "source", "proof", "change", "rendered", "last_rendered")
        }
        assert kept.items() <= found[side].items()
    page = bundled["evidence/redline.html"].decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "Larkspur Optics · Privacy Policy" in page


def test_nothing_names_an_archive_that_was_not_asked(unchanged: Harvest, tmp_path: Path) -> None:
    data = bundle_of(unchanged, tmp_path).read_bytes()
    assert b"web.archive.org" not in data
    assert str(tmp_path).encode() not in data


def test_the_same_store_gives_the_same_bytes(harvested: Harvest, tmp_path: Path) -> None:
    first = bundle_of(harvested, tmp_path).read_bytes()
    (tmp_path / "3-4.wacz").unlink()
    shutil.copy("harvest.db", "copy.db")
    code, _, _ = harvested("evidence", "--db", "copy.db", *COMPANY, "3", "4", "--output", tmp_path / "b.wacz")
    assert code == 0
    assert (tmp_path / "b.wacz").read_bytes() == first


def test_the_store_is_not_changed(harvested: Harvest, tmp_path: Path) -> None:
    before = Path("harvest.db").read_bytes()
    bundle_of(harvested, tmp_path)
    assert Path("harvest.db").read_bytes() == before


def test_every_file_is_named_by_us_and_listed(unchanged: Harvest, tmp_path: Path) -> None:
    data = bundle_of(unchanged, tmp_path, "1", "2").read_bytes()
    bundled = files_in(data)
    package = json.loads(bundled[DATAPACKAGE])
    assert [one["path"] for one in package["resources"]] == [
        name for name in bundled if name not in (DATAPACKAGE, DIGEST)
    ]
    assert package["wacz_version"] == "1.1.1"
    for one in package["resources"]:
        assert one["hash"] == f"sha256:{hashlib.sha256(bundled[one['path']]).hexdigest()}"
        assert one["bytes"] == len(bundled[one["path"]])
    digest = json.loads(bundled[DIGEST])
    assert digest["hash"] == f"sha256:{hashlib.sha256(bundled[DATAPACKAGE]).hexdigest()}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_capture_that_was_not_fetched_is_no_record(harvested: Harvest, tmp_path: Path) -> None:
    """The last capture of version 1 is a revisit, which the plan does not fetch: only its row is evidence."""
    data = bundle_of(harvested, tmp_path, "1", "2").read_bytes()
    bundled = files_in(data)
    last = next(one for one in lines(bundled["evidence/captures.jsonl"]) if "before-last" in one["roles"])  # type: ignore[operator]
    assert (last["held"], last["served"]) == ("same-digest", None)
    assert last["same_as"][0] == "20120503101112"  # type: ignore[index]
    assert bundled["indexes/index.cdx"].count(b"\n") == 2
    assert b"It was not fetched" in bundled["evidence/README.txt"]
    assert report_on(data, tmp_path).faults == ()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_alone_checks_it(unchanged: Harvest, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle_of(unchanged, tmp_path)) as archive:
        archive.extractall(tmp_path / "unzipped")
    command = ["sha256sum", "--strict", "-c", SUMS]
    done = subprocess.run(command, cwd=tmp_path / "unzipped", capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.count(": OK") == len(files_in((tmp_path / "3-4.wacz").read_bytes())) - 3
    text = tmp_path / "unzipped" / "evidence" / "after.md"
    text.write_bytes(text.read_bytes().replace(b"binoculars", b"telescopes", 1))
    done = subprocess.run(command, cwd=tmp_path / "unzipped", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "evidence/after.md: FAILED" in done.stdout
