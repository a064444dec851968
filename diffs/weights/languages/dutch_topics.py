"""Dutch: the lines of each topic. How a line is written is said in `diffs.weights.phrases`."""

from __future__ import annotations

_GIVEN = """delen, deelt, deel, gedeeld*, verstrek*, bekendmak*, bekendgemaakt, doorgeven, doorgegeven,
    overdra*, overgedragen, verkop*, verkoc*, toegang, ontvang*, verwerk*, gebruik*, openbaar*, plaats*,
    door te geven, stuur*, sturen, verzend*, verzonden, verstuur*, geven, gegeven, beschikking,
    ingeschakeld, schakelen, inschakel*, doorgestuurd, doorsturen, samen, terecht, inzage, inzien"""
_GATHERED = """verzamel*, opsla*, opgeslagen, slaan, slaat, bewaren, bewaard, bewaar*, registre*,
    geregistreerd, vastleg*, vastgelegd, bijhoud*, bijgehouden, analys*, ontvang*, opgeven, invullen,
    invult"""
_TAKEN = f"""{_GATHERED}, verwerk*, gebruik*, gebruikt, verkrijg*, verkregen, baseren, gebaseerd, lezen,
    uitlezen, toegang, gedeeld, delen"""
_USED = """gebruik*, verwerk*, doel, doeleinden, doelen, verzamel*, nodig, noodzakelijk, opgeslagen,
    bewaren, bewaard, inzetten"""
_DATA = """gegevens, *gegevens, persoonsgegevens, informatie, cookie*, berichten, data, klantgegevens,
    contactgegevens, accountgegevens, adresgegevens, e mailadres*, ip adres*, voorkeuren"""
_RULES = """voorwaarden, privacyverklaring, privacybeleid, beleid, prijs, prijzen, tarie*, dienst*,
    overeenkomst*, verklaring, statement, functie*, inhoud"""

