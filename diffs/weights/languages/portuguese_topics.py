"""Portuguese: the lines of each topic. How a line is written is said in `diffs.weights.phrases`."""

from __future__ import annotations

# "vend*" would find who sells lamps.
_SELL = (
    "vende, vendem, vendemos, vender, venderá, venderão, venderemos, vendido, vendida, "
    "vendidos, vendidas, vendendo"
)
_SOLD = ", ".join(f"{verb} ... {what}" for verb in _SELL.split(", ") for what in ("dados", "informações"))
# "utiliz*" would find the user, who stands everywhere.
_USE = """utiliza, utilizam, utilizamos, utilizar, utilizará, utilizarão, utilizado, utilizada, utilizados,
    utilizadas, utilizando, utilização de dados, utilização dos dados, utilização dos seus,
    utilização das informações, utilização de cookies"""
_GIVEN = f"""compartilh*, partilh*, comunic*, divulg*, revel*, transmit*, transfer*, fornec*, {_SELL},
    acess*, aced*, receb*, trat*, destinatári*, ceder*, cedid*, cedem*, cessão, {_USE}, usa, usar, usamos,
    usam, enviad*, enviamos, enviar, disponibiliz*, contrat*, repass*, process*"""
_GATHERED = """colet*, recolh*, armazen*, regist*, guard*, conserv*, obt*, captur*, analis*, grava*,
    recebemos, receberemos, recebe, fornecer, fornecid*"""
_TAKEN = f"""{_GATHERED}, trat*, {_USE}, usa, usar, usamos, process*, acess*, aced*, receb*, compartilh*,
    partilh*, transmi*, basead*"""
_USED = f"""{_USE}, usa, usamos, usar, uso, trat*, finalidade*, fim, fins, propósito*, colet*, recolh*,
    necessári*, process*, objetivo*, gera, geram, gerar, geramos, gerad*, elabor*, ajud*"""
_DATA = """dado, dados, informação, informações, cookie*, mensagens, identificador*, e mail, preferências,
    endereço ip"""
_RULES = """condições, termos, política*, preço*, serviço*, contrato, aviso, funcionalidade*, conteúdo*,
    plano*"""

