import io
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.answer import Answer, Citation, CitedCell, Finished, Scope, Table, TableCell, Working
from assistant.conversation import EMPTY
from assistant.plan import Plan, Rows
from tests.assistant.small_assistant import BOARDS, SmallAssistant, citation
from ui.export import markdown as export
from ui.export.word import word
from ui.export.workbook import has_tables, workbook


def answer(question: str) -> Answer:
    events = list(SmallAssistant().ask(question, EMPTY, scope=Scope()))
    found = next(event for event in events if isinstance(event, Finished))
    assert isinstance(found.answer, Answer)
    return found.answer


def test_conversation_is_saved_with_its_sources_and_quotes() -> None:
    saved = export.markdown(EMPTY.add(answer("Hur många besök?")).add(answer("Hur långt är det till månen?")))
    assert saved.startswith("# Konversation i Nämndsvar\n\n## Fråga: Hur många besök?\n")
    assert f"Tolkat som: Hur många besök i Ekhagen? ({BOARDS[0]}, 2025, Verksamhetsplan)" in saved
    assert "\\[1\\] Verksamhetsplan 2025, Ekhagens stadsdelsnämnd" in saved
    assert "> 12 400 besök" in saved
    assert "**Dokumenten ger inget svar**" in saved


def test_comparison_is_saved_as_a_table() -> None:
    saved = export.markdown(EMPTY.add(answer("Jämför besöken")))
    assert (
        "| Nämnd | Besök | Rapport |\n| --- | --- | --- |\n| Ekhagens stadsdelsnämnd | 12 400 [1] | VP 2025 |" in saved
    )


def test_markup_of_question_and_answer_is_escaped() -> None:
    saved = export.markdown(EMPTY.add(answer("Hur många *besök* <script>?\n# Rubrik")))
    assert "\\*besök\\* \\<script\\>? # Rubrik" in saved
    assert "två \\<i\\>nya\\</i\\> träffpunkter" in saved
    assert "\n# Rubrik" not in saved


def test_copied_answer_names_row_and_column_of_its_source() -> None:
    copied = export.plain(answer("Vad är årsmålet?"))
    assert copied.startswith("85 % [1].\n\n[1] Verksamhetsplan 2025, Ekhagens stadsdelsnämnd, ")
    assert "Rad ”Andel nöjda besökare på träffpunkterna”, kolumn ”Årsmål”: 85 %, s. 3, ekhagen_vp.txt" in copied


def worked() -> Answer:
    """Return a worked answer whose table stands in its text too."""
    first, second = (cell_citation(1, "7,4 %"), cell_citation(2, "6,9 %"))
    rows = tuple(
        (
            TableCell(text=name),
            TableCell(text=value, citation=number),
            TableCell(text=f"T1 2025, {name}", citation=number),
        )
        for name, value, number in (("Ekhagen", "7,4 %", 1), ("Ådalen", "6,9 %", 2))
    )
    table = Table(columns=("Nämnd", "Utfall", "Källa"), rows=rows)
    return Answer(
        question="Jämför frånvaron",
        standalone="Jämför frånvaron",
        scope=Scope(),
        text="Skillnaden är 0,5 procentenheter.\n– Ekhagen: 7,4 % [1]\n– Ådalen: 6,9 % [2]\n"
        "Så räknade jag: 7,4 − 6,9 = 0,5.",
        citations=(first, second),
        working=Working(plan=Plan(rows=Rows()), formula="7,4 − 6,9 = 0,5", table=table),
    )


def cell_citation(number: int, value: str) -> Citation:
    return citation("12 400 besök", number=number, cell=CitedCell(row="Frånvaro", column="Utfall", value=value))


def footnotes(data: bytes) -> list[str]:
    """Return the texts of the footnotes in a Word file, as python-docx finds them."""
    part = next(
        relation.target_part
        for relation in docx.Document(io.BytesIO(data)).part.rels.values()
        if relation.reltype.endswith("/footnotes")
    )
    root = etree.fromstring(part.blob)
    notes = [note for note in root if note.get(qn("w:type")) is None]
    return ["".join(str(piece) for piece in note.itertext()) for note in notes]


def test_word_has_a_real_footnote_for_each_source() -> None:
    data = word(EMPTY.add(answer("Hur många besök?")).add(answer("Hur långt är det till månen?")))
    document = docx.Document(io.BytesIO(data))
    notes = footnotes(data)
    assert len(notes) == 2
    assert "Verksamhetsplan 2025, Ekhagens stadsdelsnämnd" in notes[0]
    assert "s. 3, ekhagen_vp.txt: ”12 400 besök”" in notes[0]
    references = document.element.body.findall(f".//{qn('w:footnoteReference')}")
    assert [reference.get(qn("w:id")) for reference in references] == ["2", "3"]
    again = document.element.body.findall(f".//{qn('w:fldSimple')}")
    assert [field.get(qn("w:instr")).split()[:2] for field in again] == [["NOTEREF", "_Kalla1"]]
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "[1]" not in body
    assert "Dokumenten ger inget svar" in body


@pytest.mark.parametrize("found", [worked(), answer("Jämför besöken")])
def test_a_comparison_is_saved_once(found: Answer) -> None:
    table = docx.Document(io.BytesIO(word(EMPTY.add(found)))).tables
    assert len(table) == 1
    for saved in (export.markdown(EMPTY.add(found)), export.plain(found)):
        told = saved.split("Källor")[0].split("\n\n[1]")[0]
        assert told.count("6,9 %") <= 1
        assert told.count("12 400") <= 1
        assert "– Ekhagen" not in told


def test_a_workbook_has_numbers_and_says_where_each_row_stands() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(EMPTY.add(worked()).add(answer("Vad är årsmålet?")))))
    first, second = book.worksheets
    heads = [cell.value for cell in first[1]]
    assert heads == ["Nämnd", "Utfall (%)", "Källa", "Var det står"]
    assert [first.cell(row, 2).value for row in (2, 3)] == [7.4, 6.9]
    assert "ekhagen_vp.txt" in str(first.cell(2, 4).value)
    assert [cell.value for cell in second[2]][:3] == ["Andel nöjda besökare på träffpunkterna", "Årsmål", "85 %"]
    assert has_tables(EMPTY.add(worked()))
    assert not has_tables(EMPTY.add(answer("Hur många besök?")))


def test_signs_that_xml_cannot_hold_do_not_spoil_the_file() -> None:
    odd = replace(answer("Hur många besök?"), question="Hur\x0b många \x00 besök?", text="Text \x1f och <b>&amp; [1]")
    document = docx.Document(io.BytesIO(word(EMPTY.add(odd))))
    assert any("<b>&amp;" in paragraph.text for paragraph in document.paragraphs)
