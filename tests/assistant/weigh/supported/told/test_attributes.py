"""What may be asked of a thing, by the examples that stand with each."""

import pytest

from assistant.weigh.supported.told.attributes import Attribute, attributes, lacks_attribute
from ingest.language.words import fold


@pytest.mark.parametrize("attribute", attributes(), ids=lambda one: one.name)
def test_each_is_asked_and_told_as_its_examples_say(attribute: Attribute) -> None:
    assert all(attribute.asked.search(fold(question)) for question in attribute.holds)
    assert not any(attribute.asked.search(fold(question)) for question in attribute.lacks)
    assert all(attribute.borne.search(fold(text)) for text in attribute.bears)
    assert not any(attribute.borne.search(fold(text)) for text in attribute.bare)


def test_what_is_told_of_a_thing_may_be_another_attribute() -> None:
    question = "Hur många sökte platserna på lägret?"
    assert lacks_attribute(question, "Lägret hade 40 platser.")
    assert not lacks_attribute(question, "Lägret fick 112 ansökningar.")
    assert not lacks_attribute("Hur många platser hade lägret?", "Lägret hade 40 platser.")


def test_a_heading_tells_a_figure_for_each_only_of_what_is_asked_for() -> None:
    question = "Vad kostade orkestern per elev?"
    assert lacks_attribute(question, "Orkestern Utfall 2025 340 tkr", "Tabell 2. Utfall per scen")
    assert not lacks_attribute(question, "Orkestern Utfall 2025 4 100 kr", "Tabell 2. Kostnad per elev")
    assert not lacks_attribute(question, "Orkestern Utfall 2025 4 100 kr/elev", "Tabell 2. Utfall per scen")
