"""German: the lines of each topic, and the small words that turn a sentence round."""

from __future__ import annotations

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

_GIVEN = """weiter*, übermitt*, teilen, teilt, geteilt, offenleg*, offengelegt, bereitgestellt, bereitstell*,
    verkauf*, mitgeteilt, zugriff, zugang, erhalten, erhält, empfäng*, verarbeit*, gemeinsam, nutz*, setzen,
    zusammen*,
    eingesetzt"""
_TAKEN = """erheb*, erhob*, erfass*, verarbeit*, speicher*, gespeichert*, sammeln, nutz*, verwend*,
    übermittel*,
    zugriff, auswert*, analysier*, protokoll*"""
_USED = "nutz*, genutzt*, verwend*, verarbeit*, zweck*, erheb*, um, dient, dienen, einsatz, eingesetzt"
_DATA = "daten, informationen, personenbezogen*, cookie*, nachrichten, eingaben, kennung*"

TOPICS = {
    "sale": """
        verkauf* + daten, informationen
        fusion*, unternehmensverkauf*, unternehmensübernahme*, verschmelzung*, insolvenz*, umstrukturierung*,
            übernahme*,
            geschäftsübertragung*
    """,
    "arbitration": """
        schiedsgericht*, schiedsverfahren*, schiedsklausel*
        sammelklage*, musterfeststellung*
        schlichtung*, streitbeilegung*, verbraucherschlichtung*, mediation*
    """,
    "children": """
        kind, kinder*, minderjährig*, jugendlich*, erziehungsberechtigt*, elterliche*, sorgeberechtigt*,
            eltern
        unter # jahren, mindestens # jahre, # jahre alt, # lebensjahr*, ab # jahren, über # jahre,
            das # . lebensjahr, # lebensjahres
        altersverifi*, altersprüfung*, altersnachweis*, mindestalter*, altersbestätigung*
    """,
    "sensitive data": """
        biometri*, fingerabdr*, gesichtserkenn*
        genetisch*
        gesundheit*, medizinisch*
        ethnisch*, religi*, politische meinung*, sexuelle orientierung, gewerkschaft*, weltanschau*
        strafrechtlich*, führungszeugnis*, vorstrafen
        reisepass*, personalausweis*, ausweisdokument*, ausweiskopie*, sozialversicherung*
        genauer standort, genaue standort*, präzise standort*
        besondere kategorien, besonderer kategorien, sensible daten, sensibler daten
    """,
    "data": f"""
        standort*, geolokalis*, gps + {_TAKEN}
        ip adresse*, geräte id*, gerätekennung*, werbe id*, mac adresse* + {_TAKEN}
        browserverlauf*, suchverlauf*, nutzungsdaten, protokolldaten, verhaltensdaten, surfverhalten
            + {_TAKEN}
        adressbuch*, kontaktliste* + {_TAKEN}
        fotos, kamera, mikrofon, videos, sprachaufnahm*, audioaufnahm*, bilder + {_TAKEN}
        zahlungsdaten, zahlungsinformation*, kreditkarte*, bankverbindung*, kontodaten, bankdaten, iban
            + {_TAKEN}
        geburtsdat* + {_TAKEN}
        telefonnummer*, mobilnummer*, handynummer* + {_TAKEN}
        e mail adresse* + {_TAKEN}
        nachrichteninhalt*, chats, chatverläufe, ihre nachrichten, deine nachrichten, prompts, eingaben
            + {_TAKEN}
        cookie*, zählpixel*, pixel*, web beacon*, local storage, tracking* + {_TAKEN}, setz*, gesetzt,
            einsetz*
        beruf*, lebenslauf*, bewerbung* + {_TAKEN}
        bestellhistorie*, bestelldaten, kaufverhalten, transaktionsdaten + {_TAKEN}
        öffentlich zugängliche*, aus dritten quellen, von dritten + {_TAKEN}
    """,
    "recipients": f"""
        dritte, dritten, drittanbieter*, drittpartei*, drittunternehmen + {_GIVEN} + {_DATA}
        verbundene* unternehmen, konzern*, tochtergesellschaft*, tochterunternehmen + {_GIVEN} + {_DATA}
        partner, partnern, partnerunternehmen, geschäftspartner* + {_GIVEN} + {_DATA}
        werbetreibend*, werbepartner*, werbenetzwerk*, werbekunden + {_GIVEN} + {_DATA}
        dienstleister*, auftragsverarbeiter*, auftragnehmer*, lieferant*, versanddienst*, hosting anbieter*
            + {_GIVEN} + {_DATA}
        unterauftragsverarbeiter*, unterauftragnehmer*, subunternehmer*
        soziale netzwerke*, sozialen netzwerken, soziale medien + {_GIVEN} + {_DATA}
        behörde*, strafverfolgung*, gericht, gerichte, ermittlungsbehörde* + {_GIVEN}, auskunft
        zahlungsdienstleister*, auskunftei*, inkasso*, bonität*, zahlungsanbieter* + {_GIVEN}, prüf*
        weitergabe ... daten, daten ... weitergegeben, daten ... weitergeben, daten ... übermittelt,
            übermittlung ... daten,
            daten ... teilen, weitergabe an, verkauf* ... daten, daten ... verkauf*
    """,
    "retention": """
        aufbewahr*, speicherdauer*, speicherfrist*, gespeichert bis, speichern ... solange,
            solange ... gespeichert,
            speichern sie nur, gespeichert ... jahre, gespeichert ... tage, gespeichert ... monate,
            dauer der speicherung
        lösch*, gelöscht*, anonymisier*, vernicht* + daten, informationen, cookie*, personenbezogen*
    """,
    "transfer abroad": """
        drittland*, drittländer*, drittstaat*, außerhalb der eu*, außerhalb des ewr,
            außerhalb des europäischen*,
            außerhalb der europäischen*, in die usa, in den usa, übermittlung in, vereinigten staaten,
            server in,
            internationale datenübermittlung*, ausland
        standardvertragsklausel*, standarddatenschutzklausel*
        privacy shield
        data privacy framework, dpf, datenschutzrahmen*
        angemessenheitsbeschl*, angemessenes datenschutzniveau, angemessenen datenschutzniveau*
        verbindliche interne datenschutzvorschriften, binding corporate rules
    """,
    "consent": """
        opt in >< opt out, widerspruchsrecht*, widersprechen
        ausdrückliche* einwilligung, ausdrückliche* zustimmung, ausdrücklich ... zustimm*,
            ausdrücklich ... eingewilligt,
            vorherige* zustimmung, vorherige* einwilligung >< stillschweigend*, konkludent*,
            mutmaßliche* einwilligung,
            gilt als zustimmung, gelten als angenommen, gilt als angenommen, durch die nutzung ... erklär*,
            durch die weitere nutzung
        mit ihrer einwilligung, mit ihrer zustimmung, mit deiner einwilligung, mit deiner zustimmung
            >< ohne ... einwilligung, ohne ... zustimmung
        einwilligung*, zustimmung, einwillig*, eingewilligt, zugestimmt, zustimmen
        widerruf*, abbestell*, abmelden + einwilligung*, newsletter*, zustimmung, werbung
        cookie einstellung*, do not track, global privacy control
    """,
    "rights": """
        recht auf auskunft, auskunftsrecht*, recht auf berichtigung, recht auf löschung,
            recht auf einschränkung,
            recht auf datenübertragbarkeit, datenübertragbarkeit, ihre rechte, deine rechte,
            betroffenenrecht*,
            löschung ... verlangen, löschung ... beantragen, auskunft ... verlangen,
            haben sie das recht, sie haben das recht, du hast das recht, hast du das recht,
            rechte der betroffenen,
            gesetzliche rechte, verbraucherrecht*, recht zu widersprechen
        aufsichtsbehörde*, datenschutzbehörde*, beschwerde*
        widerrufsrecht*, widerrufsfrist*, widerrufsbelehrung*, rückgaberecht*
    """,
    "liability": """
        haft*, haftung*
        freistell*, schadlos*, freizustellen
        gewährleist*, garantie*, mängelansprüche, mängelrecht*, mängelhaftung*
        auf eigene gefahr, auf eigenes risiko
        grobe* fahrlässigkeit, vorsatz, vorhersehbare* schaden, haftungsbeschränkung*, haftungsausschluss*,
            entgangene* gewinn*, höhere gewalt
    """,
    "automated decisions": """
        automatisierte entscheidung*, automatisierten entscheidung*, automatisierte verarbeitung,
            automatisierter entscheidung*
        profiling
        künstliche intelligenz, künstlicher intelligenz, ki, maschinelles lernen + wir nutzen, nutzen wir,
            wir verwenden, verwenden wir, einsatz, entscheid*, setzen
        menschliche überprüfung, manuelle überprüfung
        algorithm*, ranking, empfehlungssystem*
    """,
    "training": """
        train*, verbesser*, entwick* + modell*, ki, künstliche*, algorithm*, maschinelle*
    """,
    "purpose": f"""
        verbesser*, weiterentwick*, optimier* + {_USED} + {_DATA}
        personalisier*, individualisier*, maßgeschneidert* + {_USED} + {_DATA}
        werbung, werbezweck*, marketing*, direktwerbung, newsletter* + {_USED} + {_DATA}
        forschung*, statisti*, analysezweck*, marktforschung*, reichweitenmessung* + {_USED} + {_DATA}
        betrug*, missbrauch*, betrugsprävention + {_USED} + {_DATA}
        vertragserfüllung, erfüllung ... vertrag*, bereitstellung, durchführung ... vertrag*, abwicklung
            + {_USED} + {_DATA}
        rechtliche* verpflichtung*, gesetzliche* verpflichtung*, rechtsansprüche* + {_USED} + {_DATA}
        berechtigte* interesse*, rechtsgrundlage*
        andere zwecke*, anderen zwecken, weitere zwecke*, ausschließlich zu
    """,
    "contracting party": """
        vertragspartner*, vertrag zwischen, vertrag mit, vertragsverhältnis, vertragspartei*,
            zwischen ... und der, betreiber*,
            angeboten von, betrieben von, anbieter ist, anbieter
            + gmbh, ag, ltd, limited, inc, llc, b.v., bv, sarl, s.à, kg, ug, se, ohg
        verantwortlicher im sinne, verantwortlicher, verantwortliche stelle, verantwortlich für
            + gmbh, ag, ltd, limited, inc, llc, b.v., bv, sarl, kg, ug, se, daten*
        handelsregister*, registergericht, registernummer, geschäftsführer*, ust id*, umsatzsteuer id*,
            sitz der, eingetragen*,
            vertreten durch
        übertrag* ... vertrag*, vertragsübernahme, abtret*
    """,
    "governing law": """
        es gilt das recht, gilt deutsches recht, recht der bundesrepublik, anwendbares recht, recht von,
            unterliegt dem recht, unterliegen dem recht, unter ausschluss des un, un kaufrecht*, rechtswahl,
            österreichisches recht,
            deutsches recht, gilt ... recht der
        gerichtsstand*, zuständige* gericht*, ausschließlich zuständig
    """,
    "unilateral power": """
        nach eigenem ermessen, alleinigem ermessen, alleinigen ermessen, freiem ermessen, unserem ermessen,
            billigem ermessen
        ohne angabe von gründen, ohne grund, aus beliebigem grund
        ohne vorankündigung, ohne ankündigung, ohne vorherige ankündigung, ohne vorherige mitteilung
        jederzeit zu ändern, jederzeit ändern, berechtigt ... zu ändern, recht vor ... ändern,
            recht vor ... anzupassen,
            wir können ... ändern, einseitig*
        unwiderruflich*, unentgeltlich* ... recht, zeitlich unbegrenzt*, unterlizenzier*
    """,
    "termination": """
        kündig*, gekündigt*, vertragslaufzeit*, sperr*, gesperrt*, aussetz*, ausschließ* ... nutzung,
            vertragsbeendigung
            + konto, kontos, nutzerkonto*, account*, zugang*, vertrag*, vertrags*, nutz*, mitglied*, kündig*,
            abo*, dienst*
    """,
    "notice of changes": """
        informier*, benachrichtig*, mitteil*, mitgeteilt*, ankündig*, angekündigt*, hinweisen, textform
            + änderung*, ändern, aktualisierung*, anpassung*, geändert*
    """,
    "security": """
        datenpanne*, sicherheitsvorf*, datenschutzverletzung*, unbefugt*
        verschlüssel*
        technische und organisatorische*, technischen und organisatorischen*, sicherheitsmaßnahme*,
            datensicherheit, iso #
    """,
    "price": """
        gebühr*, provision*, servicegebühr*, entgelt*, versandkosten, kosten + eur*, zahl*, berechn*, erheb*,
            fällig*, trag*,
            anfallen, höhe, betrag*, lieferung, versand*
        preis, preise, preisen, preisänderung*, preisanpassung*
        rückerstatt*, erstatt*, gutschrift*, gutschein*
        verlänger*, abonnement*, abo, mindestlaufzeit*
        testphase*, probezeitraum*, probeabo*, kostenlose testversion*
        mehrwertsteuer, umsatzsteuer, verzugszins*, mahngebühr*, steuern
        zahlungsart*, zahlungsmittel*, rechnung*, lastschrift*, zahlungsbedingung*
    """,
}

