"""What a follow-up most likely goes on about."""

from assistant.ask import Assistant


def test_a_follow_up_looks_first_at_what_was_cited_first_and_least_at_what_stands_beside(assistant: Assistant) -> None:
    *_, last = assistant.ask("Vad är årsmålet för sjukfrånvaron?")
    answer = last.answer  # type: ignore[union-attr]  # the last event is the finished answer
    focus = {passage.id: strength for passage, strength in assistant._library.beside(answer.citations)}
    cited = list(dict.fromkeys(citation.passage.id for citation in answer.citations))
    assert focus[cited[0]] == 1.0
    assert all(focus[other] < 1.0 for other in focus if other != cited[0])
    beside = [strength for id_, strength in focus.items() if id_ not in cited]
    assert beside
    assert max(beside) < min(focus[id_] for id_ in cited)
    assert assistant._library.beside(()) == ()
