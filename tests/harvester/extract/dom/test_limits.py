"""Pages that are refused before they are parsed, and those that are not."""

from __future__ import annotations

import pytest

from harvester.extract.dom.limits import MOST_CHARACTERS, MOST_TAGS, TooComplex, check_limits


def named(count: int, first: str = "a", last: str = "") -> str:
    """Return attributes with different names."""
    return " ".join(f"{first}{number}{last}" for number in range(count))


def many(tag: str, count: int) -> str:
    """Return start tags that differ by an attribute, whose ``@`` becomes their number."""
    return "".join(tag.replace("@", str(number)) for number in range(count))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<br>" * (MOST_TAGS + 1), "150,001 tags"),
        ("x" * (MOST_CHARACTERS + 1), "longer than 24,000,000 characters"),
        ("<div>" * 100_000, "nested too deeply"),
        ("<ul><li>" * 50_000, "nested too deeply"),
        ("<span>" * 50_000 + "</b>" * 50_000, "nested too deeply"),
        ("<span></b>" * 50_000, "nested too deeply"),
        ("<p>" + many("<b a@>", 5000) + "</p>" + "<p>x</p>" * 2500, "not closed"),
        (many("<p><font a@>x</p>", 5000), "not closed"),
        # End tags that close nothing: in a comment, in a value, in another scope.
        (many("<p><b a@><!--</b>-->x</p>", 1000), "not closed"),
        (many("<p><b a='@>x</b>'>x</p>", 1000), "not closed"),
        (many("<p><b a=x'@ b='>x</b>'>x</p>", 1000), "not closed"),
        (many("<p><b a@><object></b></object>x</p>", 1000), "not closed"),
        ("<p " + named(60_000) + ">", "too many attributes"),
        ("<p " + named(60_000, last="='>'") + ">", "too many attributes"),
        ("<p>x</p><p " + named(60_000) + ">" + "<p>x</p>" * 10_000, "too many attributes"),
        (("<p " + named(10_000) + ">") * 25, "too many attributes"),
        ("<!-- <a b=' --> <p " + named(60_000) + " c='>", "too many attributes"),
    ],
)
def test_what_would_keep_the_parser_busy_is_refused(markup: str, reason: str) -> None:
    with pytest.raises(TooComplex, match=reason):
        check_limits(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000,
        "<p>x" * 100_000,
        "<div><p>x</div>" * 50_000,
        "<font color=red><td>" * 50_000,
        "<b>x</b>" * 50_000,
        many("<strong id='@'>x</strong>", 50_000),
        many("<a name=@>x", 50_000),
        "word " * 100_000 + "<p>",
        "<p " + "a " * 60_000 + ">",
        "<p title='" + "x" * 100_000 + "'>",
        "<script>" + "if (a<b) c(); " * 10_000 + "</script>",
        "<p " + named(10_000) + ">",
    ],
)
def test_large_pages_are_not(markup: str) -> None:
    check_limits(markup)
