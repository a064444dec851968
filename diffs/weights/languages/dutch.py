"""Dutch: the small words that turn a sentence round; the lines of its topics are in `dutch_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.dutch_topics import TOPICS
from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

DUTCH = Language(
    code="nl",
    recognised_by=read_words(
        "de het een en van je wij uw voor niet dat met zijn of op te u is wordt worden deze"
    ),
    topics=read_lines("nl", TOPICS),
    modals={
        "may": "kunnen, kan, kunt, kun, mag, mogen, zou kunnen, zouden kunnen, gerechtigd",
        "will": "zullen, zal, zult, zul",
        "must": "moeten, moet, dient, dienen, verplicht, hoeft, hoeven, behoort",
        "only": "alleen, enkel, uitsluitend, slechts, tenzij, altijd, behalve",
    },
    denials=read_words("niet geen nooit noch niets niemand nergens geenszins"),
    withouts=read_words("zonder"),
    verbs_last=True,
    lists={
        "data": read_phrases(
            "verwerk ik, verzamel ik, ik verwerk, ik verzamel, verzamelen wij, verzamelen we, verwerken wij, "
            "verwerken we, we verwerken, verzamelt, welke gegevens, welke persoonsgegevens, bewaren wij, "
            "worden verwerkt, worden verzameld, wij verzamelen, we verzamelen, volgende gegevens, volgende "
            "persoonsgegevens, volgende informatie, soorten gegevens, soorten persoonsgegevens, categorieën "
            "persoonsgegevens, gegevens die wij, gegevens die we, wij verwerken, verzamelde gegevens"
        ),
        "purpose": read_phrases(
            "welk doel, welke doelen, gebruik ik, ik gebruik, waarvoor, doelen, doel, volgende doelen, "
            "volgende doeleinden, doeleinden, doel van de verwerking, wij gebruiken uw, wij gebruiken je, we "
            "gebruiken je, we gebruiken uw, gebruiken wij, gebruiken we, gebruikt om, gebruikt voor"
        ),
        "rights": read_phrases(
            "volgende rechten, u hebt het recht, u heeft het recht, je hebt het recht, uw rechten, je rechten"
        ),
        "recipients": read_phrases(
            "wij delen, we delen, ontvangers, delen met, gedeeld met, verstrekken aan, verstrekt aan, "
            "volgende partijen, volgende derden, volgende verwerkers, verwerkers, subverwerkers, deel ik, ik "
            "deel, delen wij, delen we, met wie, derde partijen, dienstverleners, externe partijen, "
            "leveranciers"
        ),
    },
    duties=read_phrases(
        "u moet, je moet, u dient, je dient, u mag niet, je mag niet, u mag geen, je mag geen, gebruikers "
        "mogen niet, gebruikers moeten, verkoper dient, verkopers moeten, is verboden, niet toegestaan, u "
        "bent verantwoordelijk, je bent verantwoordelijk"
    ),
    pointers=read_phrases(
        "cookies uitschakelen, cookies blokkeren, cookies beheren, vragen over, vragen hebt, vragen "
        "heeft, vragen of, heeft u vragen, heb je vragen, vragen hebben, "
        "lees hoe, lees meer over hoe, beleid beschrijft, beleid legt uit, verklaring beschrijft, verklaring "
        "legt, leggen wij uit hoe, leggen we uit hoe, beschrijft hoe, legt uit hoe, leest u hoe, lees je hoe"
    ),
    providers=read_phrases(
        "onze leverancier, onze leveranciers, leverancier, leveranciers, verwerker, verwerkers, "
        "provider, hostingprovider, hostingpartij, dienstverlener, gehost bij, gehost door, verzonden "
        "naar, gedeeld met, doorgegeven aan, analysedienst, externe dienst, externe partij"
    ),
    uses=read_phrases(
        "wij gebruiken, we gebruiken, gebruiken wij, gebruiken we, gebruikt, gebruikt de website, "
        "maakt gebruik van, maken gebruik van, gebruik van, door middel van, met behulp van, de "
        "dienst, meet het bezoek met"
    ),
    helps=read_phrases("helpt ons, stelt ons in staat, biedt ons"),
    definitions=read_phrases(
        "gevestigd te, ingeschreven, hierna, hierna te noemen, verder te noemen, nader te noemen"
    ),
    owners=read_words("uitgever aanbieder ontwikkelaar verkoper licentiegever eigenaar exploitant"),
    own=read_words("wij we ons onze"),
    readers=read_words("uw je jouw jullie"),
    headings={
        "recipients": read_phrases(
            "delen, deel ik, delen wij, delen we, met wie, derden, derde partijen, ontvangers, verwerkers, "
            "subverwerkers, verstrekking, doorgifte aan, dienstverleners, social media, hosting, nieuwsbrief"
        ),
        "data": read_phrases(
            "welke gegevens, welke persoonsgegevens, gegevens die, persoonsgegevens die, "
            "gegevensverzameling, verzamelen, cookies, contactformulier, logbestanden, analytics, "
            "nieuwsbrief, verwerkte gegevens"
        ),
        "purpose": read_phrases(
            "doel, doelen, doeleinden, waarvoor, grondslag, grondslagen, waarom, gebruik van gegevens, "
            "marketing"
        ),
        "notice of changes": read_phrases(
            "wijziging, wijzigingen, wijzigen, aanpassing, aanpassingen, updates"
        ),
        "security": read_phrases("beveiliging, beveiligen, veiligheid"),
        "retention": read_phrases("bewaartermijn, bewaartermijnen, bewaren, hoe lang, bewaarperiode"),
        "liability": read_phrases("aansprakelijkheid, garantie, garanties, vrijwaring, schadeloosstelling"),
        "termination": read_phrases("beëindiging, opzegging, ontbinding, opschorting, opzeggen"),
        "price": read_phrases("betaling, prijzen, prijs, tarieven, betalingsvoorwaarden, kosten, annulering"),
        "rights": read_phrases(
            "uw rechten, je rechten, jouw rechten, rechten van, klacht, klachten, herroeping"
        ),
        "governing law": read_phrases("toepasselijk recht, rechtskeuze"),
        "arbitration": read_phrases("geschillen, geschillenbeslechting, geschillenregeling"),
        "transfer abroad": read_phrases("buiten de, internationale, doorgifte"),
        "children": read_phrases("kinderen, minderjarigen"),
        "consent": read_phrases("toestemming"),
        "contracting party": read_phrases(
            "verwerkingsverantwoordelijke, wie zijn, verantwoordelijke, verantwoordelijk"
        ),
    },
    before_verbs=read_words("ook worden zijn hebben altijd soms dan dus we wij u je jij hij zij het er"),
    neutral=read_phrases(
        "niet beperkt tot, niet alleen, niet uitsluitend, niet enkel, zonder beperking, al dan niet, of "
        "niet, niet later dan, zonder afbreuk, niet limitatief, niet limitatieve, niet uitputtend, niet meer "
        "dan, niet langer dan, zonder onredelijke vertraging, zonder vertraging, niet minder dan, aarzel "
        "niet, niet eerder dan, zo niet, als niet, indien niet"
    ),
    joints=read_words("en of"),
    breaks=read_words("maar echter als indien wanneer omdat terwijl tenzij hoewel zolang behalve zodat"),
    units={
        "hour": "uur, uren",
        "day": "dag, dagen, werkdagen, kalenderdagen, daagse",
        "week": "week, weken",
        "month": "maand, maanden",
        "year": "jaar, jaren",
    },
    numerals=read_numerals(
        "een 1, één 1, twee 2, drie 3, vier 4, vijf 5, zes 6, zeven 7, acht 8, negen 9, tien 10, elf 11, "
        "twaalf 12, dertien 13, veertien 14, vijftien 15, zestien 16, achttien 18, twintig 20, dertig 30, "
        "veertig 40, vijftig 50, zestig 60, negentig 90, honderd 100"
    ),
    determiners=read_words(
        "de het een uw je jouw onze ons zijn haar hun deze dit die dat elk elke ieder iedere geen alle"
    ),
    defined_terms=read_words(
        """
        de het een en of van voor in op te met aan bij door als wij we u je jij ons dit deze niet om artikel
        artikelen hoofdstuk bijlage deel partij partijen voorwaarden algemene privacyverklaring privacybeleid
        beleid overeenkomst dienst diensten site website websites app applicatie platform product producten
        gegevens persoonsgegevens informatie account accounts klant klanten gebruiker gebruikers verkoper
        verkopers zakelijke koper bestelling prijs aanbod abonnement bedrijf groep
        verwerkingsverantwoordelijke verwerker verwerkers leverancier leveranciers partner partners derden
        recht rechten wet avg eu eer europese unie nederland belgië cookie cookies internet e mail email
        adres naam telefoon nummer datum doel doelen grondslag type soort hier
        """
    ),
    all_months=read_words(
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    past=read_words("afgelopen laatste voorgaande sinds geleden"),
    contractions=(
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (re.compile(r"\bactieve (?:afnemers|ontvangers)\b", re.IGNORECASE), "gebruikers"),
        (
            re.compile(
                r"\b(gerechtvaardigde? belang(?:en)?) van de verwerkingsverantwoordelijke\b", re.IGNORECASE
            ),
            "\\1",
        ),
        # Two ways to write the same.
        (re.compile(r"\bniet langer(?! dan)\b", re.IGNORECASE), "niet"),
        (re.compile(r"\bniet meer(?! dan)\b", re.IGNORECASE), "niet"),
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"\b(?:meer|nadere|aanvullende|verdere) informatie\b", re.IGNORECASE), "meer"),
    ),
)
