"""What stands around a policy on its page and in its addresses, and heads nothing; no look at markup."""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern

# What pages set as headings around a policy: contents, links to others, questions to the reader, menus.
_FURNITURE = lazy_pattern(
    r"""\W*(?:
    (?:table\ of\ )?contents | (?:on|in)\ this\ (?:page|article|section|policy|document)
    | inhalt(?:sverzeichnis|sübersicht)? | auf\ dieser\ seite
    | sommaire | table\ des\ matières | sur\ cette\ page
    | índice | tabla\ de\ contenidos? | en\ esta\ página
    | indice(?:\ dei\ contenuti)? | in\ questa\ pagina
    | inhoud(?:sopgave)? | op\ deze\ pagina
    | sumário | nesta\ página | 目次
    | (?:related|recommended|popular|other|further|more|similar)
      \ (?:articles?|links?|topics?|posts?|pages?|reading|documents?)
    | see\ also | you\ (?:may|might)\ also\ (?:like|be\ interested\ in)
    | articles\ (?:associés|similaires|connexes) | à\ lire\ (?:aussi|également)
    | (?:verwandte|ähnliche|weitere)\ (?:artikel|themen|beiträge) | das\ könnte\ sie\ auch\ interessieren
    | artículos\ relacionados | articoli\ correlati | gerelateerde\ artikelen | artigos\ relacionados
    | (?:was|did|is)\ (?:this|the)\ (?:page|article|information|answer|content)\b.{0,40}
    | did\ (?:this|we)\ (?:help|answer).{0,30} | war\ (?:diese|dieser)\ (?:seite|artikel|information)\b.{0,30}
    | cet(?:te)?\ (?:article|page)\ vous\ a.{0,30}
    | voir\ (?:aussi|également) | siehe\ auch | (?:véase|ver|consulte)\ también | (?:vedi|leggi)\ anche
    | zie\ ook | ve(?:r|ja)\ também
    | other\ ways\ to\ get\ help | still\ need\ help\b.{0,30} | end\ of\ .{0,30}\ links
    | have\ more\ questions\??.{0,30}
    | share\ this\ (?:page|article) | partager\ cet(?:te)?\ (?:page|article)
    | diese[nr]?\ (?:seite|artikel)\ teilen
    | compartir\ este\ artículo | follow\ us(?:\ on.{0,30})?
    | (?:join|subscribe\ to|sign\ up\ (?:for|to))\ (?:the|our)\ (?:mailing\ list|newsletter)
    | (?:(?:collapse|expand|open|close)\ all\W*){1,2}
    | (?:site\ |main\ )?navigation | menu | footer | breadcrumbs?
    | language | select\ (?:your\ )?(?:language|country|region) | back\ to\ top
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE_OR_LANGUAGE = lazy_pattern(
    r"""english(?:\ \(.{2,20}\))? | deutsch | français | español | italiano | nederlands | polski | dansk
    | svenska     | português(?:\ \(.{2,20}\))?
    | united\ (?:states|kingdom)(?:\ of\ america)? | (?:the\ )?netherlands | nederland | france | germany
    | deutschland | allemagne | österreich | schweiz | suisse | ireland | italia | italy | españa
    | spain | portugal | belgi(?:um|que|ë) | luxembourg | canada | australia | japan | brazil | brasil""",
    re.IGNORECASE | re.VERBOSE,
)
_STREET = lazy_pattern(
    r"""^\d{1,5}[a-z]?,?\ (?:\w+\ ){1,4}
      (?:street|st|road|rd|avenue|ave|lane|drive|way|square|quay|court|blvd|boulevard)\b
    | \b\w+(?:straße|strasse|str\.|gasse|weg|platz|allee|straat|laan|gracht|kade|plein)\ \d
    | \b\d{1,4}(?:\ ?bis)?,?\ (?:rue|avenue|boulevard|quai|place|chemin|allée|impasse)\b
    | ^(?:via|viale|piazza|corso|calle|avenida|paseo|plaza|rua|praça)\ .*\d
    | \bP\.?\ ?O\.?\ ?Box\b | \bPostfach\b | ^c/o\b
    # post codes: 10115 Berlin, 1013 AA Amsterdam, SE1 7TL, CA 94114, 293 01 Mladá Boleslav
    | ^\d{5}\ [^\W\d]+ | ^\d{4}\ ?[A-Z]{2}\b | \b[A-Z]{1,2}\d[A-Z\d]?\ \d[A-Z]{2}$
    | ,\ [A-Z]{2}\ \d{5}(?:-\d{4})?$ | ,\ \d{3}\ ?\d{2}\ [^\W\d]""",
    re.IGNORECASE | re.VERBOSE,
)
# Words of a heading over an address, unlike those of a name.
_OFFICE = lazy_pattern(
    r"""\b(?:contacts?|address(?:es)?|offices?|officer|data|protection|privacy|controllers?|processors?
    | represent\w*|responsib\w+|publisher|headquarters|authorit\w+|complaints?|notices?|support|services?
    | department|agent|legal|us|we|your?|who|how|where|what|company|information|details|customer|supplier
    | provider|imprint|impressum|verantwort\w*|kontakt\w*|anschrift|sitz|aufsichts\w*|anbieter|betreiber
    | adresse|respons\w+|édit\w+|hébergeu\w+|délégué\w*|siège|autorité|vendeur|titolare|titular|contatt\w+
    | indirizzo|contacto|dirección|contactgegevens|adres)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME_WORDS = 5
_ADDRESS_CHARS = 90


def names_page_furniture(text: str) -> bool:
    """Return whether even a heading with markup is of the page and not of the policy ("Related articles")."""
    return bool(_FURNITURE.fullmatch(text))


def is_place_or_language(text: str) -> bool:
    """Return whether it names a country or language and nothing else, as in addresses and menus."""
    return bool(_PLACE_OR_LANGUAGE.fullmatch(text))


def is_street(text: str) -> bool:
    """Return whether it is a line of an address: street and number, post box, post code."""
    return len(text) <= _ADDRESS_CHARS and bool(_STREET.search(text))


def may_be_name(text: str) -> bool:
    """Return whether it may be the name of a person or company, all in capitals and without an office."""
    words = text.split()
    named = len(words) <= _NAME_WORDS and not any(word[0].islower() for word in words)
    named = named and (len(words) > 1 or text.isupper())
    return named and not _OFFICE.search(text) and not text.endswith((":", "?"))
