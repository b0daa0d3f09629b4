"""A place of the list of boards that shipped with the program means none of them in a library of another town."""

from pathlib import Path

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_PLAN = """# Verksamhetsplan 2025

## Boenden

Hyran på Norrmalm är 6 900 kronor i månaden.
"""


def test_a_place_that_the_documents_have_is_theirs(tmp_path: Path) -> None:
    override = Override(board="Omsorgsnämnden, Ekbro kommun", year=2025, type=ReportType.PLAN)
    library = library_of(tmp_path, {"plan.md": (_PLAN, override)})
    assert "6 900" in told(library, "Vad är hyran på Norrmalm?").text
    missing = told(library, "Vad är hyran i Lövsta?")
    assert missing.refused
    assert "Hässelby-Vällingby" not in missing.text  # there may be one in Ekbro


def test_where_a_board_of_the_list_is_held_its_neighbours_keep_their_places(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"plan.md": (_PLAN, Override(board="Skarpnäck", year=2025, type=ReportType.PLAN))})
    assert told(library, "Vad är hyran på Norrmalm?").refused
