from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.ui.token_views.signature_warning import SignatureWarning
from tests.ui.served import button, buttons, labels


@pytest.mark.parametrize("fetchable", [True, False])
def test_only_a_fetched_key_can_be_fetched_again(light: QApplication, fetchable: bool) -> None:
    row, chosen = SignatureWarning(), list[str]()
    row.action.connect(chosen.append)
    row.show_warning("The signature does not fit.", fetchable=fetchable)
    assert labels(row) == ["The signature does not fit."]
    assert buttons(row) == ["Fetch the key again", "Do not use this token"][not fetchable :]
    for words in buttons(row):
        button(row, words).click()
    assert chosen == ["fetch-key-again", "discard-token"][not fetchable :]
