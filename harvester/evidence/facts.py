"""The contents of an evidence bundle: facts from the store, and bytes as they were served; pure.

Everything else in a bundle is derived from them, both when it is made and when it is checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from diffs.flag_evidence import flag_evidence_from_json
from diffs.render.flags import FLAGS
from diffs.text import json_line
from harvester.config.selectors import PageSelectors
from harvester.evidence.captures import EvidentCapture, PartFacts, Role, strings_of
from store.tables.renderings import RenderedPage

# Change it with the format of the bundle; a program refuses formats that it does not know. The second one has
# renderings or frames, which programs that only know the first one cannot check.
FORMAT, FORMAT_WITH_PARTS = "harvest-evidence-3", "harvest-evidence-4"

BundleSide = Literal["before", "after"]
SIDES: tuple[BundleSide, BundleSide] = ("before", "after")


@dataclass(frozen=True, slots=True)
class BundleHead:
    """The subject of a bundle, and the rules by which it was made.

    Attributes:
        format: `FORMAT`, or `FORMAT_WITH_PARTS` if it has renderings or frames.
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
        bodies: the bytes that archives served, and the pages as rendered, by SHA-256.
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
        """Return the page with a timestamp and URL that an archive served, or None."""
        name = timestamp, original
        served = (one for one in self.captures if one.served is not None and not one.is_part_alone)
        return next((one for one in served if (one.timestamp, one.original) == name), None)

    def part(self, part: PartFacts) -> EvidentCapture | None:
        """Return the capture that was served for a request of a page, or None."""
        return next((one for one in self.captures if one.is_served_as(part)), None)

    def rendered(self, timestamp: str, original: str) -> RenderedPage | None:
        """Return a page as a browser rendered it, or None if the bundle does not have that."""
        page = self.named(timestamp, original)
        rendering = None if page is None else page.rendering
        if rendering is None or rendering.sha256 not in self.bodies:
            return None
        return RenderedPage(self.bodies[rendering.sha256], rendering.missing)

    def page_of(self, capture: EvidentCapture) -> str | None:
        """Return the SHA-256 of the page that a capture shows, or None if the bundle has no page of it.

        Args:
            capture: one of the bundle; the page may be that of the capture with the same digest.
        """
        read = capture if capture.same_as is None else self.named(*capture.same_as)
        return read.served.sha256 if read is not None and read.served is not None else None


def format_of(captures: Iterable[EvidentCapture]) -> str:
    """Return the format of a bundle with some captures.

    Args:
        captures: its captures.
    """
    is_simple = all(set(one.roles).isdisjoint(("around", "part")) and not one.rendering for one in captures)
    return FORMAT if is_simple else FORMAT_WITH_PARTS


def head_line(head: BundleHead) -> str:
    """Return the head of a bundle as JSON."""
    return json_line(asdict(head))


def read_head(line: str) -> BundleHead:
    """Return the head from the JSON of `head_line`.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it does not have the form of a head.
    """
    found = json.loads(line)
    strings_of([value for name, value in found.items() if name not in ("topics", "flags", "flag_evidence")])
    topics = {name: strings_of(one) for name, one in found["topics"].items()}
    flags = tuple((flag, about) for flag, about in map(strings_of, found["flags"]))
    unknown = {flag for flag, _ in flags} - set(FLAGS)
    if unknown:
        raise ValueError(f"the flag {min(unknown)!r} is not known")
    grounds = tuple(found["flag_evidence"])
    strings_of([one["about"] for one in grounds])
    flag_evidence_from_json(grounds)
    return BundleHead(**{**found, "topics": topics, "flags": flags, "flag_evidence": grounds})
