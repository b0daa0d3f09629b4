"""A refusal reconsidered: a model may point out a passage that answers, with a sentence that passes the check."""

from dataclasses import replace

from assistant import texts
from assistant.answer import Answer, report_of
from assistant.model import prompts
from assistant.model.llm import LanguageModel
from assistant.model.protocols import Until
from assistant.proposed.proposal import object_in, reply_of
from assistant.question.asked import Asked
from assistant.settings import Settings
from assistant.tell.statements import with_report
from assistant.tell.written.checked import checked
from assistant.tell.written.fenced import Extract, prompt_of
from assistant.tell.written.numbered import Cite, Numbered
from ingest.language.words import content_stems, fold

_READ = 6  # passages
_KEYS = frozenset({"answers", "number", "sentence"})


def reconsidered(
    model: LanguageModel, refusal: Answer, asked: Asked, *, cite: Cite, until: Until, settings: Settings
) -> Answer | None:
    """Return an uncertain answer in place of `refusal`, None where the model points out none that is borne.

    The sentence must say something of what is asked, and be borne by the passage that it is said to be from.
    """
    extracts = [Extract(ranked=ranked, text=ranked.passage.text) for ranked in refusal.passages[:_READ]]
    room = model.context - settings.reply_tokens
    shown = prompt_of(refusal.standalone, extracts, system=prompts.RECONSIDER, room=room)
    if not shown.passages:
        return None
    data = object_in(reply_of(model, prompts.RECONSIDER, shown.prompt, until))
    number, sentence = data.get("number"), data.get("sentence")
    if not set(data) <= _KEYS or data.get("answers") is not True or not isinstance(sentence, str):
        return None
    if type(number) is not int or not 1 <= number <= len(shown.passages):
        return None
    found = checked(sentence, [shown.passages[number - 1]])
    if found.left_out or found.statement is None or not _is_about(found.statement.text, asked):
        return None
    numbered = Numbered(cite=cite)
    text = numbered.told(with_report(found.statement, report_of(found.statement.ranked.source)))
    if not text:
        return None
    return replace(
        refusal,
        text=f"{texts.UNSURE} {text}",
        refused=False,
        reason=None,
        sure=False,
        citations=tuple(numbered.citations),
        choices=(),
        written=True,
    )


def _is_about(sentence: str, asked: Asked) -> bool:
    """Return whether a sentence has a word of what is asked, and each name in it."""
    said, held = fold(sentence), set(content_stems(sentence))
    names = [word.strip("?!.,") for word in asked.topic.split()[1:] if word[:1].isupper()]
    return bool(held & set(content_stems(asked.topic))) and all(fold(name).removesuffix("s") in said for name in names)
