"""Files of the profile dialog: exports that are none, and copies of P12 files."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexgui.errors import FlexGuiError
from flexgui.profiles.store import export_profiles
from flexgui.ui.profiles.files import MAX_IMPORT, copy_all, copy_owner, read_export, write_export
from tests.ui.profiles.offered import LIVE, SHOP


def test_an_export_can_be_imported(tmp_path: Path) -> None:
    write_export(tmp_path / "a.json", export_profiles([SHOP, LIVE]))
    assert [each.name for each in read_export(tmp_path / "a.json")] == [SHOP.name, LIVE.name]


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "could not be read"), (b"\xff\xfe\xff", "it is not JSON"), (b" " * (MAX_IMPORT + 1), "larger")],
)
def test_a_file_that_is_not_an_export_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "a.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FlexGuiError, match=message):
        read_export(path)


def test_copies_are_known_by_the_profile_they_are_of(tmp_path: Path, home: Path) -> None:
    (tmp_path / "a.p12").write_bytes(b"content")
    copied = copy_all([(str(tmp_path / "a.p12"), "3")], home)
    assert copy_owner(copied["3"], home) == "3"
    assert copy_owner(str(tmp_path / "a.p12"), home) is None
    assert copy_owner("", home) is None
