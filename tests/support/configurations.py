"""Configuration files for tests: written, and read or refused."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from harvester.config.loading import load
from harvester.config.settings import Settings
from harvester.errors import ConfigError


def written(folder: Path, content: str) -> Path:
    """Write a configuration into a folder and return its path."""
    path = folder / "config.toml"
    path.write_text(dedent(content), encoding="utf-8")
    return path


def read(folder: Path, content: str, env: dict[str, str] | None = None) -> Settings:
    """Write a configuration and return what is read from it."""
    return load(written(folder, content), env or {})


def refusal(folder: Path, content: str) -> ConfigError:
    """Write a configuration that is refused, and return the error: it names the file and a remedy."""
    with pytest.raises(ConfigError) as caught:
        read(folder, content)
    assert caught.value.file == str(folder / "config.toml")
    assert caught.value.remedy
    return caught.value
