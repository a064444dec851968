"""Portuguese: the small words that turn a sentence round; its topics are in `portuguese_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words
from diffs.weights.languages.portuguese_topics import TOPICS

PORTUGUESE = Language(
    code="pt",
    recognised_by=read_words(
        "os que de para uma com você seu não dos em nossa ao o as do da na no nos são sua"
    ),
    topics=read_lines("pt", TOPICS),
    modals={
        "may": """podemos, pode, podem, podes, poderá, poderemos, poderão, poderia, poderiam, possa, "
        "possam""",
        "must": """devemos, deve, devem, deverá, deveremos, deverão, obrigado a, obrigada a, obrigatório,
            obrigatória, tem de, tem que, terá de, deveria, compromete se""",
        "only": "só, somente, apenas, unicamente, exclusivamente, salvo, sempre, exceto",
    },
    denials=read_words("não nunca jamais nem nenhum nenhuma ninguém nada tampouco"),
    withouts=read_words("sem"),
    lists={
        "data": read_phrases(
            "coletamos, recolhemos, seguintes dados, seguintes informações, categorias de dados, "
            "tipos de dados, tipos de informações, dados coletados, dados recolhidos, dados tratados, "
            "informações coletadas, podemos coletar, podemos recolher, tratamos os"
        ),
        "purpose": read_phrases(
            "seguintes finalidades, seguintes fins, finalidades, utilizamos os seus, usamos seus, "
            "usamos os seus, utilizamos seus, usamos suas, utilizamos suas, utilizamos as informações, "
            "utilizados para, usados para, utilizadas para, usadas para"
        ),
        "rights": read_phrases(
            "seguintes direitos, tem o direito, tem direito, seus direitos, você pode solicitar"
        ),
        "recipients": read_phrases(
            "compartilhamos, partilhamos, destinatários, podemos compartilhar, podemos partilhar, "
            "compartilhados com, partilhados com, seguintes terceiros, transmitidos a"
        ),
    },
    duties=read_phrases(
        "você deve, você não pode, você não deve, o usuário deve, o usuário se compromete, "
        "o utilizador deve, o utilizador compromete, os usuários devem, os utilizadores devem, "
        "o cliente deverá, é proibido, são proibidos, não é permitido, você se compromete, "
        "você é responsável, é vedado"
    ),
    before_verbs=read_words("também ser ter estar sido sempre além nos lhe se o a os as que"),
    neutral=read_phrases(
        "sem limitação, sem limitações, mas não se, não apenas, não só, não somente, não se limitando, "
        "não se limita, não se limitam, ou não, sem prejuízo, não limitado a, "
        "não limitada a, não limitados a, "
        "não limitadas a, não exaustiva, não exaustivo, se não, não obstante, não hesite, não deixe de, "
        "sem demora, não mais de, não superior a, não inferior a, caso não, não exclusivamente, "
        "sem ônus, sem custo, sem fins lucrativos"
    ),
    breaks=read_words("mas contudo porém se quando porque enquanto embora salvo exceto caso"),
    units={
        "hour": "hora, horas",
        "day": "dia, dias",
        "week": "semana, semanas",
        "month": "mês, meses",
        "year": "ano, anos",
    },
    numerals=read_numerals(
        "um 1, uma 1, dois 2, duas 2, três 3, quatro 4, cinco 5, seis 6, sete 7, oito 8, nove 9, dez 10, "
        "onze 11, doze 12, treze 13, catorze 14, quatorze 14, quinze 15, dezesseis 16, dezasseis 16, "
        "dezoito 18, vinte 20, trinta 30, quarenta 40, cinquenta 50, sessenta 60, noventa 90, cem 100"
    ),
    determiners=read_words(
        "o a os as um uma do da dos das de seu sua seus suas teu tua nosso nossa nossos nossas este esta "
        "estes estas esse essa cada qualquer todo todos nenhum nenhuma"
    ),
    defined_terms=read_words(
        """
        o a os as um uma do da dos das de e ou em no na com por para se nós você que não artigo cláusula
        seção secção anexo parte partes condições gerais termos política aviso privacidade contrato acordo
        serviço serviços site sítio web aplicativo aplicação app plataforma produto produtos dados dado
        pessoais informações informação conta contas cliente clientes usuário usuários utilizador
        utilizadores vendedor comprador pedido encomenda preço oferta assinatura subscrição empresa grupo
        controlador operador responsável tratamento fornecedor fornecedores parceiro parceiros terceiro
        terceiros direito direitos lei código regulamento rgpd lgpd anpd ue união europeia brasil portugal
        estado estados cookie cookies internet e mail email endereço nome telefone número data prazo
        finalidade finalidades base tipo tipos categoria aqui
        """
    ),
    all_months=read_words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    past=read_words("últimos últimas passados anteriores há atrás"),
    contractions=(
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"\b(?:mais|maiores|outras) informações\b", re.IGNORECASE), "mais"),
    ),
)
