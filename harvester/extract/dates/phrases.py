"""Define what may stand between a label and its date, in eight languages; new phrases go here.

*Joints* stand between label and date: "on", ":", "of this policy". The labels are in `label_phrases`.
"""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates.formats import MONTH

# A word begins after no letter and ends before none, except where a page glued "PolicyEffectiveMay" together.
_GLUED = r"(?-i:(?<=[a-z])(?=[A-Z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z]))"
WORD = rf"(?:(?<![^\W\d_])|{_GLUED})"
END = rf"(?:(?![^\W\d_])|{_GLUED})"


def alternatives(listed: str) -> str:
    """Turn a list of phrases into alternatives of a regular expression.

    Args:
        listed: regular expressions, one a line or parted by ``|``; a space in one is any white space.
    """
    lines = (line.strip() for line in listed.strip().splitlines())
    return "(?:" + "|".join(line.replace(" ", r"\s+") for line in lines) + ")"


# What a policy calls itself; `the` and its like come before it.
POLICY = alternatives(r"""
    polic(?:y|ies)|statements?|notices?|terms(?: (?:of (?:service|use|sale)|(?:and|&) conditions))?|addendum
    agreements?|conditions|guidelines|documents?|pages?|charter|declarations?|pagina|t&cs?|gtcs?|(?-i:T[Oo][SU]|EULA)
    version|fassung|versión|versione|versie|code of conduct|(?:privacy|data protection) information
    datenschutz\w*|agb|(?:nutzungs|geschäfts|teilnahme|verkaufs|liefer|service|vertrags|händler|partner)?bedingungen
    richtlinien?|erklärung|hinweise|dokuments?|(?:web)?seite|satzung|statuten
    politiques?|chartes?|déclarations?|avis|présentes?
    políticas?|avisos?|condiciones|términos|declaración|documento
    informativ[ae]|politic[ah]e?|condizioni|termini|dichiarazione
    cg[uvs]{1,2}|mentions légales|contrat|accord|règlement intérieur|contrato|contratto|overeenkomst|vertrag
    termos|condições|acordo|declaração|documento|regulamento interno
    (?:privacy|cookie)(?:verklaring|beleid|statement|reglement)|beleid|verklaring
    (?:privacy|gebruiks|gebruikers|leverings|verkoop|deelname|service)?voorwaarden
""")
THE = alternatives(r"""
    this|our|the|these|its|dieser?s?|unserer?|der|die|das|la|cette|notre|ce|les?|esta|este|nuestra|el|los|las
    questa|questo|nostra|il|dit|deze|ons|onze|het|de|van
    este|estes|estas|nossos?|nossas?|os?|as?|ao|aos|à|às|do|da|dos|das
""")
_TOWARD = alternatives(rf"""
    as (?:of|from|at)|on|of|in|im|from|since|starting|beginning|with effect from
    back to|vom|von|am|ab|auf|aus|seit|zum|per|du|au|le|dès|depuis|à compter d[ue]|à partir d[ue]
    (?:en|à la) date d[ue]
    el|del|de|a(?=\s+(?:\d|{MONTH}))|desde|a partir del?|dal?|il|al|dall[’']|all[’']
    a (?:partire|decorrere) dal|in data|alla data del
    op|van|uit|vanaf|sinds|met ingang van|d\.?d\.|em|desde|a partir de
    no dia|na data de|a (?:la )?fecha(?: de)?
""")
_VERB = alternatives(r"""
    (?:è |sono )?avvenut[oaie]|gebeurde|vond plaats|ocorreu|(?:foi )?feita|tuvo lugar
    sono stat[ei]|risale|datent?(?= (?:du|de)\b)
    is|was|were|are|(?:has|have) been|(?:will|shall) (?:be|become)|becomes?|became|will
    ist|wurde|war|sont|est|était|a été|fu|era|sera|es|será|fue|ha sido|è(?: stat[oa])?|werd|wordt
    é|foi|foram|sont entrées?|réalisée?|effectuée?|intervenue|erfolgte|erfolgt|realizada|efec?tuada
    effettuat[oa]|apportat[ae]|apportée?s?|vorgenommen|doorgevoerd|aangebracht
""")
_FILLER = alternatives(r"""
    the (?:earlier|later) of
    date|datum|fecha|data|den|dem|der|des|die|in force|in kraft|por última vez|pela última vez|the|at|this|day
    (?:voor|van) de (?:geldigheid|toepassing|inwerkingtreding)|für die (?:geltung|anwendung)
    (?:and )?including|pour la dernière fois|(?:per )?l[’']ultima volta|ultimo
    m[eê]se? d[ei]|mois de|monat|maand|voor het laatst|a(?= partir)
    (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?
    (?:mon|diens|donners|frei|sams|sonn)tag|mittwoch
    lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo
    luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica
    maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:segunda|terça|quarta|quinta|sexta)-feira
""")
_SOME_WORDS = r"(?:[^\W\d_]+\s+)"
# "Acordo de Utilização", "Conditions d’utilisation"
_OF_WHAT = rf"(?:d[’']|(?:de|do|da|di)\s+)(?!{MONTH})[^\W\d_]{{4,}}{END}"
# "Versie: Amsterdam, 15 juni 2025", "opgemaakt te Leuven op 2 mei 2020", "fait à Lyon, le 3 mai 2021"
_PLACE = r"(?:(?:te|in|a|à|em|en)\s+)?(?-i:[A-ZÀ-Þ])[^\W\d_]{2,}(?:[ -](?-i:[A-ZÀ-Þ])[^\W\d_]{2,})?"
# "vastgesteld tijdens de Algemene Ledenvergadering van", "adopted by the General Assembly on"
_BODY = alternatives(r"""
    (?:by|at|during|tijdens|door|in|op|von|auf|par|lors de|en|por|na|da|dall[’']|dalla|nell[’'])
""")
_ASSEMBLY = (
    r"(?:\w*(?:assembly|meeting|board|council|vergadering|bestuur|versammlung|vorstand|assemblée|conseil"
    r"|asamblea|assemblea|assembleia|consejo|consiglio|conselho))"
)
# Between label and date. `verb` opens a new statement ("revised, and will become effective on"),
# `toward` already points to the date ("last updated on, and effective as of, ...").
JOINT = lazy_pattern(
    rf"""
      (?P<space>\s++)
    | (?P<colon>:)
    | [-–—,=()"“”„«»'’|+~·•]
    | (?P<policy>(?:(?:of|for|to|van|de|di|der)\s+)?
        (?:{THE}\s+{_SOME_WORDS}{{0,4}}?|(?<=\sof\s){_SOME_WORDS}{{0,3}}?){POLICY}(?:\s+{POLICY})*{END}(?:\s+{_OF_WHAT})?)
    | (?P<toward>{_TOWARD}{END})
    | (?P<verb>{_VERB}{END})
    | (?P<both>(?:and|und|et|y|e|en){END}|[/&])
    | {_FILLER}{END}
    | (?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:UTC|GMT|[ECMP][DS]?T){END})?)
    | (?P<author>by\s+(?:[^\W\d_][\w&’'-]*[.,]?\s+){{1,4}}(?=on\b))
    | (?P<place>{_PLACE}(?=,\s+(?:(?:le|li|den|a)\s+)?\d{{1,2}}\b|\s+(?:d\.?d\.|op)\s+\d))
    | (?P<body>{_BODY}\s*(?:{THE}\s+)?(?:[^\W\d_]+\s+){{0,2}}{_ASSEMBLY}{END}(?:\s+of\s+[^\W\d_]+)?)
    | (?P<number>(?:no\.?\s?|nr\.?\s?|n[°º]\s?|v\.?\s?)?\d{{1,2}}(?:\.\d{{1,3}}){{0,3}}(?![\d/.])
        |(?:no|nr|n[°º])\.?(?=\s?:?\s?\d{{8}}(?!\d)))
    | は|を|、|付|で
    """,
    re.VERBOSE | re.IGNORECASE,
)
