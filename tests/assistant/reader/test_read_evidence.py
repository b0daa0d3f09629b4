"""What a reader makes of the evidence: which sentence leads, and how sure the answer is."""

from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Finished
from assistant.conversation import EMPTY
from assistant.settings import DEFAULT
from assistant.weigh.read import support
from assistant.weigh.read.reading import Reading
from assistant.weigh.read.support import read_support
from assistant.weigh.supported.support import judged
from assistant.weigh.supported.vetoes import Veto
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.reader.finding import Counting, Finding, Keeping
from tests.assistant.reader.small import assistant_with
from tests.places import DATA

REPORTS = DATA / "asked" / "hamnstaden"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("read") / "library"
    assert all(report.error is None for report in add(Request(paths=(REPORTS,)), settings=Settings(library=library)))
    return library


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one report whose sentences on boats score alike."""
    folder = tmp_path_factory.mktemp("harbour")
    said = "Båtarna vid bryggan målas.\n\nBåtarna vid kajen lagas.\n\n## Bilar\n\nStolpar har satts upp."
    steps = "Båtarna får nya platser genom att:\n- bryggan förlängs\n- kajen breddas"
    report = folder / "t1.md"
    report.write_text(
        f"# Tertialrapport 1 2025\nHamnstaden stadsdelsnämnd\n\n## Hamnen\n\n{said}\n\n## Platser\n\n{steps}\n", "utf-8"
    )
    assert all(one.error is None for one in add(Request(paths=(report,)), settings=Settings(library=folder / "l")))
    return folder / "l"


@pytest.fixture(scope="module")
def two_bodies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of two boards' reports, of which one has a table that meets a word of many questions."""
    folder = tmp_path_factory.mktemp("bodies")
    rules = "Bojar och kajkanter ingår inte.\n\nSkolans tak målas.\n\nBåtplatser köas det till."
    table = "| Båtplatser | Antal |\n|---|---|\n| Båtplatser i hamnen | 40 |\n| Båtplatser vid ön | 12 |"
    texts = {
        "Socialnämnden": f"## Platser\n\n{table}\n\n## Villkor\n\n{rules}\n",
        "Tekniska nämnden": "## Platser\n\nBojar och båtar läggs ut i vår.\n",
    }
    for name, text in texts.items():
        heading = f"# Tertialrapport 1 2025\n{name}, Hamnstads kommun\n\n"
        (folder / f"{name}.md").write_text(heading + text, "utf-8")
    paths = tuple(folder / f"{name}.md" for name in texts)
    assert all(one.error is None for one in add(Request(paths=paths), settings=Settings(library=folder / "l")))
    return folder / "l"


def test_the_reader_reads_the_sentences_near_the_best_once_each(harbour: Path) -> None:
    reader = Counting("kajen")
    assistant_with(harbour, reader).evidence("Vad händer med båtarna?")
    assert 1 < len(reader.told) <= DEFAULT.read
    assert len(set(reader.told)) == len(reader.told)
    assert set(reader.questions) == {"Vad händer med båtarna?"}


def test_nothing_is_read_that_could_not_lead_any_more(harbour: Path) -> None:
    sure, unsure = Keeping(odds=100.0), Keeping(odds=-2.0)
    leads = [assistant_with(harbour, reader).evidence("Vad händer med båtarna?") for reader in (sure, unsure)]
    assert len(sure.told) == 1 < len(unsure.told)
    assert unsure.told[0] == sure.told[0]
    assert len({found.best.text for found in leads if found is not None and found.best is not None}) == 1


