"""What is asked of a municipality may stand in the report of an association that it has in common with others."""

from pathlib import Path

from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

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
