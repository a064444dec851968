"""The static site of `harvest report`: pages that need nothing but themselves."""

from __future__ import annotations

from harvester.site.history import DocumentName
from harvester.site.site import SiteResult, make_site

__all__ = ["DocumentName", "SiteResult", "make_site"]
