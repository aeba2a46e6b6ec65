"""Requests signed with hmac, which are diagnosed but not sent."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable

from flexgui.readers.pasted import PastedRequest
from tests.diagnosis.attempts import DATE, HOST, KEY, KEY_ID, MERCHANT, NAMES, pasted
from tests.sandbox.caller import BODY, SESSIONS, digest


def signed_request(
    text: Callable[[str], str] = lambda text: text, key: bytes = KEY, *, target: str = SESSIONS
) -> PastedRequest:
    """Return a request with HTTP Signature; `text` changes the signing string."""
    sent = {"host": HOST, "date": DATE[1], "digest": f"SHA-256={digest(BODY)}", "v-c-merchant-id": MERCHANT}
    lines = sent | {"request-target": f"post {target}"}
    right = "\n".join(f"{name}: {lines[name]}" for name in NAMES.split())
    signature = base64.b64encode(hmac.digest(key, text(right).encode(), "sha256")).decode()
    proof = f'keyid="{KEY_ID}", algorithm="HmacSHA256", headers="{NAMES}", signature="{signature}"'
    headers = sent | {"signature": proof, "content-type": "application/json"}
    return pasted(headers, url=f"https://{HOST}{target}")
