"""Addresses: how many declared addresses of policies are found by the pattern, and told to be of their kind.

Run ``python -m benchmarks.discovery CLONES...`` from the project's root, with clones (bare ones will do) of
declarations of Open Terms Archive, such as dating-declarations and p2b-compliance-declarations.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from harvester.archive import urlkey
from harvester.discovery.address_facts import facts_of
from harvester.discovery.words import pattern_for

KINDS = {"Privacy Policy": "privacy", "Terms of Service": "terms", "Trackers Policy": "cookies"}


def declared(clone: Path) -> Iterator[tuple[str, str]]:
    """Yield (type of document, address) of all declarations of a clone."""
    listed = _git(clone, "ls-tree", "-r", "--name-only", "-z", "HEAD").split(b"\0")
    for name in listed:
        if (
            name.startswith(b"declarations/")
            and name.endswith(b".json")
            and not name.endswith(b".history.json")
        ):
            found = json.loads(_git(clone, "show", f"HEAD:{name.decode()}"))
            for kind, entry in found.get("terms", {}).items():
                for one in entry.get("combine", [entry]):
                    if isinstance(address := one.get("fetch") or entry.get("fetch"), str):
                        yield kind, address


def _git(clone: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(clone), *arguments], capture_output=True, check=True).stdout


def main(clones: list[Path]) -> None:
    """Print a line for each kind."""
    addresses = sorted({found for clone in clones for found in declared(clone)})
    for name, kind in KINDS.items():
        mine = [url for one, url in addresses if one == name]
        matched = sum(1 for url in mine if re.fullmatch(pattern_for("example"), urlkey(url)))
        told = Counter(facts_of(url).kind for url in mine)
        others = sum(
            1 for one, url in addresses if one in KINDS and one != name and facts_of(url).kind == kind
        )
        print(
            f"{name}: {len(mine)} addresses, {matched / len(mine):.1%} match the pattern, "
            f"{told[kind] / len(mine):.1%} are told to be it, {others} of other kinds, too; {dict(told)}"
        )


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
