"""Runs a coverage-guided fuzzer; shared by the harnesses in this folder.

Not part of the suite, because it does not end by itself: `python -m pip install atheris`, then for a harness
`python tests/fuzzing/readers.py --seed CORPUS_FOLDER` and `python tests/fuzzing/readers.py -max_total_time=600
-timeout=5 CORPUS_FOLDER`. Inputs that fail are written to `crash-…` or `timeout-…`; add them as tests of the
module that failed.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Seeds = Callable[[], Iterator[tuple[str, str]]]


def fuzz(one: Callable[[bytes], None], modules: Iterable[str], seeds: Seeds) -> None:
    """Fuzz `one` until interrupted, with `modules` instrumented, or write the seeds into a folder."""
    if sys.argv[1:2] == ["--seed"]:
        folder = Path(sys.argv[2])
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in seeds():
            (folder / name).write_text(text)
        return
    import atheris

    with atheris.instrument_imports(include=["flexgui"]):
        for each in modules:
            importlib.import_module(each)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
