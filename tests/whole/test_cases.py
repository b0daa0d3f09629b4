"""Small files on which the program once misled, asked end to end; they lie beside the project and are not ours to copy.

Each is an example of a kind; the kinds themselves are tested with invented files where they belong.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from tests.places import SAMPLE, SHARED
from tests.sampled import first_of_each, suffix

CASES = SHARED / "cases"
BOARDS = SAMPLE / "boards.toml"
LEAD = 120  # characters in which an answer tells the figure

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="the small inputs lie beside the project, in ../shared/cases"
)

# file or folder, question, what leads the answer, what it must not say
TOLD = [
    ("rubriker_forskjutna/1_som_i_verkligheten.txt", "Vad är nettobudgeten för äldreomsorg 2024?", "518,2", "597,8"),
    ("rubriker_forskjutna/1_som_i_verkligheten.txt", "prognos oktober 2023 förskola", "271,9", "276,0"),
    ("rubriker_forskjutna/5_tva_rader.txt", "Vad är nettobudgeten för äldreomsorg 2024?", "518,2", "597,8"),
    ("rubriker_forskjutna/5_tva_rader.txt", "prognosen för förskola", "271,9", "276,0"),
    ("rubriker_forskjutna/titel_blir_kolumner.txt", "Vad är nettobudgeten för äldreomsorg 2024?", "518,2", "597,8"),
    ("ar_matt/arsmatt.md", "Bokslut 2023 för hemtjänst", "93,3", "92,0"),
    ("ar_matt/summarader/Summa_kostnader.md", "nämndens totala budget 2025", "730,0", "310,0"),
    ("fotnotstecken/sammanslaget.docx", "Sjukfrånvaro 2025", "7,4 %", "7,43"),
    ("fotnotstecken/sammanslaget.docx", "feriejobb 2025", "236", "2362"),
    ("fotnotstecken/sida.html", "Sjukfrånvaro 2025", "7,4", "7,43"),
    ("fotnotstecken/sida.html", "feriejobb 2025", "236", "2364"),
    ("fotnotstecken/sida.html", "Hur stort är underskottet?", "14,9", "99,9"),
    ("xlsx_format/procent.xlsx", "Utfall 2025 för andel A", "84 %", "8400"),
    ("xlsx_format/procent.xlsx", "Årsmål 2025 för andel F", "9,0 %", "900"),
    ("xlsx_format/tusental.xlsx", "budget förskola 2025", "210 000 tkr", "000 000"),
    ("xlsx_format/avrundning.xlsx", "Utfall 2025 för andel A", "9 %", "8 %"),
    ("xlsx_format/sista_raden.xlsx", "budget förskola 2025", "100", "61 "),
    ("xlsx_dolt/dolt.xlsx", "budgeten för hemtjänsten 2025", "210", "400"),
    ("xlsx_formel/formler.xlsx", "avvikelsen för förskola", "inte sparat i filen", "1,4"),
    ("pptx/bilder.pptx", "sjukfrånvaron 2025", "7,4 %", "9,9"),
    ("pptx/bilder.pptx", "sjukfrånvaron 2024", "8,1 %", "7,4 % (utfall 2024"),
    ("pptx/stapel3d.pptx", "Hur stort är underskottet?", "14,9", "64"),
    ("pdf/1_forsta_raden_delad.pdf", "budgeten för förskola", "310,0", "420,0"),
    ("pdf/2_mitten_delad.pdf", "budgeten för förskola", "310,0", "20,0"),
    ("pdf/3_siffror_pa_forsta.pdf", "budgeten för förskola", "310,0", "420,0"),
    ("pdf/saknas.pdf", "Hur många dagar var väntetiden 2024?", "14", "Förändring"),
    ("pdf/osynlig.pdf", "Hur stor är sjukfrånvaron?", "7,7", "9,9"),
    ("pdf/sida_vid_sida.pdf", "Trygghetslarm 2025", "1 204", "198"),
    ("pdf/sida_vid_sida.pdf", "kostnader för förskola, budget", "Förskola, avsnittet ”Kostnader”: 100,0", ""),
    ("docx/vanish_av.docx", "Hur stort är antalet E?", "55", "33"),
    ("docx/strikt.docx", "budgeten för hemtjänst", "210,0", "215,5 mnkr (budget"),
    ("docx/andringar.docx", "budgeten för förskola", "179,6", "197,6"),
    ("docx/blandat.docx", "Hur många platser har Norr?", "33", "335"),
    ("rader_avsnitt/snabbfakta.md", "soliditet nämnden 2023", "34 %", "tom"),
    ("rader_avsnitt/snabbfakta.md", "nämndens resultat 2023", "-3,5", "Tabellen"),
    ("rader_avsnitt/snabbfakta.xlsx", "soliditet nämnden 2023", "34 %", "tom"),
    ("rader_avsnitt/1_ar.md", "årets resultat 2023", "12", "44"),
    ("rader_avsnitt/tab.tsv.txt", "årets resultat 2023", "12", "44"),
    ("rader_avsnitt/justerad.txt", "nettokostnad 2022", "505", "541 mnkr (2022"),
    ("rader_avsnitt/rader.txt", "Budget 2024 för grundskola", "104 271", "112 206 tkr (budget"),
    ("typ/flerarsplan.md", "årets resultat 2023", "-7", "årsredovisning"),
    ("typ/fyra_rapporter", "Utfallet för hemtjänsten 2024", "94,4", "97,5"),
    ("typ/fyra_rapporter", "prognosen för hemtjänst 2024 enligt delårsrapporten i april", "97,5", "95,5 mnkr (prognos"),
    ("typ/fyra_rapporter", "Hur hög är sjukfrånvaron?", "7,6 procent (", ""),
]
# file, question, what the refusal names
REFUSED = [
    ("ar_matt/arsmatt.md", "avvikelsen för hemtjänsten 2023", "avvikelse 2023"),
    ("pdf/saknas.pdf", "Hur har väntetiden förändrats sedan 2023?", "14 dagar"),
]


Ask = Callable[[str, str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return what asks a question of a library of one file, which is made once."""

    @cache
    def assistant(file: str) -> Assistant:
        library = tmp_path_factory.mktemp("case") / "library"
        reports = list(add(Request(paths=(CASES / file,), boards=BOARDS), settings=Settings(library=library)))
        assert all(report.error is None for report in reports)
        return Assistant.open(library)

    def asked(file: str, question: str) -> Answer:
        *_, last = assistant(file).ask(question)
        assert isinstance(last, Finished)
        return last.answer

    return asked


