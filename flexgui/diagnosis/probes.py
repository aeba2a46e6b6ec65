"""Questions to the service: requests that change nothing there but show more than the refusal.

They are sent to the sandbox and to test hosts only, and only when the user asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.transport.exchange import Response

TRANSACTION_TARGET = "/tss/v2/transactions/1"
"""A transaction that does not exist: a request that is authenticated is answered with 404."""


class Probe(StrEnum):
    """A question to the service. The values are stable."""

    TRANSACTION = "transaction"
    OTHER_METHOD = "other-method"


@dataclass(frozen=True)
class ProbeAnswer:
    """The response to a question."""

    probe: Probe
    response: Response


def probe_text(probe: Probe, host: str, target: str) -> str:
    """Describe the request before it is sent; `target` is the path of the refused request."""
    if probe is Probe.TRANSACTION:
        return tr("GET {target} is sent to {host}. It changes nothing there.", target=TRANSACTION_TARGET, host=host)
    return tr("The same request is sent to {host}{target}, signed by the other method.", host=host, target=target)
