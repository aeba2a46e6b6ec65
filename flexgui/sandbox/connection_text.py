"""Address and credentials of a running sandbox, as JSON and as environment variables."""

from __future__ import annotations

import json
import shlex

from flexgui.sandbox.server import Sandbox


def as_json(sandbox: Sandbox) -> str:
    """Return address and credentials as a JSON text, the shared secret included."""
    return json.dumps(sandbox.connection_members(), indent=2) + "\n"


def as_env(sandbox: Sandbox) -> str:
    """Return address and credentials as the lines of an .env file, under the names that FlexGUI itself reads."""
    members = sandbox.connection_members()
    variables = {
        "FLEXGUI_BASE_URL": members["base_url"],
        "FLEXGUI_MERCHANT_ID": members["merchant_id"],
        "FLEXGUI_KEY_ID": members["key_id"],
        "FLEXGUI_SHARED_SECRET": members["shared_secret"],
        "REQUESTS_CA_BUNDLE": members["ca_file"],
    }
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in variables.items() if value is not None)
