"""Where the marks of headings changed and no word did, every command says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from diffs import essence
from store import Store
from tests.support.calls import Harvest, objects
from tests.support.feeds import checked_feed
from tests.support.several_policies import Policy, harvest_policies

_KEPT = "We keep what you tell us for as long as your account is open, and no longer than the law allows."
_PARTS = {
    "Scope": _KEPT,
    "Use": "We use it to answer you, to send what you ordered, and to tell you if anything of that is late.",
    "End": "You may leave whenever you want, and we then remove what we know of you within thirty days.",
}


def _page(parts: str) -> bytes:
    return f"<html><head><title>Privacy</title></head><body><main>{parts}</main></body></html>".encode()


def _inline(kept: str) -> bytes:
    """Return a page whose headings begin paragraphs, and end with a full stop."""
    items = (f"<li><b>{name}.</b> {text}</li>" for name, text in (_PARTS | {"Scope": kept}).items())
    return _page(f"<h1>Privacy</h1><ol>{''.join(items)}</ol>")


def _own(kept: str) -> bytes:
    """Return the same page with headings of their own."""
    parts = (_PARTS | {"Scope": kept}).items()
    told = (f"<h2>{number}. {name}</h2><p>{text}</p>" for number, (name, text) in enumerate(parts, 1))
    return _page(f"<h1>Privacy</h1>{''.join(told)}")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the history of a policy in which no word changed."""
    monkeypatch.chdir(tmp_path)
    captures = {"20120115120000": _inline(_KEPT), "20130301120000": _own(_KEPT)}
    harvest_policies(tmp_path, [Policy("oriel", "Oriel", captures)])
    return tmp_path


def test_the_version_is_cosmetic_everywhere(here: Path, harvest: Harvest) -> None:
    with Store("harvest.db", reading=True) as store:
        old, new = (row.text for row in store.timeline("oriel").text())
        (policy,) = store.policies()
    assert essence(old) != essence(new)
    assert policy.last_change is None
    first, second = objects(harvest("log", "--json")[1])
    assert (first["flags"], second["flags"]) == ([], ["cosmetic"])
    assert isinstance(second["change"], dict)
    assert (second["change"]["words_added"], second["change"]["words_removed"]) == (0, 0)
    assert "1 cosmetic version" in harvest("log")[1]
    code, _, err = harvest("diff", "oriel")
    assert (code, "no two versions that differ in words" in err) == (2, True)
    (compared,) = objects(harvest("diff", "oriel", "1", "2", "--format", "json")[1])
    assert compared["cosmetic"]
    assert checked_feed(harvest("feed")[1].encode()).entries == []
    assert "Oriel" not in harvest("digest", "--dry-run", "--since", "2012")[1]
    assert "Oriel" in harvest("digest", "--dry-run", "--since", "2012", "--cosmetic")[1]
    (covered,) = objects(harvest("status", "--json")[1])
    assert covered["last_change"] is None
    assert harvest("verify")[0] == 0


def test_words_that_come_back_with_other_marks_are_reverted(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    captures = {
        "20120115120000": _inline(_KEPT),
        "20130301120000": _own(_KEPT),
        "20140301120000": _own(_KEPT.replace("keep", "sell")),
        "20150301120000": _inline(_KEPT),
    }
    harvest_policies(tmp_path, [Policy("oriel", "Oriel", captures)])
    flags = [version["flags"] for version in objects(harvest("log", "--json")[1])]
    assert flags == [[], ["cosmetic"], [], ["revert"]]
    assert harvest("rebuild")[0] == 0
    assert [version["flags"] for version in objects(harvest("log", "--json")[1])] == flags
    assert len(checked_feed(harvest("feed")[1].encode()).entries) == 2
