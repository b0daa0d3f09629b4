"""The page as a reader uses it, in Streamlit's own test bench, on an assistant of records."""

import re
import sys

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from assistant.answer import Answer, Scope
from assistant.conversation import EMPTY
from ingest.document import ReportType
from tests.assistant.small_assistant import BOARDS, EXAMPLES, SmallAssistant
from ui import texts
from ui.ask import understood
from ui.session import Chat


def page(assistant: "SmallAssistant", examples: tuple[str, ...]) -> None:
    """Draw the page; the bench runs this function's source as a script."""
    from ui.ask import chat, sidebar

    limits = sidebar.draw(assistant.sources())
    chat.draw(assistant, limits=limits, examples=examples)


@pytest.fixture
def assistant() -> SmallAssistant:
    return SmallAssistant()


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back what AppTest replaces: a process that a later test starts would run the page as its main module."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def bench(assistant: SmallAssistant) -> AppTest:
    kwargs = {"assistant": assistant, "examples": EXAMPLES}
    return AppTest.from_function(page, default_timeout=60, kwargs=kwargs).run()


def html(bench: AppTest) -> str:
    return "\n".join(element.proto.body for element in bench.main.get("html"))


def ask(bench: AppTest, question: str) -> AppTest:
    return bench.chat_input[0].set_value(question).run()


def button(bench: AppTest, label: str) -> Button:
    return next(found for found in bench.button if label in found.label.replace("\\", ""))


def test_start_says_what_the_library_holds_and_offers_its_questions(bench: AppTest) -> None:
    assert "2 dokument från 2 nämnder, 2024–2025" in html(bench)
    assert button(bench, EXAMPLES[0])
    assert "\\*årsmålet\\*" in button(bench, EXAMPLES[1]).label


def test_example_is_asked_as_it_stands(bench: AppTest, assistant: SmallAssistant) -> None:
    button(bench, EXAMPLES[1]).click().run()
    assert assistant.asked == [(EXAMPLES[1], Scope(), 0)]
    assert not any(EXAMPLES[0] in found.label for found in bench.button)


def test_answer_points_at_its_sources_and_shows_the_quote_in_its_place(bench: AppTest) -> None:
    shown = html(ask(bench, "Hur många besök?"))
    assert 'href="#kalla-0-0-1"' in shown
    assert 'id="kalla-0-0-1"' in shown
    assert re.search(r"tar emot <mark>.*12 400.* besök</mark>, vilket", re.sub(r"</?span[^>]*>", "", shown))
    assert "ekhagen_vp.txt" in shown
    assert "KF:s mål för verksamhetsområdet: 1.2 › Äldreomsorg" in shown


def test_the_last_answer_is_marked_as_news_under_a_name_of_its_own(bench: AppTest) -> None:
    names = [re.findall(r'nv-news" data-name="(\w+)"', html(ask(bench, asked))) for asked in ("Hur många besök?",) * 2]
    assert [len(found) for found in names] == [1, 1]
    assert names[0] != names[1]


def test_what_is_kept_is_no_news() -> None:
    assert Chat(news="a").opened("b", EMPTY, drawn=()).news == ""


def test_scope_and_understood_question_are_shown(bench: AppTest) -> None:
    shown = html(ask(bench, "Hur många besök?"))
    assert "<b>Tolkat som:</b> Hur många besök i Ekhagen?" in shown
    for part in (BOARDS[0], "2025", "Verksamhetsplan"):
        assert f'<span class="nv-part">{part}</span>' in shown


def test_cited_cell_is_marked_among_the_columns_of_its_row_and_an_empty_cell_is_said(bench: AppTest) -> None:
    shown = html(ask(bench, "Vad är årsmålet?"))
    assert '<tr class="nv-cited"><th scope="row">Årsmål</th><td>85 %</td></tr>' in shown
    assert f'<tr><th scope="row">KF:s årsmål</th><td><em>{texts.EMPTY_CELL}</em></td></tr>' in shown


def test_refusal_gives_reason_and_nearest_passages_that_bear_nothing(bench: AppTest) -> None:
    shown = html(ask(bench, "Hur långt är det till månen?"))
    assert "nv-refused" in shown
    assert texts.NEAREST in shown
    assert '<details class="nv-nearest" open>' in shown
    assert texts.SOURCES not in shown


def test_comparison_is_a_table_with_markers_in_its_cells(bench: AppTest) -> None:
    shown = html(ask(bench, "Jämför besöken"))
    assert '<button type="button" class="nv-sort">Besök</button></th>' in shown
    assert re.search(rf'<th scope="row">{BOARDS[0]}</th><td>.*12 400.*href="#kalla-0-0-1"', shown)


def test_choice_is_a_button_that_asks(bench: AppTest, assistant: SmallAssistant) -> None:
    ask(bench, "Vilken nämnd?")
    button(bench, f"Hur många besök i {BOARDS[1]}?").click().run()
    assert assistant.asked[-1] == (f"Hur många besök i {BOARDS[1]}?", Scope(), 1)


