"""What Datasette shows of a store: which views, with which descriptions, facets, searches and queries."""

from __future__ import annotations

import json
from importlib.resources import files

_FILE = "metadata.yaml"
# In the file, the store has its default name.
_NAME = "\n  harvest:\n"


def metadata(name: str) -> str:
    """Return the metadata for Datasette, in YAML.

    Args:
        name: what Datasette calls the store: the name of its file without the ending.
    """
    text = files(__package__).joinpath(_FILE).read_text("utf-8")
    assert text.count(_NAME) == 1
    # What JSON quotes, YAML does not take for anything else.
    return text.replace(_NAME, f"\n  {json.dumps(name, ensure_ascii=False)}:\n")
