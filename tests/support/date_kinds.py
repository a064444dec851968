"""Sentences that state dates of the policy, by the kinds of faults that once hid them."""

from __future__ import annotations

# (text below the title, effective, updated)
TAKEN_BY_KIND: list[tuple[str, str | None, str | None]] = [
    # Verb forms and labels of eight languages.
    ("Les présentes conditions s’appliquent à partir du 2 mai 2018.", "2018-05-02", None),
    ("La présente charte prend effet le 2 mai 2018.", "2018-05-02", None),
    ("Conditions générales à jour du 10/12/2021", None, "2021-12-10"),
    ("Dernière mise à jour réalisée le 07/05/2021", None, "2021-05-07"),
    ("À compter du 11 mai 2018 | [Versions archivées](/v)", "2018-05-11", None),
    ("Términos de uso, versión aplicable a partir de 15-03-2023", "2023-03-15", None),
    ("Diese Datenschutzerklärung wurde zuletzt am 24.05.2018 angepasst.", None, "2018-05-24"),
    ("Zuletzt am 24.05.2018 angepasst.", None, "2018-05-24"),
    ("Die Erklärung ersetzt alle früheren Fassungen ab 1. Mai 2018.", "2018-05-01", None),
    ("Versie van 1 juli 2023", None, "2023-07-01"),
    ("Van kracht vanaf dinsdag 22 april 2025", "2025-04-22", None),
    ("In vigore da martedì 22 aprile 2025", "2025-04-22", None),
    ("Última atualização: 5 de agosto de 2026", None, "2026-08-05"),
    ("Última actualização: 2018/10/15", None, "2018-10-15"),
    ("Termos de uso em vigor a partir de 01/03/2023", "2023-03-01", None),
    ("Data de vigência: terça-feira, 22 de abril de 2025", "2025-04-22", None),
    ("Esta Política é efetiva a partir de Março de 2021.", "2021-03", None),
    ("Versão 1.2, 1o de novembro de 2023", None, "2023-11-01"),
    ("This policy is effective as of the 30th day of June, 2015.", "2015-06-30", None),
    ("This policy replaces all earlier versions as of May 1, 2012.", "2012-05-01", None),
    ("These terms apply from and including 16 January 2021.", "2021-01-16", None),
    ("Last adjustment: 11.11.2025", None, "2025-11-11"),
    # Who drew the text up, and where.
    ("Le presenti condizioni sono state redatte in data 17/10/2020.", None, "2020-10-17"),
    ("Algemene Voorwaarden, opgemaakt te Leuven d.d. 20/6/2023.", None, "2023-06-20"),
    ("Versie: Utrecht, 15 juni 2024", None, "2024-06-15"),
    ("Version: Berlin, den 15. Juni 2024", None, "2024-06-15"),
    ("Política elaborada en Madrid, a 3 de mayo de 2021", None, "2021-05-03"),
    ("De laatste wijziging gebeurde op 29/08/2021.", None, "2021-08-29"),
    ("L’ultima modifica è avvenuta il 29/08/2021.", None, "2021-08-29"),
    ("A última alteração ocorreu em 29/08/2021.", None, "2021-08-29"),
    # The most recent one, and labels as they are misspelt.
    ("Fecha última actualización: 24 de agosto de 2023.", None, "2023-08-24"),
    ("Dit beleid is effectief vanaf 25 maart 2020.", "2020-03-25", None),
    ("De ingangsdatum voor de geldigheid van deze voorwaarden is 25/04/2018.", "2018-04-25", None),
    ("Meest recente update: 3 maart 2018", None, "2018-03-03"),
    ("Mise à jour la plus récente : 3 mars 2018", None, "2018-03-03"),
    ("Neueste Fassung: 3. März 2018", None, "2018-03-03"),
    ("Laast gewijzigd op 11-02-2025", None, "2025-02-11"),
    # An article before the label.
    ("Die letzte Änderung erfolgte am 29.08.2021.", None, "2021-08-29"),
    ("La dernière mise à jour : 29/08/2021", None, "2021-08-29"),
    ("La dernière mise à jour date du 29/08/2021.", None, "2021-08-29"),
    ("L’ultimo aggiornamento è stato effettuato il 29/08/2021.", None, "2021-08-29"),
    # As keyboards without accents write them.
    ("Gueltig ab: 16. Mai 2026", "2026-05-16", None),
    ("Ultima atualizacao: 10/09/2025", None, "2025-09-10"),
    # Words between label and date.
    ("Effective date (for readers in the EU): May 2, 2018", "2018-05-02", None),
    ("Effective date for readers in Utopia: May 2, 2018", "2018-05-02", None),
    ("Date de mise à jour des CGV : 28 février 2022.", None, "2022-02-28"),
    ("Stand der B2B-AGB: 15.12.2021", None, "2021-12-15"),
    ("A última alteração ao presente Acordo de Utilização data de 23.09.2021.", None, "2021-09-23"),
    ("**Lamps** – Last updated: **October 2025**", None, "2025-10"),
    # Forms.
    ("Updated September/11, 2025", None, "2025-09-11"),
    ("Effective date: 30/Sep/2025", "2025-09-30", None),
    ("Version 2016.01", None, "2016-01"),
    ("(Stand 25.März 2026)", None, "2026-03-25"),
    ("Stand: Jän. 2018", None, "2018-01"),
    ("DATE D'ENTRÉE EN VIGUEUR : 28ème Juillet, 2026", "2026-07-28", None),
    ("Stand 2020\n\nWir mögen Lampen.", None, "2020"),
    ("versie 2020", None, "2020"),
    # Run-on lines, emphasis inside a word, an escaped full stop.
    ("Our Privacy PolicyLast updatedMay 2, 2012Introduction", None, "2012-05-02"),
    ("**A**_**ctualización: 1 de enero de 2021**_", None, "2021-01-01"),
    ("Last u**pdated**: May 1**st**, 2012", None, "2012-05-01"),
    ("Stand: 21\\. August 2012", None, "2012-08-21"),
    # In brackets, a label belongs to the date before it, and to none in another cell.
    ("| May 2, 2018 (effective) | May 9, 2018 |", "2018-05-02", None),
    # A clock never outranks the policy.
    ("Last Update: 07:31 AM May 9, 2019\n\nEffective date: May 2, 2018", "2018-05-02", None),
    ("[Other terms](/terms) (effective May 9, 2019)\n\nLast updated: May 2, 2018", None, "2018-05-02"),
    # Change logs.
    (
        "### Journal des modifications\n\n###### Aujourd’hui\n\nVersion actuelle\n\n###### 23 déc. 2021",
        None,
        "2021-12-23",
    ),
    (
        "## Histórico de alterações\n\n* 2 de maio de 2018: lâmpadas\n* 1 de maio de 2017: óleo",
        None,
        "2018-05-02",
    ),
    ("## Wijzigingsgeschiedenis\n\n* 2 mei 2018: lampen\n* 1 mei 2017: olie", None, "2018-05-02"),
    ("### Änderungen an dieser Datenschutzerklärung\n\n**25. März 2019**\n\n* Lampen", None, "2019-03-25"),
    # Parts of words behind their marks, accents behind their letters, weekdays between year and day.
    ("**Version applicable à compter du 25 mars 202**6", "2026-03-25", None),
    ("_Válido a partir de 10_ _de Agosto_ _de 202__2_", "2022-08-10", None),
    ("### Mise a\u0300 jour : 31 mars 2024", None, "2024-03-31"),
    ("Last updated: 2026, Sat 10 Jan", None, "2026-01-10"),
    # Verb forms with those for whom it counts.
    ("This user agreement will be effective for all users as of 17 July, 2023.", "2023-07-17", None),
    ("Diese Bedingungen gelten für alle Kunden ab dem 2. Mai 2018.", "2018-05-02", None),
    ("Estas condiciones serán operables a partir del 1 de junio 2020.", "2020-06-01", None),
    ("Questi termini sono operativi a partire dal 2 maggio 2018.", "2018-05-02", None),
    # A heading announces the date that ends the line below it.
    ("## Versie\n\nPrivacyverklaring van Lampen, 2 februari 2021.", None, "2021-02-02"),
    ("La présente politique s’applique à partir de 01/02/2026.", "2026-02-01", None),
    ("Deze Gebruiksvoorwaarden zijn aangepast op 1 september 2014.", None, "2014-09-01"),
    ("**Conditions générales en application - 15 Février 2022**", "2022-02-15", None),
    ("Ces informations ont été actualisées la dernière fois le 17.12.2021.", None, "2021-12-17"),
    ("La dernière version a été modifiée et est entrée en vigueur le 14 mars 2022.", "2022-03-14", None),
    ("Effective Date: The earlier of April 30, 2023, or user acceptance.", "2023-04-30", None),
    ("Effective October 8, 2025 [Previous Version](https://lamps.example/b)", "2025-10-08", None),
    ("This data protection information is effective from 2026-04-27.", "2026-04-27", None),
    (
        "These Terms and Conditions were published on 14 March 2024 and replace all others.",
        None,
        "2024-03-14",
    ),
    ("3.0 - Updated 06/13/2025", None, "2025-06-13"),
    ("En vigueur dès le 1er août 2023", "2023-08-01", None),
    (
        "READ HOW THE GOVERNING LAW BINDS YOU, IN CAPITAL LETTERS. (LAST UPDATED: May 3, 2018)",
        None,
        "2018-05-03",
    ),
]
