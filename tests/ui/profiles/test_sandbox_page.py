"""The values of the built-in sandbox in the profile dialog."""

from __future__ import annotations

from flexgui.ui.profiles.sandbox_page import SandboxPage
from tests.ui.helpers import labels

MEMBERS = {"base_url": "http://127.0.0.1:1", "merchant_id": "m", "key_id": "k", "shared_secret": "hidden"}


def test_the_values_are_shown_without_the_secret() -> None:
    page = SandboxPage()
    page.show()
    assert not page.values["key_id"].isVisible()
    page.show_members(MEMBERS)
    assert {"http://127.0.0.1:1", "m", "k"} <= set(labels(page))
    assert "hidden" not in labels(page)
