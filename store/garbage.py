"""Remove what nothing refers to, and give the free pages of the file back to the disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from store.database import Database

# A body that is needed is read from its base, and that one from its own. Mails tell the hashes of pages.
_UNUSED_BODIES = """
    WITH RECURSIVE needed (sha256) AS (
        SELECT sha256 FROM snapshots UNION SELECT sha256 FROM citations UNION SELECT sha256 FROM renderings
        UNION SELECT sha256 FROM rendering_parts UNION SELECT value FROM json_each(?)
        UNION SELECT b.base FROM needed n JOIN bodies b ON b.sha256 = n.sha256 WHERE b.base IS NOT NULL)
    SELECT sha256, length(data) AS size FROM bodies
    WHERE sha256 NOT IN (SELECT sha256 FROM needed WHERE sha256 IS NOT NULL) ORDER BY depth DESC, sha256
"""
_IN_A_MAIL = """
    SELECT value AS sha256 FROM json_each(?) WHERE EXISTS (SELECT 1 FROM mails WHERE instr(payload, value))
"""
_UNUSED_TEXTS = """
    SELECT sha256 FROM stored_texts WHERE sha256 NOT IN (
        SELECT text FROM readings UNION SELECT corpus_text FROM readings WHERE corpus_text IS NOT NULL
        UNION SELECT text FROM versions UNION SELECT compared_from FROM versions WHERE compared_from NOTNULL
        UNION SELECT compared_to FROM versions WHERE compared_to NOTNULL
        UNION SELECT old_text FROM comparisons UNION SELECT new_text FROM comparisons
        UNION SELECT old_text FROM told_changes UNION SELECT new_text FROM told_changes)
    ORDER BY sha256
"""
_SIZE = """
    SELECT page_count * page_size AS size, freelist_count * page_size AS free
    FROM pragma_page_count, pragma_page_size, pragma_freelist_count
"""


@dataclass(frozen=True, slots=True)
class Garbage:
    """What nothing in a store refers to.

    Attributes:
        bodies: the hashes of the stored pages and documents; whichever is based on another one comes first.
        texts: the hashes of the texts.
        size_bytes: the size of the store.
        free_bytes: how much of it would be free, at least: pages that are only partly used are not counted.
    """

    bodies: tuple[str, ...]
    texts: tuple[str, ...]
    size_bytes: int
    free_bytes: int


def garbage_of(database: Database) -> Garbage:
    """Return what nothing refers to: no capture, citation, version, comparison or mail.

    Args:
        database: the store.
    """
    bodies = database.rows(_UNUSED_BODIES, ("[]",))
    told = database.rows(_IN_A_MAIL, (_as_json(row["sha256"] for row in bodies),))
    if told:
        bodies = database.rows(_UNUSED_BODIES, (_as_json(row["sha256"] for row in told),))
    texts = database.rows(_UNUSED_TEXTS)
    file = database.row(_SIZE) or {"size": 0, "free": 0}
    return Garbage(
        tuple(row["sha256"] for row in bodies),
        tuple(row["sha256"] for row in texts),
        file["size"],
        file["free"] + sum(row["size"] for row in bodies),
    )


def collect(database: Database) -> Garbage:
    """Remove what nothing refers to, and make the file as small as what is in it.

    Args:
        database: the store; no run may work on it meanwhile, but others may read it.

    Returns:
        What was removed, with the size that the store had; what was free is the difference to its size now.

    Raises:
        StoreError: the store is locked, or there is no room for a second copy of it on the disk.
    """
    with database.step():
        found = garbage_of(database)
        database.execute_many("DELETE FROM bodies WHERE sha256 = ?", ((one,) for one in found.bodies))
        database.execute_many("DELETE FROM stored_texts WHERE sha256 = ?", ((one,) for one in found.texts))
        for index in ("sentences_fts", "sentences_trigrams"):
            database.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    database.vacuum()
    now = database.row(_SIZE) or {"size": found.size_bytes}
    return Garbage(found.bodies, found.texts, found.size_bytes, found.size_bytes - now["size"])


def _as_json(hashes: Iterable[str]) -> str:
    return json.dumps(list(hashes))
