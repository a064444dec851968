"""The command line: arguments in, exit code out; JSON as the contract has it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from harvester.cli import COMMANDS
from harvester.demo import DemoFiles
from tests.support.calls import Harvest, objects
from tests.support.paths import ROOT
from tests.support.shared import SHARED, needs_shared
from tests.support.stand_in import Reply, StandIn

RUN_KEYS = {
    "company",
    "document",
    "listing",
    "captures",
    "requests",
    "snapshots_new",
    "versions_new",
    "changes_new",
    "remaining",
    "skipped",
    "read",
    "notes",
    "review",
}
READ_KEYS = {"source", "proof", "recipe", "extractor", "coverage", "notes", "snapshot_sha256"}
LOG_KEYS = {
    *READ_KEYS,
    "company",
    "document",
    "version",
    "effective",
    "updated",
    "first_capture",
    "last_capture",
    "after_capture",
    "url",
    "reason",
    "flags",
    "words",
    "sections",
    "sha256",
    "dated",
    "dated_by",
}
DIFF_KEYS = {"before", "after", "cosmetic", "changes", "unchanged", "coarse"}
CHANGE_KEYS = {
    "kinds",
    "before",
    "after",
    "others",
    "similarity",
    "words_added",
    "words_removed",
    "edits",
}
STATUS_KEYS = {
    *READ_KEYS,
    "review",
    "company",
    "document",
    "listing",
    "listed_at",
    "captures",
    "fetched",
    "unplayable",
    "excluded",
    "failed",
    "remaining",
    "first_capture",
    "last_capture",
    "last_run",
    "last_change",
    "cooldown_until",
}


def test_help_names_every_command(harvest: Harvest) -> None:
    code, out, _ = harvest("--help")
    assert code == 0
    for name in COMMANDS:
        assert name in out


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(harvest: Harvest, command: str) -> None:
    code, out, _ = harvest(command, "--help")
    assert code == 0
    assert out.splitlines()[2].strip()
    assert "Raises" not in out


def test_run_says_what_was_found_and_a_second_run_finds_nothing(files: DemoFiles, harvest: Harvest) -> None:
    code, out, _ = harvest("--company", "larkspur", "--json")
    (found,) = objects(out)
    assert code == 0
    assert found.keys() >= RUN_KEYS
    assert (found["listing"], found["remaining"]) == ("complete", 0)
    assert found["requests"] == {"index": 2, "memento": 5}
    assert isinstance(found["read"], list)
    assert found["read"]
    assert all(one.keys() == {"timestamp", "url", "rendered", *READ_KEYS} for one in found["read"])
    code, out, err = harvest("run", "--company", "Larkspur Optics", "--json", "--quiet")
    (again,) = objects(out)
    assert again["requests"] == {"index": 2, "memento": 0}
    assert (again["versions_new"], again["changes_new"], again["snapshots_new"]) == (0, 0, 0)
    assert (code, err) == (0, "")


def test_quiet_is_silent_when_all_is_well(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("--quiet") == (0, "", "")


def test_the_cited_snapshot_is_said_to_be_identical(files: DemoFiles, harvest: Harvest) -> None:
    harvest("import", files.document)
    code, out, _ = harvest("--company", "larkspur")
    assert code == 0
    assert "cited snapshot 20120503101112: its text is identical" in out


def test_log_is_the_timeline(harvested: Harvest) -> None:
    code, out, _ = harvested("log", "--company", "larkspur", "--json")
    found = objects(out)
    assert code == 0
    assert all(version.keys() >= LOG_KEYS for version in found)
    assert [(version["dated"], version["dated_by"], version["flags"]) for version in found] == [
        ("2012-03-01", "effective", []),
        ("2014-01-15", "effective", []),
        ("2014-01-15", "effective", ["silent-edit"]),
        ("2018-05-25", "effective", []),
    ]
    assert [version["after_capture"] for version in found][:2] == [None, "20130120043005"]


def test_diff_between_effective_dates(harvested: Harvest) -> None:
    code, out, _ = harvested("diff", "--company", "larkspur", "2012-03-01", "2014-01", "--format", "json")
    (found,) = objects(out)
    assert code == 0
    assert found.keys() >= DIFF_KEYS
    changes = found["changes"]
    assert isinstance(changes, list)
    assert all(change.keys() >= CHANGE_KEYS for change in changes)
    renumbered = [change for change in changes if "renumbered" in change["kinds"]]
    assert [(change["before"]["number"], change["after"]["number"]) for change in renumbered] == [
        (str(number), str(number + 1)) for number in range(4, 10)
    ]
    assert not any("moved" in change["kinds"] for change in changes)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_diff_for_people_names_both_dates(harvested: Harvest, form: str) -> None:
    code, out, _ = harvested("diff", "--company", "larkspur", "--format", form)
    assert code == 0
    assert "15 Jan 2014" in out
    assert "25 May 2018" in out


def test_diff_of_what_is_not_there_says_what_is(harvested: Harvest) -> None:
    code, out, err = harvested("diff", "--company", "larkspur", "1999", "2000")
    assert (code, out) == (2, "")
    assert "2012-03-01" in err
    code, out, err = harvested("diff", "larkspur", "2012", "2024-02-30")
    assert (code, out) == (2, "")
    assert "'2024-02-30' is not a date" in err


def test_status_is_honest(harvested: Harvest) -> None:
    code, out, _ = harvested("status", "--json")
    (found,) = objects(out)
    assert code == 0
    assert found.keys() >= STATUS_KEYS
    assert (found["listing"], found["captures"], found["remaining"]) == ("complete", 9, 0)
    assert (found["first_capture"], found["last_change"]) == ("20120503101112", "20180620162011")


def test_status_means_the_archive_however_it_is_written(harvested: Harvest) -> None:
    (found,) = objects(harvested("--archive", "./larkspur.warc", "status", "--json")[1])
    assert (found["listing"], found["remaining"]) == ("complete", 0)


def test_without_a_list_nothing_is_said_to_be_done(files: DemoFiles, harvest: Harvest) -> None:
    harvest("import", files.document)
    code, out, _ = harvest("status")
    assert code == 0
    assert "not known, because the captures are not listed yet" in out


def test_import_refuses_what_is_no_corpus_document_and_goes_on(
    files: DemoFiles, harvest: Harvest, tmp_path: Path
) -> None:
    (tmp_path / "plain.md").write_text("# A text\n\nof nobody\n", "utf-8")
    (tmp_path / "latin.md").write_bytes(files.document.read_bytes() + "é".encode("latin-1"))
    code, out, err = harvest(
        "import", tmp_path / "plain.md", tmp_path / "missing.md", tmp_path / "latin.md", files.document
    )
    assert code == 1
    assert "1 document imported, 1 new, 3 refused" in out
    for reason in ("does not have the header of a corpus document", "missing.md", "is not UTF-8"):
        assert reason in err


def test_a_company_that_only_import_knows_needs_no_configuration(
    files: DemoFiles, harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert harvest("import", files.document)[0] == 0
    code, out, _ = harvest("--company", "larkspur-optics.example", "--archive", files.warc, "--json")
    (found,) = objects(out)
    assert code == 0
    assert found["company"] == "larkspur-optics"


def test_diff_says_what_to_do_where_there_is_nothing_yet(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("--archive", "http://127.0.0.1:9", "--budget", "0")[0] == 4
    code, _, err = harvest("diff", "--company", "larkspur")
    assert code == 2
    assert "there is no version yet" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--company", "nobody"], "larkspur"),
        (["--archive", "ftp://example.org/"], "--archive"),
        (["--archive", "missing.warc.gz"], "no such file"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--budget", "-1"], "--budget"),
        (["frobnicate"], "frobnicate"),
        (["log"], "no store yet"),
        (["diff"], "Name a company"),
        (["check-archive", "--url", "nonsense"], "is not a web address"),
        (["--json", "log"], "--json belongs after the command"),
        (["--json", "import", "a.md"], "import has no option --json"),
        (
            [
                "extract",
                "larkspur-optics.example.md",
                "--url",
                "javascript:x",
                "--timestamp",
                "20150101000000",
            ],
            "web",
        ),
        (
            ["extract", "larkspur-optics.example.md", "--url", "http://[x", "--timestamp", "20150101000000"],
            "web",
        ),
        (
            ["extract", "larkspur-optics.example.md", "--url", "http://x.example/", "--timestamp", "2015"],
            "14 digits",
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_says_so_and_leaves_nothing_behind(
    files: DemoFiles, harvest: Harvest, tmp_path: Path, arguments: list[str], says: str
) -> None:
    before = sorted(tmp_path.iterdir())
    code, out, err = harvest(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert sorted(tmp_path.iterdir()) == before


def test_neither_configuration_nor_store(
    harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = harvest()
    assert code == 2
    assert "neither a configuration nor a store" in err
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_store_is_refused(files: DemoFiles, harvest: Harvest, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"Dear Sir or Madam, " * 100)
    code, _, err = harvest("--db", tmp_path / "letter.db")
    assert code == 3
    assert "letter.db" in err


def test_an_archive_out_of_reach_is_not_no_change(files: DemoFiles, harvest: Harvest) -> None:
    code, out, err = harvest("--archive", "http://127.0.0.1:9", "--json")
    (found,) = objects(out)
    assert code == 4
    assert found["listing"] == "failed"
    assert "refused" in err.lower()


def test_a_reader_that_leaves_is_no_failure(files: DemoFiles) -> None:
    command = [sys.executable, "-m", "harvester.cli", "inspect", "--json", *[str(files.document)] * 40]
    root = ROOT
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_dry_run_asks_nothing_and_makes_nothing(files: DemoFiles, harvest: Harvest, tmp_path: Path) -> None:
    code, out, _ = harvest("--dry-run", "--json", "--archive", "http://127.0.0.1:9")
    (found,) = objects(out)
    assert code == 0
    assert found["requests"] == {"index": 2, "memento": 200}
    assert not (tmp_path / "harvest.db").exists()
    assert "index requests" in harvest("--dry-run")[1]


def test_verify_finds_what_was_damaged(harvested: Harvest, tmp_path: Path) -> None:
    assert harvested("verify")[0] == 0
    with closing(sqlite3.connect(tmp_path / "harvest.db")) as connection, connection:
        connection.execute("UPDATE passages SET body = body || 'x' WHERE id = 1")
        connection.execute("UPDATE bodies SET data = zeroblob(20) WHERE rowid = 2")
    connection.close()
    code, _, err = harvested("verify")
    assert code == 3
    assert "texts: " in err
    assert "damaged" in err


def test_rebuild_without_new_rules_changes_nothing(harvested: Harvest) -> None:
    before = harvested("log", "--json")[1]
    code, out, _ = harvested("rebuild")
    assert code == 0
    assert "0 texts changed" in out
    assert harvested("log", "--json")[1] == before


def test_the_demo_runs_to_its_end(harvest: Harvest, tmp_path: Path) -> None:
    code, out, _ = harvest("demo", tmp_path / "demo")
    assert code == 0
    for said in ("identical", "silent edit", "4 → 5", "complete"):
        assert said in out
    assert harvest("demo", tmp_path / "demo")[0] == 0


@needs_shared
def test_nikon_has_two_versions_of_two_effective_dates(harvest: Harvest, tmp_path: Path) -> None:
    where = ["--config", ROOT / "config.toml", "--db", tmp_path / "nikon.db"]
    assert harvest("import", *where, *sorted((SHARED / "documents").glob("*.md")))[0] == 0
    code, out, _ = harvest(
        *where, "--company", "nikon", "--archive", SHARED / "archives" / "seed-companies.warc.gz"
    )
    assert code == 1
    assert "cited snapshot 20151229173307 could not be fetched" in out
    versions = objects(harvest("log", *where, "--company", "nikon", "--json")[1])
    assert [version["effective"] for version in versions] == ["2008-02-12", "2013-11-07"]


@needs_shared
def test_epson_is_identical_to_its_document(harvest: Harvest, tmp_path: Path) -> None:
    where = ["--config", ROOT / "config.toml", "--db", tmp_path / "epson.db"]
    harvest("import", *where, SHARED / "documents" / "epson.net.md")
    code, out, _ = harvest(
        *where, "--company", "epson", "--archive", SHARED / "archives" / "seed-companies.warc.gz"
    )
    assert code == 0
    assert "its text is identical" in out


def test_an_archive_that_is_silent_is_not_asked_for_every_company(files: DemoFiles, harvest: Harvest) -> None:
    Path("many.toml").write_text(
        "\n".join(
            f'[companies.nib-{place}.documents.privacy]\nurls = ["http://nib-{place}.example/"]'
            for place in range(6)
        )
    )
    with StandIn(lambda request: Reply(503)) as server:
        code, out, err = harvest(
            "--config", "many.toml", "--db", "m.db", "--archive", server.location, "--json"
        )
    found = objects(out)
    assert code == 4
    assert {one["listing"] for one in found} == {"failed"}
    assert [one["requests"]["index"] > 0 for one in found] == [True] * 3 + [False] * 3  # type: ignore[index]
    assert "503" in err
