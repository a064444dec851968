"""Atom feeds of what changed: of all documents, and of each company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Any

from diffs.in_words import count, in_between, number
from diffs.render.as_plain_html import render_plain_html
from diffs.render.flags import flag_name
from diffs.render.summary import verdict
from diffs.text import one_line, safe_url
from harvester.export.columns import iso
from harvester.report_paths import FEED, DocumentPaths, company_feed, link
from harvester.site.atom import Feed, FeedEntry, atom
from harvester.site.history import DocumentHistory, NeighbourChange
from harvester.site.pages import DocumentFacts, SitePage
from store.records import is_same_rules
from store.tables.versions import LoggedVersion
from store.timestamps import moment

FEED_FACTS = "feed"
FEED_TIMES = "feed-times"
# As many as a reader who was away for some weeks would look at; the report has all of them. Each takes about
# 4 ms, and a first report makes so many of each document.
MOST_ENTRIES = 25
# Of a feed about documents without any version.
_NEVER = "1970-01-01T00:00:00Z"
_TITLE_CHARACTERS = 120


def feed_facts(history: DocumentHistory, newer_than: str = "") -> dict[str, Any]:
    """Return what a document adds to the feeds: its newest changes, with links into the site.

    Args:
        history: the document.
        newer_than: changes to texts that are known from before this time (14 digits) are only counted.
    """
    paths = DocumentPaths(history.name.company, history.name.slug)
    entries = []
    told = list(map(is_told, history.versions, history.versions[1:]))
    wanted = any(one.known_from >= newer_than for one in history.versions[1:])
    for change in told_changes(history)[-MOST_ENTRIES:] if wanted else ():
        if change.after.known_from < newer_than:
            continue
        page = paths.comparison(change.before.first_capture, change.after.first_capture)
        if (entry := feed_entry(history, change)) is not None:
            entries.append(asdict(replace(entry, link=page)))
    times = [one.known_from for one in history.versions]
    newest = iso(max(map(moment, times))) if times else _NEVER
    return {"entries": entries, "changes": sum(told), "newest": newest}


def told_changes(history: DocumentHistory) -> list[NeighbourChange]:
    """Return the changes that a feed tells, oldest first: those of the page, not of our rules, in its words.

    Args:
        history: the document.
    """
    return [change for change in history.changes if is_told(change.before, change.after)]


def is_told(before: LoggedVersion, after: LoggedVersion) -> bool:
    """Return whether a feed tells the change from one version to the next.

    Args:
        before: the version before.
        after: the version after.
    """
    return (
        after.change is not None
        and after.reason == "content"
        and is_same_rules(before, after)
        and "cosmetic" not in after.flags
    )


def oldest_told(histories: Iterable[Sequence[LoggedVersion]]) -> str:
    """Return from when on (14 digits) a text is known whose change is in the feed of all these documents.

    Args:
        histories: the versions of each document, oldest first.
    """
    times = [
        after.known_from
        for versions in histories
        for before, after in pairwise(versions)
        if is_told(before, after)
    ]
    return min(nlargest(MOST_ENTRIES, times), default="")


def feed_entry(history: DocumentHistory, change: NeighbourChange) -> FeedEntry | None:
    """Return a change as an entry, without a link; None if its texts are not compared.

    Args:
        history: the document.
        change: one of its changes.
    """
    given = history.to_render(change)
    if given is None:
        return None
    before, after, name = change.before, change.after, history.name
    summary = given.comparison.summary
    between = in_between(before.known_until, after.known_from)
    flags = ((flag.flag, flag_name(flag.flag, flag.evidence)) for flag in given.flags)
    return FeedEntry(
        # A version is known by its first capture: its number may shift, and newer rules change its text.
        key=f"change {name.company}/{name.slug} {after.first_capture}",
        title=f"{one_line(name.label, _TITLE_CHARACTERS)}: changed {between}",
        updated=iso(moment(after.known_from)),
        summary=one_line(verdict(summary)),
        content=render_plain_html(given),
        proof=safe_url(history.proof(after.first_capture, after.url).url or ""),
        categories=tuple(
            dict([*flags, *((tag.topic, one_line(tag.name)) for tag, _ in summary.topics)]).items()
        ),
    )


def feed_times(history: DocumentHistory) -> dict[str, Any]:
    """Return what decides which changes are in a feed: when each came, without its words.

    Args:
        history: the document.
    """
    found = feed_contents(history)
    return {**found, "entries": [[one["updated"], one["key"]] for one in found["entries"]]}


@lru_cache(maxsize=1)
def feed_contents(history: DocumentHistory) -> dict[str, Any]:
    """Return `feed_facts` of all changes; they are worked out once.

    Args:
        history: the document.
    """
    return feed_facts(history)


def feed_pages(documents: Sequence[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the feed of all documents.

    Args:
        documents: all documents.
    """
    yield _page(FEED, "", "", documents)


