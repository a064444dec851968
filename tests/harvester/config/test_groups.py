"""Groups of recipients: what they may name, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.config import Channel
from tests.support.configurations import read, refusal

COMPANIES = """
[weights]
lamps = ["oil lamp*"]
[companies.tinworks]
name = "Tin Works"
domains = ["tinworks.example"]
[companies.tinworks.documents.privacy]
urls = ["http://www.tinworks.example/privacy"]
[companies.nib.documents.privacy]
urls = ["http://nib.example/privacy"]
"""


def group(content: str) -> str:
    return f"[digest.groups.legal]\n{content}\n{COMPANIES}"


def test_a_group_is_read_by_slug_name_or_domain_and_by_key_or_name_of_topics(tmp_path: Path) -> None:
    written = """
recipients = ["Legal <legal@reader.example>", "${TEAM}"]
companies = ["Tin Works", "tinworks.example", "nib"]
topics = ["Third parties", "lamps", "recipients"]
at_least = 4"""
    (found,) = read(tmp_path, group(written), {"TEAM": "slack://a/b/c"}).digest.groups
    assert (found.slug, found.at_least) == ("legal", 4)
    assert found.companies == ("tinworks", "nib")
    assert found.topics == ("recipients", "lamps")
    mail, channel = found.recipients
    assert mail == "Legal <legal@reader.example>"
    assert isinstance(channel, Channel)
    assert (channel.name, channel.url) == ("apprise:TEAM", "slack://a/b/c")
    assert channel.place == "digest.groups.legal.recipients, entry 2"


def test_the_channels_of_groups_are_among_all_channels(tmp_path: Path) -> None:
    written = f'[digest.apprise]\nurls = ["${{ALL}}"]\n{group("""recipients = ["${TEAM}", "${ALL}"]""")}'
    found = read(tmp_path, written, {"TEAM": "json://a/", "ALL": "json://b/"})
    assert set(found.digest.channels) == {"apprise:TEAM", "apprise:ALL"}


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("", "digest.groups.legal.recipients", ["is missing"]),
        ('recipients = ["x"]', "digest.groups.legal.recipients", ["entry 1 is not a mail address"]),
        (
            'recipients = ["a@b.example"]\ncompanies = ["tinwork"]',
            "digest.groups.legal.companies",
            ["names an unknown company: 'tinwork'", "Did you mean tinworks? Known companies: tinworks, nib"],
        ),
        (
            'recipients = ["a@b.example"]\ntopics = ["arbitraton"]',
            "digest.groups.legal.topics",
            ["names an unknown topic: 'arbitraton'", "Known topics: arbitration, ", "third parties", "lamps"],
        ),
        ('recipients = ["a@b.example"]\nat_least = -1', "digest.groups.legal.at_least", ["is -1"]),
        ('recipient = ["a@b.example"]', "digest.groups.legal.recipient", ["unknown key", "recipients"]),
    ],
)
def test_what_is_wrong_in_a_group_is_named(tmp_path: Path, content: str, place: str, said: list[str]) -> None:
    found = refusal(tmp_path, group(content))
    assert found.key == place
    assert all(words in str(found) for words in said)


def test_a_document_may_have_topics_and_a_least_weight(tmp_path: Path) -> None:
    found = read(tmp_path, f'{COMPANIES}topics = ["Sale"]\nat_least = 8').companies[1].documents[0]
    assert (found.topics, found.at_least) == (("sale",), 8)
    wrong = refusal(tmp_path, f'{COMPANIES}topics = ["sails"]')
    assert wrong.key == "companies.nib.documents.privacy.topics"
    assert "Known topics: sale, " in str(wrong)
