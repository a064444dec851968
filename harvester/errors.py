"""The errors of the program.

HarvesterError
├── ConfigError(file, key, remedy)            exit 2
│   └── BrowserMissing(problem, remedy)       no browser can be started
├── CitationError(file, reason)               the file is refused; the others are imported
├── ArchiveError(url)                         the capture is recorded with the reason; the run continues
│   ├── RateLimited(retry_after)              all requests pause; later runs remember it
│   ├── CoolingDown(until)                    a pause is in effect; nothing was asked
│   ├── Unreachable(attempts, cause)          temporary
│   │   ├── Offline                           no network on this machine: the run ends
│   │   └── Blocked(until)                    refused three times in a row: the run ends; remembered, too
│   ├── IndexMalformed(line)                  the listing is partial
│   ├── NotPlayable(capture, nearest)         permanent once two runs on different days agree
│   ├── Excluded(reason)                      permanent; asked again rarely
│   └── SavingRefused(reason)                 no page is saved in this run; everything else continues
├── ExtractError(snapshot)                    the snapshot is kept and marked; the run continues
│   └── NeedsScripts                          it has no text until a script fills it in
├── BulkBroken(reason)                        work on many files broke off; parts that are complete stay
├── RenderingFailed(url, reason)              the capture is recorded with the reason; the run continues
├── MailError(recipient, reason)              the changes stay unsent
│   ├── MailDeferred                          temporary: tried again, with growing pauses
│   └── MailRefused                           permanent: reported, and tried again rarely
├── QueryError(problem, remedy)              a query cannot be understood: exit 2 (store/errors.py)
├── UnknownCompany(name)                      a name matches no company or policy (store/errors.py)
├── UnknownVersion(spec)                      a name matches no version: exit 2 (store/errors.py)
├── StoreBusy(holder)                         another run holds the store: exit 1 (store/lock.py)
└── StoreError                                the store cannot be used: exit 3 (store/errors.py)
"""

from __future__ import annotations

from datetime import datetime, timedelta

from diffs.errors import HarvesterError
from diffs.in_words import count, when
from diffs.text import message, parts_of_secret, public_address
from store.errors import StoreError, UnknownVersion

__all__ = [
    "PAUSES",
    "ArchiveError",
    "Blocked",
    "BrowserMissing",
    "BulkBroken",
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
    "NeedsScripts",
    "NotPlayable",
    "Offline",
    "RateLimited",
    "RenderingFailed",
    "SavingRefused",
    "StoreError",
    "UnknownVersion",
    "Unreachable",
]


class ConfigError(HarvesterError):
    """The configuration or the call is wrong; nothing was done.

    Attributes:
        file: the configuration file or the argument that is wrong.
        key: dotted key (``archive.budget``), or ``""``.
        remedy: what the user should write instead.
    """

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        """Name the file, the key, the problem and the remedy."""
        self.file, self.key, self.remedy = file, key, remedy
        place = f"{file}: {key}: " if key else f"{file}: "
        super().__init__(f"{place}{problem}. {remedy}")


class BrowserMissing(ConfigError):
    """Pages are to be rendered, and there is no browser that can be started.

    Attributes:
        problem: what is missing.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        """Say what is missing and how to install it."""
        self.problem = message(problem)
        super().__init__("rendering", "", self.problem, remedy)


class BulkBroken(HarvesterError):
    """The work on many files broke off; the parts that are complete stay, and the next call goes on."""


class CitationError(HarvesterError):
    """A file is not a corpus document; the other files are still imported."""

    def __init__(self, file: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        self.file, self.reason = file, message(reason)
        super().__init__(f"{file}: {reason}")


class ArchiveError(HarvesterError):
    """The archive did not give what was asked; the run continues with the next capture."""

    def __init__(self, url: str, reason: str) -> None:
        """Name the address and the reason."""
        self.url, self.reason = url, message(reason)
        super().__init__(f"{url}: {reason}")


class RateLimited(ArchiveError):
    """The archive asked us to wait (429): all requests pause, and later runs remember it.

    Attributes:
        retry_after_seconds: how long the archive asked us to wait, or None if it did not say.
        until: when the archive may be asked again (aware, UTC), or None if cool-downs are turned off.
    """

    def __init__(
        self, url: str, retry_after_seconds: float | None = None, until: datetime | None = None
    ) -> None:
        """Name the address and when the archive may be asked again."""
        self.retry_after_seconds, self.until = retry_after_seconds, until
        super().__init__(url, "the archive asks to slow down (429)")


class CoolingDown(ArchiveError):
    """The archive asked us to wait, in this run or an earlier one; nothing was asked now.

    Attributes:
        until: when the archive may be asked again (aware, UTC).
    """

    def __init__(self, url: str, until: datetime) -> None:
        """Name the address and when the archive may be asked again."""
        self.until = until
        super().__init__(url, f"the archive asked to wait; try again after {when(until)}")


class Unreachable(ArchiveError):
    """No usable answer came after several tries; it may work later."""

    def __init__(self, url: str, attempts: int, cause: str) -> None:
        """Name the address, the number of tries and the cause."""
        self.attempts, self.cause = attempts, message(cause)
        super().__init__(url, f"no usable answer after {count(attempts, 'try')}: {cause}")


class Blocked(Unreachable):
    """The archive refused or reset the connection several times in a row, as it does when it blocks a client.

    Attributes:
        until: when the archive may be asked again (aware, UTC), or None if cool-downs are turned off.
    """

    def __init__(self, url: str, attempts: int, cause: str, until: datetime | None) -> None:
        """Name the address, the tries, the cause and when the archive may be asked again."""
        self.until = until
        super().__init__(url, attempts, cause)


class Offline(Unreachable):
    """This machine has no network or proxy, or cannot look up the archive's name: no request would work."""

    def __init__(self, url: str, attempts: int, cause: str) -> None:
        """Name the address, the number of tries and the cause."""
        problem = f"this machine has no network or proxy, or cannot look up the archive's name ({cause})"
        super().__init__(url, attempts, problem)


