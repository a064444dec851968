"""Make the configuration of a new user: every key with its default, its unit and its meaning, as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from harvester.config.keys import Key
from harvester.config.loading import tables

_HEAD = """\
# What `harvest` watches. A line that begins with # shows a key with its default: remove the # to change it.
# No secrets here: the password of a mail server comes from the environment (HARVEST_SMTP_PASSWORD).
# `harvest add example.com` finds the policies of a company and adds them at the end.
"""
_TAIL = """
[weights]
# Phrases that make a change weigh more, added to the built-in list:
# arbitration = ["arbitrat*", "class action"]
"""


def starting_configuration() -> str:
    """Return a configuration that says nothing yet, as TOML with a comment for each key."""
    parts = [_HEAD]
    for place, keys in tables():
        if "<slug>" not in place:
            parts.append(f"\n[{place}]\n" + "".join(_lines(keys)))
    return "".join(parts) + _TAIL


def _lines(keys: dict[str, Key]) -> Iterator[str]:
    """Yield the lines of the keys of a table."""
    for name, key in keys.items():
        unit = f" ({key.unit})" if key.unit else ""
        yield f"# {key.meaning}{unit}\n# {name} = {_toml(key.default)}\n"


def _toml(value: object) -> str:
    """Return a default as TOML writes it, which is as JSON does for these types."""
    if isinstance(value, tuple):
        return json.dumps(list(value))
    return json.dumps(str(value) if isinstance(value, Path) else value)
