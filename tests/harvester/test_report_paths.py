"""Pages have addresses that every system takes, inside the folder of the site, and different for each."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester import report_paths as paths
from harvester.report_paths import DocumentPaths, link, site_name

HOSTILE = (
    "CON",
    "con",
    "nul.txt",
    "COM1",
    "..",
    ".",
    "",
    "../../etc/passwd",
    "a/b",
    "a\\b",
    "C:",
    "x" * 200,
    "Grüße",
    "سياسة",
    "a b",
    "trailing.",
    "-dash",
    "topics",
    "<script>",
    "a\0b",
    "\ud800",
)


@pytest.mark.parametrize("slug", HOSTILE)
def test_every_slug_gives_a_name_that_every_system_takes(slug: str) -> None:
    name = site_name(slug)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", name)
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d|topics", name)


@pytest.mark.parametrize("slug", ["nikon", "juniper-and-reed", "privacy_2", "3m", "20120514093000-3"])
def test_plain_names_stay_as_they_are(slug: str) -> None:
    assert site_name(slug) == slug


@given(st.sets(st.text(max_size=80), max_size=30))
def test_different_slugs_have_different_folders_whatever_the_case(slugs: set[str]) -> None:
    assert len({site_name(slug).casefold() for slug in slugs}) == len(slugs)


def test_no_name_can_pass_for_one_that_was_made_safe() -> None:
    assert site_name(site_name("CON")) != site_name("CON")


@pytest.mark.parametrize("slug", HOSTILE)
def test_all_pages_lie_inside_the_folder(slug: str, tmp_path: Path) -> None:
    own = DocumentPaths(slug, slug)
    found = [
        own.page,
        own.pair,
        own.version("20120514093000"),
        own.comparison("20120514093000", "20130514093000"),
        own.year("2012"),
        own.section(slug),
        paths.company_topic(slug, slug),
        paths.topic_page(slug),
        paths.company_page(slug),
        paths.company_feed(slug),
    ]
    for path in found:
        assert (tmp_path / path).resolve().is_relative_to(tmp_path)
        assert not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
        assert len(path) <= 200
    assert len(set(found)) == len(found)


def test_links_are_relative_and_lead_back() -> None:
    own = DocumentPaths("juniper", "privacy")
    assert link(own.page, paths.INDEX) == "../../index.html"
    assert link(own.page, own.pair, "a-b") == "compare.html#a-b"
    assert link(own.page, own.page, "versions") == "#versions"
    assert link(paths.INDEX, own.page) == "juniper/privacy/index.html"
