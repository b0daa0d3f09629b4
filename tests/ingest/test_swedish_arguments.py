import argparse
import re

import pytest

from assistant.__main__ import main as ask
from ingest.arguments import SwedishParser, in_swedish


@pytest.fixture
def parser() -> argparse.ArgumentParser:
    made = SwedishParser(prog="prov", description="Provar.")
    made.add_argument("fil")
    made.add_argument("--antal", type=int)
    made.add_argument("--typ", choices=["a", "b"])
    return made


def test_help_is_in_swedish(parser: argparse.ArgumentParser, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith("användning: prov")
    assert not {"usage", "positional", "options", "show this"} & set(said.replace(":", " ").split())


def test_a_commands_help_says_usage_once(capsys: pytest.CaptureFixture[str]) -> None:
    parser = SwedishParser(prog="prov")
    parser.add_subparsers().add_parser("gör")
    with pytest.raises(SystemExit):
        parser.parse_args(["gör", "--help"])
    assert capsys.readouterr().out.startswith("användning: prov gör [-h]")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "det här saknas: fil"),
        (["x", "y"], "okända argument: y"),
        (["x", "--antal"], "--antal: ett värde saknas"),
        (["x", "--antal", "tre"], "--antal: 'tre' går inte att använda"),
        (["x", "--typ", "c"], "--typ: 'c' finns inte, välj bland 'a', 'b'"),
    ],
)
def test_misuse_is_told_in_swedish_with_status_2(
    parser: argparse.ArgumentParser, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_what_is_not_known_stays() -> None:
    assert in_swedish("something new") == "something new"


@pytest.mark.parametrize("command", [[], ["ask"], ["chat"], ["batch"], ["thread"]])
def test_the_assistant_speaks_swedish_in_its_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ask([*command, "--help"])
    shown = capsys.readouterr().out
    assert shown.startswith("användning: python -m assistant")
    assert not re.search(r"positional|options:|optional|show this|usage", shown)
    assert shown.count("tillval:") == 1
