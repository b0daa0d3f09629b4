"""Prints of fixed width, as accounting programs write them, and rows of figures that no head names."""

import random

import pytest

from ingest.document import Table
from ingest.facts.cells.values import parse_value
from ingest.read.plain.reader import read_plain

NAMES = ("Löner", "Lokaler", "Köpta tjänster", "Förbrukning", "Avskrivningar", "Hyresintäkter")
HEADS = (("Budget", "helår 2025"), ("Utfall", "jan-okt"), ("Prognos", "helår 2025"), ("Avvikelse", "helår"))


def _tables(text: str) -> list[Table]:
    return [block.table for block in read_plain(text.encode(), file="a.txt").blocks if block.table]


def _figure(rng: random.Random) -> str:
    """Return a figure as such prints write it: `1.234,5-`."""
    whole = f"{rng.randrange(1, 40_000):,}".replace(",", ".")
    return f"{whole},{rng.randrange(10)}" + rng.choice(("", "", "-"))


def _print(rng: random.Random, rows: list[tuple[str, list[str]]], *, codes: bool, rules: bool, page: str) -> str:
    wide = 13 + rng.randrange(4)
    start = f"{'Konto':7}{'Benämning':22}" if codes else f"{'Benämning':22}"
    head = [start + "".join(f"{text:>{wide}}" for text, _ in HEADS)]
    head.append(" " * len(start) + "".join(f"{text:>{wide}}" for _, text in HEADS))
    line = "-" * len(head[0])
    top = [page, "", *head, *([line] if rules else [])]
    body = [
        (f"{30 + at:<7}" if codes else "") + f"{name:22}" + "".join(f"{text:>{wide}}" for text in texts)
        for at, (name, texts) in enumerate(rows)
    ]
    half = len(body) // 2
    return "\n".join([*top, *body[:half], *([line] if rules else []), "\f" + top[0], *top[1:], *body[half:], ""])


@pytest.mark.parametrize("codes", [True, False])
@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_every_row_of_every_page_keeps_its_columns(codes: bool, rules: bool, seed: int) -> None:
    rng = random.Random(seed)
    rows = [(name, [_figure(rng) for _ in HEADS]) for name in NAMES]
    tables = _tables(_print(rng, rows, codes=codes, rules=rules, page="LILLKÖPINGS KOMMUN   UPPFÖLJNING   Sida 1"))
    heads = [" ".join(head) for head in HEADS]
    assert [[column.printed for column in table.columns] for table in tables] == [heads, heads]
    read = [(row.name, [cell.value for cell in row.cells]) for table in tables for row in table.rows]
    assert read == rows


def test_a_minus_after_a_figure_is_its_sign() -> None:
    assert [str(parse_value(text).number) for text in ("1.234,5-", "230,0-", "12,5")] == ["-1234.5", "-230.0", "12.5"]


def test_words_may_stand_in_a_column_among_figures() -> None:
    text = (
        "Slag            Sökta    Beviljade  Antal platser  Kontakt\n"
        "Kolonier        1 460       1 320          1 095   Ida Rot\n"
        "Båtar           4 730       4 730            318   Jon Fur\n"
        "Torg              290         170   –              Ida Rot\n"
    )
    (table,) = _tables(text)
    assert [column.printed for column in table.columns] == ["Sökta", "Beviljade", "Antal platser", "Kontakt"]
    assert [[cell.value for cell in row.cells] for row in table.rows] == [
        ["1 460", "1 320", "1 095", "Ida Rot"],
        ["4 730", "4 730", "318", "Jon Fur"],
        ["290", "170", "–", "Ida Rot"],
    ]


def test_a_head_of_five_lines_and_one_of_class_numbers_are_read() -> None:
    text = (
        "Linje    Bussar   Turer    Resor\n"
        "                    per      med\n"
        "                   dygn    kort,\n"
        "                           andel\n"
        "                             (%)\n"
        "\n"
        "Norr         16    41,5     88,3\n"
        "Söder         9    27,0     93,6\n"
        "\n"
        "Text som står emellan tabellerna.\n"
        "\n"
        "Fråga                Åk   Åk   Alla\n"
        "                      3    5   2025\n"
        "\n"
        "Trivs på rasten      81   77     79\n"
        "Äter lunch           95   92     93\n"
    )
    one, other = _tables(text)
    assert [column.printed for column in one.columns] == ["Bussar", "Turer per dygn", "Resor med kort, andel (%)"]
    assert [column.printed for column in other.columns] == ["Åk 3", "Åk 5", "Alla 2025"]


def test_rows_of_figures_without_heads_are_doubted_and_no_prose() -> None:
    text = "Året var bra.\n\nLöner      12,0   13,0\nHyror       2,0    3,0\n\nSlut på rapporten.\n"
    reading = read_plain(text.encode(), file="a.txt")
    (table,) = [block.table for block in reading.blocks if block.table]
    assert table.doubt is not None
    assert not any(row.certain for row in table.rows)
    spans = [row.spans[0] for row in table.rows]
    assert [reading.text[span.start : span.end] for span in spans] == [
        "Löner      12,0   13,0",
        "Hyror       2,0    3,0",
    ]
    assert not any("12,0" in block.text for block in reading.blocks if block.table is None)


def test_a_school_year_is_no_page_of_many() -> None:
    text = "KVALITETSRAPPORT LÄSÅRET 2024/2025\n\nNämnden har haft ett bra år.\n"
    assert read_plain(text.encode(), file="a.txt").pages is None
