"""Take what the store holds to other tools: files of texts, tables, a git repository, a feed."""

from __future__ import annotations
