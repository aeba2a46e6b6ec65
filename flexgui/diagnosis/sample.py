"""A sample for the first diagnosis: a request of the sandbox whose body was changed after it was signed."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexgui.transport.exchange import SentRequest

_SHOWN = ("accept", "content-type", "v-c-merchant-id", "date", "digest", "signature", "authorization")


def sample_text(signed: SentRequest) -> str:
    """Return a correctly signed request as a cURL command that sends its JSON with added spaces, and the answer."""
    body = json.dumps(json.loads(signed.body))  # as json= of many HTTP clients writes it
    headers = [f"  -H {shlex.quote(f'{name}: {value}')} \\" for name, value in signed.headers if name.lower() in _SHOWN]
    command = [f"curl -i {signed.url} \\", *headers, f"  --data-raw {shlex.quote(body)}"]
    answer = [
        "HTTP/1.1 401 Unauthorized",
        f"Date: {signed.header('date') or ''}",
        "Content-Type: application/json",
        "",
        '{"response":{"rmsg":"Authentication Failed"}}',
    ]
    return "\n".join((*command, "", *answer, ""))
