"""What the assistant's command line says of misuse, and how a question may be written."""

from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.command.parser import parser


@pytest.mark.parametrize("question", [[""], ["  "], ["", ""]])
def test_an_empty_question_is_misuse(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", *question]) == 2
    assert capsys.readouterr().err.startswith("Frågan är tom. Skriv den inom citattecken")


def test_a_question_may_stand_without_quotes(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = ["ask", "hej", "på", "dig", "--library", str(sample_library)]
    assert main(written) == 0
    loose = capsys.readouterr().out
    assert main(["ask", "hej på dig", "--library", str(sample_library)]) == 0
    assert loose == capsys.readouterr().out


@pytest.mark.parametrize("command", ["ask", "thread", "batch", "doctor", "serve", "chat"])
def test_the_help_tells_what_each_argument_means(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args([command, "--help"])
    told = capsys.readouterr().out
    listed = [line for line in told.splitlines() if line.startswith("  ")]
    assert "bibliotekets mapp (förval:" in " ".join(told.split())
    assert [line for at, line in enumerate(listed) if len(line.split()) == 1 and not _goes_on(listed, at)] == []


def _goes_on(listed: list[str], at: int) -> bool:
    """Return whether the line below an argument tells what it means, or the line belongs to one above."""
    below = listed[at + 1] if at + 1 < len(listed) else ""
    return below.startswith(" " * 10) or listed[at].startswith(" " * 10)
