"""Misspelt keys are told the nearest one."""

from __future__ import annotations

import pytest

from harvester.config.settings import ArchiveSettings, DigestSettings
from harvester.config_keys import inner_tables, keys_of, nearest, tables


def test_every_table_is_listed_once() -> None:
    assert [name for name, _ in tables()] == [
        "archive",
        "store",
        "schedule",
        "digest",
        "digest.smtp",
        "digest.sendmail",
        "digest.webhook",
        "companies.<slug>",
        "companies.<slug>.documents.<slug>",
    ]


def test_keys_and_tables_are_apart() -> None:
    assert set(inner_tables(DigestSettings)) == {"smtp", "sendmail", "webhook"}
    assert not set(inner_tables(DigestSettings)) & set(keys_of(DigestSettings))
    assert "stated" not in keys_of(ArchiveSettings)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Budget", 'Did you mean "budget"?'),
        ("time_out_seconds", 'Did you mean "timeout_seconds"?'),
        ("cron", '"cron" belongs in [schedule]'),
        ("zzz", "Known here are: budget, timeout_seconds"),
    ],
)
def test_the_nearest_key_is_told(name: str, remedy: str) -> None:
    assert nearest(name, ["timeout_seconds", "budget"]) == remedy
