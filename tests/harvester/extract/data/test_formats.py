"""The same policy as markup in the page, and as data in any format and place: the same text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from harvester.extract import Page, extract
from tests.support.page_data import CARRIERS, MARKUP, URL, page
from tests.support.policy_blocks import as_html
from tests.support.rich_texts import WHOLE, WORDS


def read(body: str) -> Page:
    return extract(page(body), "text/html; charset=utf-8", URL, "complete")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\]\([^()]*\)|^ *\d+\\?\.", " ", text, flags=re.MULTILINE))


SHOWN = read(f"<main>{as_html()}</main>").markdown


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("format_", WHOLE)
def test_a_format_that_can_say_all_gives_the_same_text(format_: str, carrier: str) -> None:
    found = read(CARRIERS[carrier](WHOLE[format_]()))
    assert found.markdown == SHOWN
    assert [note for note in found.notes if note.startswith("the policy was found in the page's data (`")]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("format_", WORDS)
def test_a_format_without_markup_gives_the_same_words(format_: str, carrier: str) -> None:
    assert words(read(CARRIERS[carrier](WORDS[format_]())).markdown) == words(SHOWN)


@pytest.mark.parametrize("carrier", MARKUP)
def test_markup_that_waits_for_a_script_gives_the_same_text(carrier: str) -> None:
    found = read(MARKUP[carrier](as_html()))
    assert found.markdown == SHOWN
    assert found.notes


@pytest.mark.parametrize("carrier", CARRIERS)
def test_data_of_what_the_page_shows_change_nothing(carrier: str) -> None:
    shown = f"<main>{as_html()}</main>"
    page, plain = read(shown + CARRIERS[carrier](WHOLE["html"]())), read(shown)
    assert replace(page, signs=plain.signs) == plain
