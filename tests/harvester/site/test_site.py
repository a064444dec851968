"""A report is brought up to date: what did not change is neither read nor written again."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pytest

from harvester.site import SiteResult
from harvester.site.history import DocumentHistory
from store import Store
from store.tables.listings import Listing
from tests.support.filled_stores import LOCATION, drafted, fill, policy
from tests.support.stores import fingerprint
from tests.support.whole_site import check_site, contents, made

SITE = "site"


@pytest.fixture
def site(store: Store, tmp_path: Path) -> Path:
    """Return the report of three documents of two companies."""
    fill(store, policy("juniper", "privacy"), list(drafted(1, 4)))
    fill(store, policy("juniper", "terms"), list(drafted(2, 3)))
    fill(store, policy("quince", "privacy"), list(drafted(3, 2)))
    made(store, tmp_path / SITE)
    return tmp_path / SITE


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the documents whose versions are read from now on."""
    found: list[str] = []
    versions = DocumentHistory.__dict__["versions"]

    def counted(history: DocumentHistory) -> object:
        found.append(f"{history.name.company}/{history.name.slug}")
        return versions.func(history)

    replaced = cached_property(counted)
    replaced.__set_name__(DocumentHistory, "versions")
    monkeypatch.setattr(DocumentHistory, "versions", replaced)
    return found


def test_a_report_has_all_pages_and_every_link_leads_somewhere(site: Path) -> None:
    pages = check_site(site)
    assert {"index.html", "juniper/index.html", "quince/index.html", "juniper/terms/index.html"} <= {*pages}
    assert len([path for path in pages if path.startswith("juniper/privacy/version-")]) == 4
    assert len([path for path in pages if path.startswith("juniper/privacy/change-")]) == 3


def test_nothing_is_read_or_written_if_nothing_changed(store: Store, site: Path, read: list[str]) -> None:
    before = fingerprint(site)
    assert made(store, site) == SiteResult(documents=3, made=0, written=0, removed=0)
    assert read == []
    assert fingerprint(site) == before


def test_only_the_document_with_a_new_version_is_read(store: Store, site: Path, read: list[str]) -> None:
    before = contents(site)
    fill(store, policy("juniper", "terms"), list(drafted(2, 4))[3:])
    found = made(store, site)
    assert found.made == 1
    assert read == ["juniper/terms"]
    after = contents(site)
    changed = {path for path in after if after[path] != before.get(path)}
    assert "juniper/terms/index.html" in changed and "index.html" in changed
    assert not [path for path in changed if path.startswith(("juniper/privacy/", "quince/privacy/"))]
    assert found.written >= len(changed)
    check_site(site)


def test_the_same_store_gives_the_same_report_however_it_was_made(
    store: Store, site: Path, tmp_path: Path
) -> None:
    fill(store, policy("juniper", "terms"), list(drafted(2, 4))[3:])
    made(store, site)
    made(store, tmp_path / "other")
    assert contents(site) == contents(tmp_path / "other")


def test_another_look_at_the_archive_changes_only_what_shows_it(store: Store, site: Path) -> None:
    before = contents(site)
    (row,) = (row.id for row in store.sources.documents() if row.slug == "terms")
    url = policy("juniper", "terms").urls[0].url
    later = "2026-11-25T06:15:00+00:00"
    store.listings.mark_listing(row, url, LOCATION, Listing("complete", listed_at=later, full_at=later))
    assert made(store, site).made == 1
    after = contents(site)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"juniper/terms/index.html", "index.html", "juniper/index.html"}


def test_documents_that_are_not_shown_any_more_are_removed(store: Store, site: Path) -> None:
    with store.step():
        store.database.execute("PRAGMA defer_foreign_keys = 1")
        store.database.execute("UPDATE documents SET slug = 'notice' WHERE slug = 'terms'")
    made(store, site)
    pages = check_site(site)
    assert "juniper/notice/index.html" in pages
    assert not (site / "juniper" / "terms").exists()


def test_an_interrupted_report_is_completed(
    store: Store, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, policy("juniper", "terms"), list(drafted(2, 5))[3:])

    def broken(history: DocumentHistory) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(DocumentHistory, "coverage", property(broken))
        with pytest.raises(KeyboardInterrupt):
            made(store, site)
    made(store, site)
    check_site(site)
    other = site.with_name("other")
    made(store, other)
    assert contents(site) == contents(other)
