"""What a reader takes for no answer, and which of a cell and a sentence it puts first where words do not tell."""

from pathlib import Path

import numpy as np
import pytest

from assistant.settings import DEFAULT
from assistant.weigh.read.no_answer import is_no_answer
from assistant.weigh.read.reading import Reading, reading
from assistant.weigh.supported.best import best_of
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.reader.finding import Counting, Finding
from tests.assistant.reader.small import assistant_with


@pytest.fixture(scope="module")
def harbour_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one plan in running text, of the harbour and what is done there."""
    folder = tmp_path_factory.mktemp("plan")
    said = "Bryggorna i hamnen rustas under hösten tillsammans med båtklubbarna.\n\nHamnen har öppet alla dagar."
    report = folder / "vp.md"
    report.write_text(f"# Verksamhetsplan 2025\nHamnstaden stadsdelsnämnd\n\n## Hamnen\n\n{said}\n", "utf-8")
    assert all(one.error is None for one in add(Request(paths=(report,)), settings=Settings(library=folder / "l")))
    return folder / "l"


@pytest.mark.parametrize(
    ("question", "odds", "behind", "is_none"),
    [
        ("Vilka krogar och butiker söker personal i hamnen?", -4.0, 0.0, True),  # a list
        ("Vilka krogar och butiker söker personal i hamnen?", -3.9, 0.0, False),
        ("Vilka båtklubbar rustar bryggorna i hamnen under hösten?", -7.0, 0.0, False),  # it says nearly all of that
        ("Vad tycker grannarna om avgasernas påverkan i hamnen?", -5.0, 0.0, True),  # anything
        ("Vad tycker grannarna om avgasernas påverkan i hamnen?", -4.9, 0.0, False),
        ("Rustas bryggorna i hamnen under hösten?", -7.0, 0.0, False),
        ("Hur många grannar klagade på avgaserna i hamnen?", -2.0, 0.5, True),  # it leads in another's place
        ("Hur många grannar klagade på avgaserna i hamnen?", -1.9, 0.5, False),
        ("Hur många grannar klagade på avgaserna i hamnen?", -7.0, 0.0, False),
        ("Hur många bryggor i hamnen rustas under hösten?", -2.0, 0.5, False),
    ],
)
def test_what_says_little_and_reads_as_no_answer_is_none(
    harbour_plan: Path, question: str, odds: float, behind: float, is_none: bool
) -> None:
    found = assistant_with(harbour_plan, None).evidence(question)
    assert found is not None
    leads = best_of(found.units, found.by_words, found.asking)
    assert is_no_answer(leads, Reading(at=0, odds=odds, behind=behind)) is is_none


def test_a_question_that_reads_as_unanswered_is_refused(harbour_plan: Path) -> None:
    question = "Vad tycker grannarna om avgasernas påverkan i hamnen?"
    told, refused = (assistant_with(harbour_plan, Finding(odds)).evidence(question) for odds in (-4.0, -5.5))
    assert told is not None
    assert refused is not None
    assert told.support > 0 == refused.support


@pytest.fixture(scope="module")
def table_and_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one report that tells of the same thing in a table and in a sentence."""
    folder = tmp_path_factory.mktemp("both")
    rows = "| Indikator | Årsmål |\n|---|---|\n| Andel segelbåtar i hamnen | 70 % |"
    text = "Avgiften för segelbåtar i hamnen höjs med 30 procent."
    report = folder / "vp.md"
    report.write_text(f"# Verksamhetsplan 2025\nHamnstaden stadsdelsnämnd\n\n## Hamnen\n\n{rows}\n\n{text}\n", "utf-8")
    assert all(one.error is None for one in add(Request(paths=(report,)), settings=Settings(library=folder / "l")))
    return folder / "l"


@pytest.mark.parametrize(("likely", "cell"), [("70 %", True), ("30 procent", False)])
def test_words_that_all_but_tie_leave_cell_or_sentence_to_the_reader(
    table_and_text: Path, likely: str, cell: bool
) -> None:
    without = assistant_with(table_and_text, None).evidence("Hur många procent segelbåtar är det i hamnen?")
    assert without is not None
    at = int(np.argmax([unit.cell is None for unit in without.units]))
    beside = int(np.argmax([unit.cell is not None for unit in without.units]))
    scores = np.zeros(len(without.units))
    scores[[at, beside]] = 5.0, 4.5
    read = reading("Hur stor andel?", without.units, scores, reader=Counting(likely), most=DEFAULT.read)
    assert read is not None
    assert read.row is cell
    assert (without.units[read.at].cell is not None) is cell


def test_a_cell_that_scores_far_less_is_not_read_beside_a_sentence(table_and_text: Path) -> None:
    without = assistant_with(table_and_text, None).evidence("Hur många procent segelbåtar är det i hamnen?")
    assert without is not None
    scores = np.array([5.0 if unit.cell is None else 3.5 for unit in without.units])
    read = reading("Hur stor andel?", without.units, scores, reader=Counting("70 %"), most=DEFAULT.read)
    assert read is not None
    assert not read.row
