"""Bodies by their form: each form names what its examples say, and nothing in what they say it does not."""

import pytest

from ingest.genre.bodies import (
    bare_place,
    belongs,
    forms,
    joined,
    named_bodies,
    names_body,
    nominative,
    place_of,
    serves,
)

EXAMPLES = [(text, name) for form in forms() for text, name in form.examples]
COUNTER_EXAMPLES = [text for form in forms() for text in form.counter_examples]


@pytest.mark.parametrize(("text", "name"), EXAMPLES)
def test_an_example_names_its_body(text: str, name: str) -> None:
    assert name in [body.name for body in named_bodies(text)]


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_a_counter_example_names_none(text: str) -> None:
    assert named_bodies(text) == []


def test_a_body_is_found_where_it_stands() -> None:
    text = "Förslag från Barn- och utbildningsnämnden i Ekbro kommun"
    assert [text[body.start : body.end] for body in named_bodies(text)] == [
        "Barn- och utbildningsnämnden",
        "Ekbro kommun",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("socialnämndens", "Socialnämnden"),
        ("socialnämnd", "Socialnämnden"),
        ("kommunstyrelsens", "Kommunstyrelsen"),
        ("Norrviks stadsdelsnämnds", "Norrviks stadsdelsnämnd"),
        ("Granviks kommuns", "Granviks kommun"),
    ],
)
def test_a_name_in_the_nominative(name: str, expected: str) -> None:
    assert nominative(name) == expected


def test_a_body_has_its_municipality_in_its_name() -> None:
    assert joined("Socialnämnden", "Ekbro kommun") == "Socialnämnden, Ekbro kommun"
    assert joined("Ekbro kommun", "Ekbro kommun") == "Ekbro kommun"
    assert place_of("Socialnämnden, Ekbro kommun") == "Ekbro kommun"
    assert place_of("Ekbro kommun") == "Ekbro kommun"
    assert place_of("Enskede-Årsta-Vantör") == ""


@pytest.mark.parametrize(
    ("place", "bare"),
    [
        ("Granviks kommun", "Granvik"),
        ("Ekbro kommun", "Ekbro"),
        ("Region Östermark", "Östermark"),
        ("Öns kommun", "Öns"),
    ],
)
def test_a_place_alone(place: str, bare: str) -> None:
    assert bare_place(place) == bare


def test_what_belongs_to_a_municipality() -> None:
    asked = ("Granviks kommun",)
    assert belongs("Socialnämnden, Granviks kommun", asked)
    assert belongs("Granviks kommun", asked)
    assert belongs("Granviksbostäder AB", asked)
    assert not belongs("Socialnämnden, Ekbro kommun", asked)
    assert not belongs("Socialnämnden", asked)
    assert not belongs(None, asked)
    assert belongs("Bromma", ("Bromma",))


def test_an_office_serves_the_body_of_its_name() -> None:
    assert serves("Socialförvaltningen", "Socialnämnden")
    assert not serves("Socialförvaltningen", "Kulturnämnden")


@pytest.mark.parametrize(
    ("text", "named"),
    [("socialnämndens lokaler", True), ("Socialnämnd", True), ("Summa nämnder", False), ("Psykosocialnämnden", False)],
)
def test_a_text_names_a_body_in_any_of_its_forms(text: str, named: bool) -> None:
    assert names_body(text, "Socialnämnden") is named