@pytest.mark.parametrize(("file", "question", "lead", "never"), first_of_each(lambda case: suffix(case[0]), TOLD))
def test_the_right_figure_leads(file: str, question: str, lead: str, never: str, ask: Ask) -> None:
    answer = ask(file, question)
    text = " ".join(answer.text.split())
    assert not answer.refused, text
    assert lead in text[:LEAD], text
    assert not never or never not in text, text


@pytest.mark.parametrize(("file", "question", "names"), REFUSED)
def test_what_is_not_there_is_refused(file: str, question: str, names: str, ask: Ask) -> None:
    answer = ask(file, question)
    assert answer.refused
    assert names in answer.text


@pytest.mark.parametrize(
    ("file", "question", "page"),
    [
        ("pdf/flersidig.pdf", "Resultat enhet 65", 2),
        ("pdf/ett_stycke.pdf", "Hur många träd planterades i kvarter 59?", 2),
        ("pptx/bilder.pptx", "sjukfrånvaron 2025", 5),  # the hidden slide before it keeps its number
    ],
)
def test_the_page_cited_is_that_of_the_figure(file: str, question: str, page: int, ask: Ask) -> None:
    citation = ask(file, question).citations[0]
    assert citation.page == page


def test_a_second_board_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    files = (CASES / "ersatt_namnd" / "social.txt", CASES / "ersatt_namnd" / "utbildning.txt")
    request = Request(paths=files, boards=CASES / "ersatt_namnd" / "b1.toml")
    assert all(report.error is None for report in add(request, settings=Settings(library=tmp_path)))
    assistant = Assistant.open(tmp_path)
    assert len(assistant.sources()) == 2
    *_, last = assistant.ask("Vad är socialnämndens prognos för helåret?")
    assert isinstance(last, Finished)
    assert "underskott om 7,7 mnkr" in last.answer.text[:LEAD]
