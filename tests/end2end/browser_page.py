"""The page of *Try in a browser* in Chromium: `pytest tests/end2end/browser_page.py`.

Not collected by the suite, because it requires Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from flexgui.codegen.page import page
from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import TokenKind, decode
from flexgui.flex.tokenization import CARD_FIELDS, target
from flexgui.flex.verification import State
from flexgui.page_server import PageServer
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.workbench import Workbench

CLICK = '<script>addEventListener("load", () => document.querySelector("button").click())</script></body>'


def test_a_browser_gets_a_transient_token_from_the_sandbox(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert browser is not None, "install Chromium"
    bench, server = Workbench(SessionStore(), Sandbox), PageServer()
    try:
        context = bench.create_capture_context(LOCAL_SANDBOX, CARD_FIELDS).token
        html = page(context, load_catalog(), datetime.now(UTC).date())
        url = server.serve(html.replace("</body>", CLICK), target(context).origin)
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
        command += ["--virtual-time-budget=10000", "--dump-dom", url]
        done = subprocess.run(
            command, env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, text=True, timeout=120, check=True
        )
        shown = done.stdout.partition("<output>")[2].partition("</output>")[0]
        assert decode(shown).kind is TokenKind.TRANSIENT_TOKEN
        found = bench.inspect(shown, context=context).verification
        assert found.state is State.VALID
    finally:
        server.stop()
        bench.close()
