"""The page that compares any two versions: what its script is given, and what can be read without it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from harvester.site import pair_page as module
from harvester.site.pair_page import pair_page
from tests.support.checked_page import CheckedPage
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

TIMES = ("20120115120000", "20130115120000", "20140115120000")
WORDS = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pages() -> dict[str, bytes]:
    bodies = ("<p>We may sell oil.</p>", "<p>We will sell oil.</p>", f"<p>We will sell {WORDS}</p>")
    lamps = ("2. Lamps", "<p>Lamps burn.</p>")
    return {time: policy(("1. Oil", body), lamps) for time, body in zip(TIMES, bodies, strict=True)}


def places(runs: str) -> list[int]:
    found: list[int] = []
    for run in runs.split(","):
        first, _, last = run.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def data_of(read: CheckedPage) -> dict[str, Any]:
    found = json.loads(read.words["pre"])
    assert isinstance(found, dict)
    return found


def test_the_script_gets_each_section_once(tmp_path: Path) -> None:
    with history_of(tmp_path, pages()) as history:
        (page,) = pair_page(history)
        texts = [history.sections(version.text) for version in history.versions]
    data = data_of(CheckedPage(page.content))
    assert [version["capture"] for version in data["versions"]] == list(TIMES)
    sections = data["sections"]
    assert len({tuple(one) for one in sections}) == len(sections) < sum(map(len, texts))
    for version, expected in zip(data["versions"], texts, strict=True):
        shown = [sections[place] for place in places(version["sections"])]
        assert [(number, heading) for number, heading, _ in shown][1:] == [
            (one.number, one.heading) for one in expected
        ][1:]
    assert any("alert(1)" in one[2] for one in sections)
    assert data["versions"][1]["change"] == f"change-{TIMES[0]}-{TIMES[1]}.html"


def test_without_the_script_it_says_the_command_and_links_each_change(tmp_path: Path) -> None:
    with history_of(tmp_path, pages()) as history:
        (page,) = pair_page(history)
    read = CheckedPage(page.content)
    assert page.path == "juniper/privacy/compare.html"
    assert "harvest diff juniper FROM TO --document privacy" in read.words[""]
    for old, new in pairwise(TIMES):
        assert f"change-{old}-{new}.html" in read.links
    assert '<form id="pair" class="pair" hidden>' in page.content


def test_texts_that_are_too_long_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 2000)
    with history_of(tmp_path, pages()) as history:
        (page,) = pair_page(history)
    data = data_of(CheckedPage(page.content))
    assert data["sections"] is None
    assert [version["capture"] for version in data["versions"]] == list(TIMES)


def test_there_is_nothing_to_choose_from_one_version(tmp_path: Path) -> None:
    with history_of(tmp_path, {TIMES[0]: pages()[TIMES[0]]}) as history:
        assert list(pair_page(history)) == []
