"""config.toml → Settings, or an error that names file, key and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from harvester.config.settings import (
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    Key,
    ScheduleSettings,
    Settings,
    StoreSettings,
)
from harvester.config.values import SLUG, Wrong, filled, phrase, several, type_name
from harvester.config_keys import inner_tables, keys_of, nearest, tables
from harvester.errors import ConfigError

PASSWORD_VARIABLE = "HARVEST_SMTP_PASSWORD"
SECRET = re.compile(r"passw(?:or)?d|passwd|secret|token|api_?key|credential", re.IGNORECASE)


def load(path: Path, env: Mapping[str, str]) -> Settings:
    """Read the configuration.

    Args:
        path: the file, in TOML; relative paths in it start at its folder.
        env: the environment; the password of the mail server comes from HARVEST_SMTP_PASSWORD.

    Returns:
        The settings, complete with defaults.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or holds a wrong key, type or value.
    """
    raw = _parsed(path)
    reading = _Reading(str(path), path.parent)
    sections = dict(tables())
    reading.check_known("", raw, [*(name for name in sections if "." not in name), "weights", "companies"])
    archive = reading.table("archive", ArchiveSettings, raw.get("archive", {}))
    stated = frozenset(raw.get("archive", {}))
    digest = reading.table("digest", DigestSettings, raw.get("digest", {}))
    return Settings(
        archive=replace(archive, stated=stated),
        store=reading.table("store", StoreSettings, raw.get("store", {})),
        schedule=reading.table("schedule", ScheduleSettings, raw.get("schedule", {})),
        digest=replace(digest, smtp=replace(digest.smtp, password=env.get(PASSWORD_VARIABLE, ""))),
        weights=reading.weights(raw.get("weights", {})),
        companies=reading.companies(raw.get("companies", {})),
        file=path,
    )


class _Reading:
    """One reading of one file: knows where it stands, so that each error can say so."""

    def __init__(self, file: str, folder: Path) -> None:
        self.file, self.folder = file, folder

    def table(self, place: str, kind: type[Any], raw: object, **given: object) -> Any:
        """A dataclass of settings from a table, key by key; `given` are the fields that are no keys of it."""
        keys, inner = keys_of(kind), inner_tables(kind)
        content = self.mapping(place, raw)
        self.check_known(place, content, [*keys, *inner, *(["documents"] if kind is CompanySettings else [])])
        values: dict[str, Any] = {
            name: self.value(f"{place}.{name}", keys[name], content[name]) for name in keys if name in content
        }
        for name, inner_kind in inner.items():
            values[name] = self.table(f"{place}.{name}", inner_kind, content.get(name, {}))
        made = kind(**values, **given)
        # Defaults that are paths start at the folder of the file too, like those that it states.
        paths = {name: value for name in keys if isinstance(value := getattr(made, name), Path)}
        return replace(made, **{name: self.folder / value for name, value in paths.items()})

    def value(self, place: str, key: Key, raw: object) -> Any:
        """The value of a key, or an error that names it."""
        try:
            return key.read(raw, self.folder)
        except Wrong as error:
            raise ConfigError(self.file, place, error.problem, error.remedy) from None

    def mapping(self, place: str, raw: object) -> dict[str, Any]:
        """A table, or an error that says how one is written."""
        if not isinstance(raw, dict):
            raise ConfigError(self.file, place, f"is {type_name(raw)}, not a table", f"Write it as [{place}]")
        return raw

    def weights(self, raw: object) -> Mapping[str, tuple[str, ...]]:
        """The topics of ``[weights]`` with their phrases."""
        phrases = Key((), several(phrase), "", "")
        found = {
            topic: self.value(f"weights.{topic}", phrases, words)
            for topic, words in self.mapping("weights", raw).items()
        }
        return MappingProxyType(found)

    def companies(self, raw: object) -> tuple[CompanySettings, ...]:
        """The companies, in the order of the file."""
        found = tuple(self.company(slug, table) for slug, table in self.mapping("companies", raw).items())
        owner: dict[str, str] = {}
        for company in found:
            for domain in company.domains:
                if owner.setdefault(domain, company.slug) != company.slug:
                    problem = f"{domain} belongs to {owner[domain]} already"
                    raise ConfigError(
                        self.file, f"companies.{company.slug}.domains", problem, "Leave one of them out"
                    )
        return found

    def company(self, slug: str, raw: object) -> CompanySettings:
        """One company with its documents."""
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
        """The documents of a company, in the order of the file."""
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
        """The corpus documents that a list of paths and patterns names, in order, each once."""
        found: dict[Path, None] = {}
        for pattern in self.value(place, Key((), several(filled), "", ""), raw):
            # Path.glob takes no absolute pattern: it starts at the anchor, or at the file's folder.
            full = self.folder.absolute() / pattern
            matches = sorted(Path(full.anchor).glob(str(full.relative_to(full.anchor))))
            if not any(match.is_file() for match in matches):
                raise ConfigError(
                    self.file, place, f"no file matches {pattern!r}", f"Paths start at {self.folder}"
                )
            found.update(dict.fromkeys(match for match in matches if match.is_file()))
        return tuple(found)

    def check_slug(self, place: str, slug: str) -> None:
        """Refuse a name that could not stand in a path, a link or a message."""
        if not SLUG.fullmatch(slug):
            remedy = "Use small letters, digits and hyphens, and begin with a letter or digit"
            raise ConfigError(self.file, place, f"is no name for a company or document: {slug!r}", remedy)

    def check_known(self, place: str, content: Mapping[str, object], known: list[str]) -> None:
        """Refuse keys that nobody reads; a misspelt key would otherwise change nothing without a word."""
        for name in content:
            if name in known:
                continue
            full = f"{place}.{name}" if place else name
            if SECRET.search(name):
                remedy = (
                    f"Secrets come only from the environment: set {PASSWORD_VARIABLE} and take this line out"
                )
                raise ConfigError(self.file, full, "is a secret", remedy)
            raise ConfigError(self.file, full, "is an unknown key", nearest(name, known))


def _parsed(path: Path) -> dict[str, Any]:
    """The file as TOML; a byte order mark, which editors on Windows write, is no fault."""
    file = str(path)
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            file, "", "there is no such file", "Write one, or name another with --config"
        ) from None
    except OSError as error:
        raise ConfigError(
            file, "", f"cannot be read: {error.strerror}", "Check its name and its rights"
        ) from None
    except UnicodeDecodeError as error:
        remedy = "TOML is UTF-8: save the file in this encoding"
        raise ConfigError(file, "", f"is not UTF-8 (byte {error.start})", remedy) from None
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        # tomllib names line and column, except where the file ends too early.
        problem = str(error).replace("at end of document", f"at the end, line {content.count(chr(10)) + 1}")
        raise ConfigError(file, "", f"is no TOML: {problem}", "Correct this place") from None
