"""Short texts about an exchange: time, size, correlation ID, key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.flex.text import shown
from flexgui.translation import number, tr, trn

if TYPE_CHECKING:
    from flexgui.flex.verification import KeySource
    from flexgui.transport.exchange import Exchange


def size_and_time(exchange: Exchange) -> str:
    """Return the duration of the exchange and the size of the response body, if there is one."""
    size = len(exchange.response.body) if exchange.response is not None else 0
    text = trn("{n} byte", "{n} bytes", size) if size < 1000 else tr("{size} KB", size=number(size / 1024, 1))
    brief = exchange.seconds < 10
    time = f"{number(exchange.seconds * 1000, 0)} ms" if brief else f"{number(exchange.seconds, 1)} s"
    return f"{time}   {text}" if size else time


def correlation_id(exchange: Exchange) -> str:
    """Return the correlation ID, empty if the server sent none; it may hold control characters."""
    return exchange.correlation_id or ""


def received(exchange: Exchange) -> str:
    """Return when the response arrived, as local time."""
    return tr("received {time}", time=f"{exchange.ended.astimezone():%H:%M:%S}")


def key_text(key: KeySource | None) -> str:
    """Return which key the token was checked with, empty if none was fetched."""
    if key is None or key.jwk is None or key.fetched_at is None:
        return ""
    return tr("key {kid}, fetched {time}", kid=shown(key.jwk.kid or ""), time=f"{key.fetched_at.astimezone():%H:%M}")
