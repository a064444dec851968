"""Tell by its address where a site sends readers instead: to a login, a captcha, its front page, an error."""

from __future__ import annotations

import re
from itertools import chain

from harvester.archive.urls import split_url

# One part of an address: `login`, `sign-in.aspx`, `wp-login.php`, `inicio-de-sesion`, `page-not-found`.
_ENTRANCE = re.compile(
    r"""
    (?:\w{2,10}[-_.])?
    (?: log[-_]?(?:in|on) | sign[-_]?(?:in|on|up) | register | registration | auth | authenticat(?:e|ion)
      | authoriz(?:e|ation) | sso | saml2? | oauth2? | oidc
      | anmeld(?:en|ung) | einloggen | aanmelden | inloggen | connexion | connecter | accedi | acceder
      | entrar
      | inici(?:ar|o)[-_](?:de[-_])?sesi[oó]n | iniciar[-_]sess[aã]o )
    (?:[-_.](?:page|form|required))?
    | (?:page[-_]?)?not[-_]?found | (?:error[-_]?)?[45]\d\d | errors?
    | (?:error|fehler|erreur)[-_]?(?:page|seite)?
    | oops | forbidden | unauthori[sz]ed | (?:access[-_])?denied | maintenance | unsupported(?:[-_]browser)?
    | \w{0,12}captcha | (?:\w{2,12}[-_])?challenge | service[-_]?login
    | (?:bot|robot|human|browser|security|age)[-_]?(?:check|verification|verify|gate) | (?:ro)?bots?[-_]?wall
    | verify[-_](?:human|browser|age|you) | are[-_]you[-_](?:a[-_])?(?:human|robot)
    | (?:cookie|consent)[-_]?wall
    | consent[-_](?:gate|check) | (?:you[-_]are[-_]|request[-_])?blocked
    # Not for readers: RFC 8615, and what Cloudflare answers itself.
    | \.well-known | cdn-cgi
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Hosts that only let people in: `login.live.com`, `geo.captcha-delivery.com`.
_ENTRANCE_HOST = re.compile(r"log-?[io]n|sign-?[io]n|sso|[\w-]*captcha[\w-]*|challenges?", re.IGNORECASE)
# A front page may stand in a folder for its language, with or without a country.
_FRONT = re.compile(
    r"""
    index | home | default | welcome
    | (?: ar|bg|bs|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|is|it|ja|ka|ko|lt|lv|mk|ms|mt
        | nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|th|tr|uk|vi|zh )(?:[-_][a-z]{2})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENDING = re.compile(r"\.(?:\w{2,5})$")


def leads_away(start: str, end: str) -> bool:
    """Return whether a site leads from a page to its login, a captcha, its front page or an error.

    Addresses that single-page applications write behind ``#`` count.

    Args:
        start: the address of the page.
        end: the address to which the site leads.

    >>> leads_away("https://a.example/privacy", "https://a.example/#/login")
    True
    >>> leads_away("https://a.example/privacy", "https://a.example/en/privacy?from=login")
    False
    """
    if is_front_page(end):
        return not is_front_page(start)
    known = set(_parts(start))
    if any(_ENTRANCE.fullmatch(part) for part in _parts(end) if part not in known):
        return True
    labels = set(_labels(end)) - set(_labels(start))
    return any(_ENTRANCE_HOST.fullmatch(label) for label in labels)


def is_front_page(url: str) -> bool:
    """Return whether an address is that of the front page of a site, perhaps in one of its languages.

    Args:
        url: the address.
    """
    return not split_url(url).query and all(_FRONT.fullmatch(part) for part in _parts(url))


def _labels(url: str) -> list[str]:
    """Return the parts of the host but for the last one."""
    return (split_url(url).hostname or "").split(".")[:-1]


def _parts(url: str) -> list[str]:
    """Return the parts of the path and of the route behind ``#``, without endings of files."""
    parts = split_url(url)
    routes = (parts.path, parts.fragment.removeprefix("!").partition("?")[0])
    return [_ENDING.sub("", part) for part in chain(*(route.split("/") for route in routes)) if part]
