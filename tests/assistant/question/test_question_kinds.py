"""What kind of answer a question wants."""

import pytest

from assistant.question.kinds import Wanted, wanted
from ingest.language.words import fold


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Hur många besök hade fritidsgårdarna?", {Wanted.NUMBER}),
        ("hur stor del är flickor", {Wanted.NUMBER}),
        ("Vad är årsmålet för sjukfrånvaron?", {Wanted.NUMBER}),
        ("När ska det vara klart?", {Wanted.DATE}),
        ("Till när ska alla ha gått utbildningen?", {Wanted.DATE}),
        ("Vilka tre parker rustas upp?", {Wanted.LIST}),
        ("Vem leder projektet?", {Wanted.NAME}),
        ("Vad heter appen?", {Wanted.NAME}),
        ("Varför ökar kostnaderna?", {Wanted.REASON}),
        ("Hur arbetar nämnden med tillgänglighet?", {Wanted.PROSE, Wanted.WAY}),
        ("Vad gör nämnderna åt sjukfrånvaron?", {Wanted.PROSE, Wanted.WAY}),
        ("Hur stor är budgeten för att stärka tryggheten?", {Wanted.NUMBER}),
        ("Finns det något ungdomsråd?", {Wanted.YES_NO}),
        ("Har budgeten för parkerna höjts?", {Wanted.YES_NO}),
        ("Finns det ett årsmål, och hur högt är det?", {Wanted.YES_NO, Wanted.NUMBER}),
        ("Vad kommer lekplatsen att kosta?", {Wanted.NUMBER}),
        ("Vad ligger sjukfrånvaron på?", {Wanted.NUMBER}),
        ("Vad blev resultatet?", {Wanted.NUMBER, Wanted.PROSE}),
        ("Vad händer om underskottet inte täcks?", {Wanted.PROSE}),
        ("Varför väntas ett överskott?", {Wanted.REASON}),
        ("Hur ska underskottet hanteras?", {Wanted.PROSE, Wanted.WAY}),
        ("Hur ser prognosen ut?", {Wanted.NUMBER}),
        ("Vad är målet för feriejobben?", {Wanted.NUMBER, Wanted.PROSE}),
        ("Hur många av nämnderna nämner lagen?", {Wanted.PROSE}),
        ("Hur nöjda är de boende?", {Wanted.NUMBER}),
        ("Vilket index fick männen?", {Wanted.NUMBER}),
        ("Hur mycket kostar det, och varför?", {Wanted.NUMBER, Wanted.REASON}),
    ],
)
def test_the_kind_follows_from_the_question_words(question: str, kinds: set[Wanted]) -> None:
    assert wanted(fold(question)) == kinds


def test_when_in_the_middle_of_a_sentence_asks_for_no_date() -> None:
    assert Wanted.DATE not in wanted(fold("Vad gjorde ni när snön hade fallit?"))
