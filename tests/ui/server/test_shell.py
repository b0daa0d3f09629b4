from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.app_discovery import discover_asgi_app

from ui.addresses import PAGES
from ui.server import shell

UI = Path(shell.__file__).parents[1]


def client() -> TestClient:
    app = Starlette(routes=shell.routes(), middleware=shell.middleware())
    return TestClient(app, base_url="http://localhost")


def test_streamlits_own_document_still_holds_what_is_replaced() -> None:
    document = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    swedish = shell.swedish(document)
    assert swedish.count('<html lang="sv">') == 1
    assert "<title>Nämndsvar</title>" in swedish
    assert "./page/style.css" in swedish
    assert "./page/page.js" in swedish
    assert "./page/icon.svg" in swedish
    assert "enable JavaScript" not in swedish


def test_document_is_swedish_and_closed_to_the_outside() -> None:
    answer = client().get("/")
    assert answer.status_code == 200
    assert '<html lang="sv">' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "'unsafe-inline'" not in next(part for part in policy.split("; ") if part.startswith("script-src"))


def test_policy_allows_the_documents_own_inline_script_and_no_other() -> None:
    digest = b64encode(sha256(b"\n  a = 1\n").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}' " in shell.policy("<script>\n  a = 1\n</script>")


def test_files_of_the_page_are_served_and_nothing_beside_them() -> None:
    for name, kind in (("style.css", "text/css"), ("page.js", "text/javascript"), ("icon.svg", "image/svg+xml")):
        answer = client().get(f"/page/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
        assert answer.content == (UI / name).read_bytes()
    assert client().get("/page/app.py").status_code == 404
    assert client().get("/page/..%2Fapp.py").status_code == 404


def test_streamlit_run_finds_the_application_that_brings_the_shell() -> None:
    assert discover_asgi_app(UI / "app.py").import_string == "app:app"


def test_every_page_is_served_in_swedish_and_gives_a_browser_one_name() -> None:
    browser = client()
    for address in PAGES:
        answer = browser.get(f"/{address}")
        assert '<html lang="sv">' in answer.text
        assert "content-security-policy" in answer.headers
    (name,) = list(browser.cookies.jar)
    assert name.has_nonstandard_attr("HttpOnly")
    assert "set-cookie" not in browser.get("/").headers
