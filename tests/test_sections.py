"""split and join: the law that nothing is lost, and the headings of the five documents."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.sections import join, split
from tests.shared import SHARED, needs_shared

# Pieces that meet at the seams: markup, line ends of every kind, numbers, titles.
PIECES = st.sampled_from(
    [
        "**",
        "__",
        "#",
        "# ",
        "## 1\\. A",
        "1\\. Scope",
        "\n",
        "\r\n",
        "\r",
        "\f",
        "\u2028",
        "\0",
        "  ",
        "\n\n",
        "_",
        "|",
    ]
    + [
        "Cookies",
        "COOKIES AND MORE",
        "Security:",
        " prose that goes on and ends.",
        "§ 3 ",
        "第1条",
        "---",
        "* ",
        "(a) ",
    ]
    + [
        "> ",
        "\ud800",
        "\u00a0",
        "[a](b)",
        "\\",
        "&amp;",
        "**1\\. A  \n**",
        "**A**  \n",
        "Effective Date: 1 May 2011",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_joined_again_they_give_the_text_back(text: str) -> None:
    sections = split(text)
    assert join(sections) == text
    assert [section.index for section in sections] == list(range(len(sections)))
    assert all(section.level > 0 for section in sections[1:])
    assert all(section.raw_heading for section in sections if section.level)


@needs_shared
@pytest.mark.parametrize("name", ["nikonusa", "infiniti", "epson", "seikousa", "olympus-ims"])
def test_finds_every_heading_of_a_document_and_no_other(name: str) -> None:
    gold = json.loads((SHARED / "sections" / "gold.json").read_text(encoding="utf-8"))
    (path,) = (path for path in gold if f"/{name}." in path)
    text = (SHARED / path).read_bytes().decode("utf-8")
    found = [(section.number, section.heading) for section in split(text) if section.level]
    assert found == [(one["number"], one["heading"]) for one in gold[path]["headings"]]
