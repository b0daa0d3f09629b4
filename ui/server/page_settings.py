"""Reads how Streamlit is to run: the settings that protect the page hold however it is started."""

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from assistant.workers.limits import read_limits
from ingest.errors import BadSetting
from ingest.settings import read_settings
from ui.conversations import retention

FILE = Path(__file__).parents[1] / ".streamlit" / "config.toml"  # Streamlit looks for it beside the script that it runs
_LOOKS = "theme"
_MISUSE = 2


def require_good(environment: Mapping[str, str]) -> None:
    """End the program with one sentence where a variable of the environment holds what it cannot mean."""
    try:
        read_limits(environment)
        read_settings(environment)
        retention.days(environment)
    except BadSetting as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(_MISUSE) from error


def flags(**chosen: str | int | bool) -> list[str]:
    """Return the command line that makes Streamlit run as the file says, `chosen` options (`server_port`) before it.

    Streamlit takes an option from its command line before the environment, and before any other file.
    """
    options = {
        f"{section}.{name}": value
        for section, values in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
        if section != _LOOKS
        for name, value in values.items()
    }
    options.update({name.replace("_", ".", 1): value for name, value in chosen.items()})
    return [f"--{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in options.items()]
