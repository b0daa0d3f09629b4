import subprocess
import sys

from ingest.passages.tokens import count_tokens


def test_swedish_text_takes_about_a_token_per_four_characters() -> None:
    text = "Förvaltningen arbetar för att fler äldre ska få hjälp hemma. " * 20
    assert len(text) / 5 < count_tokens(text) < len(text) / 3


def test_special_tokens_in_a_text_are_plain_text() -> None:
    assert count_tokens("<|endoftext|>") > 1


def test_counting_imports_neither_llama_index_nor_torch() -> None:
    code = "import sys; from ingest.passages.tokens import count_tokens; count_tokens('a'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tiktoken" in loaded
    assert not {"llama_index", "llama_index.core", "torch"} & set(loaded)
