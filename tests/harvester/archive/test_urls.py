"""Whatever comes in place of an address, a row or a date: nothing raises, and keys can be stored."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.archive.http.cdx import read_rows, torn
from harvester.archive.memento_addresses import Address, ReplayRoot
from harvester.archive.nearby import beginnings, closest
from harvester.archive.timestamps import http_date
from harvester.archive.urlkey import urlkey
from harvester.archive.urls import join_url, split_url

ROOT = ReplayRoot("https://web.archive.org/web/")
HERE = Address("20120115120000", "http://larkspur.example/privacy")
PIECES = st.sampled_from(
    ["http://", "https:", "//", "[", "]", "::1", "@", ":", "%", "%zz", "%5b", "..", "/", "?", "#", "www."]
) | st.sampled_from(
    ["\ud800", "\x00", " ", "ä", "ß", "\u2100", "xn--", "web/2012id_/", "2" * 15, "data:", "a" * 64, "\n"]
)
URLS = st.text(max_size=40) | st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
ROWS = st.lists(
    st.sampled_from(["k)/", "20120115120000", "http://a.example/", "-", "200", "", "9" * 4400, "x"])
)


@settings(max_examples=300, deadline=None)
@given(URLS, URLS)
def test_any_text_is_an_address_or_none(url: str, other: str) -> None:
    urlkey(url).encode()
    split_url(url)
    join_url(url, other)
    ROOT.parse(url)
    ROOT.resolve(url, HERE)
    ROOT.resolve(url, Address("2012", other))
    beginnings(url)[0]
    closest(url, [other])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.lists(ROWS.map(" ".join), max_size=5).map("\n".join).map(str.encode))
def test_any_bytes_are_a_list_or_none(body: bytes) -> None:
    rows = read_rows(body)
    assert len(rows.captures) <= rows.lines
    for capture in rows.captures:
        repr(capture).encode()
    torn(body)


@given(st.text(max_size=60) | st.integers().map(lambda year: f"Mon, 01 Jan {year} 00:00:00 +9959"))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = http_date(text)
    assert found is None or found.tzinfo is not None


@pytest.mark.parametrize("url", ["http://a.example/%" + "25" * 50_000, "http://a.example/" + "../" * 50_000])
def test_long_addresses_are_read_quickly(url: str) -> None:
    begun = time.process_time()
    urlkey(url)
    ROOT.parse("https://web.archive.org/web/2012/" * 3000)
    assert time.process_time() - begun < 2
