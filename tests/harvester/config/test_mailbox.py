"""Mail addresses as people write them: they work, or the configuration refuses them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config import mailbox
from harvester.config.mailbox import Mailbox, mailbox_of, read_mailbox


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("legal@larkspur.example", "", "legal@larkspur.example"),
        (" legal@larkspur.example ", "", "legal@larkspur.example"),
        ("Legal Team <legal@larkspur.example>", "Legal Team", "legal@larkspur.example"),
        ('"Team, Legal" <legal@larkspur.example>', "Team, Legal", "legal@larkspur.example"),
        ("<legal@larkspur.example>", "", "legal@larkspur.example"),
        ("Büro <legal@larkspur.example>", "Büro", "legal@larkspur.example"),
        ("a@b <legal@larkspur.example>", "a@b", "legal@larkspur.example"),
        ("recht@bücher.example", "", "recht@xn--bcher-kva.example"),
        ("recht@STRAßE.example", "", "recht@xn--strae-oqa.example"),
        ("Recht <recht@例え.example>", "Recht", "recht@xn--r8jz45g.example"),
        ("first.last+tag@mail.larkspur.example", "", "first.last+tag@mail.larkspur.example"),
        ("reader@localhost", "", "reader@localhost"),
        ("reader@[127.0.0.1]", "", "reader@[127.0.0.1]"),
        (r'"Ann \"Nan\" Oak" <a@larkspur.example>', 'Ann "Nan" Oak', "a@larkspur.example"),
    ],
)
def test_what_people_write_is_read(text: str, name: str, address: str) -> None:
    found = read_mailbox(text)
    assert found == Mailbox(name, address)
    assert read_mailbox(str(found)) == found
    assert address.isascii()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Legal Team",
        "legal@",
        "@larkspur.example",
        "legal@larkspur@example",
        "legal larkspur@example.org",
        "legal@larkspur..example",
        "legal@.example",
        "legal@example.",
        "legal.@larkspur.example",
        ".legal@larkspur.example",
        "büro@larkspur.example",
        "legal@bücher..example",
        "legal@-.\u200bexample",
        "legal@xn--\u00e4.example",
        "Legal <legal@larkspur.example> and more",
        "Legal <legal@larkspur.example",
        "legal@larkspur.example>",
        "a@larkspur.example, b@larkspur.example",
        "a@larkspur.example; b@larkspur.example",
        "legal@larkspur.example\r\nBcc: b@c.example",
        "mailto:legal@larkspur.example",
        "legal@larkspur.example?subject=x",
        "legal@-larkspur.example",
        f"legal@{'x' * 64}.example",
        f"{'x' * 65}@larkspur.example",
        f"legal@{'x.' * 127}example",
        "legal@larkspur.example (Legal Team)",
        "Desk: legal@larkspur.example;",
        '"a b"@larkspur.example',
    ],
)
def test_what_cannot_be_mailed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a mail address"):
        read_mailbox(text)
    assert mailbox_of(text) == Mailbox("", text)


def test_the_name_does_not_change_who_it_is() -> None:
    named, bare = mailbox_of("Legal <legal@larkspur.example>"), mailbox_of("legal@larkspur.example")
    assert named.address == bare.address


@settings(max_examples=40, deadline=None)
@given(st.from_regex(mailbox._PLAIN, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_a_plain_address_is_read_as_the_parser_reads_it(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mailbox, "_PLAIN", re.compile(r"(?!)"))
        assert read_mailbox.__wrapped__(text) == Mailbox("", text)
    assert read_mailbox.__wrapped__(text) == Mailbox("", text)
