"""What an evidence bundle is made from: facts of the store and bytes as they were served; pure.

Everything else in a bundle is derived from them, when it is made and again when it is checked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from diffs.text import json_line
from harvester.config.selectors import PageSelectors
from store.records import Capture

# Changes with the form of the bundle; a program refuses the forms that it does not know.
FORMAT = "harvest-evidence-1"

BundleSide = Literal["before", "after"]
SIDES: tuple[BundleSide, BundleSide] = ("before", "after")

# What a capture is in a bundle for: the first or the last one known to show a version, or the page that the
# text of a version was extracted from (mostly one of these two).
Role = Literal["before-first", "before-last", "before-text", "after-first", "after-text"]
# What there is of a capture: its bytes; a row of the index with the digest of a capture whose bytes there
# are; or a corpus document that cites it.
Held = Literal["bytes", "same-digest", "document"]


@dataclass(frozen=True, slots=True)
class ServedFacts:
    """What an archive served.

    Attributes:
        sha256: hex SHA-256 of the body.
        size: of the body, in bytes.
        statuscode: the origin's HTTP status.
        headers: as they were stored, names in lower case.
        redirects: the URLs of the archived redirects that were followed.
        fetched_at: ISO time at which it was fetched.
    """

    sha256: str
    size: int
    statuscode: int
    headers: Mapping[str, str]
    redirects: tuple[str, ...]
    fetched_at: str


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
    """A capture that a bundle stands on.

    Attributes:
        timestamp: 14 digits, exactly as in the archive.
        original: the URL as captured.
        roles: what it is in the bundle for.
        held: what there is of it.
        index: the row of the archive's index, or None if no archive lists it.
        listed_by: the archives that list it.
        source: what served it; see `Proof`.
        proof: the object ``proof`` of the machine-readable output.
        served: what the archive served, or None.
        same_as: timestamp and URL of the capture with the same digest whose bytes there are, or None.
        document: the corpus document, or None.
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

    @property
    def name(self) -> str:
        """What it is called in sentences."""
        return f"the capture {self.timestamp} of {self.original}"

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> EvidentCapture:
        """Return what `asdict` has turned into JSON.

        Args:
            found: the object.

        Raises:
            KeyError, TypeError: it does not have the form of a capture.
        """
        served, document, same_as = found["served"], found["document"], found["same_as"]
        if served is not None:
            served = ServedFacts(**{**served, "redirects": _strings(served["redirects"])})
        return cls(
            **{
                **found,
                "roles": tuple(found["roles"]),
                "listed_by": _strings(found["listed_by"]),
                "index": None if found["index"] is None else _row(found["index"]),
                "served": served,
                "document": None if document is None else CitedFacts(**document),
                "same_as": None if same_as is None else (same_as[0], same_as[1]),
            }
        )


@dataclass(frozen=True, slots=True)
class BundleHead:
    """What a bundle is about, and by which rules it was made.

    Attributes:
        format: `FORMAT`.
        program: name and version of the program.
        rules: name of the rules by which the comparison and the pages were made; see `rules_here`.
        created: ISO time; that of the newest source, so that the same store gives the same bundle.
        company: slug of the company.
        company_name: its name.
        document: slug of the document.
        title: its title.
        selectors: which parts of the pages a person has chosen, as JSON; ``""`` for none.
        topics: the user's own phrases that give a change weight, by topic.
    """

    format: str
    program: str
    rules: str
    created: str
    company: str
    company_name: str
    document: str
    title: str
    selectors: str
    topics: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts and bytes that a bundle is made from.

    Attributes:
        head: what it is about.
        versions: the old and the new version, as objects of ``log``.
        captures: the captures that it stands on, oldest first.
        bodies: what archives served, by SHA-256.
        documents: the bytes of corpus documents, by their names in the bundle.
    """

    head: BundleHead
    versions: tuple[Mapping[str, Any], Mapping[str, Any]]
    captures: tuple[EvidentCapture, ...]
    bodies: Mapping[str, bytes] = field(repr=False)
    documents: Mapping[str, bytes] = field(repr=False)

    @property
    def chosen(self) -> PageSelectors:
        """Which parts of the pages a person has chosen."""
        return PageSelectors.from_json(self.head.selectors)

    def version(self, side: BundleSide) -> Mapping[str, Any]:
        """Return the version on one side."""
        return self.versions[SIDES.index(side)]

    def capture(self, role: Role) -> EvidentCapture | None:
        """Return the capture that is in the bundle for something, or None."""
        return next((one for one in self.captures if role in one.roles), None)

    def named(self, timestamp: str, original: str) -> EvidentCapture | None:
        """Return the capture of a second and URL that an archive served, or None."""
        name = timestamp, original
        served = (one for one in self.captures if one.served is not None)
        return next((one for one in served if (one.timestamp, one.original) == name), None)


def head_line(head: BundleHead) -> str:
    """Return the head of a bundle as JSON."""
    return json_line(asdict(head))


def read_head(line: str) -> BundleHead:
    """Return the head that `head_line` has written.

    Raises:
        ValueError, TypeError, AttributeError: it has another form.
    """
    found = json.loads(line)
    _strings([value for name, value in found.items() if name != "topics"])
    return BundleHead(**{**found, "topics": {name: _strings(one) for name, one in found["topics"].items()}})


def _row(found: dict[str, Any]) -> Capture:
    """Return a row of an index from JSON."""
    row = Capture(**found)
    _strings([row.urlkey, row.timestamp, row.original, row.mimetype, row.digest])
    if any(type(value) is not int for value in (row.statuscode, row.length) if value is not None):
        raise TypeError("a row of an index has a status or length that is not a number")
    return row


def _strings(values: list[Any]) -> tuple[str, ...]:
    """Return values from JSON that must be strings."""
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a string was expected")
    return tuple(values)


def capture_line(capture: EvidentCapture) -> str:
    """Return a capture as JSON."""
    return json_line(asdict(capture))
