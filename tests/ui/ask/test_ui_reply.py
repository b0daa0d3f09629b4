from assistant.answer import Answer, Comparison, Reason, Scope
from ui import texts
from ui.ask import reply


def answer(text: str, *, reason: Reason | None = None, comparison: Comparison | None = None) -> Answer:
    return Answer(
        question="Hur många?",
        standalone="Hur många?",
        scope=Scope(),
        text=text,
        refused=reason is not None,
        reason=reason,
        comparison=comparison,
    )


def drawn(found: Answer) -> str:
    return reply.drawn(found, place=lambda _: None, prefix="k")


def test_every_reason_has_words() -> None:
    for reason in Reason:
        shown = drawn(answer("Nej.", reason=reason))
        assert texts.REFUSED_FOR[reason] in shown
        assert (texts.NEXT in shown) == (reason in texts.NEXT_STEP)


def test_a_line_that_the_table_shows_is_not_said_twice() -> None:
    table = Comparison(columns=("Nämnd", "Svar"), rows=(("A", "12 000 besök på träffpunkterna"), ("B", "–")))
    shown = drawn(answer("A: 12 000 besök på träffpunkterna.\n1 av 2 nämner det – resten inte.", comparison=table))
    assert shown.count("besök på träffpunkterna") == 1
    assert "1 av 2 nämner det – resten inte." in shown


def test_how_many_answer_stands_under_the_table_and_not_above_it() -> None:
    table = Comparison(columns=("Nämnd", "Svar"), rows=(("A", "12 st"), ("B", "–")), note="1 av 2 nämnder nämner det.")
    shown = drawn(answer(f"Se nedan.\n{table.note}", comparison=table))
    assert shown.count(table.note) == 1
    assert shown.index("</table>") < shown.index(table.note)


def test_a_marker_without_a_source_is_text() -> None:
    shown = drawn(answer("Enligt lagen [7]."))
    assert "Enligt lagen [7]." in shown
    assert "nv-marker" not in shown


def test_a_greeting_has_no_scope_and_a_refusal_has() -> None:
    assert "nv-scope" not in drawn(answer("Hej!"))
    assert "nv-scope" in drawn(answer("Nej.", reason=Reason.NOTHING_RELEVANT))
