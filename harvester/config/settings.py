"""What config.toml may say: every key with its default, its unit and its meaning, as frozen values.

The fields made by `key` are the table that the reader of the configuration (loading.py), its messages and
docs/configuration.md go by; there is no second list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from harvester.config import durations, mailing, numbers, values
from harvester.config.channels import Channel
from harvester.config.keys import key
from harvester.config.names import CompanyIndex
from harvester.config.policy_urls import policy_url
from harvester.config.recipient_settings import AppriseSettings, GroupSettings
from harvester.config.save_keys import SaveKeys
from harvester.config.selector_values import selector
from harvester.config.selectors import DatedSelector, PageSelectors
from harvester.config.store_pattern import StorePattern, is_pattern
from harvester.config.store_values import DEFAULT_GROUP, group_name, path_of_stores
from harvester.config.webhook import webhook
from harvester.corpus import IdUrl
from store.records import PolicyUrl

WAYBACK = "https://web.archive.org"


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """Where captures come from, and how politely they are asked for."""

    location: str = key(
        WAYBACK,
        values.location,
        "a base URL, `pywb+http://host/collection`, `memento+http://host/timemap/link/`, or the path of a "
        "WARC, ARC or WACZ file or of a folder; or a list of these, whose captures are one history",
    )
    contact: str = key(
        "",
        values.contact,
        "your mail or web address, sent in the User-Agent, so that the archive can reach you",
    )
    searches_per_minute: float = key(
        20,
        numbers.decimal(0, above=True),
        "pace of index requests; the archive's own limit is 30",
        unit="per minute",
    )
    mementos_per_minute: float = key(
        60,
        numbers.decimal(0, above=True),
        "pace of page requests; the archive's own limit is 600",
        unit="per minute",
    )
    saves_per_minute: float = key(
        5,
        numbers.decimal(0, above=True),
        "pace of captures that the archive is asked to make; the archive's own limit is 7",
        unit="per minute",
    )
    budget: int = key(
        200,
        numbers.integer(0),
        "pages fetched per document and run, with what rendered ones ask for; the next run goes on there",
        unit="mementos",
    )
    index_budget: int = key(
        1000,
        numbers.integer(1),
        "index requests per run; the lists that tell most come first, and the next run goes on there",
        unit="requests",
    )
    max_pause_days: int = key(
        7,
        numbers.integer(0, 365),
        "a list is asked for again after so many days at the latest; 0 = in every run",
        unit="days",
    )
    resolution_days: float = key(
        30,
        numbers.decimal(0),
        "between equal texts look closer only where they are further apart; 0 = read every capture",
        unit="days",
    )
    render: Literal["never", "when needed"] = key(
        "never",
        values.one_of("never", "when needed"),
        "whether a browser renders pages that only scripts can show: `never`, or `when needed`",
    )
    render_days: float = key(
        30,
        numbers.decimal(0),
        "how far the captures that a page is rendered with may be from its own; 0 = a day",
        unit="days",
    )
    timeout_seconds: float = key(
        60, numbers.decimal(0, above=True), "how long the archive may take to answer", unit="seconds"
    )
    cooldown_seconds: float = key(
        60,
        numbers.decimal(0),
        "least rest after a 429, doubling up to a day while it goes on; 0 = none",
        unit="seconds",
    )
    block_cooldown_seconds: float = key(
        3600,
        numbers.decimal(0),
        "rest after three refusals in a row, doubling up to a day; 0 = none",
        unit="seconds",
    )
    # The keys that the file states: a loopback address and a file are paced only where it states a pace.
    stated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Whether the archive is asked to capture pages; the keys come from the environment."""

    every: timedelta | None = key(
        "",
        durations.optional_duration(timedelta(hours=6), timedelta(days=365)),
        "ask the archive for a capture of each address that has none younger than this, such as `7 days`; "
        "empty = never",
        means=None,
    )
    budget: int = key(
        200,
        numbers.integer(1),
        "captures asked for per run; those that waited longest come first",
        unit="captures",
    )
    keys: SaveKeys = field(default_factory=SaveKeys, repr=False)


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where the store is."""

    path: Path = key(
        Path("harvest.db"),
        path_of_stores,
        "the SQLite file; with `{company}` or `{group}` in it, a file for each company or group",
    )

    @property
    def pattern(self) -> StorePattern | None:
        """Where several stores are, or None if there is only one."""
        return StorePattern(self.path) if is_pattern(self.path) else None


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """When the daemon runs."""

    cron: str = key(
        "15 6 * * *",
        values.timetable,
        "when `harvest schedule` runs: five fields of cron, or `every 6 hours`",
    )
    timezone: str = key("UTC", values.timezone, "time zone of the timetable, a name of the IANA database")
    jitter_seconds: int = key(
        600,
        numbers.integer(0, 86400),
        "a run starts up to so much later, so that not all programs ask at once",
        unit="seconds",
    )
    overlap: Literal["wait", "leave"] = key(
        "wait", values.one_of("wait", "leave"), "when another run holds the store: `wait` for it, or `leave`"
    )
    ping: str = key(
        "",
        webhook,
        "address of a monitor such as healthchecks.io, which is pinged when a run begins and ends; a secret",
    )


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """The mail server; its password comes from HARVEST_SMTP_PASSWORD."""

    host: str = key("", values.text, "name of the mail server; empty = no mail server")
    port: int = key(587, numbers.integer(1, 65535), "port of the mail server")
    security: Literal["starttls", "ssl", "none"] = key(
        "starttls",
        values.one_of("starttls", "ssl", "none"),
        "how the connection is encrypted: `starttls`, `ssl` or `none`",
    )
    user: str = key("", values.text, "login name; empty = no login")
    sender: str = key("", values.optional(values.mail_address), "the From address")
    helo: str = key("", mailing.host_name, "name of this machine in HELO; empty = as the system says")
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SendmailSettings:
    """A local mail program."""

    command: str = key(
        "",
        mailing.command,
        "a command that takes a mail on its standard input, such as `/usr/sbin/sendmail -t -i`",
    )


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """An address that is told of changes by a POST of JSON."""

    url: str = key("", webhook, "address that is told of changes by a POST of JSON")


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """Who is told of changes, how often and by which way."""

    period: Literal["run", "daily", "weekly"] = key(
        "daily",
        values.one_of("run", "daily", "weekly"),
        "one mail per recipient and `run`, `daily` or `weekly`",
    )
    recipients: tuple[str, ...] = key(
        (), values.several(values.mail_address), "mail addresses that get every company's changes"
    )
    outbox: Path = key(
        Path("outbox"), values.path, "folder for `.eml` files, used where no mail server is set"
    )
    report_url: str = key(
        "",
        mailing.base_address,
        "where `harvest report` is published, for links; empty = redlines are attached",
    )
    unsubscribe: str = key(
        "",
        mailing.unsubscribe,
        "a `mailto:` or `https:` address, in which `{recipient}` stands for the mail address",
    )
    smtp: SmtpSettings = SmtpSettings()
    sendmail: SendmailSettings = SendmailSettings()
    webhook: WebhookSettings = WebhookSettings()
    apprise: AppriseSettings = AppriseSettings()
    groups: tuple[GroupSettings, ...] = ()

    @property
    def channels(self) -> Mapping[str, Channel]:
        """All channels by their names."""
        grouped = (one for group in self.groups for one in group.recipients if isinstance(one, Channel))
        return {one.name: one for one in (*self.apprise.urls, *grouped)}


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """One policy of a company."""

    slug: str
    title: str = key("", values.filled, "its name for people; empty = its slug")
    urls: tuple[PolicyUrl, ...] = key(
        (),
        values.several(policy_url),
        "its addresses over the years, each a text or a table with dates",
    )
    cited: tuple[IdUrl, ...] = key(
        (),
        values.several(values.cited),
        "snapshots that are fetched first, as `id_` addresses of the Wayback Machine",
    )
    select: tuple[DatedSelector, ...] = key(
        (),
        values.several(selector),
        "CSS selectors, or ranges, of the parts of a page that are the policy; empty = found by the rules",
    )
    remove: tuple[DatedSelector, ...] = key(
        (),
        values.several(selector),
        "CSS selectors, or ranges, of the parts of a page that do not belong to it",
    )
    render: Literal["", "never", "when needed"] = key(
        "",
        values.one_of("never", "when needed"),
        "its own `render`: `never` or `when needed`; empty = that of `[archive]`",
    )

    topics: tuple[str, ...] = key(
        (),
        values.several(values.filled),
        "topics, one of which a change must concern to be reported; empty = any, or none",
    )
    at_least: int = key(
        0, numbers.integer(0, 1000), "least weight of a change that is reported; 0 = any", unit="points"
    )

    @property
    def selectors(self) -> PageSelectors:
        """What `select` and `remove` say."""
        return PageSelectors(self.select, self.remove)


@dataclass(frozen=True, slots=True)
class CompanySettings:
    """A company that is watched.

    Attributes:
        slug: its name in the file, ``[companies.<slug>]``.
        documents: its policies, where they are tables.
        corpus_files: the corpus documents, where `documents` is a list of paths; imported first in a run.
    """

    slug: str
    name: str = key("", values.filled, "its name for people; empty = its slug")
    domains: tuple[str, ...] = key(
        (), values.several(values.domain), "its domains; a corpus document of one of them belongs to it"
    )
    schedule: str = key("", values.timetable, "its own timetable; empty = that of `[schedule]`")
    timezone: str = key("", values.timezone, "its own time zone; empty = that of `[schedule]`")
    recipients: tuple[str, ...] = key(
        (), values.several(values.mail_address), "mail addresses that get this company's changes"
    )
    group: str = key(DEFAULT_GROUP, group_name, "the `{group}` of its store, where `[store] path` has one")
    documents: tuple[DocumentSettings, ...] = ()
    corpus_files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole configuration; without arguments, that of a program without a file.

    Attributes:
        weights: topic → phrases that make a change weigh more, added to the built-in list.
        file: where it was read, or None.
        jobs: how many processes a call may use, or None for one for each processor.
        only: the slugs of the companies that a call is about, or None for all.
        index: the companies by slug, name and domain.
    """

    archive: ArchiveSettings = ArchiveSettings()
    save: SaveSettings = SaveSettings()
    store: StoreSettings = StoreSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    digest: DigestSettings = DigestSettings()
    weights: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    companies: tuple[CompanySettings, ...] = ()
    file: Path | None = None
    jobs: int | None = None
    only: frozenset[str] | None = None
    index: CompanyIndex[CompanySettings] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the index; the companies are looked at when it is asked for the first time."""
        object.__setattr__(self, "index", CompanyIndex(self.companies))

    def without_pauses(self) -> Settings:
        """Return the same with no pause: a run asks for all lists, whenever they were asked for."""
        return replace(self, archive=replace(self.archive, max_pause_days=0))

    def with_jobs(self, jobs: int | None) -> Settings:
        """Return the same with so many processes.

        Args:
            jobs: how many a call may use, or None for one for each processor.
        """
        return replace(self, jobs=jobs)

    def about(self, companies: Iterable[str]) -> Settings:
        """Return the same for a call that tells of some companies only.

        Args:
            companies: their slugs; none means all.
        """
        return replace(self, only=frozenset(companies) or None)

    def with_budget(self, budget: int | None) -> Settings:
        """Return the same with another budget.

        Args:
            budget: captures to fetch per document and run, or None for that of the configuration.
        """
        return self if budget is None else replace(self, archive=replace(self.archive, budget=budget))
