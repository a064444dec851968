"""French: the small words that turn a sentence round; the lines of its topics are in `french_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.french_topics import TOPICS
from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

FRENCH = Language(
    code="fr",
    recognised_by=read_words(
        "le la les des et vous nous vos nos pour est une dans du en par sur que au un de"
    ),
    topics=read_lines("fr", TOPICS),
    modals={
        "may": """pouvons, peut, peuvent, pouvez, pourra, pourrons, pourront, pourrez, pourrait, pourraient,
            pourriez, pourrions, susceptible de, susceptibles de, susceptible d, susceptibles d,
            est autorisé à, êtes autorisé à, sont autorisés à""",
        "must": """devons, doit, doivent, devez, devra, devrons, devront, devrez, obligatoire, obligatoires,
            tenu de, tenus de, est tenu, sont tenus, s engage à, s engagent à, engageons à, vous engagez à,
            il faut, devrait, devriez""",
        "only": "uniquement, seulement, exclusivement, sauf, toujours, seul, seuls",
    },
    denials=read_words("ne n pas jamais aucun aucune ni nul nulle rien aucunement"),
    withouts=read_words("sans"),
    lists={
        "data": read_phrases(
            "nous collectons, nous recueillons, données suivantes, informations suivantes, "
            "catégories de données, types de données, types d informations, données collectées, "
            "données traitées, nous traitons les, informations collectées, nous pouvons collecter, "
            "pouvons recueillir, collectons, collecter les, recueillir, être collectées, sont collectées, "
            "sont recueillies, traiter les données, traitement des données suivantes, données concernées, "
            "quelles données"
        ),
        "purpose": read_phrases(
            "finalités suivantes, fins suivantes, finalités, finalité, nous utilisons vos, "
            "nous utilisons les, nous utilisons ces, utilisées pour, utilisés pour, buts suivants, "
            "pour les raisons suivantes, afin de, pour la finalité, finalités de, utiliser vos, "
            "utiliser les, sont utilisées, traitées pour, traitons vos"
        ),
        "rights": read_phrases(
            "droits suivants, vous avez le droit, vos droits, vous disposez, droit de demander, droits de"
        ),
        "recipients": read_phrases(
            "nous partageons, destinataires, nous pouvons partager, partager vos, communiquées à, "
            "transmises à, transmettre vos, communiquer vos, tiers suivants, destinataires suivants, "
            "communiquées aux, transmises aux, partagées avec, partager vos données, accès aux données, "
            "sous traitants suivants, prestataires suivants, partenaires suivants, qui a accès, "
            "divulguer vos"
        ),
    },
    duties=read_phrases(
        "vous devez, vous devrez, vous ne devez, vous ne pouvez, vous vous engagez, vous êtes responsable, "
        "le client doit, le client s engage, l utilisateur s engage, l utilisateur doit, "
        "les utilisateurs doivent, les vendeurs doivent, le vendeur doit, il est interdit, est interdit, "
        "strictement interdit, formellement interdit, sont interdits, est interdite, interdit de, "
        "pas autorisé à, n utilisez pas, ne publiez pas"
    ),
    drops_subjects=True,
    joints=read_words("et ou ainsi"),
    pointers=read_phrases(
        "comment désactiver, comment bloquer, comment supprimer les, comment gérer les, veuillez vous "
        "référer, veuillez consulter, veuillez vous reporter, invitons à consulter, "
        "avez des questions, pour toute question, toute question relative, toute question concernant, "
        "questions sur, en savoir plus, pour plus d informations, "
        "politique explique, politique décrit, politique vous explique, politique a pour, page explique, "
        "page décrit, document décrit, document explique, charte décrit, charte explique, découvrez comment, "
        "vous aider à comprendre, vous informer sur la, explique comment, décrit comment"
    ),
    providers=read_phrases(
        "notre prestataire, nos prestataires, prestataire, prestataires, notre fournisseur, "
        "fournisseur, fournisseurs, hébergeur, hébergé par, hébergée par, hébergés par, hébergées "
        "par, hébergé chez, sous traitant, sous traitants, envoyé à, envoyés à, envoyées à, "
        "transmises à, transmis à, confié à, outil tiers, service tiers, service d analyse, outil d "
        "analyse"
    ),
    uses=read_phrases(
        "nous utilisons, nous utilisons également, utilise, utilisons, a recours à, avons recours à, "
        "ont recours à, fait appel à, faisons appel à, utilisation de, l outil, le service"
    ),
    helps=read_phrases(
        "nous permet, nous aide, nous fournit, nous sert, permet de mesurer, permet d analyser"
    ),
    definitions=read_phrases(
        "dont le siège, immatriculée, au capital, ci après, ci dessous dénommée, dénommée, désignée"
    ),
    owners=read_words(
        "éditeur éditrice développeur développeuse vendeur exploitant concédant prestataire titulaire "
        "propriétaire"
    ),
    own=read_words("nous notre nos"),
    readers=read_words("votre vos ton ta tes"),
    headings={
        "recipients": read_phrases(
            "destinataires, partage, partageons, communiquons nos, divulgation, sous traitants, "
            "prestataires, tiers, avec qui, qui a accès, réseaux sociaux, hébergeur, hébergement, "
            "transmission"
        ),
        "data": read_phrases(
            "données collectées, données recueillies, collecte, collectons, recueillons, quelles données, "
            "quelles informations, types de données, catégories de données, cookies, traceurs, "
            "données traitées"
        ),
        "purpose": read_phrases(
            "finalités, finalité, pourquoi, utilisation de vos, utilisation des données, base légale, "
            "bases légales, base juridique, bases juridiques, comment utilisons, utilisons nous, publicité, "
            "prospection"
        ),
        "notice of changes": read_phrases(
            "modifications, modification des, modification de la, modification du, mise à jour de, "
            "mises à jour, évolution, changements, évolutions"
        ),
        "security": read_phrases(
            "sécurité, sécurisation, protection de vos données, confidentialité et sécurité"
        ),
        "retention": read_phrases("conservation, durée de, durées de, combien de temps"),
        "liability": read_phrases(
            "responsabilité, responsabilités, garantie, garanties, force majeure, indemnisation"
        ),
        "termination": read_phrases(
            "résiliation, suspension, suspension ou, suppression d un compte, suppression du compte, "
            "désinscription, désactivation"
        ),
        "price": read_phrases(
            "prix, tarifs, tarif, paiement, frais, facturation, remboursement, modalités de paiement, "
            "livraison et frais, règlement de la"
        ),
        "rights": read_phrases(
            "vos droits, droits des personnes, rétractation, retours, retour, droit d accès, quels sont vos, "
            "échange"
        ),
        "governing law": read_phrases(
            "droit applicable, loi applicable, juridiction, juridiction compétente, tribunaux compétents, "
            "attribution de juridiction"
        ),
        "arbitration": read_phrases("médiation, litiges, règlement des litiges, différends"),
        "transfer abroad": read_phrases(
            "transfert, transferts, hors de l union, hors ue, en dehors de l union"
        ),
        "automated decisions": read_phrases("profilage, décisions automatisées, décision automatisée"),
        "children": read_phrases("mineurs, enfants, enfant"),
        "consent": read_phrases("consentement"),
        "contracting party": read_phrases(
            "responsable de traitement, responsable du traitement, mentions légales, éditeur, éditeur du, "
            "qui sommes nous, identité"
        ),
    },
    before_verbs=read_words(
        "également aussi être avoir été toujours parfois donc alors ainsi nous vous il elle ils elles on "
        "se s le la les à de en y"
    ),
    neutral=read_phrases(
        "sans s y limiter, sans s y restreindre, sans limitation, sans limitations, "
        "sans toutefois s y limiter, sans être exhaustive, sans préjudice, sans tenir compte, sans délai, "
        "sans interruption, sans retard, sans aucune limitation, ne se limite pas, ne se limitent pas, "
        "ne s y limitant pas, n hésitez pas, n hésite pas, ne pas hésiter, pas seulement, "
        "ne sont pas limités, ne sont pas limitées, n est pas limité, n est pas limitée, n étant pas limité, "
        "n étant pas limitée, n est pas exhaustive, n étant pas exhaustive, pas exhaustive, pas limitative, "
        "ne manquez pas, ou pas, n excédant pas, ne dépassant pas"
    ),
    breaks=read_words("mais cependant toutefois si lorsque parce car tandis néanmoins sauf quand"),
    units={
        "hour": "heure, heures",
        "day": "jour, jours",
        "week": "semaine, semaines",
        "month": "mois",
        "year": "an, ans, année, années",
    },
    numerals=read_numerals(
        "un 1, une 1, deux 2, trois 3, quatre 4, cinq 5, six 6, sept 7, huit 8, neuf 9, dix 10, onze 11, "
        "douze 12, treize 13, quatorze 14, quinze 15, seize 16, vingt 20, trente 30, quarante 40, "
        "cinquante 50, soixante 60, cent 100"
    ),
    determiners=read_words(
        "le la les l un une des du votre vos notre nos son sa ses leur leurs ce cette ces chaque tout"
    ),
    defined_terms=read_words(
        """
        ni
        article articles section annexe parties conditions générales vente utilisation politique charte
        contrat cgu cgv service services site sites application plateforme produit produits données compte
        client clients utilisateur utilisateurs membre membres vendeur vendeurs acheteur commande société
        prestataire partenaire partenaires rgpd cnil union européenne france états cookies internet nous
        """
    ),
    all_months=read_words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    past=read_words("derniers dernières précédents précédant depuis y"),
    contractions=(
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (re.compile(r"\bdestinataires (?:actifs|du service|des services)\b", re.IGNORECASE), "utilisateurs"),
        (
            re.compile(
                r"\b(intérêts? légitimes?) (?:du|poursuivis? par le) responsable (?:de|du) traitement\b",
                re.IGNORECASE,
            ),
            "\\1",
        ),
        (re.compile(r"\bcontrôles? (?:de sécurité et )?(?:des|de) passeports?\b", re.IGNORECASE), "contrôle"),
        # Disputes about how a contract is read, done and ended are no end of it.
        (
            re.compile(
                r"(?i)\b((?:interprétation|exécution|validité|conclusion)\b[^.;]{0,60}?)"
                r"(?:,|,? (?:et|ou)) (?:à |de )?(?:la |sa )?résiliation"
            ),
            r"\1",
        ),
        (re.compile(r"(?i)\b(sièges?) (?:auto )?(?:pour )?enfants?\b"), r"\1"),
        # What is sent to the reader is no data of the reader.
        (
            re.compile(
                r"(?i)\bvous (?:envo|enver|adress|transmet)\w+ (?:des |d.|les |toutes? )?informations?\b"
            ),
            "vous écrit",
        ),
        # "ne ... que" limits and denies nothing.
        (
            re.compile(
                r"(?i)\bn(?:e |')((?:(?!(?:pas|plus|jamais|aucune?|point|rien|garantir|assurer|saur\w+)\b)"
                r"[^\s,;:.]+ ){1,6}?)qu(?:e |')"
            ),
            r"\1uniquement ",
        ),
        # What a call costs is no price.
        (re.compile(r"(?i)\b(?:prix d'un appel|tarifs?) (?:local|non surtaxé|de votre opérateur)"), "appel"),
        # A number for taxes identifies a company.
        (
            re.compile(
                r"(?i)\b(?:num[ée]ro|n ?°|no|code) (?:de |d.identification à la )?tva\b|\btva intra\w*"
            ),
            "siren",
        ),
        (re.compile(r"(?i)\btva (?=num[ée]ro|n ?°)"), "siren "),
        # What one wins is no price, and what costs nothing has none.
        (re.compile(r"(?i)\b(?:comme|remise des|remporter un|gagner un|gagner des) prix\b"), "lot"),
        (re.compile(r"(?i)\bsans (?:aucun )?frais\b"), "gratuitement"),
        (re.compile(r"(?i)\b(commandes?) (?:est|sera|sont|seront) réputée?s? acceptée?s?\b"), r"\1 conclue"),
        # "after your account was deleted" says how long, and "informations que vous partagez" who gives them.
        (
            re.compile(
                r"(?i)\b(après|dès|jusqu.(?:à|au moment de)|suivant|suite à|à compter de|depuis|date de"
                r"|fin de|jusqu.à ce que[^.;]{0,60}?demande|jusqu.à la demande de) (?:la )?(?:date de )?"
                r"(?:suppression|clôture|fermeture|désactivation|résiliation) "
                r"(?=(?:de |du |d.)(?:\w+ )?(?:compte|contrat))"
            ),
            r"\1 la fin ",
        ),
        (
            re.compile(r"(?i)\bque vous (nous )?(?:partagez|communiquez|transmettez|divulguez)\b"),
            r"que vous \1fournissez",
        ),
        (re.compile(r"(?i)\b(hébergé\w*|stocké\w*) (?:dans|sur) le (?:cloud|nuage)\b"), r"\1 en ligne"),
        # That a reader needs no reason is no power of the company.
        (
            re.compile(
                r"(?i)\b(vous|client|consommateur|utilisateur|internaute|acheteur|membre|abonné|adhérent) "
                r"(pouvez|peut|pourr\w+|dispos\w+|avez|a)\b([^.;:]{0,120}?) sans "
                r"(?:(?:aucun )?motif|(?:aucune )?justification|(?:avoir )?à (?:se )?(?:justifi\w+|motiver)|"
                r"préavis)"
            ),
            r"\1 \2\3 librement",
        ),
        (
            re.compile(
                r"(?i)\ben (?:tant que|qualité de) responsables (?:du|de) traitement(?: des données)?"
            ),
            "responsables autonomes",
        ),
        # A text that says what it explains tells nothing of it.
        (
            re.compile(
                r"(?i)\b(expliqu\w+|décri(?:t|re|vent|vant|vons)|expos(?:e|ent|er|ant|ons)|détaill\w+|comprendre|"
                r"précis(?:e|ent|er|ant|ons)) (?:pourquoi et )?"
                r"(?:comment|pourquoi|quelles (?:données|informations)|"
                r"l\w (?:façon|manière) dont)\b[^.;:!?]*"
            ),
            r"\1 cela",
        ),
        (
            re.compile(
                r"(?i)\binformations? (?:sur (?:la (?:façon|manière) (?:de|dont)|les moyens de)|"
                r"pour savoir)\b"
                r"[^.;:!?]*"
            ),
            "page",
        ),
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"(?i)\b(?:plus d'|davantage d'|de plus amples |pour toute )informations?\b"), "plus"),
    ),
)
