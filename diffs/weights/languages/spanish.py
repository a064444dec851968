"""Spanish: the lines of each topic, and the small words that turn a sentence round."""

from __future__ import annotations

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

_GIVEN = """compart*, comunic*, divulg*, revel*, transmit*, transfer*, proporcion*, facilit*, ced*, vend*,
    acced*, acceso,
    recib*, trat*, destinatari*, encarg*, utiliz*, us*"""
_TAKEN = """recopil*, recog*, recab*, trat*, almacen*, utiliz*, usa, usar, usamos, registr*, obten*, proces*,
    guard*, conserv*"""
_USED = "utiliz*, usa, usamos, usar, uso, trat*, finalidad*, fin, fines, propósito*, recopil*, para"
_DATA = "dato*, información, cookie*, mensajes, identificador*"

TOPICS = {
    "sale": """
        vend* ... datos, venta ... datos, vend* ... información, venta ... información, datos ... vend*,
            comercializ* ... datos
        fusión, fusiones, adquisición, adquisiciones, venta de activos, cambio de control, quiebra,
            insolvencia, reestructuración,
            concurso de acreedores
    """,
    "arbitration": """
        arbitra*, árbitro*
        acción colectiva, acciones colectivas, demanda colectiva, demandas colectivas
        mediación, conciliación, resolución de litigios, resolución de conflictos, resolución de disputas,
            resolución alternativa
    """,
    "children": """
        niño*, niña*, menor de edad, menores, menores de edad, patria potestad, padres, tutor, tutores,
            tutor legal, adolescente*
        menores de #, menor de #, mayor de #, mayores de #, al menos # años, # años de edad, tener # años,
            # años o más
        verificación de edad, verificar ... edad, verificación de la edad, edad mínima
    """,
    "sensitive data": """
        biométric*, huella* dactilar*, huellas digitales, reconocimiento facial
        genétic*
        datos de salud, salud, médic*
        origen racial, étnic*, religios*, opiniones políticas, orientación sexual, vida sexual,
            afiliación sindical
        antecedentes penales, condenas penales
        pasaporte*, documento de identidad, documento* de identidad, dni, número de la seguridad social,
            permiso de conducir
        ubicación precisa, ubicación exacta, geolocalización precisa
        datos sensibles, información sensible, categorías especiales
    """,
    "data": f"""
        ubicación, localización, geolocalización, gps + {_TAKEN}
        dirección ip, direcciones ip, identificador* ... dispositivo*, identificador* publicitario*,
            id de publicidad + {_TAKEN}
        historial de navegación, historial de búsqueda*, datos de navegación, datos de uso,
            información de uso + {_TAKEN}
        sus contactos, tus contactos, lista de contactos, libreta de direcciones, agenda + {_TAKEN}
        foto*, imágenes, cámara, micrófono, vídeo*, video*, voz, audio* + {_TAKEN}
        datos de pago, información de pago, tarjeta de crédito, tarjetas de crédito, datos bancarios,
            cuenta bancaria + {_TAKEN}
        historial de compras, historial de pedidos, datos de transacciones + {_TAKEN}
        fecha de nacimiento + {_TAKEN}
        número de teléfono, números de teléfono, teléfono móvil + {_TAKEN}
        correo electrónico + recopil*, recog*, recab*, almacen*
        contenido ... mensajes, sus mensajes, tus mensajes, conversaciones, prompts + {_TAKEN}
        cookie*, píxel*, balizas web, sdk, tecnologías similares + {_TAKEN}, instal*, coloc*
        profesión*, empleo, currículum + {_TAKEN}
        fuentes públicas, fuentes de terceros, acceso público + {_TAKEN}
    """,
    "recipients": f"""
        tercero*, terceras partes, terceras empresas + {_GIVEN} + {_DATA}
        filial*, empresas del grupo, sociedades del grupo, empresa matriz, afiliad* + {_GIVEN} + {_DATA}
        socio, socios + {_GIVEN} + {_DATA}
        anunciante*, redes publicitarias, socios publicitarios + {_GIVEN} + {_DATA}
        proveedor*, prestador*, encargado* del tratamiento, contratista*, subcontratista* + {_GIVEN} + {_DATA}
        subencargado*
        redes sociales + {_GIVEN} + {_DATA}
        autoridad*, fuerzas y cuerpos, fuerzas del orden, tribunales, organismos públicos,
            administraciones públicas,
            cuerpos de seguridad + {_GIVEN} + {_DATA}
        proveedor* de pago*, entidades bancarias, entidades financieras + {_GIVEN} + {_DATA}
        compart* ... datos, compart* ... información, ced* ... datos, comunic* ... datos, cesión ... datos,
            datos ... cedid*,
            revel* ... información, divulg* ... información, transmit* ... datos, cesiones, vend* ... datos,
            venta ... datos
    """,
    "retention": """
        conserv*, retención, reten*, plazo* de conservación, almacen* ... durante, periodo* de conservación,
            guard* ... durante,
            mientras ... necesari* + dato*, información, cookie*, plazo*
        elimin*, supresión, suprim*, borr*, anonimiz*, destru* + dato*, información, cookie*
    """,
    "transfer abroad": """
        fuera de la unión europea, fuera de la ue, fuera del espacio económico, fuera del eee,
            terceros países, tercer país,
            transferencia* internacional*, otros países, estados unidos, ee . uu, fuera de su país,
            fuera de tu país, otro país,
            servidores ubicados, servidores en
        cláusulas contractuales tipo, cláusulas tipo, cláusulas contractuales estándar
        privacy shield, escudo de privacidad
        data privacy framework, marco de privacidad de datos
        decisión de adecuación, decisiones de adecuación, nivel adecuado, nivel de protección adecuado
        normas corporativas vinculantes
    """,
    "consent": """
        opt in >< opt out, derecho de oposición, derecho a oponerse, oponerse, oponerte, exclusión voluntaria
        consentimiento explícito, consentimiento expreso, consentimiento previo, expresamente ... consent*,
            expresamente ... acept*
            >< consentimiento implícito, consentimiento tácito, tácitamente, se considerará ... acept*,
            se entenderá ... acept*, uso continuado,
            al continuar, continuar usando, al utilizar ... acept*
        con su consentimiento, con tu consentimiento >< sin su consentimiento, sin tu consentimiento,
            sin ... consentimiento
        consent*
        retir* ... consentimiento, revoc* ... consentimiento, darse de baja, darte de baja,
            cancelar la suscripción
        configur* ... cookies, preferencias ... cookies, global privacy control
    """,
    "rights": """
        derecho de acceso, derecho a acceder, derecho de rectificación, derecho de supresión,
            derecho al olvido, derecho a la limitación,
            derecho a la portabilidad, portabilidad, sus derechos, tus derechos, tiene derecho,
            tienes derecho, tiene el derecho,
            tienes el derecho, derechos de los interesados, ejerc* ... derechos, solicitar ... supresión,
            solicitar ... eliminación, derechos legales, derechos de acceso,
            derechos del consumidor, derechos arco
        autoridad de control, autoridad de protección, agencia española de protección, reclamación,
            reclamaciones, presentar una queja
        derecho de desistimiento, desistimiento, desistir
    """,
    "liability": """
        responsabilidad, responsable* de ... daño*, responsable* por, responsables de
        indemniz*, mantener indemne*, eximir, exime
        garantía, garantías, garantiza*, tal cual, como está
        por su cuenta y riesgo, bajo su propio riesgo, bajo su propia responsabilidad,
            por tu cuenta y riesgo, bajo tu propio riesgo
        daños indirectos, lucro cesante, daños y perjuicios, limitación de responsabilidad, fuerza mayor,
            negligencia grave
    """,
    "automated decisions": """
        decisiones automatizadas, decisión automatizada, tratamiento automatizado
        elaboración de perfiles, perfilado
        inteligencia artificial, ia, ia generativa, aprendizaje automático + utilizamos, usamos, decision*
        revisión humana, intervención humana
        algoritm*, clasificación, sistema* de recomendación
    """,
    "training": """
        entren*, mejorar, desarrollar, mejora + modelo*, ia, inteligencia artificial, algoritm*
    """,
    "purpose": f"""
        mejor*, desarroll* + {_USED} + {_DATA}
        personaliz*, adapt* + {_USED} + {_DATA}
        marketing, publici*, promocion*, comunicaciones comerciales, boletín*, newsletter* + {_USED} + {_DATA}
        investigación, estadístic*, análisis, medir, medición + {_USED} + {_DATA}
        fraude*, abuso*, prevenir, prevención + {_USED} + {_DATA}
        prestación ... servicio*, prestar ... servicio*, ejecución ... contrato, gestionar ... pedido*,
            gestión ... pedido*,
            proporcionar ... servicio*, ofrecer ... servicio* + {_USED} + {_DATA}
        obligacion* legal*, obligación legal, cumplir ... ley* + {_USED} + {_DATA}
        interés legítimo, intereses legítimos, base legal, base jurídica, base legitimadora
        otros fines, otras finalidades, otra finalidad, cualquier otro fin, exclusivamente para
    """,
    "contracting party": """
        contrato entre, acuerdo entre, celebrado entre, contrato con, entre usted y, entre tú y, operado por,
            ofrecido por, titular del sitio,
            prestado por, propiedad de, titular de
            + s.l, s.a, sl, sa, ltd, limited, inc, llc, gmbh, s.l.u, slu, sociedad, b.v., bv
        responsable del tratamiento, responsables del tratamiento, corresponsable*
        domicilio social, registro mercantil, cif, nif, inscrita en
        ceder ... contrato, cesión ... contrato
    """,
    "governing law": """
        ley aplicable, legislación aplicable, se rige* por, se regirá* por, leyes de, legislación española,
            ley española, legislación de
        jurisdicción, tribunales competentes, juzgados y tribunales, tribunales de, fuero,
            jurisdicción exclusiva
    """,
    "unilateral power": """
        exclusivo criterio, entera discreción, a su discreción, nuestra discreción, a discreción,
            propio criterio, exclusiva discreción,
            nuestro criterio
        por cualquier motivo, sin motivo, sin causa, sin justificación
        sin previo aviso, sin aviso previo, sin notificación, sin preaviso
        modificar en cualquier momento, en cualquier momento ... modific*, derecho a modificar,
            derecho de modificar, podemos modificar,
            podrá modificar, podemos cambiar, derecho a cambiar, derecho a actualizar, unilateralmente,
            podemos actualizar + condiciones, términos, política, precio*, tarifa*,
            servicio*, contrato
        irrevocable*, libre de regalías, libre de derechos, perpetu*, sublicenciable*, licencia mundial
    """,
    "termination": """
        rescind*, rescisión, resolver ... contrato, resolución del contrato, suspen*, desactiv*,
            cancelar ... cuenta, cancelación ... cuenta,
            bloque*, cerrar ... cuenta, terminar ... contrato, terminación, poner fin, expuls*,
            eliminar ... cuenta
            + cuenta*, acceso, servicio*, contrato*, suscripci*, usuario*, condiciones, términos, licencia
    """,
    "notice of changes": """
        notific*, inform*, avis*, comunicar*, preaviso + cambio*, modific*, actualiza*
    """,
    "security": """
        violación* de ... datos, violaciones de la seguridad, brecha* de ... seguridad,
            incidente* de seguridad, acceso no autorizado
        cifra*, encripta*
        medidas de seguridad, medidas técnicas, seguridad de los datos, seguridad de ... datos, iso #
    """,
    "price": """
        tarifa, tarifas, una comisión, la comisión de, comisiones, cargo*, gastos, coste*, costo*
        precio*
        reembols*, devolución, devoluciones, cupón*
        renov*, renueva*, suscripción, suscripciones
        periodo de prueba, período de prueba, prueba gratuita
        impuesto*, iva, intereses de demora
        forma* de pago, método* de pago, factur*, medio* de pago
    """,
}

