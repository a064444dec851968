"""Whether a policy is read as it should be: captures without a text are not "nothing new" (law 3)."""

from __future__ import annotations

from diffs.in_words import count, listed
from store import Store

# The newest captures tell whether the policy can be read today; of fewer than three, nothing is concluded.
NEWEST, FEWEST = 10, 3


def unreadable_policy(store: Store, document: int) -> str:
    """Return that at least half of the newest captures gave no text of the policy to rely on, or ``""``.

    A text that is held for review is none of the policy until it is confirmed.

    Args:
        store: knows what became of each capture.
        document: id of the document.
    """
    newest = store.captures.newest_read(document, NEWEST)
    reasons = [reason for state, reason in newest if state != "read"]
    if len(newest) < FEWEST or 2 * len(reasons) < len(newest):
        return ""
    return (
        f"{len(reasons)} of the {count(len(newest), 'newest capture')} that were read gave no text of the "
        f"policy; the last reason: {reasons[0]}"
    )


def idle_selectors(store: Store, document: int) -> str:
    """Return that selectors of the configuration find nothing on the newest page that was read, or ``""``.

    Args:
        store: knows what was read, and how.
        document: id of the document.
    """
    timestamp, unmatched = store.readings.newest_unmatched(document)
    if not unmatched:
        return ""
    named = listed([f"`{css}`" for css in unmatched])
    return f"{named} of `select` and `remove` found nothing on the newest page that was read ({timestamp})"
