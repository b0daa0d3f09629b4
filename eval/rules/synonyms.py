"""The list of synonyms, from which one line at a time can be taken."""

from collections.abc import Mapping

from assistant.words.synonyms import SynonymList, synonyms_of
from eval.rules.switch import Switch

Line = tuple[float, tuple[str, ...]]


class HeardSynonyms(SynonymList):
    """A list that notes which of its lines a question's words are looked up in."""

    def __init__(self, lines: Mapping[Line, Switch]) -> None:
        super().__init__(synonyms_of(lines))
        self._lines = lines
        self._whole = dict(self)
        self._speaking: dict[str, list[Switch]] = {}
        for line, switch in lines.items():
            switch.turned = self.turned
            for key in synonyms_of([line]):
                self._speaking.setdefault(key, []).append(switch)

    def turned(self) -> None:
        """Take out the lines that are off."""
        off = any(switch.off for switch in self._lines.values())
        self.clear()
        self.update(synonyms_of(line for line, switch in self._lines.items() if not switch.off) if off else self._whole)
        self.__dict__.pop("expressions", None)

    def __getitem__(self, key: str) -> dict[str, float]:
        """Return what stands for a stem or an expression."""
        for switch in self._speaking.get(key, ()):
            switch.spoke = True
        return super().__getitem__(key)
