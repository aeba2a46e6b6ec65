"""The context menu of a row of the fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from flexgui.translation import tr
from flexgui.ui.fields.model import INCLUDE, REQUIRED, FieldNode, FieldsModel
from flexgui.ui.widgets.keys import menu_text


def row_menu(parent: QWidget, model: FieldsModel, index: QModelIndex, remove: Callable[[str], object]) -> QMenu:
    """Return the menu of a row; `remove` removes the custom field with a path."""
    node = model.node(index)
    menu = QMenu(parent)
    menu.addAction(menu_text(tr("Include or leave out"), "Space"), lambda: model.toggle(index, INCLUDE))
    menu.addAction(menu_text(tr("Required or optional"), "R"), lambda: model.toggle(index, REQUIRED))
    menu.addSeparator()
    menu.addAction(tr("Copy path"), lambda: QGuiApplication.clipboard().setText(node.path))
    if isinstance(node, FieldNode) and node.field.documentation:
        address = QUrl(node.field.documentation)
        menu.addAction(tr("Open documentation"), lambda: QDesktopServices.openUrl(address))
    if isinstance(node, FieldNode) and model.is_own(node.path):
        menu.addAction(tr("Remove this field"), lambda: remove(node.path))
    return menu
