"""What a model writes is shown with its source, and what is not borne is left out and said."""

import pytest

from assistant.ask import Assistant
from assistant.model.endpoint import Kind
from assistant.settings import DEFAULT
from ingest.passages.tokens import count_tokens
from tests.assistant.model.asked import FIGURE, PROSE, QUICK, TOLD, Asks, asked
from tests.assistant.model.scripted_server import ScriptedServer, copying, saying


@pytest.mark.parametrize("kind", list(Kind))
def test_a_models_sentence_is_shown_with_its_source(asks: Asks, kind: Kind) -> None:
    with ScriptedServer(behaviour=saying("Årsmålet för sjuk", "frånvaro är 8,0 % [", "1]. ")) as server:
        answer = asked(asks(server, kind=kind))
    assert answer.written
    assert answer.text == "Årsmålet för sjukfrånvaro är 8,0 % [1]."
    cell = answer.citations[0].cell
    assert cell is not None
    assert (cell.row, cell.column, cell.value) == ("Sjukfrånvaro", "Årsmål", "8,0 %")
    (request,) = server.requests
    headers = {name.casefold() for name in request.headers}
    assert headers <= set(
        "host accept accept-encoding connection user-agent content-type content-length authorization".split()
    )
    options = request.body.get("options", request.body)
    assert isinstance(options, dict)
    assert options.get("num_predict", options.get("max_tokens")) == QUICK.reply_tokens
    assert kind is not Kind.OLLAMA or options["num_ctx"] == 8192


def test_false_sentences_are_left_out_and_that_is_said(asks: Asks) -> None:
    with ScriptedServer(
        behaviour=saying(TOLD, "Årsmålet för sjukfrånvaro var 9,9 % [1]. Bra jobbat alla [1].")
    ) as server:
        answer = asked(asks(server))
    assert answer.text == f"{TOLD.strip()} 2 meningar som källorna inte bär är utelämnade."
    assert answer.left_out == ("Årsmålet för sjukfrånvaro var 9,9 %.", "Bra jobbat alla.")


def test_a_model_that_copies_the_evidence_answers_as_the_quotes_do(asks: Asks, plain: Assistant) -> None:
    questions = [FIGURE, PROSE, "När ska aktivitetshuset Ringugnen invigas?"]
    with ScriptedServer(behaviour=copying) as server:
        assistant = asks(server, settings=DEFAULT)
        for question in questions:
            expected, answer = asked(plain, question), asked(assistant, question)
            cited = {citation.passage.id for citation in answer.citations}
            assert expected.citations[0].passage.id in cited
            assert answer.refused == expected.refused


def test_the_prompt_keeps_within_the_models_context(asks: Asks) -> None:
    with ScriptedServer(behaviour=saying(TOLD)) as server:
        asked(asks(server))
    messages = server.requests[0].body["messages"]
    assert isinstance(messages, list)
    assert sum(count_tokens(message["content"]) for message in messages) + QUICK.reply_tokens <= 8192
