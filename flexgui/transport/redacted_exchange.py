"""Requests and exchanges as they are shown, copied, printed and stored: redacted."""

from __future__ import annotations

from flexgui.flex.redaction import proofs_in_headers, redact, redact_header
from flexgui.transport.exchange import Exchange, Headers, SentRequest


def http_text(request: SentRequest, masked: bool = True) -> str:
    """Return request line, headers and body as text; with `masked`, redacted."""
    shown = ((name, redact_header(name, value) if masked else value) for name, value in request.headers)
    head = "\n".join(f"{name}: {value}" for name, value in shown)
    return f"{request.request_line}\n{head}\n\n{request.body.decode('utf-8', 'replace')}"


def exchange_json(exchange: Exchange) -> dict[str, object]:
    """Return the redacted exchange as JSON values, for a report, a script or the history."""
    request, response, failure = exchange.request, exchange.response, exchange.failure
    proofs = proofs_in_headers(request.headers)
    return {
        "request": {
            "method": request.method,
            "url": request.url,
            "headers": _shown(request.headers),
            "body": redact(request.body.decode("utf-8", "replace")),
        },
        "response": None
        if response is None
        else {
            "status": response.status,
            "reason": response.reason,
            "headers": [[name, redact(value, proofs)] for name, value in _shown(response.headers)],
            "body": redact(response.text, proofs),
        },
        "failure": None
        if failure is None
        else {"kind": failure.kind, "message": failure.message, "phase": failure.phase},
        "network": None if exchange.route is None else exchange.route.to_json(),
        "started": exchange.started.isoformat(),
        "seconds": round(exchange.seconds, 6),
        "correlation_id": exchange.correlation_id,
        "clock_skew": exchange.clock_skew,
    }


def _shown(headers: Headers) -> list[list[str]]:
    """Return redacted headers as pairs, because a header may be repeated."""
    return [[name, redact_header(name, value)] for name, value in headers]
