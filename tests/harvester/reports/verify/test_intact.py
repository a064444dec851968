"""What the program itself does to a store is no fault: whatever is called, in any order, ending anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.demo import DemoFiles
from harvester.reports import Verification
from tests.support.altering import faults
from tests.support.calls import Harvest
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, Held, World, history
from tests.support.stationery_policy import BETWEEN, MONTHS, NEW, changed_in_april, cite
from tests.support.zygote import KILLED, Zygote


def test_a_new_store_is_empty_and_not_intact(harvest: Harvest, tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.store.database.execute("DELETE FROM addresses")
        here.store.database.execute("DELETE FROM documents")
    code, out, err = harvest("--db", tmp_path / "h.db", "verify")
    assert (code, out) == (3, "")
    assert "is empty: there is nothing to check" in err


def test_a_corpus_document_alone_is_intact(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("import", files.document)[0] == 0
    code, out, err = harvest("verify")
    assert (code, err) == (0, "")
    assert "harvest.db: intact: 0 snapshots, 1 text, 1 version, 0 changes, 0 mails; a chain of " in out


def test_it_tells_how_much_is_done(harvested: Harvest) -> None:
    told = list[tuple[int, int]]()
    with Verification(Path("harvest.db"), {}) as verification:
        list(verification.faults(lambda done, total: told.append((done, total))))
    assert told == [(0, 1)]


COMMANDS = (
    ("--quiet",),
    ("rebuild",),
    ("digest", "--send", "--since", "2000-01-01"),
    ("log", "larkspur"),
    ("status",),
    ("--quiet", "--budget", "1"),
)


@pytest.mark.parametrize("first", range(len(COMMANDS)))
def test_every_sequence_of_commands_leaves_it_intact(files: DemoFiles, harvest: Harvest, first: int) -> None:
    assert harvest("import", files.document)[0] == 0
    for place in range(len(COMMANDS)):
        harvest(*COMMANDS[(first + place) % len(COMMANDS)])
        code, _, err = harvest("verify")
        assert (code, err) == (0, ""), COMMANDS[(first + place) % len(COMMANDS)]


def test_a_changed_configuration_leaves_it_intact(harvested: Harvest, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    text = config.read_text("utf-8")
    changed = {
        "renamed": text.replace("[companies.larkspur", "[companies.lark"),
        "other name": text.replace("Larkspur", "Lark & Spur"),
        "selectors": text.replace("title =", 'remove = [".promotion"]\ntitle =', 1),
        "topics": text.replace('location = ["precise location"]', 'lenses = ["lens*"]'),
        "no document": "[archive]\n",
    }
    for name, found in changed.items():
        config.write_text(found, "utf-8")
        harvested("--quiet")
        harvested("log")
        code, _, err = harvested("verify")
        assert (code, err) == (0, ""), name


@pytest.mark.parametrize("order", ["ch", "hc", "hch", "hh", "chh"])
def test_the_order_of_imports_and_runs_makes_no_fault(tmp_path: Path, order: str) -> None:
    with field(tmp_path / "h.db", changed_in_april()) as here:
        for step in order:
            if step == "c":
                cite(here, BETWEEN)
            else:
                here.harvest(budget=2)
            assert faults(here.store) == []


def test_a_corrected_corpus_document_is_no_fault(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", changed_in_april()) as here:
        cite(here, BETWEEN)
        here.harvest()
        cite(here, NEW)
        assert faults(here.store) == []
        here.harvest()
        assert faults(here.store) == []


def test_a_killed_run_leaves_it_intact(
    zygote: Zygote, files: DemoFiles, harvest: Harvest, tmp_path: Path
) -> None:
    assert harvest("import", files.document)[0] == 0
    imported = (tmp_path / "harvest.db").read_bytes()
    for place in (1, 4, 9, 16, 25, 36):
        for left in tmp_path.glob("harvest.db*"):
            left.unlink()
        (tmp_path / "harvest.db").write_bytes(imported)
        assert zygote.run(("--quiet",), folder=tmp_path, die_at=place) == KILLED
        code, _, err = harvest("verify")
        assert (code, err) == (0, ""), f"killed at place {place}"


@pytest.mark.parametrize("order", ["hc", "ch"])
def test_a_text_whose_sources_name_its_title_differently_is_no_fault(tmp_path: Path, order: str) -> None:
    titled = NEW.replace(b"<title>Privacy", "<title>\u00a0Privacy".encode())
    with field(tmp_path / "h.db", World([Held(MONTHS[0], PRIVACY, titled)])) as here:
        for step in order:
            if step == "c":
                cite(here, titled, "20120301120000")
            else:
                here.harvest()
            assert faults(here.store) == []
