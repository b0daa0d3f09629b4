"""The original files of a corpus: where evidence lines lie as characters, and whether a quote stands in its file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from eval.questions import Evidence, Question
from ingest.document import Span

TEXT_SUFFIXES = frozenset({".txt", ".md"})


class SourcesError(Exception):
    """A corpus does not fit its questions; the message says what is missing and what to do."""


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """One file as stored: decoded, line ends as a single newline. Not slotted: the derived parts are cached."""

    file: str
    text: str

    @cached_property
    def folded(self) -> str:
        """The text in lower case with white space folded, for verbatim checks."""
        return squeeze(self.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Character offset of each line, and of the text's end."""
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return tuple(starts)

    @property
    def lines(self) -> int:
        """How many lines the file has; a newline at the very end opens no further line."""
        return len(self.starts) - 1 - self.text.endswith("\n")

    def span(self, evidence: Evidence) -> Span:
        """Return the characters of the evidence lines, the last line's newline left out."""
        return Span(start=self.starts[evidence.first - 1], end=self.starts[evidence.last] - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The text files of a corpus by file name."""

    folder: Path
    texts: Mapping[str, SourceText]

    def text_of(self, doc: str) -> SourceText:
        """Return the file whose name's stem is `doc` or starts with `doc_`; raise SourcesError where none is."""
        for file, text in self.texts.items():
            stem = Path(file).stem
            if stem == doc or stem.startswith(f"{doc}_"):
                return text
        raise SourcesError(
            f"The corpus {self.folder} holds no text file for the document {doc!r}; name another --corpus."
        )

    def spans(self, evidence: Iterable[Evidence]) -> dict[str, tuple[Span, ...]]:
        """Return the evidence as characters, by file name."""
        spans: dict[str, tuple[Span, ...]] = {}
        for entry in evidence:
            text = self.text_of(entry.doc)
            spans[text.file] = (*spans.get(text.file, ()), text.span(entry))
        return spans

    def check(self, questions: Iterable[Question]) -> None:
        """Raise SourcesError for the first evidence that lies in no file, or beyond the end of its file."""
        for question in questions:
            for entry in question.evidence:
                text = self.text_of(entry.doc)
                if entry.last > text.lines:
                    raise SourcesError(
                        f"Question {question.id!r}: evidence line {entry.last} is beyond the end of {text.file}, "
                        f"which has {text.lines} lines; correct the question or name another --corpus."
                    )


def decode(data: bytes) -> str:
    """Return the bytes of a text file as stored text: UTF-8 (else Windows-1252), line ends as one newline."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def open_sources(folder: Path) -> Sources:
    """Return the text files of `folder`, sorted by name; raise SourcesError where there is none."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in TEXT_SUFFIXES)
    if not paths:
        raise SourcesError(f"There is no corpus at {folder} (no .txt or .md file); name another --corpus.")
    texts = {path.name: SourceText(file=path.name, text=decode(path.read_bytes())) for path in paths}
    return Sources(folder=folder, texts=texts)


def overlap(span: Span, others: Iterable[Span]) -> bool:
    """Say whether `span` shares at least one character with one of `others`."""
    return any(span.start < other.end and other.start < span.end for other in others)


def squeeze(text: str) -> str:
    """Return `text` in lower case, each run of white space (thin and no-break too) as one space."""
    return " ".join(text.casefold().split())
