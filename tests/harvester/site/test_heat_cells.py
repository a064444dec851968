"""Each cell of the heat map says what the diff of its two versions says, which is made here anew."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from diffs import Change, Comparison, compare, words_added, words_removed
from harvester.site.heat_cells import HeatCell
from harvester.site.heat_map import HeatRow, heat_rows
from store import Store
from tests.harvester.site.test_charts import history_of
from tests.support.lineages import words

_STEPS = (0.05, 0.2, 0.5)


@dataclass
class _Drafter:
    """Writes versions of a policy; each does something else to one or two of its sections."""

    dice: random.Random
    sections: list[tuple[str, list[str]]] = field(default_factory=list)
    _number: int = 0

    def versions(self, number: int) -> Iterator[str]:
        """Yield texts."""
        self.sections = [self._new() for _ in range(5)]
        for _ in range(number):
            yield self._written()
            for _ in range(self.dice.randint(1, 2)):
                self.dice.choice(
                    (self._add, self._drop, self._reword, self._rename, self._move, self._split, self._merge)
                )()

    def _written(self) -> str:
        parts = (
            f"## {place}. {heading}\n\n{' '.join(sentences)}\n\n"
            for place, (heading, sentences) in enumerate(self.sections, 1)
        )
        return "# Policy\n\n" + "".join(parts)

    def _sentence(self) -> str:
        self._number += 1
        return f"{words(f'sentence {self._number}').capitalize()}."

    def _new(self) -> tuple[str, list[str]]:
        self._number += 1
        return f"Part {words(f'heading {self._number}').split()[0]}", [self._sentence() for _ in range(4)]

    def _at(self) -> int:
        return self.dice.randrange(len(self.sections))

    def _add(self) -> None:
        self.sections.insert(self._at(), self._new())

    def _drop(self) -> None:
        if len(self.sections) > 3:
            del self.sections[self._at()]

    def _reword(self) -> None:
        sentences = self.sections[self._at()][1]
        sentences[self.dice.randrange(len(sentences))] = self._sentence()

    def _rename(self) -> None:
        at = self._at()
        self.sections[at] = self._new()[0], self.sections[at][1]

    def _move(self) -> None:
        self.sections.insert(self._at(), self.sections.pop(self._at()))

    def _split(self) -> None:
        at = self._at()
        heading, sentences = self.sections[at]
        if len(sentences) > 3:
            self.sections[at : at + 1] = [(heading, sentences[:2]), (self._new()[0], sentences[2:])]

    def _merge(self) -> None:
        at = self._at()
        if at + 1 < len(self.sections):
            _, sentences = self.sections.pop(at + 1)
            self.sections[at][1].extend(sentences)


@pytest.mark.parametrize("seed", range(4))
def test_cells_are_those_of_the_diffs(store: Store, seed: int) -> None:
    texts = list(dict.fromkeys(_Drafter(random.Random(seed)).versions(9)))
    history = history_of(store, [(f"20{10 + year}0101", text) for year, text in enumerate(texts)])
    rows = heat_rows(history)
    shown = [store.texts.markdown(version.text) for version in history.versions]
    assert len(shown) == len(texts) > 4
    for number, (old, new) in enumerate(pairwise(shown), 2):
        found = compare(old, new)
        cells = [(row, cell) for row in rows for version, cell in row.cells if version == number]
        _assert_every_change_has_its_cells(number, found, cells)
        for row, cell in cells:
            _assert_cell(row, number, cell, found.changes[cell.place])


def _assert_every_change_has_its_cells(
    number: int, found: Comparison, cells: list[tuple[HeatRow, HeatCell]]
) -> None:
    """Check that each section that a change is about has one cell, and no other section has one."""
    wanted = set()
    for place, change in enumerate(found.changes):
        others = [one.index for one in change.others]
        after = ([change.after.index] if change.after else []) + others * ("split" in change.kinds)
        gone = others if "merged" in change.kinds else []
        if change.after is None and change.before is not None:
            gone = [change.before.index]
        wanted |= {(place, "new", at) for at in after} | {(place, "old", at) for at in gone}
    told = []
    for row, cell in cells:
        is_there = number in row.life.sections
        section = row.life.sections[number if is_there else number - 1]
        told.append((cell.place, "new" if is_there else "old", section.index))
    assert sorted(told) == sorted(wanted)


def _assert_cell(row: HeatRow, number: int, cell: HeatCell, change: Change) -> None:
    """Check kind, colour and numbers of a cell."""
    added, removed = words_added(change), words_removed(change)
    told = {sign: int(found.replace(",", "")) for sign, found in re.findall(r"([+−])([\d,]+)", cell.words)}
    kinds = set(change.kinds)
    if number not in row.life.sections:
        assert cell.kind == "went"
        assert ("removed" in kinds) != ("merged" in kinds)
        assert "merged" in kinds or f"went, {removed} word" in cell.words
    elif cell.kind == "came":
        assert "added" in kinds or "split" in kinds
        assert "split" in kinds or cell.texts[0] == f"+{added}"
    elif kinds & {"reworded", "split", "merged"}:
        assert cell.kind == "reworded"
        assert told == {sign: words for sign, words in (("+", added), ("−", removed)) if words}
        assert cell.step == 1 + sum(1 - change.similarity >= least for least in _STEPS)
    else:
        assert cell.kind == ("cosmetic" if "cosmetic" in kinds else "named")
        assert (added, removed, told) == (0, 0, {})
    assert all(kind in cell.words for kind in kinds & {"renamed", "renumbered"} if cell.kind == "reworded")
