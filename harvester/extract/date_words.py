"""The words with which policies state their dates, in seven languages.

A *label* announces a date ("Last updated"); *joints* may stand between label and date ("on", ":", "of this
policy"); *nouns* tell whose date it is: the policy's, a law's, an earlier version's, or an example's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language, as alternatives of a regular expression.

    Attributes:
        effective: say from when the policy counts.
        updated: say when it was last changed.
        dated: say which state of the text this is; too common in running text to trust them there.
        issued: say when it was first adopted; a date of the text only where no later one is stated.
    """

    effective: str
    updated: str
    dated: str
    issued: str


_CHANGE_EN = (
    r"(?:updated?s?|updating|revised?|revisions?|modified|modifications?|amended|amendments?|changed?s?|edited)"
)
LABELS = {
    "en": Labels(
        effective=r"(?:effective|commencement|entry\s+into\s+force)\s+date|date\s+(?:of\s+)?(?:effective|entry\s+into\s+force)"
        r"|effective|(?:takes?|took|taking)\s+effect|with\s+effect|(?:go(?:es)?|went|comes?|came)\s+into\s+(?:effect|force)"
        r"|(?:in|into)\s+(?:effect|force)",
        updated=rf"(?:date\s+)?(?:of\s+)?(?:(?:the|its)\s+)?(?:most\s+recent(?:ly)?|latest|last)\s+(?:date\s+)?(?:\w+\s+)?{_CHANGE_EN}"
        rf"|date\s+(?:of\s+)?(?:last\s+)?{_CHANGE_EN}|{_CHANGE_EN}\s+date|{_CHANGE_EN}|rev\.",
        dated=r"(?:date\s+)?(?:last\s+)?(?:posted|published)|(?:publication|posting)\s+date|version\s+date|version|rev"
        r"|current\s+as\s+of|as\s+of|dated?|applies|applicable|valid",
        issued=r"(?:originally|first|initially)\s+(?:posted|published|adopted|issued|effective)|adopted|established|enacted|issued|created",
    ),
    "de": Labels(
        effective=r"gültig(?:keitsdatum|keit)?|gilt|in\s+kraft(?:\s+(?:getreten|tretend))?|inkrafttretens?|wirksam|tritt",
        updated=r"(?:zuletzt|letztmals|letztmalig)\s+(?:\w+\s+)?(?:aktualisiert|geändert|überarbeitet|angepasst|bearbeitet)"
        r"|(?:datum\s+der\s+)?letzten?r?\s+(?:aktualisierung|änderung|überarbeitung|bearbeitung|anpassung|stand|fassung)"
        r"|aktualisiert|geändert|überarbeitet|aktualisierungsdatum|änderungsdatum|aktualisierung",
        dated=r"(?:aktueller\s+)?stand|fassung|datenstand|veröffentlicht|erstellt",
        issued=r"verabschiedet|beschlossen",
    ),
    "fr": Labels(
        effective=r"(?:date\s+)?(?:d\u2019|d')?entrée?s?\s+en\s+vigueur|entren?t?\s+en\s+vigueur|en\s+vigueur|entrera\s+en\s+vigueur"
        r"|(?:date\s+de\s+)?prise\s+d(?:\u2019|')effet|date\s+d(?:\u2019|')effet|prend\s+effet|applicable",
        updated=r"(?:date\s+de\s+(?:la\s+)?)?dernière\s+(?:mise\s+à\s+jour|modification|révision|actualisation|version)"
        r"|(?:date\s+de\s+)?mise?s?\s+à\s+jour|modifiée?s?|révisée?s?|actualisée?s?|date\s+de\s+(?:modification|révision)",
        dated=r"version\s+(?:en\s+date)|publiée?s?",
        issued=r"adoptée?s?",
    ),
    "es": Labels(
        effective=r"(?:fecha\s+de\s+)?(?:la\s+)?(?:entrada\s+en\s+vigor|entrada\s+en\s+vigencia|vigencia|efectividad)"
        r"|(?:entra|entrará|entran|entró)\s+en\s+(?:vigor|vigencia)|en\s+vigor|en\s+vigencia|vigentes?|efectiv[oa]s?|válid[oa]s?",
        updated=r"(?:fecha\s+de\s+)?(?:la\s+)?última\s+(?:actualización|modificación|revisión|versión)"
        r"|(?:fecha\s+de\s+)(?:actualización|modificación|revisión)|actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?|actualización",
        dated=r"versión|publicad[oa]s?",
        issued=r"aprobad[oa]s?",
    ),
    "it": Labels(
        effective=r"(?:data\s+(?:di|d(?:\u2019|'))\s*)?(?:entrata\s+in\s+vigore|decorrenza|efficacia)|(?:entra|entrerà)\s+in\s+vigore"
        r"|in\s+vigore|valid[oa]|efficace|vigente",
        updated=r"(?:data\s+(?:di|dell(?:\u2019|')\s*)?)?ultim[oa]\s+(?:aggiornamento|modifica|revisione|versione)"
        r"|data\s+(?:di|dell(?:\u2019|'))\s*(?:aggiornamento|revisione|modifica)|aggiornat[oa]|modificat[oa]|revisionat[oa]|aggiornamento",
        dated=r"versione|pubblicat[oa]",
        issued=r"adottat[oa]",
    ),
    "nl": Labels(
        effective=r"ingangsdatum|van\s+kracht|inwerkingtreding|in\s+werking|geldig|geldt|ingaand|treedt",
        updated=r"(?:voor\s+het\s+)?laatste?\s+(?:\w+\s+)?(?:bijgewerkt|gewijzigd|herzien|aangepast|update|wijziging|versie|herziening|aanpassing)"
        r"|bijgewerkt|gewijzigd|herzien|aangepast",
        dated=r"versie|gepubliceerd",
        issued=r"vastgesteld",
    ),
    "ja": Labels(
        effective=r"(?:施行|発効|効力発生|適用開始|適用)(?:年月)?日?",
        updated=r"(?:最終)?(?:更新|改定|改訂|改正|変更)(?:年月)?日?",
        dated=r"現在",
        issued=r"(?:制定|策定|公開|掲載)(?:年月)?日?",
    ),
}

