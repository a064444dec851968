"""All that the pages of one document need, read from the store in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from diffs import Section
from diffs.render.flags import ShownFlag, flags_between
from diffs.render.head import Head
from diffs.render.imprint import Imprint
from diffs.render.to_render import ToRender
from diffs.summaries import SummarizedComparison
from harvester.archive import Proof, name_of
from harvester.archive.proof_at import proof_at
from harvester.archive.rendered_proof import rendered_head
from harvester.config import Settings
from harvester.evidence.heads import version_head
from harvester.evidence.logged_versions import log_object, rendered_facts
from harvester.pipeline.generations import comparison_rules
from harvester.plan import Bound
from harvester.reports import Coverage, coverage
from harvester.search import SentenceRun, runs_of
from harvester.site.fingerprint import joined, makers
from harvester.site.lifelines import SectionLife, lives_of
from harvester.version import program
from store import Store
from store.tables.captures import KnownCapture
from store.tables.listings import AddressListing
from store.tables.texts import Text
from store.tables.versions import LoggedVersion
from store.timeline import TimelineLine, fold
from store.timeline.unflagged import is_under_same_date, why_not_silent


@dataclass(frozen=True, slots=True)
class DocumentName:
    """What a document is called.

    Attributes:
        row: its id in the store.
        company: slug of its company.
        company_name: name of its company.
        slug: its slug.
        title: its title.
    """

    row: int
    company: str
    company_name: str
    slug: str
    title: str

    @property
    def label(self) -> str:
        """What people call it: ``Lamps Inc. · Privacy Policy``."""
        return f"{self.company_name} · {self.title}"


@dataclass(frozen=True, slots=True)
class NeighbourChange:
    """The change from one version to the next.

    Attributes:
        before: the version before.
        after: the version after.
        compared: what changed, or None if their texts are not compared.
        flags: the flags of the change, with their evidence.
        bound: the captures between which it lies, with how many between them were not read; None if the words
            did not change.
    """

    before: LoggedVersion
    after: LoggedVersion
    compared: SummarizedComparison | None
    flags: tuple[ShownFlag, ...]
    bound: Bound | None

    @property
    def is_cosmetic(self) -> bool:
        """Whether no word differs."""
        return "cosmetic" in self.after.flags


class DocumentHistory:
    """The history of one document; each part is read once, when it is asked for.

    Args:
        store: the store, in which the document is up to date, in a transaction that lasts until all pages
            are made.
        name: what the document is called.
        settings: the configuration.
        now: the time (aware, UTC).

    Attributes:
        name: what it is called.
    """

    def __init__(self, store: Store, name: DocumentName, settings: Settings, now: datetime) -> None:
        self._store = store
        self._settings = settings
        self._now = now
        self._proofs: dict[tuple[str, str], Proof] = {}
        self._facts: dict[str, dict[str, object]] = {}
        self._reasons: dict[int, str] = {}
        self.name = name

    @cached_property
    def contents_fingerprint(self) -> str:
        """A hash of what was captured, read and compared, and of the code that shows it."""
        return joined((makers(), self._store.contents.fingerprint(self.name.row)))

    @cached_property
    def look_fingerprint(self) -> str:
        """A hash of the same, and of when the archives were last asked."""
        return joined((self.contents_fingerprint, self._store.contents.last_look(self.name.row)))

    @cached_property
    def versions(self) -> tuple[LoggedVersion, ...]:
        """Its timeline, oldest first, as it is stored.

        It is not drawn again: that takes as long as all pages, and `verify` compares it with the captures.
        """
        return self._store.versions.log(self.name.row)

    @property
    def is_cited(self) -> bool:
        """Whether only corpus documents show its versions, so that nothing is known to have been captured."""
        return bool(self.versions) and all("cited" in version.flags for version in self.versions)

    @cached_property
    def lines(self) -> tuple[TimelineLine[LoggedVersion], ...]:
        """Its versions as `log` folds them: those that differ only cosmetically and alternations are one."""
        return fold(self.versions)

    @cached_property
    def told_changes(self) -> tuple[NeighbourChange, ...]:
        """The changes that people are told of, oldest first.

        They are those that `log` shows on lines of their own, except what only our rules changed. If only the
        full stop of a heading differs, no section changed, but the texts differ, and that is told, too.
        """
        begins = {line.version.number for line in self.lines[1:]}
        return tuple(
            change
            for change in self.changes
            if change.after.number in begins and change.after.reason != "technical"
        )

    @cached_property
    def captures(self) -> tuple[KnownCapture, ...]:
        """All captures that are known, oldest first."""
        return tuple(self._store.captures.of(self.name.row))

    @cached_property
    def coverage(self) -> Coverage:
        """How much of its history is known, as `status` says it.

        When archives were last asked is only for pages that are made again whenever that changes.
        """
        run = self._store.runs.last(self.name.row)
        archive = self._settings.archive
        location = name_of(run.archive if run else archive.location)
        return coverage(self._store, self.name.row, location, archive.resolution_days, self._now)

    @cached_property
    def listings(self) -> tuple[AddressListing, ...]:
        """How much of each archive's list of each address is known, of all archives that were ever asked."""
        return self._store.listings.of(self.name.row)

    @cached_property
    def changes(self) -> tuple[NeighbourChange, ...]:
        """The changes between neighbouring versions, oldest first, one fewer than there are versions."""
        bounds = {bound.first.timestamp: bound for bound in self.coverage.bounds}
        return tuple(
            NeighbourChange(
                before,
                after,
                self._compared(after),
                flags_between((before, after)),
                bounds.get(after.first_capture),
            )
            for before, after in zip(self.versions, self.versions[1:], strict=False)
        )

    @cached_property
    def lives(self) -> tuple[SectionLife, ...]:
        """The lives of its sections, in the order in which they stand or stood."""
        lineages = self._store.lineages.of(self.name.row)
        return lives_of(lineages, self.versions, [change.compared for change in self.changes], self.sections)

    @cached_property
    def imprint(self) -> Imprint | None:
        """By what, and from sources of which time the pages are made; None if nothing was read.

        It is not the time at which they are made, so that the same store gives the same pages.
        """
        newest = self._store.contents.newest_source(self.name.row)
        if newest is None:
            return None
        rules = comparison_rules(self._settings.weights)
        return Imprint(datetime.fromisoformat(newest), program(), rules, is_of_sources=True)

    @cached_property
    def sentence_runs(self) -> tuple[SentenceRun, ...]:
        """The sentences of all versions, each from its first to its last sight."""
        return tuple(runs_of(self._store, None, [self.name.row])) if self.versions else ()

    def why_not_silent(self, change: NeighbourChange) -> str:
        """Return why a change of words under the same date is not called a silent edit.

        Args:
            change: one of `changes`.

        Returns:
            The reason, as the rest of a sentence; ``""`` if the date is another one, or a flag says it.
        """
        before, after = change.before, change.after
        if not is_under_same_date(before, after) or after.reason == "technical":
            return ""
        found = self._reasons.get(after.number)
        if found is None:
            pair = [self.text(one) for one in (after.compared_from, after.compared_to) if one]
            texts = (pair[0], pair[1]) if len(pair) == 2 and pair[0] and pair[1] else None
            found = self._reasons[after.number] = why_not_silent(self.versions, after.number - 1, texts)
        return found

    def text(self, sha256: str) -> Text | None:
        """Return a text with its dates and sections, or None if it is not stored.

        Args:
            sha256: its hash, such as `LoggedVersion.text`.
        """
        return self._store.texts.find(sha256)

    def sections(self, sha256: str) -> tuple[Section, ...]:
        """Return the sections of a text.

        Args:
            sha256: its hash: that of a version, or `compared_from` or `compared_to` of one.
        """
        return self._store.texts.sections(sha256)

    def proof(self, timestamp: str, url: str) -> Proof:
        """Return what a reader can go back to, to see a capture.

        Args:
            timestamp: of the capture, 14 digits.
            url: its URL as captured.
        """
        found = self._proofs.get((timestamp, url))
        if found is None:
            found = self._proofs[timestamp, url] = proof_at(self._store, self.name.row, timestamp, url)
        return found

    def facts(self, version: LoggedVersion) -> dict[str, object]:
        """Return what is known of a version, as an object of `log --json`.

        Args:
            version: one of `versions`.
        """
        found = self._facts.get(version.first_capture)
        if found is None:
            proof = self.proof(version.first_capture, version.url)
            found = log_object(self.name.company, self.name.slug, version, proof)
            found |= rendered_facts(self._store, self.name.row, version)
            self._facts[version.first_capture] = found
        return found

    def head(self, version: LoggedVersion, capture: str = "", compared: str = "") -> Head:
        """Return a version as one side of a comparison, or alone.

        Args:
            version: one of `versions`.
            capture: the capture that counts, 14 digits: of the old side the last one, else the first.
            compared: SHA-256 of the text that is compared, if that is another than the version's.
        """
        rendering = self._store.renderings.shown(
            self.name.row, capture or version.first_capture, version.text
        )
        return version_head(self.name.label, self.facts(version), compared, rendered_head(rendering))

    def to_render(self, change: NeighbourChange) -> ToRender | None:
        """Return the comparison of neighbours as the renderers of `diffs` take it; None if there is none.

        Args:
            change: one of `changes`.
        """
        before, after = change.before, change.after
        if change.compared is None:
            return None
        heads = (
            self.head(before, before.last_capture, after.compared_from or ""),
            self.head(after, after.first_capture, after.compared_to or ""),
        )
        return ToRender(change.compared, heads, change.flags, self.imprint)

    def _compared(self, after: LoggedVersion) -> SummarizedComparison | None:
        if after.compared_from is None or after.compared_to is None:
            return None
        return self._store.changes.comparison(self.name.row, after.compared_from, after.compared_to)
