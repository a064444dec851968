"""The flags of a change: one table of words, and which of them stand in a redline."""

from __future__ import annotations

from typing import get_args

from diffs.flag_evidence import Flag
from diffs.render.flags import FLAGS, ShownFlag, VersionFlags, flag_keys, flag_name, flags_between, noted


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
