"""An argument parser that speaks Swedish: headings, `--help` and what it says of misuse."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

_USAGE = "användning: "
_ARGUMENTS, _OPTIONS = "argument", "tillval"
_HELP = "visa den här hjälpen och avsluta"
# What argparse says, as it is built from its own English templates (Python 3.11 and 3.12).
_SAID = (
    (r"the following arguments are required: (.*)", r"det här saknas: \1"),
    (r"unrecognized arguments: (.*)", r"okända argument: \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 finns inte, välj bland \3"),
    (r"argument (.*): expected one argument", r"\1: ett värde saknas"),
    (r"argument (.*): expected at least one argument", r"\1: minst ett värde saknas"),
    (r"argument (.*): invalid (?:\S+) value: (.*)", r"\1: \2 går inte att använda"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: tar inget värde, fick \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 går inte att förena med \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan betyda flera: \2"),
    (r"argument (.*): (.*)", r"\1: \2"),
)


class SwedishFormatter(argparse.HelpFormatter):
    """Writes the line of usage with a Swedish word before it."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line of usage."""
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


class SwedishParser(argparse.ArgumentParser):
    """An argument parser in Swedish; it ends the program with status 2 on misuse, as argparse does."""

    def __init__(
        self,
        *,
        prog: str | None = None,
        description: str | None = None,
        help_option: bool = True,
        parents: Iterable[argparse.ArgumentParser] = (),
    ) -> None:
        super().__init__(prog=prog, description=description, add_help=False, formatter_class=SwedishFormatter)
        self._positionals.title, self._optionals.title = _ARGUMENTS, _OPTIONS
        if help_option:
            self.add_argument("-h", "--help", action="help", help=_HELP)
        for parent in parents:  # after the headings, by which argparse brings the groups of both together
            self._add_container_actions(parent)

    def error(self, message: str) -> NoReturn:
        """Say in Swedish what is wrong, how the command is used, and end the program."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_swedish(message)}\n")


def in_swedish(message: str) -> str:
    """Return what argparse says of misuse in Swedish; what is not known stays as it is."""
    for english, swedish in _SAID:
        if re.fullmatch(english, message, re.DOTALL):
            return re.sub(english, swedish, message, count=1, flags=re.DOTALL)
    return message
