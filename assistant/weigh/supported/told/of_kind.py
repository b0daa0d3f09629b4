"""Whether a cell tells the kind of thing that is asked for: somebody, a company, a share, money, a number."""

import re

from assistant.question.kinds import Wanted
from assistant.weigh.figures.costs.priced import ASKS_MONEY, tells_money
from assistant.weigh.kind_held import ASKS_CHANGE, has_wanted
from assistant.weigh.opposite import counts_things, is_money
from assistant.weigh.supported.best import Best
from assistant.weigh.supported.told.agents import (
    asks_company,
    asks_name,
    is_company,
    tells_agent,
    tells_name,
    tells_role,
)
from assistant.weigh.units import Unit
from ingest.facts.columns.units import cell_unit
from ingest.facts.fact import Measure
from ingest.language.words import fold

# Heads of what is no number of things.
_NO_COUNT = re.compile(r"\b(?:\w*hyra|\w*kostnad|\w*risk\w*|sannolikhet|konsekvens)\b")
_WHO = re.compile(r"^(?:och |men |sa )?vem\b")
_HAS_NONE = re.compile(r"\b(?:saknas|ej|inte|ingen|inga|okant|i\.? ?u)\b")  # says that there is no figure
_SHARE_OF = re.compile(r"\bhur (?:stor|hog) (?:andel|del)\b|\b(?:vilken |hur manga )(?:andel|procent)\b")
# What a table's words say where it tells money without a unit.
_OF_MONEY = re.compile(
    r"kostna|kosta|\bpris|avgift|hyra\b|hyror|taxa|belopp|budget|\bkr\b|tkr|mnkr|mkr|kronor|ekonomi|invester|intakt"
    r"|anslag|bidrag|skuld|resultat|netto|brutto|ersattning|\w*lon\b|omsattning|vite|utgift"
)
_OF_SHARES = re.compile(r"%|procent|andel|\w{3}grad(?:en)?\b|tredjedel|halften")
_IN_WORDS = re.compile(r"\bhur (?:ofta|lange|lang|langt)\b")  # may be told without a figure


def is_of_other_kind(best: Best) -> bool:
    """Return whether a cell tells another kind of thing than is asked for, whatever row it is of.

    Who does something is told by no measure, what a thing costs by no number of rooms, a share by no amount.
    """
    unit, asking = best.unit, best.asking
    row = unit.ranked.passage.row
    if unit.cell is None or row is None:
        return False
    asked, value, head = fold(asking.question), unit.cell.value, unit.cell.column.printed
    if asks_company(asking.question):
        return not (is_company(value) or is_company(head))
    if asks_name(asking.question) and tells_role(row.name, asking.question, asking.terms):
        return False  # "Ylva Strand, hamnkapten": the row is of who holds the post
    if asks_name(asking.question):
        return not tells_name(value, asking.question)
    if _WHO.search(asked):
        return not (tells_agent(value, asking.question) or _says_who(unit))
    told = fold(" ".join([row.name, row.section or "", head, value, cell_unit(unit.cell, row) or "", row.unit or ""]))
    if ASKS_MONEY.search(asked):
        above = "" if tells_money(row) else fold(" ".join(unit.ranked.passage.headings[-1:]))
        return not (is_money(unit) or _OF_MONEY.search(f"{told} {above}"))
    if asking.wanted != {Wanted.NUMBER} or _IN_WORDS.search(asked):
        return False
    topic = fold(asking.text)
    if _SHARE_OF.search(topic) and not ASKS_CHANGE.search(topic):
        return _OF_SHARES.search(told) is None
    return not has_wanted(value, Wanted.NUMBER, question="") and _HAS_NONE.search(fold(value)) is None


def is_no_count(best: Best) -> bool:
    """Return whether things are counted, and the best cell holds money or is of a column that tells money or a risk."""
    cell, asked = best.unit.cell, best.asking.question
    if cell is None or not counts_things(asked):
        return False
    heads = _NO_COUNT.findall(fold(cell.column.printed))
    return is_money(best.unit) or any(head not in fold(asked) for head in heads)


def _says_who(unit: Unit) -> bool:
    """Return whether a cell's column says who does something: "Ansvarig", "Enhet"."""
    by_measure = unit.meaning is not None and unit.meaning.measure is Measure.RESPONSIBLE
    return by_measure or (unit.cell is not None and tells_agent(unit.cell.column.printed, ""))
