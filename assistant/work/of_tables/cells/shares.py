"""Which share a figure of a table is of another: of a column beside it, or of the sum of its own column."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.tell.reckoned.asked import Result, denies, result_asked
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by, met_by_each
from assistant.work.of_tables.asked_words import all_words
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.meant import meant_row
from assistant.work.of_tables.tables import Table, cell_like, is_text, row_of_time, surroundings
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import PERCENT, MixedUnits, amount_of, total
from assistant.work.reckoning.figures import of_two_cells
from assistant.work.reckoning.outcome import Line, Outcome
from assistant.work.row import FactRow
from ingest.document import TableKind
from ingest.facts.fact import Counted, Fact, Measure
from ingest.facts.months import without_times
from ingest.language.words import content_stems, fold, stem, words

_OF_WHICH = re.compile(r"^(?:varav|darav)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHARE = re.compile(r"\b(?:andel(?:en)?|del(?:en)?|procent|stod|star|utgor|utgjorde|svarar|svarade)\b")
_PER = re.compile(r"\bper\b|/|%")
WHOLE = re.compile(
    r"\b(?:andel\w*|del\w*|procent) av (?P<whole>(?:\w{1,3} )*\w{4,}[^?]*?)"
    r" (?:(?<!som )\w{3,}(?:ade|ades|des|tes)|ar|var|stod|star|ligger|lag|gar|gick|galler|gallde"
    r"|ror|rorde|avser|avsag|handla\w*|utgor\w*|utgjor\w*|har|hade|kommer|kom|blev|svara\w*|laser|laste|hor|horde|tillhor\w*|bor|bodde|finns|fanns|anvand\w*)\b"
)
_LEAST, _SURE = 0.6, 0.9
_FEW = 0.5  # share of a table's rows that a word may name and still tell one from another
_NO_PARTS = frozenset({Measure.DEVIATION, Measure.RESULT})  # columns with minus and plus have no shares
_OF_COSTS = "kostnad kostnader nettokostnad nettokostnader"  # what a table of the economy is of, said or not
# What a head calls a kind of anything by, folded: a participle, an adjective, a sex; no noun that ends as one.
_KIND_OF = re.compile(
    r"(?!anstalld|\w+(?:ande|ende|erna|orna|arna)$)(?:\w{2,}(?:ade|ada|[bdglnrv]da|gna|vna|tta|sta|iga|iska)|kvinnor|man"
    r"|flickor|pojkar)"
)
_ENDING = 4  # letters of a word, at least, by which a compound that ends with it is known
_FEWEST = 3  # rows whose figures show that one column is a part of another


def shares_of_columns(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the share that one column is of another, both named, in the row that a question names or the sum.

    The one is a part of the other where it is headed "varav ...", or where it is called one of the whole that the
    question names ("av platserna") and in no row is more than it.
    """
    if not _asks_share(heard) or len(years) > 1:
        return
    said = WHOLE.search(heard.folded)
    of_what = heard.folded[slice(*said.span("whole"))] if said is not None else ""
    terms, whole_asked = terms_of(all_words(_SHARE.sub(" ", heard.question.lower()))), terms_of(all_words(of_what))
    terms = terms_of(all_words(_SHARE.sub(" ", heard.question.lower())))
    for table in tables:
        times = [one.period for one in heard.times if one.period is not None]
        of_time = row_of_time(table, times)
        row, by_row = (of_time, True) if of_time is not None else _row(table, terms)
        if row is None:
            continue
        pairs = [
            (part, whole)
            for part in row.facts
            for whole in row.facts
            if _is_named(part, whole, terms) and _is_named(whole, part, terms) and _may_be_of(part, whole)
            if not _OF_WHICH.match(fold(whole.column.printed)) and _is_part(table, part, whole)
            if not is_said(part, of_what)
            if _OF_WHICH.match(fold(part.column.printed))
            or (_is_asked_of(whole, whole_asked) and is_one_of(part, whole))
        ]
        headed = [pair for pair in pairs if _OF_WHICH.match(fold(pair[0].column.printed))]
        pairs = headed or pairs
        if len(pairs) != 1:
            continue
        part, whole = pairs[0]
        around = (
            f"{part.column.printed} {whole.column.printed} {surroundings(table)} {row.first.name if by_row else ''}"
        )
        met = float(terms.weights @ met_by(terms, around))
        figure = Figure(field=field_of(part), against=field_of(whole), way=Way.RATIO)
        worked = of_two_cells(figure, part, whole)
        if met >= _LEAST and worked.amount is not None:
            plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [row.name])
            outcome = Outcome(plan=plan, lines=(Line(row=row, figures=(worked,)),), tested=(row,))
            yield Candidate(table=table, outcome=outcome, sure=met >= _SURE, worth=met)


