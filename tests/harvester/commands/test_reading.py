"""Reading never writes: commands that only show or check change no byte, whatever state the store is in."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tomllib
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from harvester.cli import main
from harvester.demo import demo_files
from store import Store
from store.migrations import MIGRATIONS
from store.records import Company
from store.tables.versions import LoggedVersion, Versions
from tests.support.evidence import COMPANY
from tests.support.stores import (
    NAME,
    STATES,
    age,
    as_nobody,
    fingerprint,
    interrupt_commit,
    kill_writer,
    kill_writer_and_lose_index,
    locked_away,
    make_stale,
    use_log,
    writing,
)

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("compared_once")]
# Every way to call a command that only shows or checks.
READERS: dict[str, tuple[str, ...]] = {
    "log": ("log",),
    "log --json": ("log", "--json"),
    "log --all": ("log", "--all", *COMPANY),
    "diff": ("diff", *COMPANY),
    "diff --format json": ("diff", *COMPANY, "--format", "json", "1", "2"),
    "diff --same-elsewhere": ("diff", *COMPANY, "--same-elsewhere", "1", "2"),
    "status": ("status",),
    "status --json": ("status", "--json"),
    "verify": ("verify",),
    "digest": ("digest",),
    "digest --dry-run": ("digest", "--dry-run", "--since", "2012", "--cosmetic"),
    "--dry-run": ("--dry-run",),
    "run --dry-run --json": ("run", "--dry-run", "--json"),
}
# And those that write, for which a file that is not a store is none.
WRITERS = (
    ("--quiet",),
    ("import", "larkspur-optics.example.md"),
    ("rebuild",),
    ("digest", "--send"),
    ("schedule",),
    ("check-archive",),
    ("evidence", *COMPANY, "3", "4", "--output", "x.wacz"),
)
Told = dict[str, tuple[int, str, str]]
# What is made now says when, to the minute.
COMPOSED = re.compile(r'(?m)^Composed by harvest on .*, \d\d:\d\d UTC|"made_at": "[^"]*"|\b\d\d:\d\d UTC')
RECIPIENT = '\n[digest]\nrecipients = ["legal@example.org"]\n'

# In these, something has to be worked out again before it is shown, in a private copy.
UNTOLD = {
    "stale": {"verify", "--dry-run", "run --dry-run --json"},
    "older": {"--dry-run", "run --dry-run --json"},
}
# `verify` tells that no program of this project left them so; of the others it counts the links, too.
TOLD_BY_VERIFY = {"stale", "older"}
COPIED = {
    "stale": "harvest: the stored timeline is not up to date; shown by the current rules; "
    "run `harvest rebuild` to store it\n",
    "older": "harvest: the store was written by an older version; shown as this version reads it; "
    "run `harvest rebuild` to store it\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    """Return a folder in which the demo's company was harvested, and what each reader says there."""
    folder = tmp_path_factory.mktemp("made") / "work"
    demo = demo_files(folder)
    with demo.config.open("a", encoding="utf-8") as config:
        config.write(RECIPIENT)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert said("import", demo.document.name)[0] == 0
        assert said("--quiet")[0] == 0
        shutil.copytree(folder, folder.parent / "saved")
        return folder, {name: said(*arguments) for name, arguments in READERS.items()}


@pytest.fixture
def told(made: tuple[Path, Told], monkeypatch: pytest.MonkeyPatch) -> Told:
    """Change to the folder, as it was made; return what each reader says about it."""
    folder, told = made
    shutil.rmtree(folder)
    # The same folder again, because the list of an archive in a file is known by the file's path.
    shutil.copytree(folder.parent / "saved", folder)
    monkeypatch.chdir(folder)
    return told


