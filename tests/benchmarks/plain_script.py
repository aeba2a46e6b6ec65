"""A hand-written script that gets a capture context with requests and hmac. The baseline of command_line.py."""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
import uuid

import requests

BASE = os.environ["FLEXGUI_BASE_URL"]
MERCHANT = os.environ["FLEXGUI_MERCHANT_ID"]
SECRET = base64.b64decode(os.environ["FLEXGUI_SHARED_SECRET"])


def part(value):
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def capture_context(card):
    body = json.dumps({"fields": {"paymentInformation": {"card": card}}}).encode()
    now = int(time.time())
    claims = {
        "iss": MERCHANT,
        "iat": now,
        "exp": now + 120,
        "jti": str(uuid.uuid4()),
        "request-method": "post",
        "request-host": BASE.split("/")[2],
        "request-resource-path": "/flex/v2/sessions",
        "v-c-merchant-id": MERCHANT,
        "v-c-jwt-version": "2",
        "digest": base64.b64encode(hashlib.sha256(body).digest()).decode(),
        "digestAlgorithm": "SHA-256",
    }
    signed = part({"alg": "HS256", "typ": "JWT", "kid": os.environ["FLEXGUI_KEY_ID"]}) + "." + part(claims)
    bearer = signed + "." + part(hmac.new(SECRET, signed.encode(), hashlib.sha256).digest())
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json", "Accept": "application/jwt"}
    answer = requests.post(f"{BASE}/flex/v2/sessions", data=body, headers=headers, timeout=30)
    if answer.status_code != 201:
        sys.exit(answer.text)
    return answer.text


if __name__ == "__main__":
    print(capture_context({"number": {}}))
