"""Keys are generated in advance, used once each, and handed out in the order of the requests."""

from __future__ import annotations

import queue
import threading

import pytest

from flexgui.sandbox import key_pool
from flexgui.sandbox.key_pool import KeyPool, NoKeyAvailable


class KeyGenerator:
    """Replaces RSA key generation; the test releases each key."""

    def __init__(self) -> None:
        self.keys: queue.Queue[str] = queue.Queue()
        self.made = 0
        self.changed = threading.Condition()

    def generate_private_key(self, public_exponent: int, key_size: int) -> str:
        assert (public_exponent, key_size) == (65537, 2048)
        with self.changed:
            self.made += 1
            self.changed.notify_all()
        return self.keys.get(timeout=10)

    def wait_for_calls(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.made >= count, 10)


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> KeyGenerator:
    generator = KeyGenerator()
    monkeypatch.setattr(key_pool, "rsa", generator)
    return generator


def stop(pool: KeyPool, generator: KeyGenerator) -> None:
    pool.stop()
    generator.keys.put("the last")


def test_the_pool_is_filled_in_advance_and_refilled(generator: KeyGenerator) -> None:
    pool = KeyPool(2)
    for name in "ab":
        generator.keys.put(name)
    pool.start()
    generator.wait_for_calls(2)
    assert pool.take() == "a"
    generator.wait_for_calls(3)
    assert pool.take() == "b"
    stop(pool, generator)


def test_spare_keys_are_made_when_requests_have_ended(generator: KeyGenerator, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = KeyPool(4)
    for _ in range(20):
        generator.keys.put("key")
    pool.start()
    generator.wait_for_calls(4)
    monkeypatch.setattr(key_pool, "IDLE_SECONDS", 3600.0)
    for _ in range(3):
        pool.take()
    generator.wait_for_calls(5)
    pool.stop()
    for thread in pool._threads:
        thread.join(10)
    assert generator.made == 5  # two keys stay ready, the others wait


def test_waiting_requests_are_served_in_order(generator: KeyGenerator) -> None:
    pool = KeyPool(1)
    pool.start()
    got: dict[int, object] = {}
    threads = []
    for number in range(3):
        thread = threading.Thread(target=lambda number=number: got.update({number: pool.take()}))
        thread.start()
        threads.append(thread)
        while len(pool._waiting) <= number:
            thread.join(0.001)
    for name in "abc":
        generator.keys.put(name)
    for thread in threads:
        thread.join(10)
    assert got == {0: "a", 1: "b", 2: "c"}
    stop(pool, generator)


def test_waiting_for_a_key_times_out(generator: KeyGenerator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_pool, "WAIT_SECONDS", 0.01)
    pool = KeyPool(1)
    pool.start()
    with pytest.raises(NoKeyAvailable, match="no one-time key"):
        pool.take()
    generator.keys.put("late")
    generator.wait_for_calls(1)
    monkeypatch.setattr(key_pool, "WAIT_SECONDS", 10)
    assert pool.take() == "late"  # the request that timed out took no key
    stop(pool, generator)


def test_stopping_ends_waiting_requests(generator: KeyGenerator) -> None:
    pool = KeyPool(1)
    pool.start()
    threading.Timer(0.01, pool.stop).start()
    with pytest.raises(NoKeyAvailable):
        pool.take()
    with pytest.raises(NoKeyAvailable):
        pool.take()
    generator.keys.put("the last")
