"""The registry of this user's own sandboxes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flexgui.sandbox import Sandbox
from flexgui.sandbox_registry import FOLDER, TRANSIENT_TOKEN_SECONDS, SandboxRegistry

ADDRESS = "http://127.0.0.1:8080"
KEY = {"kty": "RSA", "kid": "sb"}


class Clock:
    """A clock in seconds since 1970 that tests set."""

    now = 2_000_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_running_sandbox_is_found_by_its_exact_address(home: Path) -> None:
    registry = SandboxRegistry(home)
    registry.add(ADDRESS, KEY, 900)
    assert SandboxRegistry(home).public_keys(ADDRESS) == [KEY]
    assert SandboxRegistry(home).public_keys("http://127.0.0.1:8081") == []


def test_a_stopped_sandbox_is_kept_until_its_tokens_expire(home: Path) -> None:
    clock = Clock()
    registry = SandboxRegistry(home, clock)
    registry.add(ADDRESS, KEY, 60).release()
    clock.now += 60 + TRANSIENT_TOKEN_SECONDS
    assert registry.public_keys(ADDRESS) == [KEY]
    clock.now += 1
    assert registry.public_keys(ADDRESS) == []
    assert not list((home / FOLDER).iterdir())


def test_a_link_or_a_file_writable_by_others_is_ignored(home: Path) -> None:
    registry = SandboxRegistry(home)
    registration = registry.add(ADDRESS, KEY, 900)
    assert registration.path.stat().st_mode & 0o777 == 0o600
    registration.path.chmod(0o666)
    assert registry.public_keys(ADDRESS) == []
    registration.path.chmod(0o600)
    link = registration.path.with_name("link.json")
    link.symlink_to(registration.path)
    assert registry.public_keys(ADDRESS) == [KEY]  # the link is ignored


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"public_key": 1}', b"\xff", b"[" * 100_000])
def test_a_damaged_entry_is_ignored(home: Path, content: bytes) -> None:
    registry = SandboxRegistry(home)
    registry.add(ADDRESS, KEY, 900)
    file = home / FOLDER / "0.json"
    file.write_bytes(content)
    file.chmod(0o600)
    assert registry.public_keys(ADDRESS) == [KEY]


def test_a_sandbox_registers_while_it_runs(home: Path) -> None:
    registry = SandboxRegistry(home)
    with Sandbox(registry=registry) as sandbox:
        published = sandbox.issuer.public_jwk()
        assert registry.public_keys(sandbox.base_url) == [published]
        (file,) = (home / FOLDER).iterdir()
        assert json.loads(file.read_text())["pid"] == os.getpid()
    assert json.loads(file.read_text())["pid"] is None
    assert registry.public_keys(sandbox.base_url) == [published]
