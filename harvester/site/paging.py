"""Lists that are too long for one page: which page has what, and links from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harvester.site.frame import anchor

# Of many pages, the first, the last and so many on each side of the current one are linked.
_AROUND = 4


def numbered(path: str, place: int) -> str:
    """Return where a page of a list is; the first one has the name of the list.

    >>> numbered("same.html", 0), numbered("same.html", 1)
    ('same.html', 'same-2.html')

    Args:
        path: where the first page is.
        place: the place of the page, from 0.
    """
    return f"{path.removesuffix('.html')}-{place + 1}.html" if place else path


def in_pages(items: Iterable[str], most_bytes: int) -> list[list[str]]:
    """Return items by pages, in their order; without an item there is one empty page.

    Args:
        items: pieces of HTML.
        most_bytes: of the items of a page; a larger one has a page of its own.
    """
    pages: list[list[str]] = [[]]
    size = 0
    for item in items:
        added = len(item.encode("utf-8", "replace"))
        if pages[-1] and size + added > most_bytes:
            pages.append([])
            size = 0
        pages[-1].append(item)
        size += added
    return pages


def page_links(path: str, targets: Sequence[str], label: str) -> Iterator[str]:
    """Yield links to the pages of a list: to all of a few, otherwise to the ends and to those around.

    Args:
        path: the page on which they stand.
        targets: where the pages are, in order; nothing is yielded if there is only one.
        label: what the pages are, such as ``Pages of the index``.
    """
    if len(targets) < 2:
        return
    here = targets.index(path) if path in targets else 0
    last = len(targets) - 1
    yield f'<nav class="paging" aria-label="{label}">'
    before = -1
    for place, target in enumerate(targets):
        if place not in (0, last) and abs(place - here) > _AROUND:
            continue
        if place > before + 1:
            yield "<span>…</span>"
        before = place
        said = f'<span class="unseen">Page </span>{place + 1}'
        yield f'<b aria-current="page">{said}</b>' if target == path else anchor(path, target, said)
    yield "</nav>"
