"""The phrases by which page furniture is recognized, in the languages of dates."""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern

# What changes by itself, inside a line.
ASIDES = lazy_pattern(
    r"""
      # numbers of items
      (?:^|(?<=[.;:!?)\d]\s))\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.)]+(?=\s|$)
    | ^(?:n[or]\.|n[°º]\.?|num\.|№|§)\s?\d{1,3}(?:\.\d{1,3}){0,4}[.):]?(?=\s|$)
    | ^\d{1,3}(?:\.\d{1,3}){1,4}(?=\s+["“„«(]?(?-i:[A-ZÀ-Þ]))
      # bullets, as the letters by which word processors choose their signs; the rarer ones are words, too
    | ^(?-i:[ovqwlnpøØüÞ·])(?=\s+\w)
    | (?:^|(?<=[.;:!?]\s))(?-i:[ovqwlnpøØüÞàèux])(?=\s+(?-i:[A-ZÀ-Þ]))
    | \]\[[^\[\]\n]{0,80}\]  # Markdown that the page shows
      # an address of mail that is hidden, with what is left of it
    | [^\s]{0,80}\[\s?e-?mail\s+protected\s?\][^\s]{0,80}
      # the way to the page for another country
    | (?:^|(?<=[.;!?/]\s))(?:[^\s.;!?/]+\s+){0,7}(?:click\shere|clicca\squi|cliquez\sici|klicken\ssie\shier
          |klik\shier|haga\sclic\saquí|clique\saqui)\b(?:[^.;!?\n]{0,20}[.!]|$)
      # HTML that the page shows
    | <[^<>\n]{0,300}> | </?\w{1,10}(?=$|\s) | (?<!\w)/\w{1,10}>
    | <?\ba?\s?(?:href|src|class)=["'][^"'\n]{0,300}["']\s?>?
      # how often something was viewed
    | (?<!\S)\d{1,4}(?:[.,]\d)?[KM](?:\d{1,4}(?:[.,]\d)?[KM])*(?![a-z])
      # how many of a kind there are
    | (?<!\S)\[?x\d{1,3}\]?(?!\w)
      # what a link does
    | [(\[][^()\[\]\n]{0,20}\b(?:opens?|opening|öffnet|ouvre|s['’]ouvre|abre|apre|si\sapre|opent)\b
          [^()\[\]\n]{0,60}[)\]]
    | \b(?:link|lien|enlace|collegamento)?\s?(?:will\s)?
          (?:opens?|s['’]ouvr(?:e|ira)|öffnet(?:\ssich)?|se\sabre|si\sapre|wordt\sgeopend|abre)\s(?:in|dans|en|numa?|em)\s(?:\w+\s){0,3}(?:window|tab|fenster|fenêtre|onglet|ventana
          |pestaña|finestra|scheda|venster|tabblad|janela)\b(?:\sde\snavigateur)?
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
# The number of an item inside a sentence, and what looks like one and refers to a part ("Section 5 (a)") or
# says how many ("thirty (30) days").
ITEM = lazy_pattern(
    r"""
      (?P<kept>
        (?:\d\s?|[)]\s|§{1,2}\s?|\b(?:sub)?(?:sections?|paragraphs?|clauses?|articles?|items?|parts?|points?|exhibit|annex
          |schedule|rules?|abs(?:atz)?|artt?|artikel|satz|ziffer|buchstabe|lit|nr|no|let|alinéa|lettre|artículo|apartado
          |letra|articolo|comma|lettera|artigo|alínea|lid)\b[\s.]{1,2}(?:[\d.]{1,8}\s?)?)
        (?:[(]\w{1,4}[)]\s?)+
      )
    | (?<!\S)[(（](?:[ivxl]{1,6}|(?P<letter>[a-z])(?P=letter)?)[)）](?=[\s,;:]|$)
    | (?:(?<=[,;:.]\s)|(?<=\s(?:and|und)\s)|(?<=\soder\s)|(?<=\s(?:or|et|ou|en)\s)|(?<=\s[yoe]\s))
      [(（]\d{1,2}[)）](?=\s)
    | (?<!\S)(?P<half>(?:[ivxl]{1,6}|(?P<one>[a-z])(?P=one)?|\d{1,2})[)）])(?=\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
COPYRIGHT = lazy_pattern(
    r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b.{0,40}\b(?:19|20)\d\d|\b(?:19|20)\d\d.{0,60}\bcopyright\b"
    r"|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados",
    re.IGNORECASE,
)
COUNTER = lazy_pattern(
    r"\d[\d.,]*\s*k?\s*(?:of|out of|/|von|sur|de|di|van)"
    r"\s*\d[\d.,]*\b.{0,40}"
    r"\b(?:helpful|useful|hilfreich|utiles?|útil|nuttig)"
    r"|\b(?:helpful|useful|hilfreich|utile|útil|utili|nuttig)\b.{0,20}\?"
    r"|\d\s+[^\W\d]+\s+(?:have\s+)?(?:likes?d?|found|viewed|shared|voted|mögen|aiment|ont\s+aimé|piace)\b"
    r"|^\W*\d[\d.,]*\s*k?\s*(?:views?|likes?|shares?|comments?|reviews?|ratings?"
    r"|followers?|votes?|downloads?|stars?|min(?:utes?)?\s+read|aufrufe|kommentare|vues|commentaires|visitas|comentarios|visualizzazioni|commenti"
    r"|weergaven|reacties)\b",
    re.IGNORECASE,
)
LEADS_ELSEWHERE = lazy_pattern(
    r"^\W*(?:related|similar|recommended|popular|recent|latest|more)\s+(?:articles?|links?|posts?|topics?|pages?"
    r"|content|news|stories|documents?|resources)\b"
    r"|^\W*(?:see also|read more|you may also like|was this|did this|table of contents|on this page"
    r"|in this article|share this|follow us|skip to|back to top|print this|contents)\b"
    r"|^\W*(?:ähnliche|verwandte|weitere|zuletzt|inhaltsverzeichnis|inhalt\b|war dieser|folgen sie)"
    r"|^\W*(?:articles? (?:liés|similaires|connexes)|voir aussi|sommaire\b|lire aussi|cet article)"
    r"|^\W*(?:artículos relacionados|ver también|contenido\b|articoli correlati|vedi anche|indice\b)"
    r"|^\W*(?:gerelateerde|zie ook|inhoud\b|artigos relacionados|veja também)",
    re.IGNORECASE,
)
BYLINE = lazy_pattern(
    r"^\W*(?:(?:written|posted|published|authored) by|author|geschrieben von|autor|rédigé par|écrit par"
    r"|auteur|escrito por|scritto da|autore|geschreven door)\b",
    re.IGNORECASE,
)
THANKS = lazy_pattern(
    r"\b(?:thanks? to|thank you to|acknowledge?ments?|credits|contributors|danksagung|merci à|remerciements"
    r"|agradecimientos|ringraziamenti|met dank aan|agradecimentos)\b",
    re.IGNORECASE,
)
ERROR = lazy_pattern(
    r"\b(?:an error (?:has )?occurred|something went wrong|une erreur (?:s['’]est produite|est survenue)"
    r"|ein fehler ist|ha ocurrido un error|si è verificato un errore|er is een fout|ocorreu um erro"
    r"|(?:take|taking) longer than usual|(?:limited|reduced) (?:team|staff)|experiencing (?:high|technical)"
    r"|enable javascript|accept all cookies|(?:we|this (?:web)?site) uses? cookies to)\b",
    re.IGNORECASE,
)
ANNOUNCEMENT = lazy_pattern(
    r"\bwe(?:['’]ve|\s+have|['’]re|\s+are)?\s+(?:recently\s+|also\s+|now\s+)?"
    r"(?:updat|chang|revis|amend)(?:ed|ing)\b"
    r"|\b(?:has|have) been (?:updated|revised|amended|replaced)\b|\b(?:prior|previous) version\b"
    r"|\bnous avons (?:récemment )?(?:mis à jour|modifié)|\bwir haben\b.{0,80}\b(?:aktualisiert|geändert"
    r"|überarbeitet)"
    r"|\bhemos (?:actualizado|modificado)|\babbiamo (?:aggiornato|modificato)|\batualizámos|\batualizamos"
    r"|\bwe hebben\b.{0,80}\b(?:bijgewerkt|gewijzigd|aangepast)",
    re.IGNORECASE,
)
# The commonest words of the languages of dates; a list of names or titles has few of them.
_LANGUAGES = (
    "a an the of to in and or our we us you your it its is are be been will may can must not this that",
    "these for with by from on at as if when which who how any such has have do does",
    "der die das den dem des ein eine einen und oder wir uns unser unsere unseren sie ihr ihre ihren es ist",
    "sind wird werden kann können nicht zu im von mit für auf bei als wenn dass",
    "le la les l un une de du d et ou nous notre nos vous votre vos il elle est sont être sera peut ne pas à",
    "au aux en par pour avec sur dans que qui si ce cette ces",
    "el los las uno una del y o nosotros nuestro nuestra nuestros usted su sus es son ser será puede no al",
    "para con sobre este esta estos lo se",
    "gli i della dei delle degli e noi nostro nostra nostri voi suo sua è sono sarà può non ai per su che",
    "questo questa di da",
    "het een we ons onze u uw je jouw zijn wordt worden niet te van met voor op bij dat deze",
    "os um uma dos ou nós nosso nossa você seu sua são não ao por em",
)
FUNCTION = frozenset(word for words in _LANGUAGES for word in words.split())
# A postal address or another particular of the company: its form, or a street, with a number.
COMPANY = lazy_pattern(
    r"\b(?:ltd|limited|llc|llp|inc|corp|plc|gmbh|mbh|ag|kg|ug|se|s\.?a\.?(?:s|rl)?|s\.?r\.?l|s\.?l|b\.?v|n\.?v|oy"
    r"|ab|as|aps|lda|pty|co|street|st|road|rd|avenue|ave|lane|square|drive|boulevard|blvd|suite|floor"
    r"|stra(?:ß|ss)e|str|platz|weg|rue|place|chemin|calle|plaza|paseo|via|viale|piazza|straat|laan|plein"
    r"|rua|avenida)\b",
    re.IGNORECASE,
)
