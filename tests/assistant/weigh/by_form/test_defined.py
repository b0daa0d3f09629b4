"""A question for what a word means is answered by the text that explains it, in whatever form it does."""

import pytest

from assistant.ask import Assistant
from assistant.weigh.by_form.defined import meaning_asked
from tests.assistant.work.worked_library import answer_to, library_of

REPORT = """# Verksamhetsberättelse 2025

Kulturnämnden i Ekvallen

## Begrepp

- **Årsbesök**: ett besök per person och år
- Nyttjandegrad = bokade timmar delat med öppna timmar
- GPK (gemensam plan för kulturarv) gäller till 2028

| Ord | Förklaring |
|---|---|
| Nolltaxa | Föreningar hyr lokal utan avgift |
| Stödgrupp | En grupp på tre personer som följer upp planen |

## Resultat

Med öppettimme avses en timme då huset är bemannat. Nettovolymen, det vill säga lån minus återlämnade, var 4 300.

Nöjdhet: 81 procent. Årsbesöken var 12 000 och nolltaxan gav 40 föreningar hjälp.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("words"), {"rapport.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("va betyder årsbesök", "ett besök per person och år"),
        ("Vad menas med nyttjandegrad?", "delat med öppna timmar"),
        ("vad står gpk för", "gemensam plan för kulturarv"),
        ("vad e nolltaxa för nåt", "utan avgift"),
        ("Vad betyder begreppet stödgrupp i rapporten?", "tre personer"),
        ("hur definieras en öppettimme", "är bemannat"),
        ("vad innebär nettovolym?", "lån minus återlämnade"),
    ],
)
def test_a_meaning_is_told_from_the_text_that_explains_it(assistant: Assistant, question: str, told: str) -> None:
    answer = answer_to(assistant, question)
    assert not answer.refused
    assert answer.sure
    assert told in answer.text


def test_a_word_that_only_occurs_is_not_explained(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vad betyder kulturarv?")
    assert answer.refused or not answer.sure or "delat med" not in answer.text


@pytest.mark.parametrize(
    "question", ["Vad innebär den nya lagen om stöd till funktionsnedsatta barn för kommunens budget?", "Vad blev det?"]
)
def test_other_questions_ask_for_no_meaning(question: str) -> None:
    assert meaning_asked(question) is None
