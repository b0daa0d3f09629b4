"""The rows that words name, in every report, and their threads."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Source
from assistant.tell.statements import unlinked
from assistant.words.match import Terms, terms_of
from assistant.words.named_terms import named
from assistant.words.other_names import OtherNames
from assistant.words.synonyms import SynonymList, meanings_in
from assistant.work.rows.find import Facts
from assistant.work.thread.thread import Thread, thread
from ingest.document import TableKind
from ingest.facts.fact import Fact, RowKey
from ingest.language.words import is_stop_word, words
from ingest.store.index import NamedRow

_KINDS = (TableKind.INDICATOR, TableKind.BUDGET, TableKind.OTHER)  # of alike names the first is meant
_SECTION = 0.95  # how much a word counts that the row's group says
_ESSENTIAL = 0.35  # of the rarest word's weight: a word that weighs less may be missing
_MET = 0.5  # how well an essential word must be met
_ENOUGH = 0.6  # of all words
_NAMED = 0.7  # how well a word of the row must meet one of those asked for to be asked for
_UNASKED = 0.3  # what a row loses of its worth whose every word is unasked
_AS_GOOD = 0.02  # rows whose worth differs less are both meant
_MOST_THREADS, _MOST_NEAR = 3, 6


class Rows(Facts, Protocol):
    """What is asked of the library."""

    def rows(self, *, documents: Collection[str] | None = None) -> tuple[NamedRow, ...]:
        """Return the rows of `documents` that have facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """What the library holds for some words: threads, boards that have no such row, and names that come near."""

    asked: str
    threads: tuple[Thread, ...] = ()
    without: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A row by its key, how well it meets the words, and in how many documents it stands."""

    key: RowKey
    name: str
    worth: float
    holds: bool
    documents: int


def find_threads(
    text: str,
    sources: Sequence[Source],
    *,
    library: Rows,
    synonyms: SynonymList,
    names: OtherNames,
    every_word: bool = False,
) -> Threads:
    """Return the threads of the rows in `sources` that `text` names, in a person's own words.

    Where `every_word` is asked for, a row that lacks one is another row, however common the word.
    """
    by_id = {source.id: source for source in sources}
    terms = _terms(text, tuple(by_id), library, synonyms, names)
    candidates = _candidates(library.rows(documents=tuple(by_id)), terms, least=0.0 if every_word else _ESSENTIAL)
    threads = _threads(_meant(candidates), by_id, library)
    held = {line.board for made in threads for line in made.lines}
    boards = dict.fromkeys(source.description.board for source in sources)
    shown = {made.name for made in threads}
    near = dict.fromkeys(one.name for one in candidates if one.worth > 0 and one.name not in shown)
    return Threads(
        asked=text,
        threads=threads,
        without=tuple(board for board in boards if board is not None and board not in held) if threads else (),
        near=tuple(near)[:_MOST_NEAR],
    )


def _threads(meant: Sequence[_Candidate], sources: Mapping[str, Source], library: Rows) -> tuple[Thread, ...]:
    facts: dict[RowKey, list[Fact]] = {candidate.key: [] for candidate in meant}
    for fact in library.facts(documents=tuple(sources), keys=tuple(facts)) if facts else ():
        facts[fact.key].append(fact)
    return tuple(made for key in facts if (made := thread(facts[key], sources)) is not None)


def _terms(text: str, documents: Sequence[str], library: Rows, synonyms: SynonymList, names: OtherNames) -> Terms:
    said = names.written_out(text, documents=documents)
    terms = terms_of(
        [(said, 1.0)],
        document_frequency=library.document_frequency,
        passage_count=library.passage_count(),
        synonyms=meanings_in(said, synonyms),
    )
    return named(terms, names.of([said], documents=documents))


def _candidates(rows: Sequence[NamedRow], terms: Terms, *, least: float) -> list[_Candidate]:
    """Return the distinct rows by how well they meet the words, the best first.

    A word of less than the share `least` of the rarest word's weight may be missing.
    """
    if not terms.terms:
        return []
    by_key: dict[RowKey, list[NamedRow]] = {}
    for row in rows:
        if row.key.kind in _KINDS:
            by_key.setdefault(row.key, []).append(row)
    essential = terms.weights >= least * float(np.max(terms.weights))
    found = [_candidate(key, same, terms, essential) for key, same in by_key.items()]
    return sorted(found, key=lambda one: (-round(one.worth, 6), _KINDS.index(one.key.kind), -one.documents, one.name))


def _candidate(key: RowKey, rows: Sequence[NamedRow], terms: Terms, essential: NDArray[np.bool_]) -> _Candidate:
    name = unlinked(rows[-1].name)
    own = terms.met(words(name))
    met = np.maximum(own, _SECTION * terms.met(words(rows[-1].section or "")))
    score = float(terms.weights @ met)
    return _Candidate(
        key=key,
        name=name,
        worth=score - _UNASKED * _unasked(name, terms),
        holds=bool(np.all(met[essential] >= _MET)) and score >= _ENOUGH and bool(np.any(own > 0)),
        documents=len({row.document_id for row in rows}),
    )


def _unasked(name: str, terms: Terms) -> float:
    """Return the share of a name's words that are not asked for."""
    told = [word for word in words(name) if not is_stop_word(word) and word != "antal"]
    asked = sum(float(np.max(terms.strengths(word))) >= _NAMED for word in told)
    return 1 - asked / len(told) if told else 0.0


def _meant(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the rows that are meant: the best, and those of another name that fit as well."""
    holding = [one for one in candidates if one.holds]
    if not holding:
        return []
    best: dict[str, _Candidate] = {}
    for one in holding:
        if one.worth >= holding[0].worth - _AS_GOOD and one.key.kind is holding[0].key.kind:
            best.setdefault(one.key.name, one)
    closer = f"{holding[0].key.name} enligt "  # the same thing, and how it is reckoned
    for one in holding:
        if one.key.name.startswith(closer):
            best.setdefault(one.key.name, one)
    return list(best.values())[:_MOST_THREADS]
