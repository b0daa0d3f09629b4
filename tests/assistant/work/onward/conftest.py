"""The invented reports that follow-ups are asked of."""

import pytest

from assistant.ask import Assistant
from tests.assistant.work.onward.onward_reports import OTHERS, REPORTS
from tests.assistant.work.worked_library import library_of


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("onward"), REPORTS)


@pytest.fixture(scope="session")
def told_of_others(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return library_of(tmp_path_factory.mktemp("others"), OTHERS)
