"""Find the declarations in a folder, and read their JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from diffs.in_words import listed
from harvester.config.names import likeness
from harvester.declarations.names import slug_of
from harvester.errors import ConfigError
from harvester.local_files import file_contents, reason_of

_HISTORY = ".history.json"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
# In bytes. The largest of Open Terms Archive has 30 kB; a history grows by less than 1 kB with each change.
_LARGEST = 4 * 2**20


class BadDeclaration(ValueError):
    """Raised when a declaration cannot be used; the message says why."""


def declaration_files(folder: Path) -> tuple[Path, ...]:
    """Return the declarations of services, by name.

    Args:
        folder: a checkout of declarations, or the folder ``declarations`` in it.

    Raises:
        ConfigError: there are none.
    """
    inner = folder / "declarations"
    try:
        place = inner if inner.is_dir() else folder
        names = sorted(path for path in place.iterdir() if path.name.lower().endswith(".json"))
    except OSError as error:
        problem, remedy = f"cannot be read: {reason_of(error)}", "Name the folder of a checkout"
        raise ConfigError(str(folder), "", problem, remedy) from None
    files = tuple(path for path in names if not path.name.lower().endswith(_HISTORY))
    if not files:
        remedy = "Name the folder of a checkout of declarations, or the folder `declarations` in it"
        raise ConfigError(str(folder), "", "holds no declaration (*.json)", remedy)
    return files


def chosen_files(files: Sequence[Path], names: Iterable[str]) -> tuple[Path, ...]:
    """Return the declarations of the services that a user names; all if none is named.

    Args:
        files: the declarations.
        names: names of services, as their files or as in the configuration, in lower or upper case.

    Raises:
        ConfigError: a service is not declared.
    """
    known = {name: file for file in reversed(files) for name in _names(file)}
    chosen = []
    for name in names:
        file = known.get(name.strip().casefold()) or known.get(slug_of(name) or name)
        if file is None:
            nearest = sorted({file.stem for file in files}, key=lambda stem: (-likeness(name, stem), stem))
            remedy = f"Known services: {listed(nearest, 5)}"
            raise ConfigError("--declarations", "", f"has no service {name!r}", remedy)
        chosen.append(file)
    return tuple(dict.fromkeys(chosen)) or tuple(files)


def _names(file: Path) -> set[str]:
    """Return the names by which a user may call a service."""
    return {file.stem.casefold(), slug_of(file.stem) or file.stem.casefold()}


def read_declaration(file: Path) -> dict[str, Any]:
    """Return the JSON object of a service.

    Raises:
        BadDeclaration: it cannot be read.
    """
    return _object(file)


def read_history(file: Path) -> dict[str, Any]:
    """Return the JSON object with the earlier declarations of a service, which is empty if there is none.

    Args:
        file: the file of the service.

    Raises:
        BadDeclaration: it cannot be read.
    """
    history = file.with_name(f"{file.stem}{_HISTORY}")
    return _object(history) if history.exists() else {}


def _object(file: Path) -> dict[str, Any]:
    """Return the JSON object in a file."""
    try:
        found = json.loads(file_contents(file, _LARGEST).decode("utf-8-sig"))
    except OSError as error:
        raise BadDeclaration(f"{file.name} cannot be read: {reason_of(error)}") from None
    except RecursionError:
        raise BadDeclaration(f"{file.name} is nested too deeply") from None
    except UnicodeDecodeError as error:
        raise BadDeclaration(f"{file.name} is not UTF-8 (byte {error.start})") from None
    except ValueError as error:
        raise BadDeclaration(f"{file.name} is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise BadDeclaration(f"{file.name} is not a JSON object")
    if _HALF_CHARACTER.search(json.dumps(found, ensure_ascii=False)):
        raise BadDeclaration(f"{file.name} holds one half of a character, which no file can hold")
    return found
