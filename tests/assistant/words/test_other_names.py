"""Names that the documents explain, from the file to the answer; every report is invented."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Finished
from assistant.ask import Assistant
from assistant.words.match import Terms, terms_of
from assistant.words.named_terms import named
from assistant.words.other_names import OtherName, OtherNames
from ingest.language.words import stem, words
from ingest.pipeline.build import Request, add
from ingest.settings import Settings
from ingest.store.change import Writer
from ingest.store.errors import UnknownDocument
from tests.sampled import first_of

PLAN = """\
Storsjö stadsdelsnämnd
Verksamhetsplan 2025

Inledning

Storsjö stadsdelsnämnd ansvarar för socialtjänst, förskola och fritid. Nämnden känner sig väl förberedd.

Socialpsykiatri

Under året utvecklas Boende med stort stöd (BSS) tillsammans med brukarna. Varje person erbjuds också en personlig
stödkontakt, så kallad PSK, som följer med vid möten.

Lokaler

Huset vid kajen rustas. Arbetet med de tolv platserna i BSS leds av enhetschefen och avslutas i november.

Lägenheterna i stadsdelens servicehus är 48 till antalet och hyrs ut av fastighetskontoret.

Unga

Nämnden prövar stöd och mentorskap (SOM), och satsar på sociala insatsgrupper (SIG). Under året
leds sex sociala insatsgrupper av socialsekreterare, och det är fler än i fjol.

Ungdomarna möter trygghetsvärdar, så kallade kajvakter, varje fredag.

Ekonomi

Förskolornas kostnader ökar med 3,1 mnkr. Parkernas kostnader ökar med 0,7 mnkr.
"""

REPORT = """\
Norrvik stadsdelsnämnd
Tertialrapport 1 2025

Sammanfattande analys

Norrvik stadsdelsnämnd redovisar utfallet till och med april 2025. I mars infördes nya rutiner.

Socialpsykiatri

Nyckelpersonerna i varje stödkontakt fick handledning. Antalet personer med PSK var 31 vid periodens slut.

Kajvakterna genomförde 210 ronder under perioden.

Äldreomsorg

Norrvik prövar Besök som stärker (BSS) i hemtjänsten. Besök som stärker nådde 77 äldre personer.
"""

BOARDS = """\
[[board]]
name = "Storsjö"
[[board]]
name = "Norrvik"
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "plan.txt").write_text(PLAN, encoding="utf-8")
    (reports / "rapport.txt").write_text(REPORT, encoding="utf-8")
    (reports / "boards.toml").write_text(BOARDS, encoding="utf-8")
    added = list(add(Request(paths=(reports,)), settings=Settings(library=tmp_path / "library")))
    assert [report.error for report in added] == [None, None]
    return tmp_path / "library"


def _asked(assistant: Assistant, question: str) -> Answer:
    *_, last = assistant.ask(question)
    assert isinstance(last, Finished)
    return last.answer


@pytest.mark.parametrize(
    ("question", "said"),
    first_of(
        [
            ("Hur många platser finns i boende med stort stöd i Storsjö?", "tolv platserna i BSS"),
            ("hur många platser har bss i storsjö", "tolv platserna i BSS"),
            ("Hur många personer i Norrvik har en personlig stödkontakt?", "med PSK var 31"),
            ("Hur många SIG leds av socialsekreterare i Storsjö?", "sex sociala insatsgrupper"),
            ("Hur många ronder gjorde trygghetsvärdarna i Norrvik?", "210 ronder"),
            ("Hur många äldre nådde BSS i Norrvik?", "77 äldre"),
        ]
    ),
)
def test_a_question_is_answered_by_the_other_name(library: Path, question: str, said: str) -> None:
    answer = _asked(Assistant.open(library), question)
    assert not answer.refused
    assert said in answer.text


def test_an_abbreviation_is_known_where_only_another_report_explains_it(library: Path) -> None:
    names = Assistant.open(library)._library.names
    plan, report = _ids(library)
    assert names.of(["PSK i Norrvik"], documents=[report]) == ()
    beside = names.of(["PSK i Norrvik"], documents=[report], beside=[plan, report])
    assert [name.said for name in beside] == ["personlig stödkontakt"]


