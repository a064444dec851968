"""What a command works with."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from harvester.commands.options import Globals
from harvester.commands.session import now, open_store, settings_for, store_path
from harvester.config.settings import CompanySettings, Settings
from harvester.errors import ConfigError
from harvester.pipeline.jobs import chosen_companies, document_rows
from store import Store
from store.records import Company, Document
from tests.fuzz.surroundings import at

CONFIGURED = Settings(companies=(CompanySettings("nikon", "Nikon", ("nikonusa.com",)),))


def test_the_clock_is_aware() -> None:
    assert now().tzinfo is UTC


@pytest.mark.parametrize("year", [1, 1969, 1970, 9999])
def test_a_clock_that_cannot_be_right_is_refused(year: int) -> None:
    with at(f"{year:04}-12-31T23:59:59"), pytest.raises(ConfigError, match=f"it is the year {year}"):
        now()


def test_without_a_configuration_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings_for(Globals()) == Settings()
    (tmp_path / "config.toml").write_text("[archive]\nbudget = 7\n", "utf-8")
    assert settings_for(Globals()).archive.budget == 7
    with pytest.raises(ConfigError, match=r"other\.toml"):
        settings_for(Globals(config=Path("other.toml")))


def test_the_call_goes_before_the_configuration(tmp_path: Path) -> None:
    assert store_path(Globals(db=tmp_path / "a.db"), Settings()) == tmp_path / "a.db"
    assert store_path(Globals(), Settings()).name == "harvest.db"


def test_a_store_is_made_only_where_it_may_be(tmp_path: Path) -> None:
    options = Globals(db=tmp_path / "a.db")
    with pytest.raises(ConfigError, match="no store yet"):
        open_store(options, Settings(), create=False)
    assert not (tmp_path / "a.db").exists()
    open_store(options, Settings(), create=True).close()
    assert (tmp_path / "a.db").exists()


def test_companies_of_configuration_and_store_are_known(store: Store) -> None:
    store.sources.add_company(Company("larkspur", "Larkspur Optics", ("larkspur.example",)))
    assert chosen_companies(CONFIGURED, store, ()) == ("nikon", "larkspur")
    assert chosen_companies(CONFIGURED, None, ()) == ("nikon",)
    for name in ("larkspur", "Larkspur Optics", "www.larkspur.example"):
        assert chosen_companies(CONFIGURED, store, [name, "nikon", name]) == ("larkspur", "nikon")
    with pytest.raises(ConfigError, match="larkspur"):
        chosen_companies(CONFIGURED, store, ["larkspurr"])


def test_a_document_is_named_by_its_slug(store: Store) -> None:
    store.sources.add_company(Company("nikon", "Nikon"))
    rows = [
        store.sources.add_document(Document("nikon", slug, slug.title())) for slug in ("privacy", "terms")
    ]
    assert document_rows(store, ["nikon"], None) == [
        (rows[0], "nikon", "privacy", "Privacy"),
        (rows[1], "nikon", "terms", "Terms"),
    ]
    assert document_rows(store, ["nikon"], "terms") == [(rows[1], "nikon", "terms", "Terms")]
    assert document_rows(store, ["nobody"], None) == []
    with pytest.raises(ConfigError, match="nikon/terms"):
        document_rows(store, ["nikon"], "cookies")
