"""The words of a budget table's head: which begin a column, which only go on one, and how likely a column reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.genre.columns import YEAR
from ingest.language.words import fold

# Words that a column's header begins with, and those that only follow one.
_STARTS = re.compile(
    r"\*?(?:netto\w*|brutto\w*|budget\w*|bokslut\w*|prognos\w*|utfall\w*|vp|vb|t[123]|kostnad\w*|intakt\w*|avvikelse\w*"
    r"|begard\w*|beviljad\w*|prestation\w*|snitt|medel\w*|varav|resultat\w*|omslutning\w*|kommentar\w*|utv\w*|forandr\w*"
    r"|diff\w*|andel|antal|procent|summa|totalt?|justera\w*|berakna\w*|mnkr|mkr|tkr|kr|belopp|kvar\w*|arsbudget|helar"
    r"|period\w*|ack\w*|jan\w*|feb\w*|mars|apr\w*|maj|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*[-–]\w+|kommunfull\w*|kf:?s?"
    r"|tilldela\w*|fordela\w*|okade|minskade|ombudget\w*|slutlig|plan\w*|ram|orsak\w*|datum)[.,:]?"
)
_FOLLOWS = re.compile(r"(?:overskott|underskott|kvinnor|man|okt\w*|prel\.?|avlasning|netto|budget|utfall)[.,:]?")
_TAKES_A_PERIOD = re.compile(r"(?:avvikelse|prognos|utfall|budget|[a-zåäö]+ing$)")
_LOW_STARTS = re.compile(r"varav|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*(?:[-–]\w+)?")
_MONTH_NAME = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
_MONTH = rf"(?: {_MONTH_NAME}(?:[-–]{_MONTH_NAME})?)?"
_WHOLE = re.compile(
    r"\*?(?:netto |justerad )?(?:budget|bokslut|prognos|utfall|vp|vb|t[123]|snitt|kostnad\w*|intakt\w*|avvikelse|netto)"
    rf"(?: netto)?(?: utfall)?{_MONTH}(?: {YEAR})?{_MONTH}(?: netto)?|(?:begarda|beviljade) budgetjusteringar"
)
_OPEN = frozenset("med till fran per av och i for jmfr jamfort for avser pa inkl exkl mot jmf".split())
_NAMES = re.compile(
    r"\*?(?:(?:budget|vp|bokslut|utfall|prognos|drift\w*|investering\w*)(?: \d{4})?(?: \(?(?:mnkr|tkr|mkr)\)?)?"
    r"|\(?(?:belopp i )?(?:mnkr|mkr|tkr|kr)\)?(?: (?:netto|brutto))?|nyckeltal.*|verksamhet\w*.*"
    r"|resultatenhet\w*(?: namn)?|.*\((?:mnkr|tkr|mkr|kr|helarspersoner|antal)\)"
    r"|.*(?:ansokningar|omrade|enhet|namn|projekt|avser|benamning|post))"
)
_SINGLE = re.compile(
    rf"(?:^|\b)(?:\(?(?:mnkr|mkr|tkr|kr|belopp(?: i \w+)?|antal|summa)\)?"
    rf"|(?:netto)?(?:budget|utfall|bokslut|prognos|belopp|kostnad(?:er)?|antal(?: \w+)?|andel(?: \w+)?|netto|vp)"
    rf"(?: {YEAR})?(?: \((?:mnkr|mkr|tkr|kr|%)\))?)$"
)
_ANYWHERE = re.compile(
    r"mnkr|tkr|mkr|budget|kostnad|intakt|netto|bokslut|nyckeltal|utfall|prognos|avvikelse|verksamhet|resultat|snitt"
    r"|antal|andel|justering|forandring|overskott|underskott|overforing|enhet|kommentar|bistand|jan|kvinnor|man\b|jmfr"
    rf"|slutlig|\bv[pb]\b|\bt[123]\b|belopp|summa|\b{YEAR}\b"
)
_MEASURE_LAST = re.compile(r" (?:kostnad(?:er)?|intakt(?:er)?)$")
_NEW_LINE = 0.3  # points that a column's beginning in the middle of one costs on a line of its own
_CUT = 1.5  # points that an empty line within the names' head costs: above it stands a title
_KEPT = 20_000  # words; those of heads recur
_QUALIFIERS = frozenset({"overskott", "underskott"})
_FAMILIES = ("kostnad", "intakt", "bokslut", "avvikelse", "snitt", "kommentar", "prestation", "omslutning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a header; `line` tells that it opens a line, `block` that an empty line stands before it."""

    text: str
    line: bool = False
    block: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What a word is to a head: whether one `begins` with it or only goes on with it, and what it is a kind of."""

    folded: str
    begins: bool
    follows: bool
    is_year: bool
    families: int


@lru_cache(maxsize=_KEPT)
def _word(text: str) -> _Word:
    """Return a word of a head, remembered: each way to read one looks at all of its words."""
    folded = fold(text)
    return _Word(
        folded=folded,
        begins=_STARTS.fullmatch(folded) is not None,
        follows=_FOLLOWS.fullmatch(folded) is not None,
        is_year=re.fullmatch(YEAR, folded) is not None,
        families=sum(folded.lstrip("*").startswith(family) for family in _FAMILIES),
    )


def is_header_word(text: str) -> bool:
    """Return whether `text` has a word that heads of tables have, wherever it stands in one."""
    return bool(_ANYWHERE.search(fold(text)))


def looks_like_head(text: str) -> bool:
    """Return whether `text` has so many words of heads that it is hardly a title: two, or one and a year."""
    named, years = _named(text)
    return named > 1 or (named == 1 and years > 0)


def has_head_words(text: str) -> bool:
    """Return whether `text` has a word of heads or a year."""
    return any(_named(text))


def _named(text: str) -> tuple[int, int]:
    """Return how many words of heads, and how many years, `text` has."""
    words = [_word(word) for word in fold(text).split()]
    return sum(word.begins for word in words), sum(word.is_year for word in words)


def is_amount_alone(column: str) -> bool:
    """Return whether `column` may be the only one of a table: it says in what the figures are."""
    return bool(_SINGLE.search(fold(column)))


def text_of(words: Sequence[Token]) -> str:
    """Return the words of a head as text."""
    return " ".join(word.text for word in words)


def stacked_score(pieces: Sequence[Sequence[str]]) -> float:
    """Return how likely `pieces`, words of lines that lie above each other, are one column."""
    words = [Token(text="|"), *(Token(text=word) for piece in pieces for word in piece)]
    return column_score(words, 1, len(words)) + (1.0 if all(pieces) else -2.0)


def column_score(words: Sequence[Token], start: int, end: int) -> float:
    """Return how likely the words from `start` to before `end` are one column."""
    said = [_word(word.text) for word in words[start:end]]
    folded = [word.folded for word in said]
    score = _start_score(words, start, len(folded))
    if _WHOLE.fullmatch(" ".join(folded)):
        score += 1.0
    if folded[-1].strip(".,:") in _OPEN:
        score -= 4.0
    score -= 2.5 * max(0, sum(word.is_year for word in said) - 1)
    score -= 3.0 * max(0, sum(word.families for word in said) - 1)
    for token, word in zip(words[start + 1 : end], said[1:], strict=True):
        high = token.text[0].isupper()
        if high and token.block and word.folded not in _QUALIFIERS:
            score -= 1.5
        if token.text.startswith("*"):
            score -= 1.0
        if word.begins:
            score -= (_NEW_LINE if token.line else 1.5) if high and not word.follows else 0.3
    repeated = {word for word in folded if folded.count(word) > 1 and word not in _QUALIFIERS and word[0].isalpha()}
    return score - len(repeated)


def _start_score(words: Sequence[Token], start: int, length: int) -> float:
    """Return how likely a column begins with word `start`, and has `length` words."""
    token, word = words[start], _word(words[start].text)
    first = word.folded
    score = 2.0 if token.block else 1.0 if token.line else 0.0
    if word.is_year:
        before = _word(words[start - 1].text)
        score += 1.0 if length == 1 or not token.block else 0.0
        return score - (3.0 if before.begins and not before.is_year else 0.0)
    if re.fullmatch(r"t[123]", first) and length == 1 and _TAKES_A_PERIOD.match(fold(words[start - 1].text)):
        return score - 3.0  # "Avvikelse T2" is one column
    if _LOW_STARTS.fullmatch(first) and first != "varav" and _takes_months(words, start):
        return score - 3.0  # "2025 jan-mars" and "Utfall jan-mars" are one column
    if first.strip(".,:") in _QUALIFIERS or (word.follows and not word.begins):
        return score - 3.0
    if first[0] in "(+-" or (token.text[0].islower() and not _LOW_STARTS.fullmatch(first)):
        return score - 4.0
    return score + (2.0 if word.begins else 0.0)


def _takes_months(words: Sequence[Token], start: int) -> bool:
    """Return whether the months at `start` belong to the word before: a year, or on the same line an outcome."""
    before = words[start - 1].text
    same_line = not (words[start].line or words[start].block)
    return bool(re.fullmatch(YEAR, before)) or (same_line and bool(_TAKES_A_PERIOD.match(fold(before))))


def name_score(words: Sequence[Token]) -> float:
    """Return how likely `words` are the head of the names."""
    text = fold(text_of(words))
    if not text:
        return -0.5
    score = 2.0 if _NAMES.fullmatch(text) else 0.0
    score -= _CUT * sum(word.block for word in words[1:])
    if text.split()[-1].strip("(") in _OPEN or text.endswith(","):
        score -= 4.0
    if re.fullmatch(r"(?:mnkr|mkr|tkr)(?: netto)?", text):
        score += 1.0 + (1.0 if text.endswith("netto") else 0.0)
    score -= 1.5 * sum(_word(word).begins and word not in ("mnkr", "tkr", "mkr") for word in text.split()[1:-1])
    if _MEASURE_LAST.search(text):
        score -= 3.0  # "Verksamhet Kostnader" is the names' head and a column
    if re.search(rf"\b{YEAR}$", text) and not re.search(rf"(?:budget|vp|vb|bokslut|utfall|prognos|ar) {YEAR}$", text):
        score -= 3.0
    return score
