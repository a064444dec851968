"""Hide what gives access to something, in whatever is said about an address.

An address that is evidence (a captured URL in a proof, a link or a record) is never altered: only messages
pass through here (docs/decisions/0098-quiet-secrets.md says where the line is).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urlsplit

from diffs.lazy_pattern import lazy_pattern
from diffs.text.untrusted import one_line

HIDDEN = "***"

# Shorter values are no secrets, and would be found in half of all words.
_LEAST_SECRET = 4
# Everything before the last "@" of the authority. Where a password has a slash, what follows the colon is not
# a port. The escaped forms occur where one address is a parameter of another; a single slash, where an
# address was taken for the path of a file.
_LOGIN = lazy_pattern(
    r"(?P<slashes>(?::|%3a)?(?://|%2f%2f)|https?:/(?!/))"
    r"(?:[^\s/?#\"<>]{0,999}@"
    r"|[^\s/?#\"<>@:]{0,999}:(?![0-9]{0,9}(?:[/?#\s]|$))[^\s\"<>@]{0,999}@"
    r"|(?:(?!%2f|%3f|%23)[^\s/?#\"<>@]){0,999}%40)",
    re.IGNORECASE,
)
# Letters of a name, some of them escaped.
_IN_NAME = r"(?:[\w.\[\]-]|%5[bdf]|%2[de]){0,40}"
_SECRET_NAME = (
    rf"(?:{_IN_NAME}(?:token|secret|passw|passphrase|pwd|signature|credential|authorization|oauth|jwt|hmac"
    rf"|(?:api|access|private|account|subscription|license)[_.-]?key|sess(?:ion)?[_.-]?id){_IN_NAME}"
    r"|x-(?:amz|goog|ms)-[\w-]{1,40}|key(?:-pair-id)?|sig|auth|pass|pw|sid|otp)"
)
# A parameter of a query, a fragment or a form; its value ends where the parameter or the sentence does.
_PARAMETER = lazy_pattern(
    rf"(?P<name>(?:^|(?<=[?&;#\s({{,'\"])|%3f|%26|%23|amp;){_SECRET_NAME}(?:=|%3d))"
    r"(?:(?!%26|%23)[^\s&#\"<>])+?(?=['\")\]},.:;]{0,9}(?:[\s&#\"<>]|%26|%23|$))",
    re.IGNORECASE,
)
# Headers. What follows a colon is a credential only where a header begins, not where an address or the name
# of a document ends in such a word ("linden/cookie: read"); of cookies, it has the form of one.
_BEGIN = r"(?<![\w/.=&?#%-])"
_CREDENTIALS = lazy_pattern(
    r"(?P<scheme>authorization:\s*(?:basic|bearer|digest|negotiate|ntlm|token|apikey)\s+"
    rf"|{_BEGIN}(?:authorization:\s*(?:\w+\s+)?|bearer\s+(?=\S{{8}})|x-[\w-]{{0,40}}(?:key|token):\s*))"
    r"[^\s,]+"
    rf"|(?P<cookie>{_BEGIN}(?:set-)?cookie2?:\s*)[^\s=;,]{{1,999}}=[^\s;]*(?:;\s*[^\s=;]{{1,999}}=[^\s;]*)*",
    re.IGNORECASE,
)
# Addresses whose path is the secret: chat services, robots of messengers, and the schemes that Apprise has
# for them.
_HOOK = lazy_pattern(
    r"(?P<host>https?://(?:hooks?\.[^\s/?#]+/|[^\s/?#]*webhook[^\s/?#]*/|hc-ping\.com/"
    r"|[^\s/?#]+/(?:[^\s/?#]+/){0,4}(?:api/(?:v[0-9]{1,3}/)?webhooks|webhook(?:b2)?|hooks/catch|with/key)/|api\.telegram\.org/bot)"
    r"|(?:apprise|discord|form|gotify|json|matrix|mmost|msteams|ntfy|pbul|pover|rocket|signal|slack|tgram|twilio"
    r"|workflow|wxteams|xml|zulip)s?://)"
    r"[^\s\"<>]+?(?=['\")\]},.:;]{0,9}(?:[\s\"<>]|$))",
    re.IGNORECASE,
)


def without_logins(text: str) -> str:
    """Return a text with the user names and passwords of the addresses in it hidden.

    Args:
        text: anything.

    >>> without_logins("https://reader:secret@archive.example/web/")
    'https://***@archive.example/web/'
    """
    if "@" not in text and "%40" not in text:
        return text
    return _LOGIN.sub(rf"\g<slashes>{HIDDEN}@", text)


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """Return a text in which nothing gives access: no password, token, key or address of a webhook.

    Args:
        text: anything; it is masked before it is shortened, for half a secret is not recognized.
        secrets: values that are known to be secret, however they are written.

    >>> masked("cannot post to https://hooks.chat.example/services/T0/B0/x1y2: 403")
    'cannot post to https://hooks.chat.example/***: 403'
    >>> masked("https://example.com/privacy?lang=en&access_token=x1y2z3")
    'https://example.com/privacy?lang=en&access_token=***'
    """
    known = {form for secret in secrets for form in _forms(secret)}
    for form in sorted(known, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    text = without_logins(text)
    text = _HOOK.sub(rf"\g<host>{HIDDEN}", text)
    text = _PARAMETER.sub(rf"\g<name>{HIDDEN}", text)
    return _CREDENTIALS.sub(lambda found: f"{found['scheme'] or found['cookie']}{HIDDEN}", text)


def message(text: str, limit: int = 0, secrets: Iterable[str] = ()) -> str:
    r"""Return what is said to people, about things that others named: one line, without secrets.

    Args:
        text: anything.
        limit: the most characters to keep; 0 keeps all.
        secrets: as in `masked`.

    >>> message("no answer from\n\x1b[31mhttps://reader:secret@archive.example/")
    'no answer from [31mhttps://***@archive.example/'
    """
    return one_line(masked(one_line(text), secrets), limit)


def public_address(address: str) -> str:
    """Return how an address of ours is shown whose path may be its secret: the host alone.

    Args:
        address: the address of a webhook; anything that is not an address stays as it is.

    >>> public_address("https://hooks.chat.example/services/T0/B0/x1y2")
    'https://hooks.chat.example/***'
    """
    scheme, separator, rest = address.partition("://")
    if not separator:
        return address
    if scheme.lower() not in ("http", "https"):
        return f"{scheme}://{HIDDEN}"
    host, slash, path = rest.rpartition("@")[2].partition("/")
    host, question, query = host.partition("?")
    return f"{scheme}://{host}" + (f"/{HIDDEN}" if path or question or query else slash)


def parts_of_secret(address: str) -> tuple[str, ...]:
    """Return what of an address of ours must not be shown, for `masked`.

    Args:
        address: the address of a webhook.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return (address,)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    values = [value for _, value in parse_qsl(parts.query)]
    # Short pieces of a path are words such as "services"; what is secret is long.
    pieces = (piece for piece in parts.path.split("/") if len(piece) > 2 * _LEAST_SECRET)
    return (address, target.lstrip("/"), *pieces, *values, parts.password or "")


def _forms(secret: str) -> set[str]:
    """Return the forms in which a secret may come back: as it is, escaped, or not."""
    escaped = (quote(secret), quote(secret, safe=""), quote_plus(secret))
    return {
        form for form in (secret, one_line(secret), unquote(secret), *escaped) if len(form) >= _LEAST_SECRET
    }
