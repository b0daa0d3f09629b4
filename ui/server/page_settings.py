"""Reads how Streamlit is to run: the settings that protect the page hold however it is started."""

import sys
import tomllib
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import NoReturn

from assistant.workers.limits import read_limits
from ingest.errors import BadSetting
from ingest.settings import read_settings
from ui.access import texts
from ui.access.configured import Access, read_access
from ui.access.known.proxy import USER
from ui.access.known.secrets import BadSecrets, files
from ui.conversations import retention

FILE = Path(__file__).parents[1] / ".streamlit" / "config.toml"  # Streamlit looks for it beside the script that it runs
_BELIEVED = "FORWARDED_ALLOW_IPS"  # whose word the server takes for where a request comes from
_LOOKS = "theme"
_MISUSE = 2


def require_good(environment: Mapping[str, str]) -> Access:
    """Return how the pages are kept; end the program with one sentence where a setting holds what it cannot mean."""
    try:
        read_limits(environment)
        read_settings(environment)
        retention.days(environment)
        return read_access(environment)
    except (BadSetting, BadSecrets) as error:
        _end(str(error))


def take_no_foreign_address(environment: MutableMapping[str, str]) -> None:
    """Let the server see where a request comes from: it would else believe a header of whoever is on this machine."""
    environment[_BELIEVED] = ""


def require_no_foreign_files(read: Sequence[str]) -> None:
    """End the program where Streamlit would `read` other secrets than those that were looked at."""
    other = [file for file in read if Path(file) not in files()]
    if other:
        _end(texts.OTHER_FILES.format(files=", ".join(other)))


def require_true_addresses(environment: Mapping[str, str], access: Access) -> None:
    """End the program where a proxy says who it is, and a header could say that a request comes from it."""
    if access.proxy is not None and environment.get(_BELIEVED) != "":
        _end(str(BadSetting(USER, access.proxy.user, texts.PROXY_NEEDS_SERVE)))


def _end(sentence: str) -> NoReturn:
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(_MISUSE)


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
