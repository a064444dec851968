"""The words by which an edit says something else, and those by which it does not; pure data."""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.trifles import word_set

# Before a number: it refers to a part of a text, or is a part of a name.
REFERENCE = lazy_pattern(
    r"(?:\b(?:sections?|clauses?|articles?|paragraphs?|parts?|points?|items?|appendix|annex|exhibit|schedule|tables?|figure"
    r"|version|v|type|level|step|nos?|nr|abschnitt|ziffer|absatz|artikel|punkt|anlage|art|abs|annexe|alinéa|artículo"
    r"|cláusula|apartado|anexo|articolo|punto|allegato|artigo|ponto|bijlage|lid|line|page|iso|rule|chapter)|§|(?<=\s)(?-i:[A-ZÀ-Þ])[\w&-]*)"
    r"\W{0,3}(?:\d[\d.]*\W{0,3}(?:(?:and|or|to|und|bis|et|y|e|en)\W)?){0,3}$",
    re.IGNORECASE,
)
# Behind a number: it says how many there are of something.
COUNTED = lazy_pattern(
    r"\s?(?:[%€$£¥]|[)\]]?\s(?!(?:below|above|hereof|herein|and|the|for|und|oder|oben|unten|der|die|das|ci-dessous"
    r"|que|los|las|del|con|het|een|van)\b)[^\W\d_]{3,})",
    re.IGNORECASE,
)
# Behind a word that may be a number: "thirty days", "calendar days".
UNITS = lazy_pattern(
    r"\s(?:\(\w+\)\s)?(?:business\s|calendar\s|working\s)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent"
    r"|dollars?|euros?|tagen?|wochen?|monaten?|jahren?|jours?|semaines?|mois|ans|días|semanas|meses|años|giorni|mesi"
    r"|anni|dagen|weken|maanden|jaar|dias|anos)\b",
    re.IGNORECASE,
)
# Words of no weight by which a sentence says the contrary.
TURNING = word_set(
    "not no never nor neither without except unless only cannot must may shall will should",
    "nicht kein keine keinen keiner nie ohne außer nur muss müssen darf dürfen",
    "ne pas jamais aucun aucune sans sauf doit doivent peut peuvent",
    "nunca sin salvo sólo debe deben puede pueden non mai senza solo deve devono può possono",
    "niet geen nooit zonder behalve alleen moet moeten mag mogen",
    "não sem exceto apenas devem pode podem",
)
# By these, a page leads from one place to another.
LEADING = word_set(
    "link links page pages website websites site sites webpage form forms webform button section question",
    "questions contact email here there following below above address portal please",
    "seite seiten webseite formular abschnitt fragen kontakt hier folgende folgenden",
    "lien liens formulaire bouton rubrique contacter suivant suivante adresse consulter veuillez",
    "enlace página páginas sitio formulario sección preguntas contacto aquí siguiente consultar",
    "collegamento pagina pagine sito modulo sezione domande contatto contattare seguente consultare",
    "koppeling formulier vragen volgende",
    "sítio formulário secção seção perguntas contato seguinte",
)
# By these, a policy points to itself, as "this" does.
POINTING = word_set(
    "said foregoing aforesaid aforementioned",
    "vorliegend vorliegende vorliegenden vorliegender vorliegendes dieses dieser diesen diesem diese",
    "présent présente présents présentes",
    "presente presentes presenti suddetto suddetta suddetti suddette",
    "onderhavige voorliggende",
)
