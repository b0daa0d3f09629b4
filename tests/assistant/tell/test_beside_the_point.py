"""What stands around the sentence that answers is told where it bears on the question, and left out where not."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsplan 2026
Ekhagens stadsdelsnämnd

## Hamnen

Gästhamnen tar emot fler besökare varje sommar. Kiosken har fått nya ägare. Bryggan i Rönnviken rustas under året. \
Den blir tolv meter längre. Skyltarna har bytt färg.

## Biblioteket

Läsesalen har nya lampor. Bokbussen kör tre turer i veckan. Det är en tur fler än förra året.
"""


@pytest.fixture(scope="module")
def ekhagen(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("beside")
    return library_of(folder, {"vp.md": REPORT})


def test_the_setting_is_left_out(ekhagen: Assistant) -> None:
    text = answer_to(ekhagen, "Vad händer med bryggan?").text
    assert text == "Bryggan i Rönnviken rustas under året. Den blir tolv meter längre [1]."


def test_what_is_told_of_one_place_stands_together(ekhagen: Assistant) -> None:
    text = answer_to(ekhagen, "Vad gör nämnden med hamnen?").text
    assert "Bryggan i Rönnviken rustas under året. Den blir tolv meter längre" in text


def test_what_goes_on_with_the_answer_is_told(ekhagen: Assistant) -> None:
    text = answer_to(ekhagen, "Kör bokbussen?").text
    assert text == "Bokbussen kör tre turer i veckan. Det är en tur fler än förra året [1]."
