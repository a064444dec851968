"""Pages about several documents: made again only if they show another thing, and never too large."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.site import index_page, search_page, shared_pages
from harvester.site.write import SiteFolder
from store import Store
from tests.support.filled_stores import drafted, fill, policy
from tests.support.whole_site import check_site, contents, made

COMPANIES = ("juniper", "quince", "elm", "fir")


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with two documents of each company."""
    for place, company in enumerate(COMPANIES):
        for slug in ("privacy", "terms"):
            fill(store, policy(company, slug), list(drafted(place + 10 * (slug == "terms"), 2, 6)))
    return store


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the parts that are made from now on."""
    found: list[str] = []
    make = SiteFolder.write

    def write(self: SiteFolder, part: str, *given: object) -> None:
        found.append(part)
        make(self, part, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(SiteFolder, "write", write)
    return found


def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few documents be too many for one page."""
    monkeypatch.setattr(index_page, "_ROWS", 3)
    monkeypatch.setattr(search_page, "_MOST_BYTES", 12_000)


def test_only_what_shows_another_thing_is_made_again(
    filled: Store, tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    made(filled, tmp_path / "site")
    before = contents(tmp_path / "site")
    groups = sorted(part for part in built if part.startswith("_search-"))
    assert len(groups) > 2
    built.clear()
    made(filled, tmp_path / "site")
    assert built == []
    fill(filled, policy("quince", "terms"), list(drafted(11, 3, 6))[2:])
    made(filled, tmp_path / "site")
    assert {"quince/terms", "quince.company", "_index"} <= {*built}
    assert not [part for part in built if part.startswith(("juniper", "elm", "fir"))]
    assert len([part for part in built if part.startswith("_search-")]) < len(groups)
    after = contents(tmp_path / "site")
    changed = {path for path, content in after.items() if before.get(path) != content}
    assert not [path for path in changed if path.startswith(("juniper/", "elm/", "fir/"))]
    made(filled, tmp_path / "other")
    assert after == contents(tmp_path / "other")


def test_many_documents_are_on_several_pages_that_lead_to_each_other(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    made(filled, tmp_path / "site")
    pages = check_site(tmp_path / "site")
    assert {"index-2.html", "index-3.html", "companies.html", "search-2.html"} <= {*pages}
    assert "companies.html" in pages["index.html"].links
    assert "Filter this page" in pages["index.html"].words[""]
    assert "Filter this page" not in pages["elm/index.html"].words[""]
    assert {"search-1.html", "search-2.html"} <= {*pages["search.html"].links}
    assert "search.html" in pages["search-2.html"].links
    assert {f"{company}/index.html" for company in COMPANIES} <= {*pages["companies.html"].links}
    searched = {link for path, page in pages.items() if path.startswith("search-") for link in page.links}
    assert {f"{company}/terms/sentences.html" for company in COMPANIES} <= searched


def test_pages_that_are_not_needed_any_more_are_removed(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        small_pages(patch)
        made(filled, tmp_path / "site")
    # What changes the layout of pages is the code, of which the fingerprint is made.
    monkeypatch.setattr(shared_pages, "makers", lambda: "another version")
    made(filled, tmp_path / "site")
    monkeypatch.undo()
    made(filled, tmp_path / "other")
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


@pytest.mark.parametrize("place", (0, 2, 5))
def test_wherever_the_shared_pages_are_interrupted_they_are_completed(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    small_pages(monkeypatch)
    made(filled, tmp_path / "site")
    fill(filled, policy("quince", "terms"), list(drafted(11, 3, 6))[2:])
    left = [place]
    put = SiteFolder._put

    def failing(self: SiteFolder, path: str, content: bytes) -> None:
        if path.startswith(".harvest-report/_"):
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
        put(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(SiteFolder, "_put", failing)
        with pytest.raises(KeyboardInterrupt):
            made(filled, tmp_path / "site")
    made(filled, tmp_path / "site")
    made(filled, tmp_path / "other")
    assert contents(tmp_path / "site") == contents(tmp_path / "other")
