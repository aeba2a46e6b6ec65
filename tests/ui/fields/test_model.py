"""The fields model: ticks, required flags, group states, custom and unknown fields; checked by Qt's model tester."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.ui.delegate import CHECKABLE, RUNS
from flexgui.ui.fields.model import FIELD, INCLUDE, REQUIRED, FieldsModel

CARD = "paymentInformation.card"
NUMBER, CODE = f"{CARD}.number", f"{CARD}.securityCode"
COUNTY = "orderInformation.billTo.county"
CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF, SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


@pytest.fixture
def model() -> FieldsModel:
    model = FieldsModel(load_catalog())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def request_of(*entries: tuple[str, bool | None]) -> CaptureContextRequest:
    return CaptureContextRequest(tuple(RequestedField(path, required) for path, required in entries))


def field(model: FieldsModel, path: str, column: int = INCLUDE) -> QModelIndex:
    index = model.index_of_path(path)
    assert index.isValid(), path
    return index.siblingAtColumn(column)


def group(model: FieldsModel, label: str, column: int = INCLUDE) -> QModelIndex:
    (found,) = [each for each in model.roots if each.label == label]
    return model.index_of(found, column)


def state(index: QModelIndex) -> object:
    value = index.data(CHECK)
    return None if value is None else Qt.CheckState(value)


def test_nothing_is_ticked_at_first(model: FieldsModel) -> None:
    assert model.request() == CaptureContextRequest()
    assert state(group(model, "Card")) == OFF
    assert state(group(model, "Card", REQUIRED)) is None


def test_a_ticked_field_is_required_and_written_as_an_empty_object(model: FieldsModel) -> None:
    assert model.setData(field(model, NUMBER), ON, CHECK)
    assert model.request() == request_of((NUMBER, None))
    assert state(field(model, NUMBER, REQUIRED)) == ON


def test_a_check_state_may_be_an_int(model: FieldsModel) -> None:
    model.setData(field(model, NUMBER), 2, CHECK)
    assert model.request().paths == {NUMBER}
    model.setData(field(model, NUMBER), 0, CHECK)
    assert model.request().paths == frozenset()


def test_an_optional_field_is_false_and_explicit_adds_true(model: FieldsModel) -> None:
    model.setData(field(model, NUMBER), ON, CHECK)
    model.setData(field(model, CODE), ON, CHECK)
    model.setData(field(model, CODE, REQUIRED), OFF, CHECK)
    assert model.request() == request_of((NUMBER, None), (CODE, False))
    model.explicit = True
    assert model.request() == request_of((NUMBER, True), (CODE, False))


def test_making_a_field_required_includes_it(model: FieldsModel) -> None:
    assert field(model, CODE, REQUIRED).data(CHECKABLE) == "faint"
    assert state(field(model, CODE, REQUIRED)) is None
    model.toggle(field(model, CODE), REQUIRED)
    assert model.request() == request_of((CODE, None))


def test_a_field_that_is_ticked_again_is_required(model: FieldsModel) -> None:
    model.set_request(request_of((CODE, False)))
    model.toggle(field(model, CODE), INCLUDE)
    model.toggle(field(model, CODE), INCLUDE)
    assert model.request() == request_of((CODE, None))


def test_a_group_has_three_states(model: FieldsModel) -> None:
    card = group(model, "Card")
    model.setData(field(model, NUMBER), ON, CHECK)
    assert state(card) == SOME
    model.toggle(card, INCLUDE)
    assert state(card) == ON
    assert all(path.startswith(CARD) for path in model.request().paths)
    assert len(model.request().fields) == model.rowCount(group(model, "Card", FIELD))
    model.toggle(card, INCLUDE)
    assert model.request() == CaptureContextRequest()


def test_ticking_a_group_keeps_required_flags(model: FieldsModel) -> None:
    model.set_request(request_of((CODE, False)))
    model.toggle(group(model, "Card"), INCLUDE)
    assert model.request().optional_paths == {CODE}
    assert state(group(model, "Card", REQUIRED)) == SOME


def test_required_on_a_group_changes_included_fields_only(model: FieldsModel) -> None:
    model.set_request(request_of((NUMBER, False), (CODE, None)))
    model.toggle(group(model, "Card"), REQUIRED)
    assert model.request() == request_of((NUMBER, None), (CODE, None))
    model.toggle(group(model, "Card"), REQUIRED)
    assert model.request() == request_of((NUMBER, False), (CODE, False))


def test_the_request_has_the_order_of_the_catalogue(model: FieldsModel) -> None:
    model.set_request(request_of((CODE, None), (NUMBER, None)))
    assert [each.path for each in model.request().fields] == [NUMBER, CODE]


def test_changed_is_emitted_for_user_changes_only(model: FieldsModel) -> None:
    emitted = QSignalSpy(model.changed)
    model.set_request(request_of((NUMBER, None)))
    assert emitted.count() == 0
    model.toggle(field(model, NUMBER), INCLUDE)
    assert emitted.count() == 1


def test_cells_without_a_check_box_cannot_be_set(model: FieldsModel) -> None:
    assert not model.setData(field(model, NUMBER, FIELD), ON, CHECK)
    assert not model.setData(field(model, NUMBER), "x", Qt.ItemDataRole.EditRole)
    assert not model.setData(QModelIndex(), ON, CHECK)


def test_an_unknown_path_is_kept_sent_and_flagged(model: FieldsModel) -> None:
    model.set_request(request_of((NUMBER, None), (COUNTY, False)))
    assert model.request() == request_of((NUMBER, None), (COUNTY, False))
    name = field(model, COUNTY, FIELD)
    assert any(run.icon == "warning" for run in name.data(RUNS))
    assert "Not in the documented list" in name.data(Qt.ItemDataRole.ToolTipRole)
    model.set_request(request_of((NUMBER, None)))
    assert not model.index_of_path(COUNTY).isValid()


def test_a_name_from_a_body_is_shown_literally_with_odd_characters_as_escapes(model: FieldsModel) -> None:
    path = "<img src=x>.<b>\u202ebold</b>"
    model.set_request(request_of((path, None)))
    name = field(model, path, FIELD)
    tip = name.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in tip
    assert "<img" not in tip
    assert not any("\u202e" in text for text in (name.data(), tip, *(run.text for run in name.data(RUNS))))


def test_a_custom_field_is_added_to_its_group_and_removed(model: FieldsModel) -> None:
    model.add_custom(COUNTY)
    assert model.custom_fields == (COUNTY,)
    assert field(model, COUNTY).parent().data() == "Bill to"
    assert not any(run.icon for run in field(model, COUNTY, FIELD).data(RUNS))
    assert model.request() == request_of((COUNTY, None))
    assert model.is_own(COUNTY)
    assert not model.is_own(NUMBER)
    model.remove_custom(COUNTY)
    assert model.custom_fields == ()
    assert model.request() == CaptureContextRequest()


def test_a_custom_field_without_a_parent_gets_its_own_group(model: FieldsModel) -> None:
    model.add_custom("deviceInformation.ipAddress")
    assert field(model, "deviceInformation.ipAddress").parent().data() == "Custom fields"


def test_an_unknown_path_can_become_a_custom_field(model: FieldsModel) -> None:
    model.set_request(request_of((COUNTY, False)))
    model.add_custom(COUNTY)
    assert model.custom_fields == (COUNTY,)
    assert model.request() == request_of((COUNTY, False))


def test_a_search_marks_matches_and_changes_no_tick(model: FieldsModel) -> None:
    model.set_request(request_of((NUMBER, None)))
    model.set_search("security")
    label = field(model, CODE, FIELD).data()
    run = next(run for run in field(model, CODE, FIELD).data(RUNS) if run.text == label)
    assert run.marked is None or label[slice(*run.marked)].lower() == "security"
    assert model.request() == request_of((NUMBER, None))


def test_accessible_texts(model: FieldsModel) -> None:
    model.set_request(request_of((CODE, False)))
    description = Qt.ItemDataRole.AccessibleDescriptionRole
    assert field(model, CODE, FIELD).data(description) == f"{CODE}, included, optional"
    assert field(model, NUMBER, FIELD).data(description) == f"{NUMBER}, not included"
    assert field(model, CODE, REQUIRED).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Required ")


def test_two_custom_fields_with_the_same_last_name_are_distinguished(model: FieldsModel) -> None:
    model.add_custom("buyerInformation.personal.code")
    model.add_custom("deviceInformation.risk.code")
    beside = [
        field(model, path, FIELD).data(RUNS)[-1].text
        for path in ("buyerInformation.personal.code", "deviceInformation.risk.code")
    ]
    assert beside == ["buyerInformation.personal", "deviceInformation.risk"]


def test_the_tooltip_has_description_and_documentation(model: FieldsModel) -> None:
    lines = str(field(model, NUMBER, FIELD).data(Qt.ItemDataRole.ToolTipRole)).splitlines()
    assert lines[0] == "Card number"
    assert lines[2] == NUMBER
    assert lines[3].startswith("https://developer.cybersource.com/")


def test_the_count_of_a_group_is_shown_whole_or_hidden(model: FieldsModel) -> None:
    name, count = group(model, "Bill to", FIELD).data(RUNS)
    assert (name.droppable, count.text, count.droppable) == (False, "13", True)
