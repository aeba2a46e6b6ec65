"""What a program needs to use a running sandbox, as JSON and as environment variables."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexgui.sandbox.server import Sandbox


def connection_members(sandbox: Sandbox) -> dict[str, str | None]:
    """Return address and credentials, the shared secret included, as `flexgui sandbox --json` prints them."""
    return {
        "base_url": sandbox.base_url,
        "ca_file": str(sandbox.ca_file) if sandbox.ca_file is not None else None,
        "merchant_id": sandbox.merchant_id,
        "key_id": sandbox.key_id,
        "shared_secret": sandbox.shared_secret.reveal(),
    }


def as_json(sandbox: Sandbox) -> str:
    """Return address and credentials as a JSON text, the shared secret included."""
    return json.dumps(connection_members(sandbox), indent=2) + "\n"


def as_env(sandbox: Sandbox) -> str:
    """Return address and credentials as the lines of an .env file, under the names that FlexGUI itself reads."""
    members = connection_members(sandbox)
    variables = {
        "FLEXGUI_BASE_URL": members["base_url"],
        "FLEXGUI_MERCHANT_ID": members["merchant_id"],
        "FLEXGUI_KEY_ID": members["key_id"],
        "FLEXGUI_SHARED_SECRET": members["shared_secret"],
        "REQUESTS_CA_BUNDLE": members["ca_file"],
    }
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in variables.items() if value is not None)
