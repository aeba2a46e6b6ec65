from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from flexgui.ui.diagnose.page import DiagnosePage
from flexgui.ui.diagnose.reading import Paste
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import on_screen, settle


def test_the_lines_of_a_finding_are_marked() -> None:
    page = DiagnosePage()
    page.paste.source.set_whole("curl x\n-H 'Signature: a'\n")
    found = next(each for each in reading().diagnosis.problems if each.id.startswith("signature."))
    page.mark(found)
    assert [each.cursor.blockNumber() for each in page.paste.source.extraSelections()] == [1]
    page.mark(None)
    assert page.paste.source.extraSelections() == []


def test_tab_goes_from_the_paste_to_the_diagnosis_and_on() -> None:
    window = QWidget()
    page = DiagnosePage(window)
    on_screen(window, 1200, 700)
    settle()
    QPushButton("Other", window)  # a part of the window that is built before the first diagnosis
    found = reading()._replace(is_own=True)
    page.paste.show_paste(Paste((found.diagnosis.request,) * 2), 0)
    page.result.show_reading(found, loadable="", keepable=True)
    settle()
    order, widget = list[QWidget](), page.paste.source.nextInFocusChain()
    while widget is not page.paste.source:
        order.append(widget)
        widget = widget.nextInFocusChain()
    view, recognised = page.result.view, page.paste.recognised
    expected = (page.paste.answer, recognised.which, recognised.fill, recognised.secret, view.tabs.bar)
    expected += (view.send, view.sign, view.load, view.copy, page.result.cancel, page.result.keep)
    assert [each for each in order if each in expected] == list(expected)
    assert order.index(page.result.keep) < next(at for at, each in enumerate(order) if button_text(each) == "Other")


def button_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else ""
