"""Classify the answers of a replay server: by headers first, then by status, then by words; pure.

docs/archive.md has the rules and says where each kind of answer was seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from diffs.text import message
from harvester.archive.follow_redirects import ArchivedAnswer, Nearest, NotArchived
from harvester.archive.http.answer import Answer
from harvester.archive.memento_addresses import Address, ReplayRoot
from harvester.archive.timestamps import digits, http_date
from harvester.archive.urls import join_url, split_url
from harvester.archive.warc_headers import WARC_PREFIX
from harvester.errors import Excluded, Unreachable

# Without Memento-Datetime, these statuses are temporary faults of the archive.
TRANSIENT_STATUSES = frozenset({408, 413, 421, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524, 599})

_EXCLUDED = (
    ("AdministrativeAccessControlException", "the site is excluded from the archive"),
    ("RobotAccessControlException", "the archive does not show it because of the site's robots.txt"),
    ("URL has been excluded from the Wayback Machine", "the site is excluded from the archive"),
)
_FOUND_CAPTURE = re.compile(r"found capture at (\d{14})")
_VIEW_REDIRECT = re.compile(r"Got an? HTTP 3\d\d response at crawl time", re.IGNORECASE)
_HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*["']([^"']*/\d{14}(?:[a-z]{2}_)?/[^"']+)["']""", re.IGNORECASE)
_LINK_ORIGINAL = re.compile(r"""<([^>]*)>\s*;[^,<]*?\brel\s*=\s*"?original\b""", re.IGNORECASE)

# These headers describe the body that the archive sends, even if it does not repeat the origin's own header.
_ENTITY_HEADERS = ("content-type", "content-encoding", "content-language")
_ARCHIVE_HEADERS = ("memento-datetime", "link", "x-archive-src")
_ORIGIN = "x-archive-orig-"


def is_memento(answer: Answer) -> bool:
    """Return whether this is an archived answer (RFC 7089, section 2.1), not the archive's own page."""
    return "memento-datetime" in answer.headers


def exclusion(status: int, text: str) -> str:
    """Return why a site is excluded according to an answer of the archive, or ``""`` if it does not say so.

    Args:
        status: the HTTP status of the archive's own answer.
        text: a runtime error, or the archive's own page.
    """
    reason = next((reason for words, reason in _EXCLUDED if words in text), "")
    return reason or ("not shown for legal reasons (451)" if status == 451 else "")


def transient(answer: Answer) -> str:
    """Return why the request should be repeated soon after this answer, or ``""``.

    Args:
        answer: the answer.
    """
    if is_memento(answer) or exclusion(answer.status, told(answer)):
        return ""
    if answer.status in TRANSIENT_STATUSES:
        return f"the archive answers {answer.status}"
    if answer.status == 200 and not _view_redirect(answer):
        return "the archive answers with a page of its own, without Memento-Datetime"
    return ""


def classify(answer: Answer, asked: Address, root: ReplayRoot) -> ArchivedAnswer | Nearest:
    """Return what an answer means.

    Args:
        answer: the answer to the last try.
        asked: what was requested.
        root: the archive's addresses.

    Returns:
        The archived answer, or the nearest capture that is offered instead.

    Raises:
        NotArchived: the archive does not have it, or cannot serve it.
        Excluded: the archive does not show this site.
        Unreachable: the archive does not answer the request.
    """
    if is_memento(answer):
        return _played(answer, asked, root)
    reason = exclusion(answer.status, told(answer))
    if reason:
        raise Excluded(asked.original, reason)
    if 300 <= answer.status < 400:
        return _nearest(answer, asked, root)
    if _view_redirect(answer):
        return _played(answer, asked, root)
    if answer.status in (401, 403, 407):
        # The request was rejected, perhaps by a proxy; this says nothing about the capture.
        raise Unreachable(asked.original, 1, f"the archive answers {answer.status}")
    if answer.status == 404:
        raise NotArchived("never archived, or no longer shown (404)")
    error = answer.headers.get("x-archive-wayback-runtime-error", "")
    said = f": {message(error, 200)}" if error else ""
    raise NotArchived(f"the archive cannot serve it ({answer.status}{said})")


def told(answer: Answer) -> str:
    """Return what the archive itself says: its runtime error, followed by the text of the answer.

    Args:
        answer: an answer that is not a memento.
    """
    return answer.headers.get("x-archive-wayback-runtime-error", "") + "\n" + answer.text


def _played(answer: Answer, asked: Address, root: ReplayRoot) -> ArchivedAnswer:
    said = answer.headers.get("memento-datetime", "")
    time = http_date(said)
    if time is None and is_memento(answer):
        # It may be any capture; it must not be stored under the requested time.
        raise NotArchived(f"the archive does not say when it was captured ({message(said, 80)!r})")
    named = _LINK_ORIGINAL.search(answer.headers.get("link", ""))
    original = named[1] if named and split_url(named[1]).scheme in ("http", "https") else ""
    return ArchivedAnswer(
        timestamp=digits(time) if time else asked.timestamp,
        original=original or asked.original,
        statuscode=answer.status,
        headers=origin_headers(answer.headers),
        body=answer.body,
        link_original=original,
        target=_target(answer, asked, root),
    )


def _target(answer: Answer, asked: Address, root: ReplayRoot) -> Address | None:
    """Return where an archived redirect leads, or None if the answer is not a redirect."""
    page = _view_redirect(answer)
    location = page or answer.headers.get("location", "")
    if not location or not (page or 300 <= answer.status < 400):
        return None
    target = root.resolve(location, asked)
    if target is None:
        raise NotArchived(f"it redirects to {message(location, 200)}, which is not a web page")
    return target


def _nearest(answer: Answer, asked: Address, root: ReplayRoot) -> Nearest:
    """Return the capture that a redirect of the archive's own leads to."""
    location = answer.headers.get("location", "")
    found = _FOUND_CAPTURE.search(answer.headers.get("x-archive-redirect-reason", ""))
    offered = root.parse(join_url(root.root, location) or "")
    if offered is None and found is None:
        if split_url(join_url(root.root, location) or "").scheme not in ("http", "https") or not location:
            raise NotArchived(f"the archive redirects to {message(location, 200) or 'no address'}")
        raise Unreachable(asked.original, 1, f"the archive redirects to {message(location, 200)}")
    if offered is None or (found and len(offered.timestamp) < 14):
        offered = Address(
            found[1] if found else asked.timestamp, offered.original if offered else asked.original
        )
    return Nearest(offered)


def _view_redirect(answer: Answer) -> str:
    """Return the target of an archived redirect that is shown as a page of the archive's own, or ``""``."""
    if answer.status != 200 or is_memento(answer) or "x-archive-src" not in answer.headers:
        return ""
    text = answer.text
    if not _VIEW_REDIRECT.search(text):
        return ""
    link = _HREF.search(text)
    return link[1] if link else ""


def origin_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the origin's headers under their own names, with the archive's headers that prove the source.

    Args:
        headers: as served, names in lower case.
    """
    origin = {name: headers[name] for name in _ARCHIVE_HEADERS if name in headers}
    for name in _ENTITY_HEADERS:
        # The Wayback Machine sends Content-Encoding twice, the first one empty.
        value = ", ".join(part.strip() for part in headers.get(name, "").split(",") if part.strip())
        if value:
            origin[name] = value
    origin |= {name[len(_ORIGIN) :]: value for name, value in headers.items() if name.startswith(_ORIGIN)}
    # Only a WARC file says which of its records an answer is from.
    return {name: value for name, value in origin.items() if not name.startswith(WARC_PREFIX)}
