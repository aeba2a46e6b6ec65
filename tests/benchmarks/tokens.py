"""Measures the CPU time of the GUI thread for showing a token, in ms.

    python tests/benchmarks/tokens.py [--runs 15]

A 5 KB token should be shown in less than 16 ms, one of 1 MB with 20,000 claims in less than 100 ms, and a step of the
scroll bar should take less than 16 ms. Each figure includes layout and painting; `first` is the first token in a new
panel, or for the response in a new window.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from flexgui.clock import utc_now
from flexgui.diagnosis.explanation import explain
from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import decode
from flexgui.flex.verification import verify
from flexgui.outcome import RequestOutcome
from flexgui.ui.app import build
from flexgui.ui.background import Background
from flexgui.ui.resources import set_scheme
from flexgui.ui.response.panel import ResponsePanel
from flexgui.ui.token.inspector import Inspector
from flexgui.ui.token.key_options import TokenReading
from flexgui.ui.widgets.raw_view import characters
from tests.made_token import base64url, made_token
from tests.outcomes import request_outcome

STEPS = 60


def outcome(claims: dict[str, object]) -> RequestOutcome:
    """Return the outcome for a token with these claims, without a key."""
    token = decode(made_token(claims, base64url(b"s" * 256), kid="3g"))
    verification = verify(token, None, utc_now())
    return request_outcome(
        token=token, verification=verification, explanation=explain(None, None, verification=verification)
    )


def small() -> dict[str, object]:
    """Return claims for a token of 5 KB, similar to a capture context."""
    end = int(utc_now().timestamp()) + 900
    jwk = {"kty": "RSA", "use": "enc", "n": "p" * 342, "e": "AQAB", "kid": "08CQ0xyw"}
    paths = [f"orderInformation.billTo.field{number}" for number in range(20)]
    return {
        "flx": {"path": "/flex/v2/tokens", "data": "x" * 1900, "origin": "https://localhost", "jwk": jwk},
        "ctx": [{"data": {"requiredFields": paths[:10], "optionalFields": paths[10:]}, "type": "api-0.1.0"}],
        "iss": "Flex API",
        "exp": end,
        "iat": end - 900,
        "jti": "gMsHHPMASOLUtFoG",
    }


def big() -> dict[str, object]:
    """Return 20,000 claims for a token of 1 MB."""
    end = int(utc_now().timestamp()) + 900
    return {f"claim_{number:05}": "v" * 16 for number in range(20_000)} | {"exp": end, "iat": end - 900}


def timed(call: Callable[[], object], app: QApplication, widget: QWidget) -> float:
    """Return the duration of a call with the resulting layout and painting, in ms."""
    start = thread_time()
    call()
    app.processEvents()
    widget.repaint()
    return (thread_time() - start) * 1000


def report(name: str, values: list[float], first: float | None = None) -> None:
    """Print the median and the maximum."""
    extra = "" if first is None else f"   first {first:6.1f}"
    print(f"{name:44} median {statistics.median(values):6.1f}   worst {max(values):6.1f}{extra}   ms")


def first_answer(answer: RequestOutcome, app: QApplication) -> float:
    """Return how long a new window takes to show its first response, in ms."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["FLEXGUI_HOME"] = home
        application = build(["flexgui"])
        window = application.window
        window.show()
        app.processEvents()
        start = thread_time()
        window.response.show_outcome(answer)
        app.processEvents()
        first = (thread_time() - start) * 1000
        window.close()
        application.close()
        return first


def measure(name: str, answer: RequestOutcome, app: QApplication, runs: int) -> None:
    """Print the times to show, scroll, search and unfold a token."""
    print(f"{name}: {characters(answer.token.text)}")
    in_window = first_answer(answer, app)
    panel = ResponsePanel(load_catalog(), utc_now)
    inspector = Inspector(load_catalog(), utc_now, Background().run)
    for widget, show in (
        (panel, panel.show_outcome),
        (inspector, lambda each: inspector.show_reading(TokenReading(each))),
    ):
        widget.resize(1300, 800)
        widget.show()
        app.processEvents()
        first, *later = [timed(lambda show=show: show(answer), app, widget) for _ in range(runs + 1)]
        report(f"  show in {type(widget).__name__}", later, in_window if widget is panel else first)
    text = answer.token.text
    report("  text into the inspector", [timed(lambda: inspector.open_text(text), app, inspector)])
    bar = panel.claims.tree.verticalScrollBar()
    stops = [bar.maximum() * step // STEPS for step in range(STEPS + 1)]
    report("  scroll", [timed(lambda stop=stop: bar.setValue(stop), app, panel) for stop in stops])
    panel.token_page.claims.open_search()
    search = panel.claims.bar.search
    report("  search, a key", [timed(lambda key=key: search.setText(key), app, panel) for key in ("1", "12", "123")])
    panel.claims.tree.collapse_all()
    report("  expand all", [timed(panel.claims.tree.expand_all, app, panel)])
    for widget in (panel, inspector):
        widget.close()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15)
    runs = options.parse_args().runs
    app = QApplication([])
    set_scheme(app, "light")
    measure("5 KB", outcome(small()), app, runs)
    measure("1 MB, 20 000 claims", outcome(big()), app, runs)
    measure("a list of 20 000", outcome({"list": list(range(20_000)), "exp": 4_000_000_000}), app, runs)


if __name__ == "__main__":
    main()
