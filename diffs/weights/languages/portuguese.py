"""Portuguese: the lines of each topic, and the small words that turn a sentence round."""

from __future__ import annotations

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

_GIVEN = """compartilh*, partilh*, comunic*, divulg*, revel*, transmit*, transfer*, fornec*, vend*, acess*,
    aced*, receb*, trat*,
    destinatári*, ced*, utiliz*, usa*"""
_TAKEN = """colet*, recolh*, trat*, armazen*, utiliz*, usa, usar, usamos, regist*, obt*, process*, guard*,
    conserv*"""
_USED = "utiliz*, usa, usamos, usar, uso, trat*, finalidade*, fim, fins, propósito*, colet*, recolh*, para"
_DATA = "dado*, informaç*, cookie*, mensagens, identificador*"

TOPICS = {
    "sale": """
        vend* ... dados, venda ... dados, vend* ... informações, dados ... vend*, venda ... informações
        fusão, fusões, aquisição, aquisições, venda de ativos, mudança de controle, falência, insolvência,
            reestruturação, recuperação judicial
    """,
    "arbitration": """
        arbitra*, árbitro*
        ação coletiva, ações coletivas
        mediação, conciliação, resolução de litígios, resolução de disputas, resolução alternativa,
            resolução de conflitos
    """,
    "children": """
        criança*, menor de idade, menores, menores de idade, poder parental, responsabilidades parentais,
            pais, tutor, tutores,
            responsável legal, adolescente*
        menor de #, menores de #, maior de #, maiores de #, pelo menos # anos, # anos de idade, ter # anos,
            # anos ou mais, mais de # anos,
            menos de # anos
        verificação de idade, verificar ... idade, verificação da idade, idade mínima
    """,
    "sensitive data": """
        biométric*, impressões digitais, impressão digital, reconhecimento facial
        genétic*
        dados de saúde, saúde, médic*
        origem racial, étnic*, religios*, opiniões políticas, orientação sexual, vida sexual,
            filiação sindical
        antecedentes criminais, condenações penais
        passaporte*, documento de identidade, documento* de identificação, cpf, rg, cartão de cidadão,
            carta de condução
        localização precisa, localização exata
        dados sensíveis, informações sensíveis, categorias especiais
    """,
    "data": f"""
        localização, geolocalização, gps + {_TAKEN}
        endereço ip, endereços ip, endereço* de ip, identificador* ... dispositivo*,
            identificador* de publicidade, id de publicidade + {_TAKEN}
        histórico de navegação, histórico de pesquisa*, dados de navegação, dados de utilização,
            dados de uso + {_TAKEN}
        seus contatos, seus contactos, lista de contatos, lista de contactos, agenda + {_TAKEN}
        foto*, imagens, câmera, câmara, microfone, vídeo*, voz, áudio* + {_TAKEN}
        dados de pagamento, informações de pagamento, cartão de crédito, dados bancários, conta bancária
            + {_TAKEN}
        histórico de compras, dados de transações + {_TAKEN}
        data de nascimento + {_TAKEN}
        número de telefone, números de telefone, número de telemóvel + {_TAKEN}
        endereço de e mail, endereço de email, endereço de correio + colet*, recolh*, armazen*
        conteúdo ... mensagens, suas mensagens, conversas, prompts + {_TAKEN}
        cookie*, pixel*, píxel*, web beacon*, sdk, tecnologias semelhantes + {_TAKEN}, instal*, coloc*
        profissão*, emprego, currículo + {_TAKEN}
        fontes públicas, publicamente disponíveis, fontes de terceiros + {_TAKEN}
    """,
    "recipients": f"""
        terceiro, terceiros, terceira parte + {_GIVEN} + {_DATA}
        afiliad*, filia*, subsidiári*, empresas do grupo, empresa mãe + {_GIVEN} + {_DATA}
        parceiro* + {_GIVEN} + {_DATA}
        anunciante*, redes de publicidade, parceiros publicitários + {_GIVEN} + {_DATA}
        fornecedor*, prestador*, subcontratante*, operador*, subcontratad* + {_GIVEN} + {_DATA}
        suboperador*, subprocessador*
        redes sociais + {_GIVEN} + {_DATA}
        autoridade*, órgãos públicos, tribunais, polícia, autoridades judiciais + {_GIVEN} + {_DATA}
        processador* de pagamento*, instituições financeiras + {_GIVEN} + {_DATA}
        compartilh* ... dados, partilh* ... dados, compartilh* ... informações, partilh* ... informações,
            comunic* ... dados, transmit* ... dados,
            divulg* ... informações, divulg* ... dados, vend* ... dados
    """,
    "retention": """
        conserv*, retenção, ret* ... dados, período* de conservação, prazo* de conservação,
            armazen* ... durante, armazen* ... enquanto,
            manter* ... dados, mantemos ... dados + dado*, informaç*, cookie*, prazo*
        elimin*, exclu*, apag*, anonimiz*, destru* + dado*, informaç*, cookie*
    """,
    "transfer abroad": """
        fora da união europeia, fora da ue, fora do espaço económico, fora do espaço econômico, fora do eee,
            países terceiros, país terceiro,
            transferência* internaciona*, outros países, estados unidos, fora do brasil, fora do seu país,
            eua, servidores localizados
        cláusulas contratuais padrão, cláusulas contratuais tipo, cláusulas padrão
        privacy shield, escudo de proteção
        data privacy framework
        decisão de adequação, decisões de adequação, nível adequado, nível de proteção adequado
        regras vinculativas
    """,
    "consent": """
        opt in >< opt out, direito de oposição, direito de se opor, opor se
        consentimento explícito, consentimento expresso, consentimento prévio, expressamente ... consent*
            >< consentimento implícito, consentimento tácito, tacitamente, considera se ... aceit*,
            uso continuado, utilização continuada,
            ao continuar, ao utilizar ... aceita, ao usar ... concorda
        com o seu consentimento, com seu consentimento >< sem o seu consentimento, sem seu consentimento,
            sem ... consentimento
        consent*
        retir* ... consentimento, revog* ... consentimento, cancelar a subscrição, cancelar a inscrição
        configura* ... cookies, preferências ... cookies, definições ... cookies
    """,
    "rights": """
        direito de acesso, direito de retificação, direito de retificar, direito ao apagamento,
            direito de eliminação, direito ao esquecimento,
            direito à limitação, direito à portabilidade, direito de portabilidade, portabilidade,
            seus direitos, tem o direito, tem direito,
            direitos dos titulares, direitos do titular, exerc* ... direitos, solicitar ... exclusão,
            solicitar ... eliminação, direitos legais, direitos do consumidor
        autoridade de controlo, autoridade de proteção, autoridade nacional, anpd, cnpd, reclamação,
            reclamações
        direito de livre resolução, direito de arrependimento, livre resolução, direito de desistência
    """,
    "liability": """
        responsabilidade, responsável por, responsáveis por, responsabiliza*
        indeniz*, indemniz*, isentar
        garantia, garantias, garante, garantimos, tal como está, no estado em que
        por sua conta e risco, por seu próprio risco
        danos indiretos, lucros cessantes, perdas e danos, limitação de responsabilidade, força maior,
            negligência grave
    """,
    "automated decisions": """
        decisões automatizadas, decisão automatizada, tratamento automatizado
        definição de perfis, criação de perfis, perfilamento
        inteligência artificial, ia, ia generativa, aprendizado de máquina, aprendizagem automática
            + utilizamos, usamos, decis*
        revisão humana, intervenção humana
        algoritm*, classificação, sistema* de recomendação
    """,
    "training": """
        trein*, melhorar, desenvolver, melhoria + modelo*, ia, inteligência artificial, algoritm*
    """,
    "purpose": f"""
        melhor*, desenvolv* + {_USED} + {_DATA}
        personaliz*, adapt* + {_USED} + {_DATA}
        marketing, publicid*, promo*, newsletter* + {_USED} + {_DATA}
        pesquisa*, investigação, estatístic*, análise*, medir + {_USED} + {_DATA}
        fraude*, abuso*, prevenir, prevenção + {_USED} + {_DATA}
        prestação ... serviço*, prestar ... serviço*, execução ... contrato, fornecer ... serviço*,
            processar ... pedido* + {_USED} + {_DATA}
        obrigaç* lega*, obrigação legal, cumprir ... lei* + {_USED} + {_DATA}
        interesse* legítimo*, base legal, bases legais, base jurídica, fundamento jurídico, legítimo interesse
        outros fins, outras finalidades, outra finalidade, exclusivamente para
    """,
    "contracting party": """
        contrato entre, acordo entre, celebrado entre, contrato com, operado por, oferecido por,
            entre você e, fornecido por
            + lda, ltda, s.a, sa, ltd, limited, inc, llc, gmbh, sociedade, empresa, b.v., bv
        responsável pelo tratamento, responsáveis pelo tratamento, controlador, controladora
        sede social, cnpj, nipc, registo comercial, inscrita no
        ceder ... contrato, cessão ... contrato
    """,
    "governing law": """
        lei aplicável, legislação aplicável, regid* pela*, regid* por, leis de, leis da, leis do,
            lei portuguesa, leis brasileiras, lei brasileira
        jurisdição, foro, tribunais de, tribunal competente, tribunais competentes, tribunal da comarca
    """,
    "unilateral power": """
        exclusivo critério, critério exclusivo, nosso critério, seu critério, a seu critério,
            absoluta discrição, exclusiva discrição
        por qualquer motivo, sem motivo, sem justificação, sem causa
        sem aviso prévio, sem pré aviso, sem notificação, sem prévio aviso
        modificar a qualquer momento, alterar a qualquer momento, qualquer momento ... alter*,
            direito de alterar, direito de modificar,
            podemos alterar, podemos modificar, podemos atualizar, unilateralmente, direito de atualizar
            + condições, termos, política, preço*, serviço*, contrato
        irrevogáve*, livre de royalties, isenta de royalties, perpétu*, sublicenciáve*, licença mundial
    """,
    "termination": """
        rescind*, rescisão, resolver ... contrato, suspen*, desativ*, cancelar ... conta, encerr* ... conta,
            bloque*, término, excluir ... conta,
            denúncia do contrato
            + conta, contas, acesso, serviço*, contrato*, assinatura*, utilizador*, usuário*, termos, licença
    """,
    "notice of changes": """
        notific*, inform*, avis*, comunic* + alteraç*, alterar*, mudança*, atualiza*, modifica*
    """,
    "security": """
        violação de dados, violações de dados, incidente* de segurança, acesso não autorizado,
            acessos não autorizados
        criptograf*, encript*
        medidas de segurança, medidas técnicas, segurança dos dados, segurança de ... dados, iso #
    """,
    "price": """
        taxa, taxas, uma comissão, comissões, custo, custos, encargo*, tarifa*
        preço*
        reembols*, devolução, devoluções, cupom*
        renov*, assinatura*, subscrição, subscrições
        período de teste, teste gratuito, avaliação gratuita
        imposto*, iva, juros de mora
        forma* de pagamento, método* de pagamento, meio* de pagamento, fatur*
    """,
}

