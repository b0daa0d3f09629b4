import pytest

from ingest.read.printed.flow import Vocabulary, join_lines

WORDS = Vocabulary.of(
    ["Stöd till personer med funktionsnedsättning ges av nämnden.", "prognosen för verksamheten är god"]
)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("alla verksam-", "heten ger"), "alla verksamheten ger"),
        (("vård-", "och omsorg"), "vård- och omsorg"),
        (("Hässelby-", "Vällingby"), "Hässelby-Vällingby"),
        (("IT-", "system"), "IT-system"),
        (("och/", "eller"), "och/eller"),
        (("jan–", "april"), "jan–april"),
        (("med av-", "vikelser från"), "med avvikelser från"),
        (("köp via e-", "handel"), "köp via e-handel"),
        (("två", "rader"), "två rader"),
        (("", "rad", ""), "rad"),
    ],
)
def test_lines_of_prose(lines: tuple[str, ...], joined: str) -> None:
    assert join_lines(lines, vocabulary=WORDS) == joined


@pytest.mark.parametrize(
    ("lines", "filled", "joined"),
    [
        (("funktionsnedsättni", "ng"), (), "funktionsnedsättning"),
        (("funktion", "snedsätt", "ning"), (0, 1), "funktionsnedsättning"),
        (("medarbetarenga", "gemang"), (0,), "medarbetarengagemang"),
        (("medarbetarenga", "gemang"), (), "medarbetarenga gemang"),
        (("Avvikel", "se"), (), "Avvikelse"),
        (("Intäkte", "r 2024"), (), "Intäkter 2024"),
        (("Beläggni", "ng (%)"), (), "Beläggning (%)"),
        (("Brukarti", "d"), (), "Brukartid"),
        (("Antal", "se nedan"), (), "Antal se nedan"),
        (("Barn", "en"), (), "Barn en"),
        (("Lokaler", "i drift"), (), "Lokaler i drift"),
        (("Inskrivningsgrad", "i förskolan"), (0,), "Inskrivningsgrad i förskolan"),
        (("Prognos", "okt 2025"), (0,), "Prognos okt 2025"),
        (("Förskole-", "verksamhet"), (), "Förskoleverksamhet"),
        (("Klimatpåverk", "an från mat"), (0,), "Klimatpåverkan från mat"),
        (("Nyplanterade", "träd"), (0,), "Nyplanterade träd"),
        (("Periodens", "utfall"), (0,), "Periodens utfall"),
        (("köp via", "e-handel"), (), "köp via e-handel"),
        (("köp via e-", "handel"), (), "köp via e-handel"),
        (("dag 1–", "14"), (), "dag 1–14"),
    ],
)
def test_lines_of_a_narrow_cell(lines: tuple[str, ...], filled: tuple[int, ...], joined: str) -> None:
    assert join_lines(lines, vocabulary=WORDS, narrow=True, filled=filled) == joined


def test_a_small_word_with_a_dotted_letter_is_a_word_too() -> None:
    known = Vocabulary.of(["hos tagarna"])
    for word in ("är", "på", "för"):
        lines = ["hemtjänstpersonalen", f"{word} hos", "tagarna"]
        assert join_lines(lines, vocabulary=known, narrow=True, filled={0}) == f"hemtjänstpersonalen {word} hos tagarna"
