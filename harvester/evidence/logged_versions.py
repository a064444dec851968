"""What is known of the versions of a document, as `log` says it; the same for all who show versions."""

from __future__ import annotations

from collections.abc import Sequence

from diffs.flag_evidence import flag_evidence_as_json
from diffs.render.as_json import numbers_as_json
from harvester.archive import Proof
from harvester.archive.rendered_proof import rendered_as_json
from harvester.errors import StoreError
from store import Store
from store.records import Version
from store.tables.versions import LoggedVersion


def logged(store: Store, document: int, versions: Sequence[Version]) -> tuple[LoggedVersion, ...]:
    """Return what is stored of the versions of a document.

    Args:
        store: the store.
        document: id of the document.
        versions: those that its captures show.

    Raises:
        StoreError: other versions are stored than its captures show, because the store was altered.
    """
    rows = store.versions.log(document)
    if [row.number for row in rows] != [version.number for version in versions]:
        problem = "the stored versions of a document are not those that its captures show"
        raise StoreError(f"{store.path}: {problem}. Run `harvest verify`, and restore a backup.")
    return tuple(rows)


def log_object(company: str, document: str, version: LoggedVersion, proof: Proof) -> dict[str, object]:
    """Return a version as an object of `log --json`.

    Args:
        company: slug.
        document: slug.
        version: one line of the timeline.
        proof: what served its first capture.
    """
    return {
        **version_facts(company, document, version),
        "change": numbers_as_json(version.change) if version.change else None,
        "memento": proof.raw_url,
        "source": proof.source,
        "proof": proof.as_json(),
    }


def rendered_facts(store: Store, document: int, version: LoggedVersion) -> dict[str, object]:
    """Return what the first and the last capture of a version stand on, if a browser rendered them.

    Args:
        store: the store.
        document: id of the document.
        version: one line of the timeline.
    """
    first, last = (
        rendered_as_json(store.renderings.shown(document, timestamp, version.text))
        for timestamp in (version.first_capture, version.last_capture)
    )
    return {"rendered": first, "last_rendered": last}


def version_facts(company: str, document: str, version: LoggedVersion) -> dict[str, object]:
    """Return what is known of a version, without what served it.

    Args:
        company: slug.
        document: slug.
        version: one line of the timeline.
    """
    return {
        "company": company,
        "document": document,
        "version": version.number,
        "effective": version.effective,
        "updated": version.updated,
        "dated": version.dated,
        "dated_by": version.dated_by,
        "first_capture": version.first_capture,
        "last_capture": version.last_capture,
        "after_capture": version.after_capture,
        "known_from": version.known_from,
        "known_until": version.known_until,
        "not_before": version.not_before,
        "url": version.url,
        "reason": version.reason,
        "flags": list(version.flags),
        "flag_evidence": flag_evidence_as_json(version.flag_evidence),
        "captures": version.captures,
        "title": version.title,
        "words": version.words,
        "sections": version.sections,
        "recipe": version.recipe,
        "extractor": version.extractor,
        "coverage": rounded(version.coverage),
        "notes": list(version.notes),
        "sha256": version.text,
        "snapshot_sha256": version.snapshot_sha256,
        "last_snapshot_sha256": version.last_snapshot_sha256,
    }


def rounded(share: float | None) -> float | None:
    """Return a share of the words of a page as it is written in JSON.

    Args:
        share: 0 to 1, or None.
    """
    return None if share is None else round(share, 3)
