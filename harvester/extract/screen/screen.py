"""Exclude pages that are not the policy, such as soft 404s, home pages, walls and other languages; pure.

A policy that is excluded by mistake is a version that nobody sees, whereas a page that is let through is one
that everybody sees; the first is worse. So a page is excluded only for words that are typical of such pages,
in the place where they usually are, and never if it reads like a policy. Excluded pages are listed with the
reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from diffs.in_words import count
from diffs.lazy_pattern import lazy_pattern
from diffs.text import one_line
from harvester.extract.screen.contentless import empty_page, menu_alone, shell
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
    POLICY_HAS_TERMS,
    POLICY_MENTIONS,
    POLICY_TERMS,
    POLICY_TITLE,
    REDIRECT_TEXT,
    SCRIPT_TEXT,
    SCRIPT_TITLE,
    is_phrase,
)
from harvester.extract.screen.records import ExtractedPage, PageKind, Screening
from harvester.extract.screen.text_of_page import (
    casefolded_words,
    folded,
    links_of,
    pieces,
    prose_of,
    quoted,
    sentence_around,
    word_count,
)


@dataclass(frozen=True, slots=True)
class DocumentProfile:
    """What is known about the document from the texts that were accepted so far.

    Attributes:
        titles: the titles of these texts, in lower case.
        languages: the languages of those whose language is clear.
        texts: the number of texts, including repeated ones.
        newest: the words of the text that was accepted last.
    """

    titles: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    texts: int = 0
    newest: str = ""

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> DocumentProfile:
        """Create it from accepted texts.

        Args:
            texts: title and Markdown of each.
        """
        known = cls()
        for title, markdown in texts:
            known = known.with_text(title, markdown)
        return known

    def with_text(self, title: str, markdown: str) -> DocumentProfile:
        """Return what is known after another text has been accepted."""
        prose = prose_of(title, markdown)
        languages = self.languages | ({language_of(prose)} - {""})
        return DocumentProfile(self.titles | {folded(title)}, languages, self.texts + 1, prose)

    @property
    def established(self) -> bool:
        """Whether there are enough texts to judge others by; the first one may itself be the exception."""
        return self.texts >= ESTABLISHED_TEXTS


# The newest capture is read first. If it alone were used for comparison and the site has changed its
# language, all earlier captures would be excluded.
ESTABLISHED_TEXTS = 2
# A wall or an error page has few sentences: Cloudflare's longest one has 150 words, a 404 with hints 120.
WALL_WORDS = 200
CONSENT_HAS_BUTTONS = 2
CONSENT_WORDS = 400  # lists of purposes make these longer
OPENING_CHARACTERS = 400
LONGEST_ADDRESS = 300
OPENING_LINES = 3
FEWEST_WORDS = 5  # a notice that the page has moved has more words, a single heading has fewer
FEW_HEADINGS = 3
REDIRECT_WORDS = 60  # a redirect page contains little else
IMPRINT_WORDS = 400
# A page of a hundredth of the document's length with other words is not the document.
HUNDREDTH = 0.01
HARDLY = 0.5
# Repetitions are bounded, so that a page of a million brackets does not take longer than others.
_TARGET = lazy_pattern(r"\]\(<?([^()\s<>]{1,2000})")
_HEADING = lazy_pattern(r"^#{1,6} \S", re.MULTILINE)
_CONSENT_HOST = lazy_pattern(r"(?:consent|guce|cmp)\.")  # where publishers keep their consent walls
_ROOT_PATH = lazy_pattern(r"/?(?:(?:index|home|default|welcome)(?:\.\w{1,5})?)?/?", re.IGNORECASE)


def screen(
    page: ExtractedPage, *, url: str, final_url: str = "", known: DocumentProfile | None = None
) -> Screening | None:
    """Decide whether a page with status 200 is something other than the requested document.

    Args:
        page: the extracted page.
        url: the requested address.
        final_url: the address to which archived redirects led; ``""`` if there were none.
        known: what is known about the document; None or empty for its first text.

    Returns:
        The reason for excluding the page, or None if it may be the document.
    """
    seen = known or DocumentProfile()
    prose = prose_of(page.title, page.markdown)
    words = word_count(prose) + word_count(" ".join(links_of(page.markdown)))
    if redirect := _redirect(page, prose, words):
        return redirect
    if words < FEWEST_WORDS:
        return empty_page(page, words)
    if title_alone := _title_alone(page.title, prose, words):
        return shell(page) or title_alone
    titled = bool(POLICY_TITLE.search(page.title)) and folded(page.title) in seen.titles
    held = None
    if not POLICY_TITLE.search(page.title) and _CONSENT_HOST.match(_host(final_url)):
        held = Screening(PageKind.CONSENT_WALL, f"redirected to {final_url}")
    elif not titled and not reads_like_a_policy(prose):
        held = _consent_wall(page, prose, words) or _wall(page.title, prose, words)
        held = held or menu_alone(page, prose, words)
    if held is None and not titled and not _is_root(url):
        held = _home_page(page.title, prose, final_url, seen) or _imprint(page.title, prose, words, seen)
    if held is None and seen.established and (language := speaks_another(prose, seen.languages)):
        others = ", ".join(sorted(seen.languages))
        held = Screening(PageKind.OTHER_LANGUAGE, f"{language}, where the document is in {others}")
    return held or _another_page(prose, words, seen)


def _wall(title: str, prose: str, words: int) -> Screening | None:
    """Detect a soft 404, an error page or a bot wall by its title, or by the start of a short text."""
    rules = (
        (PageKind.BOT_WALL, BOT_TITLE, BOT_TEXT),
        (PageKind.SOFT_404, MISSING_TITLE, MISSING_TEXT),
        (PageKind.ERROR_PAGE, ERROR_TITLE, ERROR_TEXT),
        (PageKind.NEEDS_SCRIPTS, SCRIPT_TITLE, SCRIPT_TEXT),
    )
    for kind, in_title, _ in rules:
        if is_phrase(in_title, title):
            return Screening(kind, quoted(title))
    if words > WALL_WORDS or POLICY_TITLE.search(title):
        return None
    for kind, _, in_text in rules:
        if match := in_text.search(prose[:OPENING_CHARACTERS]):
            return Screening(kind, quoted(sentence_around(prose, match)))
    return None


def _consent_wall(page: ExtractedPage, prose: str, words: int) -> Screening | None:
    """Detect a page that only asks for consent."""
    if words > CONSENT_WORDS or len(_HEADING.findall(page.markdown)) > FEW_HEADINGS:
        return None
    # The title of the page and a heading may stand before it.
    lines = filter(None, (line.strip(" #*_>") for line in page.markdown.splitlines()))
    for start in (prose, page.title, *islice(lines, OPENING_LINES)):
        if opening := CONSENT_OPENING.match(start):
            return Screening(PageKind.CONSENT_WALL, quoted(opening[0]))
    if POLICY_TITLE.search(page.title):
        return None
    buttons = [piece for piece in pieces(page.markdown) if CONSENT_BUTTON.fullmatch(piece)]
    if len(buttons) < CONSENT_HAS_BUTTONS:
        return None
    return Screening(PageKind.CONSENT_WALL, quoted(" … ".join(buttons)))


def _home_page(title: str, prose: str, final_url: str, known: DocumentProfile) -> Screening | None:
    """Detect the home page of the site."""
    evidence = ""
    if final_url and _is_root(final_url):
        evidence = f"redirected to {final_url}"
    # If the language of the document is unknown, its terms may be too, and a title alone is not enough.
    elif (
        known.established
        and known.languages
        and folded(title) not in known.titles
        and is_phrase(HOME_TITLE, title)
    ):
        evidence = quoted(title)
    if not evidence or POLICY_TITLE.search(title):
        return None
    mentions = sum(len(term.findall(prose)) for term in POLICY_TERMS)
    speaks_of_them = mentions > word_count(prose) * POLICY_MENTIONS
    return None if speaks_of_them else Screening(PageKind.HOME_PAGE, evidence)


def _redirect(page: ExtractedPage, prose: str, words: int) -> Screening | None:
    """Detect a page that only redirects."""
    if page.redirect and (words <= WALL_WORDS or not reads_like_a_policy(prose)):
        return Screening(PageKind.REDIRECT, f"to {page.redirect}", page.redirect)
    if words > REDIRECT_WORDS or not (match := REDIRECT_TEXT.search(prose)):
        return None
    targets = dict.fromkeys(target for target in _TARGET.findall(page.markdown) if not target.startswith("#"))
    return Screening(
        PageKind.REDIRECT,
        quoted(sentence_around(prose, match)),
        next(iter(targets)) if len(targets) == 1 else "",
    )


def _title_alone(title: str, prose: str, words: int) -> Screening | None:
    """Detect a page without text, which a script would load: it only shows its title, perhaps twice."""
    titled = casefolded_words(title)
    is_title = titled and words <= 3 * len(titled) and not set(casefolded_words(prose)) - set(titled)
    return Screening(PageKind.TITLE_ALONE, quoted(title)) if is_title else None


def _another_page(prose: str, words: int, known: DocumentProfile) -> Screening | None:
    """Detect a short page with other words than the document."""
    if not known.established or words > HUNDREDTH * word_count(known.newest):
        return None
    there, here = set(casefolded_words(known.newest)), set(casefolded_words(prose))
    if len(here & there) >= HARDLY * len(here):
        return None
    return Screening(
        PageKind.ANOTHER_PAGE, f"{count(words, 'word')}, few of which are in the document: {quoted(prose)}"
    )


def _imprint(title: str, prose: str, words: int, known: DocumentProfile) -> Screening | None:
    """Detect the imprint of the site in place of another document."""
    # A document that has had the title of an imprint is one, whatever its other titles were.
    is_its_kind = any(is_phrase(IMPRINT_TITLE, one) for one in known.titles)
    if known.established and not is_its_kind and words <= IMPRINT_WORDS and is_phrase(IMPRINT_TITLE, title):
        return None if reads_like_a_policy(prose) else Screening(PageKind.IMPRINT, quoted(title))
    return None


def reads_like_a_policy(prose: str) -> bool:
    """Return whether a text contains several terms that are typical of policies.

    Args:
        prose: the text.
    """
    spoken_of = (term for term in POLICY_TERMS if term.search(prose))
    return len(tuple(islice(spoken_of, POLICY_HAS_TERMS))) == POLICY_HAS_TERMS


def short_and_of_other_matters(page: ExtractedPage, errors: Sequence[str] = ()) -> Screening | None:
    """Detect what a program shows in the place of a policy, under any title: an error, a login, a question.

    Args:
        page: the page that a program wrote.
        errors: the addresses for which it got an error, which its text may be about.
    """
    prose = prose_of(page.title, page.markdown)
    words = word_count(prose)
    if words > WALL_WORDS:
        return None
    # A footer may speak of what policies speak of.
    if wall := _consent_wall(page, prose, words) or _wall("", prose, words):
        return wall
    if not reads_like_a_policy(prose):
        said = f"{count(words, 'word')} that do not read like a policy: {quoted(prose)}"
        return Screening(PageKind.ANOTHER_PAGE, said)
    if errors:
        place = one_line(errors[0], LONGEST_ADDRESS)
        said = f"{count(words, 'word')} after an error for {place}: {quoted(prose)}"
        return Screening(PageKind.ERROR_PAGE, said)
    return None


def _is_root(url: str) -> bool:
    """Return whether an address is the root of a site."""
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
