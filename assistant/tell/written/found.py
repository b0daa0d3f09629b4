"""The answer that was found, as a model's telling builds on it: its form, what there is to read, what stands around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant import texts
from assistant.answer import Answer, Citation, Ranked
from assistant.tell.statements import Statement
from assistant.tell.written.fenced import Extract
from ingest.language.numbers import numbers_in
from ingest.language.sentences import sentences
from ingest.language.words import content_stems, squeeze

MARKER = re.compile(r"\[(\d{1,3})\]")
_LAST_MARKER = re.compile(r"\A.*\[\d{1,3}\][.,;:]?", re.DOTALL)
_CHUNK = re.compile(r".*?(?:\[\d{1,3}\])+[.,;:]?", re.DOTALL)
_UNIT = re.compile(r"(?<=\d)\s*[^\d\s,.].*$|(?<=[a-zåäö]) .*$")
_MOST = 9  # extracts that a model reads beside what is cited
_QUOTED = 0.8  # share of a sentence's words that a quote holds which is made of it


class Form(StrEnum):
    """What an answer is made of, which decides how long a model may write and what of it must be told."""

    ONE = "one"  # statements
    POINTS = "points"  # main points
    EACH = "each"  # a line for each board or report
    WORKED = "worked"  # what was worked out, and how


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An answer's text in three: what comes before it, what it tells with its markers, and what is said after it."""

    lead: str
    body: str
    tail: str


def form_of(draft: Answer) -> Form:
    """Return the form of an answer."""
    if draft.working is not None:
        return Form.WORKED
    if draft.comparison is not None or draft.choices:
        return Form.EACH
    return Form.POINTS if draft.text.startswith("•") else Form.ONE


def framed(draft: Answer) -> Frame:
    """Return the text of `draft` in its three parts; of lines those without a marker around those with one."""
    if form_of(draft) is Form.WORKED:
        return Frame(lead="", body=draft.text, tail="")
    if form_of(draft) is Form.EACH:
        return _of_lines(draft.text.split("\n"))
    match = _LAST_MARKER.match(draft.text)
    told, tail = (match.group(), draft.text[match.end() :].strip()) if match else (draft.text, "")
    lead = texts.UNSURE if not draft.sure and told.startswith(texts.UNSURE) else ""
    return Frame(lead=lead, body=told.removeprefix(lead).strip(), tail=tail)


def chunks_of(draft: Answer) -> Iterator[str]:
    """Give the statements of an answer, each with its markers: a line each where it has lines."""
    body = framed(draft).body
    if form_of(draft) in {Form.EACH, Form.WORKED}:
        yield from body.split("\n")
    else:
        for match in _CHUNK.finditer(body):
            yield match.group().strip()


def extracts_of(draft: Answer) -> list[Extract]:
    """Return what a model reads: the sentences that were found, then whole passages, the best first."""
    quoted = [Extract(ranked=_ranked(citation), text=_said(citation)) for citation in draft.citations]
    passages = {ranked.passage.id: ranked for ranked in (*map(_ranked, draft.citations), *draft.passages)}
    whole = [Extract(ranked=ranked, text=ranked.passage.text) for ranked in passages.values()]
    known = {(extract.ranked.passage.id, squeeze(extract.text)) for extract in quoted}
    others = [e for e in whole if (e.ranked.passage.id, squeeze(e.text)) not in known]
    return [*quoted, *others[: max(1, _MOST - len(quoted))]]


def as_found(statement: Statement, draft: Answer) -> Statement:
    """Return `statement` with the quote that `draft` has of the same place, where its own is a part of that."""
    for citation in draft.citations:
        same = citation.passage.id == statement.ranked.passage.id and statement.row is None
        if same and squeeze(statement.quoted).removesuffix(".") in citation.quote:
            return replace(statement, quoted=citation.quote)
    return statement


def _of_lines(lines: list[str]) -> Frame:
    marked = [at for at, line in enumerate(lines) if MARKER.search(line)]
    first, last = marked[0], marked[-1] + 1
    return Frame(lead="\n".join(lines[:first]), body="\n".join(lines[first:last]), tail="\n".join(lines[last:]))


def _ranked(citation: Citation) -> Ranked:
    return Ranked(passage=citation.passage, source=citation.source, score=0.0)


def _said(citation: Citation) -> str:
    """Return the passage's sentences that a citation quotes; of a table row the whole row."""
    passage = citation.passage
    if passage.row is not None:
        return passage.text
    quoted = set(content_stems(citation.quote))
    found = [sentence for sentence in sentences(passage.text) if share_of(sentence, quoted) >= _QUOTED]
    return "".join(found).strip() or passage.text


def share_of(sentence: str, held: set[str]) -> float:
    """Return how much of the content words of `sentence` is among the stems `held`."""
    stems = content_stems(sentence)
    return sum(stem in held for stem in stems) / len(stems) if stems else 0.0


def figures_of(text: str) -> set[str]:
    """Return the figures of `text` as they are written, without their units."""
    return {_UNIT.sub("", mention.text).rstrip(".,") for mention in numbers_in(text)}
