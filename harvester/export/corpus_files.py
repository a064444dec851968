"""Export each version as a corpus document: a header line that cites its first capture, and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from harvester.config import WAYBACK
from harvester.corpus import header, read_citation, registrable_domain
from harvester.errors import ExtractError
from harvester.export.columns import Table, time_of
from harvester.export.documents import ExportedDocument, ExportedVersion
from harvester.export.folder import ExportFolder
from harvester.export.table_files import csv_file
from harvester.export.texts import version_text
from harvester.extract import Recipe
from harvester.safe_name import safe_name

INDEX = Table(
    "index",
    {
        "file": "text",
        "company": "text",
        "document": "text",
        "version": "integer",
        "dated": "text",
        "dated_by": "text",
        "first_capture": "time",
        "url": "text",
        "recipe": "text",
        "source": "text",
        "proof_url": "text",
        "proof_file": "text",
        "proof_record": "text",
        "missing": "text",
    },
)


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A version as a corpus document, or the reason why there is none.

    Attributes:
        content: its bytes, or None.
        recipe: the recipe by which its text was extracted, or ``""``.
        missing: why there is none, or ``""``.
    """

    content: bytes | None
    recipe: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class TextsExport:
    """What was exported.

    Attributes:
        files: how many versions were written.
        missing: the versions without such a text, each in words.
        elsewhere: how many were served by another archive than the one that every header line names.
    """

    files: int
    missing: tuple[str, ...]
    elsewhere: int


def export_texts(
    documents: Iterable[ExportedDocument], folder: ExportFolder, recipe: Recipe | None
) -> TextsExport:
    """Write a corpus document for each version, and a list of them that says what served each.

    Args:
        documents: what to export.
        folder: where to.
        recipe: by which recipe the texts are wanted; None for the text that each version is known by.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    files = elsewhere = 0
    missing: list[str] = []
    with csv_file(folder.path_for(f"{INDEX.name}.csv"), INDEX) as write:
        for document in documents:
            for version, found in _corpus_documents(document, recipe):
                name = file_of(document, version) if found.content is not None else None
                write(_index_row(document, version, found, name))
                if name is None or found.content is None:
                    missing.append(f"{document.name}, version {version.stored.number}: {found.missing}")
                    continue
                folder.write(name, found.content)
                files += 1
                elsewhere += version.proof.source != WAYBACK and version.proof.kind != "corpus"
    return TextsExport(files, tuple(missing), elsewhere)


def file_of(document: ExportedDocument, version: ExportedVersion) -> str:
    """Return where a version is, below the folder: its first capture names it, as numbers may shift.

    Args:
        document: its document.
        version: the version.
    """
    folder = f"{safe_name(document.company)}/{safe_name(document.slug)}"
    return f"{folder}/{safe_name(version.stored.first_capture)}.md"


def _corpus_documents(
    document: ExportedDocument, recipe: Recipe | None
) -> Iterator[tuple[ExportedVersion, CorpusDocument]]:
    store = document.store
    cited = {
        (one.timestamp, one.url): store.snapshots.body(one.sha256)
        for one in store.sources.citations(document.row)
        if one.sha256 is not None
    }
    for version in document.versions:
        stored = version.stored
        given = cited.get((stored.first_capture, stored.url))
        if stored.recipe == "corpus" and recipe != "complete" and given is not None:
            yield version, CorpusDocument(given, "corpus")
            continue
        try:
            text = version_text(store, document.row, stored, recipe)
            domain = read_citation(given, stored.url).domain if given else _domain_of(stored.url)
            line = header(domain, stored.first_capture, stored.url)
        except ExtractError as error:
            yield version, CorpusDocument(None, "", error.reason)
        except ValueError:
            problem = (
                f"its capture has no time of the calendar ({stored.first_capture}), so no header can cite it"
            )
            yield version, CorpusDocument(None, "", problem)
        else:
            content = f"{line}\n\n{text}".encode(errors="replace")
            yield version, CorpusDocument(content, recipe or stored.recipe)


def _domain_of(url: str) -> str:
    return registrable_domain(urlsplit(url).hostname or "")


def _index_row(
    document: ExportedDocument, version: ExportedVersion, found: CorpusDocument, name: str | None
) -> dict[str, Any]:
    stored, proof = version.stored, version.proof
    return {
        "file": name,
        "company": document.company,
        "document": document.slug,
        "version": stored.number,
        "dated": stored.dated,
        "dated_by": stored.dated_by,
        "first_capture": time_of(stored.first_capture),
        "url": stored.url,
        "recipe": found.recipe,
        "source": proof.source,
        "proof_url": proof.url,
        "proof_file": proof.file,
        "proof_record": proof.record,
        "missing": found.missing or None,
    }
