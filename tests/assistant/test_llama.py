"""Our retrieval behind LlamaIndex's interface, and one of its own query engines over it, as docs/api.md shows it.

LlamaIndex takes seconds to import.
"""

from pathlib import Path

import pytest
from llama_index.core.indices.prompt_helper import PromptHelper
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode, get_response_synthesizer

from assistant.answer import Ranked, Source
from assistant.ask import Assistant
from assistant.llama import NamndsvarRetriever, node
from ingest.document import Description, Passage, PassageKind, ReportType, Span
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE

pytestmark = pytest.mark.slow

QUESTION = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"


def test_a_query_engine_of_llama_index_answers_from_our_passages(tmp_path: Path) -> None:
    files = tuple(sorted(SAMPLE.glob("*.txt"))[:2])
    list(add(Request(paths=files), settings=Settings(library=tmp_path)))
    assistant = Assistant.open(tmp_path)
    synthesizer = get_response_synthesizer(
        llm=MockLLM(), prompt_helper=PromptHelper(context_window=100_000), response_mode=ResponseMode.COMPACT
    )
    engine = RetrieverQueryEngine(NamndsvarRetriever(assistant), response_synthesizer=synthesizer)
    response = engine.query(QUESTION)
    best = response.source_nodes[0].node
    assert best.metadata["file"] == "102_9d3c55f1e0.txt"
    assert best.metadata["type"] == "T1"
    assert "9,6 %" in best.get_content()
    assert "9,6 %" in str(response)  # the model, which gives back what it is told, was told the passage


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
