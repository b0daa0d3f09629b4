"""Who it is, in a question in two parts, is told by a sentence near by: by no place, and nobody of another section."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.weigh.supported.told.agents import names_somebody
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2031
Fritidsnämnden, Granbygds kommun

## Simhallen

Simhallen renoveras från maj till september 2031. Den ligger i Södra Ekängen, nära Norra Torget.

## Ridhuset

Ridhuset invigdes den 3 mars 2031. Upphandlingen vanns av Ekhamn Bygg AB efter överprövning.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("who")
    return library_of(folder, {"vb.md": REPORT})


def test_a_company_named_in_the_section_is_told(assistant: Assistant) -> None:
    text = answer_to(assistant, "När invigdes ridhuset och vem byggde det?").text
    assert "3 mars" in text
    assert "Ekhamn Bygg AB" in text


def test_neither_a_place_nor_somebody_of_another_section_is_told(assistant: Assistant) -> None:
    text = answer_to(assistant, "När renoveras simhallen och av vem?").text
    assert "september" in text
    assert "Ekängen" not in text
    assert "Ekhamn Bygg" not in text
    assert "hittar jag inget säkert svar" in text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Den leds av Astrid Ekman.", True),
        ("Astrid Ekman svarar för den.", True),
        ("Bygget sköts av Ekhamn Mark och Bygg AB.", True),
        ("Den ligger i Ekhamn Strand.", False),
        ("Södra Ekängen får en park.", False),
        ("Vägen går från Ekhamn Strand.", False),
    ],
)
def test_somebody_is_a_person_or_a_company(text: str, named: bool) -> None:
    assert names_somebody(text) is named
