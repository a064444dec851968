"""The words by which Readability judges the classes and ids of elements.

The lists are those of commit 60f470c (2019-08-29): later versions take ``content`` for a sign of content and
look for ``footer`` where this one looks for ``foot``, and give other texts for pages of the corpus.
"""

from __future__ import annotations

import re


def _any_of(words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, in any case of ASCII letters as ECMAScript has it."""
    return re.compile("|".join(words.split()), re.IGNORECASE | re.ASCII)


UNLIKELY = _any_of(
    "-ad- ai2html banner breadcrumbs combx comment community cover-wrap disqus extra foot gdpr header"
    " legends menu related remark replies rss shoutbox sidebar skyscraper social sponsor supplemental"
    " ad-break agegate pagination pager popup yom-remote"
)
MAYBE_AFTER_ALL = _any_of("and article body column main shadow")

POSITIVE = _any_of("article body content entry main page pagination post text blog story")
NEGATIVE = re.compile(
    r"hidden|^hid\Z| hid\Z| hid |^hid |banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta"
    r"|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|tool|widget",
    re.IGNORECASE | re.ASCII,
)
BYLINE = _any_of("byline author dateline writtenby")
SHARING = re.compile(r"(\b|_)(share|sharedaddy)(\b|_)", re.IGNORECASE | re.ASCII)
VIDEO = re.compile(
    r"//(www\.)?((dailymotion|youtube|youtube-nocookie|player\.vimeo|v\.qq)\.com|(archive|upload\.wikimedia)\.org"
    r"|player\.twitch\.tv)",
    re.IGNORECASE | re.ASCII,
)
