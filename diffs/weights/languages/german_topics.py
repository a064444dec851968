"""German: the lines of each topic. How a line is written is said in `diffs.weights.phrases`."""

from __future__ import annotations

_GIVEN = """weitergeb*, weitergab*, weitergegeben, weiterleit*, weitergeleitet*, weitergibt, weiter,
    übermitt*, teilen, teilt, geteilt, offen, offenleg*, offengelegt, bereitgestellt, bereitstell*,
    verkauf*, mitgeteilt, zugriff, zugang, erhalten, erhält, empfäng*, verarbeit*, bearbeit*, gemeinsam,
    nutz*, setzen, zusammen*, eingesetzt, bekannt*, überlass*, zugänglich*, verfügung, übertrag*, einbind*,
    eingebunden*"""
_GATHERED = """erheb*, erhob*, erfass*, speicher*, gespeichert*, sammel*, gesammelt*, auswert*,
    ausgewertet*, analysier*, protokoll*, aufzeichn*, aufgezeichnet*, erhalten, erhält, empfang*, angeben,
    angegeben, mitteilen"""
_TAKEN = f"""{_GATHERED}, verarbeit*, bearbeit*, nutz*, genutzt*, verwend*, übermittel*, übertrag*,
    weitergegeben, zugriff, basier*"""
_USED = """nutz*, genutzt*, verwend*, verarbeit*, bearbeit*, zweck*, erheb*, erhob*, dient, dienen,
    einsatz, eingesetzt*, erforderlich*, speicher*, gespeichert*, erfass*"""
_DATA = """daten, *daten, informationen, personenbezogen*, cookie*, nachrichten, eingaben, kennung*,
    personendaten,
    nutzungsdaten, kundendaten, nutzerdaten, kontaktdaten, bestandsdaten, angaben, profildaten, logfiles,
    datenverarbeitung*, e mail adresse*, ip adresse*, präferenzen, standortdaten, nutzerinformation*"""
_RULES = """bedingungen, agb, nutzungsbedingungen, geschäftsbedingungen, preis*, entgelt*, gebühr*,
    dienst*, leistung*, angebot*, vertrag*, datenschutzerklärung*, richtlinie*, funktion*, erklärung"""

