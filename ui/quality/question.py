"""A case as a question of the evaluation: drafted from the answer that was judged, put right by a person, written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer import Answer, Citation
from eval import reported
from eval.questions import Evidence, Kind, Question
from ingest.store.catalogue.catalogue import Catalogue
from ingest.store.files.layout import Layout
from ui.access.doors import require
from ui.access.roles import Action
from ui.conversations.cases import Case
from ui.quality import texts

_OR = "|"


class NotAQuestion(Exception):
    """What is filled in makes no question; the message says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question without its evidence, and what the judged answer cited."""

    question: Question
    citations: tuple[Citation, ...]


def draft_of(case: Case) -> Draft:
    """Return the question that a case makes as it stands; its fact is the cell that the answer cites first.

    Of an answer that did not help nothing is taken for right.
    """
    answer = case.answer
    cell = answer.citations[0].cell if answer.citations else None
    fits = case.opinion.good and not answer.refused
    question = Question(
        id=reported.id_of(case.id),
        kind=Kind.TABLE_NUMBER if cell is not None else Kind.PARAPHRASE,
        text=answer.meant,
        gold=_first(answer) if fits else "",
        answerable=not answer.refused,
        facts=((cell.value,),) if cell is not None and fits and cell.value else (),
    )
    return Draft(question=question, citations=answer.citations)


def add(library: Path, draft: Draft, *, gold: str, facts: tuple[tuple[str, ...], ...], answerable: bool) -> str:
    """Write the question as a person has put it right, and return what to say.

    Raises NotAQuestion, NotLoggedIn, Refused.
    """
    require(Action.MAKE_QUESTION)
    if answerable and not facts:
        raise NotAQuestion(texts.NO_FACTS)
    evidence = _evidence(library, draft.citations) if answerable else ()
    if answerable and not evidence:
        raise NotAQuestion(texts.NO_EVIDENCE)
    question = replace(
        draft.question,
        kind=draft.question.kind if answerable else Kind.UNANSWERABLE,
        gold=gold.strip() or texts.SHOULD_REFUSE,
        answerable=answerable,
        facts=facts if answerable else (),
        evidence=evidence,
    )
    command = texts.RUN_COMMAND.format(library=library)
    return texts.ADDED.format(command=command) if reported.add(library, question) else texts.ALREADY


def written(facts: tuple[tuple[str, ...], ...]) -> str:
    """Return facts as a person writes them: one a line, its forms with a line between."""
    return "\n".join(f" {_OR} ".join(forms) for forms in facts)


def read(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the facts that `written` writes."""
    lines = (tuple(filter(None, (form.strip() for form in line.split(_OR)))) for line in text.splitlines())
    return tuple(forms for forms in lines if forms)


def _first(answer: Answer) -> str:
    return next((line.strip() for line in answer.text.splitlines() if line.strip()), "")


def _evidence(library: Path, citations: Sequence[Citation]) -> tuple[Evidence, ...]:
    """Return where citations stand, by line of the stored text; what is no longer in the library is left out."""
    catalogue = Catalogue.open(Layout(directory=library))
    try:
        held = {record.id for record in catalogue.records()}
        found = [_placed(cited, catalogue.text(cited.source.id)) for cited in citations if cited.source.id in held]
    finally:
        catalogue.close()
    return tuple(dict.fromkeys(found))


def _placed(cited: Citation, text: str) -> Evidence:
    first, last = (text.count("\n", 0, at) + 1 for at in (cited.start, max(cited.start, cited.end - 1)))
    return Evidence(doc=Path(cited.source.file).stem, first=first, last=last)
