"""A library of invented reports for tests of worked answers, and what is answered from it."""

from collections.abc import Mapping
from pathlib import Path

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings

PLAN_2025 = """# Verksamhetsplan 2025
Ekhagens stadsdelsnämnd

## Budget

| Verksamhet (mnkr) | Budget 2025 | Budget 2024 |
|---|---|---|
| Förskola | 210,0 | 205,0 |
| Hemtjänst | 91,3 | 88,0 |
| Kultur och fritid | 0,0 | 12,0 |
| Summa | 301,3 | 305,0 |

## Indikatorer

| Indikator | Årsmål |
|---|---|
| Antal sommarplatser för ungdomar | 400 st |
| Andel nöjda med maten | 75 % |
| Sjukfrånvaro | 7,5 % |
"""
T1_2025 = """# Tertialrapport 1 2025
Ekhagens stadsdelsnämnd

## Indikatorer

| Indikator | Periodens utfall | Utfall VB 2024 | Årsmål |
|---|---|---|---|
| Antal sommarplatser för ungdomar | 150 st | 380 st | 400 st |
| Antal nya odlingslotter | 60 st | 40 st | 50 st |
| Antal klagomål på städningen | 9 st | 30 st | max 25 st |
| Antal barn per pedagog | 5,4 st | 5,2 st | 5,1 st |
| Andel nöjda med maten | 71 % | 69 % | 75 % |
| Förbrukad el | 110 MWh | 300 MWh | 290 MWh |
| Kostnad för vikarier | 4,0 mnkr | 9,0 mnkr | 8,0 mnkr |

## Ekonomi

| Verksamhet (mnkr) | Budget 2025 | Utfall jan-april | Prognos 2025 | Avvikelse |
|---|---|---|---|---|
| Förskola | 210,0 | 70,0 | 214,2 | -4,2 |
| Hemtjänst | 91,3 | 30,1 | 90,0 | 1,3 |
| Kultur och fritid | 0,0 | 0,5 | 0,5 | -0,5 |
| Summa | 301,3 | 100,6 | 304,7 | -3,4 |
"""
VB_2024 = """# Verksamhetsberättelse 2024
Ekhagens stadsdelsnämnd

## Ekonomi

| Verksamhet (mnkr) | Budget 2024 | Bokslut 2024 | Bokslut 2023 | Avvikelse 2024 |
|---|---|---|---|---|
| Förskola | 205,0 | 208,0 | 199,0 | -3,0 |
| Hemtjänst | 88,0 | 87,0 | 85,5 | 1,0 |
| Summa | 293,0 | 295,0 | 284,5 | -2,0 |

## Indikatorer

| Indikator | Utfall 2023 | Utfall 2024 | Årsmål 2024 | Årsmål 2025 |
|---|---|---|---|---|
| Sjukfrånvaro | 8,8 % | 8,1 % | 8,0 % | 7,5 % |
| Andel nöjda med maten | 72 % | 69 % | 74 % | 75 % |
"""
REPORTS = {"plan.md": PLAN_2025, "t1.md": T1_2025, "vb.md": VB_2024}


def library_of(folder: Path, reports: Mapping[str, str] = REPORTS, *, boards: Path | None = None) -> Assistant:
    """Return an assistant over `reports`, file name -> text, and the list `boards`."""
    for name, text in reports.items():
        (folder / name).write_text(text, "utf-8")
    paths = tuple(folder / name for name in reports)
    list(add(Request(paths=paths, boards=boards), settings=Settings(library=folder / "library")))
    return Assistant.open(folder / "library")


def answer_to(assistant: Assistant, question: str) -> Answer:
    """Return the finished answer."""
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer
