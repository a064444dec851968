"""The headers of a mail: how to leave the list, and identifiers that no name can break."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.digest.compose import compose
from tests.support.mails import EXPECTED_HEADERS, Words, bodies, read
from tests.support.news import company, digest, reworded, version

NEWS = digest(company("Tinworks", version(reworded())))
LEAVE = "https://sender.example/leave?who={recipient}&list=policies"
LONG = ".".join(letter * 60 for letter in "abc") + ".example"


def test_by_https_a_mail_program_unsubscribes_with_one_click() -> None:
    message = read(compose(replace(NEWS, recipient="iris+law@reader.example", unsubscribe=LEAVE)).raw)
    leave = "<https://sender.example/leave?who=iris%2Blaw%40reader.example&list=policies>"
    assert message["List-Unsubscribe"] == leave
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert set(message.keys()) == {*EXPECTED_HEADERS, "List-Unsubscribe", "List-Unsubscribe-Post"}
    text, html = bodies(replace(NEWS, recipient="iris+law@reader.example", unsubscribe=LEAVE))
    assert f"Unsubscribe: {leave.strip('<>')}" in text
    assert leave.strip("<>") in Words(html).addresses


def test_by_mail_there_is_no_one_click() -> None:
    message = read(compose(replace(NEWS, unsubscribe="mailto:leave@sender.example")).raw)
    assert message["List-Unsubscribe"] == "<mailto:leave@sender.example>"
    assert "List-Unsubscribe-Post" not in message


def test_a_webhook_has_nothing_to_unsubscribe_from() -> None:
    message = read(compose(replace(NEWS, recipient="https://hook.example/secret", unsubscribe=LEAVE)).raw)
    assert set(message.keys()) == EXPECTED_HEADERS


@pytest.mark.parametrize(
    "name", ["x" * 200, "Ünïcode " * 20 + "x", '"; Bcc: b@c.example', "سياسة", "=?utf-8?q?=0D=0ABcc:_b?="]
)
def test_identifiers_are_sent_as_they_are_however_long_the_names(name: str) -> None:
    news = replace(NEWS, recipient=f"{'r' * 60}@{LONG}", sender=f"h@{LONG}", unsubscribe=LEAVE)
    mail = compose(replace(news, recipient_name=name))
    head, _, _ = mail.raw.partition(b"\r\n\r\n")
    lines = head.decode("ascii").split("\r\n")
    assert all(len(line) <= 998 and "\n" not in line and "\r" not in line for line in lines)
    # An identifier or an address may not be an encoded word (RFC 2047, 5).
    sent = dict(line.split(": ", 1) for line in lines if ": " in line)
    for header in ("In-Reply-To", "References"):
        assert sent[header].startswith("<root.")
        assert sent[header].endswith(f"@{LONG}>")
    assert sent["List-Id"] == f"Policy changes <policy-changes.{LONG}>"
    assert sent["List-Unsubscribe"] == f"<{LEAVE.replace('{recipient}', 'r' * 60 + '%40' + LONG)}>"
    message = read(mail.raw)
    assert set(message.keys()) == {*EXPECTED_HEADERS, "List-Unsubscribe", "List-Unsubscribe-Post"}
    assert [one.addr_spec for one in message["To"].addresses] == [news.recipient]
    assert message["Message-ID"] == mail.message_id


def test_a_name_that_looks_encoded_adds_no_header() -> None:
    # As the name of a company, and so in the subject; the email package would decode it and break the line.
    mail = compose(digest(company("=?utf-8?q?=0D=0ABcc:_b?= Tinworks", version(reworded()))))
    message = read(mail.raw)
    assert set(message.keys()) == EXPECTED_HEADERS
    assert message["Subject"] == mail.subject == "1 policy change at = ?utf-8?q?=0D=0ABcc:_b?= Tinworks"
