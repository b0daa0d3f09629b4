"""A rule that is off finds and tells nothing, and what it was worth is counted."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answer import Event
from assistant.conversation import EMPTY, Conversation
from eval.questions import Kind, Question
from eval.rules.listed import Rule
from eval.rules.switch import Heard, Switch, Told
from eval.rules.synonyms import HeardSynonyms, Line
from eval.rules.worth import Case, worth
from eval.sources import Sources
from tests.places import ROOT


def spoke(switch: Switch) -> bool:
    return switch.spoke


def test_a_pattern_says_when_it_is_found_and_finds_nothing_while_it_is_off() -> None:
    switch = Switch()
    heard = Heard(re.compile(r"\d+"), switch)
    assert heard.search("inget") is None
    assert not spoke(switch)
    assert heard.sub("", "7 parker") == " parker"
    assert spoke(switch)
    switch.turn(off=True)
    assert heard.search("7 parker") is None
    assert heard.fullmatch("7") is None
    assert list(heard.finditer("7 parker")) == []
    assert heard.sub("", "7 parker") == "7 parker"


def test_a_veto_that_is_off_never_speaks() -> None:
    switch = Switch()
    told: Told[int, bool] = Told(lambda seen: seen > 3, switch)
    assert not told(2)
    assert not spoke(switch)
    assert told(4)
    assert spoke(switch)
    switch.turn(off=True)
    assert not told(4)


def test_a_line_of_synonyms_is_taken_out_and_put_back() -> None:
    lines: dict[Line, Switch] = {(0.9, ("park", "grönområde")): Switch(), (0.7, ("park", "lund")): Switch()}
    heard = HeardSynonyms(lines)
    first, second = lines.values()
    whole = dict(heard)
    assert set(heard["park"]) == {"gronomrad", "lund"}
    assert spoke(first)
    assert spoke(second)
    first.turn(off=True)
    assert set(heard["park"]) == {"lund"}
    first.turn(off=False)
    assert heard == whole


def test_with_none_asked_again_it_is_only_counted_what_a_rule_touches() -> None:
    rule = Rule(place="here", name="any", switch=Switch())

    class Speaks:
        asked = 0

        def ask(self, question: str, conversation: Conversation = EMPTY) -> Iterator[Event]:
            self.asked += 1
            rule.switch.spoke = True
            raise ValueError(question)

    asks = Speaks()
    question = Question(id="q", kind=Kind.TABLE_NUMBER, text="Hur många?", gold="", answerable=False)
    sources = Sources(folder=ROOT, texts={})
    cases = [Case(item=replace(question, split=half), asks=asks, sources=sources) for half in ("dev", "test", "test")]
    (found,) = worth([rule], cases, most=0)
    assert (found.dev.touched, found.test.touched, found.test.asked) == (1, 2, 0)
    assert asks.asked == len(cases)


@pytest.mark.slow
def test_what_each_veto_touches_gains_and_loses_is_printed() -> None:
    command = [sys.executable, "-m", "eval", "rules", "--place", "weigh/vetoes", "--set", "controllers", "--most", "1"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "meets_little" in printed
    assert "earn something on held-out questions" in printed
