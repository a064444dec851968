"""Stores in every state in which a reader may find them, and what proves that nothing was changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.migrations import MIGRATIONS
from tests.support.paths import ROOT

NAME = "harvest.db"

# The user and group that own nothing.
NOBODY = 65534

_WRITER = """
import os, signal, sys
from pathlib import Path
from store import Store
from store.records import Company

store = Store(Path(sys.argv[1]))
store.sources.add_company(Company("saved", "Saved", ("saved.example",)))
with store.step():
    store.sources.add_company(Company("unsaved", "Unsaved", ()))
    print("writing", flush=True)
    sys.stdin.readline()
    if sys.argv[2] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
store.close()
"""

Fingerprint = dict[str, tuple[str, int, int]]


def fingerprint(folder: Path) -> Fingerprint:
    """Return the hash, mode and time of change of a folder and of everything in it."""
    found = {".": ("", folder.stat().st_mode, folder.stat().st_mtime_ns)}
    for path in sorted(folder.rglob("*")):
        content = "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        found[path.relative_to(folder).as_posix()] = (content, path.stat().st_mode, path.stat().st_mtime_ns)
    return found


@contextmanager
def writing(path: Path, end: str = "well") -> Iterator[None]:
    """Let a process have the store open, in the midst of a transaction; `end` is ``well`` or ``killed``."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path.absolute()), end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stdout.readline() == "writing\n"
    try:
        yield
    finally:
        process.communicate("\n", timeout=120)


@contextmanager
def holding(path: Path) -> Iterator[sqlite3.Connection]:
    """Let another connection read a store for as long as it is in a transaction, as `harvest verify` does.

    Yields:
        The connection, whose rollback ends the reading.
    """
    with closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    ) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield reader


def kill_writer(path: Path) -> None:
    """Leave what a process leaves that is killed in the midst of a transaction: a log and its index."""
    with writing(path, "killed"):
        pass


def kill_writer_and_lose_index(path: Path) -> None:
    """Leave the log alone, as after the file and its log were copied."""
    kill_writer(path)
    path.with_name(f"{NAME}-shm").unlink()


def kill_writer_after_header(path: Path) -> None:
    """Leave a log that ends after its header, as between two writes of the first transaction."""
    kill_writer(path)
    os.truncate(path.with_name(f"{NAME}-wal"), 32)


def use_log(path: Path) -> None:
    """Leave the store as older versions did: at rest, but to be read with a write-ahead log."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def interrupt_commit(path: Path) -> None:
    """Leave a rollback journal that must be played back, as a power cut does."""
    program = (
        "import os, signal, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('BEGIN')\n"
        "connection.execute('UPDATE passages SET body = body || hex(randomblob(9000))')\n"
        "connection.execute('UPDATE companies SET name = 1')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert path.with_name(f"{NAME}-journal").stat().st_size


def make_stale(path: Path) -> None:
    """Leave the timeline as an interrupted run does: not drawn since something was read."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE documents SET derived = 0")
        connection.execute("DELETE FROM versions WHERE number > 2")


def age(path: Path, migrations: int = len(MIGRATIONS) - 1) -> None:
    """Replace a store by one of an older version, with the same rows, as far as that had a place for them."""
    older = path.with_name("older.db")
    with closing(sqlite3.connect(older)) as connection:
        # No power is cut while it is made.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("ATTACH ? AS newer", (str(path),))
        made = "SELECT sql FROM newer.sqlite_schema WHERE tbl_name = '_sqlite_migrations' ORDER BY rowid"
        for (sql,) in connection.execute(made).fetchall():
            connection.execute(sql)
        for migration in MIGRATIONS[:migrations]:
            for name, function in migration.functions.items():
                connection.create_function(name, -1, function)
            connection.executescript(migration.sql)
            connection.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('harvest', ?, '')",
                (migration.name,),
            )
        # An index of words follows its table by triggers, in either store. Some tables are views now.
        tables = (
            "SELECT name FROM pragma_table_list WHERE schema = '{}' AND type IN ({}) "
            "AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
        there = {name for (name,) in connection.execute(tables.format("newer", "'table', 'view'"))}
        for (name,) in connection.execute(tables.format("main", "'table'")).fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")]
            known = {row[1] for row in connection.execute(f"PRAGMA newer.table_info({name})")}
            wanted = ", ".join(column for column in columns if column in known)
            if name in there:
                connection.execute(f"INSERT INTO {name} ({wanted}) SELECT {wanted} FROM newer.{name}")
        connection.commit()
    older.replace(path)


def at_rest(path: Path) -> None:
    """Leave the store as every command leaves it."""
    assert sorted(one.name for one in path.parent.glob(f"{NAME}*") if one.suffix != ".lock") == [NAME]


# What a reader may find.
STATES: dict[str, Callable[[Path], None]] = {
    "at rest": at_rest,
    "killed": kill_writer,
    "killed, index lost": kill_writer_and_lose_index,
    "killed after the header": kill_writer_after_header,
    "journal left": interrupt_commit,
    "log at rest": use_log,
    "stale": make_stale,
    "older": age,
}


@contextmanager
def locked_away(folder: Path) -> Iterator[Path]:
    """Return a copy of a folder that all may read and nobody may write, with all files in it."""
    copy = Path(tempfile.mkdtemp(prefix="harvest-test-"))
    try:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        for path in copy.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        copy.chmod(0o555)
        yield copy
    finally:
        copy.chmod(0o755)
        for path in copy.rglob("*"):
            path.chmod(0o755)
        shutil.rmtree(copy)


def as_nobody(call: Callable[[], int]) -> int:
    """Call something in a process of its own that no permission is waived for, and return what it returns."""
    with warnings.catch_warnings():
        # The child calls the function and ends at once, whatever other threads there are.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if not pid:
        code = 99
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            code = call()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
