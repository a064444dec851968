"""Italian: the lines of each topic. How a line is written is said in `diffs.weights.phrases`."""

from __future__ import annotations

# "vend*" would find who sells lamps.
_SELL = (
    "vende, vendono, vendiamo, vendere, venderà, venderanno, venderemo, venduto, venduta, "
    "venduti, vendute, vendendo"
)
_SOLD = ", ".join(f"{verb} ... {what}" for verb in _SELL.split(", ") for what in ("dati", "informazioni"))
_GIVEN = f"""condivid*, condivis*, comunic*, divulg*, trasmett*, trasmess*, trasfer*, forni*, {_SELL},
    acced*, accesso, ricev*, tratta*, destinatari*, cedere, cedut*, cediamo, utilizz*, messi a disposizione,
    a conoscenza, invia*, diffus*, diffond*, avval*, affida*, nominat*"""
_GATHERED = """raccogli*, raccol*, memorizz*, archivi*, registr*, conserv*, acquisi*, salva*, rilev*, otten*,
    analizz*, riceviamo, riceveremo, riceve, fornire, fornisc*, inserire, inserisc*"""
_TAKEN = f"""{_GATHERED}, tratta*, utilizz*, usa, usare, usiamo, elabor*, acced*, accesso, ricev*, condivid*,
    trasmett*, basat*"""
_USED = """utilizz*, usa, usiamo, usare, tratta*, finalità, fini, scopo, scopi, raccogli*, raccol*,
    necessar*, fine, elabor*, genera, generano, generare, generiamo, generat*, aiut*"""
_DATA = """dati, dato, informazioni, cookie*, messaggi, identificativ*, indirizzo e mail, indirizzo email,
    preferenze, indirizzo ip"""
_RULES = """condizioni, termini, prezz*, tariff*, serviz*, contratto, informativa, policy, regolamento,
    contenut*"""

