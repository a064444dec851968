"""Pages that are refused before they are parsed, and those that are not."""

from __future__ import annotations

import pytest

from harvester.extract.dom.limits import TooComplex, check_shape


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000,
        "<ul><li>" * 100_000,
        "<span>" * 50_000 + "</b>" * 50_000,
        "".join(f"<b a{number}>" for number in range(10_000)) + "<p>x" * 15_000,
        "<br>" * 300_001,
        "<p " + "a " * 30_000,
        "<p>x</p><p " + "a " * 30_000 + ">" + "<p>x</p>" * 10_000,
    ],
)
def test_what_would_keep_the_parser_busy_is_refused(markup: str) -> None:
    with pytest.raises(TooComplex):
        check_shape(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000,
        "<p>x" * 100_000,
        "<div><p>x</div>" * 50_000,
        "<font color=red><td>" * 50_000,
        "<b>x</b>" * 50_000,
        "word " * 100_000 + "<p>",
        "<p title='" + "x" * 100_000 + "'>",
        "<script>" + "if (a<b) c(); " * 10_000 + "</script>",
    ],
)
def test_large_pages_are_not(markup: str) -> None:
    check_shape(markup)
