"""Small words written as they are spoken or shortened, as they are written in full: "va kostar", "mkt", "nån"."""

import re
from functools import partial

_OPENS = r"(?:(?<=^)|(?<=[?!.,;] )|(?<=\boch )|(?<=\bmen ))"  # where a question or a clause of it begins
# What may follow "va" as a question word; before a noun it is water and sewage: "VA-taxan", "va kostnader 2024".
_VERBS = (
    r"(?:e|är|a|var|blir|blev|kostar?|kostade|händer|hände|gör|gjorde|ska|skall|säger|sa|står|stod|ligger|låg|heter"
    r"|betyder|innebär|menas|tycker|tyckte|vill|ville|har|hade|kommer|beror|berodde|handlar|gäller|gällde|planeras"
    r"|görs|gjordes|gick|går|ingår|finns|fanns|krävs|fick|får|kan|måste|tar|tog|tänker|räknar|visar|visade|hade)"
)
_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"{_OPENS}va(?= {_VERBS}\b)", "vad"),
        (r"\b(?<=vad )e\b", "är"),
        (r"\b(?<=(?:hur|var|vem|när) )e\b", "är"),
        (rf"{_OPENS}hu(?= (?:många|mycket|mkt|stor|stort|stora|länge|ofta|hög|högt|går|gick)\b)", "hur"),
        (r"(?<!\w)mkt(?!\w)", "mycket"),
        (r"\bngn\b", "någon"),
        (r"\bngt\b", "något"),
        (r"\bngra\b", "några"),
        (r"\bnå(n|t)\b", r"någo\1"),
        (r"\bnån(?=s\b)", "någon"),
        (r"(?<=många )dar\b|(?<=\d )dar\b", "dagar"),
        (r"\bsån\b", "sådan"),
        (r"\bsånt\b", "sådant"),
        (r"\bsåna\b", "sådana"),
        (r"\bist\.? f(?:\.|ör)?(?= )", "i stället för"),
        (r"\bjmf\.?(?: med)?(?= )", "jämfört med"),
    )
)


def in_full(question: str) -> str:
    """Return `question` with small words as they are written; all else, capitals too, as it is.

    `in_full("va kostar hemtjänsten?")` -> `vad kostar hemtjänsten?`
    """
    for pattern, written in _SPOKEN:
        question = pattern.sub(partial(_put, written), question)
    return question


def _put(written: str, match: re.Match[str]) -> str:
    return _cased(match, match.expand(written))


def _cased(match: re.Match[str], written: str) -> str:
    """Return a word with the capital of what stands in its place; "VA" is no question word."""
    found = match.group()
    if found.isupper() and len(found) > 1:
        return found
    return written[:1].upper() + written[1:] if found[:1].isupper() else written
