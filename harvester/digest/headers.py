"""The headers of a mail: from whom, about what, in which thread and list, and how to leave it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from diffs.text import one_line
from harvester.config.mailbox import Mailbox, read_mailbox
from harvester.config.mailing import RECIPIENT
from harvester.digest import wording
from harvester.digest.records import DigestInput
from store.tables.outbox import is_channel, is_web_address

_ONE_CLICK = "List-Unsubscribe=One-Click"
_VERBATIM = ("In-Reply-To", "References", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post")

if TYPE_CHECKING:
    _Header = BaseHeader
else:
    _Header = object


class _VerbatimHeader(_Header):
    """A header in the words of a protocol, on one line.

    The package would encode a long word of it (RFC 2047), which is not allowed in a message identifier or an
    address: `In-Reply-To` under a domain of 25 characters was such a word.
    """

    max_count = 1
    parse = UnstructuredHeader.parse
    value_parser = staticmethod(UnstructuredHeader.value_parser)

    def fold(self, *, policy: Policy[Any]) -> str:
        """Return the header as it is transmitted."""
        return f"{self.name}: {self}{policy.linesep}"


def _policy() -> EmailPolicy[EmailMessage[Any, Any]]:
    registry = HeaderRegistry()
    for name in _VERBATIM:
        registry.map_to_type(name, _VerbatimHeader)
    # Every server accepts 7-bit mails; the transfer encodings then fold long lines.
    return SMTP.clone(cte_type="7bit", header_factory=registry)


_POLICY = _policy()


def headed(digest: DigestInput, subject: str, news: str) -> EmailMessage:
    """Return a message without a body.

    Args:
        digest: the news of one recipient.
        subject: its subject.
        news: the same news as JSON.

    Raises:
        ValueError: the recipient or the sender is not a mail address.
    """
    sender = header_address(digest.sender)
    # A webhook gets JSON; the mail that goes with it is for whoever reads the outbox.
    named = str(Mailbox(digest.recipient_name, digest.recipient))
    recipient = sender if is_web_address(digest.recipient) else header_address(named)
    list_id = f"policy-changes.{sender.domain or 'localhost'}"
    root = _identity(sender.addr_spec, "root", list_id, digest.recipient.lower())
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(sender.display_name or wording.SENDER_NAME, addr_spec=sender.addr_spec)
    message["To"] = recipient
    message["Subject"] = subject
    message["Date"] = digest.generated_at
    message["Message-ID"] = message_identity(sender.addr_spec, digest.recipient, news)
    # The root itself is never sent: mail programs group the mails that refer to it (RFC 5256, 2.1).
    message["In-Reply-To"] = root
    message["References"] = root
    message["List-Id"] = f"{wording.SENDER_NAME} <{list_id}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834, 5: prevents out-of-office replies
    message["X-Auto-Response-Suppress"] = "All"  # the same for Exchange
    for name, value in _ways_out(digest):
        message[name] = value
    return message


def _ways_out(digest: DigestInput) -> Iterator[tuple[str, str]]:
    """Yield the headers by which a mail program offers to unsubscribe; one click needs https (RFC 8058)."""
    if address := unsubscribe_address(digest):
        yield "List-Unsubscribe", f"<{address}>"
        if address.lower().startswith("https:"):
            yield "List-Unsubscribe-Post", _ONE_CLICK


def unsubscribe_address(digest: DigestInput) -> str:
    """Return the address by which a recipient unsubscribes; ``""`` if there is none, or it is a webhook.

    Args:
        digest: the news of one recipient.
    """
    if is_web_address(digest.recipient):
        return ""
    return digest.unsubscribe.replace(RECIPIENT, quote(digest.recipient, safe=""))


def header_address(text: str) -> Address:
    """Return a mail address for a header.

    Args:
        text: an address, such as ``legal@example.org`` or ``Legal <legal@example.org>``.

    Raises:
        ValueError: the text is not a mail address, or not one that plain SMTP can carry.
    """
    if one_line(text) != text:
        raise ValueError(f"is not a mail address: {one_line(text, 120)!r}")
    found = read_mailbox(text)
    return Address(literal(found.name), addr_spec=found.address)


def literal(text: str) -> str:
    """Return a text for a header, without anything that looks like an encoded word (RFC 2047).

    The package decodes it where a header is set: ``=?utf-8?q?=0D=0ABcc:_b?=`` in a name would add a header.

    Args:
        text: on one line.
    """
    return text.replace("=?", "= ?")


def check_addresses(recipient: str, sender: str) -> None:
    """Check that a mail can go from the one to the other.

    Args:
        recipient: a mail address, the address of a webhook, or the name of a channel.
        sender: a mail address.

    Raises:
        ValueError: one of them is not a mail address, or not one that plain SMTP can carry.
    """
    is_mail = not is_web_address(recipient) and not is_channel(recipient)
    for address in (sender, recipient) if is_mail else (sender,):
        header_address(address)


def message_identity(sender: str, recipient: str, news: str) -> str:
    """Return the Message-ID of a mail, which another recipient or other news would change.

    Args:
        sender: the mail address that it comes from.
        recipient: the mail address that it is sent to, or the address of a webhook.
        news: what it reports, as JSON, with the time at which it was composed.

    Raises:
        ValueError: the news are not an object of JSON.
    """
    return _identity(sender, "digest", recipient.lower(), str(json.loads(news)["generated_at"]), news)


def _identity(sender: str, kind: str, *of: str) -> str:
    domain = sender.rpartition("@")[2] or "localhost"
    return f"<{kind}.{short_hash(kind, *of)}@{domain}>"


def short_hash(*of: str) -> str:
    """Return 32 hexadecimal digits that other texts would change."""
    return hashlib.sha256("\0".join(of).encode("utf-8", "surrogatepass")).hexdigest()[:32]
