"""`harvest export git`: the history as commits, always the same ones, and nothing of the user's lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from harvester.export import git_repository
from tests.support.calls import Harvest, objects
from tests.support.feeds import checked_feed
from tests.support.several_policies import KEPT, SHARED, SOLD, TEMPLATE, Policy, harvest_policies, page

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(scope="module")
def harvested_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which three policies were harvested, and others with a part of that."""
    folder = tmp_path_factory.mktemp("policies")
    harvest_policies(folder, TEMPLATE)
    for name, policies, until in (("early", TEMPLATE, "2013"), ("two", TEMPLATE[:2], "9")):
        (folder / name).mkdir()
        harvest_policies(folder / name, policies, until=until)
    return folder


@pytest.fixture
def here(harvested_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it in which commands are called."""
    shutil.copytree(harvested_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(*arguments: str, at: str | Path = "out") -> str:
    """Run git and return what it prints."""
    given = ["git", "-c", "user.name=User", "-c", "user.email=user@example.org", "-C", str(at), *arguments]
    return subprocess.run(given, check=True, capture_output=True, text=True).stdout


def ids(at: str | Path = "out") -> list[str]:
    return git("log", "--format=%H", "main", at=at).split()


def test_each_version_is_a_commit_of_its_company_at_its_capture(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "git", "out") == (0, "out: 6 commits, 6 new\n", "")
    told = sorted(objects(harvest("log", "--json")[1]), key=lambda one: str(one["first_capture"]))
    shown = git(
        "log", "--reverse", "--format=%an|%ct|%at|%(trailers:key=Text-SHA256,valueonly,separator=)"
    ).split("\n")
    names = {"acorn": "Acorn Clocks", "birch": "Birch & Sons", "cedar": "Cedar Time"}
    for version, line in zip(told, filter(None, shown), strict=True):
        time = int(datetime.strptime(f"{version['first_capture']}+0000", "%Y%m%d%H%M%S%z").timestamp())
        assert line == f"{names[str(version['company'])]}|{time}|{time}|{version['sha256']}"
    git("fsck", "--strict")
    assert git("status", "--porcelain") == ""
    assert git("ls-files").split() == ["acorn/privacy.md", "birch/privacy.md", "cedar/privacy.md"]


def test_commits_and_feeds_do_not_depend_on_the_order_in_which_a_store_was_filled(
    here: Path, tmp_path_factory: pytest.TempPathFactory, harvest: Harvest
) -> None:
    other = tmp_path_factory.mktemp("other")
    # The policies come in another order, and of each first what was captured early.
    for company, until in (("cedar", "2012-06"), ("birch", "2013"), ("cedar", "9")):
        harvest_policies(other, TEMPLATE, "--company", company, until=until)
    harvest_policies(other, TEMPLATE)
    with closing(sqlite3.connect(other / "harvest.db")) as connection:
        rows = connection.execute("SELECT company FROM documents ORDER BY id").fetchall()
    assert [company for (company,) in rows] == ["cedar", "birch", "acorn"]
    assert harvest("export", "git", "out")[0] == 0
    assert harvest("export", "git", "other", "--db", str(other / "harvest.db"))[0] == 0
    assert ids("other") == ids("out")
    entry_ids = [
        [entry.id for entry in checked_feed(harvest("feed", *more)[1].encode()).entries]
        for more in ((), ("--db", str(other / "harvest.db")))
    ]
    assert entry_ids[0] == entry_ids[1]
    assert harvest("rebuild", "--db", str(other / "harvest.db"))[0] == 0
    rebuilt = checked_feed(harvest("feed", "--db", str(other / "harvest.db"))[1].encode()).entries
    assert [entry.id for entry in rebuilt] == entry_ids[0]
    assert harvest("export", "git", "other", "--db", str(other / "harvest.db"))[1].endswith(" 0 new\n")


def test_git_finds_what_changed_when(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "git", "out")[0] == 0
    found = git("log", "--format=%ad", "--date=short", "-S", "advertising partners", "--", "acorn").split()
    assert found == ["2013-03-01"]
    blamed = git("blame", "--date=short", "acorn/privacy.md")
    (line,) = (line for line in blamed.splitlines() if "advertising partners" in line)
    assert "2013-03-01" in line
    message = git("log", "-1", "--format=%B", "--", "acorn")
    assert message.startswith(
        "Privacy Policy: version 2, captured 1 Mar 2013\n\n1 section changed (1 reworded)"
    )
    assert "* 2 · Part 2 · reworded" in message
    for trailer in (
        "Changed-After: 2012-01-15T12:00:00Z",
        "Source: archive.warc.gz",
        "Proof-Record: <urn:uuid:",
    ):
        assert f"\n{trailer}" in message
    assert git("show", "main:acorn/privacy.md") == (here / "out/acorn/privacy.md").read_text("utf-8")


def test_the_commits_do_not_depend_on_how_the_work_was_divided(here: Path, harvest: Harvest) -> None:
    assert harvest("export", "git", "out", "--db", "early/harvest.db")[1] == "out: 4 commits, 4 new\n"
    first = ids()
    assert harvest("export", "git", "out") == (0, "out: 6 commits, 2 new\n", "")
    assert harvest("export", "git", "out") == (0, "out: 6 commits, 0 new\n", "")
    assert harvest("export", "git", "fresh")[0] == 0
    assert ids("out") == ids("fresh")
    assert ids("out")[2:] == first
    assert git("tag") == ""
    # What was exported is known from the repository's own list, which only saves work.
    (here / "out/.git/harvest/commits").unlink()
    assert harvest("export", "git", "out")[0] == 0
    assert ids("out") == ids("fresh")
    assert git("tag") == ""


def test_a_version_that_is_found_in_the_past_rewrites_what_follows_and_says_so(
    here: Path, harvest: Harvest
) -> None:
    assert harvest("export", "git", "out", "--db", "two/harvest.db", "--config", "two/config.toml")[0] == 0
    former = ids()
    code, out, err = harvest("export", "git", "out")
    assert (code, out) == (0, "out: 6 commits, 4 new\n")
    tag = f"superseded/{former[0][:12]}"
    assert "the history was rewritten (2 commits replaced)" in err
    assert "cedar/privacy 20120117120000 was not known before" in err
    assert git("tag").split() == [tag]
    assert ids()[-2:] == former[-2:]
    assert git("rev-parse", tag).strip() == former[0]
    assert harvest("export", "git", "fresh")[0] == 0
    assert ids() == ids("fresh")


def test_names_and_titles_cannot_break_the_stream(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    captures = {
        "20120115120000": page("A", KEPT, "done"),
        "20130301120000": page("A", f"{SOLD} \u202e data 9"),
    }
    harvest_policies(tmp_path, [Policy("acorn", "Acorn", captures)])
    (tmp_path / "config.toml").unlink()
    # The configuration refuses such names; a store may come from anywhere.
    with closing(sqlite3.connect(tmp_path / "harvest.db")) as connection, connection:
        connection.execute("UPDATE companies SET name = ?", ("A <evil@x.example> 0 +0000\ncommitter B",))
        connection.execute(
            "UPDATE documents SET title = ?", ("Privacy\ndata 3\nfoo\ncommit refs/heads/evil",)
        )
    assert harvest("export", "git", "out")[0] == 0
    git("fsck", "--strict")
    assert git("for-each-ref", "--format=%(refname)", "refs/heads").split() == ["refs/heads/main"]
    assert (
        git("log", "-1", "--format=%an|%ae") == "A evil@x.example 0 +0000 committer B|acorn@company.invalid\n"
    )
    assert "\u202e" not in git("log")


def test_what_the_user_changed_is_never_lost(here: Path, harvest: Harvest) -> None:
    call = ("export", "git", "out", "--db")
    assert harvest(*call, "early/harvest.db")[0] == 0
    before, file = ids(), here / "out/acorn/privacy.md"
    (here / "out/notes.txt").write_text("mine")
    text = file.read_bytes()
    file.write_bytes(text + b"my remark\n")
    code, _, err = harvest(*call, "harvest.db")
    assert (code, "acorn/privacy.md" in err, ids()) == (2, True, before)
    assert file.read_bytes() == text + b"my remark\n"
    file.write_bytes(text)
    (here / "out/acorn").rename(here / "out/acorn-2")
    assert harvest(*call, "harvest.db")[0] == 0
    assert (here / "out/notes.txt").read_text() == "mine"
    assert (here / "out/acorn-2/privacy.md").read_bytes() == text
    assert len(ids()) == 6


def test_a_branch_of_the_user_stays_as_it_is(here: Path, harvest: Harvest) -> None:
    call = ("export", "git", "out", "--db")
    assert harvest(*call, "early/harvest.db")[0] == 0
    git("checkout", "--quiet", "-b", "mine")
    (here / "out/acorn/privacy.md").write_text("my own text")
    git("commit", "--quiet", "--all", "--message", "Mine")
    assert harvest(*call, "harvest.db")[0] == 0
    assert (len(ids()), (here / "out/acorn/privacy.md").read_text()) == (6, "my own text")
    git("branch", "--quiet", "--force", "main", "mine")
    code, _, err = harvest(*call, "harvest.db")
    assert (code, "main has commits that harvest did not write" in err) == (2, True)
    assert git("rev-parse", "main") == git("rev-parse", "mine")


@pytest.mark.parametrize("step", ["_check_out", "_kept", "write_exported"])
def test_an_interrupted_export_is_taken_up(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    call = ("export", "git", "out", "--db")
    assert harvest(*call, "early/harvest.db")[0] == 0

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(git_repository, step, interrupted)
        assert harvest(*call, "harvest.db")[0] == 130
    assert harvest(*call, "harvest.db")[0] == 0
    assert harvest("export", "git", "fresh")[0] == 0
    assert (ids(), git("status", "--porcelain"), git("tag")) == (ids("fresh"), "", "")


def test_a_half_written_work_tree_is_finished(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("export", "git", "out", "--db")
    assert harvest(*call, "early/harvest.db")[0] == 0
    assert harvest("export", "git", "fresh")[0] == 0
    shutil.copy(here / "fresh/acorn/privacy.md", here / "out/acorn/privacy.md")
    assert harvest(*call, "harvest.db")[0] == 0
    assert (ids(), git("status", "--porcelain")) == (ids("fresh"), "")


def test_what_is_no_export_is_refused(here: Path, harvest: Harvest) -> None:
    git("init", "--quiet", "theirs", at=here)
    code, _, err = harvest("export", "git", "theirs")
    assert (code, "is a repository that harvest did not make" in err) == (2, True)
    assert harvest("export", "git", "out", "--company", "acorn")[0] == 0
    code, _, err = harvest("export", "git", "out")
    assert (code, "holds another export (git of acorn, not git)" in err) == (2, True)
    (here / "full").mkdir()
    (here / "full/a").write_text("a")
    assert harvest("export", "git", "full")[0] == 2
    assert [path.name for path in (here / "full").iterdir()] == ["a"]


def test_a_version_without_a_text_by_the_recipe_is_a_commit_that_says_so(
    here: Path, harvest: Harvest
) -> None:
    assert harvest("export", "text", "texts", "--company", "acorn")[0] == 0
    files = sorted((here / "texts").rglob("*.md"))
    assert harvest("import", *files, "--db", "cited.db")[0] == 0
    assert harvest("export", "git", "out", "--db", "cited.db", "--recipe", "complete")[0] == 0
    assert "No text by this recipe: only a corpus document shows it" in git("log")
    assert git("ls-files") == ""


def test_git_that_is_not_installed_is_named(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(here))
    code, out, err = harvest("export", "git", "out")
    assert (code, out, "needs the program git" in err) == (2, "", True)


def test_settings_and_hooks_of_the_user_change_nothing(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert harvest("export", "git", "fresh")[0] == 0
    hooks = here / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {here}/ran\n")
        (hooks / name).chmod(0o755)
    (here / "gitconfig").write_text(
        f"[core]\nhooksPath = {hooks}\nautocrlf = true\n[init]\ntemplateDir = {hooks}\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(here / "gitconfig"))
    monkeypatch.setenv("GIT_DIR", str(here / "elsewhere"))
    assert harvest("export", "git", "out")[0] == 0
    monkeypatch.delenv("GIT_DIR")
    assert ids() == ids("fresh")
    assert not (here / "ran").exists()
    assert not (here / "elsewhere").exists()
    assert SHARED.encode() in (here / "out/cedar/privacy.md").read_bytes()
