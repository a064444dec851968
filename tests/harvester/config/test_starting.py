"""The configuration of a new user."""

from __future__ import annotations

import re
from pathlib import Path

from harvester.config import Settings, load
from harvester.config.loading import tables
from harvester.config.starting import starting_configuration


def test_it_says_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(starting_configuration())
    found = load(path, {})
    assert (found.archive, found.companies, found.weights) == (Settings().archive, (), {})


def test_each_key_stands_in_it_with_its_default(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    text = starting_configuration()
    for place, keys in tables():
        for name in keys:
            assert "<slug>" in place or f"\n# {name} = " in text
    # With every # before a key taken away, it is a configuration, too, and says the same.
    defaults = re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE)
    path.write_text(re.sub(r"^(sender|arbitration) = .*\n", "", defaults, flags=re.MULTILINE))
    found = load(path, {})
    assert found.archive.budget == Settings().archive.budget
    assert found.digest.smtp == Settings().digest.smtp
