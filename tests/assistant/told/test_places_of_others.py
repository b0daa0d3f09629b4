"""Places of other towns: of the list of boards that shipped with the program, and of an association of several."""

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


_TOWN = """# Årsredovisning 2025

## Skolan

Skolorna i Ekbro har 2 140 elever.
"""
_JOINT = """# Verksamhetsberättelse 2025

## Insatser

Styrkan i Ekbro ryckte ut 172 gånger. Styrkan i Hedsund ryckte ut 297 gånger. Förbundet har 49 brandmän.
"""


def test_a_municipality_is_looked_for_in_the_report_of_its_association(tmp_path: Path) -> None:
    town = Override(board="Ekbro kommun", year=2025, type=ReportType.ANNUAL)
    joint = Override(board="Räddningstjänstförbundet Skogsbygden", year=2025, type=ReportType.ANNUAL)
    library = library_of(tmp_path, {"town.md": (_TOWN, town), "joint.md": (_JOINT, joint)})

    assert "172" in told(library, "Hur många gånger ryckte styrkan i Ekbro ut?").text
    assert "2 140" in told(library, "Hur många elever har skolorna i Ekbro?").text
    assert told(library, "Hur många gånger ryckte styrkan i Ekbro ut 2019?").refused
