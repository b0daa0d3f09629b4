"""What is chosen on the page Siffror, kept in its address, so that a choice can be shared and found again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from assistant.work.thread.choice import HeldRow, Wanted
from assistant.work.thread.stages import Step
from ingest.facts.fact import Counted, RowKey

_ROW, _BOARD, _YEAR, _STEP, _WHOM, _TARGET = "rad", "namnd", "ar", "uppgift", "vem", "mal"
_BETWEEN = "|"
_KEPT = "figures-address"
KEYS = {name: f"figures-{name}" for name in (_ROW, _BOARD, _YEAR, _STEP, _WHOM, _TARGET)}


class Target(StrEnum):
    """Which lines are wanted, by their latest outcome that can be judged."""

    ANY = "alla"
    REACHED = "ja"
    MISSED = "nej"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The row, the part of its thread, and which of its lines by whether they reach their target."""

    row: RowKey
    wanted: Wanted
    target: Target = Target.ANY


def follow(rows: Sequence[HeldRow]) -> None:
    """Put into the fields what the address says, where it is another than the fields have written there."""
    address = _parameters()
    kept = st.session_state.get(_KEPT)
    if kept is not None and not address:
        _write(kept)  # coming back from another page, whose address names nothing; the fields have forgotten
        _fill(kept, rows)
    elif address != kept:
        _fill(address, rows)
        st.session_state[_KEPT] = address
    if kept is None and KEYS[_ROW] not in st.session_state:
        st.session_state[KEYS[_ROW]] = rows[0].key


def note(choice: Choice) -> None:
    """Write a choice into the address."""
    wanted = choice.wanted
    said: dict[str, list[str]] = {
        _ROW: [written(choice.row)],
        _BOARD: list(wanted.boards),
        _YEAR: [str(year) for year in wanted.years],
        _STEP: [str(step) for step in wanted.steps],
        _WHOM: [str(counted) for counted in wanted.counted],
        _TARGET: [] if choice.target is Target.ANY else [str(choice.target)],
    }
    address = {name: values for name, values in said.items() if values}
    if address != _parameters():
        _write(address)
    st.session_state[_KEPT] = address


def written(key: RowKey) -> str:
    """Return a row as the address names it: `indicator|sjukfranvaro|`."""
    return _BETWEEN.join((key.kind, key.name, key.section))


def _parameters() -> dict[str, list[str]]:
    return {name: found for name in KEYS if (found := st.query_params.get_all(name))}


def _write(address: Mapping[str, list[str]]) -> None:
    st.query_params.from_dict(address)


def _fill(address: Mapping[str, list[str]], rows: Sequence[HeldRow]) -> None:
    """Fill the fields; what the library does not have is left out."""
    known = {written(row.key): row.key for row in rows}
    named = next((known[name] for name in address.get(_ROW, ()) if name in known), rows[0].key)
    st.session_state[KEYS[_ROW]] = named
    st.session_state[KEYS[_BOARD]] = list(address.get(_BOARD, ()))
    st.session_state[KEYS[_YEAR]] = [int(year) for year in address.get(_YEAR, ()) if year.isdecimal()]
    st.session_state[KEYS[_STEP]] = [Step(step) for step in address.get(_STEP, ()) if step in set(Step)]
    st.session_state[KEYS[_WHOM]] = [Counted(whom) for whom in address.get(_WHOM, ()) if whom in set(Counted)]
    told = next(iter(address.get(_TARGET, ())), "")
    st.session_state[KEYS[_TARGET]] = Target(told) if told in set(Target) else Target.ANY
