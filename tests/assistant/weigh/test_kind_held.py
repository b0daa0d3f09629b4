import pytest

from assistant.question.kinds import Wanted, wanted
from assistant.weigh.kind_held import asks_address, asks_advice, figure_fit, fit, has_wanted, only_target, tells_plan
from ingest.language.words import fold


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Hur många tillbud rapporterades?", "Personalen rapporterade 41 tillbud.", 1.0),
        ("Hur många tillbud rapporterades?", "Varje tillbud gås igenom inom två veckor.", 0.5),
        ("Hur många tillbud rapporterades?", "Tillbuden minskade med 12 procent.", 0.5),
        ("Hur många tillbud rapporterades?", "Genomgången hålls den 3 mars klockan 9.", 0.5),
        ("Hur många veckor tar det?", "Ärendet avgörs inom sex veckor.", 1.0),
        ("Hur många tillbud rapporterades?", "Det rapporterades ett nytt tillbud till nämnden i en bilaga.", 0.0),
        ("Hur många tillbud rapporterades?", "Endast ett tillbud rapporterades.", 1.0),
        ("Hur många övningar hålls?", "Minst en övning hålls under hösten.", 1.0),
        ("Hur stora viten betalade bolaget?", "Två anmärkningar gav viten.", 0.5),
        ("Hur stora viten betalade bolaget?", "Viten om 45 tkr betalades.", 1.0),
        ("Vilken siffra hade resandet i bokslutet?", "Resandet var 41 procent.", 1.0),
        ("Vad blev bokslutet?", "Resandet var 41 procent.", 0.5),
        ("Hur många medlemmar krävs för bidrag?", "Föreningen ska ha minst 25 medlemmar.", 1.0),
        ("Hur många medlemmar krävs för bidrag?", "Bidraget är 4 000 kronor per år.", 0.5),
        ("Hur många kronor är bidraget?", "Bidraget är 4 000 kronor per år.", 1.0),
        ("Hur stor andel är flickor?", "Var tredje deltagare är flicka.", 1.0),
        ("Hur stor andel är flickor?", "41 av 82 deltagare, det vill säga hälften, är flickor.", 1.0),
        ("Vad blir årshyran?", "Nämnden hyr en lokal för enheten.", 0.0),
        ("Vad blir hyran?", "Nämnden hyr en lokal i tre år.", 0.5),
        ("Vad blir hyran?", "Lokalen hyrs för 2,1 mnkr.", 1.0),
        ("Vad blir årshyran?", "Flytten sker kvartal 4 och lokalen har 60 rum.", 0.5),
        ("Hur mycket har budgeten ökat?", "Ramen är uppräknad med 2,5 procent.", 1.0),
        ("Hur stor är budgeten?", "Ramen är uppräknad med 2,5 procent.", 0.5),
        ("Hur länge får man vänta?", "Väntetiden är tre veckor.", 1.0),
        ("Hur länge får man vänta?", "41 personer väntar.", 0.5),
        ("Hur länge får man vänta?", "Kön är stängd till augusti.", 0.0),
        ("Hur hög är frånvaron?", "Frånvaron mäts över 12 månader.", 0.5),
        ("Hur hög är frånvaron?", "Frånvaron är 7,1 procent.", 1.0),
    ],
)
def test_a_figure_fits_what_the_question_counts(question: str, text: str, fits: float) -> None:
    assert figure_fit(text, question) == fits


def test_a_target_is_no_outcome() -> None:
    question = "Hur många ungdomar fick feriejobb?"
    assert only_target("Årsmålet föreslås höjas till 570.", question)
    assert not only_target("512 ungdomar fick feriejobb, årsmålet uppnåddes.", question)
    assert not only_target("Årsmålet föreslås höjas till 570.", "Hur högt är målet för feriejobb?")


def test_what_is_to_be_is_told_from_what_came_about() -> None:
    assert tells_plan("Nämnden ska ordna 320 feriejobb.")
    assert not tells_plan("Feriejobb ordnades åt 334 ungdomar.")
    assert not tells_plan("Målet på 320 feriejobb uppnåddes.")


def test_a_purpose_is_half_a_reason() -> None:
    question = "Varför byter träffen lokal?"
    assert fit("Träffen byter lokal på grund av fukt.", Wanted.REASON, question) == 1.0
    assert fit("Träffen byter lokal för att fler ska komma.", Wanted.REASON, question) == 0.5
    assert fit("Träffen byter lokal i maj.", Wanted.REASON, question) == 0.0


