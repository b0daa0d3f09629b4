"""The tables of features and vetoes, their weights, and how an answer is explained."""

import numpy as np
import pytest

from assistant.ask import Assistant
from assistant.command.explain import explained
from assistant.weigh.evidence import EVIDENCE
from assistant.weigh.features import WEIGHTS_FILE, weights, written
from assistant.weigh.supported.support import SUPPORT
from assistant.weigh.supported.vetoes import VETOES
from eval.calibrate import refitted
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import DATA

REPORTS = DATA / "asked" / "hamnstaden"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = tmp_path_factory.mktemp("features") / "library"
    assert all(report.error is None for report in add(Request(paths=(REPORTS,)), settings=Settings(library=library)))
    return Assistant.open(library)


def test_each_feature_has_its_weight_and_each_weight_its_feature() -> None:
    assert [feature.name for feature in EVIDENCE] == list(weights().evidence)
    assert [feature.name for feature in SUPPORT] == list(weights().support)
    assert weights().by_hand <= set(weights().evidence)


def test_names_tell_features_and_vetoes_apart_and_each_says_what_it_means() -> None:
    for table in (EVIDENCE, SUPPORT, VETOES):
        assert len({entry.name for entry in table}) == len(table)
        assert all(entry.meaning for entry in table)


def test_the_file_of_weights_is_as_it_is_written() -> None:
    assert WEIGHTS_FILE.read_text("utf-8") == written(weights())


def test_a_fit_leaves_alone_what_is_set_by_hand() -> None:
    fitted = refitted(weights(), scorer=np.full(len(EVIDENCE), 1.23), support=np.full(len(SUPPORT) + 1, 0.52))
    assert fitted.evidence["own"] == 1.23
    assert fitted.evidence["cell_unfit"] == weights().evidence["cell_unfit"]
    assert (fitted.support["cell"], fitted.bias) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("question", "veto"),
    [
        ("Hur stor var avvikelsen för förskolan 2023?", "Veto unfit"),
        ("Vad blev bokslutet för hemtjänsten 2023?", "Inget veto"),
        ("Hur många bävrar bor vid kajen?", "Veto meets_little"),
    ],
)
def test_the_explanation_names_the_veto_that_spoke(question: str, veto: str, assistant: Assistant) -> None:
    found = assistant.searched(question)
    assert found is not None
    lines = explained(found.gathered[0])
    assert veto in lines
    assert "wanted_number" in lines
