"""Several boards side by side: all their figures stand in the first sentence, and who has none."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

LISTED = """kind = "stadsdelsnämnd"

[[board]]
name = "Ekhagen"

[[board]]
name = "Björkvik"

[[board]]
name = "Furuvik"

[[board]]
name = "Granby"
"""
SICK = {"Ekhagen": "7,1", "Björkvik": "8,4", "Furuvik": "6,0"}


def plan_of(board: str, row: str) -> str:
    return f"""# Verksamhetsplan 2026
{board}s stadsdelsnämnd

## Indikatorer

| Indikator | Årsmål | KF:s årsmål |
|---|---|---|
{row}| Andel nöjda med maten | 75 % | 80 % |
"""


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("boards")
    listed = folder / "boards.toml"
    listed.write_text(LISTED, "utf-8")
    files = {f"{board}.md": plan_of(board, f"| Sjukfrånvaro | {share} % | 7 % |\n") for board, share in SICK.items()}
    return library_of(folder, {**files, "Granby.md": plan_of("Granby", "")}, boards=listed)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Vilken nämnd har högst mål för sjukfrånvaro 2026?",
            "Högst: Björkvik (8,4 %). Därefter: Ekhagen (7,1 %). Lägst: Furuvik (6,0 %). ",
        ),
        (
            "vilken nämnd har lägst årsmål för sjukfrånvaron",
            "Lägst: Furuvik (6,0 %). Därefter: Ekhagen (7,1 %). Högst: Björkvik (8,4 %). ",
        ),
    ],
)
def test_every_figure_and_who_has_none_stand_first(boards: Assistant, question: str, told: str) -> None:
    first, *lines = answer_to(boards, question).text.split("\n")
    assert first.startswith(told)
    assert first.endswith("Uppgift saknas för Granby.")
    assert sum(line.startswith("– ") for line in lines) == len(SICK) + 1
