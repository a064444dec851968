"""The kinds of archive, and which of them a location means: a server of some protocol, or files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, unquote

from diffs.text import masked
from harvester.archive.clock import Timing
from harvester.archive.http.pace import HARD_LIMITS, RATES, Pace, RequestKind
from harvester.archive.interface import Archive
from harvester.archive.proof import TIMEMAPS, replay_root
from harvester.archive.several import SeveralArchives
from harvester.archive.urls import split_url
from harvester.config import ARCHIVE_FORMS, WAYBACK, ArchiveSettings
from harvester.errors import ConfigError
from store.records import archives_in
from store.tables.pace_ledger import PaceLedger

# Rows per index request: enough for nearly every policy. The server's own limit is 150,000.
PAGE_ROWS = 10_000
# The prefixes of locations that name a protocol.
_PYWB, _MEMENTO = "pywb+", "memento+"
# All of these names mean one archive with one budget.
_WAYBACK_HOSTS = ("web.archive.org", "archive.org", "www.archive.org")


def check_location(location: str, settings: ArchiveSettings) -> None:
    """Check the location and the paces of an archive before anything is created or requested.

    Args:
        location: of any of the forms in docs/archive.md, *Other archives*; several are written one a line.
        settings: the paces.

    Raises:
        ConfigError: it is none of these, there is no such file, or a pace is more than the archive allows.
    """
    for one in archives_in(location):
        if "://" in one:
            _check_paces(budget_of(one), settings)
        else:
            _existing(one)


def name_of(location: str) -> str:
    """Return the name of an archive in the store, which is the same for all spellings of its location.

    A user name and a password are not part of it: they are sent, and written nowhere.

    Args:
        location: of any of the forms in docs/archive.md, *Other archives*; several are written one a line.

    Raises:
        ConfigError: it looks like an address but is not one.
    """
    several = archives_in(location)
    if len(several) > 1:
        # The same archive twice is one.
        return "\n".join(dict.fromkeys(map(name_of, several)))
    if "://" not in location:
        return str(_file(location).absolute())
    return _protocol(location) + _base_url(location)


def captures_pages(location: str) -> bool:
    """Return whether an archive may have Save Page Now: only the Wayback Machine's protocol knows it.

    Args:
        location: of one archive, as in `name_of`.
    """
    return "://" in location and not _protocol(location)


def budget_of(location: str) -> str:
    """Return the name of an archive in the shared budget: the address of a server, whatever its protocol.

    Args:
        location: as in `name_of`.

    Raises:
        ConfigError: it looks like an address but is not one.
    """
    if "://" not in location:
        return name_of(location)
    return _budget_of(_protocol(location), _base_url(location))


def _budget_of(protocol: str, base: str) -> str:
    """Return the address of a server by which its requests are counted, whatever its protocol."""
    if protocol != _MEMENTO:
        return base
    host = split_url(base).hostname
    return WAYBACK if host in _WAYBACK_HOSTS else f"{base}/".partition(TIMEMAPS)[0]


def _check_paces(base: str, settings: ArchiveSettings) -> None:
    """Reject a pace at which the Wayback Machine would block this machine's address for hours."""
    for kind, limit in HARD_LIMITS.items():
        rate = getattr(settings, RATES[kind])
        if base == WAYBACK and rate > limit:
            problem = f"{rate:g} is more than the {limit} a minute that web.archive.org allows"
            default = getattr(ArchiveSettings(), RATES[kind])
            remedy = f"Write {limit} or less, or leave it out; the default is {default}"
            raise ConfigError("the configuration", f"archive.{RATES[kind]}", problem, remedy)


def paced_kinds(location: str, settings: ArchiveSettings) -> frozenset[RequestKind]:
    """Return the kinds of request that are paced: all, or for a loopback address those with a stated pace.

    Args:
        location: of any of the forms in docs/archive.md, *Other archives*; several are written one a line.
        settings: the paces, and which of them the configuration states.

    Returns:
        The kinds; an empty set for a file.

    Raises:
        ConfigError: the location is none of these.
    """
    if "://" not in location:
        return frozenset()
    local = _is_local(_base_url(location))
    return frozenset(kind for kind, key in RATES.items() if not local or key in settings.stated)


def open_archive(
    location: str,
    *,
    settings: ArchiveSettings,
    ledger: PaceLedger,
    timing: Timing,
    page_rows: int = PAGE_ROWS,
    tries: int | None = None,
) -> Archive:
    """Open an archive; no request is sent to a server yet.

    Args:
        location: of any of the forms in docs/archive.md, *Other archives*; several are written one a line.
        settings: the paces, the time-out and the contact. For a loopback address, only the paces that the
            configuration states apply.
        ledger: where the request budget and cool-downs are shared; the caller closes it.
        timing: gives the time, and waits.
        page_rows: how many rows one index request asks for.
        tries: how often a request is sent at most, or None for the default.

    Raises:
        ConfigError: the location is none of these, the file is not a WARC file, or a pace is more than the
            archive allows.
    """
    # The same archive twice is one.
    names = {name_of(one): one for one in reversed(archives_in(location))}
    members: list[Archive] = []
    with ExitStack() as opened:
        for one in reversed(names.values()):
            if "://" in one:
                options = _ServerOptions(settings, ledger, timing, page_rows, tries)
                members.append(_open_server(one, options))
            else:
                members.append(_open_file(name_of(one), timing.clock))
            opened.callback(members[-1].close)
        # If one cannot be opened, the others are closed.
        opened.pop_all()
    return SeveralArchives(members) if len(members) > 1 else members[0]


