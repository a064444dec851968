"""The ZIP file of a bundle: one way to write it, and nothing else is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from harvester.evidence.container import LARGEST_BUNDLE, NotABundle, PackageFacts, mismatches, pack, unzipped
from harvester.evidence.names import DATAPACKAGE, DIGEST, SUMS

FILES = {"a/one.txt": b"one\n", "a/two.txt": b"two\n" * 10}
NAMES = (*FILES, SUMS, DATAPACKAGE, DIGEST)
PACKED = pack(FILES, PackageFacts("Lamps · Privacy", "2026-11-26T03:00:00Z", "harvest 0"))


def test_what_was_packed_is_unpacked_and_listed() -> None:
    files = unzipped(PACKED, NAMES)
    assert {name: files[name] for name in FILES} == FILES
    assert tuple(files) == NAMES
    assert list(mismatches(files)) == []
    assert len(PACKED) < LARGEST_BUNDLE


def test_every_byte_of_it_counts() -> None:
    """All bytes, one by one: of the ZIP file itself, its files, and its lists."""
    for place in range(len(PACKED)):
        altered = bytearray(PACKED)
        altered[place] ^= 0x10
        try:
            files = unzipped(bytes(altered), NAMES)
        except NotABundle as error:
            assert str(error)
        else:
            assert list(mismatches(files)), place


def test_each_file_that_is_not_the_listed_one_is_named() -> None:
    files = unzipped(PACKED, NAMES)
    altered = {**files, "a/one.txt": b"other"}
    assert [fault.partition(":")[0] for fault in mismatches(altered)] == ["a/one.txt", SUMS]
    without = {name: payload for name, payload in files.items() if name != "a/two.txt"}
    assert next(iter(mismatches(without))) == f"a/two.txt: is missing, although {DATAPACKAGE} lists it"
    more = {**files, "a/three.txt": b""}
    assert next(iter(mismatches(more))) == f"a/three.txt: is not listed in {DATAPACKAGE}"
    assert "is not the list of contents" in list(mismatches({**files, DATAPACKAGE: b"[]"}))[1]


def test_two_entries_with_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("a/one.txt", b"one")
        archive.writestr("a/one.txt", b"another")
    with pytest.raises(NotABundle, match="two entries with the same name"):
        unzipped(out.getvalue(), NAMES)


def test_where_it_was_altered_is_said() -> None:
    with zipfile.ZipFile(io.BytesIO(PACKED)) as archive:
        second = archive.getinfo("a/two.txt").header_offset
    attributes = PACKED.index(b"PK\x01\x02") + 38
    for place, where in ((second + 10, "in the header of a/two.txt"), (attributes, "in its directory")):
        altered = bytearray(PACKED)
        altered[place] ^= 1
        with pytest.raises(NotABundle, match=f"altered at byte {place}, {where}"):
            unzipped(bytes(altered), NAMES)