TOPICS = {
    "sale": f"""
        {_SOLD}, venda ... dados, dados ... vendid*, venda ... informações, comercializ* ... dados,
            dados ... comercializ*, informações ... vendid*, alug* ... dados, comercializ* ... informações,
            alug* ... informações
        vendemos, venderemos, serão vendid*, são vendid* + dado*, informaç*
        fusão, fusões, aquisição da empresa, aquisição da sociedade, fusão ou aquisição, aquisições,
            venda de ativos, mudança de controle, falência, insolvência, reestruturação, recuperação judicial,
            reorganização, incorporação, venda da empresa, venda do negócio, transferência do negócio,
            alteração de controlo + transfer*, empresa*, negócio*, ativos, sociedade*, adqui*
    """,
    "arbitration": """
        arbitra*, árbitro*
        ação coletiva, ações coletivas, ação de classe
        mediação, conciliação, resolução de litígios, resolução de disputas, resolução alternativa,
            resolução de conflitos, solução de controvérsias, centro de arbitragem, livro de reclamações
    """,
    "children": """
        criança*, menor de idade, os menores, de menores, a menores, por menores, um menor, do menor,
            menores de idade, poder parental, responsabilidades parentais, pais, tutor legal, tutores legais,
            responsável legal, responsáveis legais, adolescente*, filho, filhos, encarregado* de educação
        menor de #, menores de #, maior de #, maiores de #, # anos de idade, ter # anos, # anos ou mais,
            menos de # anos, maior de idade, maiores de idade, maioridade, idade inferior a #,
            idade superior a #
        pelo menos # anos, mais de # anos, no mínimo # anos, mínimo de # anos + idade, ter, tem, tenha, tiver,
            possu*
        verificação de idade, verificar ... idade, verificação da idade, idade mínima, verificação etária
    """,
    "sensitive data": """
        biométric*, biometria, impressões digitais, impressão digital, reconhecimento facial
        genétic*
        dados de saúde, dados ... saúde, informações de saúde, informações ... saúde, dados médicos,
            informações médicas, histórico médico, estado de saúde
        origem racial, étnic*, religios*, opiniões políticas, opinião política, orientação sexual,
            vida sexual, filiação sindical, convicç*
        antecedentes criminais, condenações penais, infrações penais
        passaporte*, documento de identidade, documento* de identificação, cpf, rg, cartão de cidadão,
            carta de condução, cnh, bilhete de identidade + dado*, informaç*, colet*, recolh*, trat*, fornec*,
            solicit*, apresent*, envi*
        localização precisa, localização exata
        dados sensíveis, dado sensível, dados pessoais sensíveis, informações sensíveis, categorias especiais
    """,
    "data": f"""
        colet* ... dados, colet* ... informações, recolh* ... dados, recolh* ... informações,
            recebemos ... dados, recebemos ... informações, recebe ... dados, recebe ... informações,
            dados ... coletad*, informações ... coletad*, dados ... recolhid*, informações ... recolhid*,
            envia ... dados, envia ... informações, dados ... enviados, informações ... enviadas
        localização, geolocalização, gps + {_TAKEN}
        endereço ip, endereços ip, endereço* de ip, identificador* ... dispositivo*, endereço de protocolo,
            identificador* de publicidade, id de publicidade, endereço mac, id do dispositivo + {_TAKEN}
        sistema operacional, sistema operativo, modelo do dispositivo, marca do dispositivo,
            tipo de dispositivo, relatórios de falhas, dados do dispositivo, informações do dispositivo
            + {_GATHERED}, trat*, acess*, aced*, transmi*, compartilh*, partilh*
        histórico de navegação, histórico de pesquisa*, páginas visitadas, páginas acessadas, sites visitados,
            domínios visitados, como você usa, como você utiliza, como utiliza, como você interage,
            comportamento do, comportamento dos, seu comportamento, dados de navegação, dados de utilização,
            dados de uso, registros de acesso, registos de acesso, logs, dados técnicos + {_TAKEN}
        seus contatos, seus contactos, lista de contatos, lista de contactos, agenda + {_TAKEN}
        foto*, imagens, câmera, câmara, microfone, vídeo*, voz, áudio*, videovigilância + {_GATHERED}
        dados de pagamento, informações de pagamento, cartão de crédito, dados bancários, conta bancária,
            informações financeiras, dados financeiros, dados do cartão + {_TAKEN}
        histórico de compras, dados de transações, histórico de transações + {_TAKEN}
        data de nascimento, seu nome, nome completo, nome e, apelido, nacionalidade + {_GATHERED}
        número de telefone, números de telefone, número de telemóvel, telefone + {_GATHERED}
        endereço de e mail, endereço de email, endereço de correio, e mail, morada, endereço postal
            + {_GATHERED}
        conteúdo ... mensagens, suas mensagens, conversas, prompts + {_TAKEN}
        cookie*, pixel*, píxel*, web beacon*, sdk, tecnologias semelhantes, rastreador*, gif, gifs, analytics,
            ferramenta* de análise + {_TAKEN}, instal*, coloc*, adicion*
        capturas de tela, capturas de ecrã, código fonte, seus arquivos, seus ficheiros,
            área de transferência, telemetria, dados de diagnóstico, dados de desempenho, teclas digitadas,
            movimentos do mouse, movimentos do rato, tamanho da tela, resolução da tela, tamanho do ecrã,
            configurações de idioma + {_TAKEN}
        nome de usuário, nome de utilizador, dados de registro, dados de registo, dados de perfil,
            informações da conta, informações do perfil, estado civil, gênero, género, sexo + {_GATHERED}
        profissão*, emprego, currículo, escolaridade + {_GATHERED}
        fontes públicas, publicamente disponíveis, fontes de terceiros + {_TAKEN}
    """,
    "recipients": f"""
        terceiro, terceiros, terceira parte, terceiras partes + {_GIVEN} + {_DATA}
        afiliad*, filial, filiais, subsidiári*, empresas do grupo, empresa mãe, controladas, coligadas,
            sociedades do grupo + {_GIVEN} + {_DATA}
        parceiro* + {_GIVEN} + {_DATA}
        anunciante*, redes de publicidade, parceiros publicitários + {_GIVEN} + {_DATA}
        fornecedor*, provedor, provedores, prestador*, subcontratante*, operador, operadores, subcontratad*
            + {_GIVEN} + {_DATA}
        suboperador*, subprocessador*
        redes sociais + {_GIVEN} + {_DATA}
        vendedor*, lojista*, transportadora*, distribuidor*, franquead*, comerciante* + compartilh*, partilh*,
            comunic*, transmit*, repass* + {_DATA}
        corretor* de dados, intermediário* de dados + {_GIVEN} + {_DATA}
        autoridades, autoridade judicial, autoridade competente, autoridade pública, órgãos públicos,
            tribunais, polícia, autoridades judiciais, ordem judicial, órgãos governamentais, poder judiciário
            + {_GIVEN} + {_DATA}
        processador* de pagamento*, instituições financeiras, gateway* de pagamento, meios de pagamento
            + {_GIVEN} + {_DATA}
        compartilh* ... com @, partilh* ... com @, comunic* ... a @, transm* ... a @, hospedad* por @,
            alojad* em @, tratad* por @, armazenad* em @, enviad* a @, enviad* para @ + {_DATA}, terceiros,
            hosped*
        utilizamos @, usamos @, terceiro @, terceiros @, plataforma de publicidade @, fornecedor @,
            prestador @, ferramenta @, site ... utiliza @, site ... usa @, aplicativo ... utiliza @,
            aplicativo ... usa @, fornecedores são @, fornecid* por @, oferecid* por @, provedores são @,
            utilizamos ... @, usamos ... @, site ... utiliza ... @, site ... usa ... @,
            aplicativo ... utiliza ... @, aplicativo ... usa ... @, app ... usa ... @, app ... utiliza ... @,
            aplicação ... utiliza ... @, tecnologia de terceir*, gerid* por @, através @, por meio @
            + cookie*, dado*, informaç*, análise*, pagamento*, hosped*, mail, estatístic*, páginas, visit*,
            site*
        controlador* independente*, controladores independentes, responsáve* independente*,
            responsáve* autónomo*
        regid* pela política de privacidade, sujeit* à política de privacidade, sujeit* às políticas,
            sujeit* às suas próprias, regid* pelas políticas
        @ + suboperadores
        outros usuários, outros utilizadores, visíve* para, publicamente, acessíve* ao público,
            visíve* ao público + compartilh*, partilh*, visíve*, perfi*, acessíve*, public* + {_DATA}, foto*,
            conteúdo*
        outras aplicações, outra aplicação, outro aplicativo, outros aplicativos, outros serviços + {_GIVEN}
            + {_DATA}
        compartilhamos ... dados, compartilhar ... dados, partilhamos ... dados, partilhar ... dados,
            compartilhamos ... informações, compartilhar ... informações, partilhamos ... informações,
            partilhar ... informações, comunic* ... dados, transmit* ... dados, divulgamos ... informações,
            divulgar ... informações, divulgamos ... dados, divulgar ... dados, {_SOLD},
            dados ... compartilh*, dados ... partilh*, informações ... compartilh*, informações ... partilh*,
            cessão ... dados, dados ... transmitid*, dados ... enviad*, envia ... dados, enviamos ... dados,
            a um servidor, para um servidor, aos servidores, repass* ... dados, repasse ... dados,
            dados ... comunicad*, destinatários, destinatário, compartilh* ... com terceiros,
            partilh* ... com terceiros, compartilhamos ... com, partilhamos ... com, vendemos ... a terceiros,
            vendid* a terceiros, vender ... a terceiros, transferimos ... dados, transferir ... dados
        serviço @, serviços @, fornecedores @, provedor @, prestador @, ferramentas @ + cookie*, anál*,
            analí*,
            estatístic*, hosped*, newsletter
    """,
    "retention": """
        conserv*, período máximo, por um máximo, durante um máximo, retenção, ret* ... dados, retemos,
            reteremos, retid*, período* de conservação, prazo* de conservação, armazen* ... durante,
            armazen* ... enquanto, armazen* por, armazen* ... período, armazen* ... prazo,
            armazen* ... temporariamente, manter* ... dados, mantemos ... dados, mantid* ... enquanto,
            mantid* ... período, mantém ... por, mantêm ... por, mantid* por, mantid* durante,
            mantém ... durante, mantém ... até, mantidos até, guardad* por, guardad* durante,
            guard* ... período, guard* ... prazo, prazo de guarda, período de retenção, tempo necessário
            + dado*, informaç*, cookie*, prazo*, registros, registos, sessão, cache, logs
        elimin*, excluir*, excluíd*, exclusão, excluiremos, apag*, anonimizar*, anonimização, destruir*,
            destruíd*, destruímos, remoção + dados, informaç*, histórico, mensagens, registros, conversa*,
            endereço de e mail, endereço de email, localizaç*
        exclu*, elimin*, apag*, remov* + inativ*, inatividade, sem atividade, nenhuma atividade
            + conta, contas, perfil, perfis
        conserv*, guarda*, armazen*, mantém, mantid* + horas, dias, semanas, meses, anos, ano + dado*,
            endereço*, informaç*, registros, cookie*, mensagens, foto*, arquivo*
    """,
    "transfer abroad": """
        fora da união europeia, fora da ue, fora do espaço económico, fora do espaço econômico, fora do eee,
            países terceiros, país terceiro, transferência* internaciona*, fora do seu país, fora do país,
            países fora, sede nos estados unidos, servidores nos estados unidos
        servidor* ... no brasil, hosped* ... no brasil, armazen* ... no brasil, servidor* ... em portugal
        servidor* ... união europeia, hosped* ... união europeia, armazen* ... união europeia,
            servidor* ... na europa, aloja* ... união europeia
        servidor* ... localizad*, servidor* ... situad*, outros países, em outro país, estados unidos, eua,
            fora do brasil, fora de portugal, no exterior, servidores localizados, servidores em + transf*,
            servidor*, armazen*, hosped*, aloja*, transmit*
        cláusulas contratuais padrão, cláusulas contratuais tipo, cláusulas padrão, cláusulas tipo
        privacy shield, escudo de proteção
        data privacy framework, dpf
        decisão de adequação, decisões de adequação, nível adequado, nível de proteção adequado,
            grau de proteção, garantias adequadas
        regras vinculativas, normas corporativas globais
    """,
    "consent": """
        ativad* por padrão, habilitad* por padrão, ativad* por predefinição >< desativad* por padrão,
            desabilitad* por padrão
        opt in >< opt out, direito de oposição, direito de se opor, opor se
        consentimento explícito, consentimento expresso, consentimento prévio, expressamente ... consent*,
            consentimento por escrito, expresso consentimento, autorização expressa, prévio consentimento,
            expressa autorização, consentimento específico >< consentimento implícito, consentimento tácito,
            tacitamente, considera se ... aceit*, uso continuado, utilização continuada, ao continuar,
            ao utilizar ... aceita, ao usar ... concorda, ao utilizar ... concorda, ao acessar ... concorda,
            ao aceder ... aceita, implica ... aceitação, constitui ... aceitação, ao usar ... aceita,
            continuidade ... uso, ao acessar ... aceita
        com o seu consentimento, com seu consentimento, com o consentimento, mediante consentimento,
            mediante o seu consentimento, com sua permissão, com a sua autorização >< sem o seu consentimento,
            sem seu consentimento, sem ... consentimento, sem ... autorização, sem sua permissão
        consentimento*, consentir, consente*, sua autorização
        retir* ... consentimento, revog* ... consentimento, cancelar a subscrição, cancelar a inscrição,
            revogação do consentimento, descadastr*
        configura* ... cookies, preferências ... cookies, definições ... cookies, desativar ... cookies,
            recusar ... cookies, bloquear ... cookies
    """,
    "rights": """
        direito de acesso, direito de retificação, direito de retificar, direito ao apagamento,
            direito de eliminação, direito ao esquecimento, direito à limitação, direito à portabilidade,
            direito de portabilidade, portabilidade, seus direitos, direitos dos titulares,
            direitos do titular, exerc* ... direitos, solicitar ... exclusão, solicitar ... eliminação,
            direitos legais, direitos do consumidor, direito de solicitar, direito de revogar,
            direito de oposição, teus direitos, solicitar ... correção, direitos previstos na lgpd,
            pedido* de eliminação, pedido* de exclusão, solicitaç* de exclusão, solicitaç* de acesso,
            pode ... excluir seus dados, pode ... apagar seus dados, pode ... eliminar os seus dados,
            pode ... excluir os seus dados, pode ... apagar os seus dados, direito a solicitar
        tem o direito, tem direito, tens o direito + dado*, acess*, aced*, opor, oposição, retirar, revogar,
            solicit*, retific*, corrig*, elimin*, exclu*, apag*, reclamação, arrepend*, reembols*
        autoridade de controlo, autoridade de proteção, autoridade nacional, anpd, cnpd,
            apresentar reclamação, apresentar uma reclamação, apresentar reclamações, reclamação à,
            reclamação junto, reclamação perante, encarregado de proteção, encarregado de dados,
            encarregado pelo tratamento, encarregado da proteção, dpo
        direito de livre resolução, direito de arrependimento, livre resolução, direito de desistência
        direito de devolução, política de devolução, política de devoluções, política de troca*,
            troca ou devolução, trocas e devoluções, devolver ... produto*, devolução ... produto*,
            troca ... produto*, etiqueta de devolução, pedido de devolução, solicitar a devolução,
            solicitar a troca
        revogar ... consentimento, retirar ... consentimento, revogação do consentimento,
            retirada do consentimento, opor se ao, oposição ao tratamento, limitação do tratamento,
            confirmação da existência, correção de dados, anonimização ... bloqueio, bloqueio ou eliminação,
            cópia dos seus dados, cópia dos dados, obter uma cópia, corrigir seus dados,
            corrigir os seus dados, retificar os seus dados
        verificar ... identidade, comprovar ... identidade, comprovação de identidade,
            comprovações de identidade, prazo de # dias, em até # dias + solicitaç*, pedido*, direito*
    """,
    "liability": """
        responsabilidade, responsável por, responsáveis por, responsabiliza*, responsabilizad* + dano*,
            prejuízo*, limit*, exclu*, exim*, perda*, nenhuma, não, assum*, isent*, exclusiv*, caso, qualquer
        indeniz*, indemniz*, isentar
        garantia legal, garantias implícitas, nenhuma garantia, sem garantia*, não garante*, não garantimos,
            tal como está, no estado em que, não oferec* ... garantia*, garantia de conformidade,
            falta de conformidade, não há garantia*, garantia contratual, vícios ocultos, não assegur*
        por sua conta e risco, por seu próprio risco, sua exclusiva responsabilidade, por conta e risco,
            sua inteira responsabilidade
        danos indiretos, lucros cessantes, perdas e danos, limitação de responsabilidade, força maior,
            negligência grave, danos incidentais, caso fortuito, perda de lucros, dolo, cláusula penal, multa,
            multas
        # €, # euros, # eur, r $ #, # reais + responsabilidade, responsável, responsáveis, dano*, indeni*
    """,
    "automated decisions": """
        decisões automatizadas, decisão automatizada, tratamento automatizado, decisões individuais
        definição de perfis, criação de perfis, perfilamento
        inteligência artificial, ia, ia generativa, aprendizado de máquina, aprendizagem automática
            + utilizamos, usamos, decis*, utiliza, moder*
        revisão humana, intervenção humana
        algoritm*, classificação das ofertas, classificação dos resultados, critérios de classificação,
            sistema* de recomendação
    """,
    "training": """
        trein*, melhorar, desenvolver, melhoria + modelos, modelo de, ia, inteligência artificial, algoritm*
    """,
    "purpose": f"""
        melhorar*, melhoria*, melhoramos, melhorando, aprimorar, desenvolv* + {_USED} + {_DATA}
        nos ajuda*, ajuda* nos, nos permit* + melhorar*, compreender, entender, medir, personalizar, analisar,
            otimizar
        personaliz*, adaptar + {_USED} + {_DATA}
        marketing, publicid*, promocion*, newsletter*, comunicações comerciais, promoções + {_USED} + {_DATA}
        pesquisas de mercado, investigação científica, estatístic*, análise*, medir, analisar,
            fins de pesquisa + {_USED} + {_DATA}
        fraude*, abuso*, segurança do site + {_USED} + {_DATA}
        prestação ... serviço*, prestar ... serviço*, execução ... contrato, fornecer ... serviço*,
            processar ... pedido*, gerir ... conta, gerenciar ... conta, gestão ... encomendas + {_USED}
            + {_DATA}
        obrigaç* lega*, obrigações legais, obrigação legal, cumprir ... lei*, cumprimento ... legal* + {_USED}
            + {_DATA}
        interesse* legítimo*, base legal, bases legais, base jurídica, fundamento jurídico,
            legítimo interesse, fundamento de licitude, bases jurídicas
        outros fins, outras finalidades, outra finalidade, exclusivamente para, apenas para, somente para,
            usad* exclusivamente, utilizad* exclusivamente, quaisquer outros fins + {_DATA}, trat*
        marketing direto, publicidade personalizada, publicidade direcionada, anúncios personalizados,
            comunicações de marketing
        responder às, responder a, atender ... solicitações, entrar em contato, contactá, suporte ao + {_USED}
            + {_DATA}
    """,
    "contracting party": """
        propriedade de @, titularidade de @, titular é @, responsável é @, mantido por @ + site, sítio,
            aplicativo, aplicação, app, página
        contrato entre, acordo entre, celebrado entre, contrato com, operado por, site ... oferecido por,
            entre você e, serviço é fornecido por, serviços são fornecidos por, propriedade de,
            desenvolvido por, celebrado com, razão social, nome comercial, que opera como, nome fantasia,
            sob o nome + lda, ltda, s.a, sa, ltd, limited, inc, llc, gmbh, sociedade, empresa, b.v., bv, mei,
            eireli
        responsável pelo tratamento, responsáveis pelo tratamento, controlador, controladora, controladores,
            responsável do tratamento
        sede social, cnpj, nipc, registo comercial, inscrita no, com sede em, pessoa coletiva
        ceder ... contrato, cessão ... contrato, ceder ... direitos
        representante* na união, representante* na ue, representante* ... artigo #,
            representante* no reino unido, representante* na suíça
    """,
    "governing law": """
        regid* pela*, regid* por, rege* se por, regem se, submet* se + lei, leis, legislação, código civil
        leis de, leis da, leis do, lei portuguesa, leis brasileiras, lei brasileira, legislação brasileira,
            legislação portuguesa + contrato, contratos, termos, condições, este acordo, presente acordo,
            litígio*, controvérsia*, conflito*, interpret*, foro
        lei aplicável, legislação aplicável + contrato, termos, condições, foro, litígio*, regid*
        jurisdição, foro, tribunais de, tribunal competente, tribunais competentes, tribunal da comarca,
            comarca
    """,
    "unilateral power": f"""
        exclusivo critério, critério exclusivo, nosso critério, seu critério, a seu critério,
            absoluta discrição, exclusiva discrição, próprio critério, livre critério
        por qualquer motivo, sem motivo, sem justificação, sem causa, por qualquer razão, sem justificativa
        sem aviso prévio, sem pré aviso, sem notificação, sem prévio aviso, sem necessidade de aviso,
            sem comunicação prévia, independentemente de aviso
        modificar a qualquer momento, alterar a qualquer momento, qualquer momento ... alter*,
            direito de alterar, direito de modificar, podemos alterar, podemos modificar, podemos atualizar,
            unilateralmente, direito de atualizar, alter* ... qualquer momento, modific* ... qualquer momento,
            atualiz* ... qualquer momento, qualquer momento ... modific*, direito de suspender, ser alterad*,
            ser atualizad*, direito de modificá, direito de alterá, direito de recusar, direito de interromper
            + {_RULES}, pedido*
        irrevogáve*, licença não exclusiva, livre de direitos, livre de royalties, isenta de royalties,
            perpétu*, sublicenciáve*, licença mundial
    """,
    "termination": """
        rescind*, rescisão, resolver ... contrato, término do contrato, término da vigência,
            término da relação, término da prestação, denúncia do contrato, cessação, resolução do contrato
            + contrato*, assinatura*, termos, licença, acordo, serviço*
        suspen* ... conta, conta ... suspens*, suspen* ... acesso, suspen* ... serviço*, desativ* ... conta,
            conta ... desativ*, cancelar ... conta, encerr* ... conta, bloque* ... conta, conta ... bloque*,
            bloque* ... acesso, excluir ... conta, exclusão ... conta, eliminar ... conta,
            encerramento ... conta, banid*, banir, banimento*, cancelamento ... conta, expulsão, expuls*,
            suspensão imediata, suspensão temporária, suspensão definitiva
    """,
    "notice of changes": """
        notificar*, notificad*, notificá*, notificamos, notificaremos, publicaremos, publicamos, informar*,
            informado*, informaremos, avisar*, avisaremos, avisado*, aviso prévio, comunic*, publicad*,
            publicar* + alteração, alterações, mudança*, atualização, atualizações, modificação, modificações
        direito de alterar, direito de modificar, direito de atualizar, direito de mudar + política, termos,
            condições, aviso
        podemos ... atualizar, podemos ... alterar, podemos ... modificar, poderá ... alterar,
            poderá ... atualizar,
            poderemos ... alterar, poderemos ... atualizar, pode ser atualizad*, pode ser alterad*,
            podem ser alterad*, podem ser atualizad*, poderá ser alterad*, poderá ser atualizad*,
            poderão ser alterad*, pode ser modificad*, podem ser modificad*, fazer alterações,
            efetuar alterações, realizar alterações, sofrer alterações + política*, termos, condições,
            aviso, página, documento
        uso continuado, utilização continuada, continuar a usar, continuar a utilizar, continuar usando,
            constitui* ... aceitação, representa* ... aceitação, representa ... concordância,
            significa* ... aceitação, implica* ... aceitação, entrar* em vigor, entram em vigor,
            reveja ... periodicamente, revise ... regularmente, rever ... periodicamente,
            consulte ... periodicamente, consultar ... periodicamente, versão vigente + altera*, mudança*,
            modifica*, atualiza*, versão
        será atualizad*, serão atualizad*, nova versão, novos termos, novas condições, nova política
            + entrar* em vigor, entra em vigor, entram em vigor, até lá, a partir de, em #
    """,
    "security": """
        violação de dados, violações de dados, incidente* de segurança, acesso não autorizado,
            acessos não autorizados, vazamento* de dados, acesso indevido
        criptograf*, encript*, cifrad*
        medidas de segurança, medidas técnicas, segurança dos dados, segurança de ... dados, iso #,
            proteger ... dados, proteger ... informações, medidas ... administrativas
        segurança absoluta, totalmente segur*, completamente segur*, #% segur*, # % segur*, nenhum sistema,
            nenhum método, transmissão pela internet, transmissão via internet,
            confidencialidade ... integridade, boas práticas de segurança, nível de segurança,
            procedimentos de segurança, medidas razoáveis, medidas adequadas, medidas apropriadas,
            acesso restrito, acesso limitado, controle* de acesso, controlo* de acesso, firewall*,
            ambiente seguro, servidores seguros, autenticação de dois fatores
        senha*, palavra passe, palavras passe, credenciais + confidencial*, segur*, secret*, sigilo*, forte
    """,
    "price": """
        custo, custos + envio, entrega, pag*, cobr*, adiciona*, suport*, r$, €, devolução, frete
        taxa, taxas, uma comissão, comissões, encargo*, tarifa* + pag*, cobr*, envio, serviço*, euro*, r$, €,
            taxa, taxas, suport*, adiciona*
        # €, # euros, # eur, € #, r $ #, # reais + envio*, entrega*, compra*, pedido*, mês, mensal*,
            assinatura*, subscriç*, grátis, gratuit*, tarifa*, custos, plano*, desconto*, preço*, comiss*,
            iva, ano, anual*, frete
        preço*, compra única, frete grátis, envio grátis, envio gratuito, compras no aplicativo,
            compras dentro do, reembolsáve*
        reembols*, devolução do valor, devolução do montante, cupom*, estorno* + valor*, compra*, pedido*,
            dias, preço*, produto*, prazo*, pag*, montante*, cupom*, encomenda*
        renov* ... assinatura*, assinatura* ... renov*, renovação automática, renov* automaticamente,
            subscrição ... renov*, renov* ... subscrição
        período de teste, teste gratuito, avaliação gratuita, período de avaliação
        imposto*, iva, juros de mora
        forma* de pagamento, método* de pagamento, meio* de pagamento, fatura, faturas, plano* pago*,
            mensalidade*, assinatura paga, cobrança* + aceit*, compra*, pedido*, cobrad*, cobrar*, valor*,
            preço*, dias, plano*, encomenda*
    """,
}
