"""What a check finds: any byte that was changed, and anything that does not follow from the captures."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harvester.errors import ConfigError
from harvester.evidence import check
from harvester.evidence.check import check_bundle
from harvester.evidence.names import CAPTURES, HEAD, VERSIONS, WARC
from harvester.pipeline.generations import EXTRACTORS
from tests.support.evidence import demo_bundle, edited, files_in, forged, packed, records_in, report_on


@pytest.fixture
def data() -> bytes:
    """Return a bundle whose three captures were all fetched."""
    return demo_bundle("3", "4")


def test_an_intact_bundle_is_checked_without_a_store(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    report = report_on(data, tmp_path)
    assert (report.faults, report.unchecked) == ((), ())
    assert [line.partition(":")[0] for line in report.checked] == [
        "3 captures",
        "evidence/before.md",
        "evidence/after.md",
        "the comparison and the pages",
    ]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def places(data: bytes) -> list[int]:
    """Return where a byte is changed: in every part of the ZIP file, and all over it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    directory = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    found = {0, 1, 4, len(data) - 1, *range(directory, directory + 60), *range(end, len(data))}
    for entry in entries:
        begin = entry.header_offset
        found |= {begin + at for at in (3, 5, 7, 9, 11, 15, 18, 22, 26, 28, 30)}
        payload = begin + 30 + len(entry.filename)
        found |= {payload, payload + entry.file_size // 2, payload + entry.file_size - 1}
    return sorted(found | {*random.Random(11).sample(range(len(data)), 300)})


def test_each_changed_byte_is_found(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "altered.wacz"
    masks = random.Random(11)
    for place in places(data):
        mask = masks.choice((0x01, 0x20, 0x80, 0xFF))
        altered = bytearray(data)
        altered[place] ^= mask
        path.write_bytes(altered)
        report = check_bundle(path)
        assert report.faults, f"byte {place} ^ {mask:#x}"
        assert all(len(fault) > 20 for fault in report.faults)


@pytest.mark.parametrize("name", [WARC, "evidence/before.md", CAPTURES, "evidence/README.txt", "SHA256SUMS"])
def test_the_sentence_names_the_file_that_was_changed(data: bytes, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        begin = archive.getinfo(name).header_offset + 30 + len(name)
    altered = bytearray(data)
    altered[begin + 40] ^= 1
    (fault,) = report_on(bytes(altered), tmp_path).faults
    assert fault.startswith(f"{name}: cannot be read from the ZIP file")


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("evidence/after.md", b"# Another text\n"),
        ("evidence/before.md", None),
        ("evidence/redline.html", b"<!DOCTYPE html>"),
        ("evidence/README.txt", b"Believe me.\n"),
        ("evidence/comparison.json", b"{}\n"),
        ("evidence/after.corpus.md", b"# One more\n"),
        ("indexes/index.cdx", b"\n"),
        ("pages/pages.jsonl", b"\n"),
        (WARC, b""),
        (WARC, b"no gzip"),
        ("evidence/cited-1.md", b"> *The following\n"),
    ],
)
def test_a_forged_file_is_found_though_all_hashes_are_in_order(
    data: bytes, tmp_path: Path, name: str, payload: bytes | None
) -> None:
    (fault, *_) = report_on(forged(data, {name: payload}), tmp_path).faults
    assert name in fault or WARC in fault


def _set(row: int, *path: str) -> Any:
    """Return an edit that puts another value to a key."""

    def edit(rows: list[Any]) -> None:
        found = rows[row]
        for key in path[:-2]:
            found = found[key]
        found[path[-2]] = json.loads(path[-1])

    return edit


_GROUNDS = (
    '[{"flag": "late-notice", "about": "", "words": null, "small": false, "evidence":'
    ' {"before": {"capture": "20150902074531", "url": "http://a.example/", "dates": []},'
    ' "after": {"capture": "20150902074531", "url": "http://a.example/", "dates": []}}}]'
)


@pytest.mark.parametrize(
    ("name", "edit", "sentence"),
    [
        (CAPTURES, _set(0, "timestamp", '"20150902074532"'), "20150902074532"),
        (CAPTURES, _set(0, "original", '"http://a.example/"'), "http://a.example/"),
        (CAPTURES, _set(0, "index", "timestamp", '"20150902074532"'), "index row is that of another"),
        (CAPTURES, _set(0, "served", "statuscode", "404"), "the record about the capture 20150902074531"),
        (
            CAPTURES,
            _set(0, "served", "headers", "server", '"x"'),
            "the record about the capture 2015090207",
        ),
        (CAPTURES, _set(0, "served", "sha256", f'"{"0" * 64}"'), "its proof is not that of its first"),
        (
            CAPTURES,
            _set(1, "served", "sha256", f'"{"0" * 64}"'),
            f"no record of {WARC} has bytes",
        ),
        (CAPTURES, _set(1, "served", "size", "1"), "not 1 as stated"),
        (CAPTURES, _set(1, "proof", "kind", '"corpus"'), "its proof does not match what served it"),
        (CAPTURES, _set(1, "source", '"https://web.archive.org"'), "its proof does not match what served it"),
        (CAPTURES, _set(1, "roles", "[]"), "the last capture of the old version"),
        (CAPTURES, lambda rows: rows.pop(), "the first capture of the new version"),
        (CAPTURES, lambda rows: rows.append([]), "do not have the form of a bundle"),
        (VERSIONS, _set(0, "last_capture", '"20160902074531"'), "no such capture is in the file"),
        (
            VERSIONS,
            _set(1, "effective", '"2018-05-26"'),
            "version 4: effective does not follow from its text",
        ),
        (VERSIONS, _set(1, "words", "5"), "version 4: words does not follow from its text"),
        (VERSIONS, _set(1, "title", '"Policy"'), "version 4: title does not follow from its text"),
        (VERSIONS, _set(1, "sha256", f'"{"0" * 64}"'), "version 4: sha256 does not follow from its text"),
        (VERSIONS, _set(1, "proof", "{}"), "its proof is not that of its first capture"),
        (VERSIONS, _set(1, "version", "5"), "does not follow from the captures"),
        (VERSIONS, _set(1, "url", '"http://a.example/"'), "its address is not that of its first capture"),
        (VERSIONS, lambda rows: rows.reverse(), "no such capture is in the file"),
        (VERSIONS, lambda rows: rows.pop(), "do not have the form of a bundle"),
        (HEAD, _set(0, "format", '"harvest-evidence-0"'), "which this program does not know"),
        (HEAD, _set(0, "company", '"another"'), "belongs to another document than the bundle"),
        (HEAD, _set(0, "company_name", '"Another"'), "the record about the file does not match"),
        (HEAD, _set(0, "topics", '{"money": ["we"]}'), "does not follow from the captures"),
        (HEAD, _set(0, "comparison", '"comparison-0"'), "is not the name of the rules of comparison"),
        (HEAD, _set(0, "flags", '[["late-notice", ""]]'), "the flags of the change are not those"),
        (HEAD, _set(0, "flags", '[["guilty", ""]]'), "the flag 'guilty' is not known"),
        (HEAD, _set(0, "flag_evidence", _GROUNDS), "what the flags of the change stand on"),
        (HEAD, _set(0, "flag_evidence", "[{}]"), "do not have the form of a bundle"),
        (VERSIONS, _set(1, "flags", '["silent-edit"]'), "the flags of the change are not those"),
        (HEAD, _set(0, "created", '"2001-01-01T00:00:00Z"'), "the record about the file"),
        (HEAD, _set(0, "format", "null"), "do not have the form of a bundle (TypeError: a string was"),
    ],
)
def test_a_forged_fact_is_found_though_all_hashes_are_in_order(
    data: bytes, tmp_path: Path, name: str, edit: Any, sentence: str
) -> None:
    faults = report_on(edited(data, name, edit), tmp_path).faults
    assert faults
    assert any(part in " ".join(faults) for part in sentence.split("|")), faults


def test_a_page_that_was_altered_with_all_its_digests_is_found(data: bytes, tmp_path: Path) -> None:
    """Whoever alters a record must alter the text, the comparison and the facts: here, only the record is."""
    records = records_in(data)
    records[-1] = (
        records[-1].replace(b"25 May 2018", b"26 May 2018").replace(b"May 25, 2018", b"May 26, 2018")
    )
    (fault,) = report_on(forged(data, {WARC: packed(records)}), tmp_path).faults
    assert fault.startswith(f"{WARC}: record 4 (<urn:uuid:")
    assert fault.endswith("does not have the digest that it states")


def test_other_rules_are_said_and_accuse_nobody(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "harvester.pipeline.generations.EXTRACTORS", {"corpus": "corpus-999", "complete": "complete-999"}
    )
    monkeypatch.setattr(check, "rules_here", lambda: "rules-of-tomorrow")
    report = report_on(data, tmp_path)
    assert report.faults == ()
    assert [line.partition(":")[0] for line in report.unchecked] == [
        "evidence/before.md",
        "evidence/after.md",
    ]
    name = EXTRACTORS["complete"]
    assert all(f"{name}, which this program does not have" in line for line in report.unchecked)


def test_pages_of_other_rules_are_said_to_be_unchecked(data: bytes, tmp_path: Path) -> None:
    other = edited(data, HEAD, _set(0, "rules", '"rules-of-yesterday"'))
    files = files_in(other)
    page = files["evidence/redline.html"].replace(b"<main>", b"<main >")
    report = report_on(forged(other, {"evidence/redline.html": page}), tmp_path)
    assert report.faults == ()
    assert [line.partition(":")[0] for line in report.unchecked] == [
        "evidence/README.txt",
        "evidence/redline.html",
    ]


def places_in(found: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of each value in some JSON."""
    items = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in items:
        yield (*place, key)
        yield from places_in(value, (*place, key))


def value_at(found: Any, place: tuple[Any, ...]) -> Any:
    """Return the value at a place in some JSON."""
    for key in place:
        found = found[key]
    return found


@pytest.mark.parametrize("name", [HEAD, VERSIONS, CAPTURES])
def test_facts_of_any_other_form_are_told_and_raise_nothing(data: bytes, tmp_path: Path, name: str) -> None:
    """Values of every kind in the place of others, with all hashes in order."""
    pick = random.Random(name)
    rows = [json.loads(line) for line in files_in(data)[name].decode().splitlines()]
    for place in pick.sample(sorted(places_in(rows), key=repr), 7):
        for value in (None, [], {"a": "b"}, "x", pick.choice((-1, 10**30, 1e308, "\u202e", [[1]], True))):

            def edit(found: Any, place: tuple[Any, ...] = place, value: Any = value) -> None:
                for key in place[:-1]:
                    found = found[key]
                found[place[-1]] = value

            report = report_on(edited(data, name, edit), tmp_path)
            # What only the store knows cannot be contradicted.
            known_alone = {"index", "rules", "redirects", "headers"} & {*place}
            unchanged = value_at(rows, place) == value
            assert report.faults or known_alone or unchanged or isinstance(value, str), (place, value)


def zip_of(entries: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, payload in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), payload, method)
    return out.getvalue()


def test_a_bomb_and_foreign_entries_are_refused(data: bytes, tmp_path: Path) -> None:
    files = files_in(data)
    bomb = zip_of({**files, "evidence/before.md": b"\0" * 50_000_000}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 200_000
    (fault,) = report_on(bomb, tmp_path).faults
    assert "is compressed, unlike the entries of a bundle" in fault
    for name in ("../../outside.txt", "/etc/passwd", "evidence/run.exe"):
        (fault,) = report_on(zip_of({**files, name: b"x"}), tmp_path).faults
        assert fault == f"the ZIP file has an entry that does not belong there: {name!r}"
    gzip_bomb = zlib.compressobj(9, wbits=31)
    member = b"".join(gzip_bomb.compress(b"\0" * 2**20) for _ in range(70)) + gzip_bomb.flush()
    (fault,) = report_on(forged(data, {WARC: member}), tmp_path).faults
    assert fault == f"{WARC}: a record is truncated, or larger than any capture"


def test_other_ways_to_write_the_same_files_are_refused(data: bytes, tmp_path: Path) -> None:
    files = files_in(data)
    for other, sentence in (
        (data + b"more", "4 bytes that do not belong to it"),
        (b"#!/bin/sh\n" + data, "was altered at byte 0"),
        (zip_of(dict(reversed(files.items()))), "was altered at byte"),
        (data[:-1] + b"\1", "damaged|was altered"),
        (data[: len(data) // 2], "the ZIP file is damaged"),
    ):
        (fault,) = report_on(other, tmp_path).faults
        assert any(part in fault for part in sentence.split("|")), fault


def test_deep_json_is_refused(data: bytes, tmp_path: Path) -> None:
    deep = b"[" * 200_000 + b"]" * 200_000 + b"\n"
    for name in (HEAD, VERSIONS, CAPTURES):
        (fault,) = report_on(forged(data, {name: deep}), tmp_path).faults
        assert "do not have the form of a bundle" in fault


@pytest.mark.parametrize("payload", [b"", b"text", b"PK\x03\x04", zip_of({"a.txt": b"evidence"})])
def test_another_file_is_not_taken_for_a_bundle(tmp_path: Path, payload: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(payload)
    with pytest.raises(ConfigError, match="is not an evidence bundle"):
        check_bundle(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        check_bundle(tmp_path / "missing")
