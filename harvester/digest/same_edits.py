"""Show an edit that several policies made only once in a mail; the others refer to it; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from diffs.changed_sentences import changed_sentences, changed_words
from diffs.summaries import SectionChange
from harvester.digest import wording
from harvester.digest.redline import Redline
from harvester.digest.shown import CompanyView, DocumentView, EditKey, SectionView


def edit_key(section: SectionChange) -> EditKey:
    """Return what is equal for sections that changed in the same words, or () for an edit of a few words.

    Args:
        section: the change of a section.
    """
    return changed_words(section.change) if changed_sentences(section.change) else ()


def same_edits_once(companies: Iterable[CompanyView]) -> tuple[CompanyView, ...]:
    """Return a mail in which the words of each edit stand once, where the policy with it comes first.

    What happened to the other sections, with their numbers and topics, stays where it is.

    Args:
        companies: what the mail shows.
    """
    companies = tuple(companies)
    names: dict[EditKey, dict[str, None]] = {}
    for name, section in _sections(companies):
        if section.edit:
            names.setdefault(section.edit, {})[name] = None
    return tuple(
        replace(
            company, documents=tuple(_document(company, document, names) for document in company.documents)
        )
        for company in companies
    )


def _sections(companies: Iterable[CompanyView]) -> Iterator[tuple[str, SectionView]]:
    """Yield the sections that a mail shows, each with the name of its policy."""
    for company in companies:
        for document in company.documents:
            for version in document.versions:
                for section in version.sections:
                    yield _name(company, document), section


def _document(
    company: CompanyView, document: DocumentView, names: dict[EditKey, dict[str, None]]
) -> DocumentView:
    here = _name(company, document)
    versions = tuple(
        replace(
            version,
            sections=tuple(
                _section(section, here, list(names.get(section.edit, ()))) for section in version.sections
            ),
        )
        for version in document.versions
    )
    return replace(document, versions=versions)


def _section(section: SectionView, here: str, names: list[str]) -> SectionView:
    """Return a section that refers to the others with the same edit, if there are any."""
    if len(names) < 2:
        return section
    if here == names[0]:
        return replace(section, same=wording.same_edit_below(names[1:]))
    return replace(section, same=wording.same_edit_above(names[0]), redline=Redline(()))


def _name(company: CompanyView, document: DocumentView) -> str:
    return f"{company.name}, {document.title}"
