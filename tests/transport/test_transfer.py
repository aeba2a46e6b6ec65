"""The effective route to an environment."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from flexgui.errors import NotSent
from flexgui.flex.environment import TEST
from flexgui.sandbox import Sandbox
from flexgui.transport.route import NetworkSettings, Route, Setting
from flexgui.transport.transfer import Transfer, decode_body
from tests.transport.scripted_server import Serve, ask, says


def test_the_route_is_determined_without_sending(tmp_path: Path) -> None:
    settings = NetworkSettings("", "http://p:1")
    assert Transfer.find_route(TEST, settings, None) == Route(Setting("http://p:1", "setting"), Setting("", "system"))
    with pytest.raises(NotSent, match="no such file"):
        Transfer.find_route(TEST, NetworkSettings(str(tmp_path / "ca.pem")), None)


def test_the_sandbox_is_verified_with_its_own_certificate() -> None:
    with Sandbox(tls=True) as sandbox:
        route = Transfer.find_route(sandbox.environment, NetworkSettings("/no/such/file"), str(sandbox.ca_file))
        assert route.trust == Setting(str(sandbox.ca_file), "sandbox")


def gzipped(content: bytes) -> bytes:
    """Compress without a timestamp, so that test IDs are the same in each xdist worker."""
    return gzip.compress(content, mtime=0)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP, identity", "gzip, gzip"])
def test_an_unrequested_compression_is_decoded(serve: Serve, encoding: str) -> None:
    packed = b"a.b.c"
    for _ in range(encoding.lower().count("gzip")):
        packed = gzipped(packed)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(packed)}\r\n\r\n"
    exchange = ask(serve(says(head.encode() + packed)))
    assert exchange.failure is None
    assert exchange.response.body == b"a.b.c"


@pytest.mark.parametrize(
    ("body", "encoding", "sentence"),
    [
        (b"abc", "br", "is encoded as br"),
        (b"not compressed", "gzip", "cannot be decompressed"),
        (gzipped(b"x" * 999)[:20], "gzip", "ended before it was complete"),
        (b"x", "gzip" + ",gzip" * 5, "compressed 6 times"),
        (gzipped(b"x" * 200_000), "x-gzip", "more than 100,000 bytes"),
        (gzipped(gzipped(b"x" * 10_000_000)), "gzip, gzip", "more than 100,000 bytes"),
        (gzipped(b"x" * 60_000) * 9, "gzip", "more than 100,000 bytes"),
    ],
)
def test_a_body_that_cannot_be_decoded_is_reported(body: bytes, encoding: str, sentence: str) -> None:
    decoded, failure = decode_body(body, encoding, 100_000, "h")
    assert sentence in failure.message
    assert len(decoded) <= 100_000


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"abc", ""),
        (b"abc", "identity"),
        (zlib.compress(b"abc"), "deflate"),
        (zlib.compress(b"abc")[2:-4], "deflate"),
        (zlib.compress(gzipped(b"abc")), "gzip, deflate"),
        (gzipped(b"a") + gzipped(b"bc"), "gzip"),
        (gzipped(b"abc") + b"\0" * 9, "gzip"),
    ],
)
def test_a_body_is_decoded(body: bytes, encoding: str) -> None:
    assert decode_body(body, encoding, 100, "h") == (b"abc", None)