TOPICS = {
    "sale": """
        verko* ... gegevens, gegevens ... verko*, verko* ... informatie, verkoop van ... gegevens,
            informatie ... verkoc*, verko* ... persoonsgegevens, persoonsgegevens ... verko*,
            verhandel* ... gegevens, gegevens ... verhandel*, verhuur* ... gegevens, verko* ... data,
            verhuren ... informatie
        verkopen wij, wij verkopen, we verkopen, ik verkoop, worden verkocht + gegevens, informatie,
            persoonsgegevens
        fusie*, overname van, overname door, bedrijfsovername, verkoop van activa, faillissement*,
            reorganisatie, verkoop van ... bedrijf, verkoop van ... onderneming, wijziging van zeggenschap,
            surseance*, overgenomen + gegevens, persoonsgegevens, informatie, overdra*, overgedragen,
            bedrijf*, onderneming*, activa
    """,
    "arbitration": """
        arbitrage*, arbiter*
        collectieve actie*, collectieve vordering*, massaclaim*, groepsvordering*
        geschillencommissie*, geschillenbeslechting*, mediation, geschillenregeling, odr platform,
            bemiddeling, ombudsman, geschillenbeslechter*
    """,
    "children": """
        kind, kinderen, minderjarig*, ouderlijk*, ouder of, ouders, voogd*, tieners, jongeren,
            wettelijk vertegenwoordiger*, wettelijke vertegenwoordiger*
        jonger dan #, ouder dan #, ouder zijn dan #, jonger zijn dan #, jonger bent dan #, ouder bent dan #,
            # jaar oud, # jaar of ouder, leeftijd van #, onder de #, boven de #, # jaar en ouder, # jarige*,
            meerderjarig*
        minimaal # jaar, ten minste # jaar, tenminste # jaar, minstens # jaar + bent, oud, leeftijd, personen,
            iedereen, u moet, je moet
        leeftijdsverificatie, leeftijdscontrole, minimumleeftijd, leeftijd ... controle*,
            controleren ... leeftijd, leeftijdsgrens
    """,
    "sensitive data": """
        biometri*, vingerafdruk*, gezichtsherkenning
        genetisch*
        gezondheidsgegevens, gezondheid ... gegevens, gegevens ... gezondheid, medische gegevens,
            gezondheidsinformatie, medische informatie, gezondheidstoestand, medisch dossier, patiëntgegevens,
            testuitslag*
        etnisch*, religieu*, godsdien*, politieke opvatting*, seksuele geaardheid, seksuele voorkeur,
            vakbond*, seksueel gedrag, politieke voorkeur, levensovertuiging*
        strafrechtelijk*, strafblad, strafbare feiten
        paspoort*, identiteitsbewijs, identiteitskaart, burgerservicenummer, bsn, rijbewijs*,
            rijksregisternummer, identiteitsdocument*, legitimatiebewijs
        exacte locatie*, precieze locatie*
        gevoelige gegevens, gevoelige persoonsgegevens, bijzondere persoonsgegevens, bijzondere categorie*,
            gevoelige informatie, bijzondere en
    """,
    "data": f"""
        verzamel* ... gegevens, verzamel* ... persoonsgegevens, verzamel* ... informatie,
            ontvangen ... gegevens, ontvangen ... persoonsgegevens, ontvangen ... informatie,
            ontvangt ... gegevens, ontvangt ... persoonsgegevens, ontvangt ... informatie,
            registre* ... gegevens, registre* ... persoonsgegevens, registre* ... informatie,
            gegevens ... verzamel*, persoonsgegevens ... verzamel*, informatie ... verzamel*,
            gegevens ... verzameld, persoonsgegevens ... verzameld, informatie ... verzameld,
            gegevens ... ontvangen, persoonsgegevens ... ontvangen, informatie ... ontvangen,
            gegevens ... geregistreerd, persoonsgegevens ... geregistreerd, informatie ... geregistreerd,
            stuurt ... gegevens, stuurt ... informatie, verwerk ik ... je, e mailadres ontvangen
        *gegevens + verzamel*, opgeslagen, opslaan, slaan, bewaren, bewaard, vastgelegd, verwerk*
        verwerk* ... gegevens, gegevens ... verwerkt, verwerk* ... persoonsgegevens,
            persoonsgegevens ... verwerkt, gegevens ... opgeslagen, gegevens ... bewaard,
            gegevens ... gebruikt
        locatie, locaties, locatiegegevens, locatiedata, gps + {_TAKEN}
        ip adres*, apparaat id*, advertentie id*, apparaatidentifica*, mac adres*, unieke id*, user agent
            + {_TAKEN}
        besturingssysteem, apparaattype, type apparaat, crashrapport*, foutrapport*, apparaatgegevens,
            browsertype + {_TAKEN}
        surfgedrag, uw gedrag, je gedrag, gedrag van gebruikers, gedrag van bezoekers, bezochte pagina*,
            bezochte websites, pagina s ... bezoek*, hoe u ... gebruikt, hoe je ... gebruikt, hoe bezoekers,
            browsegeschiedenis, zoekgeschiedenis, gebruiksgegevens, klikgedrag, logbestanden, loggegevens,
            logs, browsegedrag, zoekgedrag, gebruiksdata + {_TAKEN}
        adresboek, contactenlijst, je contacten, uw contacten, contactpersonen + {_TAKEN}
        foto*, camera, microfoon, video*, spraak*, audio*, afbeeldingen, camerabeelden, cameratoezicht
            + {_GATHERED}
        betaalgegevens, betalingsgegevens, creditcard*, bankgegevens, rekeningnummer*, bankrekening*, iban
            + {_TAKEN}
        aankoopgeschiedenis, bestelgeschiedenis, transactiegegevens, bestelgegevens, aankoopgegevens
            + {_TAKEN}
        geboortedatum, geslacht, voornaam, achternaam, uw naam, je naam, jouw naam, geboorteplaats
            + {_GATHERED}
        telefoonnummer* + {_TAKEN}
        e mailadres*, emailadres*, postadres, adresgegevens + {_TAKEN}
        inhoud ... berichten, je berichten, uw berichten, gesprekken, chats, prompts + {_TAKEN}
        cookie*, pixel*, webbaken*, sdk, tracking*, gif, analytics, analysetool* + {_TAKEN}, plaats*
        screenshots, schermafbeelding*, broncode, uw bestanden, je bestanden, klembord, telemetrie*,
            diagnostische gegevens, prestatiegegevens, toetsaanslagen, muisbewegingen, schermgrootte,
            schermresolutie, taalinstelling*, technische gegevens + {_TAKEN}
        gebruikersnaam, gebruikersnamen, profielgegevens, accountgegevens, accountinformatie,
            registratiegegevens, burgerlijke staat, enquêtegegevens + {_GATHERED}
        beroep, cv, sollicita*, opleiding, werkgever + {_GATHERED}
        openbare bronnen, openbaar beschikbare, bronnen van derden, gegevens van derden, informatie van derden
            + {_TAKEN}
    """,
    "recipients": f"""
        derden, derde partij*, derde + {_GIVEN} + {_DATA}
        gelieerde*, dochteronderneming*, groepsmaatschappij*, moederbedrijf, zusterbedrijf*,
            verbonden onderneming* + {_GIVEN} + {_DATA}
        partner, partners, zakenpartners, samenwerkingspartner* + {_GIVEN} + {_DATA}
        adverteerder*, advertentienetwerk*, advertentiepartner* + {_GIVEN} + {_DATA}
        dienstverlener*, leverancier*, verwerker, verwerkers, serviceprovider*, hostingpartij,
            hostingprovider, verwerkersovereenkomst*, bewerker* + {_GIVEN} + {_DATA}
        subverwerker*, onderaannemer*
        sociale netwerken, sociale media, social media + {_GIVEN} + {_DATA}
        verkoper*, winkelier*, uitgever*, netbeheerder*, koerier*, bezorgdienst*, vervoerder* + delen, deelt,
            gedeeld, verstrek*, doorgeven, doorgegeven, overgedragen + {_DATA}
        datahandelaar*, datahandelaren, gegevenshandelaar*, gegevenshandelaren + {_GIVEN} + {_DATA}
        autoriteiten, overheidsinstantie*, rechtshandhaving*, politie, rechtbank*, bevoegde instantie*,
            justitie, gerechtelijk bevel, opsporing* + {_GIVEN} + {_DATA}
        betaaldienst*, incasso*, kredietbureau*, betaalprovider*, payment provider* + {_GIVEN} + {_DATA}
        gedeeld met @, delen ... met @, deelt ... met @, verstrekt aan @, doorgegeven aan @, gehost door @,
            gehost bij @, verwerkt door @, opgeslagen bij @, verzonden naar @ + gegevens, persoonsgegevens,
            informatie, derden, hosting
        gebruiken @, gebruikt @, maken gebruik van @, maakt gebruik van @, aangeboden door @,
            leveranciers zijn @, leverancier @, aanbieder @, externe partij @, advertentieplatform @,
            naar het @, naar @, via @, door @, bij @, partij @, hosting van @, dienst @, diensten van @,
            tool @
            + cookie*, gegevens, persoonsgegevens, informatie, analy*, betaling*, hosting, e mail
        @ + subverwerkers
        andere gebruikers, andere leden, zichtbaar voor, openbaar zichtbaar + zichtbaar*, deelt, delen,
            profiel*
        delen ... gegevens, gegevens ... delen, gegevens ... gedeeld, gegevens ... verstre*,
            verstrek* ... gegevens, delen ... informatie, delen ... met, verko* ... gegevens,
            deelt ... gegevens, persoonsgegevens ... gedeeld, persoonsgegevens ... verstre*,
            deelt ... persoonsgegevens, delen ... persoonsgegevens, verstrek* ... persoonsgegevens,
            gedeeld met, gedeeld ... met, deelt ... met, gegevens ... verzonden, naar een server,
            naar servers, gegevens ... doorgestuurd,
            gegevens ... verstuurd, met derden gedeeld, aan derden verstrekt, aan derden
        ontvangers, ontvanger + gegevens, persoonsgegevens, informatie
        met @, dienst @, diensten @, provider @, leveranciers @ + meten, meet, gemeten, statistiek*, analyse*,
            nieuwsbrief, hosting
    """,
    "retention": """
        bewaar*, bewaren, bewaard, bewaartermijn*, opgeslagen ... jaar, opgeslagen ... zolang,
            opgeslagen ... dagen, opgeslagen ... maanden + gegevens, informatie, cookie*, termijn*,
            persoonsgegevens, bewaartermijn*, data, logbestanden
        opgeslagen, opslaan, slaan, bewaard, bewaren + uur, dag, dagen, week, weken, maand, maanden, jaar,
            jaren,
            tijdelijk, zolang, sessie
        verwijder*, wissen, gewist, wist, worden geanonimiseerd, wordt geanonimiseerd, anonimiseren,
            anonimisering, vernietigen, vernietigd + gegevens, informatie, persoonsgegevens, data, berichten,
            codes, gesprek*, e mailadres*
        verwijder*, gewist, wissen + inactief, inactieve, inactiviteit, geen activiteit
            + account, accounts, profiel*
    """,
    "transfer abroad": """
        buiten de europese*, buiten de eu, buiten de eer, buiten europa, derde land*, derde landen,
            internationale doorgifte*, doorgifte ... buiten, buiten uw land, landen buiten,
            gevestigd in de verenigde staten, servers in de verenigde staten
        verenigde staten, vs, andere landen, servers in, buiten nederland, buiten belgië + doorgifte*,
            doorgegeven, doorgeven, server*, opgeslagen, overgedragen, verzonden, verstuurd, gestuurd
        modelcontractbepaling*, standaardcontractbepaling*, standaard contractuele clausules, modelcontracten,
            standaardbepalingen, standaard contractbepalingen, modelclausules
        privacy shield
        data privacy framework, dpf
        adequaatheidsbesluit*, passend beschermingsniveau, adequaat, passende waarborgen
        bindende bedrijfsvoorschriften
    """,
    "consent": """
        standaard ingeschakeld, standaard aan, standaard geactiveerd
            >< standaard uitgeschakeld, standaard uit
        opt in >< opt out, recht van bezwaar, recht om bezwaar, bezwaar maken, afmelden
        uitdrukkelijke toestemming, expliciete toestemming, voorafgaande toestemming,
            voorafgaande schriftelijke toestemming, schriftelijke toestemming, uitdrukkelijk ... toestemming
            >< impliciete toestemming, stilzwijgend*, geacht ... stemmen, geacht ... toestemming,
            door ... te blijven gebruiken, voortgezet gebruik, geacht ... aanvaard*, geacht ... akkoord,
            door gebruik te maken ... akkoord, gaat u akkoord, ga je akkoord
        met uw toestemming, met je toestemming, met jouw toestemming, met toestemming
            >< zonder uw toestemming, zonder je toestemming, zonder ... toestemming
        toestemming, toestemt, instem*, ingestemd
        vrijwillig*, dwingen, gedwongen + gegevens, informatie, gebruik*, delen, app
        intrek* ... toestemming, toestemming ... intrek*, uitschrijven, toestemming ... in te trekken,
            intrekken van ... toestemming, toestemming ... ingetrokken, trekken ... toestemming
        cookie instellingen, cookievoorkeuren, cookie voorkeuren, cookies weigeren, cookies ... uitschakelen,
            cookiebanner
    """,
    "rights": """
        recht op inzage, recht van inzage, inzagerecht, recht op rectificatie, recht op correctie,
            recht op verwijdering, recht op vergetelheid, recht op beperking,
            recht op gegevensoverdraagbaarheid, dataportabiliteit, overdraagbaarheid, uw rechten, je rechten,
            jouw rechten, recht om ... in te zien, recht om ... persoonsgegevens, rechten van betrokkenen,
            wettelijke rechten, verzoek ... verwijdering, inzageverzoek, verwijdering ... verzoeken,
            verzoek tot inzage, verzoek ... inzage, rechten ... uitoefenen, inzage ... vragen,
            consumentenrechten
        u heeft het recht, u hebt het recht, je hebt het recht, heb je het recht, heeft u het recht,
            hebt u het recht, je hebt recht, u hebt recht, u heeft recht + gegevens, persoonsgegevens, inzage,
            bezwaar, intrek*, trekken, verwijder*, wissen, klacht, herroep*, verzoek*
        autoriteit persoonsgegevens, toezichthoudende autoriteit, klacht in*, gegevensbeschermingsautoriteit,
            functionaris*, klacht ... dienen, privacycommissie, klacht bij
        herroepingsrecht, bedenktijd, herroep*, retourrecht, bedenktermijn
        toestemming ... intrekken, toestemming ... in te trekken, intrekken van uw toestemming,
            intrekken van je toestemming, bezwaar maken, bezwaar te maken, bezwaar aan te tekenen,
            beperking van de verwerking, verwerking te beperken, kopie van uw, kopie van je,
            laten verwijderen, laten corrigeren, laten wissen, te laten verwijderen, te laten wissen,
            te corrigeren, inzage in uw, inzage in je + gegevens, persoonsgegevens, verwerking, toestemming
        identiteit ... vast te stellen, identiteit ... controleren, identificatiebewijs, identiteitsbewijs,
            legitim*, binnen een maand, binnen één maand, binnen vier weken, binnen # dagen,
            binnen # weken + verzoek*, recht, rechten, inzage
    """,
    "liability": """
        aansprakelijk*
        vrijwaar*, vrijwaren, schadeloos*
        wettelijke garantie*, geen garantie*, garantietermijn*, conformiteit*, garandeert niet,
            garanderen niet, niet garanderen, geen enkele garantie, zonder enige garantie,
            garantie ... fabriek*, niet worden gegarandeerd, kan niet garanderen, fabrieksgarantie
        op eigen risico, voor eigen risico
        gevolgschade, indirecte schade, gederfde winst, overmacht, opzet of, grove nalatigheid,
            schadevergoeding, bewuste roekeloosheid, directe schade, grove schuld, boete, boetes, boetebeding
    """,
    "automated decisions": """
        geautomatiseerde besluit*, geautomatiseerde verwerking*, geautomatiseerde individuele,
            geautomatiseerde beslissing*
        profilering, profilering*
        kunstmatige intelligentie, ai, machine learning + we gebruiken, wij gebruiken, besluit*, gebruikt
        menselijke tussenkomst, menselijke controle
        algoritm*, ranking, rangschikking, aanbevelingssyste*
    """,
    "training": """
        train, trainen, getraind, trainingsdata, verbeter*, ontwikkel* + taalmodel*, ai, kunstmatige,
            algoritm*, ai model*
    """,
    "purpose": f"""
        verbeter*, ontwikkelen, optimalis* + {_USED} + {_DATA}
        helpt ons, helpen ons, stelt ons in staat + verbeter*, begrijpen, inzicht, meten, personaliseren,
            analyseren
        personalis*, gepersonaliseerd*, afstem* + {_USED} + {_DATA}
        marketing*, reclame, advert*, nieuwsbrief*, nieuwsbrieven, promotionele, direct marketing + {_USED}
            + {_DATA}
        onderzoeksdoel*, onderzoek, wetenschappelijk onderzoek, marktonderzoek, statisti*, analyse*,
            analyser*, meten + {_USED} + {_DATA}
        fraude*, misbruik + {_USED} + {_DATA}
        uitvoering van de overeenkomst, uitvoeren ... overeenkomst, levering ... diensten,
            leveren ... diensten, bestelling* verwerken, uitvoering van een overeenkomst,
            bestelling ... verwerken, afhandelen ... bestelling, uitvoering van ... overeenkomst + {_USED}
            + {_DATA}
        wettelijke verplichting*, wettelijk verplicht, wettelijke plicht + {_USED} + {_DATA}
        gerechtvaardigd* belang*, rechtsgrond*, wettelijke grondslag*, grondslag*, verwerkingsgrond*
        andere doeleinden, ander doel, uitsluitend voor, alleen voor, alleen gebruikt, alleen worden gebruikt,
            uitsluitend gebruikt, verdere doeleinden, andere doelen + {_USED} + {_DATA}
        direct marketing, gepersonaliseerde advertenties, gerichte advertenties, gepersonaliseerde reclame,
            gepersonaliseerde aanbiedingen
        contact ... opnemen, vragen ... beantwoorden, vraag ... beantwoorden, klantenservice + {_USED}
            + {_DATA}
    """,
    "contracting party": """
        overeenkomst tussen, overeenkomst met, contract met, geëxploiteerd door, aangeboden door,
            gesloten tussen, eigendom van, wederpartij, handelsnaam van + b.v., bv, b . v, n.v., nv, n . v,
            ltd, limited, inc, llc, gmbh, sarl, s.à, vof, stichting
        verwerkingsverantwoordelijke*, verantwoordelijk voor de verwerking,
            verantwoordelijke voor de verwerking
        ingeschreven + kvk*, kamer, handelsregister*, register*, nummer
        statutair gevestigd, gevestigd te, kamer van koophandel, kvk*, btw nummer*, ondernemingsnummer,
            maatschappelijke zetel, statutaire zetel
        overdragen ... overeenkomst, overdracht ... overeenkomst, rechten en verplichtingen ... over te dragen
        vertegenwoordiger* in de eu*, vertegenwoordiger* ... artikel #,
            vertegenwoordiger* in het verenigd koninkrijk, vertegenwoordiger* in zwitserland
    """,
    "governing law": """
        toepasselijk recht, nederlands recht, belgisch recht, recht van, wetten van, wetgeving van,
            nederlandse recht, belgische recht + van toepassing, beheerst, toepasselijk, wetten, onderworpen
        bevoegde rechter, bevoegde rechtbank*, rechtbank te, exclusief bevoegd, jurisdictie, rechtbanken van,
            rechter ... bevoegd, rechtbank ... bevoegd, bevoegde rechtbanken, uitsluitend bevoegd
    """,
    "unilateral power": f"""
        eigen goeddunken, eigen inzicht, uitsluitend goeddunken, naar eigen oordeel, onze discretie,
            eigen keuze
        om welke reden dan ook, zonder opgaaf van reden*, zonder reden, zonder opgave van reden*
        zonder voorafgaande kennisgeving, zonder kennisgeving, zonder aankondiging, zonder voorafgaande,
            zonder voorafgaand bericht, zonder vooraankondiging
        te allen tijde wijzigen, op elk moment wijzigen, recht ... te wijzigen, kunnen ... wijzigen,
            eenzijdig*, op elk moment ... wijzig*, kan ... worden gewijzigd, recht ... aan te passen,
            te allen tijde ... te wijzigen, kan ... wijzigen, recht ... wijzigingen aan te brengen,
            kunnen ... aanpassen, recht voor om, recht voor ... te weigeren, recht om ... te weigeren
            + {_RULES}, bestel*, order*
        onherroepelijk*, niet exclusieve, royaltyvrij*, eeuwigdurend*, sublicentieerba*
    """,
    "termination": """
        beëindig*, opzeg*, opgezegd, ontbind*, ontbonden, op te zeggen, zegt ... op + overeenkomst*,
            contract*, abonnement*, voorwaarden, licentie, lidmaatschap, dienst*, samenwerking, opdracht*
        opschort* ... toegang, toegang ... opschort*, toegang ... op te schorten, account ... opgeschort,
            toegang ... opgeschort, diensten ... opschort*, deactive* ... account, account ... deactiv*,
            account ... gedeactiveerd, blokker* ... account, account ... geblokkeerd, account ... blokker*,
            toegang ... blokker*, toegang ... geblokkeerd, verwijder* ... account, account ... verwijder*,
            verkoopaccount ... sluiten, account ... sluiten
    """,
    "notice of changes": """
        op de hoogte, informeren, informeert, geïnformeerd, melden, kennisgev*, meedelen, meegedeeld,
            publiceren, publiceert, gepubliceerd, bekendgemaakt, bekend gemaakt, aankondig*, aangekondigd,
            raadple* + wijziging, wijzigingen, wijzigen, gewijzigd, update, updates, aanpassing*, verander*
        recht voor ... wijzigen, recht ... wijzigen, recht ... aanpassen, te wijzigen, aan te passen
            + privacyverklaring*, voorwaarden, cookieverklaring, verklaring, privacybeleid
        kunnen ... wijzigen, kan ... wijzigen, kunnen ... aanpassen, kan ... aanpassen,
            kunnen ... bijwerken, kan ... bijwerken, kan ... gewijzigd, kunnen ... gewijzigd,
            kan ... aangepast, kunnen ... aangepast, kan ... bijgewerkt, kan veranderen,
            wijzigingen aanbrengen, wijzigingen aan te brengen, wijzigingen doorvoeren + voorwaarden,
            privacyverklaring*, privacybeleid, privacy statement, cookieverklaring, beleid, verklaring,
            overeenkomst
        blijven gebruiken, blijft gebruiken, voortgezet gebruik, geldt als aanvaarding,
            geldt als acceptatie, ingangsdatum, treden in werking, treedt in werking,
            regelmatig ... raadplegen, regelmatig ... bekijken, regelmatig te, meest recente versie,
            meest actuele versie, laatste versie + wijzig*, gewijzig*, aanpass*, aangepast*, update*,
            bijgewerkt*, versie, verander*
        nieuwe versie, nieuwe voorwaarden, nieuwe privacyverklaring, nieuw privacybeleid,
            wordt ... bijgewerkt, worden ... bijgewerkt + van kracht, in werking, tot die tijd, ingang van
    """,
    "security": """
        datalek*, beveiligingsincident*, inbreuk ... persoonsgegevens, ongeautoriseerde toegang, onbevoegd*,
            inbreuk* in verband met persoonsgegevens
        versleutel*, encrypt*
        beveiligingsmaatregel*, technische en organisatorische, beveiligd, beveiligen, beveiliging van, iso #,
            passende maatregelen
        volledig veilig, honderd procent veilig, #% veilig, # % veilig, absolute veiligheid,
            geen enkel systeem, geen enkele methode, overdracht via internet, verzending via internet,
            vertrouwelijkheid ... integriteit, veiligheidsmaatregel*, beveiligingsniveau,
            beveiligde verbinding*, beveiligde server*, firewall*, toegangsbeheer, beperkte toegang,
            misbruik ... verlies, verlies ... misbruik, back ups, back up
        wachtwoord*, inloggegevens + geheim*, vertrouwelijk*, veilig*, bescherm*, sterk*
    """,
    "price": """
        vergoeding*, kosten, commissie, tarief, tarieven, toeslag*, verzendkosten + betaal*, betal*, berek*,
            rekening, euro, €, verzend*, verschuldigd*, tarie*, vergoeding*, bedrag*, retour*, commissie
        prijs, prijzen, in app aankopen, in app aankoop, prijswijziging*, prijsverhoging*
        terugbeta*, restitutie*, voucher*, terugbetaald, cadeaubon* + bedrag*, aankoop*, bestel*, dagen,
            product*, prijs*, kosten, artikel*, voucher*, retour*
        verleng* ... abonnement*, abonnement* ... verleng*, stilzwijgend verlengd, automatisch verlengd
        proefperiode*, gratis proef*, proefabonnement*
        verrekend, verrekenen, borg, borgsom, waarborgsom, huurprijs*, schoonmaakkosten + €, euro, bedrag*,
            kosten,
            ingehouden
        btw, belastingen, wettelijke rente, incassokosten, nalatigheidsinterest*, nalatigheidsintrest*,
            verwijlinterest*, verwijlintrest*, rente verschuldigd, aanmaningskosten, schadebeding,
            annuleringskosten, servicekosten, service kosten
        in rekening, worden ... berekend, wordt ... berekend + €, %, kosten, huur*, prijs*, bedrag*
        betaalmethode*, betaalwijze*, factuur*, facturen, betalingstermijn*, aanbetaling*, gefactureerd,
            betalingsvoorwaarden + bestel*, aankoop*, accept*, dagen, bedrag*, prijs*, betaling, voldaan,
            aanbetaling*, factuurdatum
    """,
}
