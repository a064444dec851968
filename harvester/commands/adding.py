"""What `harvest add` does for one company: look for its policies, let the user choose, write them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Literal

import click

from diffs.in_words import listed
from diffs.text import json_line, printable
from harvester.archive import Archive, Timing, open_archive
from harvester.commands.found_table import found_lines, found_objects, unwatched_lines, why_nothing
from harvester.commands.options import Globals
from harvester.commands.session import DEFAULT_CONFIG, complain, now, settings_for, shared_file
from harvester.config import CompanySettings, Settings, matching_company, unknown_company
from harvester.config.writing import NewAddress, NewCompany, NewDocument, check_writable, write_documents
from harvester.corpus import company_slug
from harvester.discovery import (
    Discovery,
    FoundDocument,
    ListedSupplier,
    Target,
    discover,
    identity,
    read_target,
    without_known,
)
from harvester.errors import ConfigError
from store.opening import exists, refuse_foreign
from store.tables.pace_ledger import PaceLedger

_NAMED = 6


@dataclass(frozen=True, slots=True)
class AddingChoice:
    """What the user wants of what is found.

    Attributes:
        yes: whether what is sure is taken.
        numbers: the numbers of the table to take, or None if they are not stated.
        company: the company of the configuration that the documents belong to, or None.
        as_json: whether an object is printed for each address instead of a table.
    """

    yes: bool
    numbers: frozenset[int] | None
    company: str | None
    as_json: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one company.

    Attributes:
        state: whether it is watched now; if not, whether something was left for the user to choose, or
            another line says the same.
        note: what is watched, how to take what was left, or why there is nothing.
    """

    state: Literal["watched", "left", "missed", "repeated"]
    note: str


