"""What the page says of where texts go is true whatever is configured."""

import pytest

from assistant.model.endpoint import VARIABLE
from ui.about import texts
from ui.about.where import in_short, where_text_goes


@pytest.mark.parametrize(
    ("setting", "short", "whole"),
    [
        ("", "inget skickas vidare", "Ingenstans"),
        ("ollama:liten", "också språkmodellen liten; inget skickas vidare", "på samma dator"),
        (
            "openai:stor@https://modell.kommunen.example/v1",
            "till språkmodellen stor hos modell.kommunen",
            "utanför",
        ),
        ("openai:", "inget skickas vidare", ""),
    ],
)
def test_a_model_is_named_with_its_host(monkeypatch: pytest.MonkeyPatch, setting: str, short: str, whole: str) -> None:
    monkeypatch.delenv("NAMNDSVAR_CHROMA_URL", raising=False)
    monkeypatch.setenv(VARIABLE, setting)
    assert short in in_short()
    assert whole in where_text_goes()


def test_a_server_of_vectors_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("NAMNDSVAR_CHROMA_URL", "http://vektorer.kommunen.example:8000")
    assert in_short() == texts.SHORT_ELSEWHERE
    assert "vektorer.kommunen.example" in where_text_goes()
