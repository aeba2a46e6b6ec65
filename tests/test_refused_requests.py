"""Refused requests: diagnosed with the secret of a profile, asked about, and sent as they are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from flexgui.diagnosis.probes import Probe
from flexgui.errors import ProductionLocked
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.workbench import Workbench
from tests.test_workbench import ASKED, SharedSandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def bench(sandbox: Sandbox) -> Workbench:
    return Workbench(SessionStore(), SharedSandbox(sandbox))  # type: ignore[arg-type]


def test_a_request_of_another_program_is_diagnosed_with_the_profiles_secret(bench: Workbench, sandbox: Sandbox) -> None:
    sent, refused = bench.preview(LOCAL_SANDBOX, ASKED), bench.refused_requests
    pasted = PastedRequest(Form.HTTP, sent.method, sent.url, sent.headers, sent.body + b"\n", True)
    first = refused.diagnose(pasted, LOCAL_SANDBOX).findings[0]
    assert (first.id, first.state.value) == ("jwt.digest-mismatch", "proved")
    assert refused.diagnose(replace(pasted, body=sent.body), LOCAL_SANDBOX).problems == ()
    asked = refused.probe(Probe.TRANSACTION, pasted, LOCAL_SANDBOX)
    assert asked is not None
    assert asked.response.status == 404
    assert "account.product-not-enabled" in [
        each.id for each in refused.diagnose(pasted, LOCAL_SANDBOX, [asked]).problems
    ]


def test_a_refused_request_is_sent_as_it_is_right_and_a_live_account_is_locked(
    bench: Workbench, sandbox: Sandbox
) -> None:
    sent, refused = bench.preview(LOCAL_SANDBOX, ASKED), bench.refused_requests
    pasted = PastedRequest(Form.HTTP, sent.method, sent.url, sent.headers, sent.body + b"\n", True)
    assert refused.sign_right(pasted, LOCAL_SANDBOX).header("authorization") != sent.header("authorization")
    exchange = refused.send_right(pasted, LOCAL_SANDBOX)
    assert exchange.response is not None
    assert exchange.response.status == 201
    live = Profile("live", "Live", EnvironmentKind.PRODUCTION, "acme", sandbox.key_id)
    bench._secrets.set(live.secret_name, sandbox.shared_secret)
    with pytest.raises(ProductionLocked):
        refused.send_right(replace(pasted, url="https://api.cybersource.com/flex/v2/sessions", headers=()), live)