@dataclass(frozen=True, slots=True)
class _ServerOptions:
    """How a server is asked; see `open_archive`."""

    settings: ArchiveSettings
    ledger: PaceLedger
    timing: Timing
    page_rows: int
    tries: int | None


def _open_server(location: str, options: _ServerOptions) -> Archive:
    """Open the archive at an address."""
    # These imports are slow, and not needed if the archive is a file.
    from harvester.archive.http.connection import TRIES, Connection
    from harvester.archive.http.memento_server import MementoServer
    from harvester.archive.http.pywb import PywbIndex
    from harvester.archive.http.server_archive import ServerArchive
    from harvester.archive.http.timemap import TimeMapIndex
    from harvester.archive.http.wayback import WaybackIndex

    settings, timing = options.settings, options.timing
    name, base, protocol = name_of(location), _base_url(location), _protocol(location)
    budget = _budget_of(protocol, base)
    _check_paces(budget, settings)
    pace = Pace(options.ledger, budget, settings, paced=paced_kinds(location, settings), timing=timing)
    connection = Connection(
        settings,
        pace,
        local=_is_local(base),
        tries=options.tries or TRIES,
        timing=timing,
        login=_login(location),
    )
    root = replay_root(name)
    if protocol == _MEMENTO:
        timemaps = TimeMapIndex(f"{base}/", root, connection)
        return MementoServer(name, timemaps, root, connection, timing.clock)
    kind = PywbIndex if protocol == _PYWB else WaybackIndex
    return ServerArchive(
        name, kind(base, connection, page_rows=options.page_rows), root, connection, timing.clock
    )


def _protocol(location: str) -> str:
    """Return the prefix of a location that names its protocol, or ``""``."""
    return next((one for one in (_PYWB, _MEMENTO) if location.startswith(one)), "")


def _base_url(location: str) -> str:
    """Return the base URL of a location, without a trailing slash, user name and password."""
    protocol = _protocol(location)
    base = location.removeprefix(protocol).rstrip("/")
    parts = split_url(base)
    is_address = parts.scheme in ("http", "https") and parts.hostname and _has_port(parts)
    if not is_address or parts.query or parts.fragment or not base.isprintable():
        problem = f"{masked(location)!r} is not the address of an archive"
        raise ConfigError("--archive", "archive.location", problem, ARCHIVE_FORMS)
    if protocol == _MEMENTO:
        if TIMEMAPS not in f"{base}/":
            problem = f"{masked(location)!r} is not the address of TimeMaps, which contains {TIMEMAPS}"
            raise ConfigError("--archive", "archive.location", problem, ARCHIVE_FORMS)
    elif parts.hostname in _WAYBACK_HOSTS:
        return WAYBACK
    return base.replace(parts.netloc, parts.netloc.rpartition("@")[2], 1)


def _has_port(parts: SplitResult) -> bool:
    """Return whether the port can be one; an unescaped slash makes a part of a password look like one."""
    try:
        _ = parts.port
    except ValueError:
        return False
    return True


def _login(location: str) -> tuple[str, str] | None:
    """Return the user name and the password of a location, or None."""
    parts = split_url(location.removeprefix(_protocol(location)))
    if parts.username is None:
        return None
    return unquote(parts.username), unquote(parts.password or "")


def _is_local(base: str) -> bool:
    """Return whether the archive at a base URL is on this machine."""
    return is_loopback(split_url(base).hostname or "")


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine.

    Args:
        host: a name or an IP address, without port.
    """
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _file(location: str) -> Path:
    """Return the path that a location means."""
    if not location.strip():
        # As a path, it would be the folder in which the program was called.
        raise ConfigError("--archive", "archive.location", "it is empty", ARCHIVE_FORMS)
    try:
        return Path(location).expanduser()
    except RuntimeError as error:
        # There is no user of this name.
        problem = f"{masked(location)!r}: {error}"
        raise ConfigError("--archive", "archive.location", problem, ARCHIVE_FORMS) from None


def _existing(location: str) -> Path:
    """Return the file at a location."""
    problem, path = "", _file(location)
    try:
        if not (path.is_file() or path.is_dir()):
            problem = "this is neither a file nor a folder" if path.exists() else "there is no such file"
        # The path is stored with what the file shows, and the store holds nothing but text.
        str(path).encode()
    except UnicodeEncodeError:
        problem = "the name is not UTF-8; rename the file"
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
    if problem:
        raise ConfigError("--archive", "archive.location", f"{masked(location)!r}: {problem}", ARCHIVE_FORMS)
    return path


def _open_file(location: str, clock: Callable[[], datetime]) -> Archive:
    """Open the archive in a file."""
    from harvester.archive.warc import WarcArchive

    return WarcArchive(_existing(location), clock)
