"""The P12 file of a profile and its certificate."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from flexgui.flex.p12 import Certificate
from flexgui.ui.profiles.p12_row import NOT_OPEN, CertificateRow, P12Row, dropped_p12
from tests.ui.helpers import labels, rich
from tests.ui.profiles.helpers import NOW


@pytest.mark.parametrize(("days", "tone"), [(200, "ok"), (12, "warn"), (-3, "bad")])
def test_an_expiring_certificate_has_a_warning(days: int, tone: str) -> None:
    row = CertificateRow()
    row.show()
    ends = NOW + timedelta(days=days)
    row.show_certificate(Certificate("CN=<b>acme</b>", "acme", "1", NOW - timedelta(days=900), ends), NOW)
    assert row.note.property("tone") == tone
    assert labels(row) == ["CN=<b>acme</b>", row.note.text()]
    assert rich(row) == []
    row.show_certificate(None, NOW)
    assert labels(row) == ["–", NOT_OPEN]


def test_the_end_of_a_path_is_visible() -> None:
    row = P12Row()
    row.show_path("/a/long/way/to/acme.p12")
    assert row.edit.text() == "/a/long/way/to/acme.p12"
    assert row.edit.cursorPosition() == len(row.edit.text())
    assert row.edit.isReadOnly()


@pytest.mark.parametrize(
    ("urls", "taken"),
    [
        (["file:///tmp/a.p12"], True),
        (["file:///tmp/A.PFX"], True),
        (["file:///tmp/a.txt"], False),
        (["https://example.org/a.p12"], False),
        (["file:///tmp/a.p12", "file:///tmp/b.p12"], False),
        ([], False),
    ],
)
def test_one_p12_file_can_be_dropped(urls: list[str], taken: bool) -> None:
    data = QMimeData()
    data.setUrls([QUrl(each) for each in urls])
    path = dropped_p12(data)
    assert (path is not None) is taken
    assert path is None or Path(path).suffix.lower() in (".p12", ".pfx")
