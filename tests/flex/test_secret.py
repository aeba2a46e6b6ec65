"""A secret is revealed by `reveal` only."""

from __future__ import annotations

import base64
import copy
import logging
import pickle
import traceback

import pytest

from flexgui.errors import CredentialsError
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret

TEXT = base64.b64encode(bytes(range(32))).decode()


def credentials(secret: str = TEXT) -> SharedSecretCredentials:
    return SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, "merchant", "key", Secret(secret))


def test_a_secret_is_revealed_by_reveal_only() -> None:
    secret = Secret(TEXT)
    assert secret.reveal() == TEXT
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!s:>40}", "%s %r" % (secret, secret), repr([secret])]  # noqa: UP031
    shown += [repr(credentials()), str(credentials()), ascii(credentials())]
    assert not [text for text in shown if TEXT in text or TEXT[:8] in text]
    assert repr(secret) == "Secret(…)"


def test_logs_and_tracebacks_do_not_contain_secrets(caplog: pytest.LogCaptureFixture) -> None:
    broken = "c2VjcmV0c2VjcmV0c2VjcmV0!"
    try:
        credentials(broken).key_bytes()
    except CredentialsError:
        logging.getLogger("test").exception("failed with %s", credentials(broken))
        shown = "".join(traceback.format_exc())
    assert "Secret(…)" in caplog.text
    assert "c2VjcmV0" not in caplog.text + shown


def test_a_secret_cannot_be_pickled_or_copied() -> None:
    for call in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            call(Secret(TEXT))
    with pytest.raises(TypeError, match="cannot be pickled or copied"):
        copy.deepcopy(credentials())


def test_secrets_are_compared_by_their_text() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert Secret("é\ud800") == Secret("é\ud800")
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert not Secret("")
    assert Secret("a")