# A label begins a word: after no letter, or where a page glued "PolicyEffective" together.
_WORD = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-z])(?=[A-Z])))"
_END = r"(?![^\W\d_])"


def _label_pattern() -> re.Pattern[str]:
    """One group for each language and class, named so that a match tells both."""
    groups = []
    for language, labels in LABELS.items():
        for name in ("issued", "effective", "updated", "dated"):
            words = getattr(labels, name)
            edges = ("", "") if language == "ja" else (_WORD, _END)
            groups.append(rf"(?P<{name}_{language}>{edges[0]}(?:{words}){edges[1]})")
    return re.compile("|".join(groups), re.IGNORECASE)


LABEL = _label_pattern()

_POLICY = (
    r"(?:polic(?:y|ies)|statements?|notices?|terms|agreements?|conditions|guidelines|documents?|pages?|version|charter|code\s+of\s+conduct"
    r"|datenschutz\w*|nutzungsbedingungen|geschäftsbedingungen|agb|bedingungen|richtlinien?|erklärung|hinweise|dokuments?"
    r"|politiques?|chartes?|déclarations?|avis|conditions|présentes?"
    r"|políticas?|avisos?|condiciones|términos|declaración|documento"
    r"|informativ[ae]|politic[ah]e?|condizioni|termini|dichiarazione"
    r"|privacy\w*|cookieverklaring|beleid|voorwaarden|verklaring)"
)
_THIS = (
    r"(?:this|our|the|these|its|dieser?s?|unserer?|der|die|das|la|cette|notre|ce|les?|esta|este|nuestra|el|los|las"
    r"|questa|questo|nostra|il|dit|deze|ons|onze|het|de|van)"
)
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
# Between label and date. Groups: `verb` opens a new statement ("revised, and will become effective on"),
# `toward` already points to the date ("last updated on, and effective as of, ...").
JOINT = re.compile(
    rf"""
    (?P<space>\s++) | (?P<colon>:) | [-–—,=()"“”„«»'’|/&/+~]
    | (?P<toward>(?:as\s+of|on|of|from|since|starting|beginning|with\s+effect\s+from
        |vom|am|ab|seit|zum|per|du|au|le|depuis|à\s+compter\s+du|à\s+partir\s+du|en\s+date\s+du
        |el|del|de|desde|a\s+partir\s+del?|dal|il|dall[’']|a\s+partire\s+dal|in\s+data|op|vanaf|sinds|met\s+ingang\s+van){_END})
    | (?P<verb>(?:(?:is|was|were|are|(?:has|have)\s+been|(?:will|shall)\s+(?:be|become)|becomes?|became|will
        |ist|wurde|sont|est|a\s+été|sera|es|será|fue|ha\s+sido|è(?:\s+stat[oa])?|werd|wordt){_END}))
    | (?:and|und|et|y|e|en|date|datum|fecha|data|den|dem|in\s+force|in\s+kraft|por\s+última\s+vez|the|at|this|day|{_WEEKDAY}){_END}
    | (?P<policy>(?:(?:of|for|to|van|de|di|der)\s+)?(?:{_THIS}\s+(?:[^\W\d_]+\s+){{0,4}}?|(?<=\sof\s)(?:[^\W\d_]+\s+){{0,3}}?){_POLICY}{_END})
    | (?P<number>(?:no\.?\s?|nr\.?\s?|v\.?\s?)?\d{{1,2}}(?:\.\d{{1,3}}){{0,3}}(?![\d/.]))   # of a version
    | は|を|、|付|で
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LAW = (
    r"(?-i:Acts?|ACTS?|Bill|Codes?|Treaty)|laws?|regulations?|directives?|statutes?|legislation|ordinances?|decrees?"
    r"|GDPR|CCPA|CPRA|COPPA|HIPAA|PIPEDA|DSGVO|DS-GVO|RGPD|LGPD|APPI|(?-i:AVG|BDSG)"
    r"|\w*gesetz\w*|\w*verordnung\w*|\w*richtlinie\s+\d\w*|lois?|règlements?|décrets?|ley(?:es)?|reglamentos?|decretos?|leggi?e?|regolament[oi]"
    r"|(?-i:Wet)|wetgeving|verordening"
)
_EARLIER = (
    r"previous|prior|former|earlier|older|old|past|superseded|supersedes?|replace[sd]?|archived?|preceding|outdated|historical"
    r"|frühere[nrs]?|vorherige[nrs]?|bisherige[nrs]?|ältere[nrs]?|alte[nrs]?|précédentes?|antérieure?s?|anciennes?"
    r"|anterior(?:es)?|precedent[ei]|eerdere|vorige|oudere"
)
# Whose date: alternatives in order of precedence, "our previous policy" before "policy".
NOUN = re.compile(
    rf"""
    (?P<earlier>{_WORD}(?:{_EARLIER}){_END}(?:\s+(?:[^\W\d_]+\s+){{0,3}}?{_POLICY}{_END})?
        (?:\s+(?:of|der|de|di|van)\s+(?:{_THIS}\s+)?(?:[^\W\d_]+\s+){{0,3}}?{_POLICY}{_END})? | 旧 | 過去の)
    | (?P<law>{_WORD}(?:{_LAW}){_END} | 法律 | 法(?=[はがのにをで、。）)（(]) | 条例 | 政令)
    | (?P<example>{_WORD}(?:for\s+example|for\s+instance|example|e\.g\.|such\s+as|zum\s+beispiel|z\.b\.|par\s+exemple|por\s+ejemplo){_END})
    | (?P<policy>{_WORD}{_POLICY}{_END} | ポリシー | 方針 | 規約 | 本書 | 本ページ)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "This policy is dated", "Privacy Policy (as of": nothing but a verb between the policy and a label.
POLICY_BEFORE = re.compile(rf"{_POLICY}{_END}\s*(?:is|was|has\s+been)?\s*[(,–—-]?\s*$", re.IGNORECASE)
# A clause whose subject is that of the sentence, not the nearest noun: "..., which follows the GDPR, is effective".
COORDINATE = re.compile(
    r"(?:,|\)|\band|\bbut|\bwhich|\bit)\s+(?:is|was|are|were|has\s+been|have\s+been|(?:will|shall)(?:\s+(?:be|become))?|becomes?|became)\s*$",
    re.IGNORECASE,
)
POSSIBLE = re.compile(r"\b(?:may|might|can|could|would|should|if|when|whenever|until|before|after|not|never)(?:\s+be)?\s*$", re.IGNORECASE)
QUALIFIED = re.compile(r"\s*[,;(]?\s*(?:unless|except|or\s+(?:earlier|sooner|later)|if\s|for\s+(?:new|existing|current|all\s+other)\b)", re.IGNORECASE)
UNTIL = re.compile(r"\s*(?:-|–|—|to|until|till|through|thru|bis|jusqu[’']?au|au|al|hasta|fino\s+al?|tot)\s*", re.IGNORECASE)
DEFINED = re.compile(r"\s*[(]\s*(?:the\s+)?[\"“”]?\s*effective\s+date\W{0,3}?[)]?", re.IGNORECASE)
ARCHIVE = re.compile(
    rf"(?:previous|prior|past|older|old|earlier|former|archived?|superseded|historical)\s+(?:\w+\s+){{0,3}}?(?:versions?|editions?|{_POLICY})"
    rf"|^\W*archives?\W*$|{_POLICY}\s+archives?|archives?\s+of"
    r"|(?:frühere|vorherige|ältere|alte|archivierte)\s+(?:versionen|fassungen)|versions?\s+(?:précédentes?|antérieures?)"
    r"|versiones\s+anteriores|versioni\s+precedenti|(?:eerdere|vorige|oudere)\s+versies|過去の|旧版",
    re.IGNORECASE,
)
CHANGE_LOG = re.compile(
    r"change\s?-?log|(?:revision|version|document|update|amendment|change)s?\s+history|history\s+of\s+(?:\w+\s+)?(?:changes|revisions|updates)"
    r"|(?:summary|list|log|record)\s+of\s+(?:\w+\s+)?(?:changes|revisions|updates)|(?:recent|latest)\s+(?:changes|updates|revisions)"
    rf"|^\W*(?:{_POLICY}\s+)?(?:changes|revisions|updates)\W*$"
    r"|änderungs(?:historie|verlauf|protokoll)|historique|historial|cronologia|wijzigings(?:geschiedenis|overzicht)|(?:改定|改訂|変更|更新)履歴",
    re.IGNORECASE,
)
