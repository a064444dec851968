"""The links of a home page that are called as policies are."""

from __future__ import annotations

from harvester.discovery.links import read_home_page

URL = "http://www.alder.example/"


def links(markup: str) -> dict[str, str]:
    found = read_home_page(markup.encode(), "text/html; charset=utf-8", URL)
    return {link.url: link.text for link in found.links}


def test_links_stand_anywhere_and_are_relative() -> None:
    found = links(
        '<header><a href="/privacy#top">Privacy</a></header><a href="lamps">Lamps</a>'
        '<footer><a href="https://policies.host.example/a/12">Privacy Policy</a></footer>'
    )
    assert found == {
        "http://www.alder.example/privacy": "Privacy",
        "https://policies.host.example/a/12": "Privacy Policy",
    }


def test_a_base_counts_and_a_script_is_no_link() -> None:
    found = links('<base href="/en/"><a href="terms">Terms</a><a href="javascript:privacy()">Privacy</a>')
    assert list(found) == ["http://www.alder.example/en/terms"]


def test_an_image_map_and_an_image_have_titles() -> None:
    found = links(
        '<map><area href="/p/7" alt="Privacy statement"></map><a href="/p/8" title="Cookies"><img></a>'
    )
    assert found == {
        "http://www.alder.example/p/7": "Privacy statement",
        "http://www.alder.example/p/8": "Cookies",
    }


def test_a_sentence_is_not_the_name_of_what_it_links_to() -> None:
    assert (
        links(f'<a href="/news/7">{"We take your privacy seriously and have news for you. " * 3}</a>') == {}
    )


def test_the_language_that_a_page_states() -> None:
    assert read_home_page(b'<html lang="de-CH"><p>x', None, URL).language == "de"
    assert read_home_page(b"<html><p>x", None, URL).language == ""


def test_a_page_that_is_none_has_no_links() -> None:
    assert read_home_page(b"\x00\x01\x02", None, URL).links == ()
    assert read_home_page(b"<div>" * 100_000, None, URL).links == ()
