"""A fake OpenID Connect provider on this machine: who is sent to it comes back as the one whom a test has chosen."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from joserfc.util import urlsafe_b64encode
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.ports import free_port

CLIENT, SECRET = "namndsvar", "hemligt mellan sidan och leverantören"


@dataclass(slots=True)
class Provider:
    """The provider: `claims` are of the one who logs in next; what is set wrong is wrong in the next token."""

    port: int
    claims: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Any] = field(default_factory=dict)
    foreign_key: bool = False
    denies: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "own"}))
    other: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "own"}))

    @property
    def issuer(self) -> str:
        """The address that says whose tokens they are."""
        return f"http://127.0.0.1:{self.port}"

    def will_be(self, subject: str, *roles: str, **claims: object) -> None:
        """Let `subject` be the one who logs in next."""
        self.claims = {"sub": subject, "name": subject.capitalize(), "roles": list(roles), **claims}
        self.wrong, self.foreign_key, self.denies = {}, False, False

    def app(self) -> Starlette:
        """Return what is served."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._keys),
                Route("/end", self._end),
            ]
        )

    def _metadata(self, _: Request) -> Response:
        named = {"authorization": "authorize", "token": "token", "end_session": "end"}
        return JSONResponse(
            {
                "issuer": self.issuer,
                "jwks_uri": f"{self.issuer}/jwks",
                "code_challenge_methods_supported": ["S256"],
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                **{f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in named.items()},
            }
        )

    def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if self.denies:
            told = {"error": "access_denied", "state": asked["state"]}
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(told)}", status_code=302)
        code = token_urlsafe(16)
        self.codes[code] = asked
        told = {"code": code, "state": asked["state"]}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(told)}", status_code=302)

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        asked = self.codes.pop(str(form["code"]), None)
        if asked is None:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        challenge = urlsafe_b64encode(sha256(str(form["code_verifier"]).encode()).digest()).decode()
        assert challenge == asked["code_challenge"]
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked.get("nonce")}
        key = self.other if self.foreign_key else self.key
        signed = jwt.encode({"alg": "RS256", "kid": "own"}, {**claims, **self.claims, **self.wrong}, key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": signed})

    def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def _end(self, request: Request) -> Response:
        self.ended.append(request.query_params["client_id"])
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=302)


@contextmanager
def provided() -> Iterator[Provider]:
    """Serve a provider while a test runs."""
    provider = Provider(port=free_port())
    config = uvicorn.Config(provider.app(), host="127.0.0.1", port=provider.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(60)
