"""Lists of captures: complete, partial or failed, and never shorter than what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from harvester.archive import IndexPage
from harvester.errors import ArchiveError, CoolingDown, Excluded, Offline, RateLimited, Unreachable
from harvester.pipeline.capture_retries import EXCLUDED_DAYS
from harvester.pipeline.listing import FULL_LISTING_DAYS, list_captures
from harvester.pipeline.listing_result import ListingResult
from store import Store
from store.records import Document, PolicyUrl
from store.tables.listings import Listing
from tests.support.archives import Clock
from tests.support.scripted import LOCATION, NOW, Scripted, capture, document_of
from tests.support.stand_in import MOVED, PRIVACY

YEARS = [capture(f"{year}0310") for year in range(2010, 2015)]
ALL = IndexPage(tuple(YEARS))
NOTHING = IndexPage((), unconfirmed=True)


@pytest.fixture
def document(store: Store) -> int:
    return document_of(store)


class Lister:
    """Lists one document, with a clock that is set forward."""

    def __init__(self, store: Store, document: int) -> None:
        self.store, self.document, self.clock = store, document, Clock(NOW)
        self.archive = Scripted()

    def ask(self, *answers: IndexPage | ArchiveError, again: tuple[IndexPage, ...] = ()) -> ListingResult:
        """One listing, with the pages of its answer, and those of a second question."""
        self.archive.listings = [answers, again]
        addresses = self.store.sources.addresses(self.document)
        return list_captures(self.store, self.archive, self.document, addresses, self.clock)

    def later(self, days: float) -> None:
        """Let time go by."""
        self.clock.now += timedelta(days=days)

    @property
    def timestamps(self) -> list[str]:
        """What is known to be listed."""
        return [known.capture.timestamp for known in self.store.captures.of(self.document, LOCATION)]

    @property
    def listing(self) -> Listing:
        """What is known of the list."""
        found = self.store.listings.listing(self.document, PRIVACY, LOCATION)
        assert found is not None
        return found


@pytest.fixture
def lister(store: Store, document: int) -> Lister:
    return Lister(store, document)


def test_a_first_list_is_asked_from_the_beginning_and_stored(lister: Lister) -> None:
    assert lister.ask(ALL) == ListingResult("complete", (), 5, True)
    assert lister.archive.asked[0].since is None
    assert lister.timestamps == [one.timestamp for one in YEARS]
    assert lister.listing.full_at == NOW.isoformat()


@pytest.mark.parametrize(
    ("timestamp", "problem"),
    [
        ("00000000000000", "it lists a capture from before the Web (00000000000000)"),
        ("19801231235959", "it lists a capture from before the Web (19801231235959)"),
        ("99990101000000", "it lists a capture of the future (99990101000000)"),
    ],
)
def test_a_capture_at_an_impossible_time_is_set_aside(lister: Lister, timestamp: str, problem: str) -> None:
    captures = sorted([*YEARS, capture(timestamp)], key=lambda one: one.timestamp)
    found = lister.ask(IndexPage(tuple(captures)))
    assert (found.state, found.problems) == ("partial", (f"{PRIVACY}: {problem}",))
    assert lister.timestamps == [one.timestamp for one in YEARS]


def test_an_update_asks_from_some_days_before_the_newest(lister: Lister) -> None:
    lister.ask(ALL)
    lister.later(1)
    new = capture("20141101")
    assert lister.ask(IndexPage((YEARS[-1], new))) == ListingResult("complete", (), 1, True)
    assert lister.archive.asked[-1].since == "20140303"
    assert lister.listing.full_at == NOW.isoformat(), "an update is no full list"
    assert lister.listing.newest == new.timestamp


def test_once_a_month_the_list_is_asked_in_full_since_histories_grow_backwards(lister: Lister) -> None:
    lister.ask(ALL)
    lister.later(FULL_LISTING_DAYS)
    older = capture("20040101")
    assert lister.ask(IndexPage((older, *YEARS))).new == 1
    assert lister.archive.asked[-1].since is None
    assert lister.listing.full_at == lister.clock.now.isoformat()


def test_a_list_that_was_broken_off_goes_on_at_its_cursor(lister: Lister) -> None:
    broken = lister.ask(IndexPage(tuple(YEARS[:2]), cursor="here"), Unreachable(PRIVACY, 5, "silence"))
    assert (broken.state, broken.new, broken.answered) == ("partial", 2, True)
    assert "silence" in broken.problems[0]
    assert lister.ask(IndexPage(tuple(YEARS[2:]))) == ListingResult("complete", (), 3, True)
    assert lister.archive.asked[-1].cursor == "here"
    assert lister.listing.cursor is None
    assert lister.listing.full_at is not None, "the two halves are a full list"


def test_an_update_that_was_broken_off_is_no_full_list(lister: Lister) -> None:
    lister.ask(ALL)
    lister.later(1)
    lister.ask(IndexPage((YEARS[-1],), cursor="there"), Unreachable(PRIVACY, 5, "silence"))
    lister.ask(IndexPage((capture("20150101"),)))
    assert (lister.archive.asked[-1].since, lister.archive.asked[-1].cursor) == ("20140303", "there")
    assert lister.listing.full_at == NOW.isoformat()


def test_no_answer_at_all_is_a_failed_list(lister: Lister) -> None:
    assert lister.ask(Unreachable(PRIVACY, 5, "silence")).state == "failed"
    assert not lister.ask(Unreachable(PRIVACY, 5, "silence")).answered


def test_a_cut_page_is_kept_and_said(lister: Lister) -> None:
    found = lister.ask(IndexPage(tuple(YEARS[:3]), complete=False, problem="the list is cut off"))
    assert found == ListingResult("partial", (f"{PRIVACY}: the list is cut off",), 3, True)
    assert len(lister.timestamps) == 3


def test_a_key_that_is_refused_is_not_asked_with_for_ever(lister: Lister) -> None:
    lister.ask(IndexPage(tuple(YEARS[:2]), cursor="old"), Unreachable(PRIVACY, 5, "silence"))
    assert lister.ask(ArchiveError(PRIVACY, "no such key")).state == "failed"
    assert lister.ask(ALL).state == "complete"
    assert lister.archive.asked[-1].cursor is None


def test_a_shorter_list_is_doubted_and_believed_when_it_comes_again(lister: Lister) -> None:
    lister.ask(ALL)
    lister.later(FULL_LISTING_DAYS)
    short = IndexPage(tuple(YEARS[1:]))
    assert lister.ask(short).problems == (f"{PRIVACY}: lists 4 captures where 5 are known",)
    assert len(lister.timestamps) == 5, "nothing is taken away"
    lister.later(1)
    assert lister.ask(short).state == "complete"
    assert len(lister.timestamps) == 5


def test_an_update_without_the_newest_capture_is_doubted(lister: Lister) -> None:
    lister.ask(ALL)
    lister.later(1)
    assert lister.ask(IndexPage((capture("20141101"),), problem="")).state == "complete"
    lister.later(1)
    assert lister.ask(NOTHING, again=(NOTHING,)).state == "partial"


def test_an_address_whose_time_was_ended_behind_its_list_is_not_asked_from_after_to(lister: Lister) -> None:
    lister.ask(ALL)
    document = Document("juniper", "privacy", "Privacy", (PolicyUrl(PRIVACY, valid_until="2012"),))
    lister.store.sources.add_document(document)
    asked = len(lister.archive.asked)
    lister.later(1)
    assert lister.ask() == ListingResult("complete", (), 0, True)
    assert len(lister.archive.asked) == asked
    lister.later(FULL_LISTING_DAYS)
    # In full, it lists what lies within its time; that more is known is no reason for doubt.
    assert lister.ask(IndexPage(tuple(YEARS[:3]))).state == "complete"


def test_an_exclusion_is_told_once_and_asked_again_after_weeks(lister: Lister) -> None:
    problem = f"{PRIVACY}: the site is excluded"
    assert lister.ask(Excluded(PRIVACY, "the site is excluded")).problems == (problem,)
    asked = len(lister.archive.asked)
    lister.later(1)
    again = lister.ask(ALL)
    assert (again.state, again.problems, again.answered) == ("failed", (), True)
    assert again.standing[0].startswith(problem)
    assert len(lister.archive.asked) == asked
    lister.later(EXCLUDED_DAYS)
    assert lister.ask(ALL) == ListingResult("complete", (), 5, True)
    lister.later(1)
    assert lister.ask(IndexPage((YEARS[-1],))).standing == ()


def test_an_index_that_says_nothing_is_asked_twice(lister: Lister) -> None:
    assert lister.ask(NOTHING, again=(ALL,)) == ListingResult("complete", (), 5, True)
    assert len(lister.archive.asked) == 2


def test_twice_nothing_is_believed_where_nothing_is_known(lister: Lister) -> None:
    warning = f"{PRIVACY}: the archive has no capture of this address"
    assert lister.ask(NOTHING, again=(NOTHING,)) == ListingResult(
        "complete", (), 0, True, warnings=(warning,)
    )
    assert lister.listing.warning == warning


def test_an_address_without_captures_is_named_with_its_dates(lister: Lister) -> None:
    dated = (PolicyUrl(PRIVACY, "2009", "20231212"),)
    lister.archive.listings = [(NOTHING,), (NOTHING,)]
    found = list_captures(lister.store, lister.archive, lister.document, dated, lister.clock)
    assert found.warnings == (
        f"{PRIVACY}: the archive has no capture of this address from 2009 until 12 Dec 2023",
    )


def test_nothing_is_never_believed_where_captures_are_known(lister: Lister) -> None:
    lister.ask(ALL)
    for _ in range(3):
        lister.later(FULL_LISTING_DAYS)
        assert lister.ask(NOTHING, again=(NOTHING,)).state == "partial"
    assert len(lister.timestamps) == 5


def test_what_only_a_citation_tells_of_makes_no_list_too_short(lister: Lister) -> None:
    lister.ask(ALL)
    unlisted = replace(capture("20090101"), digest="-", length=None, mimetype="unk", statuscode=None)
    lister.store.captures.add_captures(lister.document, LOCATION, [unlisted])
    lister.later(FULL_LISTING_DAYS)
    assert lister.ask(ALL).state == "complete"


def test_an_exclusion_is_an_answer_and_no_list(lister: Lister) -> None:
    found = lister.ask(Excluded(PRIVACY, "excluded by its owner"))
    assert (found.state, found.answered) == ("failed", True)
    assert "excluded by its owner" in found.problems[0]


def test_wait_means_wait(lister: Lister) -> None:
    with pytest.raises(RateLimited):
        lister.ask(IndexPage(tuple(YEARS[:2]), cursor="here"), RateLimited(PRIVACY))
    assert lister.listing.cursor == "here", "what came before is stored"
    assert (lister.listing.state, len(lister.timestamps)) == ("partial", 2)


@pytest.mark.parametrize("pause", [RateLimited(PRIVACY), Offline(PRIVACY, 2, "no network")])
def test_a_list_that_could_not_be_asked_for_is_no_old_list(lister: Lister, pause: ArchiveError) -> None:
    lister.ask(ALL)
    full_at = lister.listing.full_at
    with pytest.raises(type(pause)):
        lister.ask(pause)
    assert (lister.listing.state, lister.listing.problem) == ("failed", pause.reason)
    assert (lister.listing.full_at, len(lister.timestamps)) == (full_at, len(YEARS))
    assert lister.ask(ALL).state == "complete"


def test_a_cooldown_asks_nothing_and_changes_nothing(lister: Lister) -> None:
    lister.ask(ALL)
    before = lister.listing
    with pytest.raises(CoolingDown):
        lister.ask(CoolingDown(PRIVACY, NOW))
    assert lister.listing == before


def test_addresses_are_listed_within_their_dates_and_the_worst_counts(store: Store, document: int) -> None:
    store.sources.set_addresses(
        document, (PolicyUrl(PRIVACY, valid_until="2012"), PolicyUrl(MOVED, valid_from="2012"))
    )
    archive = Scripted([[IndexPage(tuple(YEARS[:3]))], [Unreachable(MOVED, 5, "silence")]])
    found = list_captures(store, archive, document, store.sources.addresses(document), Clock(NOW))
    assert (found.state, found.new) == ("failed", 3)
    assert found.problems[0].startswith(MOVED)
    assert [question.since for question in archive.asked] == [None, "2012"]


def test_news_begins_with_the_first_list_without_a_gap(lister: Lister) -> None:
    lister.ask(IndexPage(tuple(YEARS[:2]), complete=False, problem="cut"))
    assert lister.store.sources.documents()[0].news_after is None
    lister.ask(ALL)
    assert lister.store.sources.documents()[0].news_after == YEARS[-1].timestamp


def test_a_month_of_00_is_no_obstacle(lister: Lister) -> None:
    lister.ask(IndexPage((capture("20000008241731"),)))
    lister.later(1)
    assert lister.ask(IndexPage((capture("20000008241731"),))).state == "complete"
