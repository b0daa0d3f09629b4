import pytest

from assistant.workers.allowance import Allowance, AllowanceSize
from assistant.workers.errors import AskedAtOnce, AskedTooOften


def test_one_person_may_ask_so_often_and_others_meanwhile() -> None:
    now = [0.0]
    allowance = Allowance(AllowanceSize(questions=3, seconds=10, at_once=2), clock=lambda: now[0])
    for _ in range(3):
        with allowance.one_question("a"):
            now[0] += 1
    with pytest.raises(AskedTooOften, match="3 frågor på 10 sekunder"), allowance.one_question("a"):
        pass
    with allowance.one_question("b"):
        pass
    now[0] = 10.0  # ten seconds after the first
    with allowance.one_question("a"):
        pass
    with pytest.raises(AskedTooOften), allowance.one_question("a"):
        pass


def test_one_person_may_have_so_many_questions_under_way() -> None:
    allowance = Allowance(AllowanceSize(at_once=2))
    with allowance.one_question("a"), allowance.one_question("a"):
        with pytest.raises(AskedAtOnce), allowance.one_question("a"):
            pass
        with allowance.one_question("b"):
            pass
    with allowance.one_question("a"):
        pass


def test_a_question_that_fails_is_under_way_no_longer() -> None:
    allowance = Allowance(AllowanceSize(at_once=1))
    for _ in range(3):
        with pytest.raises(ValueError, match="x"), allowance.one_question("a"):
            raise ValueError("x")


def test_nothing_is_kept_of_who_asked_long_ago() -> None:
    now = [0.0]
    allowance = Allowance(clock=lambda: now[0])
    for person in map(str, range(50)):
        with allowance.one_question(person):
            pass
    now[0] = 1000.0
    with allowance.one_question("a"):
        assert allowance.known() == 1
