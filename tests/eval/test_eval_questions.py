import json
from pathlib import Path
from typing import Any

import pytest

from eval.questions import Evidence, Kind, QuestionsError, load
from tests.places import SHARED

SHARED = SHARED / "questions"

LINE: dict[str, Any] = {
    "id": "q-1",
    "type": "table_number",
    "question": "Vad är årsmålet?",
    "answer": "83 %.",
    "facts": [["83 %", "83%"]],
    "evidence": [{"doc": "plan", "lines": [3, 4]}],
    "answerable": True,
}
TURN = {key: LINE[key] for key in ("question", "answer", "facts", "evidence", "answerable")}
UNANSWERABLE = {**TURN, "facts": [], "evidence": [], "answerable": False}


def write(folder: Path, *lines: object, name: str = "home.jsonl") -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    (folder / name).write_text("\n".join(texts) + "\n", "utf-8")
    return folder


def test_a_single_question_is_read_whole(tmp_path: Path) -> None:
    (question,) = load(write(tmp_path, LINE), name="home").questions
    assert question.kind is Kind.TABLE_NUMBER
    assert question.facts == (("83 %", "83%"),)
    assert question.evidence == (Evidence(doc="plan", first=3, last=4),)


def test_dialogues_and_singles_are_told_apart_and_turns_numbered(tmp_path: Path) -> None:
    write(tmp_path, LINE, "", {"id": "d", "turns": [TURN, {**UNANSWERABLE, "standalone": "Vad är årsmålet 2030?"}]})
    questions = load(tmp_path, name="home")
    (dialogue,) = questions.dialogues
    assert [turn.id for turn in dialogue.turns] == ["d.1", "d.2"]
    assert [turn.kind for turn in dialogue.turns] == [Kind.OPENING, Kind.FOLLOW_UP]
    assert dialogue.turns[1].standalone == "Vad är årsmålet 2030?"
    assert [question.id for question in questions.every()] == ["q-1", "d.1", "d.2"]


def test_a_set_takes_its_own_files_only(tmp_path: Path) -> None:
    write(tmp_path, LINE)
    write(tmp_path, {**LINE, "id": "q-2"}, name="home_more.jsonl")
    write(tmp_path, {**LINE, "id": "q-3"}, name="away.jsonl")
    assert [question.id for question in load(tmp_path, name="home").questions] == ["q-1", "q-2"]


def test_a_split_keeps_its_own(tmp_path: Path) -> None:
    questions = load(write(tmp_path, LINE, {**LINE, "id": "q-2", "split": "dev"}), name="home")
    assert [question.id for question in questions.of_split("dev").questions] == ["q-2"]
    with pytest.raises(QuestionsError, match=r"'test'; leave --split out"):
        questions.of_split("test")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", r"home.jsonl, line 2: Invalid JSON"),
        ({key: LINE[key] for key in LINE if key != "question"}, r"line 2: question: Field required"),
        ({**LINE, "id": "q-2", "type": "riddle"}, r"line 2: type: Input should be 'prose_number'"),
        ({**LINE, "id": "q-2", "lines": []}, r"line 2: lines: Extra inputs"),
        ({**LINE, "id": "q-2", "facts": []}, r"line 2: .*needs facts and evidence"),
        ({**LINE, "id": "q-2", "facts": [["83", " "]]}, r"line 2: .*no form is empty"),
        ({**LINE, "id": "q-2", "answerable": False}, r"line 2: .*neither facts nor evidence"),
        ({**LINE, "id": "q-2", "evidence": [{"doc": "plan", "lines": [4, 3]}]}, r"line 2: evidence\.0: .*in order"),
        ({**LINE, "id": "q-2", "evidence": [{"doc": "plan", "lines": [0, 3]}]}, r"line 2: evidence\.0: .*1-based"),
        ({**LINE}, r"line 2: the id 'q-1' stands already at home.jsonl, line 1"),
        ({"id": "d", "turns": []}, r"line 2: turns: Tuple should have at least 1 item"),
    ],
)
def test_a_bad_line_is_named_in_one_sentence(tmp_path: Path, line: object, said: str) -> None:
    with pytest.raises(QuestionsError, match=said) as caught:
        load(write(tmp_path, LINE, line), name="home")
    assert "\n" not in str(caught.value)


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="No question file away"):
        load(tmp_path, name="away")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the question sets on real documents are not beside the checkout")
def test_the_sets_on_real_documents_load() -> None:
    questions = load(SHARED, name="")
    assert (len(questions.questions), len(questions.dialogues)) == (147, 6)
    assert sum(question.answerable for question in questions.questions) == 127
