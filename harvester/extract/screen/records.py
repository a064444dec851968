"""What the screening of a page is given, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from harvester.extract.script_signs import ScriptSigns
from store.records import FRAME, NEEDS_SCRIPTS


class PageKind(Enum):
    """What a page is instead of the document."""

    EMPTY = "empty"
    NEEDS_SCRIPTS = NEEDS_SCRIPTS
    FRAME = FRAME
    SOFT_404 = "soft 404"
    ERROR_PAGE = "error page"
    BOT_WALL = "bot wall"
    CONSENT_WALL = "consent wall"
    HOME_PAGE = "home page"
    IMPRINT = "imprint"
    REDIRECT = "redirect"
    TITLE_ALONE = "no text but the title"
    ANOTHER_PAGE = "another page"
    OTHER_LANGUAGE = "another language"


@dataclass(frozen=True, slots=True)
class Screening:
    """An excluded page.

    Attributes:
        kind: what the page is instead of the document.
        evidence: the evidence for it, quoted from the page.
        target: the address to which a redirect leads, if the page tells it; else ``""``.
        frames: the documents in frames, one of which may be the policy.
    """

    kind: PageKind
    evidence: str
    target: str = ""
    frames: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """The kind and the evidence in one line, for the list of skipped captures."""
        return f"{self.kind.value}: {self.evidence}"


class ExtractedPage(Protocol):
    """The result of extracting a page."""

    @property
    def title(self) -> str:
        """The title of the page."""
        ...

    @property
    def markdown(self) -> str:
        """The text of the page as Markdown."""
        ...

    @property
    def redirect(self) -> str:
        """The address to which the page itself redirects, or ``""``."""
        ...

    @property
    def signs(self) -> ScriptSigns:
        """The signs that a script would fill in the page."""
        ...

    @property
    def frames(self) -> tuple[str, ...]:
        """The addresses of the documents that the page shows in frames, if it has little text itself."""
        ...
