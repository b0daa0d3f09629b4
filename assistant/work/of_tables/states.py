"""The rows whose state a table tells in a word: those that are late, that miss their target, that fail."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Bound, Check, Condition, Figure, Plan, Rows, Step
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.kinds import Kind, heads_name, kind_asked, rows_are_of
from assistant.work.of_tables.tables import Table, cell_like, is_text
from assistant.work.planning.any_row import first_part, is_any_row
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.outcome import Line, Outcome, Worked
from assistant.work.row import FactRow
from ingest.facts.fact import Fact
from ingest.language.words import fold, squeeze, stem, words

_STATES = re.compile(r"status|\blage\b|bedom|uppfyll|prognos|omdome|skick|maluppfyllelse|\bnas\b")
_NEVER = r"(?:nas|nar|na|naddes?|uppna\w*|uppfyll\w*|klara\w*|hinn\w*)"
_MISSED = re.compile(rf"\bmissa\w*|\b(?:inte|ej)\b.{{0,25}}\b{_NEVER}\b|\b{_NEVER}\b.{{0,70}}\b(?:inte|ej)\b")
_REACHED = re.compile(rf"\b{_NEVER}\b")
_SAYS_MISSED = re.compile(
    r"(?:nas|nar|uppfylls|uppnas|klaras) (?:inte|ej)\b|(?:inte|ej) (?:uppfyll|uppna|natt)|nej\b|rod\b|missas"
)
_SAYS_REACHED = re.compile(
    r"(?:nas|nar|uppfylls|uppnas|klaras|uppfyllt|uppnatt|natt)\b(?! (?:inte|ej|delvis))|ja\b|gron\b"
)
_NOT = re.compile(r"\b(?:inte|ej|icke)\b")
_SHORT = 3  # words of a cell that tells a state


def rows_in_state(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the rows of each table that are in the state that is asked for, all of them."""
    if not heard.says("which") or heard.says("highest", "lowest", "count", "change", "deficit", "surplus"):
        return
    kind = goals_asked(heard) or kind_asked(heard)
    if kind is None or (is_any_row(fold(kind.text)) and not first_part(fold(kind.text))):
        return  # "vilka områden" says of no table that it is meant
    asked = words(heard.folded[kind.end :])
    for table in tables:
        of_kind = rows_are_of(table, kind, terms_of) or heads_name(table, kind, terms_of)
        if not of_kind:
            continue
        for column in _columns(table):
            lines = [
                Line(row=row, figures=(*_named_by(row), as_it_stands(field_of(fact), fact)))
                for row in table.rows
                if (fact := cell_like(row, column)) is not None and _is_in(fact, heard, asked, terms_of)
            ]
            if lines:
                told = dict.fromkeys(fold(squeeze(line.figures[-1].facts[0].value.printed)) for line in lines)
                test = Condition(field=field_of(column), test=Check.IS, bound=Bound(words=tuple(told)))
                plan = Plan(
                    rows=Rows(), figures=(Figure(field=field_of(column)),), conditions=(test,), steps=(Step.LIST,)
                )
                plan = plan_of_table(table, plan, [line.row.name for line in lines])
                outcome = Outcome(plan=plan, lines=tuple(lines), tested=table.rows)
                yield Candidate(table=table, outcome=outcome, sure=True, worth=1.0)


def asks_missed(heard: Heard) -> bool:
    """Return whether a question asks for what is not reached or not managed."""
    return _MISSED.search(heard.folded) is not None


def goals_asked(heard: Heard) -> Kind | None:
    """Return the word for goals that a question asks for, which a plan takes for a cue: "vilka mål missas"."""
    match = re.search(
        r"\b(?:vilka|vilket) (?:av )?(?P<kind>\w*mal(?:en|et)?|indikatorer\w*|nyckeltal\w*|uppdrag\w*)\b", heard.folded
    )
    return Kind(text=match["kind"], end=match.end()) if match else None


def _columns(table: Table) -> list[Fact]:
    """Return a cell of each column that tells a state."""
    found: dict[str, Fact] = {}
    for row in table.rows:
        for fact in row.facts:
            if _STATES.search(fold(fact.column.printed)) and is_text(fact):
                found.setdefault(fact.column.printed, fact)
    return list(found.values())


def _is_in(fact: Fact, heard: Heard, asked: Sequence[str], terms_of: TermsOf) -> bool:
    said = fold(squeeze(fact.value.printed))
    if not is_text(fact) or len(words(said)) > _SHORT:
        return False
    if asks_missed(heard):
        return _SAYS_MISSED.match(said) is not None
    if _REACHED.search(heard.folded):
        return _NOT.search(heard.folded) is None and _SAYS_REACHED.match(said) is not None
    if (_NOT.search(said) is None) is not (_NOT.search(heard.folded) is None):
        return False
    own = [word for word in words(said) if not _NOT.fullmatch(word)]
    return bool(own) and all(any(_is_form(word, one) for one in asked) for word in own)


def _is_form(word: str, asked: str) -> bool:
    """Return whether two words are forms of one: "försenad", "försenade"; "underkänt", "underkända"."""
    return stem(word) == stem(asked) or (
        len(word) > 4 and len(asked) > 4 and word[:-2] == asked[: len(word) - 2] and abs(len(word) - len(asked)) <= 2
    )


def _named_by(row: FactRow) -> tuple[Worked, ...]:
    """Return the first cell of words of a row that is called by a number alone, which tells nobody what it is."""
    if not re.fullmatch(r"[A-ZÅÄÖ]?\d+", row.first.name.strip()):
        return ()
    first = next((fact for fact in row.facts if is_text(fact) and len(words(fact.value.printed)) > 1), None)
    return (as_it_stands(field_of(first), first),) if first is not None else ()