def test_what_the_documents_asked_explain_goes_before_what_others_do_and_else_both_count(library: Path) -> None:
    names = Assistant.open(library)._library.names
    plan, report = _ids(library)
    everything = [plan, report]
    assert _said(names.of(["Vad är BSS?"], documents=[report], beside=everything)) == ["Besök som stärker"]
    assert _said(names.of(["Vad är BSS?"], documents=[plan], beside=everything)) == ["Boende med stort stöd"]
    assert len(names.of(["Vad är BSS?"], documents=everything)) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Hur känner nämnden sig för, och som vad?",
        "HUR KÄNNER NÄMNDEN SIG SOM HELHET?",
        "Hur många stöd finns i ett stort boendestöd?",
        "Vad hände i mars?",
    ],
)
def test_ordinary_words_and_parts_of_a_name_are_no_other_name(question: str) -> None:
    names = OtherNames({"d": PLAN + "\nMedicinskt ansvarig rektor (MAR) finns.\n"}.__getitem__)
    assert names.of([question], documents=["d"]) == ()
    assert names.written_out(question, documents=["d"]) == question


def test_an_abbreviation_that_search_passes_over_is_written_out() -> None:
    names = OtherNames({"d": PLAN}.__getitem__)
    assert names.written_out("Vad gör SIG?", documents=["d"]) == "Vad gör sociala insatsgrupper?"
    assert names.written_out("Vad gör SIG?", documents=[], beside=["d"]) == "Vad gör sociala insatsgrupper?"
    assert names.written_out("Vad känner sig SIG:s ledare?", documents=["d"]) == (
        "Vad känner sig sociala insatsgrupper ledare?"
    )


def test_an_abbreviation_that_is_a_word_of_its_document_holds_in_capitals_only() -> None:
    text = "Mobila områdesdialoger (MOD) hålls. Det kräver mod att mötas."
    names = OtherNames({"d": text}.__getitem__)
    assert _said(names.of(["Hur många MOD hölls?"], documents=["d"])) == ["Mobila områdesdialoger"]
    assert names.of(["Vem visade mod?"], documents=["d"]) == ()
    assert names.of(["Hur många mobila områdesdialoger?"], documents=["d"]) == ()  # "mod" in a text may be courage


def test_a_document_that_is_gone_explains_nothing() -> None:
    def text(document: str) -> str:
        raise UnknownDocument(document)

    assert OtherNames(text).of(["BSS"], documents=["d"]) == ()


def test_names_go_with_their_document_and_outlive_a_rebuild(library: Path) -> None:
    question = "Hur många ronder gjorde trygghetsvärdarna i Norrvik?"
    assistant = Assistant.open(library)
    before = _asked(assistant, question)
    with Writer.open(Settings(library=library)) as writer:
        writer.rebuild()
    assert _asked(assistant, question).text == before.text
    plan, report = _ids(library)
    assert _said(assistant._library.names.of(["kajvakter"], documents=[plan, report])) == ["trygghetsvärdar"]
    with Writer.open(Settings(library=library)) as writer:
        writer.remove([plan])
    _asked(assistant, question)
    assert plan not in assistant._library.names._learned
    assert assistant._library.names.of(["kajvakter"], documents=[plan, report]) == ()


def test_all_words_of_a_name_together_meet_its_abbreviation_and_a_part_does_not() -> None:
    terms = named(_terms("platser bss"), [OtherName(asked=frozenset({"bss"}), said="Boende med stort stöd")])
    assert terms.met(words("i boendet med stort stöd")).tolist() == [0.0, 0.95]
    assert terms.met(words("stort stöd för platserna")).tolist() == [1.0, 0.0]
    assert terms.met([]).tolist() == [0.0, 0.0]


def test_an_abbreviation_meets_all_words_of_its_name_letter_by_letter() -> None:
    asked = frozenset(stem(word) for word in ("medicinskt", "ansvarig", "rektor"))
    terms = named(_terms("medicinskt ansvarig rektor kostnad"), [OtherName(asked=asked, said="MAR", abbreviation=True)])
    assert terms.met(words("En MAR anställdes")).tolist() == [0.95, 0.95, 0.95, 0.0]
    assert terms.met(words("I mars anställdes en")).tolist() == [0.0, 0.0, 0.0, 0.0]


def test_words_without_another_name_are_met_as_before() -> None:
    terms = _terms("platser bss")
    assert named(terms, []) is terms


def _terms(text: str) -> Terms:
    return terms_of([(text, 1.0)], document_frequency=lambda _: 1, passage_count=10, synonyms={})


def _ids(library: Path) -> tuple[str, str]:
    by_file = {source.file: source.id for source in Assistant.open(library).sources()}
    return by_file["plan.txt"], by_file["rapport.txt"]


def _said(names: tuple[OtherName, ...]) -> list[str]:
    return [name.said for name in names]
