"""Define the phrases with which policies announce their dates, in seven languages; new phrases go here.

A *label* announces a date ("Last updated"); *joints* may stand between label and date ("on", ":", "of this
policy"). Phrases that say whose date it is are in `context_phrases`; how dates are written is in `formats`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A label begins a word: after no letter, or where a page glued "PolicyEffective" together.
WORD = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-z])(?=[A-Z])))"
END = r"(?![^\W\d_])"


def alternatives(listed: str) -> str:
    """Turn a list of phrases into alternatives of a regular expression.

    Args:
        listed: regular expressions, one a line or parted by ``|``; a space in one is any white space.
    """
    lines = (line.strip() for line in listed.strip().splitlines())
    return "(?:" + "|".join(line.replace(" ", r"\s+") for line in lines) + ")"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language, as `alternatives`.

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


_CHANGE = r"""(?:updated?s?|updating|revised?|revisions?|modified|modifications?|restated|amended|amendments?
|changed?s?|edited)""".replace("\n", "")

LABELS = {
    "en": Labels(
        effective=r"""
            effective date|commencement date|entry into force date
            date effective|date of entry into force|effective
            (?:takes?|took|taking) effect|with effect|in(?:to)? (?:effect|force)
            (?:go(?:es)?|went|comes?|came) into (?:effect|force)
            (?:apply|applies|applicable|valid)(?= (?:from|as of|since|starting|beginning)\b)
        """,
        updated=rf"""
            (?:date )?(?:of )?(?:(?:the|its) )?(?:most recent(?:ly)?|latest|last)[\s-]+(?:\w+ )?{_CHANGE}
            date last {_CHANGE}|last review
            date (?:of )?{_CHANGE}|{_CHANGE} date|{_CHANGE}|rev\.
        """,
        dated=r"""
            (?:date )?(?:last )?(?:posted|published)|(?:publication|posting|release) date|status(?=\s*:)
            version date|version|v(?=\.?\s?\d)|rev|current as of|as of|dated|date(?=\s*:|\s+of\s+th)
        """,
        issued=r"""
            (?:originally|first|initially) (?:posted|published|adopted|issued|effective)
            original(?:ly)?(?: effective)?(?: date)?|issue date|date of issue
            adopted|established|enacted|issued|created|approved
        """,
    ),
    "de": Labels(
        effective=r"""
            gültig(?:keitsdatum|keit)?|gilt|gelten|wirksam|tritt|mit wirkung
            in kraft(?: (?:getreten|tretend))?|(?:datum des )?inkrafttretens?
        """,
        updated=r"""
            (?:zuletzt|letztmals|letztmalig) (?:\w+ )?(?:aktualisiert|geändert|überarbeitet|angepasst)
            (?:datum der )?letzten?r? (?:aktualisierung|änderung|überarbeitung|anpassung|stand|fassung)
            aktualisiert|geändert|überarbeitet|aktualisierungsdatum|änderungsdatum|aktualisierung
            (?:aktueller )?stand|letztes update
        """,
        dated=r"fassung|datenstand|veröffentlicht|veröffentlichungsdatum|erstellt|datum(?=\s*:)",
        issued=r"verabschiedet|beschlossen",
    ),
    "fr": Labels(
        effective=r"""
            (?:date )?(?:d[’'])?entrée?s? en vigueur|entre(?:nt|ra)? en vigueur|en vigueur
            (?:date de )?prise d[’']effet|date d[’']effet|prend effet|applicables?
        """,
        updated=r"""
            (?:date de (?:la )?)?dernière (?:mise à jour|modification|révision|actualisation|version)
            (?:date de )?mise?s? à jour|date de (?:modification|révision)
            (?:modifiée?s?|révisée?s?|actualisée?s?)(?: pour la dernière fois)?
        """,
        dated=r"version en date|en date(?= d[ue]\b)|publiée?s?|date de publication|date(?=\s*:)",
        issued=r"adoptée?s?",
    ),
    "es": Labels(
        effective=r"""
            (?:fecha de )?(?:la )?(?:entrada en (?:vigor|vigencia)|vigencia|efectividad)
            (?:entra|entrará|entran|entró) en (?:vigor|vigencia)|en (?:vigor|vigencia)
            vigentes?|(?:fecha )?efectiv[oa]s?|válid[oa]s?
        """,
        updated=r"""
            (?:fecha de )?(?:la )?última (?:actualización|modificación|revisión|versión)
            fecha de (?:actualización|modificación|revisión)
            actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?|actualización
        """,
        dated=r"versión|publicad[oa]s?|fecha de publicación|fecha(?=\s*:)",
        issued=r"aprobad[oa]s?",
    ),
    "it": Labels(
        effective=r"""
            (?:data (?:di |d[’']))?(?:entrata in vigore|decorrenza|efficacia)|(?:entra|entrerà) in vigore
            in vigore|valid[oa]|efficace|vigente
        """,
        updated=r"""
            (?:data (?:di |dell[’'])?)?ultim[oa] (?:aggiornamento|modifica|revisione|versione)
            data (?:di |dell[’'])(?:aggiornamento|revisione|modifica)
            aggiornat[oa]|modificat[oa]|revisionat[oa]|aggiornamento
        """,
        dated=r"versione|pubblicat[oa]|data di pubblicazione|data(?=\s*:)",
        issued=r"adottat[oa]",
    ),
    "nl": Labels(
        effective=r"""
            ingangsdatum|van kracht|(?:datum van )?inwerkingtreding|in werking|geldig|geldt|ingaand|treedt
        """,
        updated=r"""
            (?:voor het )?laatste? (?:\w+ )?(?:bijgewerkt|gewijzigd|herzien|aangepast)
            (?:datum (?:van )?)?(?:de |voor het )?laatste? (?:\w+ )?(?:update|wijziging|versie)
            (?:datum (?:van )?)?(?:de |voor het )?laatste? (?:\w+ )?(?:herziening|aanpassing)
            bijgewerkt|gewijzigd|herzien|aangepast
        """,
        dated=r"versie|versiedatum|publicatiedatum|gepubliceerd|datum(?=\s*:)",
        issued=r"vastgesteld",
    ),
    "ja": Labels(
        effective=r"(?:施行|発効|効力発生|適用開始|適用)(?:年月)?日?",
        updated=r"(?:最終|一部|全部)?(?:更新|改定|改訂|改正|変更)(?:年月)?(?:日時?)?",
        dated=r"現在",
        issued=r"(?:制定|策定|公開|掲載)(?:年月)?日?",
    ),
}
# Labels that name the text itself: "the version in force since".
VERSIONS = frozenset(["version", "fassung", "versión", "versione", "versie"])


def _groups(language: str) -> str:
    """One group for each class of labels, named so that a match tells both."""
    labels = LABELS[language]
    classes = {"issued": labels.issued, "effective": labels.effective}
    classes |= {"updated": labels.updated, "dated": labels.dated}
    return "|".join(f"(?P<{name}_{language}>{alternatives(words)})" for name, words in classes.items())


_EUROPEAN = "|".join(_groups(language) for language in LABELS if language != "ja")
LABEL = re.compile(
    rf"{WORD}(?=[^\W\d_])(?:{_EUROPEAN}){END}|(?=[施発効適最更改変一全現制策公掲])(?:{_groups('ja')})",
    re.IGNORECASE,
)

# What a policy calls itself; `the` and its like come before it.
POLICY = alternatives(r"""
    polic(?:y|ies)|statements?|notices?|terms(?: (?:of (?:service|use|sale)|(?:and|&) conditions))?|addendum
    agreements?|conditions|guidelines|documents?|pages?|charter
    version|fassung|versión|versione|versie|code of conduct
    datenschutz\w*|nutzungsbedingungen|geschäftsbedingungen|agb|bedingungen
    richtlinien?|erklärung|hinweise|dokuments?|(?:web)?seite
    politiques?|chartes?|déclarations?|avis|présentes?
    políticas?|avisos?|condiciones|términos|declaración|documento
    informativ[ae]|politic[ah]e?|condizioni|termini|dichiarazione
    (?:privacy|cookie)(?:verklaring|beleid|statement|reglement|voorwaarden)|beleid|voorwaarden|verklaring
""")
THE = alternatives(r"""
    this|our|the|these|its|dieser?s?|unserer?|der|die|das|la|cette|notre|ce|les?|esta|este|nuestra|el|los|las
    questa|questo|nostra|il|dit|deze|ons|onze|het|de|van
""")
_TOWARD = alternatives(r"""
    as (?:of|from|at)|on|of|in|im|from|since|starting|beginning|with effect from
    vom|am|ab|seit|zum|per|du|au|le|depuis|à compter du|à partir du|en date du
    el|del|de|a(?=\s+\d)|desde|a partir del?|dal|il|al|dall[’']|all[’']|a partire dal|in data
    op|vanaf|sinds|met ingang van
""")
_VERB = alternatives(r"""
    is|was|were|are|(?:has|have) been|(?:will|shall) (?:be|become)|becomes?|became|will
    ist|wurde|sont|est|a été|sera|es|será|fue|ha sido|è(?: stat[oa])?|werd|wordt
""")
_FILLER = alternatives(r"""
    date|datum|fecha|data|den|dem|der|des|die|in force|in kraft|por última vez|the|at|this|day
    (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch
    lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo
""")
_SOME_WORDS = r"(?:[^\W\d_]+\s+)"
# Between label and date. `verb` opens a new statement ("revised, and will become effective on"),
# `toward` already points to the date ("last updated on, and effective as of, ...").
JOINT = re.compile(
    rf"""
      (?P<space>\s++)
    | (?P<colon>:)
    | [-–—,=()"“”„«»'’|+~]
    | (?P<policy>(?:(?:of|for|to|van|de|di|der)\s+)?
        (?:{THE}\s+{_SOME_WORDS}{{0,4}}?|(?<=\sof\s){_SOME_WORDS}{{0,3}}?){POLICY}(?:\s+{POLICY})*{END})
    | (?P<toward>{_TOWARD}{END})
    | (?P<verb>{_VERB}{END})
    | (?P<both>(?:and|und|et|y|e|en){END}|[/&])
    | {_FILLER}{END}
    | \d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:UTC|GMT|[ECMP][DS]?T){END})?   # a time of day
    | (?P<author>by\s+(?:[^\W\d_]+\.?\s+){{1,4}}(?=on\b))
    | (?P<number>(?:no\.?\s?|nr\.?\s?|v\.?\s?)?\d{{1,2}}(?:\.\d{{1,3}}){{0,3}}(?![\d/.]))   # of a version
    | は|を|、|付|で
    """,
    re.VERBOSE | re.IGNORECASE,
)
