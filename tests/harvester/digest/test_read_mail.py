"""A mail as it is read: on a phone, read aloud, from heading to heading and from link to link."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from harvester.digest.compose import compose
from tests.support.browser_pages import PageReader, page_reader
from tests.support.hard_mail import hard_digest
from tests.support.mails import bodies_of, read
from tests.support.news import company, digest, reworded, version

AXE = os.environ.get("HARVEST_AXE", "")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A mail is read inside the page of a mail program, which has the landmarks.
NOT_IN_MAILS = {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}}
NEWS = {
    "one": digest(company("Tinworks", version(reworded()))),
    "few": hard_digest(3),
    "many": hard_digest(20),
}


@cache
def mail(name: str) -> EmailMessage:
    """Return one of the mails."""
    return read(compose(NEWS[name]).raw)


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with page_reader() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mails")
    for name in NEWS:
        (folder / f"{name}.html").write_text(bodies_of(mail(name))[1], "utf-8")
        for attached in mail(name).iter_attachments():
            (folder / f"{name}-attached.html").write_text(attached.get_content(), "utf-8")
    return folder


def headings(page: Page) -> list[tuple[int, str]]:
    """Return the level and the words of each heading as a screen reader lists them."""
    lines = re.findall(r"- '?heading \"(.*)\" \[level=(\d)\]", page.locator("body").aria_snapshot())
    return [(int(level), words) for words, level in lines]


@pytest.mark.parametrize("name", ["one", "few", "many", "few-attached"])
def test_it_fits_a_phone(folder: Path, reader: PageReader, name: str) -> None:
    with reader.opened(folder / f"{name}.html", width=390) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", NEWS)
def test_its_headings_are_those_of_the_text(folder: Path, reader: PageReader, name: str) -> None:
    text, _ = bodies_of(mail(name))
    with reader.opened(folder / f"{name}.html") as page:
        found = headings(page)
    levels = [level for level, _ in found]
    assert levels.count(1) == 1 == levels[0]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    flat = " ".join(text.split())
    changes = [words for level, words in found if level == 2]
    assert len(changes) == len(set(changes))
    sections = [words for level, words in found if level == 3 and "Captures and hashes" not in words]
    assert changes and sections
    assert all(words in flat or words == "In this mail" for words in (*changes, *sections))


@pytest.mark.parametrize("name", NEWS)
def test_no_two_links_with_the_same_words_lead_to_different_places(
    folder: Path, reader: PageReader, name: str
) -> None:
    targets = defaultdict(set)
    with reader.opened(folder / f"{name}.html") as page:
        snapshot = page.locator("body").aria_snapshot()
        names = set(page.evaluate("[...document.querySelectorAll('a[name]')].map(a => a.name)"))
    for words, target in re.findall(r"link \"(.*)\"'?:\n\s*- /url: \"?([^\"\n]*)", snapshot):
        assert len(words) > 4, "no link is called 'here'"
        targets[words].add(target)
        assert not target.startswith("#") or target[1:] in names
    assert targets
    assert {words: found for words, found in targets.items() if len(found) > 1} == {}


def test_what_is_new_and_old_is_read_aloud(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "few.html") as page:
        said = page.locator("body").aria_snapshot()
        assert 'deletion: "[deleted: may share' in said
        assert 'insertion: "[inserted: will sell' in said
        assert 'listitem:\n    - insertion: "[inserted: where your phone is;' in re.sub(
            r"\n +", "\n    ", said
        )
        assert not page.locator(".aside").first.evaluate("e => getComputedStyle(e).position !== 'absolute'")
        hebrew, japanese = (page.locator(f"[lang={code}] ins").first for code in ("he", "ja"))
        assert "מוכרים" in (hebrew.text_content() or "")
        assert "十" in (japanese.text_content() or "")


@pytest.mark.parametrize("name", ["few", "many"])
def test_without_styles_it_still_makes_sense(folder: Path, reader: PageReader, name: str) -> None:
    page_without = re.sub(
        r"(?s)<style>.*?</style>| (?:style|id|name|class)=\"[^\"]*\"",
        "",
        (folder / f"{name}.html").read_text(),
    )
    (folder / f"{name}-bare.html").write_text(page_without, "utf-8")
    with reader.opened(folder / f"{name}-bare.html", width=390) as page:
        words = page.locator("body").inner_text()
        assert "[deleted: may share]" in words
        assert re.search(r"\d\. Lamps & Wicks", words)
        assert [level for level, _ in headings(page)].count(1) == 1


@pytest.mark.skipif(not AXE, reason="HARVEST_AXE names no axe.min.js of axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["one", "few", "few-attached"])
def test_axe_finds_nothing(
    folder: Path, reader: PageReader, name: str, scheme: Literal["light", "dark"]
) -> None:
    with reader.opened(folder / f"{name}.html", width=390, scheme=scheme, bypass=True) as page:
        page.evaluate(Path(AXE).read_text("utf-8"))
        options = {"runOnly": RULES, "rules": {} if "attached" in name else NOT_IN_MAILS}
        found = page.evaluate("(options) => axe.run(document, options)", options)
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


def test_both_parts_have_the_same_facts() -> None:
    for name in NEWS:
        text, html = bodies_of(mail(name))
        assert same_facts(text) == same_facts(re.sub(r"(?s)<style>.*?</style>", "", html)), name


def same_facts(body: str) -> tuple[set[str], set[str], set[str]]:
    """Return the addresses, the hashes and the numbers of changes that a body names."""
    plain = body.replace("&amp;", "&")
    addresses = set(re.findall(r"https?://[^\s\"<>]+", plain))
    hashes = set(re.findall(r"\b[0-9a-f]{64}\b", plain))
    return addresses, hashes, set(re.findall(r"(?<![\w.])(\d+)\. (?=[^\W\d])", plain))
