from assistant.answer import Answer, Finished, Scope
from assistant.conversation import EMPTY
from tests.small_assistant import BOARDS, SmallAssistant
from ui.ask import export


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
