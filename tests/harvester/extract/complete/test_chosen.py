"""A person's word is last: what selectors choose and remove, and what they cannot change."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from harvester.extract import ExtractError, Page, Selectors, extract, extract_both
from harvester.extract.dom.between import CssRange, Selector
from harvester.extract.dom.select import BadSelector

URL = "http://www.larkspur-optics.example/privacy"


def prose(topic: str, lines: int = 4) -> str:
    return "".join(
        f"<p>We keep what you tell us about {topic}, point {number}, as long as the law asks us to.</p>"
        for number in range(lines)
    )


PAGE = f"""<!doctype html><html><head><title>Rules of Larkspur Optics</title></head><body>
<nav><a href="/">Home</a> <a href="/shop">Our shop of lenses, frames and cases</a></nav>
<main><h1>All rules</h1>
<section class="policy" id="privacy"><h2>Privacy</h2>{prose("identity")}
<aside class="hint">Our shop has a sale of frames, which ends on Sunday at noon.</aside>
<div class="policy"><h3>Payment</h3>{prose("payment")}</div></section>
<section class="other"><h2>Returns</h2>{prose("returns")}</section>
<section class="policy"><h2>Cookies</h2>{prose("cookies")}</section>
</main></body></html>"""


def complete(page: str = PAGE, select: tuple[Selector, ...] = (), remove: tuple[Selector, ...] = ()) -> Page:
    return extract(
        page.encode(), "text/html; charset=utf-8", URL, "complete", selectors=Selectors(select, remove)
    )


def of_body(body: str, *select: str) -> str:
    return complete(f"<!doctype html><title>Larkspur Optics</title><body>{body}", select).markdown


def headings(page: Page) -> list[str]:
    return [line for line in page.markdown.splitlines() if line.startswith("#")]


def test_siblings_are_given_in_the_order_of_the_page_and_nested_ones_once() -> None:
    page = complete(select=("section.policy:last-child", "main .policy"))
    assert headings(page) == ["## Privacy", "### Payment", "## Cookies"]
    assert page.markdown.count("about payment, point 0") == 1
    assert page.notes == ()


def test_all_that_was_selected_is_given() -> None:
    page = complete(select=("main",))
    assert headings(page) == ["# All rules", "## Privacy", "### Payment", "## Returns", "## Cookies"]
    assert "ends on Sunday" in page.markdown


def test_what_is_removed_is_no_part_of_what_is_selected() -> None:
    page = complete(select=("main",), remove=("aside", ".other"))
    assert headings(page) == ["# All rules", "## Privacy", "### Payment", "## Cookies"]
    assert "ends on Sunday" not in page.markdown
    assert page.notes == ()


def test_with_remove_alone_the_recipe_chooses_from_the_rest() -> None:
    without = PAGE.replace(f'<section class="other"><h2>Returns</h2>{prose("returns")}</section>', "")
    page = complete(remove=(".other",))
    assert page.markdown == complete(without).markdown
    assert "Home" not in page.markdown
    assert "Returns" in complete().markdown


def test_coverage_is_of_all_that_the_page_shows() -> None:
    whole, some = complete(), complete(select=("#privacy",), remove=("aside",))
    less = complete(remove=("aside", ".other"))
    assert 0.4 < some.coverage < 0.6 < less.coverage < 0.8 < whole.coverage < 1


@pytest.mark.parametrize("select", [(), (".gone",)])
def test_what_finds_nothing_is_told_and_changes_nothing(select: tuple[str, ...]) -> None:
    page = complete(select=select, remove=(".ad > p",))
    assert page == replace(complete(), notes=page.notes, unmatched=page.unmatched)
    assert set(page.unmatched) == {*select, ".ad > p"}
    told = ["`remove`: '.ad > p' finds nothing on this page"]
    if select:
        told += [
            "`select`: '.gone' finds nothing on this page",
            "nothing was selected, so the text was chosen as without `select`",
        ]
    assert list(page.notes) == told


def test_one_of_two_selectors_that_finds_nothing_is_told() -> None:
    page = complete(select=("#privacy", "#gone"))
    assert headings(page) == ["## Privacy", "### Payment"]
    assert page.notes == ("`select`: '#gone' finds nothing on this page",)


@pytest.mark.parametrize(
    ("select", "remove"), [(("main",), ("main > *",)), (("#root",), ()), ((), ("body",)), ((), ("html",))]
)
def test_where_nothing_is_left_no_other_text_is_taken(
    select: tuple[str, ...], remove: tuple[str, ...]
) -> None:
    page = PAGE.replace("</main>", '</main><div id="root"> <script>draw()</script></div>')
    with pytest.raises(ExtractError, match="what `select` and `remove` leave of the page has no text"):
        complete(page, select, remove)


def test_the_corpus_is_never_touched() -> None:
    selectors = Selectors(("#privacy", ".gone"), ("h2", "main p"))
    plain = extract(PAGE.encode(), "text/html", URL)
    assert extract(PAGE.encode(), "text/html", URL, selectors=selectors) == plain
    corpus, chosen = extract_both(PAGE.encode(), "text/html", URL, selectors=selectors)
    assert corpus == plain
    assert chosen == extract(PAGE.encode(), "text/html", URL, "complete", selectors=selectors)
    assert "about identity" not in chosen.markdown
    assert chosen.notes


def test_parts_that_came_late_are_in_their_places() -> None:
    body = (
        '<main><!--$?--><template id="B:0"></template><p>Please wait.</p><!--/$--></main>'
        f'<div hidden id="S:0">{prose("identity")}</div><script>$RC("B:0","S:0")</script>'
    )
    assert "point 3" in of_body(body, "main > div > p:last-child")


def test_elements_are_counted_as_a_browser_does_with_scripts() -> None:
    body = (
        f"<script>one()</script><style>p {{}}</style><noscript><p>x</p></noscript><div>{prose('post')}</div>"
    )
    text = of_body(f"{body}<div>{prose('mail')}</div>", "div:nth-child(4)")
    assert "about post" in text
    assert "about mail" not in text


def test_scripts_styles_and_controls_in_a_part_are_no_text() -> None:
    inside = "<script>secret()</script><style>.x{}</style><noscript>secret</noscript><button>secret</button>"
    assert (
        of_body(f'<div id="x"><p>Shown.</p>{inside}<select><option>secret</select></div>', "#x") == "Shown."
    )


def test_what_is_hidden_was_selected_all_the_same() -> None:
    body = '<div id="x"><p>One.</p><div hidden>Two.</div><dialog>Three.</dialog></div>'
    assert of_body(body, "#x").split() == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("body", "select", "text"),
    [
        ("<p>One <b>two</b> <b>three</b></p>", "b", "**two**\n\n **three**"),
        ("<section>One</section><section>Two</section>", "section", "One\n\nTwo"),
        ("<h2>One</h2><i>x</i><h3>Two</h3>", "h2, h3", "## One\n\n### Two"),
        ("<ul><li>One</li><li>Two</li></ul>", "li", "  * One\n  * Two"),
        (
            "<ol><li>One<li>Two<li class=x>Three<li>Four<li class=x>Five</ol>",
            ".x",
            "  3. Three\n\n\n\n  5. Five",
        ),
        ("<ol start=7><li>One<li class=x>Two<li class=x>Three</ol>", ".x", "  8. Two\n  9. Three"),
        ("<ol start=x><li>One<li class=x>Two</ol>", ".x", "  2. Two"),
        ("<table><tr><td>Menu</td><td id=x><p>One</p><p>Two</p></td></tr></table>", "#x", "One\n\nTwo"),
        (
            "<table><thead><tr><th>A<th>B</thead><tr><td>1<td>2<tr><td>x</table>",
            "tr:not(:has(td:only-child))",
            "A| B  \n---|---  \n1| 2",
        ),
        ("<dl><dt>One</dt><dd>Two</dd><dt>Three</dt></dl>", "dt, dd", "One\n    Two\nThree"),
        ("<pre>a\n  b</pre>", "pre", "    a\n      b"),
    ],
)
def test_parts_keep_what_they_are(body: str, select: str, text: str) -> None:
    assert of_body(f"{body}<p>Beside it.</p>", select) == text


def test_links_are_those_of_the_page() -> None:
    assert of_body('<base href="/legal/"><p id="x"><a href="a">b</a></p>', "#x") == (
        "[b](http://www.larkspur-optics.example/legal/a)"
    )


def test_what_is_not_html_is_told_too() -> None:
    corpus, chosen = extract_both(b"Rules\n\nWe keep it.", "text/plain", URL, selectors=Selectors(("main",)))
    assert chosen.notes == ("`select` and `remove` were not used: they apply to HTML only",)
    assert corpus.notes == ()


def test_no_selectors_are_false() -> None:
    assert not Selectors()
    assert Selectors(remove=("aside",))


def test_a_bad_selector_makes_no_selectors() -> None:
    with pytest.raises(BadSelector):
        Selectors(remove=("aside >",))


RANGES = """<!doctype html><title>Larkspur Optics</title><body><div><h2>One <b id="mark">*</b> <i>two</i></h2>
<p>Before the list.</p></div><div><p id="p">Hello <b>all</b> <a href="/x">of</a> you.</p>
<ol start="4"><li>four</li><li id="five">five</li><li id="six">six</li><li id="seven">seven</li></ol>loose
<b>bold</b> text<h3 id="end">End</h3><p>After the end.</p></div>"""


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        # Loose text and what is bold in it stay one paragraph.
        (
            CssRange("ol", "h3"),
            "  4. four\n  5. five\n  6. six\n  7. seven\n\nloose **bold** text",
        ),
        # What is partly in the range keeps its kind: the heading, the list with its numbers.
        (CssRange("#mark", "#p", is_after_start=True), "##  _two_\n\nBefore the list."),
        (
            CssRange("#p", "#six"),
            "Hello **all** [of](http://www.larkspur-optics.example/x) you.\n\n  4. four\n  5. five",
        ),
        (CssRange("#six", "#seven", is_after_end=True), "  6. six\n  7. seven"),
        (CssRange("#five", "#end"), "  5. five\n  6. six\n  7. seven\n\nloose **bold** text"),
        (CssRange("#p b", "#p a", is_after_end=True), "**all** [of](http://www.larkspur-optics.example/x)"),
    ],
)
def test_a_range_is_what_stands_between_two_elements(chosen: CssRange, text: str) -> None:
    page = complete(RANGES, (chosen,))
    assert page.markdown == text
    assert (page.notes, page.unmatched) == ((), ())


def test_ranges_and_selectors_that_overlap_give_everything_once_and_in_order() -> None:
    page = complete(RANGES, (CssRange("#six", "#end"), "#five", CssRange("ol", "#seven"), "h3"))
    assert re.findall(r"[a-zA-Z]+", page.markdown) == (
        ["four", "five", "six", "seven", "loose", "bold", "text", "End"]
    )
    assert "  4. four\n  5. five\n  6. six" in page.markdown


def test_a_range_is_removed_and_what_is_partly_in_it_stays() -> None:
    page = complete(RANGES, ("body",), (CssRange("#mark", "ol"), "h3"))
    assert page.markdown == (
        "## One \n\n  4. four\n  5. five\n  6. six\n  7. seven\n\nloose **bold** text\n\nAfter the end."
    )


def test_an_end_of_a_removed_range_may_be_removed_itself() -> None:
    page = complete(RANGES, ("body",), ("#p", CssRange("#p", "#end", is_after_end=True)))
    assert page.markdown == "## One ***** _two_\n\nBefore the list.\n\nAfter the end."


@pytest.mark.parametrize(
    "chosen",
    [CssRange("#none", "#end"), CssRange("#p", "#none"), CssRange("#end", "#p"), CssRange("#p", "#p")],
)
def test_a_range_without_an_end_or_with_nothing_in_it_is_said(chosen: CssRange) -> None:
    page = complete(RANGES, (chosen, "#p"))
    assert page.markdown.startswith("Hello")
    assert page.unmatched == (str(chosen),)
    assert page.notes == (f"`select`: {str(chosen)!r} finds nothing on this page",)
    page = complete(RANGES, ("#p",), (chosen,))
    assert page.markdown.startswith("Hello")
    assert page.notes == (f"`remove`: {str(chosen)!r} finds nothing on this page",)


def test_scripts_are_never_the_text() -> None:
    page = complete("<title>t</title><body><script>1</script><p>Words.</p><style>p {}</style>", ("body > *",))
    assert page.markdown == "Words."
    with pytest.raises(ExtractError, match="has no text"):
        complete("<title>t</title><body><script>1</script><p>Words.</p>", ("script",))


def test_ranges_of_a_deep_and_wide_page_take_no_longer_than_others() -> None:
    rows = "".join(f"<tr><td>{number}<td>words" for number in range(3000))
    deep = "<div><b>" * 200 + f"<table>{rows}</table><p id=p>End" + "</b></div>" * 200
    chosen = tuple(CssRange(f"tr:nth-child({10 * n})", "#p") for n in range(1, 20))
    page = complete(f"<title>t</title><body>{deep}", chosen)
    assert page.markdown.count("words") == 3000 - 9
