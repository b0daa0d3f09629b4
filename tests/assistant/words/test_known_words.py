"""The words that a process knows, and which of them meet a term."""

from assistant.words.known_words import KnownWords
from assistant.words.match import Said, Terms
from assistant.words.term import Term
from ingest.language.words import stem


def _term(word: str) -> Term:
    return Term(word=word, stem=stem(word), weight=1.0)


def _met(known: KnownWords, term: str, *words: str) -> list[float]:
    terms = Terms(terms=(_term(term),), known=known)
    return [float(met[0]) for met in terms.met_each(Said.by([known.numbers((word,)) for word in words]))]


def test_a_term_is_met_by_words_that_are_learned_before_it_and_after() -> None:
    known = KnownWords()
    known.numbers(["förskolorna", "budget"])
    assert _met(known, "förskola", "förskolorna", "budget") == [1.0, 0.0]
    assert _met(known, "förskola", "förskolan", "förskolorna", "budget") == [1.0, 1.0, 0.0]


def test_words_met_are_the_same_whether_or_not_they_are_known() -> None:
    said = ["förskolans", "fröskolan", "skolor", "budgeten", "2025"]
    known = KnownWords()
    known.numbers(said)
    for asked in ("förskolan", "budget", "2025"):
        assert _met(known, asked, *said) == _met(KnownWords(), asked, *said)


def test_a_text_without_words_meets_nothing_and_texts_keep_their_places() -> None:
    known = KnownWords()
    terms = Terms(terms=(_term("budget"), _term("barn")), known=known)
    said = Said.by([known.numbers(one) for one in ((), ("barnen", "och"), (), ("budget",), ())])
    assert terms.met_each(said).tolist() == [[0, 0], [0, 1], [0, 0], [1, 0], [0, 0]]
    assert terms.unasked_each(said).tolist() == [0, 0.5, 0, 0, 0]


def test_words_that_are_learned_while_a_question_lives_are_met_too() -> None:
    known = KnownWords()
    terms = Terms(terms=(_term("budget"),), known=known)
    assert terms.met(["barn"]).tolist() == [0.0]
    assert terms.met(["budget", "ekhagen"]).tolist() == [1.0]
    assert terms.names("budgeten")
    assert not terms.names("ekhagen")


def test_a_word_that_meets_no_term_names_none() -> None:
    known = KnownWords()
    terms = Terms(terms=(_term("mår"), _term("underskott")), known=known)
    said = Said.by([known.numbers(("mars", "annat")), known.numbers(("undersköterska", "annat"))])
    assert terms.unasked_each(said).tolist() == [1.0, 1.0]
    assert not terms.names("annat")
