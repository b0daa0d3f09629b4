"""An answer with how its question was read: in a person's words, what was carried over, and which slips were mended."""

from collections.abc import Iterator
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Event, Finished, Found, Scope, Wrote
from assistant.question.asked import Asked
from assistant.question.carried.worded import worded


def as_read(events: Iterator[Event], asked: Asked, *, question: str) -> Iterator[Event]:
    """Yield `events` of the answer to `question`, which was read as `asked`; a mended slip is said after the answer."""
    said = "".join(f"\n{texts.READ_AS.format(written=slip.written, meant=slip.meant)}" for slip in asked.slips)
    for event in events:
        match event:
            case Finished():
                if said:
                    yield Wrote(text=said)
                yield Finished(answer=_read(event.answer, asked, question=question, said=said))
            case Found() | Wrote():
                yield event


def _read(answer: Answer, asked: Asked, *, question: str, said: str) -> Answer:
    return replace(
        answer,
        question=question,
        text=answer.text + said,
        worded=worded(asked, answer.scope),
        carried=_shared(asked.carried, answer.scope),
    )


def _shared(carried: Scope, scope: Scope) -> Scope:
    return Scope(
        boards=tuple(board for board in scope.boards if board in carried.boards),
        years=tuple(year for year in scope.years if year in carried.years),
        types=tuple(type_ for type_ in scope.types if type_ in carried.types),
    )
