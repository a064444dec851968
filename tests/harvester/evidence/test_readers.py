"""Bundles are opened by others: a WACZ validator, and a replay server.

Both live in virtual environments of their own. HARVEST_WACZ names the folder of the programs of py-wacz
(``pip install wacz``), HARVEST_PYWB that of pywb. Without them these tests are skipped.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from harvester.archive.timestamps import http_date
from harvester.evidence.names import CAPTURES, README
from store.timestamps import moment
from tests.support.calls import objects
from tests.support.evidence import demo_bundle, files_in, rendered_bundle
from tests.support.pywb import needs_pywb, pywb_serving

WACZ = Path(os.environ.get("HARVEST_WACZ", "")) / "wacz"
needs_wacz = pytest.mark.skipif(
    not WACZ.is_file(), reason="py-wacz is not installed (HARVEST_WACZ names its bin folder)"
)
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def validated(path: Path, data: bytes) -> tuple[int, str]:
    path.write_bytes(data)
    command = [str(WACZ), "validate", "-f", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout


@needs_wacz
@pytest.mark.parametrize("make", [lambda: demo_bundle("3", "4"), rendered_bundle])
def test_a_validator_of_the_format_accepts_it(tmp_path: Path, make: Callable[[], bytes]) -> None:
    code, out = validated(tmp_path / "a.wacz", make())
    assert code == 0, out
    assert "Version detected as 1.1.1" in out
    assert "the passed WACZ is valid" in out


@needs_wacz
def test_the_validator_can_fail(tmp_path: Path) -> None:
    data = demo_bundle("3", "4")
    altered = data.replace(b'"wacz_version": "1.1.1"', b'"wacz_version": "9.1.1"', 1)
    assert validated(tmp_path / "a.wacz", altered)[0] != 0


@needs_pywb
def test_a_replay_server_shows_the_captures(tmp_path: Path) -> None:
    """Pywb takes records and index out of the WACZ file and serves the bytes that were captured."""
    data = demo_bundle("3", "4")
    path = tmp_path / "evidence.wacz"
    path.write_bytes(data)
    captures = [one for one in objects(files_in(data)[CAPTURES].decode()) if one["served"]]
    assert len(captures) == 3
    with pywb_serving(tmp_path / "pywb", "--unpack-wacz", path) as collection:
        for one in captures:
            with urlopen(f"{collection}/{one['timestamp']}id_/{one['original']}", timeout=60) as answer:
                body = answer.read()
                assert http_date(answer.headers["Memento-Datetime"]) == moment(str(one["timestamp"]))
            assert hashlib.sha256(body).hexdigest() == one["served"]["sha256"]  # type: ignore[index]
            with urlopen(f"{collection}/{one['timestamp']}mp_/{one['original']}", timeout=60) as answer:
                assert b"Larkspur Optics" in answer.read()


@needs_pywb
def test_a_replay_server_answers_a_page_as_its_rendering_did(tmp_path: Path) -> None:
    """It finds the answers at the time of the page, under the addresses that the page asked for."""
    data = rendered_bundle()
    path = tmp_path / "evidence.wacz"
    path.write_bytes(data)
    rows: list[Any] = [json.loads(line) for line in files_in(data)[CAPTURES].decode().splitlines()]
    pages = [one for one in rows if "rendering" in one]
    assert len(pages) == 3
    with pywb_serving(tmp_path / "pywb", "--unpack-wacz", path) as collection:
        for one in pages:
            for part in one["rendering"]["parts"]:
                with urlopen(f"{collection}/{one['timestamp']}id_/{part['url']}", timeout=60) as answer:
                    assert hashlib.sha256(answer.read()).hexdigest() == part["sha256"]
            with urlopen(f"{collection}/{one['timestamp']}id_/{one['original']}", timeout=60) as answer:
                assert hashlib.sha256(answer.read()).hexdigest() == one["served"]["sha256"]


def readme_commands(heading: str) -> list[list[str]]:
    """Return the commands of openssl that the README gives below a heading."""
    readme = files_in(demo_bundle("3", "4"))[README].decode().partition(heading)[2]
    return [shlex.split(line) for line in re.findall(r"^    (openssl .+)", readme, re.MULTILINE)]


@needs_openssl
def test_it_is_time_stamped_and_signed_as_the_readme_says(tmp_path: Path) -> None:
    """The commands of the README, with a time-stamping authority of this test's own (RFC 3161)."""

    def run(command: list[str], *, code: int = 0) -> None:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == code, (command, done.stderr)

    (tmp_path / "FILE.wacz").write_bytes(demo_bundle("3", "4"))
    (tmp_path / "tsa.cnf").write_text(AUTHORITY, "ascii")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "KEY.pem"]
    usage = ["-addext", "extendedKeyUsage=critical,timeStamping"]
    run(["openssl", "req", "-x509", *key, "-out", "AUTHORITY.pem", "-subj", "/CN=Test", "-days", "2", *usage])
    run(["openssl", "pkey", "-in", "KEY.pem", "-pubout", "-out", "PUBLIC.pem"])
    query, verify, sign, verify_signature = readme_commands("HOW TO SIGN AND TIME-STAMP IT")
    run(query)
    reply = "openssl ts -reply -queryfile FILE.tsq -signer AUTHORITY.pem -inkey KEY.pem -config tsa.cnf"
    run([*reply.split(), "-out", "FILE.tsr"])
    run(verify)
    run(sign)
    run(verify_signature)
    with (tmp_path / "FILE.wacz").open("r+b") as file:
        file.write(b"Q")
    run(verify, code=1)
    run(verify_signature, code=1)


AUTHORITY = """
[tsa]
default_tsa = test
[test]
serial = serial.txt
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
"""
