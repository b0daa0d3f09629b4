"""The answer that was found, as a model's telling builds on it: what to read, what it must tell, what stands around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.answer import Answer, Citation, Ranked
from assistant.tell.statements import Cited, Statement
from assistant.tell.written.fenced import Extract
from ingest.language.numbers import numbers_in
from ingest.language.sentences import sentences
from ingest.language.words import content_stems, squeeze

_MARKER = re.compile(r"\[(\d{1,3})\]")
_LAST_MARKER = re.compile(r"\A.*\[\d{1,3}\][.,;:]?", re.DOTALL)
_CHUNK = re.compile(r".*?\[\d{1,3}\][.,;:]?", re.DOTALL)
_MOST = 9  # extracts that a model reads
_QUOTED = 0.8  # share of a sentence's words that a quote holds which is made of it
_TOLD = 0.7  # share of a statement's words that a text has which tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An answer's text in three: a reservation before it, what it tells with its markers, and what is said after it."""

    lead: str
    body: str
    tail: str


def framed(draft: Answer) -> Frame:
    """Return the text of `draft` in its three parts."""
    match = _LAST_MARKER.match(draft.text)
    told, tail = (match.group(), draft.text[match.end() :].strip()) if match else (draft.text, "")
    lead = texts.UNSURE if not draft.sure and told.startswith(texts.UNSURE) else ""
    return Frame(lead=lead, body=told.removeprefix(lead).strip(), tail=tail)


def extracts_of(draft: Answer) -> list[Extract]:
    """Return what a model reads: the sentences that were found, then whole passages, the best first."""
    quoted = [Extract(ranked=_ranked(citation), text=_said(citation)) for citation in draft.citations]
    passages = {ranked.passage.id: ranked for ranked in (*map(_ranked, draft.citations), *draft.passages)}
    whole = [Extract(ranked=ranked, text=ranked.passage.text) for ranked in passages.values()]
    known = {(extract.ranked.passage.id, squeeze(extract.text)) for extract in quoted}
    return [*quoted, *(e for e in whole if (e.ranked.passage.id, squeeze(e.text)) not in known)][:_MOST]


def as_found(statement: Statement, draft: Answer) -> Statement:
    """Return `statement` with the quote that `draft` has of the same place, where its own is a part of that."""
    for citation in draft.citations:
        same = citation.passage.id == statement.ranked.passage.id and statement.row is None
        if same and squeeze(statement.quoted).removesuffix(".") in citation.quote:
            return replace(statement, quoted=citation.quote)
    return statement


def left_untold(draft: Answer, told: Cited, *, longest: int) -> str:
    """Return the statements of `draft` that `told` does not tell: the first always, others as there is room.

    Other figures than the first are not among them: a model that leaves them out has told what was asked.
    """
    missing: list[str] = []
    cited = {citation.number: citation for citation in draft.citations}
    for position, chunk in enumerate(_chunks(framed(draft).body)):
        citation = cited.get(int(_MARKER.findall(chunk)[-1]))
        other_cell = (
            citation is not None and citation.cell is not None and _value(citation) != _value(draft.citations[0])
        )
        size = len(told.text) + sum(len(other) + 1 for other in missing) + len(chunk)
        if (position == 0 or (size <= longest and not other_cell)) and not _tells(told, chunk, citation):
            missing.append(chunk)
    return " ".join(missing)


def renumbered(text: str, own: Sequence[Citation], before: tuple[Citation, ...]) -> Cited:
    """Return `text` with its markers counted on from the citations `before` it, and those with the ones it cites."""
    every, numbers = list(before), dict[int, int]()
    for citation in own:
        if f"[{citation.number}]" not in text:
            continue
        place = (citation.source.id, citation.start, citation.end)
        known = next((c for c in every if (c.source.id, c.start, c.end) == place), None)
        if known is None:
            known = replace(citation, number=len(every) + 1)
            every.append(known)
        numbers[citation.number] = known.number
    counted = _MARKER.sub(lambda match: f"[{numbers.get(int(match[1]), int(match[1]))}]", text)
    return Cited(text=counted, citations=tuple(every))


def _ranked(citation: Citation) -> Ranked:
    return Ranked(passage=citation.passage, source=citation.source, score=0.0)


def _said(citation: Citation) -> str:
    """Return the passage's sentences that a citation quotes; of a table row the whole row."""
    passage = citation.passage
    if passage.row is not None:
        return passage.text
    quoted = set(content_stems(citation.quote))
    found = [sentence for sentence in sentences(passage.text) if _share(sentence, quoted) >= _QUOTED]
    return "".join(found).strip() or passage.text


def _share(sentence: str, held: set[str]) -> float:
    stems = content_stems(sentence)
    return sum(stem in held for stem in stems) / len(stems) if stems else 0.0


def _chunks(body: str) -> Iterator[str]:
    """Give the statements of an answer's text, each with its marker."""
    for match in _CHUNK.finditer(body):
        yield match.group().strip()


def _tells(told: Cited, chunk: str, citation: Citation | None) -> bool:
    """Return whether a text tells a statement: the cell's figure from its row, or all figures and most of the words."""
    said = _MARKER.sub("", told.text)
    if citation is not None and citation.cell is not None:
        from_row = any(other.passage.id == citation.passage.id for other in told.citations)
        return from_row and _figures(citation.cell.value) <= _figures(said)
    bare = _MARKER.sub("", chunk)
    return _figures(bare) <= _figures(said) and _share(bare, set(content_stems(said))) >= _TOLD


def _value(citation: Citation) -> str:
    return citation.cell.value if citation.cell else ""


def _figures(text: str) -> set[str]:
    return {mention.text.split(" ")[0].rstrip(".,") for mention in numbers_in(text)}
