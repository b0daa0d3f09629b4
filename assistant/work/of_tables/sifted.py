"""The rows of a table whose cells of words are what a question asks for: undone, decided, of one unit or person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.plan import Bound, Check, Condition, Figure, Plan, Rows, Step
from assistant.words.match import Terms
from assistant.words.states import State, StateAsked, state_asked, state_told, tells_states
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.kinds import Kind, heads_name, is_called, kind_asked, rows_are_of
from assistant.work.of_tables.tables import Table, cell_like, is_text, surroundings
from assistant.work.planning.any_row import first_part, is_any_row
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import Amount
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.outcome import Lack, LeftOut, Line, Outcome, Total
from assistant.work.row import FactRow
from ingest.facts.fact import Fact, ValueKind
from ingest.language.words import content_stems, fold, squeeze, stem, words

_OTHERWISE = ("highest", "lowest", "change", "deficit", "surplus", "sum", "mean", "share")
_HEADS = re.compile(r"status|\blage\b|uppfolj|genomfor|resultat|uppfyll|\bklar|bedom|beslut|godkan")
_LONG = 5  # letters of the stem of the last part of a compound
_LEAST = 0.5  # of the words that no test takes, what must be met by the table and its report
_OF_DECISIONS = re.compile(r"beslut|godkan|antag")
_UNITS = re.compile(r"procent|%|antal|st|kr|tkr|mnkr|kronor|index|dagar|timmar|minuter|poang")
_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+$")
_CLAUSE = re.compile(r"[,;(/]| och ")
_SEVERAL = re.compile(r"\b(?:vilka|lista|rakna upp|vilken av|vilket av)\b")
# What relates a row to a unit or a person, and names neither; folded.
_RELATES = re.compile(
    r"ansvar\w*|ligger|lag|har|hade|hor|gor|gora|ska|skall|hos|pa|under|enhet\w*|handlagg\w*|leds?|leder|skot\w*|sjalv"
    r"|ager|agare|tilldela\w*|fick|far|fatt|galler|avser|hand|star|annu|an|fortfarande|ut|dessa|de|namnd\w*|styrelse\w*"
    r"|fullmaktige\w*|som|man|vi|ni|redan|helt|ej|blivit|arsskiftet|gav|gett"
)
_DOCUMENT = re.compile(
    r"\w*(?:plan(?:en|ens)?|program(?:met)?|rapport(?:en)?|berattelsen?|uppfoljning(?:en)?|protokoll(?:et)?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Test:
    """What the cells of one column are asked for, with the words of the question that say so."""

    column: Fact
    passed: frozenset[str]
    unknown: frozenset[str]
    said: frozenset[str]


def sifted_rows(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the rows of each table that are in the state, and of the unit or person, that is asked for: all of them."""
    kind = kind_asked(heard, cues=("which", "count"))
    if kind is None or not heard.says("which", "count") or heard.says(*_OTHERWISE):
        return
    state = state_asked(heard.folded)
    if state is None and not _SEVERAL.search(heard.folded):
        return  # one thing of a unit is no list of its rows
    for like in _alike([table for table in tables if _is_of(table, kind, terms_of)]):
        table = _united(like)
        of_state = _of_state(table, state) if state is not None else None
        if state is not None and of_state is None:
            continue
        tests = [*([of_state] if of_state is not None else []), *_named(table, heard, kind, state, of_state)]
        if not tests:
            continue
        terms = terms_of(_rest(heard, kind, tests, state))
        shares = [_share(one, terms) for one in like]
        if max(shares) >= _LEAST and all(_is_of_year(table, year) for year in years):
            meant = [one for one, share in zip(like, shares, strict=True) if share == max(shares)]
            yield from _candidate(_united(meant), tests, heard, max(shares))


def _alike(tables: Sequence[Table]) -> list[list[Table]]:
    """Return the tables, those of one report with the same columns together: one list, cut by areas."""
    found: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        heads = dict.fromkeys(fact.column.printed for fact in table.rows[0].facts)
        found.setdefault((table.source.id, *heads), []).append(table)
    return list(found.values())


