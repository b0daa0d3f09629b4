"""Our retrieval as a LlamaIndex retriever, so that its ecosystem can use it."""

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.answer import Finished, Ranked
from assistant.ask import Assistant


class NamndsvarRetriever(BaseRetriever):
    """Gives the ranked passages of a question as nodes, scope understood and applied."""

    def __init__(self, assistant: Assistant) -> None:
        """Retrieve through `assistant`."""
        super().__init__()
        self._assistant = assistant

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        for event in self._assistant.ask(query_bundle.query_str):
            if isinstance(event, Finished):
                return [node(ranked) for ranked in event.answer.passages]
        return []


def node(ranked: Ranked) -> NodeWithScore:
    """Return a ranked passage as a node, with document, board, year, type, headings and pages as metadata."""
    passage, what = ranked.passage, ranked.source.description
    metadata = {
        "file": ranked.source.file,
        "title": what.title,
        "board": what.board,
        "year": what.year,
        "type": str(what.type) if what.type else None,
        "headings": list(passage.headings),
        "first_page": passage.first_page,
        "last_page": passage.last_page,
    }
    text = TextNode(
        id_=passage.id,
        text=passage.text,
        metadata=metadata,
        start_char_idx=passage.span.start,
        end_char_idx=passage.span.end,
    )
    return NodeWithScore(node=text, score=ranked.score)
