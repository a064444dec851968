"""Spanish: the small words that turn a sentence round; the lines of its topics are in `spanish_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words
from diffs.weights.languages.spanish_topics import TOPICS

SPANISH = Language(
    code="es",
    recognised_by=read_words("el los las que de y para su usted una con por del la en se un tu es sus tus"),
    topics=read_lines("es", TOPICS),
    modals={
        "may": """podemos, puede, pueden, puedes, podrá, podremos, podrán, podrás, podría, podrían,
            podríamos, podrías, pudiera, pudieran, pueda, puedan""",
        "must": """debemos, debe, deben, debes, deberá, deberán, deberemos, deberás, tendrá que, obligado a,
            obligada a, obligados a, obligatorio, obligatoria, tiene que, tienes que, tenemos que, debería""",
        "only": "solo, sólo, solamente, únicamente, exclusivamente, salvo, siempre, excepto",
    },
    denials=read_words("no nunca jamás ni ningún ninguna ninguno tampoco nadie nada"),
    withouts=read_words("sin"),
    lists={
        "data": read_phrases(
            "recopilamos, recogemos, recabamos, siguientes datos, siguiente información, datos que tratamos, "
            "categorías de datos, tipos de datos, tipos de información, datos recogidos, datos recopilados, "
            "información recopilada, tratamos los siguientes, podemos recopilar, recopilar, recoger, "
            "se recogen, se recopilan, recopila, podrán recogerse, datos personales que, qué datos, "
            "tratar los siguientes, procesamos, recolectamos, solicitar los siguientes"
        ),
        "purpose": read_phrases(
            "siguientes finalidades, siguientes fines, finalidades, utilizamos su, utilizamos sus, "
            "utilizamos tu, utilizamos tus, usamos su, usamos tu, usamos sus, usamos tus, "
            "utilizamos la información, utilizamos los datos, utilizamos esta, se utiliza para, "
            "se utilizan para, los siguientes propósitos, con el fin de, con la finalidad, "
            "para las finalidades, para lo siguiente, utilizar su, utilizar sus, utilizamos los, usamos los, "
            "usamos la, tratamos sus, tratamos tus"
        ),
        "rights": read_phrases(
            "siguientes derechos, tiene derecho, tienes derecho, sus derechos, tus derechos, derecho a, "
            "derechos de, puedes"
        ),
        "recipients": read_phrases(
            "compartimos, destinatarios, podemos compartir, compartir su, compartir tu, comunicar sus datos, "
            "cedemos, comunicados a, cedidos a, siguientes terceros, proporcionar los datos, "
            "facilitar los datos, comunicar los datos, ceder los datos, transmitir los datos, "
            "proporcionar sus datos, siguientes empresas, siguientes proveedores, siguientes destinatarios, "
            "compartir los datos, compartida con, compartidos con, con quién, terceros tecnológicos, "
            "servicios de terceros, servidores"
        ),
    },
    duties=read_phrases(
        "usted debe, usted deberá, debes, usted no podrá, no puedes, no podrás, el usuario se compromete, "
        "el usuario deberá, los usuarios deben, el cliente deberá, el vendedor deberá, usted se compromete, "
        "te comprometes, queda prohibido, está prohibido, quedan prohibidos, no está permitido, "
        "eres responsable, usted es responsable"
    ),
    drops_subjects=True,
    joints=read_words("y e o u así"),
    pointers=read_phrases(
        "cómo desactivar, cómo deshabilitar, cómo bloquear, cómo eliminar las, cómo gestionar las, "
        "consulte nuestra, consulta nuestra, puede consultar, puedes consultar, tiene alguna pregunta, "
        "tienes alguna pregunta, tiene preguntas, tienes preguntas, si tiene dudas, si tienes dudas, "
        "cualquier duda, cualquier pregunta, cualquier consulta, para más, obtener más, "
        "política explica, política describe, aviso explica, aviso describe, página explica, página "
        "describe, "
        "documento describe, explica cómo, describe cómo, descubre cómo, ayudarle a entender, ayudarte a "
        "entender"
    ),
    providers=read_phrases(
        "nuestro proveedor, nuestros proveedores, proveedor, proveedores, prestador, encargado, "
        "encargados, alojado en, alojados en, alojada en, alojado por, enviado a, enviados a, enviada "
        "a, transmitidos a, servicio de terceros, herramienta de terceros, servicio de análisis, "
        "herramienta de análisis"
    ),
    uses=read_phrases(
        "utilizamos, usamos, empleamos, utiliza, usa, emplea, uso de, mediante, el servicio, la "
        "herramienta, recurrimos a"
    ),
    helps=read_phrases("nos permite, nos ayuda, nos proporciona, nos facilita"),
    definitions=read_phrases(
        "con domicilio, inscrita en, en adelante, en lo sucesivo, denominada, denominado"
    ),
    owners=read_words(
        "titular editor desarrollador desarrolladora vendedor licenciante prestador propietario operador"
    ),
    own=read_words("nosotros nos nuestro nuestra"),
    readers=read_words("tu tus vuestro vuestra vuestros vuestras"),
    headings={
        "recipients": read_phrases(
            "destinatarios, compartimos, cesión, comunicación de datos, encargados, subencargados, "
            "subprocesadores, terceros, con quién, "
            "proveedores, redes sociales, transferencia de información, divulgación, hosting, alojamiento"
        ),
        "data": read_phrases(
            "datos que, qué datos, qué información, información que, recopilamos, recogemos, recopilación, "
            "recogida, tipos de datos, categorías de datos, cookies, datos recopilados, "
            "datos personales recabados"
        ),
        "purpose": read_phrases(
            "finalidad, finalidades, para qué, uso de la información, uso de los datos, uso de sus, "
            "uso de tus, cómo usamos, cómo utilizamos, base legal, base jurídica, legitimación, "
            "bases legales"
        ),
        "notice of changes": read_phrases(
            "cambios, modificaciones, modificación de, actualizaciones, actualización de"
        ),
        "security": read_phrases("seguridad, medidas de seguridad"),
        "retention": read_phrases(
            "conservación, retención, cuánto tiempo, plazo de, plazos de, almacenamiento y"
        ),
        "liability": read_phrases(
            "responsabilidad, responsabilidades, garantía, garantías, exclusión de, indemnización, "
            "limitación de, descargo de"
        ),
        "termination": read_phrases(
            "terminación, suspensión, rescisión, cancelación de cuenta, resolución del, baja"
        ),
        "price": read_phrases(
            "precio, precios, pago, pagos, tarifas, facturación, reembolsos, reembolso, suscripciones, "
            "suscripción, gastos de"
        ),
        "rights": read_phrases(
            "sus derechos, tus derechos, derechos de, derechos del, desistimiento, devoluciones, devolución, "
            "derechos arco"
        ),
        "governing law": read_phrases(
            "legislación aplicable, ley aplicable, jurisdicción, jurisdicción aplicable, "
            "competencia jurisdiccional"
        ),
        "arbitration": read_phrases("resolución de conflictos, resolución de disputas, arbitraje, mediación"),
        "transfer abroad": read_phrases(
            "transferencias internacionales, transferencia internacional, fuera de la unión"
        ),
        "automated decisions": read_phrases("decisiones automatizadas, elaboración de perfiles"),
        "children": read_phrases("menores, niños"),
        "consent": read_phrases("consentimiento"),
        "contracting party": read_phrases(
            "responsable del tratamiento, quién es el, identidad del, titular, quiénes somos, titularidad, "
            "datos identificativos"
        ),
    },
    before_verbs=read_words("también ser haber estar sido siempre además nos le les se lo la los las a que"),
    neutral=read_phrases(
        "sin limitación, sin limitarse a, sin limitaciones, no limitado a, no limitada a, no limitados a, "
        "no limitadas a, no se limita, no se limitan, no limitándose, entre otros pero no, no solo, no sólo, "
        "no solamente, no únicamente, o no, sin perjuicio, sin carácter limitativo, no exhaustiva, "
        "no exhaustivo, no taxativa, si no, sin embargo, no obstante, no dudes, no dude, sin ánimo de, "
        "sin demora, sin dilación, ya no solo, no más de, no superior a, no menos de, no después de, "
        "salvo que no, sin tener en cuenta, cuando no"
    ),
    breaks=read_words("pero sino embargo si cuando porque aunque mientras salvo excepto"),
    units={
        "hour": "hora, horas",
        "day": "día, días",
        "week": "semana, semanas",
        "month": "mes, meses",
        "year": "año, años",
    },
    numerals=read_numerals(
        "un 1, una 1, uno 1, dos 2, tres 3, cuatro 4, cinco 5, seis 6, siete 7, ocho 8, nueve 9, diez 10, "
        "once 11, doce 12, trece 13, catorce 14, quince 15, dieciséis 16, dieciocho 18, veinte 20, "
        "treinta 30, cuarenta 40, cincuenta 50, sesenta 60, noventa 90, cien 100"
    ),
    determiners=read_words(
        "el la los las un una del su sus tu tus nuestro nuestra nuestros nuestras este esta estos "
        "estas cada cualquier todo todos ningún ninguna"
    ),
    defined_terms=read_words(
        """
        ni
        el la los las un una del de y o a al en con por para si nosotros usted tú que no artículo cláusula
        sección anexo parte partes condiciones generales términos política aviso privacidad contrato acuerdo
        servicio servicios sitio web aplicación app plataforma producto productos datos dato personales
        información cuenta cliente clientes usuario usuarios vendedor comprador pedido precio oferta
        suscripción sociedad grupo empresa responsable tratamiento proveedor proveedores socio socios tercero
        terceros derecho derechos ley código reglamento rgpd aepd ue unión europea españa estado estados
        cookie cookies internet correo dirección nombre teléfono número fecha plazo finalidad finalidades
        base tipo tipos categoría aquí
        """
    ),
    all_months=read_words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    past=read_words("últimos últimas pasados anteriores hace"),
    contractions=(
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (
            re.compile(r"\bdestinatarios (?:activos|del servicio|de los servicios)\b", re.IGNORECASE),
            "usuarios",
        ),
        (
            re.compile(
                r"\b(inter[eé]s(?:es)? legítimos?) del responsable(?: del tratamiento)?\b", re.IGNORECASE
            ),
            "\\1",
        ),
        (re.compile(r"\bcontroles? de pasaportes?\b", re.IGNORECASE), "control"),
        # Disputes about how a contract is read, done and ended are no end of it.
        (
            re.compile(
                r"(?i)\b((?:interpretación|ejecución|validez|cumplimiento)\b[^.;]{0,60}?)"
                r"(?:,|,? [oyu]) (?:a )?(?:la )?(?:resolución|terminación|rescisión)"
            ),
            r"\1",
        ),
        # What is sent to the reader is no data of the reader, nor is what a law demands to be told.
        (
            re.compile(
                r"(?i)\b(?:les?|te|os) (?:env|remit)\w+ (?:la )?información\b|\benviar[lt]e información\b"
            ),
            "escribe",
        ),
        (re.compile(r"(?i)\bdeber (?:general )?de información\b"), "deber"),
        # A number for taxes identifies a company.
        (re.compile(r"(?i)\b(?:número de|n\.?º de|nif) ?iva\b"), "nif"),
        (re.compile(r"(?i)\bservidores en la nube\b"), "nube"),
        (
            re.compile(r"(?i)\bleyes (?:\w+ )?de (?=protección|privacidad|datos|propiedad|derechos)"),
            "normas de ",
        ),
        (re.compile(r"(?i)\b(pedidos?) (?:se )?(?:considera|entiende)\w* aceptado"), r"\1 concluido"),
        # "after your account was deleted" says how long, and "información que comparte" who gives it.
        (
            re.compile(
                r"(?i)\b(tras|después de|hasta|desde|fecha de) (?:la |el )?"
                r"(?:eliminación|cancelación|cierre|baja) "
                r"(?=de (?:(?:la|su|tu) )?(?:cuenta|contrato))"
            ),
            r"\1 el fin ",
        ),
        (
            re.compile(r"(?i)\bque (?:usted |tú )?(nos )?(?:compartes?|comunicas|facilitas|transmites)\b"),
            r"que \1proporcionas",
        ),
        # That a reader needs no reason is no power of the company.
        (
            re.compile(
                r"(?i)\b(usted|cliente|consumidor|usuario|comprador|podrás|puedes|tienes|tiene) "
                r"((?:puede|podrá|tiene|derecho)?)\b([^.;:]{0,120}?) sin "
                r"(?:(?:ningún )?motivo|(?:ninguna )?causa|(?:ninguna )?justificación|"
                r"(?:necesidad de )?(?:justificar|indicar|alegar)|preaviso|previo aviso)"
            ),
            r"\1 \2\3 libremente",
        ),
        # A text that says what it explains tells nothing of it.
        (
            re.compile(
                r"(?i)\b(expli\w+|describ\w+|detall\w+|comprend\w+|entend\w+|conocer|expon\w+) "
                r"(?:por qué y )?(?:cómo|por qué|qué (?:datos|información)|"
                r"la (?:forma|manera) en (?:la )?que|"
                r"el modo en (?:el )?que)\b[^.;:!?]*"
            ),
            r"\1 esto",
        ),
        # It points elsewhere, and tells nothing about the data.
        (
            re.compile(r"(?i)\binformación (?:sobre|acerca de) (?:cómo|la forma (?:de|en))\b[^.;:!?]*"),
            "página",
        ),
        (re.compile(r"\b(?:más|mayor|para obtener) información\b", re.IGNORECASE), "más"),
    ),
)
