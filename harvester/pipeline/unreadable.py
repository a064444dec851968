"""Find policies that cannot be read: captures without a text are not "no change" (docs/design.md, law 3)."""

from __future__ import annotations

from diffs.in_words import count, listed
from store import Store

# The newest captures show whether the policy can be read now; fewer than three are not conclusive.
NEWEST, FEWEST = 10, 3


def unreadable_policy(store: Store, document: int) -> str:
    """Return a message if at least half of the newest captures gave no usable text of the policy, or ``""``.

    A text that is held for review is not usable until it is confirmed.

    Args:
        store: the store.
        document: id of the document.
    """
    newest = store.captures.newest_read(document, NEWEST)
    reasons = [reason for state, reason in newest if state != "read"]
    if len(newest) < FEWEST or 2 * len(reasons) < len(newest):
        return ""
    return (
        f"{len(reasons)} of the {count(len(newest), 'newest page')} that were fetched gave no usable text of "
        f"the policy; the last reason: {reasons[0]}"
    )


def needs_scripts(captures: int, *, are_rendered: bool = False) -> str:
    """Return a message about captures that have no content until a script fills it in, or ``""``.

    Args:
        captures: how many such captures a document has.
        are_rendered: whether a browser renders them; otherwise the message says how to let one do so.
    """
    if not captures:
        return ""
    verb = "shows" if captures == 1 else "show"
    remedy = "" if are_rendered else '; with `render = "when needed"`, a browser shows such pages'
    said = f"{count(captures, 'capture')} {verb} nothing of the policy, because only scripts would fill it in"
    return f"{said}{remedy}"


def idle_selectors(store: Store, document: int) -> str:
    """Return a message if selectors found nothing on the newest page that was read, or ``""``.

    Args:
        store: the store.
        document: id of the document.
    """
    timestamp, unmatched = store.readings.newest_unmatched(document)
    if not unmatched:
        return ""
    named = listed([f"`{css}`" for css in unmatched])
    return f"{named} of `select` and `remove` found nothing on the newest page that was read ({timestamp})"
