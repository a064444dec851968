"""Compose a mail from a recipient's news; pure: the same news, time included, give the same bytes."""

from __future__ import annotations

import json
import textwrap
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from functools import cache

from diffs.in_words import count
from diffs.render.redline_colours import BY_DAY, BY_NIGHT
from diffs.text import is_right_to_left
from harvester.digest import wording
from harvester.digest.attachment import Attachment, attachment
from harvester.digest.headers import headed, header_address, short_hash
from harvester.digest.payload import payload
from harvester.digest.records import DigestInput
from harvester.digest.redline import BULLET, as_words, blocks
from harvester.digest.shown import Cut, DigestView
from harvester.digest.templating import render_template
from harvester.digest.view import headline, told_companies, view
from store.tables.outbox import Mail

MAIL_BYTES = 100_000
"""Gmail clips HTML at 102 KB; the mail stays below this size together with its text part."""

_SECTIONS_OF_A_CHANGE = (40, 25, 16, 10, 6, 4, 3, 2)
_NAMED = (1000, 60, 6)
"""How many further sections of a change are named."""
_MOST_VERSIONS = 60
"""More would not fit: the dates, bounds and links of one version take more than a sixtieth of a mail."""
_MOST_OTHERS = 120
"""Policies that are named with the dates of their further changes: a third of a mail."""
_WIDTH = 78
"""RFC 5322, 2.1.1: lines of a mail should not be longer than 78 characters."""


def compose(digest: DigestInput) -> Mail:
    """Return a mail with the news of a recipient, whatever there is of it.

    Without the attachment it is smaller than `MAIL_BYTES`.

    Args:
        digest: the news of one recipient.

    Raises:
        ValueError: the recipient or the sender is not a mail address.
    """
    news = json.dumps(payload(digest), ensure_ascii=False, sort_keys=True)
    attached = attachment(digest)
    if attached:
        digest = replace(digest, attached=attached.numbers)

    @cache
    def composed(cut: Cut) -> EmailMessage:
        return _message(digest, view(digest, cut), news)

    def fits(cut: Cut) -> bool:
        return len(composed(cut).as_bytes()) < MAIL_BYTES

    message = composed(_largest(_cuts(digest), fits))
    if attached:
        _attach(message, attached, short_hash("attached", digest.recipient, news))
    return Mail(
        recipient=digest.recipient,
        sender=header_address(digest.sender).addr_spec,
        message_id=message["Message-ID"],
        subject=headline(digest),
        raw=message.as_bytes(),
        payload=news,
    )


def parts(digest: DigestInput) -> tuple[str, str]:
    """Return a complete digest as text for a terminal and as HTML for a browser.

    Args:
        digest: the news of one recipient.
    """
    versions = sum(len(d.versions) for company in digest.companies for d in company.documents)
    shown = view(digest, Cut(sections=10_000, versions=versions))
    return _text(shown), _html(shown)


def _cuts(digest: DigestInput) -> Iterator[list[Cut]]:
    """Yield rows of ever smaller cuts, the best row first; the last cut of the last row always fits.

    The words of all changes are the best mail, then fewer sections of each with the names of the others, then
    fewer changes, then changes of which only the names of sections are shown.
    """
    companies = told_companies(digest)
    found = sum(len(document.versions) for company in companies for document in company.documents)
    most = min(found, _MOST_VERSIONS)
    # Most mails are short.
    yield [Cut(_SECTIONS_OF_A_CHANGE[0], most, _NAMED[0], _MOST_OTHERS)]
    for names in _NAMED:
        yield [Cut(sections, most, names, _MOST_OTHERS) for sections in _SECTIONS_OF_A_CHANGE]
    steps = [most]
    while steps[-1]:
        steps.append(steps[-1] * 4 // 5)
    for sections, names, least in ((2, 6, 12), (1, 6, 6), (0, 12, 1), (0, 0, 1)):
        yield [Cut(sections, versions, names, _MOST_OTHERS) for versions in steps if versions >= least]
    yield [Cut(0, versions, 0, others) for versions, others in ((1, 60), (1, 20), (0, 20), (0, 0))]


def _largest(rows: Iterable[list[Cut]], fits: Callable[[Cut], bool]) -> Cut:
    """Return the first cut that fits, of the first row of which any does."""
    cut = Cut(0, 0)
    for row in filter(None, rows):
        cut = row[-1]
        if fits(cut):
            return row[bisect_left(row, True, key=fits)]
    return cut


def _message(digest: DigestInput, shown: DigestView, news: str) -> EmailMessage:
    message = headed(digest, shown.headline, news)
    message.set_content(_text(shown))
    message.add_alternative(_html(shown), subtype="html")
    # By default the package chooses boundaries at random, but the same news must give the same bytes.
    message.set_boundary(f"=_{short_hash('boundary', digest.recipient, news)}")
    return message


def _attach(message: EmailMessage, attached: Attachment, boundary: str) -> None:
    """Attach a page; the text and the HTML of the mail become one part beside it."""
    name, charset = attached.name, {"charset": "utf-8"}
    message.add_attachment(attached.content, maintype="text", subtype="html", filename=name, params=charset)
    message.set_boundary(f"=_{boundary}")


def _text(shown: DigestView) -> str:
    return render_template(
        "digest/templates/digest.txt",
        view=shown,
        selected=wording.selected(shown.selection),
        wrapped=_wrapped,
        as_words=as_words,
        count=count,
    )


def _html(shown: DigestView) -> str:
    return render_template(
        "digest/templates/digest.html",
        view=shown,
        by_day=BY_DAY,
        by_night=BY_NIGHT,
        selected=wording.selected(shown.selection),
        count=count,
        is_right_to_left=is_right_to_left,
        blocks=blocks,
    )


def _wrapped(text: str, indent: int = 0) -> str:
    """Return text wrapped for a mail; only the lines after the first one are indented here."""
    lines = [
        wrapped
        for line in text.split("\n")
        for wrapped in textwrap.wrap(
            line,
            _WIDTH - indent,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent=" " * len(BULLET) if line.startswith(BULLET) else "",
        )
    ]
    return f"\n{' ' * indent}".join(lines)
