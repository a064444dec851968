"""Is this page the policy at all? Soft 404s, home pages, walls and other languages are held out; pure.

A policy that is held out by mistake is a version that nobody sees, and a page that slips through is one that
everybody sees; the first is worse. So a page is held out only for words that such pages are made of, in the
place where they stand there, and never if it reads like a policy. What is held out is listed with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Protocol
from urllib.parse import urlsplit

from harvester.extract.screen.language import language_of, speaks_another
from harvester.extract.screen.phrases import (
    BOT_TEXT,
    BOT_TITLE,
    CONSENT_BUTTON,
    CONSENT_OPENING,
    ERROR_TEXT,
    ERROR_TITLE,
    HOME_TITLE,
    IMPRINT_TITLE,
    MISSING_TEXT,
    MISSING_TITLE,
    POLICY_TERMS,
    POLICY_TITLE,
    REDIRECT_TEXT,
)


class PageKind(Enum):
    """Why a page is not taken for the document."""

    EMPTY = "empty"
    SOFT_404 = "soft 404"
    ERROR_PAGE = "error page"
    BOT_WALL = "bot wall"
    CONSENT_WALL = "consent wall"
    HOME_PAGE = "home page"
    IMPRINT = "imprint"
    REDIRECT = "redirect"
    TITLE_ALONE = "nothing but the title"
    ANOTHER_PAGE = "another page"
    OTHER_LANGUAGE = "another language"


@dataclass(frozen=True, slots=True)
class Screening:
    """A page that is held out.

    Attributes:
        kind: what it is instead of the document.
        evidence: what says so, quoted from the page.
        target: of a redirect the address that it leads to, where the page says it; else ``""``.
    """

    kind: PageKind
    evidence: str
    target: str = ""

    @property
    def reason(self) -> str:
        """Kind and evidence in one line, for the list of what was skipped."""
        return f"{self.kind.value}: {self.evidence}"


@dataclass(frozen=True, slots=True)
class DocumentProfile:
    """What the document looks like, from its texts that were accepted so far.

    Attributes:
        titles: their titles, in small letters.
        languages: their languages, where clear.
        texts: how many they are, repeats counted.
        newest: the words of the one that was accepted last.
    """

    titles: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    texts: int = 0
    newest: str = ""

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> DocumentProfile:
        """Gather it from accepted texts.

        Args:
            texts: title and Markdown of each.
        """
        known = cls()
        for title, markdown in texts:
            known = known.with_text(title, markdown)
        return known

    def with_text(self, title: str, markdown: str) -> DocumentProfile:
        """Return what is known after one more text was accepted."""
        prose = _prose(title, markdown)
        languages = self.languages | ({language_of(prose)} - {""})
        return DocumentProfile(self.titles | {_folded(title)}, languages, self.texts + 1, prose)

    @property
    def established(self) -> bool:
        """True where the texts say enough to measure others by; the first alone may itself be the odd one."""
        return self.texts >= ESTABLISHED_TEXTS


class ExtractedPage(Protocol):
    """What extraction gives of a page."""

    @property
    def title(self) -> str:
        """The page's own title."""
        ...

    @property
    def markdown(self) -> str:
        """Its main content."""
        ...

    @property
    def redirect(self) -> str:
        """The address to which it sends its reader on by itself, or ``""``."""
        ...


# The newest capture is read first: were it alone the measure, a site that now speaks another language
# would hold out all that came before.
ESTABLISHED_TEXTS = 2
# A wall or an error page is a few sentences: Cloudflare's longest has 150 words, a 404 with its hints 120.
WALL_WORDS = 200
CONSENT_HAS_BUTTONS = 2
CONSENT_WORDS = 400  # lists of purposes make these longer
OPENING_CHARACTERS = 400
FEWEST_WORDS = 5  # a notice that the page has moved is a text; a lone heading is none
FEW_HEADINGS = 3
REDIRECT_WORDS = 60  # a stub says that it is one, and little else
IMPRINT_WORDS = 400
# A page of a hundredth of the document's length whose words are hardly in it is something else.
HUNDREDTH = 0.01
HARDLY = 0.5
# Terms of the trade that make a text a policy, whatever else stands in it; a wall names one or two of them.
POLICY_HAS_TERMS = 3
# Of 153 policies all but two notices of a few words speak of such things in 1.4 % of their words or more; the
# banner on a home page, which asks for consent, is a small part of it.
HOME_MENTIONS = 0.01
# Bounded on both sides: a page of a million brackets must not take longer than one of words.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]{0,2000}\)")
_TARGET = re.compile(r"\]\(<?([^()\s<>]{1,2000})")
_MARKUP = re.compile(r"[*_#>|`\\]+")
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_SEGMENT = re.compile(r"\s+[|–—:·•»«-]+\s+|[|»«]|:\s+")
_BETWEEN = re.compile(r"[·•|/]|\s{2,}")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
_CONSENT_HOST = re.compile(r"(?:consent|guce|cmp)\.")  # where publishers keep their consent walls
_ROOT_PATH = re.compile(r"/?(?:(?:index|home|default|welcome)(?:\.\w{1,5})?)?/?", re.IGNORECASE)


