"""A library that programs may ask: workers answer, within what each may ask; documents are looked up here."""

import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from assistant.answer import Answer, Event, Finished, Scope
from assistant.ask import Assistant
from assistant.command.read_batch import Dialogue
from assistant.conversation import EMPTY, Conversation
from assistant.serve import texts
from assistant.serve.errors import Refused
from assistant.serve.orders import AskedScope, Question
from assistant.workers import limits
from assistant.workers.allowance import Allowance
from assistant.workers.crew import Crew
from ingest.document import Passage, ReportType
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.catalogue.records import DocumentRecord
from ingest.store.files.layout import Layout
from ingest.store.index import Index
from ingest.store.originals import bring


class Service:
    """What the API and the MCP server share; threads may share it."""

    def __init__(self, library: Path, size: limits.Limits) -> None:
        """Serve the library in the folder `library`, which may come later."""
        self._library = library
        self._most = size.allowance.questions
        self._allowance = Allowance(size.allowance)
        self._crew = Crew(library, size=size.crew)
        self._index: Index | None = None
        self._opening = threading.Lock()

    def close(self) -> None:
        """End the workers."""
        self._crew.close()

    def ask(self, person: str, order: Question) -> Generator[Event, None, None]:
        """Yield the events of an answer; closed early, it is broken off.

        The earlier questions of its conversation are asked anew: the same library gives the same answers. Raises
        Refused, WorkError, UnknownBoard and the library's errors.
        """
        asked = (*order.earlier, order.question)
        scope = self._scope(order.scope)
        with self._allowance.one_question(person, counts=self._counted(len(asked))):
            conversation = EMPTY
            for question in order.earlier:
                conversation = conversation.add(self._answer(question, conversation, scope))
            with closing(self._crew.ask(order.question, conversation, scope=scope)) as events:
                yield from events

    def answers(self, person: str, dialogues: Sequence[Dialogue]) -> list[Conversation]:
        """Return the answers to dialogues; raises as `ask` does, and then answers none."""
        self._opened()
        found = []
        with self._allowance.one_question(person, counts=self._counted(sum(len(one.questions) for one in dialogues))):
            for dialogue in dialogues:
                conversation = EMPTY
                for question in dialogue.questions:
                    conversation = conversation.add(self._answer(question, conversation, None))
                found.append(conversation)
        return found

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Return the documents, newest state."""
        return self._opened().documents()

    def document(self, name: str) -> DocumentRecord:
        """Return the document with the id or file name `name`; raises Refused."""
        for record in self.documents():
            if name in (record.id, record.file):
                return record
        raise Refused(404, texts.NO_DOCUMENT.format(name=name))

    def passages(self, record: DocumentRecord, page: int | None) -> tuple[Passage, ...]:
        """Return the passages of a document, of one page where given, in their order; raises Refused."""
        whole = self._opened().section(record.id)
        if page is None:
            return whole
        found = tuple(one for one in whole if one.first_page and one.first_page <= page <= (one.last_page or page))
        if not found:
            raise Refused(404, texts.NO_PAGE.format(name=record.file, page=page))
        return found

    def text(self, record: DocumentRecord) -> str:
        """Return the stored text of a document."""
        return self._opened().text(record.id)

    def original(self, record: DocumentRecord) -> Path:
        """Return the file as it was added; raises Refused."""
        with closing(Catalogue.open(Layout(directory=self._library))) as catalogue:
            path = bring(catalogue, record)
        if not path.is_file():
            raise Refused(404, texts.NO_ORIGINAL.format(name=record.file))
        return path

    def _answer(self, question: str, conversation: Conversation, scope: Scope | None) -> Answer:
        events = self._crew.ask(question, conversation, scope=scope)
        return next(event.answer for event in events if isinstance(event, Finished))

    def _counted(self, questions: int) -> int:
        if questions > self._most:
            raise Refused(413, texts.TOO_MANY.format(most=self._most, found=questions))
        return questions

    def _scope(self, wanted: AskedScope) -> Scope | None:
        index = self._opened()
        if wanted == AskedScope():
            return None
        boards = Assistant(index, boards=index.boards()).boards_named(wanted.boards) if wanted.boards else ()
        return Scope(boards=boards, years=wanted.years, types=tuple(map(ReportType, wanted.types)))

    def _opened(self) -> Index:
        with self._opening:
            if self._index is None:
                self._index = Index.open(self._library)
            return self._index
