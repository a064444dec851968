"""Parts that React sends behind the page go where its scripts would put them."""

from __future__ import annotations

from harvester.extract.complete import is_streamed, put_in_place
from harvester.extract.dom.parse import body_of, parse


def placed(markup: str) -> str:
    assert is_streamed(markup)
    document = parse(markup)
    put_in_place(document, markup)
    return " ".join(body_of(document).text_content().split())


def test_a_part_takes_the_place_of_what_was_shown_meanwhile() -> None:
    markup = (
        '<p>One</p><!--$?--><template id="B:0"></template><p>Wait</p><!--$?--><p>Wait</p><!--/$--><!--/$-->'
        '<p>Three</p><div hidden id="S:0"><p>Two</p></div><script>$RC("B:0","S:0")</script>'
    )
    assert placed(markup) == "OneTwoThree"


def test_the_script_says_where_a_part_goes() -> None:
    markup = (
        '<p></p><template id="B:0"></template><p>b</p><template id="B:1"></template>'
        '<div hidden id="S:2"><p>a</p></div>'
        '<div hidden id="S:3"><p>c</p></div><script>$RC("B:1","S:3");$RC("B:0","S:2")</script>'
    )
    assert placed(markup) == "abc"


def test_a_part_may_have_places_for_others() -> None:
    markup = (
        '<p></p><template id="P:1"></template>'
        '<div hidden id="S:1"><p>a</p><template id="P:2"></template><p>c</p></div>'
        '<div hidden id="S:2"><p>b</p></div><script>$RS("S:1","P:1");$RS("S:2","P:2")</script>'
    )
    assert placed(markup) == "abc"


def test_a_part_without_a_place_stays_where_it_is() -> None:
    assert placed('<p>a</p><div hidden id="S:0"><p>b</p></div>') == "ab"


def test_a_part_never_goes_inside_itself() -> None:
    assert placed('<div id="S:0"><p>a</p><template id="B:0"></template></div>') == "a"
