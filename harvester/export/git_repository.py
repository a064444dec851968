"""Export the versions as the commits of a git repository, and bring an earlier export up to date.

The history is a function of the store alone: the same versions always become the same commits. A version that
is found in the past changes the commits after it; the former history then stays under a tag, so that an id
which somebody quoted is not lost.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diffs.in_words import listed
from harvester.errors import ConfigError
from harvester.export.commits import Commit
from harvester.export.exported_commits import (
    ExportedCommit,
    fingerprints,
    read_exported,
    same_beginning,
    why_rewritten,
    write_exported,
)
from harvester.export.fast_import import import_stream
from harvester.export.git import Git
from harvester.local_files import reason_of

BRANCH = "refs/heads/main"
# Where the last export ended, and where the one under way will end.
_DONE, _NEXT = "refs/harvest/done", "refs/harvest/next"
_CONTENTS = "harvest.contents"
_UNFINISHED = ".harvest-unfinished"


@dataclass(frozen=True, slots=True)
class HistoryExport:
    """What was exported.

    Attributes:
        commits: how many commits there are.
        new: how many of them were made now.
        rewritten: how many commits of the last export were replaced.
        because: why, as a clause, or ``""``.
        kept_as: the tag that keeps the former history, or ``""``.
    """

    commits: int
    new: int
    rewritten: int = 0
    because: str = ""
    kept_as: str = ""


def export_history(folder: Path, contents: str, commits: Sequence[Commit]) -> HistoryExport:
    """Bring the repository in a folder up to date; it is made if there is none.

    Args:
        folder: missing, empty, or with an earlier export of the same.
        contents: what is exported, in words that a later export of the same uses, too.
        commits: oldest first.

    Raises:
        ConfigError: the folder holds something else or was changed by somebody, or git failed.
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    try:
        git = _opened(folder, contents)
        record = folder / ".git" / "harvest" / "commits"
        return _export(git, folder, record, commits)
    except OSError as error:
        problem = f"cannot be used ({reason_of(error)})"
        raise ConfigError(str(folder), "", problem, "Name another folder") from error


def _export(git: Git, folder: Path, record: Path, commits: Sequence[Commit]) -> HistoryExport:
    if not commits:
        return HistoryExport(0, 0)
    done, main, interrupted = map(git.commit_id, (_DONE, BRANCH, _NEXT))
    if main is not None and main not in (done, interrupted):
        problem = "its branch main has commits that harvest did not write"
        raise _refused(folder, problem, "Give them another branch, and let main be what refs/harvest/done is")
    before = read_exported(record) if done else ()
    if before and before[-1].commit_id != done:
        before = ()
    names = fingerprints(commits)
    same = same_beginning(before, names)
    made = _import(git, commits[same:], before[same - 1].commit_id if same else None, record)
    ids = [*(one.commit_id for one in before[:same]), *made]
    if main != ids[-1]:
        _check_out(git, folder, ids[-1], [one for one in (ids[-1], done, interrupted) if one])
    kept_as = _kept(git, done, ids)
    found = [
        ExportedCommit(name, made_id, commit.key)
        for name, made_id, commit in zip(names, ids, commits, strict=True)
    ]
    write_exported(record, found)
    git.call("update-ref", _DONE, ids[-1])
    if not kept_as:
        return HistoryExport(len(ids), len(made))
    because = why_rewritten(before[same], commits, same, before) if same < len(before) else ""
    return HistoryExport(len(ids), len(made), len(before) - same, because, kept_as)


def _opened(folder: Path, contents: str) -> Git:
    """Return the repository of an earlier export, or a new one."""
    git = Git(folder)
    if (folder / ".git").is_dir() and not (folder / ".git").is_symlink():
        found = git.try_call("config", "--local", "--get", _CONTENTS)
        said = found.decode(errors="replace").rstrip("\n") if found else ""
        if said == contents:
            return git
        problem = (
            f"holds another export ({said}, not {contents})"
            if said
            else "is a repository that harvest did not make"
        )
        raise _refused(folder, problem, "Name another folder")
    if folder.exists() and any(one.name != _UNFINISHED for one in folder.iterdir()):
        raise _refused(folder, "is not empty, and holds no export of harvest", "Name another folder")
    unfinished = folder / _UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    new = Git(unfinished)
    # The user's templates could bring hooks, and a file of the user's own name for the branch.
    new.call("init", "--quiet", "--template=", "--initial-branch=main", "--object-format=sha1")
    settings = {"core.autocrlf": "false", "core.logAllRefUpdates": "false", _CONTENTS: contents}
    for name, value in settings.items():
        new.call("config", "--local", name, value)
    (unfinished / ".git").rename(folder / ".git")
    unfinished.rmdir()
    return git


def _import(git: Git, commits: Sequence[Commit], parent: str | None, record: Path) -> list[str]:
    """Make commits after a parent, and return their ids."""
    if not commits:
        return []
    record.parent.mkdir(exist_ok=True)
    marks = record.with_suffix(".marks")
    stream = import_stream(commits, _NEXT, parent)
    git.call("fast-import", "--quiet", "--force", f"--export-marks={marks.absolute()}", given=stream)
    found = dict(line.split() for line in marks.read_text("ascii").splitlines())
    marks.unlink()
    return [found[f":{mark}"] for mark in range(1, len(commits) + 1)]


def _kept(git: Git, done: str | None, ids: Sequence[str]) -> str:
    """Keep the former history under a tag if the new one is not its continuation; return its name."""
    if done is None or done in ids:
        return ""
    name = f"superseded/{done[:12]}"
    git.call("update-ref", f"refs/tags/{name}", done)
    return name


def _check_out(git: Git, folder: Path, commit: str, known: Sequence[str]) -> None:
    """Let the branch main be a commit, and the files of the work tree with it.

    What is in one of the known commits is not lost: that of the last export, or of one that was interrupted.
    """
    on_branch = git.try_call("symbolic-ref", "--quiet", "HEAD")
    if on_branch is None or on_branch.decode().strip() != BRANCH:
        git.call("update-ref", BRANCH, commit)
        return
    changed = _changed_files(git, folder, commit, known)
    if changed:
        problem = f"has files that were changed since harvest wrote them: {listed(changed)}"
        raise _refused(folder, problem, f"Move them away, or `git -C {folder} checkout` them")
    git.call("reset", "--quiet", "--hard", commit)


def _changed_files(git: Git, folder: Path, commit: str, known: Sequence[str]) -> list[str]:
    """Return the files of the work tree whose contents would be lost if it became that of a commit."""
    others = set(_paths(git.call("ls-files", "-z", "--others")))
    differing = others & set(_paths(git.call("ls-tree", "-r", "-z", "--name-only", commit)))
    if git.commit_id("HEAD") is not None:
        git.try_call("update-index", "--quiet", "--refresh")
        differing |= set(_paths(git.call("diff-index", "-z", "--name-only", "HEAD")))
    return sorted(path for path in differing if not _is_known(git, folder / path, path, known))


def _is_known(git: Git, file: Path, path: str, commits: Sequence[str]) -> bool:
    """Return whether a file is missing, or has the contents that it has in one of the commits."""
    if not os.path.lexists(file):
        return True
    if file.is_symlink() or not file.is_file():
        return False
    content = file.read_bytes()
    return any(git.try_call("cat-file", "blob", f"{commit}:{path}") == content for commit in commits)


def _paths(listing: bytes) -> list[str]:
    return [os.fsdecode(path) for path in listing.split(b"\0") if path]


def _refused(folder: Path, problem: str, remedy: str) -> ConfigError:
    return ConfigError(str(folder), "", problem, remedy)
