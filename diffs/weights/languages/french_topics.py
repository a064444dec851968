"""French: the lines of each topic. How a line is written is said in `diffs.weights.phrases`."""

from __future__ import annotations

_GIVEN = """partag*, communiqu*, divulgu*, transm*, transfér*, transfer*, fourni*, vend*, accès, accéd*,
    reçoi*, mis à disposition, mises à disposition, mettre à disposition, destinataire*, trait*, confi*,
    cède*, céd*, montr*, utilis*, dépos*, envoy*, collect*, recueil*, rend* publiques, recours, fait appel"""
_GATHERED = """collect*, stock*, conserv*, enregistr*, recueil*, analys*, reçoi*, recevons, recevr*,
    captur*, fournir, fournissez, fourni, fournies, renseign*"""
_TAKEN = f"""{_GATHERED}, trait*, utilis*, accéd*, accès, mesur*, obten*, transm*, partag*, basé*, basons"""
_USED = """utilis*, trait*, finalité*, fins, collect*, but, afin, objectif*, permet*, nécessaire*,
    exploit*, aident"""
_DATA = """donnée*, informations, information, renseignements, cookie*, traceur*, messages, identifiant*,
    coordonnées, adresse, historique, conversation*, préférences"""
_RULES = """conditions, politique, tarif*, prix, service*, présentes, cgu, cgv, cgs, contrat, offre*,
    charte, règles, frais, programme*, avantage*"""

