"""The contents of an evidence bundle: facts from the store, and bytes as they were served; pure.

Everything else in a bundle is derived from them, both when it is made and when it is checked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from diffs.flag_evidence import flag_evidence_from_json
from diffs.render.flags import FLAGS
from diffs.text import json_line
from harvester.config.selectors import PageSelectors
from store.records import Capture

# Change it with the format of the bundle; a program refuses formats that it does not know.
FORMAT = "harvest-evidence-3"

BundleSide = Literal["before", "after"]
SIDES: tuple[BundleSide, BundleSide] = ("before", "after")

# Why a capture is in a bundle: it is the first or the last one known to show a version, or the one from
# which the text of a version was extracted (usually one of these two).
Role = Literal["before-first", "before-last", "before-text", "after-first", "after-text"]
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
        """Its name in messages."""
        return f"the capture {self.timestamp} of {self.original}"

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
    """The subject of a bundle, and the rules by which it was made.

    Attributes:
        format: `FORMAT`.
        program: name and version of the program.
        rules: the name of the rules by which the comparison and the pages were made; see `rules_here`.
        created: the ISO time of the newest source, so that the same store gives the same bundle.
        company: slug of the company.
        company_name: its name.
        document: slug of the document.
        title: its title.
        selectors: the selectors of the document as JSON; ``""`` for none.
        topics: the user's own phrases that give a change weight, by topic.
        comparison: the name of the rules of comparison, which include these topics.
        flags: the flags of the change, each with what it is about.
        flag_evidence: what they stand on, as in the machine-readable output.
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
    comparison: str
    flags: tuple[tuple[str, str], ...]
    flag_evidence: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts and bytes of a bundle.

    Attributes:
        head: its subject.
        versions: the old and the new version, as objects of ``log``.
        captures: the captures that it is based on, oldest first.
        bodies: the bytes that archives served, by SHA-256.
        documents: the bytes of corpus documents, by their names in the bundle.
    """

    head: BundleHead
    versions: tuple[Mapping[str, Any], Mapping[str, Any]]
    captures: tuple[EvidentCapture, ...]
    bodies: Mapping[str, bytes] = field(repr=False)
    documents: Mapping[str, bytes] = field(repr=False)

    @property
    def chosen(self) -> PageSelectors:
        """The selectors of the document."""
        return PageSelectors.from_json(self.head.selectors)

    def version(self, side: BundleSide) -> Mapping[str, Any]:
        """Return the version on one side."""
        return self.versions[SIDES.index(side)]

    def capture(self, role: Role) -> EvidentCapture | None:
        """Return the capture with a role, or None."""
        return next((one for one in self.captures if role in one.roles), None)

    def named(self, timestamp: str, original: str) -> EvidentCapture | None:
        """Return the capture with a timestamp and URL that an archive served, or None."""
        name = timestamp, original
        served = (one for one in self.captures if one.served is not None)
        return next((one for one in served if (one.timestamp, one.original) == name), None)

    def page_of(self, capture: EvidentCapture) -> str | None:
        """Return the SHA-256 of the page that a capture shows, or None if the bundle has no page of it.

        Args:
            capture: one of the bundle; the page may be that of the capture with the same digest.
        """
        read = capture if capture.same_as is None else self.named(*capture.same_as)
        return read.served.sha256 if read is not None and read.served is not None else None


def head_line(head: BundleHead) -> str:
    """Return the head of a bundle as JSON."""
    return json_line(asdict(head))


def read_head(line: str) -> BundleHead:
    """Return the head from the JSON of `head_line`.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it does not have the form of a head.
    """
    found = json.loads(line)
    _strings([value for name, value in found.items() if name not in ("topics", "flags", "flag_evidence")])
    topics = {name: _strings(one) for name, one in found["topics"].items()}
    flags = tuple((flag, about) for flag, about in map(_strings, found["flags"]))
    unknown = {flag for flag, _ in flags} - set(FLAGS)
    if unknown:
        raise ValueError(f"the flag {min(unknown)!r} is not known")
    grounds = tuple(found["flag_evidence"])
    _strings([one["about"] for one in grounds])
    flag_evidence_from_json(grounds)
    return BundleHead(**{**found, "topics": topics, "flags": flags, "flag_evidence": grounds})


def _row(found: dict[str, Any]) -> Capture:
    """Return an index row from JSON."""
    row = Capture(**found)
    _strings([row.urlkey, row.timestamp, row.original, row.mimetype, row.digest])
    if any(type(value) is not int for value in (row.statuscode, row.length) if value is not None):
        raise TypeError("the status or length of an index row is not a number")
    return row


def _strings(values: list[Any]) -> tuple[str, ...]:
    """Return values from JSON that must be strings."""
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a string was expected")
    return tuple(values)


def capture_line(capture: EvidentCapture) -> str:
    """Return a capture as JSON."""
    return json_line(asdict(capture))
