"""The request budget and the cool-downs, which all processes that use the store share.

A process reserves a turn before it sends a request. Turns are given one after another, each in a transaction,
so two processes together are no faster than one. If the archive asks one process to wait, or blocks it, all
processes pause, including those of later runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.database import Database
from store.errors import StoreError
from store.sqlite_errors import SQLITE_FAILURES
from store.writing import close_after_writing, open_with_log

DDL = """
create table if not exists pace_turns (
    archive text not null,   -- the archive's address
    kind text not null,      -- index, memento
    next_turn text not null, -- when the next request may be sent
    primary key (archive, kind)
) strict;
create table if not exists pace_cooldowns (
    archive text primary key,
    refusals integer not null, -- refused or reset connections in a row
    level integer not null,    -- cool-downs in a row, each twice as long as the one before
    since text,                -- when the cool-down began, null if there is none
    until text                 -- when it ends
) strict;
"""

LONGEST = timedelta(days=1)

# A turn further ahead than this was given by a clock that has since been set back.
_PLAUSIBLE = timedelta(hours=1)


class PaceLedger:
    """Gives the times at which requests may be sent, and remembers cool-downs."""

    def __init__(self, path: Path | str) -> None:
        """Open the ledger on a connection of its own; missing tables are created.

        Args:
            path: the store's file, or ``":memory:"`` for a ledger that is not shared.

        Raises:
            StoreError: the file cannot be used.
        """
        self._path = path
        # Without a log, each turn would have to wait for whoever reads the file.
        self._db = open_with_log(Path(path))
        try:
            self._db.executescript(DDL)
        except SQLITE_FAILURES as error:
            self.close()
            raise StoreError(f"{path}: the request budget cannot be stored: {error}") from error

    def close(self) -> None:
        """Close the file."""
        close_after_writing(self._db)

    def reserve(self, archive: str, kind: str, interval_seconds: float, now: datetime) -> datetime:
        """Reserve the next free turn for one request.

        Args:
            archive: the archive's address.
            kind: ``index`` or ``memento``; each has a budget of its own.
            interval_seconds: the minimum time until the turn after this one.
            now: the time (aware).

        Returns:
            When the request may be sent; not before `now`.

        Raises:
            StoreError: the ledger cannot be read or written.
        """
        with self._transaction():
            row = self._db.execute(
                "select next_turn from pace_turns where archive = ? and kind = ?", (archive, kind)
            ).fetchone()
            turn = max(now, _time(row[0])) if row else now
            if turn - now > _PLAUSIBLE:
                turn = now
            self._db.execute(
                "insert or replace into pace_turns values (?, ?, ?)",
                (archive, kind, _text(turn + timedelta(seconds=interval_seconds))),
            )
        return turn

    def cooldown_until(self, archive: str, now: datetime) -> datetime | None:
        """Return when the cool-down of an archive ends, or None if there is none.

        Args:
            archive: the archive's address.
            now: the time (aware).

        Raises:
            StoreError: the ledger cannot be read.
        """
        with self._transaction(write=False):
            _, _, since, until = self._row(archive)
        return _end(since, until, now)

    def cool_down(self, archive: str, seconds: float, now: datetime, asked_seconds: float = 0) -> datetime:
        """Begin a cool-down of `seconds`, doubled for each previous one without an answer in between.

        Args:
            archive: the archive's address.
            seconds: length of the first cool-down in a row.
            now: the time (aware).
            asked_seconds: what the archive itself asked for; the longer of the two counts.

        Returns:
            When it ends; at most a day from now.

        Raises:
            StoreError: the ledger cannot be written.
        """
        with self._transaction():
            _, level, _, end = self._row(archive)
            # If two processes are told to wait at the same time, this counts as one cool-down.
            if end is None or _time(end) <= now:
                level += 1
            doubled = seconds * 2.0 ** min(level - 1, 30)
            until = now + min(timedelta(seconds=max(doubled, asked_seconds)), LONGEST)
            self._db.execute(
                "insert or replace into pace_cooldowns values (?, 0, ?, ?, ?)",
                (archive, level, _text(now), _text(until)),
            )
        return until

    def refused(self, archive: str) -> int:
        """Count a refused or reset connection.

        Args:
            archive: the archive's address.

        Returns:
            How many there were in a row, counting all processes.

        Raises:
            StoreError: the ledger cannot be written.
        """
        with self._transaction():
            refusals, level, since, until = self._row(archive)
            refusals += 1
            self._db.execute(
                "insert or replace into pace_cooldowns values (?, ?, ?, ?, ?)",
                (archive, refusals, level, since, until),
            )
        return refusals

    def answered(self, archive: str) -> None:
        """Record a good answer, which ends the count of refusals, the cool-down and its doubling.

        Args:
            archive: the archive's address.

        Raises:
            StoreError: the ledger cannot be written.
        """
        # Usually there is nothing to write, and a reader does not block the other processes.
        with self._transaction(write=False):
            known = self._db.execute("select 1 from pace_cooldowns where archive = ?", (archive,)).fetchone()
        if known:
            with self._transaction():
                self._db.execute("delete from pace_cooldowns where archive = ?", (archive,))

    def _row(self, archive: str) -> tuple[int, int, str | None, str | None]:
        """Return the refusals, level, begin and end of the cool-down of an archive."""
        row = self._db.execute(
            "select refusals, level, since, until from pace_cooldowns where archive = ?", (archive,)
        ).fetchone()
        return (row[0], row[1], row[2], row[3]) if row else (0, 0, None, None)

    @contextmanager
    def _transaction(self, *, write: bool = True) -> Iterator[None]:
        """Open a transaction; one that writes takes the lock at once, so that no other process can read."""
        try:
            self._db.execute("begin immediate" if write else "begin")
            try:
                yield
            except BaseException:
                self._db.execute("rollback")
                raise
            self._db.execute("commit")
        except SQLITE_FAILURES as error:
            raise StoreError(f"{self._path}: the request budget cannot be stored: {error}") from error


class Cooldowns:
    """When archives may be asked again, for those who only read the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def until(self, archive: str, now: datetime) -> datetime | None:
        """Return when the cool-down of an archive ends, or None if there is none.

        Args:
            archive: the archive's address.
            now: the time (aware).
        """
        # No table: nothing was ever asked of an archive.
        if not self._database.row("SELECT 1 FROM sqlite_schema WHERE name = 'pace_cooldowns'"):
            return None
        row = self._database.row("SELECT since, until FROM pace_cooldowns WHERE archive = ?", (archive,))
        return _end(row["since"], row["until"], now) if row else None


def _end(since: str | None, until: str | None, now: datetime) -> datetime | None:
    """Return the end of a cool-down, or None if it is over."""
    if since is None or until is None:
        return None
    # A cool-down that begins in the future was recorded by a clock that has since been set back.
    return _time(until) if _time(since) <= now < _time(until) else None


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
