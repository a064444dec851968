"""Tell the words of a policy from what else stands on its page; pure."""

from __future__ import annotations

from diffs.policy_words.changed import PolicyChange, policy_change
from diffs.policy_words.furniture import is_announcement, is_copyright
from diffs.policy_words.page import squashed
from diffs.policy_words.written_dates import editions, written_dates, years

__all__ = [
    "PolicyChange",
    "editions",
    "is_announcement",
    "is_copyright",
    "policy_change",
    "squashed",
    "written_dates",
    "years",
]
