"""A question taken apart: what it says of rows, columns, times, numbers; the words that are left name rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.question.asked import Asked, Span
from assistant.words.match import QUESTION_WORDS
from assistant.work.planning.cues import Said, read_cues
from assistant.work.planning.measured import Called, called_in
from assistant.work.planning.times import TimeSaid, forecast_months, times_in
from ingest.facts.fact import Period
from ingest.language.numbers import NumberMention, numbers_in
from ingest.language.words import STOP_WORDS, fold, words

_QUOTED = re.compile(r"['\"”“’‘»«]([^'\"”“’‘»«]{2,60})['\"”“’‘»«]")
_WORD = re.compile(r"[^\W_]+(?:[:-][^\W_]+)*")
# Folded; words that people fill worked questions with.
_FILLING = frozenset(
    """
    bara endast bade samt respektive resp ar aren fran sedan gang ganger per nagon ska skall sjalv sin sitt sina
    dess som vilka vilken vilket vad hur ggr mkt stor stort stora mycket manga langt enligt an mellan mot jamfort jamfor
    redovisar redovisade redovisat redovisas visa siffror siffrorna datum ta med kr mnkr tkr kronor miljoner
    raknar rakna gar ga ge far satt satter har haft lamnat ligger lag lagga lagger satsar planen rapporten
    tabellen beslutslista lista beslutslistan beslutspunkter beslutspunkterna punkter punkterna punkt under inom
    hos ihop allt blir bli blev sett siffra arets helar helaret period perioden just bland de det den dom dessa
    dar da nu idag i totalt totala storlek storleken namnden namndens namnderna namndernas
    kommunen kommunens regionen regionens bolaget bolagets forbundet forbundets
    forvaltningen forvaltningens forvaltning
    stadsdel stadsdelen stadsdelens ordning belopp beloppen poang niva nivan varde vardet varden eller inte ej
    varav rader rad raden kolumn kolumnen vid for av till fore efter innan ars bort gick visar visade betalade
    betalar ut ytterligare ungefar andra nya ny nyligen indelningen pa om att en ett och hela alla samtliga
    andel andelen antal antalet fler farre mer mindre anda visst alltsa egentligen gatt
    planerar planeras planerade planerat
    sen va ser sag ju typ hurdan likadant sak
    hor tillhor horde tillhorde ingar ingick kopplad kopplade kopplas galler gallde
    """.split()
)
_COMPARED = re.compile(r"\b(storre|hogre|lagre|dyrare|billigare|langre|kortare|battre|samre) an\b")
_OF_BUDGET = re.compile(r"(?<=\w{4})(?<!brutto)(?<!netto)s?budget(en|ens)?$")  # "äldreomsorgsbudgeten"
_AND = re.compile(r"^\W*och\b")
_BESIDE = 5  # characters between a report and its year: "T1 2025", "planen för 2025"
_OF_ROWS = frozenset({"women", "men"})  # cues whose words are words for a row too
_KEPT = 100  # questions that were taken apart last: each is heard several times
_NEAR = 30  # characters between a column's words and its time, at most
_COMPARES = re.compile(
    r"\b(jamfort med|i jamforelse med|i forhallande till|jamfor|mot|kontra|an|sedan|sen|fran|mellan|till|och"
    r"|respektive)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A column that the question refers to: by its words, its time, or both; from `start` to `end`."""

    called: Called | None
    period: Period | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A word of the question that nothing takes, from `start`."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a question says; `left` are the words that no cue, column, time, number or scope takes."""

    question: str
    folded: str
    cues: tuple[Said, ...]
    references: tuple[Reference, ...]
    numbers: tuple[NumberMention, ...]
    times: tuple[TimeSaid, ...]
    quoted: tuple[str, ...]
    goals: tuple[str, ...]
    left: tuple[Left, ...]

    @property
    def rest(self) -> str:
        """The words that are left, in their order."""
        return " ".join(word.text for word in self.left)

    def rest_within(self, start: int, end: int) -> str:
        """Return the words that are left from `start` to `end` of the question, with each "och" between two of them."""
        inside = [word for word in self.left if start <= word.start < end]
        said: list[str] = []
        for i, word in enumerate(inside):
            if i and _AND.search(self.folded[inside[i - 1].start + len(inside[i - 1].text) : word.start]):
                said.append("och")
            said.append(word.text)
        return " ".join(said)

    def says(self, *names: str) -> bool:
        """Return whether one of the cues `names` is said."""
        return any(said.name in names for said in self.cues)

    def cue(self, name: str) -> Said | None:
        """Return where the cue `name` is said first."""
        return next((said for said in self.cues if said.name == name), None)

    def without(self, name: str) -> "Heard":
        """Return it as if the cue `name` were not said."""
        return replace(self, cues=tuple(said for said in self.cues if said.name != name))

    def calls(self, *names: str) -> bool:
        """Return whether a column is called by the words of one of `names`."""
        return any(
            reference.called is not None and reference.called.words.name in names for reference in self.references
        )

    @property
    def references_named(self) -> bool:
        """Whether a column is called by words that are of columns alone."""
        called = [reference.called.words for reference in self.references if reference.called is not None]
        return any(words.measures and not words.weak for words in called)


