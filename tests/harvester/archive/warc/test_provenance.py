"""The record of a WARC file that served a capture is named, and what is doubtful about it is told."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from store import Store
from tests.support.calls import Harvest, objects
from tests.support.packed_warcs import DATA, warc_bytes, write_arc, write_wacz
from tests.support.stand_in import Held, page
from tests.support.warcs import Revisit, digest, write_warc

URL = "http://www.larkspur.example/privacy"
OTHER_URL = "http://www.larkspur.example/legal"
TIMES = ("20200115120000", "20210115120000", "20220115120000")
CONFIG = f"""
[archive]
location = "own.warc"
[companies.larkspur.documents.privacy]
urls = ["{URL}", "{OTHER_URL}"]
[digest]
recipients = ["desk@larkspur.example"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    return tmp_path


def record_ids(path: Path) -> list[str]:
    """Return the ids of the records of an unpacked WARC file, except the one about the file."""
    lines = path.read_bytes().splitlines()
    return [line.partition(b": ")[2].decode() for line in lines if line.startswith(b"WARC-Record-ID")][1:]


def logged(harvest: Harvest) -> list[dict[str, Any]]:
    """Return the versions after a run."""
    assert harvest("--quiet")[0] == 0
    return [dict(one) for one in objects(harvest("log", "--json")[1])]


def test_everything_that_is_shown_names_the_record(folder: Path, harvest: Harvest) -> None:
    path = write_warc(
        folder / "own.warc", [Held(TIMES[0], URL, page(1)), Held(TIMES[1], URL, page(2))], packed=False
    )
    first, second = record_ids(path)
    code, out, _ = harvest("--json")
    assert code == 0
    (found,) = objects(out)
    proofs = [
        {"kind": "warc", "file": "own.warc", "record": name, "payload_digest": f"sha1:{digest(page(number))}"}
        for number, name in ((1, first), (2, second))
    ]
    read: Any = sorted(found["read"], key=lambda one: str(one["timestamp"]))  # type: ignore[call-overload]
    assert [(one["source"], one["proof"]) for one in read] == [("own.warc", proof) for proof in proofs]
    assert [version["proof"] for version in logged(harvest)] == proofs
    (compared,) = objects(harvest("diff", "--company", "larkspur", "--format", "json")[1])
    sides: Any = compared["before"], compared["after"]
    assert [(side["source"], side["proof"]) for side in sides] == [("own.warc", proof) for proof in proofs]
    for form in ("text", "markdown", "html"):
        shown = harvest("diff", "--company", "larkspur", "--format", form)[1]
        assert all(name[1:-1] in shown for name in (first, second)), form
    mail = harvest("digest", "--since", "2000")[1]
    assert all(name in mail for name in (first, second))
    with Store(folder / "harvest.db") as store:
        rows = store.database.rows("SELECT source, record, replay, memento, snapshot_sha256 FROM timeline")
        assert [tuple(row.values()) for row in rows] == [
            ("own.warc", name, None, None, hashlib.sha256(page(number)).hexdigest())
            for number, name in ((1, first), (2, second))
        ]


@pytest.mark.parametrize(
    ("stated", "is_doubted"),
    [
        ("sha1:" + "A" * 32, True),
        ("sha256:" + "0" * 64, True),
        (f"sha256:{hashlib.sha256(page(1)).hexdigest()}", False),
        (f"SHA-1:{hashlib.sha1(page(1)).hexdigest().upper()}", False),
        (f"sha1:{digest(page(1)).lower()}", False),
        ("blake3:00", False),
        ("words", False),
    ],
)
def test_bytes_that_differ_from_the_stated_digest_are_told(
    folder: Path, harvest: Harvest, stated: str, is_doubted: bool
) -> None:
    path = write_warc(folder / "own.warc", [Held(TIMES[0], URL, page(1))], packed=False)
    right = f"WARC-Payload-Digest: sha1:{digest(page(1))}".encode()
    path.write_bytes(path.read_bytes().replace(right, f"WARC-Payload-Digest: {stated}".encode()))
    code, out, _ = harvest()
    assert code == 0
    note = f"the WARC file states another digest of the bytes ({stated})"
    assert (note in out) == is_doubted
    (version,) = logged(harvest)
    assert any(one.startswith(note) for one in version["notes"]) == is_doubted
    assert (note[:40] in harvest("log")[1]) == is_doubted


def test_a_truncated_record_is_told(folder: Path, harvest: Harvest) -> None:
    path = write_warc(folder / "own.warc", [Held(TIMES[0], URL, page(1))], packed=False)
    path.write_bytes(path.read_bytes().replace(b"WARC-Payload", b"WARC-Truncated: length\r\nWARC-Payload"))
    (version,) = logged(harvest)
    note = "the WARC file says that this record is truncated (length): the text may be incomplete"
    assert version["notes"] == [note]


@pytest.mark.parametrize("is_of_chunks", [True, False])
def test_the_digest_may_be_that_of_the_chunks(folder: Path, harvest: Harvest, is_of_chunks: bool) -> None:
    body = page(1)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    held = Held(TIMES[0], URL, chunked, headers=(("Transfer-Encoding", "chunked"),))
    path = write_warc(folder / "own.warc", [held], packed=False)
    if not is_of_chunks:
        named = digest(chunked).encode(), digest(body).encode()
        path.write_bytes(path.read_bytes().replace(*named))
    (version,) = logged(harvest)
    assert version["notes"] == []
    assert version["snapshot_sha256"] == hashlib.sha256(body).hexdigest()


def test_a_revisit_names_the_record_with_its_bytes(folder: Path, harvest: Harvest) -> None:
    held = Held(TIMES[0], "http://other.larkspur.example/copy", page(1))
    revisit = Revisit(TIMES[1], URL, digest(page(1)), of=(held.original, TIMES[0]), status=200)
    path = write_warc(folder / "own.warc", [held, revisit], packed=False)
    original, own = record_ids(path)
    (version,) = logged(harvest)
    assert version["proof"] == {
        "kind": "warc",
        "file": "own.warc",
        "record": own,
        "payload_record": original,
        "payload_digest": f"sha1:{digest(page(1))}",
    }
    assert version["notes"] == []


def test_a_capture_that_was_not_fetched_names_the_record_with_the_same_digest(
    folder: Path, harvest: Harvest
) -> None:
    several = [Held(timestamp, URL, page(1)) for timestamp in TIMES]
    path = write_warc(folder / "own.warc", [*several, Held("20230115120000", URL, page(2))], packed=False)
    (_, second) = logged(harvest)
    assert second["after_capture"] == TIMES[2]
    mail = " ".join(harvest("digest", "--since", "2000")[1].split())
    # The record is of another day; the mail must not say that this capture is in it.
    source = "15 Jan 2022, 12:00 UTC (from own.warc, with the bytes of record {})"
    assert any(source.format(name) in mail for name in record_ids(path))


def test_the_views_know_a_version_whose_first_capture_was_not_fetched(folder: Path, harvest: Harvest) -> None:
    config = folder / "config.toml"
    config.write_text(
        config.read_text("utf-8").replace("[archive]", "[archive]\nresolution_days = 3000"), "utf-8"
    )
    shown = [(TIMES[0], 1), (TIMES[1], 1), (TIMES[2], 2), ("20230115120000", 2)]
    path = write_warc(
        folder / "own.warc", [Held(at, URL, page(number)) for at, number in shown], packed=False
    )
    versions = logged(harvest)
    assert versions[1]["proof"]["payload_record"] == record_ids(path)[3]
    with contextlib.closing(sqlite3.connect("harvest.db")) as connection:
        seen = connection.execute("SELECT source, snapshot_sha256, record FROM timeline").fetchall()
        (proofs,) = connection.execute("SELECT from_proof, to_proof FROM version_changes").fetchall()
    records = [one["proof"].get("record") or one["proof"]["payload_record"] for one in versions]
    pages = [(one["source"], one["snapshot_sha256"]) for one in versions]
    assert seen == [(*page, record) for page, record in zip(pages, records, strict=True)]
    assert proofs == tuple(records)


def test_the_last_capture_may_be_of_another_address_and_not_fetched(folder: Path, harvest: Harvest) -> None:
    several = [Held(TIMES[0], URL, page(1)), Held(TIMES[1], URL, page(1)), Held(TIMES[2], OTHER_URL, page(1))]
    path = write_warc(folder / "own.warc", [*several, Held("20230115120000", URL, page(2))], packed=False)
    first, second = logged(harvest)
    assert first["last_capture"] == second["after_capture"] == TIMES[2]
    assert first["last_snapshot_sha256"] == first["snapshot_sha256"]
    mail = " ".join(harvest("digest", "--since", "2000")[1].split())
    assert "Last captured with the old text: 15 Jan 2022, 12:00 UTC (from own.warc, " in mail
    assert record_ids(path)[0] in mail
    assert "corpus" not in mail


def test_a_web_site_does_not_speak_for_the_file(folder: Path, harvest: Harvest) -> None:
    forged = (("WARC-Record-ID", "<urn:uuid:0>"), ("WARC-Truncated", "length"), ("WARC-Refers-To", "x"))
    path = write_warc(folder / "own.warc", [Held(TIMES[0], URL, page(1), headers=forged)], packed=False)
    (version,) = logged(harvest)
    assert version["proof"]["record"] == record_ids(path)[0]
    assert "payload_record" not in version["proof"]
    assert version["notes"] == []


def test_a_folder_names_the_file_and_the_member(folder: Path, harvest: Harvest) -> None:
    (folder / "own" / "2021").mkdir(parents=True)
    wacz = write_wacz(
        folder / "own" / "2021" / "crawl.wacz", {DATA: warc_bytes(folder, [Held(TIMES[1], URL, page(2))])}
    )
    write_arc(folder / "own" / "old.arc", [Held(TIMES[0], URL, page(1))])
    again = Revisit(TIMES[2], URL, digest(page(2)), of=(URL, TIMES[1]), status=200)
    write_warc(folder / "own" / "again.warc.gz", [again])
    config = folder / "config.toml"
    config.write_text(config.read_text("utf-8").replace('"own.warc"', '"own"'), "utf-8")
    old, new = logged(harvest)
    assert (old["source"], new["source"]) == ("own", "own")
    assert (old["proof"]["file"], int(old["proof"]["offset"]) > 0) == ("old.arc", True)
    assert "record" not in old["proof"]
    assert (new["proof"]["file"], new["proof"]["member"]) == ("2021/crawl.wacz", DATA)
    assert new["proof"]["record"].startswith("<urn:uuid:")
    mail = " ".join(harvest("digest", "--since", "2000")[1].split())
    assert f"from 2021/crawl.wacz ({DATA}), record {new['proof']['record']}" in mail
    assert str(folder) not in mail
    wacz.write_bytes(wacz.read_bytes()[:-100])
    code, out, _ = harvest()
    assert code == 1
    assert "2021/crawl.wacz is not a WACZ file, or is cut off" in out
    assert len(objects(harvest("log", "--json")[1])) == 2
