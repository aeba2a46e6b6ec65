"""The rows of the profile form: environment, signing method, P12 file, certificate."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind
from flexgui.flex.p12 import Certificate
from flexgui.ui.profiles.profile_rows import (
    DEPRECATED,
    METHODS,
    NOT_OPEN,
    CertificateRow,
    EnvironmentRow,
    MethodRow,
    P12Row,
    dropped_p12,
)
from tests.ui.helpers import buttons, labels, on_screen, rich
from tests.ui.profiles.helpers import NOW


@pytest.fixture
def environment_row() -> EnvironmentRow:
    row = EnvironmentRow()
    row.show()
    return row


@pytest.mark.parametrize("environment", [TEST, PRODUCTION, Environment(EnvironmentKind.CUSTOM, "http://127.0.0.1:1")])
def test_name_and_host_are_shown(environment_row: EnvironmentRow, environment: Environment) -> None:
    environment_row.show_environment(environment)
    assert labels(environment_row) == [environment.label, environment.host]
    assert environment_row.chip.property("env") == environment.kind.value


def test_a_long_host_does_not_hide_the_environment(environment_row: EnvironmentRow) -> None:
    environment_row.show_environment(Environment(EnvironmentKind.CUSTOM, f"https://{'a' * 60}.example"))
    assert labels(environment_row) == ["Custom"]


def test_each_choice_emits_its_kind_and_address(environment_row: EnvironmentRow) -> None:
    chosen: list[object] = []
    environment_row.chosen.connect(lambda kind, base_url: chosen.append((kind, base_url)))
    for action in (*environment_row.menu.actions(), *environment_row.more.actions()):
        action.trigger()
    assert chosen[:3] == [
        (EnvironmentKind.TEST, None),
        (EnvironmentKind.PRODUCTION, None),
        (EnvironmentKind.CUSTOM, None),
    ]
    assert (EnvironmentKind.PRODUCTION, "https://api.in.cybersource.com") in chosen
    assert (EnvironmentKind.TEST, "https://apitest.sa.cybersource.com") in chosen


@pytest.fixture
def method_row() -> MethodRow:
    return on_screen(MethodRow(), 560, 60)


def test_every_method_can_be_chosen(method_row: MethodRow) -> None:
    emitted: list[object] = []
    method_row.chosen.connect(emitted.append)
    for method in METHODS:
        method_row.buttons[method].click()
    assert emitted == list(SigningMethod) or set(emitted) == set(SigningMethod)
    assert METHODS[0] is SigningMethod.JWT_SHARED_SECRET


def test_http_signature_has_a_label_and_can_be_replaced(method_row: MethodRow) -> None:
    method_row.show_method(SigningMethod.JWT_SHARED_SECRET)
    assert labels(method_row) == [], "it says nothing about a JWT"
    assert buttons(method_row) == []
    method_row.show_method(SigningMethod.HTTP_SIGNATURE)
    assert labels(method_row) == [DEPRECATED]
    assert buttons(method_row) == ["Documentation", "Use JWT with the same secret"]
    assert method_row.note.property("tone") == "warn"
    emitted: list[object] = []
    method_row.chosen.connect(emitted.append)
    method_row.use_jwt.click()
    assert emitted == [SigningMethod.JWT_SHARED_SECRET]


def test_the_link_opens_the_documentation_of_cybersource(
    method_row: MethodRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    method_row.documentation.click()
    assert [(each.scheme(), each.host()) for each in opened] == [("https", "developer.cybersource.com")]


@pytest.mark.parametrize(("days", "tone"), [(200, "ok"), (12, "warn"), (-3, "bad")])
def test_an_expiring_certificate_has_a_warning(days: int, tone: str) -> None:
    row = CertificateRow()
    row.show()
    ends = NOW + timedelta(days=days)
    row.show_certificate(Certificate("CN=<b>acme</b>", "acme", "1", NOW - timedelta(days=900), ends), NOW)
    assert row.note.property("tone") == tone
    assert labels(row) == ["CN=<b>acme</b>", row.note.text()]
    assert rich(row) == []
    row.show_certificate(None, NOW)
    assert labels(row) == ["–", NOT_OPEN]


def test_the_end_of_a_path_is_visible() -> None:
    row = P12Row()
    row.show_path("/a/long/way/to/acme.p12")
    assert row.edit.text() == "/a/long/way/to/acme.p12"
    assert row.edit.cursorPosition() == len(row.edit.text())
    assert row.edit.isReadOnly()


@pytest.mark.parametrize(
    ("urls", "taken"),
    [
        (["file:///tmp/a.p12"], True),
        (["file:///tmp/A.PFX"], True),
        (["file:///tmp/a.txt"], False),
        (["https://example.org/a.p12"], False),
        (["file:///tmp/a.p12", "file:///tmp/b.p12"], False),
        ([], False),
    ],
)
def test_one_p12_file_can_be_dropped(urls: list[str], taken: bool) -> None:
    data = QMimeData()
    data.setUrls([QUrl(each) for each in urls])
    path = dropped_p12(data)
    assert (path is not None) is taken
    assert path is None or Path(path).suffix.lower() in (".p12", ".pfx")
