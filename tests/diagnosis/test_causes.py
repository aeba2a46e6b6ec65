from __future__ import annotations

from flexgui.diagnosis.causes import CAUSES


def test_each_cause_has_a_title_a_fix_and_a_source() -> None:
    for cause, (title, fix, source) in CAUSES.items():
        assert title.endswith("."), cause
        assert fix.endswith("."), cause
        assert source, cause
