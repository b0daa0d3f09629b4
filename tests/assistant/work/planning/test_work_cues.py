"""Each cue finds the texts that say it, and none of those that do not."""

import pytest

from assistant.work.planning.cues import Cue, load_cues
from assistant.work.planning.measured import Words, called_in, load_measures
from assistant.work.reckoning.goodness import Leaning, better_way, load_leanings
from ingest.language.words import aligned_fold, fold


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: cue.name)
def test_a_cue_holds_on_its_examples(cue: Cue) -> None:
    assert [text for text in cue.yes if not cue.pattern.search(aligned_fold(text))] == []
    assert [text for text in cue.no if cue.pattern.search(aligned_fold(text))] == []


@pytest.mark.parametrize("words", load_measures(), ids=lambda words: words.name)
def test_words_for_a_column_hold_on_their_examples(words: Words) -> None:
    def names(text: str) -> set[str]:
        return {called.words.name for called in called_in(aligned_fold(text))}

    assert [text for text in words.yes if words.name not in names(text)] == []
    assert [text for text in words.no if words.name in names(text)] == []


@pytest.mark.parametrize("leaning", load_leanings(), ids=lambda leaning: leaning.yes[0])
def test_words_tell_which_way_is_better(leaning: Leaning) -> None:
    assert [name for name in leaning.yes if better_way(name) != leaning.better] == []
    assert [name for name in leaning.no if leaning.pattern.search(fold(name))] == []
