"""What the README of a bundle says: what is claimed, what each file proves, and how to check it."""

from __future__ import annotations

import hashlib
import re

import pytest

from harvester.evidence.names import CONTENT, CORPUS_TEXTS, README, TEXTS
from harvester.evidence.readme import _FILES
from tests.support.evidence import demo_bundle, files_in


def readme_of(first: str, second: str) -> str:
    return files_in(demo_bundle(first, second))[README].decode()


def test_every_file_is_described() -> None:
    files = files_in(demo_bundle("3", "4"))
    described = readme_of("3", "4").partition("WHAT EACH FILE PROVES")[2].partition("HOW TO CHECK IT")[0]
    assert all(name in described for name in files if name != README)
    assert {*_FILES} == {name for name in CONTENT if "cited" not in name} - {README}
    assert {*CORPUS_TEXTS.values()} & {*files} == set()


@pytest.mark.parametrize("pair", [("3", "4"), ("1", "2"), ("1", "4")])
def test_hashes_and_bounds_are_those_of_the_bundle(pair: tuple[str, str]) -> None:
    files, readme = files_in(demo_bundle(*pair)), readme_of(*pair)
    assert all(f"SHA-256 {hashlib.sha256(files[name]).hexdigest()}" in readme for name in TEXTS.values())
    # Addresses and commands are not broken into lines.
    assert all(len(line) <= 78 or " " not in line.strip() for line in readme.splitlines())


def test_what_lies_between_the_two_versions_is_said() -> None:
    between = "Other texts are attested between the two."
    assert between not in readme_of("3", "4")
    sentence = "The change lies between 15 Jan 2017, 13:00 UTC and 20 Jun 2018, 16:20 UTC."
    assert sentence in " ".join(readme_of("3", "4").split())
    assert between in readme_of("1", "4")


def test_a_capture_that_was_not_fetched_is_said() -> None:
    assert "It was not fetched: in the archive's index, it has the same digest" in readme_of("1", "2")
    assert "It was not fetched" not in readme_of("3", "4")


def test_the_flags_are_those_of_the_change() -> None:
    silent = "Silent edit: the words changed, but the stated date did not: “"
    assert silent in " ".join(readme_of("2", "3").split())
    # Version 3 is one, but this change is not.
    assert "ilent edit" not in readme_of("3", "4")
    assert "Silent edit (version 3)" in readme_of("1", "4")


def test_the_flags_of_versions_between_show_their_dates_and_captures() -> None:
    alone, between = (" ".join(readme_of(*pair).split()) for pair in (("2", "3"), ("1", "4")))
    found = re.search(r"Silent edit: (.*? in the capture of .*? in the capture of .*? UTC\.)", alone)
    assert found is not None
    meaning = found[1]
    assert f"Silent edit (version 3): {meaning}" in between
