"""Read config.toml into `Settings`, or raise an error that names the file, the key and the remedy."""

from __future__ import annotations

import gc
import glob
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from harvester.config.channels import CHANNELS_VARIABLE, with_environment
from harvester.config.groups import checked_group, with_checked_topics
from harvester.config.keys import Key
from harvester.config.names import likeness
from harvester.config.recipient_settings import GroupSettings
from harvester.config.save_keys import ACCESS_VARIABLE, SECRET_VARIABLE, save_keys
from harvester.config.settings import (
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    SaveSettings,
    ScheduleSettings,
    Settings,
    StoreSettings,
)
from harvester.config.toml_values import toml_values
from harvester.config.values import SLUG, InvalidValue, filled, phrase, several, type_name
from harvester.config.webhook import webhook
from harvester.errors import ConfigError
from harvester.local_files import file_contents, reason_of

PASSWORD_VARIABLE = "HARVEST_SMTP_PASSWORD"
PING_VARIABLE = "HARVEST_PING_URL"
LARGEST_CONFIGURATION = 16 * 2**20
"""In bytes; 100,000 companies fit. A larger file is not a configuration, and parsing it would take hours."""
NEAR = 0.6  # difflib's own default for "a good match"
SECRET = re.compile(r"passw(?:or)?d|passwd|secret|token|(?:api|access)_?key|credential", re.IGNORECASE)

# Tables with names that users choose, in which the keys of these tables are.
_LISTED: Mapping[type[Any], tuple[str, ...]] = {CompanySettings: ("documents",), DigestSettings: ("groups",)}


def load(path: Path, env: Mapping[str, str]) -> Settings:
    """Read the configuration.

    Args:
        path: the TOML file; relative paths in it start at its folder.
        env: the environment; HARVEST_SMTP_PASSWORD is the password of the mail server, HARVEST_APPRISE_URLS
            are the addresses of channels, HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET the keys of Save
            Page Now, HARVEST_PING_URL the address of a monitor.

    Returns:
        The settings, with the defaults of all keys that the file does not state.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or has a wrong key, type or value.
    """
    with _without_collector():
        return _load(path, env)


def _load(path: Path, env: Mapping[str, str]) -> Settings:
    """Read the configuration; see `load`."""
    raw = _parsed(path)
    # Made absolute once: the daemon, or a program that uses this one, may change its current folder.
    reading = _FileReader(str(path), path.absolute().parent)
    sections = dict(tables())
    reading.check_known("", raw, [*(name for name in sections if "." not in name), "weights", "companies"])
    archive = reading.table("archive", ArchiveSettings, raw.get("archive", {}))
    stated = frozenset(raw.get("archive", {}))
    digest = reading.table("digest", DigestSettings, raw.get("digest", {}))
    weights = reading.weights(raw.get("weights", {}))
    companies = reading.companies(raw.get("companies", {}), weights)
    groups = reading.groups(raw.get("digest", {}).get("groups", {}))
    digest = replace(
        digest, groups=tuple(checked_group(one, companies, weights, env, str(path)) for one in groups)
    )
    reading.check_sender(digest, companies)
    return Settings(
        archive=replace(archive, stated=stated),
        store=reading.table("store", StoreSettings, raw.get("store", {})),
        save=replace(reading.table("save", SaveSettings, raw.get("save", {})), keys=save_keys(env)),
        schedule=_with_ping(reading.table("schedule", ScheduleSettings, raw.get("schedule", {})), env),
        digest=_with_secrets(digest, env),
        weights=weights,
        companies=companies,
        file=path,
    )


def without_file(env: Mapping[str, str]) -> Settings:
    """Return the settings of a program without a configuration file.

    Args:
        env: the environment; HARVEST_PING_URL is the address of a monitor, HARVEST_APPRISE_URLS are those of
            channels.

    Raises:
        ConfigError: one of them is not an address.
    """
    return Settings(schedule=_with_ping(ScheduleSettings(), env), digest=_with_secrets(DigestSettings(), env))


def _with_ping(schedule: ScheduleSettings, env: Mapping[str, str]) -> ScheduleSettings:
    """Return the schedule with the monitor that the environment names, which takes precedence."""
    try:
        address = webhook(env.get(PING_VARIABLE, ""), Path())
    except InvalidValue as error:
        raise ConfigError(PING_VARIABLE, "", error.problem, error.remedy) from None
    return replace(schedule, ping=address) if address else schedule


