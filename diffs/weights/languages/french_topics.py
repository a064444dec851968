"""French: the lines of the topics about data; `french_contracts` has those of contracts.

How a line is written is said in `diffs.weights.phrases`.
"""

from __future__ import annotations

from diffs.weights.languages.french_contracts import TOPICS as OF_CONTRACTS

# "vend*" would find who sells lamps.
_SELL = (
    "vend, vends, vendent, vendons, vendez, vendre, vendra, vendront, vendrons, vendrions, "
    "vendu, vendue, vendus, vendues, vendant"
)
_SOLD = ", ".join(f"{verb} ... {what}" for verb in _SELL.split(", ") for what in ("données", "informations"))
# "utilis*" would find the user, who stands everywhere.
_USE = """utiliser, utilise, utilises, utilisent, utilisons, utilisez, utilisera, utiliseront, utiliserons,
    utilisé, utilisée, utilisés, utilisées, utilisant, utilisation de vos, utilisation des données,
    utilisation des informations, utilisation de ces, utilisation de cookies, utilisation des cookies"""
_GIVEN = f"""partag*, communiqu*, divulgu*, transm*, transfér*, transfer*, fourni*, {_SELL}, accès, accéd*,
    reçoi*, mis à disposition, mises à disposition, mettre à disposition, destinataire*, trait*, confi*,
    cède*, céd*, montr*, {_USE}, dépos*, envoy*, collect*, recueil*, rend* publiques, recours, fait appel"""
_GATHERED = """collect*, stock*, conserv*, enregistr*, recueil*, analys*, reçoi*, recevons, recevr*, captur*,
    fournir, fournissez, fourni, fournies, renseign*"""
_TAKEN = f"""{_GATHERED}, trait*, {_USE}, accéd*, accès, mesur*, obten*, transm*, partag*, basé*, basons"""
_USED = f"""{_USE}, trait*, finalité*, fins, collect*, but, afin, objectif*, permet*, nécessaire*, exploit*,
    aident, générer, génère, génèrent, générons, établir, établissons"""
_DATA = """donnée*, informations, information, renseignements, cookie*, traceur*, messages, identifiant*,
    coordonnées, adresse, historique, conversation*, préférences"""

