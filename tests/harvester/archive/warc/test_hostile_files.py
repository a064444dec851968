"""Files that are damaged or odd: whole records are read, the rest is said, and nothing is taken for whole."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from harvester.archive.warc.damage import next_record
from harvester.errors import ConfigError, NotPlayable
from tests.support.archives import opened
from tests.support.hostile import BAD, GOOD, LATER, OTHER, captures, harvested
from tests.support.stand_in import PRIVACY, page
from tests.support.stand_in.world import Held
from tests.support.warcs import iso, write_warc

THREE = (*captures(GOOD[0], BAD, GOOD[1]), Held(LATER, OTHER, page(1)))
MANY = "9" * 5000


def blocks(folder: Path, packed: bool) -> list[bytes]:
    """Return the records of a file with three captures of one policy and one of another, in bytes."""
    sizes = [write_warc(folder / "x", THREE[:n], packed=packed).stat().st_size for n in range(5)]
    whole = write_warc(folder / "x", THREE, packed=packed).read_bytes()
    return [whole[begin:end] for begin, end in zip([0, *sizes], sizes, strict=False)]


def record(
    payload: bytes, *headers: tuple[str, str], version: str = "WARC/1.1", length: int | str = ""
) -> bytes:
    """Return a record of a response of the policy."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + payload
    stated = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date": iso(BAD),
        "WARC-Target-URI": PRIVACY,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(length or len(block)),
    } | dict(headers)
    lines = [version, *(f"{name}: {value}" for name, value in stated.items())]
    return "\r\n".join((*lines, "", "")).encode() + block + b"\r\n\r\n"


def scrambled(data: bytes) -> bytes:
    """Return the same bytes, with noise in their middle."""
    half = len(data) // 2
    return data[:half] + random.Random(7).randbytes(64) + data[half + 64 :]


