"""Spanish: the lines of each topic. How a line is written is said in `diffs.weights.phrases`."""

from __future__ import annotations

# "vend*" would find who sells lamps.
_SELL = (
    "vende, vendes, venden, vendemos, vender, venderá, venderán, venderemos, vendido, vendida, "
    "vendidos, vendidas, vendiendo"
)
_SOLD = ", ".join(f"{verb} ... {what}" for verb in _SELL.split(", ") for what in ("datos", "información"))
_GIVEN = f"""compart*, comunic*, divulg*, revel*, transmit*, transfer*, transfier*, proporcion*, facilit*,
    ceder*, cede, cedemos, cedid*, cesion*, cesión, {_SELL}, acced*, acceso, recib*, trat*, destinatari*,
    encarg*, utiliz*, usar, usamos, usan, enviar*, enviamos, disposición, contrat*, recop*, remit*"""
_GATHERED = """recopil*, recog*, recab*, almacen*, registr*, guard*, conserv*, captur*, obten*, recolect*,
    analiz*, recibimos, recibiremos, recibe, proporcion*, facilit*"""
_TAKEN = f"""{_GATHERED}, trat*, utiliz*, usa, usar, usamos, proces*, acced*, acceso, recib*, compart*,
    transmi*, basad*, basamos"""
_USED = """utiliz*, usa, usamos, usar, uso, trat*, finalidad*, fin, fines, propósito*, recopil*, recab*,
    recog*, necesari*, proces*, objetivo*, genera, generan, generar, generamos, generad*, elabor*, ayud*"""
_DATA = """dato, datos, información, cookie*, mensajes, identificador*, correo electrónico, preferencias,
    dirección ip"""
_RULES = """condiciones, términos, política*, precio*, tarifa*, servicio*, contrato, aviso, acuerdo,
    funcionalidad*, contenido*"""

