"""The public question sets as items: SQuAD-sv, XQuAD in German and English, NorQuAD, SweQUAD and SweFAQ."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.language.sentences import sentences
from training.reading.foreign import Foreign
from training.reading.items import Candidate, Item

_HELD_OUT = 2  # articles of SQuAD-sv, the last ones; XQuAD's paragraphs of the same articles are left out too
_MOST, _FOREIGN = 12, 4  # texts of the passage itself, and of others
_LEAST = 15  # characters of a sentence


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str
    context: str
    spans: tuple[tuple[int, int], ...]  # empty where the context does not answer
    title: str = ""


def training_sets(folder: Path) -> dict[str, list[Item]]:
    """Return the items that a reader learns from, by set; raises FileNotFoundError."""
    squad = _squad(folder / "squad_sv_half.json.gz")
    held = _held_titles(squad)
    return {
        "SQuAD-sv": _items([one for one in squad if one.title not in held]),
        "XQuAD de": _items([one for one in _paragraphs(folder / "xquad_de.json.gz") if one.title not in held]),
        "XQuAD en": _items([one for one in _paragraphs(folder / "xquad_en.json.gz") if one.title not in held]),
        "NorQuAD": _items(list(_paragraphs(folder / "norquad.json.gz"))),
        "SweQUAD": _items(list(_swequad(folder / "swequad_train.json"))),
        "SweFAQ": _faq(folder / "swefaq_dev.jsonl"),
    }


def held_out_sets(folder: Path) -> dict[str, list[Item]]:
    """Return the items of questions that no reader learns from, by set; raises FileNotFoundError."""
    squad = _squad(folder / "squad_sv_half.json.gz")
    held = _held_titles(squad)
    return {
        "SQuAD-sv": _items([one for one in squad if one.title in held]),
        "SweQUAD": _items(list(_swequad(folder / "swequad_dev.json"))),
        "SweFAQ": _faq(folder / "swefaq_test.jsonl"),
    }


def _held_titles(squad: Sequence[_Asked]) -> set[str]:
    return set(list(dict.fromkeys(asked.title for asked in squad))[-_HELD_OUT:])


def _items(asked: Sequence[_Asked]) -> list[Item]:
    contexts = {context: at for at, context in enumerate(dict.fromkeys(one.context for one in asked))}
    titles = {one.context: one.title for one in asked}
    cut = {context: _cut(context) for context in contexts}
    passages = [_candidates(pieces, titles[context]) for context, pieces in cut.items()]
    foreign = Foreign(passages)
    found = []
    for one in asked:
        at, pieces = contexts[one.context], cut[one.context]
        right = {i for i, (start, end, _) in enumerate(pieces) for a, b in one.spans if a < end and b > start}
        wrong = [i for i in range(len(pieces)) if i not in right][: _MOST - len(right)]
        near = [passages[at][i] for i in (*sorted(right), *wrong)]
        beside = foreign.of(one.question, passage=at, most=_FOREIGN)
        found.append(
            Item(
                question=one.question,
                candidates=(*near, *beside),
                right=frozenset(range(len(right))),
                near=len(near),
            )
        )
    return found


def _candidates(pieces: Sequence[tuple[int, int, str]], title: str) -> list[Candidate]:
    texts = [text for _, _, text in pieces]
    return [
        Candidate(before=" ".join(filter(None, (title.replace("_", " "), before))), text=text)
        for before, text in zip(["", *texts], texts, strict=False)
    ]


def _cut(context: str) -> list[tuple[int, int, str]]:
    """Return the sentences of a context with their places; short ones belong to the next."""
    found: list[tuple[int, int, str]] = []
    at = start = 0
    for sentence in sentences(context):
        at += len(sentence)
        if at - start >= _LEAST:
            found.append((start, at, " ".join(context[start:at].split())))
            start = at
    if start < at:
        found.append((start, at, " ".join(context[start:at].split())))
    return found


def _json(file: Path) -> Any:  # noqa: ANN401  each set has its own shape
    return json.loads(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())


def _squad(file: Path) -> list[_Asked]:
    return [
        _asked({**asked, "answers": [] if asked["is_impossible"] else asked["answers"]}, paragraph, article["title"])
        for article in _json(file)["data"]
        for paragraph in article["paragraphs"]
        for asked in paragraph["qas"]
    ]


def _paragraphs(file: Path) -> Iterator[_Asked]:
    for paragraph in _json(file):
        for asked in paragraph["qas"]:
            yield _asked(asked, paragraph, str(paragraph["source"]))


def _asked(asked: Any, paragraph: Any, title: str) -> _Asked:  # noqa: ANN401
    spans = {(one["answer_start"], one["answer_start"] + len(one["text"])) for one in asked["answers"]}
    return _Asked(asked["question"], paragraph["context"], tuple(sorted(spans)), title)


def _swequad(file: Path) -> Iterator[_Asked]:
    for entry in _json(file)["data"]:
        spans = tuple(
            (choice["start"], choice["end"])
            for choice in entry["choices"]
            if choice["type"] == "Correct answer" and choice["start"] is not None
        )
        if spans:
            yield _Asked(entry["question"], entry["context"], spans)


def _faq(file: Path) -> list[Item]:
    """Return an item a question: its answer among others of the same page."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        answers = [" ".join(str(answer).split()) for answer in entry["candidate_answers"]]
        at = int(entry["label"])
        others = [i for i in range(len(answers)) if i != at][: _MOST - 1]
        candidates = tuple(Candidate(before="", text=answers[i]) for i in (at, *others))
        right = frozenset({0})
        found.append(Item(question=entry["question"], candidates=candidates, right=right, near=len(candidates)))
    return found
