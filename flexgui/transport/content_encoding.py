"""Decoding of compressed responses, which some gateways send although identity was requested (RFC 9110, 8.4)."""

from __future__ import annotations

import zlib

from flexgui.translation import tr
from flexgui.transport.exchange import TransportFailure
from flexgui.transport.failures import too_large

MAX_LAYERS = 5
_ANY_HEADER = 32 + zlib.MAX_WBITS  # gzip or zlib, by the header of the data
_NO_HEADER = -zlib.MAX_WBITS  # some servers send "deflate" without zlib's header


def decode_body(body: bytes, encoding: str, limit: int, host: str) -> tuple[bytes, TransportFailure | None]:
    """Return the decoded body of at most `limit` bytes, and a sentence if it is not complete.

    `encoding` is the Content-Encoding: names in the order in which they were applied, separated by commas.
    """
    names = [name for each in encoding.lower().split(",") if (name := each.strip()) not in ("", "identity")]
    if len(names) > MAX_LAYERS:
        return body, _broken(tr("The response of {host} is compressed {n} times.", host=host, n=len(names)))
    for name in reversed(names):
        if name not in ("gzip", "x-gzip", "deflate"):
            message = tr(
                "The response of {host} is encoded as {name}, which FlexGUI cannot read.", host=host, name=name[:40]
            )
            return body, _broken(message)
        try:
            body, complete = _decompress(body, limit)
        except zlib.error:
            return body, _broken(tr("The compressed response of {host} cannot be decompressed.", host=host))
        if len(body) > limit:
            return body[:limit], too_large(host, limit)
        if not complete:
            message = tr("The response of {host} ended before it was complete.", host=host)
            return body, TransportFailure("truncated", message, phase="receiving")
    return body, None


def _decompress(body: bytes, limit: int) -> tuple[bytes, bool]:
    """Return up to `limit` + 1 bytes, and whether the compressed data was complete; raises zlib.error."""
    text, rest = b"", body
    while rest:  # a gzip file may have several members (RFC 1952, 2.2)
        unpacker = zlib.decompressobj(_ANY_HEADER)
        try:
            text += unpacker.decompress(rest, limit + 1 - len(text))
        except zlib.error:
            if text:
                return text, True  # padding after the last member
            unpacker = zlib.decompressobj(_NO_HEADER)
            text += unpacker.decompress(rest, limit + 1)
        if len(text) > limit or not unpacker.eof:
            return text, unpacker.eof
        rest = unpacker.unused_data
    return text, bool(body)


def _broken(message: str) -> TransportFailure:
    return TransportFailure("broken", message, phase="receiving")
