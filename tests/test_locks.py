"""The lock files hold what pyproject.toml asks for, each package with hashes, on every Python and system."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# What only the project's own checks need is not locked.
OF_USERS = sorted(PROJECT["optional-dependencies"].keys() - {"test", "fuzz", "bench"})
ENTRY = re.compile(
    r"^([a-zA-Z0-9._-]+)==(\S+?)(?: ; (.+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def locked(name: str) -> dict[str, list[str]]:
    """Return the versions of each package of a lock file; where they differ by Python, there are several."""
    text = re.sub(r"^ +#.*\n", "", (ROOT / "locks" / name).read_text("utf-8"), flags=re.MULTILINE)
    assert ENTRY.sub("", text) == "", "not a list of packages with hashes"
    found: dict[str, list[str]] = {}
    for package, version, _, _ in ENTRY.findall(text):
        found.setdefault(canonicalize_name(package), []).append(version)
    return found


def required(extras: list[str]) -> Iterator[Requirement]:
    """Yield what the program and its extras ask for."""
    asked = PROJECT["dependencies"] + [
        one for extra in extras for one in PROJECT["optional-dependencies"][extra]
    ]
    yield from map(Requirement, asked)


@pytest.mark.parametrize(("name", "extras"), [("program.txt", []), ("program-and-extras.txt", OF_USERS)])
def test_a_lock_file_holds_what_is_required(name: str, extras: list[str]) -> None:
    versions = locked(name)
    for one in required(extras):
        held = versions.get(canonicalize_name(one.name), [])
        assert held, f"{one} is not in locks/{name}: make it anew (docs/releasing.md)"
        assert all(one.specifier.contains(version) for version in held), (str(one), held)


def test_the_extras_need_the_same_versions_as_the_program() -> None:
    both = locked("program-and-extras.txt")
    assert {name: both.get(name) for name in locked("program.txt")} == locked("program.txt")