def test_what_went_before_may_be_the_reason() -> None:
    question = "Varför blev sandningen dyrare?"
    assert fit("Sandningen kostade mer efter de många halkdygnen.", Wanted.REASON, question) == 0.5
    assert fit("Sandningen kostade mer i januari.", Wanted.REASON, question) == 0.0


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Den öppnar i maj.", True),
        ("Den öppnar under 2027.", True),
        ("Träffpunkten ska byggas om 2026.", False),
        ("Besöken är 4 procent fler än 2024.", False),
        ("De är 310, en minskning i jämförelse med 2024.", False),
    ],
)
def test_a_year_that_is_asked_about_or_compared_with_tells_no_time(text: str, tells: bool) -> None:
    assert has_wanted(text, Wanted.DATE, question="När 2026 öppnar träffpunkten?") is tells


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Vilken adress har träffpunkten?", True),
        ("Adressen till biblioteket?", True),
        ("Vad är kontorets e-postadress?", True),
        ("En granne har fel adress. Vem utreder det?", False),
    ],
)
def test_an_address_that_is_only_spoken_of_is_not_asked_for(question: str, asks: bool) -> None:
    assert asks_address(question) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Hur lagar man en cykel?", True),
        ("Vilket elavtal ska jag välja?", True),
        ("Hur många cyklar lånades ut?", False),
        ("Vad gör nämnden för att man ska trivas?", False),
        ("Vad händer om man glömmer passerkortet?", False),
        ("Hur ofta får man byta grupp?", False),
        ("Hur länge måste jag vänta?", False),
        ("Vad gör man när cykeln är trasig?", True),
    ],
)
def test_who_asks_what_one_is_to_do_asks_for_advice(question: str, asks: bool) -> None:
    assert asks_advice(question) is asks


def test_an_address_is_no_other_name() -> None:
    question = "Vilken adress har träffpunkten?"
    assert has_wanted("Den ligger på Ekbacksgatan 12.", Wanted.NAME, question=question)
    assert not has_wanted("Den ligger i Norra Ekhagen.", Wanted.NAME, question=question)


def test_the_question_s_own_figures_and_years_are_no_answer() -> None:
    assert not has_wanted("Av de 260 ärendena 2025 avslutades flera.", Wanted.NUMBER, question="Av 260, hur många?")


@pytest.mark.parametrize(
    ("question", "number"),
    [("Vad blir årshyran för lokalen?", True), ("Vad kallas det nya priset för gott miljöarbete?", False)],
)
def test_a_price_is_a_figure_unless_its_name_is_asked_for(question: str, number: bool) -> None:
    assert (Wanted.NUMBER in wanted(fold(question))) is number


@pytest.mark.parametrize("asked", ["dagar", "dygn"])
@pytest.mark.parametrize("told", ["dagar", "dygn"])
def test_days_are_told_as_either_of_two_words(asked: str, told: str) -> None:
    assert figure_fit(f"Färjan låg stilla i 19 {told}.", f"Hur många {asked} låg färjan stilla?") == 1.0


def test_no_other_time_is_told_in_days() -> None:
    assert figure_fit("Färjan låg stilla i 19 dagar.", "Hur många turer gick färjan?") == 0.5


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Hur många ledare måste klubben ha för att få bidrag?", 1.0),
        ("Hur stort bidrag får klubben?", 0.5),
        ("Hur många kronor i bidrag får klubben?", 0.5),
    ],
)
def test_what_is_counted_is_no_money_though_money_is_spoken_of(question: str, fits: float) -> None:
    assert figure_fit("Klubben ska ha minst 12 ledare.", question) == fits


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Resultaten redovisas i tertialrapport 2.", True),
        ("Kontoret återkommer med siffrorna i årsredovisningen.", True),
        ("Utfallet väntas föreligga till delårsrapporten.", True),
        ("Enkäten presenteras i samband med bokslutet.", True),
        ("Enkäten presenteras för nämnden och dess ordförande.", False),
        ("Tertialrapporten är kortare än den förra.", False),
        ("Rutinerna står i verksamhetsberättelsen.", False),
    ],
)
def test_the_report_in_which_something_is_to_be_told_is_a_time(text: str, tells: bool) -> None:
    assert has_wanted(text, Wanted.DATE, question="När får vi veta vad enkäten visade?") is tells


def test_how_large_a_bit_is_asks_for_a_share() -> None:
    text = "Badet står för en fjärdedel av besöken."
    assert figure_fit(text, "Hur stor bit av besöken är badets?") == 1.0
    assert figure_fit(text, "Hur stora är besöken?") == 0.0


def test_today_is_no_measure_of_time() -> None:
    text = "Platserna ska räcka utan att väntetiden överskrider 60 dagar."
    assert fit(text, Wanted.NUMBER, "Hur många platser finns i dag?") < 1
    assert fit(text, Wanted.NUMBER, "Hur många dagar får väntetiden vara?") == 1
