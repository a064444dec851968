"""The flags of a change: one table of words, and which of them stand in a redline."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from diffs.flag_evidence import (
    Flag,
    FlagEvidence,
    FlagSide,
    QuotedDate,
    flag_evidence_as_json,
    flag_evidence_from_json,
)
from diffs.render.flags import (
    FLAGS,
    ShownFlag,
    VersionFlags,
    flag_keys,
    flag_name,
    flag_names,
    flags_between,
    noted,
    shown_evidence,
)


def test_every_flag_has_words() -> None:
    assert {*get_args(Flag), "technical"} <= set(FLAGS)
    assert ShownFlag("silent-edit").name == "Silent edit"
    assert ShownFlag("cited", "old text").name == "Corpus only (old text)"
    assert ShownFlag("alternated", detail="it came and went").meaning == "it came and went"
    assert flag_name("a-flag-of-tomorrow") == "a-flag-of-tomorrow"


def test_neighbours_have_the_flags_of_the_new_version() -> None:
    old, new = VersionFlags(3, ("revert",)), VersionFlags(4, ("silent-edit", "cosmetic"), "technical")
    found = flags_between([old, new])
    assert found == (ShownFlag("silent-edit"), ShownFlag("cosmetic"), ShownFlag("technical"))
    assert flag_keys(found) == ["silent-edit", "cosmetic", "technical"]
    assert noted(found) == (ShownFlag("silent-edit"), ShownFlag("technical"))


def test_between_distant_versions_each_change_has_its_own() -> None:
    versions = [
        VersionFlags(1, ("late-notice",)),
        VersionFlags(2, ("silent-edit",)),
        VersionFlags(3, ("cosmetic",)),
        VersionFlags(4, ("silent-edit", "revert")),
    ]
    found = flags_between(versions)
    assert [(one.flag, one.about) for one in found] == [
        ("silent-edit", "version 2"),
        ("silent-edit", "version 4"),
        ("revert", "version 4"),
    ]
    assert flag_keys(found) == ["silent-edit", "revert"]


def test_a_comparison_backwards_accuses_nobody() -> None:
    assert flags_between([VersionFlags(4, ("silent-edit",)), VersionFlags(3, ("silent-edit",))]) == ()


def test_each_text_that_only_a_corpus_document_shows_is_named() -> None:
    cited, other = VersionFlags(1, ("cited",)), VersionFlags(2, ("cited",))
    assert flags_between([cited, other]) == (ShownFlag("cited", "old text"), ShownFlag("cited", "new text"))
    assert flags_between([cited, VersionFlags(2)]) == (ShownFlag("cited", "old text"),)


def evidence(flag: Flag, *, small: bool = False) -> FlagEvidence:
    """Return evidence with the same date on both sides."""
    before, after = (
        FlagSide(
            capture,
            "http://kettles.example/",
            (QuotedDate("updated", "2015-05-01", "**As of**\nMay 1, 2015"),),
        )
        for capture in ("20150601100000", "20150901100000")
    )
    return FlagEvidence(flag, before, after, words=3, small=small)


def test_a_flag_is_shown_with_the_dates_and_captures_it_stands_on() -> None:
    versions = [VersionFlags(1), VersionFlags(2, ("silent-edit",), flag_evidence=(evidence("silent-edit"),))]
    (shown,) = flags_between(versions)
    assert shown.name == "Silent edit"
    assert shown.meaning == (
        "the words changed, but the stated date did not: “As of May 1, 2015” in the capture of 1 Jun 2015, "
        "10:00 UTC, and “As of May 1, 2015” in the capture of 1 Sep 2015, 10:00 UTC"
    )
    assert [one["flag"] for one in shown_evidence([shown, ShownFlag("revert")])] == ["silent-edit"]


def test_a_flag_of_a_rendered_page_names_the_captures_that_it_was_rendered_with() -> None:
    found = evidence("date-only")
    span = ("20150512100000", "20150601100000")
    found = replace(found, before=replace(found.before, span=span))
    said = ShownFlag("date-only", evidence=found).meaning
    assert said.count("rendered with") == 1
    assert "10:00 UTC, rendered with what was captured from 12 May 2015, 10:00 UTC to 1 Jun 2015" in said
    assert flag_evidence_from_json(flag_evidence_as_json([found])) == (found,)


def test_a_small_edit_is_told_in_milder_words() -> None:
    small = ShownFlag("silent-edit", evidence=evidence("silent-edit", small=True))
    assert small.is_small
    assert small.name == "Small edit under the same date"
    assert small.meaning.startswith("a few words changed")
    version = VersionFlags(
        2, ("silent-edit", "cosmetic"), flag_evidence=(small.evidence,) if small.evidence else ()
    )
    assert flag_names(version, ("cosmetic",)) == ["small edit under the same date"]


def test_flags_that_are_not_about_dates_quote_none() -> None:
    assert ShownFlag("revert", evidence=evidence("revert")).meaning == FLAGS["revert"].meaning
