"""`harvest save`: ask the archive to capture what it has not captured for a while."""

from __future__ import annotations

from collections.abc import Sequence

import click

from diffs.text import json_line, one_line, printable, without_logins
from harvester.archive import Stopped, check_location, name_of
from harvester.commands.options import Globals, company_names, json_option, with_globals
from harvester.commands.session import complain, now, open_store, reading_store, settings_for
from harvester.commands.stopping import held_until_stopped, signals_stop, tell_stopped, timing
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.pipeline.harvest_companies import archive_for
from harvester.pipeline.importing import register
from harvester.pipeline.jobs import watched_companies
from harvester.pipeline.registry import declare
from harvester.saving import NoSaving, SavingResult, save_due, service_for
from harvester.saving.in_words import address_lines, address_object, left_over, summary
from harvester.saving.save import AddressResult, assess
from harvester.saving.service import problem_with, saving_location
from harvester.stores.shared import made_shared

_DONE, _MISSED, _WRONG, _UNREACHABLE = 0, 1, 2, 4


@click.command("save")
@company_names
@click.option("--dry-run", is_flag=True, help="Print what would be asked for; send nothing.")
@json_option
@with_globals
def save_command(options: Globals, companies: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Ask the archive for a capture of each watched address that has no young one.

    How young is set by `[save] every`; a run and the daemon do the same. The two keys of an account come from
    HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET. What is captured is fetched by the next `harvest`.
    """
    settings = settings_for(options)
    location = options.archive or settings.archive.location
    check_location(location, settings.archive)
    problem = problem_with(name_of(location), settings)
    if dry_run:
        return _forecast(options, settings, companies, problem, as_json=as_json)
    _refuse(options, problem)
    try:
        result = _saved(options, settings, companies, location)
    except Stopped as stopped:
        tell_stopped(str(stopped), "what was asked for is saved")
        return _MISSED
    _show(result.addresses, are_named=bool(companies), as_json=as_json)
    if not as_json and (told := summary(result)):
        click.echo(one_line(told))
    if result.problem:
        complain(left_over(result))
    return _exit_code(result)


def _saved(options: Globals, settings: Settings, companies: tuple[str, ...], location: str) -> SavingResult:
    """Ask for what is due, as the only run on the store and on those that share its pace."""
    with (
        open_store(options, settings, create=False) as store,
        signals_stop() as stop,
        held_until_stopped(stop, store.shared, wait=settings.schedule.overlap == "wait"),
        archive_for(location, settings, made_shared(store.shared), timing(stop)) as archive,
    ):
        slugs = watched_companies(settings, store, companies)
        register(store, settings, slugs, now())
        service = service_for(archive, settings)
        if isinstance(service, NoSaving):
            raise _error(options, service)
        return save_due(store, settings, slugs, service, timing(stop), complain)


def _forecast(
    options: Globals,
    settings: Settings,
    companies: tuple[str, ...],
    problem: NoSaving | None,
    *,
    as_json: bool,
) -> int:
    """Print what would be asked for; nothing is sent, and keys are not needed."""
    location = saving_location(name_of(options.archive or settings.archive.location))
    if problem is not None and (location is None or settings.save.every is None):
        raise _error(options, problem)
    assert location is not None
    with reading_store(options, settings) as store:
        slugs = watched_companies(settings, store, companies)
        declare(store, settings, slugs, now())
        found = assess(store, settings, slugs, location, now())
        _show(found, are_named=bool(companies), as_json=as_json, is_dry=True)
    if problem is not None:
        complain(f"{problem.problem}. {problem.remedy}")
    return _DONE


def _show(
    addresses: Sequence[AddressResult], *, are_named: bool, as_json: bool, is_dry: bool = False
) -> None:
    if as_json:
        for one in addresses:
            click.echo(json_line(address_object(one)))
        return
    for line in address_lines(addresses, is_dry=is_dry, are_named=are_named):
        click.echo(printable(without_logins(line)))


def _refuse(options: Globals, problem: NoSaving | None) -> None:
    """Raise an error if nothing can be asked for."""
    if problem is not None:
        raise _error(options, problem)


def _error(options: Globals, problem: NoSaving) -> ConfigError:
    """Return why nothing can be asked for, as a wrong call."""
    if problem.place == "the environment":
        return ConfigError(problem.place, "", problem.problem, problem.remedy)
    return ConfigError(str(options.config or "config.toml"), problem.place, problem.problem, problem.remedy)


def _exit_code(result: SavingResult) -> int:
    """Return the exit code of a run that asked for captures.

    Args:
        result: what it did. A budget or a quota that is used up is no failure.
    """
    if result.refused is not None:
        return _WRONG
    if result.stopped is not None:
        return _UNREACHABLE
    asked = (one.known.saves[0].outcome.state for one in result.addresses if one.is_asked and one.known.saves)
    return _MISSED if any(state in ("refused", "unclear") for state in asked) else _DONE
