"""The quickstart's pace beside ours."""

from pathlib import Path

import pytest

from eval.scale import rivals
from eval.systems import quickstart


def test_both_stand_in_a_table_with_their_ratio() -> None:
    one = rivals.Pace(ingestion=2.0, questions=(0.01, 0.03, 0.02))
    other = rivals.Pace(ingestion=8.0, questions=(0.01, 0.01, 0.05))
    assert rivals.table(one, other).splitlines()[2:] == [
        "| ingestion, s | 2.00 | 8.00 | 4.00 |",
        "| question, ms | 20.00 | 10.00 | 0.50 |",
    ]


@pytest.mark.skipif(quickstart.installed(), reason="the quickstart's model is installed")
def test_without_the_model_one_sentence_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert rivals.main([]) == 1
    assert capsys.readouterr().err == f"{quickstart.MISSING}\n"


@pytest.mark.skipif(not quickstart.installed(), reason="the quickstart's model is not installed (extra `baselines`)")
def test_a_missing_corpus_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        rivals.main(["--corpus", str(tmp_path)])