TOPICS = {
    "sale": f"""
        {_SOLD}, vendita ... dati, dati ... vendut*, vendita ... informazioni, informazioni ... vendut*,
            commercializz* ... dati, dati ... commercializz*, cedut* ... terzi, affitt* ... dati,
            noleggi* ... dati
        vendiamo, venderemo, saranno vendut*, vengono vendut*, sono vendut* + dati, informazioni
        fusione, fusioni, acquisizione della società, acquisizione dell'azienda, fusione o acquisizione,
            acquisizioni, cessione di azienda, cessione d'azienda, cessione ... attività, cessione ... ramo,
            cambio di controllo, fallimento, insolvenza, ristrutturazione, riorganizzazione,
            vendita ... azienda, procedura concorsuale + trasfer*, società, azienda*, attività, beni, ramo,
            acqui*
    """,
    "arbitration": """
        arbitrat*, arbitral*, arbitro, arbitri
        azione collettiva, azioni collettive, class action
        mediazione, conciliazione, risoluzione delle controversie, risoluzione alternativa,
            risoluzione online, piattaforma odr, risoluzione stragiudiziale
    """,
    "children": """
        bambin*, i minori, di minori, dei minori, a minori, ai minori, minorenn*, un minore, del minore,
            minore di età, potestà genitoriale, responsabilità genitoriale, genitor*, tutore, tutori,
            adolescent*, figli, figlio, minori ... anni
        meno di # anni, # anni di età, età di # anni, inferiore a # anni, superiore a # anni, compiuto # anni,
            # anni o più, minori di # anni, compiuto i #, minore di # anni, minori di anni #,
            maggiore di # anni, maggiori di # anni, maggiore età, maggiorenn*, # anni compiuti
        almeno # anni, più di # anni + età, avere, hai, abbia, abbiano, aver, compiut*
        verifica ... età, verificare ... età, età minima
    """,
    "sensitive data": """
        biometric*, impront* digital*, riconoscimento facciale
        genetic*
        dati sanitari, dati ... salute, informazioni ... salute, stato di salute, informazioni sanitarie,
            dati medici, cartella clinica, informazioni mediche
        origine razziale, etnic*, religios*, opinioni politiche, orientamento sessuale, vita sessuale,
            appartenenza sindacale, convinzioni
        condanne penali, reati, precedenti penali + dati, personali
        codice fiscale
        passaport*, carta d'identità, carta di identità, documento d'identità, documento di identità,
            documenti d'identità, patente, documento di riconoscimento + raccogli*, raccol*, memorizz*,
            archivi*, registr*, conserv*, acquisi*, trattiamo, trattat*, caric*
        posizione precisa, posizione esatta, geolocalizzazione precisa
        dati sensibili, dati personali sensibili, categorie particolari, categoria particolare,
            informazioni sensibili, dati particolari
    """,
    "data": f"""
        raccogli* ... dati, raccogli* ... informazioni, raccogli* ... statistiche, raccol* ... dati,
            raccol* ... informazioni, raccol* ... statistiche, riceviamo ... dati, riceviamo ... informazioni,
            riceviamo ... statistiche, riceve ... dati, riceve ... informazioni, riceve ... statistiche,
            dati ... raccolti, informazioni ... raccolti, dati ... raccolte, informazioni ... raccolte,
            invia ... dati, invia ... informazioni
        posizione geografica, tua posizione, sua posizione, posizione approssimativa,
            posizione del dispositivo, dati di posizione, sulla posizione, geolocalizzazione, ubicazione, gps,
            localizzazione + {_TAKEN}
        indirizzo ip, indirizzi ip, identificativ* ... dispositivo, identificator* ... dispositivo,
            id pubblicitari*, indirizzo mac, user agent + {_TAKEN}
        sistema operativo, modello ... dispositivo, tipo di dispositivo, segnalazioni di crash,
            dati del dispositivo, dati sul dispositivo, informazioni sul dispositivo,
            informazioni sui dispositivi, informazioni del dispositivo, diagnostica + {_GATHERED}, tratta*,
            acced*, trasmett*, condivid*
        cronologia, pagine visitate, siti visitati, domini ... visitati, come utilizzi, come usi,
            come interagisc*, comportamento dell'utente, comportamento degli utenti, tuo comportamento,
            suo comportamento, dati di navigazione, dati di utilizzo, dati sull'utilizzo, dati d'uso,
            file di log, log, dati tecnici + {_TAKEN}
        rubrica, elenco dei contatti, suoi contatti, tuoi contatti + {_TAKEN}
        foto, fotografie, immagini, fotocamera, microfono, video, voce, audio, videosorveglianza + {_GATHERED}
        dati di pagamento, carta di credito, carte di credito, coordinate bancarie, conto bancario,
            informazioni di pagamento, dati della carta, dati finanziari, iban + {_TAKEN}
        cronologia ... acquisti, dati delle transazioni, dati di acquisto + {_TAKEN}
        data di nascita, tuo nome, suo nome, nome e cognome, cognome, luogo di nascita, dati anagrafici
            + {_GATHERED}
        numero di telefono, numeri di telefono, numero telefonico, recapito telefonico + {_GATHERED}
        indirizzo e mail, indirizzo email, indirizzo di posta, indirizzo postale + {_GATHERED}
        contenuto ... messaggi, tuoi messaggi, suoi messaggi, conversazioni, prompt + {_TAKEN}
        cookie*, pixel*, web beacon*, sdk, tecnologie simili, strumenti di tracciamento, gif, analytics,
            strumenti di analisi + {_TAKEN}, install*
        schermate, screenshot, codice sorgente, tuoi file, suoi file, telemetria, dati diagnostici,
            dati sulle prestazioni, movimenti del mouse, dimensioni dello schermo, risoluzione dello schermo,
            impostazioni della lingua, memoria del dispositivo + {_TAKEN}
        nome utente, dati di registrazione, dati del profilo, informazioni del profilo,
            informazioni sull'account, stato civile, risposte ai sondaggi, sesso + {_GATHERED}
        professione, impiego, curriculum + {_GATHERED}
        fonti pubbliche, pubblicamente disponibili, fonti di terze, accessibili al pubblico + {_TAKEN}
    """,
    "recipients": f"""
        terzi, terze parti, terza parte, soggetti terzi + {_GIVEN} + {_DATA}
        affiliat*, società controllate, società del gruppo, controllante, consociat*, società collegate
            + {_GIVEN} + {_DATA}
        partner + {_GIVEN} + {_DATA}
        inserzionist*, reti pubblicitarie, partner pubblicitari + {_GIVEN} + {_DATA}
        fornitor*, prestator*, responsabil* del trattamento, appaltator*, subappaltator*,
            responsabil* esterni, consulenti, incaricati + {_GIVEN} + {_DATA}
        sub responsabil*, subresponsabil*
        social network, social media + {_GIVEN} + {_DATA}
        venditor*, rivenditor*, corrier*, vettor*, spedizionier*, distributor*, commerciant* + condivid*,
            condivis*, comunic*, trasmess*, trasmett* + {_DATA}
        broker di dati, intermediari di dati + {_GIVEN} + {_DATA}
        autorità, forze dell'ordine, tribunali, enti pubblici, autorità giudiziaria + {_GIVEN} + {_DATA}
        istituti di pagamento, fornitor* di ... pagamento, istituti di credito, istituti bancari + {_GIVEN}
            + {_DATA}
        condivid* ... con @, condivis* con @, comunic* ... a @, trasm* ... a @, ospitat* da @, ospitat* su @,
            trattat* da @, conservat* da @, inviat* a @ + {_DATA}, terz*, hosting
        tramite @, attraverso @, mediante @ + servizio, fornitore, dati, dato, informazioni, titolare, ordin*
        utilizziamo @, usiamo @, sito ... utilizza @, sito ... usa @, app ... utilizza @,
            applicazione ... utilizza @, si avvale di @, fornit* da @, fornitori sono @, fornitore @, terzo @,
            terze parti @, strumento @, piattaforma pubblicitaria @, utilizziamo ... @, usiamo ... @,
            ci avvaliamo ... @, si avvale ... @, sito ... utilizza ... @, sito ... usa ... @,
            app ... utilizza ... @, applicazione ... utilizza ... @, gestit* da @, sito ... integra ... @
            + cookie*, dati, informazioni, anali*, pagament*, hosting, email, statistic*, mapp*
        titolare autonomo, titolari autonomi, autonomo titolare, autonomi titolari
        soggett* all'informativa, regolat* dall'informativa, disciplinat* dall'informativa,
            soggett* alla privacy policy, regolat* dalla privacy policy, soggett* alle proprie,
            soggett* alla propria
        @ + sub responsabili
        altri utenti, visibil* a, pubblicamente, accessibil* al pubblico, visibil* al pubblico + condivis*,
            visibil*, profilo, accessibil*, pubblic* + {_DATA}, foto, contenut*
        altre applicazioni, altra applicazione, altra app, altre app, altri servizi + {_GIVEN} + {_DATA}
        condivid* ... dati, comunic* ... dati, dati ... comunicat*, dati ... condivis*,
            condivid* ... informazioni, trasmett* ... dati, divulghiamo ... informazioni,
            divulgare ... informazioni, comunicazione dei dati, destinatari, destinatario,
            condivid* ... con terz*, condividiamo ... con, condivisione con terzi, ced* a terzi, {_SOLD},
            condivisione ... dati, diffusione ... dati, dati ... diffus*, dati ... trasmess*,
            dati ... inviat*, invia ... dati, inviamo ... dati, ai server, a un server, condividere con altri,
            dati ... cedut*, comunicazione a terzi, dati ... divulgati, divulghiamo ... dati,
            divulgare ... dati
        servizio @, servizi @, fornitori @ + cookie*, anali*, statistic*, hosting, newsletter, mapp*
    """,
    "retention": """
        conserv*, per un massimo di, periodo massimo, memorizza* ... temporaneamente, archivi* ... periodo,
            memorizza* ... periodo, periodo di conservazione, tempo di conservazione, memorizzat* per,
            tempi di conservazione, periodo di archiviazione + dati, informazioni, cookie*, periodo, tempo
        cancelliamo, cancelleremo, cancellat*, cancellare, cancellazione dei dati, cancellazione entro,
            elimin*, anonimizzare, anonimizzazione, resi anonimi, distrugg*, distrutt* + dati, informazioni,
            cronologia, messaggi, conversazion*, indirizzo e mail, indirizzo email
        elimin*, cancell*, rimoss* + inattiv*, inattività, nessuna attività + account, profilo, profili
        conserv*, memorizz*, archivi*, mantenut* + ore, giorni, settimane, mesi, anni, anno + dati, indirizz*,
            informazioni, log, cookie, messaggi, foto, file
    """,
    "transfer abroad": """
        fuori dall'unione, al di fuori dell'unione, fuori dall'ue, al di fuori dell'ue,
            al di fuori dello spazio, fuori dallo spazio, al di fuori del see, paesi terzi, paese terzo,
            extra ue, trasferiment* ... estero, trasferimenti internazionali, extraue, fuori dell'unione,
            extraeuropei, paesi extra, paesi non appartenenti, extra see, sede negli stati uniti,
            luogo del trattamento usa
        server ... in italia, conserva* ... in italia, memorizza* ... in italia, hosting ... in italia
        server ... unione europea, conserva* ... unione europea, memorizza* ... unione europea,
            server ... in europa, hosting ... in europa
        server ... situat*, server ... ubicat*, server ... localizzat*, stati uniti, usa, altri paesi,
            server ubicati, server situati, server localizzati, all'estero + trasfer*, server, conserva*,
            trasmess*, trasmett*, situati
        clausole contrattuali standard, clausole contrattuali tipo, clausole standard, clausole tipo
        privacy shield, scudo
        data privacy framework, dpf
        decision* di adeguatezza, livello adeguato, livello di protezione adeguato, protezione adeguata,
            adeguate garanzie, garanzie adeguate, garanzie appropriate
        norme vincolanti d'impresa
    """,
    "consent": """
        attiv* di default, attiv* per impostazione predefinita >< disattiv* di default,
            disattiv* per impostazione predefinita
        opt in >< opt out, diritto di opposizione, diritto di opporsi, opporsi, opporti
        consenso esplicito, consenso espresso, previo consenso, consenso preventivo, esplicito consenso,
            espresso consenso, esplicitamente ... consen*, espressamente ... consen*, consenso scritto
            >< consenso implicito, tacitamente, silenzio assenso, si considera ... accett*,
            si considereranno ... accett*, continuando a, proseguendo, uso continuato,
            utilizzando ... accett*, tacito consenso, comporta ... accettazione, implica ... accettazione,
            proseguimento della navigazione, si intenderanno ... accett*, si intende ... accett*
        con il tuo consenso, con il suo consenso, con il consenso, con il vostro consenso
            >< senza il tuo consenso, senza il suo consenso, senza ... consenso, senza autorizzazione
        consenso, consensi, acconsent*
        revoc* ... consenso, disiscri*, annullare l'iscrizione, ritirare il consenso, revoca del consenso,
            cancellarsi dalla newsletter
        rifiutare ... raccolta, meno che ... accett*, meno che ... acconsent*, impostazioni ... cookie,
            preferenze ... cookie, global privacy control, disabilitare ... cookie, rifiutare ... cookie
    """,
    "rights": """
        diritto di accesso, diritto di rettifica, diritto alla cancellazione, diritto di cancellazione,
            diritto all'oblio, diritto di limitazione, diritto alla limitazione, diritto alla portabilità,
            portabilità, tuoi diritti, suoi diritti, vostri diritti, diritti dell'interessato,
            diritti degli interessati, eserc* ... diritti, richiedere ... cancellazione,
            chiedere ... cancellazione, diritti legali, diritti del consumatore, diritti dei consumatori,
            diritto di chiedere, diritto di ottenere, diritto di revocare, diritto di opposizione,
            esercizio dei diritti, diritti di cui all'art*, diritti previsti, richiest* di cancellazione,
            richiest* di accesso, puoi ... cancellare i tuoi dati, puoi ... eliminare i tuoi dati,
            può ... cancellare i propri dati, può ... eliminare i propri dati
        ha il diritto, hai il diritto, ha diritto, hai diritto, avete il diritto, avete diritto + dati,
            acced*, accesso, oppo*, revoc*, chiedere, richiedere, rettific*, cancell*, reclamo, reced*,
            recesso, rimbors*, ottenere
        autorità di controllo, garante per la protezione, garante privacy, proporre reclamo,
            presentare reclamo, proporre un reclamo, presentare un reclamo, sporgere reclamo, reclamo al,
            reclamo all*, reclamo presso, responsabile della protezione dei dati, dpo, rpd
        diritto di recesso, diritto al recesso, periodo di recesso, recedere
        diritto di reso, politica di reso, politica dei resi, resi e rimborsi, restituire ... prodott*,
            restituire ... articol*, restituzione ... prodott*, cambio ... prodott*, etichetta di reso,
            modulo di reso, effettuare il reso, richiesta di reso
        revocare il consenso, revocare il proprio consenso, revocare il tuo consenso, revoca del consenso,
            opporsi al trattamento, opporti al trattamento, opposizione al trattamento,
            limitazione del trattamento, limitare il trattamento, ottenere la rettifica,
            ottenere la cancellazione, ottenere la limitazione, ottenere la conferma, ottenere conferma,
            chiedere la rettifica, richiedere la rettifica, richiedere la correzione,
            chiedere la correzione, copia dei propri dati, copia dei tuoi dati, copia dei suoi dati,
            accedere ai propri dati, ricevere i propri dati
        verificare ... identità, documento di identità, documento d'identità, entro un mese,
            entro # giorni + richiest*, diritt*, eserc*
    """,
    "liability": """
        responsabilità, responsabile ... dann*, responsabili per, responsabile per, ritenut* responsabil*,
            responsabile in caso + dann*, limit*, esclu*, perdit*, nessuna, non, assum*, declin*, qualsiasi,
            esoner*, esclusiv*, colpa
        indennizz*, manlev*, tenere indenne, mantenere indenne
        garanzia legale, garanzia di conformità, garanzie implicite, nessuna garanzia, senza garanzi*,
            non garantisc*, non garantiamo, così come sono, così com'è, difetto di conformità,
            difetti di conformità, vizi, non fornisc* ... garanzi*, garanzia commerciale, non rilascia*,
            garanzie esplicite, garanzie ... espresse, nello stato in cui
        a proprio rischio, a tuo rischio, a suo rischio, rischio e pericolo, sotto la propria responsabilità,
            propria responsabilità
        danni indiretti, lucro cesante, mancato guadagno, risarcimento*, forza maggiore, colpa grave, dolo,
            limitazione di responsabilità, danno indiretto, perdita di profitti, lucro cessante,
            danni diretti, clausola penale
        # €, # euro, # eur, # dollari + responsabilità, responsabile, responsabili, dann*, indenn*
    """,
    "automated decisions": """
        decisioni automatizzate, processo decisionale automatizzato, trattamento automatizzato,
            processi decisionali automatizzati, decisione automatizzata
        profilazione
        intelligenza artificiale, ia, apprendimento automatico + utilizziamo, usiamo, decision*, utilizza
        revisione umana, intervento umano
        algoritm*, posizionamento dei risultati, posizionamento delle offerte, criteri di posizionamento,
            sistema* di raccomandazione
    """,
    "training": """
        addestr*, migliorare, sviluppare, miglioramento + modelli, modello di, ia, intelligenza artificiale,
            algoritm*
    """,
    "purpose": f"""
        migliorar*, miglioramento, miglioriamo, svilupp* + {_USED} + {_DATA}
        ci aiuta*, ci permett*, ci consent* + migliorar*, comprendere, capire, misurare, personalizzare,
            analizzare, ottimizzare
        personalizz*, adattare + {_USED} + {_DATA}
        marketing, pubblicit*, promozional*, newsletter*, comunicazioni commerciali, materiale pubblicitario
            + {_USED} + {_DATA}
        ricerche di mercato, ricerca scientifica, statistic*, analisi, misurare, misurazione, analizzare
            + {_USED} + {_DATA}
        frod*, abus*, sicurezza del sito, accertamento di responsabilità + {_USED} + {_DATA}
        esecuzione del contratto, esecuzione di un contratto, fornire ... serviz*, fornitura ... serviz*,
            gestione ... ordin*, erogazione ... serviz*, erogare ... serviz*, misure precontrattuali,
            gestire ... account, gestire ... richieste + {_USED} + {_DATA}
        obblig* legal*, obblighi di legge, obbligo di legge, adempi* ... obblig* + {_USED} + {_DATA}
        legittimo interesse, interesse legittimo, interessi legittimi, legittimi interessi, base giuridica,
            basi giuridiche, base legale
        altre finalità, altri scopi, qualsiasi altro scopo, ulteriori finalità, esclusivamente per,
            soltanto per, solo per, utilizzat* esclusivamente, usat* solo, finalità diverse + {_DATA}, tratta*
        marketing diretto, pubblicità personalizzata, pubblicità mirata, comunicazioni commerciali,
            comunicazioni promozionali
        rispondere alle, contattarti, contattarla, rispondere a + {_USED} + {_DATA}
    """,
    "contracting party": """
        di proprietà di @, gestito da @, gestita da @, titolare è @, proprietario è @ + sito, app,
            applicazione, piattaforma, pagina
        denominazione sociale, ragione sociale, opera con il nome, con il nome commerciale, contratto tra,
            accordo tra, stipulato tra, contratto con, sito è gestito da, sito è offerto da,
            servizio è fornito da, servizi sono forniti da, app è fornita da, applicazione è fornita da,
            servizio è offerto da, sito web gestito da, di proprietà di, proprietario del sito,
            piattaforma gestita da, piattaforma è gestita da, titolare del sito + s.r.l, srl, s.p.a, spa, ltd,
            limited, inc, llc, gmbh, società, b.v., bv, s.à, sarl, s.n.c, s.a.s
        titolare del trattamento è, titolari del trattamento sono, è il titolare,
            titolare del trattamento dei dati è, qualità di titolare, contitolar*, partner contrattuale,
            controparte contrattuale, persona responsabile
        sede legale, registro delle imprese, partitaiva, capitale sociale, rea
        cedere ... contratto, cessione ... contratto, cedere ... diritti
        rappresentant* nell'unione, rappresentant* nell'ue, rappresentant* ... articolo #,
            rappresentant* nel regno unito, rappresentant* in svizzera
    """,
    "governing law": """
        legge italiana, regolat* dalla legge, disciplinat* dalla legge, leggi di, regolat* dalle leggi,
            regolat* dal diritto, disciplinat* dalle leggi, legislazione italiana, leggi della, leggi dello
            + contratt*, condizioni, termini, regolat*, disciplinat*, controvers*, accordo
        legge applicabile, legislazione applicabile, diritto applicabile + contratt*, condizioni, termini,
            controvers*, foro
        foro competente, foro esclusivo, giurisdizione, tribunal* di, tribunale competente, foro di,
            competenza esclusiva, foro del
    """,
    "unilateral power": f"""
        esclusiva discrezione, sola discrezione, propria discrezione, nostra discrezione, insindacabile,
            discrezionalità, a discrezione, sua discrezione
        per qualsiasi motivo, senza motivo, senza giusta causa, per qualsiasi ragione, senza motivazione
        senza preavviso, senza previa comunicazione, senza notifica, senza avviso, senza alcun preavviso,
            senza necessità di preavviso, anche senza preavviso, senza previo avviso
        modific* in qualsiasi momento, in qualsiasi momento ... modific*, diritto di modificare,
            possiamo modificare, può modificare, unilateralmente, diritto di cambiare, diritto di aggiornare,
            diritto di apportare, modific* ... qualsiasi momento, modific* ... qualunque momento,
            facoltà di modificare, aggiornare ... qualsiasi momento, essere modificat*,
            diritto di modificarl*, diritto di rifiutare, diritto di sospendere, diritto di interrompere
            + {_RULES}, ordin*
        irrevocabil*, licenza non esclusiva, esente da royalty, perpetu*, sublicenziabil*, licenza mondiale
    """,
    "termination": """
        risol* ... contratto, risoluzione del contratto, recesso da parte, disdetta, cessazione, terminare,
            disdire, risoluzione di diritto + contratt*, abbonament*, condizioni, termini, licenza, accordo,
            serviz*
        sospen* ... account, account ... sospes*, sospen* ... accesso, sospen* ... serviz*,
            disattiv* ... account, account ... disattiv*, chiu* ... account, blocc* ... account,
            account ... blocc*, sospen* ... profilo, eliminare ... account, cancellare ... account,
            cancellazione ... account, chiusura ... account, bannare, bannat*, ban, espulsione, espuls*,
            sospensione immediata, sospensione temporanea, sospensione definitiva
    """,
    "notice of changes": """
        notificare, notificheremo, notificat*, informa, informare*, informeremo, informato, informati,
            informiamo, avvisa*, avviso, preavviso, comunic*, pubblicazione, pubblicat*, pubblicheremo,
            avviseremo + modifica, modifiche, cambiament*, aggiornament*, variazion*
        diritto di modificare, diritto di aggiornare, diritto di cambiare, diritto di apportare modifiche
            + informativa, termini, condizioni, policy
        potremmo ... modificare, potremo ... modificare, potremmo ... aggiornare, potremmo ... cambiare,
            può essere modificat*, può essere aggiornat*, possono essere modificat*,
            possono essere aggiornat*, potrà essere modificat*, potrà essere aggiornat*,
            potrebbe essere modificat*, potrebbe essere aggiornat*, potranno essere modificat*,
            possiamo ... aggiornare, possiamo ... modificare, apportare modifiche, apportare cambiamenti,
            subire modifiche, soggett* a modifich*, soggett* ad aggiornament* + informativa, termini,
            condizioni, policy, pagina, documento
        uso continuato, utilizzo continuato, continuare a utilizzare, continuando a,
            costituisc* ... accettazione, comport* ... accettazione, implic* ... accettazione,
            entrano in vigore, entreranno in vigore, entra in vigore, consultare periodicamente,
            rivedere periodicamente, consultare regolarmente, consultare con regolarità,
            verificare periodicamente, ultima versione + modific*,
            cambiament*, aggiorna*, variazion*, version*
        sarà aggiornat*, saranno aggiornat*, nuova versione, nuovi termini, nuove condizioni,
            nuova informativa + entrer* in vigore, entra in vigore, entrano in vigore, fino ad allora,
            a partire dal, il #
    """,
    "security": """
        violazione dei dati, violazioni dei dati, violazione* di dati, incident* di sicurezza,
            accesso non autorizzato, accessi non autorizzati, violazione della sicurezza, data breach
        cifrat*, crittograf*, criptat*
        misure di sicurezza, misure tecniche, sicurezza dei dati, iso #, misure ... organizzative,
            sicurezza dei tuoi dati, sicurezza dei suoi dati
        sicurezza assoluta, completamente sicur*, totalmente sicur*, #% sicur*, # % sicur*, nessun sistema,
            nessun metodo, trasmissione via internet, trasmissione su internet, riservatezza ... integrità,
            livello di sicurezza, procedure di sicurezza, misure adeguate, misure appropriate,
            misure ragionevoli, accesso limitato, accesso riservato, controllo degli accessi, firewall*,
            server sicur*, garantire la sicurezza, protocolli di sicurezza
        password, credenziali + riservat*, sicur*, segret*, protett*, protegg*, custod*
    """,
    "price": """
        una commissione, commissione del, commissioni, spese, costo, costi, tariff*, canone + pag*, addebit*,
            spedizione, euro, €, carico, sosten*, rimbors*, serviz*, gratuit*
        # €, # euro, # eur, € # + spedizion*, consegn*, acquist*, ordin*, mese, mensil*, abbonament*, gratis,
            gratuit*, tariff*, spese, piano, piani, sconto*, prezz*, commission*, iva, anno, annual*
        prezzo, prezzi, spedizione gratuita, spedizione gratis, acquisto in app, acquisti in app, rimborsabil*
        rimbors*, buono sconto, buoni sconto, buoni regalo, buono regalo + importo, acquist*, ordin*, giorni,
            prezz*, prodott*, buon*, somm*, spese, termin*
        rinnov* ... abbonament*, abbonament* ... rinnov*, rinnovo automatico, rinnov* automaticamente
        periodo di prova, prova gratuita
        iva, imposte, tasse, interessi di mora
        metodo di pagamento, metodi di pagamento, modalità di pagamento, fattura, fatture, mezzi di pagamento,
            abbonamento a pagamento, penali + accett*, acquist*, ordin*, addebit*, prezz*, scaden*, emess*,
            giorni, importo
    """,
}
