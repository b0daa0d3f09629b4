"""Abbreviations and second names that a text explains itself; every text is invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.abbreviations import run_of
from ingest.language.names import SecondName, in_lower_case, second_names


def _pairs(text: str) -> set[tuple[str, str]]:
    return {(name.other, name.full) for name in second_names(text)}


@pytest.mark.parametrize(
    ("text", "other", "full"),
    [
        ("Under våren öppnade Boende med stort stöd (BSS) i Åsdal.", "BSS", "Boende med stort stöd"),
        ("Nämnden deltar i ett frivilligt socialt partnerskap (FSP).", "FSP", "frivilligt socialt partnerskap"),
        ("Det gäller även ett frivilligt\nsocialt partnerskap (FSP) i år.", "FSP", "frivilligt socialt partnerskap"),
        ("Fältgruppen och Familjeteamet i skolan (FTS) möts.", "FTS", "Familjeteamet i skolan"),
        ("Relationscentrum för unga (RCU) tar emot.", "RCU", "Relationscentrum för unga"),
        ("Uppdraget ges Våldspreventivt centrum (VPC).", "VPC", "Våldspreventivt centrum"),
        ("Stödet ges av Föräldrahjälpen (FH).", "FH", "Föräldrahjälpen"),
        ("VPC (Våldspreventivt centrum) har flyttat.", "VPC", "Våldspreventivt centrum"),
        ("Unga i FSSP (förskola, skola, socialtjänst, polis) fick.", "FSSP", "förskola, skola, socialtjänst, polis"),
        ("Möten med förskola, skola, soctjänst och polis (FSSP).", "FSSP", "förskola, skola, soctjänst och polis"),
        ("Råd för hållbar energi, förkortat RHE, bildades.", "RHE", "Råd för hållbar energi"),
        ("Råd för hållbar energi (förkortas RHE) bildades.", "RHE", "Råd för hållbar energi"),
        ("Råd för hållbar energi (nedan kallat RHE) bildades.", "RHE", "Råd för hållbar energi"),
        ("Råd för hållbar energi (RHE, bildat 2019) möts.", "RHE", "Råd för hållbar energi"),
        ("Varje kund får en personlig stödkontakt, så kallad PSK.", "PSK", "personlig stödkontakt"),
        ("Varje kund får en personlig stödkontakt (så kallad PSK).", "PSK", "personlig stödkontakt"),
        ("Garantin mot natt utan bostad, s.k. NUB, gäller.", "NUB", "natt utan bostad"),
        ("Vården vid Individ- och familjeomsorgen (IoF) ökade.", "IoF", "Individ- och familjeomsorgen"),
        ("Tecken som alternativ till kommande samtal (TAKS).", "TAKS", "Tecken som alternativ till kommande samtal"),
        ("Närmsta sjukhus och Öppenvård Norra (ÖVN) samverkar.", "ÖVN", "Öppenvård Norra"),
        ("Planerna, Samordnad plan för hemmet (SPH:er), följs upp.", "SPH", "Samordnad plan för hemmet"),
        ("Stödboendet Linden, även kallat Lindhuset, stängs.", "Lindhuset", "Stödboendet Linden"),
        ("På torget går trygghetsvärdar, så kallade kvartersvärdar, varje kväll.", "kvartersvärdar", "trygghetsvärdar"),
        ("Nämnden anställer trygghetsvärdar (även kallade kvartersvärdar).", "kvartersvärdar", "trygghetsvärdar"),
        ('Mötesplatsen "Öppna dörren", också kallad "Dörren på glänt", är ny.', "Dörren på glänt", "Öppna dörren"),
        ("Enheten för hembesök, även kallad mobila teamet, växer.", "mobila teamet", "hembesök"),
        ("Socialtjänstlagen (SoL) ändras.", "SoL", "Socialtjänstlagen"),
        ("Kommunfullmäktige (KF) beslutar.", "KF", "Kommunfullmäktige"),
    ],
)  # fmt: skip
def test_a_name_that_the_text_explains_is_learned(text: str, other: str, full: str) -> None:
    assert (other, full) in _pairs(text)
    assert len(_pairs(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Antalet platser ökade (2025) och kostnaden var lägre (12,4 mnkr).",
        "Nettokostnaden (mnkr) och antalet barn (st) redovisas i tabellen (se bilaga 2).",
        "Budgeten redovisas i miljoner (se Bilaga) och i procent (jfr VP 2025).",
        "Insatser enligt lag (SoL) och bistånd (LSS) ökade.",
        "Stöd och ledsagning (SoL) ges till fler.",
        "Ett nytt boende öppnar i Hamnstaden (Åsdal) och i Lövsjö (Norra).",
        "Ordförande är Maria Persson (MP) och vice ordförande Sven Dahl (SD).",
        "Målet följs upp i tertialrapporten (VB).",
        "Kommunens förskolor (KF) följer planen.",
        "Arbetet sker inom ramen för ett projekt (ESF) med flera.",
        "Besök tas emot i huset (A) och i annexet (B).",
        "Ersättning ges i form av en så kallad förskolepeng.",
        "De så kallade LASS-intäkterna minskade.",
        "Arbetssättet kallas pedagogiska möten och sprids.",
        "Flera insatser, så kallade hembesök, gjordes.",
        "Personalen har utbildats (BUS). Boendet rustas i sommar (BSS).",
        "KF (kommunens budget beslutas i november) och BSS (öppnar 2026).",
        "Statistik för hela staden finns (SCB). Ökning (ÖKNING) och (JA).",
        "Andel nöjda (%) 85 (84) NKI (83 procent)",
        "",
    ],
)
def test_a_parenthesis_that_explains_no_name_teaches_nothing(text: str) -> None:
    assert _pairs(text) == set()


def test_a_name_does_not_reach_over_the_end_of_a_sentence_an_item_or_a_cell() -> None:
    for gap in (". ", "\n\n", "\t", "\n- ", " • ", ": "):
        assert _pairs(f"Boende med{gap}stort stöd (BSS) finns.") == set()


def test_the_words_with_most_initials_are_taken_and_of_those_the_longest_run() -> None:
    assert run_of("SIG", "SSPF och sociala insatsgrupper".split()) == 2
    assert run_of("BSS", "boende bygger boende med stort stöd".split()) == 2
    assert run_of("VOV", "vård och omsorg och vila".split()) == 0


def test_two_meanings_of_one_abbreviation_are_both_kept() -> None:
    text = "Relationsteamet (RT) växer. En riktad tillsyn (RT) gjordes. Relationsteamet (RT) är nytt."
    assert _pairs(text) == {("RT", "Relationsteamet"), ("RT", "riktad tillsyn")}


def test_an_abbreviation_that_is_a_word_of_the_text_is_known_as_one() -> None:
    text = "Sociala insatsgrupper (SIG) ökar. Barnen känner sig trygga i BSS-huset."
    assert second_names(text) == (SecondName(full="Sociala insatsgrupper", other="SIG"),)
    assert in_lower_case("SIG", text)
    assert in_lower_case("SIG", "Det säger sig självt")
    assert not in_lower_case("BSS", text)
    assert not in_lower_case("SIG", "signal, Sig och assig")


@given(st.text(alphabet="abÅSTK ()-,.\n:&1så kallad", max_size=80))
def test_any_text_can_be_read_and_what_is_learned_stands_in_it(text: str) -> None:
    folded = " ".join(text.split())
    for name in second_names(text):
        assert name.other in folded
        assert name.full


def test_a_report_of_a_hundred_pages_is_read_fast() -> None:
    page = "Nämnden följer upp mål (se bilaga) och kostnader (12,4 mnkr), så kallade nyckeltal. " * 30
    text = (page + "Boende med stort stöd (BSS) växer. Råd för hållbar energi (RHE).\n\n") * 100
    started = time.process_time()
    assert len(second_names(text)) == 2
    assert time.process_time() - started < 0.5  # 0.05 s on two cores where nothing else runs
