"""Where each page of the site is, below its folder; no name from outside can lead out of it.

Versions, comparisons and sections have the times of captures in their addresses, not the numbers of versions,
which shift when an earlier version is found: a link that was sent to somebody keeps its meaning.
"""

from __future__ import annotations

from posixpath import dirname, relpath

from harvester.safe_name import safe_name

INDEX = "index.html"
SEARCH = "search.html"
FEED = "feed.xml"
SAME = "same.html"
COMPANIES = "companies.html"
TOPICS = "topics"

# The folder of the topics is no company's.
_TAKEN = frozenset({TOPICS})


def site_name(name: str) -> str:
    """Return a name that a file or folder of the site can have; different names stay different.

    Args:
        name: a slug, a topic or an address of a section; anything is accepted.
    """
    return safe_name(name, _TAKEN)


def company_page(company: str) -> str:
    """Return where the page of a company is.

    Args:
        company: its slug.
    """
    return f"{site_name(company)}/{INDEX}"


def company_feed(company: str) -> str:
    """Return where the feed of a company is.

    Args:
        company: its slug.
    """
    return f"{site_name(company)}/{FEED}"


def search_group(number: int) -> str:
    """Return where some of the documents are searched, if they are too many for one page.

    Args:
        number: of the page, from 1.
    """
    return f"{SEARCH.removesuffix('.html')}-{number}.html"


def topic_page(topic: str) -> str:
    """Return where the page about all changes of a topic is.

    Args:
        topic: its key, such as ``sale``.
    """
    return f"{TOPICS}/{site_name(topic)}.html"


TOPICS_INDEX = f"{TOPICS}/{INDEX}"
"""Where the list of all topics is."""


def company_topic(company: str, topic: str) -> str:
    """Return where the page about all changes of a topic in the documents of a company is.

    Args:
        company: its slug.
        topic: the key of the topic.
    """
    return f"{site_name(company)}/topic-{site_name(topic)}.html"


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
        self.folder = f"{site_name(company)}/{site_name(document)}"
        self.page = f"{self.folder}/{INDEX}"
        self.pair = f"{self.folder}/compare.html"
        self.sentences = f"{self.folder}/sentences.html"

    def version(self, first_capture: str) -> str:
        """Return where the page of a version is.

        Args:
            first_capture: of the version, 14 digits; a document has no two versions with the same.
        """
        return f"{self.folder}/version-{site_name(first_capture)}.html"

    def year(self, year: str) -> str:
        """Return where the list of the versions of a year is, if they do not fit on the page of the document.

        Args:
            year: the year, four digits.
        """
        return f"{self.folder}/versions-{site_name(year)}.html"

    def comparison(self, old_capture: str, new_capture: str) -> str:
        """Return where the page with the comparison of two versions is.

        Args:
            old_capture: first capture of the old version, 14 digits.
            new_capture: first capture of the new version, 14 digits.
        """
        return f"{self.folder}/change-{site_name(old_capture)}-{site_name(new_capture)}.html"

    def section(self, address: str) -> str:
        """Return where the biography of a section is.

        Args:
            address: the address of its lineage, ``YYYYMMDDhhmmss-P``.
        """
        return f"{self.folder}/section-{site_name(address)}.html"


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
