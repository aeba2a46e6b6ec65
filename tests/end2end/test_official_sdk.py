"""CyberSource's official Python SDK, unmodified, gets a capture context from `flexgui sandbox --tls`.

The SDK reads the whole answer and verifies it with the public key that it fetches itself. Where .venv-sdk cannot be
made the tests fail, they do not skip: `-m "not official_sdk"` leaves them out by intent.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end2end import sdk_venv

pytestmark = pytest.mark.official_sdk

CLIENT = Path(__file__).with_name("sdk_client.py")


@pytest.fixture(scope="module")
def sdk_python() -> Path:
    """The interpreter of the SDK's environment."""
    return sdk_venv.make()


@pytest.fixture
def sandbox() -> Iterator[dict[str, Any]]:
    """A sandbox started from the command line; what it printed of itself."""
    command = [sys.executable, "-m", "flexgui", "sandbox", "--tls", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
        assert process.wait(10) == 0


def sdk_answer(python: Path, sandbox: dict[str, Any], **configuration: Any) -> Any:
    sdk_venv.trust(Path(sandbox["ca_file"]))
    told = {
        "merchantid": sandbox["merchant_id"],
        "merchant_keyid": sandbox["key_id"],
        "merchant_secretkey": sandbox["shared_secret"],
        "run_environment": sandbox["base_url"].removeprefix("https://"),
        "use_metakey": 0,  # the SDK stumbles over booleans here while its log is off
        **configuration,
    }
    done = subprocess.run(
        [python, CLIENT], input=json.dumps(told), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "method",
    [{"authentication_type": "http_signature"}, {"authentication_type": "jwt", "jwt_key_type": "SHARED_SECRET"}],
    ids=["HTTP Signature", "JWT, shared secret"],
)
def test_the_sdk_gets_and_verifies_a_capture_context(
    sdk_python: Path, sandbox: dict[str, Any], method: dict[str, str]
) -> None:
    answer = sdk_answer(sdk_python, sandbox, **method)
    assert answer["status"] == 201, answer
    assert answer["token"].count(".") == 2
    assert answer["claims"]["flx"]["origin"] == sandbox["base_url"]
    assert answer["claims"]["ctx"][0]["data"] == {
        "requiredFields": ["paymentInformation.card.number"],
        "optionalFields": ["paymentInformation.card.securityCode"],
    }
    refused = sdk_answer(sdk_python, sandbox, **method, merchantid="somebody_else")
    assert refused["status"] == 401
    assert "Authentication Failed" in refused["error"]
