"""Define how dates are written, and read them; the only user of dateutil."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from dateutil.parser import ParserError, parser, parserinfo

from diffs.lazy_pattern import lazy_pattern
from store.records import Precision

Order = Literal["day first", "month first"]

# English, German, French, Spanish, Italian, Dutch, Portuguese; with the spellings of keyboards that lack an
# accent.
_MONTHS = (
    "january jan januar jänner jän janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar feber février fevrier févr fevr fév febrero febbraio februari fevereiro fev",
    "march mar märz maerz mär mrz mars marzo maart mrt março marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre setiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
)
# Years of the era that began in the year after (era name → year 0), as Japan counts them.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
# A date is read for what it says, for the order of day and month, and again in the next capture.
_PHRASES_REMEMBERED = 1024
# POSIX reads two digits so (strptime %y is alike, from 1969 on); policies on the web are younger than that.
_FIRST_YEAR_OF_TWO_DIGITS = 1970


class _Calendar(parserinfo):
    """The month names of seven languages. Unlike in dateutil, nothing depends on the current day."""

    MONTHS = [tuple(names.split()) for names in _MONTHS]  # type: ignore[misc]  # noqa: RUF012 - the stub knows English only
    JUMP = [*parserinfo.JUMP, "de", "del", "di", "day", "er", "ème", "e", "o", "º", "°", "ª"]  # noqa: RUF012

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        return year if century_specified else _full_year(year)


_READER = parser(_Calendar())
# dateutil reads "25,2018" as one number, and then takes the year from its default.
_SEAM = lazy_pattern(r"[-/,.\u2019']|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_DIGITS = lazy_pattern(r"\d+")

# The quantifiers are possessive, so that white space is never scanned twice.
_GAP = r"[^\S\n]*+(?:\n[^\S\n]*+)?+"
MONTH = (
    "(?=[adefgjlmnos])(?:"  # the look ahead halves what a number without a month costs
    + "|".join(sorted((name for names in _MONTHS for name in names.split()), key=len, reverse=True))
    + r")(?![^\W\d_])\.?"
)
# After no letter, or where a page glued "updatedMay 1" together.
_MONTH_BEGINS = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-z])(?=[A-Z])))"
_GLUED_ORDINAL = lazy_pattern(rf"(?<=\d)(?:st|nd|rd|th|er|ème|e|o)(?={MONTH})", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_SHORT_YEAR = r"['\u2019]\d\d(?!\d)"
_OF = rf"(?:(?:day{_GAP}of|of|de|del|di){_GAP})?"
# "1ERJANVIER": a page may have lost the space behind what was set higher.
_ORDINAL = rf"(?:(?:st|nd|rd|th|er|ème|e|o|\.?º|°|ª)(?:(?![^\W\d_])|(?={MONTH}))|\.)?"
_ASIDE = r"(?:[ ]?[(][^()\n]{1,10}[)])?"  # 2015年(平成27年)4月1日
# A date at a place; `dates_in` finds the places.
DATE = lazy_pattern(
    rf"""
    (?<!\d)(?=\d)(?:
      (?P<iso>(?P<iso_year>(?:19|20)\d\d)(?P<iso_mark>[-/.])[ ]?
        (?P<iso_month>\d\d?)(?P=iso_mark)[ ]?(?P<iso_day>\d\d?)(?!\d))
    | (?P<compact>(?:20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
        |(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|[12]\d|3[01])20[0-3]\d)(?=[^\S\n]*+(?:[.,;:)|\]'"]|$)))
    | (?P<japanese>(?P<western>(?:19|20)\d\d)[ ]?年{_ASIDE}
        (?:[ ]?(?P<japanese_month>\d\d?)[ ]?月(?:[ ]?(?P<japanese_day>\d\d?)[ ]?日)?)?)
    | (?P<numeric>(?P<first>\d\d?)[ ]?(?P<mark>[-/.])[ ]{{0,2}}
        (?P<second>\d\d?)[ ]?(?P=mark)/?[ ]?(?P<year>(?:19|20)\d\d|\d\d)(?!\d))
    | (?P<day_first>\d\d?{_ORDINAL}{_GAP}[-/]?{_OF}{MONTH}{_GAP}[-,/]?{_GAP}{_OF}
        (?:{_YEAR}|{_SHORT_YEAR}|(?<=-)\d\d(?!\d)))
    | (?P<year_first>{_YEAR}[ ,-]{{0,2}}{MONTH}[ -]{{0,2}}\d\d?(?!\d))
    | (?P<year_then_day>{_YEAR},[ ](?:[^\W\d_]{{2,9}}[.,]?[ ])?\d\d?[ ]{MONTH}(?![ ,]*\d))
    | (?P<numeric_month>(?P<month>\d\d?)[/.-](?P<month_year>{_YEAR}))
    | (?P<iso_to_month>(?P<to_year>(?:19|20)\d\d)[-/.](?P<to_month>\d\d)(?![\d/-]|\.\d))
    | (?P<year_only>{_YEAR}(?=[^\S\n]*+(?:[.;:)|\]]|,(?![ ][^\W\d_]{{3,9}}[ ]\d)|$)))
    )
    | {_MONTH_BEGINS}(?:
      (?P<month_first>{MONTH}[,/]?{_GAP}\d\d?(?!\d)(?:st|nd|rd|th)?{_GAP}[,.]?{_GAP}(?:of{_GAP})?
        (?:{_YEAR}|{_SHORT_YEAR}))
    | (?P<month_only>{MONTH}{_GAP}[-/,]?{_GAP}{_OF}(?:{_YEAR}|{_SHORT_YEAR}))
    )
    | (?P<era>(?P<era_name>{"|".join(_ERAS)})[ ]?(?P<era_year>元|\d\d?)[ ]?年{_ASIDE}
        (?:[ ]?(?P<era_month>\d\d?)[ ]?月(?:[ ]?(?P<era_day>\d\d?)[ ]?日)?)?)
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)

