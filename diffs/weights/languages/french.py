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
            "pouvons recueillir"
        ),
        "purpose": read_phrases(
            "finalités suivantes, fins suivantes, finalités, finalité, nous utilisons vos, "
            "nous utilisons les, nous utilisons ces, utilisées pour, utilisés pour, buts suivants"
        ),
        "rights": read_phrases("droits suivants, vous avez le droit, vos droits, vous disposez"),
        "recipients": read_phrases(
            "nous partageons, destinataires, nous pouvons partager, partager vos, communiquées à, "
            "transmises à, transmettre vos, communiquer vos, tiers suivants"
        ),
    },
    duties=read_phrases(
        "vous devez, vous devrez, vous ne devez, vous ne pouvez, vous vous engagez, "
        "vous êtes responsable, le client doit, le client s engage, l utilisateur s engage, "
        "l utilisateur doit, les utilisateurs doivent, les vendeurs doivent, le vendeur doit, "
        "il est interdit, est interdit, sont interdits, est interdite, interdit de, pas autorisé à, "
        "n utilisez pas, ne publiez pas"
    ),
    before_verbs=read_words(
        "également aussi être avoir été toujours parfois donc alors ainsi nous vous il elle ils elles on "
        "se s le la les à de en y"
    ),
    neutral=read_phrases(
        "sans s y limiter, sans s y restreindre, sans limitation, sans limitations, "
        "sans toutefois s y limiter, sans être exhaustive, sans préjudice, sans tenir compte, sans délai, "
        "sans interruption, sans retard, sans aucune limitation, ne se limite pas, "
        "ne se limitent pas, ne s y limitant pas, n hésitez pas, n hésite pas, ne pas hésiter, "
        "pas seulement, ne sont pas limités, ne sont pas limitées, n est pas limité, n est pas limitée, "
        "n étant pas limité, n étant pas limitée, n est pas exhaustive, n étant pas exhaustive, "
        "pas exhaustive, pas limitative, ne manquez pas, ou pas, n excédant pas, ne dépassant pas"
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
        "le la les l un une des du de d votre vos notre nos son sa ses leur leurs ce cette ces chaque tout"
    ),
    defined_terms=read_words(
        """
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
        # It points elsewhere, and tells nothing about the data.
        (re.compile(r"(?i)\b(?:plus d'|davantage d'|de plus amples |pour toute )informations?\b"), "plus"),
    ),
)
