"""The lines of topics that are said in everyday words, in all languages side by side.

The files of the languages have the words of lawyers. What is here has a paradigm in each language: who adds a
phrase to one language sees what the others have. How a line is written is said in `diffs.weights.phrases`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from diffs.weights.languages.language import read_lines

_WORDS: Mapping[str, Mapping[str, str]] = {
    # To switch something off, or to say no to it, is a consent that is not given.
    "consent": {
        "en": """
            turn off, turned off, switch off, disable*, deactivate*, toggle, decline, declined, refuse,
                reject,
                stop receiving, choose not to + tracking, notifications, location, cookies, collection,
                sharing, emails, messages, personali*, marketing, ads, analytics, newsletter*, reports
        """,
        "de": """
            deaktivier*, ausschalten, ausgeschaltet, abschalten, abgeschaltet, ablehnen, abgelehnt,
                verweigern,
                verweiger* + tracking, standort*, cookies, benachrichtigung*, datenerfassung*, erfassung,
                werbung, analyse*, newsletter*, berichte*
        """,
        "fr": """
            désactiv*, refuser, refusez, refusés, refusé, refus + localisation, notifications, cookies, suivi,
                collecte, partage, publicité*, newsletter*, rapports, analyse*
            consens à, consent à, consentent à, consentons à, y consent*
        """,
        "es": """
            desactiv*, deshabilit*, rechazar, rechaza, rechace, negarse + ubicación, notificaciones, cookies,
                seguimiento, recopilación, publicidad, boletín*, informes
            consientes, consiento, consentimos, aceptas que, acepta que
        """,
        "it": """
            disattiv*, disabilit*, rifiutare, rifiuti, rifiuta, negare + posizione, notifiche, cookie,
                tracciamento, raccolta, pubblicità, newsletter*, rapporti
        """,
        "nl": """
            uitschakel*, uitgeschakeld, uitzetten, uitgezet, weiger*, geweigerd, schakelt ... uit + locatie*,
                meldingen, cookies, tracking, verzamel*, advertenties, nieuwsbrief*, rapporten
        """,
        "pt": """
            desativ*, desabilit*, recusar, recusa, recuse, negar + localização, notificações, cookies,
                rastreamento, coleta, recolha, publicidade, newsletter*, relatórios
            consentes, consinto, consentimos, concordas com, optar por sair, optar por não, optar sair
        """,
    },
    # What a device or a browser says of itself.
    "data": {
        "en": """
            operating system*, browser type*, browser version*, type of device*, types of device*,
                device type*,
                hostname, referrer*, referring url*, language setting*, time zone, screen resolution,
                app version*, stack trace*, latitude, coordinates, subnet, imsi, network status + collect*,
                receive*, record*, store*, stored, log, logs, logged, send, sends, sent, transmit*, includes,
                contain*, process*, analyz*, analys*
        """,
        "de": """
            browserversion*, bildschirmauflösung*, zeitzone*, referrer*, hostname*, koordinaten,
                betriebssystem* + erheb*, erhob*, erfass*, speicher*, gespeichert*, übermittel*, übertrag*,
                gesendet, protokoll*, verarbeit*, enthält, enthalten
            empfangen ... daten, empfangen ... informationen, empfängt ... daten
        """,
        "fr": """
            système* d'exploitation, version* du navigateur, type* de navigateur, type* d'appareil,
                modèle* d'appareil, fuseau horaire, résolution d'écran, version de l'app*, latitude,
                coordonnées gps, rapports de plantage, rapports d'erreur* + collect*, recueill*, enregistr*,
                envoi*, envoy*, transm*, reçoi*, trait*, stock*, comprend*, inclu*
        """,
        "es": """
            sistema operativo, tipo de navegador, versión del navegador, tipo de dispositivo,
                modelo del dispositivo, zona horaria, resolución de pantalla, versión de la app*, latitud,
                coordenadas, informes de fallos, informes de errores + recopil*, recog*, registr*, envia*,
                envía*, transm*, recib*, trat*, almacen*, incluy*
        """,
        "it": """
            sistema operativo, tipo di browser, versione del browser, tipo di dispositivo,
                modello del dispositivo, fuso orario, risoluzione dello schermo, versione dell'app,
                latitudine, coordinate, rapporti di arresto, rapporti di errore, segnalazioni di errore
                + raccog*, raccolt*, registr*, invia*, trasm*, ricev*, tratt*, memorizz*, includ*
        """,
        "nl": """
            besturingssysteem*, browsertype*, browserversie*, type apparaat, apparaattype, tijdzone,
                schermresolutie*, appversie*, coördinaten, crashrapport*, foutrapport* + verzamel*, ontvang*,
                registre*, geregistreerd, verzend*, verzonden, verstuur*, verwerk*, opgeslagen, bevat*
        """,
        "pt": """
            sistema operacional, sistema operativo, tipo de navegador, versão do navegador,
                tipo de dispositivo, modelo do dispositivo, fuso horário, resolução de tela,
                versão do aplicativo, latitude, coordenadas, relatórios de falhas, relatórios de erros
                + colet*, recolh*, regist*, envia*, transm*, receb*, trat*, armazen*, inclu*
        """,
    },
    "purpose": {
        "en": """
            to count, to measure, to find out, to understand how you, to see how you,
                to understand how users, to fix bugs, to fix errors,
                to diagnose, to troubleshoot, to remember your, to remind you, to determine whether,
                to determine which, to display and suggest, to suggest, to prevent abuse, to detect fraud*
                + data, information, cookie*, analytics, usage, report*, location, identifier*
        """,
        "de": """
            um ... zu messen, um ... zu zählen, um ... zu verstehen, um ... zu erkennen, fehler zu beheben,
                fehlerbehebung, fehleranalyse, zur erkennung, zur messung, zur personalisierung
                + daten, informationen, cookie*, nutzung*, bericht*, standort*
        """,
        "fr": """
            afin de mesurer, pour mesurer, pour savoir, afin de comprendre, pour comprendre,
                corriger les bugs,
                corriger les bogues, corriger les erreurs, pour identifier, afin d'identifier, pour détecter,
                afin de détecter, détecter les, comprendre vos préférences, expérience personnalisée
                + données, informations, cookie*, rapport*, activité*, utilisation
        """,
        "es": """
            para medir, para saber, para comprender, para entender, corregir errores, para identificar,
                para detectar, con el único fin, experiencia personalizada + datos, información, cookie*,
                informe*, actividad, uso
        """,
        "it": """
            per misurare, per sapere, per comprendere, per capire, correggere errori, per identificare,
                per rilevare, esperienza personalizzata + dati, informazioni, cookie*, rapport*, attività, uso
        """,
        "nl": """
            om ... te meten, om ... te begrijpen, om ... te herkennen, fouten op te lossen, om te meten,
                bezoekersstatistieken, analytische cookies + gegevens, informatie, cookie*, rapport*, gebruik
        """,
        "pt": """
            para medir, para saber, para compreender, para entender, corrigir erros, para identificar,
                para detectar, experiência personalizada + dados, informações, cookie*, relatório*,
                atividade, uso
        """,
    },
    # Who pays, and what is charged.
    "price": {
        "en": """
            at your own expense, at your expense, at your own cost, at your cost, bear ... costs,
                bears ... costs,
                shipping cost*, return shipping, cost of return*, costs of return*, delivery charge*,
                surcharge*, late fee*, currency conversion, billed monthly, billed annually, monthly payments,
                yearly payments, rates may apply, responsible for ... costs, usage and associated costs
        """,
        "de": """
            auf eigene kosten, auf ihre kosten, kosten der rücksendung, kosten ... trägt, trägt ... kosten,
                tragen ... kosten, kostenpflichtig*, aufpreis*, in rechnung gestellt, in rechnung stellen
        """,
        "fr": """
            à la charge du client, à la charge de l'acheteur, à votre charge, à vos frais, à ses frais,
                frais de retour, frais de livraison, frais de port, frais d'annulation, frais de dossier,
                fonctionnalités payantes, services payants, offre* payante*
        """,
        "es": """
            a cargo del cliente, a cargo del comprador, a su cargo, gastos de envío, gastos de devolución,
                gastos de cancelación, funciones de pago, servicios de pago, se cobrará*, el cobro de,
                cobro ... suscripción, coste* de devolución
        """,
        "it": """
            a carico del cliente, a carico dell'acquirente, a tuo carico, a suo carico, spese di spedizione,
                spese di restituzione, spese di annullamento, funzionalità a pagamento, servizi a pagamento,
                verrà addebitat*, saranno addebitat*, viene addebitat*
        """,
        "nl": """
            voor rekening van, voor eigen rekening, in rekening gebracht, in rekening brengen,
                brengen ... in rekening, verzendkosten, retourkosten, annuleringskosten, betaalde functies,
                betaalde diensten
        """,
        "pt": """
            por conta do cliente, por conta do comprador, às suas custas, custos de envio,
                custos de devolução,
                custo do frete, taxa de cancelamento, funcionalidades pagas, serviços pagos,
                serviços adicionais pagos, será cobrad*, serão cobrad*, é cobrad*
        """,
    },
    # A contract that a sentence calls one between the reader and somebody.
    "contracting party": {
        "en": """
            concluded between you and, entered into between you and, is between you and, are between you and
        """,
        "de": """
            zwischen ihnen und ... geschlossen, zwischen dir und ... geschlossen, kommt zwischen,
                kommt mit
        """,
        "fr": """
            conclu* entre vous, conclu* entre toi, conclu* entre le client et,
                conclu* entre l'utilisateur et
        """,
        "es": "celebra* entre usted, celebra* entre tú, celebra* entre el cliente, celebra* entre el usuario",
        "it": "stipulat* tra te e, conclus* tra te e, stipulat* tra l'utente e, conclus* tra l'utente e",
        "nl": "gesloten tussen u en, gesloten tussen jou en, komt tot stand tussen",
        "pt": """
            celebrad* entre você, celebrad* entre ti, celebrad* entre o utilizador,
                celebrad* entre o usuário
        """,
    },
    "automated decisions": {
        "en": "we rank, will rank, rank ... results, rank ... listings, tie in ranking, ranked as",
        "de": "sortier* ... ergebnis*, reihenfolge ... ergebnis*, reihenfolge ... angebot*",
        "fr": """
            classement ... offres, classement ... annonces, classement ... résultats,
                classons ... résultats
        """,
        "es": "clasificación ... resultados, clasificación ... anuncios, clasificamos ... resultados",
        "it": "classifica* ... risultati, posizionamento ... risultati, posizionamento ... annunci",
        "nl": "rangschikking*, rangschik*",
        "pt": "classificação ... resultados, classificação ... anúncios, ordenação ... resultados",
    },
}


@cache
def everyday_lines(code: str) -> Mapping[str, Sequence[str]]:
    """Return topic → lines in everyday words.

    Args:
        code: of the language.
    """
    return read_lines(code, {topic: lines[code] for topic, lines in _WORDS.items()})
