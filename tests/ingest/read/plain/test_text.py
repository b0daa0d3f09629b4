from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EmptyFile, IngestError, UnreadableFile, UnsupportedFormat
from ingest.read.plain.text import read_text

TEXT = "Nämnden får 4,5 mnkr – “mer än förra året”, säger Åsa.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-32"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_encodings_are_told_apart(data: bytes) -> None:
    assert read_text(data, file="a.txt") == TEXT


def test_latin_1_is_read() -> None:
    assert read_text("Årsmål för förskolan är 5 %".encode("latin-1"), file="a.txt") == "Årsmål för förskolan är 5 %"


def test_line_ends_become_line_feeds() -> None:
    assert read_text(b"a\r\nb\rc\n", file="a.txt") == "a\nb\nc\n"


def test_letters_in_two_parts_are_composed() -> None:
    assert read_text("A\u030arsma\u030al".encode(), file="a.txt") == "Årsmål"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_to_read_is_said(data: bytes) -> None:
    with pytest.raises(EmptyFile, match=r"tom\.txt"):
        read_text(data, file="tom.txt")


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04zip", b"\x89PNG\r\n\x1a\n\x00\x01", b"text\x00text"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match=r"bild\.txt"):
        read_text(data, file="bild.txt")


@pytest.mark.parametrize(
    "data",
    [
        "Förskolan får fler platser på våren".encode() + b"\xc3",  # cut in the middle of a letter
        "Förskolan får fler platser".encode("cp850"),
        "Förskolan får fler platser".encode("mac-roman"),
        b"\xff\xfe\x00\xd8",  # half a surrogate pair
    ],
)
def test_wrong_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_text(data, file="a.txt")


@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_one_of_our_errors(data: bytes) -> None:
    with suppress(IngestError):
        text = read_text(data, file="a.txt")
        assert text.strip()
        assert "\r" not in text


@given(st.text(alphabet="abcåäöÅÄÖé ,.–0123456789\n", min_size=1).filter(lambda text: text.strip()))
def test_utf_8_is_kept_as_it_is(text: str) -> None:
    assert read_text(text.encode(), file="a.txt") == text
