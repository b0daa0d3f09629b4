"""From question to answer on two invented reports: figures, prose, comparison."""

import json

import pytest

from assistant.answer import Finished, Found, Reason, Wrote
from assistant.ask import Assistant
from assistant.conversation import EMPTY
from assistant.export.answer_json import to_json
from eval.metrics.citations import verbatim
from eval.sources import squeeze
from tests.assistant.asked import FIGURE, asked


def test_a_figure_is_answered_with_its_cell(assistant: Assistant) -> None:
    answer = asked(assistant, FIGURE)
    assert answer.text.startswith("Årsmålet för sjukfrånvaron är 8,0 %, enligt")
    cell = answer.citations[0].cell
    assert cell is not None
    assert (cell.row, cell.column, cell.value) == ("Sjukfrånvaro", "Årsmål", "8,0 %")
    assert answer.citations[0].page == 5


def test_the_scope_decides_which_of_two_values_is_given(assistant: Assistant) -> None:
    assert "8,2 %" in asked(assistant, FIGURE.replace("2026", "2025")).text


@pytest.mark.parametrize(
    "question",
    [
        FIGURE,
        "Hur arbetar Lövsjö-Tegelbruket med sjukfrånvaron?",
        "Vilka träffpunkter för äldre finns i Åsdal-Mellanvik?",
        "Vad är årsmålet för sjukfrånvaro i de olika nämnderna 2025?",
        "När ska aktivitetshuset Ringugnen invigas?",
    ],
)
def test_every_quote_is_verbatim_and_every_marker_has_its_citation(assistant: Assistant, question: str) -> None:
    answer = asked(assistant, question)
    assert answer.citations
    for citation in answer.citations:
        text = assistant.text(citation.source.id)
        assert verbatim(citation.quote, squeeze(text))
        assert " ".join(text[citation.start : citation.end].split()) == citation.quote
        assert f"[{citation.number}]" in answer.text


def test_events_come_in_order_and_their_pieces_are_the_answer(assistant: Assistant) -> None:
    events = list(assistant.ask(FIGURE))
    assert isinstance(events[0], Found)
    assert isinstance(events[-1], Finished)
    assert "".join(event.text for event in events if isinstance(event, Wrote)) == events[-1].answer.text


def test_boards_are_compared_row_by_row(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad är årsmålet för sjukfrånvaro i Åsdal-Mellanvik och Lövsjö-Tegelbruket 2025?")
    assert answer.comparison is not None
    assert [name for name, _ in answer.comparison.rows] == ["Åsdal-Mellanvik", "Lövsjö-Tegelbruket"]
    assert "8,2 %" in answer.comparison.rows[0][1]
    assert "7,0 %" in answer.comparison.rows[1][1]
    assert (
        "Högst: Åsdal-Mellanvik (8,2 %). Lägst: Lövsjö-Tegelbruket (7,0 %). Skillnad: 1,2 procentenheter."
        in answer.text
    )


def test_a_board_without_the_report_asked_for_is_answered_from_its_other_one_which_is_said(
    assistant: Assistant,
) -> None:
    answer = asked(assistant, "Jämför årsmålet för sjukfrånvaro i Åsdal och Lövsjö enligt VP 2026")
    assert {citation.source.description.board for citation in answer.citations} == {
        "Åsdal-Mellanvik",
        "Lövsjö-Tegelbruket",
    }
    assert "I stället har Lövsjö-Tegelbruket, verksamhetsplan 2025 sökts igenom." in answer.text


def test_a_figure_told_in_a_sentence_is_followed_by_the_cell_that_says_it_too(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad blev sjukfrånvaron i verksamhetsberättelsen 2024?")
    prose, cell = answer.citations[:2]
    assert prose.cell is None
    assert cell.cell is not None
    assert "8,6 %" in cell.cell.value
    assert answer.text.index("[1]") < answer.text.index("8,6 %") < answer.text.index("[2]")


def test_the_name_of_a_row_typed_as_into_a_search_box_is_answered_with_its_figure(assistant: Assistant) -> None:
    answer = asked(assistant, "sjukfrånvaro lövsjö-tegelbruket vp 2025")
    assert answer.text.startswith("Årsmålet för sjukfrånvaron är 7,0 %, enligt")


def test_a_board_without_documents_is_named_beside_the_answer_for_the_other(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad är årsmålet för sjukfrånvaro i Åsdal-Mellanvik och Hamnstaden 2026?")
    assert "8,0 %" in answer.text
    assert "Hamnstaden finns inga dokument" in answer.text
    assert answer.reason is Reason.PARTLY_ANSWERED
    assert not answer.refused


def test_markup_in_a_question_is_only_text(assistant: Assistant) -> None:
    answer = asked(assistant, "<script>alert(1)</script> sjukfrånvaro Åsdal-Mellanvik VP 2026")
    assert "<script>" not in answer.text


def test_the_json_of_an_answer_has_every_field(assistant: Assistant) -> None:
    record = json.loads(json.dumps(to_json(asked(assistant, FIGURE))))
    assert set(record) == {
        *("question", "answer", "refused", "sure", "reason", "standalone", "scope"),
        *("choices", "citations", "passages", "seconds"),
    }
    assert record["scope"] == {"boards": ["Åsdal-Mellanvik"], "years": [2026], "types": ["VP"]}
    assert record["citations"][0]["cell"] == {"row": "Sjukfrånvaro", "column": "Årsmål", "value": "8,0 %"}
    assert len(record["passages"]) >= 10


def test_a_list_of_what_a_heading_names_is_the_names_of_its_rows(assistant: Assistant) -> None:
    answer = asked(assistant, "Vilka resultatenheter har Lövsjö-Tegelbruket 2025?")
    assert answer.text.startswith("Lövsjö förskolor [1], Tegelbrukets förskolor [2],")
    assert "Summa" not in answer.text
    assert len(answer.citations) == 5


def test_why_after_a_date_asks_for_the_reason(assistant: Assistant) -> None:
    first = asked(assistant, "När skulle Ringugnen invigas enligt LT:s T1 2025?")
    answer = asked(assistant, "Varför då?", EMPTY.add(first))
    assert answer.refused or answer.citations[0].cell is None


def test_the_best_sentence_is_told_first_and_what_stands_before_it_after(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur många grejer lånade folk på prylbanken de första veckorna?")
    assert "486" in answer.text[:250]
    spans = [(citation.start, citation.end) for citation in answer.citations]
    assert len(set(spans)) == len(spans)


def test_an_activity_is_told_in_full_where_no_date_is_asked_for(assistant: Assistant) -> None:
    answer = asked(assistant, "Vilka ska utbildas till specialister i demensvård i Lövsjö-Tegelbruket 2025?")
    assert answer.text.startswith("Utbilda tolv medarbetare till specialister i demensvård")
    assert "Slutdatum 2025-12-31" in answer.text
