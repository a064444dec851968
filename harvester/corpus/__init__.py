"""Read and write the format of the corpus."""

from __future__ import annotations

from harvester.corpus.document import Citation, header, read_citation
from harvester.corpus.domains import company_slug, is_public_suffix, registrable_domain
from harvester.corpus.id_url import DamagedUrl, IdUrl, read_id_url, write_id_url

__all__ = [
    "Citation",
    "DamagedUrl",
    "IdUrl",
    "company_slug",
    "header",
    "is_public_suffix",
    "read_citation",
    "read_id_url",
    "registrable_domain",
    "write_id_url",
]
