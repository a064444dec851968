"""Dates of a policy in places and forms that once hid them, and what looks like them."""

from __future__ import annotations

# (text below the title, effective, updated)
TAKEN_BY_FORM: list[tuple[str, str | None, str | None]] = [
    # Days in one number, behind a label.
    ("Version 18062024", None, "2024-06-18"),
    ("Revision Date: 20150601", None, "2015-06-01"),
    ("Version No.: 20180510", None, "2018-05-10"),
    ("Date : 19/08//2021", None, "2021-08-19"),
    ("En vigueur au 1ERJANVIER 2022", "2022-01-01", None),
    # A subject that points to the policy that was just named.
    ("Nos conditions sont brèves. Elles sont valables à compter du 3 mai 2021.", "2021-05-03", None),
    ("This policy is short. It was last updated May 3, 2021.", None, "2021-05-03"),
    ("Unsere Richtlinie ist kurz. Sie gilt ab dem 1. Mai 2018.", "2018-05-01", None),
    ("Lea estas condiciones. Son válidas desde el 1 de mayo de 2018.", "2018-05-01", None),
    # Verbs of age, and of what a text takes the place of.
    ("Ces règles (« Règles » ou « Charte ») datent de mai 2021.", None, "2021-05"),
    ("Ces conditions remplacent toute version antérieure à compter du 23/05/2021.", "2021-05-23", None),
    ("Deze voorwaarden dateren van 3 mei 2018.", None, "2018-05-03"),
    ("Diese Bedingungen datieren vom 3. Mai 2018.", None, "2018-05-03"),
    ("Le presenti condizioni risalgono al 3 maggio 2018.", None, "2018-05-03"),
    (
        "Estas condiciones sustituyen a cualquier versión anterior desde el 3 de mayo de 2018.",
        "2018-05-03",
        None,
    ),
    ("These terms enter into full force and effect on May 3, 2021.", "2021-05-03", None),
    ("These Terms of Use were posted on April 20, 2018 and bind everyone.", None, "2018-04-20"),
    ("En vigueur exclusivement pour des lampes à compter du 3 mai 2021", "2021-05-03", None),
    ("This data protection declaration is valid as of November 2021.", "2021-11", None),
    ("Updated by Lamp6, LLC on May 16, 2018", None, "2018-05-16"),
    ("Fecha publicación: 23 de abril de 2022", None, "2022-04-23"),
    ("Status of the T&C, July 2021", None, "2021-07"),
    # The tenses and the words around them, in all languages.
    ("Le presenti condizioni entrano in vigore a decorrere dal 15 marzo 2021.", "2021-03-15", None),
    ("I presenti Termini hanno effetto a partire dal 3 maggio 2021.", "2021-05-03", None),
    ("Questa pagina è stata aggiornata l’ultima volta il 3 maggio 2021.", None, "2021-05-03"),
    ("La Cookie Policy è stata modificata da ultimo in data 3 maggio 2021.", None, "2021-05-03"),
    ("Ultima modifica apportata il 3 maggio 2021", None, "2021-05-03"),
    ("Aggiornato al mese di maggio 2021", None, "2021-05"),
    ("Revisione: 3 maggio 2021", None, "2021-05-03"),
    ("Data aggiornamento: 03/05/2021", None, "2021-05-03"),
    ("Os presentes termos entraram em vigor no dia 3 de maio de 2021.", "2021-05-03", None),
    ("Em vigência desde 3 de maio de 2021", "2021-05-03", None),
    ("Revisão: 3 de maio de 2021", None, "2021-05-03"),
    ("Estos términos comenzarán a regir el 3 de mayo de 2021.", "2021-05-03", None),
    ("Texto revisado a fecha 3 de mayo de 2021", None, "2021-05-03"),
    ("Esta política se actualizó por última vez el 3 de mayo de 2021.", None, "2021-05-03"),
    ("Actualizado a mayo de 2021", None, "2021-05"),
    ("Fecha de creación: 3 de mayo de 2021", None, "2021-05-03"),
    ("Diese Bedingungen sind ab 1. Mai 2021 gültig.", "2021-05-01", None),
    ("Diese Bedingungen finden ab dem 1. Mai 2021 Anwendung.", "2021-05-01", None),
    ("Diese Erklärung wurde am 3. Mai 2021 erstellt.", None, "2021-05-03"),
    ("Diese Satzung wurde auf der Versammlung am 3. Mai 2021 beschlossen.", None, "2021-05-03"),
    ("Zuletzt geprüft und aktualisiert: Mai 2021", None, "2021-05"),
    ("Diese Erklärung wurde zuletzt im Mai 2021 aktualisiert.", None, "2021-05"),
    ("Deze pagina is gewijzigd per 3 mei 2021.", None, "2021-05-03"),
    ("Deze voorwaarden zijn vanaf 3 mei 2021 van kracht.", "2021-05-03", None),
    ("Deze voorwaarden zijn in werking getreden op 3 mei 2021.", "2021-05-03", None),
    ("Geldend vanaf 3 mei 2021", "2021-05-03", None),
    ("CGV mises en ligne le 3 mai 2021", None, "2021-05-03"),
    ("Cette charte est datée du 3 mai 2021.", None, "2021-05-03"),
    ("V. 1.2 du 3 mai 2021", None, "2021-05-03"),
    ("This document is current as at Sun 18 Oct, 2020.", None, "2020-10-18"),
    ("Last Edit: Mar 28, 2008", None, "2008-03-28"),
    ("Entry into force: 3 May 2021", "2021-05-03", None),
    # Marks between label and date, and around both.
    ("Vigencia · 22 de abril de 2026", "2026-04-22", None),
    ("\\### EFFECTIVE DATE: September 15, 2017", "2017-09-15", None),
    ("How we keep your data__Effective date: May 25, 2018._", "2018-05-25", None),
    ("LAMP POLICYEffective date: May 25, 2018", "2018-05-25", None),
    ("Date: 15 Sep, 2020 00:00 (GMT)", None, "2020-09-15"),
    # The end of a short line at the top.
    ("Your Rights – Effective May 1, 2023", "2023-05-01", None),
    ("Lamps Ltd., 1 High Street, London (Current as of 8 April 2020)", None, "2020-04-08"),
    ("LAMPS LIMITED, LAST UPDATED MARCH 2020", None, "2020-03"),
    # HTML that was kept as it is.
    ("<strong>Lamps</strong> A Company<br>Last updated: July 1, 2020 <br>", None, "2020-07-01"),
    ("<p>Check your lamps</p>Effective May 3, 2020 | Archived versions", "2020-05-03", None),
    ("Effective May 18, 2017 Back to Legal", "2017-05-18", None),
    ("These TOS were last modified January 6, 2021.", None, "2021-01-06"),
    ("Effective as of January 22, 2021 [View archived Privacy Notice](/old)", "2021-01-22", None),
    # The second label of a date, in brackets.
    ("Fecha de entrada en vigor: 13 de mayo de 2025 (actualizada)", "2025-05-13", None),
    # Changes that are listed without a heading.
    (
        "* On 26 May 2025, we added a processor\n* On 13 May 2024, we changed the host\n"
        "* On 2 May 2023, we removed a processor",
        None,
        "2025-05-26",
    ),
]
# (text, date without a label)
UNLABELLED_BY_PLACE: list[tuple[str, str]] = [
    ("# Lamp Policy (September 2023)\n\nText.\n", "2023-09"),
    ("# Lamp Policy May 2025\n\nText.\n", "2025-05"),
    ("General Conditions\n\nLamps Inc. (16/07/2020)\n\nText.\n", "2020-07-16"),
    ("# Lamp Policy\n\n6 October 2022 10:30\n\nText.\n", "2022-10-06"),
    (f"# Lamp Policy\n\n{'This article lists our lamps. ' * 9}\n\nJune 10, 2026\n\nText.\n", "2026-06-10"),
]
# No date of these is the policy's own.
NOT_TAKEN_BY_FORM: list[str] = [
    "Download [the version in force: 20220715_LAMPS_TS](/terms.pdf).",
    "Effective May 18, 2017, Rome residents may object.",
    "Effective May 18, 2017 Romans may object.",
    "Effective May 18, 2017 California residents may opt out.",
    "Call 20180510, or write to us.",
    "We follow the GDPR. It was last amended on May 4, 2016.",
    "Our lamps are bright. They are valid gifts from May 1, 2018.",
    "The Lamp Terms were deprecated effective 3 May 2021.",
    "Deze regels gelden voor alle lampen die verkocht zijn sinds 3 mei 2021",
    "Previous Terms PDF: [Lamp Terms update February 2017](/old.pdf)",
    "La facture en date du 3 mai 2018 et les conditions à la date du 4 mai 2018 sont jointes.",
    "Der Laden wurde am 3. Mai 2021 erstellt, und ab 1. Mai 2022 sind Gutscheine gültig.",
    "Das Gesetz ist ab 1. Mai 2021 gültig.",
    "La revisione del 3 maggio 2021 della lampada è gratuita.",
    "We use parts of others.\n\nApache License\nVersion 2.0, January 2004\n\nTERMS AND CONDITIONS",
    "Please also read our Privacy Notice, which was updated effective December 20, 2019.",
    "We opened a shop in May. **Sale – until May 1, 2023**",
    "* On 26 May 2025, we went to Rome\n* On 13 May 2024, we saw lamps\n* On 2 May 2023, we slept",
]
