"""From the options of a run to its figures, and from those to the changes since an earlier run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.model.endpoint import Endpoint
from eval import reported
from eval.metrics.bootstrap import Difference
from eval.others import corpus
from eval.questions import QuestionSet, load
from eval.run.collect import Progress
from eval.run.corpus import CACHE, check_held, ingestion_of, library_for
from eval.run.figures import change
from eval.run.run import SetRun, run
from eval.run.store import Former
from eval.sources import Sources, SourcesError, open_sources
from eval.systems import assistant as systems
from eval.systems import baselines, quickstart
from eval.systems.system import System
from ingest.store.index import Index

_HERE = Path(__file__).parents[1]
QUESTIONS = _HERE / "questions"
BASELINE = _HERE / "baseline.json"
FLOORS = _HERE / "floors.toml"
OTHERS = "others"  # its files are made before they are read
CORPORA = {
    "sample": _HERE.parent / "data" / "sample",
    "stockholm": _HERE.parents[1] / "shared" / "corpus",
    "fresh": _HERE.parents[1] / "shared" / "corpus",
    "everyday": _HERE.parents[1] / "shared" / "corpus",
    OTHERS: _HERE.parent / "data" / "others",
    "towns_reports": _HERE.parent / "data" / "towns" / "reports",
    "towns_plans": _HERE.parent / "data" / "towns" / "plans",
    "towns_mixed": _HERE.parent / "data" / "towns" / "mixed",
    "calculated": _HERE.parent / "data" / "sample",
    "reckoned": _HERE.parent / "data" / "sample",
    "controllers": _HERE.parent / "data" / "sample",
    "absent_sample": _HERE.parent / "data" / "sample",
    "general": _HERE.parent / "data" / "sample",
    "worked": _HERE.parents[1] / "shared" / "corpus",
}
GROUPS = {"all": tuple(CORPORA), "towns": tuple(name for name in CORPORA if name.startswith("towns_"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to run.

    `library` None builds one from the corpus, `corpus` None takes the set's own; `without` names a part of the
    assistant that is switched off, to see what it is worth and that the gate notices; `model` is a language model that
    writes the answers of a further run beside the assistant's own.
    """

    name: str
    questions: Path | None = None
    corpus: Path | None = None
    library: Path | None = None
    split: str | None = None
    without: str | None = None
    baselines: bool = False
    model: Endpoint | None = None
    cache: Path = CACHE


def evaluate(options: Options, *, progress: Progress = lambda _: None) -> SetRun:
    """Run one set; raises QuestionsError, SourcesError and the library's errors for input that cannot be used."""
    questions = questions_of(options)
    progress("building the library")
    sources, library = opened(options)
    sources.check(questions.every())
    index = Index.open(library)
    check_held(index, questions.every(), sources=sources)
    index.close()
    return run(
        questions,
        sources=sources,
        library=library,
        systems=_systems(options, sources),
        ingestion=ingestion_of(library),
        progress=progress,
    )


def sets_of(name: str) -> tuple[str, ...]:
    """Return the names of the sets that `name` stands for: those of a group, or the one of that name."""
    return GROUPS.get(name, (name,))


def opened(options: Options) -> tuple[Sources, Path]:
    """Return the documents of a set and the library of them, made now unless the cache holds it."""
    if options.name == reported.NAME:
        return _own(options)
    return _made(options) if options.name == OTHERS and not options.corpus else _held(options)


def _own(options: Options) -> tuple[Sources, Path]:
    """Return the documents of the library that the questions were asked of."""
    if options.library is None:
        raise SourcesError("The set 'reported' lies beside a library; name it with --library.")
    return reported.sources_of(options.library), options.library


def _held(options: Options) -> tuple[Sources, Path]:
    sources = open_sources(options.corpus or CORPORA[options.name])
    return sources, options.library or library_for(sources.folder, cache=options.cache)


def _made(options: Options) -> tuple[Sources, Path]:
    folder = corpus.made(options.cache)
    library = options.library or library_for(folder, cache=options.cache)
    return corpus.sources_of(folder, library), library


def questions_of(options: Options) -> QuestionSet:
    """Return the questions that `options` name: those of the set, or every file of a folder."""
    folder = QUESTIONS
    if options.name == reported.NAME and options.library is not None:
        folder = reported.folder_beside(options.library)
    questions = load(options.questions, name="") if options.questions else load(folder, name=options.name)
    return questions.of_split(options.split) if options.split else questions


def changes(run: SetRun, former: Former) -> dict[str, Difference]:
    """Return the change of each figure that an earlier run holds too, by metric key."""
    figures = [figure for figure in run.ours.figures.figures if figure.key in former]
    found = {figure.key: change(figure, former[figure.key]) for figure in figures}
    return {key: difference for key, difference in found.items() if difference is not None}


def newly(run: SetRun, former: Former, *, right: bool) -> tuple[str, ...]:
    """Return the ids of the single questions and turns that are now right (or wrong) and were not before."""
    before: Mapping[str, float] = {**former.get("correct", {}), **former.get("turn_correct", {})}
    figures = [figure for key in ("correct", "turn_correct") if (figure := run.ours.figures.of(key))]
    now = {name: value for figure in figures for name, value in figure.values}
    return tuple(
        name for name, value in now.items() if name in before and value != before[name] and (value == 1.0) == right
    )


def _systems(options: Options, sources: Sources) -> tuple[System, ...]:
    asked = systems.without(options.without) if options.without else systems.ours()
    written = (systems.written(options.model),) if options.model is not None else ()
    if not options.baselines:
        return (asked, *written)
    english = (quickstart.quickstart(sources),) if quickstart.installed() else ()
    return (asked, *written, *english, baselines.bm25(sources), *systems.without_parts())
