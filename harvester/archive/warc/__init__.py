"""Use a WARC file as an archive."""

from __future__ import annotations

from harvester.archive.warc.warc_archive import WarcArchive

__all__ = ["WarcArchive"]
