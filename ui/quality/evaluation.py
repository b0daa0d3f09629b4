"""The last evaluation: its figures with intervals, per kind, over time, and what was missed."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from eval.questions import Kind
from eval.report import kept_runs
from eval.report.kept_runs import SHIPPED, KeptFigure, KeptMiss, KeptRun
from eval.run.store import StoreError, figures_of
from ui.quality import charts, texts
from ui.tables import lines
from ui.tables.lines import Series

_FEWEST, _MOST = 2, 12  # runs of a line
_SHORT = 90  # characters of a question in the list of misses


def draw() -> None:
    """Draw the last run of a set; where none was made here, what came with the program."""
    folder = kept_runs.folder()
    runs = kept_runs.last(folder)
    if not runs:
        st.markdown(texts.NO_RUN)
        runs = _shipped()
    if not runs:
        return
    named = {run.name: run for run in runs}
    name = st.selectbox(texts.SET, list(named), format_func=lambda name: texts.SETS.get(name, name), key="quality-set")
    run = named[name or next(iter(named))]
    set_ = escape(f"{texts.SET}: {texts.SETS.get(run.name, run.name)}. ")  # for paper, which has no field to choose in
    when = texts.WHEN.format(at=_day(run.at)) if run.at else texts.SHIPPED
    st.html(f'<p class="nv-quiet"><span class="nv-printed">{set_}</span>{when}</p>')
    past = kept_runs.history(folder, run.name) if run.at else ()
    st.html(_table(run, past[-_FEWEST] if len(past) >= _FEWEST else None))
    if run.kinds:
        st.subheader(texts.PER_KIND, anchor=False)
        bars = {_kind(kind): figure for kind, figure in run.kinds.items()}
        st.html(f'<div class="nv-library">{charts.with_intervals(bars, title=texts.PER_KIND.lower())}</div>')
        st.html(f'<p class="nv-quiet">{texts.KIND_NOTE}</p>')
    if len(past) >= _FEWEST:
        st.subheader(texts.OVER_TIME, anchor=False)
        st.html(f'<div class="nv-library">{_line(past[-_MOST:])}</div>')
    if run.at:
        _draw_misses(run)


def _shipped() -> tuple[KeptRun, ...]:
    try:
        return tuple(
            KeptRun(at="", name=name, figures={key: kept_runs.figure_of(told) for key, told in figures.items()})
            for name, figures in figures_of(SHIPPED).items()
        )
    except StoreError:
        return ()


def _table(run: KeptRun, before: KeptRun | None) -> str:
    columns = [texts.FIGURE, texts.VALUE, texts.INTERVAL, texts.COUNT, *([texts.CHANGE] if before else [])]
    heads = "".join(f'<th scope="col">{head}</th>' for head in columns)
    rows = "".join(
        _row(key, run.figures[key], before.figures.get(key) if before else None, told=before is not None)
        for key in texts.FIGURES
        if key in run.figures
    )
    return (
        f'<div class="nv-scroll nv-library" tabindex="0" role="region" aria-label="{texts.FIGURES_TABLE}">'
        f'<table class="nv-comparison"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(key: str, figure: KeptFigure, before: KeptFigure | None, *, told: bool) -> str:
    note = f'<br><small class="nv-quiet">{texts.LOWER}</small>' if key in texts.LOWER_IS_BETTER else ""
    cells = [charts.percent(figure.value), charts.interval(figure), str(figure.count)]
    if told:
        cells.append(_change(figure, before) if before is not None else "–")
    values = "".join(f'<td class="nv-value">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row">{texts.FIGURES[key]}{note}</th>{values}</tr>'


def _change(figure: KeptFigure, before: KeptFigure) -> str:
    step = round(100 * (figure.value - before.value), 1)
    sign = "+" if step > 0 else "−" if step < 0 else "±"
    return f"{sign}{abs(step):.1f}".replace(".", ",")


def _line(past: Sequence[KeptRun]) -> str:
    def share(run: KeptRun) -> Decimal | None:
        figure = run.figures.get("correct")
        return Decimal(f"{100 * figure.value:.1f}") if figure is not None else None

    series = Series(name=texts.FIGURES["correct"], values=tuple(share(run) for run in past))
    return lines.drawn([_day(run.at)[5:] for run in past], [series], title=texts.OVER_TIME.lower(), unit="%")


def _draw_misses(run: KeptRun) -> None:
    st.subheader(f"{texts.MISSES} ({len(run.misses)})", anchor=False)
    if not run.misses:
        st.text(texts.NO_MISSES)
        return
    kinds = list(dict.fromkeys(miss.kind for miss in run.misses))
    chosen = st.selectbox(texts.KIND, ["", *kinds], format_func=lambda kind: _kind(kind) if kind else texts.ANY_KIND)
    found = {miss.id: miss for miss in run.misses if chosen in ("", None, miss.kind)}
    id_ = st.selectbox(texts.MISS, list(found), format_func=lambda id_: _called(found[id_]), key="quality-miss")
    if id_ is not None:
        st.html(_miss(found[id_]))


def _called(miss: KeptMiss) -> str:
    text = miss.question if len(miss.question) <= _SHORT else f"{miss.question[:_SHORT]} …"
    return f"{text} ({texts.CAUSES.get(miss.cause, miss.cause).lower()})"


def _miss(miss: KeptMiss) -> str:
    facts = "; ".join(" / ".join(forms) for forms in miss.facts) or texts.SHOULD_REFUSE
    told = {
        texts.ASKED: miss.question,
        texts.GOLD: miss.gold,
        texts.MUST_SAY: facts,
        texts.ANSWERED: f"({texts.NO_ANSWER}) {miss.answer}" if miss.refused else miss.answer,
    }
    pairs = "".join(f"<div><dt>{name}</dt><dd>{_lines(text)}</dd></div>" for name, text in told.items())
    passages = "".join(
        f"<li><strong>{escape(passage.file)}{f', s. {passage.page}' if passage.page else ''}</strong>"
        f"{f' <small>({texts.RIGHT_PLACE})</small>' if passage.on_evidence else ''}<br>{_lines(passage.text)}</li>"
        for passage in miss.passages
    )
    cause = escape(texts.CAUSES.get(miss.cause, miss.cause))
    return (
        f'<section class="nv-miss" aria-label="{texts.MISS}"><p><strong>{cause}</strong></p>'
        f'<dl class="nv-facts">{pairs}</dl><p class="nv-quiet">{texts.FOUND}</p><ol>{passages}</ol></section>'
    )


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def _kind(kind: str) -> str:
    return texts.KINDS[Kind(kind)] if kind in set(Kind) else kind


def _day(at: str) -> str:
    return at[:16].replace("T", " ")