class IndexMalformed(ArchiveError):
    """The index answered with a line that is not an index row; the listing is partial."""

    def __init__(self, url: str, line: str) -> None:
        """Name the address and the line."""
        self.line = line
        super().__init__(url, f"not an index row: {message(line, 120)!r}")


class NotPlayable(ArchiveError):
    """The capture is listed, but the archive does not replay it.

    Attributes:
        timestamp: the requested capture.
        nearest: the timestamp that the archive offered instead, or None.
        target: the address that the capture redirects to, if that address has no capture; otherwise None.
    """

    def __init__(
        self, url: str, timestamp: str, reason: str, nearest: str | None = None, target: str | None = None
    ) -> None:
        """Name the capture and what was served in its place."""
        self.timestamp, self.nearest, self.target = timestamp, nearest, target
        super().__init__(url, reason)


class Excluded(ArchiveError):
    """The archive does not show this site (exclusion or robots); asked again rarely."""


class SavingRefused(ArchiveError):
    """The archive captures no page on request: the keys are wrong, or there is no such service."""


class ExtractError(HarvesterError):
    """A snapshot gave no text; it stays stored, marked with the reason.

    Attributes:
        snapshot: the capture's URL, or the file.
        reason: why there is no text.
        redirect: the address to which the page redirects its readers, or ``""``.
        frames: the addresses of the documents that the page shows in frames.
    """

    def __init__(self, snapshot: str, reason: str, redirect: str = "", frames: tuple[str, ...] = ()) -> None:
        """Name the snapshot and the reason."""
        self.snapshot, self.reason = snapshot, message(reason)
        self.redirect, self.frames = redirect, frames
        super().__init__(f"{snapshot}: {reason}")


class NeedsScripts(ExtractError):
    """A snapshot has no text until a script fills it in.

    Attributes:
        title: the title of the page, or ``""``.
        evidence: what shows that a script would fill it in.
    """

    def __init__(self, snapshot: str, title: str, evidence: str, frames: tuple[str, ...] = ()) -> None:
        """Name the snapshot, its title, and what shows that a script would fill it in."""
        self.title, self.evidence = title, evidence
        super().__init__(snapshot, f"needs scripts: {evidence}", frames=frames)
        # The reason is stored; the remedy is for those who read a single page.
        self.args = (f"{self}. For captured pages, `harvest` can use a browser: see docs/rendering.md",)


class RenderingFailed(HarvesterError):
    """A browser could not show a page from its captures; the raw capture stays stored.

    Attributes:
        url: the address of the page.
        reason: why nothing can be shown.
    """

    def __init__(self, url: str, reason: str) -> None:
        """Name the page and the reason."""
        self.url, self.reason = url, message(reason)
        super().__init__(f"{url}: {self.reason}")


class MailError(HarvesterError):
    """A mail could not be delivered; the changes stay unsent.

    The path of a webhook is its secret, so only its host is named.
    """

    def __init__(self, recipient: str, reason: str) -> None:
        """Name the recipient and the reason."""
        self.recipient, self.reason = recipient, message(reason, secrets=_known(recipient))
        super().__init__(f"{public_address(recipient)}: {self.reason}")


def _known(recipient: str) -> tuple[str, ...]:
    """Return what of the address of a webhook must not be said; a mail address is no secret."""
    return parts_of_secret(recipient) if "://" in recipient else ()


class MailDeferred(MailError):
    """The mail was not accepted this time (no connection, a time-out, a 4xx answer); it is tried again.

    Attributes:
        asked_pause: how long the server asked to wait, or None if it did not.
    """

    def __init__(self, recipient: str, reason: str, asked_pause: timedelta | None = None) -> None:
        """Name the recipient, the reason and the pause that the server asked for."""
        self.asked_pause = asked_pause
        super().__init__(recipient, reason)


class MailRefused(MailError):
    """The mail will not be accepted (a 5xx answer, a wrong certificate or password) until somebody acts."""


# Errors after which nothing more is asked for now; they do not count against the requested page.
PAUSES = (RateLimited, CoolingDown, Blocked, Offline)
