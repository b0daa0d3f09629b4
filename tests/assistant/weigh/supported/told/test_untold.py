"""A report that tells of a thing does not thereby tell all that may be asked of it."""

from pathlib import Path

import pytest

from assistant import texts
from assistant.question.kinds import Untold
from ingest.describe.overrides import Override
from ingest.document import ReportType
from tests.assistant.prose_library import library_of, told

_REPORT = """# Verksamhetsberättelse 2025

## Viktiga händelser

Ekens skola öppnade den 14 augusti och har plats för 420 elever. En rektor rekryteras under våren. Vattenskadan på
Lyktan upptäcktes av vaktmästaren i februari, och 38 boende flyttades till Solgläntan. Två inspektörer slutade i mars.
Ishallen stängdes eftersom kylan läckte. Spången vid Norrsjön är 240 meter lång.

## Bad

Vid Stenudden mättes höga halter av bakterier den 21 juli. Badet städas dagligen. Enkäten om badet besvarades av 611
elever.

## Sommarjobb

Sommarjobben pågick i tre veckor. 214 ungdomar hade sommarjobb. Andelen som slutförde jobbet sjönk. Det beror på
värmen.

## Trafik

Av eleverna i årskurs 3 har 71 procent egen cykel. Förskolechefen Asta Berg går i pension i juni.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = Override(board="Kvarnhöjden", year=2025, type=ReportType.ANNUAL)
    return library_of(tmp_path_factory.mktemp("untold"), {"vb.md": (_REPORT, override)})


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("När öppnade Ekens skola i Kvarnhöjden?", "14 augusti"),
        ("Vem upptäckte vattenskadan på Lyktan i Kvarnhöjden?", "vaktmästaren"),
        ("Varför stängdes ishallen i Kvarnhöjden?", "kylan läckte"),
        ("Varför sjönk andelen som slutförde sommarjobbet i Kvarnhöjden?", "värmen"),
        ("Hur ofta städas badet i Kvarnhöjden?", "dagligen"),
        ("Hur länge pågick sommarjobben i Kvarnhöjden?", "tre veckor"),
        ("Hur många elever besvarade enkäten om badet i Kvarnhöjden?", "611"),
        ("Hur stor andel av eleverna i årskurs 3 har egen cykel i Kvarnhöjden?", "71"),
        ("Hur många meter är spången vid Norrsjön i Kvarnhöjden?", "240"),
    ],
)
def test_what_is_told_is_answered(library: Path, question: str, said: str) -> None:
    answer = told(library, question)
    assert not answer.refused
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Vem blir rektor för Ekens skola i Kvarnhöjden?", Untold.AGENT),
        ("Varför slutade de två inspektörerna i Kvarnhöjden?", Untold.REASON),
        ("Vad orsakade de höga halterna vid Stenudden i Kvarnhöjden?", Untold.REASON),
        ("Hur många sökte sommarjobb i Kvarnhöjden?", None),
        ("Hur många flickor hade sommarjobb i Kvarnhöjden?", None),
        ("Hur många lärare har Ekens skola i Kvarnhöjden?", None),
        ("Vad tjänade ungdomarna på sommarjobben i Kvarnhöjden?", None),
        ("Vilket företag byggde spången vid Norrsjön i Kvarnhöjden?", Untold.AGENT),
        ("När öppnar ishallen i Kvarnhöjden igen?", None),
        ("Hur stor andel av eleverna i årskurs 6 har egen cykel i Kvarnhöjden?", None),
        ("Vem blir ny förskolechef efter Asta Berg i Kvarnhöjden?", None),
        ("Hur många av ungdomarna som hade sommarjobb var flickor i Kvarnhöjden?", None),
    ],
)
def test_what_is_not_told_of_it_is_refused(library: Path, question: str, missing: Untold | None) -> None:
    answer = told(library, question)
    assert answer.refused, answer.text
    if missing is not None and answer.citations:
        assert texts.LACKING.format(what=texts.UNTOLD[missing]) in answer.text
