"""Collect the evidence of a change from one version to another; nothing is written to the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from diffs.render.flags import ShownFlag, flags_between, shown_evidence
from harvester.archive import proof_of, public_location
from harvester.archive.follow_redirects import payload_digest
from harvester.errors import StoreError
from harvester.evidence.derive import altered_facts, derive, sha256_of, unshown
from harvester.evidence.facts import (
    FORMAT,
    SIDES,
    BundleHead,
    BundleSide,
    CitedFacts,
    Evidence,
    EvidentCapture,
    Held,
    Role,
    ServedFacts,
)
from harvester.evidence.names import CITED_FILES
from harvester.evidence.rules import rules_here
from harvester.pipeline.generations import comparison_rules
from harvester.pipeline.imprint import PROGRAM
from store import Store
from store.records import Capture, Version
from store.tables.snapshots import StoredSnapshot
from store.timestamps import moment


@dataclass(frozen=True, slots=True)
class Subject:
    """The document that a bundle is about.

    Attributes:
        row: id of the document.
        company: slug of the company.
        company_name: its name.
        document: slug of the document.
        title: its title.
        topics: the user's own phrases that give a change weight, by topic.
    """

    row: int
    company: str
    company_name: str
    document: str
    title: str
    topics: Mapping[str, Sequence[str]]


def gather(
    store: Store,
    subject: Subject,
    versions: tuple[Version, Version],
    logged: tuple[Mapping[str, Any], Mapping[str, Any]],
) -> Evidence:
    """Return the facts and bytes that prove what two versions of a document say.

    Args:
        store: the store; nothing is written.
        subject: the document.
        versions: the old and the new version.
        logged: the two versions as objects of ``log``.

    Raises:
        StoreError: the store cannot be used, its bytes are damaged, or the current rules do not give its
            texts.
    """
    gathering = _Gathering(store, subject.row)
    for side, version in zip(SIDES, versions, strict=True):
        gathering.add_version(side, version)
    captures = gathering.captures()
    flags = _flags(store, subject.row, versions)
    head = BundleHead(
        format=FORMAT,
        program=PROGRAM,
        rules=rules_here(),
        created=_created(captures),
        company=subject.company,
        company_name=subject.company_name,
        document=subject.document,
        title=subject.title,
        selectors=store.sources.selectors(subject.row),
        topics={name: tuple(phrases) for name, phrases in subject.topics.items()},
        comparison=comparison_rules(subject.topics),
        flags=tuple((one.flag, one.about) for one in flags),
        flag_evidence=tuple(shown_evidence(flags)),
    )
    firsts = [next(one for one in captures if f"{side}-first" in one.roles) for side in SIDES]
    before, after = (
        _with_proof(object_of_log, first) for object_of_log, first in zip(logged, firsts, strict=True)
    )
    evidence = Evidence(head, (before, after), captures, gathering.bodies, gathering.documents)
    _check_texts(store, evidence)
    return evidence


def _flags(store: Store, document: int, versions: tuple[Version, Version]) -> tuple[ShownFlag, ...]:
    """Return the flags of the change from one version to another, each with what it stands on."""
    old, new = (one.number for one in versions)
    shown = [one for one in store.versions.of(document) if old <= one.number <= new]
    return flags_between(shown)


def _check_texts(store: Store, evidence: Evidence) -> None:
    """Refuse versions whose texts the current rules do not give from the stored bytes."""
    for side in SIDES:
        version = evidence.version(side)
        stale = altered_facts(version, derive(evidence, side))
        if stale:
            raise StoreError(
                f"{store.path}: version {version['version']} was extracted by older rules, or altered "
                f"({', '.join(stale)}). Run `harvest rebuild`, then `harvest verify`."
            )
        for sentence in unshown(evidence, side):
            raise StoreError(f"{store.path}: {sentence}. Run `harvest rebuild`, then `harvest verify`.")


def _created(captures: Sequence[EvidentCapture]) -> str:
    """Return the time when the newest source was fetched or, if none was fetched, captured."""
    fetched = [datetime.fromisoformat(one.served.fetched_at) for one in captures if one.served is not None]
    newest = max(fetched or [moment(one.timestamp) for one in captures])
    return f"{newest.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _with_proof(logged: Mapping[str, Any], first: EvidentCapture) -> Mapping[str, Any]:
    """Return a version with the proof of its first capture."""
    sha256 = first.served.sha256 if first.served else None
    return {**logged, "source": first.source, "proof": dict(first.proof), "snapshot_sha256": sha256}


class _Gathering:
    """Collects captures with their bytes, each once.

    Args:
        store: the store that contains them.
        document: id of the document.
    """

    def __init__(self, store: Store, document: int) -> None:
        self._store, self._document = store, document
        self._readings = store.readings.of(document)
        self._same_bytes = store.readings.same_bytes(document)
        self._found: dict[tuple[str, str, Held], EvidentCapture] = {}
        self.bodies: dict[str, bytes] = {}
        self.documents: dict[str, bytes] = {}

    def captures(self) -> tuple[EvidentCapture, ...]:
        """Return the collected captures, oldest first."""
        return tuple(self._found[key] for key in sorted(self._found))

    def add_version(self, side: BundleSide, version: Version) -> None:
        """Add the captures that a version is based on.

        Args:
            side: which of the two it is.
            version: the version.
        """
        self._add_bound("before-first" if side == "before" else "after-first", version, version.first_capture)
        if side == "before":
            self._add_bound("before-last", version, version.last_capture)
        role: Role = "before-text" if side == "before" else "after-text"
        showing = [one for one in self._readings if one.text == version.text]
        cited = [one for one in showing if one.source == "citation"]
        if version.recipe == "corpus" and cited:
            self._add_document(role, cited[0].timestamp)
            return
        shown = min(
            (one for one in showing if one.source == "memento"),
            key=lambda one: (one.timestamp < version.first_capture, one.timestamp, one.url),
            default=None,
        )
        if shown is None:
            raise StoreError(f"{self._store.path}: no capture shows the text of version {version.number}.")
        self._add_served(role, shown.timestamp, shown.url)

    def _add_bound(self, role: Role, version: Version, timestamp: str) -> None:
        """Add the capture with a timestamp that shows a version."""
        read = {(one.timestamp, one.url): one for one in self._readings if one.source == "memento"}
        for (at, url), shown in read.items():
            if at == timestamp and shown.text == version.text:
                self._add_served(role, at, url)
                return
        for at, url, read_at, read_url in self._same_bytes:
            shown_by = read.get((read_at, read_url))
            if at == timestamp and shown_by is not None and shown_by.text == version.text:
                self._add_same(role, (at, url), (read_at, read_url))
                return
        self._add_document(role, timestamp)

    def _add(self, role: Role | None, capture: EvidentCapture) -> None:
        key = (capture.timestamp, capture.original, capture.held)
        known = self._found.get(key, capture)
        roles = sorted({*known.roles, *([role] if role else ())})
        self._found[key] = replace(known, roles=tuple(roles))

    def _add_served(self, role: Role | None, timestamp: str, original: str) -> None:
        """Add a capture with the bytes that an archive served."""
        kept = self._store.snapshots.find(self._document, timestamp, original)
        if kept is None:
            raise StoreError(f"{self._store.path}: the snapshot {timestamp} {original} is missing.")
        location = self._store.provenance.served_by(kept.capture_id)
        if location is None:
            problem = f"the archive that served {timestamp} {original} is not recorded"
            raise StoreError(f"{self._store.path}: {problem}. Run `harvest` again.")
        digest = f"sha1:{payload_digest(kept.snapshot.body)}"
        proof = proof_of(location, timestamp, original, digest, kept.snapshot.headers)
        self.bodies[kept.snapshot.sha256] = kept.snapshot.body
        index, listed_by = self._index(timestamp, original)
        self._add(
            role,
            EvidentCapture(
                timestamp,
                original,
                roles=(),
                held="bytes",
                index=index,
                listed_by=listed_by,
                source=proof.source,
                proof=proof.as_json(),
                served=_served(kept),
            ),
        )

    def _add_same(self, role: Role, name: tuple[str, str], read: tuple[str, str]) -> None:
        """Add a capture that was not fetched because its digest in the index is that of one that was."""
        self._add_served(None, *read)
        source = self._found[(*read, "bytes")]
        index, listed_by = self._index(*name)
        self._add(
            role,
            EvidentCapture(
                *name,
                roles=(),
                held="same-digest",
                index=index,
                listed_by=listed_by,
                source=source.source,
                proof=source.proof,
                same_as=read,
            ),
        )

    def _add_document(self, role: Role, timestamp: str) -> None:
        """Add the corpus document that cites a capture."""
        for cited in self._store.sources.citations(self._document):
            if cited.timestamp == timestamp and cited.sha256 is not None:
                break
        else:
            raise StoreError(f"{self._store.path}: the source of the capture {timestamp} is missing.")
        names = {sha256_of(payload): name for name, payload in self.documents.items()}
        file = names.get(cited.sha256, CITED_FILES[len(names)])
        self.documents[file] = self._store.snapshots.body(cited.sha256)
        index, listed_by = self._index(timestamp, cited.url)
        proof = proof_of(None, timestamp, cited.url)
        self._add(
            role,
            EvidentCapture(
                timestamp,
                cited.url,
                roles=(),
                held="document",
                index=index,
                listed_by=listed_by,
                source=proof.source,
                proof=proof.as_json(),
                document=CitedFacts(file, cited.sha256, cited.id_url),
            ),
        )

    def _index(self, timestamp: str, original: str) -> tuple[Capture | None, tuple[str, ...]]:
        """Return the index row of a capture, and the archives that list it."""
        row = self._store.provenance.index_row(self._document, timestamp, original)
        return (row.capture, tuple(map(public_location, row.listed_by))) if row else (None, ())


def _served(kept: StoredSnapshot) -> ServedFacts:
    """Return the facts about what an archive served."""
    snapshot = kept.snapshot
    return ServedFacts(
        sha256=snapshot.sha256,
        size=len(snapshot.body),
        statuscode=kept.statuscode,
        headers=dict(snapshot.headers),
        redirects=kept.redirects,
        fetched_at=snapshot.fetched_at.isoformat(),
    )
