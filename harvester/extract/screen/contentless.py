"""Tell what a page without content is: its content comes from a script or a frame, or there is none; pure."""

from __future__ import annotations

from diffs.in_words import count
from harvester.extract.screen.phrases import BOT_TEXT, BOT_TITLE, POLICY_TERMS, is_phrase
from harvester.extract.screen.records import ExtractedPage, PageKind, Screening

# Without its content, a page has little but a menu and its owner's name; a notice of few words speaks of
# what policies speak of.
SHELL_WORDS = 60


def contentless(title: str, evidence: str, frames: tuple[str, ...] = ()) -> Screening:
    """Return what a page without content is that a script or a frame would fill in.

    A bot wall is such a page, too.

    Args:
        title: the title of the page.
        evidence: what shows that a script would fill it in, or ``""``.
        frames: the addresses of the documents that it shows in frames.
    """
    if is_phrase(BOT_TITLE, title) or BOT_TEXT.search(evidence):
        return Screening(PageKind.BOT_WALL, evidence)
    if frames:
        return Screening(PageKind.FRAME, f"its content is the document in {frames[0]}", frames=frames)
    return Screening(PageKind.NEEDS_SCRIPTS, evidence)


def empty_page(page: ExtractedPage, words: int) -> Screening:
    """Return what a page with hardly any words is.

    Args:
        page: the page.
        words: how many it has.
    """
    if page.signs.why_no_text or page.frames:
        return contentless(page.title, page.signs.why_no_text, page.frames)
    return Screening(PageKind.EMPTY, count(words, "word") if words else "no text")


def shell(page: ExtractedPage) -> Screening | None:
    """Return what a page without content is, or None if nothing shows where its content comes from.

    Args:
        page: the page.
    """
    if page.signs.evidence or page.frames:
        return contentless(page.title, page.signs.evidence, page.frames)
    return None


def menu_alone(page: ExtractedPage, prose: str, words: int) -> Screening | None:
    """Detect a page that only has a menu or a footer around the content, which comes from elsewhere.

    Args:
        page: the page.
        prose: its words outside links.
        words: how many words it has.
    """
    if words > SHELL_WORDS or any(term.search(prose) for term in POLICY_TERMS):
        return None
    return shell(page)
