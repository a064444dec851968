"""Find policies that cannot be read: captures without a text are not "no change" (docs/design.md, law 3)."""

from __future__ import annotations

from datetime import date

from diffs.in_words import count, day, listed
from store import Store
from store.records import NEEDS_SCRIPTS

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
    reasons = [reason for state, reason, _ in newest if state != "read"]
    if len(newest) < FEWEST or 2 * len(reasons) < len(newest):
        return ""
    return (
        f"{len(reasons)} of the {count(len(newest), 'newest page')} that were fetched gave no usable text of "
        f"the policy; the last reason: {reasons[0]}"
    )


def needs_scripts(captures: int, retry_on: str | None = None, *, are_rendered: bool = False) -> str:
    """Return a message about captures that show no policy without scripts, with the remedy; or ``""``.

    Args:
        captures: how many such captures a document has.
        retry_on: ISO day from which a browser tries again to show them; ``""`` if it does not, since the
            archive lacks nothing, and None if it did not try yet.
        are_rendered: whether a browser renders them; otherwise the message says how to let one do so.
    """
    if not captures:
        return ""
    one = captures == 1
    if not are_rendered:
        said = f"{count(captures, 'capture')} {'shows' if one else 'show'} no policy without scripts"
        return f'{said}; with `render = "when needed"`, a browser shows such pages'
    if retry_on is None:
        return f"{count(captures, 'capture')} {'needs' if one else 'need'} a browser; run again to continue"
    said = f"a browser could not show the policy of {count(captures, 'capture')}"
    if not retry_on:
        return said
    return f"{said}; {'it is' if one else 'they are'} tried again from {day(date.fromisoformat(retry_on))}"


def unshown_policy(store: Store, document: int, *, are_rendered: bool) -> tuple[str, ...]:
    """Return messages if the policy cannot be read now, or can be read only by a browser.

    Pages that a browser could not show are no problem of the document as long as the newest can be read:
    `harvest status` lists them, with the day on which they are tried again.

    Args:
        store: the store.
        document: id of the document.
        are_rendered: whether a browser renders pages that need scripts.
    """
    newest = store.captures.newest_read(document, NEWEST)
    kinds = [held_as for state, _, held_as in newest if state != "read"]
    lacking, retry_on = store.captures.tally(document).needs_scripts, store.renderings.next_retry(document)
    shells = needs_scripts(lacking, retry_on, are_rendered=are_rendered)
    unreadable = unreadable_policy(store, document)
    if not are_rendered:
        # Of shells alone, one line says enough, and what to do.
        return (shells,) if shells and set(kinds) == {NEEDS_SCRIPTS} else (unreadable, shells)
    if unreadable and retry_on:
        return (f"{unreadable}; tried again from {day(date.fromisoformat(retry_on))}",)
    is_newest = bool(newest) and newest[0][2] == NEEDS_SCRIPTS
    return (unreadable, shells) if is_newest or retry_on is None else (unreadable,)


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
