"""The setting that names a model: its forms, what is refused, and the key that is shown nowhere."""

import pytest

from assistant.model.endpoint import endpoint_of
from assistant.model.errors import ModelError
from assistant.model.llm import configured_model
from tests.assistant.model.asked import KEY


@pytest.mark.parametrize(
    "setting",
    [
        "ollama:",
        "openai:modell",
        "openai:modell@ftp://x",
        "openai:modell@http://namn:losen@x/v1",
        "openai:modell@http://x/v1?key=hemlig",
        "claude:modell@http://x",
        "openai:m@http://x:99999/v1",
    ],
)
def test_a_setting_that_cannot_be_used_is_said(setting: str) -> None:
    with pytest.raises(ModelError) as caught:
        endpoint_of(setting, {})
    assert "losen" not in str(caught.value)
    assert "hemlig" not in str(caught.value)


def test_the_forms_of_the_setting() -> None:
    assert endpoint_of("ollama:llama3:8b", {}).url == "http://127.0.0.1:11434/api/chat"
    assert endpoint_of("ollama:llama3:8b", {}).name == "llama3:8b"
    remote = endpoint_of("openai:org/m@2@https://m.kommun.example/v1/", {"NAMNDSVAR_MODEL_CONTEXT": "4096"})
    assert (remote.name, remote.url, remote.context) == (
        "org/m@2",
        "https://m.kommun.example/v1/chat/completions",
        4096,
    )
    assert not remote.is_here
    with pytest.raises(ModelError):
        endpoint_of("ollama:m", {"NAMNDSVAR_MODEL_CONTEXT": "många"})


def test_the_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMNDSVAR_MODEL", "openai:m@http://127.0.0.1:9/v1")
    monkeypatch.setenv("NAMNDSVAR_MODEL_KEY", KEY)
    model = configured_model()
    assert model is not None
    assert model.endpoint.key == KEY
    assert KEY not in repr(model) + str(model)
