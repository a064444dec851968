"""All commands over several stores: the same answers as of one, and one bad store holds up no other."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvester.archive import budget_of
from harvester.stores import SeveralStores
from harvester.stores.shared import made_shared
from store import Store
from store.tables.outbox import Mail
from store.tables.pace_ledger import PaceLedger
from tests.support.calls import Harvest, objects
from tests.support.several_stores import EACH, GROUPS, ONE, name, write_configuration, write_files
from tests.support.timelines import NOW

# The runs were not made at the same time.
_MINUTES = re.compile(r"\d\d:\d\d UTC")
# Commands whose output does not depend on the time; each is asked of all companies or of some.
CALLS = (
    ("log",),
    ("log", "--json"),
    ("log", "--format", "csv", name(4), name(0)),
    ("log", "--document", "privacy"),
    ("log", "--document", "Privacy Policy"),
    ("status",),
    ("search", "policy"),
    ("search", "--json", "last updated"),
    ("diff", name(1), "1", "2"),
    ("diff", f"{name(4)}.example", "first", "latest", "--same-elsewhere"),
    ("rebuild",),
    ("--dry-run", "--json"),
    ("feed", "--company", name(3)),
    ("feed",),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files."""
    folder = tmp_path_factory.mktemp("several")
    write_files(folder)
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harvest: Harvest) -> Path:
    """Return the same files in a folder of the test, in which it works."""
    if not (made / "one.db").exists():
        monkeypatch.chdir(made)
        for kind in (ONE, EACH, GROUPS):
            assert harvest("import", "--config", f"{kind}.toml", "corpus", "--quiet")[0] == 0
    folder = tmp_path / "here"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    return folder


def call(harvest: Harvest, kind: str, *arguments: str | Path) -> tuple[int, str, str]:
    """Call a command with one of the configurations."""
    return harvest("--config", f"{kind}.toml", *arguments)


def test_one_store_and_several_give_the_same_answers(here: Path, harvest: Harvest) -> None:
    assert sorted(path.stem for path in Path("groups").glob("*.db")) == ["default", "g1", "g2"]
    for arguments in CALLS:
        one, each, groups = (call(harvest, kind, *arguments) for kind in (ONE, EACH, GROUPS))
        assert one[0] == 0, arguments
        assert one[1], arguments
        assert each[:2] == one[:2], arguments
        assert groups[:2] == one[:2], arguments


