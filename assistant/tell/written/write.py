"""A finished answer told anew by a language model: each sentence is checked before it is shown, and the rest stands."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from assistant import texts
from assistant.answer import Answer, report_of
from assistant.model import prompts
from assistant.model.errors import ModelError
from assistant.model.llm import LanguageModel
from assistant.settings import Settings
from assistant.tell.borne.hostile import trusted
from assistant.tell.statements import Statement, with_report
from assistant.tell.written.checked import Checked, checked
from assistant.tell.written.fenced import prompt_of
from assistant.tell.written.found import Form, as_found, extracts_of, form_of, framed
from assistant.tell.written.numbered import Cite, Numbered
from assistant.tell.written.reply import LoopingReply, written_sentences
from assistant.tell.written.untold import Said, left_untold
from ingest.genre.report_types import report_name
from ingest.language.words import fold, squeeze


def may_be_written(answer: Answer) -> bool:
    """Return whether a model may tell `answer` anew: it is one, and cites what it says."""
    return not answer.refused and bool(answer.citations)


def write(
    model: LanguageModel, draft: Answer, *, cite: Cite, settings: Settings, began: float | None = None
) -> Iterator[str | Answer]:
    """Give the text of `draft` as the model tells it, in pieces, and at last the answer that they make.

    A sentence is given when the passage that it cites bears it; else the passage's own sentence stands for it, or it is
    left out. Where the model fails, refuses or goes round, or leaves out what was found, `draft` follows what was
    given; where nothing was, `draft` stands as it is. `began` is when the model was first asked for the question.
    """
    form = form_of(draft)
    own = draft.citations if draft.working is not None or draft.comparison is not None else ()
    telling = _Telling(draft=draft, numbered=Numbered(cite=cite, citations=list(own)), settings=settings)
    telling.began = telling.began if began is None else began
    system, room = prompts.system(form), model.context - settings.reply_tokens
    shown = prompt_of(draft.standalone, extracts_of(draft), system=system, room=room, worked=_worked(draft))
    if not shown.passages:
        yield from _told(draft)
        return
    worked = draft if form is Form.WORKED else None
    try:
        with closing(model.stream(system, shown.prompt, until=telling.until)) as pieces:
            for sentence in written_sentences(pieces, passages=len(shown.passages)):
                if fold(prompts.REFUSAL) in fold(sentence) or telling.is_full:
                    break
                yield from telling.take(checked(sentence, shown.passages, worked=worked))
    except ModelError as error:
        telling.note = str(error)
    except LoopingReply:
        telling.note = texts.MODEL_LOOPED
    yield from telling.end()


@dataclass(slots=True, kw_only=True)
class _Telling:
    """An answer while it is told."""

    draft: Answer
    numbered: Numbered
    settings: Settings
    note: str = ""
    kept: list[str] = field(default_factory=list)  # what was told, without markers and reports
    quotes: list[str] = field(default_factory=list)  # the sources' own sentences that bear it
    left_out: list[str] = field(default_factory=list)
    body: str = ""
    text: str = ""
    source: str = ""  # id of the document that was told of last
    began: float = field(default_factory=time.monotonic)

    def until(self) -> float:
        """Return when to give up waiting: sooner while nothing is told yet."""
        return self.began + (self.settings.whole_answer if self.kept else self.settings.first_sentence)

    @property
    def is_full(self) -> bool:
        """Return whether an answer has the length that it may have."""
        return len(self.text) >= self._room()

    def take(self, found: Checked) -> Iterator[str]:
        """Give what a checked sentence adds to the text: nothing where what was found would find no room after it."""
        if found.left_out:
            self.left_out.append(found.left_out)
        said = found.statement.text if found.statement is not None else found.reckoned
        if not said or self._repeats(said):
            return
        numbered, quotes = self.numbered.copy(), list(self.quotes)
        told = numbered.renumbered(found.reckoned, self.draft.citations)
        quotes.append(found.line)
        if found.statement is not None:
            quotes.append(found.statement.quoted)
            told = numbered.told(self._titled(as_found(found.statement, self.draft)))
        body = _joined(self.body, told)
        rest = left_untold(self.draft, _said(body, numbered, quotes))
        if not told or len(_joined(self._lead(), body, rest)) > self._room():
            return
        self.kept.append(said)
        self.body, self.numbered, self.quotes = body, numbered, quotes
        self.source = found.statement.ranked.source.id if found.statement is not None else self.source
        yield from self._grow(_joined(self._lead(), body))

    def end(self) -> Iterator[str | Answer]:
        """Give the rest of the text, and the answer."""
        left_out = tuple(self.left_out)
        if not self.kept:
            note = self.note or (texts.NOTHING_BORNE if left_out else "")
            yield from _told(replace(self.draft, note=note, left_out=left_out))
            return
        frame = framed(self.draft)
        said = _said(self.body, self.numbered, self.quotes)
        missing = frame.body if self.note else left_untold(self.draft, said)
        rest = self.numbered.renumbered(missing, self.draft.citations)
        counted = texts.LEFT_OUT_ONE if len(left_out) == 1 else texts.LEFT_OUT.format(count=len(left_out))
        between = "\n" if self._has_lines() else " "
        tail = self.numbered.renumbered(frame.tail, self.draft.citations)
        whole = between.join(part for part in (self.body, rest, tail, counted if left_out else "") if part)
        yield from self._grow(_joined(self._lead(), whole))
        citations = tuple(sorted(self.numbered.citations, key=lambda citation: citation.number))
        yield replace(self.draft, text=self.text, citations=citations, written=True, note=self.note, left_out=left_out)

    def _grow(self, text: str) -> Iterator[str]:
        more = text[len(self.text) :]
        self.text = text
        if more:
            yield more

    def _lead(self) -> str:
        lead = framed(self.draft).lead
        return f"{lead}\n" if lead and self._has_lines() else lead

    def _has_lines(self) -> bool:
        return form_of(self.draft) in {Form.EACH, Form.WORKED}

    def _room(self) -> int:
        least = self.settings.longest_comparison if self._has_lines() else self.settings.longest
        return max(least, len(self.draft.text))

    def _titled(self, statement: Statement) -> Statement:
        """Return a statement with its report, where the question leaves that open and the sentence does not say it."""
        source, scope = statement.ranked.source, self.draft.scope
        one = len({citation.source.id for citation in self.draft.citations}) == 1
        named = (one and bool(scope.boards and scope.types and scope.years)) or report_of(source) in self._tail()
        if source.id == self.source or named:
            return statement
        what, said = source.description, fold(statement.text)
        board = what.board is not None and fold(what.board) not in said
        if what.type is not None and fold(report_name(what.type)) in said:
            return statement
        return with_report(statement, report_of(source, board=board))

    def _tail(self) -> str:
        return framed(self.draft).tail

    def _repeats(self, said: str) -> bool:
        mine = squeeze(fold(said))
        return any(mine in other or other in mine for other in (squeeze(fold(kept)) for kept in self.kept))


def _said(body: str, numbered: Numbered, quotes: Sequence[str]) -> Said:
    return Said(text=body, cited=numbered.told_of, quotes=tuple(quotes))


def _worked(draft: Answer) -> str:
    """Return what a model is to read of a calculation, empty where nothing was worked out."""
    return trusted(draft.text) if draft.working is not None else ""


def _joined(*parts: str) -> str:
    said = [part for part in parts if part]
    return "".join(part if not i or said[i - 1].endswith("\n") else f" {part}" for i, part in enumerate(said))


def _told(answer: Answer) -> Iterator[str | Answer]:
    yield answer.text
    yield answer
