"""The words that a process knows, and which of them meet a term."""

from assistant.words import match
from assistant.words.known_words import KnownWords
from assistant.words.match import Terms
from assistant.words.term import Term
from ingest.language.words import stem


def _term(word: str) -> Term:
    return Term(word=word, stem=stem(word), weight=1.0)


def test_a_term_is_met_by_words_that_are_learned_before_it_and_after() -> None:
    known = KnownWords()
    known.learn(["förskolorna", "budget"])
    first = known.meeting([_term("förskola")])
    assert set(first.strengths[0]) == {"förskolorna"}
    known.learn(["förskolan"])
    later = known.meeting([_term("förskola")])
    assert set(later.strengths[0]) == {"förskolorna", "förskolan"}
    assert first.among == {"förskolorna", "budget"}


def test_words_met_are_the_same_whether_or_not_they_are_known() -> None:
    said = ["förskolans", "fröskolan", "skolor", "budgeten", "2025"]
    terms = (_term("förskolan"), _term("budget"), _term("2025"))
    match._known_words.cache_clear()
    fresh = [Terms(terms=terms).strengths(word).tolist() for word in said]
    known = [Terms(terms=terms).strengths(word).tolist() for word in said]
    assert match._known_words().meeting(terms).among >= set(said)
    assert known == fresh
    assert fresh[0][0] == 1.0
