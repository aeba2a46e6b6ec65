"""Address and credentials of a sandbox in formats for programs."""

from __future__ import annotations

import json
import shlex

from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from flexgui.sandbox import Sandbox
from flexgui.sandbox.connection_text import as_env, as_json

CREDENTIALS = SharedSecretCredentials(
    SigningMethod.JWT_SHARED_SECRET, "shop_1", "08c94330-f618-42a3-b09d-e1e43be5efda", Secret("A" * 43 + "=")
)


def test_json_and_env_have_the_same_values() -> None:
    with Sandbox(credentials=CREDENTIALS, tls=True, fast_keys=True) as sandbox:
        members = json.loads(as_json(sandbox))
        variables = dict(line.split("=", 1) for line in shlex.split(as_env(sandbox)))
    assert members == {
        "base_url": sandbox.base_url,
        "ca_file": str(sandbox.ca_file),
        "merchant_id": "shop_1",
        "key_id": CREDENTIALS.key_id,
        "shared_secret": "A" * 43 + "=",
    }
    assert variables == {
        "FLEXGUI_BASE_URL": members["base_url"],
        "FLEXGUI_MERCHANT_ID": members["merchant_id"],
        "FLEXGUI_KEY_ID": members["key_id"],
        "FLEXGUI_SHARED_SECRET": members["shared_secret"],
        "REQUESTS_CA_BUNDLE": members["ca_file"],
    }