def shares_of_total(
    heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf
) -> Iterator[Candidate]:
    """Yield the share that a row is of the printed sum of its column, where the rows come to that sum."""
    if not _asks_share(heard) or len(years) > 1:
        return
    said = WHOLE.search(heard.folded)
    if said is None:
        return
    unsaid = heard.question[: said.end("whole")] + heard.question[said.end() :]  # the verb names neither of the two
    terms = terms_of(all_words(_SHARE.sub(" ", unsaid.lower())))
    whole_asked = terms_of(all_words(heard.question[slice(*said.span("whole"))].lower()))
    for table in tables:
        meant = meant_row(table, terms)
        if meant is None or not table.totals or met_by(whole_asked, meant.row.first.name).any():
            continue  # of the row itself a part is asked for
        column = _summed_column(table, meant.row, heard, years, terms)
        whole = cell_like(table.totals[-1], column) if column is not None else None
        if column is None or whole is None:
            continue
        figure = Figure(field=field_of(column), way=Way.SHARE)
        worked = of_two_cells(figure, column, whole)
        met = meant.met(terms, column.column.printed, _OF_COSTS if column.kind is TableKind.BUDGET else "")
        if worked.amount is None or met < _SURE:  # a word that is left may name what the share is of, or a part of it
            continue
        plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.LIST,)), [meant.row.name])
        outcome = Outcome(plan=plan, lines=(Line(row=meant.row, figures=(worked,)),), tested=(meant.row,))
        yield Candidate(table=table, outcome=outcome, sure=True, worth=met)


def _asks_share(heard: Heard) -> bool:
    return result_asked(heard.question) is Result.SHARE and not denies(heard.question)


def _row(table: Table, terms: Terms) -> tuple[FactRow | None, bool]:
    """Return the row that is meant, and whether the question names it: else it is the sum of the table."""
    above = met_by(terms, table.above)
    of_rows = met_by_each(terms, [row.first.name for row in table.rows])
    told = [(row, met & ~above) for row, met in zip(table.rows, of_rows, strict=True)]
    named = [
        (row, met)
        for row, met in told
        if any(met[at] and sum(other[at] for _, other in told) <= _FEW * len(told) for at in range(len(met)))
    ]
    if len(named) == 1:
        return named[0][0], True
    return (table.totals[-1], False) if not named and table.totals else (None, False)


def _is_named(fact: Fact, beside: Fact, terms: Terms) -> bool:
    """Return whether each word of a head is asked for, by itself or in a compound with what stands beside it."""
    own = _own_words(fact)
    if not own or _PER.search(fold(fact.column.printed)):
        return False
    met = met_by(terms, " ".join((*own, *_own_words(beside)))) & ~met_by(terms, " ".join(_own_words(beside)))
    return bool(met.any()) and all(_is_met(word, beside, terms) for word in own)


def _is_met(word: str, beside: Fact, terms: Terms) -> bool:
    alone = met_by(terms, " ".join(_own_words(beside)))
    return bool(met_by(terms, word).any() or (met_by(terms, " ".join((word, *_own_words(beside)))) & ~alone).any())


