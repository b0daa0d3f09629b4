from pathlib import Path

import pytest

from ingest.errors import MissingPath, NothingToRead
from ingest.pipeline.files import find_files
from ingest.read.formats import Format


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_a_folder_gives_its_files_by_name_with_those_below(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a.pdf", "2025/c.docx")
    assert [path.name for path in find_files([tmp_path]).files] == ["c.docx", "a.pdf", "b.txt"]


def test_what_no_one_put_there_to_be_read_is_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "documents.toml", "boards.toml", "Thumbs.db", ".DS_Store", "~$a.docx", ".git/config")
    assert [path.name for path in find_files([tmp_path]).files] == ["a.txt"]


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden")
    assert find_files([tmp_path / ".hidden"]).files == (tmp_path / ".hidden",)


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    assert find_files([tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt"]).files == (tmp_path / "a.txt",)


def test_a_missing_path_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="none"):
        find_files([tmp_path / "none"])
    touch(tmp_path, "documents.toml")
    with pytest.raises(NothingToRead) as caught:
        find_files([tmp_path])
    assert [kind for kind in Format if kind not in str(caught.value)] == []


def test_links_in_a_folder_are_followed_only_when_told(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "reports", tmp_path / "elsewhere"
    for path in (folder / "a.txt", elsewhere / "secret.txt", elsewhere / "below" / "deep.txt"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")
    (folder / "file-link.txt").symlink_to(elsewhere / "secret.txt")
    (folder / "folder-link").symlink_to(elsewhere / "below")
    (folder / "round").symlink_to(folder)
    found = find_files([folder])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [path.name for path in found.links] == ["file-link.txt", "folder-link", "round"]
    followed = find_files([folder], follow_links=True)
    assert [path.name for path in followed.files] == ["a.txt", "file-link.txt", "deep.txt"]
    assert followed.links == ()
    assert [path.name for path in find_files([folder / "file-link.txt"]).files] == ["file-link.txt"]
