"""Cost follows the work (docs/design.md, law 19): what a document costs depends on no other document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from harvester.cli import main
from store import Store
from tests.support.counted_work import CountedWork, counted_work
from tests.support.many_companies import (
    SMALL,
    captured,
    corpus,
    corpus_document,
    domain,
    know_companies,
    stamp,
    url,
)
from tests.support.warcs import write_warc

FEW, MANY = 20, 600
# Companies with texts, which other companies must not make more expensive.
FIRST, WITH_TEXTS = 900_000, 2
# The steps of a search in an index that became deeper, and of one that lies elsewhere on a page.
SLACK_STEPS = 200


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Return folders with a store that knows few companies, and with one that knows many."""
    found = {}
    for known in (FEW, MANY):
        folder = found[known] = tmp_path_factory.mktemp(f"known-{known}")
        with Store(folder / "harvest.db") as store:
            know_companies(store, known)
        for name, payload in corpus(WITH_TEXTS, 2, first=FIRST, sections=SMALL):
            (folder / name).write_bytes(payload)
        write_warc(folder / "captures.warc.gz", [captured(FIRST, year, SMALL) for year in (2000, 2001)])
        (folder / "config.toml").write_text(_configuration(FIRST), "utf-8")
        done = main_in(folder, "import", "--quiet", *sorted(path.name for path in folder.glob("*.md")))
        assert done == 0
        assert main_in(folder, "run", "--quiet", "--company", domain(FIRST)) == 0
    return found


def _configuration(number: int) -> str:
    """Return a configuration with one company."""
    return (
        '[archive]\nlocation = "captures.warc.gz"\n'
        f'[companies.followed]\nname = "Followed"\ndomains = ["{domain(number)}"]\n'
        f'[companies.followed.documents.privacy]\nurls = ["{url(number)}"]\n'
    )


def main_in(folder: Path, *arguments: str) -> int:
    """Call the program in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return main(list(arguments))


def work_in(folder: Path, *arguments: str) -> CountedWork:
    """Return what the database does for a call."""
    with counted_work() as counted:
        assert main_in(folder, *arguments) == 0
    return counted


FOLLOWED = ("--company", "followed")
CALLS = {
    "log": ("log", *FOLLOWED),
    "log by domain": ("log", "--company", domain(FIRST + 1)),
    "status": ("status", *FOLLOWED),
    "diff": ("diff", *FOLLOWED),
    "run": ("run", "--quiet", *FOLLOWED),
    "import of what is known": ("import", "--quiet", f"{domain(FIRST)}-{stamp(2000)}.md"),
    "import": ("import", "--quiet", "new.md"),
    "import of a new company": ("import", "--quiet", "other.md"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_work_for_a_document_does_not_grow_with_the_store(
    stores: dict[int, Path], call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    found = {}
    for known, folder in stores.items():
        (folder / "new.md").write_bytes(corpus_document(FIRST + 1, 2002, SMALL))
        (folder / "other.md").write_bytes(corpus_document(FIRST + WITH_TEXTS, 2000, SMALL))
        found[known] = work_in(folder, *call)
    assert found[MANY].statements == found[FEW].statements
    assert found[MANY].steps <= found[FEW].steps + SLACK_STEPS


def test_the_digest_asks_no_question_for_each_document(
    stores: dict[int, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    few, many = (work_in(stores[known], "digest") for known in (FEW, MANY))
    assert many.statements == few.statements
    # Each document is looked at, once or twice.
    assert many.steps - few.steps < 150 * (MANY - FEW)


def test_names_of_companies_are_found_by_an_index(stores: dict[int, Path]) -> None:
    """A name that nobody has is the worst case: each way to call a company is tried."""
    found = []
    for known in (FEW, MANY):
        with counted_work() as counted, Store(stores[known] / "harvest.db", reading=True) as store:
            assert store.names.called(hashlib.sha256(b"nobody").hexdigest()) is None
        found.append(counted.steps)
    assert found[1] <= found[0] + SLACK_STEPS
