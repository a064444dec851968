"""One address, written in several ways."""

from __future__ import annotations

import pytest

from store.timeline.addresses import address_of


@pytest.mark.parametrize(
    "url",
    [
        "http://kettles.example/privacy",
        "https://www.kettles.example/privacy/",
        "http://KETTLES.example:80/privacy#top",
        "https://user:word@kettles.example/privacy",
    ],
)
def test_these_are_one_address(url: str) -> None:
    assert address_of(url) == "kettles.example/privacy"


@pytest.mark.parametrize("url", ["http://kettles.example/Privacy", "http://kettles.example/privacy?lang=de"])
def test_these_are_others(url: str) -> None:
    assert address_of(url) != "kettles.example/privacy"
