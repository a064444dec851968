"""Documents are added to a configuration, and everything else in it stays as it was."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from harvester.config import load
from harvester.config.selectors import DatedSelector
from harvester.config.writing import (
    NewAddress,
    NewCompany,
    NewDocument,
    NewSelector,
    write_companies,
    write_documents,
)
from harvester.errors import ConfigError
from harvester.extract.dom.between import CssRange

ALDER = NewCompany("alder", "alder.example", ("alder.example",))
PRIVACY = NewDocument(
    "privacy",
    "Privacy Policy",
    (
        NewAddress("http://alder.example/privacy.html", valid_until="2009-05-01"),
        NewAddress("https://alder.example/legal/privacy", valid_from="2009-05-01"),
    ),
)
TERMS = NewDocument("terms", "Terms", (NewAddress("https://alder.example/terms"),))
WRITTEN = """\
# Mine.
[archive]
budget = 7   # enough

[companies.heron]  # the first
domains = ["heron.example"]
[companies.heron.documents.privacy]
urls = [
    "http://heron.example/privacy",  # old
]
"""


def test_a_configuration_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert write_documents(path, ALDER, [PRIVACY, TERMS]) is None
    (company,) = load(path, {}).companies
    assert (company.slug, company.name, company.domains) == ("alder", "alder.example", ("alder.example",))
    assert [(one.slug, one.title) for one in company.documents] == [
        ("privacy", "Privacy Policy"),
        ("terms", "Terms"),
    ]
    assert [(url.url, url.valid_from, url.valid_until) for url in company.documents[0].urls] == [
        ("http://alder.example/privacy.html", None, "20090501"),
        ("https://alder.example/legal/privacy", "20090501", None),
    ]


def test_comments_and_order_stay_and_the_old_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)
    kept = write_documents(path, ALDER, [PRIVACY])
    assert path.read_text().startswith(WRITTEN)
    assert kept is not None and kept.read_text() == WRITTEN
    assert [one.slug for one in load(path, {}).companies] == ["heron", "alder"]


def test_documents_are_added_to_a_company_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)
    write_documents(path, NewCompany("heron", "", ()), [TERMS])
    (company,) = load(path, {}).companies
    assert [one.slug for one in company.documents] == ["privacy", "terms"]
    assert company.domains == ("heron.example",)
    assert all(line in path.read_text() for line in WRITTEN.splitlines())


def test_adding_one_by_one_gives_the_same_as_adding_together(tmp_path: Path) -> None:
    one, both = tmp_path / "one.toml", tmp_path / "both.toml"
    write_documents(one, ALDER, [PRIVACY])
    write_documents(one, ALDER, [TERMS])
    write_documents(both, ALDER, [PRIVACY, TERMS])
    assert load(one, {}).companies == load(both, {}).companies


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "config.toml"
    real.write_text(WRITTEN)
    real.chmod(0o640)
    link.symlink_to(real)
    write_documents(link, ALDER, [TERMS])
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert len(load(real, {}).companies) == 2


def test_a_wrong_configuration_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[companies.heron\n")
    with pytest.raises(ConfigError, match="not valid TOML"):
        write_documents(path, ALDER, [TERMS])
    assert path.read_text() == "[companies.heron\n"
    assert [one.name for one in tmp_path.iterdir()] == ["config.toml"]


def test_a_list_of_corpus_documents_takes_no_address(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    (tmp_path / "a.md").write_text("x")
    text = '[companies.alder]\ndomains = ["alder.example"]\ndocuments = ["a.md"]\n'
    path.write_text(text)
    with pytest.raises(ConfigError, match="a list of corpus documents"):
        write_documents(path, ALDER, [TERMS])
    assert path.read_text() == text


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)

    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ConfigError, match="cannot be written: Permission denied"):
        write_documents(path, ALDER, [TERMS])
    assert path.read_text() == WRITTEN
    assert not (tmp_path / "config.toml.part").exists()


def test_an_address_that_no_configuration_takes_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)
    wrong = NewDocument("privacy", "Privacy", (NewAddress("http://alder.example/a\nb"),))
    with pytest.raises(ConfigError):
        write_documents(path, ALDER, [wrong])
    assert path.read_text() == WRITTEN


def test_selectors_ranges_and_rendering_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    chosen = NewDocument(
        "privacy",
        "Privacy Policy",
        PRIVACY.addresses,
        select=(
            NewSelector("main .policy", valid_until="2009-05-01"),
            NewSelector(CssRange("h1", "a[href='x\"y']", is_after_start=True), "2009-05-02"),
        ),
        remove=(NewSelector("aside"),),
        render="when needed",
    )
    write_companies(path, [(ALDER, [chosen]), (NewCompany("finch", "Finch", ()), [TERMS])])
    alder, finch = load(path, {}).companies
    (document,) = alder.documents
    assert document.select == (
        DatedSelector("main .policy", None, "20090501"),
        DatedSelector(CssRange("h1", "a[href='x\"y']", is_after_start=True), "20090502", None),
    )
    assert document.remove == (DatedSelector("aside"),)
    assert document.render == "when needed"
    assert (finch.name, finch.domains, len(finch.documents)) == ("Finch", (), 1)
    assert 'remove = ["aside"]' in path.read_text()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay(tmp_path: Path, end: str) -> None:
    path = tmp_path / "config.toml"
    before = "# ours\n[store]\npath = 'x.db'\n".replace("\n", end).encode()
    path.write_bytes(before)
    document = NewDocument("privacy", "Privacy Policy", (NewAddress("http://a.example/privacy"),))
    write_documents(path, NewCompany("a", "A", ("a.example",)), [document])
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(end.encode())
    assert load(path, {}).companies[0].slug == "a"
