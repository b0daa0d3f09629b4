"""Which figure a question asks for: measure, side, people, months and years."""

import pytest

from assistant.weigh.figures.asked import asked_figure, is_of_figure
from assistant.weigh.figures.turns import asked_of
from ingest.facts.fact import Counted, Measure, Side


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("Vad är årsmålet för trivsel?", {Measure.TARGET}),
        ("Vad är KF:s årsmål för trivsel?", {Measure.COUNCIL_TARGET}),
        ("kommunfullmäktiges årsmål och nämndens årsmål för trivsel", {Measure.COUNCIL_TARGET, Measure.TARGET}),
        ("Vad är helårsprognosen?", {Measure.FORECAST}),
        ("Hur stort blev underskottet?", {Measure.DEVIATION}),
        ("Hur mycket back gick parkerna?", {Measure.DEVIATION}),
        ("Hur mycket gick parkerna back 2025?", {Measure.DEVIATION}),
        ("Hur mycket sämre än budget gick parkerna?", {Measure.DEVIATION}),
        ("Hur mycket mer än budgeterat kostade parkerna?", {Measure.DEVIATION}),
        ("nettobudgeten för parker", {Measure.BUDGET}),
        ("Hur stort är budgetöverskottet i bokslutet?", {Measure.BUDGET, Measure.DEVIATION, Measure.ACCOUNTS}),
        ("När börjar bygget?", {Measure.START}),
        ("När är bygget klart?", {Measure.END}),
        ("Vilka mål finns för trivsel?", set()),
        ("Vad hände i backen?", set()),
        ("Hur många målade om?", set()),
        ("vad var utfallet (alltså inte prognosen)?", {Measure.OUTCOME}),
    ],
)
def test_measures_are_known_by_their_words(question: str, measures: set[Measure]) -> None:
    assert asked_figure(question).measures == measures


@pytest.mark.parametrize(
    ("question", "came_about"),
    [
        ("Hur mycket plast köpte nämnden 2025?", True),
        ("Hur många besökte parken?", True),
        ("nej, jag menade den korta", False),
        ("Hur stor del ska stoppas när värden har hört av sig?", False),
        ("Vad blev sjukfrånvaron?", True),
        ("Hur många boende finns det?", False),
        ("Hur mycket plast planerade nämnden att köpa?", False),
        ("Hur hög är sjukfrånvaron?", False),
        ("Vad var årsmålet?", False),
    ],
)
def test_what_has_been_is_known_by_its_verb(question: str, came_about: bool) -> None:
    assert asked_figure(question).came_about is came_about


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Vad är nettot?", Side.NET),
        ("bruttokostnaden för parker", Side.COST),
        ("Hur stora är intäkterna?", Side.INCOME),
        ("avgiftsintäkter för parker", Side.INCOME),
        ("kostnaderna (brutto, ej netto)", Side.COST),
        ("Vad är budgeten?", None),
    ],
)
def test_the_side_of_the_accounts_is_known(question: str, side: Side | None) -> None:
    assert asked_figure(question).side is side


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("utfallet januari–augusti", (1, 8)),
        ("till och med april", (1, 4)),
        ("i augusti", (8, 8)),
        ("utfallet för helåret", (1, 12)),
        ("hela 2024", (1, 12)),
        ("Vad landade bokslutet på?", (1, 12)),
        ("utfallet 2024", (None, None)),
    ],
)
def test_months_are_known(question: str, months: tuple[int | None, int | None]) -> None:
    found = asked_figure(question)
    assert (found.first, found.last) == months


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("utfallet för kvinnor", {Counted.WOMEN}),
        ("hur var det bland pojkarna", {Counted.MEN}),
        ("skillnaden mellan flickor och pojkar", {Counted.WOMEN, Counted.MEN}),
        ("andelen kvinor", {Counted.WOMEN}),
        ("Hur många manskap?", set()),
    ],
)
def test_people_are_known_also_misspelt(question: str, people: set[Counted]) -> None:
    assert asked_figure(question).people == people


def test_a_year_that_a_figure_is_held_against_is_not_the_one_asked_for() -> None:
    assert asked_figure("Hur har kostnaderna ökat sedan 2022?", years=(2022,)).years == ()
    assert asked_figure("Hur ökade de mellan 2022 och 2024?", years=(2022, 2024)).years == (2022, 2024)
    assert asked_of(["hur mycket mer"], question="hur mycket mer är det än året innan?", years=(2024,)).years == ()


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Vad är nämndens totala budget 2025?", True),
        ("Vad är nämndens prognos?", True),
        ("Vad är budgeten för förskola 2025?", False),
        ("Hur stor är nämnden?", False),
    ],
)
def test_a_question_that_names_no_area_is_about_the_whole_body(question: str, whole: bool) -> None:
    assert asked_figure(question).whole is whole


def test_a_later_turn_asks_of_the_same_figure_what_it_does_not_say_itself() -> None:
    former = "utfallet för kvinnor januari-april 2024"
    assert asked_of(["och i parkerna?", former], question="och i parkerna?").measures == {Measure.OUTCOME}
    later = asked_of(["och 2023?", former], question="och 2023?", years=(2023,))
    assert (later.last, later.years) == (None, (2023,))
    other = asked_of(["Vad är årsmålet?", former], question="Vad är årsmålet?", years=(2024,))
    assert other.measures == {Measure.TARGET}
    assert not other.years


def test_each_part_of_a_question_asks_for_a_figure_of_its_own() -> None:
    question = "Hur många kom 2024, och vad är målet för 2025?"
    first = asked_of([question], question=question, years=(2024, 2025))
    assert (first.measures, first.years) == (frozenset(), (2024,))
    (further,) = first.further
    assert further.measures == {Measure.TARGET}
    assert further.years == (2025,)


def test_two_measures_are_both_asked_for() -> None:
    question = "Vad är utfallet och årsmålet för trivsel?"
    found = asked_of([question], question=question)
    assert found.measures == {Measure.OUTCOME, Measure.TARGET}
    assert [one.measures for one in found.further] == [{Measure.OUTCOME}, {Measure.TARGET}]


@pytest.mark.parametrize(("word", "says"), [("2024", True), ("budgeten", True), ("nämndens", True), ("parker", False)])
def test_words_of_the_figure_are_told_from_those_of_the_topic(word: str, says: bool) -> None:
    assert is_of_figure(word) is says


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("Hur stor var avvikelsen mot budget 2025?", ()),
        ("Hur mycket mer är det jämfört med budget 2025?", (2025,)),
        ("Hur mycket har det ökat sedan år 2023?", (2023,)),
        ("Hur mycket mer än bokslut 2024 är det?", (2024,)),
    ],
)
def test_a_deviation_is_of_the_year_of_its_budget_and_held_against_none(question: str, since: tuple[int, ...]) -> None:
    assert asked_figure(question).since == since


@pytest.mark.parametrize(
    ("asked", "people"), [("männens", {Counted.MEN}), ("bland män", {Counted.MEN}), ("mannen", set())]
)
def test_one_man_is_not_the_men(asked: str, people: set[Counted]) -> None:
    assert asked_figure(f"Hur länge gällde {asked} avtal om båtplats?").people == people
