"""Where each page of the site is, below its folder; no name from outside can lead out of it.

Versions, comparisons and sections have the times of captures in their addresses, not the numbers of versions,
which shift when an earlier version is found: a link that was sent to somebody keeps its meaning.
"""

from __future__ import annotations

import hashlib
import re
from posixpath import dirname, relpath

INDEX = "index.html"
SEARCH = "search.html"
FEED = "feed.xml"
TOPICS = "topics"

# What is safe in the name of a file everywhere, and in a URL without escapes.
_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
# Names of devices on Windows, with any extension (learn.microsoft.com, "Naming Files, Paths").
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
# What a name looks like that was made safe: the hash of another name must not be taken for it.
_MADE_SAFE = re.compile(r".*-[0-9a-f]{10}")
# In characters. Three such names and that of the folder stay below the 260 of Windows.
_LONGEST = 60
_HASH_LENGTH = 10


def safe_name(name: str) -> str:
    """Return a name that a file or folder can have on every system; different names stay different.

    >>> safe_name("nikon"), safe_name("../CON")
    ('nikon', 'con-d1d3a74734')

    Args:
        name: a slug, a topic or an address of a section; anything is accepted.
    """
    is_taken = name == TOPICS or _DEVICES.fullmatch(name) or _MADE_SAFE.fullmatch(name)
    if len(name) <= _LONGEST and _SAFE.fullmatch(name) and not is_taken:
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    start = _UNSAFE.sub("-", name.lower())[: _LONGEST - _HASH_LENGTH - 1].strip("-_")
    return f"{start}-{digest}".lstrip("-")


def company_page(company: str) -> str:
    """Return where the page of a company is.

    Args:
        company: its slug.
    """
    return f"{safe_name(company)}/{INDEX}"


def company_feed(company: str) -> str:
    """Return where the feed of a company is.

    Args:
        company: its slug.
    """
    return f"{safe_name(company)}/{FEED}"


def topic_page(topic: str) -> str:
    """Return where the page about all changes of a topic is.

    Args:
        topic: its key, such as ``sale``.
    """
    return f"{TOPICS}/{safe_name(topic)}.html"


TOPICS_INDEX = f"{TOPICS}/{INDEX}"
"""Where the list of all topics is."""


def company_topic(company: str, topic: str) -> str:
    """Return where the page about all changes of a topic in the documents of a company is.

    Args:
        company: its slug.
        topic: the key of the topic.
    """
    return f"{safe_name(company)}/topic-{safe_name(topic)}.html"


class DocumentPaths:
    """Where the pages of one document are.

    Args:
        company: slug of the company.
        document: slug of the document.

    Attributes:
        folder: the folder of the document, below that of the site.
        page: the page of the document.
        pair: the page that compares any two versions.
        sentences: the page with all sentences of all versions.
    """

    def __init__(self, company: str, document: str) -> None:
        self.folder = f"{safe_name(company)}/{safe_name(document)}"
        self.page = f"{self.folder}/{INDEX}"
        self.pair = f"{self.folder}/compare.html"
        self.sentences = f"{self.folder}/sentences.html"

    def version(self, first_capture: str) -> str:
        """Return where the page of a version is.

        Args:
            first_capture: of the version, 14 digits; a document has no two versions with the same.
        """
        return f"{self.folder}/version-{safe_name(first_capture)}.html"

    def comparison(self, old_capture: str, new_capture: str) -> str:
        """Return where the page with the comparison of two versions is.

        Args:
            old_capture: first capture of the old version, 14 digits.
            new_capture: first capture of the new version, 14 digits.
        """
        return f"{self.folder}/change-{safe_name(old_capture)}-{safe_name(new_capture)}.html"

    def section(self, address: str) -> str:
        """Return where the biography of a section is.

        Args:
            address: the address of its lineage, ``YYYYMMDDhhmmss-P``.
        """
        return f"{self.folder}/section-{safe_name(address)}.html"


def link(page: str, target: str, fragment: str = "") -> str:
    """Return the relative link from one page of the site to another.

    >>> link("nikon/privacy/index.html", "index.html")
    '../../index.html'

    Args:
        page: where the link stands.
        target: where it leads to.
        fragment: the id of an element there, or ``""``.
    """
    if page == target and fragment:
        return f"#{fragment}"
    return relpath(target, dirname(page) or ".") + (f"#{fragment}" if fragment else "")
