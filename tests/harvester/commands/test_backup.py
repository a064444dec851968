"""`harvest backup`: a copy that `verify` finds intact, and how it is restored."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.calls import Harvest


def test_a_copy_is_intact_and_is_told_with_the_end_of_its_chain(harvested: Harvest) -> None:
    manifest = harvested("verify", "--manifest")[1]
    code, out, err = harvested("backup", "copy.db", "--json")
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert made["file"] == "copy.db"
    assert made["bytes"] == Path("copy.db").stat().st_size
    assert f"chain {made['links']} {made['head']}" in manifest.splitlines()
    assert harvested("--db", "copy.db", "verify", "--manifest") == (0, manifest, "")


def test_a_file_that_exists_is_only_replaced_if_so_asked(harvested: Harvest) -> None:
    assert harvested("backup", "copy.db")[0] == 0
    code, out, err = harvested("backup", "copy.db")
    assert (code, out) == (2, "")
    assert "copy.db: exists already" in err
    assert harvested("backup", "copy.db", "--replace")[0] == 0
    code, _, err = harvested("backup", "harvest.db", "--replace")
    assert code == 2
    assert "is the store itself" in err


def test_a_copy_is_restored_by_copying_it_back(harvested: Harvest) -> None:
    log = harvested("log", "--json")[1]
    assert harvested("backup", "copy.db")[0] == 0
    Path("harvest.db").write_bytes(b"a disk that failed" * 100)
    Path("harvest.db").unlink()
    assert harvested("--db", "copy.db", "backup", "harvest.db")[0] == 0
    assert harvested("log", "--json")[1] == log
    assert harvested("verify")[0] == 0


def test_without_a_store_there_is_nothing_to_copy(harvest: Harvest, tmp_path: Path) -> None:
    code, out, err = harvest("--db", tmp_path / "none.db", "backup", tmp_path / "copy.db")
    assert (code, out) == (2, "")
    assert "there is no store yet" in err
    assert not [*tmp_path.iterdir()]
