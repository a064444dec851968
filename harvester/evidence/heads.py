"""Describe a version as one side of a comparison, from its facts in ``log``; the same for all who show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diffs.render.head import Head, RenderedHead
from harvester.archive import Proof
from store.reading_notes import origins


def version_head(
    label: str,
    facts: Mapping[str, Any],
    compared_sha256: str = "",
    rendered: RenderedHead | None = None,
) -> Head:
    """Return what a version is, as one side of a comparison.

    Args:
        label: what people call the document: ``Lamps Inc. · Privacy Policy``.
        facts: the version, as an object of ``log``.
        compared_sha256: SHA-256 of the text that is compared, if that is another than the version's.
        rendered: the rendered page that shows it, or None.
    """
    known_from, known_until = known_times(facts)
    proof = Proof(source=facts["source"], **facts["proof"])
    return Head(
        label,
        facts["dated"],
        facts["dated_by"],
        known_from,
        proof.url or "",
        facts["version"],
        known_until,
        proof.source_in_words,
        corpus_only=proof.kind == "corpus",
        sha256=facts["sha256"],
        compared_sha256=compared_sha256,
        snapshot_sha256=facts["snapshot_sha256"],
        last_snapshot_sha256=facts["last_snapshot_sha256"],
        recipe=facts["recipe"],
        extractor=facts["extractor"],
        raw_url=proof.raw_url or "",
        rendered_page=rendered,
        origins=((rendered.sentence,) if rendered else ()) + origins(facts["notes"]),
    )


def known_times(facts: Mapping[str, Any]) -> tuple[str, str]:
    """Return from when and until when the text of a version is known, 14 digits each.

    Args:
        facts: the version, as an object of ``log``; that of an earlier program names only the captures.
    """
    return facts.get("known_from", facts["first_capture"]), facts.get("known_until", facts["last_capture"])
