"""Asks follow-ups of invented reports, and says how what they get has to begin."""

import re

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.conversation import EMPTY

CHLORINE = "Hur stor var klorförbrukningen i Ekbadet i september 2025?"
WASTE = "hur mycket matavfall per invånare blev det T1 2025?"
ROADS = "vad är prognosen för gator och vägar i Sandshult 2025?"
HOURS = "hur många timmar ledsagning fick kvinnor 2024?"
BIKES = "Hur många cykelstölder var det 2024?"
HALL = "vad satsas på Bryggan i Lillvik 2027?"
SHARE = "hur stor andel hushåll hade fastighetsnära insamling T1 2025?"
SNOW = "hur många klagomål på snöröjning kom in t1 2025?"
SCHOOL = "vad satsas på Hamnskolan i Lillvik 2027?"
LIBRARY = "vad blev utfallet för biblioteken i Vintersta 2024?"
SCHOOL_FORECAST = "vad är prognosen för grundskolan i Åsbro 2025?"
ABSENCE = "hur många elever har frånvaro över 20 procent i augusti 2025?"
PARKING = "Vad kostar parkering för boende per månad 2026?"
WORKSHOP = "vad är hyran för Verkstaden?"
_BEGINNING = 260  # characters in which a figure must stand


def last(assistant: Assistant, questions: tuple[str, ...]) -> Answer:
    """Return the answer to the last of `questions`, asked in one conversation."""
    conversation = EMPTY
    for question in questions:
        *_, finished = assistant.ask(question, conversation)
        assert isinstance(finished, Finished)
        conversation = conversation.add(finished.answer)
    assert conversation.last is not None
    return conversation.last


def assert_begins(answer: Answer, parts: tuple[str, ...]) -> None:
    """Fail unless an answer is one, and each of `parts`, patterns of figures, stands in its beginning."""
    begun = re.sub(r"\s", " ", answer.text)[:_BEGINNING]
    assert not answer.refused, answer.text
    assert all(re.search(rf"(?<![\d,])(?:{part})(?!\d)", begun) for part in parts), answer.text
