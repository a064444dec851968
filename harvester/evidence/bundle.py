"""Write an evidence bundle: make the files of a WACZ from facts, bytes and texts; pure.

A check uses the same functions to make the files again, and compares them with those in the bundle.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from diffs.render.as_html import render_html
from diffs.render.as_json import as_json
from diffs.render.imprint import Imprint
from diffs.render.to_render import ToRender
from diffs.text import json_line, one_line
from harvester.evidence.captures import capture_line
from harvester.evidence.container import PackageFacts, pack
from harvester.evidence.derive import (
    SideTexts,
    derive,
    head_of,
    is_same_recipe,
    sha256_of,
)
from harvester.evidence.facts import SIDES, Evidence, head_line
from harvester.evidence.flags import shown_flags
from harvester.evidence.names import (
    CAPTURES,
    COMPARISON,
    CONTENT,
    CORPUS_TEXTS,
    HEAD,
    INDEX,
    PAGES,
    POINTERS,
    README,
    REDLINE,
    TEXTS,
    VERSIONS,
    WARC,
)
from harvester.evidence.readme import readme
from harvester.evidence.replay import index_lines, page_lines
from harvester.evidence.warc_files import PackedFiles, packed_files
from harvester.pipeline.comparing import compared_texts


def make_bundle(evidence: Evidence) -> bytes:
    """Return a bundle with some evidence; the same evidence gives the same bytes.

    Args:
        evidence: the facts and bytes.

    Raises:
        ExtractError, CitationError: a source has no text.
    """
    texts = derive(evidence, "before"), derive(evidence, "after")
    return pack(files_of(evidence, texts, packed_files(evidence)), package_facts(evidence))


def package_facts(evidence: Evidence) -> PackageFacts:
    """Return the facts that the list of contents states about a bundle."""
    head = evidence.head
    return PackageFacts(title_of_bundle(evidence), head.created, head.program)


def title_of_bundle(evidence: Evidence) -> str:
    """Return the title of a bundle: ``Lamps Inc. · Privacy Policy, versions 2 and 3``."""
    head, (before, after) = evidence.head, evidence.versions
    name = one_line(f"{head.company_name} · {head.title}")
    return f"{name}, versions {before['version']} and {after['version']}"


def files_of(
    evidence: Evidence, texts: tuple[SideTexts, SideTexts], records: PackedFiles
) -> dict[str, bytes]:
    """Return the files of a bundle by name, except the lists of its contents.

    Args:
        evidence: the facts and bytes.
        texts: the texts of the old and the new version.
        records: the records of the WARC files.
    """
    files = {
        HEAD: _lines(head_line(evidence.head)),
        VERSIONS: _lines(*map(json_line, evidence.versions)),
        CAPTURES: _lines(*map(capture_line, evidence.captures)),
        WARC: b"".join(one.packed for one in records.data),
        INDEX: _lines(*index_lines(evidence, records)),
        PAGES: _lines(*page_lines(evidence, title_of_bundle(evidence))),
        **evidence.documents,
    }
    if records.pointers:
        files[POINTERS] = b"".join(one.packed for one in records.pointers)
    for side, found in zip(SIDES, texts, strict=True):
        files[TEXTS[side]] = _encoded(found.version)
        if not is_same_recipe(evidence) and found.compared != found.version:
            files[CORPUS_TEXTS[side]] = _encoded(found.compared)
    files |= _comparison(evidence, texts)
    files[README] = _encoded(readme(evidence, title_of_bundle(evidence), tuple(sorted(files))))
    return {name: files[name] for name in CONTENT if name in files}


def _comparison(evidence: Evidence, texts: tuple[SideTexts, SideTexts]) -> dict[str, bytes]:
    """Return the comparison as JSON, as printed by ``diff --format json``, and as a page."""
    head = evidence.head
    before, after = (
        replace(head_of(evidence, side), compared_sha256=sha256_of(_encoded(found.compared)))
        for side, found in zip(SIDES, texts, strict=True)
    )
    given = ToRender(
        compared_texts(texts[0].compared, texts[1].compared, head.topics),
        (before, after),
        shown_flags(evidence),
        Imprint(datetime.fromisoformat(head.created), head.program, head.comparison, is_of_sources=True),
        (
            {**evidence.versions[0], "snapshot_sha256": before.snapshot_sha256},
            {**evidence.versions[1], "snapshot_sha256": after.snapshot_sha256},
        ),
    )
    return {
        COMPARISON: _lines(json_line(as_json(given))),
        REDLINE: render_html(given).encode("utf-8", "replace"),
    }


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _encoded(text: str) -> bytes:
    """Return the bytes of a text that are hashed; the text may contain lone surrogates."""
    return text.encode("utf-8", "surrogatepass")
