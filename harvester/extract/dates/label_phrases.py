"""Define the labels with which policies announce their dates, in eight languages; new labels go here.

A *label* announces a date ("Last updated"). What may stand between the two is in `phrases`; phrases that say
whose date it is are in `context_phrases`; how dates are written is in `formats`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates.phrases import END, WORD, alternatives


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
|changed?s?|edit(?:ed)?|adjusted|adjustments?)""".replace("\n", "")

_BEFORE = "(?:(?:versions?|éditions?) (?:précédente|antérieure)s?|anciennes? (?:versions?|éditions?))"
_AS_OF = "(?:as of|from|effective)"
_AB = "(?:ab|seit|mit|zum)"
_DES = "(?:à (?:compter|partir)|dès)"
_INTO = "(?:go(?:es)?|went|comes?|came|enters?|entered)"

LABELS = {
    "en": Labels(
        effective=rf"""
            (?<![^\n])(?:beginning|starting)
            effective date|commencement date|entry into force date
            date effective|(?:date of )?entry into (?:force|effect)|effective
            (?:takes?|took|taking) effect|with effect
            (?:{_INTO} )?in(?:to)? (?:full |legal )?(?:effect|force)(?: and effect)?
            (?:apply|applies|applicable|valid)(?= (?:from|as of|since|starting|beginning)\b)
            (?:replace|supersede)[sd]? (?:\w+ )?(?:earlier|prior|previous)(?: \w+){{1,3}}?(?= {_AS_OF}\b)
        """,
        updated=rf"""
            (?:date )?(?:of )?(?:(?:the|its) )?(?:most recent(?:ly)?|latest|last)[\s-]+(?:\w+ )?{_CHANGE}
            lastupdated?|lastmodified
            date last {_CHANGE}|last review(?!ed)|lastmod
            date (?:of )?{_CHANGE}|{_CHANGE} date|{_CHANGE}|rev\.|up to date as of
            dates?(?= (?:from|back to)\b)
        """,
        dated=r"""
            (?:date )?(?:last )?(?:posted|published|released)|(?:publication|posting|release) date
            date of publication
            status(?=\s*:|\s+of\b)
            version date|version|text(?=\s+of\b)|v\.?(?=\s?\d)|rev|current as (?:of|at)|as of|dated
            date(?=\s*:|\s+of\s+th)
        """,
        issued=r"""
            (?:originally|first|initially) (?:posted|published|adopted|issued|effective)
            original(?:ly)?(?: effective)?(?: date)?|issue date|date of issue
            adopted|established|enacted|issued|created|approved|formulated|creation date|date of creation
        """,
    ),
    "de": Labels(
        effective=rf"""
            (?<![^\n])(?:ab(?: dem)?)
            gültig(?:keitsdatum|keit)?|gilt|gelten|wirksam|tritt|treten|mit wirkung
            find(?:et|en)(?= {_AB}\b)
            in kraft(?: (?:getreten|tretend))?|(?:datum des )?inkrafttretens?
            ersetz(?:t|en) (?:alle |sämtliche |die )?(?:früher|vorherig|bisherig)en?(?: \w+)?(?= {_AB}\b)
        """,
        updated=r"""
            (?:zuletzt|letztmals|letztmalig) (?:\w+ (?:und )?)?(?:aktualisiert|geändert|überarbeitet)
            (?:zuletzt|letztmals|letztmalig) (?:\w+ (?:und )?)?angepasst
            (?:datum (?:der )?)?letzten?r? (?:aktualisierung|änderung|überarbeitung|anpassung|stand|fassung)
            (?:jüngste|neueste) (?:aktualisierung|änderung|überarbeitung|anpassung|fassung)
            aktualisiert|geändert|überarbeitet|angepasst|aktualisierungsdatum|änderungsdatum|aktualisierung
            (?:zuletzt |letztmals )?(?:bearbeitet|revidiert)|letzte (?:bearbeitung|revision)|revisionsdatum
            (?:aktueller )?stand(?: (?:der|dieser) (?:bestimmung|regelung)(?:en)?)?
            letztes update|datier(?:t|en)(?= (?:vom|von|auf|aus)\b)
        """,
        dated=r"fassung|datenstand|veröffentlicht|veröffentlichungsdatum|erstellt|datum(?=\s*:)",
        issued=r"verabschiedet|beschlossen|verfasst|angenommen|generiert|erstell(?:ungs)?datum",
    ),
    "fr": Labels(
        effective=rf"""
            (?<![^\n])(?:à (?:compter|partir)(?= (?:du|:)))
            (?:date )?(?:d[’'])?entrée?s? en vigueur|entre(?:nt|ra|ront)? en vigueur|en vigueur
            (?:date de )?prise d[’']effet|date d[’'](?:effet|application)|pren(?:d|dra|nent|dront) effet
            en application(?= (?:au|depuis|le|à compter|[-–:])(?!\w))
            applicables?|s[’']appliqu(?:e|ent|era|eront)(?= (?:à (?:compter|partir)|depuis|dès)\b)
            effecti(?:f|ve)s?(?= (?:depuis|à (?:compter|partir)|dès|au)\b)
            valables?(?= (?:depuis|à (?:compter|partir)|dès)\b)
            (?:remplac|annul)(?:e|ent|era|eront) (?:toutes? )?(?:les |la )?{_BEFORE}(?= {_DES}\b)
        """,
        updated=r"""
            (?:mise à jour|modification|révision|version) la plus récente
            (?:dernière )?(?:date (?:de (?:la )?)?)?(?:dernière )?(?:mise à jour|modification|révision)
            (?:date (?:des )?)?dernières modifications|dernière édition
            (?:date de (?:la )?)?(?:dernière )?actualisation
            état(?=\s*:)|(?:date de (?:la )?)?dernière version|mise?s? à jour|à jour(?= (?:du|au|en date)\b)
            (?:modifiée?s?|révisée?s?|actualisée?s?)(?: (?:pour )?la dernière fois)?
            (?:(?<=est\s)|(?<=sont\s))datée?s?(?= d[eu]\b)
            datent(?= (?:d[eu]|d[’'])(?!\w))|(?<!la\s)(?<!en\s)(?<!une\s)(?<!cette\s)date(?= d[eu] (?!l))
        """,
        dated=r"""
            version en date|en date(?= d[ue]\b)|publiée?s?|date de (?:la )?publication|date(?=\s*:)
            publication(?=\s*:)|(?:date de )?mise?s? en ligne|version
        """,
        issued=r"adoptée?s?|rédigée?s?|date de (?:création|rédaction|émission)",
    ),
    "es": Labels(
        effective=r"""
            (?<![^\n])(?:a partir(?= de))
            (?:fecha de )?(?:la )?(?:entrada en (?:vigor|vigencia)|vigencia|efectividad)
            (?:entra|entrará|entran|entrarán|entró) en (?:vigor|vigencia)|en (?:vigor|vigencia)
            vigentes?|(?:fecha )?efectiv[oa]s?|válid[oa]s?
            (?:fecha de aplicación|aplicables?)(?= (?:a partir|desde)\b|\s*:)
            se (?:aplica|aplican|aplicará|aplicarán)(?= (?:a partir|desde)\b)
            (?:comenz|empez|entr)(?:ará|arán|ó|aron) a regir
            surt(?:e|en|irá|irán) efectos?|de aplicación(?= (?:a partir|desde)\b)
            (?:operables?|operativ[oa]s?|rigen?|regirán?)(?= (?:a partir|desde)\b)
            (?:sustituye|reemplaza)n? (?:a )?(?:todas )?las versiones anteriores(?= (?:a partir|desde)\b)
            (?:sustituye|reemplaza)n? (?:a )?(?:cualquier|la|toda) versión anterior(?= (?:a partir|desde)\b)
        """,
        updated=r"""
            (?:fecha (?:de )?)?(?:la )?última (?:actualización|modificación|revisión|versión)
            (?:actualización|modificación|revisión|versión) más reciente
            fecha (?:de )?(?:actualización|modificación|revisión)|revisión(?=\s*:)
            se (?:actualizó|modificó|revisó)|última (?:edición|reforma)
            actualizad[oa]s?|modificad[oa]s?|revisad[oa]s?|actualización|datan(?= del?\b)
        """,
        dated=r"versión|publicad[oa]s?|fecha (?:de (?:la )?)?publicación|fecha(?=\s*:)",
        issued=r"""
            aprobad[oa]s?|redactad[oa]s?|elaborad[oa]s?|generad[oa]s?
            fecha de (?:creación|elaboración|emisión)
        """,
    ),
    "it": Labels(
        effective=r"""
            (?<![^\n])(?:a (?:partire|decorrere)(?= dal))
            (?:data (?:di |d[’']))?(?:entrata in vigore|decorrenza|efficacia)
            (?:entra|entrano|entrerà|entreranno) in vigore
            in vigore|valid[oaie]|efficac[ei]|vigent[ei]|decorre|decorrono
            (?:ha|hanno|avrà|avranno) (?:effetto|efficacia)
            (?:si applica|si applicano|applicabil[ei])(?= (?:dal|dall[’']|a partire|a decorrere)\b)
            operativ[oaie](?= (?:dal|dall[’']|a partire|a decorrere)\b)
            sostituisc(?:e|ono) (?:tutte )?le versioni precedenti(?= (?:dal|a partire|a decorrere)\b)
            sostituisc(?:e|ono) (?:ogni|la) versione precedente(?= (?:dal|a partire|a decorrere)\b)
        """,
        updated=r"""
            (?:data (?:di |dell[’'])?)?ultim[oa] (?:aggiornamento|modifica|revisione|versione)
            (?:aggiornamento|modifica|revisione|versione) più recente
            data (?:di |dell[’'])?(?:aggiornamento|revisione|modifica)|revisione(?=\s*:)
            ultimo update|ultima (?:edizione|variazione)|risal(?:e|gono)(?= al\b)
            aggiornat[oaie]|modificat[oaie]|revisionat[oaie]|aggiornamento
        """,
        dated=r"versione|stato(?=\s*:)|pubblicat[oa]|data (?:di|della) pubblicazione|data(?=\s*:)",
        issued=r"adottat[oa]|approvat[oa]|redatt[oaie]|generat[oa]|data di (?:creazione|redazione|emissione)",
    ),
    "nl": Labels(
        effective=r"""
            (?<![^\n])(?:vanaf|met ingang(?= van))
            effectief(?= (?:vanaf|per|sinds|op|met ingang)\b|\s*:)|ingegaan(?= (?:op|per)\b)
            inwerkingtredingsdatum|ingangsdatum|van kracht|in werking(?: getreden)?
            (?:datum van )?inwerkingtreding
            geldig|geldt|gelden|geldend|ingaand
            treedt|treden|(?:van toepassing|gaa[nt] in)(?= (?:vanaf|met ingang|sinds|per|op)\b)
            vervang(?:t|en) (?:alle |de )?(?:eerdere|vorige|voorgaande) versies?(?= (?:vanaf|met|per)\b)
        """,
        updated=r"""
            (?:voor het )?laat?ste? (?:\w+ )?(?:bij(?: )?gewerkt|gewijzigd|herzien|aangepast|veranderd)
            (?:voor het )?laat?ste? (?:\w+ )?(?:geüpdatet?d?|geactualiseerd|gereviseerd|bewerkt)
            (?:datum )?(?:laatste )(?:bewerking|revisie|actualisatie)|geactualiseerd|gereviseerd|geüpdatet?d?
            (?:datum )?meest recente (?:update|wijziging|aanpassing|herziening|versie)
            (?:datum (?:van )?)?(?:de |voor het )?laatste? (?:\w+ )?(?:update|wijziging|versie)
            (?:datum (?:van )?)?(?:de |voor het )?laatste? (?:\w+ )?(?:herziening|aanpassing)
            bij(?: )?gewerkt|gewijzigd|herzien|aangepast|date(?:ert|ren)(?= (?:van|uit)\b)
        """,
        dated=r"versie|versiedatum|publicatiedatum|gepubliceerd|opgesteld|datum(?=\s*:)",
        issued=r"vastgesteld|opgemaakt|aangenomen|goedgekeurd|gegenereerd",
    ),
    "pt": Labels(
        effective=r"""
            (?<![^\n])(?:a partir(?= de))
            (?:data (?:de |da )?)?(?:entrada em vigor|início d[ae] vigência|vigência|efetivação)
            (?:entra|entram|entrará|entrarão|entrou|entraram) em (?:vigor|vigência)
            em (?:vigor|vigência)|vigentes?(?= (?:a partir|desde)\b|\s*:)
            (?:válid[oa]s?|vigoram?|vigorar(?:á|ão)?)(?= (?:a partir|desde)\b)
            efetiv[oa]s?(?= (?:a partir|desde|em)\b|\s*:)|data efetiva
            aplicáve(?:l|is)(?= (?:a partir|desde)\b)|produz(?:em|irá)? efeitos?
            aplica(?:-se|m-se)(?= (?:a partir|desde)\b)|se aplicam?(?= (?:a partir|desde)\b)
            substitu(?:i|em) (?:todas )?as versões anteriores(?= (?:a partir|desde)\b)
            substitu(?:i|em) (?:qualquer|a) versão anterior(?= (?:a partir|desde)\b)
        """,
        updated=r"""
            (?:data (?:da |de )?)?última (?:ac?tualização|alteração|modificação|revisão|versão)
            (?:ac?tualização|alteração|modificação|revisão|versão) mais recente
            data (?:de |da )?(?:actualização|atualização|alteração|modificação|revisão)|última edição
            revisão(?=\s*:)
            ac?tualizad[oa]s?|alterad[oa]s?|modificad[oa]s?|revist[oa]s?|revisad[oa]s?|ac?tualização
            datam(?= d[eo]\b)
        """,
        dated=r"versão|publicad[oa]s?|data (?:(?:de|da) )?publicação|data(?=\s*:)",
        issued=r"""
            aprovad[oa]s?|adotad[oa]s?|redigid[oa]s?|elaborad[oa]s?|gerad[oa]s?
            data de (?:criação|elaboração|emissão)
        """,
    ),
    "ja": Labels(
        effective=r"(?:施行|発効|効力発生|適用開始|適用)(?:年月)?日?",
        updated=r"(?:最終|一部|全部)?(?:更新|改定|改訂|改正|変更)(?:年月)?(?:日時?)?",
        dated=r"現在",
        issued=r"(?:制定|策定|公開|掲載)(?:年月)?日?",
    ),
}
# Labels that name the text itself: "the version in force since".
VERSIONS = frozenset(["version", "fassung", "versión", "versione", "versie", "versão"])

