"""Read from the store what the digest says about changes, and about policies that were not checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from diffs import compare
from diffs.summaries import SummarizedComparison, summarize
from diffs.weights import with_built_in
from harvester.archive.proof_at import proof_at
from harvester.digest import wording
from harvester.digest.interests import Importance
from harvester.digest.news import FoldedChange, fold_alternations
from harvester.digest.records import CompanyNews, DocumentNews, MethodChange, Trouble, VersionNews
from store import Store
from store.tables.changes import VersionChange
from store.tables.outbox import Episode, ReportedChange


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


def importance(store: Store, change: VersionChange, weights: Mapping[str, Sequence[str]]) -> Importance:
    """Return what of a change decides whether it is told.

    Args:
        store: where the comparison is stored.
        change: the change.
        weights: topics and phrases to add to the built-in ones, where the comparison is not stored.
    """
    if change.is_method:
        return Importance(None)
    stored = store.changes.importance(change.document, change.old_text, change.new_text)
    if stored is not None:
        return Importance(stored[0], frozenset(stored[1]))
    compared = _comparison(store, change, weights)
    weight = max((section.weight for section in compared.sections), default=0)
    return Importance(weight, frozenset(tag.topic for tag, _ in compared.summary.topics))


def _comparison(
    store: Store, change: VersionChange, weights: Mapping[str, Sequence[str]]
) -> SummarizedComparison:
    """Return the stored comparison of a change, or make it if a timeline could not be drawn."""
    stored = store.changes.comparison(change.document, change.old_text, change.new_text)
    if stored is not None:
        return stored
    old, new = store.texts.markdown(change.old_text), store.texts.markdown(change.new_text)
    return summarize(compare(old, new), old, with_built_in(weights))


def troubles(store: Store, episodes: Iterable[Episode]) -> tuple[Trouble, ...]:
    """Return episodes with the names of companies and the titles of policies.

    Args:
        store: where the names are stored.
        episodes: times in which a policy could not be checked.
    """
    episodes = tuple(episodes)
    named = store.names.documents(one.document for one in episodes)
    return tuple(
        Trouble(
            named[one.document].company_name,
            named[one.document].title,
            one.problem or (wording.unended(one.unended) if one.unended else ""),
            one.since,
            one.until,
            in_part=one.listed and not one.until,
        )
        for one in episodes
    )
