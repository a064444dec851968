"""Italian: the lines of each topic, and the small words that turn a sentence round."""

from __future__ import annotations

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

_GIVEN = """condivid*, condivis*, comunic*, divulg*, trasmett*, trasmess*, trasfer*, forni*, vend*, acced*,
    accesso, ricev*, tratta*,
    destinatari*, ceder*, cedut*, utilizz*"""
_TAKEN = """raccogli*, raccolt*, tratta*, memorizz*, archivi*, utilizz*, usa, usare, usiamo, registr*, otten*,
    elabor*, conserv*"""
_USED = "utilizz*, usa, usiamo, usare, tratta*, finalità, fini, scopo, scopi, raccogli*, per"
_DATA = "dati, informazioni, cookie*, messaggi, identificativ*"

TOPICS = {
    "sale": """
        vend* ... dati, vendita ... dati, vend* ... informazioni, dati ... vendut*, vendita ... informazioni
        fusione, fusioni, acquisizione, acquisizioni, cessione di azienda, cessione ... attività,
            cambio di controllo, fallimento,
            insolvenza, ristrutturazione
    """,
    "arbitration": """
        arbitrat*, arbitral*, arbitro, arbitri
        azione collettiva, azioni collettive, class action
        mediazione, conciliazione, risoluzione delle controversie, risoluzione alternativa, risoluzione online
    """,
    "children": """
        bambin*, minore, minori, minorenn*, potestà genitoriale, responsabilità genitoriale, genitor*,
            tutore, tutori, adolescent*
        meno di # anni, almeno # anni, # anni di età, età di # anni, inferiore a # anni, superiore a # anni,
            compiuto # anni, # anni o più,
            minori di # anni, più di # anni
        verifica ... età, verificare ... età, età minima
    """,
    "sensitive data": """
        biometric*, impront* digital*, riconoscimento facciale
        genetic*
        dati sanitari, salute, medic*, sanitar*
        origine razziale, etnic*, religios*, opinioni politiche, orientamento sessuale, vita sessuale,
            appartenenza sindacale
        condanne penali, reati, precedenti penali
        passaport*, carta d'identità, documento d'identità, documento di identità, patente, codice fiscale
        posizione precisa, posizione esatta, geolocalizzazione precisa
        dati sensibili, categorie particolari, informazioni sensibili
    """,
    "data": f"""
        posizione, geolocalizzazione, ubicazione, gps + {_TAKEN}
        indirizzo ip, indirizzi ip, identificativ* ... dispositivo, identificator* ... dispositivo,
            id pubblicitari* + {_TAKEN}
        cronologia, dati di navigazione, dati di utilizzo, dati sull'utilizzo + {_TAKEN}
        rubrica, elenco dei contatti, suoi contatti, tuoi contatti + {_TAKEN}
        foto, fotografie, immagini, fotocamera, microfono, video, voce, audio + {_TAKEN}
        dati di pagamento, carta di credito, carte di credito, coordinate bancarie, conto bancario,
            informazioni di pagamento + {_TAKEN}
        cronologia ... acquisti, dati delle transazioni + {_TAKEN}
        data di nascita + {_TAKEN}
        numero di telefono, numeri di telefono + {_TAKEN}
        indirizzo e mail, indirizzo email + raccogli*, raccolt*, conserv*, memorizz*
        contenuto ... messaggi, tuoi messaggi, suoi messaggi, conversazioni, prompt + {_TAKEN}
        cookie*, pixel*, web beacon*, sdk, tecnologie simili + {_TAKEN}, install*
        professione, impiego, curriculum + {_TAKEN}
        fonti pubbliche, pubblicamente disponibili, fonti di terze + {_TAKEN}
    """,
    "recipients": f"""
        terzi, terze parti, terza parte, soggetti terzi + {_GIVEN} + {_DATA}
        affiliat*, società controllate, società del gruppo, controllante, consociat* + {_GIVEN} + {_DATA}
        partner + {_GIVEN} + {_DATA}
        inserzionist*, reti pubblicitarie, partner pubblicitari + {_GIVEN} + {_DATA}
        fornitor*, prestator*, responsabil* del trattamento, appaltator*, subappaltator* + {_GIVEN} + {_DATA}
        sub responsabil*
        social network, social media + {_GIVEN} + {_DATA}
        autorità, forze dell'ordine, tribunali, enti pubblici + {_GIVEN} + {_DATA}
        istituti di pagamento, fornitor* di ... pagamento, istituti di credito + {_GIVEN} + {_DATA}
        condivid* ... dati, comunic* ... dati, dati ... comunicat*, dati ... condivis*,
            condivid* ... informazioni, trasmett* ... dati,
            divulg* ... informazioni, comunicazione dei dati, destinatari, vend* ... dati
    """,
    "retention": """
        conserv*, periodo di conservazione, tempo di conservazione, memorizzat* per + dati, informazioni,
            cookie*, periodo
        cancell*, elimin*, anonimizz*, distrugg*, distrutt* + dati, informazioni, cookie*
    """,
    "transfer abroad": """
        fuori dall'unione, al di fuori dell'unione, fuori dall'ue, al di fuori dell'ue,
            al di fuori dello spazio, fuori dallo spazio,
            al di fuori del see, paesi terzi, paese terzo, extra ue, trasferiment* ... estero,
            trasferimenti internazionali, stati uniti,
            altri paesi, extraue, server ubicati, server situati
        clausole contrattuali standard, clausole contrattuali tipo, clausole standard
        privacy shield, scudo
        data privacy framework
        decision* di adeguatezza, livello adeguato, livello di protezione adeguato, protezione adeguata
        norme vincolanti d'impresa
    """,
    "consent": """
        opt in >< opt out, diritto di opposizione, diritto di opporsi, opporsi, opporti
        consenso esplicito, consenso espresso, previo consenso, consenso preventivo,
            esplicitamente ... consen*
            >< consenso implicito, tacitamente, silenzio assenso, si considera ... accett*,
            si considereranno ... accett*, continuando a, proseguendo,
            uso continuato, utilizzando ... accett*
        con il tuo consenso, con il suo consenso, con il consenso >< senza il tuo consenso,
            senza il suo consenso, senza ... consenso
        consenso, consensi, acconsent*
        revoc* ... consenso, disiscri*, annullare l'iscrizione, ritirare il consenso
        impostazioni ... cookie, preferenze ... cookie, global privacy control
    """,
    "rights": """
        diritto di accesso, diritto di rettifica, diritto alla cancellazione, diritto di cancellazione,
            diritto all'oblio,
            diritto di limitazione, diritto alla limitazione, diritto alla portabilità, portabilità,
            tuoi diritti, suoi diritti,
            diritti dell'interessato, diritti degli interessati, ha il diritto, hai il diritto, ha diritto,
            hai diritto, eserc* ... diritti, richiedere ... cancellazione, chiedere ... cancellazione,
            diritti legali, diritti del consumatore, diritti dei consumatori
        autorità di controllo, garante per la protezione, garante, reclamo, reclami
        diritto di recesso, diritto al recesso, periodo di recesso, recedere
    """,
    "liability": """
        responsabilità, responsabile ... dann*, responsabili per, responsabile per, responsabili di
        indennizz*, manlev*, tenere indenne
        garanzia, garanzie, garantisc*, garantiamo, così come sono, così com'è
        a proprio rischio, a tuo rischio, a suo rischio, rischio e pericolo
        danni indiretti, lucro cessante, mancato guadagno, risarcimento*, forza maggiore, colpa grave, dolo,
            limitazione di responsabilità
    """,
    "automated decisions": """
        decisioni automatizzate, processo decisionale automatizzato, trattamento automatizzato,
            processi decisionali automatizzati
        profilazione
        intelligenza artificiale, ia, apprendimento automatico + utilizziamo, usiamo, decision*
        revisione umana, intervento umano
        algoritm*, posizionamento, sistema* di raccomandazione
    """,
    "training": """
        addestr*, migliorare, sviluppare, miglioramento + modell*, ia, ai, intelligenza artificiale, algoritm*
    """,
    "purpose": f"""
        miglior*, svilupp* + {_USED} + {_DATA}
        personalizz*, adatt* + {_USED} + {_DATA}
        marketing, pubblicit*, promozional*, newsletter*, comunicazioni commerciali + {_USED} + {_DATA}
        ricerca, ricerche di mercato, statistic*, analisi, misur* + {_USED} + {_DATA}
        frod*, abus*, prevenire, prevenzione + {_USED} + {_DATA}
        esecuzione del contratto, esecuzione di un contratto, fornire ... serviz*, fornitura ... serviz*,
            gestione ... ordin*, erogazione ... serviz*,
            erogare ... serviz* + {_USED} + {_DATA}
        obblig* legal*, obblighi di legge, obbligo di legge + {_USED} + {_DATA}
        legittimo interesse, interesse legittimo, interessi legittimi, base giuridica, basi giuridiche
        altre finalità, altri scopi, qualsiasi altro scopo, ulteriori finalità, esclusivamente per
    """,
    "contracting party": """
        contratto tra, accordo tra, stipulato tra, contratto con, gestito da, offerto da, fornito da,
            di proprietà di, proprietario del sito
            + s.r.l, srl, s.p.a, spa, ltd, limited, inc, llc, gmbh, società, b.v., bv, s.à, sarl
        titolare del trattamento, titolari del trattamento, contitolar*
        sede legale, registro delle imprese, partita iva, p . iva, capitale sociale
        cedere ... contratto, cessione ... contratto
    """,
    "governing law": """
        legge applicabile, legge italiana, legislazione applicabile, regolat* dalla legge,
            disciplinat* dalla legge, leggi di, diritto applicabile,
            regolat* dalle leggi, regolat* dal diritto, disciplinat* dalle leggi
        foro competente, foro esclusivo, giurisdizione, tribunal* di, tribunale competente,
            competenza esclusiva
    """,
    "unilateral power": """
        esclusiva discrezione, sola discrezione, propria discrezione, nostra discrezione, insindacabile,
            discrezionalità, a discrezione
        per qualsiasi motivo, senza motivo, senza giusta causa, per qualsiasi ragione
        senza preavviso, senza previa comunicazione, senza notifica, senza avviso
        modificare in qualsiasi momento, in qualsiasi momento ... modific*, diritto di modificare,
            possiamo modificare, può modificare, unilateralmente, diritto di cambiare,
            diritto di aggiornare + condizioni, termini, prezz*, tariff*, serviz*,
            contratto, informativa
        irrevocabil*, esente da royalty, gratuita e, perpetu*, sublicenziabil*, licenza mondiale
    """,
    "termination": """
        risol* ... contratto, risoluzione del contratto, sospen*, sospes*, disattiv*, chiu* ... account,
            blocc*, recesso da parte, disdetta,
            cessazione, terminare, eliminare ... account
            + account, accesso, serviz*, contratt*, abbonament*, utent*, condizioni, termini, licenza
    """,
    "notice of changes": """
        notific*, inform*, avvis*, preavviso, comunic* + modific*, cambiament*, aggiornament*, variazion*
    """,
    "security": """
        violazione dei dati, violazioni dei dati, violazione* di dati, incident* di sicurezza,
            accesso non autorizzato, accessi non autorizzati
        cifrat*, crittograf*
        misure di sicurezza, misure tecniche, sicurezza dei dati, iso #
    """,
    "price": """
        una commissione, commissione del, commissioni, spese, costo, costi, tariff*, canone
        prezzo, prezzi
        rimbors*, buono, buoni
        rinnov*, abbonament*
        periodo di prova, prova gratuita
        iva, imposte, tasse, interessi di mora
        metodo di pagamento, metodi di pagamento, modalità di pagamento, fattur*, penale, penali
    """,
}

