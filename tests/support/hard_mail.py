"""A digest that is hard to read: many changes, in several scripts, with lists, tables and splits."""

from __future__ import annotations

from dataclasses import replace

from diffs import compare
from diffs.summaries import summarize
from diffs.weights import with_built_in
from harvester.digest.records import CompanyNews, DigestInput, DocumentNews, VersionNews
from tests.support.news import NEW, OLD, digest, served_by, trouble

_KEPT = (
    "## 1 Who we are\n\nWe are a maker of lamps in a town by the sea, and have been for a long time. "
    "We write this so that you know what becomes of what you tell us.\n\n"
)
_LISTS = (
    "## 2 What we collect\n\nWe collect:\n\n  * your name;\n  * your address;\n  * what you buy.\n\n",
    "## 2 What we collect\n\nWe collect:\n\n  * your name;\n  * your postal address;\n  * what you buy;\n"
    "  * where your phone is;\n  * whom you call.\n\nWe keep it for ever.\n\n",
)
_SHARED = (
    "## 3 Sharing\n\nWe may share your data with our partners. We tell you before we do. You may say no at "
    "any time, and we will not ask why. Our carriers see only the address to which a parcel goes, and "
    "nothing else of it.\n\n",
    "## 3 Sharing\n\nWe will sell your data to our partners.\n\n"
    "## 4 Carriers\n\nOur carriers see only the address to which a parcel goes, and nothing else of it.\n\n",
)
_LONG_WORD = "https://www.lamps.example/" + "a-very-long-path/" * 12
_TABLE = "## 9 Cookies\n\n| name | for | days |\n| --- | --- | --- |\n"
_TABLES = (
    f"{_TABLE}| lamp | basket | 30 |\n| wick | login | 10 |\n\n",
    f"{_TABLE}| lamp | basket | 300 |\n| oil | {_LONG_WORD} | 9 |\n\n",
)
_IN_HEBREW = "## 1 מדיניות פרטיות\n\nאנחנו אוספים את השם שלך ואת הכתובת שלך כאשר אתה קונה מנורה בחנות שלנו."
HEBREW = (f"{_IN_HEBREW} אנחנו שומרים אותם שנה.\n", f"{_IN_HEBREW} אנחנו מוכרים אותם לשותפים.\n")
_IN_JAPANESE = (
    "## 1 個人情報の取り扱い\n\n当社は、ランプをお買い上げいただいたお客様のお名前とご住所をお預かりし、"
)
JAPANESE = (
    f"{_IN_JAPANESE}一年間だけ保管いたします。そのほかには使いません。\n",
    f"{_IN_JAPANESE}十年間保管いたします。広告にも使います。\n",
)
_OLD, _NEW = (_KEPT + _LISTS[side] + _SHARED[side] + _TABLES[side] for side in (0, 1))
LAMPS = (_OLD, _NEW)


def compared(old: str, new: str, place: int = 0) -> VersionNews:
    """Return the change from one text to another.

    Args:
        old: the old text.
        new: the new text.
        place: shifts its captures, so that no two changes have the same.
    """
    before = replace(
        OLD, first_capture=f"202301{place + 1:02}080000", known_until=f"202401{place + 1:02}080000"
    )
    after = replace(
        NEW, first_capture=f"202402{place + 1:02}080000", known_from=f"202402{place + 1:02}080000"
    )
    before, after = (
        replace(before, last_capture=before.known_until),
        replace(after, number=after.number + place),
    )
    summarized = summarize(compare(old, new), old, with_built_in({}))
    return VersionNews(before, after, summarized, served_by(before, after))


def hard_digest(changes: int = 20) -> DigestInput:
    """Return the news of three companies; the first has nearly all changes.

    Args:
        changes: how many there are.
    """
    many = tuple(compared(*LAMPS, place) for place in range(changes - 2))
    news = digest(
        CompanyNews("lamps", "Lamps & Wicks of the Northern Coast", (_document("Privacy Policy", *many),)),
        CompanyNews("menorot", "מנורות", (_document("מדיניות פרטיות", compared(*HEBREW, 25)),)),
        CompanyNews("ranpu", "ランプ", (_document("個人情報保護方針", compared(*JAPANESE, 26)),)),
        troubles=(trouble(), trouble("Sunny Bakers", days=2, reason=f"no answer from {_LONG_WORD}")),
    )
    return replace(news, unsubscribe="https://sender.example/leave?who={recipient}")


def _document(title: str, *versions: VersionNews) -> DocumentNews:
    return DocumentNews("privacy", title, versions)
