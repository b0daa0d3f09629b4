"""Rows of a table added up: those that a question names one by one, or all of a table: "alla åtgärder tillsammans"."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step
from assistant.words.match import Terms
from assistant.work.named_column.addable import are_counts_or_money, may_be_added, one_is_sum_of_others
from assistant.work.named_column.heads import says_measured
from assistant.work.named_column.met import MET, met_by, met_by_each
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table, surroundings, titles
from assistant.work.planning.hear import Heard
from assistant.work.planning.years_summed import SUMS
from assistant.work.reckoning.amounts import MONEY_UNITS, PERCENT, MixedUnits, amount_of, total
from assistant.work.reckoning.figures import as_it_stands
from assistant.work.reckoning.outcome import Line, Outcome, Total
from assistant.work.row import FactRow
from ingest.facts.fact import Fact, Measure, ValueKind
from ingest.language.words import content_stems, fold, words

_IN_ALL = re.compile(r"\b(?:totalt|sammanlagt|i allt|allt som allt|inalles|allt allt)\b")
_ALL = re.compile(r"\b(?:alla|samtliga)\b")
_COUNTED = re.compile(r"\bhur manga\b|\bantal(?:et)?\b")
_LACKING = re.compile(r"\b(?:saknas|fattas|aterstar)\b")
_PARTED = re.compile(r",| och | samt | plus ")
_LEAST, _SURE = 0.5, 0.9
_BEGUN = 0.6  # how well a word is met by one that begins or ends as it: "besparingsåtgärder" by "åtgärder"
_FEW = 0.5  # share of a table's rows that a word may name and still tell one from another
_RATE = re.compile(r"\bper\b|%|\bprocent|\bandel|\bsnitt|\bgenomsnitt|\bmedel|/")
_SIGNED = frozenset({Measure.DEVIATION, Measure.RESULT})


def summed_rows(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the sum of the rows that a question names, or of all rows of a table, in the column that it names."""
    asked = SUMS.search(heard.folded) or _IN_ALL.search(heard.folded)
    if not asked or heard.says("which", "highest", "lowest", "boards", "change") or len(years) > 1:
        return
    whole = _ALL.search(heard.folded) is not None or _IN_ALL.search(heard.folded) is not None
    said = all_words(SUMS.sub(" ", heard.question.lower()))
    terms = terms_of(said)
    parts = [
        terms_of(text) for part in _PARTED.split(heard.question.lower()) if (text := all_words(SUMS.sub(" ", part)))
    ]
    alone = len(parts) == 1  # "åtgärderna tillsammans": what is not named row by row is all of a table
    for table in tables:
        named = _named(table, parts) if not alone else ()
        printed = table.totals and not SUMS.search(heard.folded)  # "totalt" is then what the table prints itself
        if not named and (printed or not ((whole or alone) and _are_meant(table, terms))):
            continue
        rows = named or table.rows
        names = " ".join(row.first.name for row in named)
        columns = _columns(table, rows, terms, names, years, signed=heard.says("deficit", "surplus"))
        columns = columns or _of_year(table, rows, terms, years, counted=_COUNTED.search(heard.folded) is not None)
        if (lacking := _LACKING.search(heard.folded)) is not None:  # no other column tells what is missing
            columns = [(fact, 1.0) for fact in _firsts(rows).values() if lacking[0] in fold(fact.column.printed)]
        if len(columns) != 1:
            continue
        column, met = columns[0]
        outcome = summed(table, rows, column)
        if outcome is None or met < _LEAST:
            continue
        known = outcome.totals[0].operands
        plainly = SUMS.search(heard.folded) is not None or are_counts_or_money(heard.folded, column, known)
        if named or (plainly and not one_is_sum_of_others(known)):
            surely = bool(named) or bool(met_by(terms, table.above).any())
            yield Candidate(table=table, outcome=outcome, sure=met >= _SURE and surely, worth=met)


def _named(table: Table, parts: Sequence[Terms]) -> tuple[FactRow, ...]:
    """Return the rows that the parts of a question name, each another one; none where a part names none or two."""
    found: list[FactRow] = []
    for part in parts:
        told = list(zip(table.rows, met_by_each(part, [row.first.name for row in table.rows]), strict=True))
        few = [sum(met[at] for _, met in told) <= _FEW * len(told) for at in range(len(part.terms))]
        scores = [float(part.weights @ (met & few)) * (1 + _share_asked(row, part)) for row, met in told]
        best = max(scores, default=0.0)
        if best <= 0 or scores.count(best) > 1:
            return ()
        row = told[scores.index(best)][0]
        if row in found:
            return ()
        found.append(row)
    return tuple(found)


