"""A log-in through the real server, against a provider on this machine; and what somebody may try to get past it."""

import re
from pathlib import Path

import pytest

from tests.ui.access.provider import Provider
from tests.ui.access.served import ADMINISTER, COOKIE, READ, Person

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]


def _is_in(person: Person) -> bool:
    return person.get("/inloggad").status_code == 204


def test_the_first_page_asks_to_log_in_and_says_nothing_of_the_library(person: Person) -> None:
    answer = person.get("/")
    assert answer.status_code == 401
    assert "Logga in" in answer.text
    assert 'lang="sv"' in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_who_logs_in_comes_to_the_page_that_they_asked_for(provider: Provider, person: Person) -> None:
    provider.will_be("anna", READ)
    assert person.get("/siffror?rad=sjukfr%C3%A5nvaro").status_code == 401
    answer = person.log_in()
    assert answer.status_code == 200
    assert str(answer.url).endswith("/siffror?rad=sjukfr%C3%A5nvaro")
    assert "data-inloggning" in answer.text
    assert _is_in(person)


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example", "/\\evil.example", "/drift/../x", "/x"])
def test_a_planted_address_leads_nowhere_else(provider: Provider, person: Person, wanted: str) -> None:
    provider.will_be("anna", READ)
    person.browser.cookies.set("namndsvar-till", wanted.replace("/", "%2F").replace("\\", "%5C"))
    assert str(person.log_in().url).rstrip("/") == str(person.browser.base_url).rstrip("/")


def test_a_list_of_names_gives_a_role_and_who_has_none_is_told_so(provider: Provider, person: Person) -> None:
    provider.will_be("lina")
    person.log_in()
    assert person.get("/").status_code == 200
    provider.will_be("olle")
    answer = person.log_in()
    assert answer.status_code == 403
    assert "har ingen roll" in answer.text
    assert "olle" in answer.text


@pytest.mark.parametrize(
    "claim",
    [
        {"roles": "Svar.Lasa extra"},
        {"roles": {"Svar.Lasa": 1}},
        {"roles": [["Svar.Lasa"]]},
        {"roles": None},
        {"groups": ["Svar.Lasa"]},
    ],
)
def test_what_is_nearly_a_role_is_none(provider: Provider, person: Person, claim: dict[str, object]) -> None:
    provider.will_be("olle", **claim)
    assert person.log_in().status_code == 403


@pytest.mark.parametrize("wrong", [{"aud": "annan"}, {"iss": "https://annan.example"}, {"nonce": "annan"}, {"exp": 1}])
def test_a_token_that_is_not_for_this_log_in_lets_nobody_in(
    provider: Provider, person: Person, wrong: dict[str, object]
) -> None:
    provider.will_be("anna", ADMINISTER)
    provider.wrong = wrong
    answer = person.log_in()
    assert "lyckades inte" in answer.text
    assert not _is_in(person)


def test_a_token_signed_by_somebody_else_lets_nobody_in(provider: Provider, person: Person) -> None:
    provider.will_be("anna", ADMINISTER)
    provider.foreign_key = True
    assert "lyckades inte" in person.log_in().text
    assert not _is_in(person)


def test_a_log_in_that_the_provider_denies_is_said(provider: Provider, person: Person) -> None:
    provider.will_be("anna", ADMINISTER)
    provider.denies = True
    assert "lyckades inte" in person.log_in().text
    provider.denies = False


def test_anothers_log_in_cannot_be_put_on_somebody(provider: Provider, person: Person, address: str) -> None:
    """Who follows a link that another's log-in came back by is not logged in as them."""
    provider.will_be("mallory", READ)
    with Person(address) as mallory:
        way = mallory.get("/logga-in")
        while "/oauth2callback" not in way.headers["location"]:
            way = mallory.get(way.headers["location"])
        answer = person.browser.get(way.headers["location"])
    assert "lyckades inte" in answer.text
    assert not _is_in(person)


@pytest.mark.parametrize("value", ["", "x", "A" * 43, "admin", '"', "anna|1"])
def test_a_made_up_cookie_lets_nobody_in(person: Person, value: str) -> None:
    person.browser.cookies.set(COOKIE, value)
    assert person.get("/").status_code == 401