GERMAN = Language(
    code="de",
    recognised_by=read_words(
        "der die das und wir sie ihre nicht mit von zu den ist für auf werden oder ein eine im"
    ),
    topics=read_lines("de", TOPICS),
    modals={
        "may": "können, kann, kannst, könnt, könnten, dürfen, darf, darfst, dürft, berechtigt",
        "will": "werden, wird, wirst",
        "must": "müssen, muss, musst, müsst, sollen, soll, verpflichtet, erforderlich",
        "only": "nur, ausschließlich, lediglich, sofern, immer, stets",
    },
    denials=read_words("nicht kein keine keinen keiner keinem keines nie niemals weder noch nichts"),
    withouts=read_words("ohne"),
    verbs_last=True,
    neutral=read_phrases(
        "nicht nur, nicht beschränkt auf, nicht ausschließlich, nicht abschließend, ob oder nicht, "
        "wenn nicht, nicht später als, ohne einschränkung, noch heute, nicht mehr als, nicht länger als"
    ),
    breaks=read_words("aber sondern jedoch wenn falls sofern soweit während weil"),
    units={
        "hour": "stunde, stunden",
        "day": "tag, tage, tagen, tages, werktage, werktagen, kalendertage, kalendertagen",
        "week": "woche, wochen",
        "month": "monat, monate, monaten, monats",
        "year": "jahr, jahre, jahren, jahres",
    },
    numerals=read_numerals(
        "ein 1, einen 1, eine 1, einem 1, einer 1, zwei 2, drei 3, vier 4, fünf 5, sechs 6, sieben 7, "
        "acht 8, "
        "neun 9, zehn 10, zwölf 12, vierzehn 14, fünfzehn 15, sechzehn 16, achtzehn 18, zwanzig 20, "
        "dreißig 30, "
        "sechzig 60, neunzig 90, hundert 100"
    ),
    all_months=read_words(
        "januar februar märz april mai juni juli august september oktober november dezember uhr"
    ),
    capital_nouns=True,
    past=read_words("letzten vergangenen vorangegangenen als alle"),
)
