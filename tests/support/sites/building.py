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
from tests.support.sites.catalogue import SITES, Family, Site
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
        # One process builds all the light ones in the time in which another would only start.
        together = [site] if site.family.heavy else [one for one in SITES if one.family is site.family]
        wanted = [_edition(one, edition, home) for one in together for edition in Edition]
        _build([one for one in wanted if not one.folder.exists()], site.family, home)
        return {one.edition: one for one in wanted if one.site is site}


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
        _call(["npm", *step, "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], home, home)
        done.touch()
    return home


def _edition(site: Site, edition: Edition, home: Path) -> BuiltSite:
    """Return where an edition of a site is, or will be, built."""
    files = sorted(path for path in site.sources.rglob("*") if path.is_file())
    made_from = _fingerprint([*files, Path(forms.__file__)], site.kept_at)
    return BuiltSite(site, edition, home / f"{site.name}-{edition}-{made_from}")


def _build(editions: list[BuiltSite], family: Family, home: Path) -> None:
    """Build editions of sites of one family; what is not finished leaves no folder of that name."""
    unfinished = {one.folder.with_suffix(".unfinished"): one for one in editions}
    for folder, one in unfinished.items():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(one.site.sources, folder)
        kept = folder / one.site.kept_at
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(one.site.form(one.site.policies[one.edition]), encoding="utf-8")
    if family.heavy:
        for folder in unfinished:
            _call(list(family.command), folder, home)
    elif unfinished:
        _call([*family.command, *(folder.name for folder in unfinished)], home, home)
    for folder, one in unfinished.items():
        folder.rename(one.folder)


def _call(command: list[str], folder: Path, home: Path) -> None:
    """Call a program in a folder; those of the packages in `home` are found first."""
    programs = home / "node_modules" / ".bin"
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


def _fingerprint(files: list[Path], more: str = "") -> str:
    """Return a name for what something is built from."""
    found = hashlib.sha256(more.encode())
    for path in files:
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold others off who want to build the same."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