def test_a_run_over_several_stores_is_one_run(here: Path, harvest: Harvest) -> None:
    runs = {kind: call(harvest, kind, "--json", "--quiet") for kind in (ONE, EACH, GROUPS)}
    assert {run[0] for run in runs.values()} == {0}
    found = {kind: sorted(objects(run[1]), key=json.dumps) for kind, run in runs.items()}
    assert len(found[ONE]) == 5
    assert all(one["snapshots_new"] == 2 for one in found[ONE])
    assert found[EACH] == found[ONE] == found[GROUPS]
    # One lock for all.
    assert [path.name for path in Path("each").glob("*.lock")] == ["_shared.db.run.lock"]
    for arguments in (("log", "--json"), ("status",)):
        one, each, groups = (
            _MINUTES.sub("", call(harvest, kind, *arguments)[1]) for kind in (ONE, EACH, GROUPS)
        )
        assert one == each == groups


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_exports_of_one_and_of_several_are_the_same(form: str, here: Path, harvest: Harvest) -> None:
    for kind in (ONE, EACH, GROUPS):
        assert call(harvest, kind, "export", form, f"out-{kind}")[0] == 0
    found = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (Path(f"out-{kind}") for kind in (ONE, EACH, GROUPS))
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_a_history_of_several_stores_has_the_same_commits(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So few may be open that all are opened again when their texts are read.
    defaults: dict[str, object] = SeveralStores.__init__.__kwdefaults__ or {}
    monkeypatch.setitem(defaults, "most_open", 1)
    heads = set()
    for kind in (ONE, EACH, GROUPS):
        assert call(harvest, kind, "export", "git", f"git-{kind}")[0] == 0
        heads.add((Path(f"git-{kind}") / ".git" / "refs" / "heads" / "main").read_text())
    assert len(heads) == 1


def test_a_report_of_several_stores_has_the_pages_of_one(here: Path, harvest: Harvest) -> None:
    for kind in (ONE, EACH, GROUPS):
        assert call(harvest, kind, "report", f"site-{kind}")[0] == 0
    names = [
        sorted(str(path.relative_to(f"site-{kind}")) for path in Path(f"site-{kind}").rglob("*.html"))
        for kind in (ONE, EACH, GROUPS)
    ]
    assert len(names[0]) > 20
    assert names[0] == names[1] == names[2]


def test_evidence_of_one_and_of_several_is_the_same(here: Path, harvest: Harvest) -> None:
    for kind in (ONE, EACH):
        assert call(harvest, kind, "--quiet", "--company", name(0))[0] == 0
    bundles = []
    for kind in (ONE, EACH):
        file = Path(f"{kind}.wacz")
        code, _, err = call(harvest, kind, "evidence", name(0), "first", "latest", "--output", file)
        assert (code, err) == (0, "")
        bundles.append(len(file.read_bytes()))
    assert abs(bundles[0] - bundles[1]) < 300, "only the times at which pages were fetched differ"


def test_a_damaged_store_holds_up_no_other(here: Path, harvest: Harvest) -> None:
    (here / "each" / f"{name(1)}.db").write_bytes(b"this is not a database" * 100)
    code, out, err = call(harvest, EACH, "log", "--json")
    assert code == 3
    assert {one["company"] for one in objects(out)} == {name(number) for number in (0, 2, 3, 4)}
    assert err.count(f"{name(1)}.db") == 1
    code, out, err = call(harvest, EACH, "--json", "--quiet")
    assert code == 3
    assert {one["company"] for one in objects(out)} == {name(number) for number in (0, 2, 3, 4)}
    # Whoever asks for that one alone is told at once, and whoever asks for another is not.
    assert call(harvest, EACH, "log", name(1))[0] == 3
    assert call(harvest, EACH, "log", name(2))[0] == 0
    # What an export or a report would lose is not taken for gone.
    assert call(harvest, EACH, "export", "csv", "tables")[0] == 3
    assert not Path("tables").exists()
    assert call(harvest, EACH, "report", "site")[0] == 3
    code, out, _ = call(harvest, EACH, "verify")
    assert (code, out.count("intact")) == (3, 5), "the shared file is checked, too"


def test_a_store_that_turns_out_to_be_damaged_holds_up_no_other(here: Path, harvest: Harvest) -> None:
    with closing(sqlite3.connect(here / "each" / f"{name(1)}.db")) as connection:
        connection.execute("UPDATE versions SET dated = 'never'")
        connection.execute("UPDATE readings SET text = 'x'")
        connection.commit()
    code, out, err = call(harvest, EACH, "log", "--json")
    assert (code, {one["company"] for one in objects(out)} >= {name(0), name(4)}) == (3, True)
    assert name(1) in err


def test_a_search_for_the_same_edit_says_what_it_could_not_search(here: Path, harvest: Harvest) -> None:
    asked = ("diff", name(4), "first", "latest", "--same-elsewhere")
    assert call(harvest, EACH, *asked)[0] == 0
    (here / "each" / f"{name(1)}.db").write_bytes(b"this is not a database" * 100)
    with closing(sqlite3.connect(here / "each" / f"{name(2)}.db")) as connection:
        connection.execute("DROP TABLE changed_sentences")
        connection.commit()
    code, out, err = call(harvest, EACH, *asked)
    assert (code, "v1" in out or "version 1" in out, "Not all policies could" in out) == (3, True, True)
    assert (err.count(f"{name(1)}.db"), err.count(f"{name(2)}.db")) == (1, 1)
    assert call(harvest, EACH, *asked[:-1])[0] == 0, "what is not searched does not matter"


def metrics_of(text: str) -> list[str]:
    """Return the lines of metrics that depend neither on the time nor on the number of files."""
    return [line for line in text.splitlines() if "_seconds" not in line and "_size_" not in line]


def test_monitors_are_told_of_all_stores(here: Path, harvest: Harvest) -> None:
    found = []
    for kind in (ONE, EACH, GROUPS):
        assert call(harvest, kind, "--quiet", "--company", name(0), "--company", name(1))[0] == 0
        code, out, err = call(harvest, kind, "status", "--check", "--json")
        answer = json.loads(out)
        assert (code, err, answer.pop("oldest_look")) == (1, "", None)
        code, text, err = call(harvest, kind, "status", "--format", "prometheus")
        assert (code, err) == (0, "")
        found.append((answer, metrics_of(text)))
        assert call(harvest, kind, "status", "--check", name(0))[0] == 0
    assert found[0] == found[1] == found[2]
    (here / "each" / f"{name(3)}.db").write_bytes(b"this is not a database" * 100)
    code, out, err = call(harvest, EACH, "status", "--check")
    assert (code, err.count(f"{name(3)}.db")) == (3, 1)
    assert f"1 store could not be looked at ({name(3)}.db)" in out
    code, out, _ = call(harvest, EACH, "status", "--format", "openmetrics")
    assert (code, 'obstacles{kind="store"} 1' in out, "harvest_healthy 0" in out) == (3, True, True)


def test_mails_of_all_stores_are_counted_once(here: Path, harvest: Harvest) -> None:
    assert call(harvest, EACH, "--quiet")[0] == 0
    for number, known in enumerate(("_shared.db", f"{name(1)}.db")):
        mail = Mail("legal@example.org", "harvest@example.org", f"<{number}@x>", "1 change", b"", "{}")
        with Store(here / "each" / known) as store:
            store.outbox.put(mail, NOW, (), ())
    file = here / f"{EACH}.toml"
    # That of a store waits until the next digest takes it over.
    file.write_text('[digest]\nrecipients = ["legal@example.org"]\n' + file.read_text("utf-8"), "utf-8")
    _, out, _ = call(harvest, EACH, "status", "--format", "openmetrics")
    assert 'harvest_outbox_mails{state="waiting"} 2' in out


def test_a_test_mail_shows_the_newest_changes_of_all_stores(here: Path, harvest: Harvest) -> None:
    asked = ("digest", "--test", "me@reader.example")
    mails = [call(harvest, kind, *asked, "--json") for kind in (ONE, EACH, GROUPS)]
    assert {(code, err) for code, _, err in mails} == {(0, "")}
    (subject,) = {json.loads(out)["subject"] for _, out, _ in mails}
    assert "3 policy changes" in subject
    assert "of all stores" in call(harvest, EACH, *asked)[1]
    (here / "each" / f"{name(1)}.db").write_bytes(b"this is not a database" * 100)
    code, out, err = call(harvest, EACH, *asked)
    assert (code, "Accepted: written" in out, err.count(f"{name(1)}.db")) == (3, True, 1)


def test_manifests_of_several_stores_are_one_text(here: Path, harvest: Harvest) -> None:
    code, text, _ = call(harvest, EACH, "verify", "--manifest")
    assert code == 0
    manifest = here / "manifest.txt"
    manifest.write_text(text, encoding="utf-8")
    code, out, _ = call(harvest, EACH, "verify", "--against", manifest)
    assert (code, out.count("nothing was added")) == (0, 5)
    assert call(harvest, EACH, "--quiet", "--company", name(0))[0] == 0
    code, out, _ = call(harvest, EACH, "verify", "--against", manifest)
    assert (code, out.count("nothing was added"), out.count("since: ")) == (0, 4, 1)
    (here / "each" / f"{name(3)}.db").rename(here / "each" / "away")
    code, _, err = call(harvest, EACH, "verify", "--against", manifest)
    assert code == 3
    assert f"{name(3)}.db: was on record" in err
    manifest.write_text(text.replace("chain ", "chain 9", 1), encoding="utf-8")
    code, _, err = call(harvest, EACH, "verify", "--against", manifest)
    assert (code, "altered itself" in err) == (3, True)
    assert call(harvest, ONE, "verify", "--against", manifest)[0] == 3


def test_a_backup_of_several_stores_is_a_folder_like_theirs(here: Path, harvest: Harvest) -> None:
    assert call(harvest, EACH, "--quiet", "--company", name(0))[0] == 0
    code, out, _ = call(harvest, EACH, "backup", "copies", "--json")
    assert (code, len(objects(out))) == (0, 6)
    assert sorted(path.name for path in Path("copies").iterdir()) == [
        "_shared.db",
        *(f"{name(number)}.db" for number in range(5)),
    ]
    assert call(harvest, EACH, "backup", "copies")[0] == 2
    assert call(harvest, EACH, "backup", "copies", "--replace")[0] == 0
    shutil.rmtree("each")
    Path("copies").rename("each")
    assert call(harvest, EACH, "log")[0] == 0


def test_gc_goes_through_all_stores(here: Path, harvest: Harvest) -> None:
    for options in (("--dry-run",), ()):
        code, out, _ = call(harvest, EACH, "gc", "--json", *options)
        assert code == 0
        assert [Path(str(one["store"])).stem for one in objects(out)] == [name(n) for n in range(5)]


def test_one_store_may_be_named(here: Path, harvest: Harvest) -> None:
    code, out, _ = call(harvest, EACH, "--db", Path("each") / f"{name(2)}.db", "log", "--json")
    assert (code, {one["company"] for one in objects(out)}) == (0, {name(2)})
    code, _, err = call(harvest, EACH, "--db", "each/{company}.db", "log")
    assert (code, "names one file" in err) == (2, True)


def test_a_cooldown_is_said_of_one_store_and_of_all(here: Path, harvest: Harvest) -> None:
    place = "https://archive.example"
    with closing(PaceLedger(made_shared(here / "each" / "_shared.db"))) as ledger:
        ledger.cool_down(budget_of(place), 3600, datetime.now(UTC))
    check = ("status", "--check", "--archive", place)
    assert "cooldown=1;" in call(harvest, EACH, *check)[1]
    assert "cooldown=1;" in call(harvest, EACH, *check, "--db", f"each/{name(2)}.db")[1]


@pytest.mark.parametrize("asked", [("digest", "--send"), ("schedule",)])
def test_one_of_several_stores_sends_no_mails(asked: tuple[str, ...], here: Path, harvest: Harvest) -> None:
    code, _, err = call(harvest, EACH, *asked, "--db", here / "each" / f"{name(2)}.db")
    assert (code, "is one of several stores" in err) == (2, True)


def test_what_is_removed_from_the_configuration_is_still_seen(here: Path, harvest: Harvest) -> None:
    """The fifth company was only imported."""
    for kind in (EACH, GROUPS):
        text = (here / f"{kind}.toml").read_text(encoding="utf-8")
        text = text[: text.index(f"[companies.{name(1)}]")]
        (here / f"{kind}.toml").write_text(text, encoding="utf-8")
        code, out, _ = call(harvest, kind, "log", "--json")
        assert (code, {one["company"] for one in objects(out)}) == (0, {name(n) for n in range(5)})
        code, out, _ = call(harvest, kind, "log", f"{name(4)}.example")
        assert (code, name(4) in out) == (0, True)
        code, _, err = call(harvest, kind, "log", "nobody")
        assert (code, name(4) in err) == (2, True)


def test_a_history_that_is_in_another_store_is_said_and_not_begun_anew(here: Path, harvest: Harvest) -> None:
    text = (here / "groups.toml").read_text(encoding="utf-8").replace('group = "g1"', 'group = "g9"')
    (here / "groups.toml").write_text(text, encoding="utf-8")
    remedy = "harvest backup --db "
    for arguments in (("log",), ("log", name(1)), ("status", name(1))):
        code, out, err = call(harvest, GROUPS, *arguments)
        assert (code, err.count("holds the history of"), remedy in err) == (0, 1, True), arguments
        assert "changed between" not in out.partition(f"{name(1)}/")[2].partition(f"{name(2)}/")[0]
    for named in ([], ["--company", name(1)]):
        code, out, err = call(harvest, GROUPS, "--json", "--quiet", *named)
        assert (code, err.count("holds the history of")) == (3, 1), named
        assert name(1) not in {one["company"] for one in objects(out)}
        assert not Path("groups/g9.db").exists()
    code, out, err = call(harvest, GROUPS, "import", "corpus")
    assert (code, err.count("holds the history of")) == (3, 1)
    assert err.count("the history of its company is in another store") == 2, "of two documents"
    assert out.endswith("8 documents imported, 0 new, 2 refused\n")
    assert not Path("groups/g9.db").exists()
    assert call(harvest, GROUPS, "backup", "--db", "groups/g1.db", "groups/g9.db")[0] == 0
    code, out, err = call(harvest, GROUPS, "log", "--json", name(1))
    assert (code, err, len(objects(out))) == (0, "", 2)
    code, out, err = call(harvest, GROUPS, "log", "--json")
    assert (code, err, len(objects(out))) == (0, "", 10), "the copy that is left shows nothing twice"


def test_a_company_of_a_domain_that_was_imported_before_is_found(here: Path, harvest: Harvest) -> None:
    """One store merges the two; of two stores, the one with the history is named."""
    text = (here / "each.toml").read_text(encoding="utf-8")
    text += f'[companies.acorn]\ndomains = ["{name(4)}.example"]\n[companies.acorn.documents.privacy]\n'
    text += f'urls = ["http://{name(4)}.example/privacy"]\n'
    (here / "each.toml").write_text(text, encoding="utf-8")
    for arguments in (("log",), ("log", "acorn")):
        _, _, err = call(harvest, EACH, *arguments)
        assert f"{name(4)}.db: holds the history of acorn" in err
    assert call(harvest, EACH, "backup", "--db", f"each/{name(4)}.db", "each/acorn.db")[0] == 0
    code, out, err = call(harvest, EACH, "log", "--json", "acorn")
    assert (code, err, {one["company"] for one in objects(out)}) == (0, "", {"acorn"})


def test_domains_with_the_same_name_get_stores_of_their_own(here: Path, harvest: Harvest) -> None:
    write_configuration(here, "none", "new/{company}.db")
    text = Path("none.toml").read_text(encoding="utf-8")
    Path("none.toml").write_text(text[: text.index("[companies")], encoding="utf-8")
    Path("single.toml").write_text('[store]\npath = "single.db"\n', encoding="utf-8")
    corpus = sorted(Path("corpus").glob(f"{name(0)}*"))[0].read_text(encoding="utf-8")
    for domain in ("state.sd.us", "state.wv.us", "con.example", "nul.example"):
        Path("corpus", "new.md").write_text(corpus.replace(f"{name(0)}.example", domain), encoding="utf-8")
        for kind in ("none", "single"):
            assert call(harvest, kind, "import", "corpus/new.md", "--quiet")[0] == 0, domain
            assert call(harvest, kind, "import", "corpus/new.md", "--quiet")[0] == 0, domain
    several, single = (call(harvest, kind, "log", "--json") for kind in ("none", "single"))
    assert several == single
    assert len({one["company"] for one in objects(single[1])}) == 4
    assert len(list(Path("new").glob("*.db"))) == 4
    for path in Path("new").glob("*.db"):
        with Store(path, reading=True) as store:
            assert len(store.sources.slugs()) == 1


def test_one_mail_is_sent_about_all_stores(here: Path, harvest: Harvest) -> None:
    since = ("digest", "--since", "1999")
    shown = {kind: call(harvest, kind, *since) for kind in (ONE, EACH, GROUPS)}
    assert {code for code, _, _ in shown.values()} == {0}
    texts = [_MINUTES.sub("", out) for _, out, _ in shown.values()]
    assert all(f"Company {number}" in texts[0] for number in range(4))
    assert texts[0] == texts[1] == texts[2]
    some = [call(harvest, kind, *since, "--company", name(1)) for kind in (ONE, EACH, GROUPS)]
    assert some[0][0] == 0
    assert "Company 1" in some[0][1]
    assert "Company 2" not in some[0][1]
    assert len({_MINUTES.sub("", out) for _, out, _ in some}) == 1
    assert call(harvest, EACH, *since, "--send") == (0, "", "")
    assert len(list(Path("outbox").glob("*.eml"))) == 1
    assert call(harvest, EACH, "digest", "--send") == (0, "", "")
    code, out, _ = call(harvest, EACH, "digest")
    assert (code, "No new changes." in out, "5 earlier changes" in out) == (0, True, True)
    assert call(harvest, EACH, "verify")[0] == 0
    for sending in (("digest", "--send"), ("schedule",)):
        code, _, err = call(harvest, EACH, *sending, "--db", f"each/{name(0)}.db")
        assert (code, "one mail" in err) == (2, True), sending
    (here / "each" / f"{name(1)}.db").write_bytes(b"this is not a database" * 100)
    code, out, err = call(harvest, EACH, *since)
    assert (code, "Company 1 " in out, f"{name(1)}.db" in err) == (3, False, True)
    assert "No new changes in the stores that could be used." in call(harvest, EACH, "digest")[1]
