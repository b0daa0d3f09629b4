"""What running text tells in other words than the question's, and what it leaves untold, by the form that tells it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.reader.pairs import Told
from ingest.describe.overrides import Override
from ingest.document import ReportType
from ingest.store.index import Index
from tests.assistant.prose_library import library_of, told

HARBOUR = """# Verksamhetsberättelse 2025 hamnnämnden Vikhamn

## Kajer och bryggor

Tre bryggor ska rivas: Norrbryggan, Fiskebryggan och Sillbryggan. Elva kajer har besiktigats. Två tas inte i bruk: Östra
kajen och Kolkajen. Kranen byttes under våren. Nya fendrar har monterats vid 22 kajplatser. Arbetet leds av Brita Holm.
Investeringen uppgick till 3,4 mnkr.

## Lotsar

Av 14 lotsar som lämnade sin anställning gick fem i pension. Av övriga uppgav flertalet obekväm arbetstid. Kvinnornas
snittålder är 38 år och männens 51. Hamnkaptenen bedömer att skillnaden sammanhänger med ett senare yrkesval.

## Gästhamnen

En båtplats beviljas när båten är försäkrad och kortare än tolv meter. Ansökan lämnas före den 1 mars. Ett oljespill
upptäcktes i maj. Källan var en spräckt tank i sjöboden. Efter spillet byttes länsarna ut och en jourtjänst inrättades.
Spillet i maj gällde 800 liter.

## Slussen

Den 4 juni stängdes slussen för 90 båtar. Den öppnade efter sex dagar. Orsaken var en spricka i porten.
Arrendatorn svarar för driften av slussen. Räddningsverket riktade kritik mot skyltningen.

## Vinter

Kranen togs ur drift på grund av rostangrepp. Tryck från isen gör att slipen inte får användas. Kön till vinterplatserna
har kortats. Bakom förbättringen ligger en ny inomhushall. Fiskarna hänvisas till Ytterhamnen.

## Personal

För att locka fler styrmän har lönen höjts, en praktikplats inrättats och skiften kortats. Avvikelsen uppkommer inom
bogseringen. Kaféet har öppet på kvällar, vilket önskats av seglare. Larmet har därför kompletterats med strålkastare.

## Investeringar

- Räcket på Norrkajen målas av hamnnämnden.
- Ett båtprogram för 20 medarbetare genomförs 2026. Kostnaden tas ur styrelsens medel.
- En ny färja köps.

| Projekt, mnkr | 2025 | 2026 |
|---|---|---|
| Ny brygga | 4,0 | 6,0 |
| Muddring | 2,0 | 1,0 |

## Framåt

Tillgängligheten i gästhamnen har försämrats. I oktober avslutades den sista av båtmässorna. Försämringen tillskrivs
trasiga landgångar. Nämnden pekar ut tre satsningar inför kommande säsong:

- Bojarna byts mot lättare.
- Kaféet får längre öppettider.
- Landgångarna breddas.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Vikhamn", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("harbour"), {"berattelse.md": (HARBOUR, override)})


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("vilka bryggor ska rivas?", "Sillbryggan"),
        ("vilka kajer tas inte i bruk?", "Kolkajen"),
        ("varför slutade så många lotsar?", "obekväm arbetstid"),
        ("varför är kvinnorna yngre än männen bland lotsarna?", "yrkesval"),
        ("när får man en båtplats?", "försäkrad"),
        ("varför blev det ett oljespill?", "sjöboden"),
        ("hur mycket olja spillde man ut i maj?", "800"),
    ],
)
def test_it_is_told_by_the_form_of_the_text(library: Path, question: str, tells: str) -> None:
    assert tells in told(library, question).text


