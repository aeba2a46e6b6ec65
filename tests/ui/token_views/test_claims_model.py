"""The model of claims: literal texts and meanings that count down; checked by Qt's model tester."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from flexgui.flex.catalog import load_catalog
from flexgui.flex.claims import MAX_ROWS, claim_tree
from flexgui.flex.token import decode
from flexgui.ui.delegate import RUNS
from flexgui.ui.token_views.claims_model import CLAIM, MEANING, VALUE, ClaimsModel
from tests.specimens import specimens
from tests.ui.helpers import HOSTILE, NUMBER, Clock, odd, token_text

TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def model(clock: Clock) -> ClaimsModel:
    model = ClaimsModel(load_catalog(), clock)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def show(model: ClaimsModel, claims: Any) -> None:
    model.set_roots(claim_tree(decode(token_text(claims))))


def walk(model: ClaimsModel, parent: QModelIndex) -> list[QModelIndex]:
    found: list[QModelIndex] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [index, *walk(model, index)]
    return found


def row(model: ClaimsModel, name: str) -> QModelIndex:
    (found,) = [index for index in walk(model, QModelIndex()) if index.data() == name]
    return found


@pytest.mark.parametrize("vector", specimens("capture-context"), ids=lambda vector: vector["id"])
def test_real_tokens_pass_the_model_tester(model: ClaimsModel, vector: dict[str, Any]) -> None:
    model.set_roots(claim_tree(decode(vector["input"]["jwt"])))
    indexes = walk(model, QModelIndex())
    assert indexes[0].data() == "header"
    for index in indexes:
        assert model.parent(index.siblingAtColumn(MEANING)) == model.parent(index)
        assert index.siblingAtColumn(VALUE).data() is not None


def test_another_token_replaces_the_first(model: ClaimsModel) -> None:
    show(model, {"a": {"b": 1}})
    show(model, {"c": 2})
    assert [index.data() for index in walk(model, QModelIndex()) if not index.parent().isValid()] == ["header", "c"]
    model.set_roots(())
    assert model.rowCount() == 0


def test_the_expiry_counts_down_on_tick(model: ClaimsModel, clock: Clock) -> None:
    end = int(clock().timestamp()) + 90
    show(model, {"exp": end})
    changed: list[str] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.siblingAtColumn(CLAIM).data()))
    assert ", in 1 min " in row(model, "exp").siblingAtColumn(MEANING).data()
    clock.forward(120)
    model.tick()
    assert changed == ["exp"]
    assert row(model, "exp").siblingAtColumn(MEANING).data().startswith("Expired")


def test_a_field_path_has_the_name_of_the_field(model: ClaimsModel) -> None:
    show(model, {"ctx": [{"type": "api-0.1.0", "data": {"requiredFields": [NUMBER]}}], "iss": "Flex API"})
    meanings = [index.siblingAtColumn(MEANING).data() for index in walk(model, QModelIndex())]
    assert "Card number" in meanings


def test_hostile_names_and_values_are_shown_literally(model: ClaimsModel) -> None:
    show(model, {HOSTILE: HOSTILE, "x": {HOSTILE: [HOSTILE]}})
    texts: list[str] = []
    for index in walk(model, QModelIndex()):
        for column in (CLAIM, VALUE, MEANING):
            cell = index.siblingAtColumn(column)
            texts += [cell.data(), *(run.text for run in cell.data(RUNS))]
            tip = cell.data(TIP)
            assert "<img" not in tip or not Qt.mightBeRichText(tip)
            texts.append(tip)
    assert any(text.startswith("<img src=x>\\u202e\\u0007") for text in texts)
    assert odd(texts) == []


def test_cells_are_read_only(model: ClaimsModel) -> None:
    show(model, {"a": 1})
    flags = model.flags(row(model, "a").siblingAtColumn(VALUE))
    assert not flags & Qt.ItemFlag.ItemIsEditable
    assert flags & Qt.ItemFlag.ItemIsSelectable


def test_a_long_container_is_shown_in_ranges(model: ClaimsModel) -> None:
    show(model, {"list": [1] * (2 * MAX_ROWS + 1)})
    parent = row(model, "list")
    ranges = [model.index(each, 0, parent) for each in range(model.rowCount(parent))]
    assert [each.data() for each in ranges] == ["[0 … 499]", "[500 … 999]", "[1000 … 1000]"]
    assert [each.siblingAtColumn(VALUE).data() for each in ranges] == ["500 entries", "500 entries", "1 entry"]
    assert model.index(3, 0, ranges[1]).data() == "[503]"
    assert model.node_at((1, 1, 3)).path == "list[503]"
