"""A follow-up stays with the row, the time and the people just told, or says what of them is missing."""

import re
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from tests.assistant.work.onward_reports import OTHERS, REPORTS
from tests.assistant.work.worked_library import library_of

CHLORINE = "Hur stor var klorförbrukningen i Ekbadet i september 2025?"
WASTE = "hur mycket matavfall per invånare blev det T1 2025?"
ROADS = "vad är prognosen för gator och vägar i Sandshult 2025?"
HOURS = "hur många timmar ledsagning fick kvinnor 2024?"
BIKES = "Hur många cykelstölder var det 2024?"
HALL = "vad satsas på Bryggan i Lillvik 2027?"
SHARE = "hur stor andel hushåll hade fastighetsnära insamling T1 2025?"
SNOW = "hur många klagomål på snöröjning kom in t1 2025?"
SCHOOL = "vad satsas på Hamnskolan i Lillvik 2027?"
LIBRARY = "vad blev utfallet för biblioteken i Vintersta 2024?"
SCHOOL_FORECAST = "vad är prognosen för grundskolan i Åsbro 2025?"
ABSENCE = "hur många elever har frånvaro över 20 procent i augusti 2025?"
PARKING = "Vad kostar parkering för boende per månad 2026?"
WORKSHOP = "vad är hyran för Verkstaden?"
_BEGINNING = 260  # characters in which a figure must stand


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("onward")
    return library_of(folder, REPORTS)


