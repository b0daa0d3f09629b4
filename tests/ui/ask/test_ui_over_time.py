"""A row followed over the years: its table and its lines."""

import pytest

from assistant.ask import Assistant
from assistant.work.thread.follow import Followed
from ui.ask.over_time import chart, grid


@pytest.fixture(scope="module")
def followed(assistant: Assistant) -> Followed:
    return assistant.follow("Sjukfrånvaro", boards=["Åsdal-Mellanvik"])


def test_the_table_has_a_row_a_stage_and_each_value_its_source(followed: Followed) -> None:
    table = grid(followed.tables[0])
    assert table.columns[:2] == ("Uppgift", "Åsdal-Mellanvik")
    told = {row[0].text: row[1] for row in table.rows}
    assert told["Utfall 2024"].text == "8,6 %"
    assert all(cell.citations for cell in told.values() if cell.text)


def test_an_outcome_of_four_months_is_no_point_of_the_years_line(followed: Followed) -> None:
    shown = chart(followed.threads.threads[0])
    assert shown.startswith('<figure class="nv-chart">')
    assert 'src="data:image/svg+xml;base64,' in shown
