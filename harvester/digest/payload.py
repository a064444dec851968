"""The news as JSON, for a webhook and for whoever reads the outbox with a program."""

from __future__ import annotations

from diffs.text import one_line
from harvester.digest import wording
from harvester.digest.records import DigestInput, SectionNews, Trouble, VersionNews
from harvester.digest.view import links, told_companies
from store.tables.changes import ComparedVersion

Json = dict[str, object]


def payload(digest: DigestInput) -> Json:
    """Return the digest as values that JSON knows: its changes and its troubles.

    Args:
        digest: the news of one recipient.
    """
    return {
        "generated_at": digest.generated_at.isoformat(),
        "period": digest.period,
        "changes": [
            {"company": company.slug, "document": document.slug, **_version(version)}
            for company in told_companies(digest)
            for document in company.documents
            for version in document.versions
        ],
        "troubles": [_trouble(trouble) for trouble in digest.troubles],
    }


def _version(news: VersionNews) -> Json:
    return {
        "before": _shown(news.before),
        "after": _shown(news.after),
        "flags": list(news.flags),
        "cosmetic": news.cosmetic,
        "alternated": news.alternated,
        "summary": wording.summary(news),
        "links": [address for _, address in links(news)],
        "sections": [_section(section) for section in news.sections],
    }


def _shown(version: ComparedVersion) -> Json:
    return {
        "title": one_line(version.title),
        "effective": version.effective.iso if version.effective else None,
        "updated": version.updated.iso if version.updated else None,
        "first_capture": version.first_capture,
        "last_capture": version.last_capture,
        "url": version.url,
    }


def _section(section: SectionNews) -> Json:
    return {
        "heading": wording.title(section.change),
        "kinds": list(section.change.kinds),
        "similarity": round(section.change.similarity, 4),
        "weight": section.weight,
        "tags": list(section.tags),
    }


def _trouble(trouble: Trouble) -> Json:
    return {
        "company": trouble.company,
        "document": trouble.document,
        "reason": one_line(trouble.reason),
        "since": trouble.since.isoformat(),
        "until": trouble.until.isoformat() if trouble.until else None,
    }
