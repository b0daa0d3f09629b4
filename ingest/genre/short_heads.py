"""Heads of columns that print kinds and times short, written out: `Utf 2408` -> `Utfall augusti 2024`."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ingest.language.calendar import MONTH, YEAR, month_name, month_number
from ingest.language.words import fold, squeeze

_YY = r"(?:1[5-9]|[23]\d)"  # two digits that are a year in these documents
_MM = r"(?:0[1-9]|1[0-2])"
_DD = r"(?:0[1-9]|[12]\d|3[01])"
# What may follow a short year: "24 aug" is a day, "24 tim" a number.
_ENDS = r"(?=$|\s*[),;:*(]|\s+(?:i )?(?:tkr|mnkr|mkr|kr|%|netto|brutto|ack|helår|totalt|prel)\b|\s*[-–]\s*[^\W\d_])"
_KINDS = (
    r"bokslut|utfall|budget|årsbudget|periodbudget|prognos|helårsprognos|årsprognos|plan|ram|mål|årsmål|målvärde|avvikelse"
    r"|differens|vp|vb|helår|ht|vt"
)
_WORDS = (
    (r"^((?:ack(?:um)?\.? ?|period(?:ens)? ?|årets ?|års|helårs)?)bud\b\.?(?!\w)", r"\1budget"),
    (r"\b((?:års|helårs|period)?)utf\b\.?", r"\1utfall"),
    (r"\b((?:års|helårs)?)progn?\b\.?", r"\1prognos"),
    (r"\b((?:budget|prognos)?)avv(?:ik)?\b\.?", r"\1avvikelse"),
    (r"\b((?:budget|prognos)?)diff\b\.?", r"\1differens"),
    (r"^per\b\.?(?= (?:budget|utfall|prognos|avvikelse)\b)|(?<=[^\W\d_] )per\b\.?$", "perioden"),
    (r"\bytd\b", "ack"),
    (r"\binnev\b\.?", "innevarande"),
    (r"\bi fjol\b|\bfjol(?:året)?\b", "föregående år"),
    (r"\bboksl?\b\.?", "bokslut"),
    (r"\b(?:föreg|fgde|fg)\b\.?(?=\s*(?:år|period|månad|mån))", "föregående"),
    (r"\bf\.? ?å\.?(?!\w)", "föregående år"),
    (r"\bmotsv\b\.?", "motsvarande"),
    (r"\bmån\b\.?", "månader"),
    (r"\br ?12\b", "rullande 12 månader"),
    (r"\brull\b\.?(?=\s*12)", "rullande"),
    (r"\b(?:läså|lå)\b\.?(?=\s*\d)", "läsår"),
    (r"\btert\.? ?(?=[123]\b)", "tertial "),
    (r"\bkvart\.? ?(?=[1-4]\b)", "kvartal "),
)
# A letter that stands for a kind right before a year: as reports of the economy head their columns.
_LETTERS = {"b": "budget", "p": "prognos", "u": "utfall", "vp": "vp", "vb": "vb"}
_MAYBE_AGE = re.compile(r"([upf])[- ]?\d\d")  # under 18, boys of 15, or the outcome of 2018
_PEOPLE = re.compile(
    r"\b(?:vuxna|barn|ungdom\w*|flick\w*|pojk\w*|dam(?:er|lag\w*)?|herr(?:ar|lag\w*)?|senior\w*|junior\w*|\w*ald(?:er|rar)\w*"
    r"|under \d\d|over \d\d|lag)\b|\d\d ?\+|\b\d\d? ?[-–] ?\d\d? ?ar\b"
)
_BUDGET_CODE = re.compile(rf"(?:vp|vb|b)[-–'’´ ]?(?:{_YY}|{YEAR})")
_OF_TIME = re.compile(rf"\b{YEAR}\b|\b\w*(?:budget|utfall|prognos|bokslut|avvikelse|differens|helar)\b")
_STEPS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    *_WORDS,
    (rf"(?<![\w/])({YEAR}|{_YY})([tqh][1-4])\b", lambda m: f"{m[2]} {_full(m[1])}"),
    (rf"\b([tqh]|kv\.?|tertial|kvartal) ?([1-4])(?:\s*[-–/'’´]?\s*)({YEAR})\b", r"\1\2 \3"),
    (
        rf"\b([tqh]|kv\.?|tertial|kvartal) ?([1-4])(?:\s*[-–/'’´]\s*|\s+)({_YY})\b{_ENDS}",
        lambda m: f"{m[1]}{m[2]} 20{m[3]}",
    ),
    (rf"\b(b|p|u|vp|vb)(?:[-–'’´]?({_YY})|[ -]({YEAR}))\b", lambda m: f"{_LETTERS[m[1]]} {_full(m[2] or m[3])}"),
    (rf"(?<![\d/-])({_YY}|{YEAR})\s?(/)\s?({_YY})(?![\d/-])", lambda m: _two_years(m)),
    (rf"(?<!\d)({YEAR})([-–])({_YY})(?![\d-])", lambda m: _two_years(m)),
    (rf"(?<=läsår )({_YY})([-–])({_YY})\b", lambda m: _two_years(m)),
    (rf"\b({_KINDS}) ({_YY})([-–])({_YY})\b{_ENDS}", lambda m: f"{m[1]} 20{m[2]}{m[3]}20{m[4]}"),
    (
        rf"(?<!\d)(?:20)?({_YY})({_MM})\s?[-–]\s?(?:20)?({_YY})({_MM})(?!\d)",
        lambda m: _span(m),
    ),
    (
        rf"(?:(?<=utfall )|(?<=budget )|(?<=ack )|^)1\s?[-–]\s?(1[0-2]|[2-9])(?= (?:{YEAR}|{_YY})$)",
        lambda m: f"januari–{month_name(int(m[1]))}",
    ),
    (rf"(?<!\d)({_YY})({_MM})({_DD})(?!\d)", lambda m: f"20{m[1]}-{m[2]}-{m[3]}"),
    (rf"(?<!\d)({YEAR})-?({_MM})(?![\d-])", lambda m: _month(m[1], m[2])),
    (rf"(?<=[^\W\d_] )({_YY})({_MM})(?![\d/-])", lambda m: _month(f"20{m[1]}", m[2])),
    (rf"\b({MONTH})[\s.]*[-–'’´]?\s?({_YY})(?![\d:])(?!\s*(?:{MONTH}|%|st\b))", lambda m: f"{m[1]} 20{m[2]}"),
    (rf"\b({_KINDS})\s*[-–'’´]?\s*({_YY})\b{_ENDS}", lambda m: f"{m[1]} 20{m[2]}"),
)
_COMPILED = tuple((re.compile(pattern), put) for pattern, put in _STEPS)
# What looks like the code of a time: "B26", "2513", "24:8"; ages, counts and units do not.
_CODE = re.compile(
    r"(?<![\w,.])(?:[^\W\d_]{1,4}[-.'’]?\d{2,6}|\d{2}[:/]\d{1,2}|\d{4}|\d{6}|[tqh]\d|[-'’´]\d{2})(?![\w%])(?!\s*(?:%|år\b|kr\b|st\b))"
)
_NO_CODE = re.compile(rf"{YEAR}|[tqh][1-4]|(?:pm|co|no)\d\S*")
# Words for a time that is reckoned from another one, folded.
_UNREAD = re.compile(r"\bar sedan\b|\b(?:nasta|kommande|forrforra|nastkommande) (?:ar|period)|\b[lp]y\b")
_OVER = re.compile(rf"({YEAR})\D{{0,25}}({YEAR})")
_ROLLING = re.compile(
    r"\brullande\b|\b(?:senaste|sista|foregaende) (?:12|tolv) (?:man|manader(?:na)?)\b|\b(?:12|tolv)[- ]?manaders"
    r"|^12 manader\b|\br ?12\b"
)
_SCHOOL_YEAR = re.compile(r"\blasar")


@lru_cache(maxsize=20_000)
def written_out(printed: str) -> str:
    """Return a printed head with its short kinds and times written out; as it is where it has none.

    `B25` -> `budget 2025`, `Ack utf` -> `ack utfall`, `jan-aug 24` -> `jan-aug 2024`, `T12025` -> `t1 2025`.
    """
    text = squeeze(printed)
    lowered = text.lower()
    told = lowered
    for pattern, put in _COMPILED:
        told = pattern.sub(put, told)
    return text if told == lowered else squeeze(told)


def codes_of_people(heads: Sequence[str]) -> frozenset[str]:
    """Return the heads of a table that count people by age or team, as the others show: `U18`, `U25`, `Vuxna`.

    A letter before two digits is a time only beside one of another letter, a year in full or a word for a kind.
    """
    coded = {head: match for head in heads if (match := _MAYBE_AGE.fullmatch(fold(squeeze(head))))}
    others = [fold(written_out(head)) for head in heads if head not in coded]
    letters = {match[1] for match in coded.values()}
    people = "f" in letters or any(_PEOPLE.search(other) for other in others)
    budgets = "f" not in letters and any(_BUDGET_CODE.fullmatch(fold(squeeze(head))) for head in heads)
    timed = letters == {"u", "p"} or any(_OF_TIME.search(other) for other in others)
    return frozenset(coded) if not budgets and (people or not timed) else frozenset()


@lru_cache(maxsize=20_000)
def has_unread_code(printed: str) -> bool:
    """Return whether a head has what looks like a time that is not understood: `X25`, `2513`, `Två år sedan`."""
    told = written_out(printed).lower()
    code = any(not _NO_CODE.fullmatch(match.group()) for match in _CODE.finditer(told))
    return code or _UNREAD.search(fold(told)) is not None


@lru_cache(maxsize=20_000)
def is_rolling(text: str) -> bool:
    """Return whether a head or a question is about any twelve months up to a time: `R12`, `rullande 12 mån`."""
    return _ROLLING.search(fold(written_out(text))) is not None


@lru_cache(maxsize=20_000)
def is_over_years(printed: str) -> bool:
    """Return whether a head tells a time that runs from one year into the next: `jul 2024–jun 2025`, `läsår 24/25`."""
    folded = fold(written_out(printed))
    years = _OVER.search(folded)
    return is_rolling(printed) or (years is not None and int(years[2]) - int(years[1]) == 1 and _runs(folded, years))


def last_month(printed: str) -> int | None:
    """Return the last month that a head names, None for none: `sep 24–aug 25` -> 8."""
    named = re.findall(rf"\b{MONTH}", fold(written_out(printed)))
    return month_number(named[-1]) if named else None


def _runs(folded: str, years: re.Match[str]) -> bool:
    """Return whether two years stand for one time: "2024/25", a school year, months of both with a dash between."""
    between = folded[years.end(1) : years.start(2)]
    months = len(re.findall(rf"\b{MONTH}", folded)) == 2
    return (
        between.strip() == "/"
        or _SCHOOL_YEAR.search(folded) is not None
        or (months and bool(re.search("[-–−]", between)))
    )


def _full(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(year: str, month: str) -> str:
    return f"{month_name(int(month))} {year}"


def _span(match: re.Match[str]) -> str:
    """Return two months given by numbers in words, the year once where it is one."""
    first = month_name(int(match[2])) if match[1] == match[3] else _month(f"20{match[1]}", match[2])
    return f"{first}–{_month(f'20{match[3]}', match[4])}"


def _two_years(match: re.Match[str]) -> str:
    """Return two short years that follow each other in full: `24/25` -> `2024/2025`; other pairs stay."""
    first, last = _full(match[1]), _full(match[3])
    return f"{first}{match[2]}{last}" if int(last) - int(first) == 1 else match[0]
