"""Words are looked up by their parts, and none is missed that meets a term."""

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.words.form import form, is_one_edit
from assistant.words.near import WordsByParts
from assistant.words.term import Term, alike, worth
from ingest.language.words import stem

_WORD = st.text("abnmrstöå", min_size=1, max_size=12)


def _near(term: Term, words: list[str]) -> set[str]:
    known = WordsByParts()
    for word in words:
        known.add(form(word))
    return {words[at] for at in known.near(term)}


def _term(word: str, *met_by: str) -> Term:
    return Term(word=word, stem=stem(word), weight=1.0, met_by=tuple((one, 0.9) for one in met_by))


@given(_WORD, st.lists(_WORD, unique=True), st.lists(_WORD, max_size=2))
@example("rummen", ["rum", "rummet", "rumsren", "rumm"], [])
@example("man", ["mannen", "mann", "man"], ["mann", "kvinn"])
def test_every_word_that_meets_a_term_is_near(asked: str, words: list[str], met_by: list[str]) -> None:
    term = _term(asked, *met_by)
    meeting = {word for word in words if worth(term, form(word), alike(term.form, form(word)))}
    assert meeting <= _near(term, words)


@given(_WORD, st.integers(0, 11), st.sampled_from(["", "x", "xy"]))
def test_a_word_with_a_slip_of_the_pen_is_near(word: str, at: int, slip: str) -> None:
    typed = (
        word[:at] + slip[:1] + word[at + 1 :] if slip != "xy" else word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    )
    if typed and is_one_edit(form(word).folded, form(typed).folded):
        assert _near(_term(word), [typed]) == {typed}


@given(_WORD, _WORD, _WORD)
def test_a_word_that_a_synonym_begins_is_near(asked: str, synonym: str, ending: str) -> None:
    text_stem = stem(synonym + ending)
    if text_stem == synonym or (len(synonym) > 4 and text_stem.startswith(synonym)):
        assert _near(_term(asked, synonym), [synonym + ending]) == {synonym + ending}


def test_few_other_words_are_near() -> None:
    others = ["nämnden", "budget", "äldreomsorgen", "sjukfrånvaro", "trygghet", "parkerna", "utfall", "förvaltningen"]
    assert not _near(_term("förskolornas"), others)
