"""Invented sentences about the invented reports, true and false, each with the passage that it is said to cite."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Ranked, Source
from ingest.document import Description, Passage, PassageKind, Span
from ingest.language.words import squeeze
from ingest.store.index import Index
from tests.places import DATA

FOLDER = DATA / "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of a `file`: whether it is true of the passage that it cites, and of which kind its lie is."""

    file: str
    id: str
    kind: str
    true: bool
    text: str
    ranked: Ranked


def claims(index: Index) -> Iterator[Claim]:
    """Give every sentence of the files, with its passage as the library of the invented reports holds it."""
    sources = {
        record.file: Source(id=record.id, file=record.file, description=record.description)
        for record in index.documents()
    }
    passages = {file: index.section(source.id) for file, source in sources.items()}
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if "passage" in told:
                ranked = invented(told["passage"])
            else:
                passage = next(one for one in passages[told["file"]] if _is_cited(one, told))
                ranked = Ranked(passage=passage, source=sources[told["file"]], score=1.0)
            kind, true, text = told["kind"], told["true"], told["claim"]
            yield Claim(file=file.stem, id=told["id"], kind=kind, true=true, text=text, ranked=ranked)


def invented(text: str, *, board: str = "Åsdal-Mellanvik", year: int = 2024) -> Ranked:
    """Return a passage of running text in an invented report."""
    source = Source(id="d", file="rapport.txt", description=Description(title="Rapport", board=board, year=year))
    span = Span(start=0, end=len(text))
    passage = Passage(id="p", document_id="d", position=0, kind=PassageKind.PROSE, text=text, span=span)
    return Ranked(passage=passage, source=source, score=1.0)


def _is_cited(passage: Passage, told: dict[str, str]) -> bool:
    if "row" in told:
        return passage.row is not None and squeeze(passage.row.name) == told["row"]
    return passage.row is None and squeeze(told["at"]) in squeeze(passage.text)
