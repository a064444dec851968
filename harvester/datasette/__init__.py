"""What Datasette shows of a store: which views, with which descriptions, facets, searches and queries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files

_FILE = "metadata.yaml"
# In the file, the store has its default name.
_NAME = "\n  harvest:\n"


def metadata(names: Sequence[str], closed: Sequence[str] = ()) -> str:
    """Return the metadata for Datasette, in YAML.

    Args:
        names: what Datasette calls the stores; it takes the name of a file without the ending.
        closed: what it calls other files, which are not to be shown.
    """
    text = files(__package__).joinpath(_FILE).read_text("utf-8")
    assert text.count(_NAME) == 1
    first, *others = map(_quoted, names)
    described = text.replace(_NAME, f"\n  {first}:{' &store' if others else ''}\n")
    same = "".join(f"  {name}: *store\n" for name in others)
    return described + same + "".join(f"  {_quoted(name)}:\n    allow: false\n" for name in closed)


def _quoted(name: str) -> str:
    """Return a name as a string of YAML: what JSON quotes is not taken for anything else."""
    return json.dumps(name, ensure_ascii=False)