@pytest.fixture(scope="module")
def told_of_others(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("others")
    return library_of(folder, OTHERS)


def _last(assistant: Assistant, questions: tuple[str, ...]) -> Answer:
    conversation = EMPTY
    for question in questions:
        *_, finished = assistant.ask(question, conversation)
        assert isinstance(finished, Finished)
        conversation = conversation.add(finished.answer)
    assert conversation.last is not None
    return conversation.last


def _assert_begins(answer: Answer, parts: tuple[str, ...]) -> None:
    begun = re.sub(r"\s", " ", answer.text)[:_BEGINNING]
    assert not answer.refused, answer.text
    assert all(re.search(rf"(?<![\d,])(?:{part})(?!\d)", begun) for part in parts), answer.text


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                CHLORINE,
                "och hösten innan?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och året innan?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och i september 2024?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och samma månad förra året?",
            ),
            ("540",),
        ),
        (
            (
                CHLORINE,
                "och 2024?",
            ),
            ("540",),
        ),
        (
            (
                "Hur stor var klorförbrukningen i Söderhallen i september 2025?",
                "hur var det hösten 2024?",
            ),
            ("515",),
        ),
        (
            (
                WASTE,
                "och samma tid 2024?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och samma period året innan?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och 2024?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och hela 2024?",
            ),
            ("78",),
        ),
        (
            (
                WASTE,
                "och helåret 2024?",
            ),
            ("78",),
        ),
        (
            (
                WASTE,
                "och i fjol vid samma tid?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "hur var det T1 2024?",
            ),
            ("27",),
        ),
        (
            (
                WASTE,
                "och samma tid 2024?",
                "hur stor är minskningen i procent?",
            ),
            ("11,1",),
        ),
        (
            (
                SNOW,
                "och under första tertialet 2024?",
            ),
            ("92",),
        ),
        (
            (
                SNOW,
                "hur många var det samma tertial i fjol?",
            ),
            ("92",),
        ),
        (
            (
                SHARE,
                "och vid samma tid förra året?",
            ),
            ("41",),
        ),
        (
            (
                SHARE,
                "vad är målet?",
            ),
            ("60",),
        ),
        (
            (
                ROADS,
                "och för parker?",
            ),
            ("12 600",),
        ),
        (
            (
                "vad är utfallet för avfall januari till april i Sandshult?",
                "och budgeten för samma period?",
            ),
            ("6 000",),
        ),
        (
            (
                "vad är utfallet för avfall januari till april i Sandshult?",
                "och för parker?",
            ),
            ("4 120",),
        ),
        (
            (
                SCHOOL,
                "och året efter?",
            ),
            ("1,5",),
        ),
        (
            (
                SCHOOL,
                "och året innan?",
            ),
            ("4,5",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
            ),
            ("190",),
        ),
        (
            (
                BIKES,
                "och två år tidigare?",
            ),
            ("140",),
        ),
        (
            (
                BIKES,
                "och inbrott?",
            ),
            ("36",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och inbrott?",
            ),
            ("48",),
        ),
        (
            (
                "hur många timmar ledsagning beviljades 2024?",
                "och 2023?",
            ),
            ("460",),
        ),
    ],
)
def test_a_time_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    _assert_begins(_last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            "Hur stor var klorförbrukningen i Varmbassängen i september 2025?",
            "och året innan?",
        ),
        (
            CHLORINE,
            "och 2023?",
        ),
        (
            CHLORINE,
            "och i augusti?",
        ),
        (
            "hur många besökare hade Söderhallen i september 2025?",
            "och i september året innan?",
        ),
        (
            WASTE,
            "och samma tid 2023?",
        ),
        (
            SCHOOL,
            "och 2028?",
            "och året efter det?",
        ),
    ],
)
def test_what_is_not_told_of_a_time_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                CHLORINE,
                "vad kostar vattnet där?",
            ),
            ("14,20",),
        ),
        (
            (
                CHLORINE,
                "vad är vattenkostnaden?",
            ),
            ("14,20",),
        ),
        (
            (
                CHLORINE,
                "vad kostar det per besök?",
            ),
            ("14,20",),
        ),
        (
            (
                CHLORINE,
                "hur många besökare hade de?",
            ),
            ("8 400",),
        ),
        (
            (
                CHLORINE,
                "hur många besöker det?",
            ),
            ("8 400",),
        ),
        (
            (
                CHLORINE,
                "vem är ansvarig?",
            ),
            ("Lova Stark",),
        ),
        (
            (
                CHLORINE,
                "vem ansvarar för det?",
            ),
            ("Lova Stark",),
        ),
        (
            (
                HOURS,
                "vad kostar en timme?",
            ),
            ("412",),
        ),
        (
            (
                HOURS,
                "vad kostar timmen?",
            ),
            ("412",),
        ),
        (
            (
                HOURS,
                "och vad är kostnaden?",
            ),
            ("412",),
        ),
        (
            (
                HOURS,
                "vad kostar det?",
            ),
            ("412",),
        ),
        (
            (
                ROADS,
                "vad är budgeten?",
            ),
            ("33 500",),
        ),
        (
            (
                ROADS,
                "hur stor är avvikelsen?",
            ),
            ("1 600",),
        ),
        (
            (
                ROADS,
                "hur mycket har gått åt hittills?",
            ),
            ("12 050",),
        ),
    ],
)
def test_another_column_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    _assert_begins(_last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            CHLORINE,
            "hur många anställda har de?",
        ),
        (
            CHLORINE,
            "vad kostar en biljett där?",
        ),
        (
            ROADS,
            "hur många kilometer är det?",
        ),
        (CHLORINE, "hur varmt är vattnet där?"),
        (SHARE, "hur många hushåll är det?"),
    ],
)
def test_what_is_not_told_of_another_column_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
                "varför har det ökat?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                BIKES,
                "varför är det så många?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                BIKES,
                "vad beror det på?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                BIKES,
                "hur kommer det sig?",
            ),
            ("cykelrum stängdes",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
                "hur mycket har det ökat?",
            ),
            ("35",),
        ),
        (
            (
                BIKES,
                "vad gör kommunen åt det?",
            ),
            ("nytt cykelrum",),
        ),
        (
            (
                "vad är avvikelsen för gator och vägar i Sandshult 2025?",
                "vad ska de göra åt underskottet?",
            ),
            ("upphandlas",),
        ),
        (
            (
                "vad är avvikelsen för gator och vägar i Sandshult 2025?",
                "varför?",
            ),
            ("halkbekämpning",),
        ),
        (
            (
                CHLORINE,
                "varför har den ökat?",
            ),
            ("pump",),
        ),
        (
            (
                HALL,
                "varför byggs den?",
            ),
            ("utdömd",),
        ),
        ((BIKES, "vad ska man göra åt det?"), ("nytt cykelrum",)),
        (("Hur många skadegörelser på skolor var det 2024?", "vad gör man åt det?"), ("skolgårdar",)),
        ((CHLORINE, "vad gör man åt det?"), ("Pumpen byts",)),
    ],
)
def test_why_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    _assert_begins(_last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            "Hur många inbrott i bostad var det 2024?",
            "vad ska man göra åt det?",
        ),
        (
            "Hur många inbrott i bostad var det 2023?",
            "och 2024?",
            "varför har det minskat?",
        ),
    ],
)
def test_what_is_not_told_of_why_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                SNOW,
                "klaras målet?",
            ),
            (
                "61",
                "80",
            ),
        ),
        (
            (
                SHARE,
                "når de målet?",
            ),
            (
                "Nej|når inte|inte mål|under",
                "48",
                "60",
            ),
        ),
        (
            (
                SHARE,
                "är det bra?",
            ),
            (
                "48",
                "60",
            ),
        ),
        ((CHLORINE, "når de målet?"), ("Nej", "610", "500")),
        ((CHLORINE, "är det under målet?"), ("Nej", "610", "500")),
        ((CHLORINE, "och hösten innan?", "når de målet?"), ("Nej", "610", "500")),
        ((CHLORINE, "hur långt från målet är det?"), ("Nej", "610", "500", "110")),
        (("Hur stor var klorförbrukningen i Söderhallen i september 2025?", "klarar de målet?"), ("Ja", "480", "500")),
        ((CHLORINE, "och Söderhallen?", "nås målet där?"), ("Ja", "480", "500")),
        ((CHLORINE, "vad kostar vattnet där?", "klaras målet?"), ("Ja", "14,20", "20")),
    ],
)
def test_target_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    _assert_begins(_last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            "hur många besökare hade Söderhallen i september 2025?",
            "når de målet?",
        ),
        (
            BIKES,
            "når de målet?",
        ),
    ],
)
def test_what_is_not_told_of_target_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                ROADS,
                "hur många procent över budget är det?",
            ),
            ("4,8",),
        ),
        (
            (
                ROADS,
                "hur mycket över budget är det?",
            ),
            ("1 600",),
        ),
        (
            (
                ROADS,
                "hur mycket är det i procent av budgeten?",
            ),
            ("104,8",),
        ),
        (
            (
                "vad är prognosen för avfall i Sandshult 2025?",
                "hur många procent mer än budget är det?",
            ),
            ("5,0|5 %",),
        ),
        (
            (
                "vad är prognosen för parker i Sandshult 2025?",
                "hur många procent under budget är det?",
            ),
            ("3,1",),
        ),
        (
            (
                ROADS,
                "hur många procent över budget är det?",
                "och för avfall?",
            ),
            ("5,0|5 %",),
        ),
        (
            (
                HALL,
                "hur stor del av det årets investeringar är det?",
            ),
            ("60",),
        ),
        (
            (
                "Vilken är den största investeringen i Lillvik 2028?",
                "hur stor andel av årets investeringar är det?",
            ),
            ("75",),
        ),
        (
            (
                "Vilken är den största investeringen i Lillvik 2028?",
                "hur stor del av totalen är det?",
            ),
            ("75",),
        ),
        (
            (
                HALL,
                "hur många procent av summan är det?",
            ),
            ("60",),
        ),
        (
            (
                SCHOOL,
                "hur stor andel är det av alla investeringar?",
            ),
            ("20",),
        ),
        (
            (
                "vad är budgeten för parker i Sandshult 2025?",
                "hur stor del av hela budgeten är det?",
            ),
            ("20,2",),
        ),
        (
            (
                HOURS,
                "hur stor andel är det?",
            ),
            ("62",),
        ),
        (
            (
                HOURS,
                "och män?",
                "hur stor är skillnaden?",
            ),
            ("120",),
        ),
        (
            (
                "Hur många cykelstölder var det 2023?",
                "och 2024?",
                "hur stor är ökningen i procent?",
            ),
            ("22,6",),
        ),
        (
            (
                "Hur många cykelstölder var det 2022?",
                "och 2024?",
                "hur många fler är det?",
            ),
            ("50",),
        ),
        (
            (
                "Hur många inbrott i bostad var det 2022?",
                "hur mycket har det minskat till 2024?",
            ),
            ("26",),
        ),
    ],
)
def test_worked_out_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    _assert_begins(_last(told, questions), parts)


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (
            (
                CHLORINE,
                "hur mycket är det i ton?",
            ),
            ("0,61",),
        ),
        (
            (
                CHLORINE,
                "hur många gram är det?",
            ),
            ("610 000",),
        ),
        (
            (
                ROADS,
                "vad är det i miljoner?",
            ),
            ("35,1",),
        ),
        (
            (
                ROADS,
                "hur mycket är det i mnkr?",
            ),
            ("35,1",),
        ),
        (
            (
                ROADS,
                "hur mycket är det i kronor?",
            ),
            ("35 100 000",),
        ),
        (
            (
                "hur stor var elförbrukningen i gatubelysningen T1 2025?",
                "hur mycket är det i kWh?",
            ),
            ("420 000",),
        ),
        (
            (
                "hur stor var elförbrukningen i gatubelysningen T1 2025?",
                "hur mycket är det i GWh?",
            ),
            ("0,42",),
        ),
        (
            (
                HALL,
                "hur många kronor är det?",
            ),
            ("24 000 000",),
        ),
    ],
)
def test_in_another_unit_of_what_was_told(told: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]) -> None:
    _assert_begins(_last(told, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (
            CHLORINE,
            "hur mycket är det i liter?",
        ),
        (
            CHLORINE,
            "vad är det i kronor?",
        ),
        (
            "hur stor var elförbrukningen i gatubelysningen T1 2025?",
            "hur många ton koldioxid är det?",
        ),
        (
            HOURS,
            "hur många dagar är det?",
        ),
        (
            HOURS,
            "hur många veckor blir det?",
        ),
        (
            WASTE,
            "hur mycket är det i ton?",
        ),
        (
            HALL,
            "vad är det i euro?",
        ),
        (
            BIKES,
            "hur många är det per invånare?",
        ),
        (
            BIKES,
            "hur många är det per månad?",
        ),
    ],
)
def test_what_is_not_told_of_in_another_unit_is_refused(told: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told, questions).refused


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        ((ABSENCE, "och samma tid 2023?"), ("88",)),
        ((ABSENCE, "och två år tidigare?"), ("88",)),
        ((ABSENCE, "når de målet?"), ("Nej", "104", "80")),
        ((ABSENCE, "hur långt är det till målet?"), ("104", "80", "24")),
        ((ABSENCE, "vad gör man åt det?"), ("närvaroteam",)),
        ((PARKING, "hur många procent är höjningen?"), ("7,1",)),
        ((LIBRARY, "är det över eller under budget?"), ("600",)),
        ((LIBRARY, "hur stor andel av nämndens kostnader är det?"), ("58,2",)),
        ((LIBRARY, "varför gick de över?"), ("låssystem",)),
        ((SCHOOL_FORECAST, "hur stor del av nämndens prognos är det?"), ("50,4",)),
        ((SCHOOL_FORECAST, "hur många procent över budget är det?"), ("2,4",)),
        ((SCHOOL_FORECAST, "hur mycket dyrare är det än förskolan?"), ("101,1",)),
        ((SCHOOL_FORECAST, "vad ska de göra åt underskottet?"), ("Vikariekostnaderna",)),
        ((WORKSHOP, "hur mycket energi går åt?"), ("305",)),
        ((WORKSHOP, "hur mycket är det i kronor?"), ("1 310 000",)),
        (("Hur många besök gjordes på biblioteken 2024?", "varför har det ökat?"), ("meröppet",)),
    ],
)
def test_what_was_told_is_gone_on_from(
    told_of_others: Assistant, questions: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    _assert_begins(_last(told_of_others, questions), parts)


@pytest.mark.parametrize(
    "questions",
    [
        (ABSENCE, "och helåret 2024?"),
        (ABSENCE, "varför?"),
        (LIBRARY, "och 2022?"),
        (WORKSHOP, "hur mycket är det i månaden?"),
        (ABSENCE, "hur mycket är det i ton?"),
        (WORKSHOP, "vad kostar energin?"),
        (WORKSHOP, "når de målet?"),
    ],
)
def test_what_is_not_told_is_refused(told_of_others: Assistant, questions: tuple[str, ...]) -> None:
    assert _last(told_of_others, questions).refused


def test_a_report_that_is_held_is_looked_into_itself(tmp_path: Path) -> None:
    first = "Vad är årsmålet för andel nöjda med maten i verksamhetsplan 2025?"
    answer = _last(library_of(tmp_path), (first, "Och i T1?"))
    assert [one.source.file for one in answer.citations] == ["t1.md"]
