"""Check that the companies and topics which recipients are told of exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from harvester.config.channels import Channel
from harvester.config.names import CompanyIndex, likeness, unknown_company
from harvester.config.recipient_settings import GroupSettings
from harvester.config.settings import CompanySettings, DocumentSettings
from harvester.errors import ConfigError


def checked_group(
    group: GroupSettings,
    companies: Iterable[CompanySettings],
    weights: Mapping[str, object],
    env: Mapping[str, str],
    file: str,
) -> GroupSettings:
    """Return a group with slugs of companies, keys of topics, and channels filled in from the environment.

    Args:
        group: the group as the file states it.
        companies: the companies of the configuration.
        weights: the user's own topics.
        env: the environment.
        file: the configuration file.

    Raises:
        ConfigError: it names no recipient, an unknown company or an unknown topic.
    """
    place = f"digest.groups.{group.slug}"
    if not group.recipients:
        raise ConfigError(file, f"{place}.recipients", "is missing", 'Write recipients = ["you@example.org"]')
    index, slugs = CompanyIndex(companies), dict[str, None]()
    for name in group.companies:
        found = index.called(name)
        if found is None:
            remedy = unknown_company(companies, name).remedy
            raise ConfigError(file, f"{place}.companies", f"names an unknown company: {name!r}", remedy)
        slugs[found[1].slug] = None
    where = f"{place}.recipients, entry"
    return replace(
        group,
        companies=tuple(slugs),
        topics=checked_topics(group.topics, weights, f"{place}.topics", file),
        recipients=tuple(
            one.filled_in(env, f"{where} {number}") if isinstance(one, Channel) else one
            for number, one in enumerate(group.recipients, start=1)
        ),
    )


def with_checked_topics(
    company: CompanySettings, weights: Mapping[str, object], file: str
) -> CompanySettings:
    """Return a company whose documents have keys of topics.

    Args:
        company: the company as the file states it.
        weights: the user's own topics.
        file: the configuration file.

    Raises:
        ConfigError: a document names an unknown topic.
    """
    if not any(document.topics for document in company.documents):
        return company

    def checked(document: DocumentSettings) -> DocumentSettings:
        place = f"companies.{company.slug}.documents.{document.slug}.topics"
        return replace(document, topics=checked_topics(document.topics, weights, place, file))

    return replace(company, documents=tuple(map(checked, company.documents)))


def checked_topics(
    topics: Iterable[str], weights: Mapping[str, object], place: str, file: str
) -> tuple[str, ...]:
    """Return the keys of topics, each once.

    Args:
        topics: keys, or names as people see them, in any case.
        weights: the user's own topics.
        place: the key that states them.
        file: the configuration file.

    Raises:
        ConfigError: one of them is unknown.
    """
    topics = tuple(topics)
    if not topics:
        return ()
    # All phrases of all languages are imported with them, which most calls never need.
    from diffs.weights.topics import POINTS, topic_name

    keys = {topic.casefold(): topic for topic in (*POINTS, *weights)}
    called = {topic_name(key).casefold(): key for key in keys.values()} | keys
    found: dict[str, None] = {}
    for topic in topics:
        key = called.get(topic.casefold())
        if key is None:
            nearest = sorted(called, key=lambda name: (-likeness(name, topic), name))
            remedy = f"Known topics: {', '.join(nearest)}"
            raise ConfigError(file, place, f"names an unknown topic: {topic!r}", remedy)
        found[key] = None
    return tuple(found)
