"""Look at a store that may be damaged or altered in any way; nothing is written to it."""

from __future__ import annotations

from store.checks.compared_rows import RawRow, RowDifference, as_text
from store.checks.examined import Examined
from store.checks.passages import passage_faults
from store.checks.scratch import Scratch
from store.checks.search_index import index_faults

__all__ = ["Examined", "RawRow", "RowDifference", "Scratch", "as_text", "index_faults", "passage_faults"]
