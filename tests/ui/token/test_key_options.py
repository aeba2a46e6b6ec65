"""The types of a choice are imported by the window without what verifies tokens."""

from __future__ import annotations

import subprocess
import sys


def test_the_inspector_leaves_the_verification_to_the_worker_thread() -> None:
    late = ("cryptography", "flexgui.flex.token_search", "flexgui.given_key", "flexgui.flex.comparison")
    code = f"import sys, flexgui.ui.token.inspector; print(sorted(set(sys.modules) & {set(late)!r}))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"
