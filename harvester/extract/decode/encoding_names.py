"""Look up the encodings that pages declare, as browsers do (WHATWG Encoding Standard).

Browsers decode more than Python's codecs of the same name: ISO-8859-1 means windows-1252, and Shift_JIS
includes the characters that Windows added. So each label is mapped to the Python codec for what a browser
decodes, and the bytes that the codec does not define are added.
"""

from __future__ import annotations

import codecs
import re

# From the name that Python gives a label to the codec that reads what a browser reads. Labels that are
# not in here (UTF-7, and what Python alone calls an encoding) are unknown to browsers.
_CODECS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso8859-9": "windows-1254",
    "cp1254": "windows-1254",
    "iso8859-11": "windows-874",
    "tis-620": "windows-874",
    "cp874": "windows-874",
    **{f"cp{number}": f"windows-{number}" for number in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{f"iso8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "cp866": "ibm866",
    "mac-roman": "macintosh",
    "mac-cyrillic": "x-mac-cyrillic",
    "shift_jis": "shift_jis",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5",
    "cp950": "big5",
    "euc_kr": "euc-kr",
    "cp949": "euc-kr",
    # Not of the standard, but what detectors of encodings call the same.
    "shift_jis_2004": "shift_jis",
    "shift_jisx0213": "shift_jis",
    "euc_jis_2004": "euc-jp",
    "euc_jisx0213": "euc-jp",
}
# Labels of the standard that Python does not know.
_FURTHER_LABELS = {
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "unicode11utf8": "utf-8",
    "ucs-2": "utf-16-le",
    "iso-10646-ucs-2": "utf-16-le",
    "csunicode": "utf-16-le",
    "unicode": "utf-16-le",
    "unicodefeff": "utf-16-le",
    "unicodefffe": "utf-16-be",
    "dos-874": "windows-874",
    "windows-874": "windows-874",
    "iso885911": "windows-874",
    "csisolatin9": "iso-8859-15",
    "l9": "iso-8859-15",
    "csmacintosh": "macintosh",
    "x-mac-cyrillic": "x-mac-cyrillic",
    "cseucpkdfmtjapanese": "euc-jp",
    "csgb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "csksc56011987": "euc-kr",
    "logical": "iso-8859-8",
    "visual": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-8-i": "iso-8859-8",
    "csiso88598e": "iso-8859-8",
    "csiso88598i": "iso-8859-8",
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-6-i": "iso-8859-6",
    "sun_eu_greek": "iso-8859-7",
    "ansi_x3.4-1968": "windows-1252",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "x-mac-roman": "macintosh",
    "mac": "macintosh",
    "x-mac-ukrainian": "x-mac-cyrillic",
    "x-sjis": "shift_jis",
    "windows-31j": "shift_jis",
    "x-euc-jp": "euc-jp",
    "x-gbk": "gb18030",
    "cn-big5": "big5",
    "x-x-big5": "big5",
    "windows-949": "euc-kr",
    "korean": "euc-kr",
    "ks_c_5601-1989": "euc-kr",
    **{f"x-cp{number}": f"windows-{number}" for number in range(1250, 1259)},
}
_PYTHON_NAMES = {
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
}
MULTI_BYTE = frozenset(("shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr"))
_ALREADY_COMPLETE = frozenset(("utf-8", "utf-16-le", "utf-16-be", *MULTI_BYTE))

# A character of three bytes, or (group 1) a run of those of two bytes and of half-width katakana, in EUC-JP.
_EUC_JP_RUN = re.compile(rb"\x8f[\xa1-\xfe]{2}|((?:[\xa1-\xfe]{2}|\x8e[\xa1-\xdf])+)")


def encoding_for(label: str) -> str | None:
    """Return the name of the encoding that browsers use for a label, or None for an unknown label.

    Args:
        label: what a page or a header says, in any case, with or without quotes and white space around it.

    >>> encoding_for("ISO-8859-1"), encoding_for("x-sjis"), encoding_for("utf-7")
    ('windows-1252', 'shift_jis', None)
    """
    label = label.strip(" \t\n\f\r\"'").lower()
    if label in _FURTHER_LABELS:
        return _FURTHER_LABELS[label]
    try:
        return _CODECS.get(codecs.lookup(label).name)
    except (LookupError, ValueError):
        return None


def decode_as(payload: bytes, encoding: str, errors: str = "strict") -> str:
    """Decode bytes as a browser does.

    Args:
        payload: the bytes.
        encoding: a name that ``encoding_for`` gives.
        errors: "strict", or "replace" for U+FFFD in place of invalid bytes.

    Raises:
        UnicodeDecodeError: the bytes are invalid in that encoding, and errors is "strict".
    """
    if encoding == "euc-jp":
        return _read_euc_jp(payload, errors)
    if encoding in _ALREADY_COMPLETE:
        return payload.decode(_PYTHON_NAMES.get(encoding, encoding), errors)
    return codecs.charmap_decode(payload, errors, _table(encoding))[0]


def _table(encoding: str) -> str:
    """Return the 256 characters of a single-byte encoding, with U+FFFE for undefined bytes."""
    name = _PYTHON_NAMES.get(encoding, encoding)
    table = bytes(range(256)).decode(name, "replace").replace("\ufffd", "\ufffe")
    # The standard decodes undefined bytes from 0x80 to 0x9F as control characters.
    return "".join(chr(byte) if char == "\ufffe" and byte < 0xA0 else char for byte, char in enumerate(table))


def _read_euc_jp(payload: bytes, errors: str) -> str:
    """Decode EUC-JP through Shift_JIS: Python's own codec lacks the characters added by NEC and IBM."""
    text = []
    at = 0
    for run in _EUC_JP_RUN.finditer(payload):
        if run.group(1) is None:
            continue
        text.append(payload[at : run.start()].decode("euc_jp", errors))
        text.append(_as_shift_jis(run.group()).decode("cp932", errors))
        at = run.end()
    text.append(payload[at:].decode("euc_jp", errors))
    return "".join(text)


def _as_shift_jis(run: bytes) -> bytes:
    """Convert characters from EUC-JP to Shift_JIS."""
    out = bytearray()
    for lead, trail in zip(run[::2], run[1::2], strict=True):
        if lead == 0x8E:
            out.append(trail)
            continue
        row, cell = lead - 0xA1, trail - 0xA1
        out.append((row >> 1) + (0x81 if row < 62 else 0xC1))
        if row & 1:
            out.append(cell + 0x9F)
        else:
            out.append(cell + (0x40 if cell < 63 else 0x41))
    return bytes(out)
