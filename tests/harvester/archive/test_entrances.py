"""Logins, front pages and errors are told from policies by their addresses."""

from __future__ import annotations

import pytest

from harvester.archive.entrances import is_front_page, leads_away

HERE = "https://www.larkspur.example/legal/privacy"
SITE = "https://www.larkspur.example"


@pytest.mark.parametrize(
    "path",
    [
        *("/login", "/Login.aspx", "/account/sign-in?next=/legal/privacy", "/user/signin/", "/wp-login.php"),
        *("/auth/realms/web", "/oauth2/authorize", "/sso", "/register", "/anmelden", "/de/inicio-de-sesion"),
        *("/#/login", "/legal/privacy#/login?back=1", "/legal/privacy#!/sign-in", "/legal/privacy#login"),
        *("/", "", "/index.html", "/en/", "/de-AT", "/home", "/#/"),
        *(
            "/.well-known/sgcaptcha/?r=%2Fterms&y=ipc:1",
            "/.well-known/captcha",
            "/captcha.html",
            "/en/recaptcha",
        ),
        *(
            "/cdn-cgi/challenge-platform/x",
            "/challenge?back=/legal/privacy",
            "/bot-check",
            "/security_check/",
        ),
        *("/verify-human", "/are-you-a-robot", "/age-gate", "/blocked", "/ServiceLogin"),
        *("/404", "/not-found", "/error", "/500.html", "/page-not-found", "/unsupported-browser", "/#/404"),
    ],
)
def test_what_is_not_the_policy(path: str) -> None:
    assert leads_away(HERE, SITE + path)


@pytest.mark.parametrize(
    "path",
    [
        *("/legal/privacy", "/en/legal/privacy", "/privacy-policy", "/#/privacy", "/legal/privacy#/"),
        *("/legal/privacy?next=/login", "/legal/privacy#login-data", "/?page=privacy", "/legal/terms"),
        *(
            "/legal/registers",
            "/legal/author",
            "/blog/index-of-changes",
            "/legal/errata",
            "/legal/privacy#s1",
        ),
    ],
)
def test_what_may_be_it(path: str) -> None:
    assert not leads_away(HERE, SITE + path)


@pytest.mark.parametrize(
    "url",
    [
        "https://login.larkspur.example/x",
        "https://geo.captcha-delivery.example/a?b",
        "https://sso.elsewhere.example/",
    ],
)
def test_a_host_may_be_an_entrance(url: str) -> None:
    assert leads_away(HERE, url)
    assert not leads_away(url, f"{url}y")


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/legal/recaptcha-terms",
        f"{SITE}/legal/challenges-and-contests",
        f"{SITE}/security",
        f"{SITE}/privacy/age-verification-policy",
        f"{SITE}/cookie-consent",
        "https://policies.loginradius.example/privacy",
        "https://legal.larkspur-signs.example/privacy",
    ],
)
def test_a_policy_may_be_about_entrances(url: str) -> None:
    assert not leads_away(HERE, url)


def test_an_entrance_that_the_page_is_below_itself_is_none() -> None:
    assert not leads_away(f"{SITE}/auth/privacy", f"{SITE}/auth/en/privacy")
    assert not leads_away(f"{SITE}/", f"{SITE}/en")


@pytest.mark.parametrize("url", ["http://[::1/", "", "mailto:a@larkspur.example"])
def test_impossible_addresses_are_no_reason_to_fail(url: str) -> None:
    assert leads_away(HERE, url) in (True, False)


def test_front_pages() -> None:
    assert is_front_page(f"{SITE}/en-us/")
    assert not is_front_page(f"{SITE}/?p=12")
