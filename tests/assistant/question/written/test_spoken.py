"""Small words are read as they are written in full, and no other word is changed."""

import pytest

from assistant.question.written.spoken import in_full


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("va kostar hemtjänsten i Lillmora?", "vad kostar hemtjänsten i Lillmora?"),
        ("Va e målet för sjukfrånvaron?", "Vad är målet för sjukfrånvaron?"),
        ("hur gick det, och va beror det på?", "hur gick det, och vad beror det på?"),
        ("hu många platser finns", "hur många platser finns"),
        ("hur mkt går till skolan?", "hur mycket går till skolan?"),
        ("finns det nån plan för nåt boende", "finns det någon plan för något boende"),
        ("hur många dar i månaden är badet stängt", "hur många dagar i månaden är badet stängt"),
        ("budget 2025 jmf med 2024", "budget 2025 jämfört med 2024"),
    ],
)
def test_small_words_are_written_in_full(spoken: str, written: str) -> None:
    assert in_full(spoken) == written


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor är VA-taxan 2025?",
        "VA kostar hur mycket?",
        "va kostnader per hushåll 2024",
        "Vad är målet för sjukfrånvaron?",
        "Hur många bor på Nånäs?",
        "kategori e i tabellen",
    ],
)
def test_no_other_word_is_changed(question: str) -> None:
    assert in_full(question) == question
