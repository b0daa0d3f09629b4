"""A row at each of its years, where it is asked how it has gone, and the sum of some of its years."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.work.named_column.addable import may_be_added
from assistant.work.named_column.heads import Head, asks_price
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.meant import Meant, figures_of, meant_part, meant_row, nearest_head, whole_of
from assistant.work.of_tables.sums import column_summed, summed
from assistant.work.of_tables.tables import Table, titles
from assistant.work.planning.hear import Heard
from assistant.work.planning.moves import LIGHT, MOVES
from assistant.work.planning.years_summed import SUMS, TOTAL, years_summed
from assistant.work.reckoning.amounts import MONEY_UNITS, PERCENT, MixedUnits, amount_of, total
from assistant.work.reckoning.figures import as_it_stands, of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome, Total
from assistant.work.row import FactRow
from ingest.facts.fact import Fact
from ingest.language.numbers import NUMERALS
from ingest.language.words import fold, words

# Folded: what asks how something has gone over some years.
_COURSE = re.compile(
    r"\bde(?:n|t)? senaste (?:\w+ )?(?:aren|arens|arsperioden)\b"
    r"|\b(?:sedan|sen|fran(?: och med)?) (?:ar )?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d\b(?!/)"
    r"|\bar for ar\b|\b(?:genom|over|under|med) aren\b"
    r"|^(?:och )?hur har (?!det)[^?]{2,80}? (?:forandrats?|utvecklats?|andrats?|sett ut|rort sig|varierat)\b"
)
_HOW = re.compile(
    r"^(?:och )?(?:hur|vad) (?:har|hade|blev|var|ser|sag|tyckte|tycker|gick|gar|utveckl\w+|forandr\w+|andra\w+)\b"
)
_GONE = re.compile(
    r"\b(?:utveckl\w*|forandr\w*|andra\w*|gatt|gick|sett ut|ser ut|trend\w*|aren|ar|senaste|hur|vad|har|jobbar"
    r"|sedan|sen|fran|tyckte?|tycker|folk|mar|matt|tva|tre|fyra|fem|antal(?:et)?)\b"
)
_SINCE = re.compile(r"\b(?:sedan|sen|fran)\b")
_LAST = re.compile(r"\bsenaste (?P<count>tva|tre|fyra|fem|[2-9]) aren\b")
_ELSE = ("which", "highest", "lowest", "boards", "deficit", "surplus", "sum", "mean", "share", "which_year", "goals")
_YEAR_ROW = re.compile(r"(?:ar )?(?P<year>(?:19|20)\d\d)\b(?! ?[-–/])")
_PART = re.compile(
    r"\b(?:t[1-3]|q[1-4]|kv ?[1-4]|h[12]|vt|ht|varterminen|hostterminen|\w+ (?:halvaret|kvartalet|tertialet)|delar\w*"
    r"|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(?:uari|ruari|s|il|i|usti|t|tember|ober|ember)?)(?![a-z])"
)
_FEWEST = 3  # years of a course
_LEAST, _SURE = 0.6, 0.9  # share of the words that a row, its column and its table must meet


def every_year(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the figures of the row that a question names, each year of those asked for, and how far apart they are."""
    if not asks_course(heard) or heard.says(*_ELSE) or SUMS.search(heard.folded):
        return
    terms = terms_of(_named_words(heard))
    for table in tables:
        meant = meant_part(table, terms) or meant_row(table, terms)
        if meant is None:
            continue
        heads = [head for head in table.heads if len(_course(heard, years, figures_of(meant.row, head))) >= _FEWEST]
        head = nearest_head(table, meant, terms, heads)
        if head is None:
            continue
        told, met = _course(heard, years, figures_of(meant.row, head)), meant.met(terms, *head.said)
        if met >= _LEAST:
            sure = met >= _SURE and (not years or told[0].period.year == min(years))
            yield Candidate(table=table, outcome=_of_years(table, meant.row, told), sure=sure, worth=met)


