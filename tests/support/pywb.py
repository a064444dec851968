"""A real replay server, pywb, for the length of a test.

pywb lives in a virtual environment of its own (``pip install pywb``); HARVEST_PYWB names the folder of its
programs.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

_PROGRAMS = Path(os.environ.get("HARVEST_PYWB", ""))
needs_pywb = pytest.mark.skipif(
    not (_PROGRAMS / "wb-manager").is_file(),
    reason="pywb is not installed (HARVEST_PYWB names its bin folder)",
)


@contextmanager
def pywb_serving(home: Path, *added: str | Path) -> Iterator[str]:
    """Start pywb with one collection, and end it.

    Args:
        home: a folder for it.
        added: what ``wb-manager add`` is given: a WARC file, or a WACZ file and ``--unpack-wacz``.

    Yields:
        The address of the collection.
    """
    home.mkdir(exist_ok=True)
    for command in (["init", "policies"], ["add", "policies", *map(str, added)]):
        subprocess.run([str(_PROGRAMS / "wb-manager"), *command], cwd=home, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(_PROGRAMS / "pywb"), "-b", "127.0.0.1", "-p", str(port)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log)
    try:
        collection = f"http://127.0.0.1:{port}/policies"
        _wait_for(f"{collection}/", server)
        yield collection
    finally:
        server.terminate()
        server.wait(60)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1000):
        assert server.poll() is None, "pywb ended before it began"
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail("pywb does not answer")
