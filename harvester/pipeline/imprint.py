"""Say by what a page or a mail was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from diffs.render.imprint import Imprint
from harvester.pipeline.generations import comparison_rules
from harvester.version import program


def imprint(made_at: datetime, phrases: Mapping[str, Sequence[str]]) -> Imprint:
    """Return when and by what a page or a mail is made.

    Args:
        made_at: the time (aware).
        phrases: the user's topics, which are part of the rules of comparison.
    """
    return Imprint(made_at, program(), comparison_rules(phrases))
