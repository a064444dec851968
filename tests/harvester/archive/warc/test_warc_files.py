"""A folder of files is one archive; other forms than WARC are read as far as the library reads them."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from harvester.archive import Archive, IndexPage, urlkey
from harvester.archive.warc import unpacking, warc_source
from harvester.archive.warc.warc_source import OpenFiles
from harvester.errors import ConfigError
from tests.support.archives import opened
from tests.support.packed_warcs import (
    DATA,
    arc_records,
    warc_bytes,
    write_arc,
    write_wacz,
    write_zst,
)
from tests.support.stand_in import PRIVACY, Held, history, page
from tests.support.warcs import Revisit, digest, write_warc

MONTHS = [one.timestamp for one in history()]
FIRST, SECOND, THIRD = "20120115120000", "20130115120000", "20140115120000"


def held(timestamp: str) -> Held:
    return Held(timestamp, PRIVACY, page(int(timestamp[3])))


def only_page(archive: Archive) -> IndexPage:
    (found,) = archive.captures(PRIVACY)
    return found


def timestamps(found: IndexPage) -> list[str]:
    return [one.timestamp for one in found.captures]


def test_a_folder_is_read_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "own" / "2013").mkdir(parents=True)
    write_warc(tmp_path / "own" / "b.warc.gz", [held(SECOND)])
    write_wacz(tmp_path / "own" / "2013" / "a.wacz", {DATA: warc_bytes(tmp_path, [held(FIRST)])})
    write_arc(tmp_path / "own" / "2013" / "old.ARC.GZ", [held(THIRD)])
    (tmp_path / "own" / "readme.txt").write_text("not a WARC file")
    with opened(str(tmp_path / "own")) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.complete) == ([FIRST, SECOND, THIRD], True)
        served = [archive.fetch(one).snapshot for one in found.captures]
        assert [one.body for one in served] == [page(2), page(3), page(4)]
        places = [(one.headers["warc-file"], one.headers.get("warc-member")) for one in served]
        assert places == [("2013/a.wacz", DATA), ("b.warc.gz", None), ("2013/old.ARC.GZ", None)]
        host = urlkey(PRIVACY).partition(")")[0]
        matching = archive.matching(".".join(reversed(host.split(","))), ".*privacy.*")
        assert [one.timestamp for one in matching.captures] == [FIRST]


def test_a_revisit_repeats_a_record_of_another_file(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    write_warc(folder / "a.warc.gz", [held(FIRST)])
    again = Revisit(SECOND, PRIVACY, digest(page(2)), (PRIVACY, FIRST))
    write_warc(folder / "b.warc.gz", [again])
    with opened(str(folder)) as archive:
        snapshot = archive.fetch(only_page(archive).captures[1]).snapshot
        assert snapshot.body == page(2)
        assert snapshot.headers["warc-file"] == "b.warc.gz"
        assert snapshot.headers["warc-refers-to-file"] == "a.warc.gz"


BROKEN = {
    "bad.warc.gz": b"\x1f\x8b\x08 noise",
    "bad.wacz": b"PK no more",
    "empty.warc": b"",
    "bad.warc.zst": b"\x28\xb5\x2f\xfd noise",
    "bad.arc": b"noise",
}


@pytest.mark.parametrize(("name", "content"), BROKEN.items(), ids=BROKEN)
def test_a_damaged_file_holds_up_no_other(tmp_path: Path, name: str, content: bytes) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / name).write_bytes(content)
    write_warc(folder / "good.warc.gz", [held(FIRST)])
    with opened(str(folder)) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.complete, found.cut) == ([FIRST], False, True)
        assert found.problem.startswith(f"{name} ")
        assert str(tmp_path) not in found.problem


def test_of_many_damaged_files_three_are_named(tmp_path: Path) -> None:
    for n in range(6):
        (tmp_path / f"bad{n}.warc").write_bytes(b"")
    write_warc(tmp_path / "good.warc.gz", [held(FIRST)])
    with opened(str(tmp_path)) as archive:
        problem = only_page(archive).problem
        assert problem == "bad0.warc is empty; bad1.warc is empty; bad2.warc is empty; and 3 more problems"


@pytest.mark.parametrize(
    "content", [{}, {"a.txt": b""}, {"a.warc": b""}], ids=["empty", "other files", "broken"]
)
def test_a_folder_without_captures_is_refused(tmp_path: Path, content: dict[str, bytes]) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ConfigError) as caught, opened(str(tmp_path)):
        pass
    assert str(tmp_path) in str(caught.value)
    assert "or a folder of such files" in caught.value.remedy


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    write_warc(tmp_path / "good.warc.gz", [held(FIRST)])
    with opened(str(tmp_path)) as archive:
        assert only_page(archive).problem.startswith("closed cannot be read")


def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    write_warc(tmp_path / "good.warc.gz", [held(FIRST)])
    (tmp_path / "good.warc.gz").rename(tmp_path / os.fsdecode(b"\xff.warc.gz"))
    with opened(str(tmp_path)) as archive:
        assert archive.fetch(only_page(archive).captures[0]).snapshot.headers["warc-file"] == "\ufffd.warc.gz"


def test_not_all_files_are_open_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpenFiles.__init__, "__defaults__", (2,))
    assert warc_source.OpenFiles()._most == 2
    names = [f"2012{month:02}15120000" for month in range(1, 10)]
    for n, timestamp in enumerate(names):
        write_warc(tmp_path / f"a{n}.warc.gz", [Held(timestamp, PRIVACY, page(n))])
    plain = warc_bytes(tmp_path, [held(SECOND)], packed=False)
    (tmp_path / "one-member.warc.gz").write_bytes(gzip.compress(plain))
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir())) if descriptors.is_dir() else 0
    with opened(str(tmp_path)) as archive:
        found = only_page(archive)
        assert timestamps(found) == [*names, SECOND]
        for _ in range(2):
            bodies = [archive.fetch(one).snapshot.body for one in found.captures]
            assert bodies == [*map(page, range(9)), page(3)]
        if descriptors.is_dir():
            assert len(list(descriptors.iterdir())) - before <= 3


@pytest.mark.parametrize("packs", [True, False], ids=["packed dictionary", "plain dictionary"])
@pytest.mark.parametrize("dictionary", [b"", page(1)[:2000]], ids=["none", "with dictionary"])
def test_zstandard(tmp_path: Path, dictionary: bytes, packs: bool) -> None:
    plain = [warc_bytes(tmp_path, [one], packed=False) for one in history()]
    path = write_zst(tmp_path / "own.warc.zst", plain, dictionary=dictionary, packs=packs)
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.problem) == (MONTHS, "")
        assert [archive.fetch(one).snapshot.body for one in found.captures] == [one.body for one in history()]


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_zstandard_file_that_is_cut_off_is_partial(tmp_path: Path, share: float) -> None:
    plain = [warc_bytes(tmp_path, [held(one)], packed=False) for one in (FIRST, SECOND, THIRD)]
    path = write_zst(tmp_path / "own.warc.zst", plain)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert FIRST in timestamps(found)
        assert THIRD not in timestamps(found)
        assert (found.complete, found.cut) == (False, True)


def test_a_zstandard_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_MOST_BYTES", 2**20)
    write_zst(tmp_path / "bomb.warc.zst", [warc_bytes(tmp_path, [held(FIRST)], packed=False), bytes(2**23)])
    write_warc(tmp_path / "good.warc.gz", [held(SECOND)])
    with opened(str(tmp_path)) as archive:
        found = only_page(archive)
        assert timestamps(found) == [SECOND]
        assert found.problem == "bomb.warc.zst is not read: it unpacks to more than 1 MB"


@pytest.mark.parametrize("name", ["own.arc", "own.arc.gz"])
def test_arc(tmp_path: Path, name: str) -> None:
    with opened(str(write_arc(tmp_path / name, history()))) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.problem) == (MONTHS, "")
        assert [one.digest for one in found.captures] == [digest(one.body) for one in history()]
        for capture, one in zip(found.captures, history(), strict=True):
            snapshot = archive.fetch(capture).snapshot
            assert (snapshot.capture, snapshot.body) == (capture, one.body)
            assert snapshot.headers["content-type"] == "text/html"
            assert "warc-record-id" not in snapshot.headers, "a record of an ARC file has no id"
            begin = int(snapshot.headers["warc-offset"])
            there = (tmp_path / name).read_bytes()[begin:]
            assert there.startswith(b"\x1f\x8b" if name.endswith("gz") else one.original.encode())


def test_an_arc_file_of_one_member(tmp_path: Path) -> None:
    path = tmp_path / "own.arc.gz"
    path.write_bytes(gzip.compress(b"".join(arc_records(history()))))
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.problem) == (MONTHS, "")
        assert archive.fetch(found.captures[2]).snapshot.body == history()[2].body


def test_a_damaged_record_of_an_arc_file_costs_one_capture(tmp_path: Path) -> None:
    pieces = [gzip.compress(one, mtime=0) for one in arc_records(map(held, (FIRST, SECOND, THIRD)))]
    pieces[2] = pieces[2][:40] + bytes(40) + pieces[2][80:]
    path = tmp_path / "own.arc.gz"
    path.write_bytes(b"".join(pieces))
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert timestamps(found) == [FIRST, THIRD]
        assert "is damaged near byte" in found.problem


def test_an_arc_file_that_is_cut_off_is_partial(tmp_path: Path) -> None:
    path = write_arc(tmp_path / "own.arc", map(held, (FIRST, SECOND)))
    path.write_bytes(path.read_bytes()[:-200])
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.complete, found.cut) == ([FIRST], False, True)
