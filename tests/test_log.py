"""The diagnostic log: silent by default, redacted when it is on."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from flexgui.cli.main import main
from flexgui.flex.secret import Secret
from flexgui.log import VARIABLE, configure

Capture = pytest.CaptureFixture[str]
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLW1pbmU"


@pytest.fixture(autouse=True)
def _silent_afterwards() -> Iterator[None]:
    yield
    configure("")


def test_the_log_is_silent_by_default(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    configure()
    logging.getLogger("flexgui.transport.client").error("broken")
    assert capsys.readouterr() == ("", "")


def test_log_is_redacted_and_escapes_control_characters(capsys: Capture) -> None:
    configure("debug")
    secret = Secret("correct horse battery")
    try:
        raise RuntimeError(secret.reveal())
    except RuntimeError:
        logging.getLogger("flexgui.x").debug("sent %s, Authorization: Bearer abc1 \x1b[31m", TOKEN, exc_info=True)
    text = capsys.readouterr().err
    assert "flexgui.x: sent eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.•••, Authorization: Bearer ••• (fingerprint " in text
    assert "Traceback" in text
    assert not [each for each in (secret.reveal(), "c2lnbmF0dXJl", "abc1", "\x1b") if each in text]


@pytest.mark.parametrize(("level", "lines"), [("debug", 2), ("WARNING", 1), ("error", 0), ("nonsense", 3)])
def test_the_level_is_taken_from_the_environment(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, level: str, lines: int
) -> None:
    monkeypatch.setenv(VARIABLE, level)
    configure()
    configure()  # a second call must not duplicate the lines
    capsys.readouterr()
    configure()
    logging.getLogger("flexgui.x").debug("one")
    logging.getLogger("flexgui.x").warning("two")
    assert len(capsys.readouterr().err.splitlines()) == lines


def test_a_failed_command_shows_its_traceback_only_with_the_log(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["inspect", "no-token"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.setenv(VARIABLE, "debug")
    assert main(["inspect", "no-token"]) == 2
    assert "Traceback" in capsys.readouterr().err
