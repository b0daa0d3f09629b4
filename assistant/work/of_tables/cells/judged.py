"""Whether the row that a question names reaches its target, whatever a table calls the two, or with a part left out."""

import re
from collections.abc import Iterator, Sequence

from assistant.plan import Figure, Plan, Rows, Step, Way
from assistant.question.scope import names_body
from assistant.weigh.figures.told.excluded import EXCLUDES, leaves_out
from assistant.words.match import Terms
from assistant.work.named_column.met import met_by
from assistant.work.named_column.row_named import row_named
from assistant.work.of_tables.asked_words import all_words, parted_targets
from assistant.work.of_tables.candidate import Candidate, TermsOf, field_of, plan_of_table
from assistant.work.of_tables.cells.references import Beside, besides
from assistant.work.of_tables.tables import Table, cell_like, surroundings
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.calculate import calculate
from assistant.work.reckoning.outcome import Outcome
from assistant.work.row import FactRow
from ingest.language.words import fold, words

# Folded; what asks whether a target is reached, and whose it is: no words of a row.
_ASKS = re.compile(r"\b(?:nadde|nar|nas|naddes|klara\w*|uppna\w*|uppfyll\w*|lycka\w*|inom|under|over)\b")
_SAID = re.compile(
    r"\w*mal(?:et|en|varde\w*|niva\w*)?|nadde|nar|nas|naddes|klara\w*|uppna\w*|uppfyll\w*|lycka\w*|inom|man|om|ar|var"
    r"|\w*(?:bolag|kommun|namnd|forvaltning|forbund|agar)(?:en|et|n)?s?|sitt|sina|raknar?|bort\w*|bortse\w*|ta|tar"
)
_TARGET = re.compile(r"\b\w*mal(?:et|varde\w*|niva\w*)?\b")
_OTHERWISE = tuple("which count change boards share mean sum which_year women men highest lowest".split())
_LEAST, _SURE = 0.75, 0.9


def judged_row(heard: Heard, years: Sequence[int], tables: Sequence[Table], terms_of: TermsOf) -> Iterator[Candidate]:
    """Yield the row that is named beside its target, where it is asked whether that is reached.

    A row that leaves something out ("exklusive tjänstlediga") is meant where the question leaves it out, and only then.
    """
    asks = _ASKS.search(heard.folded) is not None and _TARGET.search(heard.folded) is not None
    if not asks or len(years) > 1 or heard.says(*_OTHERWISE) or heard.goals:
        return
    without = leaves_out(heard.folded)
    said = [word for word in words(all_words(parted_targets(heard.question.lower()))) if not _is_no_row(word)]
    terms = terms_of(" ".join(said))
    for table in tables if terms.terms else ():
        found = list(besides(table, heard.folded, terms, years))
        if not found and years == (table.source.description.year,):
            found = list(besides(table, heard.folded, terms, ()))  # the aim of a later year is what there is
        meant = _row(table, terms, without=without) if len(found) == 1 else None
        if meant is None:
            continue
        row, around = meant
        met = float(terms.weights @ met_by(terms, around))
        candidate = _candidate(table, row, found[0])
        if candidate is not None and met >= _LEAST:
            yield Candidate(table=table, outcome=candidate, sure=met >= _SURE, worth=met)


def _is_no_row(word: str) -> bool:
    return _SAID.fullmatch(fold(word)) is not None or EXCLUDES.fullmatch(fold(word)) is not None or names_body(word)


def _row(table: Table, terms: Terms, *, without: bool) -> tuple[FactRow, str] | None:
    """Return the row that is named, with what it is called, its table and its report; a part with what it is of."""
    if not without:
        row = row_named([one for one in table.rows if not leaves_out(one.first.name)], terms)
        return (row, f"{surroundings(table)} {row.first.name}".lower()) if row is not None else None
    every = sorted((*table.rows, *table.parts), key=lambda one: one.place)
    told: list[tuple[FactRow, str]] = []
    for at, row in enumerate(every):
        if leaves_out(row.first.name):
            above = next((one.first.name for one in reversed(every[:at]) if not one.first.part), "")
            told.append((row, f"{surroundings(table)} {above} {row.name}".lower()))
    named = [(row, said) for row, said in told if float(terms.weights @ met_by(terms, said)) >= _LEAST]
    return named[0] if len(named) == 1 else None


def _candidate(table: Table, row: FactRow, found: Beside) -> Outcome | None:
    if cell_like(row, found.came) is None or cell_like(row, found.against) is None:
        return None
    figure = Figure(field=field_of(found.came), against=field_of(found.against), way=Way.DIFFERENCE)
    plan = plan_of_table(table, Plan(rows=Rows(), figures=(figure,), steps=(Step.JUDGE,)), [row.name])
    outcome = calculate(plan, [row])
    return outcome if outcome.lines and outcome.lines[0].verdict is not None else None
