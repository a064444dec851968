"""The index's answers: what is cut, repeated or broken is named, and what is well-formed is kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.archive.http.cdx import FIELDS, Second, read_rows, torn

ROW = "com,e)/p 20120115120000 http://e.com/p text/html 200 AAAA 123"


def row(timestamp: int, **changed: str) -> str:
    fields = dict(zip(FIELDS, ROW.split(" "), strict=True)) | {"timestamp": str(timestamp)} | changed
    return " ".join(fields[name] for name in FIELDS)


def body(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_row() -> None:
    (capture,) = read_rows(body(ROW)).captures
    assert (capture.urlkey, capture.timestamp, capture.original) == (
        "com,e)/p",
        "20120115120000",
        "http://e.com/p",
    )
    assert (capture.mimetype, capture.statuscode, capture.digest, capture.length) == (
        "text/html",
        200,
        "AAAA",
        123,
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_key_stands_behind_an_empty_line(ending: str) -> None:
    rows = read_rows(f"{ROW}{ending}{ending}the%2Ckey+2{ending}".encode())
    assert rows.key == "the%2Ckey+2"
    assert len(rows.captures) == 1
    assert not rows.problem


def test_more_fields_than_asked_for_do_no_harm() -> None:
    assert len(read_rows(body(f"{ROW} - -")).captures) == 1


@pytest.mark.parametrize(
    "line",
    [
        "short row",
        ROW.replace("20120115120000", "2012"),
        ROW.replace(" 200 ", " OK "),
        ROW.replace("123", "1x3"),
        "<html>",
    ],
)
def test_lines_that_are_no_rows_are_named(line: str) -> None:
    rows = read_rows(body(ROW, line, row(20120215120000)))
    assert len(rows.captures) == 2
    assert rows.malformed == line
    assert "row 2" in rows.problem


def test_of_two_rows_the_one_with_a_status_is_kept() -> None:
    unknown = row(20120115120000, mimetype="warc/revisit", statuscode="-")
    for lines in ((unknown, ROW), (ROW, unknown)):
        (capture,) = read_rows(body(*lines)).captures
        assert capture.statuscode == 200


def test_repeats_across_a_cut_are_left_out() -> None:
    first = read_rows(body(ROW))
    assert first.last == Second("20120115120000", frozenset({("http://e.com/p", "AAAA")}))
    assert read_rows(body(ROW), first.last).captures == []
    again = read_rows(body(row(20120215120000), ROW), first.last)
    assert len(again.captures) == 2, "only rows of the same second are repeats"


@pytest.mark.parametrize(
    "original",
    ["http://mailto:a@e.com/", "data:image/png;base64,AAAA", "http://a@e.com/", "http://<<a@e.com>>/"],
)
def test_originals_that_are_no_pages_are_left_out_in_silence(original: str) -> None:
    rows = read_rows(body(row(20120115120000, original=original)))
    assert (rows.captures, rows.problem, rows.lines) == ([], "", 1)


def test_an_at_sign_in_a_path_is_no_mail_address() -> None:
    assert read_rows(body(row(20120115120000, original="http://e.com/@legal"))).captures


@pytest.mark.parametrize(
    ("answer", "is_torn"),
    [
        (body(ROW), False),
        (ROW.encode(), False),
        (body(ROW) + ROW[:30].encode(), True),
        (ROW[:30].encode(), True),
        (b"", False),
        (body(ROW, "", "key"), False),
        (body(ROW, "") + b"key", False),
        (b"\nkey", False),
        (b'[["urlkey"],\n["com', True),
        (b'[["urlkey"]]', False),
        (b'{"urlkey": "x"}\n{"url', True),
        (b'{"urlkey": "x"}', False),
        (b"<html>", False),
    ],
)
def test_torn(answer: bytes, is_torn: bool) -> None:
    assert torn(answer) is is_torn


def test_json_tables() -> None:
    table = [[*reversed(FIELDS)], [*reversed(ROW.split(" "))], [], ["the-key"]]
    rows = read_rows(json.dumps(table).encode())
    assert rows.captures == read_rows(body(ROW)).captures
    assert rows.key == "the-key"
    assert read_rows(b"[]").captures == []
    assert read_rows(b"[").problem
    assert read_rows(b'[["only", "two"], ["a", "b"]]').problem
    assert read_rows(b'[{"a": 1}]').problem


def test_json_objects() -> None:
    names = {"original": "url", "mimetype": "mime", "statuscode": "status"}
    line = {names.get(name, name): value for name, value in zip(FIELDS, ROW.split(" "), strict=True)}
    rows = read_rows(
        body(json.dumps(line | {"digest": "sha1:AAAA"}), json.dumps(line | {"status": None}), "{x")
    )
    assert rows.captures == read_rows(body(ROW)).captures
    assert rows.malformed == "{x"


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_answer_is_too_broken_to_be_read(answer: bytes) -> None:
    rows = read_rows(answer)
    assert not rows.captures or rows.lines
    torn(answer)


@given(
    st.lists(st.tuples(st.integers(20100101000000, 20100101000009), st.sampled_from("AB")), max_size=12),
    st.integers(0, 12),
)
@settings(max_examples=100, deadline=None)
def test_wherever_a_sorted_list_is_cut_the_rows_are_the_same(rows: list[tuple[int, str]], cut: int) -> None:
    lines = [row(timestamp, digest=digest) for timestamp, digest in sorted(rows)]
    whole = read_rows(body(*lines)).captures
    first = read_rows(body(*lines[:cut]))
    assert first.captures + read_rows(body(*lines[cut:]), first.last).captures == whole
    assert len({(c.timestamp, c.digest) for c in whole}) == len(whole) == len(set(rows))
