"""The view of documents says when words changed last by the flags of versions, as `log` does."""

from __future__ import annotations

from store.migrations.migration import Migration
from store.migrations.views_of_versions import POLICIES

# Texts with different essences may differ only in marks that make a heading; their version is flagged.
_COSMETIC = "SELECT 1 FROM json_each(v.flags) f WHERE f.value = 'cosmetic'"
_POLICIES = POLICIES.replace("x.essence <> y.essence", f"NOT EXISTS ({_COSMETIC})").replace(
    "JOIN texts x ON x.sha256 = v.text JOIN texts y ON y.sha256 = b.text\n", ""
)

VIEWS_OF_WORDS = Migration("0030_views_of_words", f"DROP VIEW policies; {_POLICIES}")
