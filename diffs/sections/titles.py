"""What the words of a line say of it: title, date, sentence, lead-in; no look at markup or neighbours."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from diffs.lazy_pattern import lazy_pattern

# In a history most lines of a version stand in the one before it; the longest that are asked about have some
# 800 characters.
LINES_REMEMBERED = 4096

# What `plain` takes away or decodes; half of all lines have none of it.
_MARKED = lazy_pattern("[\\[<*_\\\\&\u200b-\u200f\u2060\ufeff\u00ad]")
_LINK = lazy_pattern(r"\[((?:[^\[\]\\]++|\\.)*+)\]\((?:[^()\\]++|\\.|\([^()]*+\))*+\)")
_AUTOLINK = lazy_pattern(r"<((?:https?://|mailto:)[^<>\s]*)>")
# What stands before the mark is asked for behind it: a search for plain characters is ten times as fast.
_STRONG = lazy_pattern(r"\*\*(?<!\\\*\*)|__(?<!\\__)")
_EMPHASIS = lazy_pattern(r"_(?:(?<![\\\w]_)|(?<!\\_)(?!\w))|\*(?:(?<![\\\w]\*)(?=\S)|(?<=[\w.!?:)]\*)$)")
_LINE_BREAK = lazy_pattern(r"(?<!\\)\\\s*$")
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_INVISIBLE = lazy_pattern("[\u200b-\u200f\u2060\ufeff\u00ad]")


@lru_cache(LINES_REMEMBERED)
def plain(markdown: str) -> str:
    r"""Return the words of a short piece of Markdown: no markup, escapes or entities, white space collapsed.

    >>> plain("**1\\. _Our_  [Cookies](http://a.example/) &amp; you:**  ")
    '1. Our Cookies & you:'
    """
    if not _MARKED.search(markdown):
        return " ".join(markdown.split())
    markdown = _LINE_BREAK.sub("", markdown)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", markdown))
    text = _EMPHASIS.sub("", _STRONG.sub("", text).strip())
    text = html.unescape(_ESCAPE.sub(r"\1", text))
    return " ".join(_INVISIBLE.sub("", text).split())


_ABBREVIATION = lazy_pattern(
    r"(?:\b(?:etc|inc|ltd|co|corp|no|art|sec|approx|usw|z\.b)|\b[^\W\d_])\.$", re.IGNORECASE
)


def unstopped(title: str) -> str:
    """Return a heading without the sign that only sets it off from its text: a colon, or one full stop."""
    title = title.rstrip(" :：")
    stopped = title.endswith((".", "。")) and not title.endswith("..")
    if stopped and ". " not in title and not _ABBREVIATION.search(title):
        return title[:-1].rstrip()
    return title


# --- dates -----------------------------------------------------------------------------------------

_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[iyj]|mei|jun|jul|aug|sep|o[ck]t|nov|de[cz]|gen|mag|giu|lug|ago|set|ott|dic|ene|abr"
    r"|janv|févr|fevr|avr|juin|juil|août|aout|déc|maa|mrt)[\w.]*"
)
_DIGIT = lazy_pattern(r"\d")
_NO_LETTERS = lazy_pattern(r"[\W\d_]+")
_DATE = lazy_pattern(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s*(?:de\s+|of\s+)?{_MONTH},?\s*(?:de\s+|del\s+)?\d{{4}}"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*\d{{4}}"
    rf"|\b{_MONTH},?\s+(?:de\s+)?\d{{4}}"
    r"|\b\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\b"
    r"|\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# Words beside those below in a label before a date: "Effective for new customers: 1 May 2011".
_DATE_LABEL_WORDS = 4
# What may appear beside a date in a line that says nothing but the date.
_DATE_WORD = lazy_pattern(
    r"\b(?:effective|updated?|updates|revised|revision|modified|modification|amended|posted|published|adopted|issued"
    r"|reviewed|changed?|created|version|ver|v|rev|dated?|as|of|on|from|since|by|at|the|this|is|was|were|and|last|latest"
    r"|most|recent|recently|time|privacy|policy|statement|notice|terms|use|service|document|page|agreement"
    r"|view|see|previous|prior|archived|stand|letzte|zuletzt|aktualisiert|aktualisierung|geändert|änderung|gültig|ab|vom|am|der|datenschutzerklärung"
    r"|dernière|derniere|mise|à|a|jour|modifié|modifiée|en|vigueur|le|du|date"
    r"|última|ultima|ultimo|actualización|actualizado|actualizada|vigente|desde|el|fecha|aggiornamento|aggiornato|il|in"
    r"|laatst|laatste|bijgewerkt|gewijzigd|op|versie|wijziging"
    r"|version|january|copyright)\b"
    r"|最終|更新日?|改定日?|改訂日?|制定日?|生效日期?|更新日期|发布日期|修订日期|施行日?|発効日?|公開日?|日付|初版|第\d+版|[ⅴv]\d",
    re.IGNORECASE,
)


@lru_cache(LINES_REMEMBERED)
def is_date_line(text: str) -> bool:
    """Return whether a line says nothing but from when the text is, like "Effective Date: July 15th 2015"."""
    if not _DIGIT.search(text):
        return False
    without_date, dates = _DATE.subn(" ", text)
    if not dates:
        return False
    without_words, words = _DATE_WORD.subn(" ", without_date)
    rest = len(_NO_LETTERS.sub(" ", without_words).split())
    label, colon, _ = text.partition(":")
    if colon and _DATE_WORD.search(label) and _DATE.search(text, len(label)):
        return rest <= _DATE_LABEL_WORDS
    return rest == 0 or (rest == 1 and words > 0)


# --- titles and sentences --------------------------------------------------------------------------

# With a colon, what stands below goes on with the sentence; without, the line is a piece of a wrapped one.
_LEAD_IN_END = lazy_pattern(
    r"\b(?:to|that|are|is|was|were|follows|includes?|including|included|for|by|when|if|or|and|may|can|will|must|shall"
    r"|as|from|of|with|below|example|instance|at|on|in|means?|where|which|they|be|have|has|not|the|an?|because|such"
    r"|these|those|either|both|only|do|does|(?:if|when|that|as) (?:you|we|it)|following(?: \w+){0,2}"
    r"|folgende[nrms]?|sind|ist|zu|suivante?s|à|que|che|dat|dass|toe|ertoe|siguientes?|seguenti|volgende)\s*[:：]$",
    re.IGNORECASE,
)
_BROKEN_OFF = lazy_pattern(
    r"(?:^|\s)(?:the|an?|and|or|of|by|as|that|because|on|your|our|these|those)$", re.IGNORECASE
)
_LONGEST_BROKEN_OFF = len(" because")
_BREAKING_OFF = lazy_pattern(
    r"\b(?:following(?: \w+){0,2}|as follows|below|includes?|including|to|that|are|is|by|such as|for example)"
    r"\s*[:：]$",
    re.IGNORECASE,
)
_CLAUSE = lazy_pattern(
    r"\bthe following\b|\b(?:we|you|they|it|that)\s+(?:\w+\s+)?(?:may|will|can|must|shall|do|are|is|have|has"
    r"|should|collect|use|agree|choose|consent|understand|share|disclose|provide|want|need|visit)\b",
    re.IGNORECASE,
)
_QUESTION = lazy_pattern(r"\W*(?:how|what|why|whom?|whose|when|where|which)\b", re.IGNORECASE)
_TRAIL = lazy_pattern(r"\S\s*(?:>+|»|›|::)\s*\S")
_QUOTED = lazy_pattern(r"«[^«»]*»")
_DATE_LABEL = lazy_pattern(
    r"\W*(?:effective|date|(?:last|date|effective|date of|date last|last date)\s+)?"
    r"(?:\s*(?:updated?|revised|revision|modified|amended|posted|reviewed|date|as of))?\W*"
    r"|\W*(?:stand|version|dernière mise à jour|última actualización)\W*",
    re.IGNORECASE,
)
_COMPANY = lazy_pattern(
    r"(?<!\bthe )(?<!\bthis )(?<!\bour )"  # "Termination by the Company"
    r"\b(?:inc|ltd|llc|l\.l\.c|corp|co|plc|gmbh|ag|kg|s\.?a|s\.?r\.?l|b\.?v|limited|corporation|company)\b\.?$",
    re.IGNORECASE,
)
_SENTENCE_WORDS = lazy_pattern(
    r"(?:please|click|chat with|see|thank|note"
    r"|for more|for further|if you|to learn|to contact|to opt|read|visit|mail"
    r"|e-?mail|call|phone|fax|tel|attn|address|subject|from|to)\b(?!.*\?$)[ :]",
    re.IGNORECASE,
)
_CONTACT = lazy_pattern(
    r"@|https?://|\bwww\.|\d[\d\s().-]{6,}\d|\b\d{5,}\b|\bP\.? ?O\.? Box\b"
    r"|^(?:[A-Z]{1,2}\s?-\s?)?(?!19|20)\d{4}\s+[A-Z]\w+(?:,.*)?$",
    re.IGNORECASE,
)
_NAVIGATION = lazy_pattern(
    r"\W*(?:(?:back |return )?to (?:the )?top|top(?: of (?:the )?page)?|page top|home|contents end"
    r"|back|next|previous|print(?: this page)?|close(?: window)?|menu|search|log ?in|sign ?(?:in|up)|register"
    r"|en savoir plus|mehr erfahren|lire la suite|más información"
    r"|page|share|skip to .*|learn more|more|read more|tell me more|show (?:more|less)|download(?: pdf)?"
    r"|site ?map|(?:.{0,40}\W)?(?:page|seite|pagina|página) \d+ (?:of|sur|von|de|di|van) \d+"
    r"|table of contents|contents|index|nach oben|zurück|haut de page)\W*$",
    re.IGNORECASE,
)
_NOT_IN_TITLES = lazy_pattern(r"[|<>{}=»›©]|\bthe following\b(?!.*\?)", re.IGNORECASE)
_FOOTER = lazy_pattern(r"^\W*(?:copyright\W*(?:©|\(c\)|\d)|©|\(c\)|all rights reserved)", re.IGNORECASE)
# Words that stay small in a title in capitals, and the small words of other languages.
_SMALL_WORDS = lazy_pattern(
    r"(?:a|an|the|and|or|nor|but|if|is|as|at|by|for|from|in|into|of|off|on|onto|out|over|per|than|that|this|to|up|upon"
    r"|via|vs|with|within|without|about|above|after|against|among|before|behind|between|through|under|when|you|your|our"
    r"|us|we|it|its|are|be|d|s|l|à|au|aux|vos|nos|ses|sur|par|pour|de|la|le|les|des|du|et|en|el|los|las|y|del|di|da|il|e|der|die|das|und|van|het|een)$",
    re.IGNORECASE,
)
_TWO_SENTENCES = lazy_pattern(r"\w{4}[.!] [A-Z]|: (?:\S+ ){6}")
_SENTENCE_BEHIND_STOP = lazy_pattern(r"[^\W\d_]{4}\. [A-Z]\w* (?:\S+ )*[a-z]")
_IN_SENTENCES = lazy_pattern(
    r"\b(?:we|you|they|it|is|are|was|were|be|been|has|have|may|can|will|must|shall|do|does|not|never"
    r"|nous|vous|est|sont|ne|peut|peuvent|doit|doivent|wir|sie|ist|sind|kann|können|muss|müssen|darf|dürfen"
    r"|usted|es|son|puede|pueden|debe|deben|è|sono|può|possono|deve|devono|wij|is|zijn|kan|kunt|moet|moeten"
    r"|não|são|pode|podem|devem)\b",
    re.IGNORECASE,
)
_NOT_IN_LONE_TITLES = lazy_pattern(r"\d|\*|_{2}|[\[\]\\€$:]|^\W|@")
# Words of a title between paragraphs: in capitals ("Do Not Compromise Critical Infrastructure") and in small
# letters, where a sentence without its full stop has more.
_LONE_TITLE_WORDS = 14
_LONE_SENTENCE_WORDS = 9
_SENTENCE_END = tuple(".!?;,…。．！？；、")
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_IDEOGRAPH = lazy_pattern("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER = lazy_pattern(r"[^\W\d_]")
_LETTER_OR_DIGIT = lazy_pattern(r"[^\W_]")


def is_navigation(text: str) -> bool:
    """Return whether a line is a control or footer of the page and no part of the policy ("Back to Top")."""
    return bool(_NAVIGATION.match(text) or _FOOTER.match(text))


def goes_on_behind_stop(text: str) -> bool:
    """Return whether a sentence begins after a full stop ("Termination. Either party may")."""
    return bool(_SENTENCE_BEHIND_STOP.search(text))


def is_contact(text: str) -> bool:
    """Return whether a line holds an address: mail, web, telephone, post code."""
    return bool(_CONTACT.search(text))


def is_lead_in(text: str) -> bool:
    """Return whether a line breaks off to be continued below ("We use it to:")."""
    if text.endswith((":", "：")):
        return bool(_LEAD_IN_END.search(text))
    return bool(_BROKEN_OFF.search(text, max(0, len(text) - _LONGEST_BROKEN_OFF)))


def is_breaking_off(text: str) -> bool:
    """Return whether even a line in bold is a sentence that goes on below ("We collect this data:")."""
    if not text.endswith((":", "：")) or len(text.split()) <= 3:
        return False
    clause = _CLAUSE.search(text) is not None and not is_title_case(text) and not _QUESTION.match(text)
    return clause or _BREAKING_OFF.search(text) is not None


def is_clause(text: str) -> bool:
    """Return whether somebody does something in it ("You agree to that")."""
    return bool(_CLAUSE.search(text))


def has_pronoun_or_verb(text: str) -> bool:
    """Return whether a few words are a sentence and no title, by the words that only sentences have."""
    return bool(_IN_SENTENCES.search(text))


def goes_over(text: str, below: str) -> bool:
    """Return whether two lines are one title by the small word where they meet ("RIGHTS AND", "DUTIES")."""
    return bool(_SMALL_WORDS.match(text.split()[-1]) or _SMALL_WORDS.match(below.split()[0]))


def is_trail(text: str) -> bool:
    """Return whether it shows where in the site the page is ("Home >> Privacy")."""
    return bool(_TRAIL.search(_QUOTED.sub("", text)))


def is_date_label(text: str) -> bool:
    """Return whether it announces a date and nothing else ("Effective Date")."""
    return has_letters(text) and bool(_DATE_LABEL.fullmatch(text))


def is_company(text: str) -> bool:
    """Return whether it is the name of a company, as over an address."""
    return bool(_COMPANY.search(text))


def has_letters(text: str) -> bool:
    """Return whether there is a letter of any script in it."""
    return bool(_LETTER.search(text))


def ideographs(text: str) -> int:
    """Return the number of characters of scripts that are written without spaces between words."""
    return len(_IDEOGRAPH.findall(text))


def is_upper(text: str) -> bool:
    """Return whether it is set in capitals all through, beyond a mere abbreviation."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 4


