"""Every error has one plain sentence and names where the fault is."""

from __future__ import annotations

from pathlib import Path

from flexgui.errors import BadBody, DamagedFile, FlexGuiError, NotAToken, SecretStoreError


def test_every_error_is_caught_as_one() -> None:
    errors = [NotAToken("No."), BadBody("No.", 1, 2), SecretStoreError("No."), DamagedFile(Path("a.json"), None)]
    assert all(isinstance(error, FlexGuiError) for error in errors)


def test_a_bad_body_says_where() -> None:
    error = BadBody("Line 3: a comma is missing", 3, 7, "a.b")
    assert (str(error), error.line, error.column, error.path) == ("Line 3: a comma is missing", 3, 7, "a.b")


def test_a_secret_store_says_why() -> None:
    assert SecretStoreError("The keyring is locked.", "locked").reason == "locked"
    assert SecretStoreError("The keyring failed.").reason == "failed"


def test_a_damaged_file_says_where_its_content_is() -> None:
    folder = Path("somewhere")
    error = DamagedFile(folder / "settings.json", folder / "settings.json.damaged-1")
    assert str(error) == "settings.json is damaged: it is kept as settings.json.damaged-1, and defaults are used."
    assert error.kept_as == folder / "settings.json.damaged-1"


def test_a_damaged_file_that_cannot_be_moved_stays() -> None:
    error = DamagedFile(Path("settings.json"), None)
    assert str(error) == "settings.json is damaged: it was left where it is, and defaults are used."
