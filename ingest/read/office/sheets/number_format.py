"""Shows the value of a spreadsheet's cell as Excel with Swedish settings shows it."""

import datetime
import re
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import to_excel
from xlfmt import format_value  # type: ignore[import-untyped]  # ships no types

Value = str | bool | int | float | datetime.datetime | datetime.date | datetime.time | datetime.timedelta

_LONGEST_CODE = 255  # characters; Excel takes no longer one
_TYPED = 12  # digits: a number with more was computed, and Excel shows ten of them
_WHOLE = 1e15  # above it Excel itself knows no further digit
_LITERAL = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]')
_KEPT = str.maketrans(".,", "\ue010\ue011")  # private use: stand for signs that are no part of a number
_SHOWN = str.maketrans({".": ",", ",": " ", "\ue010": ".", "\ue011": ","})
_PARENTHESES = re.compile(r"\(\s*(\d[^()]*?)\s*\)")
_COLOURED = re.compile(r"\[(?:red|color\s?\d+|magenta)\]", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<!\\)\.(?!0)")  # in a date; before zeros it opens parts of a second
_ENGLISH = re.compile(r"\[\$-(?:0*[48]09|809)\]", re.IGNORECASE)
_SYSTEM_DATE = re.compile(r"mm-dd-yy|\[\$-F?800\].*|m/d/yy(?:yy)?", re.IGNORECASE)  # shown by the reader's settings
_SYSTEM_TIME = re.compile(r"m/d/yy(?:yy)?\s+h:mm.*", re.IGNORECASE)
_NAMES = {
    "January": "januari", "February": "februari", "March": "mars", "April": "april", "May": "maj", "June": "juni",
    "July": "juli", "August": "augusti", "September": "september", "October": "oktober", "November": "november",
    "December": "december", "Jan": "jan", "Feb": "feb", "Mar": "mar", "Apr": "apr", "Jun": "jun", "Jul": "jul",
    "Aug": "aug", "Sep": "sep", "Oct": "okt", "Nov": "nov", "Dec": "dec", "Monday": "måndag", "Tuesday": "tisdag",
    "Wednesday": "onsdag", "Thursday": "torsdag", "Friday": "fredag", "Saturday": "lördag", "Sunday": "söndag",
    "Mon": "mån", "Tue": "tis", "Wed": "ons", "Thu": "tor", "Fri": "fre", "Sat": "lör", "Sun": "sön",
}  # fmt: skip
_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b")


def shown(value: Value, code: str, *, epoch: datetime.datetime) -> str:
    """Return `value` with the number format `code` as the sheet shows it, with a decimal comma and spaced thousands.

    `84` with `0"%"` -> `84 %`; `210000000` with `#,##0,` -> `210 000`; `-5` with `#,##0;[Red]#,##0` -> `-5`: a
    colour is no text, so a negative number that shows its sign by colour alone gets one; so does one in parentheses,
    which elsewhere hold last year's figures: `-900` with `#,##0;(#,##0)` -> `-900`. `epoch` is the workbook's
    first day. A format that cannot be followed shows the whole number.
    """
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, str):
        return value if code == "General" or ("@" not in code and ";" not in code) else _text(value, code)
    if isinstance(value, (int, float)):
        return _number(value, code)
    return _moment(value, code, epoch=epoch)


def general(number: float) -> str:
    """Return `number` in the format General: all digits of one that was typed, ten of one that was computed."""
    if abs(number) < _WHOLE and number == int(number):
        return str(int(number))
    text = f"{number:.15g}"
    digits = re.sub(r"e.*|\D", "", text).lstrip("0")
    if len(digits) > _TYPED:
        text = f"{number:.10g}"
    if "e" in text:
        text = f"{number:.0f}" if abs(number) >= 1 else f"{number:.20f}".rstrip("0")
    return text.replace(".", ",")


def _text(value: str, code: str) -> str:
    try:
        return " ".join(str(format_value(value, code)).split()) if len(code) <= _LONGEST_CODE else value
    except (ArithmeticError, ValueError, IndexError, TypeError):
        return value


@lru_cache(maxsize=4096)
def _number(number: float, code: str) -> str:
    if code == "General" or code == "@" or len(code) > _LONGEST_CODE:
        return general(number)
    try:
        text = _formatted(number, code)
    except (ArithmeticError, ValueError, IndexError, TypeError):
        return general(number)
    inside = _PARENTHESES.fullmatch(text)
    if number < 0 and inside is not None:
        return f"-{inside[1]}"
    if number < 0 and _COLOURED.search(code) and re.fullmatch(r"[\d\s,.%]*\d[\d\s,.%]*", text):
        return f"-{text}"
    return text


def _formatted(number: float, code: str) -> str:
    kept = _LITERAL.sub(lambda match: match.group().translate(_KEPT), code)
    text = str(format_value(number, kept)).translate(_SHOWN)
    return re.sub(r"(?<=\d)%", " %", re.sub(r"^- (?=\d)", "-", " ".join(text.split())))


def _moment(
    value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta,
    code: str,
    *,
    epoch: datetime.datetime,
) -> str:
    if isinstance(value, datetime.timedelta) or (is_date_format(code) and not _by_settings(code)):
        try:
            serial = to_excel(value, epoch)  # type: ignore[no-untyped-call]  # its types lack them
            text = str(format_value(serial, _FULL_STOP.sub(r"\.", code), date1904=epoch.year == 1904))
        except (ArithmeticError, ValueError, IndexError, TypeError):
            return str(value)
        swedish = text if _ENGLISH.search(code) else _NAME.sub(lambda match: _NAMES[match.group()], text)
        return " ".join(swedish.split())
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    return str(value)


def _by_settings(code: str) -> bool:
    """Return whether a date format is shown by the reader's own settings: `2026-03-01` in Sweden."""
    plain = code.split(";")[0]
    return bool(_SYSTEM_DATE.fullmatch(plain) or _SYSTEM_TIME.fullmatch(plain))
