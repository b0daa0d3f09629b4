"""A refusal with the help of a language model: its proposals carried out within the user's scope, one by one."""

import time
from collections.abc import Iterator
from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, Scope
from assistant.answering import Answered, Answering
from assistant.conversation import Conversation
from assistant.model.llm import LanguageModel
from assistant.proposed.permitted import phrasings_of, plan_of, question_of
from assistant.proposed.proposal import Proposal, propose
from assistant.proposed.reconsider import reconsidered
from assistant.question.asked import Asked
from assistant.search.library import Library
from assistant.settings import Settings


def helped(
    model: LanguageModel,
    refused: Answered,
    conversation: Conversation,
    *,
    answering: Answering,
    library: Library,
    settings: Settings,
    began: float,
) -> Answer:
    """Return an answer in place of a refusal for want of evidence, the refusal where no proposal gives one.

    At most two calls: one for proposals, one for a sentence of the passages that were found. Both end at the deadline
    for the first sentence of an answer, counted from `began`.
    """
    asked = refused.asked
    if asked is None or not refused.by_evidence:
        return refused.answer

    def until() -> float:
        return began + settings.first_sentence

    proposal = propose(model, asked.question, conversation.turns, until=until)
    for found in _attempts(proposal, asked, conversation, answering=answering, library=library):
        if found is not None and not found.answer.refused:
            return found.answer
    if time.monotonic() >= until():
        return refused.answer
    answer = reconsidered(model, refused.answer, asked, cite=answering.composer.cite, until=until, settings=settings)
    return answer or refused.answer


def _attempts(
    proposal: Proposal, asked: Asked, conversation: Conversation, *, answering: Answering, library: Library
) -> Iterator[Answered | None]:
    """Give what comes of each part of a proposal that may be used: the question in full, the plan, other words."""
    question = question_of(proposal, asked, conversation.turns, boards=library.boards)
    if question:
        found = answering.answer(question, scope=asked.scope)
        yield _as_asked(found, asked, standalone=question)
    plan = plan_of(proposal, asked)
    if plan is not None:
        worked = answering.by_plan(asked, plan)
        yield worked and _unsure(worked)
    phrasings = phrasings_of(proposal, asked)
    if phrasings:
        found_by_words = answering.by_words(asked, phrasings)
        yield found_by_words and _unsure(_as_asked(found_by_words, asked, standalone=", ".join(phrasings)))


def _as_asked(found: Answered, asked: Asked, *, standalone: str) -> Answered:
    """Return what was found as the answer to what the user typed, with how that was understood."""
    scope = found.answer.scope if found.answer.scope != Scope() else asked.scope
    answer = replace(found.answer, question=asked.question, standalone=standalone, scope=scope)
    return replace(found, answer=answer)


def _unsure(found: Answered) -> Answered:
    """Return an answer to other words than the user's as an uncertain one."""
    answer = found.answer
    text = answer.text if not answer.sure else f"{texts.UNSURE} {answer.text}"
    return replace(found, answer=replace(answer, text=text, sure=False))
