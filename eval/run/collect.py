"""Asks an assistant every question of a set, and judges what comes back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.answer import Answer, Finished
from assistant.conversation import EMPTY, Conversation
from eval.metrics.outcome import Outcome, Turn, judge
from eval.questions import Dialogue, QuestionSet
from eval.sources import Sources
from eval.systems.system import Asks

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """All outcomes of one system on one set."""

    single: tuple[Outcome, ...]
    turns: tuple[Turn, ...]

    def every(self) -> tuple[Outcome, ...]:
        """Return the outcomes of single questions, then those of turns as asked."""
        return (*self.single, *(turn.asked for turn in self.turns))


class NoAnswerError(Exception):
    """A system ended its events without a finished answer; the message names the question."""


def collect(asks: Asks, questions: QuestionSet, *, sources: Sources, progress: Progress = lambda _: None) -> Collected:
    """Ask every single question on its own and every dialogue in order; `progress` is told each id when it is done."""
    single: list[Outcome] = []
    for question in questions.questions:
        single.append(judge(question, answer(asks, question.text), sources=sources))
        progress(question.id)
    turns: list[Turn] = []
    for dialogue in questions.dialogues:
        turns.extend(_dialogue(asks, dialogue, sources=sources))
        progress(dialogue.id)
    return Collected(single=tuple(single), turns=tuple(turns))


def answer(asks: Asks, text: str, conversation: Conversation = EMPTY) -> Answer:
    """Return the finished answer; raise NoAnswerError where none comes."""
    for event in asks.ask(text, conversation):
        if isinstance(event, Finished):
            return event.answer
    raise NoAnswerError(f"No finished answer came for {text!r}: the last event must be Finished.")


def _dialogue(asks: Asks, dialogue: Dialogue, *, sources: Sources) -> Iterator[Turn]:
    conversation = EMPTY
    for position, question in enumerate(dialogue.turns, start=1):
        given = answer(asks, question.text, conversation)
        asked = judge(question, given, sources=sources)
        raw = judge(question, answer(asks, question.text), sources=sources) if conversation.turns else asked
        gold = judge(question, answer(asks, question.standalone), sources=sources) if question.standalone else None
        yield Turn(position=position, asked=asked, raw=raw, gold=gold)
        conversation = conversation.add(given)
