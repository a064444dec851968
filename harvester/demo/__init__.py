"""The files of the demo: an archive, a configuration and a corpus document of a fictitious company."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from harvester.errors import ConfigError
from harvester.local_files import file_contents, reason_of

CONFIG, WARC, DOCUMENT = "config.toml", "larkspur.warc", "larkspur-optics.example.md"


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """The paths of the demo's files.

    Attributes:
        config: the configuration, which names the archive.
        warc: the archive, with nine captures from 2012 to 2019.
        document: the corpus document of the first capture.
    """

    config: Path
    warc: Path
    document: Path


def demo_files(folder: Path) -> DemoFiles:
    """Copy the files of the demo into a folder, so that a user can read and change them.

    Args:
        folder: the folder; created if it does not exist.

    Returns:
        Their paths.

    Raises:
        ConfigError: the folder cannot be written to, or contains other files with these names.
    """
    paths = DemoFiles(folder / CONFIG, folder / WARC, folder / DOCUMENT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (paths.config, paths.warc, paths.document):
            content = files(__package__).joinpath(path.name).read_bytes()
            if path.exists() and file_contents(path) != content:
                problem = "exists, and is not a file of the demo"
                raise ConfigError(str(path), "", problem, "Name another folder: harvest demo DIR")
            path.write_bytes(content)
    except OSError as error:
        problem = f"cannot be written to: {reason_of(error)}"
        raise ConfigError(str(folder), "", problem, "Name another folder: harvest demo DIR") from error
    return paths
