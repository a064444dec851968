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
            "recopilamos, recogemos, recabamos, siguientes datos, siguiente información, "
            "datos que tratamos, categorías de datos, tipos de datos, tipos de información, "
            "datos recogidos, datos recopilados, información recopilada, tratamos los siguientes, "
            "podemos recopilar"
        ),
        "purpose": read_phrases(
            "siguientes finalidades, siguientes fines, finalidades, utilizamos su, utilizamos sus, "
            "utilizamos tu, utilizamos tus, usamos su, usamos tu, usamos sus, usamos tus, "
            "utilizamos la información, utilizamos los datos, utilizamos esta, se utiliza para, "
            "se utilizan para"
        ),
        "rights": read_phrases(
            "siguientes derechos, tiene derecho, tienes derecho, sus derechos, tus derechos"
        ),
        "recipients": read_phrases(
            "compartimos, destinatarios, podemos compartir, compartir su, compartir tu, "
            "comunicar sus datos, cedemos, comunicados a, cedidos a, siguientes terceros"
        ),
    },
    duties=read_phrases(
        "usted debe, usted deberá, debes, usted no podrá, no puedes, no podrás, el usuario se compromete, "
        "el usuario deberá, los usuarios deben, el cliente deberá, el vendedor deberá, "
        "usted se compromete, te comprometes, queda prohibido, está prohibido, quedan prohibidos, "
        "no está permitido, eres responsable, usted es responsable"
    ),
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
        "el la los las un una del de su sus tu tus nuestro nuestra nuestros nuestras este esta estos "
        "estas cada cualquier todo todos ningún ninguna"
    ),
    defined_terms=read_words(
        """
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
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"\b(?:más|mayor|para obtener) información\b", re.IGNORECASE), "más"),
    ),
)
