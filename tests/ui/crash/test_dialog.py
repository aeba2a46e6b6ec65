from __future__ import annotations

from PySide6.QtWidgets import QApplication

from flexgui import __version__
from flexgui.ui.crash.dialog import CrashDialog
from tests.ui.helpers import button, labels, rich


def test_a_report_is_shown_and_copied(qapp: QApplication) -> None:
    dialog = CrashDialog(("Qt 6.11", "offscreen"))
    dialog.show_crashes({"KeyError\n  flexgui/ui/x.py:1 f": 1})
    dialog.show()
    assert "Unexpected error in FlexGUI" in labels(dialog)
    assert rich(dialog) == []
    button(dialog, "Copy report").click()
    copied = qapp.clipboard().text()
    assert copied == dialog.report.toPlainText()
    assert __version__ in copied
    assert "KeyError\n  flexgui/ui/x.py:1 f" in copied
    assert button(dialog, "Copied").isVisible()


def test_repeated_messages_are_counted() -> None:
    dialog = CrashDialog(("Qt 6.11", "offscreen"))
    dialog.show_crashes({"KeyError": 2, "ValueError": 1})
    dialog.show()
    assert "3 unexpected errors in FlexGUI" in labels(dialog)
    assert "2 times: KeyError" in dialog.report.toPlainText()


def test_close_has_the_focus() -> None:
    dialog = CrashDialog(("Qt 6.11", "offscreen"))
    dialog.show()
    assert dialog.leave.isDefault()
    assert not dialog.isModal()
    dialog.leave.click()
    assert not dialog.isVisible()
