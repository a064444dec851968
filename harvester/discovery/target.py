"""Read what a user typed as a company: a domain, a web address, or something that is neither; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

from harvester.archive import split_url
from harvester.archive.kinds import is_loopback
from harvester.archive.urlkey import bare
from harvester.config.addresses import archived_page, is_host, unseen_character
from harvester.corpus import is_public_suffix, registrable_domain
from harvester.errors import ConfigError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# RFC 1123, 2.1; and "_", which hosts have had nevertheless.
_LABELS = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+[a-z0-9_-]{1,63}")
_EXAMPLE = "Write a domain, such as example.com, or the address of a policy"


@dataclass(frozen=True, slots=True)
class Target:
    """What is looked for.

    Attributes:
        typed: what the user typed.
        domain: the registrable domain in ASCII: ``example.co.uk``.
        host: the host that was typed, in ASCII, without ``www.``.
        url: the address of a policy, or ``""`` if only a domain was typed.
    """

    typed: str
    domain: str
    host: str
    url: str = ""


def read_target(typed: str) -> Target:
    """Return what a user means by a domain or a web address.

    Args:
        typed: ``example.com``, ``www.example.com``, ``https://example.com/legal/privacy``, or the address of
            one of its captures in an archive.

    Raises:
        ConfigError: it is neither, or no archive could have captures of it.
    """
    text = typed.strip()
    if unseen := unseen_character(text.replace(" ", "")):
        raise _refused(typed, f"has a character that is not seen, {unseen}", "Type it instead of copying it")
    if _SCHEME.match(text) and (page := archived_page(text)) is not None:
        text = page
    parts = split_url(bare(text))
    host = _ascii_host(parts.hostname or "")
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", text):
        raise _refused(typed, "is neither a domain nor a web address", _EXAMPLE)
    if "@" in parts.netloc:
        raise _refused(typed, "is a mail address, or has a user name in it", _EXAMPLE)
    if is_loopback(host):
        raise _refused(typed, "is this machine, which no archive has captures of", _EXAMPLE)
    if _is_ip(host):
        raise _refused(typed, "is an IP address; archives are searched by domain", _EXAMPLE)
    if "*" in host:
        remedy = "All subdomains are searched anyway: write the company's own domain, such as example.com"
        raise _refused(typed, "is a pattern and not a domain", remedy)
    if "." not in host or not _LABELS.fullmatch(host) or not is_host(f"http://{host}/"):
        remedy = "Domains are not guessed: write the company's own, such as example.com"
        raise _refused(typed, "is not a domain", remedy)
    if is_public_suffix(host):
        raise _refused(
            typed, "is a suffix that many companies share", "Write the company's own domain below it"
        )
    is_page = parts.path.strip("/") != "" or bool(parts.query)
    return Target(
        typed.strip(), registrable_domain(host), host.removeprefix("www."), bare(text) if is_page else ""
    )


def _ascii_host(host: str) -> str:
    """Return a host in ASCII and lower case, or ``""`` if it cannot be written so."""
    try:
        return host.strip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host.replace(".", "").isdigit()
    return True


def _refused(typed: str, problem: str, remedy: str) -> ConfigError:
    return ConfigError(repr(typed), "", problem, remedy)
