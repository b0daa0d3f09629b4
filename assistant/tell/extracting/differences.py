"""How far two figures of running text are apart, where a question asks for that and a sentence sets them so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant import texts
from assistant.tell.arithmetic import spoken
from assistant.tell.statements import Statement
from assistant.weigh.figures.people import of_sexes
from ingest.facts.months import years_in
from ingest.language.numbers import NumberMention, numbers_in
from ingest.language.words import aligned_fold, fold, is_stop_word, stem, words

# Folded; what asks how far two figures are apart.
_COMPARED = (
    r"(?:mer|mindre|fler|farre|hogre|lagre|storre|dyrare|billigare|battre|samre|langre|kortare)\b.{0,120}?"
    r"\b(?:an(?! (?!20\d\d)\d)|jamfort|mot|sedan)"
    r"|(?:over|under|ifran|fran) (?:\w+ ){0,2}(?:arsmal|mal|budget|krav|plan|prognos|\w{4,}mal(?:et)?\b)\w*"
    r"|skilj\w*|skilde|\bbl(?:ev|ivit|ir) (?:det )?(?:fler|farre|dyrare|billigare)"
    r"|(?:saknade?s?|fatta(?:de)?s|atersto[dr]|aterstar)\b.{0,50}?\b(?:for att|till|mal\w*|krav\w*)"
)
_CHANGED = (
    r"mist(?:er|e)|forsvinn\w*|forsvann|forlora\w*|tappa\w*|tillkom\w*|halvera\w*|fordubbla\w*|foll|fallit"
    r"|minsk\w+|okade|okat|okning\w*|sjonk|sjunkit|steg|stigit|hojd?e?s|hojts?|sanktes?|sankts?|vaxte|vuxit"
    r"|(?:dyrare|billigare|langre|kortare|storre|mindre) (?:blev|blir)"
)
_HOW = r"\b(?:hur|med hur) (?:mycket|mkt|manga|stort?|langt|pass)\b.{0,70}?"
_ASKS = re.compile(rf"{_HOW}\b(?:{_COMPARED})\b|\b(?:vad|hur stor|vilken|hur manga) .{{0,20}}\bskillnad\w*")
_ASKS_SINCE = re.compile(rf"{_HOW}\b(?:{_CHANGED})\b.{{0,80}}?\b(?:jamfort|jmf|mot|sedan|sen|an) ")
_ASKS_CHANGE = re.compile(rf"{_HOW}\b(?:{_CHANGED})\b")
_SEXES = re.compile(r"\b(?:kvinnor|flickor|konen|tjejer)\w*\b")
_PLANNED = (
    r"(?:berakna\w*|budgetera\w*|planera\w*|vanta\w*|forvanta\w*|tankta?|malet|malets|mal pa|budgeten|prognosen"
    r"|prognostisera\w*|planen|kravet|avsatta|beviljad\w*|sokta|beslutade|ursprungliga|utlovade|onskade|erbjudna)"
)
_OF_PLAN = re.compile(
    rf"\b(?:{_PLANNED}|planer\w*|raknat|budget\w*|mal(?:et|en|s)?|prognos\w*|krav\w*|tank\w*|onskat|behov\w*)\b"
    r"|\b(?:sakna|fatta|aterst)\w*"
)
_CHANGES = re.compile(rf"\b(?:{_CHANGED})\b")
_BEFORE = re.compile(
    r"\b(?:an|mot|sedan|fran|jamfort med) (?:(?:i|ar|aret) )?"
    r"(?:(?:[a-z]+ )?20\d\d|innan|fore|fjol|forra|foregaende|tidigare)\b"
)
_WORD = r"(?:[a-z-]+ ){0,3}"
# What may stand between a figure and the one that it is held against.
_SET_AGAINST = r"(?:,? ?(?:mot|i stallet for|istallet for|(?:att )?jamfora? med|jamfort med) (?:de |det |ett? )?"
_AGAINST = re.compile(
    rf"^ ?(?:[a-z]+ ){{0,4}}?{_SET_AGAINST}(?:{_PLANNED} )?{_WORD}"
    rf"|[(,] ?(?:{_PLANNED}|budgeterat|planerat|beraknat) ?(?:var|ar|lag pa|pa)? ?{_WORD})$"
)
_BESIDE = re.compile(rf"^ ?(?:[a-z]+ ){{0,7}}?{_SET_AGAINST}|,? medan ){_WORD}{_WORD}$")
_THAN = re.compile(r"\ban (?P<other>[^?,]*)")
_OF = re.compile(rf"^ ?av (?:de |totalt |sammanlagt )?(?:{_PLANNED} )?$")
_OF_FIRST = re.compile(r"\bav (?:de |totalt )?$")
_THEN = re.compile(rf"^ ?(?:[a-z]+ ){{0,4}}?{_SET_AGAINST}{_WORD}|[(,] ?(?:ar )?(20\d\d) ?:? ?)$")
_OF_THEN = re.compile(
    r"^ ?(?:[a-z]+ ){0,3}?(?:ar )?"
    r"(?:(20\d\d)|aret (?:innan|fore)|foregaende ar|forra aret|i fjol|ett ar tidigare)\b"
)
_TO = re.compile(r"^ ?(?:[a-z]+ ){0,4}?till $")
_LONG = 5  # letters of a word that another one may end in
_TELLS = re.compile(
    r"\d[\d ,]*(?: [a-z]+){0,2} (?:fler|farre|mer|mindre|hogre|lagre|over|under|dyrare|billigare|battre|samre|langre"
    r"|kortare)\b|\b(?:ok|minsk|steg|stig|sjunk|sjonk|hoj|sank|vax|vuxi|over|under|forbattr|forsamr|andr|skil)\w*\b"
    r"[^.]{0,60}?\bmed\b[^.]{0,15}\d|\b(?:skillnad\w*|okning\w*|minskning\w*|forandring\w*)\b[^.]{0,30}\d"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two figures, the larger first, and the unit of both."""

    larger: Decimal
    smaller: Decimal
    unit: str | None

    @property
    def said(self) -> str:
        """It in words, with the sum: `Skillnaden är 7 mnkr (86 − 79).`."""
        return difference_told(self.larger, self.smaller, self.unit)


