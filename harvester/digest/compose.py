"""News in, one mail out; pure: the clock comes with the news, and the same news give the same bytes."""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from diffs.render.phrases import count
from diffs.text import one_line
from harvester.digest.payload import payload
from harvester.digest.records import DigestInput
from harvester.digest.redline import as_words
from harvester.digest.templating import render_template
from harvester.digest.view import Cut, DigestView, told_companies, view
from store.tables.outbox import Mail, is_web_address

MAIL_BYTES = 100_000
"""Gmail clips a mail's HTML at 102 KB; the whole mail stays below, its text part included."""

_SECTIONS_OF_A_CHANGE = (40, 25, 16, 10, 6, 4, 3, 2)
_MOST_VERSIONS = 60
"""No more than this fit: dates, bounds and links of one take more than a sixtieth of a mail."""
_WIDTH = 78
"""RFC 5322 2.1.1: lines of a mail should have no more than 78 characters."""

# 7 bit goes through every server; long lines are folded by the encodings, not by luck.
_POLICY = SMTP.clone(cte_type="7bit")


def compose(digest: DigestInput) -> Mail:
    """Return the mail that tells the news, under `MAIL_BYTES` however much there is to tell.

    Args:
        digest: the news of one recipient.

    Raises:
        ValueError: where the recipient or the sender is no mail address.
    """
    news = json.dumps(payload(digest), ensure_ascii=False, sort_keys=True)
    for cut in _cuts(digest):
        shown = view(digest, cut)
        message = _message(digest, shown, news)
        raw = message.as_bytes()
        if len(raw) < MAIL_BYTES:
            break
    return Mail(
        recipient=digest.recipient,
        sender=digest.sender,
        message_id=message["Message-ID"],
        subject=shown.headline,
        raw=raw,
        payload=news,
    )


def parts(digest: DigestInput) -> tuple[str, str]:
    """Return the text and the HTML of a digest, in full, for a terminal and a browser.

    Args:
        digest: the news of one recipient.
    """
    versions = sum(len(d.versions) for company in digest.companies for d in company.documents)
    shown = view(digest, Cut(sections=10_000, versions=versions))
    return _text(shown), _html(shown)


def _cuts(digest: DigestInput) -> Iterator[Cut]:
    """Ever smaller cuts: fewer sections of each change, then fewer changes; the last always fits."""
    companies = told_companies(digest)
    found = sum(len(document.versions) for company in companies for document in company.documents)
    versions = min(found, _MOST_VERSIONS)
    for sections in _SECTIONS_OF_A_CHANGE:
        yield Cut(sections, versions)
    for sections in (2, 1, 0):
        while versions > 6 * sections:
            versions = versions * 4 // 5
            yield Cut(sections, versions)


def _message(digest: DigestInput, shown: DigestView, news: str) -> EmailMessage:
    sender = header_address(digest.sender)
    # A webhook gets JSON; the mail beside it is for whoever reads the outbox.
    recipient = sender if is_web_address(digest.recipient) else header_address(digest.recipient)
    domain = sender.domain or "localhost"
    list_id = f"policy-changes.{domain}"
    root = _identity(domain, "root", list_id, digest.recipient.lower())
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address("Policy changes", addr_spec=sender.addr_spec)
    message["To"] = recipient
    message["Subject"] = shown.headline
    message["Date"] = digest.generated_at
    message["Message-ID"] = _identity(
        domain, "digest", digest.recipient.lower(), digest.generated_at.isoformat(), news
    )
    # A root that is never sent itself: mail programs gather what refers to it (RFC 5256 2.1, jwz threading).
    message["In-Reply-To"] = root
    message["References"] = root
    message["List-Id"] = f"Policy changes <{list_id}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834 5: no out-of-office answers to this
    message["X-Auto-Response-Suppress"] = "All"  # Exchange's name for the same
    message.set_content(_text(shown))
    message.add_alternative(_html(shown), subtype="html")
    # Left to itself the package draws boundaries at random; the same news are to give the same bytes.
    message.set_boundary(f"=_{_digest('boundary', digest.recipient, news)}")
    return message


def header_address(text: str) -> Address:
    """Return the mail address, checked.

    Raises:
        ValueError: where it is none, or one that plain SMTP cannot carry.
    """
    if one_line(text) != text or not text.isascii():
        raise ValueError(f"not a mail address: {one_line(text, 120)!r}")
    try:
        found = Address(addr_spec=text)
    except Exception as error:  # the parser raises IndexError and its own errors beside ValueError
        raise ValueError(f"not a mail address: {text[:120]!r}") from error
    if not found.username or not found.domain:
        raise ValueError(f"not a mail address: {text[:120]!r}")
    return found


def _identity(domain: str, kind: str, *of: str) -> str:
    return f"<{kind}.{_digest(kind, *of)}@{domain}>"


def _digest(*of: str) -> str:
    return hashlib.sha256("\0".join(of).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _where(shown: DigestView) -> str:
    if not shown.report:
        return " (harvest diff shows all of it)"
    return f" (all of it: {shown.report})"


def _text(shown: DigestView) -> str:
    return render_template(
        "digest/templates/digest.txt",
        view=shown,
        where=_where(shown),
        wrapped=_wrapped,
        as_words=as_words,
        count=count,
        capitalized=_capitalized,
    )


def _html(shown: DigestView) -> str:
    return render_template(
        "digest/templates/digest.html",
        view=shown,
        where=_where(shown),
        count=count,
        capitalized=_capitalized,
    )


def _wrapped(text: str, indent: int = 0) -> str:
    """Return the text in lines that fit a mail; the first line stands where the template puts it."""
    lines = textwrap.wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * indent}".join(lines)


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
