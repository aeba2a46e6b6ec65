"""No text is cut off or untranslated in any state of the window and dialogs, in small and large windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.history.store import History
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.translation import speak
from flexgui.ui.command_palette import CommandPalette, commands_of
from flexgui.ui.controllers.palette_sources import PaletteSources
from flexgui.ui.controllers.token_use import TokenUseController
from flexgui.ui.crash.dialog import CrashDialog
from flexgui.ui.diagnose.diagnosis_view import LINES
from flexgui.ui.main_window import INSPECT, MINIMUM_SIZE, REQUEST, TOKENIZE, MainWindow
from flexgui.ui.production import UnlockDialog
from flexgui.ui.toolbar import DIAGNOSE
from flexgui.ui.translation import set_language
from tests.pseudo import pseudo
from tests.ui.helpers import NUMBER, Clock, settle, token_text
from tests.ui.layout_errors import layout_errors, unbracketed, untranslated
from tests.ui.profiles.helpers import KEY_ID, LOCKED, NONE, SECRET, Store, open_dialog
from tests.ui.windows import open_window

WINDOWS = [
    ("en", MINIMUM_SIZE), ("de", MINIMUM_SIZE), ("longer", (1024, MINIMUM_SIZE[1])),
    ("de", (1440, 900)), ("longer", (1440, 900)),
]  # fmt: skip
"""Languages and sizes. The minimum size must suffice for English and German; the pseudo language needs 1024 pixels.
What fits in the pseudo language fits in English, and what fits in a small window fits at 1024 × 640."""
SHOP = Profile("shop", "Acme EU test", EnvironmentKind.TEST, "acme_eu_test", KEY_ID)
LIVE = Profile("live", "Acme EU", EnvironmentKind.PRODUCTION, "acme_eu_ltd", KEY_ID)
P12 = SHOP._replace(id="p12", name="Acme P12", method=SigningMethod.JWT_P12, key_id="", portfolio_id="acme_group")
OWN = Profile("own", "Acme", EnvironmentKind.CUSTOM, "acme", KEY_ID, SigningMethod.HTTP_SIGNATURE, "")


@pytest.fixture(params=["de", "longer"])
def language(request: pytest.FixtureRequest, light: QApplication, any_language: QApplication) -> str:
    """The language of the test."""
    if request.param == "longer":
        speak(pseudo)
    else:
        set_language(light, request.param)
    return str(request.param)


def errors_in(widget: QWidget, language: str, sandbox: Sandbox | None = None) -> list[str]:
    """Return the layout errors and the untranslated texts, except those of the sandbox's log, which is in English."""
    settle()
    for _ in range(6):  # results and layout changes may trigger further layout changes
        QApplication.processEvents()
    english = untranslated(widget) if language == "longer" else set()
    logged = " ".join(each.why for each in sandbox.log).lower() if sandbox else ""
    return layout_errors(widget) + [text for text in english if unbracketed(text).strip(": .").lower() not in logged]


def send(window: MainWindow, sandbox: Sandbox, fault: str = "") -> None:
    window.show_mode(REQUEST)
    sandbox.faults.clear()
    if fault:
        sandbox.faults.add(fault)
    window.send()


def tokenize(window: MainWindow, sandbox: Sandbox, fault: str = "") -> None:
    window.tokenize_controller.switch_profile(None)
    sandbox.faults.clear()
    if fault:
        sandbox.faults.add(fault)
    window.tokenize()


def inspect(window: MainWindow, text: str) -> None:
    window.show_mode(INSPECT)
    window.inspect_controller.inspector.open_text(text)


