"""Which sentence may be the reason for what stands before it, without a word that says so."""

import pytest

from assistant.weigh.supported.cause_after import may_be_cause


@pytest.mark.parametrize(
    "text",
    [
        "Entreprenören fick göra om grundläggningen.",
        "Grannarna överklagade bygglovet.",
        "Leverantören har bytt ägare.",
        "Skolan har saknat kurator sedan januari.",
        "Under asfalten hittades gamla oljefat.",
        "Det fanns för få sökande.",
        "Virket hade inte hunnit torka.",
        "I de övriga 12 ärendena saknades ritning.",
    ],
)
def test_a_trouble_may_be_the_cause(text: str) -> None:
    assert may_be_cause(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sedan dess är en annan chef tillförordnad.",
        "Under tiden saknas hiss.",
        "Risken är att anbud uteblir.",
        "Förskolan Lyktan saknar tak.",
        "Under året skadades 14 personer.",
        "Kommunen ska riva den skadade bron.",
        "Invigningen hålls i maj.",
        "Personalen är nöjd.",
    ],
)
def test_what_follows_or_tells_of_another_thing_is_no_cause(text: str) -> None:
    assert not may_be_cause(text)
