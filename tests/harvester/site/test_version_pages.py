"""The page of a version: its whole text, and what shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harvester.site import version_pages as module
from harvester.site.version_pages import version_pages
from tests.support.checked_page import CheckedPage
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

FIRST, SECOND = "20120115120000", "20130115120000"
ITEMS = "<ul><li>your name</li><li>your oil</li></ul>"


def test_it_has_the_whole_text(tmp_path: Path) -> None:
    old, new = f"<p>We keep <b>this</b>:</p>{ITEMS}", "<p>We keep nothing, and give nothing to anybody.</p>"
    pages = {FIRST: policy(("1. Data", old)), SECOND: policy(("1. Data", new))}
    with history_of(tmp_path, pages) as history:
        first, second = version_pages(history)
        version, sha256 = history.versions[0], history.versions[0].text
    read = CheckedPage(first.content)
    assert first.path == f"juniper/privacy/version-{FIRST}.html"
    assert re.search(r"<h2><a href=\"section-[0-9]{14}-1.html\">1 <bdi>Data</bdi></a></h2>", first.content)
    assert "We keep this :" in read.words[""]
    assert first.content.count('<p dir="auto" class="item">') == 2
    assert f"{version.words} words in {version.sections} sections" in first.content
    assert sha256 in first.content
    assert f'href="change-{FIRST}-{SECOND}.html"' in first.content
    assert f'href="version-{SECOND}.html"' in first.content
    CheckedPage(second.content)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    words = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    link = '<a href="javascript:alert(3)">one</a>'
    with history_of(tmp_path, {FIRST: policy((words, f"<p>We keep {words} {link}</p>"))}) as history:
        (page,) = version_pages(history)
    read = CheckedPage(page.content)
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert "alert(2)" in read.words[""]
    assert not [one for one in read.links if "javascript" in one]


def test_a_section_that_is_too_long_is_left_out_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "<p>We keep the oil of all lamps, and the lamps of all oil.</p>" * 40
    monkeypatch.setattr(module, "_MOST_BYTES", 2500)
    with history_of(tmp_path, {FIRST: policy(("1. Long", long), ("2. Short", "<p>We go.</p>"))}) as history:
        (page,) = version_pages(history)
    read = CheckedPage(page.content)
    assert page.content.count("too long for this page") == 1
    assert "We go." in read.words[""]
