"""An answer with how its question was read: in a person's words, what was carried over, and which slips were mended."""

from collections.abc import Iterator
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Event, Finished, Found, Scope, Wrote
from assistant.question.asked import Asked
from assistant.question.carried.worded import worded


def as_read(events: Iterator[Event], asked: Asked, *, question: str) -> Iterator[Event]:
    """Yield `events` of the answer to `question`, which was read as `asked`; a mended slip is said first."""
    said = "".join(f"{texts.READ_AS.format(written=slip.written, meant=slip.meant)}\n" for slip in asked.slips)
    begun = not said
    for event in events:
        match event:
            case Wrote() if not begun:
                begun = True
                yield Wrote(text=said + event.text)
            case Finished():
                yield Finished(answer=_read(event.answer, asked, question=question, said=said))
            case Found() | Wrote():
                yield event


def _read(answer: Answer, asked: Asked, *, question: str, said: str) -> Answer:
    return replace(
        answer,
        question=question,
        text=said + answer.text,
        worded=worded(asked, answer.scope),
        carried=_shared(asked.carried, answer.scope),
    )


def _shared(carried: Scope, scope: Scope) -> Scope:
    return Scope(
        boards=tuple(board for board in scope.boards if board in carried.boards),
        years=tuple(year for year in scope.years if year in carried.years),
        types=tuple(type_ for type_ in scope.types if type_ in carried.types),
    )
