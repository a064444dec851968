"""French: the lines of each topic, and the small words that turn a sentence round."""

from __future__ import annotations

from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

_GIVEN = """partag*, communiqu*, divulgu*, transm*, transfér*, transfer*, fourn*, vend*, accès, accéd*,
    reçoi*,
    mis à disposition, mises à disposition, destinataire*, trait*, confi*, cède*, céd*, montr*, utilis*,
    dépos*"""
_TAKEN = """collect*, trait*, stock*, conserv*, enregistr*, utilis*, recueill*, analys*"""
_USED = "utilis*, trait*, finalité*, fins, collect*, but, afin, objectif*, permet*, pour"
_DATA = "donnée*, informations, cookie*, messages, identifiant*, coordonnées"

TOPICS = {
    "sale": """
        vend* ... données, vente ... données, vend* ... informations, données ... vendu*,
            informations ... vendu*,
            revend* ... données, commercialis* ... données
        fusion, fusions, acquisition, acquisitions, cession d'actifs, cession ... activité,
            changement de contrôle, faillite,
            liquidation judiciaire, redressement judiciaire, restructuration
    """,
    "arbitration": """
        arbitrage, arbitral*, arbitre*
        action collective, actions collectives, recours collectif*, action de groupe, actions de groupe
        médiat*, conciliat*, règlement amiable, plateforme ... commission européenne, résolution amiable,
            solution amiable,
            règlement en ligne des litiges
    """,
    "children": """
        enfant*, mineur, mineurs, mineure, autorité parentale, titulaire* de l'autorité, parents,
            représentant* légal*, tuteur*,
            adolescent*
        moins de # ans, plus de # ans, âgé* de # ans, au moins # ans, âgé* d'au moins # ans, âge de # ans,
            # ans révolus,
            # ans ou plus, âgé* de plus de #, âgé* de moins de #
        vérification ... âge, vérifier ... âge, âge minimum, âge minimal, justificatif d'âge
    """,
    "sensitive data": """
        biométr*, empreinte* digitale*, reconnaissance faciale
        génétiq*
        données de santé, santé, médica*
        origine raciale, ethniq*, religieu*, opinions politiques, orientation sexuelle, vie sexuelle,
            appartenance syndicale
        condamnation*, casier judiciaire, infractions pénales
        passeport*, carte d'identité, pièce d'identité, pièce* d'identité, numéro de sécurité sociale,
            permis de conduire
        localisation précise, géolocalisation précise
        données sensibles, catégories particulières, catégorie particulière
    """,
    "data": f"""
        localisation, géolocalis*, gps + {_TAKEN}
        adresse ip, adresses ip, identifiant* publicitaire*, identifiant* de l'appareil, adresse mac
            + {_TAKEN}
        historique de navigation, historique ... recherche*, données de navigation, données de connexion,
            données d'utilisation,
            journaux de connexion + {_TAKEN}
        carnet d'adresses, liste de contacts, vos contacts + {_TAKEN}
        photo, photos, photograph*, caméra, microphone, vidéo*, voix, enregistrements audio, image, images
            + {_TAKEN}
        données de paiement, carte bancaire, cartes bancaires, carte de crédit, coordonnées bancaires, rib,
            iban, données bancaires
            + {_TAKEN}
        historique ... achats, historique ... commandes, données de transaction* + {_TAKEN}
        date de naissance + {_TAKEN}
        numéro de téléphone, numéros de téléphone + {_TAKEN}
        adresse e mail, adresse électronique, adresse email, courriel + collect*, recueill*, conserv*, stock*
        contenu ... messages, vos messages, vos conversations, prompts + {_TAKEN}
        cookie*, traceur*, pixel*, balise*, sdk + {_TAKEN}, dépos*, install*, plac*
        profession*, emploi, curriculum, cv + {_TAKEN}
        sources publiques, accessibles au public, sources tierces, auprès de tiers + {_TAKEN}
    """,
    "recipients": f"""
        tiers, tierce, tierces + {_GIVEN} + {_DATA}
        filiale*, sociétés affiliées, société affiliée, sociétés du groupe, entités du groupe, affilié*
            + {_GIVEN} + {_DATA}
        partenaire* + {_GIVEN} + {_DATA}
        annonceur*, régie* publicitaire*, partenaires publicitaires + {_GIVEN} + {_DATA}
        prestataire*, sous traitant*, fournisseur*, hébergeur*, transporteur* + {_GIVEN}, fait appel,
            recour* + {_DATA}
        sous traitants ultérieurs
        réseaux sociaux + {_GIVEN} + {_DATA}
        autorité judiciaire, autorités, autorités judiciaires, autorités publiques, autorités compétentes,
            administrations,
            réquisition*, forces de l'ordre, autorités administratives + {_GIVEN} + {_DATA}
        prestataire* de paiement, établissement* de crédit, organisme* de recouvrement + {_GIVEN} + {_DATA}
        partage* ... données, données ... partag*, communiqu* ... données, données ... communiqu*,
            données ... transmises,
            transmet* ... données, partage* ... informations, transmission ... données, destinataires,
            vend* ... données, vente ... données
    """,
    "retention": """
        conserv*, durée de conservation, durées de conservation, durée ... stockage, archivag*, archivé*
            + donnée*, informations, durée*, cookie*
        supprim*, suppression, effac*, anonymis*, détrui* + donnée*, informations, cookie*
    """,
    "transfer abroad": """
        hors de l'union européenne, hors union européenne, hors de l'ue, hors ue, en dehors de l'union,
            en dehors de l'ue,
            en dehors de l'espace, hors de l'espace, hors de l'eee, pays tiers, transfert* ... internation*,
            transfert* hors, états unis,
            transfert* ... pays, hébergé* en, hébergé* au*, serveurs situés, en dehors de l'eee,
            localisé* en, situé* hors
        clauses contractuelles types, clauses types
        privacy shield, bouclier de protection
        data privacy framework, dpf, cadre de protection des données
        décision d'adéquation, décisions d'adéquation, niveau de protection adéquat, protection adéquate
        règles d'entreprise contraignantes, binding corporate rules
    """,
    "consent": """
        opt in >< opt out, droit d'opposition, vous opposer, s'opposer
        consentement explicite, consentement exprès, consentement préalable, accord exprès, accord préalable,
            consentez expressément, accepte* expressément >< consentement implicite, consentement tacite,
            tacitement, réputé* avoir,
            réputé* accept*, poursuite de la navigation, en continuant, vaut acceptation
        avec votre consentement, avec votre accord >< sans votre consentement, sans votre accord,
            sans ... consentement, sans ... accord
        consent*
        retir* ... consentement, désabonn*, désinscri*, retrait du consentement
        gestion des cookies, paramétr* ... cookies, paramètres ... cookies, préférences ... cookies,
            refuser ... cookies
    """,
    "rights": """
        droit d'accès, droit de rectification, droit à l'effacement, droit d'effacement, droit à l'oubli,
            droit à la limitation,
            droit à la portabilité, portabilité, vos droits, droits des personnes, vous disposez ... droit*,
            vous avez le droit,
            droit de retirer, exercer ... droits, demander ... suppression, demander ... effacement,
            directives ... décès, sort de vos données, droits légaux, droit de suppression,
            droit à la suppression, vous bénéficiez d'un droit, droits d'accès
        autorité de contrôle, réclamation*, plainte*, délégué à la protection, dpo
        droit de rétractation, délai de rétractation, rétract*
    """,
    "liability": """
        responsabilité, responsable ... dommage*, responsable* en cas, tenu* responsable*,
            tenu* pour responsable*
            + engag*, dommage*, limit*, exclu*, décline*, dégag*, encour*, préjudice*, saurait, pourra, cas,
            faute, seule
        indemnis*, garanti* et indemni*, dégag* ... responsabilité
        garantie, garanties, garantit, garantissons, vices cachés, en l'état, garantie de conformité
        à vos risques, à ses risques, à vos propres risques, sous votre seule responsabilité,
            sous sa seule responsabilité
        dommages indirects, dommage indirect, manque à gagner, perte de profits, force majeure, faute lourde,
            plafonn*, limitation de responsabilité
    """,
    "automated decisions": """
        décision* automatisée*, traitement* automatisé*, prise de décision*
        profilage
        intelligence artificielle, ia, ia générative, apprentissage automatique + nous utilisons, utilisons,
            décision*, recours
        intervention humaine, vérification humaine
        algorithm*, classement*, référencement, recommandation*
    """,
    "training": """
        entraîn*, améliorer, amélioration, développer, développement, apprentissage + modèle*, ia,
            intelligence artificielle, algorithm*
    """,
    "purpose": f"""
        améliorer, amélioration*, développer, développement* + {_USED} + {_DATA}
        personnalis*, adapter + {_USED} + {_DATA}
        marketing, publicit*, prospection*, promotionnel*, newsletter*, lettre d'information,
            offres commerciales + {_USED} + {_DATA}
        recherche, statistiq*, études, mesure d'audience, analyse* + {_USED} + {_DATA}
        fraude*, abus, prévention, lutte contre + {_USED} + {_DATA}
        exécution du contrat, exécution d'un contrat, gestion ... commande*, fournir ... service*,
            fourniture ... service*,
            traitement ... commande*, gestion ... compte*, gestion ... relation* + {_USED} + {_DATA}
        obligation* légale*, obligations réglementaires, défense ... droits + {_USED} + {_DATA}
        intérêt* légitime*, base* légale*, base juridique, fondement juridique
        autres finalités, autre finalité, nouvelle finalité, toute autre fin, exclusivement pour,
            finalités suivantes
    """,
    "contracting party": """
        contrat entre, conclu entre, entre ... d'une part, cocontractant*, contrat avec, société par actions,
            édité* par, exploité* par,
            proposé* par, éditeur ... site, opéré* par, ci après, dont le siège
            + sas, sarl, sa, s.a.s, s.a, s.a.r.l, ltd, limited, inc, llc, gmbh, société, eurl, sasu, b.v., bv
        responsable de traitement, responsable du traitement, responsables conjoints,
            responsable de la collecte
        siège social, rcs, immatricul*, siret, siren, capital social, au capital, registre du commerce,
            numéro de tva, directeur de la publication
        céder ... contrat, cession ... contrat, cession ... droits
    """,
    "governing law": """
        droit applicable, loi applicable, régi* par, soumis* au droit, soumis* à la loi, droit français,
            loi française, lois de, droit de
            + droit français, droit applicable, loi*, régi*, soumis*, lois, droit belge, droit irlandais
        tribunaux compétents, tribunal compétent, juridiction*, compétence exclusive,
            compétence des tribunaux, tribunaux de,
            tribunal de commerce, tribunal judiciaire
    """,
    "unilateral power": """
        seule discrétion, entière discrétion, à sa discrétion, à notre discrétion, libre appréciation,
            discrétionnaire*, seul choix
        pour quelque raison que ce soit, pour toute raison, sans motif, sans justification,
            sans avoir à justifier
        sans préavis, sans notification, sans avertissement, sans information préalable, sans mise en demeure
        modifier à tout moment, modifiées à tout moment, modifier ... tout moment,
            à tout moment ... modifier, droit de modifier,
            pouvons modifier, peut modifier, unilatéralement, à tout moment ... modification*,
            faire évoluer + conditions, politique, tarif*, prix, service*,
            présentes, cgu, cgv, contrat, offre*
        irrévocable*, libre de redevance*, perpétuel*, sous licenci*, licence mondiale, monde entier
    """,
    "termination": """
        résili*, suspen*, désactiv*, clôtur*, fermeture ... compte, bloquer ... compte,
            exclu* ... utilisateur, bloqué*,
            supprimer ... compte, suppression ... compte
            + compte*, accès, service*, contrat*, abonnement*, utilisateur*, conditions, licence
    """,
    "notice of changes": """
        inform*, notifi*, averti*, prévenu*, porté* à la connaissance, préavis + modification*, mise* à jour,
            changement*, modifié*, évolution*
    """,
    "security": """
        violation* de données, violation* ... données, incident* de sécurité, faille* de sécurité,
            accès non autorisé*
        chiffr*, crypt*
        mesures de sécurité, mesures techniques, sécurité des données, sécurité ... données,
            mot de passe ... robuste, iso #,
            double authentification
    """,
    "price": """
        frais, commissions, une commission, commission de, taux de commission, commission sur, redevance*
        prix, tarif, tarifs, tarifaire*, tarification
        rembours*, bon d'achat
        renouvel* ... abonnement*, abonnement* ... renouvel*, reconduc*, prix ... abonnement*
        période d'essai, essai gratuit
        tva, taxe, taxes, ttc, pénalité*, intérêts de retard
        moyen* de paiement, modalités de paiement, paiement*, factur*, carte cadeau + prélè*, montant*, euro*
    """,
}

