"""What users type as a company."""

from __future__ import annotations

import pytest

from harvester.discovery.target import Target, read_target
from harvester.errors import ConfigError


@pytest.mark.parametrize(
    "typed",
    [
        "alder.example",
        "www.alder.example",
        "http://alder.example",
        "https://www.alder.example/",
        " ALDER.example. ",
    ],
)
def test_a_domain_is_typed_in_many_ways(typed: str) -> None:
    found = read_target(typed)
    assert (found.domain, found.host, found.url) == ("alder.example", "alder.example", "")


@pytest.mark.parametrize(
    ("typed", "domain", "host"),
    [
        ("shop.alder.co.uk", "alder.co.uk", "shop.alder.co.uk"),
        ("bücher.example", "xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("alder.example:8080", "alder.example", "alder.example"),
    ],
)
def test_a_host_belongs_to_a_registered_domain(typed: str, domain: str, host: str) -> None:
    assert (read_target(typed).domain, read_target(typed).host) == (domain, host)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://alder.example/legal/privacy?id=4", "https://alder.example/legal/privacy?id=4"),
        ("alder.example/privacy", "http://alder.example/privacy"),
        (
            "https://web.archive.org/web/20120503101112/http://alder.example/privacy",
            "http://alder.example/privacy",
        ),
    ],
)
def test_the_address_of_a_policy_is_taken_as_it_is(typed: str, url: str) -> None:
    assert read_target(typed) == Target(typed, "alder.example", "alder.example", url)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("192.0.2.7", "IP address"),
        ("http://[2001:db8::1]/privacy", "IP address"),
        ("localhost", "this machine"),
        ("http://127.0.0.1:8000/", "this machine"),
        ("co.uk", "suffix that many companies share"),
        ("alder", "not a domain"),
        ("com", "not a domain"),
        ("alder and finch", "neither a domain nor a web address"),
        ("", "neither a domain nor a web address"),
        ("mailto:legal@alder.example", "neither a domain nor a web address"),
        ("ftp://alder.example/privacy", "neither a domain nor a web address"),
        ("http://[::1", "neither a domain nor a web address"),
        (f"{'a' * 64}.example", "domain"),
        ("*.example", "a pattern"),
        ("*.alder.example", "a pattern"),
        ("alder.example;Alder", "not a domain"),
        ("alder%2eexample.com", "not a domain"),
        ("legal@alder.example", "a mail address"),
        ("https://reader:word@alder.example/privacy", "a user name"),
        ("al\0der.example", "not seen"),
        ("alder\u200b.example", r"U\+200B \(zero width space\)"),
        ("alder.example\tAlder", "not seen"),
    ],
)
def test_what_no_archive_could_have_captures_of_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem) as caught:
        read_target(typed)
    assert caught.value.remedy
