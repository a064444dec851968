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
        "may": """podemos, pode, podem, podes, poderá, poderemos, poderão, poderia, poderiam, possa,
            possam""",
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
            "informações coletadas, podemos coletar, podemos recolher, tratamos os, coletar, recolher, "
            "são coletados, são coletadas, são recolhidos, coleta os, coletamos os, dados pessoais que, "
            "quais dados, coletados, processamos, solicitamos"
        ),
        "purpose": read_phrases(
            "seguintes finalidades, seguintes fins, finalidades, utilizamos os seus, usamos seus, "
            "usamos os seus, utilizamos seus, usamos suas, utilizamos suas, utilizamos as informações, "
            "utilizados para, usados para, utilizadas para, usadas para, para os seguintes, "
            "com a finalidade, com o objetivo, a fim de, para as finalidades, utilizamos para, usados, "
            "utilizar os, tratamos seus, tratamos os seus"
        ),
        "rights": read_phrases(
            "seguintes direitos, tem o direito, tem direito, seus direitos, você pode solicitar, direito de, "
            "direitos de"
        ),
        "recipients": read_phrases(
            "compartilhamos, partilhamos, destinatários, podemos compartilhar, podemos partilhar, "
            "compartilhados com, partilhados com, seguintes terceiros, transmitidos a, ser compartilhados, "
            "ser partilhados, compartilhar com, com os seguintes, seguintes empresas, seguintes prestadores, "
            "seguintes fornecedores, compartilhamos dados, serviços de terceiros, com quem"
        ),
    },
    duties=read_phrases(
        "você deve, você não pode, você não deve, o usuário deve, o usuário se compromete, "
        "o utilizador deve, o utilizador compromete, os usuários devem, os utilizadores devem, "
        "o cliente deverá, é proibido, são proibidos, não é permitido, você se compromete, "
        "você é responsável, é vedado"
    ),
    drops_subjects=True,
    joints=read_words("e ou bem"),
    pointers=read_phrases(
        "como desativar, como desabilitar, como bloquear, como excluir os, como gerir os, consulte a "
        "nossa, consulte nossa, por favor consulte, leia a nossa, leia nossa, tiver dúvidas, "
        "tiver alguma dúvida, em caso de dúvidas, em caso de dúvida, qualquer dúvida, tiver perguntas, "
        "se tiver questões, para mais, saiba mais, "
        "política explica, política descreve, aviso explica, aviso descreve, página explica, página "
        "descreve, "
        "documento descreve, explica como, descreve como, saiba como, ajudar a entender, ajudá lo a entender"
    ),
    providers=read_phrases(
        "nosso fornecedor, nossos fornecedores, fornecedor, fornecedores, nosso prestador, prestador, "
        "prestadores, provedor, provedores, operador, operadores, hospedado em, hospedado por, "
        "hospedados em, alojado em, enviados a, enviados para, enviado para, transmitidos a, serviço "
        "de terceiros, ferramenta de terceiros, serviço de análise, ferramenta de análise"
    ),
    uses=read_phrases(
        "utilizamos, usamos, utiliza, usa, empregamos, uso do, uso da, utilização do, por meio do, "
        "por meio da, através do, através da, o serviço, a ferramenta, recorremos a"
    ),
    helps=read_phrases("nos permite, permite nos, nos ajuda, ajuda nos, nos fornece"),
    definitions=read_phrases(
        "com sede, inscrita no, doravante, adiante, ou seja nós, denominada, denominado"
    ),
    owners=read_words(
        "titular editor editora desenvolvedor desenvolvedora vendedor licenciante proprietário operador "
        "responsável"
    ),
    own=read_words("nós nosso nossa"),
    readers=read_words("teu tua teus tuas"),
    headings={
        "recipients": read_phrases(
            "destinatários, compartilhamento, compartilhamos, partilha, partilhamos, terceiros, com quem, "
            "operadores, suboperadores, subprocessadores, subcontratantes, fornecedores, prestadores, "
            "redes sociais, divulgação, hospedagem, transmissão"
        ),
        "data": read_phrases(
            "dados que, quais dados, que dados, informações que, coletamos, coleta, recolha, recolhemos, "
            "dados coletados, dados recolhidos, tipos de dados, categorias de dados, cookies, "
            "informações coletadas, dados tratados"
        ),
        "purpose": read_phrases(
            "finalidade, finalidades, uso dos dados, uso das informações, utilização dos dados, como usamos, "
            "como utilizamos, para que, base legal, bases legais, fundamento"
        ),
        "notice of changes": read_phrases(
            "for alterada, for modificada, for atualizada, política mudar, alterarmos, alterações, "
            "alteração da, alteração dos, mudanças, atualizações, modificações, atualização da"
        ),
        "security": read_phrases("segurança, medidas de segurança"),
        "retention": read_phrases(
            "retenção, conservação, armazenamento e, prazo de, por quanto tempo, período de"
        ),
        "liability": read_phrases(
            "responsabilidade, responsabilidades, garantia, garantias, isenção, limitação de, indenização"
        ),
        "termination": read_phrases("rescisão, suspensão, encerramento, cancelamento, vigência e"),
        "price": read_phrases(
            "preço, preços, pagamento, pagamentos, planos, assinatura, assinaturas, remuneração, reembolso, "
            "tarifas"
        ),
        "rights": read_phrases(
            "seus direitos, direitos do, direitos dos, direitos de, livre resolução, arrependimento, "
            "devoluções, trocas e"
        ),
        "governing law": read_phrases("foro, lei aplicável, legislação aplicável, jurisdição, legislação e"),
        "arbitration": read_phrases("resolução de litígios, resolução de conflitos, arbitragem, mediação"),
        "transfer abroad": read_phrases(
            "transferência internacional, transferências internacionais, fora da união"
        ),
        "automated decisions": read_phrases("decisões automatizadas, perfilamento, definição de perfis"),
        "children": read_phrases("menores, crianças, adolescentes"),
        "consent": read_phrases("consentimento"),
        "contracting party": read_phrases(
            "controlador, responsável pelo tratamento, quem somos, identificação"
        ),
    },
    before_verbs=read_words("também ser ter estar sido sempre além nos lhe se o a os as que"),
    neutral=read_phrases(
        "sem limitação, sem limitações, mas não se, não apenas, não só, não somente, não se limitando, "
        "não se limita, não se limitam, ou não, sem prejuízo, não limitado a, não limitada a, "
        "não limitados a, não limitadas a, não exaustiva, não exaustivo, se não, não obstante, não hesite, "
        "não deixe de, sem demora, não mais de, não superior a, não inferior a, caso não, "
        "não exclusivamente, sem ônus, sem custo, sem fins lucrativos"
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
        "o a os as um uma do da dos das seu sua seus suas teu tua nosso nossa nossos nossas este esta "
        "estes estas esse essa cada qualquer todo todos nenhum nenhuma"
    ),
    defined_terms=read_words(
        """
        nem
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
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (re.compile(r"\bdestinatários (?:ativos|do serviço|dos serviços)\b", re.IGNORECASE), "usuários"),
        (
            re.compile(
                r"\b(interesses? legítimos?|legítimos? interesses?)"
                r" do (?:controlador|responsável pelo tratamento)\b",
                re.IGNORECASE,
            ),
            "\\1",
        ),
        (re.compile(r"\bcontroles? de passaportes?\b", re.IGNORECASE), "controle"),
        # Disputes about how a contract is read, done and ended are no end of it.
        (
            re.compile(
                r"(?i)\b((?:interpretação|execução|validade)\b[^.;]{0,60}?)"
                r"(?:,|,? (?:e|ou)) (?:à |a )?(?:rescisão|cessação|resolução)"
            ),
            r"\1",
        ),
        # What is sent to the reader is no data of the reader.
        (re.compile(r"(?i)\blhes? (?:envi|remet)\w+ informações\b|\benviar.lhes? informações\b"), "escreve"),
        # A number for taxes identifies a company.
        (re.compile(r"(?i)\b(?:número de|n\.?º de) (?:identificação (?:do |de )?)?iva\b"), "nipc"),
        (re.compile(r"(?i)\bservidores (?:em|na) nuvem\b"), "nuvem"),
        (
            re.compile(r"(?i)\bleis (?:\w+ )?de (?=proteção|privacidade|dados|propriedade|direitos)"),
            "normas de ",
        ),
        (
            re.compile(r"(?i)\b(pedidos?|encomendas?) (?:se )?(?:considera|entende)\w*(?:.se)? aceit\w+"),
            r"\1 feito",
        ),
        # "after your account was deleted" says how long, "informações que você compartilha" who gives them.
        (
            re.compile(
                r"(?i)\b(após|até|depois d|desde|data d)(e|a|) ?(?:[ao] )?"
                r"(?:exclusão|eliminação|encerramento|cancelamento|término) "
                r"(?=d[aeo] (?:(?:sua|tua) )?(?:conta|contrato))"
            ),
            r"\1\2 fim ",
        ),
        (
            re.compile(r"(?i)\bque (?:você |tu )?(nos )?(?:compartilhas?|partilhas?|transmites)\b"),
            r"que \1fornece",
        ),
        # That a reader needs no reason is no power of the company.
        (
            re.compile(
                r"(?i)\b(você|cliente|consumidor|usuário|utilizador|comprador) (pode\w*|tem)\b"
                r"([^.;:]{0,120}?) sem "
                r"(?:(?:qualquer )?motivo|(?:qualquer )?justifica\w+|(?:qualquer )?causa|"
                r"(?:necessidade de |ter de )?(?:justificar|indicar)|aviso prévio|prévio aviso)"
            ),
            r"\1 \2\3 livremente",
        ),
        # A text that says what it explains tells nothing of it.
        (
            re.compile(
                r"(?i)\b(expli\w+|descrev\w+|detalh\w+|compreend\w+|entend\w+|esclarec\w+) "
                r"(?:por que e )?(?:como|por que|porque|quais (?:dados|informações)|a (?:forma|maneira) como|"
                r"de que (?:forma|modo|maneira)|o modo como)\b[^.;:!?]*"
            ),
            r"\1 isto",
        ),
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"(?i)\binformações sobre como\b[^.;:!?]*"), "página"),
        (re.compile(r"\b(?:mais|maiores|outras) informações\b", re.IGNORECASE), "mais"),
    ),
)
