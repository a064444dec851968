"""The search page of the report: what it can be asked, with and without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harvester.search import runs_of
from harvester.site import search_page as module
from harvester.site import sentences_page as sentences_module
from harvester.site.history import DocumentHistory, DocumentName
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.search_facts import SEARCH_FACTS, SEARCH_LIST, search_facts, search_list
from harvester.site.search_page import search_group_page, search_groups, search_page
from harvester.site.sentences_page import sentences_page
from store.errors import QueryError
from store.searching import SearchPhrase, parse_query, search_sql, words_apart
from tests.support.browser_pages import PageReader, page_reader, write_pages
from tests.support.checked_page import CheckedPage
from tests.support.queries import REFUSED, UNDERSTOOD
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

TIMES = ("20120115120000", "20130115120000", "20140115120000")
WORDS = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
LAMPS = "All lamps burn at night, and none of them burns by day. Unser Café verkauft Öl."
JAPANESE = "個人情報を販売しません。"
QUERIES = (
    "oil",
    "sell oil",
    "may OR will",
    "oil NOT may",
    "we AND oil",
    "burn*",
    '"none of them"',
    "cafe",
    "個人情報",
    "販売",
    "nowhere",
    "(may OR will) AND sell",
    "lamps NOT (may OR will)",
    "we OR lamps AND none",
    "NEAR(lamps night, 4)",
    "NEAR(lamps night, 3)",
    'NEAR(none "all lamps", 6)',
    'NEAR(none "all lamps", 7)',
    "NEAR(day lam*, 30)",
    "oil OR 販売 NOT 個人",
)
NOT_THERE = {"nowhere", "NEAR(lamps night, 2)"}


def pages() -> dict[str, bytes]:
    sections = (
        (("1. Oil", "<p>We may sell oil. We rest.</p>"), ("2. Lamps", f"<p>{LAMPS}</p>")),
        (("1. Oil", "<p>We will sell oil. We go.</p>"), ("2. Wicks", f"<p>{LAMPS}</p>")),
        (
            ("1. Oil", f"<p>We will sell {WORDS}</p><p>個人情報を販売しません。</p>"),
            ("2. Wicks", f"<p>{LAMPS}</p>"),
        ),
    )
    return {time: policy(*found) for time, found in zip(TIMES, sections, strict=True)}


def kept(history: DocumentHistory, name: DocumentName) -> DocumentFacts:
    """Return the facts of a document as they are read from the folder of the site."""
    facts = {SEARCH_FACTS: search_facts(history), SEARCH_LIST: search_list(history)}
    return DocumentFacts(name, json.loads(json.dumps(facts)).get)


def searched(*documents: DocumentFacts) -> list[SitePage]:
    """Return the pages on which is searched; if there are several, the first one leads to them."""
    groups = search_groups(documents)
    places = range(len(groups))
    return [*search_page(groups), *(page for place in places for page in search_group_page(groups, place))]


def made(history: DocumentHistory) -> tuple[SitePage, SitePage]:
    """Return the search page and the page with all sentences."""
    (search,) = searched(kept(history, history.name))
    sentences, *_ = sentences_page(history)
    return search, sentences


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentHistory]:
    with history_of(tmp_path_factory.mktemp("store"), pages()) as found:
        yield found


@pytest.fixture(scope="module")
def folder(history: DocumentHistory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_pages(folder, made(history))
    return folder


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with page_reader() as found:
        yield found


def test_the_pages_are_well_formed_and_inert(history: DocumentHistory) -> None:
    for page in made(history):
        assert "<script>alert" not in page.content
        assert "alert(1)" in page.content
        assert CheckedPage(page.content).tags


def test_the_index_has_each_sentence_with_from_when_to_when_it_stood(history: DocumentHistory) -> None:
    facts: dict[str, Any] = search_facts(history)
    lines = {text: facts["spans"][span][0] for text, _, span in facts["sentences"]}
    assert lines["We may sell oil."].startswith(
        "Stood already in version 1, first seen 15 Jan 2012; last stood"
    )
    assert lines["We will sell oil."].startswith("First stood in version 2: came between")
    assert all(re.fullmatch(r"juniper/privacy/version-\d{14}\.html", span[5]) for span in facts["spans"])


def test_what_has_no_room_is_named(history: DocumentHistory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 100)
    monkeypatch.setattr(sentences_module, "_MOST_BYTES", 700)
    search, _ = made(history)
    assert "not searched here" in search.content
    CheckedPage(search.content)
    pages = list(sentences_page(history))
    assert len(pages) > 1 and pages[1].path == "juniper/privacy/sentences-2.html"
    assert "sentences-2.html" in CheckedPage(pages[0].content).links
    whole = "".join(CheckedPage(page.content).words[""] for page in pages)
    assert all(run.sentence in whole for run in history.sentence_runs)


@pytest.mark.parametrize("query", QUERIES)
def test_the_page_finds_what_the_command_finds(
    folder: Path, history: DocumentHistory, reader: PageReader, query: str
) -> None:
    expected = sorted(run.sentence for run in runs_of(history._store, parse_query(query)))
    with reader.opened(folder / "search.html") as page:
        page.locator("#words").fill(query)
        page.get_by_role("button", name="Search").click()
        found = page.locator("#results .one p[dir]").all_inner_texts()
    assert sorted(found) == expected
    assert bool(expected) == (query not in NOT_THERE)


def test_the_page_understands_and_refuses_what_the_command_does(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "search.html") as page:
        for query, understood in UNDERSTOOD.items():
            page.locator("#words").fill(query)
            assert page.locator("#asked").inner_text() == understood
            assert page.title() == f"{understood} · Search"
            assert not page.locator("#answer").inner_text().startswith("Not searched")
        for query in REFUSED:
            page.locator("#words").fill(query)
            assert page.locator("#results").inner_text() == ""
            answer = page.locator("#answer").inner_text()
            assert answer == (_refusal(query) if query.strip() else "")


def _refusal(query: str) -> str:
    """Return what the page says about a query that the command refuses; it knows no shell."""
    with pytest.raises(QueryError) as caught:
        search_sql(parse_query(query))
    remedy = caught.value.remedy.partition("; in a shell")[0]
    return f"Not searched: {caught.value.problem}. {remedy}."


def test_what_is_asked_goes_along_to_the_other_companies(
    history: DocumentHistory, tmp_path: Path, reader: PageReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 4_000)
    names = [replace(history.name, company=slug, company_name=slug.title()) for slug in ("elm", "fir")]
    pages = searched(*(kept(history, name) for name in names))
    assert [page.path for page in pages] == ["search.html", "search-1.html", "search-2.html"]
    write_pages(tmp_path, pages)
    with reader.opened(tmp_path / "search-1.html", "q=oil%20OR%20day") as page:
        assert "in 1 document of this page" in page.locator("#answer").inner_text()
        page.get_by_label("Search the other companies").get_by_role("link").click()
        page.wait_for_url("**/search-2.html#*")
        assert page.locator("#words").input_value() == "oil OR day"
        assert "Fir · " in page.locator("#answer").inner_text()


@pytest.mark.parametrize("query", ["sell and oil", "we rest or go", "oil sell"])
def test_words_that_stand_apart_are_proposed_as_by_the_command(
    folder: Path, reader: PageReader, query: str
) -> None:
    with reader.opened(folder / "search.html") as page:
        page.locator("#words").fill(query)
        answer = page.locator("#answer").inner_text()
    assert answer.startswith("No sentence of the versions in this page has it.")
    assert answer.endswith(f"operators in capitals: {words_apart(SearchPhrase(query))}")


def test_the_end_of_a_long_sentence_is_found(tmp_path: Path, reader: PageReader) -> None:
    long = " ".join(f"lamp{number}" for number in range(200))
    with history_of(tmp_path / "store", {TIMES[0]: policy(("1. Oil", f"<p>{long}</p>"))}) as history:
        search, _ = made(history)
    (tmp_path / "search.html").write_text(search.content, "utf-8")
    with reader.opened(tmp_path / "search.html", "q=lamp199") as page:
        assert page.locator("#answer").inner_text().startswith("1 sentence in 1 document.")
        assert page.locator("mark").inner_text() == "lamp199"


def test_a_phrase_over_two_sentences_is_left_to_the_command(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "search.html", "q=oil%20we") as page:
        assert (
            "over the end of a sentence is found by harvest search only"
            in page.locator("#answer").inner_text()
        )


def test_a_link_leads_to_results_and_these_to_the_versions(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "search.html", "q=sell%20oil") as page:
        assert (
            page.locator("#answer")
            .inner_text()
            .startswith("2 sentences in 1 document. Seen first on 15 Jan 2012")
        )
        assert page.locator("mark").first.inner_text() == "sell oil"
        links = page.locator("#results .one").first.get_by_role("link")
        assert links.first.get_attribute("href") == f"juniper/privacy/version-{TIMES[0]}.html"
        assert links.all_inner_texts() == ["First version with it", "The change in which it went"]
        assert links.last.get_attribute("href") == f"juniper/privacy/change-{TIMES[0]}-{TIMES[1]}.html"
        assert " · First version with it · The change" in page.locator("#results .one").first.inner_text()
        assert not page.locator("#lists").is_visible()
        assert not page.locator(".unscripted").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways(folder: Path, reader: PageReader, width: int) -> None:
    for path, fragment in (
        ("search.html", "q=we"),
        ("search.html", ""),
        ("juniper/privacy/sentences.html", ""),
    ):
        with reader.opened(folder / path, fragment, width=width) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_there_are_lists(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "search.html", script=False) as page:
        assert not page.locator("#search").is_visible()
        assert page.locator(".unscripted").is_visible()
        row = page.get_by_role("row", name="sell").inner_text()
        assert row.endswith("version of 15 Jan 2012"), "nothing is said of when all sentences with it went"
        page.get_by_role("listitem").get_by_role("link", name="Privacy").last.click()
        assert "All sentences of all versions" in page.locator("h1").inner_text()
        assert page.get_by_text("We may sell oil.").is_visible()