def difference_told(larger: Decimal, smaller: Decimal, unit: str | None) -> str:
    """Return how far two figures are apart, with the sum."""
    away = larger - smaller
    points = texts.PERCENTAGE_POINT if away == 1 else texts.PERCENTAGE_POINTS
    amount = f"{spoken(away)} {points if unit == '%' else unit or ''}".rstrip()
    return texts.APART.format(difference=amount, larger=spoken(larger), smaller=spoken(smaller))


def asks_difference(question: str) -> bool:
    """Return whether a question asks how far two figures are apart."""
    folded = fold(question)
    return _ASKS.search(folded) is not None or _ASKS_SINCE.search(folded) is not None


def with_difference(told: tuple[Statement, ...], question: str, sentence: str) -> tuple[Statement, ...]:
    """Return the statements, led by how far the two figures of `sentence`, or of the first two, are apart.

    As they are where the question asks for no such, or the figures are not set against each other.
    """
    asks = asks_difference(question) or _ASKS_CHANGE.search(fold(question)) is not None
    if not told or not asks or told[0].cell is not None:
        return told
    found = _in_sentence(sentence, question) if sentence in told[0].quoted else None
    if found is None and len(told) > 1 and told[1].cell is None:
        found = _in_two(told[0].quoted, told[1].quoted, question)
    if found is None:
        return told
    return (replace(told[0], text=f"{found.said} {told[0].text}"), *told[1:])


def tells_difference(text: str) -> bool:
    """Return whether a text tells how far something is from something else: `31 fler än ett år tidigare`."""
    return _TELLS.search(fold(text)) is not None


def _in_sentence(sentence: str, question: str) -> Difference | None:
    folded, asked = aligned_fold(sentence), fold(question)
    numbers = [one for one in numbers_in(sentence) if one.quantity is not None and not _is_year(one)]
    if _SEXES.search(asked):
        pairs = [pair] if (pair := of_sexes(sentence, numbers)) is not None else []
    elif _BEFORE.search(asked):
        pairs = list(_of_then(folded, numbers, years_in(question)))
    elif _OF_PLAN.search(asked):
        pairs = list(_against(folded, numbers))
    elif _CHANGES.search(asked):
        pairs = list(_from_to(folded, numbers))
    else:
        pairs = list(_of_two(folded, numbers, asked))
        if not pairs and _THAN.search(asked) is None:
            pairs = list(_from_to(folded, numbers))
    return _apart(*pairs[0]) if len(pairs) == 1 else None


def _is_year(one: NumberMention) -> bool:
    return one.day is not None or re.fullmatch(r"(?:19|20)\d\d", one.text) is not None


