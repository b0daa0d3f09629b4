"""Who holds a post is told by the row of a table that names somebody with the post, whatever its cells hold."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

PLAN = """# Verksamhetsplan 2026
Ekhagens stadsdelsnämnd

## Godkänt av

| Namn | Datum |
|---|---|
| Ylva Strand, hamndirektör | 2025-12-11 |
| Tore Sund, ekonomichef | 2025-12-12 |
| Rapport om varvet, hamnchef | 2025-12-13 |

## Hamnen

Bryggorna målas om. Hamndirektören leder arbetet.
"""


@pytest.fixture(scope="module")
def ekhagen(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("holders")
    return library_of(folder, {"vp.md": PLAN})


@pytest.mark.parametrize(
    ("question", "who"),
    [("Vem är hamndirektör?", "Ylva Strand"), ("Vem är ekonomichef i nämnden?", "Tore Sund")],
)
def test_a_row_names_who_holds_the_post(ekhagen: Assistant, question: str, who: str) -> None:
    answer = answer_to(ekhagen, question)
    assert not answer.refused
    assert who in answer.text


@pytest.mark.parametrize("question", ["Vem är hamnchef?", "Vem är personalchef?"])
def test_a_row_without_a_name_or_of_another_post_tells_nobody(ekhagen: Assistant, question: str) -> None:
    answer = answer_to(ekhagen, question)
    assert answer.refused or not answer.sure, answer.text
