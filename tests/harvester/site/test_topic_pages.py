"""The pages about topics: every change about one, of a company and of all, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from harvester import report_paths as paths
from harvester.site import topic_pages
from harvester.site.history import DocumentHistory, DocumentName
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.topic_facts import topic_changes, topic_facts
from tests.support.checked_page import CheckedPage
from tests.support.site_history import history_of, policy

TIMES = ("20120115120000", "20130115120000", "20140115120000", "20150115120000")
KEEP = "We keep your orders for 30 days, and not for any longer than that."
SELL = "We do not sell your personal information to anybody."


def page(*sections: tuple[str, str]) -> bytes:
    return policy(*((heading, f"<p>{body}</p>") for heading, body in sections))


HISTORY = (
    page(("1. Sharing", SELL), ("2. Storage", KEEP)),
    page(("1. Sharing", SELL.replace("do not", "may")), ("2. Storage", KEEP)),
    page(("1. Sharing", SELL.replace("do not", "may")), ("2. Storage", KEEP.replace("30", "90"))),
    # Only the markup of a heading changes.
    page(("1. Sharing", SELL.replace("do not", "may")), ("<b>2. Storage</b>", KEEP.replace("30", "90"))),
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentHistory]:
    folder = tmp_path_factory.mktemp("site")
    with history_of(folder, dict(zip(TIMES, HISTORY, strict=True))) as found:
        yield found


def kept(history: DocumentHistory, name: DocumentName | None = None) -> DocumentFacts:
    """Return the facts of a document as they are read from the folder of the site."""
    facts = json.loads(json.dumps(topic_facts(history)))
    return DocumentFacts(name or history.name, lambda _: facts)


def pages(*documents: DocumentFacts) -> dict[str, SitePage]:
    found = {one.path: one for one in topic_pages.topic_pages(documents)}
    for _, own in groupby(documents, key=lambda one: one.name.company):
        found |= {one.path: one for one in topic_pages.company_topic_pages([*own])}
    for one in found.values():
        CheckedPage(one.content)
    return found


def test_each_change_about_a_topic_is_a_fact(history: DocumentHistory) -> None:
    found = [one for one in topic_changes(topic_facts(history)) if one.topic == "sale"]
    assert [(one.old, one.new, one.heading, one.number) for one in found] == [
        (TIMES[0], TIMES[1], "Sharing", "1")
    ]
    (sale,) = found
    (life,) = [one for one in history.lives if one.heading == "Sharing"]
    assert sale.address == life.address
    compared = history.changes[0].compared
    assert compared is not None
    assert any(tag.topic == "sale" for tag, _ in compared.sections[sale.place].topics)


def test_a_topic_has_a_page_of_all_and_one_of_each_company(history: DocumentHistory) -> None:
    other = replace(history.name, company="con", company_name="<Con> & Sons")
    found = pages(kept(history), kept(history, other))
    whole = found[paths.topic_page("sale")].content
    assert "2 changes of sections in 2 documents of 2 companies" in whole
    assert "&lt;Con&gt; &amp; Sons" in whole
    for slug in ("juniper", "con"):
        path = paths.company_topic(slug, "sale")
        assert f'href="{paths.link(paths.topic_page("sale"), path)}"' in whole
        assert "1 change of a section in 1 document" in found[path].content
    index = found[paths.TOPICS_INDEX].content
    assert '<a href="sale.html">sale</a>' in index
    assert "2 changes of sections in 2 documents of 2 companies, the newest seen on 15 Jan 2013" in index


def test_a_change_leads_to_its_section_its_comparison_and_its_document(history: DocumentHistory) -> None:
    found = pages(kept(history))[paths.company_topic("juniper", "sale")]
    links = CheckedPage(found.content).links
    (life,) = [one for one in history.lives if one.heading == "Sharing"]
    (change,) = [one for one in topic_changes(topic_facts(history)) if one.topic == "sale"]
    assert f"privacy/section-{life.address}.html" in links
    assert f"privacy/change-{TIMES[0]}-{TIMES[1]}.html#s{change.place}" in links
    assert "privacy/index.html" in links


def test_the_newest_change_comes_first_under_its_year(history: DocumentHistory) -> None:
    found = pages(kept(history))
    topics = {one.topic for one in topic_changes(topic_facts(history)) if one.new == TIMES[2]}
    content = found[paths.topic_page(sorted(topics)[0])].content
    assert "<h2>2014</h2>" in content
    years = [part[:4] for part in content.split("<h2>")[1:]]
    assert years == sorted(years, reverse=True)


def test_a_cosmetic_change_is_about_nothing(history: DocumentHistory) -> None:
    assert TIMES[3] not in {one.new for one in topic_changes(topic_facts(history))}


def test_what_only_our_rules_changed_is_not_told(history: DocumentHistory) -> None:
    technical = [replace(one.after, reason="technical") for one in history.changes]
    changes = tuple(
        replace(one, after=after) for one, after in zip(history.told_changes, technical, strict=False)
    )
    other = DocumentHistory.__new__(DocumentHistory)
    vars(other).update(vars(history) | {"told_changes": changes})
    assert topic_facts(other) == []


def test_a_page_shows_the_newest_and_counts_the_others(
    history: DocumentHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic_pages, "_MOST_BYTES", 1_000)
    names = [replace(history.name, slug=f"policy-{place}") for place in range(3)]
    content = pages(*(kept(history, name) for name in names))[paths.topic_page("sale")].content
    assert content.count('<p class="where">') == 1
    assert "2 earlier ones are on the pages of the companies." in content


def test_without_a_change_there_is_only_the_empty_list(tmp_path: Path) -> None:
    with history_of(tmp_path, {TIMES[0]: HISTORY[0]}) as found:
        assert topic_facts(found) == []
        (index,) = pages(kept(found)).values()
    assert "No change is about a topic." in index.content
    (index,) = pages(DocumentFacts(found.name, lambda _: None)).values()
