"""The women or the men as a share of all, and the two set against each other where each has a row of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.words.match import Terms
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.tables import Table, surroundings
from assistant.work.of_tables.worked.columns import in_year
from assistant.work.of_tables.worked.operation import Operation, operation_asked, words_naming
from assistant.work.of_tables.worked.rows_meant import LEAST, asks_both, meant_rows, met_of, sex_asked
from assistant.work.planning.hear import Heard
from assistant.work.planning.wanted_rows import without_sex
from assistant.work.reckoning.amounts import PERCENT, amount_of, share_in_percent, total
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome, Worked
from assistant.work.row import FactRow
from ingest.facts.columns.sexes import whom
from ingest.facts.fact import Counted, Fact
from ingest.facts.months import without_times
from ingest.language.words import content_stems, fold, words

_OF_SEX = re.compile(
    r"\b(?:varav|darav|antal|totalt?|samtliga|alla|kvinn\w*|flick\w*|tjej\w*|man|mans|mannens?|pojk\w*|kill\w*)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def share_of_sex(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the share that the women, or the men, are of a row that a question names, else of the sum of a table."""
    sex = sex_asked(heard)
    if operation_asked(heard) is not Operation.SHARE or sex is Counted.ALL:
        return
    terms = terms_of(without_sex(words_naming(heard)))
    for table in tables:
        for meant in meant_rows(table, heard, terms, Counted.ALL):
            pair = _part_and_all(meant.row, sex, years)
            if pair is None and (both := _of_both(meant.row, sex, years)) is not None:
                if met_of(terms, meant.around, both[0].column.printed) >= LEAST:
                    yield from _told_of_both(table, meant.row, both)
                continue
            if pair is not None and met_of(terms, meant.around, pair[1].column.printed) >= LEAST:
                figure = Figure(field=field_of(pair[0]), against=field_of(pair[1]), way=Way.RATIO)
                yield from _told(table, meant.row, figure, pair, Step.LIST)


def rows_of_sexes_apart(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield how far a row of the women is from that of the men, both of the thing that a question names."""
    if operation_asked(heard) is not Operation.CHANGE or not asks_both(heard):
        return
    terms = terms_of(_without_sexes(words_naming(heard)))
    for table in tables:
        every = (*table.rows, *table.parts)
        for women, men in _pairs(every):
            pair = _figure(women, years), _figure(men, years)
            if pair[0] is None or pair[1] is None or pair[0].column.printed != pair[1].column.printed:
                continue
            if met_of(terms, f"{surroundings(table)} {women.name}", pair[0].column.printed) >= LEAST:
                one, other = replace(pair[0], counted=Counted.WOMEN), replace(pair[1], counted=Counted.MEN)
                figure = Figure(field=field_of(one), against=field_of(other), way=Way.DIFFERENCE)
                yield from _told(table, women, figure, (one, other), Step.GAP, met=_met_by_row(terms, women))


def _of_both(row: FactRow, sex: Counted, years: Sequence[int]) -> tuple[Fact, Fact] | None:
    """Return the cells of a sex and of the other, of a row that has no figure of all at the time asked for."""
    year = years[0] if years else row.source.description.year
    numbers = [fact for fact in row.facts if amount_of(fact.value) is not None and fact.value.unit != PERCENT]
    told = [fact for fact in numbers if fact.period.year in (year, None)] if years or len(numbers) > 2 else numbers
    own = [fact for fact in told if fact.counted is sex]
    other = [fact for fact in told if fact.counted not in (sex, Counted.ALL)]
    if (
        len(own) != 1
        or len(other) != 1
        or not _are_of_one(own[0], other[0])
        or own[0].value.unit != other[0].value.unit
    ):
        return None
    return own[0], other[0]


def _told_of_both(table: Table, row: FactRow, both: tuple[Fact, Fact]) -> Iterator[Candidate]:
    figure = Figure(field=field_of(both[0]), against=field_of(both[1]), way=Way.SHARE)
    known = [amount for fact in both if (amount := amount_of(fact.value)) is not None]
    if len(known) < 2 or min(one.number for one in known) < 0 or not (whole := total(known)).number:
        return
    share = share_in_percent(known[0], whole)
    plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [row.name])
    worked = Worked(figure=figure, facts=both[:1], amount=share, whole=both)
    yield Candidate(
        table=table,
        outcome=Outcome(plan=plan, lines=(Line(row=row, figures=(worked,)),), tested=(row,)),
        sure=True,
        worth=1.0,
    )


def _told(
    table: Table, row: FactRow, figure: Figure, pair: tuple[Fact, Fact], step: Step, *, met: float = 1.0
) -> Iterator[Candidate]:
    worked = of_two_cells(figure, *pair)
    if worked.amount is None:
        return
    plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(step,)), [row.name])
    outcome = Outcome(plan=plan, lines=(Line(row=row, figures=(worked,)),), tested=(row,))
    yield Candidate(table=table, outcome=outcome, sure=True, worth=met)


def _part_and_all(row: FactRow, sex: Counted, years: Sequence[int]) -> tuple[Fact, Fact] | None:
    """Return the cell of a sex and that of all at the time asked for: two columns of a row, or a row and its part."""
    wholes = [fact for fact in row.facts if fact.counted is Counted.ALL and fact.value.unit != PERCENT]
    pairs = [(part, whole) for part in row.facts if part.counted is sex for whole in wholes if _are_of_one(part, whole)]
    parts = [part for part in row.parts if whom(fold(part.name)) is sex]
    pairs += [(part, whole) for part in parts for whole in wholes if part.column.printed == whole.column.printed]
    told = [pair for pair in pairs if _is_part(*pair)]
    told = [pair for pair in told if in_year(pair[1], years, row)] if len(told) > 1 else told
    return told[0] if len(told) == 1 and not (years and told[0][1].period.year not in (*years, None)) else None


def _are_of_one(part: Fact, whole: Fact) -> bool:
    """Return whether two heads say the same, whom they count left aside, and are of one time."""
    return part.period.year == whole.period.year and _measured(part) == _measured(whole)


def _measured(fact: Fact) -> frozenset[str]:
    bare = _OF_SEX.sub(" ", without_times(_YEAR.sub(" ", fold(fact.column.printed))))
    return frozenset(word for word in words(bare) if content_stems(word) and word.isalpha())


def _is_part(part: Fact, whole: Fact) -> bool:
    one, other = amount_of(part.value), amount_of(whole.value)
    return one is not None and other is not None and one.unit == other.unit and 0 <= one.number <= other.number


def _pairs(rows: Sequence[FactRow]) -> Iterator[tuple[FactRow, FactRow]]:
    """Yield the rows of women and of men that are called alike but for that."""
    named = {(whom(fold(row.name)), _without_sexes(row.name)): row for row in rows}
    for (sex, name), row in named.items():
        other = named.get((Counted.MEN, name)) if sex is Counted.WOMEN and name else None
        if other is not None:
            yield row, other


def _figure(row: FactRow, years: Sequence[int]) -> Fact | None:
    told = [fact for fact in row.facts if amount_of(fact.value) is not None and in_year(fact, years, row)]
    return told[0] if len(told) == 1 else None


def _met_by_row(terms: Terms, row: FactRow) -> float:
    return met_of(terms, row.name, "")


def _without_sexes(text: str) -> str:
    return " ".join(word for word in words(text.lower()) if not _OF_SEX.fullmatch(fold(word)))
