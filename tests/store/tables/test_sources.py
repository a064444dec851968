"""Companies, documents, addresses and citations."""

from __future__ import annotations

from datetime import UTC, datetime

from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.sources import CitationOutcome, NewCitation

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LARKSPUR = Company("larkspur", "Larkspur", ("larkspur.example",))
URL = "http://larkspur.example/privacy"


def cite(store: Store, document: int, sha256: str | None = None) -> bool:
    return store.sources.add_citation(
        document,
        NewCitation(
            timestamp="20150101000000",
            url=URL,
            id_url="https://web.archive.org/web/20150101000000id_/x",
            domain="larkspur.example",
            archived="2015-01-01",
            sha256=sha256,
        ),
        NOW,
    )


def test_a_company_is_kept_once_and_brought_up_to_date(store: Store) -> None:
    store.sources.add_company(LARKSPUR)
    store.sources.add_company(Company("larkspur", "Larkspur Optics", ("larkspur.example", "larkspur.test")))
    assert store.sources.companies() == (
        Company("larkspur", "Larkspur Optics", ("larkspur.example", "larkspur.test")),
    )


def test_a_document_keeps_its_id_and_the_order_of_its_addresses(store: Store) -> None:
    store.sources.add_company(LARKSPUR)
    urls = (PolicyUrl("http://b.example/"), PolicyUrl("http://a.example/", "2012", "2014-05"))
    first = store.sources.add_document(Document("larkspur", "privacy", "Privacy", urls))
    assert store.sources.add_document(Document("larkspur", "privacy", "Privacy Policy", urls)) == first
    assert store.sources.addresses(first) == urls
    assert store.sources.documents(["larkspur"])[0].title == "Privacy Policy"


def test_addresses_are_what_was_said_last(store: Store) -> None:
    store.sources.add_company(LARKSPUR)
    document = store.sources.add_document(
        Document("larkspur", "privacy", "", (PolicyUrl("http://old.example/"),))
    )
    wanted = (PolicyUrl("http://new.example/"), PolicyUrl("http://old.example/"))
    store.sources.set_addresses(document, wanted)
    assert store.sources.addresses(document) == wanted


def test_an_imported_company_becomes_the_configured_one(store: Store) -> None:
    store.sources.add_company(Company("larkspurexample", "larkspur.example", ("larkspur.example",)))
    document = store.sources.add_document(Document("larkspurexample", "privacy", "Privacy Policy"))
    store.sources.adopt_company("larkspurexample", LARKSPUR)
    assert store.sources.companies() == (LARKSPUR,)
    assert [row.id for row in store.sources.documents_of("larkspur")] == [document]


def test_a_citation_is_new_once_and_again_when_its_document_comes(store: Store) -> None:
    store.sources.add_company(LARKSPUR)
    document = store.sources.add_document(Document("larkspur", "privacy", "Privacy Policy"))
    sha256 = store.snapshots.add_body(document, "20150101000000", b"the corpus document")
    assert cite(store, document)
    assert not cite(store, document)
    assert cite(store, document, sha256)
    assert not cite(store, document, sha256)
    assert not cite(store, document), "the configuration does not take the document away again"
    assert store.sources.citations(document)[0].sha256 == sha256


def test_a_citation_remembers_what_the_archive_gave(store: Store) -> None:
    store.sources.add_company(LARKSPUR)
    document = store.sources.add_document(Document("larkspur", "privacy", "Privacy Policy"))
    cite(store, document)
    cited = store.sources.citations(document)[0]
    store.sources.mark_citation(
        cited, CitationOutcome(state="missing", reason="never archived", archive="x", retry_on="2027-01-01")
    )
    after = store.sources.citations(document)[0]
    assert (after.state, after.reason, after.archive, after.retry_on) == (
        "missing",
        "never archived",
        "x",
        "2027-01-01",
    )


def test_a_company_is_found_by_slug_name_or_domain(store: Store) -> None:
    store.sources.add_company(Company("tinworks", "Tin Works", ("tinworks.example", "tin.example")))
    store.sources.add_company(Company("tin.example", "Another"))
    found = [
        store.sources.company_called(name) for name in ("Tinworks", "tin works", "www.tinworks.example.")
    ]
    assert found == ["tinworks"] * 3
    assert store.sources.company_called("tin.example") == "tin.example", "a slug goes first"
    assert store.sources.company_called("zinc") is None
    assert store.sources.owners(("tin.example", "zinc.example")) == ("tinworks",)
    assert store.sources.slugs() == {"tinworks", "tin.example"}