def test_the_browser_keeps_nothing_that_the_provider_said(provider: Provider, person: Person) -> None:
    provider.will_be("anna", ADMINISTER, name="Anna Andersson")
    answers = [*person.log_in().history, person.get("/")]
    kept = {cookie.name for cookie in person.browser.cookies.jar}
    sent = "".join(header for answer in answers for header in answer.headers.get_list("set-cookie"))
    assert COOKIE in kept
    assert not [name for name in kept if name.startswith("_streamlit_user")]
    assert "_streamlit_user" not in sent
    assert _is_in(person)


def test_who_logs_out_is_logged_out_at_the_provider_by_the_token_of_their_log_in(
    provider: Provider, person: Person
) -> None:
    provider.will_be("anna", READ)
    person.log_in()
    way = person.get("/auth/logout").headers["location"]
    assert way.startswith(provider.issuer)
    assert "id_token_hint=ey" in way


def test_a_name_is_shown_without_what_turns_or_breaks_a_line(provider: Provider, person: Person) -> None:
    provider.will_be("olle", name="\u202eOlle\n" + "o" * 9000)
    told = person.log_in().text
    assert "Olleooo" in told
    assert "\u202e" not in told
    assert "o" * 100 not in told


def test_a_log_in_has_a_new_cookie_each_time_and_the_old_one_is_worth_nothing(
    provider: Provider, person: Person, address: str
) -> None:
    provider.will_be("anna", READ)
    person.browser.cookies.set(COOKIE, "fixed-before-the-log-in")
    person.log_in()
    before = [cookie.value for cookie in person.browser.cookies.jar if cookie.name == COOKIE]
    assert "fixed-before-the-log-in" not in before[-1:]
    provider.will_be("bo", READ)
    person.log_in()
    with Person(address) as other:
        for value in filter(None, before):
            other.browser.cookies.set(COOKIE, value)
            assert not _is_in(other)


def test_who_logs_out_is_out_everywhere_that_cookie_is(provider: Provider, person: Person, address: str) -> None:
    provider.will_be("anna", READ)
    person.log_in()
    with Person(address) as thief:
        thief.browser.cookies.update(person.browser.cookies)
        assert _is_in(thief)
        answer = person.browser.get("/auth/logout")
        assert "Logga in" in answer.text
        assert provider.ended
        assert not _is_in(thief)
        assert not _is_in(person)


@pytest.mark.parametrize("site", ["cross-site", "same-site", ""])
def test_another_site_logs_nobody_out(provider: Provider, person: Person, site: str) -> None:
    provider.will_be("anna", READ)
    person.log_in()
    assert person.get("/auth/logout", headers={"Sec-Fetch-Site": site}).status_code == 403
    assert _is_in(person)


def test_under_another_name_of_ours_the_log_in_goes_by_the_right_one(provider: Provider, address: str) -> None:
    with Person(address.replace("localhost", "127.0.0.1")) as person:
        assert person.get("/logga-in").headers["location"] == f"{address}/logga-in"


def test_a_role_that_is_taken_away_holds_at_the_next_request(provider: Provider, person: Person, folder: Path) -> None:
    file = folder / ".streamlit" / "secrets.toml"
    before = file.read_text("utf-8")
    provider.will_be("eva", "Svar.Tillfallig")
    try:
        file.write_text(before.replace('["Svar.Administrera"]', '["Svar.Administrera", "Svar.Tillfallig"]'), "utf-8")
        person.log_in()
        assert person.get("/drift").status_code == 200
        file.write_text(before, "utf-8")
        assert person.get("/drift").status_code == 403
        file.write_text("[roles\n", "utf-8")  # half a file: what held before holds
        assert person.get("/drift").status_code == 403
    finally:
        file.write_text(before, "utf-8")


def test_the_log_of_the_server_says_nothing_of_who_it_was(provider: Provider, person: Person, folder: Path) -> None:
    provider.will_be("hemlig-person", READ)
    person.log_in()
    told = (folder / "log.txt").read_text("utf-8")
    assert "hemlig-person" not in told
    assert not re.search(r"eyJ[\w-]+\.eyJ", told)  # no token


def test_a_refused_token_is_a_line_of_the_log(provider: Provider, person: Person, folder: Path) -> None:
    before = (folder / "log.txt").read_text("utf-8").count("\n")
    provider.wrong = {"nonce": "annan"}
    person.log_in()
    told = (folder / "log.txt").read_text("utf-8").splitlines()[before:]
    assert [line for line in told if "token exchange failed" in line]
    assert not [line for line in told if "Traceback" in line]
