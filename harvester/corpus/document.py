"""Read and write corpus documents: a header line, which cites a snapshot, and the text (docs/design.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from harvester.corpus.id_url import DamagedUrl, parse_timestamp, read_id_url, write_id_url
from harvester.errors import CitationError

OPENING = "> *The following text is extracted and transformed from the "
HEADER = (
    OPENING + "{domain} privacy policy that was archived on {archived}. Please check the "
    "[original snapshot on the Wayback Machine]({id_url}) for the most accurate reproduction.*"
)

_HEADER = re.compile(
    re.escape(HEADER)
    .replace(r"\{domain\}", r"(?P<domain>\S+)")
    .replace(r"\{archived\}", r"(?P<archived>\S+)")
    .replace(r"\{id_url\}", r"(?P<id_url>.*)")
)
_FIRST_LINE = re.compile(r"(?P<header>[^\r\n]*)(?P<ends>\r?\n(?:\r?\n)?)?")
_TITLE = re.compile(r"#[ \t](?P<title>[^\r\n]*)")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?", re.IGNORECASE)

# Byte order marks, and the encoding that each stands for; the four-byte ones come first.
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Citation:
    """A corpus document: where its text comes from, and the text.

    Attributes:
        domain: as stated in the header (not always the domain of the URL: epson.net is at epson.co.jp).
        archived: the day of the capture.
        timestamp: the capture, 14 digits.
        url: the captured URL, decoded.
        id_url: the address of the snapshot, byte for byte as in the header.
        title: the title line of the text, without its mark; ``""`` if there is none.
        text: everything after the header line and its empty line, byte for byte.
    """

    domain: str
    archived: date
    timestamp: str
    url: str
    id_url: str
    title: str
    text: str

    @property
    def header(self) -> str:
        """The header line of this document."""
        return HEADER.format(domain=self.domain, archived=self.archived.isoformat(), id_url=self.id_url)


def read_citation(payload: bytes, file: str) -> Citation:
    """Read a corpus document.

    A byte order mark before the header is dropped; the line ends of the text are kept, including CRLF.

    Args:
        payload: the file's bytes.
        file: its name, for error messages.

    Returns:
        The parts of its header, and its text.

    Raises:
        CitationError: it is not UTF-8, its header is missing or damaged, the day in the header is not that
            of the timestamp, or it has no text.
    """
    content = _decoded(payload, file).removeprefix(_MARK)
    first = _FIRST_LINE.match(content)
    assert first is not None  # the pattern also matches nothing
    header = _HEADER.fullmatch(first["header"])
    if not header:
        damaged = first["header"].startswith(OPENING[:30])
        raise CitationError(
            file, "its header is damaged" if damaged else "does not have the header of a corpus document"
        )
    try:
        snapshot = read_id_url(header["id_url"])
    except DamagedUrl as error:
        raise CitationError(file, f"its header {error}") from None
    if not _DOMAIN.fullmatch(header["domain"]):
        raise CitationError(file, f"its header does not name a domain: {header['domain']!r}")
    text = content[first.end() :]
    title = _TITLE.match(text)
    if not text[title.end() if title else 0 :].strip():
        raise CitationError(file, "has no text below its header")
    return Citation(
        domain=header["domain"],
        archived=_day(header["archived"], snapshot.timestamp, file),
        timestamp=snapshot.timestamp,
        url=snapshot.url,
        id_url=snapshot.id_url,
        title=title["title"].strip() if title else "",
        text=text,
    )


def header(domain: str, timestamp: str, url: str) -> str:
    """Return the header line of a corpus document, without its line end.

    Args:
        domain: the domain under which the corpus files the policy.
        timestamp: 14 digits.
        url: the URL as captured, without further encoding.

    Returns:
        The line; a corpus document is this line, an empty line and the text.

    Raises:
        ValueError: the timestamp is not a date of the calendar.
    """
    archived = parse_timestamp(timestamp).date().isoformat()
    return HEADER.format(domain=domain, archived=archived, id_url=write_id_url(timestamp, url))


def _day(archived: str, timestamp: str, file: str) -> date:
    """Return the day that the header states, which must be that of the timestamp."""
    day = parse_timestamp(timestamp).date()
    if archived != day.isoformat():
        raise CitationError(file, f"its header says {archived}, but its snapshot is of {day}")
    return day


def _decoded(payload: bytes, file: str) -> str:
    """Return the file as text; an error names the encoding that the file seems to have."""
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            raise CitationError(file, f"is {encoding}, not UTF-8: save it as UTF-8")
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError as error:
        byte, line = payload[error.start], payload.count(b"\n", 0, error.start) + 1
        # ISO 8859-1 has control characters at 0x80 to 0x9f, windows-1252 the typographic quotes.
        guess = "windows-1252" if 0x80 <= byte <= 0x9F else "ISO 8859-1 or windows-1252"
        problem = f"is not UTF-8 (byte 0x{byte:02x} in line {line}; it seems to be {guess}): save it as UTF-8"
        raise CitationError(file, problem) from None