# As keyboards without accents write them: "Gueltig", "Derniere mise a jour", "Ultima atualizacao".
_PLAIN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_ACCENTED = lazy_pattern("[àáâãäçèéêëìíîïñòóôõöùúûü]")


def _with_plain_letters(words: str) -> str:
    """Let every accented letter of a pattern also match as it is written without its accent."""
    return _ACCENTED.sub(lambda letter: f"(?:{letter[0]}|{_plain(letter[0])})", words)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return f"{_PLAIN[letter]}|{base}" if letter in _PLAIN else base


def _groups(language: str) -> str:
    """One group for each class of labels, named so that a match tells both."""
    labels = LABELS[language]
    classes = {"issued": labels.issued, "effective": labels.effective}
    classes |= {"updated": labels.updated, "dated": labels.dated}
    return "|".join(
        f"(?P<{name}_{language}>{_with_plain_letters(alternatives(words))})"
        for name, words in classes.items()
    )


_EUROPEAN = "|".join(_groups(language) for language in LABELS if language != "ja")
LABEL = lazy_pattern(
    rf"{WORD}(?=[^\W\d_])(?:{_EUROPEAN}){END}|(?=[施発効適最更改変一全現制策公掲])(?:{_groups('ja')})",
    re.IGNORECASE,
)
