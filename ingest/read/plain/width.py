"""How wide a text is set: whether a line was wrapped or ended on purpose."""

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from ingest.document import Line
from ingest.genre.line_kinds import (
    ends_open,
    first_word,
    goal_title,
    is_closed,
    is_goal,
    is_sentence_like,
    is_title_like,
    plain,
    starts_item,
    starts_low,
)

_FEWEST_SLIDES = 2  # after the first
_TALLEST_SLIDE = 24  # lines with text, on average
_WINDOW = 25  # lines on each side from which the width of the column is judged
_FEWEST = 5  # certain wraps in the window; with fewer the whole document's width is taken
_TALLEST_TITLE = 2  # lines
_WORTH_WRAPPING = 30  # characters: a shorter line says nothing of the column's width
_SLACK = 15  # characters that a line may be shorter and yet be wrapped, where its last word calls for another
_UNWRAPPED = 130  # characters: wrapped text has no longer line
_FEW_WRAPS = 0.15  # of the long lines: with fewer that go on in lower case, a document has one paragraph a line
_WRAP_QUANTILE = 0.05  # of the certain wraps' lengths: a line shorter than that was ended on purpose
_WIDTH = 80  # characters, where no wrap is certain
_WORD = re.compile(r"[^\W\d_]+")


class Column:
    """How wide the text is set around a line, judged from wraps that are certain."""

    def __init__(self, lines: Sequence[Line], tables: Collection[int]) -> None:
        self._texts = [line.text.strip() for line in lines]
        self._tables = tables
        self._opened = [index for index, line in enumerate(lines) if line.opens_page]

    @cached_property
    def slides(self) -> bool:
        """Whether pages hold little and do not cut sentences; there, what is glued to an item belongs to it."""
        filled = sum(bool(text) for text in self._texts)
        after_blank = sum(not self._texts[index - 1] for index in self._opened if index)
        low = filled < _TALLEST_SLIDE * (1 + len(self._opened))
        return len(self._opened) >= _FEWEST_SLIDES and low and 2 * after_blank > len(self._opened)

    @cached_property
    def unwrapped(self) -> bool:
        """Whether paragraphs are one line each: some are very long, and few lines are wrapped for certain."""
        if max(map(len, self._texts), default=0) < _UNWRAPPED:
            return False
        long = sum(len(text) > _WORTH_WRAPPING for i, text in enumerate(self._texts) if i not in self._tables)
        return len(self._certain) < _FEW_WRAPS * long

    @cached_property
    def _certain(self) -> dict[int, int]:
        """Length that a line would have had with the next line's first word, where the next goes on in lower case."""
        pairs = zip(self._texts, self._texts[1:], strict=False)
        return {
            index: len(text) + 1 + len(first_word(after))
            for index, (text, after) in enumerate(pairs)
            if len(text) > _WORTH_WRAPPING and starts_low(after) and not is_closed(text) and index not in self._tables
        }

    @cached_property
    def _whole(self) -> int:
        return _low_quantile(sorted(self._certain.values()))

    @cached_property
    def _goal_titles(self) -> frozenset[str]:
        """The titles of the goals, of which a first line may be all that stands here."""
        pairs = zip(self._texts, [*self._texts[1:], ""], strict=True)
        titles = (goal_title(f"{text} {after if starts_low(after) else ''}") for text, after in pairs if is_goal(text))
        return frozenset(title.casefold() for title in titles)

    @cached_property
    def _common(self) -> frozenset[str]:
        """Words that the document also writes in lower case: with a capital they open a sentence or a title."""
        return frozenset(word for text in self._texts for word in _WORD.findall(text) if word.islower())

    def is_heading_above(self, indexes: Sequence[int], after: int) -> bool:
        """Tell whether the lines at `indexes` are a title: no sentence, and line `after` begins one."""
        if len(indexes) > _TALLEST_TITLE:
            return False
        title = " ".join(self._texts[i] for i in indexes)
        if plain(title).casefold() in self._goal_titles:
            return True
        if is_sentence_like(title):
            return False
        body = self._texts[after] if after < len(self._texts) and after not in self._tables else ""
        if not body or starts_item(body):
            return is_title_like(title)
        if not is_title_like(title) or not body[:1].isupper():
            return False
        return _WORD.findall(body)[0].casefold() in self._common or not self.has_no_room(indexes[-1], after)

    def begins_heading(self, index: int) -> bool:
        """Tell whether line `index`, alone or with the next, is a title above a text."""
        wrapped = index + 1 < len(self._texts) and starts_low(self._texts[index + 1])
        return self.is_heading_above([index, index + 1] if wrapped else [index], index + 1 + wrapped)

    def has_no_room(self, index: int, after: int) -> bool:
        """Tell whether the first word of line `after` would not have fitted on line `index`."""
        near = sorted(
            self._certain[i] for i in range(index - _WINDOW, index + _WINDOW + 1) if i in self._certain and i != index
        )
        needed = _low_quantile(near) if len(near) >= _FEWEST else self._whole
        if ends_open(self._texts[index]):
            needed -= _SLACK
        return len(self._texts[index]) + 1 + len(first_word(self._texts[after])) >= needed


def _low_quantile(ordered: Sequence[int]) -> int:
    return ordered[int(len(ordered) * _WRAP_QUANTILE)] if ordered else _WIDTH
