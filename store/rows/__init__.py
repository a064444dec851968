"""What a store holds, as rows for notebooks: pandas and polars make tables of them as they are."""

from __future__ import annotations

from store.rows.policies import policies
from store.rows.records import ChangeRow, LineageRow, PolicyRow, SectionRow, TextRow, VersionRow
from store.rows.selection import PolicySelection
from store.rows.table import RowTable
from store.rows.timeline import TimelineRows

__all__ = [
    "ChangeRow",
    "LineageRow",
    "PolicyRow",
    "PolicySelection",
    "RowTable",
    "SectionRow",
    "TextRow",
    "TimelineRows",
    "VersionRow",
    "policies",
]
