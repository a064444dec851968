"""Who is watched: configuration and corpus documents, brought together."""

from __future__ import annotations

from pathlib import Path

from harvester.demo import DemoFiles
from tests.support.calls import Harvest, objects


def test_a_company_that_import_made_known_becomes_that_of_the_configuration(
    files: DemoFiles, harvest: Harvest, tmp_path: Path
) -> None:
    configuration = tmp_path / "config.toml"
    later = configuration.rename(tmp_path / "later.toml")
    assert harvest("import", files.document)[0] == 0
    assert [found["company"] for found in objects(harvest("log", "--json")[1])] == ["larkspur-optics"]
    later.rename(configuration)
    (found,) = objects(harvest("log", "--company", "larkspur", "--json")[1])
    assert (found["company"], found["version"]) == ("larkspur", 1)


def test_a_corrected_corpus_document_is_no_new_rule(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("import", files.document)[0] == 0
    files.document.write_bytes(files.document.read_bytes().replace(b"binoculars", b"telescopes"))
    assert harvest("import", files.document)[0] == 0
    (found,) = objects(harvest("log", "--json")[1])
    assert (found["version"], found["reason"]) == (1, "first")


def test_status_shows_what_was_configured_and_never_looked_at(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("import", files.document)[0] == 0
    with Path("config.toml").open("a") as configuration:
        configuration.write('[companies.tinworks.documents.terms]\nurls = ["http://tinworks.example/t"]\n')
    found = {line["company"]: line for line in objects(harvest("status", "--json")[1])}
    assert (found["tinworks"]["listing"], found["tinworks"]["last_run"]) == ("none", None)
