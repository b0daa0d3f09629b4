"""A place, or a time to come, is told by a text that has one."""

import pytest

from assistant.weigh.supported.told.places import lacks_place, only_past, only_planned


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Var ligger trygghetspunkterna?", "Sju trygghetspunkter har utrustats med vatten.", True),
        ("Var ligger trygghetspunkterna?", "Trygghetspunkterna finns i skolan och på torget.", False),
        ("Var ligger trygghetspunkterna?", "Trygghetspunkterna finns i Kvarnby och Ekängen.", False),
        ("Vart flyttas mötena?", "Mötena flyttas till matsalen.", False),
        ("Vart flyttas mötena?", "Mötena flyttas den 3 maj.", True),
        ("Var det många som kom?", "Trettio personer kom.", False),
        ("När flyttas mötena?", "Mötena flyttas i maj.", False),
    ],
)
def test_a_place_is_lacking_where_none_is_said(question: str, text: str, lacks: bool) -> None:
    assert lacks_place(question, text) is lacks


@pytest.mark.parametrize(
    ("question", "text", "planned"),
    [
        ("När öppnar hemmet?", "Hemmet skulle öppna i maj, men bygglovet överklagades.", True),
        ("När byts hissen?", "Hissen fanns med i planen för 2023 och har ännu inte bytts.", True),
        ("När öppnar hemmet?", "Hemmet öppnar i maj.", False),
        ("När skulle hemmet öppna?", "Hemmet skulle öppna i maj, men bygglovet överklagades.", False),
    ],
)
def test_a_plan_that_came_to_nothing_tells_no_time_to_come(question: str, text: str, planned: bool) -> None:
    assert only_planned(question, text) is planned


@pytest.mark.parametrize(
    ("question", "text", "past"),
    [
        ("När kan gästerna återvända till hotellet?", "Hotellet brann den 3 maj och utrymdes.", True),
        ("När ska minigolfen stå klar?", "Tennisbanan, som inte använts sedan 2017, är en lämplig plats.", True),
        ("När ska minigolfen stå klar?", "Bygget stoppades i mars och beräknas vara klart i juni.", False),
        ("När ska minigolfen stå klar?", "Minigolfen öppnar i juni.", False),
        ("När brann hotellet?", "Hotellet brann den 3 maj och utrymdes.", False),
    ],
)
def test_what_has_been_tells_no_time_to_come(question: str, text: str, past: bool) -> None:
    assert only_past(question, text) is past
