"""A pytest plugin that skips tests on Windows and under Wine, with reasons: `-p tests.end2end.on_windows`."""

from __future__ import annotations

from pathlib import Path

import pytest

MODES = "Windows has no file modes; test_file_protection.py checks the access control list"
POSIX = "a path, program or module of Linux"
SIGNAL = "Windows has no such signal; windows_app.py stops programs by Ctrl+Break"
WINE = "Wine's processes have other IDs"

FILES = {
    "test_house.py": "checks the source, which is the same on all systems",
    "test_packaging.py": POSIX,
    "test_process_protection.py": POSIX,
    "test_listener.py": "limits of open files are specific to Linux",
}
TESTS = {
    "test_argument_lists_and_environments_are_searched": WINE,
    "test_a_link_or_a_file_writable_by_others_is_ignored": MODES,
    "test_the_default_folder_follows_the_platform": "HOME is specific to Linux",
    "test_only_the_owner_can_read_the_file": MODES,
    "test_the_folder_is_private_and_deleted_on_stop": MODES,
    "test_a_configured_backend_must_encrypt": "Windows always has a keyring; without WMI, Python runs ver",
    "test_a_sandbox_listens_immediately_and_ends_with_its_process": "it has a time limit, and Wine starts slowly",
    "test_a_killed_process_loses_only_the_entry_being_written": SIGNAL,
}


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Ignore files that import modules that Windows does not have."""
    return True if collection_path.name in FILES else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests by name."""
    for item in items:
        name = item.name.partition("[")[0]
        if name in TESTS:
            item.add_marker(pytest.mark.skip(reason=TESTS[name]))


def pytest_report_header() -> list[str]:
    """List the ignored files with the reasons."""
    return [f"not on Windows: {name}: {reason}" for name, reason in FILES.items()]