def hear(asked: Asked) -> Heard:
    """Return the question of `asked` taken apart."""
    return _heard(
        asked.question, asked.folded, boards=asked.board_spans, types=asked.type_spans, years=asked.year_spans
    )


@lru_cache(maxsize=_KEPT)
def _heard(
    question: str, folded: str, *, boards: tuple[Span, ...], types: tuple[Span, ...], years: tuple[Span, ...]
) -> Heard:
    """Return a question taken apart; the spans are where it names boards, report types and years."""
    cues = read_cues(question, scope=[*boards, *types, *years])
    goals = [said for said in cues if said.name == "goal"]
    goal_spans = [(said.start, said.end) for said in goals]
    quoted = list(_QUOTED.finditer(question))
    quoted_spans = [match.span() for match in quoted]
    called = called_in(folded, taken=[*boards, *goal_spans, *quoted_spans])
    times = times_in(folded, taken=goal_spans)
    numbers = tuple(_free_numbers(question, [*boards, *goal_spans, *quoted_spans, *[(t.start, t.end) for t in times]]))
    taken = [
        *boards,
        *goal_spans,
        *quoted_spans,
        *types,
        *[span for said in cues if said.name not in _OF_ROWS for span in said.taken],
        *[(one.start, one.end) for one in called if not one.words.keeps],
        *[(time.start, time.end) for time in times],
        *[(number.start, number.end) for number in numbers],
        *[match.span() for match in _COMPARED.finditer(folded)],
        *forecast_months(folded),
    ]
    return Heard(
        question=question,
        folded=folded,
        cues=cues,
        references=_references(folded, called, [time for time in times if not _of_report(time, types)]),
        numbers=numbers,
        times=times,
        quoted=tuple(match.group(1).strip() for match in quoted),
        goals=tuple(_goal(said) for said in goals),
        left=tuple(_left(question, folded, taken)),
    )


def _goal(said: Said) -> str:
    return next(said.named[key] for key in ("goal", "top", "bare") if key in said.named)


def _free_numbers(question: str, taken: Sequence[tuple[int, int]]) -> Iterator[NumberMention]:
    for number in numbers_in(question):
        if number.quantity is None or any(start < number.end and number.start < end for start, end in taken):
            continue
        yield number


def _references(folded: str, called: Sequence[Called], times: Sequence[TimeSaid]) -> tuple[Reference, ...]:
    """Return the columns referred to, in order: words with the time beside them, and times that stand alone."""
    found: list[Reference] = []
    free = [time for time in times if time.period is not None]
    for i, one in enumerate(called):
        until = called[i + 1].start if i + 1 < len(called) else len(folded)
        near = next(
            (
                time
                for time in free
                if one.end <= time.start <= min(one.end + _NEAR, until)
                and not _COMPARES.search(folded[one.end : time.start])
            ),
            None,
        )
        if one.year is not None:
            near = None
        period = near.period if near is not None else Period(year=one.year) if one.year else None
        end = near.end if near is not None else one.end
        if near is not None:
            free.remove(near)
        found.append(Reference(called=one, period=period, start=one.start, end=end))
    inside = [(one.start, one.end) for one in called]
    found += [
        Reference(called=None, period=time.period, start=time.start, end=time.end)
        for time in free
        if not any(start <= time.start < end for start, end in inside)
    ]
    return tuple(sorted(found, key=lambda reference: reference.start))


def _of_report(time: TimeSaid, reports: Sequence[tuple[int, int]]) -> bool:
    """Return whether a year is that of a report: `T1 2025`, `verksamhetsberättelsen för 2024`."""
    alone = time.period is not None and time.period.first is None
    return alone and any(0 <= time.start - end <= _BESIDE for _, end in reports)


def _left(question: str, folded: str, taken: Sequence[tuple[int, int]]) -> Iterator[Left]:
    for match in _WORD.finditer(question):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        word = match.group()
        bare = fold(word).split(":")[0]
        if bare in _FILLING or bare in STOP_WORDS or bare in QUESTION_WORDS or (len(bare) < 2):
            continue
        if all(part in STOP_WORDS for part in words(bare)):
            continue
        yield Left(text=_OF_BUDGET.sub("", word) or word, start=match.start())
