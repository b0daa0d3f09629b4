"""Slips of the pen in words that the documents of a library hold."""

import pytest

from assistant.conversation import EMPTY
from assistant.question.scope import BoardNames
from assistant.question.understand import understand
from assistant.question.written.slips import mended
from assistant.question.written.spelling import Vocabulary

_TEXTS = (
    "Sjukfrånvaron sjönk. Sjukfrånvaron var 7,1 procent. Förskolorna i staden tog emot 40 kvinnor.",
    "Beläggningen på förskolorna var hög. Kvinnor, staden, parter och parter. Soliditeten och beläggningen redovisas.",
)
_KNOWN = frozenset({"sjukfrånvaron", "staden", "skatten", "kvinnor", "ekhöjdn"})


def _vocabulary() -> Vocabulary:
    return Vocabulary(lambda: _TEXTS, known=lambda word: word in _KNOWN)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sjukfånvaron", "sjukfrånvaron"),
        ("sjukfrånvraon", "sjukfrånvaron"),
        ("Sjukfrånavron", "sjukfrånvaron"),
        ("förskolrona", "förskolorna"),
        ("beläggnigen", "beläggningen"),
        ("belägningne", "beläggningen"),
        ("soliditetn", None),  # told once, and no word that people know: it may be a slip itself
        ("beläggningens", None),  # another form of a word that they hold
        ("kvinor", "kvinnor"),
        ("kvinonr", "kvinnor"),
        ("mågna", "många"),
        ("vilekn", "vilken"),
        ("villa", None),  # by another letter it is no "vilka"
        ("spaden", None),  # another word, one letter away
        ("partier", None),
        ("skatten", None),  # a word that people know
        ("stadsmiljö", None),
        ("sjuk", None),
        ("", None),
        ("2025", None),
    ],
)
def test_a_misspelt_word_is_read_as_the_one_word_that_it_is_near(written: str, meant: str | None) -> None:
    assert _vocabulary().near(written) == meant


def test_of_two_words_as_near_none_is_meant_but_for_one_that_is_far_more_frequent() -> None:
    as_near = Vocabulary(lambda: ["månadslöner månadslöner månadslönes månadshyror"], known=lambda _: False)
    assert as_near.near("månadslönex") == "månadslöner"  # two forms of one word
    rival = Vocabulary(lambda: ["beställare beställare betallare betallare"], known=lambda _: False)
    assert rival.near("betsallare") is None or rival.near("bestallare") == "beställare"
    often = Vocabulary(lambda: ["grundskolan " * 40 + "grundskalan grundskalan"], known=lambda _: False)
    assert often.near("grundskulan") == "grundskolan"


def test_a_question_is_mended_beside_its_board_and_says_so() -> None:
    names = BoardNames({"Ekhöjden": "Ekhöjden"}, near=_vocabulary().near)
    asked = understand("Hur hög är sjukfånvaron i Ekhöjdn?", EMPTY, boards=names)
    assert asked.question == "Hur hög är sjukfrånvaron i Ekhöjden?"
    assert [slip.written for slip in asked.slips] == ["sjukfånvaron", "Ekhöjdn"]


def test_a_name_of_a_board_is_never_read_as_another_word() -> None:
    names = {"Forskolan": "Forskolan"}
    assert mended("forskolans", names, near=lambda _: "förskolornas").slips == ()


def test_a_word_typed_without_diacritics_is_no_slip() -> None:
    right = mended("hur hog ar sjukfranvaron", {}, near=lambda word: "sjukfrånvaron" if word[0] == "s" else None)
    assert right.slips == ()
    assert right.question == "hur hog ar sjukfrånvaron"
