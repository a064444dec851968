"""The key under which an index files a URL, so that spellings of the same URL have the same key.

The form is the SURT of the CDX server ("Sort-friendly URI Reordering Transform", Internet Archive):
``http://www.Example.com:80/Terms/?b=2&a=1`` becomes ``com,example)/terms?a=1&b=2``. Scheme, ``www``, default
port, letter case, trailing slash, order of the query, session ids and fragment make no difference.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

from harvester.archive.urls import split_url

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WWW = re.compile(r"^www\d*\.")
_DEFAULT_PORTS = {"http": "80", "https": "443"}
# Session ids identify a visit, not a page; these are the spellings that the Heritrix crawler strips.
_PATH_SESSION = re.compile(r"(;jsessionid=[0-9a-z.!_-]*|/\((?:[a-z]\([0-9a-z]{24}\))+\)|/\([0-9a-z]{24}\))")
_QUERY_SESSION = re.compile(
    r"(?:^|(?<=&))(?:jsessionid=[0-9a-z.!_-]{10,}|phpsessid=[0-9a-z]{32}|sid=[0-9a-z]{32}"
    r"|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+&cftoken=[^&]+)(?:&|$)"
)
# An escape may be escaped itself. Twice was seen; "%252525..." would take one decoding for every "25".
_DECODINGS = 32
# The characters that are not escaped; everything below 0x21 and above 0x7e is, and also '%' and '#'.
_PLAIN = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"


def urlkey(url: str) -> str:
    """Return the SURT key of a URL.

    Args:
        url: a URL, with or without scheme; it may be percent-encoded entirely (``http%3A//...``), and may be
            impossible.
    """
    url = bare(url)
    parts = split_url(url)
    scheme = parts.scheme.lower()
    host, port = _host_and_port(parts.netloc)
    if port == _DEFAULT_PORTS.get(scheme):
        port = ""
    key = ",".join(reversed(host.split("."))) + (f":{port}" if port else "")
    query = _query(parts.query)
    return f"{key}){_path(parts.path)}" + (f"?{query}" if query else "")


def bare(url: str) -> str:
    """Return the URL without white space, with a scheme, and decoded if it was percent-encoded entirely."""
    url = re.sub(r"[\t\r\n]", "", url.strip())
    if re.match(r"https?%3a", url, re.IGNORECASE):
        url = _unescaped(url)
    if not _SCHEME.match(url) or re.match(r"[^/]+:\d+(/|$)", url):
        url = f"http://{url.lstrip('/')}"
    return url


def _host_and_port(netloc: str) -> tuple[str, str]:
    """Return the host, in lower-case ASCII without ``www``, user and trailing dots, and the port."""
    host, _, port = netloc.rpartition("@")[2].lower().partition(":")
    host = _unescaped(host).strip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote(host.encode("utf-8", "surrogatepass"))
    return _WWW.sub("", host), quote(port.encode("utf-8", "surrogatepass"), safe=_PLAIN)


def _unescaped(text: str) -> str:
    return unquote_to_bytes(text.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")


def _path(path: str) -> str:
    """Return the path in lower case, normalized, without session ids and trailing slash."""
    steps: list[str] = []
    for step in _plain(path).lower().split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return _PATH_SESSION.sub("", "/" + "/".join(steps)).rstrip("/") or "/"


def _query(query: str) -> str:
    """Return the query in lower case and alphabetical order, without session ids."""
    query = _QUERY_SESSION.sub("", _plain(query).lower()).rstrip("&")
    return "&".join(sorted(query.split("&"), key=lambda pair: pair.partition("=")[::2]))


def _plain(text: str) -> str:
    """Return one spelling for the same bytes: decode until nothing changes, then escape once."""
    data = text.encode("utf-8", "surrogatepass")
    for _ in range(_DECODINGS):
        if (decoded := unquote_to_bytes(data)) == data:
            break
        data = decoded
    return quote(data, safe=_PLAIN)
