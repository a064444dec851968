"""Which Chromium is started, and how: so that nothing that it does can reach the network."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harvester.errors import BrowserMissing

# Names under which systems install Chromium and Chrome.
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_VARIABLE = "HARVEST_CHROMIUM"
INSTALL_BROWSER = (
    "Install Chromium (Debian: `apt install chromium`; elsewhere: `playwright install chromium`), or name "
    f"the program in the environment variable {_VARIABLE}"
)
NAME_BROWSER = f"Name a Chromium in the environment variable {_VARIABLE}, or remove the variable"
INSTALL_EXTRA = "Install them from the checkout with `pip install '.[render]'`, or set `render` to \"never\""

# Behind the interception of all requests: even a request that nobody intercepted has nowhere to go. Every
# name and address is unknown (the proxy refuses, too), and what does not use the proxy is turned off.
_OFFLINE = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--dns-prefetch-disable",
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--no-pings",
    "--disable-client-side-phishing-detection",
    "--disable-domain-reliability",
)
_QUIET = (
    # The frames of a page run in its process and on its clock, whatever their site. Nothing is isolated from
    # anything thereby but captures from captures: the browser holds no cookies and no passwords.
    "--disable-site-isolation-trials",
    # The page looks as it did when scripts from http:// ran on pages from https://.
    "--allow-running-insecure-content",
    # Workers have no seed of ours.
    "--js-flags=--random-seed=1",
    "--mute-audio",
)
ARGUMENTS = (*_OFFLINE, *_QUIET)
# Arguments of Playwright that would allow what a reader's browser does not: windows that open by themselves.
UNWANTED = ("--disable-popup-blocking", "--allow-pre-commit-input")


def installed_browser() -> Path | None:
    """Return the Chromium or Chrome of this system, or None.

    Raises:
        BrowserMissing: the environment variable names something that is not a program.
    """
    named = os.environ.get(_VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise BrowserMissing(f"{_VARIABLE} is {named!r}, which is not a program", NAME_BROWSER)
        return Path(found)
    paths = (shutil.which(name) for name in _NAMES)
    return next((Path(path) for path in paths if path), None)


def is_named() -> bool:
    """Return whether the user chose a browser."""
    return bool(os.environ.get(_VARIABLE))


def may_be_sandboxed() -> bool:
    """Return whether Chromium can use its sandbox: it refuses to when root starts it."""
    return not (hasattr(os, "geteuid") and os.geteuid() == 0)


@contextmanager
def dead_proxy() -> Iterator[str]:
    """Yield the address of a proxy that refuses every connection.

    The port is bound by us and nobody listens at it, so that no other program can.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


@contextmanager
def temporary_files_in(folder: str) -> Iterator[None]:
    """Give the processes that are started in the block another folder for temporary files.

    Args:
        folder: the path.
    """
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
