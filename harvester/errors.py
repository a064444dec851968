"""The errors of the program.

HarvesterError
├── ConfigError(file, key, remedy)            exit 2
├── CitationError(file, reason)               the file is refused; the others go on
├── ArchiveError(url)                         the capture is recorded with its reason; the run goes on
│   ├── RateLimited(retry_after)              everything pauses; remembered
│   ├── CoolingDown(until)                    a cool-down is on; nothing was asked
│   ├── Unreachable(attempts, cause)          transient
│   │   ├── Offline                           no network here: everything stops
│   │   └── Blocked(until)                    refused three times in a row: everything pauses; remembered
│   ├── IndexMalformed(line)
│   ├── NotPlayable(capture, nearest)         permanent once two runs on different days were told so
│   └── Excluded(reason)                      permanent, asked again rarely
├── ExtractError(snapshot)                    the snapshot stays, marked; the run goes on
├── MailError(recipient, reason)              changes stay undelivered
│   ├── MailDeferred                          transient: tried again with growing pauses
│   └── MailRefused                           permanent: told, and tried again rarely
├── UnknownVersion(spec)                      no version of that name: exit 2 (store/errors.py)
├── StoreBusy(holder)                         another run is at work on it: exit 1 (store/lock.py)
└── StoreError                                stop, exit 3 (store/errors.py)
"""

from __future__ import annotations

from datetime import datetime

from diffs.errors import HarvesterError
from diffs.render.phrases import count, when
from store.errors import StoreError, UnknownVersion

__all__ = [
    "PAUSES",
    "ArchiveError",
    "Blocked",
    "CitationError",
    "ConfigError",
    "CoolingDown",
    "Excluded",
    "ExtractError",
    "HarvesterError",
    "IndexMalformed",
    "MailDeferred",
    "MailError",
    "MailRefused",
    "NotPlayable",
    "Offline",
    "RateLimited",
    "StoreError",
    "UnknownVersion",
    "Unreachable",
]


class ConfigError(HarvesterError):
    """The configuration or the call is wrong; nothing was done.

    Attributes:
        file: the configuration file or the argument it is about.
        key: dotted key (``archive.budget``), or ``""``.
        remedy: what the user should write instead.
    """

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        """Name the file, the key, the problem and the remedy."""
        self.file, self.key, self.remedy = file, key, remedy
        place = f"{file}: {key}: " if key else f"{file}: "
        super().__init__(f"{place}{problem}. {remedy}")


class CitationError(HarvesterError):
    """A file is not a corpus document; the other files are still imported."""

    def __init__(self, file: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        self.file, self.reason = file, reason
        super().__init__(f"{file}: {reason}")


class ArchiveError(HarvesterError):
    """The archive did not give what was asked of it; the run goes on with the next capture."""

    def __init__(self, url: str, reason: str) -> None:
        """Name the address and the reason."""
        self.url, self.reason = url, reason
        super().__init__(f"{url}: {reason}")


class RateLimited(ArchiveError):
    """The archive told us to wait (429): everything pauses, and later runs remember it.

    Attributes:
        retry_after_seconds: how long the archive asked us to wait, or None where it did not say.
        until: when the archive may be asked again (aware, UTC), or None where cool-downs are turned off.
    """

    def __init__(
        self, url: str, retry_after_seconds: float | None = None, until: datetime | None = None
    ) -> None:
        """Name the address and when the archive may be asked again."""
        self.retry_after_seconds, self.until = retry_after_seconds, until
        super().__init__(url, "the archive asks us to slow down (429)")


class CoolingDown(ArchiveError):
    """The archive told us to wait, in this run or an earlier one: nothing was asked.

    Attributes:
        until: when the archive may be asked again (aware, UTC).
    """

    def __init__(self, url: str, until: datetime) -> None:
        """Name the address and when the archive may be asked again."""
        self.until = until
        super().__init__(url, f"the archive told us to wait; try again after {when(until)}")


class Unreachable(ArchiveError):
    """No usable answer came, after all the tries that are fair; it may work later."""

    def __init__(self, url: str, attempts: int, cause: str) -> None:
        """Name the address, the number of tries and the cause."""
        self.attempts, self.cause = attempts, cause
        super().__init__(url, f"no usable answer after {count(attempts, 'try')}: {cause}")


class Blocked(Unreachable):
    """The archive refused or reset the connection several times in a row, as it does to those it blocks.

    Attributes:
        until: when the archive may be asked again (aware, UTC), or None where cool-downs are turned off.
    """

    def __init__(self, url: str, attempts: int, cause: str, until: datetime | None) -> None:
        """Name the address, the tries, the cause and when the archive may be asked again."""
        self.until = until
        super().__init__(url, attempts, cause)


class Offline(Unreachable):
    """This machine has no network, or no name for the archive: nothing else can be asked either."""

    def __init__(self, url: str, attempts: int, cause: str) -> None:
        """Name the address, the number of tries and the cause."""
        super().__init__(url, attempts, f"this machine has no network, or the archive no address ({cause})")


class IndexMalformed(ArchiveError):
    """The index answered with a line that is not a row of an index; the listing is partial."""

    def __init__(self, url: str, line: str) -> None:
        """Name the address and the line."""
        self.line = line
        super().__init__(url, f"not an index row: {line[:120]!r}")


class NotPlayable(ArchiveError):
    """The capture is listed, but the archive does not replay it.

    Attributes:
        timestamp: the capture that was asked for.
        nearest: the timestamp that the archive offered instead, or None.
        target: where the capture redirects to, if it is a redirect that leads to no capture, or None.
    """

    def __init__(
        self, url: str, timestamp: str, reason: str, nearest: str | None = None, target: str | None = None
    ) -> None:
        """Name the capture and what was served in its place."""
        self.timestamp, self.nearest, self.target = timestamp, nearest, target
        super().__init__(url, reason)


class Excluded(ArchiveError):
    """The archive does not show this site (exclusion or robots); asked again rarely."""


class ExtractError(HarvesterError):
    """A snapshot gave no text; it stays stored, marked with the reason.

    Attributes:
        snapshot: what it was: the capture's URL, or the file.
        reason: why there is no text.
        redirect: the address to which the page sends its reader on, or ``""``.
    """

    def __init__(self, snapshot: str, reason: str, redirect: str = "") -> None:
        """Name the snapshot and the reason."""
        self.snapshot, self.reason, self.redirect = snapshot, reason, redirect
        super().__init__(f"{snapshot}: {reason}")


class MailError(HarvesterError):
    """A recipient could not be told; the changes stay undelivered."""

    def __init__(self, recipient: str, reason: str) -> None:
        """Name the recipient and the reason."""
        self.recipient, self.reason = recipient, reason
        super().__init__(f"{recipient}: {reason}")


class MailDeferred(MailError):
    """The mail was not taken this time (no connection, no time, a 4xx answer); it is tried again."""


class MailRefused(MailError):
    """The mail will not be taken as it is (a 5xx answer, a wrong certificate or password): act on it."""


# What ends all asking for now; nothing is held against the page that was asked for.
PAUSES = (RateLimited, CoolingDown, Blocked, Offline)
