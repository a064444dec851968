"""The id_ addresses of archived pages."""

from __future__ import annotations

import pytest

from harvester.corpus.id_url import DamagedUrl, IdUrl, parse_timestamp, read_id_url, write_id_url

PLAIN = "http://www.larkspur.example/a b?q=1"
CITED = "https://web.archive.org/web/20120503101112id_/http%3A//www.larkspur.example/a%20b%3Fq%3D1"


def test_an_address_is_written_and_read() -> None:
    assert write_id_url("20120503101112", PLAIN) == CITED
    assert read_id_url(CITED) == IdUrl("20120503101112", PLAIN, CITED)


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "http://www.larkspur.example/",
        "https://web.archive.org/web/20120503101112/http%3A//www.larkspur.example/",
        "https://web.archive.org/web/20120503101112id_/",
        "https://web.archive.org/web/20120230000000id_/http%3A//www.larkspur.example/",
        "https://web.archive.org/web/20120503101112id_/www.larkspur.example/privacy",
        "https://web.archive.org/web/20120503101112id_/http%3A//www.lark spur.example/",
        "https://web.archive.org/web/20120503101112id_/http%3A//larkspur.example%3Aport/",
        "https://web.archive.org/web/20120503101112id_/http%3A//larkspur.example/%0A",
    ],
)
def test_a_damaged_address_is_refused(damaged: str) -> None:
    with pytest.raises(DamagedUrl):
        read_id_url(damaged)


@pytest.mark.parametrize(
    "timestamp", ["", "2012", "2012050310111", "２０１２０５０３１０１１１２", "20120503101160"]
)
def test_a_timestamp_is_14_digits_of_a_real_moment(timestamp: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_timestamp(timestamp)
