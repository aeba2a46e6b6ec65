"""Refused requests: diagnosed with a profile's secret, probed, and sent in corrected form."""

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
from tests.test_workbench import REQUEST, SharedSandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def bench(sandbox: Sandbox) -> Workbench:
    return Workbench(SessionStore(), SharedSandbox(sandbox))  # type: ignore[arg-type]


def test_a_pasted_request_is_diagnosed_with_the_profiles_secret(bench: Workbench, sandbox: Sandbox) -> None:
    sent, refused = bench.preview(LOCAL_SANDBOX, REQUEST), bench.refused_requests
    pasted = PastedRequest(Form.HTTP, sent.method, sent.url, sent.headers, sent.body + b"\n", True)
    first = refused.diagnose(pasted, LOCAL_SANDBOX).findings[0]
    assert (first.id, first.state.value) == ("jwt.digest-mismatch", "proved")
    assert refused.diagnose(replace(pasted, body=sent.body), LOCAL_SANDBOX).problems == ()
    probe = refused.probe(Probe.TRANSACTION, pasted, LOCAL_SANDBOX)
    assert probe is not None
    assert probe.response.status == 404
    assert "account.product-not-enabled" in [
        each.id for each in refused.diagnose(pasted, LOCAL_SANDBOX, [probe]).problems
    ]


def test_a_corrected_request_is_sent_except_to_a_locked_account(bench: Workbench, sandbox: Sandbox) -> None:
    sent, refused = bench.preview(LOCAL_SANDBOX, REQUEST), bench.refused_requests
    pasted = PastedRequest(Form.HTTP, sent.method, sent.url, sent.headers, sent.body + b"\n", True)
    assert refused.sign_corrected(pasted, LOCAL_SANDBOX).header("authorization") != sent.header("authorization")
    exchange = refused.send_corrected(pasted, LOCAL_SANDBOX)
    assert exchange.response is not None
    assert exchange.response.status == 201
    live = Profile("live", "Live", EnvironmentKind.PRODUCTION, "acme", sandbox.key_id)
    bench._secrets.set(live.secret_name, sandbox.shared_secret)
    with pytest.raises(ProductionLocked):
        refused.send_corrected(replace(pasted, url="https://api.cybersource.com/flex/v2/sessions", headers=()), live)