TOPICS = {
    "sale": """
        verkauf*, vermiet*, handel mit, handeln mit + daten, informationen, personendaten, kundendaten,
            nutzerdaten, e mail adresse*
        fusion*, unternehmensverkauf*, unternehmensübernahme*, verschmelzung*, insolvenz*, umstrukturierung*,
            unternehmensübertragung*, geschäftsübertragung*, kontrollwechsel*, betriebsübergang*,
            verkauf von vermögens*, übernahme durch, veräusserung*, veräußerung*
    """,
    "arbitration": """
        schiedsgericht*, schiedsverfahren*, schiedsklausel*, schiedsvereinbarung*
        sammelklage*, musterfeststellung*, verbandsklage*
        schlichtung*, streitbeilegung*, verbraucherschlichtung*, mediation*, os plattform, ombudsstelle*,
            schlichter*
    """,
    "children": """
        kind, kinder, kindern, kindes, kinds, minderjährig*, jugendlich*, erziehungsberechtigt*, elterliche*,
            sorgeberechtigt*, eltern, gesetzliche* vertreter*, vormund*, jugendschutz*
        unter # jahren, # jahre alt, # jahren alt, # lebensjahr*, # . lebensjahr*, ab # jahren,
            jünger als # jahre, # jahre oder älter, alter von #, älter als # jahre
        mindestens # jahre + alt, alter, personen
        altersverifi*, altersprüfung*, altersnachweis*, mindestalter*, altersbestätigung*, altersüberprüfung*,
            alterskontrolle*, volljährig*
    """,
    "sensitive data": """
        biometri*, fingerabdr*, gesichtserkenn*
        genetisch*
        gesundheitsdaten, gesundheitszustand*, gesundheitsbezogen*, gesundheitsinformation*,
            medizinische* daten, patientendaten, daten ... gesundheit
        ethnisch*, religiös*, religion*, politische* meinung*, sexuelle* orientierung,
            gewerkschaftszugehörig*, gewerkschaftsmitglied*, gewerkschaftliche*, weltanschau*, sexualleben*,
            rassisch*
        strafrechtlich* verurteil*, führungszeugnis*, vorstrafen, straftaten + daten, personenbezogen*,
            führungszeugnis*
        reisepass*, personalausweis*, ausweisdokument*, ausweiskopie*, sozialversicherung*, ausweisnummer*,
            führerschein*, ahv nummer
        genauer standort, genaue* standort*, präzise* standort*, exakte* standort*
        besondere* kategorie*, sensible daten, sensibler daten, sensiblen daten, besonders schützenswert*,
            besonders schutzbedürftig*
    """,
    "data": f"""
        erheb* ... daten, daten ... erheb*, erheb* ... informationen, informationen ... erheb*,
            erheb* ... angaben, angaben ... erheb*, erfass* ... daten, daten ... erfass*,
            erfass* ... informationen, informationen ... erfass*, erfass* ... angaben, angaben ... erfass*,
            sammel* ... daten, daten ... sammel*, sammel* ... informationen, informationen ... sammel*,
            sammel* ... angaben, angaben ... sammel*, daten ... erhoben, informationen ... erhoben,
            angaben ... erhoben, daten ... erfasst, informationen ... erfasst, angaben ... erfasst,
            daten ... gesammelt, informationen ... gesammelt, angaben ... gesammelt, sendet ... daten,
            erhalten wir ... daten, erhalten ... informationen, erhält ... informationen, adresse erhalten
        verarbeit* ... daten, daten ... verarbeitet, daten ... genutzt, daten ... verwendet,
            angegebenen daten,
            eingegebenen daten, angaben ... gespeichert, daten ... gespeichert, speicher* ... daten
        standort*, geolokalis*, gps, geodaten + {_TAKEN}
        *daten + erhob*, erheb*, erfass*, speicher*, gespeichert*, sammel*, gesammel*, verarbeit*
        ip adresse*, geräte id*, gerätekennung*, werbe id*, mac adresse*, eindeutige kennung*, user agent,
            browsertyp* + {_TAKEN}
        betriebssystem*, gerätetyp*, gerätemodell*, absturzbericht*, fehlerbericht*, gerätedaten,
            geräteinformation* + {_TAKEN}
        browserverlauf*, suchverlauf*, besuchte* seiten, aufgerufene* seiten, besuchte* websites,
            wie sie ... nutzen, wie nutzer ... nutzen, nutzungsdaten, protokolldaten, verhaltensdaten,
            nutzerverhalten*, verhalten der nutzer, verhalten des nutzers, verhalten von nutzern,
            verhalten ... besucher*, surfverhalten, nutzungsverhalten, server log*, logfile*, logdaten,
            zugriffsdaten, verkehrsdaten + {_TAKEN}
        adressbuch*, kontaktliste*, telefonbuch* + {_TAKEN}
        fotos, kamera, mikrofon, videos, sprachaufnahm*, audioaufnahm*, bilder, videoüberwachung*,
            bildaufnahm*, fotoaufnahm*, screenshot*, bildschirmfoto* + {_GATHERED}
        quellcode*, codeausschnitt*, ihre dateien, deine dateien, dateiinhalt*, zwischenablage, telemetrie*,
            diagnosedaten, leistungsdaten, kalenderdaten, tastatureingaben, mausbewegung*, bildschirmgröße,
            bildschirmauflösung, spracheinstellung*, technische daten + {_TAKEN}
        benutzername*, nutzername*, profildaten, profilinformation*, kontoinformation*, registrierungsdaten,
            anmeldedaten, familienstand, umfrageantworten, umfragedaten + {_GATHERED}
        zahlungsdaten, zahlungsinformation*, kreditkarte*, bankverbindung*, kontodaten, bankdaten, iban
            + {_TAKEN}
        geburtsdat*, geschlecht, anrede, vorname* + {_GATHERED}
        telefonnummer*, mobilnummer*, handynummer*, rufnummer* + {_TAKEN}
        e mail adresse*, anschrift, postanschrift, lieferadresse* + {_GATHERED}
        nachrichteninhalt*, chats, chatverläufe, ihre nachrichten, deine nachrichten, prompts, eingaben,
            inhaltsdaten + {_TAKEN}
        cookie*, zählpixel*, pixel*, web beacon*, local storage, tracking*, clear gif*, analytics,
            webanalyse*, analysetool*, analysedienst* + {_TAKEN}, setz*, gesetzt, einsetz*
        beruf*, lebenslauf*, bewerbung* + {_GATHERED}
        bestellhistorie*, bestelldaten, kaufverhalten, transaktionsdaten, kaufhistorie* + {_TAKEN}
        besuchte* webseite*, besuchte* websites, besuchte* seite*, besuchten internetseiten + verknüpf*,
            zugeordnet, zuordn*, übermitt*, gespeichert*
        öffentlich zugängliche*, aus dritten quellen, von dritten + {_TAKEN}
    """,
    "recipients": f"""
        dritte, dritten, dritter, drittanbieter*, drittpartei*, drittunternehmen + {_GIVEN} + {_DATA}
        verbundene* unternehmen, konzern*, tochtergesellschaft*, tochterunternehmen, unternehmensgruppe,
            gruppengesellschaft*, muttergesellschaft + {_GIVEN} + {_DATA}
        partner, partnern, partnerunternehmen, geschäftspartner*, kooperationspartner* + {_GIVEN} + {_DATA}
        werbetreibend*, werbepartner*, werbenetzwerk*, werbekunden + {_GIVEN} + {_DATA}
        dienstleister*, auftragsverarbeit*, auftragnehmer*, lieferant*, versanddienst*, hosting anbieter*,
            auftragsbearbeit*, auftragsdatenverarbeit*, hoster*, versandunternehmen + {_GIVEN} + {_DATA}
        datenübertragung an, datenweitergabe an
        von @, von der @, durch @, durch die @, durch den @, bei @, bei der @, mit @, mit der @
            + bereitgestell*, eingebunden*, übermitt*, übertrag*, gehost*, hosting, weitergegeben*,
            beauftragt*,
            tracking, newsletter*, gespeichert*
        an @, an die @, an das @, über @, über den @, mittels @, dienst @, dienste @, dienstes @,
            dienstleister @, tool @, anbieter @, nutzen @, nutzt @, verwenden @, verwendet @, benutzt @,
            benutzen @, namens @, nutzen wir @, verwenden wir @, nutzen den @, nutzen das @,
            nutzen die @, verwenden den @, verwenden das @, verwenden die @, anbieter : @
            + bereitgestell*, eingebunden*, einbind*, angeboten*, übermitt*, übertrag*, gehost*, hosting,
            gespeichert*, verarbeit*, erfass*, einsatz, eingesetzt*, beauftragt*, analyse*, tracking,
            newsletter*, zahlung*, weitergegeben*, weiter, zugriff, betrieben, webanalyse*, cookies, daten,
            *daten,
            website, webseite, informationen, personenbezogen*
        dienstanbieter, anbieterin ist, anbieter dieses dienstes, anbieter des dienstes + website*,
            datenschutz*,
            gmbh, inc, ltd, limited, llc, ag, ireland, corp
        des anbieters, binden ... ein, funktionen des dienstes, dienst der, dienst des, dienste der,
            dienste des, webanalysedienst*,
            web fonts, plugin*, plug in*, eingebunden, einbindung von, gehostet, beizuziehen, beauftragt,
            bereitgestellt, unterstützung von + gmbh, inc, llc, ltd, limited, ag, ireland, corp, b.v., sarl
        unterauftragsverarbeiter*, unterauftragnehmer*, subunternehmer*, unterauftragsbearbeiter*
        soziale* netzwerke*, sozialen netzwerken, soziale medien + {_GIVEN} + {_DATA}
        verkäufer*, händler*, rechteinhaber*, netzbetreiber*, kurierdienst*, paketdienst*,
            transportunternehmen + weitergeb*, weitergegeben, weiter, übermitt*, teilen, geteilt, offenleg*,
            übertrag* + {_DATA}
        datenhändler*, adresshändler* + {_GIVEN} + {_DATA}
        anbieter dieses dienstes, anbieter des dienstes, anbieter des tools, anbieter ist die + limited, ltd,
            inc, llc
        behörde*, strafverfolgung*, gericht, gerichte, gerichten, ermittlungsbehörde* + {_GIVEN}, auskunft
            + {_DATA}, auskunft
        zahlungsdienstleister*, auskunftei*, inkasso*, bonität*, zahlungsanbieter*, kreditinstitut*
            + {_GIVEN}, prüf* + {_DATA}
        andere* nutzer*, anderen nutzern, andere* mitglied*, öffentlich sichtbar, öffentlich einsehbar,
            sichtbar für + sicht*, einseh*, geteilt, profil*, bekannt
        weitergabe ... daten, an dritte, mit dritten geteilt, daten ... weitergegeben, daten ... weitergeben,
            daten ... weiter, daten ... übermittelt, übermittlung ... daten, daten ... teilen, weitergabe an,
            verkauf* ... daten, daten ... verkauf*, empfänger der daten, kategorien von empfängern,
            weitergabe der daten, daten ... ausgetauscht, daten ... übertragen, daten ... gesendet,
            daten ... weitergeleitet, weiterleitung ... daten, informationen ... übermittelt,
            informationen ... übertragen, informationen ... weitergegeben, informationen ... weitergeleitet,
            übertragung ... daten an, an einen server, an server, auf server, offenlegung,
            daten ... offengelegt, bekanntgabe ... daten
    """,
    "retention": """
        aufbewahr*, speicherdauer*, speicherfrist*, gespeichert bis, speicher* ... solange,
            solange ... gespeichert, solange ... speicher*, speichern sie nur, gespeichert ... jahre,
            gespeichert ... tage*, gespeichert ... monate, gespeichert ... stunden, dauer der speicherung,
            dauer ... gespeichert, vorgehalten, aufgehoben, löschfrist*
        gespeichert*, speicher*, zwischengespeichert* + stunde, stunden, tag, tage, tagen, woche, wochen,
            monat, monate, monaten, jahr, jahre, jahren, vorübergehend, temporär, dauerhaft,
            zwischengespeichert*,
            dauer, lange, sitzung
        lösch*, gelöscht*, anonymisieren, anonymisierung, wird anonymisiert, werden anonymisiert, vernichtet*,
            vernichten + aufzeichnung*, videoaufzeichnung*, aufnahmen, dateien, protokoll*, berichte, daten,
            informationen, personenbezogen*, konto*, personendaten, logfiles, angaben,
            nachrichten, einträge, e mail adresse*, adresse
        lösch*, gelöscht*, entfernt* + inaktiv*, keine aktivität, nicht genutzt*, nicht angemeldet,
            inaktivität
            + konto*, konten, *konto, *konten, *kontos, profil*, account*
    """,
    "transfer abroad": """
        drittland*, drittländer*, drittstaat*, außerhalb der eu*, außerhalb des ewr, ausserhalb der eu*,
            ausserhalb des ewr, ausserhalb der schweiz, außerhalb des europäischen*,
            außerhalb der europäischen*, ausserhalb des europäischen*, ausserhalb der europäischen*,
            internationale* datenübermittlung*, datenübermittlung in, nicht eu land, nicht eu ländern,
            sitz in den usa, server in den usa, servern in den usa
        in die usa, in den usa, vereinigten staaten, ins ausland, im ausland, andere* länder* + übermitt*,
            übertrag*, server*, gespeichert*, transfer*, weitergeleitet*, weitergegeben*, datenschutzniveau*,
            rechenzentr*, zugriff
        standardvertragsklausel*, standarddatenschutzklausel*, standarddatenschutzvertragsklausel*
        privacy shield
        data privacy framework, dpf, datenschutzrahmen*, datenschutz framework
        angemessenheitsbeschl*, angemessenes datenschutzniveau, angemessenen datenschutzniveau*,
            angemessenes schutzniveau, angemessener datenschutz
        verbindliche* interne* datenschutzvorschriften, binding corporate rules
    """,
    "consent": """
        standardmäßig aktiv*, standardmässig aktiv*, standardmäßig eingeschaltet
            >< standardmäßig deaktiv*, standardmäßig ausgeschaltet
        opt in, nur wenn sie zustimmen, nur wenn du zustimmst >< opt out, widerspruchsrecht*, widersprechen,
            widerspruch
        ausdrückliche* einwilligung, ausdrückliche* zustimmung, ausdrücklich ... zustimm*,
            ausdrücklich ... eingewilligt, ausdrücklich ... einwillig*, vorherige* zustimmung,
            vorherige* einwilligung, schriftliche* zustimmung, schriftliche* einwilligung >< stillschweigend*,
            konkludent*, mutmaßliche* einwilligung, gilt als zustimmung, gelten als angenommen,
            gilt als angenommen, durch die nutzung ... erklär*, durch die weitere nutzung, gilt als erteilt,
            zustimmung als erteilt, gelten als genehmigt, durch die nutzung ... einverstanden,
            durch nutzung ... einverstanden
        mit ihrer einwilligung, mit ihrer zustimmung, mit deiner einwilligung, mit deiner zustimmung,
            nur mit einwilligung, mit einwilligung >< ohne ... einwilligung, ohne ... zustimmung,
            ohne ihr einverständnis, ohne ... erlaubnis
        einwilligung*, zustimmung, einwillig*, eingewilligt, zugestimmt, zustimmen, einverständnis*,
            einverstanden, zustimmen ... verarbeitung
        widerruf*, abbestell*, abmelden, abmeldung + einwilligung*, newsletter*, zustimmung, werbung
        cookie einstellung*, do not track, global privacy control, consent management, cookie banner*
    """,
    "rights": """
        recht auf auskunft, auskunftsrecht*, recht auf berichtigung, recht auf löschung,
            recht auf einschränkung, recht auf widerspruch, widerspruchsrecht*,
            recht auf datenübertragbarkeit, datenübertragbarkeit, ihre rechte, deine rechte,
            betroffenenrecht*, recht auf vergessenwerden, löschung ... verlangen, löschung ... beantragen,
            auskunft ... verlangen, unentgeltlich* auskunft, rechte der betroffenen, gesetzliche rechte,
            gesetzlichen rechte, verbraucherrecht*, recht zu widersprechen, recht auf datenherausgabe,
            auskunftsersuchen, rechte ... ausüben, rechte ... geltend, sie können ... auskunft
        haben sie das recht, sie haben das recht, du hast das recht, hast du das recht, haben sie ein recht
            + daten, auskunft, widerruf*, widersprech*, widerspruch, lösch*, bericht*, beschwerde, verlang*,
            vertrag*, personendaten
        aufsichtsbehörde*, datenschutzbehörde*, beschwerderecht*, beschwerde bei, recht auf beschwerde,
            datenschutzbeauftragt*, edöb, beschwerde ... einzureichen
        widerrufsrecht*, widerrufsfrist*, widerrufsbelehrung*, rückgaberecht*, widerrufsformular*,
            vertrag ... widerrufen, vertrag zu widerrufen
        widerspruch einzulegen, widerspruch einlegen, widerspruch gegen die, verarbeitung zu widersprechen,
            verarbeitung widersprechen, einwilligung ... widerrufen, einwilligung ... widerruf*,
            widerruf der einwilligung, widerruf ... einwilligung, berichtigung ... verlangen,
            berichtigung unrichtiger, einschränkung der verarbeitung, kopie ihrer, kopie deiner,
            auskunft über ihre, auskunft über deine, auskunft über die, recht auf zugang,
            recht auf datenportabilität
        identität ... nachweis*, nachweis ... identität, identität ... prüfen, identität ... bestätig*,
            innerhalb eines monats, binnen eines monats, innerhalb von # tagen + anfrage*, antrag*,
            anträge*, recht*, ersuchen
    """,
    "liability": """
        haften, haftet, haftest, haftung*, haftbar*, schadenersatz*, schadensersatz*
        freistell*, schadlos*, freizustellen, stellt ... frei, stellen ... frei
        gewährleistung*, mängelansprüche, mängelrecht*, mängelhaftung*, mängelgewähr, garantieversprechen,
            keine garantie, keine gewähr, ohne gewähr, garantieren nicht, übernehmen keine, übernimmt keine,
            herstellergarantie* + mängel*, haftung*, garanti*, gewähr*, übernimm*, übernehm*, anspr*, recht*,
            ausge*
        auf eigene gefahr, auf eigenes risiko, eigene verantwortung
        grobe* fahrlässigkeit, grob fahrlässig*, vorsatz, vorhersehbare* schaden, haftungsbeschränkung*,
            haftungsausschluss*, entgangene* gewinn*, höhere* gewalt, mittelbare schäden, folgeschäden,
            kardinalpflicht*, vertragsstrafe*, wesentliche* vertragspflicht*
    """,
    "automated decisions": """
        automatisierte* entscheidung*, automatisierte* verarbeitung, automatisierter einzelentscheid*,
            automatisierte* einzelentscheid*, automatisierte* entscheidungsfindung
        profiling, profilbildung, nutzerprofile, nutzungsprofile
        künstliche* intelligenz, ki, maschinelles lernen + wir nutzen, nutzen wir, wir verwenden,
            verwenden wir, einsatz, entscheid*, setzen
        menschliche* überprüfung, manuelle* überprüfung, menschliches eingreifen
        algorithm*, ranking, empfehlungssystem*, rangfolge
    """,
    "training": """
        train*, verbesser*, entwick*, weiterentwick* + modelle, modellen, ki, künstliche*, algorithm*,
            maschinelle*, sprachmodell*
    """,
    "purpose": f"""
        verbesser*, weiterentwick*, optimier* + {_USED} + {_DATA}
        hilft uns, helfen uns, ermöglicht uns, ermöglichen uns + verbesser*, versteh*, mess*, optimier*,
            analys*
        personalisier*, individualisier*, maßgeschneidert* + {_USED} + {_DATA}
        werbung, werbezweck*, marketing*, direktwerbung, newsletter*, werbliche* + {_USED} + {_DATA}
        forschung*, statisti*, analysezweck*, marktforschung*, reichweitenmessung*, analyse des, analyse der,
            webanalyse + {_USED} + {_DATA}
        betrug*, missbrauch*, betrugsprävention, systemsicherheit, gewährleistung der sicherheit + {_USED}
            + {_DATA}
        vertragserfüllung, erfüllung ... vertrag*, bereitstellung, durchführung ... vertrag*, abwicklung,
            vertragsdurchführung, vorvertragliche*, bestellabwicklung + {_USED} + {_DATA}
        rechtliche* verpflichtung*, gesetzliche* verpflichtung*, rechtsansprüche*, gesetzliche* pflicht*
            + {_USED} + {_DATA}
        berechtigte* interesse*, rechtsgrundlage*, interessenabwägung
        andere* zwecke*, weitere* zwecke*, ausschließlich zu*, ausschließlich für, nur für, nur verwendet,
            nur genutzt, ausschließlich verwendet, ausschließlich genutzt, zweckänderung*, zweckbindung*,
            sonstige* zwecke* + {_USED} + {_DATA}
        direktwerbung, direktmarketing, personalisierte werbung, personalisierter werbung,
            zielgerichtete werbung, werbezwecke*
        anfrage beantworten, bearbeitung ... anfrage*, beantwortung ... anfrage*, kontaktaufnahme + {_USED}
            + {_DATA}
    """,
    "contracting party": """
        vertragspartner*, vertrag zwischen, vertrag mit, vertragsverhältnis, vertragspartei*,
            zwischen ... und der, betreiber*, angeboten von, betrieben von, anbieter + gmbh, ag, ltd, limited,
            inc, llc, b.v., bv, sarl, s.à, kg, ug, se, ohg, e.v, e.k, gbr
        datenverarbeitende stelle, datenverarbeitenden stelle, verantwortliche im sinne,
            verantwortlichen im sinne, verantwortlicher im sinne, verantwortlicher, verantwortliche stelle,
            verantwortlich für,
            gemeinsam verantwortlich*, gemeinsame* verantwortlich* + gmbh, ag, ltd, limited, inc, llc, b.v.,
            bv, sarl, kg, ug, se, daten*, sinne, gemeinsam*, e.v
        handelsregister*, registergericht, registernummer, geschäftsführer*, ust id*, umsatzsteuer id*,
            sitz der gesellschaft, vertreten durch, eingetragener verein, eingetragen als,
            verantwortliche person, vereinsregister*, firmenbuch*, umsatzsteueridentifi*, diensteanbieter,
            hrb #
        übertrag* ... vertrag*, vertragsübernahme, abtret*, abzutreten
        vertreter in der eu*, vertreterin in der eu*, vertreter in der union, vertreter in der schweiz,
            vertreter im vereinigten königreich, vertreter nach art*, vertreter gemäß art*, eu vertreter*,
            datenschutzvertreter*
    """,
    "governing law": """
        es gilt das recht, gilt deutsches recht, recht der bundesrepublik, recht von, unterliegt dem recht,
            unterliegen dem recht, unter ausschluss des un, un kaufrecht*, rechtswahl, österreichisches recht,
            deutsches recht, gilt ... recht der, schweizerisches recht, deutschem recht,
            schweizerischem recht, österreichischem recht, anwendbare* recht
        gerichtsstand*, zuständige* gericht*, ausschließlich zuständig, ausschliesslich zuständig,
            erfüllungsort
    """,
    "unilateral power": f"""
        nach eigenem ermessen, alleinigem ermessen, alleinigen ermessen, freiem ermessen, unserem ermessen,
            billigem ermessen, eigenes ermessen, alleiniges ermessen
        ohne angabe von gründen, ohne grund, aus beliebigem grund, ohne angabe eines grundes, ohne begründung
        ohne vorankündigung, ohne ankündigung, ohne vorherige ankündigung, ohne vorherige mitteilung,
            ohne vorherige benachrichtigung, fristlos*, ohne einhaltung einer
            + wir, uns, berechtigt, vor, anbieter*, recht, kündig*, sperr*, konto
        jederzeit zu ändern, jederzeit ändern, berechtigt ... zu ändern, recht vor ... ändern,
            recht vor ... anzupassen, wir können ... ändern, einseitig*, änderungen vorzunehmen,
            jederzeit anzupassen, jederzeit einzustellen, jederzeit anpassen, behält ... vor ... ändern,
            vor ... anzupassen, vor ... zu ändern, jederzeit ... zu ändern, recht vor ... abzulehnen,
            vor ... einzustellen, vor ... zu verweigern, änderungsvorbehalt + {_RULES}
        unwiderruflich*, unentgeltlich* ... recht, zeitlich unbegrenzt*, unterlizenzier*, weltweit*,
            nicht exklusive*, nicht ausschließliche*, einfaches nutzungsrecht, gebührenfrei* + recht, lizenz*,
            nutzungsrecht*
    """,
    "termination": """
        kündig*, gekündigt*, vertragslaufzeit*, vertragsbeendigung, laufzeit, kündbar + vertrag*, vertrags*,
            mitgliedschaft*, frist*, abo*, vereinbarung*, nutzungsverhältnis*, monat*, grund
        sperr*, gesperrt*, aussetz*, ausschließ* ... nutzung, ausschluss, deaktivier*, lösch* ... konto,
            einstell* ... dienst* + konto, kontos, nutzerkonto*, account*, zugang*, mitglied*, benutzerkonto*,
            teilnehmer*
    """,
    "notice of changes": """
        informier*, benachrichtig*, mitteil*, mitgeteilt*, ankündig*, angekündigt*, veröffentlich*, hinweisen,
            textform, bekannt gegeben, bekanntgegeben + änderung*, ändern, aktualisierung*, anpassung*,
            geändert*, anzupassen
        recht vor, behalten uns vor, behalte mir vor, behält sich vor, jederzeit
            + datenschutzerklärung ... ändern,
            datenschutzerklärung ... anzupassen, bedingungen ... ändern, bedingungen ... anzupassen,
            agb ... ändern, änderung* ... datenschutzerklärung, erklärung ... ändern
        können ... ändern, kann ... ändern, können ... anpassen, kann ... anpassen,
            können ... aktualisieren, kann ... aktualisieren, können ... aktualisiert,
            kann ... aktualisiert, können ... geändert, kann ... geändert, kann ... angepasst,
            können ... angepasst, werden ... anpassen, werden ... aktualisieren, änderungen vorzunehmen,
            änderungen vornehmen + datenschutzerklärung*, datenschutzhinweis*, bedingungen,
            nutzungsbedingungen, geschäftsbedingungen, agb, richtlinie*, erklärung, hinweise
        weitere nutzung, weiterhin nutz*, fortgesetzte nutzung, weiternutzung, gilt als zustimmung,
            gelten als angenommen, gelten als genehmigt, gilt als erteilt, treten in kraft, tritt in kraft,
            widerspr* ... änderung*, regelmäßig ... lesen, regelmäßig ... prüfen, regelmäßig zu,
            jeweils aktuelle* + änderung*, geändert*, aktualisier*, fassung, version
        neue* nutzungsbedingungen, neue* datenschutzerklärung, neue* agb, neue* fassung,
            aktualisier* ... bedingungen, aktualisier* ... datenschutzerklärung, neue* version
            + tritt ... in kraft, treten ... in kraft, bis dahin, gilt ab, gelten ab
    """,
    "security": """
        datenpanne*, sicherheitsvorf*, datenschutzverletzung*, unbefugt*, datenleck*,
            verletzung ... schutzes personenbezogener, unberechtigt* zugriff*
        verschlüssel*, unverschlüsselt*, entschlüssel*, verschluessel*
        technische* und organisatorische*, technisch* organisatorisch*, sicherheitsmaßnahme*, datensicherheit,
            iso #, sicherheitsvorkehrung*, sicherheitsmassnahme*, zwei faktor, sicherheitslücke*
        lückenloser schutz, vollständiger schutz, absolute sicherheit, absoluten schutz,
            vollständige sicherheit, sicherheitslücken aufweisen, datenübertragung im internet,
            datenübertragung über das internet, vertraulichkeit ... integrität, angemessenes schutzniveau,
            zugriffskontroll*, zugriffsbeschränk*, firewall*, sicherer server*, sicheren server*,
            sicherheitsverfahren, sicherheitsstandard*, schutz ... vor missbrauch
        passwort*, passwörter*, zugangsdaten, kennwort* + geheim*, vertraulich*, sicher*, schütz*
    """,
    "price": """
        gebühr, gebühren, gebührenübersicht*, gebührenordnung*, provision*, servicegebühr*, entgelt*,
            versandkosten, kosten, rücksendekosten + eur*, zahl*, berechn*, erheb*, fällig*, trag*, trägt,
            anfallen, höhe, betrag*, lieferung, versand*, gebühr*, provision*, entgeltlich*, €
        preis, preise, preisen, in app kauf, in app käufe, erstattungsfähig, nicht erstattbar, kaufpreis*,
            gesamtpreis*, verkaufspreis*, endpreis*, preisänderung*, preisanpassung* + zahl*, eur*, €, änder*,
            inkl*, mehrwertsteuer, umsatzsteuer, versand*, gelten*, gilt, gültig*, bestell*, kauf*, käuf*,
            angegeben*, angezeigt*, berechn*, kosten, vertrag*, abo*, monat*, jahr*, anpass*, erhöh*, rabatt*,
            angebot*, leistung*
        rechnung, abrechnung, abgerechnet + höhe, stunden, stunde, monatlich, minutentakt, aufwand
        rückerstatt*, erstatt*, gutschrift*, gutschein*, rückzahlung* + betrag*, kauf*, preis*, bestell*,
            zahlung*, tage*, kosten, ware*, widerruf*, kund*, gutschein*
        verlänger* ... vertrag*, vertrag ... verlänger*, abonnement* ... verlänger*,
            verlänger* ... automatisch, automatisch ... verlänger*, mindestlaufzeit*, verlänger* ... laufzeit
        kaution*, miete*, mietpreis*, verrechnet*, stornogebühr*, stornokosten, pauschale + €, eur*, betrag*
        testphase*, probezeitraum*, probeabo*, kostenlose testversion*, testzeitraum*, probemonat
        mehrwertsteuer, umsatzsteuer, verzugszins*, mahngebühr*, zahlungsverzug*
        zahlungsart*, zahlungsmittel*, rechnungsstell*, lastschrift*, zahlungsbedingung*, vorkasse,
            kauf auf rechnung, fälligkeit, zahlbar, zahlungsfrist* + bestell*, kauf*, akzept*, fällig*,
            betrag*, zahlbar, tage*, preis*, beglichen, rechnung
    """,
}