def said(*arguments: str) -> tuple[int, str, str]:
    """Call the command line; return exit code, standard output and standard error."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main([*arguments])
    return code, COMPOSED.sub("", out.getvalue()), err.getvalue()


def test_all_readers_succeed(told: Told) -> None:
    assert {name: code for name, (code, _, _) in told.items() if code} == {}
    assert "supervisory" in told["diff"][1]
    assert "3 policy changes" in told["digest --dry-run"][1]


@pytest.mark.parametrize("state", STATES)
def test_no_byte_is_changed_and_the_same_is_shown(told: Told, state: str) -> None:
    STATES[state](Path(NAME))
    before = fingerprint(Path())
    for name, arguments in READERS.items():
        code, out, err = said(*arguments)
        assert fingerprint(Path()) == before, name
        if name == "verify":
            assert code == (3 if state in TOLD_BY_VERIFY else 0)
            continue
        assert (code, out) == told[name][:2], name
        note = "" if name in UNTOLD.get(state, ()) else COPIED.get(state, "")
        assert err == told[name][2] + note, name


@pytest.mark.parametrize("state", STATES)
def test_evidence_is_the_same_whatever_the_state(told: Told, tmp_path: Path, state: str) -> None:
    call = ("evidence", *COMPANY, "3", "4", "--output", str(tmp_path / ".." / f"{tmp_path.name}.wacz"))
    assert said(*call)[0] == 0
    STATES[state](Path(NAME))
    before = fingerprint(Path())
    # A different file would not be replaced.
    assert said(*call)[0] == 0
    assert fingerprint(Path()) == before


@pytest.mark.parametrize("state", STATES)
def test_a_file_that_may_not_be_written_is_read(
    told: Told, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    STATES[state](Path(NAME))

    def read_all() -> int:
        names = ("log", "status --json", "digest", "--dry-run")
        verified = main(["verify"])
        assert verified == (3 if state in TOLD_BY_VERIFY else 0)
        return max(main([*READERS[name]]) for name in names)

    assert read_all() == 0  # Everything is imported now: the other user cannot read all of the library.
    here = Path.cwd()
    with locked_away(here) as folder:
        monkeypatch.chdir(folder)
        before = fingerprint(folder)
        assert as_nobody(read_all) == 0
        assert as_nobody(lambda: main(["digest", "--send"])) == 3
        assert as_nobody(lambda: main(["--quiet"])) == 3
        assert fingerprint(folder) == before
        monkeypatch.chdir(here)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write as one user and read as another")
def test_another_user_reads_while_the_owner_writes(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path.cwd()
    with locked_away(here) as folder, writing(folder / NAME):
        monkeypatch.chdir(folder)
        before = fingerprint(folder)
        assert f"{NAME}-shm" in before
        assert as_nobody(lambda: max(main([name]) for name in ("log", "status", "verify", "digest"))) == 0
        assert fingerprint(folder) == before
        monkeypatch.chdir(here)


def test_a_store_is_read_while_another_process_writes_to_it(told: Told) -> None:
    with writing(Path(NAME)):
        before = fingerprint(Path())
        assert f"{NAME}-wal" in before
        for name, arguments in READERS.items():
            found = said(*arguments)
            assert (found[0] if name == "verify" else found) == (0 if name == "verify" else told[name]), name
            assert fingerprint(Path()) == before, name
    assert f"{NAME}-wal" not in fingerprint(Path())


@pytest.mark.parametrize("migrations", sorted({1, 5, 8, len(MIGRATIONS) - 1}))
def test_stores_of_older_versions_are_only_read(told: Told, migrations: int) -> None:
    age(Path(NAME), migrations)
    before = fingerprint(Path())
    for name in ("log", "status"):
        assert "older version" in said(name)[2]
    assert fingerprint(Path()) == before
    # What is said there is done: then nothing is worked out any more.
    assert said("rebuild")[0] == 0
    assert said("log")[2] == ""


def test_what_is_only_configured_is_shown_and_not_stored(told: Told) -> None:
    config = Path("config.toml")
    more = (
        '\n[companies.larkspur.documents.terms]\ntitle = "Terms"\nurls = ["http://larkspur.example/terms"]\n'
    )
    config.write_text(config.read_text("utf-8") + more, "utf-8")
    assert tomllib.loads(config.read_text("utf-8"))
    before = fingerprint(Path())
    code, out, err = said("status")
    assert (code, err) == (0, "")
    assert "larkspur/terms" in out
    assert "larkspur/terms" in said("--dry-run")[1]
    assert "larkspur/terms" not in said("log")[1]
    assert fingerprint(Path()) == before


def test_nothing_is_copied_where_everything_is_up_to_date(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copied(*_: object) -> None:
        raise AssertionError("a private copy was made")

    monkeypatch.setattr("store.database.copied", copied)
    monkeypatch.setattr("store.private_copy.copied", copied)
    for name, arguments in READERS.items():
        assert said(*arguments) == told[name], name
    kill_writer(Path(NAME))
    for name, arguments in READERS.items():
        if name != "verify":
            assert said(*arguments)[:2] == told[name][:2], name
    assert said("verify")[0] == 0


@pytest.mark.parametrize("name", ["log", "status --json"])
def test_what_a_run_changes_meanwhile_is_not_shown_by_halves(
    told: Told, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = Versions.log
    with Store(NAME) as run:

        def log(versions: Versions, document: int) -> tuple[LoggedVersion, ...]:
            run.database.execute("DELETE FROM versions WHERE number > 2")
            run.database.execute("UPDATE listings SET state = 'failed'")
            return real(versions, document)

        monkeypatch.setattr(Versions, "log", log)
        assert said(*READERS[name]) == told[name]


def test_a_reader_goes_on_when_a_writer_is_killed_meanwhile(told: Told) -> None:
    with Store(NAME, reading=True) as reader, Store(NAME, reading=True) as other:
        before = reader.sources.companies()
        assert other.sources.companies() == before
        interrupt_commit(Path(NAME))
        left = fingerprint(Path())
        assert reader.sources.companies() == before
        with other.step():
            assert other.sources.companies() == before
            other.sources.add_company(Company("mine", "Mine"))
        assert len(other.sources.companies()) == len(before) + 1
    assert fingerprint(Path()) == left


@pytest.mark.parametrize("tables", ["CREATE TABLE moz_places (url TEXT)", ""], ids=["foreign", "letter"])
def test_every_command_refuses_what_is_not_a_store_and_leaves_it(told: Told, tables: str) -> None:
    Path(NAME).unlink()
    if tables:
        with closing(sqlite3.connect(NAME)) as connection:
            connection.execute(tables)
    else:
        Path(NAME).write_text("Dear Sir or Madam", "utf-8")
    before = fingerprint(Path())
    for arguments in (*READERS.values(), *WRITERS):
        code, out, err = said(*arguments)
        assert (code, out) == (3, ""), arguments
        assert "Name another file with --db." in err, arguments
        assert fingerprint(Path()) == before, arguments


def test_a_dry_run_without_a_store_leaves_nothing(told: Told) -> None:
    Path(NAME).unlink()
    before = fingerprint(Path())
    assert said("--dry-run")[0] == 0
    assert fingerprint(Path()) == before


@pytest.mark.parametrize(
    "leave", [kill_writer, kill_writer_and_lose_index, interrupt_commit, use_log, make_stale, age]
)
def test_the_next_run_puts_everything_in_order(told: Told, leave: object) -> None:
    STATES["at rest"](Path(NAME))
    assert callable(leave)
    leave(Path(NAME))
    assert said("rebuild")[0] == 0
    assert said("--quiet")[0] == 0
    STATES["at rest"](Path(NAME))
    # What a program of this project did not do stays on record.
    assert said("verify")[0] == (3 if leave is make_stale else 0)
