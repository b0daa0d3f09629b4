"""A refusal with a model's help: proposals within the scope that was set, a plan never reckoned, a checked sentence."""

import json
from dataclasses import replace

import pytest

from assistant.answer import Answer, Finished, Scope
from assistant.ask import Assistant
from assistant.conversation import EMPTY, Conversation
from assistant.settings import DEFAULT
from tests.assistant.model.asked import Asks, asked
from tests.assistant.model.scripted_server import ScriptedServer, copying, playing, saying
from tests.sampled import first_of, first_of_each

BATS = "Vilka odjur övervintrar i ugnarna i Lövsjö-Tegelbruket?"
SHARE = "Vilken bit av kakan slukar de gamla i Lövsjö-Tegelbruket 2025?"
SUM = "Vilken summa delade ungdomsråden på i Åsdal-Mellanvik 2024?"
PLAN = {
    "rows": {"words": "äldreomsorg", "money": True},
    "figures": [{"field": {"measures": ["budget", "net"]}, "way": "share of the whole"}],
    "steps": ["list"],
}
TOLD = {"answers": True, "number": 1, "sentence": "Ungdomsråden fick tillsammans bestämma över 90 000 kronor."}


def _json(**parts: object) -> str:
    return json.dumps(parts, ensure_ascii=False)


@pytest.mark.parametrize("question", [BATS, SHARE, SUM])
def test_without_a_model_the_question_is_refused(plain: Assistant, question: str) -> None:
    assert asked(plain, question).refused


def test_other_words_are_searched_for_and_what_they_find_is_uncertain(asks: Asks) -> None:
    reply = _json(phrasings=["fladdermöss i tegelugnarna"])
    with ScriptedServer(behaviour=playing(proposes=reply)) as server:
        answer = asked(asks(server, settings=DEFAULT), BATS)
    assert "fladdermöss" in answer.text
    assert not answer.refused
    assert not answer.sure
    assert answer.question == BATS
    assert answer.standalone == "fladdermöss i tegelugnarna"
    assert {citation.source.description.board for citation in answer.citations} == {"Lövsjö-Tegelbruket"}


def test_other_words_stay_within_the_scope_that_was_set(asks: Asks) -> None:
    elsewhere = Scope(boards=("Åsdal-Mellanvik",))
    reply = _json(phrasings=["fladdermöss i tegelugnarna i Lövsjö-Tegelbruket"])
    with ScriptedServer(behaviour=playing(proposes=reply)) as server:
        *_, last = asks(server, settings=DEFAULT).ask("Vilka odjur övervintrar i ugnarna?", corrected=elsewhere)
    assert isinstance(last, Finished)
    boards = {citation.source.description.board for citation in last.answer.citations}
    assert boards <= {"Åsdal-Mellanvik"}


def test_a_plan_is_carried_out_and_its_figures_are_the_facts_own(asks: Asks) -> None:
    with ScriptedServer(behaviour=playing(proposes=_json(plan=PLAN))) as server:
        answer = asked(asks(server, settings=DEFAULT), SHARE)
    assert answer.working is not None
    assert answer.working.formula == "287,9 / 1 036,0 = 27,8 %"
    assert answer.working.plan.boards == ("Lövsjö-Tegelbruket",)


@pytest.mark.parametrize(
    "reply",
    first_of_each(
        lambda reply: reply.partition(":")[0][:14] if reply.startswith('{"') else "",  # the rest is no form
        [
            "",
            "27,8 procent",
            "{",
            "[]",
            _json(plan={**PLAN, "result": "27,8 %"}),
            _json(plan={**PLAN, "steps": ["guess"]}),
            _json(plan={**PLAN, "steps": []}),
            _json(plan={**PLAN, "figures": []}),
            _json(plan={**PLAN, "limit": "tre"}),
            _json(plan={**PLAN, "steps": ["rank"], "limit": 7}),
            _json(plan={**PLAN, "conditions": [{"field": {}, "test": "above", "bound": {"number": "280"}}]}),
            _json(plan={**PLAN, "figures": [{"field": {"measures": ["budget"], "period": {"year": 2031}}}]}),
            _json(plan={**PLAN, "rows": {"words": "äldreomsorg", "held": ["Förskola"]}}),
            _json(plan=PLAN, answer="27,8 %"),
            _json(question="Vad är budgeten i Norrvik 2031?"),
            _json(phrasings=["budget 99 mnkr"]),
            _json(phrasings=[17, None]),
            _json(phrasings="äldreomsorg"),
            "[" * 3000,
            "x" * 5000,
        ],
    ),
)
def test_a_bad_proposal_is_dropped_and_the_refusal_stands(asks: Asks, plain: Assistant, reply: str) -> None:
    with ScriptedServer(behaviour=playing(proposes=reply)) as server:
        answer = asked(asks(server, settings=DEFAULT), SHARE)
    assert replace(answer, seconds=0.0) == replace(asked(plain, SHARE), seconds=0.0)


