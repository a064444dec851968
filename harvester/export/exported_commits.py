"""What was exported to a git repository before: which commit each version became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.export.commits import Commit


@dataclass(frozen=True, slots=True)
class ExportedCommit:
    """A commit that was exported.

    Attributes:
        fingerprint: of the commit and all before it.
        commit_id: its id.
        key: what its version is known by.
    """

    fingerprint: str
    commit_id: str
    key: str


def read_exported(path: Path) -> tuple[ExportedCommit, ...]:
    """Return the commits of the last export, oldest first; none if they are not known.

    Args:
        path: the file in which they are listed.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
        return tuple(ExportedCommit(*line.split("\t")) for line in lines)
    except (OSError, ValueError, TypeError):
        # It only saves work: the same commits are made again without it.
        return ()


def write_exported(path: Path, commits: Sequence[ExportedCommit]) -> None:
    """Write the list of the commits, completely or not at all.

    Args:
        path: the file.
        commits: oldest first.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(".part")
    lines = (f"{one.fingerprint}\t{one.commit_id}\t{one.key}\n" for one in commits)
    unfinished.write_text("".join(lines), "utf-8", newline="\n")
    unfinished.replace(path)


def fingerprints(commits: Sequence[Commit]) -> list[str]:
    """Return the fingerprints of commits, each of which includes those before it.

    Args:
        commits: oldest first.
    """
    found: list[str] = []
    for commit in commits:
        found.append(commit.fingerprint(found[-1] if found else ""))
    return found


def same_beginning(before: Sequence[ExportedCommit], now: Sequence[str]) -> int:
    """Return how many commits at the beginning are those of the last export.

    Args:
        before: the commits of the last export.
        now: the fingerprints of the commits of this one.
    """
    same = 0
    for former, fingerprint in zip(before, now, strict=False):
        if former.fingerprint != fingerprint:
            break
        same += 1
    return same


def why_rewritten(
    former: ExportedCommit, now: Sequence[Commit], same: int, known: Sequence[ExportedCommit]
) -> str:
    """Return why a commit that was exported is replaced, as a clause.

    Args:
        former: the first commit that is replaced.
        now: the commits of this export.
        same: how many of them are as before.
        known: the commits of the last export.
    """
    keys = {commit.key for commit in now}
    if former.key not in keys:
        return f"{former.key} is not a version any more"
    if same < len(now) and now[same].key not in {one.key for one in known}:
        return f"{now[same].key} was not known before"
    return f"what is known of {former.key} changed"
