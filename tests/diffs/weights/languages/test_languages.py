"""What a change in German, French, Spanish, Italian, Dutch or Portuguese tells, and what it does not."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.weights.languages import LANGUAGES, Language
from diffs.weights.tags import Tag
from diffs.weights.topics import TURNED_POINTS
from diffs.weights.weights import weigh

# What stays around each edit, so that the text is read in its language.
AROUND = {
    "de": "Die Lampe steht bei der Tür und wird von uns für Sie gepflegt. {} Das Öl ist nicht alt.",
    "fr": "La lampe est dans la cour et nous la gardons pour vous. {} Le verre est sur une table.",
    "es": "La lámpara está en el patio y la cuidamos para usted. {} El vidrio está en la mesa con una mecha.",
    "it": "La lampada è nel cortile e la curiamo per i vicini. {} Il vetro è sul tavolo della casa.",
    "nl": "De lamp staat in de tuin en wij zorgen voor het licht. {} Het glas is van ons.",
    "pt": "A lâmpada está no pátio e não é nossa. {} O vidro está na mesa com uma mecha que é sua.",
}


def told(code: str, old: str, new: str) -> dict[str, Tag]:
    """Return the tags of an edit by their topics."""
    before, after = (f"**Öl**\n\n{AROUND[code].format(text)}\n" for text in (old, new))
    return {tag.topic: tag for change in compare(before, after).changes for tag in weigh(change)}


@pytest.mark.parametrize(
    ("code", "sentence", "topic"),
    [
        ("de", "Ihre Nutzungsdaten werden von uns an Werbepartner weitergegeben.", "recipients"),
        ("de", "Auftragsverarbeiter erhalten von uns Zugriff auf die Daten der Kunden.", "recipients"),
        ("de", "Die Daten werden an einen Server im Ausland übertragen.", "transfer abroad"),
        ("de", "Wir stützen die Verarbeitung auf ein berechtigtes Interesse.", "purpose"),
        ("de", "Sie können den Vertrag binnen der Widerrufsfrist widerrufen.", "rights"),
        ("de", "Gerichtsstand ist der Ort der Lampenfabrik.", "governing law"),
        ("de", "Wir behalten uns vor, die Preise jederzeit zu ändern.", "unilateral power"),
        ("de", "Der Vertrag ist mit einer Frist zum Quartal kündbar.", "termination"),
        ("de", "Wir sperren das Konto bei einem Verstoß.", "termination"),
        ("de", "Für leichte Fahrlässigkeit haften wir nicht.", "liability"),
        ("de", "Die Protokolldaten werden nach einer Weile gelöscht und bis dahin aufbewahrt.", "retention"),
        ("de", "Unsere neuen Nutzungsbedingungen treten im Mai in Kraft.", "notice of changes"),
        ("fr", "Cet avis sera actualisé le 3 mai.", "notice of changes"),
        ("es", "La nueva política entra en vigor a partir del 3 de mayo.", "notice of changes"),
        ("it", "Le nuove condizioni entrano in vigore a partire dal 3 maggio.", "notice of changes"),
        ("nl", "De nieuwe privacyverklaring wordt van kracht in mei.", "notice of changes"),
        ("pt", "Os novos termos entram em vigor a partir de maio.", "notice of changes"),
        ("fr", "Nous communiquons vos données à nos sous-traitants et aux annonceurs.", "recipients"),
        ("fr", "Les données sont conservées pendant la durée du contrat.", "retention"),
        ("fr", "Notre base légale est l'intérêt légitime de la lampisterie.", "purpose"),
        ("fr", "L'envoi de prospections commerciales par la poste.", "purpose"),
        ("fr", "Une clause attributive de compétence lie les parties.", "governing law"),
        ("fr", "Nous pouvons modifier les présentes conditions à tout moment.", "unilateral power"),
        ("fr", "Le contrat peut être résilié par chacun.", "termination"),
        ("fr", "Nous ne saurions être tenus responsables d'un préjudice.", "liability"),
        ("fr", "Les litiges sont soumis à un médiateur de la consommation.", "arbitration"),
        ("fr", "Les données sont transférées vers des pays tiers.", "transfer abroad"),
        ("fr", "Vous pouvez introduire une réclamation auprès de l'autorité de contrôle.", "rights"),
        ("es", "Cedemos sus datos a terceros y a nuestros encargados del tratamiento.", "recipients"),
        ("es", "Puede ejercer sus derechos de acceso, rectificación y supresión.", "rights"),
        ("es", "Los datos se conservan durante el plazo de la garantía.", "retention"),
        ("es", "Las partes se someten a los juzgados y tribunales de la ciudad.", "governing law"),
        ("es", "Nos reservamos el derecho a modificar los precios sin previo aviso.", "unilateral power"),
        ("es", "Hacemos transferencias internacionales con cláusulas contractuales tipo.", "transfer abroad"),
        ("es", "La empresa declina toda responsabilidad por los daños del aceite.", "liability"),
        ("es", "Suspenderemos su cuenta en caso de abuso.", "termination"),
        ("es", "Los menores de 14 años necesitan a sus padres.", "children"),
        ("it", "I dati sono comunicati a terzi e ai responsabili del trattamento.", "recipients"),
        ("it", "La base giuridica è il legittimo interesse della bottega.", "purpose"),
        ("it", "Il foro competente è quello della città.", "governing law"),
        ("it", "Possiamo modificare le condizioni in qualsiasi momento.", "unilateral power"),
        ("it", "I dati sono conservati per tutta la stagione.", "retention"),
        ("it", "Il cliente può esercitare il diritto di recesso.", "rights"),
        ("it", "Sospendiamo il tuo account in caso di abuso.", "termination"),
        ("it", "Non siamo responsabili per i danni indiretti della lampada.", "liability"),
        ("it", "I dati sono trasferiti verso paesi terzi.", "transfer abroad"),
        ("nl", "Wij verstrekken uw gegevens aan derden en aan verwerkers.", "recipients"),
        ("nl", "De doorgifte buiten de EER gebeurt met modelcontractbepalingen.", "transfer abroad"),
        ("nl", "De gegevens worden na een jaar verwijderd en tot dan bewaard.", "retention"),
        ("nl", "De rechtbank te Lampstad is bevoegd en Nederlands recht is van toepassing.", "governing law"),
        ("nl", "Wij kunnen deze voorwaarden te allen tijde wijzigen.", "unilateral power"),
        ("nl", "U kunt de overeenkomst schriftelijk opzeggen.", "termination"),
        ("nl", "Wij zijn niet aansprakelijk voor de schade van het licht.", "liability"),
        ("nl", "De grondslag van de verwerking is een gerechtvaardigd belang.", "purpose"),
        ("nl", "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.", "rights"),
        ("pt", "Compartilhamos os seus dados com terceiros e com os operadores.", "recipients"),
        ("pt", "O encarregado de proteção de dados responde às reclamações.", "rights"),
        ("pt", "Os dados são conservados durante o prazo da garantia.", "retention"),
        ("pt", "Fica eleito o foro da comarca da lâmpada.", "governing law"),
        ("pt", "Podemos alterar os preços a qualquer momento.", "unilateral power"),
        ("pt", "Vamos suspender a sua conta em caso de abuso.", "termination"),
        ("pt", "Não nos responsabilizamos por danos indiretos da lâmpada.", "liability"),
        ("pt", "A base legal é o legítimo interesse da loja.", "purpose"),
        ("pt", "Os dados são transferidos para países terceiros.", "transfer abroad"),
        ("de", "Dabei werden die Bildschirmauflösung und die Telemetriedaten erfasst.", "data"),
        ("de", "Wir geben Ihre Daten an Paketdienste weiter, damit die Lampe ankommt.", "recipients"),
        ("fr", "Nous enregistrons les paramètres de langue et la taille de l'écran.", "data"),
        ("fr", "Nous communiquons vos informations au vendeur de la lampe.", "recipients"),
        ("es", "Recogemos el nombre de usuario y el estado civil.", "data"),
        ("es", "Comunicamos los datos a los transportistas de las lámparas.", "recipients"),
        ("it", "Raccogliamo le dimensioni dello schermo e il nome utente.", "data"),
        ("it", "Comunichiamo i dati ai corrieri e ai vettori.", "recipients"),
        ("nl", "Wij registreren toetsaanslagen en de schermresolutie.", "data"),
        ("nl", "Wij verstrekken de gegevens aan bezorgdiensten.", "recipients"),
        ("pt", "Coletamos o nome de usuário e o tamanho da tela.", "data"),
        ("pt", "Compartilhamos os dados com as transportadoras.", "recipients"),
    ],
)
def test_what_a_lawyer_of_the_country_calls_it(code: str, sentence: str, topic: str) -> None:
    found = told(code, "", sentence)
    assert topic in found
    assert found[topic].sentence == sentence


@pytest.mark.parametrize(
    ("code", "old", "new", "topic"),
    [
        (
            "de",
            "Wir geben Ihre Daten an Dritte weiter.",
            "Wir geben Ihre Daten nicht an Dritte weiter.",
            "recipients",
        ),
        ("de", "Wir geben keine Daten an Dritte weiter.", "Wir geben Daten an Dritte weiter.", "recipients"),
        (
            "de",
            "Wir holen Ihre ausdrückliche Einwilligung ein.",
            "Wir gehen von einer stillschweigenden Einwilligung aus.",
            "consent",
        ),
        (
            "fr",
            "Nous vendons vos données aux voisins.",
            "Nous ne vendons plus vos données aux voisins.",
            "sale",
        ),
        ("fr", "Nous partageons vos données.", "Nous ne partageons aucune de vos données.", "recipients"),
        (
            "fr",
            "Nous demandons votre consentement exprès avant cela.",
            "Nous tenons votre consentement tacite pour donné.",
            "consent",
        ),
        (
            "es",
            "Compartimos sus datos con terceros.",
            "Ya no compartimos sus datos con terceros.",
            "recipients",
        ),
        ("es", "Actuamos con su consentimiento.", "Actuamos sin su consentimiento.", "consent"),
        ("it", "Cediamo i dati a terzi della zona.", "Non cediamo i dati a terzi della zona.", "recipients"),
        (
            "it",
            "Agiamo con il tuo consenso nella casa.",
            "Agiamo senza il tuo consenso nella casa.",
            "consent",
        ),
        ("nl", "Wij delen uw gegevens met derden.", "Wij delen geen gegevens met derden.", "recipients"),
        ("nl", "Wij doen dit met uw toestemming.", "Wij doen dit zonder uw toestemming.", "consent"),
        (
            "pt",
            "Partilhamos os seus dados com terceiros.",
            "Nunca partilhamos os seus dados com terceiros.",
            "recipients",
        ),
        ("pt", "Agimos com o seu consentimento.", "Agimos sem o seu consentimento.", "consent"),
    ],
)
def test_what_is_turned_round(code: str, old: str, new: str, topic: str) -> None:
    assert told(code, old, new)[topic].points == TURNED_POINTS


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("de", "", "Weitere Informationen finden Sie in der Erklärung der Partner."),
        ("de", "Das Licht ist notwendig.", "Das Licht ist erforderlich."),
        ("de", "Wir pflegen alles, auch Lampen.", "Wir pflegen alles, nicht beschränkt auf Lampen."),
        ("de", "", "Wir gewährleisten den Betrieb der Lampen im Hof."),
        ("de", "", "Wir teilen Ihnen die Farbe der Lampen gern mit."),
        ("de", "", "Die Lampe der Gewerkschaftstage steht mindestens im Hof."),
        ("fr", "", "Plus d'informations sur nos partenaires se trouvent à la porte."),
        (
            "fr",
            "Nous gardons tout, y compris les lampes.",
            "Nous gardons tout, sans s'y limiter, y compris les lampes.",
        ),
        ("fr", "", "Des mises à jour mineures de la lampe viennent en hiver."),
        ("fr", "", "Nous luttons contre la fraude au paiement avec les lampes."),
        ("es", "", "Para más información sobre los proveedores, lea la hoja de la puerta."),
        ("es", "", "Cumplimos la legislación aplicable de las lámparas."),
        ("es", "", "El tutor de la clase enciende la lámpara con el aceite."),
        ("es", "", "Las cifras del aceite están en la puerta de la casa."),
        ("it", "", "Per maggiori informazioni sui fornitori si legga il foglio della porta."),
        ("it", "", "Si blocca la porta del cortile e si disattiva il servizio della lampada."),
        ("nl", "", "Meer informatie over de leveranciers staat op het blad bij de deur."),
        ("nl", "", "De functie van de lamp kan het licht blokkeren bij gebruik."),
        ("pt", "", "Mais informações sobre os fornecedores estão na folha da porta."),
        ("pt", "", "As notificações da lâmpada são atualizações de luz na porta."),
    ],
)
def test_what_tells_nothing(code: str, old: str, new: str) -> None:
    assert told(code, old, new) == {}


@pytest.mark.parametrize(
    ("code", "old", "new", "trigger"),
    [
        (
            "de",
            "Schreiben Sie binnen 14 Tagen.",
            "Schreiben Sie binnen einer Woche.",
            "14 tagen → einer woche",
        ),
        ("fr", "Écrivez dans les trente (30) jours.", "Écrivez dans les deux mois.", "30 jours → deux mois"),
        ("es", "Escriba en un plazo de 15 días.", "Escriba en un plazo de 30 días.", "15 días → 30 días"),
        ("it", "Scriva entro 14 giorni.", "Scriva entro dodici mesi.", "14 giorni → dodici mesi"),
        (
            "nl",
            "Wij bewaren het niet langer dan drie dagen.",
            "Wij bewaren het niet langer dan zes weken.",
            "drie dagen → zes weken",
        ),
        ("pt", "Escreva no prazo de 7 dias.", "Escreva no prazo de vinte dias.", "7 dias → vinte dias"),
    ],
)
def test_time_limits(code: str, old: str, new: str, trigger: str) -> None:
    assert told(code, old, new)["period"].trigger == trigger


def test_only_as_the_french_say_it_denies_nothing() -> None:
    found = told(
        "fr",
        "Nous gardons vos données pour vous servir.",
        "Nous ne gardons vos données que pour vous servir.",
    )
    assert all(tag.points < TURNED_POINTS for tag in found.values())


@pytest.mark.parametrize("language", LANGUAGES[1:], ids=lambda language: language.code)
def test_a_neutral_phrase_has_a_word_that_otherwise_denies(language: Language) -> None:
    denying = language.denials | language.withouts
    assert [phrase for phrase in language.neutral if not denying.intersection(phrase)] == []
