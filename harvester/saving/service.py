"""The archive that is asked to capture pages, of those that are used."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.archive import Archive, captures_pages, members_of, public_location, split_url
from harvester.archive.kinds import is_loopback
from harvester.archive.saver import PageSaver, SavingArchive
from harvester.config import Settings
from store.records import archives_in

KEYS_PAGE = "https://archive.org/account/s3.php"
"""Where an account of the Internet Archive finds its keys."""


@dataclass(frozen=True, slots=True)
class Service:
    """An archive that captures pages.

    Attributes:
        archive: the archive.
        saver: asks it.
    """

    archive: Archive
    saver: PageSaver


@dataclass(frozen=True, slots=True)
class NoSaving:
    """Why no archive is asked to capture pages.

    Attributes:
        place: what is wrong: a key of the configuration, or the environment.
        problem: what is wrong with it.
        remedy: what the user should do.
        is_meant: whether the configuration asks for captures of an archive that could make them.
    """

    place: str
    problem: str
    remedy: str
    is_meant: bool = True


def saving_location(location: str) -> str | None:
    """Return which of some archives is asked to capture pages, or None if none of them can.

    Args:
        location: their names in the store, one a line.
    """
    return next(filter(captures_pages, archives_in(location)), None)


def service_for(archive: Archive, settings: Settings) -> Service | NoSaving:
    """Return the first archive that captures pages, or why there is none; nothing is asked.

    Args:
        archive: the archive that is used, or several.
        settings: the configuration.
    """
    problem = problem_with(archive.location, settings)
    if problem is not None:
        return problem
    location = saving_location(archive.location)
    found = next(one for one in members_of(archive) if one.location == location)
    saver = found.page_saver(settings.save.keys) if isinstance(found, SavingArchive) else None
    if saver is None:
        return _unable(archive.location)
    return Service(found, saver)


def problem_with(location: str, settings: Settings) -> NoSaving | None:
    """Return why no archive is asked to capture pages, or None.

    Args:
        location: the names of the archives in the store, one a line.
        settings: the configuration.
    """
    if settings.save.every is None:
        return NoSaving("save.every", "is missing", 'Write [save] every = "7 days"', is_meant=False)
    saving = saving_location(location)
    if saving is None:
        return _unable(location)
    parts = split_url(saving)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        problem = f"the keys would be sent to {public_location(saving)} without encryption"
        return NoSaving("archive.location", problem, "Write it with https://")
    if settings.save.keys.problem:
        return NoSaving("the environment", settings.save.keys.problem, f"Take the keys from {KEYS_PAGE}")
    return None


def _unable(location: str) -> NoSaving:
    named = ", ".join(public_location(one) for one in archives_in(location))
    remedy = "Use https://web.archive.org, or remove [save]"
    return NoSaving("archive.location", f"{named} cannot capture pages", remedy, is_meant=False)
