"""The editable list of everyday and official words."""

from pathlib import Path

import pytest

from assistant.synonyms import SynonymsError, expansions, load_synonyms
from ingest.swedish import stem


def test_the_shipped_list_is_symmetric_and_its_strengths_are_shares() -> None:
    synonyms = load_synonyms()
    for one, others in synonyms.items():
        for other, strength in others.items():
            assert 0 < strength <= 1
            assert synonyms[other][one] == strength


def test_a_question_is_widened_by_words_that_it_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[[groups]]\nstrength = 0.5\nwords = [["bil", "fordon", "åk"]]\n', encoding="utf-8")
    synonyms = load_synonyms(path)
    assert expansions("Hur många bilar?", synonyms) == {stem("fordon"): 0.5, stem("åk"): 0.5}
    assert expansions("Hur många bilar och fordon?", synonyms) == {stem("åk"): 0.5}


@pytest.mark.parametrize("text", ["[[groups]]\n", "groups = 3\n", "inte toml", '[[groups]]\nstrength="x"\nwords=[]\n'])
def test_a_bad_list_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SynonymsError, match=r"list\.toml"):
        load_synonyms(path)
