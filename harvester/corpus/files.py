"""Read a user's file as text: a corpus document, a page or plain text."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.corpus.document import OPENING, Citation, read_citation
from harvester.errors import ConfigError
from harvester.extract import extract
from harvester.extract.dates import effective_of, updated_of
from harvester.local_files import file_contents, reason_of, stream_contents
from store.records import Recipe, StatedDate

# How a page begins, after white space and a byte order mark; a policy in plain text never begins like this.
_MARKUP = re.compile(
    rb"\s*(?:<\?xml|<!--|<!doctype|<(?:html|head|body|title|meta|div|p|table|h[1-6]|main|article|section)[\s>])",
    re.I,
)
_UTF8_MARK = b"\xef\xbb\xbf"
# As git tells binary files from texts (buffer_is_binary in xdiff-interface.c).
_PROBE_BYTES = 8000
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"%PDF-")


@dataclass(frozen=True, slots=True)
class LoadedText:
    """A text that was read from a file.

    Attributes:
        file: the name of the file.
        title: the title of the text, or ``""``.
        text: the text, without the header line of a corpus document.
        citation: where the text comes from, if the file is a corpus document; otherwise None.
        recipe: the recipe by which the text was extracted; None for plain text.
        sha256: SHA-256 of the bytes of the file.
    """

    file: str
    title: str
    text: str
    citation: Citation | None = None
    recipe: Recipe | None = None
    sha256: str = ""


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        return stream_contents(sys.stdin.buffer, path) if path == "-" else file_contents(Path(path))
    except OSError as error:
        raise ConfigError(
            path, "", f"cannot be read: {reason_of(error)}", "Check its name and permissions"
        ) from error


def load_text(path: str, recipe: Recipe = "complete") -> LoadedText:
    """Read a file according to its kind: a corpus document, a page (HTML or PDF) or plain text.

    Args:
        path: the file, or ``-`` for standard input.
        recipe: the recipe by which the text of a page is extracted.

    Raises:
        ConfigError: it cannot be read, or is not a text.
        CitationError: it begins like a corpus document but is not one.
        ExtractError: it is a page without a text.
    """
    return _loaded(path, read_bytes(path), recipe)


def load_pair(old: str, new: str) -> tuple[LoadedText, LoadedText]:
    """Read two files that are to be compared with each other.

    Texts of different recipes are never compared: if one file is a corpus document, the text of a page is
    extracted by the corpus recipe.

    Args:
        old: the old file.
        new: the new file.

    Raises:
        ConfigError, CitationError, ExtractError: as `load_text` does.
    """
    payloads = (old, read_bytes(old)), (new, read_bytes(new))
    before, after = (_loaded(path, payload, "complete") for path, payload in payloads)
    if {before.recipe, after.recipe} == {"corpus", "complete"}:
        before, after = (_loaded(path, payload, "corpus") for path, payload in payloads)
    return before, after


def foremost_dates(dates: Sequence[StatedDate]) -> tuple[str | None, str | None]:
    """Return the most authoritative effective date and updated date of a text, in ISO form.

    Args:
        dates: what `stated_dates` found.
    """
    effective, updated = effective_of(dates), updated_of(dates)
    return effective.iso if effective else None, updated.iso if updated else None


def _loaded(path: str, payload: bytes, recipe: Recipe) -> LoadedText:
    """Return the text of a file whose bytes are known; see `load_text`."""
    sha256 = hashlib.sha256(payload).hexdigest()
    if payload.removeprefix(_UTF8_MARK).startswith(OPENING.encode()[:30]):
        citation = read_citation(payload, path)
        return LoadedText(path, citation.title, citation.text, citation, "corpus", sha256)
    if _is_page(path, payload):
        page = extract(payload, None, path, recipe)
        return LoadedText(path, page.title, page.text, recipe=page.recipe, sha256=sha256)
    if b"\0" in payload[:_PROBE_BYTES]:
        problem = "is neither a page, a corpus document nor a text: it contains NUL characters"
        raise ConfigError(path, "", problem, "Name another file, or save it as UTF-8")
    text = payload.decode("utf-8-sig", errors="replace")
    first = text.partition("\n")[0]
    title = first.removeprefix("# ").strip() if first.startswith("# ") else ""
    return LoadedText(path, title, text, sha256=sha256)


def _is_page(path: str, payload: bytes) -> bool:
    """Return whether a file is a page, according to its name or its first bytes."""
    named = path.lower().endswith((".html", ".htm", ".xhtml", ".pdf"))
    return named or payload.startswith(_OTHER_MARKS) or bool(_MARKUP.match(payload.removeprefix(_UTF8_MARK)))
