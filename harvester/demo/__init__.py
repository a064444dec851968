"""The demo: the archive, the configuration and a corpus document of a company that does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from harvester.errors import ConfigError

CONFIG, WARC, DOCUMENT = "config.toml", "larkspur.warc", "larkspur-optics.example.md"


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Where the files of the demo lie.

    Attributes:
        config: the configuration; it names the archive.
        warc: nine captures of 2012 to 2019.
        document: the corpus document of the first of them.
    """

    config: Path
    warc: Path
    document: Path


def demo_files(folder: Path) -> DemoFiles:
    """Copy the files of the demo into a folder, where a user may look at them and try things out.

    Args:
        folder: where they go; made if it is not there.

    Returns:
        Their paths.

    Raises:
        ConfigError: the folder cannot be written to, or holds other files of these names.
    """
    paths = DemoFiles(folder / CONFIG, folder / WARC, folder / DOCUMENT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (paths.config, paths.warc, paths.document):
            content = files(__package__).joinpath(path.name).read_bytes()
            if path.exists() and path.read_bytes() != content:
                raise ConfigError(str(path), "", "is not the demo's", "Name another folder: harvest demo DIR")
            path.write_bytes(content)
    except OSError as error:
        problem = f"cannot be written to: {error.strerror or error}"
        raise ConfigError(str(folder), "", problem, "Name another folder: harvest demo DIR") from error
    return paths
