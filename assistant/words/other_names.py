"""Other names of what a question names, as the documents themselves explain them: "BFS" and what it stands for."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass

from ingest.language.abbreviations import SHORT
from ingest.language.names import SecondName, in_lower_case, second_names
from ingest.language.words import STOP_WORDS, content_stems, fold_word, is_stop_word, stem, stems, words
from ingest.store.errors import UnknownDocument

_ABBREVIATION = re.compile(SHORT)
_MOST = 12  # other names of one question; more come only of a list of abbreviations put as a question


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """Another name, `said`, for the words of a question with the stems `asked`.

    An `abbreviation` holds letter by letter: MAR is no form of "mars".
    """

    asked: frozenset[str]
    said: str
    abbreviation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A pair of names that a document explains, with the stems of both, and the words of an abbreviation."""

    name: SecondName
    full: frozenset[str]
    other: frozenset[str]
    letters: frozenset[str]
    document: str


class OtherNames:
    """The names that the documents of a library explain, learned from their stored text when they are first asked for.

    They are kept nowhere else: a hundred reports (16 million characters) teach theirs in 0.2 s, once a process, and
    what is computed from the text never differs from it, nor is missing in a library of an earlier version.
    """

    def __init__(self, text: Callable[[str], str]) -> None:
        """`text` returns the stored text of a document."""
        self._text = text
        self._learned: dict[str, tuple[_Known, ...]] = {}
        self._words: dict[tuple[str, str], bool] = {}

    def reading(self, text: Callable[[str], str]) -> "OtherNames":
        """Return the same names, learned by all together, with `text` to learn further ones from."""
        same = copy(self)
        same._text = text
        return same

    def forget_all_but(self, documents: Iterable[str]) -> None:
        """Let go of what documents explained that are no longer in the library."""
        self._learned = {id_: self._learned[id_] for id_ in documents if id_ in self._learned}
        self._words = {key: is_word for key, is_word in self._words.items() if key[0] in self._learned}

    def of(
        self, texts: Sequence[str], *, documents: Sequence[str], beside: Sequence[str] = ()
    ) -> tuple[OtherName, ...]:
        """Return the other names of what the question `texts` names.

        What `documents` explain goes before what those `beside` them do: an abbreviation may mean one thing here and
        another there. Where they explain it in two ways, both count.
        """
        asked = frozenset(word for text in texts for word in words(text) if not is_stop_word(word))
        near = self._among(documents, texts, asked)
        explained = {name.asked for name in near}
        far = (name for name in self._among(beside, texts, asked) if name.asked not in explained)
        return tuple(dict.fromkeys((*near, *far)))[:_MOST]

    def abbreviations_of(self, full: str, *, documents: Sequence[str]) -> tuple[str, ...]:
        """Return the abbreviations that `documents` explain by the name `full`."""
        meant = frozenset(content_stems(full))
        known = (one for one in self._all(documents) if one.letters and one.full == meant)
        return tuple(dict.fromkeys(one.name.other for one in known))

    def written_out(self, text: str, *, documents: Sequence[str], beside: Sequence[str] = ()) -> str:
        """Return `text` with the abbreviations that search would take for words without meaning ("SIG") written out."""
        for group in (documents, beside):
            for known in self._all(group):
                other = known.name.other
                if fold_word(other.lower()) in STOP_WORDS and _stands_in(other, text):
                    parts = re.split(rf"(?<!\w){re.escape(other)}(?::\w+|(?!\w))", text)
                    text = known.name.full.join(parts)
        return text

    def _among(self, documents: Sequence[str], texts: Sequence[str], asked: frozenset[str]) -> list[OtherName]:
        found: list[OtherName] = []
        asked_stems = frozenset(map(stem, asked))
        for known in self._all(documents):
            other = known.name.other
            if known.full <= asked_stems and not self._is_word(known):
                found.append(OtherName(asked=known.full, said=other, abbreviation=bool(known.letters)))
            if (
                known.other <= asked_stems
                and known.letters <= asked
                and (any(_stands_in(other, text) for text in texts) or not self._is_word(known))
            ):
                found.append(OtherName(asked=known.other, said=known.name.full))
        return found

    def _all(self, documents: Sequence[str]) -> Iterable[_Known]:
        for document in documents:
            learned = self._learned.get(document)
            if learned is None:
                learned = self._learned[document] = self._learn(document)
            yield from learned

    def _learn(self, document: str) -> tuple[_Known, ...]:
        with suppress(UnknownDocument):  # removed this moment: it explains nothing any more
            return tuple(
                _Known(
                    name=name,
                    full=frozenset(content_stems(name.full)),
                    other=frozenset(stems(name.other)),
                    letters=frozenset(words(name.other)) if _ABBREVIATION.match(name.other) else frozenset(),
                    document=document,
                )
                for name in second_names(self._text(document))
            )
        return ()

    def _is_word(self, known: _Known) -> bool:
        """Whether the second name in lower case is a word of its own: then it holds in capitals only."""
        key = (known.document, known.name.other)
        is_word = self._words.get(key)
        if is_word is None:
            is_word = fold_word(key[1].lower()) in STOP_WORDS or self._in_lower_case(*key)
            self._words[key] = is_word
        return is_word

    def _in_lower_case(self, document: str, name: str) -> bool:
        with suppress(UnknownDocument):
            return in_lower_case(name, self._text(document))
        return True


def _stands_in(name: str, text: str) -> bool:
    """Whether `name` stands in `text` as it is written; nothing tells it in a text that is all in capitals."""
    return text != text.upper() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
