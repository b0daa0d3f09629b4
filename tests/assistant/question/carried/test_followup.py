"""What a follow-up carries over, replaces and lets go."""

from assistant.answer import Answer, Reason, Scope
from assistant.conversation import EMPTY
from assistant.question.asked import Asked
from assistant.question.carried.follow import follow
from assistant.question.kinds import Wanted
from assistant.question.scope import BoardNames, read
from assistant.question.understand import understand
from ingest.document import ReportType
from tests.assistant.small_assistant import citation

CITED = citation("12 400 besök")
BOARDS = BoardNames({"Ekhöjden": "Ekhöjden", "Norrvik": "Norrvik"})


def _after(*questions: str) -> Asked:
    asked = None
    for question in questions:
        asked = follow(asked, read(question, boards=BOARDS))
    assert asked is not None
    return asked


FIRST = "Vad är årsmålet för sjukfrånvaron i Ekhöjdens verksamhetsplan 2025?"


def _texts(thread: Asked) -> str:
    return " ".join(layer.text for layer in thread.layers)


def test_a_first_question_stands_alone() -> None:
    thread = _after("Och hur är det här?")
    assert not thread.follows
    assert len(thread.layers) == 1


def test_another_board_keeps_topic_and_kind() -> None:
    thread = _after(FIRST, "Och för Norrvik?")
    assert thread.scope.boards == ("Norrvik",)
    assert "sjukfrånvaron" in _texts(thread)
    assert thread.wanted == frozenset({Wanted.NUMBER})
    assert thread.report_years == ()


def test_a_follow_up_keeps_the_scope_and_adds_words() -> None:
    thread = _after(FIRST, "Vad är utfallet för det?")
    assert thread.scope.boards == ("Ekhöjden",)
    assert thread.scope.types == (ReportType.PLAN,)
    assert thread.layers[0].weight > thread.layers[1].weight
    assert "sjukfrånvaron" in thread.layers[1].text


def test_a_year_alone_asks_of_the_same_thing_in_that_year() -> None:
    thread = _after(FIRST, "Hur var det 2022?")
    assert thread.scope.years == (2022,)
    assert thread.layers[0].text == "2022"
    assert "sjukfrånvaron" in thread.layers[1].text
    assert thread.layers[1].weight == 1.0


def test_the_year_before_is_reckoned_from_the_conversation() -> None:
    assert _after(FIRST, "Och året innan?").scope.years == (2024,)


def test_this_year_is_the_report_s_own() -> None:
    thread = _after(FIRST, "och 2023?", "Hur många sjukdagar blev det i år?")
    assert thread.scope.years == ()
    assert _after(FIRST, "Hur många sjukdagar blir det i år?").scope.years == (2025,)


def test_a_question_that_stands_alone_lets_the_topic_go_but_keeps_the_board() -> None:
    thread = _after(FIRST, "Hur många träd planteras längs strandpromenaden?")
    assert not thread.follows
    assert "sjukfrånvaron" not in _texts(thread)
    assert thread.scope.boards == ("Ekhöjden",)


def test_every_board_lets_the_board_go() -> None:
    assert _after(FIRST, "Vilka av nämnderna planterar träd längs strandpromenader?").scope.boards == ()


def test_old_words_fade_away() -> None:
    thread = _after(FIRST, *["Och det?"] * 2, *[f"Vad säger de om ämne{i} då?" for i in range(9)])
    assert len(thread.layers) <= 6


def test_a_bare_follow_up_asks_for_something_else_of_the_same_thing() -> None:
    thread = _after(FIRST, "Vad beror det på?")
    assert thread.bare
    assert thread.wanted == frozenset({Wanted.REASON})
    assert thread.layers[0].text == _after(FIRST).layers[0].text


def test_a_follow_up_with_words_of_its_own_or_another_board_is_not_bare() -> None:
    assert not _after(FIRST, "Vad beror ökningen på?").bare
    assert not _after(FIRST, "När för Norrvik?").bare
    assert not _after("Vad beror det på?").bare


def test_back_to_something_leaves_the_turn_between_behind() -> None:
    thread = _after(FIRST, "Hur många besök har träffpunkterna?", "och mötesplatserna?", "Tillbaka till träffpunkterna")
    assert "mötesplatserna" not in _texts(thread)
    assert "tillbaka" not in _texts(thread).casefold()
    assert "besök" in _texts(thread)


BUDGET = "Vad är nettobudgeten för äldreomsorg i Ekhöjden 2025?"


def test_a_fragment_takes_the_place_of_what_was_asked_about_and_asks_for_the_same_kind() -> None:
    asked = _after(BUDGET, "Och förskolan?")
    assert asked.instead
    assert asked.wanted == {Wanted.NUMBER}
    assert asked.standalone == "Och förskolan? (Vad är nettobudgeten i 2025; Ekhöjden; 2025)"
    weights = {layer.text: layer.weight for layer in asked.layers}
    assert weights["för äldreomsorg"] < weights["Vad är nettobudgeten i 2025?"] < weights["Och förskolan?"]


def test_a_second_fragment_takes_the_place_of_the_first() -> None:
    asked = _after(BUDGET, "Och förskolan?", "Norrvik?", "2024?", "ekonomiskt bistånd då?")
    assert asked.scope.boards == ("Norrvik",)
    assert asked.scope.years == (2024,)
    assert "förskolan" not in _texts(asked)
    assert "nettobudgeten" in _texts(asked)


def test_women_and_men_are_asked_for_of_the_same_thing() -> None:
    asked = _after(FIRST, "bland kvinnor?")
    assert not asked.instead
    assert "sjukfrånvaron" in asked.standalone


def test_what_points_back_takes_the_place_of_nothing() -> None:
    assert not _after(FIRST, "nej, jag menade den korta").instead
    assert not _after(FIRST, "Tillbaka till sjukfrånvaron").instead


def test_the_year_that_a_figure_is_held_against_is_left_behind() -> None:
    first, then = "Vad är nettobudgeten för vuxna i Ekhöjden 2025?", "Är det mer än året innan?"
    answers = [
        Answer(
            question=q, standalone=q, scope=Scope(boards=("Ekhöjden",), years=(year,)), text="Ja.", citations=(CITED,)
        )
        for q, year in ((first, 2025), (then, 2024))
    ]
    assert understand(then, EMPTY.add(answers[0]), boards=BOARDS).scope.years == (2024,)
    after = understand("och socialpsykiatrin?", EMPTY.add(answers[0]).add(answers[1]), boards=BOARDS)
    assert after.scope.years == (2025,)


def test_what_was_asked_in_vain_is_kept_by_a_turn_that_was_told_by_its_words() -> None:
    said = (("Vad är andelen nöjda elever i Ekhöjden?", False), ("Och i nian?", True))
    conversation = EMPTY
    for question, told in said:
        answer = Answer(
            question=question,
            standalone=question,
            scope=Scope(boards=("Ekhöjden",)),
            text="81 procent." if told else "",
            refused=not told,
            reason=None if told else Reason.NOTHING_RELEVANT,
            citations=(CITED,) if told else (),
        )
        conversation = conversation.add(answer)

    assert "nöjda elever" in _texts(understand("Vad beror det på?", conversation, boards=BOARDS))
