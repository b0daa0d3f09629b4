"""A finished answer told anew by a language model: each sentence is checked before it is shown, and the rest stands."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from assistant import texts
from assistant.answer import Answer
from assistant.model import prompts
from assistant.model.errors import ModelError
from assistant.model.llm import LanguageModel
from assistant.settings import Settings
from assistant.tell.statements import Cited, Statement
from assistant.tell.written.checked import Checked, checked
from assistant.tell.written.draft import as_found, extracts_of, framed, left_untold, renumbered
from assistant.tell.written.fenced import prompt_of
from assistant.tell.written.reply import LoopingReply, written_sentences
from ingest.language.words import fold, squeeze

Cite = Callable[[tuple[Statement, ...]], Cited]


def may_be_written(answer: Answer) -> bool:
    """Return whether a model may tell `answer` anew: no refusal, nothing worked out or compared, no open choice."""
    told_whole = answer.working is not None or answer.comparison is not None or bool(answer.choices)
    return not answer.refused and bool(answer.citations) and not told_whole


def write(model: LanguageModel, draft: Answer, *, cite: Cite, settings: Settings) -> Iterator[str | Answer]:
    """Give the text of `draft` as the model tells it, in pieces, and at last the answer that they make.

    A sentence is given when the passage that it cites bears it; else the passage's own sentence stands for it, or it is
    left out. Where the model fails, refuses or goes round, or leaves out the figure that was found, `draft` follows
    what was given; where nothing was, `draft` stands as it is.
    """
    telling = _Telling(draft=draft, cite=cite, settings=settings)
    shown = prompt_of(draft.standalone, extracts_of(draft), room=model.context - settings.reply_tokens)
    if not shown.passages:
        yield from _told(draft)
        return
    try:
        with closing(model.stream(prompts.SYSTEM, shown.prompt, until=telling.until)) as pieces:
            for sentence in written_sentences(pieces, passages=len(shown.passages)):
                if fold(prompts.REFUSAL) in fold(sentence):
                    break
                if telling.is_full:
                    break
                yield from telling.take(checked(sentence, shown.passages))
    except ModelError as error:
        telling.note = str(error)
    except LoopingReply:
        telling.note = texts.MODEL_LOOPED
    yield from telling.end()


@dataclass(slots=True, kw_only=True)
class _Telling:
    """An answer while it is told."""

    draft: Answer
    cite: Cite
    settings: Settings
    note: str = ""
    kept: list[Statement] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    text: str = ""
    began: float = field(default_factory=time.monotonic)

    def until(self) -> float:
        """Return when to give up waiting: sooner while nothing is told yet."""
        return self.began + (self.settings.whole_answer if self.kept else self.settings.first_sentence)

    @property
    def is_full(self) -> bool:
        """Return whether an answer has the length that it may have."""
        return len(self.text) >= self.settings.longest

    def take(self, found: Checked) -> Iterator[str]:
        """Give what a checked sentence adds to the text."""
        if found.left_out:
            self.left_out.append(found.left_out)
        if found.statement is None or self._repeats(found.statement):
            return
        statement = as_found(found.statement, self.draft)
        cited = self.cite((*self.kept, statement))
        if len(cited.text) + len(self._lead()) > self.settings.longest and self.kept:
            return
        self.kept.append(statement)
        yield from self._grow(_joined(self._lead(), cited.text))

    def end(self) -> Iterator[str | Answer]:
        """Give the rest of the text, and the answer."""
        left_out = tuple(self.left_out)
        if not self.kept:
            note = self.note or (texts.NOTHING_BORNE if left_out else "")
            yield from _told(replace(self.draft, note=note, left_out=left_out))
            return
        cited, frame = self.cite(tuple(self.kept)), framed(self.draft)
        missing = frame.body if self.note else left_untold(self.draft, cited, longest=self.settings.longest)
        rest = renumbered(missing, self.draft.citations, cited.citations)
        counted = texts.LEFT_OUT_ONE if len(left_out) == 1 else texts.LEFT_OUT.format(count=len(left_out))
        said = counted if left_out else ""
        yield from self._grow(_joined(self._lead(), cited.text, rest.text, frame.tail, said))
        yield replace(
            self.draft, text=self.text, citations=rest.citations, written=True, note=self.note, left_out=left_out
        )

    def _grow(self, text: str) -> Iterator[str]:
        more = text[len(self.text) :]
        self.text = text
        if more:
            yield more

    def _lead(self) -> str:
        return framed(self.draft).lead

    def _repeats(self, statement: Statement) -> bool:
        said = [squeeze(fold(other.text)) for other in self.kept]
        mine = squeeze(fold(statement.text))
        return any(mine in other or other in mine for other in said)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _told(answer: Answer) -> Iterator[str | Answer]:
    yield answer.text
    yield answer
