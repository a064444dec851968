"""What a composed mail says, as its reader sees it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

from harvester.digest.compose import compose
from harvester.digest.records import DigestInput

EXPECTED_HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "List-Id",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
}


def read(raw: bytes) -> EmailMessage:
    """Return the message as a mail program reads it."""
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)


def bodies(news: DigestInput) -> tuple[str, str]:
    """Compose a mail and return its plain text and its HTML."""
    return bodies_of(read(compose(news).raw))


def bodies_of(message: EmailMessage) -> tuple[str, str]:
    """Return the plain text and the HTML of a message."""
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text and html
    return text.get_content(), html.get_content()


class Words(HTMLParser):
    """The words of a page as a reader sees them, and the tags and addresses in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent = tag == "style" or (self._silent and tag != "body")
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data


def flat(text: str) -> str:
    """Return the text with each run of white space as one space."""
    return " ".join(text.split())
