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
            "possiamo raccogliere, raccogliere, vengono raccolti, sono raccolti, sono raccolte, raccoglie, "
            "dati personali che, quali dati, fornirci le, fornirci i, riceve le, riceve i, trattati i, "
            "dati trattati"
        ),
        "purpose": read_phrases(
            "seguenti finalità, finalità, seguenti scopi, utilizziamo i tuoi, utilizziamo i suoi, "
            "usiamo i tuoi, utilizziamo le informazioni, utilizziamo i dati, utilizzati per, utilizzate per, "
            "per i seguenti, allo scopo, al fine di, finalità di, vengono raccolti per, "
            "raccolti esclusivamente, utilizzare i, utilizziamo le, tratta i"
        ),
        "rights": read_phrases(
            "seguenti diritti, hai il diritto, ha il diritto, tuoi diritti, suoi diritti, diritto di, "
            "diritti previsti, diritti di"
        ),
        "recipients": read_phrases(
            "condividiamo, destinatari, possiamo condividere, comunicati a, comunicare i, seguenti soggetti, "
            "trasmessi a, seguenti terzi, essere comunicati, comunicati ai, trasmessi ai, condivisi con, "
            "condividere i, condividere le, servizi di terze, terze parti, fornitori, inviati ai server, "
            "responsabili del trattamento, a chi"
        ),
    },
    duties=read_phrases(
        "l utente si impegna, l utente deve, gli utenti devono, il cliente deve, devi, non puoi, non devi, "
        "ti impegni, è vietato, è vietata, sono vietati, fatto divieto, non è consentito, non è permesso, "
        "sei responsabile, l utente è responsabile"
    ),
    drops_subjects=True,
    joints=read_words("e ed o oppure nonché"),
    pointers=read_phrases(
        "come disabilitare, come disattivare, come bloccare, come eliminare i, come gestire i, si prega "
        "di consultare, invitiamo a consultare, consulta la nostra, consulti la nostra, "
        "hai domande, ha domande, in caso di domande, per qualsiasi domanda, per domande, per ulteriori, "
        "per maggiori, saperne di più, "
        "informativa spiega, informativa descrive, politica spiega, politica descrive, pagina spiega, pagina "
        "descrive, documento descrive, spiega come, descrive come, scopri come, aiutarti a capire, policy "
        "descrive"
    ),
    providers=read_phrases(
        "nostro fornitore, nostri fornitori, fornitore, fornitori, fornito da, forniti da, forniti "
        "dalla, prestatore, ospitato su, ospitati su, ospitato da, inviati a, inviato a, trasmessi a, "
        "responsabile esterno, servizio di terze parti, servizio di analisi, strumento di analisi"
    ),
    uses=read_phrases(
        "utilizziamo, usiamo, utilizza, usa, impieghiamo, impiega, si avvale di, ci avvaliamo di, uso "
        "di, utilizzo di, mediante, il servizio, del servizio, lo strumento"
    ),
    helps=read_phrases("ci permette, ci consente, ci aiuta, ci fornisce"),
    definitions=read_phrases(
        "con sede, sede legale, di seguito, in seguito, d ora in avanti, denominata, denominato"
    ),
    owners=read_words("titolare editore sviluppatore venditore licenziante gestore proprietario fornitore"),
    own=read_words("noi nostro nostra"),
    readers=read_words("tuo tua tuoi tue vostro vostra vostri vostre"),
    headings={
        "recipients": read_phrases(
            "destinatari, condivisione, condividiamo, comunicazione dei dati, comunicazione a, terze parti, "
            "terzi, fornitori, responsabili del trattamento, responsabili esterni, sub responsabili, "
            "social network, "
            "servizi di terze, servizi terzi, diffusione, hosting"
        ),
        "data": read_phrases(
            "dati raccolti, dati che, quali dati, informazioni che, raccogliamo, raccolta, "
            "tipologie di dati, tipi di dati, categorie di dati, cookie, dati trattati, "
            "dati personali trattati, informazioni raccolte"
        ),
        "purpose": read_phrases(
            "finalità, perché, uso dei dati, utilizzo dei dati, come utilizziamo, come usiamo, "
            "base giuridica, basi giuridiche, scopo, scopi"
        ),
        "notice of changes": read_phrases(
            "modifiche, modifica della, modifica dei, aggiornamenti, aggiornamento, variazioni"
        ),
        "security": read_phrases("sicurezza, misure di sicurezza"),
        "retention": read_phrases("conservazione, periodo di, tempi di, per quanto tempo, durata"),
        "liability": read_phrases(
            "responsabilità, garanzia, garanzie, limitazione di, esclusione di, manleva, indennizzo"
        ),
        "termination": read_phrases(
            "risoluzione, sospensione, cessazione, recesso della, disattivazione, chiusura"
        ),
        "price": read_phrases(
            "prezzo, prezzi, pagamento, pagamenti, tariffe, rimborsi, rimborso, abbonamento, abbonamenti, "
            "acquisti, costi"
        ),
        "rights": read_phrases(
            "diritti, tuoi diritti, suoi diritti, diritti degli, diritti dell, diritto di recesso, resi"
        ),
        "governing law": read_phrases(
            "legge applicabile, foro competente, giurisdizione, legislazione applicabile"
        ),
        "arbitration": read_phrases("risoluzione delle controversie, controversie, mediazione, arbitrato"),
        "transfer abroad": read_phrases("trasferimento, trasferimenti, fuori dall, al di fuori"),
        "automated decisions": read_phrases("decisioni automatizzate, profilazione, processo decisionale"),
        "children": read_phrases("minori, bambini"),
        "consent": read_phrases("consenso"),
        "contracting party": read_phrases(
            "titolare del trattamento, titolare, chi siamo, proprietario, identità"
        ),
    },
    before_verbs=read_words(
        "anche essere avere stato stata stati state sempre inoltre quindi ci vi si lo la li le a"
    ),
    neutral=read_phrases(
        "senza limitazione, senza limitazioni, senza alcuna limitazione, senza pretesa di, "
        "a titolo esemplificativo ma non, a titolo esemplificativo e non, non solo, non soltanto, "
        "non esclusivamente, ma non limitato, ma non limitati, non limitato a, non limitati a, "
        "non limitata a, non limitate a, non si limita, non si limitano, senza pregiudizio, non esaustivo, "
        "e non esaustivo, non esaustiva, ma non solo, se non, non oltre, non più di, non meno di, "
        "non superiore a, non inferiore a, senza ritardo, senza ingiustificato ritardo, non esitare, "
        "non esiti, non esitate, qualora non"
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
        né
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
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (re.compile(r"\bdestinatari (?:attivi|del servizio|dei servizi)\b", re.IGNORECASE), "utenti"),
        (
            re.compile(
                r"\b(interess[ei] legittim[oi]|legittim[oi] interess[ei])"
                r" del titolare(?: del trattamento)?\b",
                re.IGNORECASE,
            ),
            "\\1",
        ),
        (re.compile(r"\bcontroll[oi] (?:dei )?passaport[oi]\b", re.IGNORECASE), "controllo"),
        # Disputes about how a contract is read, done and ended are no end of it.
        (
            re.compile(
                r"(?i)\b((?:interpretazione|esecuzione|validità)\b[^.;]{0,60}?)"
                r"(?:,|,? (?:e|o|ed|oppure)) (?:alla |la )?(?:risoluzione|cessazione)"
            ),
            r"\1",
        ),
        # What is sent to the reader is no data of the reader.
        (
            re.compile(
                r"(?i)\b(?:ti|le|vi) (?:invi|sped)\w+ informazioni\b|\binviar(?:ti|le|vi) informazioni\b"
            ),
            "scrive",
        ),
        # A number for taxes identifies a company.
        (re.compile(r"(?i)\b(?:partita|p\W{0,3}) ?iva\b"), "partitaiva"),
        (
            re.compile(r"(?i)\b(ordin[ei]) (?:si )?(?:consider|intend|riten|riterr)\w* accettat\w*"),
            r"\1 concluso",
        ),
        # "after your account was deleted" says how long, and "informazioni che condividi" who gives them.
        (
            re.compile(
                r"(?i)\b(dopo|fino alla|dalla|data di) (?:la )?"
                r"(?:cancellazione|chiusura|eliminazione|cessazione) "
                r"(?=(?:del|dell.) ?(?:tuo |suo |proprio )?(?:account|contratto))"
            ),
            r"\1 fine ",
        ),
        (re.compile(r"(?i)\bche (ci )?(?:condividi|comunichi|trasmetti)\b"), r"che \1fornisci"),
        # That a reader needs no reason is no power of the company.
        (
            re.compile(
                r"(?i)\b(cliente|consumatore|utente|acquirente|puoi|potrai|hai) ((?:può|potrà|ha)?)\b"
                r"([^.;:]{0,120}?) senza "
                r"(?:(?:alcun )?motivo|(?:alcuna )?motivazione|(?:alcuna )?giustificazione|"
                r"(?:dover |necessità di )?(?:giustificare|indicare|fornire)|preavviso)"
            ),
            r"\1 \2\3 liberamente",
        ),
        # A text that says what it explains tells nothing of it.
        (
            re.compile(
                r"(?i)\b(spieg\w+|descriv\w+|illustr\w+|comprendere|capire|conoscere) "
                r"(?:perché e )?(?:come|perché|quali (?:dati|informazioni)|(?:il modo|la maniera) in cui|"
                r"le modalità (?:con cui|di))\b[^.;:!?]*"
            ),
            r"\1 questo",
        ),
        # "without any" denies once.
        (re.compile(r"\bsenza alcun[ao]?\b", re.IGNORECASE), "senza"),
        (re.compile(r"\bin alcun modo\b", re.IGNORECASE), "mai"),
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"(?i)\binformazioni su come\b[^.;:!?]*"), "pagina"),
        (re.compile(r"\b(?:ulteriori|maggiori|più) informazioni\b", re.IGNORECASE), "ulteriori"),
    ),
)
