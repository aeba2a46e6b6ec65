"""Named tuples stored by column."""

from __future__ import annotations

import gc
from typing import NamedTuple

import pytest

from flexgui.flex.columns import Columns


class Item(NamedTuple):
    number: int
    word: str = ""


@pytest.mark.parametrize("count", [0, 1, 2_500])
def test_columns_equal_a_list_of_the_items(count: int) -> None:
    items = [Item(at, f"word {at}") for at in range(count)]
    columns = Columns(Item, iter(items))
    assert (len(columns), bool(columns), list(columns)) == (count, bool(count), items)
    assert columns[1:3] == items[1:3]
    assert list(columns.column(1)) == [each.word for each in items]
    if items:
        assert (columns[0], columns[-1]) == (items[0], items[-1])
    with pytest.raises(IndexError):
        columns[count]


def test_the_garbage_collector_does_not_visit_the_items() -> None:
    gc.collect()
    before = len(gc.get_objects())
    columns = Columns(Item, (Item(at) for at in range(5_000)))
    assert len(columns) == 5_000
    assert len(gc.get_objects()) - before < 500
