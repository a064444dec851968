"""Several stores as if they were one: where each company is, and what they share."""

from __future__ import annotations

from harvester.stores.sequence import GivenStore, StoreSequence, one_store
from harvester.stores.several import MOST_OPEN, SeveralStores

__all__ = ["MOST_OPEN", "GivenStore", "SeveralStores", "StoreSequence", "one_store"]
