"""The page Kvalitet: figures of the last run, what people said, and an answer made a question of the evaluation."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from eval import reported
from eval.__main__ import main
from eval.questions import Kind, Question
from eval.report import kept_runs
from ingest.document import Description, Guess, ReportType
from tests.eval.report.test_kept_runs import run_of
from ui.conversations.cases import Cases, State
from ui.conversations.kept import Kept, Opinion, Turn
from ui.quality import documents, question, texts

FIGURE = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"


def page(library: str) -> None:
    """Draw the page; the bench runs this function's source as a script."""
    from pathlib import Path

    from ui.quality import page

    page.draw(Path(library))


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setenv(kept_runs.VARIABLE, str(tmp_path / "runs"))


@pytest.fixture
def library(sample_library: Path, tmp_path: Path) -> Path:
    """Return the sample's library under a name beside which the test may write."""
    link = tmp_path / "library"
    link.symlink_to(sample_library)
    return link


@pytest.fixture
def answered(assistant: Assistant) -> Answer:
    *_, last = assistant.ask(FIGURE)
    assert isinstance(last, Finished)
    return last.answer


def judge(library: Path, answer: Answer, opinion: Opinion, *, user: str = "a") -> str:
    held = Kept.beside(library)
    id_ = held.add("", 0, Turn(answer=answer, drawn=""), user=user)
    held.think(id_, 0, opinion, user=user, version="1")
    return id_


def bench(library: Path) -> AppTest:
    drawn = AppTest.from_function(page, default_timeout=60, kwargs={"library": str(library)}).run()
    assert not drawn.exception
    return drawn


def html(drawn: AppTest) -> str:
    return "\n".join(element.proto.body for element in drawn.main.get("html"))


def test_without_a_run_the_figures_that_came_with_the_program_are_shown(library: Path) -> None:
    drawn = bench(library)
    assert texts.NO_RUN in "".join(said.value for said in drawn.markdown)
    assert texts.SHIPPED in html(drawn)
    assert texts.FIGURES["correct"] in html(drawn)
    assert texts.NO_OPINIONS in [said.value for said in drawn.text]


def test_the_last_run_is_shown_with_what_it_missed_and_how_it_changed(library: Path) -> None:
    kept_runs.keep([run_of(missed=False)], kept_runs.folder())
    kept_runs.keep([run_of(missed=True)], kept_runs.folder())
    drawn = bench(library)
    shown = html(drawn)
    assert "33,3 %" in shown
    assert "−66,7" in shown
    assert "<u style=" in shown  # the interval
    assert texts.CAUSES["NOT_SAID"] in shown
    assert "Vad är målet för nöjda?" in shown
    assert texts.RIGHT_PLACE in shown
    drawn.selectbox(key="quality-miss").select_index(1).run()
    assert texts.CAUSES["REFUSED"] in html(drawn)


def test_opinions_are_filtered_answered_and_closed(library: Path, answered: Answer) -> None:
    id_ = judge(library, answered, Opinion(good=False, reason="fel siffra", words="Det står annat i tabellen"))
    judge(library, replace(answered, question="En annan fråga"), Opinion(good=True), user="b")
    drawn = bench(library)
    assert texts.COUNT_OPINIONS.format(count=2) in html(drawn)
    drawn.selectbox(key="opinion-good").select("fel siffra").run()
    assert texts.ONE_OPINION in html(drawn)
    assert "Det står annat i tabellen" in html(drawn)
    drawn.text_input(key=f"reply-{id_}-0").set_value("Tabellen är rättad.")
    drawn.button(key=f"answer-{id_}-0").click().run()
    assert not drawn.exception
    assert texts.STATES[State.ANSWERED] in html(drawn)
    assert Cases(library).replies(user="a") == {id_: ("Tabellen är rättad.",)}
    assert Cases(library).replies(user="b") == {}
    drawn.button(key=f"settle-{id_}-0").click().run()
    assert {case.state for case in Cases(library).listed()} == {State.CLOSED, State.OPEN}
    drawn.selectbox(key="opinion-state").select(State.OPEN).run()
    assert texts.NO_OPINION_LIKE in [said.value for said in drawn.text]


