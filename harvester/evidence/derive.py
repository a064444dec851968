"""Derive texts, dates and the comparison from the bytes of a bundle; pure.

A bundle is made and checked with the same functions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from diffs.render.head import Head, RenderedHead
from harvester.corpus import read_citation
from harvester.corpus.files import foremost_dates
from harvester.errors import CitationError
from harvester.evidence.captures import EvidentCapture, Role
from harvester.evidence.facts import BundleSide, Evidence
from harvester.evidence.heads import version_head
from harvester.extract import Page
from harvester.pipeline.extracting import as_rendered, read_page, read_text
from harvester.pipeline.rules_in_force import RECIPE_OF, extractor_of
from store.records import Capture, Recipe, Snapshot


class MissingSource(ValueError):
    """The source of a text is not in the bundle; the message says which."""


@dataclass(frozen=True, slots=True)
class SideTexts:
    """The texts of one version.

    Attributes:
        version: the text of the version.
        compared: the text that is compared: the text of the version or, if the other version is known only
            from a corpus document, the text by the corpus recipe.
        facts: the keys and values of ``log`` that follow from the text alone.
    """

    version: str = field(repr=False)
    compared: str = field(repr=False)
    facts: Mapping[str, Any]


def is_by_rules_here(evidence: Evidence, side: BundleSide) -> bool:
    """Return whether this program has the rules by which the text of a version was extracted."""
    version = evidence.version(side)
    return bool(version["extractor"] == extractor_of(recipe_of(version), evidence.chosen))


def recipe_of(version: Mapping[str, Any]) -> Recipe:
    """Return the recipe by which the text of a version was extracted from a page, perhaps a rendered one.

    Args:
        version: the version, as an object of ``log``.
    """
    return "corpus" if version["recipe"] == "corpus" else "complete"


def derive(evidence: Evidence, side: BundleSide) -> SideTexts:
    """Extract the text of a version from its source by the rules of this program.

    Args:
        evidence: the facts and bytes.
        side: which of the two versions.

    Raises:
        ExtractError, CitationError: the source has no text.
        MissingSource: there is no source.
    """
    version = evidence.version(side)
    recipe = recipe_of(version)
    source = _source(evidence, side)
    if source.document is not None:
        citation = read_citation(evidence.documents[source.document.file], source.document.file)
        if citation.timestamp != source.timestamp:
            raise CitationError(source.document.file, f"cites another capture than {source.timestamp}")
        return text_facts(citation.text, citation.text, extractor_of(recipe, evidence.chosen))
    page = _page(evidence, source, recipe)
    compared = page.text if is_same_recipe(evidence) else _page(evidence, source, "corpus").text
    return text_facts(page.text, compared, extractor_of(recipe, evidence.chosen))


def unshown(evidence: Evidence, side: BundleSide) -> Iterator[str]:
    """Yield one sentence for each bound of a version that does not show its text.

    Args:
        evidence: the facts and bytes.
        side: which of the two versions; this program must have the rules of its text.

    Raises:
        ExtractError, CitationError: a capture has no text.
        MissingSource: the bytes of a capture are missing.
    """
    version = evidence.version(side)
    roles: tuple[Role, ...] = ("before-first", "before-last") if side == "before" else ("after-first",)
    for role in roles:
        capture = evidence.capture(role)
        if capture is None:
            raise MissingSource(f"no capture is stated as a bound of version {version['version']}")
        if _shown(evidence, capture) not in _wanted(evidence, side, capture):
            yield f"{capture.name} does not show the text of version {version['version']}"


def _shown(evidence: Evidence, capture: EvidentCapture) -> str:
    """Return the text that a capture shows."""
    if capture.document is not None:
        return read_citation(evidence.documents[capture.document.file], capture.document.file).text
    read = capture if capture.same_as is None else evidence.named(*capture.same_as)
    if read is None:
        raise MissingSource(f"the bytes of {capture.name} are missing")
    return _page(evidence, read, RECIPE_OF["memento"]).text


def _wanted(evidence: Evidence, side: BundleSide, capture: EvidentCapture) -> Iterator[str]:
    """Yield the allowed texts of a capture: that of the version or, of a corpus document, its counterpart."""
    source = _source(evidence, side)
    yield _shown(evidence, source)
    if capture.document is not None and source.document is None:
        yield _page(evidence, source, "corpus").text


def _source(evidence: Evidence, side: BundleSide) -> EvidentCapture:
    """Return the capture from which the text of a version is extracted."""
    source = evidence.capture("before-text" if side == "before" else "after-text")
    if source is None:
        number = evidence.version(side)["version"]
        raise MissingSource(f"no capture is stated as the source of the text of version {number}")
    return source


def is_same_recipe(evidence: Evidence) -> bool:
    """Return whether the texts of the versions are by the same recipe, so that they are compared."""
    before, after = evidence.versions
    return recipe_of(before) == recipe_of(after)


def text_facts(version: str, compared: str, extractor: str) -> SideTexts:
    """Return the texts of a version with the facts that follow from its text.

    Args:
        version: the text.
        compared: the text that is compared.
        extractor: the rules that extracted it.
    """
    text = read_text("", version)
    effective, updated = foremost_dates(text.dates)
    facts = {
        "sha256": text.sha256,
        "effective": effective,
        "updated": updated,
        "words": text.words,
        "sections": len(text.sections),
        "extractor": extractor,
    }
    return SideTexts(version, compared, facts)


def altered_facts(version: Mapping[str, Any], texts: SideTexts) -> list[str]:
    """Return the keys of a version whose values do not follow from its text.

    Args:
        version: the version, as an object of ``log``.
        texts: its texts, with the facts that follow from them.
    """
    altered = [name for name, value in texts.facts.items() if version[name] != value]
    title = texts.version.partition("\n")[0].removeprefix("#").strip()
    return altered if version["title"].strip() == title else [*altered, "title"]


def head_of(evidence: Evidence, side: BundleSide) -> Head:
    """Return the heading of a version for the comparison; the address is that of what served it.

    Args:
        evidence: the facts.
        side: which of the two versions.
    """
    version, head = evidence.version(side), evidence.head
    served = _source(evidence, side).served
    # The page from which the text was extracted, also if the first capture only has the same digest.
    last = evidence.capture("before-last") if side == "before" else None
    facts = {
        **version,
        "snapshot_sha256": served.sha256 if served else None,
        "last_snapshot_sha256": evidence.page_of(last) if last else None,
    }
    shown = (last if side == "before" else evidence.capture("after-first")) or _source(evidence, side)
    return version_head(f"{head.company_name} · {head.title}", facts, rendered=_rendered_head(shown))


def _rendered_head(capture: EvidentCapture) -> RenderedHead | None:
    """Return what people read of the rendered page of a capture, or None if it has none."""
    rendering = capture.rendering
    if rendering is None:
        return None
    parts = tuple((part.timestamp, part.url, part.sha256, part.same_at) for part in rendering.parts)
    return RenderedHead(rendering.browser, rendering.sha256, capture.span, parts)


def is_of_document(evidence: Evidence, side: BundleSide) -> bool:
    """Return whether the text of a version comes from a corpus document."""
    return _source(evidence, side).held == "document"


def _page(evidence: Evidence, source: EvidentCapture, recipe: Recipe) -> Page:
    """Return the page that is extracted from the bytes of a capture, or from what a browser made of it."""
    snapshot = snapshot_of(evidence, source)
    if source.rendering is not None:
        page = evidence.bodies.get(source.rendering.sha256)
        if page is None:
            raise MissingSource(f"the rendered page of {source.name} is missing")
        snapshot = as_rendered(snapshot, page)
    return read_page(snapshot, recipe, evidence.chosen)


def snapshot_of(evidence: Evidence, capture: EvidentCapture) -> Snapshot:
    """Return the bytes of a capture as they were served.

    Args:
        evidence: the facts and bytes.
        capture: one of the captures in the bundle.

    Raises:
        MissingSource: its bytes are missing.
    """
    served = capture.served
    if served is None or served.sha256 not in evidence.bodies:
        raise MissingSource(f"the bytes of {capture.name} are missing")
    return Snapshot(
        Capture("", capture.timestamp, capture.original, "", served.statuscode, "-", None),
        evidence.bodies[served.sha256],
        served.headers,
        served.sha256,
        datetime.fromisoformat(served.fetched_at),
    )


def sha256_of(payload: bytes) -> str:
    """Return the hex SHA-256 of some bytes."""
    return hashlib.sha256(payload).hexdigest()