SPANISH = Language(
    code="es",
    recognised_by=read_words("el los las que de y para su usted una con por del la en se un tu es sus tus"),
    topics=read_lines("es", TOPICS),
    modals={
        "may": """podemos, puede, pueden, puedes, podrá, podremos, podrán, podrás, podría, podrían,
            podríamos, podrías""",
        "must": """debemos, debe, deben, debes, deberá, deberemos, deberán, deberás, tendrá que, obligado a,
            obligatorio, tiene que, tienes que""",
        "only": "solo, sólo, solamente, únicamente, exclusivamente, salvo, siempre, excepto",
    },
    denials=read_words("no nunca jamás ni ningún ninguna ninguno tampoco nadie nada"),
    withouts=read_words("sin"),
    neutral=read_phrases(
        "sin limitación, sin limitarse a, no limitad, entre otros pero no, no solo, no sólo, no solamente, "
        "o no, sin perjuicio, "
        "incluyendo pero no, incluidos pero no, incluyendo sin, sin carácter limitativo, no exhaustiva, "
        "si no, sin embargo, no obstante, no dudes, no dude"
    ),
    breaks=read_words("pero sino embargo si cuando porque aunque mientras"),
    units={
        "hour": "hora, horas",
        "day": "día, días",
        "week": "semana, semanas",
        "month": "mes, meses",
        "year": "año, años",
    },
    numerals=read_numerals(
        "un 1, una 1, uno 1, dos 2, tres 3, cuatro 4, cinco 5, seis 6, siete 7, ocho 8, nueve 9, diez 10, "
        "doce 12, trece 13, "
        "catorce 14, quince 15, dieciséis 16, dieciocho 18, veinte 20, treinta 30, sesenta 60, noventa 90, "
        "cien 100"
    ),
    all_months=read_words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    past=read_words("últimos últimas pasados anteriores"),
)
