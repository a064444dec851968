"""Define phrases around a date that tell whether it belongs to the policy, a law or an earlier version."""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates.phrases import END, POLICY, THE, WORD, alternatives

_LAW = alternatives(r"""
    (?-i:Acts?|ACTS?|Bill|Codes?|Treaty|Rules?|Framework|Principles)|laws?|regulations?|directives?
    statutes?|legislation|ordinances?|decrees?
    GDPR|n?FADP|nDSG|PIPL|POPIA|CCPA|CPRA|COPPA|HIPAA|PIPEDA|DSGVO|DS-GVO|RGPD|LGPD|APPI|(?-i:AVG|BDSG)
    standard contractual clauses|SCCs?|clauses contractuelles types|standardvertragsklauseln
    cláusulas contractuales tipo|clausole contrattuali (?:standard|tipo)|modelcontractbepalingen
    cláusulas contratuais[- ](?:tipo|padrão)|(?:UK )?international data transfer (?:addendum|agreement)
    \w*gesetz\w*|\w*verordnung\w*|\w*richtlinie \d\w*
    (?-i:Convention|Treaty|Traité|Protocole?|Convenio|Convenzione|Übereinkommen|Ordonnance|Arrêté)
    ordonnances?|arrêtés?
    lois?|règlements?|décrets?|ley(?:es)?|reglamentos?|decretos?|leggi?e?|regolament[oi]
    (?-i:Wet)|wetgeving|verordening|d\.\s?lgs
    (?-i:Leis?)(?= (?:n|Geral|Federal|Complementar|Orgânica)|\s\d)|decretos?-leis?|portarias?|legislação
""")
_EARLIER = alternatives(r"""
    previous|prior|former|earlier|older|old|past|superseded|supersedes?|replace[sd]?|archived?|preceding
    outdated
    historical|frühere[nrs]?|vorherige[nrs]?|bisherige[nrs]?|ältere[nrs]?|alte[nrs]?
    précédentes?|antérieure?s?|anciennes?|anterior(?:es)?|precedent[ei]|eerdere|vorige|oudere
""")
_EXAMPLE = alternatives(r"""
    for example|for instance|example|e\.g\.|such as|zum beispiel|z\.b\.|par exemple|por ejemplo
    por exemplo|per esempio|ad esempio|bijvoorbeeld
""")
_WORDS = r"(?:[^\W\d_]+\s+){0,3}?"
# Whose date: the alternatives in order of precedence, "our previous policy" before "policy".
NOUN = lazy_pattern(
    rf"""
      (?P<earlier>{WORD}{_EARLIER}{END}(?:\s+{_WORDS}{POLICY}{END})?
        (?:\s+(?:of|der|de|di|van)\s+(?:{THE}\s+)?{_WORDS}{POLICY}{END})? | 旧 | 過去の)
    | (?P<law>{WORD}{_LAW}{END}(?:\W{{1,3}}version\s+[\w.]+)?
        | 法律 | 法(?=[はがのにをで、。）)（(]) | 条例 | 政令)
    | (?P<example>{WORD}{_EXAMPLE}{END})
    | (?P<policy>{WORD}{POLICY}{END} | ポリシー | 方針 | 規約 | 本書 | 本ページ)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Directive 95/46/EC of 24 October 1995" is written so everywhere: no evidence of the document's habit.
CITED = lazy_pattern(rf"{WORD}{_LAW}{END}[^.\n]*$", re.IGNORECASE)
# "This policy is dated", "Privacy Policy (as of": nothing but a verb between the policy and a label.
POLICY_BEFORE = lazy_pattern(
    rf"""{POLICY}{END}(?:\s+(?:of|for)\s+(?:use|service|sale))?\s*(?:is|was|were|ha(?:s|ve)\s+been|wurden?|a\s+été|ont\s+été|fueron?|ha[n]?\s+sido
    |è\s+stat[ao]|sono\s+stat[ei]|werd(?:en)?|foram|foi)?\s*(?:[(,–—-]|(?:am|zum|op|per)\b)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
POLICY_NAMED = lazy_pattern(rf"{WORD}{POLICY}{END}", re.IGNORECASE)
# A heading that is the name of a document: "Cookie Notice", not "Changes to this policy" or "4. Our terms".
NAME = lazy_pattern(
    rf"""\W*(?!(?:other|applicable|additional|more|further)\s)(?!.*(?:change|update|amend|revis|modif|änder|aktualis|camb|alter|wijzig|preview|violation))
    (?:(?!(?:polic|notice|agreement|document|page|statement|guideline)\w*\s+(?!(?:of|for|on|and|to|regarding|&)\s))
        {POLICY}{END}(?:\s+(?:\w[\w’'.-]*|&)){{1,10}}
      |(?:(?:\w[\w’'.-]*|&)\s+){{1,6}}{POLICY}{END}
        (?:\s+(?:for|of|on)(?:\s+\w[\w’'.-]*){{1,6}})?)\W*""",
    re.VERBOSE | re.IGNORECASE,
)
# What the page calls itself: "The Lamp Rules", "Standards of the Community".
TITLE = lazy_pattern(
    rf"""{WORD}(?:{POLICY}|standards?|rules|principles|regeln|standards|règles|normas|reglas|regras|regole|regels)
    {END}""",
    re.VERBOSE | re.IGNORECASE,
)
OF_THIS_ONE = lazy_pattern(
    rf"""{WORD}(?:this|our|these|your|dieser?s?|unserer?|cette|ce|notre|esta|este|nuestra
    |présentes?|questa|questo|nostra|deze|dit|onze|esta|nossa){END}
    |\w\s+(?:(?:of|to)\s+the|de\s+las?|de\s+los|del(?:la|le)?|dei|d[oae]s?|du|zu[rm]|van\s+(?:de|het))
    \s+(?:\w+\s+){{0,2}}?{POLICY}{END}""",
    re.VERBOSE | re.IGNORECASE,
)
# The subject is that of the sentence, not the nearest noun: "..., which follows the GDPR, is effective".
COORDINATE = lazy_pattern(
    r"""
    (?:,|\)|\band|\bbut|\bwhich|\bit)\s+
    (?:is|was|are|were|has\s+been|have\s+been|(?:will|shall)(?:\s+(?:be|become))?|becomes?|became)\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "“Swiss law” means ..., which comes into force on": the date of what is defined.
DEFINITION = lazy_pattern(
    r"""["”»’'*]\s*(?:means?|refers?\s+to|désigne|signifie|bedeutet|bezeichnet|significa|indica|betekent)\b""",
    re.IGNORECASE,
)
# "This information was last updated on", at the top or the bottom of a page.
THESE = lazy_pattern(
    r"\W*(?:this|these|diese[sr]?|ces?|cette|est[aeo]s?|quest[aeio]|deze|dit|esta|este)\s", re.IGNORECASE
)
LAST = lazy_pattern(r"\b(?:last|latest|derni|zuletzt|letzt|laatst|[uú]ltim)", re.IGNORECASE)
POSSIBLE = lazy_pattern(
    r"\b(?:may|might|can|could|would|should|if|when|whenever|until|before|after|not|never)(?:\s+be)?\s*$",
    re.IGNORECASE,
)
# "Please also read our Terms of Use, which were updated effective": the date of what the reader is sent to.
REFERRED = lazy_pattern(
    r"\b(?:read|see|review|refer\s+to|consult|visit|check)\b[^.;\n]{0,100}[,\s](?:which|that)\s+[^.;\n]{0,40}$",
    re.IGNORECASE,
)
# "Cookie declaration last updated on", which a tool puts below its list on any page.
LIST_OF_COOKIES = lazy_pattern(
    r"\bcookies?[- ]?(?:declaration|erklärung|verklaring)"
    r"|\b(?:déclaration|declaración|dichiarazione|declaração)\s+(?:\w+\s+){0,3}cookies?\b",
    re.IGNORECASE,
)
# The line above "Version 2.0, January 2004", where a page quotes the terms of its parts.
LICENCE = lazy_pattern(r"\W*(?:[\w.'’-]+\s+){0,5}licen[cs]e\W*(?:\(.{1,20}\))?\W*", re.IGNORECASE)
# "The Corporate Terms were deprecated effective": what has ended on that day.
ENDED = lazy_pattern(
    r"""\b(?:deprecated|retired|discontinued|terminated|cancel+ed|withdrawn|repealed|rescinded|expired?s?|ended?s?
    |ceased?s?|void|aufgehoben|eingestellt|beendet|abgeschafft|abrogée?s?|supprimée?s?|résiliée?s?|derogad[oa]s?
    |suprimid[oa]s?|abrogat[oaie]|cessat[oaie]|ingetrokken|beëindigd|vervallen|revogad[oa]s?|extint[oa]s?)\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "They are valid as of", "Elles sont", "Sie wurde": a subject that only points to what was named before.
_ROMANCE_VERB = (  # which need no subject: "Son válidas desde", "Sono valide dal", "São válidas desde"
    r"(?:es|son|fue(?:ron)?|ha[n]?\s+sido|será[n]?|è|sono|è\s+stat[ao]|sono\s+stat[aeio]|sarà|saranno|é|são|foi|foram"
    r"|serão|foram)"
)
PRONOUN = lazy_pattern(
    rf"""(?:{_ROMANCE_VERB}
    |(?:they|it|sie|es|er|elles?|ils?|celles?-ci|celui-ci|ceux-ci|ell[oa]s?|ést[oae]s?|ess[oaie]|zij|ze|el[ea]s?)
    (?:\s+(?:is|are|was|were|ha(?:s|ve)\s+been|(?:will|shall)(?:\s+(?:be|become))?|becomes?|became
    |ist|sind|wurden?|werden?|wird|trat(?:en)?|est|sont|a\s+été|ont\s+été|seront?|sera|zijn|werd(?:en)?
    |word(?:t|en)|{_ROMANCE_VERB}))?)
    (?:\s+(?:then|also|auch|aussi|también|anche|ook|também|zuletzt|voor\s+het))?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Next review: July 2026", "Próxima revisão prevista: ..."
TO_COME = lazy_pattern(
    r"\b(?:next|planned|scheduled|nächste[rns]?|geplante?[rns]?|prochaine?|prévue?|próxim[ao]|previst[ao]"
    r"|prossim[ao]|volgende|geplande?)\b",
    re.IGNORECASE,
)
QUALIFIED = lazy_pattern(
    r"\s*[,;(]?\s*(?:unless|except|sauf|außer|salvo|excepto|tranne|exceto|behalve|or\s+(?:earlier|sooner|later)|if\s|for\s+(?:new|existing|current|all\s+other)\b)",
    re.IGNORECASE,
)
# "For users who registered after May 15, this policy is effective on May 16": the day of some readers only.
AUDIENCE = lazy_pattern(
    r"""^\W*(?:for|as\s+to|if\s+you(?:\s+are|[’']re)?)\s+(?:\w+\s+){0,3}?
    (?:users|customers|members|subscribers|accounts|people|persons|visitors|those|anyone|residents|new|existing)\b
    (?:[^.;:\n]|\.(?!\s)){0,160}$""",
    re.VERBOSE | re.IGNORECASE,
)
UNTIL = lazy_pattern(
    r"\s*(?:-|–|—|to|until|till|through|thru|bis(?:\s+zum)?|jusqu[’']?au|au|al|a|hasta(?:\s+el)?"
    r"|até(?:\s+(?:ao?\s+)?dia|\s+ao?)?|fino\s+al?|tot(?:\s+en\s+met)?)\s*",
    re.IGNORECASE,
)
# 'This policy was last updated on July 21, 2011 ("Effective Date").'
DEFINED = lazy_pattern(r"\s*[(]\s*(?:the\s+)?[\"“”]?\s*effective\s+date[\"”]?\s?[)]?", re.IGNORECASE)
ARCHIVE = lazy_pattern(
    alternatives(rf"""
        \b(?:previous|prior|past|older|old|earlier|former|archived?) (?:\w+ ){{0,3}}?(?:versions?|{POLICY})
        ^\W*archives?\W*$|{POLICY} archives?|archives? of
        (?:frühere|vorherige|ältere|alte|archivierte) (?:versionen|fassungen)
        versions? (?:précédentes?|antérieures?)
        versiones anteriores|versioni precedenti|versões anteriores
        (?:eerdere|vorige|oudere) versies|過去の|旧版
    """),
    re.IGNORECASE,
)
# "Effective May 1, 2018 [Previous version](...)", "May 1, 2018 ([View archived version](...))".
ARCHIVE_LINK = lazy_pattern(
    r"""\W*(?:(?:view|see|show|read|voir|ver|zur|siehe|vedi|bekijk)\s+)?(?:(?:all|the|our|les?|la|las|los|die|alle)\s+)?
    (?:(?:previous|prior|past|older|earlier|archived?)\s+(?:(?:the|this|[A-Z]\w+)\s+){0,2}
        (?:versions?|terms|polic(?:y|ies)|notices?|statements?|agreements?)
    |archives?|versions?\s+(?:précédentes?|antérieures?|archivées?)|(?:frühere|vorherige|ältere|archivierte)n?\s+\w+
    |versiones\s+anteriores|versión\s+anterior|versioni\s+precedenti|versione\s+precedente
    |versões\s+anteriores|versão\s+anterior|(?:eerdere|vorige|oudere)\s+versies?)\W*(?:here|ici|hier)?\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
CHANGE_LOG = lazy_pattern(
    alternatives(rf"""
        change\s?-?log|(?:revision|version|document|update|amendment|change)s? history
        (?:history|summary|list|log|record) of (?:\w+ )?(?:changes|revisions|updates)
        (?:recent|latest) (?:changes|updates|revisions)|^\W*(?:{POLICY} )?(?:changes|revisions|updates)\W*$
        (?:änderungs|versions|dokumenten)(?:historie|verlauf|protokoll|geschichte)
        ^\W*(?:letzte )?änderungen\W*$
        historique|(?:journal|liste|récapitulatif) des (?:modifications|versions|mises à jour)
        ^\W*(?:dernières )?modifications\W*$
        historial|(?:registro|lista|resumen) de (?:los )?(?:cambios|modificaciones|actualizaciones)
        ^\W*(?:últimos )?cambios\W*$
        cronologia|(?:registro|storico|elenco|cronologia) delle (?:modifiche|versioni|revisioni)
        ^\W*(?:ultime )?modifiche\W*$
        (?:wijzigings|versie)(?:geschiedenis|overzicht|historie|log(?:boek)?)|^\W*(?:laatste )?wijzigingen\W*$
        histórico d[ea]s? (?:\w+ )?(?:alterações|versões|revisões|atualizações|actualizações|mudanças)
        (?:registro|registo|lista) de (?:alterações|mudanças|atualizações)
        ^\W*(?:últimas )?(?:alterações|atualizações)\W*$
        (?:改定|改訂|変更|更新)履歴
    """),
    re.IGNORECASE,
)
# "11. Changes to this Privacy Policy": a section in which a log may stand, and many other dates.
CHANGES = lazy_pattern(
    alternatives(rf"""
        ^\W*(?:\d+\W+)?(?:changes|updates|amendments|revisions) (?:to|of) (?:\w+ ){{0,3}}?{POLICY}
        ^\W*(?:\d+\W+)?(?:änderung(?:en)?|aktualisierung(?:en)?) (?:an |der |des )?(?:\w+ ){{0,3}}?{POLICY}
        ^\W*(?:\d+\W+)?(?:modifications?|mises? à jour|changements) (?:à|de|des|du) (?:\w+ ){{0,3}}?{POLICY}
        ^\W*(?:\d+\W+)?(?:cambios|modificaci(?:ón|ones)|alterações|mudanças) (?:\w+ ){{1,3}}?{POLICY}
        ^\W*(?:\d+\W+)?(?:modifiche|aggiornament[oi]|wijziging(?:en)?) (?:\w+ ){{1,3}}?{POLICY}
    """),
    re.IGNORECASE,
)
# The words that may follow a label up to a colon: "of our services", "des CGV", "for users in the EU".
NAMED = lazy_pattern(
    alternatives(r"""
        of|for|in|to|outside|within|des?|du|de la|pour|dans|hors|en dehors|für|der|innerhalb|außerhalb|di
        del(?:la|le)?|degli|dei|per|fuori|en|fuera|dentro|van|voor|binnen|buiten|para|fora|do|da|dos|das|ao?s?
    """)
    + r"\s(?:[^.:;!?()|\n\d]|(?<=[^\W\d_])\d){1,80}(?=:)",
    re.IGNORECASE,
)
# "(English version)", "(for users in the EU)", "upon acceptance for new users, and from", "for all users":
# behind a label.
ASIDE = lazy_pattern(
    r"""\([^()|\n\d]{1,60}\)|upon\s+(?:acceptance|posting|publication)(?:\s+for\s+[^.,;|\n\d]{1,40})?
    |(?:(?:only|solely|exclusively|nur|ausschließlich|exclusivement|uniquement|solo|solamente|exclusivamente
    |unicamente|soltanto|esclusivamente|alleen|uitsluitend|apenas|somente)\s+)?
    (?:for\s+(?:all|every|everyone|everybody)|für\s+alle|pour\s+(?:tou[st]|toutes|des|les)|para\s+(?:tod[oa]s?|l[oa]s|[oa]s)
    |per\s+(?:tutt[ie]|i|le|gli)|voor\s+(?:alle|iedereen))\b
    (?:(?!\s(?:that|which|who|whose|die|dat|welche[nrs]?|das|qui|que|dont|ch[ei]|cui)\s)[^.,;:|\n\d]){0,40}?
    (?=\s(?:as\s+of|from|on|since|starting|ab|seit|vom|zum|am|à\s+(?:compter|partir)|dès|le|a\s+partir|desde|el
    |dall?|a\s+decorrere|vanaf|met\s+ingang|sinds|per|op|em)\s)""",
    re.IGNORECASE | re.VERBOSE,
)
