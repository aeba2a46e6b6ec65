from __future__ import annotations

from flexgui.diagnosis.probes import Probe, probe_text


def test_a_probe_is_described_before_it_is_sent() -> None:
    assert "/tss/v2/transactions/1" in probe_text(Probe.TRANSACTION, "apitest.cybersource.com", "/x")
    assert "apitest.cybersource.com/x" in probe_text(Probe.OTHER_METHOD, "apitest.cybersource.com", "/x")
