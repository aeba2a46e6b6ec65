"""Measures the CPU time of the GUI thread for a tick and a keystroke, in ms.

    python tests/benchmarks/panels.py [--runs 15]

Ticking "Everything" (fields, body and highlighted line) and a keystroke in the search box should each take less than
16 ms. Each figure is a median and includes layout and painting.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QSplitter

from flexgui.flex.catalog import load_catalog
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.resources import set_scheme


def cost(app: QApplication, act: Callable[[], object]) -> float:
    """Return the CPU time of this thread for an action and the resulting painting, in ms."""
    before = thread_time()
    act()
    app.processEvents()
    return (thread_time() - before) * 1000


def main() -> None:
    """Print one line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    app = QApplication(sys.argv[:1])
    set_scheme(app, "light")
    catalog = load_catalog()
    fields, request = FieldsPanel(catalog), RequestPanel(catalog)
    fields.request_changed.connect(request.set_request)
    fields.current_path_changed.connect(request.highlight_path)
    window = QSplitter()
    window.addWidget(fields)
    window.addWidget(request)
    window.resize(830, 800)
    window.show()
    app.processEvents()
    ticks: list[float] = []
    keys: list[float] = []
    for _ in range(runs):
        ticks.append(cost(app, lambda: fields.apply_preset("Everything")))
        typed = ["postal"[:end] for end in range(1, 7)]
        keys.extend(cost(app, lambda text=text: fields.search.setText(text)) for text in typed)
        cost(app, fields.search.clear)
        cost(app, lambda: fields.apply_preset("None"))
    for name, figures in (("tick everything", ticks), ("search keystroke", keys)):
        print(f"{name:18} median {statistics.median(figures):5.1f} ms  worst {max(figures):5.1f} ms")


if __name__ == "__main__":
    main()
