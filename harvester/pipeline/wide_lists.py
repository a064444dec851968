"""Ask an index once for several addresses of a host, where the answer can be checked for each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from posixpath import commonpath

from harvester.archive import Archive, IndexPage, PrefixArchive, urlkey
from harvester.errors import PAUSES, ArchiveError
from store import Store
from store.timestamps import moment

# Fewer addresses are asked for one by one: it takes as many requests.
FEWEST = 3
# The window of a question reaches back to the newest known capture of each of its addresses, and what else
# a host has in a long time is too much for one answer.
RECENT_DAYS = 60
# A host that is too large, or whose answer lacked something, is asked so again after this time.
AGAIN_DAYS = 90

ListName = tuple[int, str, str]
"""A document, an address of it and an archive."""


@dataclass(frozen=True, slots=True)
class WideList:
    """A question about all addresses that begin alike.

    Attributes:
        archive: location of the archive.
        prefix: how they begin, without scheme.
        since: the day from which captures are wanted, 8 digits.
    """

    archive: str
    prefix: str
    since: str


@dataclass(frozen=True, slots=True)
class UpdatedList:
    """A list of which only what is new is wanted.

    Attributes:
        name: document, address and archive.
        since: the day from which captures are wanted, 8 digits.
    """

    name: ListName
    since: str

    @property
    def host(self) -> tuple[str, str]:
        """The archive, and the host in the form of the index."""
        return self.name[2], urlkey(self.name[1]).partition(")")[0]


def wide_lists(
    lists: Iterable[UpdatedList],
    now: datetime,
    refused_at: Callable[[str, str], datetime | None],
    at_rest: Iterable[UpdatedList] = (),
) -> dict[ListName, WideList]:
    """Return which lists are asked for together.

    Args:
        lists: what is asked for in a run, and only updated.
        now: the time (aware, UTC).
        refused_at: returns when an archive was last asked about a prefix in vain, or None.
        at_rest: what is not due, and may be answered by a question about others of its host.
    """
    hosts: dict[tuple[str, str], list[UpdatedList]] = defaultdict(list)
    for one in lists:
        if now - moment(one.since.ljust(14, "0")) <= timedelta(days=RECENT_DAYS):
            hosts[one.host].append(one)
    found: dict[ListName, WideList] = {}
    asked: dict[tuple[str, str], tuple[str, WideList]] = {}
    for (archive, host), those in hosts.items():
        keys = {urlkey(one.name[1]) for one in those}
        if len(keys) < FEWEST:
            continue
        common = commonpath(keys)
        prefix = _prefix(common)
        before = refused_at(archive, prefix)
        if before is None or now - before >= timedelta(days=AGAIN_DAYS):
            wide = WideList(archive, prefix, min(one.since for one in those))
            asked[archive, host] = common, wide
            found |= dict.fromkeys((one.name for one in those), wide)
    for one in at_rest:
        if one.host in asked:
            common, wide = asked[one.host]
            if commonpath((common, urlkey(one.name[1]))) == common:
                found[one.name] = wide
    return found


def _prefix(common: str) -> str:
    """Return how addresses begin whose URL keys have the first steps of their paths in common."""
    site, _, folder = common.partition(")")
    host, _, port = site.partition(":")
    return ".".join(reversed(host.split(","))) + (f":{port}" if port else "") + f"{folder}/"


class WideAnswers:
    """The answers to questions about many addresses, each asked when it is first needed.

    Args:
        store: knows what was listed before, and which questions were in vain.
        questions: for each list the question that it may be answered by.
        clock: gives the time (aware, UTC).
    """

    def __init__(
        self, store: Store, questions: Mapping[ListName, WideList], clock: Callable[[], datetime]
    ) -> None:
        self._store, self._questions, self._clock = store, questions, clock
        self._answers: dict[WideList, IndexPage | None] = {}

    def is_free(self, archive: Archive, document: int, url: str, since: str) -> bool:
        """Return whether the update of a list that is not due is in an answer that is there already.

        Args:
            archive: the archive.
            document: id of the document.
            url: the address.
            since: oldest timestamp wanted, 1 to 14 digits.
        """
        question = self._questions.get((document, url, archive.location))
        return question in self._answers and self.page(archive, document, url, since) is not None

    def page(self, archive: Archive, document: int, url: str, since: str) -> IndexPage | None:
        """Return the update of a list, or None if it must be asked for alone.

        An answer is believed about an address if it was not cut, has all captures that are known in its time,
        the newest one among them, and goes on with another address after it: an index that stops early
        without a sign does so in the order of addresses.

        Args:
            archive: the archive.
            document: id of the document.
            url: the address.
            since: oldest timestamp wanted, 1 to 14 digits.

        Raises:
            RateLimited, CoolingDown, Blocked: the archive must not be asked now.
        """
        question = self._questions.get((document, url, archive.location))
        if question is None or since < question.since:
            return None
        if question not in self._answers:
            self._answers[question] = self._ask(archive, question)
        answer = self._answers[question]
        if answer is None:
            return None
        key = urlkey(url)
        rows = tuple(
            row
            for row in answer.captures
            if row.timestamp >= since and key in (row.urlkey, urlkey(row.original))
        )
        newest = self._store.listings.rhythm(document, archive.location, key, 1).newest
        known = self._store.listings.sightings(document, archive.location, key, since)
        if not newest or len(rows) < known or newest[0] not in {row.timestamp for row in rows}:
            self._refuse(question, f"it lacks known captures of {url}")
            return None
        goes_on = max(row.urlkey for row in answer.captures) > max(row.urlkey for row in rows)
        return IndexPage(rows) if goes_on else None

    def _ask(self, archive: Archive, question: WideList) -> IndexPage | None:
        """Ask; record an answer that cannot be used."""
        if not isinstance(archive, PrefixArchive):
            return None
        try:
            answer = archive.captures_beginning_with(question.prefix, question.since)
        except PAUSES:
            raise
        except ArchiveError as error:
            # Each list is asked for alone, and says what is wrong.
            self._refuse(question, error.reason)
            return None
        if answer is None:
            return None
        keys = [row.urlkey for row in answer.captures]
        if answer.cut or not answer.complete or keys != sorted(keys):
            self._refuse(question, answer.problem or "it has more rows than one answer, or in another order")
            return None
        self._store.wide_lists.mark(question.archive, question.prefix, self._clock(), "")
        return answer

    def _refuse(self, question: WideList, problem: str) -> None:
        self._answers[question] = None
        self._store.wide_lists.mark(question.archive, question.prefix, self._clock(), problem)
