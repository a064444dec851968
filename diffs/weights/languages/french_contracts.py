"""French: the lines of the topics of contracts; `french_topics` has those about data."""

from __future__ import annotations

_RULES = """conditions, politique, tarif*, prix, service*, présentes, cgu, cgv, cgs, contrat, offre*, charte,
    règles, frais, programme*, avantage*"""

TOPICS = {
    "arbitration": """
        arbitrage, arbitral*, arbitre, arbitres
        action collective, actions collectives, recours collectif*, action de groupe, actions de groupe,
            recours de groupe
        médiat*, conciliat*, règlement amiable, plateforme ... commission européenne, résolution amiable,
            solution amiable, à l'amiable, règlement en ligne des litiges, règlement extrajudiciaire,
            plateforme rll
    """,
    "rights": """
        droit d'accès, droit de rectification, droit à l'effacement, droit d'effacement, droit à l'oubli,
            droit à la limitation, droit de limitation, droit d'opposition, droit à la portabilité,
            portabilité, vos droits, droits des personnes, droit de retirer, exercer ... droit*,
            exercice ... droit*, demander ... suppression, demander ... effacement, directives ... décès,
            sort de vos données, droits légaux, droit de suppression, droit à la suppression,
            demande* d'effacement, demande* de suppression, demande* d'accès, demande* de rectification,
            vous pouvez ... effacer, vous pouvez ... supprimer vos données, vous pouvez ... rectifier,
            vous bénéficiez ... droit*, droits d'accès, droits du consommateur, droits des consommateurs,
            droits informatique
        vous avez le droit, vous disposez ... droit*, avez également le droit + donnée*, accès, accéder,
            opposer, opposition, retirer, demander, rectif*, suppr*, plainte, remboursement, rétract*,
            réclamation
        autorité de contrôle, réclamation auprès de la, réclamation auprès de l'autorité, plainte auprès,
            réclamation auprès d'une autorité, porter plainte, déposer une plainte, déposer plainte,
            introduire une plainte, plainte ... autorité, délégué à la protection, dpo, saisir la cnil,
            réclamation ... cnil, plainte ... cnil, introduire une réclamation, déposer une réclamation,
            autorité de protection des données
        vous opposer, t'opposer, s'opposer, m'opposer, opposition au traitement + traitement*, donnée*,
            prospection, profilage, cnil, marketing
        limitation du traitement, limiter le traitement, demander la limitation, retirer ... consentement,
            révoquer ... consentement, retrait du consentement, obtenir une copie, demander une copie,
            recevoir une copie, copie de vos données, faire rectifier, faire supprimer, faire effacer,
            rectifier vos données, corriger vos données
        justificatif* d'identité, preuve de votre identité, vérifier votre identité, confirmer votre identité,
            pièce d'identité + demande*, droit*, exerc*
        délai d'un mois, délai de # mois, dans le mois, délai de # jours, dans les # jours + votre demande,
            vos demandes, exerc*, droit*, répond*
        droit de rétractation, délai de rétractation, rétract*
        droit de retour, délai de retour, échangé* ou retourné*, retourné* ou échangé*,
            échangé* ou remboursé*, repris ou échangé*, repris ni échangé*, ni repris, satisfait ou remboursé,
            retourné* ... article*, retour* ... gratuit*, conditions de retour, politique de retour,
            échange ou remboursement, bon de retour, étiquette de retour, effectuer un retour, mode de retour,
            préparation du retour, modalités de retour, demande de retour, frais de retour, frais de renvoi,
            retourner ... produit*, retourner ... article*, retourner ... marchandise*, renvoyer ... produit*,
            renvoyer ... article*, renvoyer ... bien*, produit* ... retourné*, article* ... retourné*,
            article* ... renvoyé*, produit* ... renvoyé*, retourner le bien, retourner les biens,
            nettement personnalisé*, descellé*, se détériorer, emballage d'origine
    """,
    "liability": """
        responsabilité, responsable ... dommage*, responsable* en cas, tenu* responsable*,
            tenu* pour responsable* + engag*, dommage*, limit*, exclu*, décline*, dégag*, encour*, préjudice*,
            saurait, pourra, cas, faute, seule, tenu*, aucune, perte*
        indemnis*, garanti* et indemni*, dégag* ... responsabilité, relève et garantit, garantir contre
        aucune garantie, garanties légales, garantie légale, garantie commerciale, garantie de conformité,
            garantie des vices, garanties expresses, garantie expresse, sans garantie, garantie contractuelle,
            vices cachés, défaut* caché*, défaut de la chose, réparation ou ... remplacement,
            réparation ou au remplacement, réduction du prix, résolution de la vente,
            délivrance conforme, non conformité, en l'état, ne garanti*, saurait garantir,
            garanties implicites, peut garantir,
            pouvons garantir, défaut de conformité, obligation de moyens, obligation de résultat
        à vos risques, à ses risques, à vos propres risques, sous votre seule responsabilité,
            sous sa seule responsabilité, seule responsabilité de, entière responsabilité
        dommages indirects, dommage indirect, manque à gagner, perte de profits, force majeure, faute lourde,
            plafonn*, limitation de responsabilité, préjudice indirect, dommages et intérêts,
            perte de données, perte d'exploitation, pertes indirectes, indemnité forfaitaire, clause pénale
        # €, # euros, # eur, # dts, # dollars + responsabilité, responsable, responsables, dommage*,
            indemnisation, indemnité*, préjudice*
    """,
    "contracting party": """
        édité* par @, propriété de @, éditeur est @, responsable est @, exploité* par @ + site, application,
            services, page, politique
        contrat entre, conclu entre, entre ... d'une part, cocontractant*, contrat avec, société par actions,
            édité* par, exploité* par, site ... proposé* par, services sont proposé* par,
            service est proposé* par, application ... proposé* par, éditeur ... site, opéré* par,
            dont le siège, éditrice, sous le nom commercial, sous la dénomination, activités sous le nom,
            sous le nom de, sous l'enseigne, agissant sous le nom, service de, ci après dénommé*,
            ci après désigné*, ci après + sas, sarl, s.a.s, s.a, s.a.r.l, ltd, limited, inc, llc, gmbh,
            société, eurl, sasu, b.v., bv, plc
        responsable de traitement, responsable du traitement, responsables conjoints, responsable conjoint,
            contrôleur* des données, contrôleur* de données, responsable de la collecte,
            responsables du traitement, responsables de traitement, responsable de ses propres traitements,
            responsables de leurs propres traitements, seul responsable du traitement
        siège social, rcs, immatricul*, siret, siren, capital social, au capital, registre du commerce,
            numéro de tva, directeur de la publication, directrice de la publication, banque carrefour
        céder ... contrat, cession ... contrat, cession ... droits et obligations, transférer ... contrat,
            céder ... droits
        représentant* dans l'union, représentant* au sein de l'union, représentant* dans l'ue,
            représentant* ... article #, représentant* au royaume uni, représentant* en suisse
    """,
    "governing law": """
        régi* par le droit, régi* par la loi, régi* par les lois, régi* ... droit français,
            régi* ... loi française, soumis* au droit, soumis* à la loi, soumis* aux lois, droit français,
            loi française, droit belge, loi belge, droit irlandais, loi irlandaise, droit suisse, lois de la,
            lois du, lois de l'état + contrat, contrats, contractuel*, conditions, présentes, accord, cgu,
            cgv, cgs, cgvu, litige*, différend*, interprét*, convention, charte, règlement, validité, mentions
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
            fermer ... compte, exclusion ... membre, radiation, bannissement*, banni, bannis, bannir,
            suspension immédiate, suspension temporaire, suspension définitive
    """,
    "notice of changes": """
        informer*, informé*, informons ... modification*, informons ... changement*, informons ... évolution*,
            informons ... mise à jour, informera, notifier*, publierons, informerons, notifierons, avertirons,
            préviendrons, publié*, affiché*, notifié*, notifions, averti*, prévenu*, prévenir,
            porté* à la connaissance, préavis, avis préalable + modification*, mise à jour, mises à jour,
            changement*, modifié*, évolution*, nouvelle version
        droit de modifier, droit d'adapter, droit de mettre à jour, droit d'actualiser, droit de réviser,
            droit de changer, possibilité de modifier, faculté de modifier, peu* ... être modifié*,
            pourr* ... être modifié*, susceptible* d'être modifié*, peu* ... être mis* à jour,
            pourr* ... être mis* à jour, peu* ... être révisé*, peu* ... être actualisé*, peut évoluer,
            peuvent évoluer, susceptible* d'évoluer, amené* à modifier, amené* à mettre à jour,
            amené* à changer, amené* à réviser, pouvons ... réviser, pouvons ... mettre à jour,
            pouvons ... modifier,
            apporter ... modification*,
            apport* ... changement*, mettrons ... à jour + politique, conditions, cgu, cgv, cgvu, charte,
            mentions, déclaration, présentes, règles, avis, notice, page
        poursuite de l'utilisation, continu* ... utiliser, continuez ... utiliser, utilisation continue,
            vaut acceptation, acceptation ... modification*, refus ... modification*,
            refuser ... modification*, nouvelles conditions, nouvelle version, prendr* ... effet,
            entr* en vigueur, consulter régulièrement, consulter périodiquement,
            vérifier régulièrement + modification*, modifié*, mise à jour, mises à jour, changement*,
            version
        sera actualisé*, seront actualisé*, sera mis* à jour, seront mis* à jour, nouvelle version,
            nouvelles conditions, nouvelle politique + entrer* en vigueur, entre en vigueur,
            entrent en vigueur, d'ici là, le #, à compter du
    """,
    "security": """
        violation* de données, violation* ... données, incident* de sécurité, faille* de sécurité,
            accès non autorisé*, fuite* de données
        chiffrement, chiffré*, chiffrons, cryptage, crypté*, cryptons
        mesures de sécurité, mesures techniques, mesures organisationnelles, sécurité des données,
            sécurité ... données, mot de passe ... robuste, iso #, double authentification,
            protéger ... données, authentification forte, niveau de sécurité, procédures de sécurité,
            sécurité absolue, sécurité totale, confidentialité ... intégrité, intégrité ... confidentialité,
            mesures ... appropriées, mesures ... adéquates, précautions utiles, toutes les précautions,
            pare feu, sécurisation des, sécurité de vos, contrôle* d'accès, accès restreint,
            accès limité, dispositifs de sécurité
        mot de passe, mots de passe, identifiants de connexion + confidentiel*, confidentialité, secret*,
            sécuris*, robuste*, caractères
    """,
    "price": """
        frais, redevance* + livraison, port, retour*, envoi*, expédition, service*, dossier, pay*, factur*, €,
            euro*, charge, supplémentaire*, supplément, gratuit*, bancaires, inscription, adhésion, command*,
            montant*, annulation, acquitt*, prélev*, appliqu*, réservation*, transaction*, gestion,
            remboursé*, prix
        taux de commission
        # €, # euros, # eur, € # + livraison, livré*, achat*, command*, mois, mensuel*, abonnement*, offert*,
            gratuit*, tarif*, frais, formule*, pack*, remise*, réduction*, prix, commission*, option*,
            prestation*, forfait*, minimum, ttc, ht, tva, annulation, par an
        commissions, une commission, commission de, commission sur + pay*, perç*, montant*, prélev*, vente*,
            vendeur*, taux, %
        prix, livraison offerte, livraison gratuite, frais de port offerts, tarif, tarifs, tarifaire*,
            tarification, achats intégrés, achat intégré, remboursable*
        rembours*, bon d'achat, bons d'achat + commande*, montant*, délai*, jours, prix, frais, produit*,
            achat*, somme*, billet*, retour*, article*
        renouvel* ... abonnement*, abonnement* ... renouvel*, reconduc*, renouvellement automatique
        période d'essai, essai gratuit, offre d'essai
        tva, taxe, taxes, ttc, intérêts de retard, droits de douane, droits d'importation
        pénalité* + retard, pay*, paie*, factur*, €, euro*, montant*
        moyen* de paiement, modalités de paiement, mode* de paiement, virement, paiement en plusieurs,
            retard de paiement, défaut de paiement, incident* de paiement, conditions de paiement,
            paiement comptant, facturé*, facture, factures, carte cadeau, cartes cadeaux, acompte*,
            prélèvement*, caution + command*, accept*, achat*, montant*, jours, prix, frais, facturé*, règle*,
            régl*, somme*, caution
    """,
}