Damage = Callable[[bytes], bytes]
SIZE = len(record(page(3))) - len(record(b"")) + len(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")

# What becomes of the second of three records; the others are whole.
DAMAGED: dict[str, Damage] = {
    "50 bytes too short": lambda whole: record(page(3), length=SIZE - 50),
    "8 bytes too short": lambda whole: record(page(3), length=SIZE - 8),
    "the page's half": lambda whole: record(page(3), length=SIZE // 2),
    "its headers' half": lambda whole: record(page(3), length=20),
    "100 bytes too long": lambda whole: record(page(3), length=SIZE + 100),
    "1 GB too long": lambda whole: record(page(3), length=2**30),
    "2^70 bytes long": lambda whole: record(page(3), length=2**70),
    "5,000 digits long": lambda whole: record(page(3), length=MANY),
    "minus one long": lambda whole: record(page(3), length=-1),
    "long in words": lambda whole: record(page(3), length="long"),
    "of no length": lambda whole: record(page(3)).replace(b"Content-Length", b"X-Length"),
    "not of this format": lambda whole: record(page(3), version="XARC/1.0"),
    "of another version": lambda whole: record(page(3), version="WARC/9.9"),
    "without headers": lambda whole: b"WARC/1.1\r\n\r\n",
    "of no type": lambda whole: record(page(3)).replace(b"WARC-Type", b"X-Type"),
    "of no address": lambda whole: record(page(3)).replace(b"WARC-Target-URI", b"X-Target"),
    "of no HTTP": lambda whole: record(page(3)).replace(b"HTTP/1.1 200 OK", b"\x00\x01\x02"),
    "noise": lambda whole: random.Random(3).randbytes(3000),
    "a line of 1 MB": lambda whole: b"x" * 2**20,
    "cut off": lambda whole: record(page(3))[:600],
}

# Records that are odd, and captures all the same: by the state that they come to.
ODD: dict[str, tuple[bytes, str]] = {
    "an address in angle brackets": (record(page(3), ("WARC-Target-URI", f"<{PRIVACY}>")), "read"),
    "an address with a port": (
        record(page(3), ("WARC-Target-URI", PRIVACY.replace(".example/", ".example:80/"))),
        "read",
    ),
    "month 12 of the first year": (record(page(3), ("WARC-Date", "1991-12-01T00:00:00Z")), "read"),
    "a date with nanoseconds": (record(page(3), ("WARC-Date", "2012-02-15T12:00:00.123456789Z")), "read"),
    "a digest that is none": (record(page(3), ("WARC-Payload-Digest", "sha1:" + "Z" * 40)), "read"),
    "a digest of 10 kB": (record(page(3), ("WARC-Payload-Digest", "D" * 10_000)), "read"),
    "a digest of no kind": (record(page(3), ("WARC-Payload-Digest", ":::")), "read"),
    "an older version": (record(page(3), version="WARC/0.18"), "read"),
    "lines that end in LF": (record(page(3)).replace(b"\r\n", b"\n", 8), "read"),
    "a header of NUL": (record(page(3), ("X-Odd", "\x00")), "read"),
    "a thousand headers": (record(page(3), *((f"X-{n}", "y") for n in range(1000))), "read"),
    "chunks that are none": (
        record(page(3)).replace(b"Content-Type: text/html", b"Transfer-Encoding: chunked"[:23].ljust(23)),
        "read",
    ),
    "no payload": (record(b""), "no-text"),
    "a status of three letters": (record(page(3)).replace(b"200 OK", b"abc OK"), "read"),
    "a page that quotes a record": (record(page(3) + b"\nWARC/1.0\r\nWARC-Type: response\r\n\r\n"), "read"),
}

# Records that are no captures of the policy; the file is whole.
FOREIGN: dict[str, bytes] = {
    "a path of the disk": record(page(3), ("WARC-Target-URI", "/etc/passwd")),
    "a file": record(page(3), ("WARC-Target-URI", "file:///etc/passwd")),
    "a path upwards": record(page(3), ("WARC-Target-URI", "../../../etc/passwd")),
    "data": record(page(3), ("WARC-Target-URI", "data:text/html,x")),
    "half an IPv6 address": record(page(3), ("WARC-Target-URI", "http://[::1/privacy")),
    "an empty label": record(page(3), ("WARC-Target-URI", "http://a..b/privacy")),
    "an address of 100 kB": record(page(3), ("WARC-Target-URI", PRIVACY + "x" * 100_000)),
    "NUL in the address": record(page(3), ("WARC-Target-URI", "http://a\x00b/")),
    "metadata": record(page(3), ("WARC-Type", "metadata")),
    "a request": record(page(3), ("WARC-Type", "request")).replace(b"HTTP/1.1 200 OK", b"GET / HTTP/1.1"),
    "a type that does not exist": record(page(3), ("WARC-Type", "rumour")),
}


def written(folder: Path, pieces: Sequence[bytes]) -> Path:
    """Return a file of these pieces."""
    path = folder / "a.warc"
    path.write_bytes(b"".join(pieces))
    return path


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_record_costs_one_capture(
    tmp_path: Path, damage: Damage, packed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = blocks(tmp_path, packed)
    bad = damage(whole[2])
    pieces = [*whole[:2], gzip.compress(bad, mtime=0) if packed else bad, *whole[3:]]
    found = harvested(tmp_path, str(written(tmp_path, pieces)))
    assert found.first.listing == "partial"
    assert "a.warc" in found.first.listing_problems[0]
    assert BAD not in found.captures
    assert found.versions == GOOD
    assert found.others == (LATER,)
    assert capsys.readouterr() == ("", "")


def test_records_that_share_a_member_are_read_one_by_one(tmp_path: Path) -> None:
    whole = blocks(tmp_path, packed=False)
    bad = record(page(3), length=SIZE - 50)
    packed = gzip.compress(b"".join([*whole[:2], bad, *whole[3:]]), mtime=0)
    found = harvested(tmp_path, str(written(tmp_path, [packed])))
    assert (found.first.listing, found.versions, found.others) == ("partial", GOOD, (LATER,))


@pytest.mark.parametrize(
    "damage", [scrambled, lambda whole: whole[: len(whole) * 2 // 3]], ids=["noise", "cut"]
)
def test_a_shared_member_that_is_damaged_is_read_up_to_there(tmp_path: Path, damage: Damage) -> None:
    noise = [Held(LATER, f"http://x.example/{n}", random.Random(n).randbytes(2000)) for n in range(8)]
    whole = write_warc(tmp_path / "x", [*THREE, *noise], packed=False).read_bytes()
    found = harvested(tmp_path, str(written(tmp_path, [damage(gzip.compress(whole, mtime=0))])))
    assert found.first.listing == "partial"
    assert "damaged" in found.first.listing_problems[0]
    assert set(GOOD) <= set(found.versions)
    assert found.others == (LATER,)


BROKEN_GZIP: dict[str, Damage] = {
    "noise in the middle": scrambled,
    "a wrong checksum": lambda whole: whole[:-8] + bytes(8),
    "its end is missing": lambda whole: whole[: len(whole) // 2],
    "its beginning is missing": lambda whole: whole[20:],
    "another method": lambda whole: whole[:2] + b"\x07" + whole[3:],
    "noise before it": lambda whole: b"\x1f\x8b\x08\x00noise" * 20 + whole[:40],
    "an empty member, then noise": lambda whole: gzip.compress(b"", mtime=0) + b"\x00" * 100,
}


@pytest.mark.parametrize("damage", BROKEN_GZIP.values(), ids=BROKEN_GZIP)
def test_a_damaged_member_costs_one_capture(tmp_path: Path, damage: Damage) -> None:
    whole = blocks(tmp_path, packed=True)
    found = harvested(tmp_path, str(written(tmp_path, [*whole[:2], damage(whole[2]), *whole[3:]])))
    assert found.first.listing == "partial"
    assert "damaged" in found.first.listing_problems[0]
    assert set(found.captures) == set(GOOD)
    assert found.versions == GOOD
    assert found.others == (LATER,)


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("number", [0, 1, 4], ids=["the first", "the first capture", "the last"])
def test_a_record_is_damaged_anywhere(tmp_path: Path, number: int, packed: bool) -> None:
    whole = blocks(tmp_path, packed)
    damaged = [scrambled(one) if n == number else one for n, one in enumerate(whole)]
    if not packed:
        damaged[number] = whole[number].replace(b"Content-Length: ", b"Content-Length: 1")
    found = harvested(tmp_path, str(written(tmp_path, damaged)))
    assert found.first.listing == "partial"
    lost = {1: {GOOD[0]}}.get(number, set())
    assert set(found.captures) == {GOOD[0], BAD, GOOD[1]} - lost
    assert found.others == (() if number == 4 else (LATER,))


@pytest.mark.parametrize(("odd", "state"), ODD.values(), ids=ODD)
def test_an_odd_record_is_a_capture(tmp_path: Path, odd: bytes, state: str) -> None:
    whole = blocks(tmp_path, packed=False)
    found = harvested(tmp_path, str(written(tmp_path, [*whole[:2], odd, *whole[3:]])))
    assert (found.first.listing, found.first.listing_problems) == ("complete", ())
    (timestamp,) = set(found.captures) - set(GOOD)
    assert found.captures[timestamp].state == state, found.captures[timestamp].reason
    assert set(GOOD) <= set(found.versions)
    assert found.others == (LATER,)


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_record_is_passed_over(tmp_path: Path, foreign: bytes) -> None:
    whole = blocks(tmp_path, packed=False)
    found = harvested(tmp_path, str(written(tmp_path, [*whole[:2], foreign, *whole[3:]])))
    assert (found.first.listing, set(found.captures)) == ("complete", set(GOOD))
    assert found.versions == GOOD
    assert found.others == (LATER,)


WITHOUT: dict[str, tuple[bytes, ...]] = {
    "metadata only": (FOREIGN["metadata"], FOREIGN["metadata"]),
    "other addresses only": (FOREIGN["a file"],),
}


@pytest.mark.parametrize("pieces", WITHOUT.values(), ids=WITHOUT)
def test_a_file_without_captures_warns(tmp_path: Path, pieces: tuple[bytes, ...]) -> None:
    found = harvested(tmp_path, str(written(tmp_path, pieces)))
    assert (found.first.listing, found.first.captures) == ("complete", 0)
    assert found.first.warnings == (f"{PRIVACY}: the archive has no capture of this address",)


def test_a_file_of_revisits_only_says_what_it_lacks(tmp_path: Path) -> None:
    revisit = record(b"", ("WARC-Type", "revisit"), ("WARC-Payload-Digest", "sha1:LOST"))
    found = harvested(tmp_path, str(written(tmp_path, [revisit])))
    assert found.first.listing == "complete"
    assert "a revisit of a capture that is not in this file" in found.captures[BAD].reason


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x1f\x8b",
        gzip.compress(b"", mtime=0),
        b"WARC/1.1",
        b"\x00" * 5000,
        zlib.compress(b"WARC/1.1\r\n"),
        # warcio alone would take minutes for a line as long as this.
        gzip.compress(bytes(80 * 2**20), 1, mtime=0),
    ],
    ids=["empty", "a magic number", "an empty member", "a version", "zeros", "deflate", "an endless line"],
)
def test_a_file_that_is_no_warc_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConfigError):
        harvested(tmp_path, str(written(tmp_path, [content])))


def test_a_file_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, blocks(tmp_path, packed=True))
    with opened(str(path)) as archive:
        (found,) = archive.captures(PRIVACY)
        path.write_bytes(path.read_bytes()[:1000])
        with pytest.raises(NotPlayable, match="cannot be read"):
            archive.fetch(found.captures[-1])


def test_the_same_bytes_in_data_are_no_record(tmp_path: Path) -> None:
    path = tmp_path / "a"
    decoys = (
        b"\x1f\x8b\x08" * 100
        + gzip.compress(b"WAR", mtime=0)
        + b"xWARC/1.0 "
        + gzip.compress(b"hello " * 9, mtime=0)
    )
    path.write_bytes(decoys + b"\nWARC/1.1\r\nWARC-Type: ")
    with path.open("rb") as file:
        assert next_record(file, 0) == len(decoys) + 1
        assert next_record(file, len(decoys) + 1) is None
