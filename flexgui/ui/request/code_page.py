"""The tab Code of the request: a program that signs and sends the request by itself, in a chosen language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from flexgui.codegen.generate import generate
from flexgui.codegen.languages import LANGUAGES, find_language
from flexgui.errors import FlexGuiError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.text import shown
from flexgui.json_file import write_file
from flexgui.translation import tr, trn
from flexgui.ui.widgets.buttons import CopyButton, tool_button
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.empty_state import EmptyState, show_state
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import row_frame
from flexgui.ui.widgets.program_syntax import program_pattern

LANGUAGE_WIDTH, METHOD_WIDTH = 148, 176
MIN_WIDTH = 84


class CodePage(QWidget):
    """Follows the request; the method is the profile's until the user chooses another one.

    Signals: ``language_changed(str)`` the name of the chosen language; ``summary_changed()``.
    """

    language_changed = Signal(str)
    summary_changed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        """`language` is the name of the first language; an unknown one is ignored."""
        super().__init__(parent)
        self._url, self._body = "", ""
        self._method = SigningMethod.JWT_SHARED_SECRET
        self.problem = ""
        """Why there is no program, empty if there is one."""
        self.save_problem = ""
        """Why the last attempt to save the program failed, else empty."""
        self.language, self.method = ComboBox(), ComboBox()
        self.code = CodeView("text", gutter=False)
        self._save = tool_button("save", tr("Save the program…"))
        self._copy = CopyButton(tr("Copy the program"), self.code.toPlainText)
        self._pages = QStackedWidget()
        self._lay_out()
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.language.activated.connect(self._choose_language)
        self.method.activated.connect(self._choose_method)
        self._save.clicked.connect(self._ask_and_save)

    def set_profile_method(self, method: SigningMethod) -> None:
        """Use the signing method of another profile."""
        self._method = method
        self.method.setCurrentIndex(self.method.findData(method))
        if self._url:
            self._show()

    def set_request(self, url: str, body: str) -> None:
        if (url, body) != (self._url, self._body):
            self._url, self._body = url, body
            self._show()

    def foot_text(self, *, has_mistake: bool) -> tuple[str, str, str, str]:
        """Return the arguments of `Foot.set_text`; `has_mistake` is whether the body in the editor has one."""
        if self.save_problem:
            return shown(self.save_problem, 400), "invalid", "", "bad"
        if self.problem:
            return tr("No program to copy"), "warning", "", "warn"
        if has_mistake:
            return tr("The body has a mistake; this is the code of the last one without"), "warning", "", "warn"
        count = self.code.toPlainText().rstrip("\n").count("\n") + 1
        lines = trn("{n} line", "{n} lines", count)
        return tr("Follows the fields  ·  secrets come from the environment"), "sync", lines, ""

    # Inside

    def _lay_out(self) -> None:
        for box, name, width in (
            (self.language, tr("Language"), LANGUAGE_WIDTH),
            (self.method, tr("Signed with"), METHOD_WIDTH),
        ):
            box.setAccessibleName(name)
            box.preferred_width = width
            box.setMinimumWidth(MIN_WIDTH)
            box.setMaximumWidth(width)
        for language in LANGUAGES:
            self.language.addItem(language.label, language.name)
        for method in SigningMethod:
            self.method.addItem(method.label, method)
        self.language.popup_width = 220
        self.code.setAccessibleName(tr("Program"))
        row, layout = row_frame()
        layout.addWidget(self.language)
        layout.addWidget(self.method)
        layout.addStretch(1)
        layout.addWidget(self._save)
        layout.addWidget(self._copy)
        self._pages.addWidget(self.code)
        column = vbox(self)
        column.addWidget(row)
        column.addWidget(self._pages, 1)

    def _choose_language(self) -> None:
        self._show()
        self.language_changed.emit(self.language.currentData())

    def _choose_method(self) -> None:
        self._method = SigningMethod(self.method.currentData())  # Qt returns a plain text
        self._show()

    def _show(self) -> None:
        name = self.language.currentData()
        self.save_problem = ""
        try:
            program = generate(name, self._method, self._url, self._body)
            self.problem = ""
        except FlexGuiError as error:
            program, self.problem = "", str(error)
        self.code.set_syntax(program_pattern(name))
        self.code.set_text(program)
        self._show_problem(name)
        for button in (self._save, self._copy):
            button.setEnabled(not self.problem)
        self.summary_changed.emit()

    def _show_problem(self, name: str) -> None:
        if not self.problem:
            self._pages.setCurrentWidget(self.code)
            return
        language = find_language(name)
        title, sentence = tr("No program"), shown(self.problem, 400)
        if language is not None and self._method not in language.methods:
            title = tr("{language} has no program for {method}", language=language.label, method=self._method.label)
            methods = tr(" or ").join(f"“{each.label}”" for each in language.methods)
            sentence = tr("Choose {methods}, or another language.", methods=methods)
        show_state(self._pages, EmptyState(title, sentence))

    def _ask_and_save(self) -> None:
        language = find_language(self.language.currentData())
        assert language is not None
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the program"), language.file_name)
        if not name:
            return
        self.save_problem = ""
        try:
            write_file(Path(name), self.code.toPlainText().encode())
        except FlexGuiError as error:
            self.save_problem = str(error)
        self.summary_changed.emit()
