"""Which words are names, and when only a part of one is held."""

from pathlib import Path

import pytest

from assistant.settings import DEFAULT
from assistant.weigh.supported.best import is_only_part
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.assistant.reader.small import assistant_with


@pytest.mark.parametrize(
    ("name", "held", "part"),
    [
        ("bjorkobadet", {"bjorko", "bad"}, True),
        ("bjorkobadet", {"bjorko", "bjorkobad"}, False),
        ("bjorkobadet", {"bjorkbadet"}, False),
        ("lindens", {"linden"}, False),
        ("linden", {"lindens"}, False),
        ("kvarnparken", {"parken"}, False),
        ("sol", {"so"}, False),
    ],
)
def test_a_place_is_not_what_is_named_after_it(name: str, held: set[str], part: bool) -> None:
    assert is_only_part(name, held) is part


@pytest.mark.parametrize(
    ("place", "other", "held"),
    [
        ("Vik", "| Mudderverk Vik | 3 200 |", True),
        ("Vik", "| Mudderverk Sund | 3 200 |", False),
        ("Vik", "| Skola Vik | 3 200 |", False),
    ],
)
def test_a_name_that_the_document_gives_the_thing_elsewhere_is_not_lacking(
    tmp_path: Path, place: str, other: str, held: bool
) -> None:
    report = tmp_path / "report.md"
    said = "Mudderverket har försenats på grund av att leran var förorenad."
    table = f"| Projekt | Budget |\n|---|---|\n{other}\n| Brygga Ön | 100 |"
    heading = "# Verksamhetsberättelse 2024\nTekniska nämnden, Hamnstads kommun"
    report.write_text(f"{heading}\n\n## Läget\n\n{said}\n\n## Investeringar\n\n{table}\n", "utf-8")
    assert all(one.error is None for one in add(Request(paths=(report,)), settings=Settings(library=tmp_path / "l")))
    found = assistant_with(tmp_path / "l", None).evidence(f"Varför är mudderverket i {place} försenat?")
    assert found is not None
    assert (found.support >= DEFAULT.least_support) is held
