"""One-time keys are kept until their context expires."""

from __future__ import annotations

from flexgui.sandbox.open_contexts import OpenContexts
from tests.made_p12 import rsa_key

KEY = rsa_key("merchant")


def test_a_key_is_found_until_its_context_expires() -> None:
    contexts = OpenContexts()
    contexts.add("one", KEY, 100, 1000)
    found = contexts.key("one", 999)
    assert found is not None
    assert found.private_numbers() == KEY.private_numbers()
    assert contexts.key("one", 1000) is None
    assert contexts.has_expired("one", 1000)
    assert not contexts.has_expired("one", 999)
    assert not contexts.has_expired("two", 1000)
    assert contexts.public_key("one") == KEY.public_key()
    assert contexts.public_key("two") is None


def test_expired_private_keys_are_removed() -> None:
    contexts = OpenContexts()
    contexts.add("old", KEY, 0, 10)
    contexts.add("new", KEY, 20, 30)
    assert contexts.key("old", 5) is None
    assert contexts.has_expired("old", 20)


def test_the_number_of_contexts_is_limited() -> None:
    contexts = OpenContexts(limit=3)
    for number in range(5):
        contexts.add(str(number), KEY, 0, 10)
    assert [contexts.key(str(number), 5) is not None for number in range(5)] == [False, False, True, True, True]
