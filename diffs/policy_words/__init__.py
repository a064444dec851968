"""Tell the words of a policy from what else stands on its page; pure."""

from __future__ import annotations

from diffs.policy_words.certain import certain_sentences
from diffs.policy_words.changed import PolicyChange, count_in, policy_change
from diffs.policy_words.dated_part import dated_part, is_at_an_end
from diffs.policy_words.furniture import is_announcement, is_copyright
from diffs.policy_words.own_lines import PolicyPassage
from diffs.policy_words.page import page_letters, squashed
from diffs.policy_words.same_page import (
    has_editions,
    has_program,
    is_broken,
    is_of_other_edition,
    is_of_other_host,
    is_of_other_spelling,
)
from diffs.policy_words.trifles import is_trifle
from diffs.policy_words.written_dates import editions, written_dates, years

__all__ = [
    "PolicyChange",
    "PolicyPassage",
    "certain_sentences",
    "count_in",
    "dated_part",
    "editions",
    "has_editions",
    "has_program",
    "is_announcement",
    "is_at_an_end",
    "is_broken",
    "is_copyright",
    "is_of_other_edition",
    "is_of_other_host",
    "is_of_other_spelling",
    "is_trifle",
    "page_letters",
    "policy_change",
    "squashed",
    "written_dates",
    "years",
]
