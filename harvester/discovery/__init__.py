"""Find the policies of a company: from its domain to the addresses that they had over the years."""

from __future__ import annotations

from harvester.discovery.candidates import identity
from harvester.discovery.documents import FoundAddress, FoundDocument, without_known
from harvester.discovery.search import Discovery, discover
from harvester.discovery.supplier_list import ListedSupplier, SupplierList, read_supplier_list
from harvester.discovery.target import Target, read_target

__all__ = [
    "Discovery",
    "FoundAddress",
    "FoundDocument",
    "ListedSupplier",
    "SupplierList",
    "Target",
    "discover",
    "identity",
    "read_supplier_list",
    "read_target",
    "without_known",
]
