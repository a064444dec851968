"""Several stores: which file holds the history of which company."""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from harvester.safe_name import safe_name

COMPANY, GROUP = "{company}", "{group}"
# No safe name begins with an underscore.
_SHARED = "_shared"
_NAME = "[a-z0-9][a-z0-9_-]*"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class FoundStore:
    """A store that is there.

    Attributes:
        path: the file.
        name: what its company is called in the path, or ``""`` where it is for a group.
    """

    path: Path
    name: str

    @property
    def is_slug(self) -> bool:
        """Whether the name is the slug of its company."""
        return bool(self.name) and safe_name(self.name) == self.name


@dataclass(frozen=True, slots=True)
class StorePattern:
    """The path of stores, with `{company}` or `{group}` in it.

    Attributes:
        template: the path.
    """

    template: Path

    def path_for(self, company: str, group: str) -> Path:
        """Return the store of a company.

        Args:
            company: its slug.
            group: its group.
        """
        return self._filled(safe_name(company), safe_name(group))

    @property
    def names_companies(self) -> bool:
        """Whether each company has a store of its own."""
        return COMPANY in str(self.template)

    @property
    def names_groups(self) -> bool:
        """Whether the group of a company decides where its store is."""
        return GROUP in str(self.template)

    @property
    def shared(self) -> Path:
        """The file that all stores share: the pace of requests, the outbox, and the locks beside it."""
        return self._filled(_SHARED, _SHARED)

    @property
    def folder(self) -> Path:
        """The folder in which all stores are."""
        parts = self.template.parts
        fixed = next(place for place, part in enumerate(parts) if _PLACEHOLDER.search(part))
        return Path(*parts[:fixed])

    def matches(self, path: Path) -> bool:
        """Return whether a file is one of the stores, whether or not it is there.

        Args:
            path: the file.
        """
        return bool(self._form.fullmatch(str(path.absolute())))

    def existing(self) -> Iterator[FoundStore]:
        """Yield the stores that are there, sorted by path; the shared file is none of them.

        Raises:
            OSError: the folder cannot be read.
        """
        form, folder = self._form, self.folder
        below = StorePattern(self.template.relative_to(folder))
        for path in sorted(folder.glob(below._with(glob.escape, "*", "*"))):
            if found := form.fullmatch(str(path)):
                yield FoundStore(path, found.groupdict().get("company") or "")

    @property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self._with(re.escape, f"(?P<company>{_NAME})", f"(?P<group>{_NAME})"))

    def _filled(self, company: str, group: str) -> Path:
        return Path(str(self.template).replace(COMPANY, company).replace(GROUP, group))

    def _with(self, escape: Callable[[str], str], company: str, group: str) -> str:
        """Return the pattern with its placeholders replaced, and all else escaped."""
        pieces = re.split(r"(\{company\}|\{group\})", str(self.template))
        words = {COMPANY: company, GROUP: group}
        return "".join(words.get(piece) or escape(piece) for piece in pieces)


def is_pattern(path: Path) -> bool:
    """Return whether a path has placeholders.

    Args:
        path: as the configuration states it.
    """
    return COMPANY in str(path) or GROUP in str(path)


def placeholder_fault(text: str) -> str:
    """Return what is wrong with the placeholders of a path, or ``""``.

    Args:
        text: the path.
    """
    unknown = [one for one in _PLACEHOLDER.findall(text) if one not in (COMPANY, GROUP)]
    if unknown:
        return f"has the unknown placeholder {unknown[0]}"
    if any(text.count(one) > 1 for one in (COMPANY, GROUP)):
        return "has a placeholder twice"
    if any(len(_PLACEHOLDER.findall(part)) > 1 for part in re.split(r"[/\\]", text)):
        # Where the one ends and the other begins could not be told.
        return "has two placeholders in one name"
    return ""
