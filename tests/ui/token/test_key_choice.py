"""Verify with: the choices for each kind of token, and the emitted choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from flexgui.flex.environment import PRODUCTION, TEST, EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.flex.token import TokenKind, decode
from flexgui.flex.token_search import find_tokens
from flexgui.flex.verification import KeySource
from flexgui.outcome import Inspection
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.token.key_choice import FILE, PASTE, KeyChoice
from flexgui.ui.token.key_options import TokenReading
from tests.ui.helpers import HOSTILE, button, labels, odd, rich, token_text

SHOP = Profile("shop", "Shop", EnvironmentKind.TEST, "shop_1", "k1")
SECRET = "c2hvcCBzZWNyZXQgb2YgdGhpcnR5LXR3byBieXRlcyE="
TRANSIENT = {"iss": "Flex/08", "content": {}, "type": "api-0.1.0"}
NO_KEY = KeySource(None, "", None, "Key k1 could not be fetched: no network.")


@pytest.fixture
def choice() -> KeyChoice:
    choice = KeyChoice()
    choice.set_profiles([LOCAL_SANDBOX, SHOP])
    choice.resize(420, 300)
    choice.show()
    return choice


def reading(
    claims: Any, key: KeySource | None = None, problem: str = "", profile: Profile | None = None
) -> TokenReading:
    return TokenReading(Inspection(token=decode(token_text(claims)), key=key), problem, profile)


def bearer() -> Any:
    names = ("request-method", "request-host", "request-resource-path", "v-c-merchant-id", "digest")
    return {**dict.fromkeys(names, "x"), "digestAlgorithm": "SHA-256", "iss": "shop_1"}


def context(**flx: Any) -> Any:
    return {"iss": "Flex API", "flx": flx, "ctx": [{"type": "api-0.1.0", "data": {}}]}


def offered(choice: KeyChoice) -> list[str]:
    return [choice.key.itemText(row) for row in range(choice.key.count())]


def choose(choice: KeyChoice, data: object) -> None:
    choice.key.setCurrentIndex(choice.key.findData(data))
    choice.key.activated.emit(choice.key.currentIndex())


def test_a_capture_context_is_checked_with_the_key_of_its_environment(choice: KeyChoice) -> None:
    choice.show_reading(reading(context(origin="https://testflex.cybersource.com")))
    assert offered(choice) == ["The environment’s key k1", "A key file…", "Paste a key…"]
    assert not choice.environment.isVisible()
    assert not choice.retry.isVisible()
    assert choice.options.kind is TokenKind.CAPTURE_CONTEXT
    assert (choice.options.key, choice.options.environment) == ("", None)


def test_the_environment_can_be_chosen_if_the_origin_is_unknown(choice: KeyChoice) -> None:
    choice.show_reading(reading(context(origin="https://evil.example")))
    assert choice.environment.isVisible()
    found = [choice.environment.itemData(row) for row in range(choice.environment.count())]
    assert found == [None, TEST, PRODUCTION, LOCAL_SANDBOX]
    changed = QSignalSpy(choice.changed)
    choice.environment.setCurrentIndex(1)
    choice.environment.activated.emit(1)
    assert changed.count() == 1
    assert choice.options.environment == TEST


def test_a_failure_is_reported_and_can_be_retried(choice: KeyChoice) -> None:
    choice.show_reading(reading(context(origin="https://testflex.cybersource.com"), NO_KEY))
    assert NO_KEY.problem in labels(choice)
    changed = QSignalSpy(choice.changed)
    button(choice, "Try again").click()
    assert changed.count() == 1


def test_the_context_with_the_key_of_a_transient_token_is_named(choice: KeyChoice) -> None:
    choice.show_reading(reading(TRANSIENT, KeySource(None, "", None, "Not at hand.")))
    assert offered(choice)[0] == "flx.jwk of its capture context"
    assert "not in the history" in choice.sentence.text()
    choice.show_reading(reading(TRANSIENT), "15:12:02")
    assert offered(choice)[0] == "flx.jwk of the capture context of 15:12:02"
    assert "not in the history" not in choice.sentence.text()


def test_the_context_of_a_transient_token_is_pasted(choice: KeyChoice, until: Any) -> None:
    choice.show_reading(reading(TRANSIENT, KeySource(None, "", None, "Not at hand.")))
    assert offered(choice)[1:] == ["Paste its capture context…", "A key file…"]
    button(choice, "Paste its capture context…").click()
    assert choice.key.currentData() == PASTE
    assert choice.paste.isVisible()
    changed = QSignalSpy(choice.changed)
    choice.paste.setPlainText("eyJ…")
    until(changed.count)
    assert choice.options.key == "eyJ…"
    assert not choice.give_context.isVisible()
    choice.show_reading(reading(context()))
    assert not choice.give_context.isVisible()


def test_a_token_with_another_key_id_resets_the_key_choice(choice: KeyChoice) -> None:
    first, same, other = (
        TokenReading(Inspection(token=decode(token_text({**TRANSIENT, "jti": jti}, kid=kid))))
        for jti, kid in (("1", "a"), ("2", "a"), ("3", "b"))
    )
    choice.show_reading(first)
    choose(choice, PASTE)
    choice.paste.setPlainText("of a")
    choice.show_reading(same)
    assert (choice.options.key, choice.options.kid) == ("of a", "a")
    choice.show_reading(other)
    assert (choice.options.key, choice.options.kid, choice.key.currentIndex()) == ("", "b", 0)


def test_a_missing_secret_can_be_entered(choice: KeyChoice) -> None:
    entered: list[tuple[Profile, Secret]] = []
    choice.secret_entered.connect(lambda profile, secret: entered.append((profile, secret)))
    choice.show_reading(reading(bearer()))
    assert not choice.secret.isVisible()
    choice.show_reading(reading(bearer(), problem="No secret.")._replace(without_secret=SHOP))
    assert choice.secret.isVisible()
    assert choice.secret.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(choice.secret, "too short")
    QTest.keyClick(choice.secret, Qt.Key.Key_Return)
    assert entered == []
    assert any("not base64" in each or "bytes" in each for each in labels(choice))
    choice.secret.setText(f' "Bearer {SECRET}"\n')
    button(choice, "Verify with it").click()
    assert [(profile.id, secret.reveal()) for profile, secret in entered] == [("shop", SECRET)]
    assert choice.secret.text() == ""


def test_a_bearer_token_offers_profiles_without_asking_for_a_secret(choice: KeyChoice) -> None:
    choice.show_reading(reading(bearer(), profile=SHOP))
    assert offered(choice)[1:3] == ["The shared secret of Local sandbox", "The shared secret of Shop"]
    assert choice.key.currentData() == "shop"
    assert choice.options.profile is SHOP
    assert not choice.paste.isVisible()


def test_a_pasted_key_is_emitted_after_a_pause(choice: KeyChoice, until: Any) -> None:
    choice.show_reading(reading(context()))
    changed = QSignalSpy(choice.changed)
    choose(choice, PASTE)
    assert choice.paste.isVisible()
    assert changed.count() == 0
    choice.paste.setPlainText('{"kty": "RSA"}')
    until(changed.count)
    assert choice.options.key == '{"kty": "RSA"}'


def test_a_key_file_is_chosen(choice: KeyChoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key.json"
    choice.show_reading(reading(context()))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    choose(choice, FILE)
    assert (choice.options.key, choice.options.key_origin) == (file, "key.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    choose(choice, FILE)
    assert choice.options.key == ""


def test_one_of_several_tokens_is_chosen(choice: KeyChoice) -> None:
    choice.show_reading(reading(context()))
    assert not choice.token.isVisible()
    one, other = token_text(context()), token_text({**context(), "jti": "2"})
    found = tuple((each.label, each.text) for each in find_tokens(f"{one} {other}"))
    choice.show_reading(TokenReading(Inspection(token=decode(one)), tokens=found))
    assert choice.token.isVisible()
    assert [choice.token.itemData(row) for row in range(choice.token.count())] == [one, other]
    assert choice.options.token == one
    changed = QSignalSpy(choice.changed)
    choice.token.setCurrentIndex(1)
    choice.token.activated.emit(1)
    assert changed.count() == 1
    assert choice.options.token == other


def test_another_kind_of_token_resets_the_key_choice(choice: KeyChoice) -> None:
    choice.show_reading(reading(context()))
    choose(choice, PASTE)
    choice.show_reading(reading(bearer()))
    assert choice.options.key == ""
    assert not choice.paste.isVisible()


def test_the_chosen_profile_stays_when_profiles_are_reloaded(choice: KeyChoice) -> None:
    choice.show_reading(reading(context()))
    shown = choice.key.currentText()
    assert shown.startswith("The environment’s key")
    choice.set_profiles([LOCAL_SANDBOX])
    assert choice.key.currentText() == shown


def test_hostile_texts_are_plain(choice: KeyChoice) -> None:
    choice.set_profiles([Profile("x", HOSTILE, EnvironmentKind.TEST)])
    choice.show_reading(reading(bearer(), problem=HOSTILE))
    assert odd([*labels(choice), *offered(choice)]) == []
    assert rich(choice) == []
