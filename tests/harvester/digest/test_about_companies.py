"""A call about some companies tells each recipient of these alone, and only of those that they follow."""

from __future__ import annotations

from dataclasses import replace

from harvester.config.settings import CompanySettings, DigestSettings, Settings
from harvester.digest import recipients

SETTINGS = Settings(
    digest=DigestSettings(recipients=("all@reader.example",)),
    companies=(
        CompanySettings("nib", recipients=("nib@reader.example",)),
        CompanySettings("ink", recipients=("ink@reader.example", "nib@reader.example")),
        CompanySettings("oil"),
    ),
)


def told(settings: Settings) -> dict[str, frozenset[str] | None]:
    return {one.address: one.companies for one in recipients(settings)}


def test_only_those_who_follow_one_of_them_are_told() -> None:
    assert told(SETTINGS.about(["nib"])) == {
        "all@reader.example": frozenset({"nib"}),
        "nib@reader.example": frozenset({"nib"}),
    }
    assert told(SETTINGS.about(["oil"])) == {"all@reader.example": frozenset({"oil"})}


def test_without_a_name_all_are_told() -> None:
    assert told(SETTINGS.about([])) == told(SETTINGS)
    assert told(SETTINGS)["all@reader.example"] is None


def test_a_local_reader_is_told_of_them_too() -> None:
    alone = replace(SETTINGS, digest=DigestSettings(), companies=())
    assert told(alone.about(["nib"])) == {"reader@localhost": frozenset({"nib"})}
