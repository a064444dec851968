"""Read corpus documents, without the store: what is done here can be done in any process."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.corpus import Citation, read_citation
from harvester.errors import CitationError, HarvesterError
from harvester.pipeline.barrier import unreadable
from harvester.pipeline.extracting import read_text, text_sha256
from store.tables.texts import Text


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A corpus document that was read, and is not stored yet.

    Attributes:
        name: what messages call it.
        payload: its bytes.
        citation: what its header says, and its text.
        text_sha256: SHA-256 of its text, which names the text in the store.
    """

    name: str
    payload: bytes
    citation: Citation
    text_sha256: str


def read_corpus_file(name: str, payload: bytes) -> CorpusFile:
    """Read the header of a corpus document; pure.

    Args:
        name: what messages call it.
        payload: its bytes.

    Raises:
        CitationError: it is not a corpus document.
    """
    try:
        citation = read_citation(payload, name)
        return CorpusFile(name, payload, citation, text_sha256(citation.text))
    except HarvesterError:
        raise
    except Exception as error:
        raise not_read(name, error) from error


def read_text_of(file: CorpusFile) -> Text:
    """Return the text of a corpus document with its dates and sections; pure, and most of an import's work.

    Args:
        file: the document.

    Raises:
        CitationError: it cannot be read.
    """
    try:
        return read_text(file.citation.title, file.citation.text)
    except Exception as error:
        raise not_read(file.name, error) from error


def not_read(name: str, error: Exception) -> CitationError:
    """Return the error for a file that led to one that no rule foresaw: it must not hold back the others.

    Args:
        name: what messages call the file.
        error: what happened; its words may be anything.
    """
    return CitationError(name, unreadable(error))
