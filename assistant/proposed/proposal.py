"""What a model proposes for a question: a wording that stands alone, words to search for, a plan."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.model import prompts
from assistant.model.errors import ModelError
from assistant.model.llm import LanguageModel
from assistant.model.protocols import Until
from assistant.plan import Plan
from assistant.proposed.plan_data import NoPlan, from_data
from assistant.tell.written.fenced import fence_of
from ingest.language.words import squeeze

_LONGEST_REPLY = 4000  # characters
_TURNS = 3  # of the conversation that are told
_TOLD = 300  # characters of each answer of them
_KEYS = frozenset({"question", "phrasings", "plan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What was proposed, none of it permitted yet: an empty `question` or `plan` None where there is none."""

    question: str = ""
    phrasings: tuple[str, ...] = ()
    plan: Plan | None = None


def propose(model: LanguageModel, question: str, turns: Sequence[Answer], *, until: Until) -> Proposal:
    """Return what a model proposes for a question that follows `turns`; nothing where it fails or writes none."""
    told = "\n".join(
        prompts.TURN.format(question=squeeze(turn.question), answer=squeeze(turn.text)[:_TOLD])
        for turn in turns[-_TURNS:]
    )
    prompt = prompts.TO_PROPOSE_FOR.format(turns=told, question=question, fence=fence_of(told + question))
    return read(reply_of(model, prompts.PROPOSE, prompt, until))


def reply_of(model: LanguageModel, system: str, prompt: str, until: Until) -> str:
    """Return a whole reply, empty where the model fails, is late or says more than any proposal is long."""
    reply = ""
    try:
        with closing(model.stream(system, prompt, until=until)) as pieces:
            for piece in pieces:
                reply += piece
                if len(reply) > _LONGEST_REPLY:
                    return ""
    except ModelError:
        return ""
    return reply


def read(reply: str) -> Proposal:
    """Return the proposal in a reply: one JSON object of its own keys and kinds; else, and of bad parts, nothing."""
    data = object_in(reply)
    if not set(data) <= _KEYS:
        return Proposal()
    question, phrasings = data.get("question"), data.get("phrasings")
    return Proposal(
        question=question if isinstance(question, str) else "",
        phrasings=tuple(p for p in phrasings if isinstance(p, str)) if isinstance(phrasings, list) else (),
        plan=_plan(data.get("plan")),
    )


def object_in(reply: str) -> Mapping[str, object]:
    """Return the JSON object that a reply is, in a fence of code or not; an empty one where it is none."""
    bare = reply.rpartition("</think>")[2].strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        data = json.loads(bare)
    except (json.JSONDecodeError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _plan(data: object) -> Plan | None:
    if data is None:
        return None
    try:
        return from_data(data)
    except (NoPlan, RecursionError):
        return None
