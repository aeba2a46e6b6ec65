"""A hand-written script: capture context, key check, encrypted test card, verified transient token.

The baseline of command_line.py, written with requests, hmac and cryptography; plain_script.py is its first step.
"""

import base64
import json
import os
import sys
import time

import requests
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from plain_script import BASE, capture_context, part

OAEP_SHA1 = OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)
CARD = {
    "number": "4111111111111111",
    "expirationMonth": "12",
    "expirationYear": "2030",
    "securityCode": "123",
    "type": "001",
}


def raw(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def public_key(jwk):
    n, e = (int.from_bytes(raw(jwk[name]), "big") for name in ("n", "e"))
    return RSAPublicNumbers(e, n).public_key()


def verified(token, key):
    signed, _, signature = token.rpartition(".")
    key.verify(raw(signature), signed.encode(), PKCS1v15(), SHA256())
    claims = json.loads(raw(signed.partition(".")[2]))
    if claims["exp"] < time.time():
        sys.exit("expired")
    return claims


context = capture_context({name: {} for name in CARD})
kid = json.loads(raw(context.partition(".")[0]))["kid"]
answer = requests.get(f"{BASE}/flex/v2/public-keys/{kid}", timeout=30)
answer.raise_for_status()
flx = verified(context, public_key(answer.json()))["flx"]

one_time = public_key(flx["jwk"])
plaintext = json.dumps({"data": {"paymentInformation": {"card": CARD}}, "context": context, "index": 0})
header = part({"kid": flx["jwk"]["kid"], "alg": "RSA-OAEP", "enc": "A256GCM"})
content_key, iv = os.urandom(32), os.urandom(12)
sealed = AESGCM(content_key).encrypt(iv, plaintext.encode(), header.encode())
jwe = ".".join([header, *map(part, (one_time.encrypt(content_key, OAEP_SHA1), iv, sealed[:-16], sealed[-16:]))])
answer = requests.post(flx["origin"] + flx["path"], data=jwe, headers={"Content-Type": "application/jwt"}, timeout=30)
answer.raise_for_status()
verified(answer.text, one_time)
print(answer.text)
