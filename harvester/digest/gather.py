"""From the store to what one recipient is told: who follows what, what is untold, what is in trouble."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import groupby

from diffs import Change
from diffs.render.phrases import times, when
from diffs.weights import Tag, weigh, weight, with_built_in
from harvester.config import Settings
from harvester.delivery import LOCAL_READER, goes_out
from harvester.digest.news import FoldedChange, Recipient, fold_alternations, is_news, untold
from harvester.digest.records import CompanyNews, DocumentNews, SectionNews, Trouble, VersionNews
from harvester.errors import ConfigError
from store import Store
from store.tables.changes import VersionChange
from store.tables.outbox import Episode, ReportedChange

_TRIGGER_CHARACTERS = 40


def recipients(settings: Settings) -> tuple[Recipient, ...]:
    """Who is told: those of every company, those of single companies, and the webhook.

    Where nobody is named and no mail leaves the machine, the folder's own reader is told of all.
    """
    digest = settings.digest
    everything = dict.fromkeys(digest.recipients)
    single: dict[str, set[str]] = {}
    for company in settings.companies:
        for address in company.recipients:
            if address not in everything:
                single.setdefault(address, set()).add(company.slug)
    found = [Recipient(address, None) for address in everything]
    found += [Recipient(address, frozenset(slugs)) for address, slugs in single.items()]
    if digest.webhook.url:
        found.append(Recipient(digest.webhook.url, None))
    if not found and not goes_out(digest):
        found.append(Recipient(LOCAL_READER, None))
    return tuple(found)


def check_recipients(settings: Settings) -> None:
    """Refuse a configuration that sends mails to nobody: all changes would be lost without a word.

    Raises:
        ConfigError: there is a way for mails to go out, and no recipient.
    """
    if goes_out(settings.digest) and not recipients(settings):
        remedy = 'Write recipients = ["you@example.org"] there or below a company'
        raise ConfigError(str(settings.file or "config.toml"), "digest.recipients", "names nobody", remedy)


def news_for(store: Store, recipient: Recipient, *, cosmetic: bool) -> tuple[VersionChange, ...]:
    """Return the changes that are new in the world and that the recipient has not been told of.

    Args:
        store: the changes, and what was told.
        recipient: who is told, and of what.
        cosmetic: those in which no word differs, too.
    """
    found = [change for change in store.changes.since(None) if recipient.follows(change.company)]
    rereadings = {document: store.outbox.rereadings(document) for document in {one.document for one in found}}
    changes = [change for change in found if is_news(change, rereadings[change.document], cosmetic=cosmetic)]
    return untold(changes, store.outbox.told_changes(recipient.address), rereadings)


def changes_since(
    store: Store, recipient: Recipient, day: datetime, *, cosmetic: bool
) -> tuple[VersionChange, ...]:
    """All changes since a day, whether or not they are news or were told: history, too.

    Args:
        store: the changes.
        recipient: who is told, and of what.
        day: compared with the first capture of the new text (aware).
        cosmetic: those in which no word differs, too.
    """
    changes = store.changes.since(day.strftime("%Y%m%d%H%M%S"))
    return tuple(
        change
        for change in changes
        if recipient.follows(change.company) and (cosmetic or not change.cosmetic)
    )


def as_told(change: VersionChange) -> ReportedChange:
    """Return the change by its identity and with its bounds, to be kept as told."""
    return ReportedChange(
        change.document,
        change.old_text,
        change.new_text,
        change.before.last_capture,
        change.after.first_capture,
    )


def companies(
    store: Store, changes: Iterable[VersionChange], weights: Mapping[str, Sequence[str]]
) -> tuple[CompanyNews, ...]:
    """Return the changes by company and document, with their sections and weights.

    Args:
        store: where they are kept.
        changes: the changes, by company and document.
        weights: topics that make a change weigh more, added to the built-in ones.
    """
    phrases = with_built_in(weights)
    found = []
    for (slug, name), of_company in groupby(
        changes, key=lambda change: (change.company, change.company_name)
    ):
        documents = [
            DocumentNews(
                document,
                title,
                tuple(_version(store, told, phrases) for told in fold_alternations(tuple(of_document))),
            )
            for (document, title), of_document in groupby(
                of_company, key=lambda change: (change.slug, change.title)
            )
        ]
        found.append(CompanyNews(slug, name, tuple(documents)))
    return tuple(found)


def _version(store: Store, told: FoldedChange, phrases: Mapping[str, Sequence[str]]) -> VersionNews:
    change = told.change
    sections = tuple(_section(one, phrases) for one in store.changes.sections(change))
    alternated = ""
    if told.back:
        since, until = when(change.after.first_capture), when(told.back[-1].after.first_capture)
        shown = times(len(told.back))
        alternated = f"the new text was shown {shown} from {since} on; the old one was back on {until}"
    return VersionNews(change.before, change.after, sections, change.flags, change.cosmetic, alternated)


def _section(change: Change, phrases: Mapping[str, Sequence[str]]) -> SectionNews:
    tags = weigh(change, phrases)
    topics: dict[str, str] = {}
    for tag in tags:
        topics.setdefault(tag.topic, _told_as(tag))
    return SectionNews(change, weight(tags), tuple(topics.values()))


def _told_as(tag: Tag) -> str:
    """Return the topic; with what turned into what, where that is short: ``modal verb (may → will)``."""
    turned = "→" in tag.trigger and "∅" not in tag.trigger and len(tag.trigger) <= _TRIGGER_CHARACTERS
    return f"{tag.topic} ({tag.trigger})" if turned else tag.topic


def episodes_for(
    store: Store, recipient: Recipient, *, ignored: AbstractSet[int] = frozenset()
) -> tuple[tuple[Episode, ...], bool]:
    """Return what could not be looked at, and whether a part of it that lasts is new to the recipient.

    What was told and is over since then is among it, once.

    Args:
        store: the episodes, and what was told.
        recipient: who is told, and of which companies.
        ignored: ids of documents that are not looked at any more.
    """
    followed = {row.id for row in store.sources.documents() if recipient.follows(row.company)} - ignored
    lasting = [episode for episode in store.outbox.episodes() if episode.document in followed]
    told = store.outbox.told_troubles(recipient.address)
    now = {(episode.document, episode.since) for episode in lasting}
    over = []
    for (document, since), is_told_over in told.items():
        if is_told_over or (document, since) in now:
            continue
        until = store.outbox.end_of(document, since)
        if until is not None:
            over.append(Episode(document, since, "", True, until))
    return (*lasting, *over), bool(now - told.keys())


def troubles(store: Store, episodes: Iterable[Episode]) -> tuple[Trouble, ...]:
    """Return the episodes with the names that people know."""
    names = {company.slug: company.name for company in store.sources.companies()}
    documents: Mapping[int, tuple[str, str]] = {
        row.id: (str(names.get(row.company, row.company)), str(row.title or row.slug))
        for row in store.sources.documents()
    }
    return tuple(
        Trouble(
            *documents[one.document], one.problem, one.since, one.until, in_part=one.listed and not one.until
        )
        for one in episodes
    )
