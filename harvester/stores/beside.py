"""Histories in files that the path of a configuration does not mean any more, because it was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from diffs.in_words import listed
from harvester.config import Settings
from harvester.stores.looking import has_history
from store import Store
from store.errors import StoreError
from store.opening import is_of_this_program

# As deep as "stores/{group}/{company}.db".
_DEEPEST = 2
# Nobody has so many stores; what has more files is no folder for a configuration.
_MOST = 10_000
_NAMED = 3


def histories_beside(
    settings: Settings, folder: Path, ending: str, is_store: Callable[[Path], bool]
) -> dict[str, Path]:
    """Return the companies whose histories are in stores of no path of the configuration, with the files.

    Files are looked for below the folder of the configuration, and below that of its stores. Of several with
    the same company, the one that was written to last is taken: others may be backups of it.

    Args:
        settings: the configuration.
        folder: where its stores are.
        ending: of the names of its stores; ``.db`` is looked at, too.
        is_store: returns whether a file is one of its stores.
    """
    folders = {folder.absolute(), *([settings.file.absolute().parent] if settings.file else [])}
    files = {file for one in sorted(folders) for file in _files(one, {".db", ending})}
    others = [file for file in files if not is_store(file) and is_of_this_program(file)]
    found: dict[str, Path] = {}
    for file in sorted(others, key=_newest_first):
        try:
            with Store(file, reading=True) as store:
                for slug in sorted(store.sources.slugs()):
                    if slug not in found and has_history(store, slug):
                        found[slug] = file
        except StoreError:
            # Whatever is wrong with it, it is not a store of this configuration.
            continue
    return found


def _files(folder: Path, endings: set[str]) -> Iterator[Path]:
    """Yield the files below a folder that are called as stores are, and not far below."""
    seen, left = 0, [(folder, 0)]
    while left:
        here, depth = left.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError:
            continue
        for entry in entries:
            seen += 1
            if seen > _MOST:
                return
            if entry.suffix in endings and entry.is_file():
                yield entry
            elif depth < _DEEPEST and entry.is_dir() and not entry.is_symlink():
                left.append((entry, depth + 1))


def _newest_first(file: Path) -> tuple[int, Path]:
    try:
        return -file.stat().st_mtime_ns, file
    except OSError:  # It was removed meanwhile.
        return 0, file


def said_of_beside(found: Mapping[str, Path], homes: Mapping[str, Path]) -> Iterable[str]:
    """Yield what is said of histories that begin anew, because they are in files that the path does not mean.

    Args:
        found: the companies, with the files in which their histories are.
        homes: the companies, with the stores in which their histories begin anew.
    """
    slugs, sources = defaultdict[Path, list[str]](list), defaultdict[Path, set[Path]](set)
    for slug, home in homes.items():
        if slug in found:
            slugs[found[slug]].append(slug)
            sources[home].add(found[slug])
    for file, some in sorted(slugs.items()):
        targets = sorted({homes[slug] for slug in some})
        told = (
            f"{file}: holds the history of {listed(sorted(some), _NAMED)}, which begins anew in {targets[0]}"
        )
        told += f" and {len(targets) - 1} other stores" if len(targets) > 2 else ""
        told += f" and {targets[1]}" if len(targets) == 2 else ""
        if any(len(sources[target]) > 1 for target in targets):
            remedy = "Two stores cannot be made one: to go on with it, write the former [store] path again"
        else:
            each = ", and so on" if len(targets) > 1 else ""
            copy = f"`harvest backup --db {file} {targets[0]}`{each}"
            remedy = f"To go on with it, end all runs, remove what is new, and copy it: {copy}"
        yield f"{told}. {remedy}."
