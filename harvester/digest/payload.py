"""The news as JSON, for webhooks and for programs that read the outbox."""

from __future__ import annotations

from diffs import Change, Section
from diffs.render.as_json import numbers_as_json
from diffs.render.flags import flag_keys, shown_evidence
from diffs.render.summary import turned
from diffs.summaries import SectionChange
from diffs.text import message, one_line
from harvester.archive import Proof
from harvester.archive.rendered_proof import rendered_as_json
from harvester.digest.records import DigestInput, MethodChange, Trouble, VersionNews
from harvester.digest.sides import links
from harvester.digest.view import told_companies
from store.tables.changes import ComparedVersion

Json = dict[str, object]

_NUMBER_CHARACTERS = 20
_HEADING_CHARACTERS = 120


def payload(digest: DigestInput) -> Json:
    """Return a digest as values for JSON.

    Args:
        digest: the news of one recipient.
    """
    return {
        "generated_at": digest.generated_at.isoformat(),
        "made_by": digest.made_by,
        "rules": digest.rules,
        "period": digest.period,
        "since": digest.since.date().isoformat() if digest.since else None,
        "selection": list(digest.selection),
        **({"test": True} if digest.test else {}),
        "changes": [
            {"company": company.slug, "document": document.slug, **_version(version)}
            for company in told_companies(digest)
            for document in company.documents
            for version in document.versions
        ],
        "methods": [_method(one) for one in digest.methods],
        "troubles": [_trouble(trouble) for trouble in digest.troubles],
    }


def _version(news: VersionNews) -> Json:
    return {
        "before": _shown(news.before, news.served_by[0]) | {"rendered": rendered_as_json(news.rendered[0])},
        "after": _shown(news.after, news.served_by[1]) | {"rendered": rendered_as_json(news.rendered[1])},
        "flags": flag_keys(news.flags),
        "flag_evidence": shown_evidence(news.flags),
        "cosmetic": news.cosmetic,
        "alternated": news.alternated,
        **numbers_as_json(news.compared.summary),
        "links": [address for address in links(news) if address],
        "sections": [_section(section) for section in news.sections],
    }


def _shown(version: ComparedVersion, proof: Proof) -> Json:
    return {
        "title": one_line(version.title),
        "effective": version.effective.iso if version.effective else None,
        "updated": version.updated.iso if version.updated else None,
        "first_capture": version.first_capture,
        "last_capture": version.last_capture,
        "known_from": version.known_from,
        "known_until": version.known_until,
        "url": version.url,
        "version": version.number,
        "recipe": version.recipe,
        "extractor": version.extractor,
        "sha256": version.sha256,
        "snapshot_sha256": version.snapshot_sha256,
        "last_snapshot_sha256": version.last_snapshot_sha256,
        "source": proof.source,
        "proof": proof.as_json(),
    }


def _method(one: MethodChange) -> Json:
    return {
        "company": one.company,
        "document": one.document,
        "not_before": one.before.known_until,
        "known_from": one.after.known_from,
        "recipes": [one.before.recipe, one.after.recipe],
    }


def _section(section: SectionChange) -> Json:
    first = {tag.topic: tag for tag in reversed(section.tags)}
    return {
        "heading": _heading(section.change),
        "kinds": list(section.change.kinds),
        "similarity": round(section.change.similarity, 4),
        "words_added": section.words_added,
        "words_removed": section.words_removed,
        "words_moved_in": section.words_moved_in,
        "words_moved_out": section.words_moved_out,
        "weight": section.weight,
        "tags": [f"{tag.topic}{turned(tag)}" for tag in section.tags if tag is first[tag.topic]],
        "topics": [tag.topic for tag, _ in section.topics],
    }


def _heading(change: Change) -> str:
    """Return the heading of a section; if it changed, the old and the new one."""
    sides = (side for side in (change.before, change.after) if side)
    return " → ".join(dict.fromkeys(map(_numbered, sides)))


def _numbered(section: Section) -> str:
    """Return number and heading; programs rely on this form, so it stays when the words for people change."""
    number = one_line(section.number, _NUMBER_CHARACTERS)
    heading = one_line(section.heading, _HEADING_CHARACTERS)
    if number and heading:
        return f"{number}. {heading}" if number[-1].isalnum() else f"{number} {heading}"
    return heading or number or ("Opening text" if section.level == 0 else "Section without a heading")


def _trouble(trouble: Trouble) -> Json:
    return {
        "company": trouble.company,
        "document": trouble.document,
        "reason": message(trouble.reason),
        "since": trouble.since.isoformat(),
        "until": trouble.until.isoformat() if trouble.until else None,
    }
