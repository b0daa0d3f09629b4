"""A small library whose vectors lie on a Chroma server, and what lies there."""

from collections.abc import Sequence
from contextlib import closing

from ingest.settings import Settings
from ingest.store.catalogue.records import Place
from ingest.store.change import Writer
from ingest.store.index import Index
from ingest.store.vectors.served.collection import Served
from ingest.store.vectors.served.serving import ServedVectors
from tests.ingest.small_library import GramEmbedder, prepared

SENTENCES = ["Gamla parken stängs.", "Antal besök"]


def writing(chosen: Settings) -> Writer:
    return Writer.open(chosen, embedder=GramEmbedder(), create=True)


def add(chosen: Settings, file: str, sentences: Sequence[str] = SENTENCES, version: int = 1) -> str:
    with writing(chosen) as writer:
        document = prepared(file, sentences)
        writer.add([writer.entry(document, lineage=file, version=version)])
        return document.document.id


def removed(chosen: Settings, document_id: str) -> bool:
    with writing(chosen) as writer:
        return writer.remove([document_id])


def opened(chosen: Settings) -> Index:
    return Index.open(chosen.library, embedder=GramEmbedder(), settings=chosen)


def place(chosen: Settings) -> Place:
    with closing(opened(chosen)) as index:
        return index.view().place


def on_server(chosen: Settings) -> Served:
    return ServedVectors(str(chosen.chroma_url), place(chosen).library).collection(place(chosen).collection)


def shards(chosen: Settings) -> list[str]:
    """Return the document of each shard on the server."""
    return sorted(shard.partition(".")[0] for shard in {held.shard for held in on_server(chosen).held()})


def found(chosen: Settings) -> set[str]:
    with closing(opened(chosen)) as index:
        return {hit.passage_id.split("-")[0] for hit in index.search_vectors("parken stängs", limit=50)}
