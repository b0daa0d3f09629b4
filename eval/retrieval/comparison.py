"""Retrieval alone, on outside sets and on our own questions: words, grams, vectors and both, with paired intervals."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant import settings as assistant_settings
from assistant.search.retrieve import retrieve
from assistant.words.synonyms import SynonymList, expansions, load_synonyms
from eval.metrics import ranking as metrics_retrieval
from eval.metrics.bootstrap import Difference, Estimate, difference, estimate
from eval.questions import QuestionSet
from eval.retrieval.benchmarks import Benchmark
from eval.sources import Sources, overlap
from eval.systems.bm25 import Bm25
from ingest import settings as ingest_settings
from ingest.document import Description, Document, Passage, PassageKind, Span
from ingest.language.words import content_stems
from ingest.settings import WordWeights
from ingest.store.catalogue.entries import Prepared
from ingest.store.change import Writer
from ingest.store.index import Index

DEPTH = 10

Rank = Callable[[str], list[str]]  # a question -> passage ids, best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Questions on one library, each with the ids of the passages that hold its answer."""

    name: str
    library: Path
    asked: tuple[tuple[str, frozenset[str]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One way to rank passages: weights of the word index, of words and vectors in the fusion; widened by synonyms."""

    name: str
    words: WordWeights
    settings: assistant_settings.Settings
    widened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A method on a task; `gain` is recall@1 minus that of words alone, paired."""

    task: str
    method: str
    recall_1: Estimate
    recall_5: Estimate
    mrr: Estimate
    gain: Difference | None


_DEFAULT = assistant_settings.DEFAULT
_WORDS_ONLY = replace(_DEFAULT, vector_weight=0.0)
WORDS = "words (stems + grams)"
BASELINE = "BM25 stems, in memory"

METHODS = (
    Method(name="stems", words=replace(WordWeights(), grams=0.0), settings=_WORDS_ONLY),
    Method(name="grams", words=replace(WordWeights(), stems=0.0), settings=_WORDS_ONLY),
    Method(name=WORDS, words=WordWeights(), settings=_WORDS_ONLY),
    Method(name="vectors", words=WordWeights(), settings=replace(_DEFAULT, word_weight=0.0)),
    Method(name="fused", words=WordWeights(), settings=_DEFAULT),
    Method(name="fused, synonyms", words=WordWeights(), settings=_DEFAULT, widened=True),
)


def of_benchmark(benchmark: Benchmark, *, folder: Path) -> Task:
    """Return a benchmark as a task, its texts written into a new library in `folder`, a passage a text."""
    document, passages = _document(benchmark)
    prepared = Prepared(
        document=document,
        passages=passages,
        tables=(),
        sha256=document.id,
        override="",
        original=document.text.encode(),
        source=benchmark.name,
    )
    with Writer.open(ingest_settings.Settings(library=folder), create=True) as writer:
        writer.add([writer.entry(prepared, lineage=document.id, version=1)])
    asked = tuple((one.question, frozenset(passages[i].id for i in one.relevant)) for one in benchmark.asked)
    return Task(name=benchmark.name, library=folder, asked=asked, note=benchmark.note)


def of_questions(questions: QuestionSet, *, sources: Sources, library: Path) -> Task:
    """Return the answerable questions of a set as a task: relevant is each passage that overlaps the evidence."""
    index = Index.open(library)
    passages = {record.file: index.section(record.id) for record in index.documents()}
    index.close()
    asked = []
    for question in questions.questions:
        spans = sources.spans(question.evidence)
        relevant = frozenset(p.id for file in spans for p in passages.get(file, ()) if overlap(p.span, spans[file]))
        if relevant:
            asked.append((question.text, relevant))
    return Task(name=questions.name, library=library, asked=tuple(asked))


def measure(task: Task) -> tuple[Result, ...]:
    """Return what every method comes to on `task`: ours, each part alone, and BM25 on stems as the baseline."""
    ranks: dict[str, Rank] = {BASELINE: _bm25(task)}
    ranks.update({method.name: _ours(task, method) for method in METHODS})
    hits = {
        name: [_hits(rank(question), relevant) for question, relevant in task.asked] for name, rank in ranks.items()
    }
    first = {
        name: np.asarray([metrics_retrieval.recall(h, k=1) for h in of_method]) for name, of_method in hits.items()
    }
    return tuple(
        Result(
            task=task.name,
            method=name,
            recall_1=estimate(first[name]),
            recall_5=estimate(np.asarray([metrics_retrieval.recall(h, k=5) for h in of_method])),
            mrr=estimate(np.asarray([metrics_retrieval.reciprocal_rank(h) for h in of_method])),
            gain=None if name == WORDS else difference(first[name], first[WORDS]),
        )
        for name, of_method in hits.items()
    )


def _ours(task: Task, method: Method) -> Rank:
    index = Index.open(task.library, settings=ingest_settings.Settings(library=task.library, words=method.words))
    synonyms = load_synonyms() if method.widened else SynonymList()

    def rank(question: str) -> list[str]:
        wider = expansions(question, synonyms)
        found = retrieve(index, question, expansions=wider, documents=None, settings=method.settings)
        return [passage.id for passage, _ in found]

    return rank


def _bm25(task: Task) -> Rank:
    index = Index.open(task.library)
    passages = [passage for record in index.documents() for passage in index.section(record.id)]
    scorer = Bm25([passage.text for passage in passages], tokens=content_stems)

    def rank(question: str) -> list[str]:
        best = np.argsort(-scorer.scores(question), kind="stable")[:DEPTH]
        return [passages[i].id for i in best]

    return rank


def _hits(ranked: Sequence[str], relevant: frozenset[str]) -> list[str | None]:
    return [id_ if id_ in relevant else None for id_ in ranked[:DEPTH]]


def _document(benchmark: Benchmark) -> tuple[Document, tuple[Passage, ...]]:
    id_ = hashlib.sha256(benchmark.name.encode()).hexdigest()[:16]
    passages: list[Passage] = []
    start = 0
    for position, text in enumerate(benchmark.texts):
        passages.append(
            Passage(
                id=f"{id_}-{position}",
                document_id=id_,
                position=position,
                kind=PassageKind.PROSE,
                text=text,
                span=Span(start=start, end=start + len(text)),
            )
        )
        start += len(text) + 1
    document = Document(
        id=id_, file=f"{id_}.txt", text="\n".join(benchmark.texts), description=Description(title=benchmark.name)
    )
    return document, tuple(passages)
