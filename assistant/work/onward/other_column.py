"""What a follow-up asks of the rows just told by the head of another column: "vad kostar det per dygn?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.answer import Answer
from assistant.plan import Figure, Plan, Rows, Step
from assistant.question.asked import NOWHERE, Asked
from assistant.words.match import QUESTION_WORDS, Terms
from assistant.work.named_column.met import met_by
from assistant.work.of_tables.candidate import field_of
from assistant.work.onward.lead import Lead
from assistant.work.planning.hear import Heard
from assistant.work.reckoning.amounts import MONEY_UNITS, amount_of
from assistant.work.reckoning.calculate import calculate
from assistant.work.row import FactRow
from assistant.work.rows.find import Finder
from assistant.work.rows.found import Found
from assistant.work.telling.answered import answered
from assistant.work.telling.citing import Citer
from assistant.work.telling.outcome.saying import say
from ingest.facts.fact import Counted, Fact
from ingest.facts.months import years_in
from ingest.language.words import content_stems, fold, squeeze, stem, words

_ROOM = 700  # characters
_TAIL = 3  # letters of a stem that a head may end in
_BEGUN = 4  # letters of a word that the head of a price may begin with
_PRICED = re.compile(r"(?:kostnad|pris|avgift|hyra|taxa)\w{0,3}$")  # folded
_TAKEN = frozenset({"which", "highest", "lowest", "of_them"})  # cues that say what is done with the column
# Verbs that say no more than that the thing asked for is there.
_VERBS = frozenset(
    """gar gick anvander anvands forbrukar forbrukas drar behovs finns gors gjordes redovisas star sitter
    stod satt vantar vantade bor bodde""".split()
)
_OF_THEM = re.compile(r"\bav (?:dem|dom|dessa|de (?:tva|bada|tre|fyra|fem))\b|\b(?:bada|dem|dom) ")  # folded


def of_other_column(asked: Asked, heard: Heard, told: Sequence[Lead], finder: Finder, citer: Citer) -> Answer | None:
    """Return what another column has of the row just told, or which of the rows just told comes first by it.

    None where the question's own words name no one other column, or something else as well.
    """
    ranks = heard.says("highest", "lowest")
    if not asked.follows and (asked.named != NOWHERE or ranks):
        return None
    if heard.says("change", "difference", "sum", "share", "percent", "what_share", "reaches") or heard.goals:
        return None
    if ranks and not _OF_THEM.search(heard.folded):
        return None
    rows = _of_one_table(told) if ranks else [told[0].row]
    fact = _named(asked, heard, told[0], finder)
    if fact is None or (ranks and len(rows) < 2):
        return None
    plan = Plan(
        rows=Rows(held=tuple(squeeze(row.first.name) for row in rows), several=len(rows) > 1),
        figures=(Figure(field=field_of(fact)),),
        steps=(Step.RANK,) if ranks else (Step.LIST,),
        limit=1,
        lowest=heard.says("lowest") and not heard.says("highest"),
    )
    plan = plan if ranks else replace(plan, rows=Rows(words=rows[0].first.name))
    outcome = calculate(plan, rows)
    if outcome.left_out or not outcome.lines or outcome.lines[0].figures[0].amount is None:
        return None
    where = Found(board=rows[0].source.description.board, source=rows[0].source, rows=tuple(rows))
    return answered(asked, plan, [(where, say(outcome, citer, room=_ROOM))], citer)


def _of_one_table(told: Sequence[Lead]) -> list[FactRow]:
    """Return the rows that were told one after the other, the first first, where they are of the newest's table."""
    found: dict[tuple[str, int, int], FactRow] = {}
    for lead in told:
        if lead.row.place[:2] != told[0].row.place[:2]:
            break
        found[lead.row.place] = lead.row
    return list(reversed(found.values()))


def _named(asked: Asked, heard: Heard, lead: Lead, finder: Finder) -> Fact | None:
    """Return the cell of the row whose head a question's own words all name: of its year, or of that told before."""
    own, price = _own_words(asked, heard), heard.calls("price")
    terms = finder.terms(own, [lead.row.source]) if own else None
    if (own and (terms is None or not terms.terms)) or not (own or (price and not _is_money(lead.fact))):
        return None
    found = [
        fact
        for fact in lead.row.facts
        if fact.column != lead.fact.column
        and fact.counted is Counted.ALL
        and amount_of(fact.value) is not None
        and (terms is None or _names(fact, terms, price=price))
        and (not price or _is_money(fact))
    ]
    year = lead.fact.period.year or lead.row.source.description.year
    years = years_in(asked.question) or ([year] if year else [])
    of_year = [fact for fact in found if fact.period.year in years]
    chosen = of_year if years_in(asked.question) or (len(found) > 1 and of_year) else found
    shortest = min((_length(fact) for fact in chosen), default=0)
    chosen = [fact for fact in chosen if _length(fact) == shortest]  # "Besök" is nearer than "Kostnad per besök"
    return chosen[0] if len(chosen) == 1 else None


def _length(fact: Fact) -> int:
    return sum(bool(content_stems(word)) for word in words(fact.column.printed))


def _names(fact: Fact, terms: Terms, *, price: bool) -> bool:
    """Return whether a head has a word for each of `terms`, or one that ends in it: "snitthyra" is a "hyra".

    What has a `price` may begin it: "vattnet" has a "vattenkostnad".
    """
    head = words(fold(fact.column.printed))
    said = [fold(term.word) for term in terms.terms]
    ends = [any(_is_tail(one, word) or (price and _is_begun_by(one, word)) for word in head) for one in said]
    met = met_by(terms, fact.column.printed).tolist()
    return all(one or end for one, end in zip(met, ends, strict=True))


def _is_begun_by(word: str, whole: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, whole, strict=False)))
    return shared >= max(_BEGUN, len(stem(word)) - 1) and _PRICED.search(whole[shared:]) is not None


def _is_money(fact: Fact) -> bool:
    return (fact.value.unit or "").partition("/")[0].partition(" ")[0] in MONEY_UNITS


def _is_tail(word: str, of: str) -> bool:
    stemmed = stem(word)
    return len(stemmed) >= _TAIL and len(of) > len(word) and stem(of).endswith(stemmed)


def _own_words(asked: Asked, heard: Heard) -> str:
    """Return the words of a question that name a column, in the order that they stand in."""
    taken = [span for said in heard.cues if said.name in _TAKEN for span in said.taken]
    taken += [(ref.start, ref.end) for ref in heard.references if ref.called and ref.called.words.name == "price"]
    taken += [*asked.board_spans, *asked.type_spans, *asked.year_spans]
    text = asked.question
    for start, end in sorted(taken, reverse=True):
        text = text[:start] + " " + text[end:]
    own = [word for word in words(text) if content_stems(word) and fold(word) not in QUESTION_WORDS]
    return " ".join(word for word in own if fold(word) not in _VERBS)
