"""A change that one sentence tells from and to is reckoned; nothing is where two steps, or another way, are told."""

from pathlib import Path

import pytest

from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2024
Socialnämnden, Granbygds kommun

## Året

Antalet hushåll med försörjningsstöd minskade för tredje året i rad, från 412 till 385. Kön till
samtalsstöd ökade under hösten.

## Ordförande

Andelen snabba beslut steg från 71 procent till 78 procent. Familjecentralen öppnade i maj.

## Placeringar

Antalet placerade barn sjönk från 40 till 31 på familjehem och från 12 till 9 på institution.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur mycket minskade hushållen med försörjningsstöd i Granbygd?", "Minskning med 27 (−6,6 %)"),
        ("hur mycket steg andelen snabba beslut i Granbygd", "Ökning med 7 procentenheter"),
    ],
)
def test_the_step_leads_its_sentence(tmp_path: Path, question: str, told: str) -> None:
    answer = answer_to(library_of(tmp_path, {"vb.md": REPORT}), question)
    assert answer.text.startswith(told)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket ökade hushållen med försörjningsstöd i Granbygd?",
        "Hur mycket sjönk antalet placerade barn i Granbygd?",
        "Varför minskade hushållen med försörjningsstöd i Granbygd?",
    ],
)
def test_no_step_is_told_that_is_not_the_one_asked_for(tmp_path: Path, question: str) -> None:
    told = answer_to(library_of(tmp_path, {"vb.md": REPORT}), question).text
    assert not told.startswith(("Ökning", "Minskning"))
