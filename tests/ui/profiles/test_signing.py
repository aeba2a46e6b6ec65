"""The signing methods: HTTP Signature has a label, a link to its documentation, and a button that switches to JWT."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from flexgui.flex.credentials import SigningMethod
from flexgui.ui.profiles.signing import DEPRECATED, METHODS, MethodRow
from tests.ui.helpers import buttons, labels, on_screen


@pytest.fixture
def row() -> MethodRow:
    return on_screen(MethodRow(), 560, 60)


def test_every_method_can_be_chosen(row: MethodRow) -> None:
    emitted: list[object] = []
    row.chosen.connect(emitted.append)
    for method in METHODS:
        row.buttons[method].click()
    assert emitted == list(SigningMethod) or set(emitted) == set(SigningMethod)
    assert METHODS[0] is SigningMethod.JWT_SHARED_SECRET


def test_http_signature_has_a_label_and_can_be_replaced(row: MethodRow) -> None:
    row.show_method(SigningMethod.JWT_SHARED_SECRET)
    assert labels(row) == [], "it says nothing about a JWT"
    assert buttons(row) == []
    row.show_method(SigningMethod.HTTP_SIGNATURE)
    assert labels(row) == [DEPRECATED]
    assert buttons(row) == ["Documentation", "Use JWT with the same secret"]
    assert row.note.property("tone") == "warn"
    emitted: list[object] = []
    row.chosen.connect(emitted.append)
    row.use_jwt.click()
    assert emitted == [SigningMethod.JWT_SHARED_SECRET]


def test_the_link_opens_the_documentation_of_cybersource(row: MethodRow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    row.documentation.click()
    assert [(each.scheme(), each.host()) for each in opened] == [("https", "developer.cybersource.com")]
