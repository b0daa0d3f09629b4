"""What a follow-up that asks for the figure just told in another unit gets: reckoned where a unit has a fixed size."""

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext

from assistant.answer import Answer, Reason, short_title
from assistant.plan import Figure, Plan, Rows, Step
from assistant.question.asked import Asked
from assistant.work.onward.lead import Lead
from assistant.work.onward.of_row import column_of
from assistant.work.reckoning.amounts import Amount, amount_of, printed, rounded
from assistant.work.reckoning.through_the_year import is_for_each
from assistant.work.rows.found import Found
from assistant.work.telling import texts
from assistant.work.telling.answered import answered, no
from assistant.work.telling.citing import Citer
from assistant.work.telling.phrases import called, title_of, value_of
from assistant.work.telling.phrases import column_of as head_of
from assistant.work.telling.told import Told
from ingest.facts.fact import Fact
from ingest.language.words import fold, words

# How many of the first of its kind a unit is. A day has no fixed number of hours of work, nor a month of days.
_KINDS: tuple[dict[str, Decimal], ...] = tuple(
    {unit: Decimal(size) for unit, size in kind.items()}
    for kind in (
        {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000, "mdkr": 1_000_000_000},
        {"gram": 1, "kg": 1_000, "ton": 1_000_000},
        {"kWh": 1, "MWh": 1_000, "GWh": 1_000_000, "TWh": 1_000_000_000},
        {"meter": 1, "km": 1_000, "mil": 10_000},
        {"kvm": 1, "hektar": 10_000, "kvadratkilometer": 1_000_000},
        {"liter": 1, "kubikmeter": 1_000},
        {"minuter": 1, "timmar": 60},
    )
)
# What units are written as, folded, by the names that cells have.
_SPELLINGS = {
    "kr": "kr kronor krona",
    "tkr": "tkr kkr tusental tusen",
    "mnkr": "mnkr mkr miljoner miljon",
    "mdkr": "mdkr miljarder miljard",
    "gram": "gram g",
    "kg": "kg kilo kilogram",
    "ton": "ton",
    "kWh": "kwh kilowattimmar",
    "MWh": "mwh megawattimmar",
    "GWh": "gwh gigawattimmar",
    "TWh": "twh",
    "meter": "meter m",
    "km": "km kilometer",
    "mil": "mil",
    "kvm": "kvm kvadratmeter m2",
    "hektar": "hektar ha",
    "kvadratkilometer": "kvadratkilometer km2",
    "liter": "liter l",
    "kubikmeter": "kubikmeter kubik m3",
    "minuter": "minuter minut min",
    "timmar": "timmar timme tim h",
}
_UNITS = {written: unit for unit, spellings in _SPELLINGS.items() for written in spellings.split()}
# Units that none of those above is so many of; procent is asked for as a share.
_OTHERS = frozenset("dagar dag dygn veckor vecka euro dollar stycken st".split())
_SPELT = "|".join(sorted(map(re.escape, (*_UNITS, *_OTHERS)), key=len, reverse=True))
_EACH = re.compile(r"\bper\b|/")
_MOST_PLACES = 9  # decimals of what one unit comes to in another
_IT = r"(?:ar|blir|blev|var|motsvarar|gor) (?:det|den|de|dom)"
_HOW = r"(?:hur (?:mycket|mkt|manga|stort|langt|lang tid)|vad)"
_TURNED = r"(?:uttryckt|omraknat|raknat)"
_EACH_TIME = re.compile(
    rf"(?:och |men )?(?:{_HOW} (?:ar|blir|blev|var|motsvarar|gor) (?:det|den|de|dom) )?(?:per|i|om) "
    r"(?P<time>manad|vecka|dag|dygn)(?:en|n|et)?"
)
_ASKED = re.compile(
    rf"(?:och |men )?(?:{_HOW} {_IT}(?: {_TURNED})? (?:i|till) (?P<unit>{_SPELT})"
    rf"|hur (?:manga|mycket) (?P<many>{_SPELT})(?: (?:kr|kronor))? {_IT}"
    rf"|(?:{_TURNED} )?(?:i|till) (?P<bare>{_SPELT}))(?: (?:kr|kronor))?(?: (?:da|totalt|egentligen|ungefar))?"
)


