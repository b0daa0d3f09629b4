"""The time that a text beside a table tells of its figures: `Utfall januari–april`, `Läget den 30 april 2025`."""

import re
from dataclasses import dataclass, replace

from ingest.facts.fact import Period
from ingest.facts.months import part_of_year, period_in, without_times, years_in
from ingest.genre.line_kinds import has_verb
from ingest.language.calendar import MONTH, MONTHS, YEAR
from ingest.language.sentences import sentences
from ingest.language.words import fold, squeeze

# All folded. A text with one of these is of a forecast, of two times set against each other, or of when it was made.
_AHEAD = re.compile(r"prognos|\b(?:jamfor\w*|gentemot|mot|rullande)\b")
_OTHER_TIME = re.compile(
    r"prognos|\b(?:gjor[dt]\w*|jamfor\w*|gentemot|mot|fran|sedan|efter|fore|infor"
    r"|rullande|uppdater\w*|utskri\w*|publicer\w*|\w*andrad|hamtad\w*|uttag\w*)\b"
)
_DECIDED = re.compile(r"\b(?:beslut\w*|antag\w*|faststall\w*|lamna\w*)\b")  # "Beslut i april" counts them
_OF_DECISIONS = re.compile(r"budget|\bram|\bplan|\bmal\b|anslag")  # what was decided is of another time than it was
_FIGURES = (
    r"\b(?:tabell(?:en)?|siffrorna|uppgifterna|beloppen|vardena|talen|kolumnerna"
    r"|(?:utfall|budget|kostnader|intakter|avvikelser?)(?:en|et|na)?(?:,? (?:och|samt|for) \w+)*)"
)
_OF_TABLE = re.compile(
    rf"{_FIGURES}\b(?: (?:nedan|ovan|i tabellen))?"
    r" (?:visar|avser|galler|omfattar|redovisas|anges|ar (?:per|for|till|t))\b"
    r"|\b(?:enligt|i) (?:denna |foljande )?tabell(?:en)?(?: nedan)?\b"
)
# A verb of the past that tells of what happened then: "Kostnaderna steg under januari–april."
_PAST = re.compile(
    r"\b(?:\w+(?:ade|ades|rde|rdes|kte|ktes|ste)|steg|sjonk|gick|kom|lag|fick|foll|hann|stod|holl|skedde)\b"
)
_BELOW, _ABOVE = re.compile(r"\b(?:nedan\w*|foljande|nasta)\b"), re.compile(r"\bovan\w*\b")
_BUDGET = re.compile(r"\bbudget(?:en)?\b")
_EACH = re.compile(r"\b(?:respektive|varje|vart|samma tid(?:punkt)?) ar\b|\barligen\b|\balla ar(?:en)?\b")
_SAME = re.compile(
    r"\bsamma (?:dag|tid|tidpunkt|datum|manad|manader|period) (?:aret|aren|ar|tidigare ar|foregaende ar)\b"
)
_LABEL = re.compile(r"^(?:(?:tabell|diagram|bilaga|bild|figur) ?)?\d*(?:\.\d+)*[.:)]? +")
_BEFORE = re.compile(r"\b(?:foregaende|foreg\.?|fg\.?|forra) (?:ar|period)")
_DAY = re.compile(rf"\b\d{{1,2}} {MONTH}")
_SINCE_JANUARY = re.compile(
    r"\back(?:umulera\w*|\.)? (?:\w+ ){0,2}?(?:fran|sedan) (?:den )?(?:1 )?(?:januari|arets borjan|arsskiftet)"
)
_MONTH_NAME = re.compile(rf"\b{MONTH}")
# What makes a day or a month alone the time of figures; others are of a meeting, of a letter, of what happened then.
_COUNTED = (
    r"(?:(?:netto)?(?:utfall|kostnad|intakt|volym|resultat|avvikelse)\w*|laget?|stallning\w*|saldo|belopp\w*|siffror\w*"
    r"|drift(?:en|redovisning\w*)?|investering(?:ar|arna)|ekonomin?"
    r"|avser|visar|galler|omfattar)(?:,? (?:och|samt) \w+)?"
    r"|antal\w*(?: (?!(?:till|vid|med|hos|infor|pa|av)\b)[^\W\d]+){1,2}?"
)
_OF_MOMENT = re.compile(
    rf"\b(?:per|t\.? ?o\.? ?m\.?|till och med|ack(?:umulera\w*|\.)?|{_COUNTED})[:,]?"
    rf"(?: (?:for|i|under|per|den|t\.? ?o\.? ?m\.?|till och med|sista|(?:utgangen|slutet) av|\d{{1,2}}))* {MONTH}"
    rf"|\b{MONTH} ack|^{MONTH}(?: {YEAR})?[,:]? utfall"
)
_MONTH_ALONE = re.compile(rf"{MONTH}(?: {YEAR})?")
_LONGEST_PHRASE = 8  # words of a text without a verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The time of a table's figures as a text tells it: months, in a year or none; `budget` where it names the budget.

    `as_of` tells that the text names one day or month, `day` that the state then is told, or a month alone, which a
    report that sums up may count from January, `each` that it is that of each of several years: `den 31 augusti
    respektive år`.
    """

    period: Period
    budget: bool = False
    as_of: bool = False
    day: bool = False
    each: bool = False


def time_of_title(title: str) -> Told | None:
    """Return the months that what a table is called tells: `Tabell 3. Drift per den 31 mars`, None for others.

    A day or a month beside other words is that of the figures only where a word for figures stands before it.
    """
    folded = _LABEL.sub("", fold(squeeze(title)))
    return _told(folded) if _tells_one(folded) else None


def time_of_text(text: str, *, above: bool) -> Told | None:
    """Return the time that running text right `above` or below a table tells of it: in a phrase, a clause about it.

    `Utfall och budget avser januari–april; utfall föregående år samma period.` What else a text says of a time, as
    that costs rose from April, is not the table's.
    """
    same = _SAME.search(fold(text)) is not None
    clauses = (clause for sentence in sentences(squeeze(text)) for clause in sentence.split(";"))
    for clause in clauses:
        folded = fold(clause).strip(" .:;")
        if (
            _BEFORE.search(folded)
            or (_ABOVE if above else _BELOW).search(folded)
            or any(map(str.isdigit, without_times(_DAY.sub(" ", folded))))
        ):
            continue
        of_table = _OF_TABLE.search(folded) is not None
        phrase = len(folded.split()) <= _LONGEST_PHRASE and not has_verb(clause) and not _PAST.search(folded)
        if (of_table or phrase) and _tells_one(folded, year=of_table):
            told = _told(folded)
            return replace(told, each=told.each or same)
    return None


def sums_up(text: str) -> bool:
    """Return whether a text says that figures are counted from January on."""
    return _SINCE_JANUARY.search(fold(text)) is not None


def printed(period: Period) -> str:
    """Return a time as `period_in` reads it: `januari–april 2025`, `april 2025`, `2025`."""
    months = [MONTHS[month - 1] for month in dict.fromkeys((period.first, period.last)) if month is not None]
    return " ".join(["–".join(months), *([str(period.year)] if period.year is not None else [])]).strip()


def _told(folded: str) -> Told:
    period = period_in(folded)
    each = _EACH.search(folded) is not None
    return Told(
        period=period,
        budget=_BUDGET.search(folded) is not None,
        as_of=len(_MONTH_NAME.findall(folded)) == 1,
        day=period.first == period.last,
        each=each,
    )


def _tells_one(folded: str, *, year: bool = False) -> bool:
    """Return whether a folded text names one time and nothing that tells it to be another's; a `year` may be enough.

    A day or a month must be told to be that of figures, where other words stand beside it.
    """
    period = period_in(folded)
    if year and period.first is None and period.year is not None:
        return not _AHEAD.search(folded)  # "fastställer ramarna för 2027 enligt tabellen" is of 2027
    if period.first is None or _OTHER_TIME.search(folded) or len(years_in(folded)) > 1:
        return False
    if _DECIDED.search(folded) and _OF_DECISIONS.search(folded):
        return False
    names = len(_MONTH_NAME.findall(folded))
    if part_of_year(folded) is not None:
        return names == 0
    if names == 1:
        return _MONTH_ALONE.fullmatch(folded.strip(" .:")) is not None or _OF_MOMENT.search(folded) is not None
    return names == 2 and period.first != period.last
