"""The folder for the user's files on each platform."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from flexgui.data_folder import data_dir


def test_the_environment_variable_sets_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FLEXGUI_HOME", str(tmp_path))
    assert data_dir() == tmp_path


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/x/data"}, "/x/data/flexgui"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/me/.local/share/flexgui"),
        ("linux", {}, "/home/me/.local/share/flexgui"),
        ("darwin", {}, "/home/me/Library/Application Support/FlexGUI"),
        ("win32", {"APPDATA": "/c/roaming"}, "/c/roaming/FlexGUI"),
    ],
)
def test_the_default_folder_follows_the_platform(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    for name in ("FLEXGUI_HOME", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert data_dir() == Path(expected)