TOPICS = {
    "sale": """
        vend* ... données, vente ... données, vend* ... informations, vente ... informations,
            données ... vendu*, informations ... vendu*, revend* ... données, revente ... données,
            commercialis* ... données, louer ... données, louons ... données, vendus à des tiers,
            vendues à des tiers, contrepartie monétaire, contrepartie financière
        vendons, vendrons, seront vendu*, sont vendu* + données, informations
        fusion, fusions, acquisition de la société, acquisition par, fusion ou acquisition,
            vente ou acquisition, acquisition d'actifs, cession d'actifs, cession ... activité,
            cession ... actifs, changement de contrôle, faillite, liquidation judiciaire,
            redressement judiciaire, restructuration, réorganisation, rachat + données, informations, transf*,
            cession, cédé*, société*, entreprise*, actifs, activité*
    """,
    "arbitration": """
        arbitrage, arbitral*, arbitre, arbitres
        action collective, actions collectives, recours collectif*, action de groupe, actions de groupe,
            recours de groupe
        médiat*, conciliat*, règlement amiable, plateforme ... commission européenne, résolution amiable,
            solution amiable, à l'amiable, règlement en ligne des litiges, règlement extrajudiciaire,
            plateforme rll
    """,
    "children": """
        enfant*, mineurs, un mineur, le mineur, du mineur, au mineur, utilisateur mineur,
            utilisatrice mineure, personne* mineure*, êtes mineur, autorité parentale,
            titulaire* de l'autorité, parents, parental*, représentant* légal*, tuteur*, adolescent*
        moins de # ans, âgé* de # ans, âgé* d'au moins # ans, âge de # ans, # ans révolus, âgé* de plus de #,
            âgé* de moins de #, majorité numérique
        plus de # ans, au moins # ans, # ans ou plus, # ans minimum, minimum # ans, au minimum # ans,
            minimum de # ans, # ans et plus + âge, âgé*, avoir, ayant, avez, enfant*, personnes, inscri*
        vérification ... âge, vérifier ... âge, âge minimum, âge minimal, justificatif d'âge,
            contrôle ... âge, estimation ... âge, preuve ... âge
    """,
    "sensitive data": f"""
        biométr*, empreinte* digitale*, reconnaissance faciale
        génétiq*
        données de santé, état de santé, données ... santé, informations ... santé, santé ... données,
            données médicales, informations médicales, dossier médical, secret médical, données médico*
        origine raciale, ethniq*, religieu*, opinions politiques, opinion politique, orientation sexuelle,
            vie sexuelle, appartenance syndicale, convictions philosophiques
        condamnation*, casier judiciaire, infractions pénales
        passeport*, carte d'identité, pièce* d'identité, numéro de sécurité sociale, permis de conduire,
            numéro d'inscription au répertoire, justificatif* d'identité, document* d'identité
        localisation précise, géolocalisation précise, position exacte
        données sensibles, données ... sensibles, informations sensibles, catégories particulières,
            catégorie particulière + {_DATA}
    """,
    "data": f"""
        collect* ... données, collect* ... informations, recueil* ... données, recueil* ... informations,
            recevons ... données, recevons ... informations, reçoi* ... données, reçoi* ... informations,
            données ... collectées, informations ... collectées, données ... recueillies,
            informations ... recueillies, envoie ... données, envoie ... informations
        localisation, géolocalis*, gps + {_TAKEN}
        adresse ip, adresses ip, identifiant* publicitaire*, identifiant* de l'appareil,
            identifiant* ... terminal, adresse mac, identifiant* unique* ... appareil, identifiants uniques,
            user agent + {_TAKEN}
        système d'exploitation, modèle ... appareil, type d'appareil, rapports de plantage, rapports d'erreur,
            informations sur l'appareil, données de l'appareil + {_TAKEN}
        historique de navigation, historique ... recherche*, pages visitées, pages consultées, sites visités,
            dont vous utilisez, comment vous utilisez, votre comportement, comportement des utilisateurs,
            comportement de navigation, comment vous interagissez, données de navigation,
            données de connexion, données d'utilisation, données d'usage, journaux de connexion,
            logs de connexion, journaux, données techniques + {_TAKEN}
        carnet d'adresses, liste de contacts, vos contacts + {_TAKEN}
        photo, photos, photograph*, caméra, microphone, vidéo*, voix, enregistrements audio,
            vidéosurveillance, vos images, images de + {_GATHERED}
        données de paiement, carte bancaire, cartes bancaires, carte de crédit, coordonnées bancaires, rib,
            iban, données bancaires, informations bancaires, informations de paiement, carte de paiement,
            données financières + {_GATHERED}
        historique ... achats, historique ... commandes, données de transaction*, données ... commandes
            + {_TAKEN}
        date de naissance, votre nom, nom et prénom, prénom*, civilité, état civil, sexe, nationalité
            + {_GATHERED}
        numéro de téléphone, numéros de téléphone, téléphone + {_GATHERED}
        adresse e mail, adresse électronique, adresse email, courriel, adresse postale, e mail + {_GATHERED}
        contenu ... messages, vos messages, vos conversations, prompts, vos échanges + {_TAKEN}
        cookie*, traceur*, pixel*, balise*, sdk, gif, analytics, outil* d'analyse, technologies de suivi
            + {_TAKEN}, dépos*, install*, plac*
        captures d'écran, code source, extraits de code, vos fichiers, presse papiers, télémétrie,
            données de diagnostic, données de performance, frappes, mouvements de souris, taille de l'écran,
            résolution de l'écran, paramètres de langue + {_TAKEN}
        nom d'utilisateur, pseudonyme*, données d'inscription, données de profil, informations de compte,
            informations de profil, réponses aux enquêtes, réponses aux questionnaires + {_GATHERED}
        profession*, emploi, curriculum, cv, situation familiale, diplôme* + {_GATHERED}
        sources publiques, accessibles au public, sources tierces, auprès de tiers + {_TAKEN}
    """,
    "recipients": f"""
        tiers, tierce, tierces + {_GIVEN} + {_DATA}
        filiale*, sociétés affiliées, société affiliée, sociétés du groupe, entités du groupe, affilié*,
            sociétés sœurs, société mère, maison mère + {_GIVEN} + {_DATA}
        partenaire* + {_GIVEN} + {_DATA}
        annonceur*, régie* publicitaire*, partenaires publicitaires + {_GIVEN} + {_DATA}
        prestataire*, sous traitant*, sous traitance, fournisseur*, hébergeur*, transporteur* + {_GIVEN}
            + {_DATA}
        sous traitants ultérieurs, sous traitant ultérieur
        réseaux sociaux + {_GIVEN} + {_DATA}
        vendeur*, marchand*, distributeur*, franchisé*, éditeur*, livreur*, commerçant* + partag*, transm*,
            communiqu*, divulgu* + {_DATA}
        courtier* en données + {_GIVEN} + {_DATA}
        autorité judiciaire, autorités, autorités judiciaires, autorités publiques, autorités compétentes,
            administrations, réquisition*, forces de l'ordre, autorités administratives, tribunaux + {_GIVEN}
            + {_DATA}
        prestataire* de paiement, établissement* de crédit, établissement* de paiement,
            organisme* de recouvrement, établissements bancaires + {_GIVEN} + {_DATA}
        partag* ... avec @, communiqu* ... à @, transm* ... à @, hébergé* par @, hébergé* chez @,
            traité* par @, stocké* chez @, transfér* ... à @ + donnée*, informations, tiers, héberg*
        nous utilisons @, utilise @, utilisent @, fai* appel à @, a recours à @, avons recours à @,
            fournisseurs sont @, partenaires sont @, prestataire* @, fournisseur @, tiers @, outil @,
            plateforme publicitaire @, service tiers @, fourni* par @ + cookie*, donnée*, informations,
            analy*, paiement*, héberg*, e mail, mesur*
        @ + sous traitants
        autres utilisateurs, autres membres, visible* par, rendu* public*, publiquement + partag*, communiqu*,
            visible*, profil* + {_DATA}
        partag* ... données, données ... partag*, communiqu* ... données, données ... communiqu*,
            données ... transmis*, donnée ... transmis*, données ... échang*, échang* ... données,
            données ... envoyées, mettent en commun, transmet* ... données, partag* ... informations,
            transmission ... données, destinataire* ... données, catégories de destinataires,
            partag* ... avec des tiers, transmis* à des tiers, communiqué* à des tiers, partageons ... avec,
            cédé* à des tiers, à un serveur, vers un serveur, serveurs de @, vend* ... données,
            vente ... données, divulg* ... informations, informations ... partag*, informations ... communiqu*
    """,
    "retention": """
        conserv*, durée de conservation, durées de conservation, durée ... stockage, archivag*, archivé*,
            stockées pendant, stockés pendant + donnée*, informations, durée*, cookie*, messages, compte*,
            historique, renseignements, conversation*
        supprim*, suppression, effac*, anonymisation, anonymiser, anonymisons, sont anonymisé*,
            est anonymisé*, supprimé* ou anonymisé*, seront anonymisé*, rendu* anonyme*, détrui* + donnée*,
            informations, messages, historique, renseignements, conversation*, adresse e mail,
            adresse électronique
    """,
    "transfer abroad": """
        hors de l'union européenne, hors union européenne, hors de l'ue, hors ue, en dehors de l'union,
            en dehors de l'ue, en dehors de l'espace, hors de l'espace, hors de l'eee, pays tiers,
            transfert* ... internation*, transfert* hors, transfert* ... pays, en dehors de l'eee,
            situé* hors, hors eee, établi* aux états unis, situé* aux états unis, basé* aux états unis
        états unis, hébergé* en, hébergé* au*, hébergé* dans, serveurs situés, localisé* en, autres pays,
            hors de france, en dehors de la france, hors du canada, hors de suisse, pays situés + transf*,
            héberg*, stock*, serveur*, transmis*
        clauses contractuelles types, clauses types, garanties appropriées
        privacy shield, bouclier de protection
        data privacy framework, dpf, cadre de protection des données
        décision d'adéquation, décisions d'adéquation, niveau de protection adéquat, protection adéquate,
            niveau adéquat, niveau de protection suffisant
        règles d'entreprise contraignantes, binding corporate rules, bcr
    """,
    "consent": """
        activé* par défaut
            >< désactivé* par défaut
        opt in, si vous l'acceptez, uniquement si vous acceptez, case à cocher >< opt out, droit d'opposition,
            vous opposer, s'opposer, case pré cochée, sauf opposition, votre opposition, pas opposé*,
            opposition au traitement, opposer au traitement
        consentement explicite, consentement exprès, consentement préalable, accord exprès, accord préalable,
            consentez expressément, accepte* expressément, consentement écrit >< consentement implicite,
            consentement tacite, tacitement, réputé* avoir, réputé* accept*, poursuite de la navigation,
            en continuant, vaut acceptation, vaut consentement, utilisation ... implique,
            utilisation ... emporte, utilisation ... vaut, poursuivant votre navigation
        avec votre consentement, avec votre accord, avec le consentement, si vous y consentez,
            sous réserve de votre consentement, avec votre permission >< sans votre consentement,
            sans votre accord, sans ... consentement, sans ... accord, sans votre permission
        consentement*, consentez, consentir
        retir* ... consentement, désabonn*, désinscri*, retrait du consentement, retrait de ... consentement,
            se désinscrire
        gestion des cookies, paramétr* ... cookies, paramètres ... cookies, préférences ... cookies,
            refuser ... cookies, refus ... cookies, global privacy control, do not track
    """,
    "rights": """
        droit d'accès, droit de rectification, droit à l'effacement, droit d'effacement, droit à l'oubli,
            droit à la limitation, droit de limitation, droit d'opposition, droit à la portabilité,
            portabilité, vos droits, droits des personnes, droit de retirer, exercer ... droit*,
            exercice ... droit*, demander ... suppression, demander ... effacement, directives ... décès,
            sort de vos données, droits légaux, droit de suppression, droit à la suppression,
            vous bénéficiez ... droit*, droits d'accès, droits du consommateur, droits des consommateurs,
            droits informatique
        vous avez le droit, vous disposez ... droit*, avez également le droit + donnée*, accès, accéder,
            opposer, opposition, retirer, demander, rectif*, suppr*, plainte, remboursement, rétract*,
            réclamation
        autorité de contrôle, réclamation ... auprès, plainte auprès, porter plainte, déposer une plainte,
            déposer plainte, introduire une plainte, plainte ... autorité, délégué à la protection, dpo,
            saisir la cnil, réclamation ... cnil, plainte ... cnil, introduire une réclamation,
            déposer une réclamation, autorité de protection des données
        droit de rétractation, délai de rétractation, rétract*
    """,
    "liability": """
        responsabilité, responsable ... dommage*, responsable* en cas, tenu* responsable*,
            tenu* pour responsable* + engag*, dommage*, limit*, exclu*, décline*, dégag*, encour*, préjudice*,
            saurait, pourra, cas, faute, seule, tenu*, aucune, perte*
        indemnis*, garanti* et indemni*, dégag* ... responsabilité, relève et garantit, garantir contre
        aucune garantie, garanties légales, garantie légale, garantie commerciale, garantie de conformité,
            garantie des vices, garanties expresses, garantie expresse, sans garantie, garantie contractuelle,
            vices cachés, en l'état, ne garanti*, saurait garantir, garanties implicites, peut garantir,
            pouvons garantir, défaut de conformité, obligation de moyens, obligation de résultat
        à vos risques, à ses risques, à vos propres risques, sous votre seule responsabilité,
            sous sa seule responsabilité, seule responsabilité de, entière responsabilité
        dommages indirects, dommage indirect, manque à gagner, perte de profits, force majeure, faute lourde,
            plafonn*, limitation de responsabilité, préjudice indirect, dommages et intérêts,
            perte de données, perte d'exploitation, pertes indirectes, indemnité forfaitaire, clause pénale
    """,
    "automated decisions": """
        décision* automatisée*, traitement* automatisé*, prise de décision*, décision* ... automatisé*
        profilage
        intelligence artificielle, ia, ia générative, apprentissage automatique + nous utilisons, utilisons,
            utilise, décision*, recours, modér*, détect*
        intervention humaine, vérification humaine, contrôle humain
        algorithm*, classement ... offres, classement ... annonces, critères de classement,
            critères de référencement, référencement des offres, système* de recommandation,
            recommandation* ... personnalis*
    """,
    "training": """
        entraîn*, entrain*, améliorer, amélioration, développer, développement, apprentissage + modèles,
            modèle d*, ia, intelligence artificielle, algorithm*
    """,
    "purpose": f"""
        améliorer, amélioration*, développer, développement* + {_USED} + {_DATA}
        nous aide*, nous permet, nous permettent + améliorer, comprendre, mesurer, personnaliser, analyser,
            optimiser, proposer
        personnalis*, adapter + {_USED} + {_DATA}
        marketing, publicit*, prospection*, promotionnel*, newsletter*, lettre d'information,
            offres commerciales, démarchage + {_USED} + {_DATA}
        recherche scientifique, statistiq*, études, mesure d'audience, mesurer, analyse de, analyser,
            fins d'analyse, fins de recherche + {_USED} + {_DATA}
        fraude*, abus, lutte contre, sécurité du site, sécuriser + {_USED} + {_DATA}
        exécution du contrat, exécution d'un contrat, gestion ... commande*, fournir ... service*,
            fourniture ... service*, traitement ... commande*, gestion ... compte*, gestion ... relation*,
            mesures précontractuelles, gérer ... compte*, gérer ... commande* + {_USED} + {_DATA}
        obligation* légale*, obligations réglementaires, défense ... droits, obligations comptables,
            se conformer + {_USED} + {_DATA}
        intérêt* légitime*, base* légale*, base* juridique*, fondement* juridique*
        autres finalités, autre finalité, nouvelle finalité, toute autre fin, autres fins,
            finalités suivantes, finalité ultérieure, exclusivement pour, uniquement aux fins,
            uniquement pour, utilisé* uniquement, exclusivement utilisé*, utilisé* exclusivement,
            fins commerciales + {_DATA}, trait*
        prospection commerciale, prospections commerciales, marketing direct, publicité* ciblée*,
            publicité* personnalisée*, fins publicitaires
        vous contacter, répondre à vos, répondre à votre, vos demandes, service client + {_USED} + {_DATA}
    """,
    "contracting party": """
        contrat entre, conclu entre, entre ... d'une part, cocontractant*, contrat avec, société par actions,
            édité* par, exploité* par, proposé* par, éditeur ... site, opéré* par, dont le siège, éditrice,
            ci après dénommé*, ci après désigné*, ci après + sas, sarl, s.a.s, s.a, s.a.r.l, ltd, limited,
            inc, llc, gmbh, société, eurl, sasu, b.v., bv, plc
        responsable de traitement, responsable du traitement, responsables conjoints, responsable conjoint,
            contrôleur* des données, contrôleur* de données, responsable de la collecte,
            responsables du traitement, responsables de traitement
        siège social, rcs, immatricul*, siret, siren, capital social, au capital, registre du commerce,
            numéro de tva, directeur de la publication, directrice de la publication, banque carrefour
        céder ... contrat, cession ... contrat, cession ... droits et obligations, transférer ... contrat,
            céder ... droits
    """,
    "governing law": """
        régi* par, soumis* au droit, soumis* à la loi, droit français, loi française, lois de, droit de,
            soumis* aux lois + droit français, loi, loi française, droit belge, droit irlandais, droit suisse,
            lois
        droit applicable, loi applicable + conditions, contrat, litige*, présentes, cgv, cgu, différend*
        tribunaux compétents, tribunal compétent, juridictions compétentes, juridiction compétente,
            juridictions françaises, juridiction exclusive, devant les juridictions, juridictions de,
            compétence exclusive, compétence des tribunaux, tribunaux de, attribution de compétence,
            attributive de compétence, attribution de juridiction, attributive de juridiction,
            tribunal de commerce, tribunal judiciaire, tribunal de grande instance
    """,
    "unilateral power": f"""
        seule discrétion, entière discrétion, à sa discrétion, à notre discrétion, libre appréciation,
            discrétionnaire*, seule appréciation, seul choix
        pour quelque raison que ce soit, pour toute raison, sans motif, sans justification,
            sans avoir à justifier, sans avoir à motiver, sans indemnité, pour quelque motif que ce soit
        sans préavis, sans notification, sans avertissement, sans information préalable, sans mise en demeure,
            sans avis préalable
        modifier à tout moment, modifié* à tout moment, modifier ... tout moment, à tout moment ... modifier,
            droit de modifier, pouvons modifier, peut modifier, unilatéralement, droit de refuser,
            à tout moment ... modification*, faire évoluer, droit d'adapter, droit de suspendre,
            droit d'interrompre, droit de mettre à jour, être modifié*, droit de changer + {_RULES}
        irrévocable*, licence non exclusive, libre de droits, libre de redevance*, perpétuel*, sous licenci*,
            licence mondiale, monde entier, cessible
    """,
    "termination": """
        résili*, mettre fin, mettre un terme, dénonc*, résolution du contrat, résolution ... vente,
            résolu de plein + contrat*, abonnement*, conditions, licence, accord, service*, adhésion, plein,
            résili*
        suspen* ... compte*, compte* ... suspen*, suspen* ... accès, accès ... suspen*, suspen* ... service*,
            désactiv* ... compte*, compte* ... désactiv*, clôtur* ... compte*, compte* ... clôtur*,
            fermeture ... compte, bloqu* ... compte*, compte* ... bloqu*, exclure ... utilisateur*,
            exclu ... utilisateur*, exclusion ... utilisateur*, supprimer ... compte, suppression ... compte,
            fermer ... compte, exclusion ... membre, radiation
    """,
    "notice of changes": """
        informer*, informé*, informons, informe, informera, notifier*, publierons, informerons, notifierons,
            avertirons, préviendrons, publié*, affiché*, notifié*, notifions, averti*, prévenu*, prévenir,
            porté* à la connaissance, préavis, avis préalable + modification*, mise à jour, mises à jour,
            changement*, modifié*, évolution*, nouvelle version
    """,
    "security": """
        violation* de données, violation* ... données, incident* de sécurité, faille* de sécurité,
            accès non autorisé*, fuite* de données
        chiffrement, chiffré*, chiffrons, cryptage, crypté*, cryptons
        mesures de sécurité, mesures techniques, mesures organisationnelles, sécurité des données,
            sécurité ... données, mot de passe ... robuste, iso #, double authentification,
            protéger ... données, authentification forte
    """,
    "price": """
        frais, taux de commission, redevances
        commissions, une commission, commission de, commission sur + pay*, perç*, montant*, prélev*, vente*,
            vendeur*, taux, %
        prix, livraison offerte, livraison gratuite, frais de port offerts, tarif, tarifs, tarifaire*,
            tarification, achats intégrés, achat intégré, remboursable*
        rembours*, bon d'achat, bons d'achat + commande*, montant*, délai*, jours, prix, frais, produit*,
            achat*, somme*, billet*, retour*, article*
        renouvel* ... abonnement*, abonnement* ... renouvel*, reconduc*, renouvellement automatique
        période d'essai, essai gratuit, offre d'essai
        tva, taxe, taxes, ttc, pénalité*, intérêts de retard, droits de douane
        moyen* de paiement, modalités de paiement, mode* de paiement, virement, paiement en plusieurs,
            retard de paiement, défaut de paiement, incident* de paiement, conditions de paiement,
            paiement comptant, facturé*, facture, factures, carte cadeau, cartes cadeaux, acompte*,
            prélèvement*, caution + command*, accept*, achat*, montant*, jours, prix, frais, facturé*, règle*,
            régl*, somme*, caution
    """,
}
