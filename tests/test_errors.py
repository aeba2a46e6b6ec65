"""Every error has a plain sentence and names the location of the problem."""

from __future__ import annotations

from pathlib import Path

from flexgui.errors import BadBody, DamagedFile, FlexGuiError, NotAToken, SecretStoreError


def test_every_error_is_a_flexgui_error() -> None:
    errors = [NotAToken("No."), BadBody("No.", 1, 2), SecretStoreError("No."), DamagedFile(Path("a.json"), None)]
    assert all(isinstance(error, FlexGuiError) for error in errors)


def test_a_bad_body_has_line_and_column() -> None:
    error = BadBody("Line 3: a comma is missing", 3, 7)
    assert (str(error), error.line, error.column) == ("Line 3: a comma is missing", 3, 7)


def test_a_secret_store_error_has_a_reason() -> None:
    assert SecretStoreError("The keyring is locked.", "locked").reason == "locked"
    assert SecretStoreError("The keyring failed.").reason == "failed"


def test_a_damaged_file_error_names_the_copy() -> None:
    folder = Path("somewhere")
    error = DamagedFile(folder / "settings.json", folder / "settings.json.damaged-1")
    assert str(error) == "settings.json is damaged: it is kept as settings.json.damaged-1, and defaults are used."


def test_a_damaged_file_error_without_a_copy_says_so() -> None:
    error = DamagedFile(Path("settings.json"), None)
    assert str(error) == "settings.json is damaged: it was left where it is, and defaults are used."