def test_a_case_goes_with_its_conversation(library: Path, answered: Answer) -> None:
    id_ = judge(library, answered, Opinion(good=False))
    (case,) = Cases(library).listed()
    Cases(library).settle(case, State.ANSWERED, reply="Ett unikt svar")
    Kept.beside(library).delete(id_, user="a")
    assert Cases(library).listed() == ()
    assert Cases(library).replies(user="a") == {}
    file = library.with_name(f"{library.name}-samtal.sqlite")
    assert b"Ett unikt svar" not in file.read_bytes()


def test_a_judged_answer_is_asked_by_the_evaluation_after_one_click(
    library: Path, answered: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = judge(library, answered, Opinion(good=True))
    drawn = bench(library)
    assert drawn.text_area(key=f"facts-{id_}-0").value == "9,6 %"
    button = next(one for one in drawn.button if one.label == texts.ADD)
    button.click().run()
    assert not drawn.exception
    assert [said.value for said in drawn.success] == [
        texts.ADDED.format(command=texts.RUN_COMMAND.format(library=library))
    ]
    assert main(["--set", "reported", "--library", str(library)]) == 0
    assert "Right or rightly refused" in capsys.readouterr().out
    (run,) = kept_runs.last(kept_runs.folder())
    assert (run.name, run.figures["correct"].value, run.figures["cited"].value) == ("reported", 1.0, 1.0)


def test_a_wrong_answer_becomes_a_question_only_with_what_is_right(library: Path, answered: Answer) -> None:
    judge(library, answered, Opinion(good=False))
    (case,) = Cases(library).listed()
    draft = question.draft_of(case)
    assert (draft.question.gold, draft.question.facts) == ("", ())
    with pytest.raises(question.NotAQuestion):
        question.add(library, draft, gold="", facts=(), answerable=True)
    assert reported.held(library).questions == ()
    question.add(library, draft, gold="8,1 %", facts=question.read("8,1 % | 8,1 procent\n"), answerable=True)
    assert question.add(library, draft, gold="", facts=(), answerable=False) == texts.ALREADY
    (written,) = reported.held(library).questions
    assert written.facts == (("8,1 %", "8,1 procent"),)
    assert written.evidence
    assert question.written(written.facts) == "8,1 % | 8,1 procent"


def test_a_question_to_refuse_needs_no_facts(library: Path, answered: Answer) -> None:
    judge(library, answered, Opinion(good=False))
    (case,) = Cases(library).listed()
    question.add(library, question.draft_of(case), gold="", facts=(), answerable=False)
    (written,) = reported.held(library).questions
    assert (written.kind, written.answerable, written.evidence) == (Kind.UNANSWERABLE, False, ())


def test_a_line_that_the_evaluation_cannot_read_is_not_left_there(library: Path) -> None:
    good = Question(id="a", kind=Kind.UNANSWERABLE, text="Vad kostar en bil?", gold="Avböj.", answerable=False)
    assert reported.add(library, good)
    with pytest.raises(Exception, match="correct the line"):
        reported.add(library, replace(good, id="b", answerable=True))
    assert [one.id for one in reported.held(library).questions] == ["a"]


def test_documents_with_something_to_mend_are_listed(library: Path) -> None:
    sure, unsure = Guess(value="2025", sureness=0.95), Guess(value="T1", sureness=0.5)
    what = Description(title="Rapport", year=2025, type=ReportType.PLAN, guesses=(("year", sure), ("type", unsure)))
    assert list(documents.guessed(what)) == ["nämnd okänd", "rapport (50 %)"]
    assert list(documents.guessed(Description(title="R", board="A", year=2025, type=ReportType.PLAN))) == []
    shown = html(bench(library))
    assert texts.DOCUMENT_TABLE in shown or texts.NONE_TO_MEND in shown