def screen(
    page: ExtractedPage, *, url: str, final_url: str = "", known: DocumentProfile | None = None
) -> Screening | None:
    """Tell whether a page with status 200 is something else than the document it was asked for as.

    Args:
        page: what extraction gave.
        url: the address that was asked for.
        final_url: the address that archived redirects led to; ``""`` for the same.
        known: what the document's accepted texts look like; None or empty at the first of them.

    Returns:
        Why it is held out, or None: it may be the document.
    """
    seen = known or DocumentProfile()
    prose = _prose(page.title, page.markdown)
    words = word_count(prose) + word_count(" ".join(_LINK.findall(page.markdown)))
    if redirect := _redirect(page, prose, words):
        return redirect
    if words < FEWEST_WORDS:
        return Screening(PageKind.EMPTY, f"{words} words" if words else "no text")
    if shell := _title_alone(page, words):
        return shell
    titled = bool(POLICY_TITLE.search(page.title)) and _folded(page.title) in seen.titles
    held = None
    if not POLICY_TITLE.search(page.title) and _CONSENT_HOST.match(_host(final_url)):
        held = Screening(PageKind.CONSENT_WALL, f"redirected to {final_url}")
    elif not titled and not _reads_like_a_policy(prose):
        held = _consent_wall(page, prose, words) or _wall(page.title, prose, words)
    if held is None and not titled and not _is_root(url):
        held = _home_page(page.title, prose, final_url, seen) or _imprint(page.title, prose, words, seen)
    if held is None and seen.established and (language := speaks_another(prose, seen.languages)):
        others = ", ".join(sorted(seen.languages))
        held = Screening(PageKind.OTHER_LANGUAGE, f"{language}, where the document is in {others}")
    return held or _another_page(prose, words, seen)


def word_count(text: str) -> int:
    """How many words a text has; two characters of a script without spaces count as one."""
    spaced = _UNSPACED.sub(" ", text)
    return len(_WORD.findall(spaced)) + len(_UNSPACED.findall(text)) // 2


def _wall(title: str, prose: str, words: int) -> Screening | None:
    """Return a soft 404, an error page or a bot wall: by its title, or by the opening of a short text."""
    rules = (
        (PageKind.BOT_WALL, BOT_TITLE, BOT_TEXT),
        (PageKind.SOFT_404, MISSING_TITLE, MISSING_TEXT),
        (PageKind.ERROR_PAGE, ERROR_TITLE, ERROR_TEXT),
    )
    for kind, in_title, _ in rules:
        if _is(in_title, title):
            return Screening(kind, _quoted(title))
    if words > WALL_WORDS or POLICY_TITLE.search(title):
        return None
    for kind, _, in_text in rules:
        if match := in_text.search(prose[:OPENING_CHARACTERS]):
            return Screening(kind, _quoted(_sentence(prose, match)))
    return None


def _consent_wall(page: ExtractedPage, prose: str, words: int) -> Screening | None:
    """Return a page that asks for consent before it shows anything."""
    if words > CONSENT_WORDS or len(_HEADING.findall(page.markdown)) > FEW_HEADINGS:
        return None
    if opening := CONSENT_OPENING.match(prose) or CONSENT_OPENING.match(page.title):
        return Screening(PageKind.CONSENT_WALL, _quoted(opening[0]))
    if POLICY_TITLE.search(page.title):
        return None
    buttons = [piece for piece in _pieces(page.markdown) if CONSENT_BUTTON.fullmatch(piece)]
    if len(buttons) < CONSENT_HAS_BUTTONS:
        return None
    return Screening(PageKind.CONSENT_WALL, _quoted(" … ".join(buttons)))


