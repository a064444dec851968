"""Building the sites, each once, into a folder that outlives the test run."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.sites import forms
from tests.support.sites.catalogue import Family, Site
from tests.support.sites.policies import Edition

FOLDER_VARIABLE = "HARVEST_SITES"
ALL_VARIABLE = "HARVEST_ALL_SITES"
# An installation takes most of a minute on a loaded machine, the build of a large framework as long.
LONGEST = 600
_QUIET = {
    "CI": "1",
    "NEXT_TELEMETRY_DISABLED": "1",
    "NUXT_TELEMETRY_DISABLED": "1",
    "ASTRO_TELEMETRY_DISABLED": "1",
    "NG_CLI_ANALYTICS": "false",
}


class BuildFailed(Exception):
    """A program of the build ended with an error; the message has what it printed."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """An edition of a site as it is served.

    Attributes:
        site: which.
        edition: of the policy.
        folder: ``dist`` has what the site's own host serves, ``hosts/NAME`` what others do.
    """

    site: Site
    edition: Edition
    folder: Path

    @property
    def hosts(self) -> dict[str, Path]:
        """The folder that each host serves."""
        others = self.folder / "hosts"
        found = {one.name: one for one in others.iterdir()} if others.is_dir() else {}
        return {self.site.host: self.folder / "dist"} | found


def why_not(site: Site) -> str:
    """Return why a site cannot be built here; nothing if it can."""
    if not os.environ.get(FOLDER_VARIABLE):
        return f"{FOLDER_VARIABLE} names no folder to build the sites in"
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node and npm are not installed"
    if site.family.heavy and not os.environ.get(ALL_VARIABLE):
        return f"building with {site.family.name} takes minutes; set {ALL_VARIABLE}=1"
    return ""


def built(site: Site) -> dict[Edition, BuiltSite]:
    """Build both editions of a site where that has not been done.

    Args:
        site: for which `why_not` gives no reason.

    Raises:
        BuildFailed: a package cannot be installed, or the site cannot be built.
    """
    folder = Path(os.environ[FOLDER_VARIABLE]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with _only_one(folder / f"{site.family.name}.lock"):
        home = _installed(site.family, folder)
        return {edition: BuiltSite(site, edition, _built(site, edition, home)) for edition in Edition}


def _installed(family: Family, folder: Path) -> Path:
    """Install the packages of a family into a folder of their own, and return it."""
    files = sorted(path for path in family.sources.iterdir() if path.is_file())
    home = folder / f"{family.name}-{_fingerprint(files)}"
    done = home / ".installed"
    if not done.exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        for path in files:
            shutil.copy(path, home)
        locked = (home / "package-lock.json").exists()
        step = ("ci",) if locked else ("install", "--no-package-lock")
        _call(["npm", *step, "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], home)
        done.touch()
    return home


def _built(site: Site, edition: Edition, home: Path) -> Path:
    """Build an edition and return its folder."""
    files = sorted(path for path in site.sources.rglob("*") if path.is_file())
    own = Path(__file__).parent
    name = f"{site.name}-{edition}-{_fingerprint([*files, own / 'catalogue.py', Path(forms.__file__)])}"
    folder, working = home / name, home / f"{name}.unfinished"
    if not folder.exists():
        shutil.rmtree(working, ignore_errors=True)
        shutil.copytree(site.sources, working)
        kept = working / site.kept_at
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(site.form(site.policies[edition]), encoding="utf-8")
        _call(list(site.family.command), working)
        working.rename(folder)
    return folder


def _call(command: list[str], folder: Path) -> None:
    """Call a program that is installed, or one of the packages above the folder."""
    programs = folder.parent / "node_modules" / ".bin"
    environment = os.environ | _QUIET | {"PATH": os.pathsep.join((str(programs), os.environ["PATH"]))}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=LONGEST,
        check=False,
    )
    if done.returncode:
        raise BuildFailed(f"{' '.join(command)} in {folder} ended with {done.returncode}:\n{done.stdout}")


def _fingerprint(files: list[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold others off who want to build the same."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
