"""The page on deployment names files, commands and settings that there are."""

import re
import tomllib
from typing import Any

import yaml

from ingest.settings import read_settings
from tests.places import ROOT

DEPLOY = ROOT / "docs" / "deploy"
PAGE = (ROOT / "docs" / "deploy.md").read_text("utf-8")


def test_the_compose_file_starts_a_page_on_both_servers() -> None:
    services: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert set(services) == {"database", "vectors", "page"}
    page = services["page"]
    settings = read_settings(page["environment"])
    assert str(settings.database_url).endswith("@database/namndsvar")
    assert settings.chroma_url == "http://vectors:8000"
    assert set(page["depends_on"]) == {"database", "vectors"}
    assert (DEPLOY / page["build"]["context"]).resolve() == ROOT.resolve()
    assert (ROOT / page["build"]["dockerfile"]).is_file()
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    assert services["vectors"]["image"].replace("chromadb/chroma:", "chromadb==") in pinned


def test_the_image_installs_an_extra_that_there_is() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(re.findall(r"\.\[(\w+)\]", (DEPLOY / "Dockerfile").read_text("utf-8"))) <= set(extras)


def test_the_image_holds_the_program_and_nothing_else() -> None:
    """No library and no history; but each package that pyproject.toml installs, and what the Dockerfile names."""
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert lines[1] == "*"
    taken = {line[1:] for line in lines if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name.rstrip("*") for name in packages} <= taken
    assert {"pyproject.toml", "constraints.txt", project["project"]["readme"]} <= taken
    assert all((ROOT / name).exists() for name in taken)


def test_each_file_that_the_page_names_is_there() -> None:
    named = re.findall(r"`?(docs/[\w./]+\.\w+)", PAGE)
    assert named
    assert all((ROOT / name).is_file() for name in named)
    for module in re.findall(r"python -m (tests[\w.]+)", PAGE):
        assert (ROOT / module.replace(".", "/")).with_suffix(".py").is_file(), module
