"""What the templates show: the news ordered by weight, folded, cleaned and cut to a size."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from diffs import Change
from diffs.render.phrases import count, day, listed, when
from diffs.text import one_line, safe_url
from harvester.digest import wording
from harvester.digest.records import CompanyNews, DigestInput, DocumentNews, SectionNews, VersionNews
from harvester.digest.redline import Redline, redline
from harvester.digest.troubles import TroubleLine, trouble_lines

ARCHIVE = "https://web.archive.org"


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of the news is shown.

    Attributes:
        sections: sections shown of each change.
        versions: changes shown in all.
    """

    sections: int
    versions: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: its heading, what happened to it, its short redline."""

    title: str
    what: str
    tags: str
    redline: Redline


@dataclass(frozen=True, slots=True)
class VersionView:
    """One change of a document from version to version."""

    dates_before: str
    dates_after: str
    bounds: str
    summary: str
    flags: tuple[tuple[str, str], ...]
    sections: tuple[SectionView, ...]
    hidden_sections: int
    folded: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One policy with its changes, oldest first."""

    title: str
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class CompanyView:
    """One company with its changed policies, the weightiest first."""

    name: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class DigestView:
    """The whole digest; every string in it is clean, on one line, and not yet escaped.

    Attributes:
        headline: the subject of the mail.
        changes: number of changes, hidden ones included.
        hidden_versions: changes that are only counted.
        report: a link or path where the whole is, or ``""``.
        report_is_link: True where `report` is a web address.
    """

    headline: str
    changes: int
    companies: tuple[CompanyView, ...]
    hidden_versions: int
    troubles: tuple[TroubleLine, ...]
    report: str
    report_is_link: bool
    generated: str

    @property
    def all_looked_at(self) -> bool:
        """Whether it may be said that nothing was missed (docs/design.md, law 3)."""
        return bool(self.changes) and not any(line.lasting for line in self.troubles)


def view(digest: DigestInput, cut: Cut) -> DigestView:
    """Return the news as the templates show them.

    Args:
        digest: the news of one recipient.
        cut: how much to show of it.
    """
    told = told_companies(digest)
    changes = sum(len(document.versions) for company in told for document in company.documents)
    companies, chosen, place = [], _weightiest(told, cut.versions), itertools.count()
    for company in told:
        documents = []
        for document in company.documents:
            shown = [version for version in document.versions if next(place) in chosen]
            if shown:
                versions = tuple(_version(version, cut.sections) for version in shown)
                documents.append(DocumentView(_name(document.title or document.slug), versions))
        if documents:
            companies.append(CompanyView(_name(company.name or company.slug), tuple(documents)))
    link = safe_url(digest.report)
    return DigestView(
        headline=headline(digest),
        changes=changes,
        companies=tuple(companies),
        hidden_versions=max(0, changes - cut.versions),
        troubles=trouble_lines(digest.troubles),
        report=link or one_line(digest.report),
        report_is_link=bool(link),
        generated=when(digest.generated_at),
    )


def _weightiest(companies: Iterable[CompanyNews], most: int) -> set[int]:
    """Return the places of the changes to show where not all fit: the weightiest, then the newest."""
    versions = [v for company in companies for document in company.documents for v in document.versions]
    places = sorted(
        range(len(versions)),
        key=lambda place: (versions[place].weight, versions[place].after.first_capture),
        reverse=True,
    )
    return set(places[:most])


def told_companies(digest: DigestInput) -> tuple[CompanyNews, ...]:
    """Return the companies with changes, the weightiest first; cosmetic versions only where wanted."""
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
    """Return the subject: how many changes of whom; or what could not be looked at."""
    companies = told_companies(digest)
    versions = [v for company in companies for document in company.documents for v in document.versions]
    if not versions:
        lasting = [trouble for trouble in digest.troubles if trouble.until is None]
        if not lasting:
            return "No changes in the policies you follow"
        since = day(min(trouble.since for trouble in lasting))
        return f"{count(len(lasting), 'policy')} could not be looked at since {since}"
    names = listed([_name(company.name or company.slug) for company in companies])
    silent = sum("silent-edit" in version.flags for version in versions)
    mark = f" ({count(silent, 'silent edit')})" if silent else ""
    changes = count(len(versions), "change")
    return one_line(f"{changes} in policies of {names}", wording.SUBJECT_CHARACTERS - len(mark)) + mark


def _name(text: str) -> str:
    return one_line(text, wording.NAME_CHARACTERS) or "(no name)"


def _version(news: VersionNews, sections: int) -> VersionView:
    shown = [section for section in news.sections if _is_shown(section.change)]
    shown.sort(key=lambda section: -section.weight)
    quiet = [section.change for section in news.sections if set(section.change.kinds) <= wording.FOLDED_KINDS]
    return VersionView(
        dates_before=wording.dates(news.before),
        dates_after=wording.dates(news.after),
        bounds=wording.bounds(news),
        summary=wording.summary(news),
        flags=wording.flag_labels(news),
        sections=tuple(_section(section) for section in shown[:sections]),
        hidden_sections=max(0, len(shown) - sections),
        folded=wording.renumbered_or_moved(quiet),
        links=links(news),
    )


def _is_shown(change: Change) -> bool:
    return not set(change.kinds) <= wording.FOLDED_KINDS | {"cosmetic"}


def _section(section: SectionNews) -> SectionView:
    change = section.change
    return SectionView(
        title=wording.title(change),
        what=wording.what(change),
        tags=", ".join(one_line(tag, wording.NAME_CHARACTERS) for tag in section.tags),
        redline=redline(change.edits),
    )


def links(news: VersionNews) -> tuple[tuple[str, str], ...]:
    """Where a person checks the change: both mementos and the archive's own comparison."""
    old, new = safe_url(news.before.url), safe_url(news.after.url)
    before, after = news.before.last_capture, news.after.first_capture
    found = []
    if old:
        found.append((f"old text, captured {when(before)}", f"{ARCHIVE}/web/{before}/{old}"))
    if new:
        found.append((f"new text, captured {when(after)}", f"{ARCHIVE}/web/{after}/{new}"))
    if old and new:
        found.append(("the archive's own comparison", f"{ARCHIVE}/web/diff/{before}/{after}/{new}"))
    return tuple(found)
