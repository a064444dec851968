"""What of a page is its main content, rule by rule; test_oracles holds them against Readability itself."""

from __future__ import annotations

import pytest

from harvester.extract import extract

P = "<p>We may collect, use, and share information, including names, when you use our services here.</p>"
PROSE = P * 8


def text_of(markup: str) -> str:
    return extract(markup.encode(), "text/html; charset=utf-8", "http://example.com/").markdown


@pytest.mark.parametrize(
    "dropped",
    [
        "<div class=sidebar>gone</div>",
        "<div id=footnotes>gone</div>",
        "<div hidden>gone</div>",
        "<div style='color:red; DISPLAY:none'>gone</div>",
        "<div aria-hidden=true>gone</div>",
        "<p class=byline>gone</p>",
        "<p itemprop='author'>gone</p>",
        "<h1>gone</h1>",
        "<aside>gone</aside>",
        "<footer>gone</footer>",
        "<button>gone</button>",
        "<select><option>gone</select>",
        "<span class=share-buttons>gone</span>",
        "<ul class=widget><li>gone</ul>",
        "<div><a href=a>gone, gone</a> b</div>",
        "<form><input><input>gone</form>",
        "<script>gone</script><noscript>gone</noscript><style>gone</style>",
    ],
)
def test_what_is_no_content_goes(dropped: str) -> None:
    assert "gone" not in text_of(f"<title>T</title><div>{PROSE}{dropped}{PROSE}</div>")


@pytest.mark.parametrize(
    "kept",
    [
        "<div class='sidebar main'>kept, as prose of some length is kept in a page</div>",
        "<div style='display:none; display:block'>kept, as prose of some length is kept in a page</div>",
        "<div aria-hidden=false>kept, as prose of some length is kept in a page</div>",
        "<table summary=x><tr><td class=menu>kept</table>",
        "<table><tr><th>a<th>b<tr><td>kept<td>d</table>",
        "<ul><li>kept<li>b</ul>",
        "<iframe src='//www.youtube.com/x'>kept</iframe>",
        "kept, loose<br><br>in the page",
        "<h2>kept</h2>",
    ],
)
def test_what_is_content_stays(kept: str) -> None:
    assert "kept" in text_of(f"<title>T</title><div>{PROSE}{kept}{PROSE}</div>")


@pytest.mark.parametrize(
    ("title", "heading", "goes"),
    [
        ("Our Policy", "Our Policy", True),
        ("Our Own Privacy Policy, for All | Example", "Our Own Privacy Policy, for All", True),
        ("Our Policy", "Our Policy 2", True),
        # Too short to be a title without what names the site.
        ("Our Policy | Example", "Our Policy", False),
        ("Something else", "Our Policy", False),
    ],
)
def test_the_only_heading_that_repeats_the_title_goes(title: str, heading: str, goes: bool) -> None:
    page = f"<title>{title}</title><h2>{heading}</h2>{PROSE}"
    assert (heading not in text_of(page)) is goes
    assert heading in text_of(f"{page}<h2>More</h2>")


def test_the_declared_title_counts_before_the_page_s_own() -> None:
    meta = '<meta property="og:title" content="Our Policy">'
    assert "Our Policy" not in text_of(f"<title>X</title>{meta}<h2>Our Policy</h2>{PROSE}")


def test_a_short_page_is_taken_with_what_looked_unlikely_at_first() -> None:
    assert "kept" in text_of(
        "<div class=sidebar><p>kept, as there is nothing else in the page at all.</p></div>"
    )


def test_a_root_that_looks_unlikely_takes_the_rest_of_the_page_along() -> None:
    assert (
        text_of(f"<html class=sidebar><base href='http://other.example/'><a href=x>t</a>{PROSE}").count(
            "We may"
        )
        == 8
    )


def test_breaks_in_a_row_make_paragraphs() -> None:
    text = text_of(f"<div>one<br> <br><br>two <b>three</b><br>four{PROSE}</div>")
    assert text.startswith("one\n\ntwo **three**  \nfour\n\n")


def test_a_table_of_one_cell_is_no_table() -> None:
    assert "|" not in text_of(f"<table><tr><td>{PROSE}</table>")
