"""Prepare news for the templates: ordered by weight, folded, cleaned and cut to a size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from diffs.render.imprint import imprint_sentence
from diffs.text import one_line, safe_url
from harvester.digest import wording
from harvester.digest.change_view import NamedChange, change_view
from harvester.digest.headers import literal, unsubscribe_address
from harvester.digest.records import CompanyNews, DigestInput, DocumentNews
from harvester.digest.same_edits import same_edits_once
from harvester.digest.shown import CompanyView, Cut, DigestView, DocumentView
from harvester.digest.troubles import trouble_lines


def view(digest: DigestInput, cut: Cut) -> DigestView:
    """Return the news as the templates show them.

    Args:
        digest: the news of one recipient.
        cut: how much of the news to show.
    """
    changes = changes_of(digest)
    chosen = _weightiest(changes, cut.versions)
    companies, others = [], list[str]()
    for _, of_company in groupby(changes, key=lambda one: one.slugs[0]):
        documents = []
        for _, of_document in groupby(of_company, key=lambda one: one.slugs):
            ones = tuple(of_document)
            company, title = ones[0].company, ones[0].document
            if versions := tuple(change_view(one, cut) for one in ones if one.number in chosen):
                documents.append(DocumentView(title, versions))
            if hidden := [one.news.after for one in ones if one.number not in chosen]:
                others.append(wording.other_changes(f"{company}, {title}", hidden))
        if documents:
            companies.append(CompanyView(company, tuple(documents)))
    link = safe_url(digest.report)
    return DigestView(
        headline=headline(digest),
        changes=len(changes),
        companies=same_edits_once(companies),
        hidden_versions=max(0, len(changes) - cut.versions),
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
        made=_made(digest, changes),
        selection=tuple(one_line(line) for line in digest.selection),
        unsubscribe=unsubscribe_address(digest),
        attached=wording.attached_file(attachment_name(digest), digest.attached or frozenset(), len(changes)),
        test=wording.test_note(digest.test) if digest.test else "",
        where_others=wording.where_others_are(digest.report, digest.attached),
        earlier=digest.earlier.in_words,
        scope=digest.scope,
    )


def _made(digest: DigestInput, changes: Iterable[NamedChange]) -> str:
    """Return when, by what and from what a digest is composed, as a sentence."""
    versions = [one.news for one in changes]
    origin = wording.made_from(proof for version in versions for proof in version.served_by)
    extractors = {side.extractor: None for version in versions for side in (version.before, version.after)}
    return imprint_sentence(digest.imprint, wording.rules_named(extractors), origin)


def _weightiest(changes: Sequence[NamedChange], most: int) -> set[int]:
    """Return the numbers of the changes to show: those with the highest weight, then the newest."""
    ordered = sorted(changes, key=lambda one: (one.news.weight, one.news.after.first_capture), reverse=True)
    return {one.number for one in ordered[:most]}


def changes_of(digest: DigestInput) -> tuple[NamedChange, ...]:
    """Return all changes to report in the order of the mail, under which they have their numbers.

    Args:
        digest: the news of one recipient.
    """
    told = [
        (company, document, news)
        for company in told_companies(digest)
        for document in company.documents
        for news in document.versions
    ]
    return tuple(
        NamedChange(
            news,
            (company.slug, document.slug),
            _name(company.name or company.slug),
            _name(document.title or document.slug),
            number,
            len(told) == 1,
            digest.report,
            wording.where_to_read_on(digest.report, digest.attached, number),
        )
        for number, (company, document, news) in enumerate(told, 1)
    )


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
    if digest.test:
        return literal(wording.test_headline(len(versions), [_name(company.name) for company in companies]))
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
    return literal(wording.changes_headline(len(versions), names, silent))


def attachment_name(digest: DigestInput) -> str:
    """Return the name of the attached file: ``policy-changes-2026-11-20.html``."""
    return f"policy-changes-{digest.generated_at:%Y-%m-%d}.html"


def _name(text: str) -> str:
    return one_line(text, wording.NAME_CHARACTERS) or wording.NO_NAME
