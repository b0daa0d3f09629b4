"""Reports of another municipality, added and asked for: none takes the place of another board's, each is told apart."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.__main__ import main
from ingest.command.run import DONE

BOARDS = 'kind = ""\n[[board]]\nname = "Storvik"\n[[board]]\nname = "Almby"\n'
SOCIAL = """Tertialrapport 1 2031
Omsorgsnämnden
Storviks kommun

Ekonomi
Nämndens prognos för helåret är ett underskott om 4,4 mnkr. Sjukfrånvaron uppgår till 7,1 procent. Under perioden har
nämnden arbetat med lokaler, digitala verktyg och med att rekrytera i enlighet med fullmäktiges mål. Kostnaden för
vikarier har minskat jämfört med året innan.
"""
SCHOOL = SOCIAL.replace("Omsorgsnämnden", "Bildningsnämnden").replace("underskott om 4,4", "överskott om 1,9")
KINDS = {
    "april": ("Delårsrapport per 30 april 2031", "Prognos 2031", "213,0", "8,1"),
    "augusti": ("Delårsrapport per 31 augusti 2031", "Prognos 2031", "216,0", "7,8"),
    "ar": ("Årsredovisning 2031", "Utfall 2031", "217,7", "7,6"),
    "budget": ("Internbudget 2031", "Budget 2031", "210,0", "7,0"),
}


def report(title: str, column: str, value: str, share: str) -> str:
    return (
        f"# {title}\nBildningsnämnden, Almby kommun\n\n## Ekonomi\n\n| Verksamhet (mnkr) | {column} |\n|---|---|\n"
        f"| Förskola | {value} |\n| Fritidshem | 44,5 |\n\n## Personal\n\nSjukfrånvaron uppgår till {share} procent.\n"
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    for name, of in KINDS.items():
        (folder / f"{name}.md").write_text(report(*of), encoding="utf-8")
    assert main(["add", str(folder), "--library", str(folder / "library")]) == DONE
    return folder / "library"


def answer(library: Path, question: str) -> Answer:
    finished = [event for event in Assistant.open(library).ask(question) if isinstance(event, Finished)]
    return finished[0].answer


def test_another_boards_report_stands_beside_the_first_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "boards.toml").write_text(BOARDS, encoding="utf-8")
    for name, text in (("a.txt", SOCIAL), ("b.txt", SCHOOL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        boards = ["--boards", str(tmp_path / "boards.toml")]
        assert main(["add", str(tmp_path / name), "--library", str(tmp_path / "library"), *boards]) == DONE
    said = capsys.readouterr().out
    assert "ersatt med" not in said
    assert "nämnd: Omsorgsnämnden, Storviks kommun" in said
    assert "nämnd: Bildningsnämnden, Storviks kommun" in said


def test_an_unsure_report_asks_and_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "boards.toml").write_text(BOARDS, encoding="utf-8")
    text = SOCIAL.replace("Omsorgsnämnden\nStorviks kommun\n", "") + "\nArbetet i Storvik och hos andra fortsätter.\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text + name, encoding="utf-8")
        boards = ["--boards", str(tmp_path / "boards.toml")]
        assert main(["add", str(tmp_path / name), "--library", str(tmp_path / "library"), *boards]) == DONE
    said = capsys.readouterr().out
    assert "ersatt med" not in said
    assert "Fråga: det är osäkert om nämnden stämmer. Lägg till filen igen med --board NÄMND" in said
    assert "Fråga: är det en ny version av a.txt" in said


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Vad är prognosen för förskola enligt delårsrapporten per april 2031?", "213,0"),
        ("Vad är prognosen för förskola enligt delårsrapport per augusti 2031?", "216,0"),
        ("Vad är prognosen för förskola i tertialrapport 2 2031?", "216,0"),
        ("Vad blev utfallet för förskola enligt årsredovisningen 2031?", "217,7"),
        ("Vad är budgeten för förskola i internbudgeten?", "210,0"),
        ("Hur hög är sjukfrånvaron enligt årsredovisningen 2031?", "7,6"),
        ("Hur hög är sjukfrånvaron enligt delårsrapporten per april?", "8,1"),
    ],
)
def test_the_report_asked_for_answers(library: Path, question: str, value: str) -> None:
    assert value in answer(library, question).text


def test_a_report_that_stands_in_is_said_to(library: Path) -> None:
    assert "Någon sådan rapport" in answer(library, "Vad är prognosen för förskola i tertialrapport 2 2031?").text


def test_a_report_that_is_not_there_is_refused(library: Path) -> None:
    found = answer(library, "Vad är budgeten för förskola enligt verksamhetsplanen 2031?")
    assert found.refused
    assert "verksamhetsplan 2031" in found.text
