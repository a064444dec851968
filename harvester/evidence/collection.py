"""Collect the captures of a bundle with their bytes, each once; nothing is written to the store."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from harvester.archive import proof_of, public_location
from harvester.archive.follow_redirects import payload_digest
from harvester.archive.timestamps import distance
from harvester.errors import StoreError
from harvester.evidence.captures import (
    CitedFacts,
    EvidentCapture,
    Held,
    PartFacts,
    RenderingFacts,
    Role,
    ServedFacts,
)
from harvester.evidence.derive import sha256_of
from harvester.evidence.facts import BundleSide
from harvester.evidence.names import CITED_FILES
from harvester.evidence.shells import is_framed
from harvester.pipeline.extracting import Reader
from harvester.pipeline.rules_in_force import selectors_of
from store import Store
from store.records import Capture, Version
from store.tables.renderings import RenderingPart
from store.tables.snapshots import StoredSnapshot


class Collection:
    """Collects captures with their bytes, each once.

    Args:
        store: the store that contains them.
        document: id of the document.
    """

    def __init__(self, store: Store, document: int) -> None:
        self._store, self._document = store, document
        self._readings = store.readings.of(document)
        self._same_bytes = store.readings.same_bytes(document)
        self._rendered = {(one.timestamp, one.url) for one in self._readings if one.recipe == "rendered"}
        self._found: dict[tuple[str, str, Held], EvidentCapture] = {}
        self._parts: dict[tuple[str, str, str], EvidentCapture] = {}
        self.bodies: dict[str, bytes] = {}
        self.documents: dict[str, bytes] = {}

    def captures(self) -> tuple[EvidentCapture, ...]:
        """Return the collected captures, oldest first."""
        pages, alone = dict(self._found), []
        for timestamp, original, sha256 in sorted(self._parts):
            key: tuple[str, str, Held] = (timestamp, original, "bytes")
            page = pages.get(key)
            if page is not None and page.served is not None and page.served.sha256 == sha256:
                pages[key] = _with_role(page, "part")
            else:
                alone.append(self._parts[timestamp, original, sha256])
        return tuple(
            sorted((*pages.values(), *alone), key=lambda one: (one.timestamp, one.original, one.held))
        )

    def add_version(self, side: BundleSide, version: Version) -> None:
        """Add the captures that a version is based on.

        Args:
            side: which of the two it is.
            version: the version.

        Raises:
            StoreError: a source of the version is missing.
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
            key=lambda one: (
                one.timestamp < version.first_capture,
                one.timestamp,
                one.recipe != version.recipe,
                one.url,
            ),
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
        self._found[key] = _with_role(known, role) if role else known

    def _add_served(self, role: Role | None, timestamp: str, original: str) -> None:
        """Add a capture with the bytes that an archive served."""
        known = self._found.get((timestamp, original, "bytes"))
        if known is not None:
            self._add(role, known)
            return
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
                rendering=self._rendering(timestamp, original),
            ),
        )
        if kept.framed_by:
            self._add_page_around(kept)

    def _add_page_around(self, frame: StoredSnapshot) -> None:
        """Add the nearest capture of the page that shows a document in a frame."""
        store, served = self._store, frame.snapshot.capture
        rendered = partial(store.renderings.page, self._document)
        reader = Reader(selectors=selectors_of(store, self._document), rendered=rendered)
        times = store.snapshots.times_of(self._document, frame.framed_by)
        for timestamp in sorted(times, key=lambda one: (distance(one, served.timestamp), one)):
            kept = store.snapshots.find(self._document, timestamp, frame.framed_by)
            if kept is None:
                continue
            judged = reader.judge(kept.snapshot, kept.statuscode, kept.redirects)
            if is_framed(served.original, frame.redirects, judged.frames):
                if judged.recipe == "rendered":
                    self._rendered.add((timestamp, frame.framed_by))
                self._add_served("around", timestamp, frame.framed_by)
                return
        problem = f"no capture of {frame.framed_by} shows {served.timestamp} {served.original} in a frame"
        raise StoreError(f"{store.path}: {problem}. Run `harvest rebuild`, then `harvest verify`.")

    def _rendering(self, timestamp: str, original: str) -> RenderingFacts | None:
        """Add what a capture was rendered with, and return what a browser made of it; None if it was not."""
        if (timestamp, original) not in self._rendered:
            return None
        name = self._document, timestamp, original
        found, page = self._store.renderings.find(*name), self._store.renderings.page(*name)
        if found is None or page is None or page.body is None:
            raise StoreError(f"{self._store.path}: the rendered page of {timestamp} {original} is missing.")
        sha256 = sha256_of(page.body)
        self.bodies[sha256] = page.body
        parts = tuple(self._part(part) for part in self._store.renderings.parts(*name))
        rendered_at = found.rendered_at.isoformat()
        return RenderingFacts(sha256, len(page.body), found.browser, rendered_at, parts, page.missing)

    def _part(self, part: RenderingPart) -> PartFacts:
        """Add what an archive served for a request of a page; of equal answers, the first one fetched."""
        body = self._store.snapshots.body(part.sha256)
        self.bodies[part.sha256] = body
        digest = f"sha1:{payload_digest(body)}"
        proof = proof_of(part.archive, part.served_at, part.served_url, digest, part.headers)
        fetched_at = part.fetched_at.isoformat()
        served = ServedFacts(part.sha256, len(body), part.statuscode, dict(part.headers), (), fetched_at)
        capture = EvidentCapture(
            part.served_at,
            part.served_url,
            roles=("part",),
            held="bytes",
            index=None,
            listed_by=(),
            source=proof.source,
            proof=proof.as_json(),
            served=served,
        )
        key = part.served_at, part.served_url, part.sha256
        known = self._parts.get(key)
        if known is None or known.served is None or fetched_at < known.served.fetched_at:
            self._parts[key] = capture
        return PartFacts(part.url, *key, part.same_at)

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
        framed_by=kept.framed_by,
    )


def _with_role(capture: EvidentCapture, role: Role) -> EvidentCapture:
    """Return a capture that is in the bundle for one reason more."""
    return replace(capture, roles=tuple(sorted({*capture.roles, role})))
