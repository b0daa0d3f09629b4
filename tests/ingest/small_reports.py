"""Short reports of an invented municipality, as text files."""

from pathlib import Path

from ingest.pipeline.build import Outcome, Request, add
from ingest.settings import Settings

PLAN = """\
Storsjö stadsdelsnämnd
Verksamhetsplan 2025

Inledning

Storsjö stadsdelsnämnd ansvarar för förskola, äldreomsorg och fritid i stadsdelsområdet.

KF:s inriktningsmål: 1. En stad där alla kan växa

KF:s mål för verksamhetsområdet: 1.1. Barn får en god start

Nämndmål: 1.1.1. Förskolan ger trygghet

Beskrivning

Under 2025 öppnar nämnden {places} nya förskoleplatser i området kring hamnen. Personalen får handledning i språk.

Förväntat resultat

Vårdnadshavarna är nöjda med förskolans öppettider och med maten som serveras.
"""

REPORT = """\
Norrvik stadsdelsnämnd
Tertialrapport 1 2025

Sammanfattande analys

Norrvik stadsdelsnämnd redovisar utfallet till och med april 2025.

Äldreomsorg

Hemtjänsten utförde 412 besök om dagen under perioden, fler än i fjol.
"""


def write_plan(folder: Path, *, name: str = "plan.txt", places: int = 40) -> Path:
    """Write the plan of the invented board, with so many new places."""
    return _write(folder / name, PLAN.format(places=places))


def write_report(folder: Path, *, name: str = "rapport.txt") -> Path:
    """Write the report of the other invented board."""
    return _write(folder / name, REPORT)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def outcomes(library: Path, *paths: Path, again: bool = False) -> list[Outcome]:
    request = Request(paths=paths, again=again)
    return [report.outcome for report in add(request, settings=Settings(library=library))]
