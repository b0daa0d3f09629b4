"""Files of questions and dialogues, good and bad."""

from pathlib import Path

import pytest

from assistant.command.read_batch import BatchError, read_batch


def _file(folder: Path, text: str) -> Path:
    path = folder / "in.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_questions_and_dialogues_are_read(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        '{"id": "a", "question": "Vad?"}\n\n{"id": 7, "turns": [{"question": "Vad?"}, {"question": "Och då?"}]}\n',
    )
    single, dialogue = read_batch(path)
    assert (single.id, single.questions, single.several) == ("a", ("Vad?",), False)
    assert (dialogue.id, dialogue.questions, dialogue.several) == ("7", ("Vad?", "Och då?"), True)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"question": "utan id"}',
        '{"id": "a"}',
        '{"id": "a", "turns": []}',
        '{"id": "a", "turns": ["Vad?"]}',
        '{"id": "a", "turns": [{"fråga": "Vad?"}]}',
        '{"id": "ok", "question": "samma id"}',
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = _file(tmp_path, '{"id": "ok", "question": "Vad?"}\n' + line + "\n")
    with pytest.raises(BatchError, match=r"Rad 2 i in\.jsonl"):
        read_batch(path)


@pytest.mark.parametrize(
    "line", ["{", '{"id": "a", "question": }', "fråga", '{"id": "a" "question": "x"}', "{'id': 'a'}"]
)
def test_a_line_that_is_no_json_is_said_to_be_none_in_swedish(tmp_path: Path, line: str) -> None:
    with pytest.raises(BatchError, match=r"den är inte giltig JSON \(tecken \d+\)\. Rätta raden"):
        read_batch(_file(tmp_path, line + "\n"))


def test_a_missing_an_empty_and_a_binary_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="finns inte"):
        read_batch(tmp_path / "borta.jsonl")
    with pytest.raises(BatchError, match="inga frågor"):
        read_batch(_file(tmp_path, "\n"))
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BatchError, match="UTF-8"):
        read_batch(tmp_path / "binary")
