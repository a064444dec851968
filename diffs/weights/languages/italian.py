"""Italian: the small words that turn a sentence round; the lines of its topics are in `italian_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.italian_topics import TOPICS
from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

ITALIAN = Language(
    code="it",
    recognised_by=read_words(
        "il gli che di per una con della sono nel dei alla le è non i si del la da tuoi"
    ),
    topics=read_lines("it", TOPICS),
    modals={
        "may": """possiamo, può, possono, puoi, potrà, potremo, potranno, potrai, potrebbe, potrebbero,
            potremmo, potresti, potete, possa, possano""",
        "must": """dobbiamo, deve, devono, devi, dovrà, dovremo, dovranno, dovrai, tenuto a, tenuti a,
            tenuta a, obbligatorio, obbligatoria, dovete, dovrebbe, si impegna a, obbligato a""",
        "only": "solo, soltanto, solamente, unicamente, esclusivamente, salvo, sempre, tranne, eccetto",
    },
    denials=read_words("non mai nessun nessuno nessuna né neanche nulla alcun alcuna"),
    withouts=read_words("senza"),
    lists={
        "data": read_phrases(
            "raccogliamo, seguenti dati, seguenti informazioni, categorie di dati, tipologie di dati, "
            "tipi di dati, dati raccolti, dati trattati, trattiamo i, informazioni raccolte, "
            "possiamo raccogliere"
        ),
        "purpose": read_phrases(
            "seguenti finalità, finalità, seguenti scopi, utilizziamo i tuoi, utilizziamo i suoi, "
            "usiamo i tuoi, utilizziamo le informazioni, utilizziamo i dati, utilizzati per, utilizzate per"
        ),
        "rights": read_phrases(
            "seguenti diritti, hai il diritto, ha il diritto, tuoi diritti, suoi diritti, diritto di"
        ),
        "recipients": read_phrases(
            "condividiamo, destinatari, possiamo condividere, comunicati a, comunicare i, "
            "seguenti soggetti, trasmessi a, seguenti terzi"
        ),
    },
    duties=read_phrases(
        "l utente si impegna, l utente deve, gli utenti devono, il cliente deve, devi, non puoi, "
        "non devi, ti impegni, è vietato, è vietata, sono vietati, fatto divieto, non è consentito, "
        "non è permesso, sei responsabile, l utente è responsabile"
    ),
    before_verbs=read_words(
        "anche essere avere stato stata stati state sempre inoltre quindi ci vi si lo la li le a"
    ),
    neutral=read_phrases(
        "senza limitazione, senza limitazioni, senza alcuna limitazione, senza pretesa di, "
        "a titolo esemplificativo ma non, a titolo esemplificativo e non, non solo, non soltanto, "
        "non esclusivamente, ma non limitato, ma non limitati, non limitato a, non limitati a, "
        "non limitata a, non limitate a, non si limita, non si limitano, senza pregiudizio, "
        "non esaustivo, e non esaustivo, non esaustiva, ma non solo, se non, non oltre, "
        "non più di, non meno di, non superiore a, non inferiore a, senza ritardo, "
        "senza ingiustificato ritardo, non esitare, non esiti, non esitate, qualora non"
    ),
    breaks=read_words("ma bensì tuttavia se quando perché mentre sebbene salvo tranne qualora"),
    units={
        "hour": "ora, ore",
        "day": "giorno, giorni",
        "week": "settimana, settimane",
        "month": "mese, mesi",
        "year": "anno, anni",
    },
    numerals=read_numerals(
        "un 1, una 1, uno 1, due 2, tre 3, quattro 4, cinque 5, sei 6, sette 7, otto 8, nove 9, dieci 10, "
        "undici 11, dodici 12, tredici 13, quattordici 14, quindici 15, sedici 16, diciotto 18, venti 20, "
        "ventiquattro 24, trenta 30, quaranta 40, cinquanta 50, sessanta 60, novanta 90, cento 100"
    ),
    determiners=read_words(
        "il lo la i gli le un una uno del della dei delle al alla suo sua suoi sue tuo tua tuoi tue "
        "nostro nostra nostri nostre vostro vostra questo questa questi queste ogni qualsiasi tutti tutte"
    ),
    defined_terms=read_words(
        """
        il lo la i gli le un una del della dei di e o a al in con per da su se noi tu voi che non articolo
        sezione allegato parte parti condizioni generali termini informativa privacy contratto accordo
        servizio servizi sito web applicazione app piattaforma prodotto prodotti dati dato personali
        informazioni account cliente clienti utente utenti venditore acquirente ordine ordini prezzo offerta
        abbonamento società gruppo titolare trattamento responsabile fornitore fornitori partner terzi
        diritto diritti legge codice regolamento gdpr garante ue unione europea italia stato stati cookie
        internet email e mail indirizzo nome telefono numero data periodo finalità base tipo tipi categoria
        qui
        """
    ),
    all_months=read_words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    past=read_words("ultimi ultime scorsi precedenti fa"),
    contractions=(
        # "without any" denies once.
        (re.compile(r"\bsenza alcun[ao]?\b", re.IGNORECASE), "senza"),
        (re.compile(r"\bin alcun modo\b", re.IGNORECASE), "mai"),
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"\b(?:ulteriori|maggiori|più) informazioni\b", re.IGNORECASE), "ulteriori"),
    ),
)
