"""More people asking at once than the server has threads for answers under way."""

from pathlib import Path

import pytest

from tests.assistant.serve.api_users import Load, measure
from tests.assistant.serve.served import QUESTION, served


@pytest.mark.slow
@pytest.mark.enable_socket
def test_of_fifty_who_ask_at_once_each_gets_an_answer(sample_library: Path) -> None:
    with served(sample_library, NAMNDSVAR_WORKERS="2", NAMNDSVAR_QUESTIONS_AT_ONCE="50") as address:
        answered = measure(address, Load(users=50, questions=1, pause=0.0), [QUESTION])
    assert len(answered) == 50
