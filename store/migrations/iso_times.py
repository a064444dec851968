"""SQL that turns the 14 digits of an archive's index into a time in ISO 8601."""

from __future__ import annotations

# A time as archives write it, in 14 digits, in ISO 8601.
_PLAIN = """printf('%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ', $, substr($, 5, 2), substr($, 7, 2),
                          substr($, 9, 2), substr($, 11, 2), substr($, 13, 2))"""
_IS_PLAIN = """substr($, 5, 2) BETWEEN '01' AND '12' AND substr($, 7, 2) BETWEEN '01' AND '31'
                    AND substr($, 5, 4) NOT IN ('0229', '0230', '0231', '0431', '0631', '0931', '1131')
                    AND substr($, 9, 2) < '24' AND substr($, 11, 1) < '6' AND substr($, 13, 1) < '6'
                    AND $ >= '0001'"""
# In a few timestamps, a month or day ``00`` was inserted and the end was cut off. A part that is out of range
# is moved to the nearest valid value. Every 400 years, months have the same lengths.
_REPAIRED = """(
            SELECT printf('%04d-%02d-%02dT%02d:%02d:%02dZ', year, month, min(max(day, 1), CAST(strftime(
                          '%d', printf('%04d-%02d-01', 2000 + year % 400, month), '+1 month', '-1 day')
                          AS INTEGER)), min(hour, 23), min(minute, 59), min(second, 59))
            FROM (SELECT max(1, CAST(substr(t, 1, 4) AS INTEGER)) AS year,
                         min(max(1, CAST(substr(t, 5, 2) AS INTEGER)), 12) AS month,
                         CAST(substr(t, 7, 2) AS INTEGER) AS day, CAST(substr(t, 9, 2) AS INTEGER) AS hour,
                         CAST(substr(t, 11, 2) AS INTEGER) AS minute,
                         CAST(substr(t, 13, 2) AS INTEGER) AS second
                  FROM (SELECT iif(substr(t, 7, 2) = '00', substr(t, 1, 6) || substr(t, 9) || '00', t) AS t
                        FROM (SELECT iif(substr($, 5, 2) = '00',
                                         substr($, 1, 4) || substr($, 7) || '00', $) AS t))
                  WHERE t IS NOT NULL))"""


def iso_sql(column: str) -> str:
    """Return SQL for the time that 14 digits of an archive's index mean, in ISO 8601 and UTC, or NULL.

    It is the time that `store.timestamps.moment` gives, also for digits that are no time.

    Args:
        column: SQL for the digits.
    """
    return f"CASE WHEN {_IS_PLAIN} THEN {_PLAIN} ELSE {_REPAIRED} END".replace("$", column)
