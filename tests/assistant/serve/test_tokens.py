from pathlib import Path

import pytest

from assistant.serve.tokens import BadTokens, read_tokens

KEY, OTHER = "a" * 20, "b" * 32


def written(tmp_path: Path, text: str | bytes, mode: int = 0o600) -> Path:
    file = tmp_path / "tokens"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    file.chmod(mode)
    return file


def test_names_are_read_and_keys_are_not_kept(tmp_path: Path) -> None:
    found = read_tokens(written(tmp_path, f"# de som får fråga\n\neneo {KEY}\nwebui\t{OTHER}\n"))
    assert [token.name for token in found] == ["eneo", "webui"]
    assert KEY not in repr(found)


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("", 0o600, "ingen nyckel"),
        (f"eneo {KEY}", 0o644, "chmod 600"),
        ("eneo kort", 0o600, "minst 20 tecken"),
        (KEY, 0o600, "Rad 1"),
        (f"a {KEY}\nen rad till som är för lång", 0o600, "Rad 2"),
        (f"a {KEY}\na {OTHER}", 0o600, "redan finns"),
        (f"a {KEY}\nb {KEY}", 0o600, "redan finns"),
        (b"a \xff\xff" + KEY.encode(), 0o600, "går inte att läsa"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path: Path, text: str | bytes, mode: int, said: str) -> None:
    with pytest.raises(BadTokens, match=said) as caught:
        read_tokens(written(tmp_path, text, mode))
    assert KEY not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTokens, match="none"):
        read_tokens(tmp_path / "none")