def test_markup_of_question_and_document_is_text(bench: AppTest) -> None:
    shown = html(ask(bench, "Hur många <script>alert(1)</script> besök?"))
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "&lt;script&gt;window.intrang = 1&lt;/script&gt; &amp; *inga*" in shown
    assert "<b>Ekhagen" not in shown
    assert "<i>nya" not in shown


def test_follow_up_is_asked_with_the_conversation(bench: AppTest, assistant: SmallAssistant) -> None:
    ask(ask(bench, "Hur många besök?"), "Och nästa år?")
    assert [turns for _, _, turns in assistant.asked] == [0, 1]


def test_limits_of_the_side_go_with_the_question(bench: AppTest, assistant: SmallAssistant) -> None:
    bench.multiselect(key="limit-boards").set_value([BOARDS[1]])
    bench.multiselect(key="limit-years").set_value([2024])
    bench.multiselect(key="limit-types").set_value([ReportType.SECOND_TERTIAL]).run()
    assert BOARDS[1] in bench.chat_input[0].placeholder
    ask(bench, "Hur många besök?")
    expected = Scope(boards=(BOARDS[1],), years=(2024,), types=(ReportType.SECOND_TERTIAL,))
    assert assistant.asked == [("Hur många besök?", expected, 0)]


def test_correction_asks_again_with_the_scope_that_was_chosen(bench: AppTest, assistant: SmallAssistant) -> None:
    ask(bench, "Hur många besök?")
    assert bench.multiselect(key="0-0-boards").value == [BOARDS[0]]
    bench.multiselect(key="0-0-boards").set_value([BOARDS[1]])
    bench.text_area(key="0-0-question").set_value("Hur många besök blev det?")
    button(bench, texts.CORRECT_SUBMIT).click().run()
    question, scope, turns = assistant.asked[-1]
    assert (question, scope.boards, turns) == ("Hur många besök blev det?", (BOARDS[1],), 0)


def test_a_part_of_the_scope_is_taken_away_by_asking_the_same_again_without_it(
    bench: AppTest, assistant: SmallAssistant
) -> None:
    ask(bench, "Hur många besök?")
    chips = [found for found in bench.button if str(found.key).startswith("chip-0-0-")]
    assert [chip.label.replace("\\", "") for chip in chips] == [BOARDS[0], "Verksamhetsplan", "2025"]
    chips[0].click().run()
    question, scope, turns = assistant.asked[-1]
    assert (question, scope, turns) == ("Hur många besök?", Scope(years=(2025,), types=(ReportType.PLAN,)), 0)


def test_what_the_question_before_named_is_told_apart() -> None:
    scope = Scope(boards=(BOARDS[0],), years=(2025,))
    answer = Answer(question="Och då?", standalone="Och då?", scope=scope, text="", carried=Scope(years=(2025,)))
    assert [(chip.name, chip.carried) for chip in understood.chips(answer)] == [(BOARDS[0], False), ("2025", True)]
    assert [chip.rest for chip in understood.chips(answer)] == [Scope(years=(2025,)), Scope(boards=(BOARDS[0],))]


def test_words_that_were_put_right_alone_say_what_the_question_is_put_to(
    bench: AppTest, assistant: SmallAssistant
) -> None:
    ask(bench, "Hur många besök?")
    bench.text_area(key="0-0-question").set_value(f"Hur många besök i {BOARDS[1]}?")
    button(bench, texts.CORRECT_SUBMIT).click().run()
    assert assistant.asked[-1] == (f"Hur många besök i {BOARDS[1]}?", Scope(), 0)


def test_failure_is_one_sentence_and_can_be_tried_again(bench: AppTest, assistant: SmallAssistant) -> None:
    assistant.failing = True
    ask(bench, "Hur många besök?")
    assert [error.value for error in bench.error] == [texts.FAILED]
    assert not bench.exception
    assistant.failing = False
    button(bench, texts.AGAIN).click().run()
    assert not bench.error
    assert "12 400" in html(bench)


def test_new_conversation_forgets_the_old_one(bench: AppTest, assistant: SmallAssistant) -> None:
    ask(bench, "Hur många besök?")
    button(bench, texts.NEW).click().run()
    assert texts.START_TITLE in html(bench)
    ask(bench, "Hur många besök?")
    assert assistant.asked[-1][2] == 0
    assert 'id="kalla-1-0-1"' in html(bench)


def test_question_of_white_space_is_not_asked(bench: AppTest, assistant: SmallAssistant) -> None:
    ask(bench, "   ")
    assert assistant.asked == []
    assert texts.START_TITLE in html(bench)


def test_what_was_just_done_is_said_once_below_the_conversation(bench: AppTest) -> None:
    bench.session_state["notice"] = texts.GONE_ON
    assert [element.value for element in bench.run().info] == [texts.GONE_ON]
    assert not bench.run().info
