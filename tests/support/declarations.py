"""Declarations of services that do not exist, in the form of Open Terms Archive."""

from __future__ import annotations

import json
from pathlib import Path

SITE = "https://www.larkspur-optics.example"


def declare(folder: Path, service: str, terms: object, history: object = None, **keys: object) -> Path:
    """Write the declaration of a service into the folder ``declarations`` of a checkout.

    Args:
        folder: the checkout.
        service: the name of its file.
        terms: its ``terms``.
        history: what was declared before, or None for no file.
        keys: other keys.
    """
    place = folder / "declarations"
    place.mkdir(exist_ok=True)
    path = place / f"{service}.json"
    path.write_text(json.dumps({"name": service, "terms": terms} | keys), encoding="utf-8")
    if history is not None:
        (place / f"{service}.history.json").write_text(json.dumps(history), encoding="utf-8")
    return path
