"""The feeds of the report, and its page about edits that several policies made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harvester.site import feeds, same_edits
from tests.support.calls import Harvest
from tests.support.feeds import checked_feed
from tests.support.several_policies import KEPT, SHARED, SOLD, TEMPLATE, Policy, harvest_policies, page


@pytest.fixture
def here(tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a report about three policies, two of which made the same edit."""
    monkeypatch.chdir(tmp_path)
    harvest_policies(tmp_path, TEMPLATE)
    assert harvest("report", "site")[0] == 0
    return tmp_path / "site"


def test_the_report_has_the_feeds_of_the_command(here: Path, harvest: Harvest) -> None:
    for path, arguments in (("feed.xml", ()), ("acorn/feed.xml", ("--company", "acorn"))):
        found = checked_feed((here / path).read_bytes())
        told = checked_feed(harvest("feed", *arguments)[1].encode())
        assert [(one.id, one.title, one.content) for one in found.entries] == [
            (one.id, one.title, one.content) for one in told.entries
        ]
        assert (found.feed.id, found.feed.updated) == (told.feed.id, told.feed.updated)
        for entry in found.entries:
            assert ((here / path).parent / entry.link).resolve().is_file()
        (own,) = (one.href for one in found.feed.links if one.rel == "self")
        assert own == "feed.xml"
    assert 'type="application/atom+xml" href="feed.xml"' in (here / "index.html").read_text("utf-8")


def test_a_feed_says_how_many_changes_it_leaves_out(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    found = checked_feed(harvest("feed")[1].encode())
    assert len(found.entries) == 2
    assert found.feed.subtitle == "The newest 2 of 3 changes of 3 policies"


def test_the_same_edit_is_one_entry_with_all_its_policies(here: Path) -> None:
    content = (here / "same.html").read_text("utf-8")
    assert content.count('<article class="same">') == 1
    assert "Added: <ins>your repairs and your purchases with advertising partners" in content
    assert "Removed: <del>to the carriers that bring your parcels" in content
    targets = re.findall(r'<li><a href="([^"]+)"', content.partition("<article")[2])
    assert [target.split("/")[0] for target in targets] == ["acorn", "birch"]
    assert all((here / target).is_file() for target in targets)
    assert 'href="same.html"' in (here / "index.html").read_text("utf-8")


def test_one_more_policy_with_the_edit_joins_the_entry(here: Path, harvest: Harvest, tmp_path: Path) -> None:
    captures = {"20120115120000": page("Elm", KEPT, SHARED), "20150301120000": page("Elm", KEPT, SOLD)}
    harvest_policies(tmp_path, [*TEMPLATE, Policy("elm", "Elm", captures)])
    assert harvest("report", "site")[0] == 0
    content = (here / "same.html").read_text("utf-8")
    assert content.count('<article class="same">') == 1
    assert "<h2>3 policies, 2 sentences</h2>" in content


def test_many_entries_are_on_several_pages(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = "We keep a list of all your clocks, barometers and watches with the dates of their last cleaning."
    policies = [
        *TEMPLATE,
        *(
            Policy(
                name,
                name.title(),
                {"20120115120000": page(name, KEPT), "20150301120000": page(name, KEPT, other)},
            )
            for name in ("elm", "fir")
        ),
    ]
    harvest_policies(tmp_path, policies)
    monkeypatch.setattr(same_edits, "_ON_PAGE", 1)
    assert harvest("report", "pages")[0] == 0
    found = [(tmp_path / "pages" / name).read_text("utf-8") for name in ("same.html", "same-2.html")]
    assert [page.count('<article class="same">') for page in found] == [1, 1]
    assert 'href="same-2.html"' in found[0]
