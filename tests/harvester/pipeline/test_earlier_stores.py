"""Stores of every earlier version are brought up to date: nothing is lost, and nothing is told twice.

`earlier_stores` holds what `harvest demo` left with each earlier form of the store, named for its last
migration: made by the program of that time, then compressed. They are never made anew; each new form of the
store adds one (docs/releasing.md).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import zstandard

from harvester.cli import main
from harvester.demo import demo_files
from store.migrations import MIGRATIONS

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("compared_once")]
# The demo's policy has as many.
VERSIONS = 4
EARLIER = sorted((Path(__file__).parent / "earlier_stores").glob("*.db.zst"))
# No store was ever left with one of these as its last: they came together with those after them, or before
# there was a demo.
NEVER_LAST = {
    *("0001_sources", "0002_derived", "0003_runs", "0004_views"),
    *("0012_chain", "0013_change_summaries", "0014_flag_evidence"),
    *("0021_lineages", "0023_views_for_people"),
    *("0026_wide_lists", "0027_passages", "0028_edit_spans", "0029_views_of_passages", "0031_saves"),
}


@pytest.fixture(params=EARLIER, ids=lambda path: path.name.removesuffix(".db.zst"))
def earlier(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a demo whose store an earlier version of the program wrote."""
    demo_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    packed: Path = request.param
    (tmp_path / "harvest.db").write_bytes(zstandard.ZstdDecompressor().decompress(packed.read_bytes()))
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *call: str, code: int = 0) -> str:
    """Return what a command prints that ends with the exit code."""
    capsys.readouterr()
    assert main(call) == code, call
    return capsys.readouterr().out


def facts(lines: str) -> list[object]:
    """Return what `log --json` prints, without the records of WARC files: the first programs had none."""
    found = [json.loads(line) for line in lines.splitlines()]
    for version in found:
        version["proof"].pop("record", None)
    return found


def test_there_is_one_of_each_earlier_form() -> None:
    kept = {path.name.removesuffix(".db.zst") for path in EARLIER}
    *earlier, newest = (one.name for one in MIGRATIONS)
    missing = set(earlier) - NEVER_LAST - kept
    assert not missing, "a store of the program before is needed (docs/releasing.md)"
    assert kept - {newest} == set(earlier) - NEVER_LAST


def test_a_store_of_an_earlier_version_is_read_and_brought_up_to_date(
    earlier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (earlier / "harvest.db").read_bytes()
    read = facts(printed(capsys, "log", "--json"))
    assert (earlier / "harvest.db").read_bytes() == before
    assert len(read) == VERSIONS

    assert main(["--quiet"]) == 0
    assert "intact" in printed(capsys, "verify")
    assert facts(printed(capsys, "log", "--json")) == read

    # What was told before the upgrade is not told again.
    assert main(["digest", "--send"]) == 0
    assert not (earlier / "outbox").exists()
    # The mail of that time is still there, to be sent again as it was.
    assert main(["digest", "--resend"]) == 0
    (mail,) = (earlier / "outbox").glob("*.eml")
    assert b"Larkspur" in mail.read_bytes()

    assert main(["rebuild", "--jobs", "1"]) == 0
    assert "intact" in printed(capsys, "verify")
    assert facts(printed(capsys, "log", "--json")) == read