def _against(folded: str, numbers: Sequence[NumberMention]) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Yield figures one of which is held against the other: `86 mnkr mot beräknade 79`, `94 av 120`."""
    for one, other in pairwise(numbers):
        between = folded[one.end : other.start]
        of_first = _OF_FIRST.search(folded[: one.start]) and re.fullmatch(r"[^.;]{0,80}", between)
        if _AGAINST.match(between) or _OF.match(between) or (of_first and len(numbers) == 2):
            yield one, other


def _of_two(folded: str, numbers: Sequence[NumberMention], asked: str) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Yield the two figures of a sentence that sets two things beside each other as the question does.

    "Hur mycket dyrare är en plats på Eken än på Linden" is told by "Eken kostar 310 kronor mot 280 på Linden": what
    the question has after its "än" stands by the one figure alone, and what it has before by the sentence.
    """
    than = _THAN.search(asked)
    if than is None or len(numbers) != 2 or not _BESIDE.match(folded[numbers[0].end : numbers[1].start]):
        return
    one, other = numbers
    cut = _SIDE.search(folded, one.end, other.start)
    if cut is None:
        return
    sides = folded[: cut.start()], folded[cut.end() :]
    named = [{word for word in _content(than["other"]) if _is_in(word, side)} for side in sides]
    alone = named[0] ^ named[1]
    first = next(iter(_content(than["other"])), "")
    before = [word for word in _content(asked[: than.start()]) if _is_in(word, folded)]
    if before and first in alone and (alone <= named[0] or alone <= named[1]):
        yield one, other


_SIDE = re.compile(r"\b(?:mot|i stallet for|istallet for|(?:att )?jamfora? med|jamfort med|medan)\b")


def _content(folded: str) -> list[str]:
    return [word for word in words(folded) if len(word) > 2 and not is_stop_word(word) and not word.isdigit()]


def _is_in(word: str, text: str) -> bool:
    """Return whether a text has a word, in another form or as an end of a compound or of the word itself."""
    return any(
        stem(one) == stem(word) or (min(len(one), len(word)) >= _LONG and (one.endswith(word) or word.endswith(one)))
        for one in words(text)
    )


def _of_then(
    folded: str, numbers: Sequence[NumberMention], years: Sequence[int]
) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Yield a figure and that of the time before: `23,4 mnkr (2024: 11,8)`, `120 mot 98 året innan`."""
    for one, other in pairwise(numbers):
        between = _THEN.match(folded[one.end : other.start])
        after = _OF_THEN.match(folded[other.end :])
        told = [year for year in ((between and between[1]), (after and after[1])) if year]
        if between and (told or after) and (not years or all(int(year) in years for year in told)):
            yield one, other


def _from_to(folded: str, numbers: Sequence[NumberMention]) -> Iterator[tuple[NumberMention, NumberMention]]:
    """Yield figures from one of which something went to the other: `från 219 till 203`."""
    for one, other in pairwise(numbers):
        if folded[: one.start].endswith("fran ") and _TO.match(folded[one.end : other.start]):
            yield one, other


def _in_two(one: str, other: str, question: str) -> Difference | None:
    """Return how far two sentences are apart that count the same at the two times that the question names."""
    years = list(dict.fromkeys(years_in(question)))
    told = [set(years_in(text)) & set(years) for text in (one, other)]
    if len(years) != 2 or len(told[0]) != 1 or len(told[1]) != 1 or told[0] == told[1]:
        return None
    counted = [_counted(text, question) for text in (one, other)]
    first, second = counted
    if len(first) != 1 or len(second) != 1 or first.keys() != second.keys():
        return None
    return _apart(*first.values(), *second.values())


def _counted(text: str, question: str) -> dict[str, NumberMention]:
    """Return the figures of a text by the word of the question that each counts, where one figure alone does."""
    asked = {stem(word) for word in words(question) if word.isalpha()}
    found: dict[str, list[NumberMention]] = {}
    for one in numbers_in(text):
        if one.quantity is None or _is_year(one):
            continue
        after = re.match(r" ?([^\W\d_]+)", one.quantity.unit or text[one.end :])
        word = stem(after[1].casefold()) if after is not None else ""
        if word in asked:
            found.setdefault(word, []).append(one)
    return {word: mentions[0] for word, mentions in found.items() if len(mentions) == 1}


def _apart(one: NumberMention, other: NumberMention) -> Difference | None:
    first, second = one.quantity, other.quantity
    if first is None or second is None:
        return None
    units = {quantity.unit for quantity in (first, second) if quantity.unit is not None}
    if len(units) > 1 or first.value == second.value:
        return None
    larger, smaller = max(first.value, second.value), min(first.value, second.value)
    return Difference(larger=larger, smaller=smaller, unit=next(iter(units), None))
