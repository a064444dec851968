"""What an archive can do that captures pages when it is asked to (Save Page Now)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol, runtime_checkable

from harvester.archive.interface import Archive
from harvester.config import SaveKeys


@dataclass(frozen=True, slots=True)
class SaveQuota:
    """How much an account may still ask for; None for what the archive does not say.

    Attributes:
        available: how many captures may be under way at once, beyond those that are.
        today: how many captures were made today.
        a_day: how many may be made in a day.
    """

    available: int | None = None
    today: int | None = None
    a_day: int | None = None

    @property
    def is_spent(self) -> bool:
        """Whether no other capture is made today."""
        return self.today is not None and self.a_day is not None and self.today >= self.a_day


@dataclass(frozen=True, slots=True)
class SaveAnswer:
    """What an archive answered when it was asked to capture a page.

    Attributes:
        kind: ``job`` = it is being done; ``recent`` = there is a capture that is young enough; ``refused``;
            ``unclear`` = it may be done or not.
        job: the name of the job, or ``""``.
        code: why it was refused, or the status of an unclear answer; ``""`` if neither was said.
        said: what the archive says, for people, or ``""``.
        age: how old the recent capture is, or None if this was not said.
    """

    kind: Literal["job", "recent", "refused", "unclear"]
    job: str = ""
    code: str = ""
    said: str = ""
    age: timedelta | None = None


@dataclass(frozen=True, slots=True)
class JobStatus:
    """How far a job is.

    Attributes:
        state: ``pending``, ``captured``, ``refused``, or ``gone`` = the archive does not know it any more.
        timestamp: of the capture, 14 digits, or ``""``.
        original: the URL of the capture, which may be that of a redirect's target, or ``""``.
        code: why nothing was captured, or ``""``.
        said: what the archive says, for people, or ``""``.
    """

    state: Literal["pending", "captured", "refused", "gone"]
    timestamp: str = ""
    original: str = ""
    code: str = ""
    said: str = ""


class PageSaver(Protocol):
    """An archive that captures pages for an account."""

    def quota(self) -> SaveQuota:
        """Return how much may still be asked for.

        Raises:
            SavingRefused: the keys are wrong, or the archive captures nothing for anybody.
            RateLimited, CoolingDown, Blocked, Offline: send no more requests in this run.
            Unreachable: no usable answer came.
        """
        ...

    def ask(self, url: str, within: timedelta) -> SaveAnswer:
        """Ask for a capture of a page, by one request that is not repeated.

        Args:
            url: the address of the page.
            within: a capture that is younger than this is as good.

        Raises:
            ArchiveError: as for `quota`; only after `Unreachable` may the capture be made all the same.
        """
        ...

    def follow(self, jobs: Sequence[str]) -> Mapping[str, JobStatus]:
        """Return how far jobs are; those of which nothing was said are left out.

        Args:
            jobs: their names.

        Raises:
            ArchiveError: as for `quota`.
        """
        ...


@runtime_checkable
class SavingArchive(Archive, Protocol):
    """An archive that may be able to capture pages."""

    def page_saver(self, keys: SaveKeys) -> PageSaver | None:
        """Return what captures pages for an account, or None if this protocol cannot.

        Args:
            keys: of the account; they are not checked.
        """
        ...
