"""The manifests of several stores as one text.

The format is described in docs/evidence.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from harvester.reports.verify.manifest import TOTAL, total

FORMAT = "harvest manifests 1"
_STORE = "store "


@dataclass(slots=True)
class ManifestParts:
    """The manifests of several stores.

    Attributes:
        parts: the text of each, by the path of its store below the folder of all.
        faults: what is wrong with the text of all, one line each.
    """

    parts: dict[str, str]
    faults: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> ManifestParts:
        """Return the parts of a text.

        Args:
            text: as `lines` gave it.
        """
        lines = text.splitlines()
        if not lines or lines[0] != FORMAT:
            return cls({}, ("manifest: is none of several stores",))
        if lines[-1] != f"{TOTAL} {total(lines[:-1])}":
            return cls({}, ("manifest: was altered itself: its total is another one",))
        parts: dict[str, list[str]] = {}
        name = ""
        for line in lines[1:-1]:
            if line.startswith(_STORE):
                name = line.removeprefix(_STORE)
            else:
                parts.setdefault(name, []).append(line)
        return cls({name: "\n".join(found) for name, found in parts.items()})

    def missing(self, names: Collection[str]) -> Iterator[str]:
        """Yield a fault for each store that is no longer there.

        Args:
            names: the paths of the stores that are there.
        """
        for name in sorted(self.parts.keys() - set(names)):
            yield f"{name}: was on record, and is no longer there"

    def taker(self, name: str) -> Callable[[Sequence[str]], None]:
        """Return what takes the manifest of a store.

        Args:
            name: the path of the store.
        """

        def take(lines: Sequence[str]) -> None:
            self.parts[name] = "\n".join(lines)

        return take

    def lines(self) -> list[str]:
        """Return the lines of the text."""
        lines = [FORMAT]
        for name, text in sorted(self.parts.items()):
            lines += [f"{_STORE}{name}", *text.splitlines()]
        return [*lines, f"{TOTAL} {total(lines)}"]
