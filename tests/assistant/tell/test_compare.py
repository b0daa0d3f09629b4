"""Comparisons over the sample: how many answer is counted, and figures of one kind of column only are compared."""

from pathlib import Path

from assistant import texts
from assistant.ask import Assistant
from tests.assistant.work.worked_library import answer_to, library_of


def test_a_comparison_counts_the_boards_that_answer_and_names_the_rest(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilka nämnder nämner VIVA, centrumet mot våld?")
    assert answer.comparison is not None
    assert answer.comparison.note == "1 av 2 nämnder nämner det. Uppgift saknas för Åsdal-Mellanvik."
    assert answer.text.startswith(
        "1 av 2 nämnder nämner det: Lövsjö-Tegelbruket. Uppgift saknas för Åsdal-Mellanvik.\n"
    )
    assert answer.comparison.columns[0] == texts.COLUMN_BOARD


def test_reports_are_counted_as_documents(assistant: Assistant) -> None:
    answer = answer_to(assistant, "I vilka rapporter nämns sprinkler på Lyktvägen?")
    assert answer.comparison is not None
    assert " av 8 dokument nämner det." in answer.comparison.note


def test_the_highest_is_sought_in_the_column_of_outcomes_and_that_is_said(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilken nämnd har högst sjukfrånvaro?")
    assert {citation.cell.column for citation in answer.citations if citation.cell} == {"Periodens utfall"}
    assert answer.text.startswith("Högst: Åsdal-Mellanvik (8,9 %).")
    assert "8,9 % (periodens utfall" in answer.text


def test_the_highest_of_plans_is_said_to_be_a_target(assistant: Assistant) -> None:
    answer = answer_to(assistant, "Vilken nämnd har lägst sjukfrånvaro enligt verksamhetsplan 2025?")
    assert {citation.cell.column for citation in answer.citations if citation.cell} == {"Årsmål"}
    assert answer.text.startswith("Lägst: Lövsjö-Tegelbruket (7,0 %). Högst: Åsdal-Mellanvik (8,2 %).")
    assert "alltså målet och inte utfallet" in answer.text


def test_the_only_one_that_tells_a_figure_is_not_surely_the_highest(tmp_path: Path) -> None:
    report = "# Verksamhetsberättelse 2025\n\n{board}, Dalsby kommun\n\n{text}\n"
    told = "| Gård | Nöjda 2025 (%) |\n|---|---|\n| Uvgården | 71 |\n"
    library = library_of(
        tmp_path,
        {
            "a.md": report.format(board="Fritidsnämnden", text=told),
            "b.md": report.format(board="Vårdnämnden", text="Hemtjänsten har fått nya cyklar."),
        },
    )
    answer = answer_to(library, "I vilken nämnd är besökarna på Uvgården minst nöjda?")
    assert answer.refused or not answer.sure, answer.text
