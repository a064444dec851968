"""`harvest verify`: what it prints, the manifest, and the check against one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from harvester.demo import DemoFiles
from tests.support.calls import Harvest

DEPOSITED = "manifest.txt"

AUTHORITY = """[tsa]
default_tsa = t
[t]
serial = serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
"""


@pytest.fixture
def deposited(harvested: Harvest, tmp_path: Path) -> Path:
    """Return a manifest of the demo's store."""
    code, out, err = harvested("verify", "--manifest")
    assert (code, err) == (0, "")
    file = tmp_path / DEPOSITED
    file.write_text(out, "utf-8")
    return file


def sql(statement: str) -> None:
    """Change the store as another program would."""
    connection = sqlite3.connect("harvest.db", isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_an_intact_store_is_told_in_one_line(unchanged: Harvest) -> None:
    code, out, err = unchanged("verify")
    assert (code, err) == (0, "")
    (line,) = out.splitlines()
    assert "5 snapshots, 4 texts, 4 versions, 3 changes" in line
    assert "; a chain of " in line


def test_the_manifest_is_the_same_each_time(harvested: Harvest, deposited: Path) -> None:
    text = deposited.read_text("utf-8")
    assert harvested("verify", "--manifest")[1] == text
    names = [line.split()[0] for line in text.splitlines()]
    assert names[:4] == ["harvest", "program", "schema", "chain"]
    assert names[-1] == "total"
    assert {"sealed", "derived", "document"} == set(names[4:-1])


def test_an_altered_store_has_no_manifest(harvested: Harvest) -> None:
    sql("UPDATE snapshots SET statuscode = 404")
    code, out, err = harvested("verify", "--manifest")
    assert (code, out) == (3, "")
    assert "was changed by another program" in err


def test_what_was_added_since_is_said(harvested: Harvest, deposited: Path, files: DemoFiles) -> None:
    code, out, err = harvested("verify", "--against", deposited)
    assert (code, err) == (0, "")
    assert "everything is still on record; nothing was added" in out
    other = files.document.read_text("utf-8").replace("20120503101112", "20120603101112")
    (files.document.parent / "other.md").write_text(other.replace("2012-05-03", "2012-06-03"), "utf-8")
    assert harvested("import", "other.md")[0] == 0
    code, out, err = harvested("verify", "--against", deposited)
    assert (code, err) == (0, "")
    assert "citations (1 row)" in out


@pytest.mark.parametrize(
    ("alteration", "says"),
    [
        ("DELETE FROM chain WHERE number > 5", "its end was cut off"),
        (f"UPDATE chain SET link = '{'0' * 64}' WHERE number > 10", "another one"),
    ],
)
def test_a_chain_that_was_made_anew_is_found(
    harvested: Harvest, deposited: Path, alteration: str, says: str
) -> None:
    sql(alteration)
    code, _, err = harvested("verify", "--against", deposited)
    assert code == 3
    assert says in err


@pytest.mark.parametrize(
    ("old", "new"),
    [("sealed runs", "sealed walks"), ("manifest 1", "manifest 2"), ("total ", "sum "), ("\n", "")],
)
def test_an_altered_manifest_is_found(harvested: Harvest, deposited: Path, old: str, new: str) -> None:
    deposited.write_text(deposited.read_text("utf-8").replace(old, new), "utf-8")
    code, _, err = harvested("verify", "--against", deposited)
    assert code == 3
    assert "manifest: " in err


def test_a_missing_manifest_is_a_wrong_call(unchanged: Harvest) -> None:
    code, _, err = unchanged("verify", "--against", "nowhere.txt")
    assert code == 2
    assert "cannot be read" in err


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_a_manifest_can_be_time_stamped_as_the_documentation_says(deposited: Path, tmp_path: Path) -> None:
    def run(*words: str) -> str:
        return subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    (tmp_path / "tsa.cnf").write_text(AUTHORITY, "utf-8")
    (tmp_path / "serial").write_text("01", "utf-8")
    key = ("-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-subj", "/CN=Test", "-days", "2")
    usage = ("-addext", "extendedKeyUsage=critical,timeStamping")
    run("openssl", "req", "-x509", *key, "-out", "authority.pem", *usage)
    run("openssl", "ts", "-query", "-data", DEPOSITED, "-sha256", "-cert", "-out", "manifest.tsq")
    signer = ("-signer", "authority.pem", "-inkey", "key.pem", "-config", "tsa.cnf")
    run("openssl", "ts", "-reply", "-queryfile", "manifest.tsq", *signer, "-out", "manifest.tsr")
    trusted = ("-in", "manifest.tsr", "-CAfile", "authority.pem")
    check = ("openssl", "ts", "-verify", "-data", DEPOSITED, *trusted)
    assert "Verification: OK" in run(*check)
    deposited.write_text(deposited.read_text("utf-8") + "x", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        run(*check)
