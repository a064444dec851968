"""Chain what is stored, so that a row that another program changed, added or removed is found."""

from __future__ import annotations

from store.chain.covered import COVERED, NOT_COVERED
from store.chain.replay import FIRST_LINK, Chain, ChainFault, Sealed
from store.chain.rows import Value, row_hash
from store.chain.sealing import MigrationSeal, Sealer

__all__ = [
    "COVERED",
    "FIRST_LINK",
    "NOT_COVERED",
    "Chain",
    "ChainFault",
    "MigrationSeal",
    "Sealed",
    "Sealer",
    "Value",
    "row_hash",
]
