"""Dutch: the lines of each topic, and the small words that turn a sentence round."""

from __future__ import annotations

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

_GIVEN = """delen, deelt, gedeeld*, verstrek*, bekendmak*, doorgeven, doorgegeven, overdra*, verkop*,
    verkoc*, toegang, ontvang*, verwerk*,
    gebruik*, openbaar*, plaats*"""
_TAKEN = """verzamel*, verwerk*, opsla*, opgeslagen, bewaren, gebruik*, registr*, ontvang*, analys*, vastleg*,
    verkrijg*, bijhoud*"""
_USED = "gebruik*, verwerk*, doel, doeleinden, doelen, verzamel*, om"
_DATA = "gegevens, persoonsgegevens, informatie, cookie*, berichten, data"

TOPICS = {
    "sale": """
        verko* ... gegevens, gegevens ... verko*, verkopen ... informatie, verkoop van ... gegevens,
            informatie ... verkoc*
        fusie*, overname*, verkoop van activa, faillissement*, reorganisatie, verkoop van ... bedrijf
    """,
    "arbitration": """
        arbitrage*
        collectieve actie*, collectieve vordering*, massaclaim*
        geschillencommissie*, geschillenbeslechting*, mediation, bemiddel*, geschillenregeling
    """,
    "children": """
        kind, kinderen, minderjarig*, ouderlijk*, ouders, voogd*, tieners
        jonger dan #, ouder dan #, minimaal # jaar, ten minste # jaar, # jaar oud, # jaar of ouder,
            leeftijd van #, onder de #
        leeftijdsverificatie, leeftijdscontrole, minimumleeftijd, leeftijd ... controle*
    """,
    "sensitive data": """
        biometri*, vingerafdruk*, gezichtsherkenning
        genetisch*
        gezondheid*, medisch*
        etnisch*, religieu*, godsdien*, politieke opvatting*, seksuele geaardheid, seksuele voorkeur, vakbond*
        strafrechtelijk*, strafblad
        paspoort*, identiteitsbewijs, identiteitskaart, burgerservicenummer, bsn, rijbewijs*
        exacte locatie*, precieze locatie*
        gevoelige gegevens, bijzondere persoonsgegevens, bijzondere categorieën, gevoelige informatie
    """,
    "data": f"""
        locatie*, gps + {_TAKEN}
        ip adres*, apparaat id*, advertentie id*, apparaatidentifica* + {_TAKEN}
        surfgedrag, browsegeschiedenis, zoekgeschiedenis, gebruiksgegevens, klikgedrag + {_TAKEN}
        adresboek, contactenlijst + {_TAKEN}
        foto*, camera, microfoon, video*, spraak*, audio*, afbeeldingen + {_TAKEN}
        betaalgegevens, betalingsgegevens, creditcard*, bankgegevens, rekeningnummer*, bankrekening*
            + {_TAKEN}
        aankoopgeschiedenis, bestelgeschiedenis, transactiegegevens + {_TAKEN}
        geboortedatum + {_TAKEN}
        telefoonnummer* + {_TAKEN}
        e mailadres* + {_TAKEN}
        inhoud ... berichten, je berichten, uw berichten, gesprekken, chats, prompts + {_TAKEN}
        cookie*, pixel*, webbaken*, sdk, tracking* + {_TAKEN}, plaats*
        beroep, cv, sollicita* + {_TAKEN}
        openbare bronnen, openbaar beschikbare, bronnen van derden, van derden + {_TAKEN}
    """,
    "recipients": f"""
        derden, derde partij*, derde + {_GIVEN} + {_DATA}
        gelieerde*, dochteronderneming*, groepsmaatschappij*, moederbedrijf + {_GIVEN} + {_DATA}
        partner, partners, zakenpartners + {_GIVEN} + {_DATA}
        adverteerder*, advertentienetwerk*, advertentiepartner* + {_GIVEN} + {_DATA}
        dienstverlener*, leverancier*, verwerker, verwerkers, serviceprovider* + {_GIVEN} + {_DATA}
        subverwerker*, onderaannemer*
        sociale netwerken, sociale media, social media + {_GIVEN} + {_DATA}
        autoriteiten, overheidsinstantie*, rechtshandhaving*, politie, rechtbank*, toezichthouder*
            + {_GIVEN} + {_DATA}
        betaaldienst*, incasso*, kredietbureau* + {_GIVEN} + {_DATA}
        delen ... gegevens, gegevens ... delen, gegevens ... gedeeld, gegevens ... verstre*,
            verstrek* ... gegevens, delen ... informatie, delen ... met, verko* ... gegevens
    """,
    "retention": """
        bewaar*, bewaren, bewaard, bewaartermijn*, opgeslagen ... jaar, opgeslagen ... zolang + gegevens,
            informatie, cookie*, termijn*
        verwijder*, wissen, gewist, geanonimiseerd, anonimis*, vernietig* + gegevens, informatie, cookie*
    """,
    "transfer abroad": """
        buiten de europese*, buiten de eu, buiten de eer, derde land*, internationale doorgifte*,
            verenigde staten, andere landen,
            doorgifte ... buiten, buiten uw land, servers in
        modelcontractbepaling*, standaardcontractbepaling*, standaard contractuele clausules, modelcontracten
        privacy shield
        data privacy framework
        adequaatheidsbesluit*, passend beschermingsniveau, adequaat
        bindende bedrijfsvoorschriften
    """,
    "consent": """
        opt in >< opt out, recht van bezwaar, recht om bezwaar, bezwaar maken, afmelden
        uitdrukkelijke toestemming, expliciete toestemming, voorafgaande toestemming,
            voorafgaande schriftelijke toestemming
            >< impliciete toestemming, stilzwijgend*, geacht ... stemmen, geacht ... toestemming,
            door ... te blijven gebruiken, voortgezet gebruik
        met uw toestemming, met je toestemming, met jouw toestemming >< zonder uw toestemming,
            zonder je toestemming, zonder ... toestemming
        toestemming, toestemt, instem*
        intrek* ... toestemming, toestemming ... intrek*, uitschrijven
        cookie instellingen, cookievoorkeuren, cookie voorkeuren
    """,
    "rights": """
        recht op inzage, recht van inzage, recht op rectificatie, recht op correctie, recht op verwijdering,
            recht op vergetelheid,
            recht op beperking, recht op gegevensoverdraagbaarheid, dataportabiliteit, overdraagbaarheid,
            uw rechten, je rechten, jouw rechten,
            u heeft het recht, u hebt het recht, je hebt het recht, heb je het recht, heeft u het recht,
            rechten van betrokkenen, wettelijke rechten, verzoek ... verwijdering,
            verwijdering ... verzoeken
        autoriteit persoonsgegevens, toezichthoudende autoriteit, klacht, klachten
        herroepingsrecht, bedenktijd, herroep*, retourrecht
    """,
    "liability": """
        aansprakelijk*
        vrijwaar*, vrijwaren, schadeloos*
        garantie*, garandeer*, garander*
        op eigen risico, voor eigen risico
        gevolgschade, indirecte schade, gederfde winst, overmacht, opzet of, grove nalatigheid,
            schadevergoeding
    """,
    "automated decisions": """
        geautomatiseerde besluit*, geautomatiseerde verwerking
        profilering
        kunstmatige intelligentie, ai, machine learning + we gebruiken, wij gebruiken, besluit*
        menselijke tussenkomst, menselijke controle
        algoritm*, ranking, rangschikking, aanbevelingssyste*
    """,
    "training": """
        train*, verbeter*, ontwikkel* + model, modellen, ai, kunstmatige, algoritm*
    """,
    "purpose": f"""
        verbeter*, ontwikkel* + {_USED} + {_DATA}
        personalis*, gepersonaliseerd*, afstem* + {_USED} + {_DATA}
        marketing*, reclame, advert*, nieuwsbrief*, nieuwsbrieven + {_USED} + {_DATA}
        onderzoek*, statisti*, analys*, meten + {_USED} + {_DATA}
        fraude*, misbruik + {_USED} + {_DATA}
        uitvoering van de overeenkomst, uitvoeren ... overeenkomst, levering ... diensten,
            leveren ... diensten, bestelling* verwerken + {_USED} + {_DATA}
        wettelijke verplichting* + {_USED} + {_DATA}
        gerechtvaardigd* belang*, rechtsgrond*, grondslag*
        andere doeleinden, ander doel, uitsluitend voor, verdere doeleinden
    """,
    "contracting party": """
        overeenkomst tussen, overeenkomst met, contract met, geëxploiteerd door, aangeboden door,
            gesloten tussen, eigendom van
            + b.v., bv, b . v, n.v., nv, ltd, limited, inc, llc, gmbh, sarl, s.à
        verwerkingsverantwoordelijke*, verantwoordelijk voor de verwerking
        statutair gevestigd, gevestigd te, kamer van koophandel, kvk*, btw nummer*, ingeschreven
        overdragen ... overeenkomst, overdracht ... overeenkomst
    """,
    "governing law": """
        toepasselijk recht, nederlands recht, belgisch recht, recht van, wetten van, wetgeving van
            + van toepassing, beheerst, recht, wetten, onderworpen
        bevoegde rechter, bevoegde rechtbank*, rechtbank te, exclusief bevoegd, jurisdictie, rechtbanken van
    """,
    "unilateral power": """
        eigen goeddunken, eigen inzicht, uitsluitend goeddunken, naar eigen oordeel, onze discretie
        om welke reden dan ook, zonder opgaaf van reden*, zonder reden
        zonder voorafgaande kennisgeving, zonder kennisgeving, zonder aankondiging, zonder voorafgaande
        te allen tijde wijzigen, op elk moment wijzigen, recht ... te wijzigen, kunnen ... wijzigen,
            eenzijdig*, op elk moment ... wijzig*
        onherroepelijk*, royaltyvrij*, eeuwigdurend*, sublicentieerba*
    """,
    "termination": """
        beëindig*, opzeg*, opgezegd, opschort*, opgeschort, deactive*, blokker*, geblokkeerd, ontbind*
            + account*, toegang, dienst*, overeenkomst*, contract*, abonnement*, gebruik*, voorwaarden,
            licentie
    """,
    "notice of changes": """
        op de hoogte, informeren, melden, kennisgev*, meedelen, bericht* + wijzig*, update*, aanpassing*,
            verander*
    """,
    "security": """
        datalek*, beveiligingsincident*, inbreuk ... persoonsgegevens, ongeautoriseerde toegang, onbevoegd*
        versleutel*, encrypt*
        beveiligingsmaatregel*, technische en organisatorische, beveilig*, iso #
    """,
    "price": """
        vergoeding*, kosten, commissie*, tarief, tarieven, toeslag*
        prijs, prijzen, prijswijziging*
        terugbeta*, restitutie*, voucher*
        verleng*, abonnement*
        proefperiode*, gratis proef*
        btw, belasting*, wettelijke rente
        betaalmethode*, betaalwijze*, factu*, incasso
    """,
}