def _is_of_year(table: Table, year: int) -> bool:
    """Return whether a table is of a year: its report is, or what stands above it or in it names it."""
    told = table.source.description
    said = (table.above, *(f"{fact.column.printed} {fact.value.printed}" for row in table.rows for fact in row.facts))
    return year in (told.year, told.last_year) or any(str(year) in one for one in said)


def _united(tables: Sequence[Table]) -> Table:
    """Return tables with the same columns as one."""
    return replace(tables[0], rows=tuple(row for table in tables for row in table.rows))


def _share(table: Table, terms: Terms) -> float:
    """Return how much of what no test takes is met by a table, what it stands under and its report."""
    heads = " ".join(fact.column.printed for fact in table.rows[0].facts)
    met = met_by(terms, f"{surroundings(table)} {heads}".lower())
    return float(terms.weights @ met) if terms.terms else 1.0


def _is_of(table: Table, kind: Kind, terms_of: TermsOf) -> bool:
    """Return whether the rows of a table are of a kind; a word for any rows ("områden") says so of no table."""
    of_any = is_any_row(fold(kind.text)) and not first_part(fold(kind.text))
    held = is_called(table, kind, terms_of, near=True) if of_any else rows_are_of(table, kind, terms_of, near=True)
    return held or heads_name(table, kind, terms_of) or _is_compound(table, kind)


def _is_compound(table: Table, kind: Kind) -> bool:
    """Return whether a kind is one of what stands above a table: "sparåtgärderna" of "Åtgärder"."""
    asked = stem(kind.text.lower())
    return any(len(of) >= _LONG and asked != of and asked.endswith(of) for of in content_stems(table.above))


def _candidate(table: Table, tests: Sequence[_Test], heard: Heard, share: float) -> Iterator[Candidate]:
    lines = [
        Line(row=row, figures=tuple(as_it_stands(field_of(fact), fact) for fact in facts))
        for row in table.rows
        if (facts := _passing(row, tests)) is not None
    ]
    left = tuple(
        LeftOut(row=row, lack=Lack.EMPTY) for row in table.rows if any(_said(row, one) in one.unknown for one in tests)
    )
    if not lines:
        return
    conditions = tuple(
        Condition(field=field_of(one.column), test=Check.IS, bound=Bound(words=tuple(sorted(one.passed))))
        for one in tests
    )
    plan = Plan(
        rows=Rows(),
        figures=tuple(Figure(field=field_of(one.column)) for one in tests),
        conditions=conditions,
        steps=(Step.COUNT, Step.LIST) if heard.says("count") else (Step.LIST,),
    )
    plan = plan_of_table(table, plan, [line.row.name for line in lines])
    counted = (Total(step=Step.COUNT, amount=Amount(number=Decimal(len(lines)))),) if heard.says("count") else ()
    outcome = Outcome(plan=plan, lines=tuple(lines), totals=counted, left_out=left, tested=table.rows)
    yield Candidate(table=table, outcome=outcome, sure=share >= 1 and not left, worth=share + len(tests))


def _passing(row: FactRow, tests: Sequence[_Test]) -> list[Fact] | None:
    """Return the cells by which a row passes every test, None where it fails one."""
    facts = []
    for one in tests:
        fact = cell_like(row, one.column)
        if fact is None or _said(row, one) not in one.passed:
            return None
        facts.append(fact)
    return facts


def _said(row: FactRow, test: _Test) -> str:
    fact = cell_like(row, test.column)
    return "" if fact is None else fold(squeeze(fact.value.printed))


def _of_state(table: Table, asked: StateAsked) -> _Test | None:
    """Return the test of the column that tells such states, None where no column or several do."""
    found = [one for column in _columns(table) if (one := _state_test(table, column, asked)) is not None]
    headed = [one for one in found if _HEADS.search(fold(one.column.column.printed))]
    found = headed or found
    return found[0] if len(found) == 1 else None


