"""What companies and documents are called."""

from __future__ import annotations

from store import Store
from store.records import Company, Document
from store.tables.names import NamedDocument


def test_names_are_found_for_those_that_are_asked_for(store: Store) -> None:
    store.sources.add_company(Company("tinworks", "Tin Works", ("tin.example",)))
    store.sources.add_company(Company("zinc", "Zinc"))
    privacy = store.sources.add_document(Document("tinworks", "privacy", "Privacy Policy"))
    terms = store.sources.add_document(Document("tinworks", "terms", ""))
    assert store.names.companies(["tinworks", "tinworks", "copper"]) == {"tinworks": "Tin Works"}
    assert store.names.documents([privacy, terms, 99]) == {
        privacy: NamedDocument("tinworks", "Tin Works", "Privacy Policy"),
        terms: NamedDocument("tinworks", "Tin Works", "terms"),
    }


def test_what_of_a_company_a_name_is(store: Store) -> None:
    store.sources.add_company(Company("tinworks", "Zinc", ("tin.example",)))
    store.sources.add_company(Company("zinc", "Tin", ()))
    found = [store.names.called(name) for name in ("ZINC", "tin", "www.tin.example", "lead")]
    assert found == [("slug", "zinc"), ("name", "zinc"), ("domain", "tinworks"), None]
