"""Whether a policy can be read: captures without a text are not "nothing new" (docs/design.md, law 3)."""

from __future__ import annotations

from diffs.render.phrases import count
from store import Store

# The newest captures tell whether the policy can be read today; of fewer than three, nothing is concluded.
NEWEST, FEWEST = 10, 3


def unreadable_policy(store: Store, document: int) -> str:
    """Return that at least half of the newest captures gave no text of the policy, or ``""``.

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
