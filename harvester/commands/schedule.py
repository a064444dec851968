"""The daemon: `harvest schedule`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click

from harvester.commands.options import Globals, with_globals
from harvester.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from harvester.archive import Archive
    from harvester.config.settings import Settings


@click.command("schedule")
@with_globals
def schedule_command(options: Globals) -> int:
    """Harvest on the timetable of the configuration, and tell what changed, until told to stop.

    SIGTERM ends it after the current step, SIGHUP makes it read the configuration again. What was missed
    while it did not run, or while the machine slept, is caught up once.
    """
    import time

    from harvester.archive import check_location
    from harvester.commands.session import now, settings_for
    from harvester.delivery.ways import open_ways
    from harvester.digest.gather import check_recipients
    from harvester.pipeline.run import archive_for
    from harvester.schedule.daemon import Daemon, background
    from harvester.schedule.worker import Watch

    def read() -> Settings:
        """The configuration, with all that would else go wrong only when it is used."""
        settings = settings_for(options)
        check_location(options.archive or settings.archive.location, settings.archive)
        check_recipients(settings)
        return settings

    # The store stays where it is while the daemon runs, whatever a new configuration says.
    path = _store(options, read())

    def log(line: str) -> None:
        from diffs.text.untrusted import one_line

        click.echo(f"harvest: {one_line(line)}", err=True)

    def archive(settings: Settings) -> AbstractContextManager[Archive]:
        return archive_for(options.archive or settings.archive.location, settings, path, now)

    watch = Watch(
        path, archive=archive, transport=lambda settings: open_ways(settings.digest), clock=now,
        nap=time.sleep, log=log,
    )  # fmt: skip
    Daemon(watch, read, scheduler=background(), clock=now, log=log).serve()
    return 0


def _store(options: Globals, settings: Settings) -> Path:
    """The store's file; an error where neither it nor the configuration names anything to look at."""
    from harvester.commands.session import store_path

    path = store_path(options, settings)
    if not settings.companies and not path.exists():
        remedy = "Write a config.toml, or import a corpus document"
        raise ConfigError(str(options.config or "config.toml"), "", "there is nothing to look at", remedy)
    return path