def _share_asked(row: FactRow, terms: Terms) -> float:
    own = [word for word in words(row.first.name) if content_stems(word)]
    return sum(bool(met_by(terms, word).any()) for word in own) / len(own) if own else 0.0


def _are_meant(table: Table, terms: Terms) -> bool:
    """Return whether a question that names no row of a table names what stands above it."""
    named = [met for met in met_by_each(terms, [row.first.name for row in table.rows]) if met.any()]
    return len(named) * 2 < len(table.rows) and bool(met_by(terms, table.above, least=_BEGUN).any())


def _columns(
    table: Table, rows: Sequence[FactRow], terms: Terms, names: str, years: Sequence[int] = (), *, signed: bool
) -> list[tuple[Fact, float]]:
    """Return a cell of the column that is named best, with the share of the question that it and its table meet."""
    firsts = _firsts(rows)
    around = met_by(terms, f"{surroundings(table)} {names}", least=MET if names else _BEGUN)
    told = [
        (fact, float(terms.weights @ (met_by(terms, head) | around)), bool((met_by(terms, head) & ~around).any()))
        for head, fact in firsts.items()
        if not signed or fact.measure in _SIGNED
    ]
    best = max((met for _, met, _ in told), default=0.0)
    own = table.source.description.year
    chosen = [(fact, met) for fact, met, by_head in told if met == best and (by_head or len(told) == 1)]
    if not chosen and names:  # what names the column may name its table too: "besök" of "Besök vid badet"
        called = met_by(terms, names)
        chosen = [(firsts[head], best) for head in firsts if (met_by(terms, head) & ~called).any()]
    dated = [one for one in chosen if years and one[0].period.year == years[0]]
    chosen = dated or chosen  # "effekt 2025" is not the effect of a whole year
    size = {fact.column: sum(bool(content_stems(word)) for word in words(fact.column.printed)) for fact, _ in chosen}
    chosen = [one for one in chosen if size[one[0].column] == min(size.values())]
    return [one for one in chosen if one[0].period.year == own] if len(chosen) > 1 else chosen


def _of_year(
    table: Table, rows: Sequence[FactRow], terms: Terms, years: Sequence[int], *, counted: bool
) -> list[tuple[Fact, float]]:
    """Return a cell of the one column of money, or of counts, of the year that is asked for, where no head is named."""
    met = float(terms.weights @ met_by(terms, surroundings(table), least=_BEGUN))
    firsts = [
        fact
        for fact in _firsts(rows).values()
        if (fact.value.unit is None if counted else fact.value.unit in MONEY_UNITS)
    ]
    told = [fact for fact in firsts if years and fact.period.year == years[0]]
    return [(told[0], met)] if len(told) == 1 else []


def _firsts(rows: Sequence[FactRow]) -> dict[str, Fact]:
    """Return a cell of each column that may be added up, by its head."""
    firsts: dict[str, Fact] = {}
    for row in rows:
        for fact in row.facts:
            if fact.value.kind is not ValueKind.TEXT and fact.value.unit != PERCENT:
                firsts.setdefault(fact.column.printed, fact)
    return firsts


def column_summed(table: Table, rows: Sequence[FactRow], terms: Terms) -> tuple[Fact, float] | None:
    """Return a cell of the one column that a question names of some rows, with how much of the question is met."""
    found = _columns(table, rows, terms, "", signed=False)
    return found[0] if len(found) == 1 else None


def summed(table: Table, rows: Sequence[FactRow], column: Fact) -> Outcome | None:
    """Return the sum of some rows in a column; None where one has no number, or other units."""
    cells = [next((fact for fact in row.facts if fact.column.printed == column.column.printed), None) for row in rows]
    amounts = [amount_of(fact.value) if fact is not None else None for fact in cells]
    known = [amount for amount in amounts if amount is not None]
    names = [row.first.name for row in rows]
    if {amount.unit for amount in known} <= set(MONEY_UNITS) and says_measured(column.column.printed):
        names = [name for name in names if _RATE.search(fold(name))]  # "Lägre måltidspris" is a deed, not a price
    if len(known) != len(rows) or len(rows) < 2 or not may_be_added([column], names, titles(table)):
        return None
    try:
        whole = total(known)
    except MixedUnits:
        return None
    field = field_of(column)
    lines = tuple(
        Line(row=row, figures=(as_it_stands(field, fact),)) for row, fact in zip(rows, cells, strict=True) if fact
    )
    plan = Plan(rows=Rows(), figures=(Figure(field=field),), steps=(Step.SUM,))
    plan = plan_of_table(table, plan, [row.name for row in rows])
    summed = Total(step=Step.SUM, amount=whole, operands=tuple(known))
    return Outcome(plan=plan, lines=lines, totals=(summed,), tested=tuple(rows))
