"""split and join: nothing is lost, every heading is found and no other, and an edit elsewhere moves none."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.records import Section
from diffs.sections.split import join, split
from tests.support.paths import FIXTURES
from tests.support.shared import SHARED, needs_shared

PAIRS = FIXTURES / "sections"
PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."

# Pieces that meet at the seams: markup, line ends of every kind, numbers, titles.
MARKS = [
    "**",
    "__",
    "_",
    "#",
    "# ",
    "> ",
    "|",
    "* ",
    "---",
    "===",
    "\\",
    "&amp;",
    "[a](b)",
    "**A**  \n",
    "1. ",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\0", "  ", "\u00a0", "\ud800"]
WORDS = [
    "## 1\\. A",
    "1\\. Scope",
    "Cookies",
    "COOKIES AND MORE",
    "Security:",
    "§ 3 ",
    "第1条",
    "(a) ",
    "**1\\. A  \n**",
]
PIECES = st.sampled_from(
    [*MARKS, *BREAKS, *WORDS, " prose that goes on and ends.", "Effective Date: 1 May 2011"]
)


def headings(text: str) -> list[tuple[str, str]]:
    return [(section.number, section.heading) for section in split(text) if section.level]


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_joined_again_they_give_the_text_back(text: str) -> None:
    sections = split(text)
    assert join(sections) == text
    assert [section.index for section in sections] == list(range(len(sections)))
    assert all(section.level > 0 for section in sections[1:])
    assert all(section.raw_heading for section in sections if section.level)


@pytest.mark.parametrize("path", sorted(PAIRS.glob("*.md")), ids=lambda path: path.stem)
def test_finds_the_headings_of_a_document(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    sections = split(text)
    assert join(sections) == text
    assert [[one.level, one.number, one.heading] for one in sections if one.level] == wanted


@needs_shared
@pytest.mark.parametrize("name", ["nikonusa", "infiniti", "epson", "seikousa", "olympus-ims"])
def test_finds_every_heading_of_the_five_and_no_other(name: str) -> None:
    gold = json.loads((SHARED / "sections" / "gold.json").read_text(encoding="utf-8"))
    (path,) = (path for path in gold if f"/{name}." in path)
    text = (SHARED / path).read_bytes().decode("utf-8")
    assert headings(text) == [(one["number"], one["heading"]) for one in gold[path]["headings"]]


@needs_shared
@pytest.mark.parametrize("folder", ["corpus", "dates", "documents"])
def test_loses_nothing_of_the_samples(folder: str) -> None:
    texts = [path for path in sorted((SHARED / folder).iterdir()) if path.suffix in {".md", ".txt", ".html"}]
    assert texts
    for path in texts:
        text = path.read_bytes().decode("utf-8", errors="surrogateescape")
        assert join(split(text)) == text, path.name


def test_raw_heading_has_the_markup_and_body_begins_with_the_text() -> None:
    text = f"# Oriel\n\nHello.\n\n **1\\. Scope:  \n** {PROSE}\n\n## 2\\. Use\n\n\n{PROSE}\n"
    assert split(text) == (
        Section("", "", "", 0, "# Oriel\n\nHello.\n\n"),
        Section("1", "Scope", " **1\\. Scope:  \n** ", 1, f"{PROSE}\n\n"),
        Section("2", "Use", "## 2\\. Use\n\n\n", 1, f"{PROSE}\n"),
    )


def test_the_title_stands_before_the_first_heading_also_below_a_corpus_header() -> None:
    text = f"> *The following text ...*\n\n# Oriel\n\n# Scope\n\n{PROSE}\n"
    assert [(one.level, one.heading) for one in split(text)] == [(0, ""), (1, "Scope")]


def test_a_text_without_headings_is_one_section() -> None:
    assert split("") == (Section("", "", "", 0, ""),)
    assert split(PROSE) == (Section("", "", "", 0, PROSE),)


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 10_000,
        "**" * 50_000,
        "a\n" * 20_000,
        "[" * 100_000,
        " " * 100_000,
        "\n" * 100_000,
        "1." * 50_000,
    ],
    ids=["one-line", "stars", "lines", "brackets", "spaces", "breaks", "numbers"],
)
def test_large_texts_of_little_sense_are_one_section(text: str) -> None:
    assert split(text) == (Section("", "", "", 0, text),)


@pytest.mark.parametrize("heading", ["## {}\\. Scope", "**{}\\. Scope**", "{}\\. Scope", "Section {}: Scope"])
def test_ten_thousand_sections(heading: str) -> None:
    text = "".join(f"{heading.format(n)}\n\n{PROSE}\n\n" for n in range(1, 10_001))
    assert headings(text) == [(str(n), "Scope") for n in range(1, 10_001)]


@pytest.mark.parametrize("heading", ["## Same", "**Same**", "Same Words", "SAME WORDS"])
def test_headings_that_are_all_equal(heading: str) -> None:
    text = f"{heading}\n\n{PROSE}\n\n" * 50
    sections = split(text)
    assert len(sections) == 50
    assert {(one.heading, one.level) for one in sections} == {(heading.strip("*# "), 1)}


STYLES = ["## {}", "**{}**", "**{}**  ", "**{}:  \n**", "{}", "  1. **{}**", "_{}_", "{}:"]
TITLES = ["Scope", "What We Collect", "Whom We Tell", "Your Choices", "Cookies", "Changes", "Contact"]
SENTENCES = [
    "You may write to our office at any time.",
    "We send you news once a month, and never more often than that.",
    "See Section 2 above, and **mind** what it says.",
    "We collect:\n\n(a) your name;\n\n(b) your age.",
    "Effective May 2, 2011.",
]


@settings(deadline=None, max_examples=100)
@given(
    style=st.sampled_from(STYLES),
    place=st.integers(0, len(TITLES) - 1),
    sentence=st.sampled_from(SENTENCES),
)
def test_an_edit_in_one_section_leaves_the_others_alone(style: str, place: int, sentence: str) -> None:
    bodies = [PROSE] * len(TITLES)
    edited = [*bodies[:place], f"{PROSE}\n\n{sentence}", *bodies[place + 1 :]]

    def document(bodies: list[str]) -> str:
        parts = (f"{style.format(title)}\n{body}\n" for title, body in zip(TITLES, bodies, strict=True))
        return "# Oriel\n\nHello.\n\n" + "\n".join(parts)

    before, after = split(document(bodies)), split(document(edited))
    assert [one.heading for one in before] == ["", *TITLES]
    assert after[: place + 1] == before[: place + 1]
    assert after[place + 2 :] == before[place + 2 :]
    assert sentence in after[place + 1].body


@pytest.mark.parametrize("style", STYLES)
def test_a_section_more_leaves_the_others_alone(style: str) -> None:
    def document(titles: list[str]) -> str:
        return "# Oriel\n\nHello.\n\n" + "".join(f"{style.format(title)}\n{PROSE}\n\n" for title in titles)

    before, after = split(document(TITLES)), split(document([*TITLES, "Agents"]))
    assert after[:-1] == before
    assert after[-1].heading == "Agents"


def test_a_text_of_too_many_lines_is_not_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    # The folder exports a function of the same name as the module.
    monkeypatch.setattr(importlib.import_module("diffs.sections.split"), "MOST_LINES", 4)
    divided, whole = "# A\n\n## b\n\nc.\n\n## d\n", "# A\n\n## b\n\nc.\n\n## d\n\ne.\n"
    assert len(split(divided)) == 3
    assert [section.body for section in split(whole)] == [whole]