def _state_test(table: Table, column: Fact, asked: StateAsked) -> _Test | None:
    head = fold(column.column.printed)
    if asked.of_decisions is not (_OF_DECISIONS.search(head) is not None):
        return None
    cells = dict.fromkeys(fold(squeeze(fact.value.printed)) for row in table.rows if (fact := cell_like(row, column)))
    every = [fold(squeeze(fact.value.printed)) if (fact := cell_like(row, column)) else "" for row in table.rows]
    if not tells_states(every, of_decisions=asked.of_decisions):
        return None
    told = {cell: state_told(cell, of_decisions=asked.of_decisions) for cell in cells}
    if len({cell[:5] for cell, state in told.items() if state is State.DONE}) > 1:  # what is "Avslutad" may be given up
        told = {cell: State.STOPPED if cell.startswith("avslut") else state for cell, state in told.items()}
    return _Test(
        column=column,
        passed=frozenset(cell for cell, state in told.items() if state is not None and asked.holds(state)),
        unknown=frozenset(cell for cell, state in told.items() if state is None and asked.negated),
        said=frozenset(),
    )


def _named(table: Table, heard: Heard, kind: Kind, state: StateAsked | None, of_state: _Test | None) -> Iterator[_Test]:
    """Give the tests of columns of words one of whose cells the question names: a unit, a person, a role."""
    stems = frozenset(stem(word) for word in words(_without(heard.folded, kind, state)))
    for column in _columns(table):
        if of_state is not None and column.column.printed == of_state.column.column.printed:
            continue
        cells = {
            fold(squeeze(fact.value.printed)): fact
            for row in table.rows
            if (fact := cell_like(row, column)) is not None and is_text(fact)
        }
        if len(cells) < 2 or all(_UNITS.fullmatch(cell) for cell in cells):
            continue
        named = {cell: said for cell, fact in cells.items() if (said := _names(fact.value.printed, stems))}
        most = max(map(len, named.values()), default=0)
        passed = frozenset(cell for cell, said in named.items() if len(said) == most)
        if passed:
            yield _Test(
                column=column,
                passed=passed,
                unknown=frozenset(),
                said=frozenset().union(*(named[one] for one in passed)),
            )


def _names(cell: str, stems: frozenset[str]) -> frozenset[str]:
    """Return the stems by which a question names a cell: of all its words, of one of its parts, of the person in it."""
    person = _NAME.search(cell.strip())
    parts = [cell, *_CLAUSE.split(cell), *([person[0]] if person else [])]
    held = [frozenset(content_stems(part.lower())) for part in parts]
    return next((own for own in held if own <= stems and any(word.isalpha() for word in own)), frozenset())


def _columns(table: Table) -> list[Fact]:
    """Return a cell of each column that has words in it, the row's own name apart."""
    found: dict[str, Fact] = {}
    for row in table.rows:
        for fact in row.facts:
            if is_text(fact) or fact.value.kind is ValueKind.POSTPONED:
                found.setdefault(fact.column.printed, fact)
    return list(found.values())


def _rest(heard: Heard, kind: Kind, tests: Sequence[_Test], state: StateAsked | None) -> str:
    """Return the words of a question that no test takes, and that name a thing."""
    taken = frozenset().union(*(one.said for one in tests))
    kept = [
        word for word in all_words(_without(heard.question.lower(), kind, state)).split() if stem(word) not in taken
    ]
    return " ".join(word for word in kept if not (_RELATES.fullmatch(fold(word)) or _DOCUMENT.fullmatch(fold(word))))


def _without(text: str, kind: Kind, state: StateAsked | None) -> str:
    """Return the text of a question with blanks for the word for the rows and for what says their state."""
    blank = list(text)
    for start, end in ((kind.start, kind.end), *(state.spans if state is not None else ())):
        blank[start:end] = " " * (end - start)
    return "".join(blank)
