"""Prepare one change for the templates: ordered by weight, folded, cleaned and cut to a size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from diffs.render.flags import ShownFlag, cut_out_flag, noted
from diffs.render.summary import concerns, section_line, verdict
from diffs.summaries import SectionChange
from diffs.text import safe_url
from harvester.digest import wording
from harvester.digest.records import VersionNews
from harvester.digest.redline import redline
from harvester.digest.same_edits import edit_key
from harvester.digest.shown import Cut, SectionView, VersionView
from harvester.digest.sides import bounds, links
from harvester.extract.screen.language import language_of
from harvester.report_paths import DocumentPaths
from store.reading_notes import cut_out

_OURS = "en"
_CODE_LENGTH = 2  # of a language in ISO 639-1; other names are those of scripts


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change under its names.

    Attributes:
        news: the change.
        slugs: those of the company and of the policy.
        company: name of the company.
        document: title of the policy.
        number: its place among the changes of the digest, from 1.
        is_only: whether it is the only one.
        report: the address of the published report, or ``""``.
        where: where all its words can be read, to be added to a sentence.
    """

    news: VersionNews
    slugs: tuple[str, str]
    company: str
    document: str
    number: int
    is_only: bool
    report: str = ""
    where: str = ""

    @property
    def heading(self) -> str:
        """Its number, if there are several, its policy, and the dates of the new text."""
        number = "" if self.is_only else f"{self.number}. "
        return f"{number}{self.company}, {self.document}: {self.dates_after}"

    @property
    def dates_before(self) -> str:
        """The dates of the old text."""
        return wording.dates(self.news.before, corpus_only=self.news.served_by[0].kind == "corpus")

    @property
    def dates_after(self) -> str:
        """The dates of the new text."""
        return wording.dates(self.news.after, corpus_only=self.news.served_by[1].kind == "corpus")

    @property
    def anchor(self) -> str:
        """The name of its place in a page."""
        return f"change-{self.number}"

    @property
    def page(self) -> str:
        """The address of its page in the published report, or ``""``."""
        captures = self.news.before.first_capture, self.news.after.first_capture
        path = DocumentPaths(*self.slugs).comparison(*captures)
        return safe_url(f"{self.report}{path}") if self.report else ""


def change_view(one: NamedChange, cut: Cut) -> VersionView:
    """Return a change as the templates show it.

    Args:
        one: the change.
        cut: how much of it to show.
    """
    news, number = one.news, 0 if one.is_only else one.number
    shown = [section for section in news.sections if _is_shown(section)]
    shown.sort(key=lambda section: -section.weight)
    quiet = [section for section in news.sections if wording.is_folded(section)]
    summary = news.compared.summary
    return VersionView(
        dates_before=one.dates_before,
        dates_after=one.dates_after,
        summary=verdict(summary),
        topics=concerns(summary),
        flags=digest_flags(news),
        sections=_sections(shown[: cut.sections], one.anchor),
        hidden_sections=max(0, len(shown) - cut.sections),
        named_sections=tuple(map(_name_of, shown[cut.sections :][: cut.names])),
        folded=wording.renumbered_or_moved(quiet),
        bounds=bounds(news, number),
        comparison=links(news).comparison,
        comparison_link=wording.link_to_comparison(number),
        heading=one.heading,
        anchor=one.anchor,
        language=_language(shown[: cut.sections]),
        page=one.page,
        page_link=wording.link_to_page(number),
        of_change=wording.of_change(number),
        where=one.where,
    )


def _language(sections: list[SectionChange]) -> str:
    """Return the language of the words of sections if it is known, and another than that of the mail."""
    found = language_of(" ".join(edit.text for section in sections for edit in section.change.edits))
    return found if len(found) == _CODE_LENGTH and found != _OURS else ""


def digest_flags(news: VersionNews) -> tuple[ShownFlag, ...]:
    """Return the flags of a change, and those that only a digest or a comparison can know.

    Args:
        news: the change.
    """
    cut = cut_out_flag(cut_out(news.before.notes, news.after.notes))
    alternated = (ShownFlag("alternated", detail=news.alternated),) if news.alternated else ()
    return (*cut, *alternated, *noted(news.flags))


def _is_shown(section: SectionChange) -> bool:
    """Return whether a section is shown; the others are listed in one line, or only counted."""
    return section.counted_as != "cosmetic" and not wording.is_folded(section)


def _sections(sections: list[SectionChange], anchor: str) -> tuple[SectionView, ...]:
    """Return sections of a change as the templates show them."""
    found, seen = [], Counter[str]()
    for place, section in enumerate(sections, 1):
        line = section_line(section)
        shown = SectionView(
            numbers=line.numbers,
            headings=line.headings,
            what=line.what,
            redline=redline(section.change.edits),
            edit=edit_key(section),
            anchor=f"{anchor}-{place}",
        )
        seen[shown.title] += 1
        again = f" ({seen[shown.title]})" if seen[shown.title] > 1 else ""
        found.append(replace(shown, link=f"{shown.title}{again}"))
    return tuple(found)


def _name_of(section: SectionChange) -> str:
    """Return a section and what happened to it in one line."""
    line = section_line(section)
    return ": ".join(filter(None, (line.title, line.what)))
