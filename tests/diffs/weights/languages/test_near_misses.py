"""What French, Spanish, Italian and Portuguese sentences tell, beside sentences that only look alike."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.weights.weights import weigh
from tests.diffs.weights.languages.test_languages import told


@pytest.mark.parametrize(
    ("code", "topic", "sentence", "near_miss"),
    [
        (
            "fr",
            "governing law",
            "Les présentes conditions sont régies par le droit de la Lampanie et par ses lois.",
            "Le métier de lampiste est régi par une loi de 1871 et par un décret.",
        ),
        (
            "es",
            "governing law",
            "Este contrato se rige por las leyes de Lampania.",
            "Cuidamos los datos de acuerdo con las leyes de protección de datos y con este contrato.",
        ),
        (
            "pt",
            "governing law",
            "Este contrato é regido pelas leis da Lampânia.",
            "O uso do azeite é regido pelas regras da loja.",
        ),
        (
            "fr",
            "price",
            "Des frais de livraison sont à votre charge.",
            "Le lampiste dirige une société (TVA intracommunautaire FR12345678901).",
        ),
        (
            "fr",
            "price",
            "La livraison est offerte dès 69 euros d'achat.",
            "La recette finance les frais tels que la location des serveurs.",
        ),
        (
            "it",
            "price",
            "Il prezzo comprende le imposte e l'IVA.",
            "La bottega ha la partita IVA 01234567890.",
        ),
        (
            "es",
            "price",
            "El plan cuesta 3,99 € al mes.",
            "La responsabilidad por los daños llega hasta 500 €.",
        ),
        (
            "pt",
            "liability",
            "A responsabilidade por danos é limitada a 500 euros.",
            "O plano custa 500 euros por mês.",
        ),
        (
            "fr",
            "termination",
            "Nous pouvons procéder à la suppression du compte.",
            "Les données sont conservées un an après la suppression de votre compte.",
        ),
        (
            "es",
            "termination",
            "Podemos proceder a la eliminación de su cuenta.",
            "Los datos se conservan un año después de la eliminación de su cuenta.",
        ),
        (
            "it",
            "termination",
            "Possiamo procedere alla cancellazione del tuo account.",
            "I dati sono conservati un anno dopo la cancellazione del tuo account.",
        ),
        (
            "pt",
            "termination",
            "Podemos decidir a exclusão da sua conta.",
            "Os dados são guardados um ano após a exclusão da sua conta.",
        ),
        (
            "fr",
            "termination",
            "Toute fraude entraîne un bannissement immédiat.",
            "Toute fraude entraîne une plainte immédiate.",
        ),
        (
            "fr",
            "unilateral power",
            "Nous pouvons refuser le contrat sans justification.",
            "Vous pouvez à tout moment vous désinscrire sans justification.",
        ),
        (
            "es",
            "unilateral power",
            "Cerramos la tienda sin previo aviso.",
            "El cliente podrá en todo momento devolver la lámpara sin justificación.",
        ),
        (
            "it",
            "unilateral power",
            "Chiudiamo la bottega senza preavviso.",
            "Il consumatore può in ogni momento recedere senza motivazione.",
        ),
        (
            "pt",
            "unilateral power",
            "Fechamos a loja sem aviso prévio.",
            "O consumidor pode a todo momento devolver a lâmpada sem justificativa.",
        ),
        (
            "fr",
            "data",
            "Nous collectons vos données personnelles.",
            "Cette page explique comment nous collectons vos données personnelles.",
        ),
        (
            "es",
            "data",
            "Recopilamos sus datos personales.",
            "Esta página explica cómo recopilamos sus datos personales.",
        ),
        (
            "it",
            "data",
            "Raccogliamo i tuoi dati personali.",
            "Questa pagina spiega come raccogliamo i tuoi dati personali.",
        ),
        (
            "pt",
            "data",
            "Coletamos os seus dados pessoais.",
            "Esta página explica como coletamos os seus dados pessoais.",
        ),
        (
            "fr",
            "recipients",
            "Nous partageons vos informations avec les voisins.",
            "Gardez une copie des informations que vous partagez.",
        ),
        (
            "es",
            "recipients",
            "La información se comparte con los vecinos.",
            "Guarde una copia de la información que usted comparte.",
        ),
        (
            "it",
            "recipients",
            "Il fornitore agisce come titolare autonomo.",
            "Il fornitore agisce come una volta.",
        ),
        (
            "fr",
            "recipients",
            "Nous utilisons pour les statistiques de visite Lampalytics et ses cookies.",
            "Les utilisateurs posent des questions sur les cookies et les lampes.",
        ),
        (
            "pt",
            "recipients",
            "O site utiliza o serviço Lamp Analytics e os seus cookies.",
            "O utilizador gosta do Lamp Festival e dos cookies da avó.",
        ),
        (
            "fr",
            "sale",
            "Nous vendons les données à qui les demande.",
            "La transmission au vendeur des données de la commande reste à faire.",
        ),
        (
            "es",
            "sale",
            "En caso de fusión, los datos pasan a la empresa que adquiera la tienda.",
            "La fusión de dos capítulos cambia los datos de este índice.",
        ),
        (
            "fr",
            "sensitive data",
            "Nous conservons une copie de votre pièce d'identité.",
            "Pour vous répondre, nous pourrons demander une copie d'une pièce d'identité.",
        ),
        (
            "fr",
            "rights",
            "Les articles peuvent être échangés ou retournés avec le bon de retour.",
            "Les articles peuvent être vus ou touchés avec des gants.",
        ),
        (
            "it",
            "rights",
            "Puoi presentare un reclamo al garante.",
            "Trattiamo i nomi per la gestione dei reclami.",
        ),
        (
            "es",
            "transfer abroad",
            "Los datos se guardan en servidores situados en otro país.",
            "Los datos se guardan en servidores en la nube.",
        ),
        (
            "fr",
            "notice of changes",
            "Nous vous informons de toute modification de la charte.",
            "Nous vous informons que la lampe brûle selon un décret, et ce décret fut modifié.",
        ),
        (
            "pt",
            "retention",
            "Guardamos as informações por um período máximo de uma hora.",
            "Lemos as informações por uma hora.",
        ),
        (
            "it",
            "consent",
            "Continuando accetti le condizioni con il tuo consenso.",
            "L'ordine si considera accettato solo dopo una chiamata.",
        ),
        (
            "fr",
            "purpose",
            "Les données sont utilisées afin d'améliorer la lampe.",
            "Un utilisateur a des idées pour améliorer la lampe et garde ses données.",
        ),
        (
            "fr",
            "automated decisions",
            "Un système de recommandation classe les lampes.",
            "Nous envoyons des recommandations de lampes personnalisées.",
        ),
        (
            "fr",
            "data",
            "L'application nous envoie des informations sur la lampe.",
            "La lampisterie vous envoie des informations sur la lampe.",
        ),
        (
            "es",
            "data",
            "La aplicación envía información sobre la lámpara.",
            "La tienda le envía información sobre la lámpara.",
        ),
        (
            "es",
            "contracting party",
            "Este sitio web es titularidad de Aurora Lamparera.",
            "Este sitio web trata de lámparas y de Aurora Boreal.",
        ),
        (
            "it",
            "contracting party",
            "Questo sito è di proprietà di Aurora Lampadari.",
            "Questo sito parla di lampade e di Aurora Boreale.",
        ),
        (
            "it",
            "sale",
            "Vendiamo i dati dei clienti.",
            "Il venditore cura i dati dei clienti.",
        ),
        (
            "pt",
            "sale",
            "Vendemos os dados dos clientes.",
            "O vendedor cuida dos dados dos clientes.",
        ),
        (
            "fr",
            "termination",
            "La résiliation du contrat se fait par lettre.",
            "Les litiges sur l'interprétation, l'exécution et la résiliation du contrat vont au juge.",
        ),
        (
            "es",
            "termination",
            "La terminación del contrato se hace por carta.",
            "Los litigios sobre la interpretación, la ejecución y la terminación del contrato van al juez.",
        ),
        (
            "it",
            "termination",
            "La risoluzione del contratto si fa per lettera.",
            "Le liti su interpretazione, esecuzione e risoluzione del contratto vanno al giudice.",
        ),
        (
            "pt",
            "termination",
            "A rescisão do contrato faz-se por carta.",
            "Os litígios sobre a interpretação, a execução e a rescisão do contrato vão ao juiz.",
        ),
    ],
)
def test_a_rule_and_what_it_leaves_out(code: str, topic: str, sentence: str, near_miss: str) -> None:
    assert topic in told(code, "", sentence)
    assert topic not in told(code, "", near_miss)


def test_a_contents_list_tells_nothing() -> None:
    about = (
        "Informations que nous recueillons",
        "Vos droits",
        "Conservation des données",
        "Sécurité des données",
    )
    listed = "".join(f"* {section}\n" for section in about)
    head = "# Lampes\n\nLa lampe est dans la cour et nous la gardons pour vous et pour les voisins.\n"
    found = [tag for change in compare(head, f"{head}\n{listed}").changes for tag in weigh(change)]
    assert not found


def test_a_list_of_what_is_collected_is_no_contents_list() -> None:
    assert "data" in told(
        "fr", "", "Nous collectons les données suivantes :\n\n* la date de naissance\n* le nom"
    )


def test_the_number_of_an_item_is_no_sentence() -> None:
    lead = "Vos données sont partagées avec les destinataires suivants :\n\n1. **Lampes du Nord** - transport"
    assert "recipients" in told("fr", lead, f"{lead}\n2. **Nuage de Lampes** - hébergement du site")


def test_lines_with_blanks_between_them_are_one_sentence() -> None:
    sentence = (
        "Le client dispose de quatorze jours pour exercer son droit de rétractation",
        "auprès de la lampisterie et nous renvoie la lampe avec tout ce qui va avec.",
    )
    assert not told("fr", "\n\n".join(sentence), " ".join(sentence))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "Les litiges entre {} et le client pour la lampe ou son verre vont aux tribunaux de {}."),
        ("es", "Los litigios entre {} y el cliente por la lámpara o el vidrio van a los tribunales de {}."),
        ("it", "Le liti tra {} e il cliente per la lampada o per il vetro vanno al tribunale di {}."),
        ("pt", "Os litígios entre {} e o cliente por causa da lâmpada vão para o foro de {}."),
    ],
)
def test_a_name_far_before_a_court_is_no_court(code: str, sentence: str) -> None:
    old = sentence.format("Lampes Huile", "Lampville")
    assert "governing law" in told(code, old, sentence.format("Lampes Huile", "Verreville"))
    assert "governing law" not in told(code, old, sentence.format("Verre Clair", "Lampville"))


def test_a_verb_at_the_start_is_no_party() -> None:
    rest = "esforços razoáveis para que a lâmpada brilhe toda a noite na casa."
    assert "contracting party" not in told("pt", f"Empreendemos {rest}", f"Empregamos {rest}")
    assert "contracting party" in told("pt", f"Lâmpadas Norte faz {rest}", f"Lâmpadas Sul faz {rest}")
