"""Write commits as a stream for `git fast-import`; every text is counted, so that none can be a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harvester.export.commits import Commit

COMMITTER = "harvest <harvest@export.invalid>"


def import_stream(commits: Iterable[Commit], branch: str, parent: str | None) -> Iterator[bytes]:
    """Yield the stream that adds commits to a branch; they are marked from 1.

    Args:
        commits: what to add, oldest first.
        branch: the full name of the branch; its former history is left.
        parent: the id of the commit before the first, or None.
    """
    yield b"feature done\n"
    for mark, commit in enumerate(commits, 1):
        content, message = commit.content()
        if mark == 1 and parent is None:
            yield f"reset {branch}\n\n".encode()
        yield f"commit {branch}\nmark :{mark}\n".encode()
        for role, name in (("author", commit.author), ("committer", COMMITTER)):
            yield f"{role} {name} {commit.seconds} +0000\n".encode(errors="replace")
        yield from _data(message)
        if mark == 1 and parent is not None:
            yield f"from {parent}\n".encode()
        if content is not None:
            yield f"M 100644 inline {commit.path}\n".encode()
            yield from _data(content)
        yield b"\n"
    yield b"done\n"


def _data(content: bytes) -> Iterator[bytes]:
    yield f"data {len(content)}\n".encode()
    yield content
    yield b"\n"
