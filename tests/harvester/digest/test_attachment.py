"""No mail has a dead end: what it leaves out is attached, or in the report."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import EmailMessage

import pytest

from harvester.digest import attachment as attachment_module
from harvester.digest.attachment import attachment
from harvester.digest.compose import MAIL_BYTES, compose, parts
from harvester.digest.records import DigestInput
from tests.support.checked_page import CheckedPage
from tests.support.hard_mail import LAMPS, compared, hard_digest
from tests.support.mails import Words, bodies, bodies_of, flat, read
from tests.support.news import added, company, digest, trouble, version

LONG = " ".join(f"word{number}" for number in range(400))
NEWS = digest(company("Tinworks", version(added("1", "Cookies", f"{LONG} and the end."))))
NAME = "policy-changes-2026-11-20.html"


def attached(news: DigestInput) -> str:
    """Return the page that is attached to the mail with these news."""
    return page_of(read(compose(news).raw))


def page_of(message: EmailMessage) -> str:
    """Return the page that is attached to a mail."""
    (part,) = message.iter_attachments()
    assert part.get_filename() == NAME
    assert part.get_content_type() == "text/html"
    content = part.get_content()
    assert isinstance(content, str)
    return content


def test_what_a_mail_cuts_off_is_attached() -> None:
    for body in map(flat, bodies(NEWS)):
        assert "and the end." not in body
        assert f"The attached file {NAME} shows the change in full, with the text around." in body
        assert "harvest diff" not in body
    page = CheckedPage(attached(NEWS))
    assert "and the end." in page.words["ins"]


def test_all_changes_are_on_one_page_under_the_headings_of_the_mail() -> None:
    mail = compose(hard_digest())
    message = read(mail.raw)
    page = page_of(message)
    checked = CheckedPage(page)
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    text, _ = bodies_of(message)
    assert len(headings) == len(set(headings)) == 20
    assert headings[0].startswith("1. Lamps &amp; Wicks of the Northern Coast, Privacy Policy: effective")
    shown = re.findall(r"\n([0-9]+)\. ", text)
    assert {f"change-{number}" for number in shown} <= set(checked.ids)
    assert len(mail.raw) > MAIL_BYTES
    assert "The attached file shows them." in text
    assert "`harvest diff`" not in text


def test_the_same_news_give_the_same_bytes_with_an_attachment() -> None:
    assert compose(hard_digest(3)).raw == compose(hard_digest(3)).raw


def test_what_is_too_long_to_be_attached_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_module, "ATTACHMENT_BYTES", 25_000)
    news = hard_digest(5)
    found = attachment(news)
    assert found is not None
    assert 0 < len(found.numbers) < 5
    assert len(found.content) < 25_000 + 15_000, "with the stylesheet"
    missing = sorted({1, 2, 3, 4, 5} - found.numbers)
    page = found.content.decode()
    assert "Too long for this page:" in page
    for body in map(flat, bodies(news)):
        assert "shows all changes in full, with the text around, except change" in body
        assert f"{missing[-1]}, too long to be attached." in body


def test_with_a_report_each_change_has_a_link_and_nothing_is_attached() -> None:
    news = replace(NEWS, report="https://reports.example/all/")
    message = read(compose(news).raw)
    assert message.get_content_type() == "multipart/alternative"
    page = "https://reports.example/all/tinworks/privacy/change-20240301080000-20261112080910.html"
    text, html = bodies(news)
    assert page in text
    assert page in Words(html).addresses
    assert "All words of this change, in the report" in html
    assert "attached" not in text


@pytest.mark.parametrize(
    "news",
    [
        replace(NEWS, recipient="https://hook.example/secret"),
        digest(troubles=(trouble(),)),
    ],
    ids=["a webhook", "no changes"],
)
def test_nothing_to_attach(news: DigestInput) -> None:
    assert attachment(news) is None
    assert not list(read(compose(news).raw).iter_attachments())


def test_a_terminal_is_told_the_command() -> None:
    many = digest(company("Tinworks", *(compared(*LAMPS, place) for place in range(3))))
    text, _ = parts(many)
    assert "attached" not in text
