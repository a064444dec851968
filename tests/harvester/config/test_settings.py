"""The table of keys: its defaults are the contract's, and the documentation is the table."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from harvester.config.loading import tables
from harvester.config.settings import Settings
from tests.support.paths import ROOT


def test_the_defaults_are_those_of_the_contract() -> None:
    archive = Settings().archive
    assert (archive.location, archive.contact) == ("https://web.archive.org", "")
    assert (archive.searches_per_minute, archive.mementos_per_minute) == (20, 60)
    assert (archive.budget, archive.resolution_days, archive.timeout_seconds) == (200, 30, 60)
    assert (archive.cooldown_seconds, archive.block_cooldown_seconds) == (60, 3600)
    assert Settings().store.path == Path("harvest.db")
    schedule, digest = Settings().schedule, Settings().digest
    assert (schedule.cron, schedule.timezone, schedule.jitter_seconds) == ("15 6 * * *", "UTC", 600)
    assert (schedule.overlap, digest.period, digest.recipients) == ("wait", "daily", ())
    assert (digest.smtp.host, digest.smtp.port, digest.smtp.security) == ("", 587, "starttls")


def test_settings_do_not_change_under_way() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().archive.budget = 3  # type: ignore[misc]
    with pytest.raises(TypeError):
        Settings().weights["sale"] = ()  # type: ignore[index]


def test_every_default_is_a_value_that_the_file_could_state() -> None:
    for table, keys in tables():
        for name, key in keys.items():
            if key.default not in ("", ()):
                written = str(key.default) if isinstance(key.default, Path) else key.default
                assert key.read(written, Path()) == key.default, (table, name)


def test_the_password_has_no_key_in_the_file() -> None:
    smtp = Settings().digest.smtp
    assert "password" in {item.name for item in fields(smtp)}
    assert "password" not in dict(tables())["digest.smtp"]


def test_every_key_is_documented_with_default_unit_and_meaning() -> None:
    chapters = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8").split("\n## ")
    described = {chapter.partition("\n")[0]: chapter.splitlines() for chapter in chapters}
    for table, keys in tables():
        rows = [row for row in described[f"`[{table}]`"] if row.startswith("| `")]
        assert rows == [
            f"| `{name}` | `{shown(key.default)}` | {key.unit or '–'} | {key.meaning} |"
            for name, key in keys.items()
        ]


def shown(default: object) -> str:
    """Return a default as TOML writes it."""
    if isinstance(default, tuple):
        return "[]"
    return f'"{default}"' if isinstance(default, str | Path) else str(default)
