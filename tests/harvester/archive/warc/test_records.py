"""The records of a bundle: the same everywhere, and read by others as they were written."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from harvester.archive.warc.records import ServedAnswer, read_record, write_info, write_response
from tests.support.warcs import digest

URL = "http://lamps.example/privacy"
BODY = b"\x1f\x8b not gzip, \r\n\r\n whatever it says"


def answer(**fields: object) -> ServedAnswer:
    known: dict[str, object] = {
        "timestamp": "20151229173307",
        "original": URL,
        "statuscode": 200,
        "headers": {"content-type": "text/html", "content-encoding": "gzip"},
        "body": BODY,
        "sha256": "ab",
    }
    return ServedAnswer(**{**known, **fields})  # type: ignore[arg-type]


def test_others_read_what_was_written() -> None:
    record = next(ArchiveIterator(io.BytesIO(write_response(answer())), check_digests="raise"))
    assert record.rec_headers.get_header("WARC-Target-URI") == URL
    assert record.rec_headers.get_header("WARC-Date") == "2015-12-29T17:33:07Z"
    assert record.rec_headers.get_header("WARC-Payload-Digest") == f"sha1:{digest(BODY)}"
    assert record.http_headers.get_statuscode() == "200"
    assert record.raw_stream.read() == BODY
    info = write_info("2026-11-26T03:00:00Z", {"software": "harvest"})
    record = next(ArchiveIterator(io.BytesIO(info), check_digests="raise"))
    assert record.raw_stream.read() == b"software: harvest\r\n"


def test_the_same_capture_gives_the_same_bytes() -> None:
    assert write_response(answer()) == write_response(answer())
    assert write_response(answer(sha256="cd")) != write_response(answer())


def test_how_the_body_was_sent_is_no_part_of_it() -> None:
    sent = {"content-length": "7", "transfer-encoding": "chunked", "server": "x"}
    plain = write_response(answer(headers=sent)).lower()
    assert b"transfer-encoding" not in plain
    assert f"content-length: {len(BODY)}\r\n\r\n".encode() in plain


def test_what_the_archive_added_is_left_out() -> None:
    added = {"memento-datetime": "Tue, 29 Dec 2015 17:33:07 GMT", "link": "<x>; rel=original"}
    assert b"link" not in write_response(answer(headers=added))
    assert b"link: </style.css>" in write_response(answer(headers={"link": "</style.css>"}))


@pytest.mark.parametrize(
    ("timestamp", "date"),
    [("20000008241731", "2000-08-24T17:31:00Z"), ("20010230120000", "2001-02-28T12:00:00Z")],
)
def test_timestamps_that_are_no_time_are_placed_in_time(timestamp: str, date: str) -> None:
    assert f"WARC-Date: {date}".encode() in write_response(answer(timestamp=timestamp))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=30), max_size=4),
    st.text(max_size=30),
    st.binary(max_size=60),
    st.integers(100, 999),
)
def test_foreign_text_never_ends_a_line(
    headers: dict[str, str], path: str, body: bytes, statuscode: int
) -> None:
    written = answer(headers=headers, original=URL + path, body=body, statuscode=statuscode)
    record = read_record(write_response(written))
    assert record is not None
    assert (record.kind, record.body, record.intact) == ("response", body, True)
    assert record.record_id == written.record_id


def test_what_is_damaged_is_not_intact() -> None:
    plain = write_response(answer())
    stated = f"sha1:{digest(BODY)}".encode()
    for altered in (plain.replace(b"not gzip", b"now gzip"), plain.replace(stated, b"sha1:" + b"A" * 32)):
        record = read_record(altered)
        assert record is not None
        assert not record.intact
    for broken in (b"", b"text", b"WARC/1.1\r\n", plain[:40], b"\x00" * 100):
        found = read_record(broken)
        assert found is None or not found.body
