"""German: the small words that turn a sentence round; the lines of its topics are in `german_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.german_topics import TOPICS
from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

GERMAN = Language(
    code="de",
    recognised_by=read_words(
        "der die das und wir sie ihre nicht mit von zu den ist für auf werden oder ein eine im"
    ),
    topics=read_lines("de", TOPICS),
    modals={
        "may": """können, kann, kannst, könnt, könnten, könnte, dürfen, darf, darfst, dürft, berechtigt,
            behalten uns vor, behält sich vor""",
        "will": "werden, wird, wirst",
        "must": """müssen, muss, musst, müsst, sollen, soll, sollte, sollten, verpflichtet,
            obliegt""",
        "only": "nur, ausschließlich, ausschliesslich, lediglich, sofern, immer, stets, außer, allein",
    },
    denials=read_words(
        "nicht kein keine keinen keiner keinem keines keinerlei keinesfalls keineswegs nie niemals weder "
        "nichts niemand untersagt"
    ),
    withouts=read_words("ohne"),
    verbs_last=True,
    lists={
        "data": read_phrases(
            "wir erheben, wir verarbeiten folgende, folgende daten, folgende informationen, "
            "folgenden daten, folgenden informationen, erhobene daten, erhobenen daten, "
            "verarbeitete daten, datenarten, "
            "arten der verarbeiteten, kategorien personenbezogener, datenkategorien, werden erhoben, "
            "werden erfasst, wir speichern, wir sammeln"
        ),
        "purpose": read_phrases(
            "folgenden zwecken, folgende zwecke, zwecke der verarbeitung, zweck der verarbeitung, "
            "wir verwenden ihre, wir nutzen ihre, wir verwenden diese, wir nutzen diese, zu den zwecken, "
            "verwendet um, genutzt um"
        ),
        "rights": read_phrases(
            "folgende rechte, folgenden rechte, sie haben das recht, ihre rechte, du hast das recht, "
            "deine rechte"
        ),
        "recipients": read_phrases(
            "an folgende, empfänger, wir teilen, wir geben ihre, weitergegeben an, übermittelt an, "
            "folgende dienstleister, folgenden dienstleister, weitergabe an"
        ),
    },
    duties=read_phrases(
        "sie müssen, du musst, sie dürfen nicht, du darfst nicht, sie dürfen keine, du darfst keine, "
        "nutzer ist verpflichtet, kunde ist verpflichtet, nutzer dürfen, nutzer müssen, verkäufer müssen, "
        "händler müssen, sie verpflichten sich, du verpflichtest dich, ist untersagt, ist verboten, "
        "sind untersagt, sind verboten, nicht gestattet, nicht erlaubt"
    ),
    neutral=read_phrases(
        "nicht nur, nicht beschränkt auf, nicht ausschließlich, nicht ausschliesslich, nicht abschließend, "
        "nicht abschließende, nicht abschliessend, ob oder nicht, wenn nicht, oder nicht, nicht später als, "
        "ohne einschränkung, ohne beschränkung, nicht mehr als, nicht länger als, nicht zuletzt, "
        "ohne weiteres, ohne unangemessene verzögerung, ohne schuldhaftes zögern, ohne verzögerung, "
        "zögern sie nicht, zögere nicht, nicht erschöpfend, falls nicht, nicht weniger als, "
        "ohne anspruch auf vollständigkeit"
    ),
    breaks=read_words(
        "aber sondern jedoch wenn falls sofern soweit während weil allerdings obwohl außer solange"
    ),
    units={
        "hour": "stunde, stunden, stündige, stündigen",
        "day": "tag, tage, tagen, tages, werktage, werktagen, kalendertage, kalendertagen, arbeitstage, "
        "arbeitstagen, tägige, tägigen, tägiges",
        "week": "woche, wochen, wöchige, wöchigen",
        "month": "monat, monate, monaten, monats, monatige, monatigen",
        "year": "jahr, jahre, jahren, jahres, jährige, jährigen",
    },
    numerals=read_numerals(
        "ein 1, einen 1, eine 1, einem 1, einer 1, eines 1, zwei 2, drei 3, vier 4, fünf 5, sechs 6, "
        "sieben 7, acht 8, neun 9, zehn 10, elf 11, zwölf 12, dreizehn 13, vierzehn 14, fünfzehn 15, "
        "sechzehn 16, achtzehn 18, zwanzig 20, dreißig 30, dreissig 30, vierzig 40, fünfzig 50, "
        "sechzig 60, neunzig 90, hundert 100"
    ),
    all_months=read_words(
        "januar jänner februar märz april mai juni juli august september oktober november dezember uhr"
    ),
    capital_nouns=True,
    past=read_words("letzten vergangenen vorangegangenen alle seit"),
    contractions=(
        (re.compile(r"\bnutzer(?:\*|_|:|·)innen\b", re.IGNORECASE), "Nutzer"),
        (re.compile(r"\bausserhalb\b", re.IGNORECASE), "außerhalb"),
        # It points elsewhere, and tells nothing about the data.
        (
            re.compile(r"\b(?:weitere|nähere|mehr|zusätzliche) (?:informationen|infos)\b", re.IGNORECASE),
            "weiteres",
        ),
    ),
)
