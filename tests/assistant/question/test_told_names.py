"""What a document calls its own body, and the question that says it."""

import pytest

from assistant.question.held_bodies import HeldBodies
from assistant.question.scope import BoardNames, read
from assistant.question.told_names import told_names
from ingest.document import ReportType


@pytest.mark.parametrize(
    ("board", "text", "file", "names"),
    [
        ("Ekbro Bostads AB", "Årsrapport\nEkbro Bostads AB, Ekbo, ägs av Ekbro kommun.", "a.html", ("Ekbo",)),
        ("Ekbro Bostads AB", "Ekbro Bostads AB (Ekbo) har 900 lägenheter.", "", ("Ekbo",)),
        ("Ekbro Bostads AB", "Ekbro Bostads AB (publ), nedan kallat Trygghem, ägs.", "", ("Trygghem",)),
        ("Ekbro Bostads AB", "Ekbro Bostads AB, i dagligt tal kallat ”Hyresbo”, ägs.", "", ("Hyresbo",)),
        ("Granviksbostäder AB", "Granbo\n\nÅrsredovisning 2025\nGranviksbostäder AB ägs", "", ("Granbo",)),
        ("Granviks Nät AB", "Rapport\nGranviks Nät AB. Vi på Granab lagade nätet.", "granab_2025.txt", ("Granab",)),
        ("Granviks Nät AB", "Rapport\nGranviks Nät AB lagade nätet.", "granab_2025.txt", ()),
        ("Bostads AB Linden", "Bostads AB Linden", "", ("Linden",)),
        ("Ekbro Bostads AB", "Ekbro Bostads AB, Ekbro, är kommunens. Ekbro Bostads AB, Anna Berg, vd", "", ()),
        ("Ekbro Bostads AB", "Ekbro Bostads AB (nedan kallat bolaget) äger hus.", "", ()),
        ("Ekbro Bostads AB", "Start\nMeny\nÅrsredovisning 2025\nEkbro Bostads AB", "arsredovisning.md", ()),
        ("Ekbro kommun", "Ekbro kommun (Ekbo)", "", ()),
        (
            "Gymnasienämnden, Ekbro kommun",
            "Gymnasienämnden, i rapporten kallad skolnämnden, har ansvar.",
            "",
            ("skolnämnden",),
        ),
    ],
)
def test_a_document_tells_the_short_names_of_its_body(board: str, text: str, file: str, names: tuple[str, ...]) -> None:
    assert told_names(board, text, file=file) == names


_ANNUAL = frozenset({ReportType("ÅR")})
CALLED = HeldBodies(
    types=dict.fromkeys(("Ekbro Bostads AB", "Bostads AB Linden", "Ekbro kommun", "Granviks Hamn AB"), _ANNUAL),
    called={"Ekbro Bostads AB": ("Ekbo",), "Bostads AB Linden": ("Linden",), "Granviks Hamn AB": ("Ekbro",)},
)
NAMES = BoardNames({}, bodies=CALLED)


@pytest.mark.parametrize(
    ("question", "boards", "topic"),
    [
        ("Vad var Ekbos soliditet?", ("Ekbro Bostads AB",), "Vad var soliditet?"),
        ("hur många vräktes från ekbo", ("Ekbro Bostads AB",), "hur många vräktes från"),
        ("Hur många Ekbo-lägenheter är tomma?", ("Ekbro Bostads AB",), "Hur många lägenheter är tomma?"),
        ("Hur mycket tjänade Linden?", ("Bostads AB Linden",), "Hur mycket tjänade ?"),
        ("Hur gammal är linden på torget?", (), "Hur gammal är linden på torget?"),  # a tree
        ("Vad kostar äldreboendet Linden?", (), "Vad kostar äldreboendet Linden?"),
        ("Vad tjänade bolaget Ekbo?", ("Ekbro Bostads AB",), "Vad tjänade bolaget ?"),
        ("Hur många går på Ekbo skola?", (), "Hur många går på Ekbo skola?"),
        ("Vad kostar Ekbohallen?", (), "Vad kostar Ekbohallen?"),
        ("Hur stor är Ekbro?", ("Ekbro kommun",), "Hur stor är ?"),
    ],
)
def test_a_told_name_scopes_as_the_full_one_does(question: str, boards: tuple[str, ...], topic: str) -> None:
    asked = read(question, boards=NAMES)
    assert (asked.scope.boards, asked.topic) == (boards, topic)


def test_a_name_that_two_bodies_tell_covers_both() -> None:
    held = ("Ekbro Bostads AB", "Ekbacka Bostads AB")
    names = BoardNames({}, bodies=HeldBodies(types=dict.fromkeys(held, _ANNUAL), called=dict.fromkeys(held, ("Ekbo",))))
    assert set(read("Vad är Ekbos soliditet?", boards=names).scope.boards) == set(held)