@pytest.mark.parametrize(
    "question", ["vilka bryggor ska inte rivas?", "vilka bryggor ska byggas?", "varför rivs Norrbryggan?"]
)
def test_a_list_of_others_or_no_reason_is_no_sure_answer(library: Path, question: str) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure, answer.text


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("hur många kajplatser fick fendrar och vad kostade det?", ("22", "3,4 mnkr")),
        ("hur många båtar stängdes slussen för och hur länge?", ("90", "sex dagar")),
        ("hur många lotsar slutade och varför?", ("14", "obekväm arbetstid")),
        ("hur många kajplatser fick fendrar och vem leder arbetet?", ("22", "Brita Holm")),
    ],
)
def test_a_second_part_is_told_by_what_goes_on(library: Path, question: str, both: tuple[str, str]) -> None:
    text = told(library, question).text
    assert [one for one in both if one not in text] == [], text


def test_who_leads_it_is_not_who_makes_it(library: Path) -> None:
    answer = told(library, "hur många kajplatser fick fendrar och vem tillverkar dem?")
    assert "22" in answer.text
    assert "Brita Holm" not in answer.text
    assert "andra del" in answer.text


@pytest.mark.parametrize(
    ("question", "tells"),
    [("varför stängdes slussen?", "spricka"), ("varför blev tillgängligheten sämre?", "landgångar")],
)
def test_a_reason_is_found_behind_a_sentence_that_stands_between(library: Path, question: str, tells: str) -> None:
    assert tells in told(library, question).text


def test_a_sentence_that_leads_in_a_list_of_most_of_what_is_asked_is_told_with_it(library: Path) -> None:
    text = told(library, "vilka satsningar görs kommande säsong i hamnen?").text
    assert "lättare" in text
    assert "breddas" in text


@pytest.mark.parametrize(
    ("question", "tells"),
    [("vem sköter slussen?", "Arrendatorn"), ("vad klagade räddningsverket på?", "skyltningen")],
)
def test_everyday_words_are_met_by_those_of_reports(library: Path, question: str, tells: str) -> None:
    assert tells in told(library, question).text


@pytest.mark.parametrize(
    ("question", "tells"),
    [
        ("varför skrotades kranen?", "rostangrepp"),
        ("varför är slipen avstängd?", "isen"),
        ("varför blev kön till vinterplatserna kortare?", "inomhushall"),
        ("varför har kaféet öppet på kvällarna?", "seglare"),
        ("varför har man satt upp strålkastare?", "seglare"),
        ("hur försöker hamnen få fler styrmän?", "praktikplats"),
    ],
)
def test_what_happened_may_be_called_by_another_word_where_the_thing_is_named(
    library: Path, question: str, tells: str
) -> None:
    assert tells in told(library, question).text


class _Doubts:
    """A reader that takes every sentence for an answer with the same log odds."""

    def __init__(self, odds: float) -> None:
        self._odds = odds

    def scores(self, question: str, texts: Sequence[Told]) -> NDArray[np.float64]:
        return np.full(len(texts), self._odds)


@pytest.mark.parametrize(("odds", "is_told"), [(-2.0, True), (-4.0, False)])
def test_half_of_a_question_may_be_unmet_where_a_reader_does_not_deny_the_rest(
    library: Path, odds: float, is_told: bool
) -> None:
    index = Index.open(library)
    assistant = Assistant(index, boards=index.boards(), reader=lambda: _Doubts(odds))
    *_, last = assistant.ask("vart ska fiskarna åka med näten?")
    assert isinstance(last, Finished)
    assert last.answer.refused is not is_told, last.answer.text
    assert not is_told or (not last.answer.sure and "Ytterhamnen" in last.answer.text)


@pytest.mark.parametrize(
    "question",
    [
        "hur många miljoner ger den nya turbåtslinjen 2026?",
        "vem ska leda båtprogrammet 2026?",
        "vad kommer driften av den nya bryggan att kosta?",
    ],
)
def test_what_only_has_words_that_any_row_has_or_names_whose_it_is_is_no_sure_answer(
    library: Path, question: str
) -> None:
    answer = told(library, question)
    assert answer.refused or not answer.sure, answer.text
