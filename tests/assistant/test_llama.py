"""Our retrieval behind LlamaIndex's interface."""

from assistant.answer import Ranked, Source
from assistant.llama import node
from ingest.document import Description, Passage, PassageKind, ReportType, Span


def test_a_ranked_passage_becomes_a_node_with_its_place() -> None:
    description = Description(title="Plan", board="Ekhöjden", year=2026, type=ReportType.PLAN)
    passage = Passage(
        id="p",
        document_id="d",
        position=0,
        kind=PassageKind.PROSE,
        text="Parken rustas upp.",
        span=Span(start=3, end=21),
        headings=("Miljö", "Parker"),
        first_page=4,
    )
    found = node(Ranked(passage=passage, source=Source(id="d", file="a.txt", description=description), score=1.5))
    assert found.score == 1.5
    assert found.node.get_content() == "Parken rustas upp."
    assert found.node.metadata["headings"] == ["Miljö", "Parker"]
    assert found.node.metadata["type"] == "VP"
