"""Essence: equal for texts that differ cosmetically, and for no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.text.essence import essence

COSMETIC = {
    "no-break space": ("a\u00a0b", "a b"),
    "quotes": ("“Hi”, you’re ‘it’", "\"Hi\", you're 'it'"),
    "guillemets": ("«oui»", '"oui"'),
    "dashes": ("we — and only we", "we -- and only we"),
    "dash without space": ("we—you", "we - you"),
    "range": ("2010–2012", "2010-2012"),
    "soft hyphen": ("pri\u00advacy", "privacy"),
    "zero-width space": ("pri\u200bvacy", "privacy"),
    "emphasis": ("we **will _never_** sell", "we will never sell"),
    "emphasis in a word": ("**I**nfo", "Info"),
    "emphasis that slipped": ("**1\\. Terms:  \n**We", "1. Terms:\nWe"),
    "heading marks": ("## Terms\n\nWe", "Terms\nWe"),
    "underlined heading": ("Terms\n=====\n\nWe", "# Terms\n\nWe"),
    "bullets": ("* one\n* two", "- one\n- two"),
    "bullet glyph": ("• one", "  * one"),
    "escaped dash at a line's begin": ("\\- one", "* one"),
    "escapes": ("1\\. Terms (a\\_b)", "1. Terms (a_b)"),
    "hard break": ("a  \nb", "a b"),
    "backslash break": ("a\\\nb", "a b"),
    "rule": ("* * *\n\na", "a"),
    "table": ("a | b\n---|---\nc | d", "a b\nc d"),
    "link target": ("[terms](http://a.example/1)", '[terms](/2 "T")'),
    "link or none": ("see [our terms](http://a.example).", "see our terms."),
    "autolink": ("<http://a.example/>", "[http://a.example/](http://b.example/)"),
    "empty link": ("[  \n](http://a.example/)we", "we"),
    "character references": ("A&nbsp;&amp;&#8211;", "A & –"),
    "Windows-1252 quotes": ("Apple\u0092s", "Apple’s"),
    "quotation": ("> we", "we"),
    "space before punctuation": ("(we )", "(we)"),
    "composed accents": ("cafe\u0301", "café"),
    "ideographs": ("個人\n情報", "個人情報"),
}
MATTERS = {
    "joined words": ("no where", "nowhere"),
    "joined by emphasis": ("no **where**", "no**where**"),
    "comma": ("a, b", "a b"),
    "capital": ("May", "may"),
    "digit": ("30 days", "31 days"),
    "list number": ("1. we", "2. we"),
    "decimal": ("1.5", "1. 5"),
    "thousands": ("1,000", "1, 000"),
    "hyphen": ("co-op", "coop"),
    "compound": ("third-party", "third party"),
    "literal underscore": ("snake_case", "snakecase"),
    "literal star": ("\\*we", "we"),
    "footnote star": ("*we", "we"),
    "brackets": ("[1] we", "1 we"),
    "visible text of a link": ("[terms](x)", "[rules](x)"),
    "kind of quote": ("'a'", '"a"'),
    "question": ("we?", "we."),
    "order": ("a b", "b a"),
    "parentheses are no target": ("[we] (or not)", "[we]"),
}


@pytest.mark.parametrize("name", COSMETIC)
def test_cosmetic_differences_do_not_count(name: str) -> None:
    one, other = COSMETIC[name]
    assert essence(one) == essence(other)


@pytest.mark.parametrize("name", MATTERS)
def test_differences_of_words_count(name: str) -> None:
    one, other = MATTERS[name]
    assert essence(one) != essence(other)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab1 .,-*_[]()|\\`#&;\n\u00a0\u00ad“–", max_size=60))
def test_essence_of_words_is_what_a_reader_reads(text: str) -> None:
    """Whatever the markup, letters and digits outside of link targets come through, in order."""
    if "](" not in text:
        kept = "".join(filter(str.isalnum, text))
        assert "".join(filter(str.isalnum, essence(text))) == kept


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["we", "may", "30", "not", "share"]), max_size=12), st.data())
def test_any_white_space_between_words_is_the_same(words: list[str], data: st.DataObject) -> None:
    spaces = st.text(alphabet=" \t\n\u00a0\u2003", min_size=1, max_size=3)
    assert essence("".join(word + data.draw(spaces) for word in words)) == essence(" ".join(words))


def test_a_thousand_empty_texts_have_one_essence() -> None:
    assert {essence(text) for text in ("", " ", "\n\n", "* * *", "\u00a0", "\u200b")} == {""}
