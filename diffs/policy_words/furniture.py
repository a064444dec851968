"""Recognize what stands on the page of a policy and is none of its words; pure.

The rules are generic: what a line consists of (links, names, counters), not which site it is from.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diffs.text.without_markup import legible

# In words. A line with fewer is a label, a name or an item of a menu.
_FEWEST = 5
# In words. A line with so many is a sentence even if it does not end like one.
_LONG = 14

# In characters. A longer line is a paragraph, whatever words are in it.
_NOTICE = 300

# What changes by itself, inside a line.
_ASIDES = re.compile(
    r"""
      # numbers of items
      (?:^|(?<=[.;:!?)\d]\s))\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.)]+(?=\s|$)
    | \]\[[^\[\]\n]{0,80}\]  # Markdown that the page shows
      # the way to the page for another country
    | (?:^|(?<=[.;!?/]\s))(?:[^\s.;!?/]+\s+){0,7}(?:click\shere|clicca\squi|cliquez\sici|klicken\ssie\shier
          |klik\shier|haga\sclic\saquí|clique\saqui)\b(?:[^.;!?\n]{0,20}[.!]|$)
      # what a link does
    | [(\[][^()\[\]\n]{0,20}\b(?:opens?|opening|öffnet|ouvre|s['’]ouvre|abre|apre|si\sapre|opent)\b
          [^()\[\]\n]{0,60}[)\]]
    | \b(?:last\s+)?(?:updated|modified|edited|revised|published|posted|changed|reviewed|aktualisiert|geändert
          |mise?\s+à\s+jour|modifiée?|actualizad[oa]|aggiornat[oa]|bijgewerkt|atualizad[oa])\b[\s:]{0,3}
          (?:(?:over|about|almost|more\s+than|less\s+than|vor|il\s+y\s+a|hace|há|fa|geleden|an?|the|ein(?:em|er)?
             |une?|un[oa]?|this|last|diese[nrs]?|letzte[nrs]?|\d{1,3})\s+){0,4}
          (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|yesterday|today|just\s+now|moments?
             |tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?|gestern|heute|stunden?|jours?|semaines?|mois|ans?|hier
             |aujourd['’]hui|heures?|días?|semanas?|meses|mes|años?|ayer|hoy|giorni|settiman[ae]|mes[ei]|ieri|oggi
             |dagen|weken|maanden|jaar|gisteren|vandaag)\b(?:\s+(?:ago|geleden|fa|atrás))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b.{0,40}\b(?:19|20)\d\d|\b(?:19|20)\d\d.{0,60}\bcopyright\b"
    r"|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\d[\d.,]*\s*k?\s*(?:of|out of|/|von|sur|de|di|van)\s*\d[\d.,]*\b.{0,40}"
    r"\b(?:helpful|useful|hilfreich|utiles?|útil|nuttig)|\b(?:helpful|useful|hilfreich|utile|útil|utili|nuttig)\b.{0,20}\?"
    r"|^\W*\d[\d.,]*\s*k?\s*(?:views?|likes?|shares?|comments?|reviews?|ratings?|followers?|votes?|downloads?|stars?"
    r"|min(?:utes?)?\s+read|aufrufe|kommentare|vues|commentaires|visitas|comentarios|visualizzazioni|commenti"
    r"|weergaven|reacties)\b",
    re.IGNORECASE,
)
_LEADS_ELSEWHERE = re.compile(
    r"^\W*(?:related|similar|recommended|popular|recent|latest|more)\s+(?:articles?|links?|posts?|topics?|pages?"
    r"|content|news|stories|documents?|resources)\b|^\W*(?:see also|read more|you may also like|was this|did this"
    r"|table of contents|on this page|in this article|share this|follow us|skip to|back to top|print this|contents)\b"
    r"|^\W*(?:ähnliche|verwandte|weitere|zuletzt|inhaltsverzeichnis|inhalt\b|war dieser|folgen sie)"
    r"|^\W*(?:articles? (?:liés|similaires|connexes)|voir aussi|sommaire\b|lire aussi|cet article)"
    r"|^\W*(?:artículos relacionados|ver también|contenido\b|articoli correlati|vedi anche|indice\b|gerelateerde"
    r"|zie ook|inhoud\b|artigos relacionados|veja também)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thanks? to|thank you to|acknowledge?ments?|credits|contributors|danksagung|merci à|remerciements"
    r"|agradecimientos|ringraziamenti|met dank aan|agradecimentos)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s|^\s*(?:\d+[\\.)]*\s*)?(\*\*|__)[^*_\n]{1,120}\1[\s:.]*$")
_ERROR = re.compile(
    r"\b(?:an error (?:has )?occurred|something went wrong|une erreur (?:s['’]est produite|est survenue)"
    r"|ein fehler ist|ha ocurrido un error|si è verificato un errore|er is een fout|ocorreu um erro|enable javascript"
    r"|accept all cookies|(?:we|this (?:web)?site) uses? cookies to)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = re.compile(r"[.;:!?。…][)\]\"'”’»*_]*$")
# The commonest words of the languages of dates; a list of names or titles has few of them.
_LANGUAGES = (
    "a an the of to in and or our we us you your it its is are be been will may can must not this that these for",
    "with by from on at as if when which who how any such has have do does",
    "der die das den dem des ein eine einen und oder wir uns unser unsere unseren sie ihr ihre ihren es ist sind",
    "wird werden kann können nicht zu im von mit für auf bei als wenn dass",
    "le la les l un une de du d et ou nous notre nos vous votre vos il elle est sont être sera peut ne pas à au aux",
    "en par pour avec sur dans que qui si ce cette ces",
    "el los las uno una del y o nosotros nuestro nuestra nuestros usted su sus es son ser será puede no al para con",
    "sobre este esta estos lo se",
    "gli i della dei delle degli e noi nostro nostra nostri voi suo sua è sono sarà può non ai per su che questo",
    "questa di da",
    "het een we ons onze u uw je jouw zijn wordt worden niet te van met voor op bij dat deze",
    "os um uma dos ou nós nosso nossa você seu sua são não ao por em",
)
_FUNCTION = frozenset(word for words in _LANGUAGES for word in words.split())
# A postal address or another particular of the company: its form, or a street, with a number.
_COMPANY = re.compile(
    r"\b(?:ltd|limited|llc|llp|inc|corp|plc|gmbh|mbh|ag|kg|ug|se|s\.?a\.?(?:s|rl)?|s\.?r\.?l|s\.?l|b\.?v|n\.?v|oy"
    r"|ab|as|aps|lda|pty|co|street|st|road|rd|avenue|ave|lane|square|drive|boulevard|blvd|suite|floor"
    r"|stra(?:ß|ss)e|str|platz|weg|rue|place|chemin|calle|plaza|paseo|via|viale|piazza|straat|laan|plein|rua|avenida)\b",
    re.IGNORECASE,
)


@lru_cache(4096)
def visible_words(line: str) -> str:
    """Return the words of a line of Markdown, without what changes by itself.

    Args:
        line: one line.
    """
    return _ASIDES.sub(" ", legible(line))


def is_copyright(words: str) -> bool:
    """Return whether a line is the notice of copyright, whose year is that of the page.

    Args:
        words: the line, without markup.
    """
    return len(words) < _NOTICE and bool(_COPYRIGHT.search(words))


def is_heading(line: str) -> bool:
    """Return whether a line is a heading, by its markup.

    Args:
        line: one line of Markdown.
    """
    return bool(_HEADING.match(line))


def is_furniture(line: str, title: str) -> bool:
    """Return whether a line of a page has no words of its policy that could be edited.

    A heading has none: it is renamed, not reworded.

    Args:
        line: one line of Markdown.
        title: the title of the page, as a heading may repeat it.
    """
    words = visible_words(line)
    if not words or is_heading(line) or words.casefold() in title.casefold():
        return True
    if is_copyright(words) or (len(words) < _NOTICE and _ERROR.search(words)):
        return True
    if (
        _COUNTER.search(words)
        or _LEADS_ELSEWHERE.match(words)
        or (_THANKS.search(words) and len(words) < _NOTICE)
    ):
        return True
    return _is_menu(line, words) or not (is_sentence(words) or is_address(words))


def _is_menu(line: str, words: str) -> bool:
    """Return whether a line consists of links or of short items beside each other."""
    if not any(map(str.isalnum, _LINK.sub("", line))):
        return True
    items = re.split(r"\s[|•·]\s|\s{2,}", words)
    return len(items) > 2 and all(len(item.split()) <= _FEWEST for item in items)


def is_sentence(words: str) -> bool:
    """Return whether a line has a sentence, not only names.

    Args:
        words: the line, without markup.
    """
    found = _WORD.findall(words.casefold())
    common = sum(word in _FUNCTION for word in found)
    if len(found) < _FEWEST or not common:
        return False
    return bool(_ENDS.search(words) or len(found) >= _LONG) and 8 * common >= len(found)


def is_address(words: str) -> bool:
    """Return whether a line has a postal address, as in ``Lamps Ltd, 3 Quay Street, Cork``.

    Args:
        words: the line, without markup.
    """
    return (
        any(map(str.isdigit, words))
        and "," in words
        and len(words) < _NOTICE
        and bool(_COMPANY.search(words))
    )
