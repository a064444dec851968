"""Collect the evidence of a change from one version to another; nothing is written to the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from diffs.render.flags import ShownFlag, flags_between, shown_evidence
from harvester.errors import StoreError
from harvester.evidence.captures import EvidentCapture
from harvester.evidence.collection import Collection
from harvester.evidence.derive import altered_facts, derive, unshown
from harvester.evidence.facts import SIDES, BundleHead, Evidence, format_of
from harvester.evidence.rules import rules_here
from harvester.evidence.shells import unneeded
from harvester.pipeline.counterparts import check_same_method
from harvester.pipeline.generations import comparison_rules
from harvester.version import program
from store import Store
from store.records import Version
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
        ConfigError: a browser rendered only one of the versions, so they are not compared.
        StoreError: the store cannot be used, its bytes are damaged, or the current rules do not give its
            texts.
    """
    check_same_method(*versions)
    collection = Collection(store, subject.row)
    for side, version in zip(SIDES, versions, strict=True):
        collection.add_version(side, version)
    captures = collection.captures()
    flags = _flags(store, subject.row, versions)
    head = BundleHead(
        format=format_of(captures),
        program=program(),
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
    evidence = Evidence(head, (before, after), captures, collection.bodies, collection.documents)
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
    sentences = (*unshown(evidence, "before"), *unshown(evidence, "after"), *unneeded(evidence))
    for sentence in sentences:
        raise StoreError(f"{store.path}: {sentence}. Run `harvest rebuild`, then `harvest verify`.")


def _created(captures: Sequence[EvidentCapture]) -> str:
    """Return the time when the newest source was fetched or rendered or, if none was fetched, captured."""
    times = [one.served.fetched_at for one in captures if one.served is not None]
    times += [one.rendering.rendered_at for one in captures if one.rendering is not None]
    made = [datetime.fromisoformat(one) for one in times]
    newest = max(made or [moment(one.timestamp) for one in captures])
    return f"{newest.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _with_proof(logged: Mapping[str, Any], first: EvidentCapture) -> Mapping[str, Any]:
    """Return a version with the proof of its first capture."""
    sha256 = first.served.sha256 if first.served else None
    return {**logged, "source": first.source, "proof": dict(first.proof), "snapshot_sha256": sha256}
