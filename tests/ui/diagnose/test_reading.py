from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from flexgui.errors import UnreadableRequest
from flexgui.flex.environment import EnvironmentKind
from flexgui.history.codec import to_entry
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.ui.diagnose.reading import Paste, diagnose
from tests.shared_sandbox import workbench
from tests.ui.diagnose.pasted_texts import ANSWER, http_text, sample, signed, spaced
from tests.ui.helpers import Clock


def test_a_response_is_read_below_the_request_or_separately(sandbox: Sandbox) -> None:
    below = Paste.read(sample(sandbox), "")
    assert below.requests[0].response.status == 401
    request = http_text(signed(sandbox))
    assert Paste.read(request, "").requests[0].response is None
    beside = Paste.read(request, ANSWER.format(date="x"))
    assert beside.requests[0].response is not None
    assert Paste.read(request, "no answer").answer_problem.endswith(".")
    with pytest.raises(UnreadableRequest):
        Paste.read("hello", "")


def test_actions_depend_on_the_server_of_the_profile(sandbox: Sandbox) -> None:
    bench = workbench(sandbox, Clock())
    request = Paste.read(http_text(signed(sandbox), spaced(signed(sandbox))), "").requests[0]
    own = diagnose(bench, request, LOCAL_SANDBOX, ())
    assert (own.profile, own.is_own, own.questions, own.other_method) == (LOCAL_SANDBOX, True, True, True)
    foreign = replace(request, url=request.url.replace(sandbox.environment.host, "api.cybersource.com"), headers=())
    assert not diagnose(bench, foreign, LOCAL_SANDBOX, ()).is_own
    without = diagnose(bench, request, None, ())
    assert (without.profile, without.is_own, without.questions) == (None, False, False)


def test_secrets_of_variables_are_masked_in_a_stored_request(sandbox: Sandbox) -> None:
    text = "@db_password = s3cr3t/value\nPOST https://127.0.0.1:1/flex/v2/sessions?x={{db_password}}\n\n{}\n"
    outcome = diagnose(workbench(sandbox, Clock()), Paste.read(text, ANSWER).requests[0], None, ()).outcome
    gc.collect()  # remove all other references to the secret
    assert outcome is not None
    record = to_entry(outcome, None, Clock()()).record
    assert "127.0.0.1:1/flex/v2/sessions?x=" in record
    assert "s3cr3t/value" not in record


def test_an_unavailable_secret_is_reported(sandbox: Sandbox) -> None:
    request = Paste.read(http_text(signed(sandbox)), "").requests[0]
    found = diagnose(workbench(sandbox, Clock()), request, Profile("1", "Shop", EnvironmentKind.TEST), ())
    assert found.profile is None
    assert "Enter it in the profile." in found.problem
