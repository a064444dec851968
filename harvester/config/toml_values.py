"""Read TOML: with rtoml, which is six times as fast as the standard library; what is wrong, that one says."""

from __future__ import annotations

import tomllib
from typing import Any

import rtoml

from harvester.errors import ConfigError

# In characters: what rtoml leaves behind is twelve times as large.
_LARGE = 500_000


def toml_values(content: str, file: str) -> dict[str, Any]:
    """Return the values of a TOML document.

    Args:
        content: the document.
        file: its name, for the error.

    Raises:
        ConfigError: it is not TOML; the message names the line.
    """
    try:
        found: dict[str, Any] = rtoml.loads(content)
        if len(content) > _LARGE:
            # Only large ones need this.
            from harvester.config.freed_memory import give_back

            give_back()
        return found
    except rtoml.TomlParsingError:
        # What only one of the two can read, is read. The messages are those of the standard library.
        return _by_the_standard_library(content, file)


def _by_the_standard_library(content: str, file: str) -> dict[str, Any]:
    """Return the values of a TOML document, or raise an error that names the line."""
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        # tomllib names line and column, except where the file ends too early.
        problem = str(error).replace("at end of document", f"at the end, line {content.count(chr(10)) + 1}")
        raise ConfigError(file, "", f"is not valid TOML: {problem}", "Correct this line") from None
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, a day that no calendar has, or thousands of brackets.
        problem = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        remedy = "Remove what is longer or deeper than a configuration needs"
        raise ConfigError(file, "", f"cannot be read as TOML: {problem}", remedy) from None
