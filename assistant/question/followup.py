"""Follow-up questions: what a question leaves unsaid is carried over from the turns before it."""

import re
from dataclasses import dataclass, replace

from assistant.answer import Scope
from assistant.question.kinds import Wanted, wanted
from assistant.question.leaning import leans as leans_on
from assistant.question.scope import NOWHERE, Mention
from assistant.words.match import QUESTION_WORDS
from ingest.language.numbers import YEAR
from ingest.language.words import STOP_WORDS, fold, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Words of one turn that still matter, with how much (1 for the question itself)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the conversation is about after a turn: scope, words by age, kinds of answer.

    `follows` is True where the last question leaned on those before it, `bare` where it asks for something else of
    the same thing without a word of its own ("Vad beror det på?"). `said` is the last question with its answer.
    """

    scope: Scope = NOWHERE
    report_years: tuple[int, ...] = ()
    every_board: bool = False
    every_document: bool = False
    layers: tuple[Layer, ...] = ()
    wanted: frozenset[Wanted] = frozenset()
    follows: bool = False
    bare: bool = False
    said: str = ""

    @property
    def spoken(self) -> str:
        """Everything said that still matters: the last question with its answer, and the words carried so far."""
        return " ".join((self.said, *(layer.text for layer in self.layers)))


_FADE = 0.7  # of a word's weight, for each turn that it is carried over
_LEAST = 0.2  # a word that weighs less is let go

_BACK = re.compile(r"^(?:(?:och|men|nej|ok) )?(?:åter|tillbaka) (?:igen )?till\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b(aret innan|aret fore|forra aret|foregaende ar|aret dessforinnan|i fjol)\b")
_THIS_YEAR = re.compile(r"\bi ar\b")  # the report's own: a year of a figure before it is let go
_YEAR_AFTER = re.compile(r"\b(aret efter|nasta ar|aret darpa|foljande ar)\b")


def follow(thread: Thread, mention: Mention, question: str) -> Thread:
    """Return the thread after `question`; what it names replaces what was carried, what it omits is kept."""
    back = _BACK.search(mention.topic.strip())
    own = Layer(text=mention.topic.strip()[back.end() :] if back else mention.topic, weight=1.0)
    content = content_words(mention.topic)
    first = not thread.layers
    leans = not first and leans_on(question, mention, before=thread.spoken)
    if not leans and mention.scope.boards:
        thread = Thread()  # a subject and a board of its own: nothing is left open
    years = _years(thread, mention, fold(question))
    switched = bool(mention.scope.boards) or bool(mention.scope.types)
    scope = Scope(
        boards=mention.scope.boards or (() if mention.every_board else thread.scope.boards),
        years=years or (thread.report_years if _THIS_YEAR.search(fold(question)) else thread.scope.years),
        types=mention.scope.types or (thread.scope.types if leans else ()),
    )
    report_years = mention.report_years or (() if years or switched or not leans else thread.report_years)
    if not leans:
        layers: tuple[Layer, ...] = (own,)
    elif back:
        layers = (own, *_faded(thread.layers[1:]))  # what the turn before was about is left behind
    elif content:
        layers = (own, *_faded(thread.layers))
    else:
        layers = (*_years_of(own), *thread.layers)
    kinds = wanted(mention.topic)
    anew = bool(content) or first or kinds != {Wanted.PROSE}
    if not anew or (leans and back):
        kinds = thread.wanted  # nothing is asked anew: "Och för ...?"
    return Thread(
        scope=scope,
        report_years=report_years,
        every_board=mention.every_board,
        every_document=mention.every_document,
        layers=layers,
        wanted=kinds,
        follows=leans,
        bare=leans and not content and anew and not switched,
    )


def content_words(text: str) -> list[str]:
    """Return the words of `text` that say what it is about; a year says only when."""
    return [
        word
        for word in words(text)
        if fold(word) not in STOP_WORDS | QUESTION_WORDS | _LEANING and not YEAR.fullmatch(word)
    ]


_LEANING = frozenset(
    "samma tillbaka menade menar nej ja ok okej fler mer den det dem klart galler saga innan aret fore efter".split()
)


def _years_of(own: Layer) -> tuple[Layer, ...]:
    years = " ".join(word for word in words(own.text) if YEAR.fullmatch(word))
    return (replace(own, text=years),) if years else ()


def _faded(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    faded = (Layer(text=layer.text, weight=layer.weight * _FADE) for layer in layers)
    return tuple(layer for layer in faded if layer.weight >= _LEAST)


def _years(thread: Thread, mention: Mention, folded: str) -> tuple[int, ...]:
    """Return the years named, or the year before or after those of the conversation."""
    if mention.scope.years:
        return mention.scope.years
    step = -1 if _YEAR_BEFORE.search(folded) else 1 if _YEAR_AFTER.search(folded) else 0
    return tuple(year + step for year in thread.scope.years) if step and thread.layers else ()