FRENCH = Language(
    code="fr",
    recognised_by=read_words(
        "le la les des et vous nous vos nos pour est une dans du en par sur que au un de"
    ),
    topics=read_lines("fr", TOPICS),
    modals={
        "may": """pouvons, peut, peuvent, pouvez, pourra, pourrons, pourront, pourrez, pourrait, pourraient,
            pourriez, susceptible de,
            susceptibles de, est autorisé à, êtes autorisé à""",
        "must": """devons, doit, doivent, devez, devra, devrons, devront, devrez, obligatoire, tenu de,
            tenus de, est tenu, sont tenus,
            s'engage à, s'engagent à""",
        "only": "uniquement, seulement, exclusivement, sauf, toujours",
    },
    denials=read_words("ne n pas jamais aucun aucune ni nul nulle rien"),
    withouts=read_words("sans"),
    neutral=read_phrases(
        "sans s y limiter, sans limitation, sans toutefois s y limiter, non seulement, ne se limit, "
        "n hésitez pas, ou non, "
        "sans que cette liste, sans préjudice, ne pas hésiter, ne sont pas limit, pas seulement, "
        "n est pas limit, sans que cela ne soit limit, "
        "n étant pas exhaustive, n est pas exhaustive, n ayant pas"
    ),
    breaks=read_words("mais cependant toutefois si lorsque parce car tandis néanmoins"),
    units={
        "hour": "heure, heures",
        "day": "jour, jours",
        "week": "semaine, semaines",
        "month": "mois",
        "year": "an, ans, année, années",
    },
    numerals=read_numerals(
        "un 1, une 1, deux 2, trois 3, quatre 4, cinq 5, six 6, sept 7, huit 8, neuf 9, dix 10, douze 12, "
        "treize 13, quatorze 14, "
        "quinze 15, seize 16, vingt 20, trente 30, quarante 40, cinquante 50, soixante 60, cent 100"
    ),
    all_months=read_words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    past=read_words("derniers dernières précédents depuis"),
)
