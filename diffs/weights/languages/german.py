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
            "wir erheben, wir erfassen, erfassen wir, erheben wir, speichern wir, sammeln wir, verarbeiten "
            "wir, erfasst werden, erhoben werden, gespeichert werden, erfasst wird, verarbeitet werden, "
            "werden gespeichert, werden verarbeitet, werden übermittelt, erfasst dabei, welche daten, wir "
            "verarbeiten folgende, folgende daten, folgende informationen, folgenden daten, folgenden "
            "informationen, erhobene daten, erhobenen daten, verarbeitete daten, datenarten, arten der "
            "verarbeiteten, kategorien personenbezogener, datenkategorien, werden erhoben, werden erfasst, "
            "wir speichern, wir sammeln"
        ),
        "purpose": read_phrases(
            "folgenden zwecken, folgende zwecke, zwecke der verarbeitung, zweck der verarbeitung, wir "
            "verwenden ihre, wir nutzen ihre, wir verwenden diese, wir nutzen diese, zu den zwecken, "
            "verwendet um, genutzt um, verwenden wir, nutzen wir, genutzt für, verwendet für, genutzt zur, "
            "verwendet zur, dient der, dienen der, zweck, zwecke, wofür"
        ),
        "rights": read_phrases(
            "folgende rechte, folgenden rechte, sie haben das recht, ihre rechte, du hast das recht, deine "
            "rechte"
        ),
        "recipients": read_phrases(
            "an folgende, empfänger, wir teilen, wir geben ihre, weitergegeben an, übermittelt an, geben "
            "wir, übermitteln wir, teilen wir, weitergegeben werden, übermittelt werden, dienstleister, "
            "auftragsverarbeiter, unterauftragsverarbeiter, mit wem, drittanbieter, externe dienste, "
            "folgende dienstleister, folgenden dienstleister, weitergabe an"
        ),
    },
    duties=read_phrases(
        "sie müssen, du musst, sie dürfen nicht, du darfst nicht, sie dürfen keine, du darfst keine, nutzer "
        "ist verpflichtet, kunde ist verpflichtet, nutzer dürfen, nutzer müssen, verkäufer müssen, händler "
        "müssen, sie verpflichten sich, du verpflichtest dich, ist untersagt, ist verboten, ausdrücklich "
        "untersagt, hiermit untersagt, sind untersagt, sind verboten, nicht gestattet, nicht erlaubt"
    ),
    pointers=read_phrases(
        "cookies deaktivieren, cookies blockieren, cookies verwalten, fragen haben, fragen hast, bei "
        "fragen, fragen zum, fragen zur, sollten sie fragen, fragen oder, "
        "fragen zu, fragen bezüglich, "
        "erfahren sie wie, erfährst du wie, lesen sie wie, erklärt wie, beschreibt wie, erläutert wie, "
        "erklärung erläutert, erklärung beschreibt, erklärung informiert, informieren wir sie über, "
        "klären wir sie, klärt sie über, klärt dich über"
    ),
    providers=read_phrases(
        "unser dienstleister, unseren dienstleister, unserem dienstleister, dienstleister, "
        "dienstleisters, anbieter, anbieters, auftragsverarbeiter, hoster, hosters, hostinganbieter, "
        "zahlungsdienstleister, drittanbieter, versanddienstleister, übermittelt an, gehostet bei, "
        "gehostet von, analysedienst, webanalysedienst"
    ),
    uses=read_phrases(
        "dienst, dienstes, wir nutzen, nutzen wir, wir verwenden, verwenden wir, setzen wir, wir setzen, "
        "wir benutzen, "
        "nutzt, verwendet, einsatz von, nutzung von, verwendung von, einbindung von, mithilfe von, "
        "mittels, greifen wir"
    ),
    helps=read_phrases("hilft uns, ermöglicht uns, erlaubt uns, ermöglicht es uns, unterstützt uns"),
    definitions=read_phrases(
        "handelsregister, vertreten durch, nachfolgend, nachstehend, im folgenden, fortan"
    ),
    owners=read_words(
        "herausgeber herausgeberin anbieter anbieterin lizenzgeber entwickler entwicklerin verkäufer "
        "betreiber betreiberin inhaber inhaberin firma"
    ),
    own=read_words("wir uns unser unsere"),
    readers=read_words("Ihr Ihre Ihrem Ihren Ihrer Ihres dein deine deinem deinen deiner deines"),
    headings={
        "recipients": read_phrases(
            "weitergabe, datenweitergabe, übermittlung, datenübermittlung, empfänger, auftragsverarbeitung, "
            "auftragsverarbeiter, unterauftragsverarbeiter, subunternehmer, dienstleister, drittanbieter, "
            "dienste dritter, inhalte dritter, externe "
            "dienste, drittdienste, partner, social media, soziale medien, sozialen netzwerken, plugins, "
            "einbindung von, nutzung von, hosting, hoster, newsletter, zahlungsanbieter, "
            "zahlungsdienstleister, payment"
        ),
        "data": read_phrases(
            "erhobene daten, erhobenen daten, erhebung, datenerhebung, datenerfassung, erfassung, welche "
            "daten, art der daten, datenarten, kategorien, cookies, logfiles, log files, kontaktformular, "
            "registrierung, server log, tracking, webanalyse, analytics, analysetools, newsletter, "
            "bewerbung, bewerbungen"
        ),
        "purpose": read_phrases(
            "zweck, zwecke, verwendungszweck, verwendung, nutzung ihrer, nutzung der daten, rechtsgrundlage, "
            "rechtsgrundlagen, werbung"
        ),
        "notice of changes": read_phrases(
            "änderungen, änderung der, änderung dieser, aktualisierung, anpassung, aktualität, änderungen der"
        ),
        "security": read_phrases("datensicherheit, sicherheit, verschlüsselung, ssl, sicherheitsmaßnahmen"),
        "retention": read_phrases("speicherdauer, aufbewahrung, aufbewahrungsdauer, dauer der, wie lange"),
        "liability": read_phrases(
            "haftung, haftungsausschluss, gewährleistung, haftungsbeschränkung, freistellung, mängelhaftung"
        ),
        "termination": read_phrases("kündigung, vertragsdauer, laufzeit, sperrung, beendigung"),
        "price": read_phrases(
            "preise, zahlung, zahlungsbedingungen, vergütung, gebühren, versandkosten, preis"
        ),
        "rights": read_phrases(
            "ihre rechte, deine rechte, rechte der, betroffenenrechte, auskunftsrecht, widerspruchsrecht, "
            "widerrufsrecht, widerrufsbelehrung, beschwerderecht, widerruf, auskunft"
        ),
        "governing law": read_phrases("anwendbares recht, gerichtsstand, rechtswahl"),
        "arbitration": read_phrases("streitbeilegung, streitschlichtung, schlichtung"),
        "transfer abroad": read_phrases("drittland, drittländer, drittstaaten, ausland"),
        "automated decisions": read_phrases("profiling, automatisierte"),
        "children": read_phrases("kinder, minderjährige, jugendliche"),
        "consent": read_phrases("einwilligung, zustimmung"),
        "contracting party": read_phrases(
            "verantwortlicher, verantwortliche, verantwortlichen, vertragspartner, betreiber, "
            "diensteanbieter, angaben gemäß, verantwortlich, impressum"
        ),
    },
    defined_terms=read_words(
        """
        dienst dienste dienstes dienstleister dienstleisters tool tools anbieter anbieters firma unternehmen
        unternehmens software plattform app netzwerk netzwerks webanalysedienst analysetool hoster provider
        sie ihre ihr ihnen ihrer ihren ihrem du dein deine artikel art abs absatz nr ziffer herr
        frau straße platz i ii iii iv dsgvo eu ewr uhr gmbh ag kg ug inc llc ltd limited januar
        jänner februar märz april mai juni juli august september oktober november dezember montag
        dienstag mittwoch donnerstag freitag samstag sonntag
        """
    ),
    neutral=read_phrases(
        "nicht nur, nicht beschränkt auf, nicht ausschließlich, nicht ausschliesslich, nicht abschließend, "
        "nicht abschließende, nicht abschliessend, ob oder nicht, wenn nicht, oder nicht, nicht später als, "
        "ohne einschränkung, ohne beschränkung, nicht mehr als, nicht länger als, nicht zuletzt, ohne "
        "weiteres, ohne unangemessene verzögerung, ohne schuldhaftes zögern, ohne verzögerung, zögern sie "
        "nicht, zögere nicht, nicht erschöpfend, falls nicht, nicht weniger als, ohne anspruch auf "
        "vollständigkeit"
    ),
    joints=read_words("und oder sowie bzw"),
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
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (
            re.compile(r"\b(?:aktiven?|monatlichen?) (?:empfänger|dienstempfänger)\w*", re.IGNORECASE),
            "Nutzer",
        ),
        (
            re.compile(
                r"\b(berechtigte[ns]? interessen?) des (?:verantwortlichen|betreibers)\b", re.IGNORECASE
            ),
            "\\1",
        ),
        (re.compile(r"\bnutzer(?:\*|_|:|·)innen\b", re.IGNORECASE), "Nutzer"),
        (re.compile(r"\bausserhalb\b", re.IGNORECASE), "außerhalb"),
        (re.compile(r"\(haftungsbeschr(?:ä|ae)nkt\)", re.IGNORECASE), ""),
        # Where one may complain is no breach that was.
        (re.compile(r"\bmutma(?:ß|ss)lichen \w*verletzung\b", re.IGNORECASE), "mutmaßlichen Verstoßes"),
        # It points elsewhere, and tells nothing about the data.
        (
            re.compile(r"\b(?:weitere|nähere|mehr|zusätzliche) (?:informationen|infos)\b", re.IGNORECASE),
            "weiteres",
        ),
    ),
)