TOPICS = {
    "sale": f"""
        {_SOLD}, venta ... datos, venta ... información, datos ... vendid*, comercializ* ... datos,
            información ... vendid*, comercializ* ... información, alquil* ... datos, alquil* ... información,
            lucr* ... datos
        vendemos, venderemos, serán vendid*, son vendid*, se venden, se venderán + datos, información
        fusión, fusiones, adquisición de la empresa, adquisición de la sociedad, fusión o adquisición,
            adquisiciones, venta de activos, cambio de control, quiebra, insolvencia, reestructuración,
            concurso de acreedores, reorganización, venta de la empresa, venta del negocio,
            transmisión de la empresa + transf*, transm*, empresa*, negocio*, activos, sociedad*, adqui*
    """,
    "arbitration": """
        arbitraje*, arbitral*, árbitro*
        acción colectiva, acciones colectivas, demanda colectiva, demandas colectivas, acción de clase
        mediación, conciliación, resolución de litigios, resolución de conflictos, resolución de disputas,
            resolución alternativa, resolución de controversias, solución de controversias,
            resolución en línea, mediador*
    """,
    "children": """
        niño*, niña*, menor de edad, los menores, de menores, a menores, por menores, un menor, del menor,
            menores de edad, patria potestad, padres, tutor legal, tutores legales, padre o tutor,
            adolescente*, representante* legal*, hijo, hijos
        menores de #, menor de #, mayor de #, mayores de #, # años de edad, tener # años, # años o más,
            # años cumplidos, mayor de edad, mayores de edad, mayoría de edad
        al menos # años, mínimo # años, mínimo de # años + edad, tener, tengas, tenga, tienes, tiene
        verificación de edad, verificar ... edad, verificación de la edad, edad mínima, comprobar ... edad
    """,
    "sensitive data": """
        biométric*, huella* dactilar*, huellas digitales, reconocimiento facial
        genétic*
        datos de salud, datos ... salud, información de salud, información ... salud, estado de salud,
            datos médicos, información médica, historia clínica, historial médico
        origen racial, étnic*, religios*, opiniones políticas, orientación sexual, vida sexual,
            afiliación sindical, convicciones religiosas, creencias
        antecedentes penales, condenas penales, infracciones penales
        número de la seguridad social, curp, cédula de ciudadanía
        pasaporte*, documento de identidad, documento* de identidad, dni, permiso de conducir,
            documento* de identificación, licencia de conducir + recopil*, recog*, recab*, almacen*, registr*,
            conserv*, tratamos, tratad*, escane*, subir
        ubicación precisa, ubicación exacta, geolocalización precisa
        datos sensibles, dato sensible, datos personales sensibles, información sensible,
            categorías especiales, datos especialmente protegidos
    """,
    "data": f"""
        recopil* ... datos, recopil* ... información, recog* ... datos, recog* ... información,
            recab* ... datos, recab* ... información, recibimos ... datos, recibimos ... información,
            recibe ... datos, recibe ... información, datos ... recopil*, información ... recopil*,
            datos ... recogid*, información ... recogid*, datos ... recabad*, información ... recabad*,
            envía ... datos, envía ... información
        ubicación, localización, geolocalización, gps + {_TAKEN}
        dirección ip, direcciones ip, identificador* ... dispositivo*, identificador* publicitario*,
            id de publicidad, dirección mac, identificador* único* + {_TAKEN}
        sistema operativo, modelo de dispositivo, tipo de dispositivo, informes de fallos, datos de fallos,
            información del dispositivo, datos del dispositivo + {_GATHERED}, trat*, acced*, transmi*,
            compart*
        historial de navegación, historial de búsqueda*, páginas visitadas, páginas que visita*,
            sitios visitados, dominios ... visitados, cómo utiliza*, cómo usa*, cómo interactúa*,
            comportamiento de, comportamiento del, su comportamiento, análisis de comportamiento,
            dispositivo utilizado, datos de navegación, datos de uso, información de uso,
            registros de actividad, datos técnicos + {_TAKEN}
        sus contactos, tus contactos, lista de contactos, libreta de direcciones, agenda + {_TAKEN}
        foto*, imágenes, cámara, micrófono, vídeo*, video*, voz, audio*, videovigilancia + {_GATHERED}
        datos de pago, información de pago, tarjeta de crédito, tarjetas de crédito, datos bancarios,
            cuenta bancaria, información financiera, datos financieros + {_TAKEN}
        historial de compras, historial de pedidos, datos de transacciones, datos de transacción + {_TAKEN}
        fecha de nacimiento, su nombre, tu nombre, nombre y apellido*, nombre completo, apellidos,
            nacionalidad + {_GATHERED}
        número de teléfono, números de teléfono, teléfono móvil, teléfono + {_GATHERED}
        correo electrónico, dirección de correo, dirección postal + {_GATHERED}
        contenido ... mensajes, sus mensajes, tus mensajes, conversaciones, prompts + {_TAKEN}
        cookie*, píxel*, pixel*, balizas web, sdk, tecnologías similares, rastreador*, gif, analytics,
            herramienta* de análisis + {_TAKEN}, instal*, coloc*
        capturas de pantalla, código fuente, fragmentos de código, sus archivos, tus archivos, portapapeles,
            telemetría, datos de diagnóstico, datos de rendimiento, pulsaciones, movimientos del ratón,
            tamaño de pantalla, tamaño de la pantalla, resolución de pantalla, configuración de idioma
            + {_TAKEN}
        nombre de usuario, datos de registro, datos de perfil, información de la cuenta,
            información de perfil, estado civil, respuestas a encuestas, género, sexo + {_GATHERED}
        profesión*, empleo, currículum, situación laboral + {_GATHERED}
        fuentes públicas, fuentes de terceros, acceso público, recib* ... de terceros, obten* ... de terceros,
            recopil* ... de terceros + {_GATHERED}
    """,
    "recipients": f"""
        tercero, terceros, terceras partes, terceras empresas, terceras personas + {_GIVEN} + {_DATA}
        filial*, empresas del grupo, sociedades del grupo, empresa matriz, afiliad*, subsidiaria* + {_GIVEN}
            + {_DATA}
        socio, socios, partners + {_GIVEN} + {_DATA}
        anunciante*, redes publicitarias, socios publicitarios + {_GIVEN} + {_DATA}
        proveedor*, prestador*, encargado* del tratamiento, encargado* de tratamiento, contratista*,
            subcontratista* + {_GIVEN} + {_DATA}
        subencargado*
        redes sociales + {_GIVEN} + {_DATA}
        vendedor*, comerciante*, distribuidor*, franquiciado*, transportista*, empresas de mensajería,
            empresas de transporte, editores + compart*, comunic*, ceder*, cedid*, transmit*, facilit*
            + {_DATA}
        corredor* de datos, intermediario* de datos + {_GIVEN} + {_DATA}
        autoridades, autoridad judicial, autoridad competente, autoridad pública, fuerzas y cuerpos,
            fuerzas del orden, tribunales, organismos públicos, jueces, administraciones públicas,
            cuerpos de seguridad, orden judicial, requerimiento* judicial* + {_GIVEN} + {_DATA}
        proveedor* de ... pago*, entidades bancarias, entidades financieras, pasarela* de pago* + {_GIVEN}
            + {_DATA}
        compart* ... con @, comunicamos ... a @, comunicad* a @, comunicar ... a @, comunicarán a @,
            transmitimos ... a @, transmitid* a @, transmitir ... a @, alojad* en @, alojad* por @,
            tratad* por @, almacenad* en @, enviad* a @ + {_DATA}, terceros, aloja*
        utilizamos @, usamos @, sitio ... utiliza @, web ... utiliza @, sitio ... usa @,
            aplicación ... utiliza @, app ... usa @, proveedores son @, socios son @, proporcionado por @,
            prestado por @, ofrecido por @, proveedor @, tercero @, terceros @, herramienta @,
            plataforma publicitaria @, utilizamos ... @, usamos ... @, empleamos ... @,
            sitio ... utiliza ... @, web ... utiliza ... @, sitio ... usa ... @, aplicación ... utiliza ... @,
            aplicación ... usa ... @, app ... usa ... @, app ... utiliza ... @, gestionad* por @,
            a través de @, mediante @ + cookie*, dato*, información, analí*, aloja*, correo, estadístic*
        responsable* independiente*, responsable* autónomo*
        sujet* a la política de privacidad, regid* por la política de privacidad, sujet* a sus propias,
            rige* por la política de privacidad, sujet* a las políticas de, rige* por sus propias
        @ + subencargados
        otros usuarios, visible* para, públicamente, accesible* al público, visible* al público + compart*,
            visible*, perfil*, accesible*, public* + {_DATA}, foto*, contenido*, publicacion*
        otras aplicaciones, otra aplicación, otra app, otras apps, otros servicios + {_GIVEN} + {_DATA}
        compart* ... datos, compart* ... información, cede* ... datos, comunic* ... datos, cesión ... datos,
            datos ... cedid*, revelamos ... información, revelar ... información, divulgamos ... información,
            divulgar ... información, transmit* ... datos, cesiones, {_SOLD}, venta ... datos,
            transferimos ... datos, transferir ... datos, datos ... compart*, datos ... comunic*,
            destinatarios, destinatario, datos ... intercambi*, a un servidor, a los servidores,
            datos ... transmitid*, datos ... enviad*, envia* ... datos, envía ... datos,
            intercambi* ... datos, compart* ... con terceros, compartimos ... con, vendemos ... a terceros,
            vendid* a terceros, vender ... a terceros, divulgamos ... datos, divulgar ... datos,
            información ... compart*
        servicio @, servicios @, proveedores @, herramientas @ + cookie*, analí*, estadístic*, aloja*, boletín
    """,
    "retention": """
        conserv*, durante un máximo, por un máximo, período máximo, periodo máximo, retención, retendr*,
            retenem*, plazo* de conservación, almacen* ... durante, periodo* de conservación,
            período* de conservación, guard* ... durante, almacen* ... temporalmente, almacen* ... plazo,
            almacen* ... período, almacen* ... periodo, almacen* ... mientras, mientras ... necesari*,
            mantendr* ... durante, tiempo ... necesario + dato*, información, cookie*, plazo*, registros
        elimin*, supresión, suprim*, borr*, anonimizar*, anonimizamos, anonimización, destruir*, destruid*,
            destruye* + datos, información, mensajes, historial, registros, conversacion*,
            dirección de correo, correo electrónico
        elimin*, borr*, suprim*, cancel* + inactiv*, inactividad, sin actividad, ninguna actividad
            + cuenta*, perfil*
        conserv*, guarda*, almacen*, mantien*, manten* + horas, días, semanas, meses, años, año + dato*,
            direcci*, información, registros, cookie*, mensajes, foto*, archivo*
    """,
    "transfer abroad": """
        fuera de la unión europea, fuera de la ue, fuera del espacio económico, fuera del eee,
            terceros países, tercer país, transferencia* internacional*, fuera de su país, fuera de tu país,
            países fuera, ubicad* fuera, fuera del país, con sede en estados unidos,
            ubicad* en estados unidos, servidores en estados unidos
        servidor* ... en españa, aloja* ... en españa, almacen* ... en españa
        servidor* ... unión europea, aloja* ... unión europea, almacen* ... unión europea,
            servidor* ... en europa, aloja* ... en europa
        servidor* ... ubicad*, servidor* ... situad*, otros países, otro país, estados unidos, ee . uu, eeuu,
            servidores ubicados, servidores en, fuera de españa, en el extranjero + transf*, servidor*,
            almacen*, aloja*, transmi*
        cláusulas contractuales tipo, cláusulas tipo, cláusulas contractuales estándar
        privacy shield, escudo de privacidad
        data privacy framework, marco de privacidad de datos, dpf
        decisión de adecuación, decisiones de adecuación, nivel adecuado, nivel de protección adecuado,
            nivel de protección equiparable, garantías adecuadas
        normas corporativas vinculantes
    """,
    "consent": """
        activad* por defecto, habilitad* por defecto, forma predeterminada, activad* de forma predeterminada
            >< desactivad* por defecto, deshabilitad* por defecto, si elige* habilitar, si elige* activar
        opt in >< opt out, derecho de oposición, derecho a oponerse, oponerse, oponerte, exclusión voluntaria
        consentimiento explícito, consentimiento expreso, consentimiento previo, expresamente ... consent*,
            expresamente ... acept*, consentimiento por escrito, previa autorización, autorización expresa
            >< consentimiento implícito, consentimiento tácito, tácitamente, se considerará ... acept*,
            se entenderá ... acept*, uso continuado, al continuar, continuar usando, al utilizar ... acept*,
            implica ... aceptación, supone ... aceptación, al usar ... acept*, al acceder ... acept*,
            continúa ... navegando, constituye ... aceptación
        con su consentimiento, con tu consentimiento, con el consentimiento, con su autorización,
            con tu permiso, con su permiso, otorg* permiso, con autorización >< sin su consentimiento,
            sin tu consentimiento, sin ... consentimiento, sin ... autorización, sin su permiso,
            sin tu permiso
        consentimiento*, consiente*, consentir, su autorización, tu autorización
        retir* ... consentimiento, revoc* ... consentimiento, darse de baja, darte de baja,
            cancelar la suscripción, revocación del consentimiento, revocar ... autorización
        configur* ... cookies, preferencias ... cookies, global privacy control, rechazar ... cookies,
            desactivar ... cookies
    """,
    "rights": """
        derecho de acceso, derecho a acceder, derecho de rectificación, derecho de supresión,
            derecho al olvido, derecho a la limitación, derecho a la portabilidad, portabilidad, sus derechos,
            tus derechos, derechos de los interesados, ejerc* ... derechos, solicitar ... supresión,
            solicitar ... eliminación, derechos legales, derechos de acceso, derechos del consumidor,
            derechos de los consumidores, derechos arco, derecho a solicitar, derecho a retirar,
            derechos ... rectificación, podrá ejercer, derecho de oposición, habeas data,
            solicitud* de eliminación, solicitud* de supresión, solicitud* de acceso,
            puede* ... eliminar sus datos, puede* ... borrar sus datos, puedes ... eliminar tus datos,
            puedes ... borrar tus datos, puede* ... actualizar su información,
            puedes ... actualizar tu información
        tiene derecho, tienes derecho, tiene el derecho, tienes el derecho + dato*, acced*, acceso, opon*,
            retir*, solicit*, rectif*, supr*, reclamación, desist*, reembols*, eliminación
        autoridad de control, autoridad de protección, agencia española de protección, aepd, reclamación ante,
            presentar una reclamación, presentar reclamaciones, presentar una queja, inai,
            superintendencia de industria, delegado de protección
        derecho de desistimiento, desistimiento, desistir, derecho de retracto
        derecho de devolución, plazo de devolución, política de devolución, política de devoluciones,
            política de cambios, cambios y devoluciones, devolver ... producto*, devolver ... artículo*,
            devolución ... producto*, etiqueta de devolución, solicitud de devolución,
            gestionar la devolución, tramitar la devolución
        revocar ... consentimiento, retirar ... consentimiento, revocación del consentimiento,
            retirada del consentimiento, oponerse al, oponerte al, oponerse a la,
            limitación del tratamiento, limitar el tratamiento, copia de sus datos, copia de tus datos,
            rectificar sus datos, rectificar tus datos, corregir sus datos, corregir tus datos,
            rectificación de sus,
            cancelación de sus, supresión de sus
        acreditar su identidad, verificar su identidad, verificar tu identidad, copia de ... dni,
            documento de identidad, plazo de un mes, plazo máximo de, plazo de # días + solicitud*,
            derecho*, ejerc*
    """,
    "liability": """
        responsabilidad, responsable* de ... daño*, responsable* por, será responsable, hace responsable,
            seremos responsables, responsables de + daño*, perjuicio*, limit*, exclu*, exim*, pérdida*, no,
            ninguna, asum*, caso, declin*, incurr*, exclusiv*, único, única
        indemniz*, mantener indemne*, eximir, exime
        garantía legal, garantía comercial, garantías implícitas, garantía implícita, garantías expresas,
            ninguna garantía, sin garantía*, no garantiza*, tal cual, como está, no ofrece* garantía*,
            garantía de conformidad, falta de conformidad, vicios ocultos, no podemos garantizar
        por su cuenta y riesgo, bajo su propio riesgo, bajo su propia responsabilidad, por tu cuenta y riesgo,
            bajo tu propio riesgo, bajo su exclusiva responsabilidad, bajo tu propia responsabilidad
        daños indirectos, lucro cesante, daños y perjuicios, limitación de responsabilidad, fuerza mayor,
            negligencia grave, daño emergente, daños incidentales, dolo, cláusula penal, penalización*
        # €, # euros, # eur, # dólares, # usd + responsabilidad, responsable, responsables, daño*, indemniz*
    """,
    "automated decisions": """
        decisiones automatizadas, decisión automatizada, tratamiento automatizado, decisiones individuales
        elaboración de perfiles, perfilado
        inteligencia artificial, ia, ia generativa, aprendizaje automático + utilizamos, usamos, decision*,
            utiliza, emplea*, moder*
        revisión humana, intervención humana
        algoritm*, clasificación de las ofertas, clasificación de los resultados, criterios de clasificación,
            sistema* de recomendación
    """,
    "training": """
        entren*, mejorar, desarrollar, mejora + modelos, modelo de, ia, inteligencia artificial, algoritm*
    """,
    "purpose": f"""
        mejorar*, mejora, mejoras, mejoramos, mejorando, desarroll* + {_USED} + {_DATA}
        nos ayuda*, nos permite, nos permiten + mejorar*, comprender, entender, medir, personalizar, analizar,
            optimizar
        personaliz*, adaptar + {_USED} + {_DATA}
        marketing, publici*, promocion*, comunicaciones comerciales, boletín*, newsletter*, mercadotecnia,
            prospección comercial + {_USED} + {_DATA}
        investigación, estadístic*, análisis, medir, medición, analizar + {_USED} + {_DATA}
        fraude*, abuso*, seguridad del sitio + {_USED} + {_DATA}
        prestación ... servicio*, prestar ... servicio*, ejecución ... contrato, gestionar ... pedido*,
            gestión ... pedido*, proporcionar ... servicio*, ofrecer ... servicio*, gestionar ... cuenta,
            proveer ... servicio* + {_USED} + {_DATA}
        obligacion* legal*, obligación legal, cumplir ... ley*, cumplimiento ... legal* + {_USED} + {_DATA}
        interés legítimo, intereses legítimos, base legal, base jurídica, base legitimadora, bases legales,
            legitimación ... tratamiento
        otros fines, otras finalidades, otra finalidad, cualquier otro fin, exclusivamente para,
            únicamente para, solo para, utilizará* únicamente, utilizan únicamente, fines distintos,
            finalidades secundarias, finalidades primarias + {_DATA}, trat*
        prospección comercial, marketing directo, publicidad personalizada, publicidad dirigida,
            comunicaciones comerciales
        responder a sus, responder a tus, atender ... solicitudes, atender ... consultas, contactar* + {_USED}
            + {_DATA}
    """,
    "contracting party": """
        titularidad de @, propiedad de @, titular es @, responsable es @ + sitio, web, aplicación, app,
            página, dominio
        contrato entre, acuerdo entre, celebrado entre, contrato con, entre usted y, entre tú y, operado por,
            sitio ... ofrecido por, titular del sitio, servicio es prestado por, servicios son prestados por,
            propiedad de, titular de, nombre comercial, razón social, que opera como, que opera bajo,
            bajo la denominación + s.l, s.a, sl, sa, ltd, limited, inc, llc, gmbh, s.l.u, slu, sociedad, b.v.,
            bv, s.a.s, sas, c.v, spa
        responsable del tratamiento, responsables del tratamiento, corresponsable*, responsable de sus datos,
            responsable de tus datos
        domicilio social, registro mercantil, cif, nif, inscrita en, con domicilio en, rut, rfc, nit
        ceder ... contrato, cesión ... contrato, ceder ... derechos
        representante* en la unión, representante* en la ue, representante* ... artículo #,
            representante* en el reino unido, representante* en suiza
    """,
    "governing law": """
        se rige* por, se regirá* por, regirán por, regid* por, someten a, sometid* a + ley, leyes,
            legislación, derecho español, código civil
        leyes de, legislación española, ley española, leyes del, derecho español + términos, condiciones,
            contrato, contratos, este acuerdo, presente acuerdo, aviso legal, litigio*, controversia*,
            legislación española, ley española, interpret*, rige*, regir*, sometid*, someten
        ley aplicable, legislación aplicable + contrato, condiciones, términos, controversia*, litigio*,
            fuero, jurisdicción
        jurisdicción, tribunales competentes, juzgados y tribunales, tribunales de, fuero,
            jurisdicción exclusiva, juzgados de
    """,
    "unilateral power": f"""
        exclusivo criterio, entera discreción, a su discreción, nuestra discreción, a discreción,
            propio criterio, exclusiva discreción, nuestro criterio, sola discreción
        por cualquier motivo, sin motivo, sin causa, sin justificación, por cualquier razón,
            sin responsabilidad
        sin previo aviso, sin aviso previo, sin notificación, sin preaviso, sin necesidad de aviso,
            sin necesidad de previo
        modificar en cualquier momento, en cualquier momento ... modific*, derecho a modificar,
            derecho de modificar, podemos modificar, podrá modificar, podemos cambiar, derecho a cambiar,
            derecho a actualizar, unilateralmente, podemos actualizar, derecho de actualizar,
            modific* ... cualquier momento, actualiz* ... cualquier momento, cambiar ... cualquier momento,
            derecho de cambiar, derecho de efectuar, derecho a realizar, derecho de modificarl*,
            derecho a modificarl*, derecho a rechazar, derecho de rechazar, derecho a suspender,
            derecho a interrumpir + {_RULES}, pedido*
        irrevocable*, licencia no exclusiva, libre de regalías, libre de derechos, perpetu*, sublicenciable*,
            licencia mundial
    """,
    "termination": """
        rescind*, rescisión, resolver ... contrato, resolución del contrato, terminar ... contrato,
            terminación, poner fin + contrato*, suscripci*, condiciones, términos, licencia, acuerdo*,
            servicio*
        suspen* ... cuenta*, cuenta* ... suspen*, suspen* ... acceso, suspen* ... servicio*,
            desactiv* ... cuenta*, cuenta* ... desactiv*, cancelar ... cuenta, cancelación ... cuenta,
            bloque* ... cuenta*, cuenta* ... bloque*, bloque* ... acceso, cerrar ... cuenta,
            expuls* ... usuario*, eliminar ... cuenta, dar de baja, eliminación ... cuenta, cierre ... cuenta,
            baneo*, banead*, banear, expulsión, expulsad*, suspensión inmediata, suspensión temporal,
            suspensión definitiva
    """,
    "notice of changes": """
        notificar*, notificado*, notificamos, notificaremos, publicaremos, comunicaremos, publicamos,
            notificándo*, informar*, informado*, informaremos, avisar*, avisaremos, aviso previo,
            previo aviso, comunicar*, preaviso, publicar* + cambio, cambios, modificación, modificaciones,
            actualización, actualizaciones
        derecho de cambiar, derecho a cambiar, derecho de modificar, derecho a modificar,
            derecho de actualizar,
            derecho a actualizar + política, términos, condiciones, aviso
        podemos ... modificar, podremos ... modificar, podemos ... actualizar, podremos ... actualizar,
            podemos ... cambiar, puede ser modificad*,
            podrá ser modificad*, podrán ser modificad*, puede ser actualizad*, podrá ser actualizad*,
            podrán ser actualizad*, puede cambiar, pueden cambiar, realizar cambios, efectuar cambios,
            introducir cambios, hacer cambios, realizar modificaciones + política*, términos, condiciones,
            aviso, declaración
        uso continuado, continuar usando, seguir usando, continuar utilizando, seguir utilizando,
            si continúa*, si sigue*, constituye* ... aceptación, implica* ... aceptación,
            supone* ... aceptación, se consider* ... aceptad*, entrará* en vigor, entran en vigor,
            surtirá* efecto, revisar periódicamente, revise periódicamente, consultar periódicamente,
            consulte periódicamente, revisar regularmente + cambio*, modific*,
            actualiz*, versión
        se actualizará, se actualizarán, nueva versión, nuevos términos, nuevas condiciones, nueva política
            + entrará* en vigor, entra en vigor, entran en vigor, hasta entonces, a partir del, el #
    """,
    "security": """
        violación* de ... datos, violaciones de la seguridad, violación de la seguridad,
            brecha* de ... seguridad, brecha* de datos, incidente* de seguridad, acceso no autorizado,
            accesos no autorizados, vulneraci* de seguridad
        cifrad*, cifrar, ciframos, encripta*
        medidas de seguridad, medidas técnicas, seguridad de los datos, seguridad de ... datos, iso #,
            medidas ... organizativas, proteger ... datos, proteger ... información
        seguridad absoluta, seguridad total, totalmente segur*, completamente segur*, # % segur*, #% segur*,
            ningún sistema, ningún método, transmisión por internet, transmisión a través de internet,
            confidencialidad ... integridad, nivel de seguridad, procedimientos de seguridad,
            medidas razonables, medidas adecuadas, medidas apropiadas, acceso restringido, acceso limitado,
            control* de acceso, cortafuegos, firewall*, entorno seguro, servidores seguros
        contraseña*, credenciales + confidencial*, segur*, secret*, protege*
    """,
    "price": """
        tarifa, tarifas, una comisión, la comisión de, comisiones, cargo adicional, cargos, gastos, coste,
            costes, costo, costos + pag*, cobr*, envío*, devolución, servicio*, asum*, euro*, cargo, €
        # €, # euros, # eur, € #, $ # + envío*, entrega*, compra*, pedido*, mes, mensual*, suscripci*, gratis,
            gratuit*, tarifa*, gastos, plan, planes, descuento*, precio*, comisi*, iva, año, anual*
        precio, precios, compra única, envío gratuito, envío gratis, gastos de envío gratis,
            compras integradas, compras dentro de la, reembolsable*
        reembols*, devoluciones, cupón, cupones, devolución del importe, devolución de ... dinero + importe*,
            compra*, pedido*, días, precio*, producto*, dinero, plazo*, pag*, cupón, artículo*
        renov* ... suscripci*, renueva*, renovación automática, suscripción ... renov*,
            renovarán automáticamente, renovará automáticamente
        periodo de prueba, período de prueba, prueba gratuita
        impuesto*, iva, intereses de demora
        forma* de pago, método* de pago, facturas, factura, facturar*, facturaremos, medio* de pago,
            suscripción de pago, pago ... mensual* + acept*, compra*, pedido*, cobr*, importe*, precio*, días,
            mensual*, suscripción, euro*
    """,
}
