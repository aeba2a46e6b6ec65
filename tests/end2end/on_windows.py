"""Which tests cannot hold on Windows or under Wine, and why: a plugin of pytest, `-p tests.end2end.on_windows`."""

from __future__ import annotations

from pathlib import Path

import pytest

MODES = "Windows has no file modes; test_file_protection.py checks the access control list"
POSIX = "a path, program or module of Linux"
SIGNAL = "Windows has no such signal; windows_app.py stops programs by Ctrl+Break"
WINE = "Wine's own processes have other numbers"

FILES = {
    "test_house.py": "checks the source, the same everywhere",
    "test_packaging.py": POSIX,
    "test_process_protection.py": POSIX,
    "test_listener.py": "limits of open files are Linux's",
}
TESTS = {
    "test_argument_lists_and_environments_are_searched": WINE,
    "test_a_file_that_another_user_could_have_written_is_ignored": MODES,
    "test_the_folder_is_where_the_platform_keeps_such_things": "HOME is Linux's",
    "test_only_the_owner_can_read_the_file": MODES,
    "test_the_folder_is_private_and_goes_with_the_sandbox": MODES,
    "test_only_an_encrypting_backend_may_be_named": "Windows always has a keyring; without WMI, Python runs ver",
    "test_it_listens_at_once_and_ends_with_its_process": "it measures seconds, and Wine starts slowly",
    "test_a_killed_process_loses_only_the_entry_being_written": SIGNAL,
}


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out whole files, which import modules that Windows does not have."""
    return True if collection_path.name in FILES else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests by name."""
    for item in items:
        name = item.name.partition("[")[0]
        if name in TESTS:
            item.add_marker(pytest.mark.skip(reason=TESTS[name]))


def pytest_report_header() -> list[str]:
    """Name the files that are left out, and why."""
    return [f"not on Windows: {name}: {reason}" for name, reason in FILES.items()]
