"""The editable list of everyday and official words."""

import tomllib
from pathlib import Path

import pytest

from assistant.words.synonyms import (
    DEFAULT_LIST,
    SynonymList,
    SynonymsError,
    expansions,
    load_synonyms,
    meanings_in,
    synonyms_of,
)
from ingest.language.words import STOP_WORDS, stem


def _list(folder: Path, *groups: str) -> SynonymList:
    path = folder / "list.toml"
    path.write_text("".join(f"[[groups]]\nstrength = 0.5\nwords = [{group}]\n" for group in groups), encoding="utf-8")
    return load_synonyms(path)


def test_strengths_of_the_shipped_list_are_shares() -> None:
    assert all(0 < strength <= 1 for others in load_synonyms().values() for strength in others.values())


def test_words_of_a_line_stand_for_each_other_alike(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["bil", "fordon", "åk"]', '["tåg", "fordon"]')
    assert all(synonyms[other][one] == strength for one in synonyms for other, strength in synonyms[one].items())


def test_a_one_way_line_is_read_from_left_to_right_only(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["plugga", "gå i skolan", ">", "studier", "utbildning"]')
    assert expansions("Vem får plugga?", synonyms) == {stem("studier"): 0.5, stem("utbildning"): 0.5}
    assert expansions("Vem får gå i skolan?", synonyms) == {stem("studier"): 0.5, stem("utbildning"): 0.5}
    assert expansions("Vem får utbildning för studier?", synonyms) == {}


def test_a_word_listed_as_it_is_written_is_no_other_word_of_its_stem(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["ungar/ungarna!", ">", "barn"]', '["unga", "ungdom"]')
    assert stem("ungarna") == stem("unga")
    assert expansions("Var är ungarna?", synonyms) == {stem("barn"): 0.5}
    assert expansions("Var är unga?", synonyms) == {stem("ungdom"): 0.5}


def test_no_text_is_searched_for_an_expression_nor_for_what_every_text_holds() -> None:
    stops = {stem(word) for word in STOP_WORDS}
    met_by = {other for others in load_synonyms().values() for other in others}
    assert not [other for other in met_by if " " in other or "/" in other or other[0] in "?!=>" or other in stops]


def test_no_group_of_the_shipped_list_says_a_word_twice() -> None:
    for group in tomllib.loads(DEFAULT_LIST.read_text(encoding="utf-8"))["groups"]:
        for alike in group["words"]:
            single = [entry for entry in alike if " " not in entry and not entry.endswith("!")]
            at = single.index(">") if ">" in single else 0
            for side in (single[:at], single[at:]):
                found = [stem(entry.casefold().rstrip("?")) for entry in side]
                assert len(found) == len(set(found)), alike
            assert len(alike) > 1, alike


def test_a_long_word_of_an_expression_keeps_its_own_meaning(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["biståndshushåll", "hushåll med försörjningsstöd"]', '["försörjningsstöd", "bistånd"]')
    found = expansions("Hur många hushåll med försörjningsstöd?", synonyms)
    assert found == {stem("biståndshushåll"): 0.5, stem("bistånd"): 0.5}


def test_a_question_is_widened_by_words_that_it_does_not_hold(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["bil", "fordon", "åk"]')
    assert expansions("Hur många bilar?", synonyms) == {stem("fordon"): 0.5, stem("åk"): 0.5}
    assert expansions("Hur många bilar och fordon?", synonyms) == {stem("åk"): 0.5}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Varför går nämnden i år back?", True),
        ("Gick nämnden back?", True),
        ("Går det bra?", False),
        ("Back är vi när vi går?", False),
        ("Går nämnden enligt årets senaste prognos back?", False),
    ],
)
def test_an_expression_is_read_in_its_order_with_a_few_words_between(
    tmp_path: Path, question: str, found: bool
) -> None:
    synonyms = _list(tmp_path, '["underskott", "går/gick back"]')
    assert expansions(question, synonyms) == ({stem("underskott"): 0.5} if found else {})


def test_words_of_an_expression_mean_what_it_means(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["lägga", "placera"]', '["nedläggning", "lägga ner"]')
    meant = meanings_in("Lägga ner skolan", synonyms)
    assert meant == {stem("lägga"): {stem("nedläggning"): 0.5}, "ner": {stem("nedläggning"): 0.5}}
    assert meanings_in("Lägga fram", synonyms) == {stem("lägga"): {stem("placera"): 0.5}}


def test_two_expressions_of_one_word_both_count(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["minska", "dra ner"]', '["starta", "dra igång"]')
    assert expansions("Dra ner eller igång", synonyms) == {stem("minska"): 0.5, stem("starta"): 0.5}


def test_a_word_that_is_read_in_questions_only_is_no_synonym_itself(tmp_path: Path) -> None:
    synonyms = _list(tmp_path, '["överskott", "plus?"]')
    assert expansions("plus", synonyms) == {stem("överskott"): 0.5}
    assert expansions("överskott", synonyms) == {}


def test_what_stands_for_a_word_comes_in_the_order_of_the_list() -> None:
    words = [f"ord{number}" for number in range(20)]
    assert list(synonyms_of([(0.9, ("sak", *words))])["sak"]) == words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Vad kostar det att slarva bort nyckeln?", "förkommen"),
        ("Hur länge får änkan bo kvar?", "efterlevande"),
        ("Vem har skrivit på beslutet?", "undertecknad"),
        ("Vad händer om grannkommunen hoppar av?", "lämna"),
        ("Hur många fick sparken?", "uppsägning"),
        ("Får man längre tid på sig?", "anstånd"),
        ("Vem är MAS?", "medicinskt"),
        ("Vem röstade emot taxan?", "reservation"),
        ("Vem skriver protokollet?", "nämndsekreterare"),
        ("Hur många gick om tvåan?", "årskurs"),
        ("Vad gör ni när elever inte kommer till skolan?", "frånvaro"),
        ("Hur många gamla ramlade hemma?", "fallolycka"),
        ("Kommer samma ansikten hem till mormor?", "personalkontinuitet"),
        ("Hur många familjer kastades ut i vintras?", "avhysning"),
        ("Vem skottar trottoaren?", "snöröjning"),
        ("Vad kostade rören som sprungit sönder?", "ledningsnät"),
        ("Spräckte tekniska kontoret budgeten?", "underskott"),
        ("Vad kostar stafettläkarna?", "hyrpersonal"),
        ("Hur många jobbar hemifrån?", "distansarbete"),
        ("Hur många lånade böcker i fjol?", "utlån"),
        ("Är nya planen färdig?", "slutförd"),
        ("Vad gör vi mot krångligt språk i breven?", "klarspråk"),
    ],
)
def test_what_people_say_is_searched_for_as_rules_and_minutes_say_it(asked: str, said: str) -> None:
    assert stem(said) in expansions(asked, load_synonyms())


def test_what_is_sold_is_not_salted() -> None:
    assert stem("halkbekämpning") in expansions("Vem saltar gångbanorna?", load_synonyms())
    assert stem("halkbekämpning") not in expansions("Varför har gården inte fått sålt maskinen?", load_synonyms())


@pytest.mark.parametrize("text", ["[[groups]]\n", "groups = 3\n", "inte toml", '[[groups]]\nstrength="x"\nwords=[]\n'])
def test_a_bad_list_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SynonymsError, match=r"list\.toml"):
        load_synonyms(path)


def test_a_word_with_marks_is_not_the_one_that_is_listed_as_it_is_written_without() -> None:
    synonyms = synonyms_of([(0.9, ("mas!", ">", "sköterska")), (0.9, ("äldre!", ">", "seniorer"))])
    assert stem("mas") in meanings_in("Vad gör mas?", synonyms)
    assert stem("mås") not in meanings_in("Ser du en mås?", synonyms)
    assert stem("äldre") in meanings_in("Vad får äldre?", synonyms)
    assert stem("aldre") in meanings_in("Vad far aldre?", synonyms)
