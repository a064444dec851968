"""The captures in an evidence bundle, with everything that is known about each; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from diffs.text import json_line
from harvester.pipeline.known_span import known_span
from store.records import Capture

# Why a capture is in a bundle: it is the first or the last one known to show a version, or the one from
# which the text of a version was extracted (usually one of these two). `around`: it shows another capture in
# a frame. `part`: a page asked for it while it was rendered.
Role = Literal["before-first", "before-last", "before-text", "after-first", "after-text", "around", "part"]
# What the bundle has of a capture: its bytes; an index row with the digest of a capture whose bytes it has;
# or a corpus document that cites it.
Held = Literal["bytes", "same-digest", "document"]


@dataclass(frozen=True, slots=True)
class ServedFacts:
    """What an archive served.

    Attributes:
        sha256: hex SHA-256 of the body.
        size: size of the body in bytes.
        statuscode: the origin's HTTP status.
        headers: the headers as stored, names in lower case.
        redirects: the URLs of the archived redirects that were followed.
        fetched_at: the ISO time when it was fetched.
        framed_by: the page that shows it in a frame, or ``""``.
    """

    sha256: str
    size: int
    statuscode: int
    headers: Mapping[str, str]
    redirects: tuple[str, ...]
    fetched_at: str
    framed_by: str = ""


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What was served for a request of a page while it was rendered.

    Attributes:
        url: the address that the page asked for.
        timestamp: of the capture that was served, 14 digits.
        original: its URL as captured.
        sha256: hex SHA-256 of its body.
        same_at: the timestamp of the capture near the page that the archive lists with its digest, if that
            is another one; otherwise ``""``.
    """

    url: str
    timestamp: str
    original: str
    sha256: str
    same_at: str = ""

    @property
    def known_at(self) -> str:
        """The time near the page at which an archive captured what was served."""
        return self.same_at or self.timestamp


@dataclass(frozen=True, slots=True)
class RenderingFacts:
    """What a browser made of a capture; no archive served it.

    Attributes:
        sha256: hex SHA-256 of the page as rendered.
        size: its size in bytes.
        browser: the name and the version of the browser.
        rendered_at: the ISO time when it was rendered.
        parts: what was served for its requests, each a capture in the bundle.
        missing: the first addresses that it asked for and that the archive does not have near its time.
    """

    sha256: str
    size: int
    browser: str
    rendered_at: str
    parts: tuple[PartFacts, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedFacts:
    """A corpus document.

    Attributes:
        file: its name in the bundle.
        sha256: hex SHA-256 of its bytes.
        id_url: the address that it cites.
    """

    file: str
    sha256: str
    id_url: str


@dataclass(frozen=True, slots=True)
class EvidentCapture:
    """A capture that a bundle is based on.

    Attributes:
        timestamp: 14 digits, exactly as in the archive.
        original: the URL as captured.
        roles: why it is in the bundle.
        held: what the bundle has of it.
        index: the row of the archive's index, or None if no archive lists it.
        listed_by: the archives that list it.
        source: the archive or file that served it; see `Proof`.
        proof: the object ``proof`` in the machine-readable output.
        served: what the archive served, or None.
        same_as: timestamp and URL of the capture in the bundle that has the same digest, or None.
        document: the corpus document, or None.
        rendering: what a browser made of it, if its text was extracted from that; otherwise None.
    """

    timestamp: str
    original: str
    roles: tuple[Role, ...]
    held: Held
    index: Capture | None
    listed_by: tuple[str, ...]
    source: str
    proof: Mapping[str, str]
    served: ServedFacts | None = None
    same_as: tuple[str, str] | None = None
    document: CitedFacts | None = None
    rendering: RenderingFacts | None = None

    @property
    def name(self) -> str:
        """Its name in messages."""
        return f"the capture {self.timestamp} of {self.original}"

    @property
    def span(self) -> tuple[str, str]:
        """The times of the earliest and the latest capture that its words may come from, 14 digits."""
        parts = () if self.rendering is None else self.rendering.parts
        return known_span(self.timestamp, ((part.url, part.known_at) for part in parts))

    @property
    def is_part_alone(self) -> bool:
        """Whether it is in the bundle only because a page asked for it."""
        return self.roles == ("part",)

    def is_served_as(self, part: PartFacts) -> bool:
        """Return whether this is what was served for a request of a page."""
        name = self.timestamp, self.original, "" if self.served is None else self.served.sha256
        return "part" in self.roles and name == (part.timestamp, part.original, part.sha256)

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> EvidentCapture:
        """Return a capture from the JSON of `capture_line`.

        Args:
            found: the object.

        Raises:
            KeyError, TypeError: it does not have the form of a capture.
        """
        served, document, same_as = found["served"], found["document"], found["same_as"]
        if served is not None:
            served = ServedFacts(**{**served, "redirects": strings_of(served["redirects"])})
        return cls(
            **{
                **found,
                "roles": tuple(found["roles"]),
                "listed_by": strings_of(found["listed_by"]),
                "index": None if found["index"] is None else _row(found["index"]),
                "served": served,
                "document": None if document is None else CitedFacts(**document),
                "same_as": None if same_as is None else (same_as[0], same_as[1]),
                "rendering": _rendering(found["rendering"]) if "rendering" in found else None,
            }
        )


def capture_line(capture: EvidentCapture) -> str:
    """Return a capture as JSON; what only few captures have is left out of the others.

    Args:
        capture: the capture.
    """
    line = asdict(capture)
    if capture.rendering is None:
        del line["rendering"]
    if capture.served is not None and not capture.served.framed_by:
        del line["served"]["framed_by"]
    return json_line(line)


def _row(found: dict[str, Any]) -> Capture:
    """Return an index row from JSON."""
    row = Capture(**found)
    strings_of([row.urlkey, row.timestamp, row.original, row.mimetype, row.digest])
    if any(type(value) is not int for value in (row.statuscode, row.length) if value is not None):
        raise TypeError("the status or length of an index row is not a number")
    return row


def _rendering(found: dict[str, Any]) -> RenderingFacts:
    """Return a rendering from JSON."""
    parts = []
    for one in found["parts"]:
        part = PartFacts(**one)
        strings_of([part.url, part.timestamp, part.original, part.sha256, part.same_at])
        parts.append(part)
    return RenderingFacts(**{**found, "parts": tuple(parts), "missing": strings_of(found["missing"])})


def strings_of(values: list[Any]) -> tuple[str, ...]:
    """Return values from JSON that must be strings.

    Args:
        values: the values.

    Raises:
        TypeError: one of them is not a string.
    """
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a string was expected")
    return tuple(values)
