"""The tables, as numbered migrations, and the views for people.

Rows are identified by what they are about (a slug, a URL, a timestamp, a hash), not by counters, so that two
stores with the same captures have the same rows, however the work was divided into runs.
"""

from __future__ import annotations

from store.schema.additions import EXCLUSIONS, MOVES, RECIPES, RULES
from store.schema.migration import Migration
from store.schema.outbox import OUTBOX
from store.schema.tables import DERIVED, RUNS, SOURCES
from store.schema.views import VIEWS

__all__ = ["MIGRATIONS", "Migration"]

MIGRATIONS = (SOURCES, DERIVED, RUNS, VIEWS, OUTBOX, MOVES, EXCLUSIONS, RECIPES, RULES)
