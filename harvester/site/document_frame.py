"""What the pages of one document have in common: the way to them, and the commands that show more."""

from __future__ import annotations

import shlex

from diffs.render.imprint import imprint_sentence
from harvester.report_paths import DocumentPaths, company_page
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame
from harvester.site.history import DocumentHistory
from store.tables.versions import LoggedVersion


def document_paths(history: DocumentHistory) -> DocumentPaths:
    """Return where the pages of a document are."""
    return DocumentPaths(history.name.company, history.name.slug)


def document_frame(history: DocumentHistory, path: str, label: str, styles: str, script: str = "") -> Frame:
    """Return what is around the body of a page that belongs to one document.

    Args:
        history: of the document.
        path: where the page is.
        label: what the page is about, such as ``3 → 4``.
        styles: rules of this kind of page.
        script: what makes the page more comfortable, or ``""``.
    """
    name = history.name
    crumbs = (
        ALL_COMPANIES,
        Crumb(name.company_name, company_page(name.company)),
        Crumb(name.title, document_paths(history).page),
        Crumb(label),
    )
    made = imprint_sentence(history.imprint) if history.imprint else ""
    return Frame(path, f"{label} · {name.label}", crumbs, made, styles, script)


def diff_line(history: DocumentHistory, old: LoggedVersion, new: LoggedVersion) -> str:
    """Return the command that compares two versions.

    Args:
        history: of their document.
        old: one version.
        new: the other.
    """
    return shlex.join(diff_words(history, old.first_capture, new.first_capture))


def diff_words(history: DocumentHistory, old: str, new: str) -> list[str]:
    """Return the words of the command that compares two versions.

    Args:
        history: of their document.
        old: what names the one version.
        new: what names the other.
    """
    return ["harvest", "diff", history.name.company, old, new, "--document", history.name.slug]
