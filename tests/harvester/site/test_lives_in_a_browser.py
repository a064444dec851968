"""Sections and topics as a reader uses them: by links, on a phone, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.site.comparison_pages import comparison_pages
from harvester.site.pages import DocumentFacts
from harvester.site.section_page import section_pages
from harvester.site.topic_facts import topic_facts
from harvester.site.topic_pages import topic_pages
from tests.support.browser_pages import PageReader, page_reader, write_pages
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

TIMES = ("20120115120000", "20130115120000", "20140115120000")
ESCAPED = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
SELL = "We do not sell your personal information to anybody, and we never will."
# A heading written from right to left, and one without a space at which it could be broken.
SECTIONS = (("1. سياسة الخصوصية", SELL), (f"2. {'Endless' * 20}", f"{ESCAPED} {'x' * 300}"))


def pages() -> dict[str, bytes]:
    versions = (SELL, SELL.replace("do not", "may"), f"{SELL} {ESCAPED}")
    return {
        time: policy(*((heading, f"<p>{body.replace(SELL, words)}</p>") for heading, body in SECTIONS))
        for time, words in zip(TIMES, versions, strict=True)
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    with history_of(folder, pages()) as history:
        facts = topic_facts(history)
        topics = topic_pages([DocumentFacts(history.name, lambda _: facts)])
        write_pages(folder, (*section_pages(history), *comparison_pages(history), *topics))
    yield folder


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with page_reader() as found:
        yield found


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways(folder: Path, reader: PageReader, width: int) -> None:
    for path in sorted([*folder.rglob("section-*.html"), *folder.rglob("topic*/*.html")]):
        with reader.opened(path, width=width) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_from_a_topic_to_the_life_of_a_section_and_to_its_change(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "topics" / "index.html", script=False) as page:
        page.get_by_role("link", name="sale").click()
        page.get_by_role("link", name="1 سياسة الخصوصية").first.click()
        assert "new wordings since" in page.locator(".lede").inner_text()
        assert page.locator(".wording").count() == 3
        page.locator("#v2").get_by_role("link", name="the whole change").click()
        assert page.locator("h1").inner_text() == "Version 1 against version 2"


def test_the_number_stands_outside_a_heading_from_right_to_left(folder: Path, reader: PageReader) -> None:
    (path,) = [one for one in folder.rglob("section-*.html") if "<h1>1 <bdi>" in one.read_text("utf-8")]
    with reader.opened(path) as page:
        heading = page.locator("h1").bounding_box()
        words = page.locator("h1 bdi").bounding_box()
        assert heading
        assert words
        assert words["x"] > heading["x"], "the number is before it"