def sum_of_years(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield what a row that a question names comes to over the years that it names, or a column over rows of years."""
    asked = years_summed(heard)
    if not asked:
        return
    surely = summed_up = SUMS.search(heard.folded) is not None
    said = all_words(TOTAL.sub(" ", SUMS.sub(" ", heard.question.lower())))
    priced = " ".join(word for word in said.split() if asks_price(fold(word)))
    terms = terms_of(" ".join(word for word in said.split() if word not in priced.split()) if priced else said)
    surely = surely and not priced  # what is paid is a sum of money, whatever its column is called
    for table in tables:
        rows = _rows_of_years(table, asked)
        if rows:
            column = column_summed(table, rows, terms)
            outcome = summed(table, rows, column[0]) if column is not None else None
            if column is None or outcome is None or not (surely or _is_money(outcome)):
                continue
            if column[1] >= _LEAST:
                yield Candidate(table=table, outcome=outcome, sure=column[1] >= _SURE, worth=column[1])
            continue
        meant = meant_row(table, terms) or (whole_of(table) if summed_up else None)
        heads = [head for head in table.heads if meant is not None and _at(meant.row, head, asked)]
        head = nearest_head(table, meant, terms, heads) if meant is not None else None
        if meant is None or head is None:
            continue
        outcome, met = _sum_of(table, meant, _at(meant.row, head, asked)), meant.met(terms, *head.said)
        if outcome is not None and met >= _LEAST and (surely or _is_money(outcome)):
            at = table.rows[0].place[1]  # what a heading is of stands first below it, what follows from it after that
            headed = table.rows[0].first.headings[:1], table.source.id
            same = [one for one in tables if (one.rows[0].first.headings[:1], one.source.id) == headed]
            first = min(one.rows[0].place[1] for one in same)
            yield Candidate(table=table, outcome=outcome, sure=met >= _SURE, worth=met - (at > first) / 1000)


def asks_course(heard: Heard) -> bool:
    """Return whether it is asked how something has gone over some years."""
    return _HOW.match(heard.folded) is not None and (
        _COURSE.search(heard.folded) is not None or heard.says("development")
    )


def _named_words(heard: Heard) -> str:
    """Return the words of a question that may name a row or a column, those for how it has gone left out."""
    kept = [
        word
        for word in words(all_words(heard.question.lower()))
        if not _GONE.fullmatch(fold(word)) and not MOVES.fullmatch(fold(word)) and fold(word) not in LIGHT
    ]
    return " ".join(kept)


def _course(heard: Heard, years: Sequence[int], cells: Sequence[Fact]) -> list[Fact]:
    """Return the cells of the years that are asked for, in time, one of each; nothing where a year has two."""
    told = [fact for fact in cells if amount_of(fact.value) is not None]
    if len({fact.period for fact in told if is_month(fact)}) == len(told) and not years:
        return told
    if len({fact.period.year for fact in told}) < len(told):
        return []
    asked = sorted(set(years))
    if len(asked) > 1:
        told = [fact for fact in told if asked[0] <= (fact.period.year or 0) <= asked[-1]]
    elif asked and _SINCE.search(heard.folded):
        told = [fact for fact in told if (fact.period.year or 0) >= asked[0]]
    last = _LAST.search(heard.folded)
    if last is not None:
        told = told[-int(NUMERALS.get(last["count"], last["count"])) :]
    return told


def _of_years(table: Table, row: FactRow, told: Sequence[Fact]) -> Outcome:
    new, old = told[-1], told[0]
    ways = (Way.DIFFERENCE, Way.PERCENT)
    steps = [Figure(field=field_of(new), against=field_of(old), way=way) for way in ways]
    worked = [of_two_cells(step, new, old) for step in steps]
    same = (is_month(new) and is_month(old)) or part_of_year(new) == part_of_year(
        old
    )  # what is of some months is no change since a whole year
    figures = [one for one in worked if one.amount is not None and same]
    figures += [as_it_stands(field_of(fact), fact) for fact in told]
    plan = Plan(rows=Rows(), figures=tuple(one.figure for one in figures), steps=(Step.LIST,))
    plan = plan_of_table(table, plan, [row.name])
    return Outcome(plan=plan, lines=(Line(row=row, figures=tuple(figures)),), tested=(row,))


def _rows_of_years(table: Table, years: Sequence[int]) -> tuple[FactRow, ...]:
    """Return the rows of a table that are called by the years asked for, one for each; else none."""
    told: dict[int, list[FactRow]] = {}
    for row in table.rows:
        match = _YEAR_ROW.match(fold(row.first.name).strip())
        if match is not None:
            told.setdefault(int(match["year"]), []).append(row)
    found = [told.get(year, []) for year in years]
    return tuple(rows[0] for rows in found) if all(len(rows) == 1 for rows in found) else ()


def _at(row: FactRow, head: Head, years: Sequence[int]) -> list[Fact]:
    """Return the cells of a row under a head at each of some years, whole ones; nothing where one has none, or two."""
    printed = {fact.column.printed for fact in head.facts}
    cells = [fact for fact in row.facts if fact.column.printed in printed and fact.period.year in years]
    if sorted(fact.period.year or 0 for fact in cells) != list(years) or any(part_of_year(fact) for fact in cells):
        return []
    return [fact for fact in cells if amount_of(fact.value) is not None and fact.value.unit != PERCENT]


def _is_money(outcome: Outcome) -> bool:
    """Return whether a sum is of money: "totalt" asks for none of what is there at the end of each year."""
    return all(one.amount.unit in MONEY_UNITS for one in outcome.totals)


def is_month(fact: Fact) -> bool:
    """Return whether a cell is of one month."""
    return fact.period.first is not None and fact.period.first == fact.period.last


def part_of_year(fact: Fact) -> str:
    """Return which part of a year a cell is of, nothing for a whole one."""
    period = fact.period
    if (period.first or 1, period.last or 12) != (1, 12):
        return f"{period.first}-{period.last}"
    named = _PART.search(fold(fact.column.printed))
    return named[0] if named is not None else ""


def _sum_of(table: Table, meant: Meant, cells: Sequence[Fact]) -> Outcome | None:
    known = [amount for fact in cells if (amount := amount_of(fact.value)) is not None]
    if len(known) < len(cells) or len(known) < 2 or not may_be_added(cells, [meant.row.first.name], titles(table)):
        return None
    try:
        whole = total(known)
    except MixedUnits:
        return None
    figures = tuple(as_it_stands(field_of(fact), fact) for fact in cells)
    plan = Plan(rows=Rows(), figures=tuple(one.figure for one in figures), steps=(Step.SUM,))
    plan = plan_of_table(table, plan, [meant.row.name])
    summed_up = Total(step=Step.SUM, amount=whole, operands=tuple(known))
    return Outcome(plan=plan, lines=(Line(row=meant.row, figures=figures),), totals=(summed_up,), tested=(meant.row,))
