"""Open addresses of ours without following redirects."""

from __future__ import annotations

import urllib.request


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirects: one turns a POST into a GET, and what was posted would silently be lost."""

    def redirect_request(self, *_: object) -> None:
        return None


def direct_opener() -> urllib.request.OpenerDirector:
    """Return what opens addresses; an answer that redirects is an error, and its target learns nothing."""
    return urllib.request.build_opener(_NoRedirect())