DUTCH = Language(
    code="nl",
    recognised_by=read_words(
        "de het een en van je wij uw voor niet dat met zijn of op te u is wordt worden deze"
    ),
    topics=read_lines("nl", TOPICS),
    modals={
        "may": "kunnen, kan, kunt, mag, mogen, zou kunnen, zouden kunnen",
        "will": "zullen, zal, zult",
        "must": "moeten, moet, dient, dienen, verplicht, hoeft, hoeven",
        "only": "alleen, enkel, uitsluitend, slechts, tenzij, altijd, behalve",
    },
    denials=read_words("niet geen nooit noch niets niemand"),
    withouts=read_words("zonder"),
    verbs_last=True,
    neutral=read_phrases(
        "niet beperkt tot, niet alleen, niet uitsluitend, zonder beperking, al dan niet, of niet, "
        "niet later dan, zonder afbreuk, "
        "niet limitatief, niet meer dan, niet langer dan"
    ),
    breaks=read_words("maar echter als indien wanneer omdat terwijl tenzij hoewel"),
    units={
        "hour": "uur, uren",
        "day": "dag, dagen, werkdagen, kalenderdagen",
        "week": "week, weken",
        "month": "maand, maanden",
        "year": "jaar, jaren",
    },
    numerals=read_numerals(
        "een 1, één 1, twee 2, drie 3, vier 4, vijf 5, zes 6, zeven 7, acht 8, negen 9, tien 10, twaalf 12, "
        "veertien 14, zestien 16, "
        "achttien 18, twintig 20, dertig 30, zestig 60, negentig 90, honderd 100"
    ),
    all_months=read_words(
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    past=read_words("afgelopen laatste voorgaande dan"),
)
