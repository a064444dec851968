"""A report is written into its folder: only what changed, nothing outside it, nothing left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.errors import ConfigError
from harvester.site.pages import SitePage
from harvester.site.write import STATE, SiteFolder


def pages(*names: str) -> Iterator[SitePage]:
    """Yield pages that contain their own names."""
    yield from (SitePage(name, f"<p>{name}") for name in names)


def files(folder: Path) -> set[str]:
    """Return the files of a site, without what it keeps for itself."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith(STATE)}


def test_what_is_no_longer_there_is_removed_with_its_folder(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    site.write("a/b", "1", pages("a/b/index.html", "a/b/old.html"))
    site.write("c/d", "1", pages("c/d/index.html"))
    site = SiteFolder(tmp_path / "site")
    site.write("a/b", "2", pages("a/b/index.html"))
    site.remove("c/d")
    assert files(tmp_path / "site") == {"a/b/index.html"}
    assert not (tmp_path / "site" / "c").exists()
    assert site.parts() == ("a/b",)
    assert (site.written, site.removed) == (0, 2)


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    SiteFolder(tmp_path / "site").write("a/b", "1", pages("a/b/index.html"))
    (tmp_path / "site" / "a" / "notes.txt").write_text("mine")
    SiteFolder(tmp_path / "site").remove("a/b")
    assert files(tmp_path / "site") == {"a/notes.txt"}


def test_a_folder_with_other_contents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ConfigError, match="not empty"):
        SiteFolder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_place_of_the_folder_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(ConfigError, match="cannot be used"):
        SiteFolder(tmp_path / "site")


def test_an_equal_file_is_not_written_again(tmp_path: Path) -> None:
    SiteFolder(tmp_path).write("a/b", "1", pages("a/b/index.html"))
    before = (tmp_path / "a/b/index.html").stat()
    site = SiteFolder(tmp_path)
    site.write("a/b", "2", pages("a/b/index.html"))
    after = (tmp_path / "a/b/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert site.written == 0


class Interrupted(Exception):
    """What happens in the midst of writing."""


@pytest.mark.parametrize("done", [0, 1, 2])
def test_an_interrupted_part_is_written_again_and_leaves_nothing_behind(tmp_path: Path, done: int) -> None:
    names = [f"a/b/{number}.html" for number in range(3)]

    def interrupted() -> Iterator[SitePage]:
        yield from pages(*names[:done])
        raise Interrupted

    SiteFolder(tmp_path).write("a/b", "1", pages("a/b/before.html"))
    with pytest.raises(Interrupted):
        SiteFolder(tmp_path).write("a/b", "2", interrupted())
    site = SiteFolder(tmp_path)
    assert site.fingerprint("a/b") == ""
    # The store changed meanwhile, so that the pages are others.
    site.write("a/b", "3", pages("a/b/after.html"))
    assert files(tmp_path) == {"a/b/after.html"}
    assert not list(tmp_path.rglob("*.part"))


def test_a_page_that_moved_to_another_part_stays(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path)
    site.write("a/b", "1", pages("a/b/x.html"))
    site.write("a/b.current", "1", pages("a/b/y.html"))
    site = SiteFolder(tmp_path)
    site.write("a/b", "2", pages("a/b/y.html"))
    site.write("a/b.current", "2", pages("a/b/x.html"))
    assert files(tmp_path) == {"a/b/x.html", "a/b/y.html"}


def test_an_altered_record_leads_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("not to be removed")
    site = SiteFolder(tmp_path / "site")
    site.write("a/b", "1", pages("a/b/index.html"))
    (tmp_path / "site" / STATE / "a" / "b.pages").write_text("1\n../outside.txt\n")
    with pytest.raises(ConfigError, match="leads out of it"):
        site.remove("a/b")
    assert outside.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_folder_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    site = SiteFolder(tmp_path / "site")
    (tmp_path / "site" / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigError, match="leads out of it"):
        site.write("a/b", "1", pages("a/index.html"))
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights")
def test_everybody_may_read_what_the_umask_lets(tmp_path: Path) -> None:
    SiteFolder(tmp_path).write("a/b", "1", pages("a/b/index.html"))
    (tmp_path / "other").write_text("any file")
    assert (tmp_path / "a/b/index.html").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_facts_are_kept_for_the_pages_about_all(tmp_path: Path) -> None:
    SiteFolder(tmp_path).write("a/b", "1", pages(), {"index": {"changes": 3}})
    site = SiteFolder(tmp_path)
    assert site.facts("a/b", "index") == {"changes": 3}
    assert site.facts("a/b", "other") is None
