"""Addresses that were copied from somewhere: the remedy names what is to be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config import addresses, values
from harvester.config.addresses import archived_page, is_host, is_plain
from harvester.config.policy_urls import policy_url
from harvester.config.values import InvalidValue

HERE = Path("/srv/harvest")
PAGE = "http://www.larkspur.example/privacy"
EXAMPLE = "http://www.example.com/privacy"

REFUSED = {
    f"https://web.archive.org/web/2018*/{PAGE}": PAGE,
    f"https://web.archive.org/web/*/{PAGE}": PAGE,
    f"https://web.archive.org/web/2020id_/{PAGE}": PAGE,
    f"https://web.archive.org/web/20200101000000/{PAGE}": PAGE,
    f"HTTP://WEB.ARCHIVE.ORG/web/20200101000000if_/{PAGE}": PAGE,
    f"https://web.archive.org/web/20200101000000*/{PAGE}*": f"{PAGE}*",
    f"https://web.archive.org/web/{PAGE}": PAGE,
    "https://web.archive.org/web/2020/www.larkspur.example/privacy": PAGE,
    "https://web.archive.org/web/2020id_/http%3A//www.larkspur.example/privacy": PAGE,
    f"https://web.archive.org/web/2020/https://web.archive.org/web/2018/{PAGE}": PAGE,
    f"http://archive.org/web/2020/{PAGE}": PAGE,
    f"https://archive.example/collection/20200101000000mp_/{PAGE}": PAGE,
    f"https://archive.example/2020/{PAGE}": PAGE,
    "https://web.archive.org/web/": EXAMPLE,
    f"{PAGE}?a=1&amp;b=2": f"{PAGE}?a=1&b=2",
    f"{PAGE}?a=1&#38;b=2": f"{PAGE}?a=1&b=2",
    f"{PAGE}\u200b": PAGE,
    f"\ufeff{PAGE}": PAGE,
    f"{PAGE}\u00a0": PAGE,
    f"{PAGE}\u2060": PAGE,
    f"{PAGE}\u200e": PAGE,
    f"{PAGE}\u00ad/terms": f"{PAGE}/terms",
    f"{PAGE} policy": f"{PAGE}%20policy",
    f"{PAGE}\u2003policy": f"{PAGE}policy",
    "http://www.larkspur .example/a b": "http://www.larkspur.example/a%20b",
    f"https://web.archive.org/save/{PAGE}": PAGE,
    "https://web.archive.org/cdx/search/cdx?url=larkspur.example": EXAMPLE,
    "https://archive.org/wayback/available?url=larkspur.example": EXAMPLE,
    f"https://archive.org/wayback/available?url={PAGE}": PAGE,
    "https://archive.ph/AbCdE": EXAMPLE,
    f"https://archive.today/newest/{PAGE}": PAGE,
    f"http://archive.is/{PAGE}": PAGE,
    f"https://webcache.googleusercontent.com/search?q=cache:x1:{PAGE}": PAGE,
    "https://perma.cc/AB12-CD34": EXAMPLE,
    f"web.archive.org/web/2018/{PAGE}": PAGE,
    f"view-source:https://web.archive.org/web/2018/{PAGE}": PAGE,
    "http://www.larkspur.example:99999/privacy": EXAMPLE,
    "www.larkspur.example/privacy": PAGE,
    "//www.larkspur.example/privacy": PAGE,
    "http:/www.larkspur.example/privacy": PAGE,
    "htp://www.larkspur.example/privacy": PAGE,
    r"http:\\www.larkspur.example\privacy": PAGE,
    f"http://{PAGE}": PAGE,
    "http://https//www.larkspur.example/privacy": "https://www.larkspur.example/privacy",
    "http%3A%2F%2Fwww.larkspur.example%2Fprivacy": PAGE,
    f"view-source:{PAGE}": PAGE,
    f"<{PAGE}>": PAGE,
    f"[Privacy]({PAGE})": PAGE,
    f"“{PAGE}”": PAGE,
    "mailto:legal@larkspur.example": EXAMPLE,
    "privacy": EXAMPLE,
    "http:///privacy": EXAMPLE,
}


@pytest.mark.parametrize(("written", "remedy"), REFUSED.items())
def test_what_cannot_be_meant_is_refused_with_what_can(written: str, remedy: str) -> None:
    for value in (written, {"url": written, "from": "2012"}):
        with pytest.raises(InvalidValue) as caught:
            policy_url(value, HERE)
        assert caught.value.remedy.endswith(f'"{remedy}"')


@pytest.mark.parametrize(
    "host",
    ["a..example", ".example", f"{'a' * 64}.example", "a." * 130 + "example", "[::1", "\u00ad.example"],
)
def test_a_host_that_cannot_exist_is_refused(host: str) -> None:
    with pytest.raises(InvalidValue):
        policy_url(f"http://{host}/privacy", HERE)


@pytest.mark.parametrize(
    "written",
    [
        PAGE,
        f" {PAGE} ",
        "https://larkspur.example:8443/a%20b?q=1&copy=2&amplify=3#f",
        "https://bücher.example/datenschutz",
        "http://[::1]:8080/privacy",
        "http://192.0.2.7/privacy",
        "http://under_score.larkspur.example/",
        "http://larkspur.example./privacy",
        "https://archive.org/about/terms.php",
        "https://perma.cc/privacy-policy",
        "https://http.larkspur.example/privacy",
        "https://larkspur.example/2018/05/privacy",
        "https://larkspur.example/go?to=http://x.example/20180101/http://y.example/",
    ],
)
def test_an_address_is_kept_as_it_is(written: str) -> None:
    assert policy_url(written, HERE).url == written.strip(" ")


def test_an_archive_is_known_by_its_form() -> None:
    assert archived_page(PAGE) is None
    assert archived_page("https://web.archive.org/web/2020*/") == EXAMPLE
    assert is_host("http://xn--bcher-kva.example/")


@settings(max_examples=200, deadline=None)
@given(st.from_regex(addresses._PLAIN, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_a_plain_address_passes_all_checks(written: str) -> None:
    if not is_plain(written):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(values, "is_plain", lambda _: False)
        assert values.url(written, HERE) == written


@pytest.mark.parametrize("end", ["\n", " ", "\u00a0", "\u200b"])
def test_what_is_not_seen_behind_a_plain_address_is(end: str) -> None:
    assert is_plain(PAGE)
    assert not is_plain(PAGE + end)
