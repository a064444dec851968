"""The search for policies, asked of a stand-in archive, a WARC file and pywb."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harvester.discovery import Discovery, discover, read_target
from harvester.discovery.questions import MOST_REQUESTS
from tests.support.archives import opened
from tests.support.company_sites import OWN, home, moved, moving_site, years
from tests.support.pywb import needs_pywb, pywb_serving
from tests.support.stand_in import Reply, Request, StandIn, World
from tests.support.warcs import write_warc

DOMAIN = "alder-and-finch.example"
OLD, MIDDLE = f"http://{OWN}/privacy.html", f"http://{OWN}/legal/privacy"
NEW = "https://legal.alder-and-finch.example/privacy-policy"


def found(location: str, typed: str = DOMAIN) -> Discovery:
    with opened(location) as archive:
        return discover(read_target(typed), archive)


def searched(world: World, typed: str = DOMAIN) -> Discovery:
    with StandIn(world) as server:
        return found(server.location, typed)


def addresses(discovery: Discovery, slug: str) -> list[tuple[str, str | None, str | None]]:
    """Return the addresses of a document with their dates."""
    document = next(one for one in discovery.documents if one.slug == slug)
    return [(one.candidate.url, one.valid_from, one.valid_until) for one in document.addresses]


MOVES = [(OLD, None, "2010-03-10"), (MIDDLE, "2010-03-10", "2017-03-10"), (NEW, "2017-03-10", None)]


def test_a_policy_that_moved_twice_is_one_document_with_its_years() -> None:
    discovery = searched(moving_site())
    assert discovery.requests <= MOST_REQUESTS == 12
    assert addresses(discovery, "privacy") == MOVES
    assert addresses(discovery, "terms") == [(f"http://{OWN}/legal/terms", None, None)]
    assert [one.slug for one in discovery.documents if one.is_sure] == ["privacy", "terms"]
    assert {one.slug for one in discovery.documents} == {
        "privacy",
        "terms",
        "privacy-children",
        "privacy-old",
    }


def test_a_warc_file_is_asked_for_what_is_in_it(tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "site.warc.gz", moving_site().held)
    discovery = found(str(warc))
    assert addresses(discovery, "privacy") == MOVES
    assert not discovery.is_cut


@needs_pywb
def test_pywb_is_asked_in_its_own_notation(tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "site.warc.gz", moving_site().held)
    with pywb_serving(tmp_path / "pywb", warc) as served:
        discovery = found(f"pywb+{served}")
    assert addresses(discovery, "privacy") == MOVES
    assert discovery.requests <= MOST_REQUESTS


def test_a_policy_on_another_domain_is_found_by_the_link_to_it() -> None:
    there = "https://policies.hosting.example/doc/81"
    world = World([home(2015, (there, "Privacy Policy")), *years(there, 2014, 2018)])
    discovery = searched(world)
    assert addresses(discovery, "privacy") == [(there, None, None)]
    assert discovery.documents[0].is_sure


def test_languages_are_documents_of_their_own() -> None:
    world = World(
        [
            home(2015, (f"http://{OWN}/de/datenschutz", "Datenschutz"), language="de"),
            *years(f"http://{OWN}/de/datenschutz", 2010, 2018),
            *years(f"http://{OWN}/fr/confidentialite", 2010, 2018),
        ]
    )
    discovery = searched(world)
    assert addresses(discovery, "privacy") == [(f"http://{OWN}/de/datenschutz", None, None)]
    assert [(one.slug, one.is_sure) for one in discovery.documents] == [
        ("privacy", True),
        ("privacy-fr", False),
    ]


def test_two_addresses_at_the_same_time_are_two_documents_of_which_none_is_guessed() -> None:
    world = World(
        [*years(f"http://{OWN}/privacy", 2010, 2018), *years(f"http://{OWN}/info/privacy", 2010, 2018)]
    )
    discovery = searched(world)
    assert [(one.slug, one.is_sure) for one in discovery.documents] == [
        ("privacy", False),
        ("privacy-2", False),
    ]


def test_a_home_page_that_moved_to_another_company_is_said() -> None:
    other = "http://www.heron-lamps.example/"
    world = World([home(2014, (OLD, "Privacy")), *years(OLD, 2010, 2014)])
    world.held += moved(f"http://{OWN}/", other, 2016, 2016)
    world.held += [home(2016, ("/privacy", "Privacy"), url=other)]
    world.held += [replace(home(2016, ("/privacy", "Privacy"), url=other), timestamp="20160615120000")]
    discovery = searched(world)
    assert discovery.moved_to == "heron-lamps.example"
    assert addresses(discovery, "privacy") == [(OLD, None, None)]


def test_a_home_page_that_leads_on_within_the_domain_is_read_there() -> None:
    there = f"http://{OWN}/en/home"
    world = World([*moved(f"http://{OWN}/", there, 2016, 2016), *years(MIDDLE, 2010, 2016)])
    world.held += [replace(home(2016, (MIDDLE, "Privacy"), url=there), timestamp="20160615120000")]
    discovery = searched(world)
    assert discovery.moved_to == ""
    assert discovery.documents[0].is_sure


def test_no_captures_at_all() -> None:
    discovery = searched(World())
    assert (discovery.documents, discovery.problems) == ((), ())
    assert discovery.requests <= 3


def test_an_excluded_site_is_said() -> None:
    refused = Reply(
        403, (("Content-Type", "text/plain"),), b"AdministrativeAccessControlException: Blocked Site Error"
    )
    with StandIn(lambda request: refused) as server:
        discovery = found(server.location)
    assert discovery.documents == ()
    assert any("excluded" in problem for problem in discovery.problems)


def test_an_index_that_cannot_search_holds_up_nothing_that_home_pages_show() -> None:
    world = moving_site()

    def behave(request: Request) -> Reply:
        if request.query.get("matchType") == "domain":
            return Reply(400, (("Content-Type", "text/plain"),), b"IllegalArgumentException: fromKey > toKey")
        return world(request)

    with StandIn(behave) as server:
        discovery = found(server.location)
    assert addresses(discovery, "privacy") == MOVES
    assert discovery.is_cut
    assert any("fromKey" in problem for problem in discovery.problems)


def test_a_domain_with_very_many_addresses_is_cut_and_says_so() -> None:
    world = World([held for n in range(2500) for held in years(f"http://{OWN}/a{n}/legal", 2015, 2015)])
    world.held += [home(2015, (MIDDLE, "Privacy")), *years(MIDDLE, 2010, 2018)]
    discovery = searched(world)
    assert discovery.is_cut
    assert addresses(discovery, "privacy") == [(MIDDLE, None, None)]
    assert discovery.requests <= MOST_REQUESTS


def test_the_address_of_a_policy_is_asked_for_and_followed() -> None:
    discovery = searched(moving_site(), MIDDLE)
    assert addresses(discovery, "privacy") == [(MIDDLE, None, "2017-03-10"), (NEW, "2017-03-10", None)]
    assert discovery.requests <= 4


@pytest.mark.parametrize(
    "path", ["/about", "/article/2860", "/?x=1", "/help/copyright", "/legal/dpa", "/fr/cgu"]
)
def test_an_address_that_names_no_policy_is_taken_because_a_user_names_it(path: str) -> None:
    url = f"http://{OWN}{path}"
    discovery = searched(World(years(url, 2010, 2018)), url)
    (document,) = discovery.documents
    assert document.is_sure
    assert document.slug
    (address,) = document.addresses
    assert address.candidate.url == url
    assert address.history is not None
    assert address.history.captures == 9


def test_an_address_that_names_no_policy_leads_to_one() -> None:
    url = f"http://{OWN}/help/article/2860"
    world = World([*years(url, 2010, 2014), *moved(url, NEW, 2015, 2016), *years(NEW, 2015, 2020)])
    assert addresses(searched(world, url), "privacy") == [
        (url, None, "2015-03-10"),
        (NEW, "2015-03-10", None),
    ]


def test_a_policy_that_leads_to_a_page_of_another_kind_is_no_defect() -> None:
    there = f"http://{OWN}/security"
    world = World([home(2015, (OLD, "Privacy")), *years(OLD, 2010, 2015), *moved(OLD, there, 2016, 2017)])
    world.held += years(there, 2016, 2018)
    assert [(one.slug, one.is_sure) for one in searched(world).documents] == [
        ("privacy", True),
        ("policy", False),
    ]


@pytest.mark.parametrize("path", ["/", "/en/", "/.well-known/sgcaptcha/?r=%2Fprivacy.html", "/login?back=1"])
def test_a_redirect_to_something_else_is_no_address_of_a_policy(path: str) -> None:
    there = f"http://{OWN}{path}"
    world = World([*years(OLD, 2010, 2014), *moved(OLD, there, 2015, 2016), *years(there, 2015, 2020)])
    assert addresses(searched(world, OLD), "privacy") == [(OLD, None, None)]


def test_a_home_page_that_asks_for_a_captcha_did_not_move() -> None:
    world = World(moved(f"http://{OWN}/", "https://geo.captcha-delivery.example/captcha/?b=1", 2016, 2016))
    assert searched(world).moved_to == ""


def test_a_policy_below_downloads_is_sure() -> None:
    url = f"http://{OWN}/downloads/privacy-policy.pdf"
    (document,) = searched(
        World([home(2015, (url, "Privacy policy (PDF)")), *years(url, 2010, 2018)])
    ).documents
    assert (document.slug, document.is_sure) == ("privacy", True)


@pytest.mark.parametrize("length", [1, 3])
def test_requests_never_exceed_a_dozen_whatever_is_found(length: int) -> None:
    links = [(f"http://{OWN}/{n}/privacy", "Privacy") for n in range(40)]
    world = World([home(year, *links) for year in range(2010, 2010 + length)])
    for url, _ in links:
        world.held += [
            *years(url, 2010, 2011),
            *moved(url, f"{url}/new", 2012, 2013),
            *years(f"{url}/new", 2012, 2014),
        ]
    assert searched(world).requests <= MOST_REQUESTS
