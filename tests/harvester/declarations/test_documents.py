"""What was declared over time becomes documents with dates."""

from __future__ import annotations

import pytest

from harvester.config.writing import NewAddress, NewSelector
from harvester.declarations.documents import DeclaredDocument, declared_documents
from harvester.declarations.files import BadDeclaration
from harvester.extract.dom.between import CssRange
from tests.support.declarations import SITE

OLD, MIDDLE, NEW = (f"{SITE}/{name}" for name in ("privacy.html", "legal/privacy", "policies/privacy"))


def entry(url: str, until: str | None = None, **keys: object) -> dict[str, object]:
    return {"fetch": url} | ({"validUntil": until} if until else {}) | keys


def document(
    current: object, *earlier: object, terms: str = "Privacy Policy", count: int = 1
) -> DeclaredDocument:
    found = declared_documents(terms, current, list(earlier) or None)
    assert len(found) == count
    return found[0]


def test_a_document_without_a_history_has_no_dates() -> None:
    found = document(entry(NEW, select="main", remove=["aside"]))
    assert (found.new.slug, found.new.title, found.notes) == ("privacy", "Privacy Policy", ())
    assert found.new.addresses == (NewAddress(NEW),)
    assert found.new.select == (NewSelector("main"),)
    assert found.new.remove == (NewSelector("aside"),)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_history_in_any_order_gives_days_that_follow_each_other(order: tuple[int, ...]) -> None:
    earlier = (
        entry(OLD, "2019-03-01T12:00:00Z", select=".old"),
        entry(OLD, "2020-06-30T23:30:00.000Z", select="main"),
        # In UTC, that is the day before.
        entry(MIDDLE, "2022-01-01T00:30:00+0100", select="main", remove="aside"),
    )
    found = document(entry(NEW, select="main"), *(earlier[place] for place in order))
    assert found.new.addresses == (
        NewAddress(OLD, None, "2020-06-30"),
        NewAddress(MIDDLE, "2020-07-01", "2021-12-31"),
        NewAddress(NEW, "2022-01-01", None),
    )
    assert found.new.select == (
        NewSelector(".old", None, "2019-03-01"),
        NewSelector("main", "2019-03-02", None),
    )
    assert found.new.remove == (NewSelector("aside", "2020-07-01", "2021-12-31"),)
    assert found.notes == ()


def test_an_address_that_came_back_has_two_times() -> None:
    found = document(entry(OLD), entry(OLD, "2019-03-01T12:00:00Z"), entry(NEW, "2020-03-01T12:00:00Z"))
    assert found.new.addresses == (
        NewAddress(OLD, None, "2019-03-01"),
        NewAddress(NEW, "2019-03-02", "2020-03-01"),
        NewAddress(OLD, "2020-03-02", None),
    )


def test_a_document_that_is_declared_no_more_ends() -> None:
    found = document(None, entry(OLD, "2019-03-01T12:00:00Z"))
    assert found.new.addresses == (NewAddress(OLD, None, "2019-03-01"),)


def test_an_entry_without_a_date_is_left_out_unless_it_can_only_be_what_is_valid_now() -> None:
    found = document(entry(NEW), entry(MIDDLE), entry(OLD, "2019-03-01T12:00:00Z"))
    assert [address.url for address in found.new.addresses] == [OLD, NEW]
    assert found.notes == (f"entry 1 of its history is left out, because it has no `validUntil`: {MIDDLE}",)
    found = document(None, entry(MIDDLE), entry(OLD, "2019-03-01T12:00:00Z"))
    assert found.new.addresses == (
        NewAddress(OLD, None, "2019-03-01"),
        NewAddress(MIDDLE, "2019-03-02", None),
    )


