"""The fields panel: presets, search, custom fields and the count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField, presets
from flexgui.translation import speak
from flexgui.ui.fields.panel import CUSTOM, DELETE, NONE, SAVE, FieldsPanel
from tests.pseudo import pseudo
from tests.ui.helpers import CARD, CODE, NUMBER, TWO, labels, on_screen

CATALOG = load_catalog()
COUNTY = "orderInformation.billTo.county"


@pytest.fixture
def panel() -> FieldsPanel:
    return make_panel()


def make_panel(*arguments: Any) -> FieldsPanel:
    return on_screen(FieldsPanel(CATALOG, *arguments), 384, 700)


def emitted(signal: Any) -> list[Any]:
    values: list[Any] = []
    signal.connect(values.append)
    return values


def choose(panel: FieldsPanel, text: str) -> None:
    index = panel.preset.findText(text)
    assert index >= 0, text
    panel.preset.setCurrentIndex(index)
    panel.preset.activated.emit(index)


def choose_action(panel: FieldsPanel, act: str) -> None:
    panel.preset.activated.emit(panel.preset.findData(act))


def add_custom_field(panel: FieldsPanel, path: str) -> None:
    if panel.own_row.path.isHidden() or not panel.own_row.path.isVisible():
        panel.add.click()
    panel.own_row.path.setText(path)
    QTest.keyClick(panel.own_row.path, Qt.Key.Key_Return)


def problem(panel: FieldsPanel) -> str:
    """Return the error below the input for a path, or ""."""
    return "".join(labels(panel.own_row))


def foot(panel: FieldsPanel) -> str:
    return panel.foot.left.text()


@pytest.mark.parametrize("name", presets(CATALOG))
def test_a_preset_ticks_its_fields_and_is_named(panel: FieldsPanel, name: str) -> None:
    requests = emitted(panel.request_changed)
    choose(panel, name)
    wanted = presets(CATALOG)[name]
    assert requests[-1].required_paths == wanted.required_paths
    assert requests[-1].optional_paths == wanted.optional_paths
    assert panel.preset.currentText() == name


def test_other_ticks_are_custom_and_none_clears(panel: FieldsPanel) -> None:
    choose(panel, "Card")
    panel.model.toggle(panel.model.index_of_path(CODE), 1)
    assert panel.preset.currentText() == CUSTOM
    choose(panel, NONE)
    assert panel.request() == CaptureContextRequest()
    assert foot(panel) == "No field ticked"


def test_the_foot_counts_fields_and_required_ones(panel: FieldsPanel) -> None:
    panel.set_request(TWO)
    assert foot(panel) == f"2 of {len(CATALOG.fields)} fields  ·  1 required"


def test_set_request_emits_nothing_and_a_tick_does(panel: FieldsPanel) -> None:
    requests = emitted(panel.request_changed)
    panel.set_request(CARD)
    assert requests == []
    panel.view.setCurrentIndex(panel.model.index_of_path(CODE))
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert [each.paths for each in requests] == [{NUMBER, CODE}]


def test_search_selects_the_first_match_and_esc_clears_it(panel: FieldsPanel) -> None:
    choose(panel, "Card number")
    QTest.keyClicks(panel.search, "securitycode")
    assert foot(panel) == f"1 of {len(CATALOG.fields)} fields found"
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.view.currentIndex() == panel.model.index_of_path(CODE)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert panel.request().paths == {NUMBER, CODE}
    assert foot(panel).startswith("2 of ")


def test_a_search_without_a_match_shows_a_message(panel: FieldsPanel) -> None:
    QTest.keyClicks(panel.search, "zzz")
    assert foot(panel) == "No field found"
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert not panel.view.currentIndex().isValid()


def test_a_search_is_kept_when_an_unknown_field_is_added(panel: FieldsPanel) -> None:
    QTest.keyClicks(panel.search, "securitycode")
    panel.set_request(CaptureContextRequest((RequestedField(NUMBER), RequestedField(COUNTY))))
    number = panel.model.index_of_path(NUMBER)
    assert panel.view.isRowHidden(number.row(), number.parent())
    assert panel.request().paths == {NUMBER, COUNTY}


def save_as(panel: FieldsPanel, name: str) -> None:
    choose_action(panel, SAVE)
    panel.name_row.name.setText(name)
    QTest.keyClick(panel.name_row.name, Qt.Key.Key_Return)


def test_a_user_preset_is_saved_chosen_and_deleted(panel: FieldsPanel) -> None:
    saved = emitted(panel.user_presets_changed)
    panel.set_request(TWO)
    save_as(panel, " <b>Mine</b> ")
    assert saved == [{"<b>Mine</b>": [[NUMBER, True], [CODE, False]]}]
    assert panel.preset.currentText() == "<b>Mine</b>"
    assert "<b>" not in panel.preset.toolTip()
    assert not panel.name_row.name.isVisible()
    choose(panel, NONE)
    choose(panel, "<b>Mine</b>")
    assert panel.request().optional_paths == {CODE}
    choose_action(panel, DELETE + "<b>Mine</b>")
    assert saved[-1] == {}
    assert panel.preset.currentText() == CUSTOM
    assert panel.preset.findData(DELETE + "<b>Mine</b>") == -1


@pytest.mark.parametrize("name", ["", "  "])
def test_a_preset_without_a_name_is_not_saved(panel: FieldsPanel, name: str) -> None:
    saved = emitted(panel.user_presets_changed)
    save_as(panel, name)
    assert saved == []
    assert panel.name_row.name.property("state") != "bad"
    assert "take another name" not in foot(panel)
    assert panel.preset.currentText() == NONE


def test_a_preset_with_too_many_fields_is_not_saved(panel: FieldsPanel) -> None:
    saved = emitted(panel.user_presets_changed)
    panel.set_request(CaptureContextRequest(tuple(RequestedField(f"a.b{n}") for n in range(201))))
    save_as(panel, "Mine")
    assert saved == []
    assert "at most 200 fields" in foot(panel)


def test_the_number_of_custom_fields_is_limited() -> None:
    panel = make_panel([f"a.b{n}" for n in range(200)])
    added = emitted(panel.custom_fields_changed)
    add_custom_field(panel, "a.c")
    assert added == []
    assert "at most 200 fields" in problem(panel)


def test_esc_saves_no_preset(panel: FieldsPanel) -> None:
    saved = emitted(panel.user_presets_changed)
    choose_action(panel, SAVE)
    QTest.keyClicks(panel.name_row.name, "Mine")
    QTest.keyClick(panel.name_row.name, Qt.Key.Key_Escape)
    assert panel.name_row.name.text() == ""
    QTest.keyClick(panel.name_row.name, Qt.Key.Key_Escape)
    assert saved == []
    assert not panel.name_row.name.isVisible()


@pytest.mark.parametrize("name", ["Card", NONE, CUSTOM, "Save as a preset…"])
def test_a_user_preset_cannot_have_a_built_in_name(panel: FieldsPanel, name: str) -> None:
    saved = emitted(panel.user_presets_changed)
    save_as(panel, name)
    assert saved == []
    assert "take another name" in foot(panel)
    assert panel.name_row.name.isVisible()
    assert panel.name_row.name.text() == name


def test_a_user_preset_is_replaced_after_a_warning(panel: FieldsPanel) -> None:
    panel.apply_preset("Card number")
    save_as(panel, "Mine")
    panel.set_request(CaptureContextRequest((RequestedField(CODE),)))
    saved = emitted(panel.user_presets_changed)
    choose_action(panel, SAVE)
    QTest.keyClicks(panel.name_row.name, "Mine")
    assert "taken" in foot(panel)
    assert saved == []
    QTest.keyClick(panel.name_row.name, Qt.Key.Key_Return)
    assert saved == [{"Mine": [[CODE, True]]}]


def test_valid_parts_of_a_damaged_preset_are_used() -> None:
    panel = make_panel((), {"odd": [[NUMBER, True], [CODE], 7, ["", True], [COUNTY, False], [f"{NUMBER}.x", True]]})
    choose(panel, "odd")
    assert panel.request().required_paths == {NUMBER}
    assert panel.request().optional_paths == {COUNTY}


def test_a_custom_field_is_added_by_its_path(panel: FieldsPanel) -> None:
    reported = emitted(panel.custom_fields_changed)
    add_custom_field(panel, f" {COUNTY} ")
    assert reported == [(COUNTY,)]
    assert panel.request().paths == {COUNTY}
    assert panel.view.currentIndex() == panel.model.index_of_path(COUNTY)
    assert not panel.own_row.path.isVisible()


@pytest.mark.parametrize(
    "path", ["", "county", "a..b", "a.b c", "paymentInformation.card", f"{NUMBER}.x", "<b>.x", "orderInformation"]
)
def test_an_invalid_custom_field_is_refused_with_the_reason(panel: FieldsPanel, path: str) -> None:
    reported = emitted(panel.custom_fields_changed)
    add_custom_field(panel, path)
    assert reported == []
    assert panel.own_row.path.isVisible()
    assert panel.own_row.path.property("state") == "bad"
    assert problem(panel).endswith(".")
    QTest.keyClicks(panel.own_row.path, "a")
    assert panel.own_row.path.property("state") == ""
    assert problem(panel) == ""
    add_custom_field(panel, path)
    panel.add.click()
    assert problem(panel) == ""


def test_a_custom_field_below_another_custom_field_is_refused(panel: FieldsPanel) -> None:
    add_custom_field(panel, COUNTY)
    add_custom_field(panel, f"{COUNTY}.code")
    assert panel.model.custom_fields == (COUNTY,)


def test_a_custom_field_can_be_removed(panel: FieldsPanel) -> None:
    add_custom_field(panel, COUNTY)
    reported = emitted(panel.custom_fields_changed)
    panel.view.removal_requested.emit(COUNTY)
    assert reported == [()]
    assert panel.request() == CaptureContextRequest()


def test_the_current_field_is_emitted_unless_set_by_code(panel: FieldsPanel) -> None:
    reported = emitted(panel.current_path_changed)
    panel.view.setCurrentIndex(panel.model.index_of_path(NUMBER))
    assert reported == [NUMBER]
    panel.select_path(CODE)
    assert panel.view.currentIndex() == panel.model.index_of_path(CODE)
    assert reported == [NUMBER]
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    assert reported == [NUMBER, ""]


@pytest.fixture
def translated() -> Iterator[None]:
    speak(pseudo)
    yield
    speak(None)


def test_presets_have_translated_names(translated: None) -> None:
    panel = make_panel((), {"Mine": [[CODE, True]]})
    for name, request in presets(CATALOG).items():
        choose(panel, pseudo(name))
        assert panel.request() == request
    choose(panel, "Mine")
    assert panel.request().paths == {CODE}
    choose(panel, pseudo(NONE))
    assert panel.request() == CaptureContextRequest()
    panel.apply_preset("Card number")
    assert panel.preset.currentText() == pseudo("Card number")


def test_names_of_built_in_presets_are_reserved_in_every_language(translated: None) -> None:
    panel = make_panel()
    choose(panel, pseudo("Save as a preset…"))
    for name, taken in (("Card", True), (pseudo("Card"), True), ("Mine", False)):
        panel.name_row.name.setText(name)
        assert (panel.name_row.name.property("state") == "bad") == taken
