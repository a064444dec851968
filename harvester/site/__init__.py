"""The static site of `harvest report`: pages that need nothing but themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.site.history import DocumentName
    from harvester.site.site import SiteResult, make_site

__all__ = ["DocumentName", "SiteResult", "make_site"]

lazy_face(
    __name__,
    {
        "DocumentName": "harvester.site.history",
        "SiteResult": "harvester.site.site",
        "make_site": "harvester.site.site",
    },
)
