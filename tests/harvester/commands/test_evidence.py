"""`harvest evidence`: what it writes, what it refuses, and how a check ends."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from store import Store
from tests.support.calls import Harvest
from tests.support.evidence import COMPANY, bundle_of


def test_a_bundle_is_written_and_checked(unchanged: Harvest, tmp_path: Path) -> None:
    path = tmp_path / "lamps.wacz"
    code, out, err = unchanged("evidence", *COMPANY, "2012-03-01", "2018-05-25", "--output", path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (code, err) == (0, "")
    assert out == f"{path}: {path.stat().st_size:,} bytes, SHA-256 {sha256}\n"
    code, out, err = unchanged("evidence", "--check", path)
    assert (code, err) == (0, "")
    first, second, *rest, last = out.splitlines()
    assert (first, second) == (f"{path}: intact", f"  SHA-256 {sha256}")
    assert rest
    assert all(line.startswith("  checked: ") for line in rest)
    assert last.startswith("  not checked: who made the file, and when.")


def test_an_altered_bundle_is_told_with_exit_code_1(unchanged: Harvest, tmp_path: Path) -> None:
    path = bundle_of(unchanged, tmp_path)
    altered = path.read_bytes().replace(b"May 25, 2018", b"May 26, 2018", 1)
    path.write_bytes(altered)
    code, out, err = unchanged("evidence", "--check", path)
    assert (code, out) == (1, "")
    assert err.startswith(f"{path}: evidence/")


@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
def test_a_bundle_has_its_name_only_when_all_of_it_is_written(
    harvested: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    folder = tmp_path / "bundles"
    folder.mkdir()
    seen: list[list[str]] = []
    synchronize = os.fsync

    def written(number: int) -> None:
        synchronize(number)
        seen.append([path.name for path in folder.iterdir()])

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fsync", written)
    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    path = bundle_of(harvested, folder)
    assert seen
    assert all(path.name not in names for names in seen)
    assert list(folder.iterdir()) == [path]
    assert harvested("evidence", "--check", path)[0] == 0


def test_a_file_that_exists_is_not_replaced(unchanged: Harvest, tmp_path: Path) -> None:
    path = bundle_of(unchanged, tmp_path)
    assert bundle_of(unchanged, tmp_path) == path
    code, _, err = unchanged("evidence", *COMPANY, "1", "2", "--output", path)
    assert code == 2
    assert "exists and has different contents" in err
    assert sorted(one.name for one in tmp_path.glob("*.wacz")) == ["3-4.wacz"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("evidence", *COMPANY, "4", "3", "--output", "x.wacz"), "version 4 is not older than version 3"),
        (("evidence", *COMPANY, "3", "3", "--output", "x.wacz"), "version 3 is not older than version 3"),
        (("evidence", *COMPANY, "3", "--output", "x.wacz"), "FROM, TO and --output FILE are required"),
        (("evidence", *COMPANY, "3", "9", "--output", "x.wacz"), "does not match any version"),
        (("evidence", *COMPANY, "3", "4"), "FROM, TO and --output FILE are required"),
        (("evidence", *COMPANY, "--check", "x.wacz"), "--check cannot be combined with other arguments"),
        (("evidence", "--check", "missing.wacz"), "cannot be read"),
        (("evidence", "--check", "config.toml"), "is not an evidence bundle"),
        (("evidence", *COMPANY, "3", "4", "--output", "no/such/folder.wacz"), "cannot be written"),
        (("evidence", "--company", "nobody", "3", "4", "--output", "x.wacz"), "larkspur"),
    ],
)
def test_a_wrong_call_writes_nothing(unchanged: Harvest, arguments: tuple[str, ...], sentence: str) -> None:
    code, out, err = unchanged(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert not list(Path.cwd().glob("*.wacz"))


def test_a_timeline_that_is_not_drawn_is_drawn_for_the_proof_alone(
    harvested: Harvest, tmp_path: Path
) -> None:
    whole = bundle_of(harvested, tmp_path).read_bytes()
    with Store("harvest.db") as store:
        store.database.execute("UPDATE documents SET derived = 0")
        store.database.execute("DELETE FROM versions")
    stored = Path("harvest.db").read_bytes()
    code, _, err = harvested("evidence", *COMPANY, "3", "4", "--output", "x.wacz")
    assert code == 0
    assert "the stored timeline is not up to date" in err
    assert Path("x.wacz").read_bytes() == whole
    assert Path("harvest.db").read_bytes() == stored
