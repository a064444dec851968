"""A path of stores that was changed: a second history is not begun without a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.calls import Harvest
from tests.support.several_stores import EACH, ONE, name, write_configuration, write_files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harvest: Harvest) -> Path:
    """Return the current folder, in which five companies were imported into one store."""
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, documents=1)
    assert harvest("--config", f"{ONE}.toml", "import", "corpus", "--quiet") == (0, "", "")
    return tmp_path


def test_from_one_store_to_several(here: Path, harvest: Harvest) -> None:
    for asked in (["import", "corpus", "--quiet"], ["--quiet"]):
        code, _, err = harvest("--config", f"{EACH}.toml", *asked)
        said = [line for line in err.splitlines() if "holds the history of" in line]
        assert (code, len(said)) == (0, 1 if asked[0] == "import" else 0), "it has begun then"
        if said:
            assert f"{here / 'one.db'}: holds the history of {name(0)}, {name(1)} and 3 others" in said[0]
            assert f"begins anew in {here / 'each'}/{name(0)}.db and 4 other stores. To go on" in said[0]
            assert (
                f"`harvest backup --db {here / 'one.db'} {here / 'each'}/{name(0)}.db`, and so on" in said[0]
            )


def test_a_run_says_it_before_it_asks_for_anything(here: Path, harvest: Harvest) -> None:
    code, _, err = harvest("--config", f"{EACH}.toml", "--quiet", "--company", name(2))
    assert (code, err.count("holds the history of")) == (0, 1)
    assert f"begins anew in {here / 'each'}/{name(2)}.db. To go on" in err
    # Whoever follows the advice goes on with the history.
    (here / "each" / f"{name(2)}.db").unlink()
    copy = ("backup", "--db", "one.db", f"each/{name(2)}.db")
    assert harvest("--config", f"{EACH}.toml", *copy)[0] == 0
    code, _, err = harvest("--config", f"{EACH}.toml", "--quiet", "--company", name(2))
    assert (code, err) == (0, "")


def test_from_several_stores_to_one(here: Path, harvest: Harvest) -> None:
    assert harvest("--config", f"{EACH}.toml", "import", "corpus", "--quiet")[0] == 0
    (here / "one.db").unlink()
    code, _, err = harvest("--config", f"{ONE}.toml", "--quiet")
    assert (code, err.count("holds the history of")) == (0, 4), "the fifth company is not configured"
    assert err.count("Two stores cannot be made one") == 4
    assert harvest("--config", f"{ONE}.toml", "--quiet") == (0, "", "")


def test_the_newest_of_several_files_is_named(here: Path, harvest: Harvest) -> None:
    Path("old").mkdir()
    assert harvest("--config", f"{ONE}.toml", "backup", "old/copy.db")[0] == 0
    os.utime("old/copy.db", (1, 1))
    (here / "other.db").write_bytes(b"not a database")
    write_configuration(here, "next", "next.db")
    code, _, err = harvest("--config", "next.toml", "import", "corpus", "--quiet")
    assert (code, err.count("holds the history of")) == (0, 1)
    assert f"{here / 'one.db'}: holds" in err


def test_whoever_names_the_store_means_it(here: Path, harvest: Harvest) -> None:
    code, _, err = harvest("--config", f"{ONE}.toml", "--db", "new.db", "import", "corpus", "--quiet")
    assert (code, err) == (0, "")