def ends_sentence(text: str) -> bool:
    """Return whether it ends as sentences and list items do; a question mark may end a heading, too."""
    closed = text.rstrip("\"'”’»)」 ")
    return closed.endswith(_SENTENCE_END) and not closed.endswith(("?", "？"))


def opens_title(text: str) -> bool:
    """Return whether it opens like a heading: with a capital, a digit, or a letter of a caseless script."""
    first = _LETTER_OR_DIGIT.search(text)
    return first is not None and not first.group().islower()


def is_title_case(text: str) -> bool:
    """Return whether its main words have capitals ("Acceptance of Terms"), unlike those of sentences."""
    words = _WORD.findall(text)
    return bool(words) and not any(word[0].islower() for word in words if not _SMALL_WORDS.match(word))


@lru_cache(LINES_REMEMBERED)
def is_title(text: str, words: int) -> bool:
    """Return whether a line without markup reads like a heading of at most so many words."""
    return (
        1 < len(text) <= 10 * words
        and opens_title(text)
        and len(text.split()) <= words
        and not ends_sentence(text)
        and not is_contact(text)
        and not is_navigation(text)
        and not is_date_line(text)
        and not is_lead_in(text)
        and not _SENTENCE_WORDS.match(text)
        and not _NOT_IN_TITLES.search(_QUOTED.sub("", text))
    )


def begins_small(text: str) -> bool:
    """Return whether a line goes on with a small letter."""
    first = _LETTER_OR_DIGIT.search(text)
    return first is not None and first.group().islower()


def is_lone_title(text: str) -> bool:
    """Return whether a line without markup reads like a heading even where other headings have markup."""
    words = text.split()
    if _NOT_IN_LONE_TITLES.search(text) or len(words) > _LONE_TITLE_WORDS:
        return False
    if _SMALL_WORDS.match(words[-1]) or is_company(text):
        return False
    return is_title_case(text) or (len(words) <= _LONE_SENTENCE_WORDS and "," not in text)


def is_plain_title(text: str, words: int) -> bool:
    """Return whether a line without markup, number or capitals still reads like a heading."""
    if text.endswith((":", "：")) or text.startswith("(") or not is_title(text, words):
        return False
    if text[0].isdigit() or (_DIGIT.search(text) and _DATE.search(text)) or _TWO_SENTENCES.search(text):
        return False
    # Items of a list have commas as titles in capitals have: "Contests, Giveaways and Surveys".
    return "," not in text or is_title_case(text)
