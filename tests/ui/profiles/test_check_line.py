"""The test of a profile: the verdict is shown, and a late one ignored."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexgui.diagnosis.findings import Explanation
from flexgui.errors import SecretStoreError
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.ui.profiles.check_line import ProfileCheck
from tests.outcomes import request_outcome
from tests.shared_sandbox import workbench
from tests.ui.helpers import Clock, Later, labels, rich, run_here, settle
from tests.ui.profiles.helpers import SHOP


def shown(check: Any, run: Any = run_here) -> tuple[QWidget, ProfileCheck]:
    whole = QWidget()
    profile_check = ProfileCheck(run, check, whole)
    column = QVBoxLayout(whole)
    column.addWidget(profile_check.strip)
    column.addWidget(profile_check.button)
    whole.show()
    return whole, profile_check


def test_a_working_profile_is_green(sandbox: Sandbox) -> None:
    whole, made = shown(workbench(sandbox, Clock()).check)
    made.check(LOCAL_SANDBOX, None)
    settle()
    assert made.strip.property("tone") == "ok"
    assert labels(whole)[0] == "Signature valid"


def test_a_refusal_is_explained() -> None:
    explanation = Explanation("401 <b>Failed</b>", "The key was not accepted.")
    whole, made = shown(lambda profile, typed: request_outcome(explanation=explanation))
    made.check(SHOP, None)
    settle()
    assert made.strip.property("tone") == "bad"
    assert labels(whole) == ["401 <b>Failed</b>", "The key was not accepted."]
    assert rich(whole) == []


def test_a_request_that_could_not_be_sent_is_reported() -> None:
    def locked(profile: Any, typed: Any) -> Any:
        raise SecretStoreError("GNOME Keyring is locked.", "locked")

    whole, made = shown(locked)
    made.check(SHOP, None)
    assert labels(whole)[0] == "Keyring locked"
    assert labels(whole)[1].startswith("GNOME Keyring is locked.")


def test_a_running_call_is_shown_and_a_cancelled_result_is_ignored() -> None:
    later = Later()
    whole, made = shown(lambda profile, typed: request_outcome(), later)
    made.check(SHOP, None)
    assert labels(whole) == ["Checking…", "One request is sent as “Shop”."]
    made.clear()
    later.answer()
    assert not made.strip.isVisible()


@pytest.mark.parametrize("kind", EnvironmentKind)
def test_a_live_account_is_not_tested(kind: EnvironmentKind) -> None:
    _whole, made = shown(None)
    made.offer(kind)
    assert made.button.isVisible() is (kind is not EnvironmentKind.PRODUCTION)
