"""Use a WARC file as an archive."""

from __future__ import annotations

from harvester.archive.warc.archive import WarcArchive

__all__ = ["WarcArchive"]