def test_a_refusal_gives_way_to_a_sentence_that_is_borne(asks: Asks) -> None:
    with ScriptedServer(behaviour=playing(reconsiders=_json(**TOLD))) as server:
        answer = asked(asks(server, settings=DEFAULT), SUM)
    assert "90 000 kronor (Åsdal-Mellanvik, verksamhetsberättelse 2024) [1]." in answer.text
    assert (answer.refused, answer.sure, answer.reason) == (False, False, None)
    assert "90 000 kronor" in answer.citations[0].quote


@pytest.mark.parametrize(
    "reply",
    first_of(
        [
            _json(**{**TOLD, "sentence": "Ungdomsråden fick tillsammans bestämma över 95 000 kronor."}),
            _json(**{**TOLD, "sentence": "Besökstalet hamnade 50 besök under målet."}),
            _json(**{**TOLD, "number": 19}),
            _json(**{**TOLD, "answers": False}),
            _json(**{**TOLD, "more": 1}),
            TOLD["sentence"],
        ],
    ),
)
def test_a_refusal_stands_where_the_sentence_is_false_or_about_something_else(
    asks: Asks, plain: Assistant, reply: str
) -> None:
    with ScriptedServer(behaviour=playing(reconsiders=reply)) as server:
        answer = asked(asks(server, settings=DEFAULT), SUM)
    assert replace(answer, seconds=0.0) == replace(asked(plain, SUM), seconds=0.0)


def test_a_model_that_copies_evidence_changes_no_refusal(asks: Asks, plain: Assistant) -> None:
    with ScriptedServer(behaviour=copying) as server:
        assistant = asks(server, settings=DEFAULT)
        for question in (BATS, SHARE, SUM):
            assert asked(assistant, question).text == asked(plain, question).text


def test_a_follow_up_is_read_in_full(asks: Asks, plain: Assistant) -> None:
    first = asked(plain, "När invigs aktivitetshuset Ringugnen enligt Lövsjö-Tegelbrukets verksamhetsplan 2025?")
    conversation = EMPTY.add(first)
    typed = "Vad betalas det xyzzy?"
    assert _turn(plain, typed, conversation).refused
    full = "Vad kostar hyran för Ringugnen om året?"
    with ScriptedServer(behaviour=playing(proposes=_json(question=full))) as server:
        answer = _turn(asks(server, settings=DEFAULT), typed, conversation)
        assert "Ringugnen" in server.requests[0].prompt
    assert "6,2 mnkr" in answer.text
    assert (answer.question, answer.standalone) == (typed, full)


def test_at_most_two_calls_are_made_for_a_refusal_and_one_for_any_other_answer(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying("")) as server:
        assistant = asks(server, settings=DEFAULT)
        asked(assistant, SUM)
        assert len(server.requests) == 2
        asked(assistant)
        assert len(server.requests) == 3
        asked(assistant, "Hej!")
        assert len(server.requests) == 3


@pytest.mark.slow
def test_all_calls_together_end_at_the_deadline(asks: Asks, plain: Assistant) -> None:
    settings = replace(DEFAULT, first_sentence=0.6, whole_answer=0.9)
    with ScriptedServer(behaviour=playing(proposes="{}", reconsiders="{}", pause=0.5)) as server:
        answer = asked(asks(server, settings=settings), SUM)
    assert answer.text == asked(plain, SUM).text
    assert answer.seconds < 2.5


def test_no_proposals_are_asked_for_where_they_are_switched_off(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying("")) as server:
        asked(asks(server, settings=replace(DEFAULT, proposals=False)), SUM)
        assert server.requests == []


def _turn(assistant: Assistant, question: str, conversation: Conversation) -> Answer:
    *_, last = assistant.ask(question, conversation)
    assert isinstance(last, Finished)
    return last.answer
