"""`harvest import OUT --company X`: the store that an ordinary run of the same files makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.calls import Harvest, objects
from tests.support.many_archives import ManyArchives
from tests.support.packed_warcs import write_wacz

MANY = ManyArchives(files=2, captures=24, companies=3)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with archives of two kinds and a configuration."""
    folder = tmp_path_factory.mktemp("importing")
    _, second = MANY.write(folder / "warcs")
    write_wacz(folder / "warcs" / "second.wacz", {"archive/second.warc.gz": second.read_bytes()})
    second.unlink()
    (folder / "config.toml").write_text(MANY.configuration(), "utf-8")
    return folder


def test_log_and_diff_are_those_of_an_ordinary_run(here: Path, harvest: Harvest) -> None:
    assert harvest("--db", "run.db", "--archive", "warcs", "--budget", "10000", "--quiet")[0] == 0
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out") == (0, "", "")
    code, out, err = harvest("--db", "part.db", "import", "out", "--company", "maker1.example")
    assert (code, err) == (0, "")
    assert out.startswith("maker1: ")
    for call in (("log", "maker1", "--json"), ("diff", "maker1", "1", "2", "--format", "json")):
        ordinary, imported = (objects(harvest("--db", store, *call)[1]) for store in ("run.db", "part.db"))
        for one in (*ordinary, *imported):
            one.pop("made_at", None)
        assert imported == ordinary != []
    proofs = [one["proof"] for one in objects(harvest("--db", "part.db", "log", "maker1", "--json")[1])]
    assert {proof["kind"] for proof in proofs} == {"warc"}  # type: ignore[index]
    assert {proof.get("member") for proof in proofs} <= {None, "archive/second.warc.gz"}  # type: ignore[attr-defined]
    assert harvest("--db", "part.db", "verify")[0] == 0
    # Nothing is asked for twice: what was imported is the history that a run would go on with.
    before = harvest("--db", "part.db", "log", "maker1", "--json")
    assert harvest("--db", "part.db", "import", "out", "--company", "maker1", "--quiet") == (0, "", "")
    assert harvest("--db", "part.db", "log", "maker1", "--json") == before


def test_without_a_configuration_the_documents_are_those_of_the_data_set(
    here: Path, harvest: Harvest
) -> None:
    (here / "config.toml").unlink()
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    assert harvest("import", "out", "--company", "maker2")[0] == 0
    status = objects(harvest("status", "--json")[1])
    assert [(one["company"], one["document"]) for one in status] == [("maker2", "privacy")]
    assert len(objects(harvest("log", "--json")[1])) > 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("import", "out", "--company", "nobody"), "the data set has no company 'nobody'"),
        (("import", "warcs", "--company", "maker1"), "holds no data set"),
        (("import", "out", "warcs", "--company", "maker1"), "is for one data set"),
    ],
)
def test_a_call_that_is_wrong(here: Path, harvest: Harvest, call: tuple[str, ...], said: str) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    code, _, err = harvest(*call)
    assert code == 2
    assert said in err


def test_what_is_missing_is_said(here: Path, harvest: Harvest) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 0
    (here / "warcs" / "second.wacz").rename(here / "elsewhere.wacz")
    code, _, err = harvest("import", "out", "--company", "maker1")
    assert code == 2
    assert "second.wacz: there is no such file" in err
    (here / "elsewhere.wacz").rename(here / "warcs" / "second.wacz")
    (here / "out" / "_SUCCESS").unlink()
    assert "a data set that is not complete" in harvest("import", "out", "--company", "maker1")[2]


def test_what_the_files_lack_makes_the_lists_partial(here: Path, harvest: Harvest) -> None:
    damaged = here / "warcs" / "crawl-000.warc.gz"
    damaged.write_bytes(damaged.read_bytes()[:-200])
    assert harvest("bulk", "--jobs", "1", "--quiet", "warcs", "out")[0] == 1
    assert json.loads((here / "out" / "_SUCCESS").read_text("utf-8"))["problems"]
    assert harvest("import", "out", "--company", "maker1", "--quiet")[0] == 1
    assert {one["listing"] for one in objects(harvest("status", "--json")[1]) if one["captures"]} == {
        "partial"
    }
