"""The foot of dialogs."""

from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from flexgui.ui.widgets.dialog import FOOT_HEIGHT, dialog_content, lay_out_dialog


def test_the_buttons_are_at_the_right_below_the_content() -> None:
    dialog = QDialog()
    content, column = dialog_content()
    column.addWidget(QLabel("A question"))
    buttons = QPushButton("Cancel"), QPushButton("Save")
    lay_out_dialog(dialog, content, *buttons)
    dialog.resize(400, 300)
    dialog.show()
    foot = buttons[0].parentWidget()
    assert foot is buttons[1].parentWidget()
    assert (foot.height(), foot.geometry().bottom()) == (FOOT_HEIGHT, dialog.rect().bottom())
    assert content.geometry().bottom() < foot.geometry().top()
    assert buttons[0].geometry().right() < buttons[1].geometry().left()
    assert buttons[0].geometry().left() > foot.width() / 2
