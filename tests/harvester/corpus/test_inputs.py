"""The corpus documents that a user names, in files, folders, patterns, lists and archives."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from harvester.corpus.inputs import InputFile, corpus_inputs
from harvester.errors import CitationError

NAMES = ("a.md", "b/c.MD", "b/d/e.txt")


def found(*names: str | Path, listed: tuple[str, ...] = ()) -> list[InputFile]:
    return list(corpus_inputs(map(str, names), lambda: listed))


def contents(*names: str | Path, listed: tuple[str, ...] = ()) -> list[bytes | str]:
    """Return the bytes of each file, or why it is refused; each is read when its turn comes."""
    all_of_them: list[bytes | str] = []
    for one in corpus_inputs(map(str, names), lambda: listed):
        try:
            all_of_them.append(one.read())
        except CitationError as error:
            all_of_them.append(error.reason)
    return all_of_them


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three documents, and with files that are none."""
    root = tmp_path / "policies"
    for name in (*NAMES, "b/picture.png", ".hidden.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return root


def zipped(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return target


def tarred(folder: Path, target: Path) -> Path:
    with tarfile.open(target, "w:gz") as archive:
        archive.add(folder, ".")
    return target


def test_a_folder_and_an_archive_of_it_hold_the_same(folder: Path, tmp_path: Path) -> None:
    for given in (folder, zipped(folder, tmp_path / "x.zip"), tarred(folder, tmp_path / "x.tar.gz")):
        assert sorted(contents(given), key=str) == [name.encode() for name in NAMES]
        assert not any(one.is_named for one in found(given))


def test_a_pattern_that_the_shell_did_not_expand(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert contents("policies/*.md") == [b".hidden.md", b"a.md"]
    assert contents("policies/**/*.txt") == contents(folder / "**" / "*.txt") == [b"b/d/e.txt"]
    assert contents("policies/*.pdf") == ["no file matches this pattern"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    path = folder / "policies [2016].md"
    path.write_bytes(b"x")
    assert contents(path) == [b"x"]


def test_a_list_names_files_and_folders(folder: Path) -> None:
    listed = (f"{folder / 'a.md'}\n", "\n", "-\n", f"  {folder / 'b'}  \n")
    assert contents("-", listed=listed) == [b"a.md", b"b/c.MD", b"b/d/e.txt"]


def test_what_is_missing_is_refused_and_holds_up_nothing(folder: Path) -> None:
    assert contents(folder / "none.md", folder / "a.md") == [
        "cannot be read: No such file or directory",
        b"a.md",
    ]
    assert contents("a\0b") != []


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("cut", [0.0, 0.3, 0.7, 0.95, 0.99])
def test_an_archive_that_breaks_off_is_refused(
    folder: Path, tmp_path: Path, pack: Callable[[Path, Path], Path], cut: float
) -> None:
    name = "x.zip" if pack is zipped else "x.tar.gz"
    archive = pack(folder, tmp_path / name)
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * cut)])
    given = contents(archive)
    assert isinstance(given[-1], str)
    assert "cannot be read" in given[-1]
    assert {one for one in given if isinstance(one, bytes)} <= {name.encode() for name in NAMES}


def test_a_member_that_is_locked_or_too_large_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb.md", b"\0" * 3000)
        made.writestr("fine.md", b"fine")
    monkeypatch.setattr("harvester.corpus.inputs.LARGEST_FILE", 1000)
    bomb, fine = contents(archive)
    assert "larger than" in str(bomb)
    assert fine == b"fine"


def test_a_name_inside_an_archive_is_never_a_path(tmp_path: Path) -> None:
    archive = tmp_path / "x.tar.gz"
    with tarfile.open(archive, "w:gz") as made:
        for name in ("../../evil.md", "/etc/evil.md"):
            member = tarfile.TarInfo(name)
            member.size = 4
            made.addfile(member, io.BytesIO(b"evil"))
        link = tarfile.TarInfo("link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
    assert contents(archive) == [b"evil", b"evil"]
    assert [path.name for path in tmp_path.iterdir()] == ["x.tar.gz"]


def test_a_folder_or_archive_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    inner = tmp_path / "inner" / "policies.zip"
    with zipfile.ZipFile(inner, "w"):
        pass
    outer = tmp_path / "outer.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, "policies.zip")
    for name in (tmp_path / "inner", inner, outer):
        (found,) = corpus_inputs([str(name)], lambda: ())
        with pytest.raises(CitationError, match="has no file in it that can be a corpus document"):
            found.read()


def test_what_is_no_archive_is_not_told_as_a_broken_disk(tmp_path: Path) -> None:
    path = tmp_path / "policies.tar.gz"
    path.write_bytes(b"not at all")
    (found,) = corpus_inputs([str(path)], lambda: ())
    with pytest.raises(CitationError) as caught:
        found.read()
    assert "Not a gzipped file" in caught.value.reason
