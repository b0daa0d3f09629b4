"""Who asks a server that a test started."""

import httpx


def client(address: str, token: str = "") -> httpx.Client:
    """Return who asks the server at `address`."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.Client(base_url=address, headers=headers, timeout=60, trust_env=False)