class Adding:
    """One call of the command."""

    def __init__(self, options: Globals, choice: AddingChoice) -> None:
        """Take what the user wants; nothing is opened yet.

        Args:
            options: of the call.
            choice: what is taken of what is found.
        """
        self._options, self._choice = options, choice
        self.config = options.config or DEFAULT_CONFIG

    @property
    def location(self) -> str:
        """The archive that is asked."""
        return self._options.archive or self.settings().archive.location

    def settings(self) -> Settings:
        """Return the configuration as it is now."""
        return stated_settings(self._options)

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """Open the archive of the call, with the budget that all runs share."""
        settings = self.settings()
        if self._choice.yes or self._choice.numbers is not None:
            check_writable(self.config)
        path = shared_file(self._options, settings)
        refuse_foreign(path)
        with closing(PaceLedger(path if exists(path) else ":memory:")) as ledger:
            archive = open_archive(
                self.location, settings=settings.archive, ledger=ledger, timing=Timing(now)
            )
            with closing(archive):
                yield archive

    def watched(self, supplier: ListedSupplier) -> str:
        """Return which documents of a company are watched, or ``""`` if it has to be looked for.

        Args:
            supplier: a line of a list; if it is an address, only that address counts.

        Raises:
            ConfigError: the configuration is wrong.
        """
        settings = self.settings()
        company = matching_company(settings.companies, supplier.typed)
        if company is None:
            try:
                target = read_target(supplier.typed)
            except ConfigError:
                return ""
            if target.url:
                return _watched_addresses(settings).get(identity(target.url), "")
            company = matching_company(settings.companies, target.domain)
        return "" if company is None else listed(_document_names(company), _NAMED)

    def one(self, archive: Archive, supplier: ListedSupplier, place: str = "") -> Outcome:
        """Find the policies of one company, let the user choose, and write what was chosen.

        Args:
            archive: is asked.
            supplier: what the user calls it.
            place: which of how many it is, for people.

        Raises:
            ConfigError: it is neither a company nor a domain, or the configuration is wrong.
            RateLimited, CoolingDown, Blocked: the archive asks to wait.
        """
        settings = self.settings()
        known = matching_company(settings.companies, supplier.typed)
        targets = [read_target(one) for one in known.domains] if known else [read_target(supplier.typed)]
        if not targets:
            problem = f"{supplier.typed} has no domains in the configuration"
            remedy = "Write its domain instead of its name"
            raise ConfigError(repr(supplier.typed), "", problem, remedy)
        outcomes = [self._target(archive, target, supplier.name, place) for target in targets]
        return min(outcomes, key=lambda one: ("watched", "left", "missed").index(one.state))

    def _target(self, archive: Archive, target: Target, name: str, place: str) -> Outcome:
        """Find the policies of a domain, and offer them."""
        settings = self.settings()
        company = self._company(settings, target, name)
        found = discover(target, archive)
        configured = next((one for one in settings.companies if one.slug == company.slug), None)
        slugs = [one.slug for one in configured.documents] if configured else []
        known = _watched_addresses(settings, company.slug)
        new, watched = without_known(found.documents, known, slugs)
        shown = replace(found, documents=new)
        if not new:
            reason, *lines = why_nothing(shown, watched)
            self.say(f"{place}{target.typed}: {reason}")
            for line in lines:
                self.say(f"  {line}")
        elif not self._choice.as_json:
            for number, line in enumerate(found_lines(shown)):
                click.echo(printable(line if number else f"{place}{line}"))
        if new:
            for line in unwatched_lines(watched):
                self.say(f"  {line}")
        for problem in found.problems:
            complain(problem)
        if not new:
            return Outcome("watched", listed(list(watched), _NAMED)) if watched else Outcome("missed", reason)
        return self._offer(company, shown, watched)

    def _offer(self, company: NewCompany, found: Discovery, watched: Iterable[str]) -> Outcome:
        """Let the user choose of what was found, and write what is chosen."""
        taken = self._taken(found)
        if self._choice.as_json:
            for entry in found_objects(company.slug, found, taken):
                click.echo(json_line(entry))
        left = [one.slug for one in found.documents if one not in taken]
        # What is written now is not offered again: what was left is counted from 1.
        how = f"harvest add {shlex.quote(found.target.typed)} --select 1"
        if taken:
            write_documents(self.config, company, [_document(one) for one in taken])
            self.say(f"added {listed([one.slug for one in taken])} of {company.slug} to {self.config}")
        if left and self._choice.yes:
            one = "it" if len(left) == 1 else "the first of them"
            self.say(f"left, because it is not sure: {listed(left, _NAMED)}; `{how}` takes {one}")
        if watching := [*watched, *(one.slug for one in taken)]:
            return Outcome("watched", listed(watching, _NAMED))
        return Outcome("left", f"left to choose: {listed(left, _NAMED)}; `{how}`")

    def _taken(self, found: Discovery) -> tuple[FoundDocument, ...]:
        """Return the documents that the user chooses."""
        documents, numbers = found.documents, self._choice.numbers
        if self._choice.yes:
            return tuple(one for one in documents if one.is_sure)
        if numbers is None and not self._choice.as_json and sys.stdin.isatty():
            sure = ",".join(str(n) for n, one in enumerate(documents, start=1) if one.is_sure)
            numbers = typed_numbers(click.prompt("Take which (numbers, or 0 for none)", default=sure or "0"))
        if numbers is None:
            example = f"harvest add {shlex.quote(found.target.typed)} --select 1"
            self.say(f"nothing was written: choose with --select, as in `{example}`")
            return ()
        if wrong := sorted(number for number in numbers if number > len(documents)):
            problem, remedy = f"there is no number {wrong[0]}", f"Choose from 1 to {len(documents)}"
            raise ConfigError("--select", "", problem, remedy)
        return tuple(one for n, one in enumerate(documents, start=1) if n in numbers)

    def _company(self, settings: Settings, target: Target, name: str) -> NewCompany:
        """Return the company of the configuration that the documents belong to, or a new one."""
        stated = self._choice.company
        known = matching_company(settings.companies, stated or target.domain)
        if known is not None:
            return NewCompany(known.slug, known.name, known.domains)
        if stated:
            raise unknown_company(settings.companies, stated)
        slug = company_slug(target.domain, {company.slug for company in settings.companies})
        return NewCompany(slug, name or target.domain, (target.domain,))

    def say(self, line: str) -> None:
        """Print a line for people; with --json to standard error."""
        click.echo(printable(line), err=self._choice.as_json)


def stated_settings(options: Globals) -> Settings:
    """Return the configuration as it is now; a file that is named need not exist yet.

    Args:
        options: of the call.

    Raises:
        ConfigError: the configuration is wrong.
    """
    return Settings() if options.config and not options.config.exists() else settings_for(options)


def typed_numbers(text: str) -> frozenset[int]:
    """Return the numbers that a user typed: ``1,3`` or ``1 3``.

    Args:
        text: what was typed.

    Raises:
        ConfigError: it is something else.
    """
    words = text.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdigit() and len(word) < 6 for word in words):
        raise ConfigError("--select", "", f"{text!r} is not a list of numbers", "Write it as 1,3")
    return frozenset(int(word) for word in words)


def _document_names(company: CompanySettings) -> list[str]:
    """Return what the watched documents of a company are called."""
    return [one.slug for one in company.documents] + ["corpus documents"] * bool(company.corpus_files)


def _watched_addresses(settings: Settings, own: str = "") -> dict[str, str]:
    """Return the identities of all watched addresses, each with what its document is called.

    Args:
        settings: the configuration.
        own: the slug of the company whose documents are called by their slug alone.
    """
    return {
        identity(address.url): document.slug + ("" if company.slug == own else f" of {company.slug}")
        for company in settings.companies
        for document in company.documents
        for address in document.urls
    }


def _document(found: FoundDocument) -> NewDocument:
    """Return what is written of a document."""
    addresses = tuple(
        NewAddress(one.candidate.url, one.valid_from, one.valid_until) for one in found.addresses
    )
    return NewDocument(found.slug, found.title, addresses)
