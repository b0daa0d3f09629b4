"""All that a document gives of a kind is told: assignments, recommendations, what is led into, what goes on."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of

MINUTES = """# Sammanträdesprotokoll 2025-11-19

Byggnadsnämnden, Åsarps kommun

## § 71 Uppföljning oktober

### Byggnadsnämndens beslut

– Uppföljningen läggs till handlingarna.
– Bygglovschefen får i uppdrag att redovisa hur handläggningstiden kan kortas.

## § 72 Tillsyn av strandskydd

### Byggnadsnämndens beslut

– Nämnden uppdrar åt förvaltningen att ta fram en tillsynsplan.
– Förvaltningen ska informera markägarna före årets slut.
– Planen ska gälla från den 1 mars.

## § 73 Arkivet

Konsulten Ramverk AB har granskat arkivet. Konsulten rekommenderar nämnden att digitalisera ritningar från före 1970.
Vidare bör en arkivarie anställas på halvtid. Rummet är torrt. Dessutom bör en gallringsplan antas.
"""
REPORT = """# Verksamhetsberättelse 2025

Omsorgsnämnden i Granby kommun

## Personal

För att minska sjukfrånvaron har nämnden infört hälsosamtal efter tredje sjuktillfället. Dessutom har cheferna fått
utbildning i rehabilitering. Vidare erbjuds all nattpersonal en frivillig hälsokontroll. Lokalerna har målats om.

## Revisorernas granskning

Revisorerna bedömer att arbetet i huvudsak fungerar. Tre förslag lämnas:

- Inför en gemensam rutin för avvikelser.
- Följ upp trygghetslarmen varje kvartal.
- Utse en ansvarig för varje åtgärd.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    reports = {"bn_protokoll.md": MINUTES, "omsorg_2025.md": REPORT}
    return library_of(tmp_path_factory.mktemp("listed"), reports)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "Vilka uppdrag gav byggnadsnämnden till förvaltningen respektive bygglovschefen?",
            "handläggningstiden tillsynsplan markägarna",
            "handlingarna gälla",
        ),
        ("Vilka uppdrag fick bygglovschefen?", "handläggningstiden", "tillsynsplan markägarna"),
        ("Vad fick förvaltningen i uppdrag av byggnadsnämnden?", "tillsynsplan markägarna", "handläggningstiden"),
        ("Vad rekommenderar konsulten byggnadsnämnden?", "ritningar arkivarie gallringsplan", "torrt"),
        ("Vilka förslag lämnar revisorerna?", "avvikelser kvartal ansvarig", "ritningar"),
        ("Vad vill revisorerna att nämnden i Granby ska göra?", "avvikelser kvartal ansvarig", ""),
        (
            "Vad gör nämnden i Granby för att minska sjukfrånvaron?",
            "hälsosamtal rehabilitering hälsokontroll",
            "målats",
        ),
    ],
)
def test_all_of_it_is_told_and_nothing_else(assistant: Assistant, question: str, told: str, untold: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert [one for one in told.split() if one not in answer.text] == [], answer.text
    assert [one for one in untold.split() if one in answer.text] == [], answer.text


def test_who_got_no_assignment_is_told_none(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilka uppdrag gav byggnadsnämnden till ekonomichefen?")
    assert answer.refused or not answer.sure or "ekonomichef" in answer.text
