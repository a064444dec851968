"""The page that is attached to a mail: all changes in full, with what did not change around them; pure."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.render.as_collection import CollectedComparison, collected_comparison, render_collection
from diffs.render.to_render import ToRender
from harvester.digest.change_view import NamedChange, digest_flags
from harvester.digest.records import DigestInput
from harvester.digest.sides import head_of_side
from harvester.digest.view import attachment_name, changes_of, headline
from store.tables.outbox import is_web_address

ATTACHMENT_BYTES = 1_000_000
"""Encoded, it is a third more. Mail servers take 10 MB and more; the redlines of twenty policies fit."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A page that is attached to a mail.

    Attributes:
        name: the name of the file.
        content: the page.
        numbers: the numbers of the changes that it has.
    """

    name: str
    content: bytes
    numbers: frozenset[int]


def attachment(digest: DigestInput) -> Attachment | None:
    """Return the redlines of all changes, those with the highest weight if not all fit.

    Args:
        digest: the news of one recipient.

    Returns:
        The page; None without changes, for a webhook, or where a report is published.
    """
    changes = changes_of(digest)
    if not changes or digest.report or is_web_address(digest.recipient):
        return None
    room = ATTACHMENT_BYTES
    found: dict[int, CollectedComparison] = {}
    for one in sorted(changes, key=lambda one: (-one.news.weight, one.number)):
        collected = collected_comparison(one.heading, one.anchor, _to_render(one, digest))
        size = len(_encoded(collected.html))
        if size <= room:
            room -= size
            found[one.number] = collected
    left_out = [one.heading for one in changes if one.number not in found]
    page = render_collection(headline(digest), [found[number] for number in sorted(found)], left_out)
    return Attachment(attachment_name(digest), _encoded(page), frozenset(found))


def _to_render(one: NamedChange, digest: DigestInput) -> ToRender:
    """Return a change as every redline shows it."""
    label = f"{one.company} · {one.document}"
    heads = head_of_side(one.news, 0, label), head_of_side(one.news, 1, label)
    return ToRender(one.news.compared, heads, digest_flags(one.news), digest.imprint)


def _encoded(page: str) -> bytes:
    """Return a page in UTF-8; half characters, which a text may contain, are question marks."""
    return page.encode("utf-8", "replace")
