"""Find the documents that a page shows in frames; pure.

Some policies are a document of their own in an ``iframe`` or a frame set, and the page around it has only a
menu. Which of the frames shows the policy is decided when it is read, not by its address.
"""

from __future__ import annotations

import re

from harvester.extract.dom import Node, resolved
from harvester.extract.readability.judgement import is_hidden
from harvester.extract.screen.phrases import POLICY_TITLE

# More frames than these are not asked for.
_MOST_FRAMES = 3
# In pixels: a smaller frame shows no document, but counts visitors or holds a button.
_SMALLEST = 100
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d*)?(?:px)?\s*", re.ASCII)
# Its words must be those of a name: "/privacy/", "data-policy.html".
_SEPARATORS = re.compile(r"[^a-zA-Z]+")


def frames_of(document: Node, url: str, base: str) -> tuple[str, ...]:
    """Return the addresses of the documents that a page shows in frames, the most likely policy first.

    Args:
        document: the page.
        url: the address of the page; a frame that shows the page itself is left out.
        base: the address that relative links are resolved against.
    """
    found: dict[str, bool] = {}
    for node in document.descendants():
        if node.tag in ("iframe", "frame") and not _is_invisible(node):
            source = node.attribute("src").strip()
            address = (resolved(source, base) or "").partition("#")[0]
            if address.startswith(("http://", "https://")) and address != url.partition("#")[0]:
                found.setdefault(address, _is_named_like_a_policy(node))
    return tuple(sorted(found, key=lambda address: not found[address]))[:_MOST_FRAMES]


def _is_invisible(node: Node) -> bool:
    """Return whether a frame is hidden, or too small to show a document."""
    sizes = (_PIXELS.fullmatch(node.attribute(name)) for name in ("width", "height"))
    return is_hidden(node) or any(size is not None and int(size[1]) < _SMALLEST for size in sizes)


def _is_named_like_a_policy(node: Node) -> bool:
    """Return whether the names or the address of a frame are those of a policy."""
    names = (node.attribute("title"), node.attribute("name"), _SEPARATORS.sub(" ", node.attribute("src")))
    return any(POLICY_TITLE.search(name) for name in names)
