"""Hostile bytes, files, stores and words; the seed of a generator of random numbers repeats a choice."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

LONG = "x" * 300
WORDS = (
    "",
    " ",
    "-",
    "--",
    "0",
    "-1",
    "1",
    "2",
    "999",
    str(10**30),
    "9" * 5000,
    "NaN",
    "0000",
    "0001",
    "9999",
    "2012",
    "2014-01",
    "2024-02-30",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "99999999",
    "00000000",
    "20120503101112",
    "99999999999999",
    "00000000000000",
    "٢٠١٢",
    "²⁰¹²",
    "larkspur",
    "LARKSPUR Optics",
    "larkspur-optics.example",
    "privacy",
    "../../etc/passwd",
    "~nobody-of-that-name/x",
    "a\nb",
    "\x1b[31mred\x1b[0m",
    "\u202egnirahs",
    "\udc80\udcff",
    "caf\xe9 \N{GRINNING FACE}",
    "%s %d {0} {x}",
    "'; DROP TABLE texts; --",
    "http://[",
    "http://[::1]:99999/",
    "http://\udcff.example/",
    "https://www.larkspur-optics.example/legal/privacy",
    "javascript:alert(1)",
    "file:///etc/passwd",
    LONG,
)
CONTENT_TYPES = (
    "text/html",
    "text/html; charset=" + LONG,
    "application/pdf",
    ";;;",
    "text/plain",
    *WORDS[:8],
)
TOML_VALUES = (
    "true",
    "0",
    "-1",
    "1e400",
    "1e9",
    "5e-324",
    "nan",
    "-inf",
    str(10**40),
    "9" * 4000,
    "9" * 5000,
    "0x" + "f" * 5000,
    '""',
    '"x"',
    '"\\u0000"',
    '"../../../x"',
    '"~nobody-of-that-name/x"',
    f'"{LONG}"',
    '"http://["',
    '"every 0 hours"',
    '"every 99999999999999999999 hours"',
    '"99 99 99 99 99"',
    '"0 0 30 2 *"',
    '"../../etc/passwd"',
    '"UTC\\u0000"',
    "[]",
    "[[]]",
    "[" * 300 + "]" * 300,
    "[" * 30000,
    "{}",
    "{ url = 1 }",
    '{ url = "http://x.example/", from = "9999", until = "0001" }',
    '{ url = "http://x.example/", from = 2012-02-30 }',
    "0001-01-01",
    "9999-12-31T23:59:59.999999Z",
    "1979-05-27T07:32:00-99:00",
    '["a@b", "\\ud800@x"]',
    '["http://x.example/\\u0000"]',
    '["*.md"]',
    '["**/**/**"]',
    '["/dev/null"]',
    '["\\u0000.md"]',
    '"""\n\n"""',
)
TOML_KEYS = (
    "archive.location",
    "archive.contact",
    "archive.budget",
    "archive.resolution_days",
    "archive.timeout_seconds",
    "archive.searches_per_minute",
    "archive.mementos_per_minute",
    "archive.cooldown_seconds",
    "archive.no_such_key",
    "store.path",
    "schedule.cron",
    "schedule.timezone",
    "schedule.jitter_seconds",
    "schedule.overlap",
    "digest.period",
    "digest.recipients",
    "digest.outbox",
    "digest.smtp.host",
    "digest.smtp.port",
    "digest.smtp.security",
    "digest.smtp.sender",
    "digest.webhook.url",
    "weights.x",
    "weights",
    "companies.x",
    "companies.x.documents",
    "companies.x.documents.y.urls",
    "companies.larkspur.domains",
    "companies.larkspur.name",
    "companies.larkspur.documents.privacy.title",
    "companies.larkspur.documents.privacy.select",
    "companies.larkspur.documents.privacy.urls",
    "companies.larkspur.documents.privacy.cited",
    "companies.larkspur.recipients",
)
NAMES = ("h.html", "h.md", "h.warc", "h.warc.gz", "h.wacz", "h.pdf", "h\n.txt", "\udcff.md")
NESTED = 20_000
RECEIPTS = ("null", "[]", "{}", "1", '"x"', "[" * NESTED, '[["equal", 1]]', "[[]]", "{", "NaN", "9" * 5000)


@dataclass(frozen=True, slots=True)
class Originals:
    """What is well: the files of the demo, its harvested store and a bundle of evidence.

    Attributes:
        files: contents by name.
        store: the store.
    """

    files: dict[str, bytes]
    store: bytes


def hostile_bytes(rng: Random, well: Originals) -> bytes:
    """Return bytes that are nothing, or almost something.

    Args:
        rng: chooses.
        well: files to damage.
    """
    return rng.choice(_MAKERS)(rng, well)


def _damaged(rng: Random, well: Originals) -> bytes:
    return damaged(rng, well.files[rng.choice(sorted(well.files))])


def damaged(rng: Random, good: bytes) -> bytes:
    """Return the bytes with a few of them changed, cut out or repeated."""
    data = bytearray(good)
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(max(len(data), 1))
        kind = rng.randrange(5)
        if kind == 0:
            data[place : place + 1] = rng.randbytes(1)
        elif kind == 1:
            del data[place : place + rng.randint(1, 500)]
        elif kind == 2:
            data[place:place] = data[place : place + rng.randint(1, 500)]
        elif kind == 3:
            del data[place:]
        else:
            data[place:place] = rng.choice((b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"9" * 5000, b"\r\n\r\n"))
    return bytes(data)


def _nested(rng: Random, _well: Originals) -> bytes:
    opening = rng.choice((b"<div>", b"<table><tr><td>", b"<ul><li>", b"<b>", b"> ", b"[", b"- ", b"<svg>"))
    return rng.choice((b"", b"<!doctype html>")) + opening * NESTED + b"We may share your data." * 40


def _archive(rng: Random, _well: Originals) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as bundle:
        names = (
            "../../x",
            "datapackage.json",
            "/x",
            "evidence/README.txt",
            "a" * 300,
            "indexes/index.cdx.gz",
        )
        for name in rng.sample(names, rng.randint(0, 4)):
            bundle.writestr(name, rng.choice((b"", b"{}", b"[" * NESTED, bytes(10**6))))
    return damaged(rng, packed.getvalue()) if rng.random() < 0.5 else packed.getvalue()


def _record(rng: Random, well: Originals) -> bytes:
    length = rng.choice((b"-1", b"0", b"9" * 5000, b"1" * 19, b"x", b""))
    lines = well.files["larkspur.warc"].split(b"\r\n")
    spots = [number for number, line in enumerate(lines) if line.lower().startswith(b"content-length:")]
    lines[rng.choice(spots)] = b"Content-Length: " + length
    return b"\r\n".join(lines)


_MAKERS: tuple[Callable[[Random, Originals], bytes], ...] = (
    lambda rng, well: b"",
    lambda rng, well: b"\0" * rng.randint(1, 2000),
    lambda rng, well: rng.randbytes(rng.randint(1, 2000)),
    lambda rng, well: gzip.compress(bytes(rng.randint(1, 80) * 2**20), 1),
    lambda rng, well: gzip.compress(well.files["larkspur.warc"])[: rng.randint(1, 9000)],
    lambda rng, well: b"%PDF-1.7\n" + rng.randbytes(300),
    lambda rng, well: "We may share your data.\n".encode(rng.choice(("utf-16", "utf-32", "utf-7"))) * 50,
    lambda rng, well: b"<html><body>" + b"We may share your data with others. " * rng.randint(1, 30_000),
    lambda rng, well: b"\xed\xa0\x80 effective 99/99/9999 " * 90,
    lambda rng, well: ("# " + "1." * 5000 + " x\n\n").encode() * 3,
    lambda rng, well: json.dumps({"a": [LONG] * 3000}).encode(),
    _damaged,
    _damaged,
    _damaged,
    _nested,
    _archive,
    _record,
)


def hostile_path(rng: Random, well: Originals, folder: Path) -> str:
    """Return the path of something that is hostile as a file.

    Args:
        rng: chooses.
        well: files to damage.
        folder: where files may be made.
    """
    kind = rng.randrange(12)
    if kind == 0:
        return rng.choice(
            ("/dev/null", "/dev/full", "/dev/zero", "/proc/self/mem", "/proc/1/mem", "/dev/tty")
        )
    if kind == 1:
        return rng.choice(WORDS)
    if kind == 2:
        return str(folder / rng.choice(("missing", LONG, "no/such/folder", "config.toml/x", "\udcff")))
    path = folder / rng.choice(
        ("h.html", "h.md", "h.warc", "h.warc.gz", "h.wacz", "h.pdf", "h\n.txt", "\udcff.md")
    )
    if kind == 3 and not path.exists():
        path.mkdir()
    elif not path.is_dir():
        path.write_bytes(hostile_bytes(rng, well))
        if kind == 4:
            path.chmod(0)
        if kind == 5:
            linked = folder / "round"
            if not linked.is_symlink():
                linked.symlink_to(linked)
            return str(linked)
    return str(path)


def hostile_config(rng: Random, well: Originals) -> bytes:
    """Return a configuration with a few keys that nobody would write, or a file that is none."""
    if rng.random() < 0.15:
        return hostile_bytes(rng, well)
    lines = [] if rng.random() < 0.5 else [well.files["config.toml"].decode()]
    for key in rng.sample(TOML_KEYS, rng.randint(1, 3)):
        table, _, name = key.rpartition(".")
        value = rng.choice(TOML_VALUES)
        lines.insert(
            0 if not table else len(lines), (f"[{table}]\n" if table else "") + f"{name} = {value}\n"
        )
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    return rng.choice((b"", b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\0")) + content


def hostile_store(rng: Random, well: Originals, path: Path) -> str:
    """Write a store in which something is wrong, and return what.

    Args:
        rng: chooses.
        well: the store to damage.
        path: where it goes.
    """
    kind = rng.random()
    if kind < 0.1:
        path.write_bytes(hostile_bytes(rng, well))
        return "not a store"
    if kind < 0.3:
        path.write_bytes(damaged(rng, well.store))
        return "bytes"
    path.write_bytes(well.store)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        done = [_altered(rng, connection) for _ in range(rng.randint(1, 3))]
    return "; ".join(done)


def _altered(rng: Random, connection: sqlite3.Connection) -> str:
    """Alter a column in one row or in all, or remove rows."""
    try:
        statement, value = _alteration(rng, connection)
        connection.execute(statement, value)
    except sqlite3.Error as error:
        # What was altered before may be the index of the searches, without which its tables cannot be read.
        return f"({error})"
    return f"{statement} {str(value)[:60]}"


def _alteration(rng: Random, connection: sqlite3.Connection) -> tuple[str, tuple[object, ...]]:
    """Return a statement that damages a store, and its values."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = rng.choice(sorted(names))
    if rng.random() < 0.1:
        return f"DELETE FROM {table} WHERE abs(random()) % 2", ()
    columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]
    name, kind = rng.choice(columns)
    value = _column(rng, kind)
    # SQLite takes any bytes for a text.
    slot = "CAST(? AS TEXT)" if kind == "TEXT" and isinstance(value, bytes) else "?"
    some = rng.choice(("", " WHERE rowid = 1", " WHERE abs(random()) % 2"))
    return f"UPDATE OR REPLACE {table} SET {name} = {slot}{some}", (value,)


def _column(rng: Random, kind: str) -> object:
    if kind == "INTEGER":
        return rng.choice((-1, 0, 1, 2**63 - 1, -(2**63), 99, None))
    if kind == "REAL":
        return rng.choice((-1.0, float("inf"), 1e300, 0.5, None))
    if kind == "BLOB":
        return rng.choice((b"", rng.randbytes(50), bytes(1000)))
    if rng.random() < 0.1:
        return b"\xff" + rng.randbytes(20)
    return rng.choice((*RECEIPTS, *(word for word in WORDS if _storable(word)), None))


def _storable(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True