def company_feed_pages(documents: Sequence[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the feed of a company.

    Args:
        documents: its documents.
    """
    name = documents[0].name
    yield _page(company_feed(name.company), name.company, name.company_name, documents)


def feed_of(company: str, company_name: str, facts: Sequence[dict[str, Any]]) -> Feed:
    """Return a feed.

    Args:
        company: slug of the company, or ``""`` for all companies.
        company_name: its name.
        facts: what `feed_facts` gives for each document.
    """
    entries = [_entry_from(one) for of_document in facts for one in of_document["entries"]]
    # The newest first; those of one moment in an order of their own, so that a feed is always the same.
    entries.sort(key=attrgetter("key"))
    entries.sort(key=attrgetter("updated"), reverse=True)
    known = sum(one["changes"] for one in facts)
    shown = entries[:MOST_ENTRIES]
    newest = f"the newest {number(len(shown))} of " if known > len(shown) else ""
    name = one_line(company_name, _TITLE_CHARACTERS) or company
    return Feed(
        key=f"feed {company}",
        title=f"What changed in the policies of {name}" if company else "What changed in policies",
        subtitle=f"{newest}{count(known, 'change')} of {count(len(facts), 'policy')}".capitalize(),
        updated=max([*(one["newest"] for one in facts), *(one.updated for one in shown)], default=_NEVER),
        entries=shown,
    )


def _entry_from(found: dict[str, Any]) -> FeedEntry:
    """Return an entry from the values of `asdict`, which may have been stored as JSON."""
    return FeedEntry(**{**found, "categories": tuple((term, label) for term, label in found["categories"])})


def _page(path: str, company: str, company_name: str, documents: Sequence[DocumentFacts]) -> SitePage:
    """Return the file of a feed, whose links are relative to where it is."""
    feed = feed_of(company, company_name, [*_with_newest(documents)])
    entries = [replace(entry, link=link(path, entry.link)) for entry in feed.entries]
    return SitePage(path, atom(replace(feed, entries=entries, address=path.rpartition("/")[2])))


def _with_newest(documents: Sequence[DocumentFacts]) -> Iterator[dict[str, Any]]:
    """Yield what each document adds to a feed; the words of changes are read only if it has them."""
    known = [(one, times) for one in documents if (times := one.read(FEED_TIMES)) is not None]
    times = (tuple(entry) for _, found in known for entry in found["entries"])
    # Of one moment, the first by their keys, as in the feed.
    newest = {(updated, key) for updated, key in _newest(times)}
    for document, found in known:
        is_in = any(tuple(entry) in newest for entry in found["entries"])
        yield (document.read(FEED_FACTS) if is_in else None) or {**found, "entries": []}


def _newest(times: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return when and what the newest entries are."""
    found = sorted(times, key=itemgetter(1))
    return sorted(found, key=itemgetter(0), reverse=True)[:MOST_ENTRIES]
