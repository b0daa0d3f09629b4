"""Finds every hand-written rule of the assistant, and puts a switch in its place."""

import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

import assistant
from assistant.question import patterns
from assistant.search import library
from assistant.weigh.evidence import EVIDENCE
from assistant.weigh.supported.support import SUPPORT
from assistant.weigh.supported.vetoes import VETOES
from assistant.words.synonyms import listed
from assistant.work.planning.cues import load_cues
from assistant.work.planning.measured import load_measures
from assistant.work.reckoning.goodness import load_leanings
from eval.rules.switch import Heard, Switch, Told
from eval.rules.synonyms import HeardSynonyms


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: the file or table that it stands in, its name there, and its switch."""

    place: str
    name: str
    switch: Switch


def rules() -> tuple[Rule, ...]:
    """Return every rule, each with a switch; what is opened from now on obeys them.

    Call it once in a process: it puts switches into the program as it is loaded.
    """
    return (*_features(), *_vetoes(), *_asking(), *_working(), *_synonyms(), *_in_code())


def _features() -> Iterator[Rule]:
    for place, table in (("weigh/evidence", EVIDENCE), ("weigh/support", SUPPORT)):
        for feature in table:
            rule = Rule(place=place, name=feature.name, switch=Switch())
            _put(feature, "told", Told(feature.told, rule.switch))
            yield rule


def _vetoes() -> Iterator[Rule]:
    for veto in VETOES:
        rule = Rule(place="weigh/vetoes", name=veto.name, switch=Switch())
        _put(veto, "speaks", Told(veto.speaks, rule.switch))
        yield rule


def _asking() -> Iterator[Rule]:
    for file in patterns.FILES:
        for name, pattern in patterns.patterns(file).items():
            yield _heard(pattern, "regex", place=f"question/{file}", name=name)


def _working() -> Iterator[Rule]:
    for cue in load_cues():
        yield _heard(cue, "pattern", place="work/planning/cues", name=cue.name)
    for words in load_measures():
        yield _heard(words, "pattern", place="work/planning/measures", name=words.name)
    for leaning in load_leanings():
        yield _heard(leaning, "pattern", place="work/reckoning/goodness", name=leaning.yes[0])


def _synonyms() -> Iterable[Rule]:
    lines = {line: Switch() for line in listed()}
    heard = HeardSynonyms(lines)
    _put(library, "load_synonyms", lambda: heard)
    return [Rule(place="words/synonyms", name=", ".join(line[1]), switch=switch) for line, switch in lines.items()]


def _in_code() -> Iterator[Rule]:
    """Yield the patterns that stand in the code itself."""
    for found in pkgutil.walk_packages(assistant.__path__, "assistant."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    for module in [module for name, module in sorted(sys.modules.items()) if name.startswith("assistant.")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, re.Pattern) and name.startswith("_"):
                place = module.__name__.removeprefix("assistant.").replace(".", "/") + ".py"
                yield _heard(module, name, place=place, name=name)


def _heard(holder: object, attribute: str, *, place: str, name: str) -> Rule:
    rule = Rule(place=place, name=name, switch=Switch())
    _put(holder, attribute, Heard(getattr(holder, attribute), rule.switch))
    return rule


def _put(holder: object, attribute: str, value: object) -> None:
    """Put `value` into a record that is frozen, or into a module."""
    object.__setattr__(holder, attribute, value)