TOPICS = {
    "sale": f"""
        {_SOLD}, vente ... données, vente ... informations, données ... vendu*, informations ... vendu*,
            revend* ... données, revente ... données, commercialis* ... données, louer ... données,
            louons ... données, vendus à des tiers, vendues à des tiers, contrepartie monétaire,
            contrepartie financière
        vendons, vendrons, seront vendu*, sont vendu* + données, informations
        fusion, fusions, acquisition de la société, acquisition par, fusion ou acquisition,
            vente ou acquisition, acquisition d'actifs, cession d'actifs, cession ... activité,
            cession ... actifs, changement de contrôle, faillite, liquidation judiciaire,
            redressement judiciaire, restructuration, réorganisation, rachat + transf*, cession, cédé*,
            société*, entreprise*, actifs, activité*, acquér*, acquisition*
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
        numéro de sécurité sociale, numéro d'inscription au répertoire, nir
        passeport*, carte d'identité, cartes d'identité, pièce* d'identité, permis de conduire,
            justificatif* d'identité, document* d'identité, titre d'identité + collect*, stock*, conserv*,
            enregistr*, traitons, traité*, numéris*, télévers*, analys*
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
            informations sur l'appareil, données de l'appareil + {_GATHERED}, trait*, accéd*, transm*, partag*
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
        profession, professions, activité professionnelle, catégorie socio*, emploi, curriculum, cv,
            situation familiale, diplôme* + {_GATHERED}
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
            traité* par @, stocké* chez @, transfér* ... à @, envoyé* à @, confié* à @, héberge* chez @
            + {_DATA}, tiers, héberg*
        nous utilisons @, site utilise @, application utilise @, plateforme utilise @, fai* appel à @,
            a recours à @, avons recours à @, fournisseurs sont @, partenaires sont @, prestataire* @,
            fournisseur @, tiers @, outil @, plateforme publicitaire @, service tiers @, fourni* par @,
            géré* par @, gérées par @, nous utilisons ... @, avons recours ... @, site ... utilise ... @,
            application ... utilise ... @, site ... intègre ... @, application ... intègre ... @ + cookie*,
            donnée*, informations, analy*, paiement*, héberg*, e mail, mesur*, adresse*, audience
        par l'intermédiaire de @, via @, au moyen de @, grâce à @ + traité*, transm*, envoy*, géré*, gérée*,
            collect*, stock*, héberg*, abonn*, inscri*, mettent + donnée*, informations, cookie*, adresse*,
            audience, e mail, abonné*
        responsable de traitement autonome, responsables de traitement autonomes, responsables autonomes,
            responsable de traitement distinct, responsables de traitement distincts, responsable indépendant,
            responsable de traitement indépendant, responsables de traitement indépendants
        régi* par la politique de confidentialité, soumis* à la politique de confidentialité,
            soumis* aux règles de confidentialité, régi* par les règles de confidentialité,
            soumis* à leur politique, régi* par leur politique, soumis* à sa propre politique,
            soumis* à leurs propres
        @ + sous traitants
        autres utilisateurs, autres membres, visible* par, rendu* public*, publiquement,
            accessible* au public, accessible* à tous, visible* de tous + partag*, communiqu*, visible*,
            profil*, accessible*, affich* + {_DATA}, photo*, contenu*, publication*
        autres applications, autre application, autres services, autre service + {_GIVEN} + {_DATA}
        partag* ... données, données ... partag*, communiqu* ... données, données ... communiqu*,
            données ... transmis*, donnée ... transmis*, données ... échang*, échang* ... données,
            données ... envoyées, mettent en commun, transmet* ... données, partag* ... informations,
            transmission ... données, destinataire* ... données, catégories de destinataires,
            partag* ... avec des tiers, transmis* à des tiers, communiqué* à des tiers, partageons ... avec,
            cédé* à des tiers, à un serveur, vers un serveur, serveurs de @, {_SOLD}, vente ... données,
            divulg* ... informations, informations ... partag*, informations ... communiqu*
        service @, services @, prestataires @, hébergeur @, outils @ + cookie*, analy*, statistique*, héberg*,
            infolettre, newsletter, plantage*, audience
    """,
    "retention": """
        conserv*, durée maximale, stock* ... pendant, gard* ... pendant, enregistr* ... pendant,
            stock* ... temporairement, durée de conservation, durées de conservation, durée ... stockage,
            archivag*, archivé*, stockées pendant, stockés pendant + donnée*, informations, durée*, cookie*,
            messages, compte*, historique, renseignements, conversation*
        supprim*, suppression, effac*, anonymisation, anonymiser, anonymisons, sont anonymisé*,
            est anonymisé*, supprimé* ou anonymisé*, seront anonymisé*, rendu* anonyme*, détrui* + donnée*,
            informations, messages, historique, renseignements, conversation*, adresse e mail,
            adresse électronique
        supprim*, effac*, clôtur* + inactif*, inactivité, inactive*, aucune activité, sans connexion
            + compte*, profil*
        dernier contact, dernière connexion, dernière activité, dernière utilisation, dernière commande,
            dernier achat, délai* de prescription, prescription légale, durée de la relation,
            durée de votre, tant que votre compte, archivage intermédiaire + ans, an, mois, jours, donnée*,
            conserv*
        conserv*, stock*, gardé*, gardons + heures, jours, semaines, mois, ans, an + donnée*, adresse*,
            informations, journaux, logs, cookie*, messages, photo*, fichier*
    """,
    "transfer abroad": """
        hors de l'union européenne, hors union européenne, hors de l'ue, hors ue, en dehors de l'union,
            en dehors de l'ue, en dehors de l'espace, hors de l'espace, hors de l'eee, pays tiers,
            transfert* ... internation*, transfert* hors, transfert* ... pays, en dehors de l'eee,
            situé* hors, hors eee, établi* aux états unis, situé* aux états unis, basé* aux états unis
        serveur* ... en france, héberg* ... en france, stock* ... en france, conserv* ... en france
        serveur* ... union européenne, héberg* ... union européenne, stock* ... union européenne,
            serveur* ... en europe, héberg* ... en europe
        serveur* ... situé*, serveur* ... localisé*, états unis, hébergé* en, hébergé* au*, hébergé* dans,
            serveurs situés, localisé* en, autres pays, hors de france, en dehors de la france,
            hors du canada, hors de suisse, pays situés + transf*, héberg*, stock*, serveur*, transmis*
        clauses contractuelles types, clauses types, garanties appropriées
        privacy shield, bouclier de protection
        data privacy framework, dpf, cadre de protection des données
        décision d'adéquation, décisions d'adéquation, niveau de protection adéquat, protection adéquate,
            niveau adéquat, niveau de protection suffisant
        règles d'entreprise contraignantes, binding corporate rules, bcr
    """,
    "consent": """
        activé* par défaut >< désactivé* par défaut
        opt in, si vous l'acceptez, uniquement si vous acceptez, uniquement si tu acceptes,
            si tu l'acceptes, case à cocher >< opt out, droit d'opposition,
            vous opposer, s'opposer, case pré cochée, sauf opposition, votre opposition, pas opposé*,
            opposition au traitement, opposer au traitement
        consentement explicite, consentement exprès, consentement préalable, accord exprès, accord préalable,
            consentez expressément, accepte* expressément, consentement écrit >< consentement implicite,
            consentement tacite, tacitement, réputé* avoir, réputé* accept*, poursuite de la navigation,
            en continuant, vaut acceptation, vaut consentement, utilisation ... implique,
            utilisation ... emporte, utilisation ... vaut, poursuivant votre navigation
        avec votre consentement, avec ton consentement, avec ton accord, avec votre accord,
            avec le consentement, si vous y consentez,
            sous réserve de votre consentement, avec votre permission >< sans votre consentement,
            sans ton consentement,
            sans votre accord, sans ... consentement, sans ... accord, sans votre permission
        consentement*, consentez, consentir
        retir* ... consentement, révoqu* ... autorisation, révoqu* ... consentement, désabonn*, désinscri*,
            retrait du consentement, retrait de ... consentement,
            se désinscrire
        gestion des cookies, paramétr* ... cookies, paramètres ... cookies, préférences ... cookies,
            refuser ... cookies, refus ... cookies, global privacy control, do not track
    """,
    "automated decisions": """
        décision* automatisée*, traitement* automatisé*, prise de décision*, décision* ... automatisé*
        profilage
        intelligence artificielle, ia, ia générative, apprentissage automatique + nous utilisons, utilisons,
            utilise, décision*, recours, modér*, détect*
        intervention humaine, vérification humaine, contrôle humain
        algorithm* + classe*, recommand*, référenc*, décision*, profil*, modér*, tri, trié*, utilisons
        classement ... offres, classement ... annonces, critères de classement,
            critères de référencement, référencement des offres, système* de recommandation,
            algorithmes de recommandation
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
} | OF_CONTRACTS