def in_unit(asked: Asked, lead: Lead, citer: Citer) -> Answer | None:
    """Return the figure just told in the unit that a follow-up asks for, or the refusal to guess how large it is.

    None where no other unit is asked for.
    """
    amount = amount_of(lead.fact.value)
    if amount is None or asked.named.boards:
        return None
    if (found := _ASKED.fullmatch(asked.plain)) is None:
        return None
    written = found["unit"] or found["many"] or found["bare"]
    wanted, own = _UNITS.get(written, written), _unit_of(lead.fact)
    if wanted == own:
        return None
    sizes = next((kind for kind in _KINDS if own in kind and wanted in kind), None)
    if sizes is None or own is None or _is_each(lead):
        return _refused(asked, lead, wanted, citer)
    with localcontext(prec=60):
        number = amount.number * sizes[own] / sizes[wanted]
    result = Amount(number=_plain(number), unit=wanted)
    return _told(asked, lead, Amount(number=amount.number, unit=own), result, sizes[own] / sizes[wanted], citer)


def for_each_time(asked: Asked, lead: Lead, citer: Citer) -> Answer | None:
    """Return the refusal to part the figure just told into months, weeks or days; None where that is not asked for."""
    each = _EACH_TIME.fullmatch(asked.plain)
    if each is None or amount_of(lead.fact.value) is None or asked.named.boards or _is_each(lead):
        return None
    return _refused(asked, lead, f"per {each['time']}", citer)


def _unit_of(fact: Fact) -> str | None:
    """Return the unit of a cell, by itself or as its head counts it ("Beviljade timmar"); None where neither tells."""
    unit = fact.value.unit
    if unit is not None:
        return _UNITS.get(fold(unit), unit)
    said = {_UNITS[word] for word in words(fold(fact.column.printed)) if len(word) > 2 and word in _UNITS}
    return said.pop() if len(said) == 1 else None


def _is_each(lead: Lead) -> bool:
    """Return whether a figure is for each of something: what all of them come to is then another figure."""
    return (
        is_for_each(lead.fact)
        or re.search(r"\bper\b|/", f"{lead.row.first.name} {lead.fact.column.printed}") is not None
    )


def _plain(number: Decimal) -> Decimal:
    """Return a number without the zeros that end its decimals, and to one decimal where these have no end."""
    whole = number.to_integral_value()
    if number == whole:
        return whole
    exponent = number.normalize().as_tuple().exponent
    endless = isinstance(exponent, int) and exponent < -_MOST_PLACES
    return rounded(Amount(number=number), 1).number if endless else number.normalize()


def _told(asked: Asked, lead: Lead, own: Amount, result: Amount, times: Decimal, citer: Citer) -> Answer | None:
    marks = citer.marks([lead.fact])
    if not marks:
        return None
    factor = printed(Amount(number=times if times >= 1 else 1 / times))
    formula = f"{printed(own)} {'×' if times >= 1 else '/'} {factor} = {printed(result)}"
    where = texts.OF_TABLE.format(name=called(lead.row), title=title_of([lead.row.source]))
    told = Told(
        lead=texts.IN_UNIT.format(result=printed(result), value=value_of(lead.fact), column=head_of(lead.fact)),
        formula=formula,
        source=f"{where} {marks}",
        results=(printed(result),),
    )
    figure = Figure(field=column_of(lead.fact, lead.fact.counted))
    plan = Plan(rows=Rows(words=lead.row.first.name), figures=(figure,), steps=(Step.LIST,))
    place = Found(board=lead.row.source.description.board, source=lead.row.source, rows=(lead.row,))
    return answered(asked, plan, [(place, told)], citer)


def _refused(asked: Asked, lead: Lead, wanted: str, citer: Citer) -> Answer:
    unit = wanted.replace("manad", "månad") if wanted.startswith("per ") else texts.IN.format(unit=wanted)
    text = texts.REFUSED_UNIT.format(
        titles=short_title(lead.row.source), value=value_of(lead.fact), column=head_of(lead.fact), unit=unit
    )
    return no(asked, f"{text} {citer.marks([lead.fact])}".strip(), citer, reason=Reason.UNCLEAR)


def refuses_the_told(worked: Answer, turns: Sequence[Answer]) -> bool:
    """Return whether a refusal is about the very cell just told, which no text tells otherwise: in another unit."""
    if not worked.refused or worked.reason is not Reason.UNCLEAR or not worked.citations:
        return False
    told = [one.cell for turn in turns for one in turn.citations[:1]]
    return worked.citations[0].cell is not None and worked.citations[0].cell in told