def _with_secrets(digest: DigestSettings, env: Mapping[str, str]) -> DigestSettings:
    """Return the settings of the digest with what the environment says."""
    try:
        channels = with_environment(digest.apprise.urls, env)
    except InvalidValue as error:
        raise ConfigError(CHANNELS_VARIABLE, "", error.problem, error.remedy) from None
    smtp = replace(digest.smtp, password=env.get(PASSWORD_VARIABLE, ""))
    return replace(digest, smtp=smtp, apprise=replace(digest.apprise, urls=channels))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Suspend the search for unreachable cycles: there are none, and all companies are looked at each time.

    It takes a third of the time of a configuration with 10,000 companies.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a table may hold.

    Attributes:
        keys: its keys.
        inner: the tables in it.
        names: what it may hold, by name.
        paths: the defaults of the keys that are paths.
    """

    keys: dict[str, Key]
    inner: dict[str, type[Any]]
    names: tuple[str, ...]
    paths: dict[str, Path]

    @classmethod
    def of(cls, kind: type[Any]) -> _Shape:
        """Return the shape of a dataclass of settings."""
        keys, inner = keys_of(kind), inner_tables(kind)
        names = (*keys, *inner, *_LISTED.get(kind, ()))
        paths = {name: key.default for name, key in keys.items() if isinstance(key.default, Path)}
        return cls(keys, inner, names, paths)


class _FileReader:
    """One reading of one file, which adds the name of the file to each error."""

    def __init__(self, file: str, folder: Path) -> None:
        """Take the name of the file and its folder."""
        self.file, self.folder = file, folder
        self._shapes: dict[type[Any], _Shape] = {}

    def table(self, place: str, kind: type[Any], raw: object, **given: object) -> Any:
        """Read a table into a dataclass of settings; `given` are fields that are not keys of it."""
        if kind not in self._shapes:
            self._shapes[kind] = _Shape.of(kind)
        shape = self._shapes[kind]
        content = self.mapping(place, raw)
        self.check_known(place, content, shape.names)
        values: dict[str, Any] = {
            name: self.value(f"{place}.{name}", key, content[name])
            for name, key in shape.keys.items()
            if name in content
        }
        for name, inner_kind in shape.inner.items():
            values[name] = self.table(f"{place}.{name}", inner_kind, content.get(name, {}))
        # Paths start at the folder of the file, also those that are defaults.
        for name, default in shape.paths.items():
            values[name] = self.folder / values.get(name, default)
        return kind(**values, **given)

    def check_sender(self, digest: DigestSettings, companies: Iterable[CompanySettings]) -> None:
        """Refuse a mail server without a sender: it takes no mail."""
        smtp = digest.smtp
        if not smtp.host or smtp.sender or "@" in smtp.user:
            return
        problem = "is missing, and digest.smtp.host is set"
        remedy = 'Write sender = "harvest@example.org", an address from which the server takes mail'
        named = (digest.recipients, digest.groups, *(company.recipients for company in companies))
        if not any(named):
            # It would be the next thing to be refused, by the first command that mails.
            problem += "; digest.recipients: names no recipient"
        raise ConfigError(self.file, "digest.smtp.sender", problem, remedy)

    def value(self, place: str, key: Key, raw: object) -> Any:
        """Return the value of a key, or raise an error that names the key."""
        try:
            return key.read(raw, self.folder)
        except InvalidValue as error:
            raise ConfigError(self.file, place, error.problem, error.remedy) from None

    def mapping(self, place: str, raw: object) -> dict[str, Any]:
        """Return a table, or raise an error that says how to write one."""
        if not isinstance(raw, dict):
            raise ConfigError(self.file, place, f"is {type_name(raw)}, not a table", f"Write it as [{place}]")
        return raw

    def weights(self, raw: object) -> Mapping[str, tuple[str, ...]]:
        """Return the topics of ``[weights]`` with their phrases."""
        phrases = Key((), several(phrase), "", "")
        found = {
            topic: self.value(f"weights.{topic}", phrases, words)
            for topic, words in self.mapping("weights", raw).items()
        }
        return MappingProxyType(found)

    def groups(self, raw: object) -> tuple[GroupSettings, ...]:
        """Return the groups of recipients, in the order of the file."""
        found = []
        for slug, table in self.mapping("digest.groups", raw).items():
            place = f"digest.groups.{slug}"
            self.check_slug(place, slug)
            found.append(self.table(place, GroupSettings, table, slug=slug))
        return tuple(found)

    def companies(self, raw: object, weights: Mapping[str, object]) -> tuple[CompanySettings, ...]:
        """Return the companies, in the order of the file, and take their tables out of what was read."""
        tables = self.mapping("companies", raw)
        # Each is let go once it was read: thousands of tables take more memory than what is made of them.
        found = tuple(
            with_checked_topics(self.company(slug, tables.pop(slug)), weights, self.file)
            for slug in tuple(tables)
        )
        owner: dict[str, str] = {}
        for company in found:
            for domain in company.domains:
                if owner.setdefault(domain, company.slug) != company.slug:
                    problem = f"{domain} already belongs to {owner[domain]}"
                    raise ConfigError(
                        self.file, f"companies.{company.slug}.domains", problem, "Remove one of them"
                    )
        return found

    def company(self, slug: str, raw: object) -> CompanySettings:
        """Return one company with its documents."""
        place = f"companies.{slug}"
        self.check_slug(place, slug)
        content = self.mapping(place, raw)
        listed = content.get("documents")
        if listed is None or listed in ([], {}):
            remedy = (
                f'Write [{place}.documents.privacy] with urls = ["..."], or documents = ["policies/*.md"]'
            )
            raise ConfigError(self.file, f"{place}.documents", "is missing", remedy)
        in_files = isinstance(listed, list)
        made: CompanySettings = self.table(
            place,
            CompanySettings,
            content,
            slug=slug,
            documents=() if in_files else self.documents(f"{place}.documents", listed),
            corpus_files=self.corpus_files(f"{place}.documents", listed) if in_files else (),
        )
        return made if made.name else replace(made, name=slug)

    def documents(self, place: str, raw: object) -> tuple[DocumentSettings, ...]:
        """Return the documents of a company, in the order of the file."""
        found = []
        for slug, table in self.mapping(place, raw).items():
            self.check_slug(f"{place}.{slug}", slug)
            made: DocumentSettings = self.table(f"{place}.{slug}", DocumentSettings, table, slug=slug)
            if not made.urls and not made.cited:
                remedy = 'Write urls = ["http://www.example.com/privacy"]'
                raise ConfigError(self.file, f"{place}.{slug}.urls", "is missing", remedy)
            found.append(made if made.title else replace(made, title=slug))
        return tuple(found)

    def corpus_files(self, place: str, raw: object) -> tuple[Path, ...]:
        """Return the corpus documents that a list of paths and patterns names, in order, each once."""
        found: dict[Path, None] = {}
        for pattern in self.value(place, Key((), several(filled), "", ""), raw):
            # The folder is a path and not a pattern: it may be called "Policies [2026]".
            full = Path(glob.escape(str(self.folder))) / pattern
            # Path.glob does not take an absolute pattern, so it starts at the root.
            matches = sorted(Path(full.anchor).glob(str(full.relative_to(full.anchor))))
            files = [match for match in matches if match.is_file()]
            if not files:
                remedy = f"Relative paths start at {self.folder}"
                raise ConfigError(self.file, place, f"no file matches {pattern!r}", remedy)
            found.update(dict.fromkeys(files))
        return tuple(found)

    def check_slug(self, place: str, slug: str) -> None:
        """Refuse a slug that could not be part of a path, a link or a message."""
        if not SLUG.fullmatch(slug):
            remedy = "Use lower-case letters, digits and hyphens, and begin with a letter or digit"
            raise ConfigError(self.file, place, f"is not a valid slug: {slug!r}", remedy)

    def check_known(self, place: str, content: Mapping[str, object], known: Sequence[str]) -> None:
        """Refuse unknown keys; a misspelt key would otherwise be ignored silently."""
        for name in content:
            if name in known:
                continue
            full = f"{place}.{name}" if place else name
            if SECRET.search(name):
                variables = (
                    f"{ACCESS_VARIABLE} and {SECRET_VARIABLE}" if place == "save" else PASSWORD_VARIABLE
                )
                remedy = f"Secrets come only from the environment: set {variables} and remove this line"
                raise ConfigError(self.file, full, "is a secret", remedy)
            raise ConfigError(self.file, full, "is an unknown key", nearest(name, known))


def _parsed(path: Path) -> dict[str, Any]:
    """Return the content of the file; a byte order mark, which editors on Windows write, is allowed."""
    file = str(path)
    try:
        content = file_contents(path, LARGEST_CONFIGURATION).decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(file, "", "does not exist", "Write one, or name another with --config") from None
    except OSError as error:
        raise ConfigError(
            file, "", f"cannot be read: {reason_of(error)}", "Check its name and permissions"
        ) from None
    except UnicodeDecodeError as error:
        remedy = "Save the file as UTF-8, the encoding of TOML"
        raise ConfigError(file, "", f"is not UTF-8 (byte {error.start})", remedy) from None
    return toml_values(content, file)


def tables() -> Iterable[tuple[str, dict[str, Key]]]:
    """Yield every table of the configuration with its keys, outermost first."""
    yield from _tables_of("", Settings())
    yield "digest.groups.<slug>", keys_of(GroupSettings)
    yield "companies.<slug>", keys_of(CompanySettings)
    yield "companies.<slug>.documents.<slug>", keys_of(DocumentSettings)


def keys_of(kind: type[Any]) -> dict[str, Key]:
    """Return the keys that a dataclass of settings takes from the file."""
    return {item.name: item.metadata["key"] for item in fields(kind) if "key" in item.metadata}


def inner_tables(kind: type[Any]) -> dict[str, type[Any]]:
    """Return the tables inside a table of settings."""
    return {item.name: type(item.default) for item in fields(kind) if is_dataclass(item.default)}


def _tables_of(place: str, settings: Any) -> Iterable[tuple[str, dict[str, Key]]]:
    """Yield the tables with a fixed name under `settings`, outermost first."""
    for name, kind in inner_tables(type(settings)).items():
        full = f"{place}.{name}" if place else name
        yield full, keys_of(kind)
        yield from _tables_of(full, kind())


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the remedy for an unknown key: the nearest key here, else its right place, else all keys."""
    best = max(known, key=lambda word: likeness(name, word), default="")
    if best and likeness(name, best) >= NEAR:
        return f'Did you mean "{best}"?'
    elsewhere = [place for place, keys in tables() if name in keys]
    if elsewhere:
        return f'"{name}" belongs in [{elsewhere[0]}]'
    return f"Known keys: {', '.join(sorted(known))}"
