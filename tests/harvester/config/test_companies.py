"""The companies of a configuration: documents, addresses, selectors and citations."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.config.selectors import DatedSelector
from harvester.corpus.id_url import read_id_url
from store.records import PolicyUrl
from tests.support.configurations import read, refusal

CITED = "https://web.archive.org/web/20120503101112id_/http%3A//larkspur.example/privacy"


LARKSPUR = f"""
[companies.larkspur]
name = "Larkspur Optics"
domains = ["larkspur.example", "www.larkspur-optics.example"]
schedule = "every 6 hours"
timezone = "Europe/Berlin"
recipients = ["legal@larkspur.example"]
[companies.larkspur.documents.privacy]
title = "Privacy Policy"
urls = [
    "http://larkspur.example/privacy",
    {{ url = "http://larkspur.example/legal", from = "2012-05", until = 2016-01-31 }},
]
cited = ["{CITED}"]
"""


def test_a_company_is_read_whole(tmp_path: Path) -> None:
    (company,) = read(tmp_path, LARKSPUR).companies
    (document,) = company.documents
    assert (company.slug, company.name) == ("larkspur", "Larkspur Optics")
    assert company.domains == ("larkspur.example", "larkspur-optics.example")
    assert (company.schedule, company.timezone) == ("every 6 hours", "Europe/Berlin")
    assert company.recipients == ("legal@larkspur.example",)
    assert (document.slug, document.title) == ("privacy", "Privacy Policy")
    assert document.urls == (
        PolicyUrl("http://larkspur.example/privacy"),
        PolicyUrl("http://larkspur.example/legal", "201205", "20160131"),
    )
    assert document.cited == (read_id_url(CITED),)


def test_names_and_titles_default_to_slugs(tmp_path: Path) -> None:
    (company,) = read(tmp_path, '[companies.x.documents.terms]\nurls = ["http://x.example/"]').companies
    assert (company.name, company.documents[0].title) == ("x", "terms")


def test_documents_may_be_corpus_documents(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    for name in ("b.md", "a.md", "notes.txt"):
        (tmp_path / "policies" / name).touch()
    (company,) = read(tmp_path, '[companies.x]\ndocuments = ["policies/b.md", "policies/*.md"]').companies
    assert company.documents == ()
    assert [path.name for path in company.corpus_files] == ["b.md", "a.md"]
    assert all(path.is_file() for path in company.corpus_files)


@pytest.mark.parametrize("name", ["Policies [2026]", "what?", "all*"])
def test_the_folder_of_the_file_is_not_a_pattern(tmp_path: Path, name: str) -> None:
    policies = tmp_path / name / "policies"
    policies.mkdir(parents=True)
    (policies / "a.md").touch()
    (company,) = read(tmp_path / name, '[companies.x]\ndocuments = ["policies/*.md"]').companies
    assert company.corpus_files == (policies / "a.md",)


def test_an_absolute_pattern_and_one_of_all_folders(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.md").touch()
    for pattern in (f"{tmp_path}/a/b/*.md", "**/*.md"):
        (company,) = read(tmp_path, f'[companies.x]\ndocuments = ["{pattern}"]').companies
        assert company.corpus_files == (tmp_path / "a" / "b" / "c.md",)


def test_a_pattern_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[companies.x]\ndocuments = ["policies/*.md"]')
    assert "no file matches 'policies/*.md'" in str(error)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('"larkspur.example/privacy"', "not a web address"),
        ('"http:///privacy"', "not a web address"),
        ('"http://larkspur.example:port/"', "not a web address"),
        ('"http://larkspur.example/a b"', "not a web address"),
        ("3", "entry 1 is a whole number, not a text"),
        ('{ from = "2012" }', "has no url"),
        ('{ url = "http://x.example/", till = "2012" }', "unknown key 'till'"),
        ('{ url = "http://x.example/", from = "May 2012" }', "an invalid date"),
        ('{ url = "http://x.example/", from = "2012-13" }', "an invalid date"),
        ('{ url = "http://x.example/", from = 2012 }', 'from = "2012"'),
        ('{ url = "http://x.example/", from = "2017", until = "2016-05" }', "before it begins"),
        ('"http://x.example/", "http://x.example/"', "entry 2 appears twice"),
    ],
)
def test_a_wrong_url_is_named(tmp_path: Path, entry: str, words: str) -> None:
    error = refusal(tmp_path, f"[companies.x.documents.privacy]\nurls = [{entry}]")
    assert error.key == "companies.x.documents.privacy.urls"
    assert words in str(error)


def test_a_time_within_one_year_does_not_run_backwards(tmp_path: Path) -> None:
    entry = '{ url = "http://x.example/", from = "2016-05", until = "2016" }'
    (company,) = read(tmp_path, f"[companies.x.documents.privacy]\nurls = [{entry}]").companies
    assert company.documents[0].urls == (PolicyUrl("http://x.example/", "201605", "2016"),)


def test_selectors_are_read_with_their_times(tmp_path: Path) -> None:
    document = """
        [companies.x.documents.privacy]
        urls = ["http://x.example/"]
        select = ["main .policy", { css = "#privacy", until = 2019-04-30 }]
        remove = [{ css = "aside", from = "2019-05", until = "2021" }]
    """
    (found,) = read(tmp_path, document).companies[0].documents
    assert found.select == (DatedSelector("main .policy"), DatedSelector("#privacy", None, "20190430"))
    assert found.remove == (DatedSelector("aside", "201905", "2021"),)


@pytest.mark.parametrize("key", ["select", "remove"])
@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('"main >"', "entry 1 cannot be used as a selector: 'main >' (it is not a CSS selector)"),
        ('"p", "a:hover"', "entry 2 cannot be used as a selector: 'a:hover' (:hover is not supported)"),
        ('{ css = "p::before" }', "entry 1 cannot be used as a selector: 'p::before'"),
        ('""', "entry 1 is empty"),
        ('{ select = "p" }', "unknown key 'select'. Write it as { css = "),
        ('{ from = "2012" }', "has no css"),
        ('{ css = "p", from = "May 2012" }', "an invalid date"),
    ],
)
def test_a_wrong_selector_is_named(tmp_path: Path, key: str, entry: str, words: str) -> None:
    error = refusal(tmp_path, f"[companies.x.documents.privacy]\n{key} = [{entry}]")
    assert error.key == f"companies.x.documents.privacy.{key}"
    assert words in str(error)


def test_a_selector_alone_is_no_list(tmp_path: Path) -> None:
    assert "not a list" in str(refusal(tmp_path, '[companies.x.documents.privacy]\nselect = "main"'))


def test_a_damaged_citation_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[companies.x.documents.privacy]\ncited = ["http://larkspur.example/"]')
    assert error.key == "companies.x.documents.privacy.cited"
    assert "entry 1 is not an id_ address" in str(error)


def test_a_domain_belongs_to_one_company(tmp_path: Path) -> None:
    error = refusal(tmp_path, LARKSPUR + LARKSPUR.replace("companies.larkspur", "companies.other"))
    assert error.key == "companies.other.domains"
    assert "already belongs to larkspur" in str(error)
