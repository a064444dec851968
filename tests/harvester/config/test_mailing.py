"""What the configuration says about mails: the name in HELO, the report, and how to unsubscribe."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.config.mailing import LONGEST_UNSUBSCRIBE, base_address, command, host_name, unsubscribe
from harvester.config.values import InvalidValue

HERE = Path()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("", ""),
        ("mail.sender.example", "mail.sender.example"),
        ("büro.example", "xn--bro-hoa.example"),
        ("[192.0.2.1]", "[192.0.2.1]"),
    ],
)
def test_the_name_of_a_machine(value: str, read: str) -> None:
    assert host_name(value, HERE) == read


@pytest.mark.parametrize(
    "value", ["two words", "a@b.example", "-x.example", "x.example\r\nQUIT", "http://x/", 3]
)
def test_what_is_not_the_name_of_a_machine(value: object) -> None:
    with pytest.raises(InvalidValue):
        host_name(value, HERE)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("", ""),
        ("https://www.reader.example/policies", "https://www.reader.example/policies/"),
        ("https://www.reader.example/policies/index.html", "https://www.reader.example/policies/"),
        ("https://www.reader.example", "https://www.reader.example/"),
    ],
)
def test_the_address_of_a_report_is_that_of_its_folder(value: str, read: str) -> None:
    assert base_address(value, HERE) == read


@pytest.mark.parametrize(
    "value", ["site/", "https://x.example/?page=1", "https://x.example/#top", "ftp://x.example/"]
)
def test_what_is_not_the_address_of_a_report(value: str) -> None:
    with pytest.raises(InvalidValue):
        base_address(value, HERE)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "mailto:leave@sender.example",
        "mailto:leave@sender.example?subject=leave%20{recipient}",
        "https://sender.example/leave?who={recipient}",
        "https://sender.example/leave/a-token",
    ],
)
def test_ways_to_unsubscribe(value: str) -> None:
    assert unsubscribe(value, HERE) == value


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("http://sender.example/leave", "neither a mailto nor an https address"),
        ("https://{recipient}.sender.example/", "neither a mailto nor an https address"),
        ("https://sender.example/{name}", "contains '{'"),
        ("https://sender.example/leave>, <https://other.example/", "contains '>'"),
        ("https://sender.example/a b", "contains ' '"),
        ("https://sender.example/ü", "contains 'ü'"),
        ("https:///leave", "not a web address"),
        ("mailto:nobody", "not a mail address"),
        ("mailto:{recipient}@sender.example", "not a mail address"),
        ("https://sender.example/" + "x" * LONGEST_UNSUBSCRIBE, "over 500 characters"),
        ("leave@sender.example", "neither a mailto nor an https address"),
        ("https://sender.example/\r\nBcc: b@c.example", "line break"),
    ],
)
def test_what_is_no_way_to_unsubscribe(value: str, problem: str) -> None:
    with pytest.raises(InvalidValue, match=problem):
        unsubscribe(value, HERE)


@pytest.mark.parametrize("value", ["", "/usr/sbin/sendmail -t -i", "'/opt/my mail/send' --from=\"a b\""])
def test_commands(value: str) -> None:
    assert command(value, HERE) == value


@pytest.mark.parametrize("value", ["/usr/sbin/sendmail '-t", 'send "', "send \\"])
def test_a_command_that_cannot_be_divided_into_words(value: str) -> None:
    with pytest.raises(InvalidValue, match="has a quotation that does not end"):
        command(value, HERE)