def _own_words(fact: Fact) -> list[str]:
    head = _OF_WHICH.sub("", without_times(fact.column.printed).strip())
    return [word for word in words(_YEAR.sub("", head)) if content_stems(word)]


def _may_be_of(part: Fact, whole: Fact) -> bool:
    one, other = amount_of(part.value), amount_of(whole.value)
    if one is None or other is None or PERCENT in (one.unit, other.unit) or one.unit != other.unit:
        return False
    return 0 <= one.number <= other.number and other.number > 0 and part.period.year in (whole.period.year, None)


def _is_part(table: Table, part: Fact, whole: Fact) -> bool:
    """Return whether a column is headed as a part, or in no row is more than another one, and in some less."""
    if _OF_WHICH.match(fold(part.column.printed)):
        return True
    pairs = [(cell_like(row, part), cell_like(row, whole)) for row in table.rows]
    told = [(one.value.number, other.value.number) for one, other in pairs if one is not None and other is not None]
    known = [(one, other) for one, other in told if one is not None and other is not None]
    return len(known) >= _FEWEST and all(one <= other for one, other in known) and any(one < two for one, two in known)


def is_said(fact: Fact, asked: str) -> bool:
    """Return whether each word of a head stands in a folded text, in whatever form."""
    stems = {stem(word) for word in words(asked)}
    own = _own_words(fact)
    return bool(own) and all(stem(fold(word)) in stems for word in own)


def _is_asked_of(fact: Fact, asked: Terms) -> bool:
    own = _own_words(fact)
    return bool(own) and all(met_by(asked, word).any() for word in own)


def is_one_of(part: Fact, whole: Fact) -> bool:
    """Return whether a head calls a kind of what another one does: "Belagda", "Kvinnor", "Vårdplatser" of "Platser"."""
    own, other = ([fold(word) for word in _own_words(fact)] for fact in (part, whole))
    shared = any(word != one and word.endswith(one) for word in own for one in other if len(one) >= _ENDING)
    return shared or bool(set(own) & set(other)) or all(_KIND_OF.fullmatch(word) for word in own)


def _summed_column(table: Table, row: FactRow, heard: Heard, years: Sequence[int], terms: Terms) -> Fact | None:
    """Return the cell of a row in the one column of the year and kind that is asked for, which its rows add up to."""
    budget = heard.calls("budget", "net_budget")
    year = years[0] if years else table.source.description.year
    parted = [fact for fact in row.facts if fact.measure not in _NO_PARTS and not is_text(fact)]
    cells = [fact for fact in parted if fact.counted is Counted.ALL and _adds_up(table, fact)]
    cells = [fact for fact in cells if fact.period.year in (year, None)]
    months = [(one.period.first, one.period.last) for one in heard.times if one.period and one.period.first]
    cells = [fact for fact in cells if not months or (fact.period.first, fact.period.last) in months]
    if len(cells) > 1:
        cells = [fact for fact in cells if ("budget" in fold(fact.column.printed)) is budget]
    if len(cells) > 1:
        around = met_by(terms, surroundings(table))
        named = [fact for fact in cells if (met_by(terms, fact.column.printed) & ~around).any()]
        cells = named or [fact for fact in cells if "utfall" in fold(fact.column.printed)]
    return cells[0] if len(cells) == 1 else None


def _adds_up(table: Table, like: Fact) -> bool:
    """Return whether the rows of a column come to its printed sum."""
    whole = cell_like(table.totals[-1], like)
    amounts = [amount_of(fact.value) for row in table.rows if (fact := cell_like(row, like)) is not None]
    known = [amount for amount in amounts if amount is not None]
    printed = amount_of(whole.value) if whole is not None else None
    if printed is None or len(known) < _FEWEST or printed.unit == PERCENT or not printed.number:
        return False
    try:
        return total(known).number == printed.number
    except MixedUnits:
        return False
