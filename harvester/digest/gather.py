"""Read from the store what a recipient's digest contains: unreported changes, and policies not checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import groupby

from diffs import compare
from diffs.summaries import SummarizedComparison, summarize
from diffs.weights import with_built_in
from harvester.archive.proof_at import proof_at
from harvester.archive.timestamps import digits
from harvester.digest import wording
from harvester.digest.news import FoldedChange, fold_alternations, is_news, untold
from harvester.digest.recipients import Recipient
from harvester.digest.records import CompanyNews, DocumentNews, MethodChange, Trouble, VersionNews
from store import Store
from store.lock import is_held
from store.tables.changes import VersionChange
from store.tables.outbox import Episode, ReportedChange


def news_for(store: Store, recipient: Recipient, *, cosmetic: bool) -> tuple[VersionChange, ...]:
    """Return the changes that are news and have not been reported to the recipient.

    Args:
        store: the changes, and what was reported.
        recipient: who gets the digest.
        cosmetic: whether to include changes in which no word differs.
    """
    found = [change for change in store.changes.since(None) if recipient.follows(change.company)]
    rereadings = {document: store.outbox.rereadings(document) for document in {one.document for one in found}}
    news = [change for change in found if is_news(change, rereadings[change.document], cosmetic=cosmetic)]
    return untold(news, store.outbox.told_changes(recipient.address), rereadings)


def changes_since(
    store: Store, recipient: Recipient, day: datetime, *, cosmetic: bool
) -> tuple[VersionChange, ...]:
    """Return all changes since a day, including history and changes that were reported before.

    Args:
        store: the changes.
        recipient: who gets the digest.
        day: the earliest time of the first capture of the new text (aware).
        cosmetic: whether to include changes in which no word differs.
    """
    return tuple(
        change
        for change in store.changes.since(digits(day))
        if recipient.follows(change.company) and (cosmetic or not change.cosmetic)
    )


def as_told(change: VersionChange) -> ReportedChange:
    """Return what is stored of a reported change: its identity and its bounds.

    Where texts were not compared, no change was reported: one that is found there later is no refinement, so
    the bounds hold nothing.
    """
    return ReportedChange(
        change.document,
        change.old_text,
        change.new_text,
        change.after.first_capture if change.is_method else change.before.last_capture,
        change.after.first_capture,
    )


def companies(
    store: Store, changes: Iterable[VersionChange], weights: Mapping[str, Sequence[str]]
) -> tuple[CompanyNews, ...]:
    """Return changes grouped by company and document, with their sections and weights.

    Args:
        store: where the sections are stored.
        changes: the changes, ordered by company and document.
        weights: topics and phrases to add to the built-in ones, where a comparison is not stored.
    """
    found = []
    compared = (change for change in changes if not change.is_method)
    for (slug, name), of_company in groupby(
        compared, key=lambda change: (change.company, change.company_name)
    ):
        documents = [
            DocumentNews(
                document,
                title,
                tuple(_version(store, folded, weights) for folded in fold_alternations(tuple(of_document))),
            )
            for (document, title), of_document in groupby(
                of_company, key=lambda change: (change.slug, change.title)
            )
        ]
        found.append(CompanyNews(slug, name, tuple(documents)))
    return tuple(found)


def methods(changes: Iterable[VersionChange]) -> tuple[MethodChange, ...]:
    """Return the changes where the texts were read in different ways, and not compared.

    Args:
        changes: the changes, ordered by company and document.
    """
    return tuple(
        MethodChange(one.company, one.company_name, one.slug, one.title, one.before, one.after)
        for one in changes
        if one.is_method
    )


def _version(store: Store, folded: FoldedChange, weights: Mapping[str, Sequence[str]]) -> VersionNews:
    change = folded.change
    alternated = ""
    if folded.back:
        since, until = change.after.known_from, folded.back[-1].after.known_from
        alternated = wording.alternated(len(folded.back), since, until)
    bounds = (change.before.last_capture, change.before.url), (change.after.first_capture, change.after.url)
    before, after = (proof_at(store, change.document, *bound) for bound in bounds)
    rendered = (
        store.renderings.shown(change.document, change.before.last_capture, change.before.sha256),
        store.renderings.shown(change.document, change.after.first_capture, change.after.sha256),
    )
    return VersionNews(
        change.before,
        change.after,
        _comparison(store, change, weights),
        (before, after),
        alternated,
        rendered,
    )


def _comparison(
    store: Store, change: VersionChange, weights: Mapping[str, Sequence[str]]
) -> SummarizedComparison:
    """Return the stored comparison of a change, or make it if a timeline could not be drawn."""
    stored = store.changes.comparison(change.document, change.old_text, change.new_text)
    if stored is not None:
        return stored
    old, new = store.texts.markdown(change.old_text), store.texts.markdown(change.new_text)
    return summarize(compare(old, new), old, with_built_in(weights))


def episodes_for(
    store: Store, recipient: Recipient, *, ignored: AbstractSet[int] = frozenset()
) -> tuple[tuple[Episode, ...], bool]:
    """Return the times in which a policy could not be checked, and whether one has to be reported now.

    Those that last are included, and, once, those that were reported and have ended since. One has to be
    reported if it lasts and was not reported before.

    Args:
        store: the episodes, and what was reported.
        recipient: who gets the digest.
        ignored: ids of documents that are no longer checked.
    """
    followed = {row.id for row in store.sources.documents() if recipient.follows(row.company)} - ignored
    episodes = store.outbox.episodes(is_running=is_held(store.path))
    lasting = [episode for episode in episodes if episode.document in followed]
    reported = store.outbox.told_troubles(recipient.address)
    now = {(episode.document, episode.since) for episode in lasting}
    over = []
    for (document, since), is_end_reported in reported.items():
        if is_end_reported or (document, since) in now:
            continue
        until = store.outbox.end_of(document, since)
        if until is not None:
            over.append(Episode(document, since, "", True, until))
    return (*lasting, *over), bool(now - reported.keys())


def troubles(store: Store, episodes: Iterable[Episode]) -> tuple[Trouble, ...]:
    """Return episodes with the names of companies and the titles of policies.

    Args:
        store: where the names are stored.
        episodes: times in which a policy could not be checked.
    """
    names = {company.slug: company.name for company in store.sources.companies()}
    documents = {
        row.id: (names.get(row.company, row.company), row.title or row.slug)
        for row in store.sources.documents()
    }
    return tuple(
        Trouble(
            *documents[one.document],
            one.problem or (wording.unended(one.unended) if one.unended else ""),
            one.since,
            one.until,
            in_part=one.listed and not one.until,
        )
        for one in episodes
    )