@pytest.mark.parametrize(("doubts", "least", "most"), [(True, 0.32, 0.4), (False, 0.0, 0.0)])
def test_what_only_a_doubted_veto_refuses_is_uncertain_where_it_is_read_as_an_answer(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, doubts: bool, least: float, most: float
) -> None:
    veto = Veto(name="any", meaning="", speaks=lambda _: True, doubted=lambda _: doubts)
    monkeypatch.setattr(support, "_KEPT", (veto,))
    found = assistant_with(harbour, Counting("kajen")).evidence("Vad händer med båtarna?")
    assert found is not None
    read = Reading(at=int(np.argmax(found.scores)), odds=3.0, behind=0.1)
    judgement = judged(found.units, found.by_words, found.asking)
    assert least <= read_support(judgement, read, found.units, found.scores, found.asking) <= most


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of one report with a table."""
    folder = tmp_path_factory.mktemp("fleet")
    rows = "| Fartyg | Platser | Utfall 2025 |\n|---|---|---|\n| Måsen | 120 | 81 |\n| Tärnan | 45 | 30 |"
    report = folder / "vb.md"
    report.write_text(f"# Verksamhetsberättelse 2025\nHamnstaden stadsdelsnämnd\n\n## Färjor\n\n{rows}\n", "utf-8")
    assert all(one.error is None for one in add(Request(paths=(report,)), settings=Settings(library=folder / "l")))
    return folder / "l"


def test_the_row_of_a_cell_that_leads_is_read_and_may_be_no_answer(fleet: Path) -> None:
    question = "Hur många däck finns det ombord på färjan Måsen?"
    unread, likely, unlikely = (
        assistant_with(fleet, reader).evidence(question) for reader in (None, Finding(3.0), Finding(-6.0))
    )
    assert unread is not None
    assert likely is not None
    assert unlikely is not None
    assert likely.best is not None
    assert likely.best.cell is not None
    assert likely.read is not None
    assert likely.read.row
    assert unlikely.support == 0 < likely.support == unread.support


def test_a_row_is_read_with_each_cell_by_its_column(fleet: Path) -> None:
    reader = Keeping()
    assistant_with(fleet, reader).evidence("Hur många däck finns det ombord på färjan Måsen?")
    assert [told.text for told in reader.told] == ["Måsen; Platser: 120; Utfall 2025: 81"]


@pytest.mark.parametrize("question", ["Vad blev utfallet för Måsen?", "Hur många platser har Måsen?"])
def test_a_cell_that_is_surely_meant_is_not_read(fleet: Path, question: str) -> None:
    reader = Keeping()
    found = assistant_with(fleet, reader).evidence(question)
    assert found is not None
    assert found.best is not None
    assert found.best.cell is not None
    assert reader.told == []


@pytest.mark.parametrize(
    ("question", "word", "leads"),
    [
        ("Ingår båtplatser i hamnen och bojar?", "ingår inte", "Bojar och kajkanter ingår inte."),
        ("Finns det båtplatser i hamnen?", "xyz", None),
    ],
)
def test_a_sentence_that_reads_as_an_answer_leads_before_a_cell_where_words_are_asked_for(
    two_bodies: Path, question: str, word: str, leads: str | None
) -> None:
    found = assistant_with(two_bodies, Counting(word)).evidence(question)
    assert found is not None
    assert found.best is not None
    assert (found.best.text == leads) if leads else found.best.cell is not None


@pytest.mark.parametrize("word", ["läggs ut", "ingår inte"])
def test_sentences_of_another_body_are_read_beside_the_best(two_bodies: Path, word: str) -> None:
    found = assistant_with(two_bodies, Counting(word)).evidence("Vad händer med bojar?")
    assert found is not None
    assert found.best is not None
    assert word in found.best.text


@pytest.mark.parametrize(
    ("word", "leads"),
    [
        ("bryggan", "Båtarna vid bryggan målas."),
        ("kajen", "Båtarna vid kajen lagas."),
    ],
)
def test_the_likeliest_of_the_sentences_that_score_alike_leads(harbour: Path, word: str, leads: str) -> None:
    found = assistant_with(harbour, Counting(word)).evidence("Vad händer med båtarna vid land?")
    assert found is not None
    assert found.best is not None
    assert found.best.text == leads


def test_how_sure_an_answer_is_goes_by_the_words_and_by_what_is_read(harbour: Path) -> None:
    question = "Vad händer med båtarna?"
    unread, unlikely, likely = (
        assistant_with(harbour, reader).evidence(question) for reader in (None, Finding(-8.0), Finding(4.0))
    )
    assert unread is not None
    assert unlikely is not None
    assert likely is not None
    assert unlikely.support < unread.support
    assert unlikely.support < DEFAULT.least_support < DEFAULT.least_sure < likely.support


def test_what_meets_too_few_words_is_answered_where_it_reads_as_an_answer(harbour: Path) -> None:
    question = "Vad har hänt i Hamnstaden med pollarna vid sidan av fordonen?"
    unread = assistant_with(harbour, None).evidence(question)
    read = assistant_with(harbour, Finding(4.0)).evidence(question)
    assert unread is not None
    assert read is not None
    assert unread.support < DEFAULT.least_support < read.support


def test_a_year_that_no_document_has_stays_a_refusal_however_it_reads(harbour: Path) -> None:
    found = assistant_with(harbour, Finding(4.0)).evidence("Vad hände med båtarna i Hamnstaden 2019?")
    assert found is None or found.support < DEFAULT.least_support


def test_a_sentence_that_leads_into_a_list_keeps_its_place(harbour: Path) -> None:
    reader = Counting("målas")
    found = assistant_with(harbour, reader).evidence("Hur får båtarna nya platser?")
    assert found is not None
    assert found.best is not None
    assert found.best.text.endswith("genom att:")
    assert reader.questions == []


def test_a_question_that_leans_on_others_is_not_read(harbour: Path) -> None:
    reader = Counting("kajen")
    assistant = assistant_with(harbour, reader)
    *_, first = assistant.ask("Vad händer med båtarna?")
    assert isinstance(first, Finished)
    asked = len(reader.questions)
    list(assistant.ask("och platserna?", EMPTY.add(first.answer)))
    list(assistant.ask("Varför?", EMPTY.add(first.answer)))
    assert len(reader.questions) == asked


@pytest.mark.parametrize("asked", ["Vad händer med båtarna?", "Vad händer med båtarna enligt tertialrapport 1 2025?"])
def test_only_what_scope_leaves_behind_is_taken_out(harbour: Path, asked: str) -> None:
    reader = Counting("kajen")
    assistant_with(harbour, reader).evidence(asked)
    assert set(reader.questions) == {"Vad händer med båtarna?"}


@pytest.mark.parametrize(
    ("question", "by_cell"),
    [
        ("Vad har kommunen gjort för båtplatser i hamnen för att hjälpa?", False),
        ("Får man ha bojar och kajkanter vid båtplatser?", False),
        ("Hur många båtplatser har hamnen för bojar och kajkanter?", True),
    ],
)
def test_no_figure_alone_tells_what_is_done_or_allowed(two_bodies: Path, question: str, by_cell: bool) -> None:
    found = assistant_with(two_bodies, None).evidence(question)
    assert found is not None
    assert found.best is not None
    assert (found.best.cell is not None) is by_cell
