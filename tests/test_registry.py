"""The configuration and corpus documents, brought into the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harvester.citation import header
from harvester.config import load
from harvester.errors import CitationError, ConfigError
from harvester.registry import Imported, import_file, register
from harvester.settings import Settings
from store import Store
from tests.scripted import NOW
from tests.stand_in import MOVED, PRIVACY

TIMESTAMP = "20120115120000"
CONFIG = f"""
[companies.juniper]
name = "Juniper & Reed"
domains = ["juniper-and-reed.example"]

[companies.juniper.documents.privacy]
title = "Privacy Policy"
urls = ["{PRIVACY}"]
cited = ["https://web.archive.org/web/{TIMESTAMP}id_/{PRIVACY}"]

[companies.other]
name = "Other"
domains = ["other.example"]

[companies.other.documents.privacy]
urls = ["https://other.example/privacy"]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG, "utf-8")
    return load(path, {})


def corpus_file(folder: Path, domain: str = "juniper-and-reed.example", url: str = PRIVACY) -> Path:
    """A corpus document."""
    path = folder / "document.md"
    path.write_text(f"{header(domain, TIMESTAMP, url)}\n\n# Privacy\n\nWe keep your name.\n", "utf-8")
    return path


def test_only_the_companies_that_are_meant_are_registered(store: Store, settings: Settings) -> None:
    register(store, settings, ["juniper"], NOW)
    assert [company.slug for company in store.sources.companies()] == ["juniper"]
    (document,) = store.sources.documents()
    assert [address.url for address in store.sources.addresses(document["id"])] == [PRIVACY]
    assert [cited.timestamp for cited in store.sources.citations(document["id"])] == [TIMESTAMP]


def test_registering_twice_changes_nothing(store: Store, settings: Settings) -> None:
    register(store, settings, ["juniper", "other"], NOW)
    before = [
        store.database.rows(f"SELECT * FROM {table}") for table in ("documents", "addresses", "citations")
    ]
    register(store, settings, ["juniper", "other"], NOW)
    assert before == [
        store.database.rows(f"SELECT * FROM {table}") for table in ("documents", "addresses", "citations")
    ]


def test_a_company_that_only_the_store_knows_is_left_as_it_is(store: Store, settings: Settings) -> None:
    register(store, settings, ["nobody"], NOW)
    assert store.sources.companies() == ()


def test_an_address_that_left_the_configuration_leaves_the_store(store: Store, settings: Settings) -> None:
    register(store, settings, ["juniper"], NOW)
    company = settings.companies[0]
    (policy,) = company.documents
    moved = replace(policy, urls=(replace(policy.urls[0], url=MOVED),), cited=())
    register(store, replace(settings, companies=(replace(company, documents=(moved,)),)), ["juniper"], NOW)
    row = store.sources.documents()[0]["id"]
    # What a citation names stays an address: it must be found where it was captured.
    assert [address.url for address in store.sources.addresses(row)] == [MOVED, PRIVACY]


def test_a_document_of_a_known_company_goes_to_the_document_with_its_url(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    found = import_file(store, settings, corpus_file(tmp_path), NOW)
    assert (found.company, found.document, found.new) == ("juniper", "privacy", True)
    assert found.citation.timestamp == TIMESTAMP
    (row,) = store.sources.documents()
    (shown,) = store.readings.of(row["id"])
    assert (shown.source, shown.timestamp) == ("citation", TIMESTAMP)


def test_the_same_file_is_not_new_twice(store: Store, settings: Settings, tmp_path: Path) -> None:
    path = corpus_file(tmp_path)
    first = import_file(store, settings, path, NOW)
    assert import_file(store, settings, path, NOW) == Imported(
        first.company, first.document, first.citation, new=False
    )
    assert len(store.readings.of(store.sources.documents()[0]["id"])) == 1


def test_a_corrected_file_takes_the_place_of_the_old_one(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    path = corpus_file(tmp_path)
    import_file(store, settings, path, NOW)
    path.write_text(path.read_text("utf-8").replace("name", "address"), "utf-8")
    assert import_file(store, settings, path, NOW).new
    (shown,) = store.readings.of(store.sources.documents()[0]["id"])
    assert "address" in store.texts.markdown(shown.text)


def test_an_unknown_domain_makes_a_company_that_the_configuration_adopts(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    found = import_file(store, Settings(), corpus_file(tmp_path), NOW)
    assert (found.company, found.document) == ("juniper-and-reed", "privacy")
    register(store, settings, ["juniper"], NOW)
    assert [company.slug for company in store.sources.companies()] == ["juniper"]
    (document,) = store.sources.documents()
    assert (document["company"], document["slug"]) == ("juniper", "privacy")
    assert len(store.readings.of(document["id"])) == 1


def test_two_domains_with_one_name_are_two_companies(store: Store, tmp_path: Path) -> None:
    slugs = {
        import_file(store, Settings(), corpus_file(tmp_path, domain, f"http://{domain}/privacy"), NOW).company
        for domain in ("larkspur.com", "larkspur.de")
    }
    assert len(slugs) == 2


@pytest.mark.parametrize(
    "payload", [None, b"# A text\n\nof nobody\n", b"\xff\xfe"], ids=["missing", "plain", "UTF-16"]
)
def test_what_is_no_corpus_document_is_refused_and_leaves_nothing(
    store: Store, settings: Settings, tmp_path: Path, payload: bytes | None
) -> None:
    path = tmp_path / "document.md"
    if payload is not None:
        path.write_bytes(payload)
    with pytest.raises(CitationError, match=r"document\.md"):
        import_file(store, settings, path, NOW)
    assert store.sources.companies() == ()


def test_files_of_the_configuration_are_imported_or_named(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    path = corpus_file(tmp_path)
    company = replace(settings.companies[0], corpus_files=(path,))
    register(store, replace(settings, companies=(company,)), ["juniper"], NOW)
    assert len(store.readings.of(store.sources.documents()[0]["id"])) == 1
    path.write_text("nothing", "utf-8")
    with pytest.raises(ConfigError, match=r"companies\.juniper\.documents"):
        register(store, replace(settings, companies=(company,)), ["juniper"], NOW)
