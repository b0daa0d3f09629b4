"""Lines up all running text that a model may learn from."""

from collections.abc import Iterable
from pathlib import Path

from training.texts.questions import QuestionSet
from training.texts.statutes import Section

_REPEATS = 3  # the sets' pages are today's Swedish, and few beside the statutes


def running_text(sections: Iterable[Section], sets: Iterable[QuestionSet], library: Iterable[str] = ()) -> list[str]:
    """Return the texts in which pieces are counted and their neighbours looked at, in a fixed order."""
    texts = ["\n".join((*section.headings[-2:], *section.paragraphs)) for section in sections]
    for questions in sets:
        asked = [question.text for question in questions.questions]
        texts.extend([*questions.passages, *asked] * _REPEATS)
    texts.extend(library)
    return texts


def read_library(folder: Path) -> list[str]:
    """Return the paragraphs of the text files in `folder`; an extra for a model that is not passed on."""
    return [
        paragraph.strip()
        for path in sorted(folder.glob("**/*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph) > 40
    ]
