"""A store with many sections of policies that do not exist, written row by row, for measurements."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diffs import Section, join
from diffs.flag_evidence import FlagEvidence, FlagSide, flag_evidence_as_json
from store import Store
from store.edit_spans import edits_as_spans
from store.pairs import pair_number
from store.records import Capture, Company, Document
from store.tables.lineages import Arrival, LineageName, LineageSection, TracedLineages
from store.tables.texts import Text

VERSIONS, SECTIONS = 50, 40
# Of the sections of a version, so many differ from those of the version before.
_REWORDED = 4
_WORDS = [
    "we",
    "you",
    "may",
    "share",
    "collect",
    "use",
    "information",
    "data",
    "partners",
    "advertisers",
    "services",
    "account",
    "email",
    "address",
    "cookies",
    "retain",
    "delete",
    "request",
    "law",
    "consent",
    "payment",
    "location",
    "device",
    "children",
    "security",
    "transfer",
    "arbitration",
    "dispute",
    "sell",
    "third",
    "parties",
    "purposes",
    "processing",
    "rights",
    "withdraw",
    "object",
    "complaint",
    "notice",
    "update",
    "change",
]


def fill(path: Path, documents: int, versions: int = VERSIONS, sections: int = SECTIONS) -> None:
    """Write a store.

    Args:
        path: where it is made.
        documents: how many documents, each of a company of its own.
        versions: how many versions each has.
        sections: how many sections each version has.
    """
    with Store(path) as store:
        for number in range(documents):
            name = f"company-{number:04}"
            store.sources.add_company(Company(name, f"Company {number}"))
            document = store.sources.add_document(Document(name, "privacy", "Privacy Policy"))
            with store.step():
                _fill_document(store, document, random.Random(number), versions, sections)


def _fill_document(store: Store, document: int, chance: random.Random, versions: int, sections: int) -> None:
    bodies = [_body(chance) for _ in range(sections)]
    before: tuple[str, list[str]] | None = None
    stamps = [f"{2000 + number // 12:04}{number % 12 + 1:02}15120000" for number in range(1, versions + 1)]
    lives: list[LineageSection] = []
    for number, stamp in enumerate(stamps, 1):
        text = _add_text(store, bodies)
        _add_version(store, document, number, stamp, text, before and before[0])
        if before:
            _add_comparison(store, document, (before[0], text), before[1], bodies)
        for place, body in enumerate(bodies):
            changed = before is not None and before[1][place] != body
            arrival: Arrival = "kept" if before else "first"
            lives.append(
                LineageSection(stamp, place, f"{stamps[0]}-{place}", arrival, place if changed else None)
            )
        before = text, list(bodies)
        for place in chance.sample(range(sections), min(_REWORDED, sections)):
            bodies[place] = _body(chance)
    names = [
        LineageName(f"{stamps[0]}-{place}", place, str(place + 1), f"Heading {place + 1}")
        for place in range(sections)
    ]
    store.lineages.replace(document, TracedLineages(tuple(names), tuple(lives)))


def _body(chance: random.Random) -> str:
    sentences = (" ".join(chance.choices(_WORDS, k=20)).capitalize() for _ in range(4))
    return ". ".join(sentences) + ".\n\n"


def _add_text(store: Store, bodies: list[str]) -> str:
    sections = tuple(
        Section(
            str(place + 1), f"Heading {place + 1}", f"## {place + 1}. Heading {place + 1}\n\n", 2, body, place
        )
        for place, body in enumerate(bodies)
    )
    markdown = join(sections)
    sha256 = hashlib.sha256(markdown.encode()).hexdigest()
    words = len(markdown.split())
    store.texts.add(Text(sha256, "Privacy Policy", markdown, sha256, sha256, words, (), sections, "measured"))
    return sha256


def _add_version(store: Store, document: int, number: int, stamp: str, text: str, before: str | None) -> None:
    url = f"https://{document}.example/privacy"
    archive = "https://archive.example"
    store.captures.add_captures(
        document, archive, [Capture(f"example,{document})/privacy", stamp, url, "text/html", 200, text, 9)]
    )
    known = store.captures.capture_at(document, stamp, url, text)
    assert known is not None
    silent = number % 5 == 0
    side = FlagSide(stamp, url)
    evidence = [FlagEvidence("silent-edit", side, side, 9)] if silent else []
    rows: dict[str, dict[str, Any]] = {
        "bodies": {"sha256": text, "size": 1, "codec": "raw", "data": b" "},
        "snapshots": {
            "document": document,
            "timestamp": stamp,
            "original": url,
            "sha256": text,
            "statuscode": 200,
            "headers": "{}",
            "capture": known.id,
            "fetched_at": "2026-11-26T00:00:00+00:00",
        },
        "readings": {
            "document": document,
            "timestamp": stamp,
            "url": url,
            "source": "memento",
            "text": text,
            "extractor": "measured",
        },
        "versions": {
            "document": document,
            "number": number,
            "text": text,
            "url": url,
            "first_capture": stamp,
            "last_capture": stamp,
            "known_from": stamp,
            "known_until": stamp,
            "dated": f"{stamp[:4]}-{stamp[4:6]}-15",
            "dated_by": "capture",
            "reason": "content" if before else "first",
            "flags": json.dumps(["silent-edit"] if silent else []),
            "flag_evidence": json.dumps(flag_evidence_as_json(evidence)),
            "captures": 1,
            "extractor": "measured",
            "recipe": "complete",
            "compared_from": before,
            "compared_to": before and text,
        },
    }
    for table, row in rows.items():
        store.database.insert(table, [row])


def _add_comparison(
    store: Store, document: int, pair: tuple[str, str], old: list[str], new: list[str]
) -> None:
    key = {"document": document, "pair": pair_number(*pair)}
    changes = list(_changes(key, old, new))
    topics = json.dumps([{"topic": "sale", "name": "sale", "sentence": "We sell."}])
    store.database.insert(
        "comparisons",
        [
            {
                **key,
                "old_text": pair[0],
                "new_text": pair[1],
                "cosmetic": 0,
                "coarse": 0,
                "unchanged": len(new) - len(changes),
                "rules": "measured",
                "words_added": 80 * len(changes),
                "sections": json.dumps({"reworded": len(changes)}),
                "topics": topics,
            }
        ],
    )
    store.database.insert("compared_sections", [{**one, "topics": topics} for one in changes])


def _changes(key: dict[str, Any], old: list[str], new: list[str]) -> Iterator[dict[str, Any]]:
    for place, (before, after) in enumerate(zip(old, new, strict=True)):
        if before != after:
            yield {
                **key,
                "position": place,
                "kinds": "reworded",
                "before_index": place,
                "after_index": place,
                "other_indexes": "[]",
                "before_heading": f"{place + 1} Heading {place + 1}",
                "after_heading": f"{place + 1} Heading {place + 1}",
                "similarity": 0.5,
                "words_added": 80,
                "words_removed": 80,
                "edits": edits_as_spans([["delete", before], ["insert", after]], before, after),
                "weight": place,
            }
