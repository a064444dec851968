"""Prepare news for the templates: ordered by weight, folded, cleaned and cut to a size."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from diffs.in_words import when
from diffs.render.flags import ShownFlag, cut_out_flag, noted
from diffs.render.head import Head
from diffs.render.imprint import hashes, imprint_sentence
from diffs.render.summary import concerns, section_line, verdict
from diffs.summaries import SectionChange
from diffs.text import one_line, safe_url
from harvester.archive import urlkey
from harvester.archive.rendered_proof import rendered_head
from harvester.config import WAYBACK
from harvester.digest import wording
from harvester.digest.headers import unsubscribe_address
from harvester.digest.records import CompanyNews, DigestInput, DocumentNews, VersionNews
from harvester.digest.redline import redline
from harvester.digest.same_edits import edit_key, same_edits_once
from harvester.digest.shown import (
    BoundView,
    CompanyView,
    Cut,
    DigestView,
    DocumentView,
    Links,
    SectionView,
    VersionView,
)
from harvester.digest.troubles import trouble_lines
from store.reading_notes import cut_out, origins
from store.tables.changes import ComparedVersion
from store.tables.renderings import ShownRendering


def view(digest: DigestInput, cut: Cut) -> DigestView:
    """Return the news as the templates show them.

    Args:
        digest: the news of one recipient.
        cut: how much of the news to show.
    """
    told = told_companies(digest)
    changes = sum(len(document.versions) for company in told for document in company.documents)
    companies, chosen, place = [], _weightiest(told, cut.versions), itertools.count()
    others: list[str] = []
    for company in told:
        name, documents = _name(company.name or company.slug), []
        for document in company.documents:
            title = _name(document.title or document.slug)
            parted: dict[bool, list[VersionNews]] = {True: [], False: []}
            for version in document.versions:
                parted[next(place) in chosen].append(version)
            if parted[True]:
                versions = tuple(_version(version, cut) for version in parted[True])
                documents.append(DocumentView(title, versions))
            if parted[False]:
                others.append(wording.other_changes(f"{name}, {title}", [one.after for one in parted[False]]))
        if documents:
            companies.append(CompanyView(name, tuple(documents)))
    link = safe_url(digest.report)
    return DigestView(
        headline=headline(digest),
        changes=changes,
        companies=same_edits_once(companies),
        hidden_versions=max(0, changes - cut.versions),
        others=tuple(others[: cut.others]),
        unnamed_others=max(0, len(others) - cut.others),
        methods=tuple(
            wording.method_line(
                f"{_name(one.company_name or one.company)}, {_name(one.title or one.document)}",
                one.after.known_from,
            )
            for one in digest.methods
        ),
        troubles=trouble_lines(digest.troubles),
        report=link or one_line(digest.report),
        report_is_link=bool(link),
        made=_made(digest, told),
        unsubscribe=unsubscribe_address(digest),
    )


def _made(digest: DigestInput, companies: Iterable[CompanyNews]) -> str:
    """Return when, by what and from what a digest is composed, as a sentence."""
    versions = [v for company in companies for document in company.documents for v in document.versions]
    origin = wording.made_from(proof for version in versions for proof in version.served_by)
    extractors = {side.extractor: None for version in versions for side in (version.before, version.after)}
    return imprint_sentence(digest.imprint, wording.rules_named(extractors), origin)


def _weightiest(companies: Iterable[CompanyNews], most: int) -> set[int]:
    """Return the indexes of the changes to show: those with the highest weight, then the newest."""
    versions = [v for company in companies for document in company.documents for v in document.versions]
    places = sorted(
        range(len(versions)),
        key=lambda place: (versions[place].weight, versions[place].after.first_capture),
        reverse=True,
    )
    return set(places[:most])


def told_companies(digest: DigestInput) -> tuple[CompanyNews, ...]:
    """Return the companies with changes to report, the one with the highest weight first.

    Args:
        digest: the news of one recipient; it says whether cosmetic changes are reported.
    """
    companies = []
    for company in digest.companies:
        documents = []
        for document in company.documents:
            versions = tuple(v for v in document.versions if digest.show_cosmetic or not v.cosmetic)
            if versions:
                documents.append(DocumentNews(document.slug, document.title, versions))
        if documents:
            documents.sort(key=lambda document: (-document.weight, document.title))
            companies.append(CompanyNews(company.slug, company.name, tuple(documents)))
    return tuple(sorted(companies, key=lambda company: (-company.weight, company.name)))


def headline(digest: DigestInput) -> str:
    """Return the subject: how many changes there are at which companies, or how many checks have failed.

    Args:
        digest: the news of one recipient.
    """
    companies = told_companies(digest)
    versions = [v for company in companies for document in company.documents for v in document.versions]
    if not versions:
        lasting = [trouble for trouble in digest.troubles if trouble.until is None]
        if digest.methods:
            return wording.methods_headline(len({(one.company, one.document) for one in digest.methods}))
        if not lasting:
            return wording.NO_CHANGES
        since, in_part = min(one.since for one in lasting), all(one.in_part for one in lasting)
        return wording.troubles_headline(len(lasting), since, in_part=in_part)
    names = [_name(company.name or company.slug) for company in companies]
    silent = sum(any(flag.flag == "silent-edit" and not flag.is_small for flag in v.flags) for v in versions)
    return wording.changes_headline(len(versions), names, silent)


def _name(text: str) -> str:
    return one_line(text, wording.NAME_CHARACTERS) or wording.NO_NAME


def _version(news: VersionNews, cut: Cut) -> VersionView:
    shown = [section for section in news.sections if _is_shown(section)]
    shown.sort(key=lambda section: -section.weight)
    quiet = [section for section in news.sections if wording.is_folded(section)]
    before, after = news.served_by
    summary = news.compared.summary
    return VersionView(
        dates_before=wording.dates(news.before, corpus_only=before.kind == "corpus"),
        dates_after=wording.dates(news.after, corpus_only=after.kind == "corpus"),
        summary=verdict(summary),
        topics=concerns(summary),
        flags=_flags(news),
        sections=tuple(_section(section) for section in shown[: cut.sections]),
        hidden_sections=max(0, len(shown) - cut.sections),
        named_sections=tuple(map(_name_of, shown[cut.sections :][: cut.names])),
        folded=wording.renumbered_or_moved(quiet),
        bounds=_bounds(news),
        comparison=links(news).comparison,
    )


def _flags(news: VersionNews) -> tuple[ShownFlag, ...]:
    """Return the flags of a change, and those that only a digest or a comparison can know."""
    cut = cut_out_flag(cut_out(news.before.notes, news.after.notes))
    alternated = (ShownFlag("alternated", detail=news.alternated),) if news.alternated else ()
    return (*cut, *alternated, *noted(news.flags))


def _bounds(news: VersionNews) -> tuple[BoundView, BoundView]:
    """Return the two captures between which a change lies."""
    addresses, (before, after) = links(news), news.served_by
    return (
        BoundView(
            wording.OLD_CITED if before.kind == "corpus" else wording.OLD_BOUND,
            when(news.before.known_until),
            addresses.before,
            one_line(before.source_in_words),
            safe_url(before.raw_url or ""),
            _origin(news.before, news.rendered[0]),
            _hashes(news.before, "old", news.rendered[0]),
        ),
        BoundView(
            wording.NEW_CITED if after.kind == "corpus" else wording.NEW_BOUND,
            when(news.after.known_from),
            addresses.after,
            one_line(after.source_in_words),
            safe_url(after.raw_url or ""),
            _origin(news.after, news.rendered[1]),
            _hashes(news.after, "new", news.rendered[1]),
        ),
    )


def _origin(version: ComparedVersion, shown: ShownRendering | None) -> str:
    """Return where a text comes from, if that is not simply the page, or ``""``."""
    parts = list(origins(version.notes))
    if shown is not None and (head := rendered_head(shown)) is not None:
        parts.insert(0, f"the page of {when(shown.rendering.timestamp)}, {head.sentence}")
    return one_line("; ".join(parts))


def _hashes(
    version: ComparedVersion, name: str, rendered: ShownRendering | None
) -> tuple[tuple[str, str], ...]:
    """Return the SHA-256 of the text and page of a version, as every redline shows them."""
    head = Head(
        "",
        sha256=version.sha256,
        compared_sha256=version.compared_sha256,
        snapshot_sha256=version.snapshot_sha256,
        last_snapshot_sha256=version.last_snapshot_sha256,
        rendered_page=rendered_head(rendered),
    )
    return hashes(head, name)


def _is_shown(section: SectionChange) -> bool:
    """Return whether a section is shown; the others are listed in one line, or only counted."""
    return section.counted_as != "cosmetic" and not wording.is_folded(section)


def _section(section: SectionChange) -> SectionView:
    line = section_line(section)
    return SectionView(
        numbers=line.numbers,
        headings=line.headings,
        what=line.what,
        redline=redline(section.change.edits),
        edit=edit_key(section),
    )


def _name_of(section: SectionChange) -> str:
    """Return a section and what happened to it in one line."""
    line = section_line(section)
    return ": ".join(filter(None, (line.title, line.what)))


def links(news: VersionNews) -> Links:
    """Return the addresses of both captures, and of the archive's own comparison if it has one.

    Args:
        news: the change.
    """
    before, after = news.served_by
    # The Wayback Machine compares two captures of one address.
    has_comparison = before.source == after.source == WAYBACK and urlkey(news.before.url) == urlkey(
        news.after.url
    )
    times = f"{news.before.last_capture}/{news.after.first_capture}"
    return Links(
        before=safe_url(before.url or ""),
        after=safe_url(after.url or ""),
        comparison=safe_url(f"{WAYBACK}/web/diff/{times}/{news.after.url}") if has_comparison else "",
    )