def test_what_was_valid_for_less_than_a_day_is_said() -> None:
    found = document(entry(NEW), entry(OLD, "2019-03-01T12:00:00Z"), entry(MIDDLE, "2019-03-01T18:00:00Z"))
    assert found.new.addresses == (NewAddress(OLD, None, "2019-03-01"), NewAddress(NEW, "2019-03-02", None))
    assert found.notes == (f"what was valid for less than a day, until 2019-03-01, is left out: {MIDDLE}",)


def test_a_broken_entry_holds_up_no_other() -> None:
    found = document(entry(NEW), {"fetch": 3}, entry(OLD, "2019-03-01T12:00:00Z"), entry(OLD, "soon"))
    assert [address.url for address in found.new.addresses] == [OLD, NEW]
    assert [note.partition(":")[0] for note in found.notes] == [
        "entry 1 of its history is left out",
        "entry 3 of its history is left out",
    ]
    found = document({"fetch": "nowhere"}, entry(OLD, "2019-03-01T12:00:00Z"))
    assert found.new.addresses == (NewAddress(OLD, None, "2019-03-01"),)
    assert found.notes[0].startswith("what is valid now is left out: its address is not a web address")
    with pytest.raises(BadDeclaration, match="its address is not a web address"):
        declared_documents("Privacy Policy", {"fetch": "nowhere"}, None)
    with pytest.raises(BadDeclaration, match="entry 1 of its history is left out: it has no address"):
        declared_documents("Privacy Policy", None, [{}])
    assert document(entry(NEW)).new == declared_documents("Privacy Policy", entry(NEW), "gone")[0].new


def test_combined_addresses_are_a_document_each_and_it_is_said() -> None:
    both = {"combine": [entry(NEW, select="main"), entry(f"{SITE}/more")]}
    found = declared_documents("Terms of Service", both, [entry(OLD, "2019-03-01T12:00:00Z", select=".old")])
    assert [(one.new.slug, one.new.title) for one in found] == [
        ("terms-part-1", "Terms of Service (part 1 of 2)"),
        ("terms-part-2", "Terms of Service (part 2 of 2)"),
    ]
    assert [one.new.addresses for one in found] == [
        (NewAddress(OLD, None, "2019-03-01"), NewAddress(NEW, "2019-03-02", None)),
        (NewAddress(f"{SITE}/more", "2019-03-02", None),),
    ]
    said = "2 addresses are declared to be one text together; each is a document of its own"
    assert [one.notes for one in found] == [(said,), (said,)]


def test_parts_are_told_apart_by_their_addresses_whatever_their_order() -> None:
    more = f"{SITE}/more"
    found = declared_documents(
        "Terms of Service",
        {"combine": [entry(more), entry(NEW)]},
        [{"combine": [entry(NEW), entry(more)], "validUntil": "2019-03-01T12:00:00Z"}],
    )
    assert [one.new.addresses for one in found] == [(NewAddress(more),), (NewAddress(NEW),)]


@pytest.mark.parametrize(
    ("terms", "slug"),
    [
        ("Privacy Policy", "privacy"),
        ("Terms of Service", "terms"),
        ("Trackers Policy", "cookies"),
        ("Imprint", "imprint"),
        ("Data Processor Agreement", "processing"),
        ("Community Guidelines", "community-guidelines"),
        ("隐私", "document"),
    ],
)
def test_types_of_terms_have_the_names_that_documents_have_elsewhere(terms: str, slug: str) -> None:
    assert document(entry(NEW), terms=terms).new.slug == slug


def test_scripts_of_an_earlier_time_count_and_notes_are_said_once() -> None:
    found = document(
        entry(NEW, select={"startBefore": "h1", "endBefore": "footer"}, filter=["clean"]),
        entry(OLD, "2019-03-01T12:00:00Z", executeClientScripts=True, filter=["clean"]),
    )
    assert found.runs_scripts
    assert found.new.select == (NewSelector(CssRange("h1", "footer"), "2019-03-02", None),)
    assert found.notes == ("filters are not run, because they are programs (JavaScript): clean",)
