"""The window imports the types of a key choice without the modules that verify tokens."""

from __future__ import annotations

import subprocess
import sys


def test_the_inspector_does_not_import_the_verification() -> None:
    late = ("cryptography", "flexgui.flex.token_search", "flexgui.given_key", "flexgui.flex.comparison")
    code = f"import sys, flexgui.ui.token.inspector; print(sorted(set(sys.modules) & {set(late)!r}))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"