def _home_page(title: str, prose: str, final_url: str, known: DocumentProfile) -> Screening | None:
    """Return the site's home page in place of the document."""
    evidence = ""
    if final_url and _is_root(final_url):
        evidence = f"redirected to {final_url}"
    # Where the document's language is not known, its terms may not be either; a title alone proves nothing.
    elif (
        known.established
        and known.languages
        and _folded(title) not in known.titles
        and _is(HOME_TITLE, title)
    ):
        evidence = _quoted(title)
    if not evidence or POLICY_TITLE.search(title):
        return None
    mentions = sum(len(term.findall(prose)) for term in POLICY_TERMS)
    return Screening(PageKind.HOME_PAGE, evidence) if mentions <= word_count(prose) * HOME_MENTIONS else None


def _redirect(page: ExtractedPage, prose: str, words: int) -> Screening | None:
    """Return a page that only sends its reader on, to where it says."""
    if page.redirect and (words <= WALL_WORDS or not _reads_like_a_policy(prose)):
        return Screening(PageKind.REDIRECT, f"to {page.redirect}", page.redirect)
    if words > REDIRECT_WORDS or not (match := REDIRECT_TEXT.search(prose)):
        return None
    targets = dict.fromkeys(target for target in _TARGET.findall(page.markdown) if not target.startswith("#"))
    return Screening(
        PageKind.REDIRECT, _quoted(_sentence(prose, match)), next(iter(targets)) if len(targets) == 1 else ""
    )


def _title_alone(page: ExtractedPage, words: int) -> Screening | None:
    """Return the shell of a page whose text a script would bring: its title, perhaps twice."""
    title = _WORD.findall(page.title.casefold())
    text = _WORD.findall(_prose(page.title, page.markdown).casefold())
    is_title = title and words <= 3 * len(title) and not set(text) - set(title)
    return Screening(PageKind.TITLE_ALONE, _quoted(page.title)) if is_title else None


def _another_page(prose: str, words: int, known: DocumentProfile) -> Screening | None:
    """Return a page that has nothing of the document but its address."""
    if not known.established or words > HUNDREDTH * word_count(known.newest):
        return None
    there = set(_WORD.findall(known.newest.casefold()))
    here = set(_WORD.findall(prose.casefold()))
    if len(here & there) >= HARDLY * len(here):
        return None
    return Screening(
        PageKind.ANOTHER_PAGE, f"{words} words, few of which are in the document: {_quoted(prose)}"
    )


def _imprint(title: str, prose: str, words: int, known: DocumentProfile) -> Screening | None:
    """Return the page that says who is behind the site, where the document is another."""
    if (
        known.established
        and words <= IMPRINT_WORDS
        and _folded(title) not in known.titles
        and _is(IMPRINT_TITLE, title)
    ):
        return None if _reads_like_a_policy(prose) else Screening(PageKind.IMPRINT, _quoted(title))
    return None


def _reads_like_a_policy(prose: str) -> bool:
    """Return whether a text speaks of several things that policies speak of."""
    spoken_of = (term for term in POLICY_TERMS if term.search(prose))
    return len(tuple(islice(spoken_of, POLICY_HAS_TERMS))) == POLICY_HAS_TERMS


def _is(pattern: re.Pattern[str], title: str) -> bool:
    """Return whether a title, or a part between its separators, is such a phrase from end to end."""
    return any(pattern.fullmatch(part.strip(" .!…")) for part in (title, *_SEGMENT.split(title)))


def _is_root(url: str) -> bool:
    """Return whether an address is that of a site's home page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return _ROOT_PATH.fullmatch(parts.path) is not None and not parts.query


def _host(url: str) -> str:
    """Return the host of an address, or ``""``."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _prose(title: str, markdown: str) -> str:
    """Return the words of a text outside its links and its title line: what it says, not where it leads."""
    body = markdown.removeprefix(f"# {title}\n")
    return " ".join(_MARKUP.sub(" ", _LINK.sub(" ", body)).split())


def _pieces(markdown: str) -> list[str]:
    """Return what stands by itself in a text: the texts of its links, and its lines between separators."""
    lines = _MARKUP.sub(" ", _LINK.sub("\n", markdown)).splitlines()
    pieces = [*_LINK.findall(markdown), *(piece for line in lines for piece in _BETWEEN.split(line))]
    return list(dict.fromkeys(" ".join(piece.split()) for piece in pieces))


def _folded(title: str) -> str:
    """Return a title in a form in which only its words count."""
    return " ".join(title.casefold().split())


def _sentence(prose: str, match: re.Match[str]) -> str:
    """Return the sentence that a match stands in."""
    start = max(prose.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? "))
    end = _SENTENCE_END.search(prose, match.end())
    return prose[start + 2 if start >= 0 else 0 : end.end() if end else len(prose)]


def _quoted(text: str, most: int = 100) -> str:
    """Words of the page in quotes, cut where they are long."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= most else line[: most - 1] + "…"}"'
