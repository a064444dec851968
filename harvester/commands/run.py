"""`harvest --company NAME`, the main job: list, fetch, extract, version and compare."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from diffs.in_words import count, listed, plural, when
from diffs.text import json_line, message, one_line, printable, without_logins
from harvester.archive import Stopped, check_location, name_of
from harvester.archive.rendered_proof import rendered_as_json
from harvester.commands.forecasts import forecast_one, forecast_several
from harvester.commands.options import Globals, run_options, with_globals
from harvester.commands.progress import watcher_for
from harvester.commands.run_several import harvest_several
from harvester.commands.saving_first import save_first
from harvester.commands.session import (
    complain,
    index_texts,
    now,
    settings_for,
    several_stores,
    shared_file,
    store_path,
    store_pattern,
    tell_of_beside,
)
from harvester.commands.stopping import held_until_stopped, signals_stop, tell_stopped, timing
from harvester.config import Settings, unknown_company
from harvester.config.store_pattern import StorePattern
from harvester.delivery.ping import Ping, pinged
from harvester.errors import ConfigError
from harvester.evidence.logged_versions import rounded
from harvester.pipeline.citations import IDENTICAL
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.harvest_companies import (
    archive_for,
    harvest_companies,
    is_any_rendered,
    saved,
)
from harvester.pipeline.harvest_result import MISSED, HarvestResult, exit_code, in_detail
from harvester.pipeline.jobs import watched_companies
from harvester.pipeline.registry import adopt_companies
from harvester.pipeline.staleness import outdated
from harvester.pipeline.watching import StoppingWatcher
from harvester.rendering import may_be_sandboxed
from harvester.reports import held_lines
from harvester.reports.forecast import left_to_fetch
from harvester.stores import one_store
from harvester.stores.sequence import UNUSABLE
from harvester.stores.shared import made_shared
from store import Store
from store.opening import IN_MEMORY, exists
from store.records import NEEDS_SCRIPTS

# How many captures of which the same is said are named one by one.
NAMED = 5
# 129 real captures of nine documents took 5 s of processor time to extract, draw and compare again.
_SECONDS_PER_CAPTURE = 0.05
_NO_VERSION, _NO_VERSIONS = " is not a version", " are not versions"


@dataclass(frozen=True, slots=True)
class RunCall:
    """What a call of the main job asks for.

    Attributes:
        companies: slugs, names or domains; none means all that are known.
        budget: captures to fetch per document, or None for that of the configuration.
        dry_run: whether only to print what would be asked of the archive.
        as_json: whether to print one JSON object per document.
        quiet: whether to print nothing but problems.
        jobs: how many processes may work, or None for one for each processor.
    """

    companies: tuple[str, ...] = ()
    budget: int | None = None
    dry_run: bool = False
    as_json: bool = False
    quiet: bool = False
    jobs: int | None = None


@click.command("run")
@run_options
@with_globals
def run_command(options: Globals, /, **call: Any) -> int:
    """List, fetch, extract, version and compare (what `harvest` does without a command)."""
    return run(options, RunCall(**call))


def run(options: Globals, call: RunCall) -> int:
    """Harvest the documents of companies.

    Args:
        options: configuration, store and archive.
        call: what is asked for.

    Returns:
        The exit code.

    Raises:
        ConfigError: a company is unknown, or the configuration is wrong; nothing was done.
        StoreError: the store cannot be used.
    """
    settings = settings_for(options).with_budget(call.budget).with_jobs(call.jobs)
    if companies := call.companies:
        # Whoever names a company wants to know now.
        settings = settings.without_pauses()
    location = options.archive or settings.archive.location
    if (pattern := store_pattern(options, settings)) is not None:
        check_location(location, settings.archive)
        return _run_several(options, settings, pattern, call)
    path = store_path(options, settings)
    if not exists(path) and not settings.companies:
        raise _nothing_known(options, settings, companies)
    check_location(location, settings.archive)
    # A wrong call must leave nothing behind, not even an empty store.
    slugs = None if exists(path) else watched_companies(settings, None, companies)
    tell_of_beside(options, settings, path)
    with _store(path, shared_file(options, settings), dry_run=call.dry_run) as store:
        adopt_companies(store, settings)
        slugs = watched_companies(settings, store, companies) if slugs is None else slugs
        if not slugs:
            problem = "names no company, and none was imported"
            remedy = "Write [companies.<slug>] into it, or name one with --company"
            raise ConfigError(str(settings.file or "config.toml"), "", problem, remedy)
        if call.dry_run:
            return forecast_one(store, settings, slugs, name_of(location), as_json=call.as_json)
        if not call.quiet:
            _tell_of_run(outdated(store), is_rendered=is_any_rendered(store, settings, slugs))
        try:
            outcomes = _harvest_all(store, settings, slugs, location, options, call)
        except Stopped as stopped:
            tell_stopped(str(stopped), "no request was sent")
            return MISSED
    _report(outcomes, as_json=call.as_json, quiet=call.quiet)
    return exit_code(outcomes)


def _ping(settings: Settings, companies: Iterable[str]) -> Ping:
    """Return the monitor of a run; a look at single companies does not say that all are looked at."""
    return Ping("" if companies else settings.schedule.ping, complain)


def _run_several(options: Globals, settings: Settings, pattern: StorePattern, call: RunCall) -> int:
    """Harvest companies of several stores, or foresee it."""
    location, companies = options.archive or settings.archive.location, call.companies
    with several_stores(settings, pattern, reading=call.dry_run) as several:
        if not several.places.slugs():
            raise _nothing_known(options, settings, companies)
        # A wrong call must leave nothing behind.
        several.places.chosen(companies)
        if call.dry_run:
            return forecast_several(several, companies, name_of(location), as_json=call.as_json)
        try:
            tell = None if call.quiet else _tell_of_run
            shown = watcher_for(quiet=call.quiet, keeps_log=options.keeps_log)
            with pinged(_ping(settings, companies)) as report:
                outcomes = harvest_several(several, companies, location, shown, tell)
                if not any(one.interrupted for one in outcomes):
                    code = UNUSABLE if several.has_failed else exit_code(outcomes)
                    report.code, report.summary = code, in_detail(outcomes)
        except Stopped as stopped:
            tell_stopped(str(stopped), "no request was sent")
            return MISSED
        _report(outcomes, as_json=call.as_json, quiet=call.quiet)
        return UNUSABLE if several.has_failed else exit_code(outcomes)


def _tell_of_run(update: tuple[int, int], *, is_rendered: bool) -> None:
    """Say what is unsafe, and what an update costs once: all is derived again before it is compared."""
    if is_rendered and not may_be_sandboxed():
        complain("run by root, the browser has no sandbox against the pages that it shows: use another user")
    documents, captures = update
    if documents:
        policies, shown = count(documents, "policy"), count(captures, "capture")
        minutes = math.ceil(captures * _SECONDS_PER_CAPTURE / 60)
        complain(
            f"made again once, by the newer rules of this version: {policies} ({shown}), each when its turn "
            f"comes; about {count(minutes, 'minute')} for all; nobody is mailed about what only that changes"
        )


def _nothing_known(options: Globals, settings: Settings, companies: Iterable[str]) -> ConfigError:
    """Return the error of a call before there is any company."""
    for name in companies:
        return unknown_company((), name)
    problem = (
        "names no company, and there is no store"
        if settings.file
        else "there is neither a configuration nor a store"
    )
    remedy = "Run `harvest add DOMAIN`, import a corpus document, or try `harvest demo`"
    return ConfigError(str(options.config or "config.toml"), "", problem, remedy)


def _store(path: Path, shared: Path, *, dry_run: bool) -> Store:
    """Open the store for a run, or only for reading."""
    if not dry_run:
        store = Store(path, shared=shared)
        index_texts(store)
        return store
    return Store(path, reading=True, shared=shared) if exists(path) else Store(IN_MEMORY)


def _report(outcomes: Sequence[HarvestResult], *, as_json: bool, quiet: bool) -> None:
    """Print what was found to standard output, and what could not be looked at to standard error."""
    for outcome in outcomes:
        if as_json:
            click.echo(json_line(run_object(outcome)))
        elif not quiet:
            click.echo(printable(without_logins("\n".join(run_lines(outcome)))))
        for problem in outcome.problems if quiet or as_json else ():
            complain(f"{outcome.job.company}/{outcome.job.document}: {problem}")
    stopped = next((outcome.stopped for outcome in outcomes if outcome.stopped), None)
    if stopped is not None:
        until = getattr(stopped, "until", None)
        come_back = f"try again after {when(until)}" if until else ""
        said = str(stopped)
        complain(said + (f"; {come_back}" if come_back not in said else ""))
    reason = next((outcome.interrupted for outcome in outcomes if outcome.interrupted), "")
    if reason:
        tell_stopped(reason, saved(outcomes))


def _harvest_all(
    store: Store,
    settings: Settings,
    slugs: Iterable[str],
    location: str,
    options: Globals,
    call: RunCall,
) -> list[HarvestResult]:
    """Harvest the documents one after the other, as the only run on this store."""
    with (
        signals_stop() as stop,
        held_until_stopped(stop, store.shared, wait=settings.schedule.overlap == "wait"),
        archive_for(location, settings, made_shared(store.shared), timing(stop)) as archive,
        watcher_for(quiet=call.quiet, keeps_log=options.keeps_log) as progress,
        pinged(_ping(settings, call.companies)) as report,
    ):
        slugs = tuple(slugs)
        save_first(one_store(store, slugs), settings, archive, timing(stop), is_quiet=call.quiet)
        watcher = StoppingWatcher(stop.check, progress)
        outcomes = harvest_companies(store, settings, slugs, archive, clock=now, watcher=watcher)
        if not any(one.interrupted for one in outcomes):
            report.code, report.summary = exit_code(outcomes), in_detail(outcomes)
        return outcomes


def run_object(outcome: HarvestResult) -> dict[str, object]:
    """Return what a run did for a document as an object of `run --json`.

    Args:
        outcome: what a run did for one document.
    """
    return {
        "company": outcome.job.company,
        "document": outcome.job.document,
        "listing": outcome.listing,
        "captures": outcome.captures,
        "requests": {"index": outcome.requests_index, "memento": outcome.requests_memento},
        "snapshots_new": outcome.snapshots_new,
        "versions_new": outcome.timeline.versions_new,
        "changes_new": outcome.timeline.changes_new,
        "remaining": outcome.remaining,
        "skipped": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "reason": one.reason}
            for one in outcome.fetched
            if one.state != "read"
        ],
        "read": [_read(one) for one in outcome.fetched if one.state == "read"],
        "cited": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "verdict": one.verdict}
            for one in outcome.fetched
            if one.verdict
        ],
        "notes": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "notes": list(one.notes)}
            for one in outcome.fetched
            if one.notes
        ],
        "review": [asdict(one) for one in outcome.held],
        "problems": list(outcome.problems),
        "standing": list(outcome.standing),
        "warnings": list(outcome.warnings),
        "at_rest": [one.as_object() for one in outcome.at_rest],
        "missed": outcome.blind.sentence,
        "moved": [move.as_object() for move in outcome.moves],
    }


def _read(one: FetchResult) -> dict[str, object]:
    """Return what was read in a capture, for programs."""
    return {
        "timestamp": one.known.timestamp,
        "url": one.known.original,
        "recipe": one.recipe,
        "extractor": one.extractor,
        "coverage": rounded(one.coverage),
        "notes": list(one.notes),
        "snapshot_sha256": one.snapshot_sha256,
        "source": one.proof and one.proof.source,
        "proof": one.proof and one.proof.as_json(),
        "rendered": rendered_as_json(one.rendered),
    }


def run_lines(outcome: HarvestResult) -> list[str]:
    """Return what a run did for a document as lines for people.

    Args:
        outcome: what a run did for one document.
    """
    job, told = outcome.job, outcome.timeline
    asked = f"{count(outcome.requests_index, 'index request')}, {count(outcome.requests_memento, 'memento')}"
    listed = f"{count(outcome.captures, 'capture')} ({outcome.listing} list)"
    lines = [
        f"{job.company}/{job.document}: {listed}; {asked}",
    ]
    if not outcome.undrawn:
        lines.append(
            f"  {count(told.versions, 'version')} ({told.versions_new} new), "
            f"{count(told.changes, 'change')} ({told.changes_new} new)"
        )
    lines += _remarks(outcome.fetched)
    lines += _notes(outcome.fetched)
    lines += [f"  held for review: {line}" for line in held_lines(outcome.held)]
    lines += [f"  {message(problem)}" for problem in (*outcome.listing_problems, *outcome.unforeseen)]
    lines += [f"  problem on record: {message(problem)}" for problem in outcome.standing]
    lines += [f"  {one_line(outcome.undrawn)}"] if outcome.undrawn else []
    lines += [f"  warning: {one_line(warning)}" for warning in outcome.warnings]
    lines += [f"  {one.sentence}" for one in outcome.at_rest]
    lines += [f"  {move.sentence}" for move in outcome.moves]
    if outcome.remaining or outcome.listing != "complete":
        left = left_to_fetch(outcome.remaining, outcome.listing)
        what = "" if outcome.listing == "complete" else "left to fetch: "
        lines.append(f"  {what}{left}; run again to continue")
    elif outcome.blind.sentence:
        lines.append(f"  everything read at this resolution; possibly missed: {outcome.blind.sentence}")
    return lines


def _notes(fetched: Sequence[FetchResult]) -> list[str]:
    """Return what was unusual about the captures that were read, each remark once."""
    captures: dict[str, list[str]] = {}
    for one in fetched:
        for note in one.notes:
            captures.setdefault(note, []).append(one.known.timestamp)
    return [
        f"  {f'capture {those[0]}' if len(those) == 1 else count(len(those), 'capture')}: {one_line(note)}"
        for note, those in captures.items()
    ]


def _remarks(fetched: Sequence[FetchResult]) -> list[str]:
    """Return what became of the captures that gave no version, those alike in one line."""
    captures: dict[tuple[str, str], list[str]] = {}
    for one in fetched:
        if remark := _remark(one):
            captures.setdefault(remark, []).append(one.known.timestamp)
    return [
        "  "
        + one_line(
            f"{plural(len(those), what)} {listed(those, NAMED)}"
            f"{said if len(those) == 1 else said.replace(_NO_VERSION, _NO_VERSIONS, 1)}"
        )
        for (what, said), those in captures.items()
    ]


def _remark(one: FetchResult) -> tuple[str, str] | None:
    """Return what the summary of a run calls a capture and what it says of it, or None."""
    if one.verdict:
        is_same = one.verdict == IDENTICAL
        said = "its text is identical to the corpus document" if is_same else one.verdict
        return "cited snapshot", f": {said}"
    if one.error:
        what = "read" if one.held_as == NEEDS_SCRIPTS else "fetched"
        return "cited snapshot" if one.known.cited else "capture", f" could not be {what}: {one.reason}"
    return None if one.state in ("read", "elsewhere") else ("capture", f"{_NO_VERSION}: {one.reason}")
