"""What `harvest add` does with several companies: one after the other, and a summary that leaves none out."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence

from diffs.in_words import count, number
from harvester.archive import Archive, paced_kinds
from harvester.commands.adding import Adding, Outcome
from harvester.commands.last_barrier import DEBUG_VARIABLE, last_words
from harvester.commands.session import complain
from harvester.discovery import ListedSupplier
from harvester.discovery.questions import MOST_REQUESTS
from harvester.errors import PAUSES, ArchiveError, ConfigError, HarvesterError

_MISSED, _WRONG, _OUT_OF_REACH = 1, 2, 4
# As many that could not be looked for are named; a list of hundreds ends where the archive stops answering.
_WAITING_NAMED = 10
_IN_THE_SUMMARY = {"left": "not watched", "missed": "not watched", "repeated": "left out"}


def add_suppliers(adding: Adding, suppliers: Sequence[ListedSupplier]) -> int:
    """Find the policies of companies, write what is chosen, and say what came of each if there are several.

    Args:
        adding: the call.
        suppliers: what the user calls them.

    Returns:
        The exit code: 1 if anything could not be looked for or found.

    Raises:
        HarvesterError: nothing can be done for a single company, because of what it is called or because of
            the configuration.
    """
    if len(suppliers) == 1 and not suppliers[0].fault:
        return _AddingWalk(adding, suppliers).single()
    return _AddingWalk(adding, suppliers).all()


class _AddingWalk:
    """What has come of the companies of a call so far."""

    def __init__(self, adding: Adding, suppliers: Sequence[ListedSupplier]) -> None:
        self._adding, self._suppliers = adding, suppliers
        self._outcomes: list[tuple[ListedSupplier, Outcome]] = []

    def single(self) -> int:
        """Return the exit code of the only company."""
        (supplier,) = self._suppliers
        with self._adding.archive() as archive:
            try:
                outcome = self._looked_for(archive, supplier, "")
            except PAUSES as error:
                complain(f"{supplier.typed}: {error.reason}")
                return _OUT_OF_REACH
            except ArchiveError as error:
                complain(str(error))
                return _MISSED
        return _MISSED if outcome.state == "missed" else 0

    def all(self) -> int:
        """Return the exit code of several companies."""
        code = 0
        self._say_how_long()
        with self._adding.archive() as archive:
            for place, supplier in enumerate(self._suppliers, start=1):
                named = f"{number(place)} of {number(len(self._suppliers))}, "
                try:
                    outcome = self._guarded(archive, supplier, named)
                except PAUSES as error:
                    complain(f"{supplier.typed}: {error.reason}")
                    code = _OUT_OF_REACH
                    break
                except ConfigError as error:
                    # The configuration itself: no other company could be written, either.
                    complain(str(error))
                    code = _WRONG
                    break
                self._outcomes.append((supplier, outcome))
        self._summarize()
        return code or max((_MISSED for _, one in self._outcomes if one.state == "missed"), default=0)

    def _looked_for(self, archive: Archive, supplier: ListedSupplier, place: str) -> Outcome:
        """Return what comes of a company; what a list has and is watched already is not asked for again."""
        if supplier.fault:
            return Outcome("repeated" if supplier.repeats else "missed", supplier.fault)
        if supplier.line and (watched := self._adding.watched(supplier)):
            self._adding.say(f"{place}{supplier.typed}: watched already: {watched}")
            return Outcome("watched", watched)
        return self._adding.one(archive, supplier, place)

    def _guarded(self, archive: Archive, supplier: ListedSupplier, place: str) -> Outcome:
        """Return what comes of a company; an error holds up no other."""
        try:
            return self._looked_for(archive, supplier, place)
        except PAUSES:
            raise
        except HarvesterError as error:
            if isinstance(error, ConfigError) and error.file == str(self._adding.config):
                raise
            complain(str(error))
            return Outcome("missed", str(error))
        except Exception as error:
            if os.environ.get(DEBUG_VARIABLE):
                raise
            complain(last_words(error))
            return Outcome("missed", last_words(error))

    def _say_how_long(self) -> None:
        """Say how long it may take at the pace at which the archive is asked."""
        settings = self._adding.settings().archive
        open_ones = [
            one for one in self._suppliers if not one.fault and not (one.line and self._adding.watched(one))
        ]
        if "index" in paced_kinds(self._adding.location, settings):
            minutes = math.ceil(len(open_ones) * MOST_REQUESTS / settings.searches_per_minute)
            companies = count(len(open_ones), "company")
            self._adding.say(f"{companies} to look for: at most {count(minutes, 'minute')}")

    def _summarize(self) -> None:
        """Say how many are watched, and of each other one why it is not."""
        total = sum(1 for one in self._suppliers if not one.repeats)
        watched = sum(1 for _, one in self._outcomes if one.state == "watched")
        self._adding.say(f"{number(watched)} of {count(total, 'company')} watched")
        for supplier, outcome in self._outcomes:
            if words := _IN_THE_SUMMARY.get(outcome.state):
                self._adding.say(f"  {words}: {_named(supplier)}: {outcome.note}")
        waiting = self._suppliers[len(self._outcomes) :]
        for supplier in waiting[:_WAITING_NAMED]:
            self._adding.say(f"  not looked for yet: {_named(supplier)}")
        if len(waiting) > _WAITING_NAMED:
            rest = count(len(waiting) - _WAITING_NAMED, "more line")
            self._adding.say(f"  not looked for yet: {rest}; the same command goes on with them")


def _named(supplier: ListedSupplier) -> str:
    """Return what a line of a list is called."""
    called = supplier.typed or supplier.name or "an empty cell"
    return f"{called} (line {supplier.line})" if supplier.line else called