PORTUGUESE = Language(
    code="pt",
    recognised_by=read_words(
        "os que de para uma com você seu não dos em nossa ao o as do da na no nos são sua"
    ),
    topics=read_lines("pt", TOPICS),
    modals={
        "may": "podemos, pode, podem, podes, poderá, poderemos, poderão, poderia, poderiam",
        "must": """devemos, deve, devem, deverá, deveremos, deverão, obrigado a, obrigatório, tem de,
            tem que, terá de""",
        "only": "só, somente, apenas, unicamente, exclusivamente, salvo, sempre, exceto",
    },
    denials=read_words("não nunca jamais nem nenhum nenhuma ninguém nada"),
    withouts=read_words("sem"),
    neutral=read_phrases(
        "sem limitação, sem limitações, mas não se, não apenas, não só, não somente, ou não, sem prejuízo, "
        "não limitad, mas não limitad, "
        "não exaustiva, se não, não obstante, não hesite"
    ),
    breaks=read_words("mas contudo porém se quando porque enquanto embora"),
    units={
        "hour": "hora, horas",
        "day": "dia, dias",
        "week": "semana, semanas",
        "month": "mês, meses",
        "year": "ano, anos",
    },
    numerals=read_numerals(
        "um 1, uma 1, dois 2, duas 2, três 3, quatro 4, cinco 5, seis 6, sete 7, oito 8, nove 9, dez 10, "
        "doze 12, treze 13, catorze 14, quinze 15, "
        "dezesseis 16, dezoito 18, vinte 20, trinta 30, sessenta 60, noventa 90, cem 100"
    ),
    all_months=read_words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    past=read_words("últimos últimas passados anteriores"),
)
