"""`harvest schedule`: the daemon."""

from __future__ import annotations

import logging
import os
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

import click

from harvester.archive import Archive, Timing, check_location
from harvester.commands.log_lines import log_kept
from harvester.commands.options import Globals, with_globals
from harvester.commands.outboxes import refuse_one_of_several
from harvester.commands.session import (
    index_texts,
    now,
    settings_for,
    shared_file,
    store_path,
    store_pattern,
    tell_of_beside,
)
from harvester.commands.stopping import StoppingTransport, ThreadStop
from harvester.config import Settings
from harvester.config.store_pattern import StorePattern
from harvester.delivery import open_ways
from harvester.digest import check_recipients
from harvester.errors import ConfigError
from harvester.pipeline.harvest_companies import archive_for
from harvester.schedule import Daemon, Pulse, PulsedWork, SeveralWorker, Supervisor, Worker, background
from harvester.version import program_version
from store.opening import exists
from store.waiting import patient

LOG = logging.getLogger("harvester.schedule")


@click.command("schedule")
@with_globals
def schedule_command(options: Globals) -> int:
    """Harvest on the timetable of the configuration and report what changed, until stopped.

    SIGTERM stops it after the current request, SIGHUP makes it read the configuration again. Runs that were
    missed while it did not run, or while the machine slept, are made up for by a single run.
    """
    settings = _checked_settings(options)
    refuse_one_of_several(options, settings)
    pattern, path = store_pattern(options, settings), shared_file(options, settings)
    _require_work(options, settings, path, pattern)
    if pattern is None:
        tell_of_beside(options, settings, path)
    stop, where = ThreadStop(), settings.store.path

    def read_again() -> Settings:
        """Read the configuration; the store stays where it is while the daemon runs."""
        settings = _checked_settings(options)
        if options.db is None and settings.store.path != where:
            LOG.warning("the store is still %s: [store] path has an effect when the daemon starts", where)
        return settings

    pulse = Pulse()
    clock, nap = pulse.clock(now), pulse.nap(stop.sleep)

    def archive(settings: Settings) -> AbstractContextManager[Archive]:
        timing = Timing(clock, nap)
        return archive_for(options.archive or settings.archive.location, settings, path, timing)

    worker = (
        partial(Worker, store_path(options, settings))
        if pattern is None
        else partial(SeveralWorker, pattern, index_texts)
    )
    watch = worker(
        archive=archive,
        transport=lambda settings: StoppingTransport(open_ways(settings.digest), stop),
        clock=clock,
        nap=nap,
        log=LOG,
    )
    with daemon_log(options), patient(sleep=nap):
        daemon = Daemon(
            PulsedWork(watch, pulse),
            read_again,
            scheduler=background(),
            clock=now,
            log=LOG,
            on_stop=stop.stop,
        )
        LOG.info("harvest %s: store %s, process %d", program_version(), path, os.getpid())
        daemon.serve(Supervisor.of(os.environ, lambda: pulse.is_stalled))
        LOG.info("stopped")
    return 0


def _checked_settings(options: Globals) -> Settings:
    """Read the configuration, and check what would otherwise fail only when it is used."""
    settings = settings_for(options)
    check_location(options.archive or settings.archive.location, settings.archive)
    check_recipients(settings)
    return settings


def daemon_log(options: Globals) -> AbstractContextManager[None]:
    """Return the log of the daemon: it always keeps one, on standard error."""
    if options.keeps_log:
        return nullcontext()
    return log_kept("text", verbose=False)


def _require_work(options: Globals, settings: Settings, path: Path, pattern: StorePattern | None) -> None:
    """Raise an error if there is neither a store nor a company in the configuration."""
    there = exists(path) or (pattern is not None and any(pattern.existing()))
    if not settings.companies and not there:
        remedy = "Write a config.toml, or import a corpus document"
        raise ConfigError(str(options.config or "config.toml"), "", "there is nothing to harvest", remedy)
