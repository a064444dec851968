"""An archive without captures of an address names those of addresses that are like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.archive.nearby import beginnings
from tests.support.archives import opened
from tests.support.stand_in import Held, StandIn, World, page
from tests.support.warcs import write_warc

PAGE = "http://www.larkspur.example/legal/privacy"
HELD = [
    Held("20200115120000", PAGE, page(1)),
    Held("20210115120000", PAGE, page(2)),
    Held("20200115120000", "http://www.larkspur.example/a/quite/different/page/of/the/shop", page(3)),
    Held("20200115120000", "http://www.tinworks.example/contact", page(4)),
]
MISTYPED = [
    "http://www.larkspur.example/legal/privcay",
    "https://larkspur.example/legal/privacy-policy",
    "http://www.larkspur.example/legal/privacy.html",
    "http://www.larkspur.example/legal/privacy?lang=en",
    "http://www.larkspur.example/privacy",
    "http://www.larkspur.example/privacy/",
    "http://www.larkspur.example/lega/privacy",
]


@pytest.mark.parametrize("url", MISTYPED)
def test_an_address_on_the_same_host(tmp_path: Path, url: str) -> None:
    with StandIn(World(HELD)) as server, opened(server.location) as archive:
        assert archive.nearby(url)[0] == PAGE
        assert archive.requests.index <= 2
    with opened(str(write_warc(tmp_path / "a.warc", HELD))) as archive:
        assert archive.nearby(url)[0] == PAGE


@pytest.mark.parametrize(
    "url", ["http://www.larkspr.example/legal/privacy", "http://shop.larkspur.example/legal/privacy"]
)
def test_a_host_that_is_mistyped_is_seen_in_a_file(tmp_path: Path, url: str) -> None:
    with opened(str(write_warc(tmp_path / "a.warc", HELD))) as archive:
        assert archive.nearby(url) == (PAGE,)


def test_what_is_not_like_it_is_not_named(tmp_path: Path) -> None:
    with opened(str(write_warc(tmp_path / "a.warc", HELD))) as archive:
        assert archive.nearby("http://www.quince.example/terms") == ()


def test_where_it_is_looked_for() -> None:
    assert beginnings("https://www.larkspur.example:8080/legal/privacy?a=b") == (
        "larkspur.example:8080/legal/priv",
        "larkspur.example:8080/",
    )
    assert beginnings("http://larkspur.example") == ("larkspur.example/", "larkspur.example/")