ITALIAN = Language(
    code="it",
    recognised_by=read_words(
        "il gli che di per una con della sono nel dei alla le è non i si del la da tuoi"
    ),
    topics=read_lines("it", TOPICS),
    modals={
        "may": """possiamo, può, possono, puoi, potrà, potremo, potranno, potrai, potrebbe, potrebbero,
            potremmo, potresti, potete""",
        "must": """dobbiamo, deve, devono, devi, dovrà, dovremo, dovranno, dovrai, tenuto a, tenuti a,
            obbligatorio, obbligatoria, dovete""",
        "only": "solo, soltanto, solamente, unicamente, esclusivamente, salvo, sempre, tranne",
    },
    denials=read_words("non mai nessun nessuno nessuna né neanche nulla"),
    withouts=read_words("senza"),
    neutral=read_phrases(
        "senza limitazione, senza limitazioni, a titolo esemplificativo ma non, non solo, non soltanto, "
        "o meno, ma non limitat, senza pregiudizio, "
        "non limitat, non esaustivo, e non esaustivo, ma non solo, se non, non oltre"
    ),
    breaks=read_words("ma bensì tuttavia se quando perché mentre sebbene"),
    units={
        "hour": "ora, ore",
        "day": "giorno, giorni",
        "week": "settimana, settimane",
        "month": "mese, mesi",
        "year": "anno, anni",
    },
    numerals=read_numerals(
        "un 1, una 1, uno 1, due 2, tre 3, quattro 4, cinque 5, sei 6, sette 7, otto 8, nove 9, dieci 10, "
        "dodici 12, tredici 13, quattordici 14, "
        "quindici 15, sedici 16, diciotto 18, venti 20, trenta 30, sessanta 60, novanta 90, cento 100"
    ),
    all_months=read_words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    past=read_words("ultimi ultime scorsi precedenti"),
)
