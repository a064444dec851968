"""The pairs of ../shared/cases/pages that turn on what is chosen of a page: same words, or none."""

from __future__ import annotations

import re

import pytest
from warcio.archiveiterator import ArchiveIterator

from harvester.extract import ExtractError, extract
from tests.support.shared import SHARED, needs_shared

pytestmark = needs_shared

PAGES = SHARED / "cases" / "pages"
URL = "http://www.example.com/privacy"
SAME = (
    ("01-flip-ol-a", "01-flip-ol-b", "01-flip-ol-c"),
    ("02-noscript-iframe-a", "02-noscript-iframe-b", "02-noscript-iframe-c"),
    ("04-negative-words-a", "04-negative-words-b"),
    ("09-aria-hidden-a", "09-aria-hidden-b"),
    ("heads-plain", "heads-ids"),
    ("hidden-open", "hidden-aria", "hidden-attr", "hidden-display"),
)


def complete(body: bytes) -> str:
    return extract(body, "text/html; charset=utf-8", URL, "complete").markdown


def words(body: bytes) -> list[str]:
    return re.findall(r"[^\W\d_]+", complete(body))


@pytest.mark.parametrize("names", SAME, ids=lambda names: str(names[0]))
def test_captures_of_one_policy_have_the_same_words(names: tuple[str, ...]) -> None:
    first, *others = [words((PAGES / f"{name}.html").read_bytes()) for name in names]
    assert len(first) > 200
    assert all(other == first for other in others)


def test_all_eight_sections() -> None:
    assert complete((PAGES / "one-section-of-eight.html").read_bytes()).count("## ") == 8


def test_what_a_browser_does_not_show_is_no_policy() -> None:
    with pytest.raises(ExtractError):
        complete((PAGES / "noscript-in-head.html").read_bytes())


def test_streamed_parts_are_in_their_places() -> None:
    with (PAGES / "react-stream.warc.gz").open("rb") as file:
        bodies = [
            record.content_stream().read()
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        ]
    texts = [words(body) for body in bodies]
    assert all(text[-20:] == texts[0][-20:] and {"identity", "rights"} <= set(text) for text in texts)
