"""`log` as CONTRACT's objects, and for people."""

from __future__ import annotations

import json

from harvester.id_url import write_id_url
from store.database import Row


def log_object(company: str, document: str, version: Row) -> dict[str, object]:
    """CONTRACT's `log` object.

    Args:
        company: slug.
        document: slug.
        version: a row of the timeline.
    """
    return {
        "company": company,
        "document": document,
        "version": version["number"],
        "effective": version["effective"],
        "updated": version["updated"],
        "dated": version["dated"],
        "dated_by": version["dated_by"],
        "first_capture": version["first_capture"],
        "last_capture": version["last_capture"],
        "after_capture": version["after_capture"],
        "url": version["url"],
        "memento": write_id_url(version["first_capture"], version["url"]),
        "reason": version["reason"],
        "flags": json.loads(version["flags"]),
        "captures": version["captures"],
        "title": version["title"],
        "words": version["words"],
        "sections": version["sections"],
        "extractor": version["extractor"],
        "sha256": version["text"],
    }
