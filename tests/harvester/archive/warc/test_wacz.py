"""A WACZ file is read as the WARC files in it are; what is wrong with one is said with its name."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from harvester.archive import Archive, IndexPage
from harvester.archive.warc import unpacking, wacz
from harvester.errors import ConfigError
from tests.support.archives import opened
from tests.support.packed_warcs import DATA, warc_bytes, write_wacz
from tests.support.stand_in import PRIVACY, Held, page

FIRST, SECOND = "20120115120000", "20130115120000"
OTHER = "archive/more.warc.gz"


def warc(folder: Path, timestamp: str = FIRST, *, packed: bool = True) -> bytes:
    return warc_bytes(folder, [Held(timestamp, PRIVACY, page(int(timestamp[3])))], packed=packed)


def only_page(archive: Archive) -> IndexPage:
    (found,) = archive.captures(PRIVACY)
    return found


def timestamps(found: IndexPage) -> list[str]:
    return [one.timestamp for one in found.captures]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_the_captures_of_all_members_are_one_history(tmp_path: Path, method: int, packed: bool) -> None:
    members = {DATA: warc(tmp_path, packed=packed), OTHER: warc(tmp_path, SECOND, packed=packed)}
    path = write_wacz(tmp_path / "own.wacz", members, method=method)
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.complete, found.problem) == ([FIRST, SECOND], True, "")
        second = archive.fetch(found.captures[1]).snapshot
        assert second.body == page(3)
        assert (second.headers["warc-file"], second.headers["warc-member"]) == ("own.wacz", OTHER)
        assert second.headers["warc-record-id"].startswith("<urn:uuid:")


def test_a_member_that_was_altered_is_not_read(tmp_path: Path) -> None:
    members = {DATA: warc(tmp_path), OTHER: warc(tmp_path, SECOND)}
    path = write_wacz(tmp_path / "own.wacz", members, hashes={DATA: "sha256:" + "0" * 64})
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert (timestamps(found), found.complete, found.cut) == ([SECOND], False, True)
        assert found.problem == (
            f"own.wacz: {DATA} does not have the hash that datapackage.json states: "
            "one of the two was altered"
        )


def test_a_member_that_is_listed_and_missing_is_said(tmp_path: Path) -> None:
    path = write_wacz(tmp_path / "own.wacz", {DATA: warc(tmp_path), OTHER: b""})
    whole = zipfile.ZipFile(path)
    thinned = tmp_path / "thin.wacz"
    with whole, zipfile.ZipFile(thinned, "w") as archive:
        for name in whole.namelist():
            if name != OTHER:
                archive.writestr(name, whole.read(name))
    with opened(str(thinned)) as archive_:
        found = only_page(archive_)
        assert (timestamps(found), found.complete) == ([FIRST], False)
        assert f"{OTHER} is missing, though datapackage.json lists it" in found.problem


@pytest.mark.parametrize("text", ["", "{", "[]", '{"resources": 3}', "[" * 100_000], ids=range(5))
def test_a_package_that_says_nothing_checks_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(DATA, warc(tmp_path))
        archive.writestr("datapackage.json", text)
    with opened(str(path)) as opened_:
        found = only_page(opened_)
        assert timestamps(found) == [FIRST]
        assert found.complete == (text in ("[]", '{"resources": 3}'))
        assert found.complete or "its hashes were not checked" in found.problem


def patched(path: Path, offset: int, change: bytes) -> Path:
    """Change bytes of the header of the first member, in front of it and in the directory at the end."""
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[offset : offset + len(change)] = change
    data[directory + offset + 2 : directory + offset + 2 + len(change)] = change
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("offset", "change", "problem"),
    [(6, b"\x01\x00", "is encrypted"), (8, b"\x63\x00", "is compressed in a way that is not read")],
    ids=["encrypted", "another method"],
)
def test_a_member_that_cannot_be_opened_costs_no_other(
    tmp_path: Path, offset: int, change: bytes, problem: str
) -> None:
    members = {DATA: warc(tmp_path), OTHER: warc(tmp_path, SECOND)}
    path = patched(write_wacz(tmp_path / "own.wacz", members), offset, change)
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert timestamps(found) == [SECOND]
        assert f"{DATA} {problem}" in found.problem


def test_names_that_lead_out_of_the_file_are_only_names(tmp_path: Path) -> None:
    outside = "../../outside.warc.gz"
    path = write_wacz(
        tmp_path / "own.wacz", {outside: warc(tmp_path), "/etc/a.warc.gz": warc(tmp_path, SECOND)}
    )
    before = sorted(tmp_path.parent.rglob("*"))
    with opened(str(path)) as archive:
        assert timestamps(only_page(archive)) == [FIRST, SECOND]
        assert archive.fetch(only_page(archive).captures[0]).snapshot.headers["warc-member"] == outside
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (wacz, unpacking):
        monkeypatch.setattr(module, "_MOST_BYTES", 2**20)
    bomb = warc(tmp_path, packed=False) + bytes(8 * 2**20)
    members = {DATA: warc(tmp_path), "archive/bomb.warc": bomb}
    path = write_wacz(tmp_path / "own.wacz", members, method=zipfile.ZIP_DEFLATED)
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert timestamps(found) == [FIRST]
        assert "archive/bomb.warc is not read: it unpacks to more than 1 MB" in found.problem


def test_members_that_share_bytes_are_read_once(tmp_path: Path) -> None:
    path = write_wacz(tmp_path / "own.wacz", {DATA: warc(tmp_path), OTHER: warc(tmp_path, SECOND)})
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    # The directory says that the second member begins where the first one does.
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(data)
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert timestamps(found) in ([FIRST], [SECOND])
        assert "it repeats another member" in found.problem


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9], ids=["empty", "a third", "most"])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    path = write_wacz(tmp_path / "own.wacz", {DATA: warc(tmp_path)})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ConfigError, match=r"own\.wacz: is not a WACZ file, or is cut off"), opened(str(path)):
        pass


def test_a_file_without_captures_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(ConfigError, match=r"own\.wacz: holds no WARC file"),
        opened(str(write_wacz(tmp_path / "own.wacz", {}))),
    ):
        pass


def test_damage_in_a_member_is_found_as_in_a_file(tmp_path: Path) -> None:
    records = [Held(f"201{n}0115120000", PRIVACY, page(n)) for n in range(4)]
    whole = warc_bytes(tmp_path, records)
    places = [n for n in range(len(whole)) if whole.startswith(b"\x1f\x8b\x08", n)]
    damaged = whole[: places[2] + 20] + bytes(40) + whole[places[2] + 60 :]
    path = write_wacz(tmp_path / "own.wacz", {DATA: damaged, OTHER: warc(tmp_path)})
    with opened(str(path)) as archive:
        found = only_page(archive)
        assert timestamps(found) == ["20100115120000", FIRST, "20130115120000"], (
            "of two equal ones, one counts"
        )
        assert found.problem.startswith(f"own.wacz ({DATA}) is damaged near byte")


@pytest.mark.parametrize("limit", ["_DIRECTORY_BYTES", "_MOST_MEMBERS"])
def test_a_directory_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    path = write_wacz(tmp_path / "own.wacz", {DATA: warc(tmp_path)})
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(20):
            archive.writestr(f"pages/{number}", b"")
    with opened(str(path)) as found:
        assert timestamps(only_page(found)) == [FIRST]
    monkeypatch.setattr(wacz, limit, 10)
    with pytest.raises(ConfigError, match=r"own\.wacz: has more than \d+ members"), opened(str(path)):
        pass