# A date holds a number, and before its first one at most the name of a month, a comma, "day of" and an
# apostrophe, or the name of an era. 元 is the first year of an era.
_NUMBER = lazy_pattern(r"[\d元](?:(?<!元)\d+)?")
_PIECES_BEFORE = 5
_OPENING = lazy_pattern(rf"{_MONTH_BEGINS}[adefgjlmnos]|[明大昭平令]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateReading:
    """The day that a written date means, its precision, and whether another reading is equally likely."""

    date: date
    precision: Precision
    ambiguous: bool = False


def dates_in(words: str) -> Iterator[re.Match[str]]:
    """Yield the dates that `DATE` finds in a text, looking only at its numbers and shortly before them.

    A search for `DATE` itself tries every character, and was a quarter of the time of `read_text`.

    Args:
        words: a text without markup.
    """
    behind = 0  # the last date, and the last number
    for number in _NUMBER.finditer(words):
        at = number.start()
        if at >= behind:
            before = words[behind:at].rsplit(None, _PIECES_BEFORE)
            start = behind + len(before[0]) if len(before) > _PIECES_BEFORE else behind
            openings = (opening.start() for opening in _OPENING.finditer(words, start, at))
            written = next(filter(None, (DATE.match(words, place) for place in (*openings, at))), None)
            if written is not None:
                yield written
                behind = written.end()
        behind = max(behind, number.end())


def read_date(written: re.Match[str], order: Order | None) -> DateReading | None:
    """Read a date that `DATE` found.

    Args:
        written: a match of `DATE`.
        order: the order of day and month in numeric dates of this document, or None if it is unknown.

    Returns:
        The day, or None if there is no such day (February 30, month 13).
    """
    try:
        match written.lastgroup:
            case "numeric":
                return _read_numeric(written, order)
            case "iso":
                day = date(int(written["iso_year"]), int(written["iso_month"]), int(written["iso_day"]))
                return DateReading(day, "day")
            case "compact":
                return _read_compact(written[0], order)
            case "japanese":
                year = int(written["western"])
                return _read_japanese(year, written["japanese_month"], written["japanese_day"])
            case "era":
                count = 1 if written["era_year"] == "元" else int(written["era_year"])
                year = _ERAS[written["era_name"]] + count
                return _read_japanese(year, written["era_month"], written["era_day"])
            case "numeric_month":
                return DateReading(date(int(written["month_year"]), int(written["month"]), 1), "month")
            case "iso_to_month":
                return DateReading(date(int(written["to_year"]), int(written["to_month"]), 1), "month")
            case "year_only":
                return DateReading(date(int(written[0]), 1, 1), "year")
            case form:
                return DateReading(_read_words(written[0]), "month" if form == "month_only" else "day")
    except ValueError:
        return None


def order_of(dates: Iterable[re.Match[str]]) -> Order | None:
    """Find the order of day and month in the numeric dates of a document.

    Numeric dates with a day above 12 decide; if there are none, dates with the month in words do (``1 March
    2014`` or ``March 1, 2014``). If both orders occur, the order is unknown.

    Args:
        dates: the matches of `DATE` in the document.

    Returns:
        The order, or None if it is unknown.
    """
    numeric: set[Order] = set()
    spelled: set[Order] = set()
    for written in dates:
        if written.lastgroup == "numeric" and read_date(written, None) is not None:
            if int(written["first"]) > 12:
                numeric.add("day first")
            elif int(written["second"]) > 12:
                numeric.add("month first")
        elif written.lastgroup == "day_first":
            spelled.add("day first")
        elif written.lastgroup == "month_first":
            spelled.add("month first")
    for evidence in (numeric, spelled):
        if evidence:
            return evidence.pop() if len(evidence) == 1 else None
    return None


def _read_numeric(written: re.Match[str], order: Order | None) -> DateReading:
    """Read ``8/22/07`` or ``01.05.2019``. With dots, the day comes first (CLDR has no M.d.y)."""
    first, second, year = int(written["first"]), int(written["second"]), int(written["year"])
    if len(written["year"]) == 2:
        if written["mark"] == "." and len(written["first"] + written["second"]) < 4:
            raise ValueError(written[0])  # 2.3.15 is the number of a version or of a section
        year = _full_year(year)
    if first > 12 or (second <= 12 and order == "day first"):
        return DateReading(date(year, second, first), "day")
    if second > 12 or first == second or order == "month first":
        return DateReading(date(year, first, second), "day")
    month, day = (second, first) if written["mark"] == "." else (first, second)
    return DateReading(date(year, month, day), "day", ambiguous=True)


def _read_compact(digits: str, order: Order | None) -> DateReading:
    """Read ``20240618`` or ``18062024``, as versions are numbered."""
    if 2000 <= int(digits[:4]) < 2040:
        return DateReading(date(int(digits[:4]), int(digits[4:6]), int(digits[6:])), "day")
    first, second, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if first > 12 or (second <= 12 and order == "day first"):
        return DateReading(date(year, second, first), "day")
    return DateReading(date(year, first, second), "day", ambiguous=order is None and first != second <= 12)


def _read_japanese(year: int, month: str | None, day: str | None) -> DateReading:
    """Read ``2019年5月1日``. The month and the day may be missing."""
    precision: Precision = "day" if day else "month" if month else "year"
    return DateReading(date(year, int(month or 1), int(day or 1)), precision)


@lru_cache(_PHRASES_REMEMBERED)
def _read_words(phrase: str) -> date:
    """Read a date with the month in words; raise ValueError if there is no such day."""
    spaced = _SEAM.sub(" ", _GLUED_ORDINAL.sub(" ", phrase))
    try:
        day = _READER.parse(spaced, default=datetime(2000, 1, 1)).date()  # noqa: DTZ001 - only its day is used
    except (ParserError, OverflowError) as error:
        raise ValueError(phrase) from error
    if not {day.year, day.year % 100} & {int(number) for number in _DIGITS.findall(spaced)}:
        raise ValueError(phrase)
    return day


def _full_year(two_digits: int) -> int:
    century = _FIRST_YEAR_OF_TWO_DIGITS - _FIRST_YEAR_OF_TWO_DIGITS % 100
    return century + two_digits + (100 if century + two_digits < _FIRST_YEAR_OF_TWO_DIGITS else 0)
