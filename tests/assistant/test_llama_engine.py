"""One of LlamaIndex's own query engines answers over a library, as docs/api.md shows it."""

from pathlib import Path

import pytest
from llama_index.core.indices.prompt_helper import PromptHelper
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode, get_response_synthesizer

from assistant.ask import Assistant
from assistant.llama import NamndsvarRetriever
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE

QUESTION = "Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?"


@pytest.mark.slow
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
