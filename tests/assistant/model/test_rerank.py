"""A cross-encoder as the last scorer: what its scores do, how it is loaded, and what it says where it cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.__main__ import main
from assistant.answer import Finished
from assistant.ask import Assistant
from assistant.model.reranker import Found, RerankerError, configured_reranker, load_reranker, rescored
from assistant.settings import Settings
from ingest.document import Passage, PassageKind, Span
from ingest.genre.boards import load_boards
from ingest.store.change import Writer
from ingest.store.index import Index
from tests.ingest.embed.small_tokenizer import small_tokenizer
from tests.ingest.small_library import GramEmbedder, prepared
from tests.ingest.small_library import settings as library_settings

TEXTS = ("Parken stängs i maj.", "Skolan öppnas i juni.", "Biblioteket flyttar i juli.", "Badet får nytt tak.")
others_warn = pytest.mark.filterwarnings("ignore")  # other people's code warns while it is imported


@dataclass(slots=True)
class WordReranker:
    """Gives 1 to a passage with the word, 0 to others, and remembers what it was asked."""

    word: str
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        self.asked.append((question, tuple(passages)))
        return np.array([float(self.word in passage) for passage in passages])


def found() -> Found:
    passages = [
        Passage(
            id=f"p{n}",
            document_id="d",
            position=n,
            kind=PassageKind.PROSE,
            text=text,
            span=Span(start=0, end=len(text)),
            headings=("Mål", "Parker och bad"),
        )
        for n, text in enumerate(TEXTS)
    ]
    return tuple((passage, 1.0 - n / 10) for n, passage in enumerate(passages))


def order(of: Found) -> list[str]:
    return [passage.id for passage, _ in of]


def test_its_standardised_score_is_added_by_weight() -> None:
    reranker = WordReranker("juli")
    after = rescored(found(), "När flyttar biblioteket?", reranker, settings=Settings(rerank_weight=0.5))
    assert order(after) == ["p2", "p0", "p1", "p3"]
    scores = dict(zip(order(after), (score for _, score in after), strict=True))
    assert scores["p2"] == pytest.approx(0.8 + 0.5 * 0.75 / np.std([0, 0, 1, 0]))
    assert sum(scores.values()) == pytest.approx(sum(score for _, score in found()))
    assert reranker.asked == [("När flyttar biblioteket?", tuple(f"Parker och bad\n{text}" for text in TEXTS))]


def test_only_the_best_are_read_and_the_others_get_the_lowest_score() -> None:
    reranker = WordReranker("juni")
    after = rescored(found(), "När?", reranker, settings=Settings(reranked=2))
    assert len(reranker.asked[0][1]) == 2
    assert order(after) == ["p1", "p0", "p2", "p3"]
    scores = [score for _, score in after]
    assert scores[2:] == [pytest.approx(0.8 - 1.0), pytest.approx(0.7 - 1.0)]


def test_one_that_finds_all_alike_or_is_not_there_changes_nothing() -> None:
    assert rescored(found(), "När?", WordReranker("i m"), settings=Settings(reranked=1)) == found()
    assert rescored(found(), "När?", WordReranker("snö"), settings=Settings()) == found()
    assert rescored(found(), "När?", None, settings=Settings()) == found()
    assert rescored((), "När?", WordReranker("i"), settings=Settings()) == ()


def test_an_assistant_ranks_by_it_and_without_a_setting_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NAMNDSVAR_RERANKER", raising=False)
    assert configured_reranker() is None
    assert configured_reranker({"NAMNDSVAR_RERANKER": " "}) is None
    settings = library_settings(tmp_path)
    sentences = [f"Nämnden rustar parken vid {place} under året." for place in ("torget", "kyrkan", "hamnen", "ån")]
    with Writer.open(settings, embedder=GramEmbedder(), create=True) as writer:
        writer.add([writer.entry(prepared("a.txt", [*sentences, "Rad"]), lineage="a", version=1)])
    index = Index.open(tmp_path, embedder=GramEmbedder(), settings=settings)
    for place in ("kyrkan", "ån"):
        assistant = Assistant(index, boards=load_boards(None), reranker=WordReranker(place))
        *_, last = assistant.ask("Vilken park rustar nämnden under året?")
        assert isinstance(last, Finished)
        assert place in last.answer.passages[0].passage.text
    index.close()


def save_model(folder: Path, *, labels: int = 1, head: bool = True) -> None:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=4,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=32,
    )
    config.num_labels = labels
    (BertForSequenceClassification if head else BertModel)(config).save_pretrained(folder)
    special = dict.fromkeys(("unk_token", "pad_token", "cls_token", "sep_token", "mask_token"), "[UNK]")
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=small_tokenizer(), **special)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(folder)


@pytest.mark.slow
@others_warn
def test_a_cross_encoder_in_a_folder_scores_pairs_of_any_length(tmp_path: Path) -> None:
    save_model(tmp_path / "own")
    reranker = configured_reranker({"NAMNDSVAR_RERANKER": str(tmp_path / "own")})
    assert reranker is not None
    passages = ["park", "skola", "parker " * 500, "park"]
    scores = reranker.scores("skola", passages)
    assert scores.shape == (4,)
    assert np.isfinite(scores).all()
    assert scores[0] == pytest.approx(scores[3], abs=1e-6)
    assert scores[0] != scores[1]
    assert np.allclose(scores, reranker.scores("skola", passages), atol=1e-6)


@pytest.mark.slow
@others_warn
def test_a_model_that_gives_no_single_score_is_refused(tmp_path: Path) -> None:
    save_model(tmp_path / "three", labels=3)
    save_model(tmp_path / "headless", head=False)
    for name in ("three", "headless"):
        with pytest.raises(RerankerError, match="Ange en cross-encoder i NAMNDSVAR_RERANKER"):
            load_reranker(str(tmp_path / name))


@pytest.mark.slow
@others_warn
def test_a_folder_without_a_model_and_a_damaged_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RerankerError, match="går inte att läsa"):
        load_reranker(str(tmp_path))
    save_model(tmp_path / "cut")
    weights = tmp_path / "cut" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(RerankerError, match="går inte att läsa"):
        load_reranker(str(tmp_path / "cut"))


@pytest.mark.slow
@others_warn
def test_a_setting_that_cannot_be_used_is_one_line_and_a_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Writer.open(library_settings(tmp_path), create=True) as writer:
        writer.add([writer.entry(prepared("a.txt", ["Parken stängs.", "Rad"]), lineage="a", version=1)])
    for variable, status in (("NAMNDSVAR_RERANKER", 2), ("NAMNDSVAR_EMBEDDER", 1)):
        with monkeypatch.context() as patch:
            patch.setenv(variable, "nobody/never-downloaded")
            assert main(["ask", "När stängs parken?", "--library", str(tmp_path)]) == status
        said = capsys.readouterr()
        assert said.out == ""
        assert "Inget hämtas från nätet" in said.err
        assert variable in said.err
        assert len(said.err.splitlines()) == 1
