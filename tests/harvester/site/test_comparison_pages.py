"""The page of a change: both views, the list to jump through, what proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from diffs.flag_evidence import FlagEvidence, FlagSide, QuotedDate
from diffs.in_words import when
from diffs.render.flags import ShownFlag
from diffs.render.summary import verdict
from harvester.plan import Bound
from harvester.plan.captures import PlannedCapture
from harvester.site import comparison_pages as module
from harvester.site.change_proof import bound_sentences, html_flags, unread_between
from harvester.site.comparison_pages import comparison_pages
from harvester.site.history import DocumentHistory
from harvester.site.pages import SitePage
from tests.support.checked_page import CheckedPage
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

FIRST, SECOND, THIRD = "20120115120000", "20130115120000", "20140115120000"
LONG = " ".join(f"Word {number} is kept." for number in range(60))
OLD = policy(
    ("1. Sharing", f"<p>We may share it. {LONG} We rest.</p>"),
    ("2. Payment", "<p>We bill you once a year, and not before.</p>"),
    ("3. Oil", "<p>All about oil, and where it comes from, and how it burns.</p>"),
)
NEW = policy(
    ("1. Sharing", f"<p>We will share it. {LONG} We go.</p>"),
    ("2. Refunds", "<p>We bill you once a year, and not before.</p>"),
    ("3. Disputes", "<p>Disputes go to binding arbitration, and to no court at all.</p>"),
    ("4. Oil", "<p>All about oil, and where it comes from, and how it burns.</p>"),
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentHistory]:
    emphasised = NEW.replace(b"how it burns", b"<b>how it burns</b>")
    pages = {FIRST: OLD, SECOND: NEW, THIRD: emphasised}
    with history_of(tmp_path_factory.mktemp("site"), pages) as found:
        yield found


def page_of(history: DocumentHistory, place: int = 0) -> SitePage:
    return list(comparison_pages(history))[place]


def test_each_change_between_neighbours_has_a_page(history: DocumentHistory) -> None:
    pages = list(comparison_pages(history))
    assert len(pages) == len(history.versions) - 1
    assert pages[0].path == f"juniper/privacy/change-{FIRST}-{SECOND}.html"
    for page in pages:
        CheckedPage(page.content)


def test_it_says_what_the_comparison_says(history: DocumentHistory) -> None:
    compared = history.changes[0].compared
    assert compared is not None
    page = page_of(history).content
    assert verdict(compared.summary) in page
    assert "effective 1 Jan 2012" in page
    assert f'href="version-{FIRST}.html"' in page
    assert "changed between 15 Jan 2012, 12:00 and 15 Jan 2013, 12:00 UTC" in page


def test_a_flag_says_what_it_stands_on(history: DocumentHistory) -> None:
    dates = (QuotedDate("effective", "2012-01-01", "Effective date: January 1, 2012"),)
    old, new = (FlagSide(time, history.versions[0].url, dates) for time in (FIRST, SECOND))
    flags = (ShownFlag("silent-edit", evidence=FlagEvidence("silent-edit", old, new)), ShownFlag("cosmetic"))
    said = "".join(html_flags(history, flags))
    assert "<b>Silent edit</b>: the words changed, but the stated date did not" in said
    for name, side in zip(("old text", "new text"), (old, new), strict=True):
        proof = history.proof(side.capture, side.url).url
        assert proof
        address = f'<a href="{proof}" rel="noreferrer">{when(side.capture)}</a>'
        assert f"<li>{name}: “Effective date: January 1, 2012”, captured {address}" in said
    assert "Cosmetic" not in said


def test_each_section_can_be_jumped_to(history: DocumentHistory) -> None:
    page = page_of(history)
    read = CheckedPage(page.content)
    compared = history.changes[0].compared
    assert compared is not None
    places = [f"s{place}" for place in range(len(compared.sections))]
    assert [one for one in read.ids if re.fullmatch(r"s\d+", one)] == places
    assert {link for link in read.links if link.startswith("#s")} == {f"#{one}" for one in places}
    assert "<del><span" in page.content
    assert "No word of its text changed." in page.content


def test_bars_have_one_scale(history: DocumentHistory) -> None:
    page = page_of(history).content
    widths = [
        sum(float(found) for found in re.findall(r'width="([\d.]+)%" height="5"/>', bar))
        for bar in re.findall(r'<svg class="bar".*?</svg>', page)
    ]
    assert widths
    assert max(widths) == pytest.approx(100, abs=0.1)
    compared = history.changes[0].compared
    assert compared is not None
    words = [
        one.words_added + one.words_removed
        for one in compared.sections
        if one.words_added + one.words_removed
    ]
    assert widths == pytest.approx([100 * one / max(words) for one in words], abs=0.1)


def test_both_views_show_the_same_words(history: DocumentHistory) -> None:
    page = page_of(history).content
    (article,) = re.findall(r'<article id="s0".*?</article>', page, re.S)
    body, sides = article.split('<div class="sides">')
    for view in (body, sides):
        assert '<span class="aside">[deleted: </span>may<' in view
        assert '<span class="aside">[inserted: </span>will<' in view
        assert 'class="passage"' in view
    assert page.index('id="view-inline" checked') < page.index('id="view-sides"') < page.index("<article")


def test_a_change_in_which_no_word_differs_has_a_page_too(history: DocumentHistory) -> None:
    change = history.changes[-1]
    assert change.is_cosmetic
    assert change.compared is not None
    page = page_of(history, -1).content
    assert "no word differs" in page
    assert "No word differs (cosmetic)" in page
    places = {f"s{place}" for place in range(len(change.compared.sections))}
    assert places
    assert places <= set(CheckedPage(page).ids), "a biography leads to the place of its section"


def test_what_was_not_read_between_two_captures_is_said(history: DocumentHistory) -> None:
    change = history.changes[0]
    last, first = PlannedCapture(FIRST, "http://a.example/"), PlannedCapture(SECOND, "http://a.example/")
    said = bound_sentences(replace(change, bound=Bound(last, first, 366, 3, 1, 2)), 3)
    assert said.endswith("Between the two, 3 captures were not read, 1 gave no text, 2 are held for review.")
    quiet = bound_sentences(replace(change, bound=Bound(last, first, 366, 0, 0)), 0)
    assert quiet.endswith("No capture between the two is known.")
    assert unread_between(history, change) == (change.bound.unread if change.bound else 0)


def test_versions_that_were_read_in_different_ways_are_not_compared(history: DocumentHistory) -> None:
    assert history.lives, "they are read of all changes, before one is replaced"
    change = replace(history.changes[0], compared=None, flags=(), bound=None)
    history.__dict__["changes"] = (change,)
    try:
        page = page_of(history).content
    finally:
        del history.__dict__["changes"]
    CheckedPage(page)
    assert "are not compared" in page
    assert "<article" not in page
    assert "<script" not in page


def test_what_makes_a_page_too_large_is_left_out_and_said(
    history: DocumentHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = page_of(history).content
    monkeypatch.setattr(module, "_MOST_BYTES", 3000)
    page = page_of(history).content
    read = CheckedPage(page)
    assert len(page) < len(whole)
    assert f"harvest diff juniper {FIRST} {SECOND} --document privacy" in page
    compared = history.changes[0].compared
    assert compared is not None
    assert f"s{len(compared.sections) - 1}" in read.ids


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    words = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    link = '<a href="javascript:alert(3)">one</a> and <a href="data:text/html,x">two</a>'
    heading = f"1. {words}"
    pages = {
        FIRST: policy((heading, f"<p>We may keep {words} {link} here.</p>")),
        SECOND: policy(
            (heading, f"<p>We will keep {words} {link} here.</p>"), ("2. سياسة", f"<p>{words}</p>")
        ),
    }
    with history_of(tmp_path, pages) as found:
        page = page_of(found).content
    read = CheckedPage(page)
    assert "img" not in read.tags
    assert "alert(2)" in read.words[""] + read.words["ins"]
    assert "alert" not in read.words["script"]
    assert not [link for link in read.links if link.startswith(("javascript:", "data:"))]
    assert re.search(r">2<span[^\n]*</ins> <ins><span[^>]*>[^<]*</span><bdi>سياسة</bdi>", page)
