"""An invented library of thirty reports, ten boards and three years: with gaps, contradictions and a doubtful table."""

from pathlib import Path

from ingest.pipeline.build import Request, add
from ingest.settings import Settings

BOARDS = ("Alvik", "Björkö", "Ekhagen", "Fagerlid", "Granby", "Hallsta", "Lindvik", "Norrby", "Sundet", "Tallåsen")
YEARS = (2023, 2024, 2025)
SICK, UNIT = "Sjukfrånvaro", "Bergsgården"
LACKS_JOBS, CONTRADICTS, DOUBTFUL = 4, 2, 7  # places in BOARDS
DOUBTFUL_YEAR = 2024
_MORE = 35  # further indicators of each report, as a real one has
_AREAS = ("Förskola", "Äldreomsorg", "Individ- och familjeomsorg", "Stadsmiljö")


def library(folder: Path) -> Path:
    """Write the reports under `folder`, add them and return the library's folder."""
    reports = folder / "rapporter"
    reports.mkdir()
    described = []
    for number, board in enumerate(BOARDS):
        for year in YEARS:
            name = f"vb-{number}-{year}.md"
            (reports / name).write_text(_report(number, board, year), encoding="utf-8")
            described.append(
                f'["{name}"]\nboard = "{board}s stadsdelsnämnd"\nyear = {year}\ntype = "VB"\n'
                f'title = "Verksamhetsberättelse {year}"\n'
            )
    (reports / "documents.toml").write_text("\n".join(described), encoding="utf-8")
    list(add(Request(paths=(reports,)), settings=Settings(library=folder / "library")))
    return folder / "library"


def outcome(number: int, year: int) -> str:
    """Return what the report of a year tells of sick leave."""
    return _decimal(60 + 3 * number + 2 * (year - 2023))


def _report(number: int, board: str, year: int) -> str:
    first = 60 + 3 * number + 2 * (year - 2023)
    before = first - 2 + (4 if number == CONTRADICTS and year == YEARS[-1] else 0)
    rows = [
        (
            SICK,
            *(f"{_decimal(told)} %" for told in (first, first - 9, first + 5)),
            f"{_decimal(before)} %" if year > YEARS[0] else "",
            "7,0 %",
        )
    ]
    if number != LACKS_JOBS:
        jobs = 200 + 10 * number + year - 2023
        rows.append(("Antal feriejobb för ungdomar", f"{jobs} st", "", "", "", "220 st"))
    rows += [
        (f"Andel nöjda med verksamhet {at}", f"{50 + (at + number + year) % 45} %", "", "", "", "80 %")
        for at in range(_MORE)
    ]
    columns = ("Indikator", "Årets utfall", "Utfall män/pojkar", "Utfall kvinnor/flickor", f"VB {year - 1}", "Årsmål")
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    table = head + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    budget = "| Verksamhetsområde | Budget | Bokslut | Avvikelse |\n|---|---|---|---|\n"
    for at, area in enumerate(_AREAS):
        planned, spent = 1000 + 137 * at + 11 * number + year - 2023, 990 + 140 * at + 12 * number
        budget += f"| {area} | {_decimal(planned)} | {_decimal(spent)} | {_decimal(planned - spent)} |\n"
    earlier = f"Sjukfrånvaron är lägre än väntat i {board}.\n"
    return (
        f"# Verksamhetsberättelse {year} {board}s stadsdelsnämnd\n\n## Uppföljning\n\n{earlier}\n{table}\n"
        f"## Ekonomi\n\nBelopp i mnkr.\n\n{budget}\n"
        f"## Resultatenheter\n\n{_units(number, year)}\n"
    )


def _units(number: int, year: int) -> str:
    """Return a table of one row, of which a doubtful report tells in a way that can be read as two pairs of figures."""
    heads = (f"Bruttobudget {year} (tkr)", f"Resultat {year - 1} (tkr)")
    if (number, year) == (DOUBTFUL, DOUBTFUL_YEAR):
        return f"Resultatenhet {' '.join(heads)}\n\n{UNIT} 12 345 678\n"
    return f"| Resultatenhet | {' | '.join(heads)} |\n|---|---|---|\n| {UNIT} | 12 {345 + number} | {678 + number} |\n"


def _decimal(tenths: int) -> str:
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10},{abs(tenths) % 10}"
