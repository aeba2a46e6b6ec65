"""The search for leaks finds secrets in every encoding and location."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus
from uuid import uuid4

import pytest

from tests.leaks import Canaries, encodings

SECRET = "CANARY+shared/secret=ü €"
KEY = bytes(range(200, 256))
CANARIES = Canaries({"text": SECRET, "key": KEY})


@pytest.mark.parametrize(
    "encode",
    [
        lambda s: s,
        lambda s: b"before" + s + b"after",
        bytes.hex,
        lambda s: s.hex().upper(),
        base64.b64encode,
        base64.urlsafe_b64encode,
        lambda s: base64.b64encode(b"1" + s + b"x"),
        lambda s: base64.b64encode(b"12" + s + b"xy"),
        lambda s: base64.urlsafe_b64encode(b"user:" + s),
        lambda s: base64.b64encode(b'{"secret": "' + s + b'"}'),
    ],
)
@pytest.mark.parametrize("secret", [SECRET.encode(), KEY], ids=["text", "key"])
def test_a_secret_is_found_in_every_encoding(encode: Callable[[bytes], bytes | str], secret: bytes) -> None:
    encoded = encode(secret)
    found = list(CANARIES.in_bytes(encoded if isinstance(encoded, bytes) else encoded.encode(), "here"))
    assert {each.secret for each in found} == {"key" if secret == KEY else "text"}


@pytest.mark.parametrize(
    "encode",
    [
        lambda s: s.encode("utf-16-le"),
        lambda s: s.encode("utf-16-be"),
        lambda s: quote(s, safe="").encode(),
        lambda s: quote_plus(s).encode(),
        lambda s: json.dumps({"a": s}).encode(),
        lambda s: repr({"a": s}).encode(),
    ],
)
def test_a_text_secret_is_found_in_every_text_encoding(encode: Callable[[str], bytes]) -> None:
    assert list(CANARIES.in_bytes(encode(SECRET), "here"))


@pytest.mark.parametrize("harmless", [b"", b"CANARY", b"shared secret", bytes(1000), SECRET[:-4].encode(), KEY[1:]])
def test_other_values_are_not_reported(harmless: bytes) -> None:
    assert list(CANARIES.in_bytes(harmless, "here")) == []


def test_files_and_their_names_are_searched(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "log").write_bytes(b"x" + KEY)
    (tmp_path / "CANARY-in-a-name").touch()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "store").write_bytes(KEY)
    canaries = Canaries({"key": KEY, "name": "CANARY-in-a-name"})
    places = {each.place for each in canaries.in_files([tmp_path], [tmp_path / "own"])}
    assert places == {str(tmp_path / "deep" / "er" / "log"), f"name of {tmp_path / 'CANARY-in-a-name'}"}


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are listed there on Linux")
def test_argument_lists_and_environments_are_searched() -> None:
    code = "import sys; print(flush=True); sys.stdin.read()"
    argument = f"CANARY-{uuid4()}"
    canaries = Canaries({"argument": argument, "text": SECRET})
    with subprocess.Popen(
        [sys.executable, "-c", code, argument],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"HIDDEN": SECRET},
    ) as process:
        try:
            process.stdout.readline()  # wait until it runs
            assert {each.place for each in canaries.in_processes()} == {f"arguments of process {process.pid}"}
            assert {each.secret for each in canaries.in_environment(process.pid)} == {"text"}
        finally:
            process.communicate()
    assert list(canaries.in_processes()) == []


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(AssertionError, match="too short"):
        encodings(b"short")
