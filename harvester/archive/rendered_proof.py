"""What a text stands on that was extracted from a page as a browser rendered it (docs/rendering.md)."""

from __future__ import annotations

from diffs.render.head import RenderedHead
from harvester.archive.proof import proof_of
from store.tables.renderings import RenderingPart, ShownRendering

RenderedJson = dict[str, object]


def rendered_as_json(shown: ShownRendering | None) -> RenderedJson | None:
    """Return what a rendered page stands on as the object ``rendered`` of the machine-readable output.

    Args:
        shown: the rendered page, or None.
    """
    if shown is None:
        return None
    page = shown.rendering
    return {
        "timestamp": page.timestamp,
        "url": page.original,
        "browser": page.browser,
        "rendered_at": page.rendered_at.isoformat(),
        "sha256": page.sha256,
        "captured_from": shown.span[0],
        "captured_until": shown.span[1],
        "parts": [_part(part) for part in shown.parts],
        "missing": list(page.missing),
    }


def rendered_head(shown: ShownRendering | None) -> RenderedHead | None:
    """Return what people read of a rendered page.

    Args:
        shown: the rendered page, or None.
    """
    if shown is None:
        return None
    page = shown.rendering
    parts = tuple((part.served_at, part.url, part.sha256, part.same_at) for part in shown.parts)
    return RenderedHead(page.browser, page.sha256 or "", shown.span, parts)


def _part(part: RenderingPart) -> RenderedJson:
    """Return what was served for one request."""
    proof = proof_of(part.archive, part.served_at, part.served_url, headers=part.headers)
    return {
        "url": part.url,
        "timestamp": part.served_at,
        "original": part.served_url,
        "listed_with_digest": part.same_at or None,
        "status": part.statuscode,
        "sha256": part.sha256,
        "source": proof.source,
        "proof": proof.as_json(),
    }
