"""Read the declarations of Open Terms Archive: which documents of a service to read, where, and what of them.

People declare thousands of documents in this form: a JSON file for each service, and one with what was
declared before. See https://docs.opentermsarchive.org/terms/reference/declaration/.
"""

from __future__ import annotations

from harvester.declarations.companies import DeclaredCompany, Refusal, declared_companies
from harvester.declarations.documents import DeclaredDocument
from harvester.declarations.files import chosen_files, declaration_files

__all__ = [
    "DeclaredCompany",
    "DeclaredDocument",
    "Refusal",
    "chosen_files",
    "declaration_files",
    "declared_companies",
]
