"""Call git, without what the user's own settings would change in what is written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from diffs.text import message
from harvester.errors import ConfigError

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.autocrlf=false",
    "core.safecrlf=false",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "gc.auto=0",
)


class Git:
    """The repository in a folder.

    Args:
        folder: the folder with its work tree.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def call(self, *arguments: str, given: Iterable[bytes] = ()) -> bytes:
        """Run a command of git, and return what it prints.

        Args:
            arguments: the command.
            given: its standard input, in pieces.

        Raises:
            ConfigError: git is not installed, or the command failed.
        """
        code, out, err = self._run(arguments, given)
        if code:
            said = message(err.decode(errors="replace").strip()) or f"exit code {code}"
            problem = f"`git {arguments[0]}` failed: {said}"
            raise ConfigError(str(self._folder), "", problem, "Nothing of yours was changed")
        return out

    def try_call(self, *arguments: str) -> bytes | None:
        """Run a command of git, and return what it prints, or None if it fails.

        Args:
            arguments: the command.

        Raises:
            ConfigError: git is not installed.
        """
        code, out, _ = self._run(arguments, ())
        return None if code else out

    def commit_id(self, name: str) -> str | None:
        """Return the id of the commit that a name stands for, or None.

        Args:
            name: a full name of a branch, or an id.

        Raises:
            ConfigError: git is not installed.
        """
        found = self.try_call("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return found.decode().strip() if found else None

    def _run(self, arguments: Iterable[str], given: Iterable[bytes]) -> tuple[int, bytes, bytes]:
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        # `GIT_DIR` and the like would lead to another repository, and so would one around the folder.
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GIT_") or name.startswith("GIT_CONFIG")
        }
        environment |= {"LC_ALL": "C", "GIT_CEILING_DIRECTORIES": str(self._folder.absolute().parent)}
        try:
            with subprocess.Popen(
                ["git", *settings, "-C", str(self._folder), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
            ) as process:
                return _communicate(process, given)
        except FileNotFoundError:
            problem = "needs the program git, which was not found"
            raise ConfigError("export git", "", problem, "Install git, or export text") from None


def _communicate(process: subprocess.Popen[bytes], given: Iterable[bytes]) -> tuple[int, bytes, bytes]:
    """Feed a process; what it prints while it is fed must fit into its pipes, which fast-import's does."""
    assert process.stdin is not None
    try:
        for piece in given:
            process.stdin.write(piece)
        process.stdin.flush()
    except BrokenPipeError:
        pass  # it ended early, and its exit code says so
    except BaseException:
        process.kill()
        raise
    out, err = process.communicate()
    return process.returncode, out, err
