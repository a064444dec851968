"""Where an archive's redirects lead: inside the archive, whatever they are written like."""

from __future__ import annotations

import pytest

from harvester.archive.memento_addresses import Address, ReplayRoot

ROOT = ReplayRoot("http://127.0.0.1:8080/web/")
HERE = Address("20120115120000", "http://www.example.com/a/privacy.html")


@pytest.mark.parametrize(
    ("location", "timestamp", "original"),
    [
        ("http://127.0.0.1:8080/web/20130101000000id_/http://e.com/b", "20130101000000", "http://e.com/b"),
        ("https://web.archive.org/web/20130101000000/http://e.com/b", "20130101000000", "http://e.com/b"),
        ("//web.archive.org/web/2013im_/http://e.com/b", "2013", "http://e.com/b"),
        ("/web/20130101000000id_/http://e.com/b?x=1&y=2", "20130101000000", "http://e.com/b?x=1&y=2"),
        ("/web/20130101000000id_/http%3A//e.com/b", "20130101000000", "http://e.com/b"),
        ("/web/20130101000000id_/e.com/b", "20130101000000", "http://e.com/b"),
        (
            "/web/20130101000000id_/https://web.archive.org/web/20140101000000/http://e.com/b",
            "20140101000000",
            "http://e.com/b",
        ),
        ("https://e.com/b", HERE.timestamp, "https://e.com/b"),
        ("//e.com/b", HERE.timestamp, "http://e.com/b"),
        ("/b", HERE.timestamp, "http://www.example.com/b"),
        ("legal.html", HERE.timestamp, "http://www.example.com/a/legal.html"),
        ("?lang=en", HERE.timestamp, "http://www.example.com/a/privacy.html?lang=en"),
    ],
)
def test_resolve(location: str, timestamp: str, original: str) -> None:
    assert ROOT.resolve(location, HERE) == Address(timestamp, original)


@pytest.mark.parametrize("location", ["mailto:a@e.com", "javascript:void(0)", "ftp://e.com/a"])
def test_what_leads_to_no_web_page(location: str) -> None:
    assert ROOT.resolve(location, HERE) is None


@pytest.mark.parametrize(
    "original",
    ["http://e.com/a?b=c", "http://e.com:80/", "https://e.com/a%20b", "http://e.com/http://f.com/"],
)
def test_what_is_formatted_is_parsed_again(original: str) -> None:
    address = Address("20120115120000", original)
    assert ROOT.parse(ROOT.format(address)) == address


def test_other_servers_are_no_archives() -> None:
    assert ROOT.parse("http://127.0.0.1:9999/web/20130101000000id_/http://e.com/b") is None
    assert ROOT.parse("http://127.0.0.1:8080/other/20130101000000id_/http://e.com/b") is None
    assert ROOT.parse("/web/20130101000000id_/http://e.com/b") is None
