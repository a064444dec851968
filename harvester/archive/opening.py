"""From a location, as the user writes it, to an archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harvester.archive.http.pace import HARD_LIMITS, RATES, Pace, RequestKind
from harvester.archive.protocol import Archive
from harvester.archive.timing import Timing
from harvester.config import WAYBACK, ArchiveSettings
from harvester.errors import ConfigError
from store.tables.pace import PaceLedger

if TYPE_CHECKING:
    from harvester.archive.http.server import ServerArchive

# Rows asked for in one question: enough for nearly every policy; the server's own cap is 150,000.
PAGE_ROWS = 10_000

_FORMS = (
    "Write a base URL (https://web.archive.org), the path of a .warc or .warc.gz file, "
    "or pywb+http://host/collection."
)


def check_location(location: str, settings: ArchiveSettings) -> None:
    """See whether an archive can be asked so, before anything is made or asked for it.

    Args:
        location: a base URL, the path of a WARC file, or ``pywb+http://host/collection``.
        settings: the paces at which it is to be asked.

    Raises:
        ConfigError: it is none of these, there is no such file, or a pace is more than the archive allows.
    """
    if "://" in location:
        _check_paces(_base_url(location), settings)
    else:
        _existing(location)


def name_of(location: str) -> str:
    """Return what an archive is called in the store, whatever way its location is written.

    Args:
        location: a base URL, the path of a WARC file, or ``pywb+http://host/collection``.

    Raises:
        ConfigError: it looks like an address and is none.
    """
    if "://" not in location:
        return str(Path(location).expanduser())
    return ("pywb+" if location.startswith("pywb+") else "") + _base_url(location)


def budget_of(location: str) -> str:
    """Return what an archive is called in the shared budget: a server by its address, whatever it speaks.

    Args:
        location: as in `name_of`.

    Raises:
        ConfigError: it looks like an address and is none.
    """
    return name_of(location).removeprefix("pywb+")


def _check_paces(base: str, settings: ArchiveSettings) -> None:
    """Refuse a pace at which the Wayback Machine would block the address for hours."""
    for kind, limit in HARD_LIMITS.items():
        rate = getattr(settings, RATES[kind])
        if base == WAYBACK and rate > limit:
            problem = f"{rate:g} is more than the {limit} a minute that web.archive.org allows"
            remedy = f"Write {limit} or less; {getattr(ArchiveSettings(), RATES[kind])} if you leave it out"
            raise ConfigError("the configuration", f"archive.{RATES[kind]}", problem, remedy)


def paced_kinds(location: str, settings: ArchiveSettings) -> frozenset[RequestKind]:
    """Return the kinds of request that are paced: all to an archive, on loopback those with a stated pace.

    Args:
        location: a base URL, the path of a WARC file, or ``pywb+http://host/collection``.
        settings: the paces, and which of them the configuration states.

    Returns:
        None of them for a file.

    Raises:
        ConfigError: the location is none of these.
    """
    if "://" not in location:
        return frozenset()
    loopback = is_loopback(urlsplit(_base_url(location)).hostname or "")
    return frozenset(kind for kind, key in RATES.items() if not loopback or key in settings.stated)


def open_archive(
    location: str,
    *,
    settings: ArchiveSettings,
    ledger: PaceLedger,
    timing: Timing,
    page_rows: int = PAGE_ROWS,
) -> Archive:
    """Open an archive; a server is not asked anything yet.

    Args:
        location: a base URL, the path of a WARC file, or ``pywb+http://host/collection``.
        settings: how politely, how long and in whose name it is asked. A loopback address is paced only by
            the rates that the configuration states.
        ledger: where the request budget and cool-downs are shared; stays the caller's to close.
        timing: how the time is told and spent.
        page_rows: how many rows are asked for in one question to the index.

    Raises:
        ConfigError: the location is none of these, the file is no WARC file, or a pace is more than the
            archive allows.
    """
    if "://" not in location:
        return _open_file(location, timing.clock)
    return open_server(location, settings=settings, ledger=ledger, timing=timing, page_rows=page_rows)


def open_server(
    location: str,
    *,
    settings: ArchiveSettings,
    ledger: PaceLedger,
    timing: Timing,
    page_rows: int = PAGE_ROWS,
    tries: int | None = None,
) -> ServerArchive:
    """Open an archive behind a base URL; it is not asked anything yet.

    Args:
        location: a base URL, or ``pywb+http://host/collection``.
        settings: see `open_archive`.
        ledger: see `open_archive`.
        timing: how the time is told and spent.
        page_rows: how many rows are asked for in one question to the index.
        tries: how often a question is asked at most, or None for as often as is usual.

    Raises:
        ConfigError: the location is none of these, or a pace is more than the archive allows.
    """
    # Heavy, and not needed where the archive is a file.
    from harvester.archive.addresses import ReplayRoot
    from harvester.archive.http.connection import TRIES, Connection
    from harvester.archive.http.pywb import PywbIndex
    from harvester.archive.http.server import ServerArchive
    from harvester.archive.http.wayback import WaybackIndex

    base = _base_url(location)
    _check_paces(base, settings)
    loopback = is_loopback(urlsplit(base).hostname or "")
    pace = Pace(ledger, base, settings, paced=paced_kinds(location, settings), timing=timing)
    connection = Connection(settings, pace, local=loopback, tries=tries or TRIES, timing=timing)
    if location.startswith("pywb+"):
        collection = PywbIndex(base, connection, page_rows=page_rows)
        return ServerArchive(f"pywb+{base}", collection, ReplayRoot(f"{base}/"), connection, timing.clock)
    index = WaybackIndex(base, connection, page_rows=page_rows)
    return ServerArchive(base, index, ReplayRoot(f"{base}/web/"), connection, timing.clock)


def _base_url(location: str) -> str:
    """Return the base URL of a location, without trailing slash."""
    base = location.removeprefix("pywb+").rstrip("/")
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        problem = f"{location!r} is no address of an archive"
        raise ConfigError("--archive", "archive.location", problem, _FORMS)
    # Whatever way it is written, it is one archive with one budget.
    return WAYBACK if parts.hostname in ("web.archive.org", "archive.org", "www.archive.org") else base


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine.

    Args:
        host: a name or an address, without port.
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _existing(location: str) -> Path:
    """Return the file of a location."""
    path = Path(location).expanduser()
    if not path.is_file():
        problem = "there is no such file" if not path.exists() else "this is no file"
        raise ConfigError("--archive", "archive.location", f"{location!r}: {problem}", _FORMS)
    return path


def _open_file(location: str, clock: Callable[[], datetime]) -> Archive:
    """Return the archive in a file."""
    from harvester.archive.warc import WarcArchive

    return WarcArchive(_existing(location), clock)