def states(window: MainWindow, sandbox: Sandbox) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the states of the window by name, each with the function that leads to it from the previous one."""
    yield "first start", lambda: None
    yield "a preset", lambda: window.act("card-preset")
    yield "an answer", lambda: send(window, sandbox)
    yield "its checks", lambda: window.response.token_page.tabs.set_current(1)
    yield "its search", window.response.token_page.claims.open_search
    yield "how it is signed", window.request.show_signing
    yield "an answer to an earlier request", lambda: window.fields.apply_preset("Everything")
    for fault in ("401", "missing-headers", "skewed-clock", "public-key-404", "500"):
        yield f"refused: {fault}", lambda fault=fault: send(window, sandbox, fault)
    yield "cancelled", lambda: window.response.show_cancelled(3.2)
    yield "sending", lambda: window.response.show_sending("Local sandbox")
    yield "sent", lambda: window._show_busy(False)
    yield "a wrong body", lambda: (window.request.tabs.set_current(0), window.request.set_text('{"fields": {,}}'))
    yield "an unknown path", lambda: window.request.set_text('{"fields": {"a": {"b": {}}}}')
    yield "a custom field", window.fields._toggle_own
    yield "the history", window.history.toggle
    yield "no history", window.history.toggle
    yield "nothing to inspect", lambda: window.show_mode(INSPECT)
    yield "a token", lambda: inspect(window, token_text({"iss": "Flex API", "exp": 1, "data": {"number": "x"}}))
    yield "compare", lambda: window.inspect_controller.inspector.result.checked.tabs.set_current(1)
    yield "its key", lambda: window.inspect_controller.inspector.result.checked.tabs.set_current(3)
    yield "no token", lambda: inspect(window, "no token")
    yield "a card to tokenize", lambda: (window.act("card-preset"), window.show_mode(TOKENIZE))
    yield "a transient token", lambda: tokenize(window, sandbox)
    page = window.tokenize_controller.flow.page
    yield "how it is encrypted", lambda: page.request.tabs.set_current(1)
    yield "a payment", lambda: page.token.tabs.set_current(1)
    yield "a sent payment", lambda: page.token.payment.send.click()
    yield "no context", lambda: tokenize(window, sandbox, "500")
    yield from diagnose_states(window, sandbox)
    yield "a test profile", lambda: (window.show_mode(REQUEST), window.profiles_controller.choose("shop"))
    yield "production", lambda: window.profiles_controller.choose("live")
    yield (
        "unlocked",
        lambda: (
            window.production_controller._guard.unlock(LIVE, LIVE.merchant_id),
            window.production_controller.refresh(),
        ),
    )
    yield "notices", lambda: window.profiles_controller.report(ValueError())


def diagnose_states(window: MainWindow, sandbox: Sandbox) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "nothing to diagnose", lambda: window.show_mode(DIAGNOSE)
    controller, result = window.diagnose_controller, window.diagnose_controller.page.result
    yield "a diagnosis", controller.try_sample
    yield "what was ruled out", lambda: result.view.findings.rows[1].set_open(True)
    yield "line by line", lambda: result.view.tabs.set_current(LINES)
    yield "the right request", lambda: result.view.sign.click()
    yield "the right request, sent", lambda: result.view.send.click()
    yield "the report", lambda: result.view.copy.click()
    yield "suspicions", lambda: controller.open_text("GET https://apitest.cybersource.com/flex/v1/keys HTTP/1.1\n\n")
    yield "no request", lambda: controller.open_text("no request")


@pytest.mark.parametrize(("language", "size"), WINDOWS, indirect=["language"])
def test_the_window_has_no_layout_errors(language: str, size: tuple[int, int], home: Path, sandbox: Sandbox) -> None:
    ProfileStore(home).save([SHOP, LIVE])
    keyring, history = SessionStore(), History(home)
    for each in (SHOP, LIVE):
        keyring.set(each.secret_name, Secret(SECRET))
    window = open_window(home, sandbox, Clock(), keyring=keyring, history=lambda: history, size=size)
    least = window.minimumSizeHint()
    assert (least.width() <= MINIMUM_SIZE[0], least.height() <= MINIMUM_SIZE[1]) == (True, True)
    assert window.response.width() > 300
    assert not window.grab().isNull()
    wrong: dict[str, str] = {}
    for name, act in states(window, sandbox):
        act()
        wrong |= {line: name for line in errors_in(window, language, sandbox) if line not in wrong}
    palette = CommandPalette(commands_of(window), window, PaletteSources(window, window.findChild(TokenUseController)))
    palette.show()
    for typed in ("", "xyzzy"):
        palette.line.setText(typed)
        wrong |= dict.fromkeys(errors_in(palette, language), "palette")
    assert not wrong, "".join(f"\n{name}: {line}" for line, name in wrong.items())


@pytest.mark.parametrize("size", [None, (760, 480)], ids=["roomy", "small"])
def test_the_profile_forms_have_no_layout_errors(language: str, home: Path, size: tuple[int, int] | None) -> None:
    wrong: set[str] = set()
    for state in (None, LOCKED, NONE):
        store = Store({each.secret_name: SECRET for each in (SHOP, P12)}, *([state] if state else []))
        dialog = open_dialog(home, (SHOP, LIVE, P12, OWN), "sandbox", store=store)
        if size is not None:
            dialog.resize(*size)
        for profile in (SHOP, LIVE, P12, OWN):
            dialog.select(profile.id)
            wrong.update(errors_in(dialog, language))
        dialog.add_profile()
        wrong.update(errors_in(dialog, language))
        dialog.delete_profile()
        wrong.update(errors_in(dialog, language))
        dialog.close()
    # The texts of the test's store are English.
    assert wrong <= {f"{each.sentence} {each.next_step}".strip() for each in (LOCKED, NONE)}


def test_the_unlock_dialog_has_no_layout_errors(language: str) -> None:
    dialog = UnlockDialog("Acme EU", "acme_eu_ltd", lambda _: False)
    dialog.show()
    assert errors_in(dialog, language) == []
    dialog.unlock.click()
    assert errors_in(dialog, language) == []


def test_the_crash_dialog_has_no_layout_errors(language: str) -> None:
    dialog = CrashDialog([])
    dialog.show()
    assert errors_in(dialog, language) == []


def test_the_pseudo_language_is_longer_and_keeps_placeholders() -> None:
    assert pseudo("&Send {name}") == "[&Séñdöö {name}]"
    assert len(pseudo("Follow the fields again")) == round(1.4 * len("Follow the fields again"))
    assert NUMBER in pseudo("{path}").format(path=NUMBER)
