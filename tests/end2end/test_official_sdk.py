"""CyberSource's official SDKs, unmodified, get capture contexts from `flexgui sandbox --tls`, with each signing method.

Each SDK verifies the response with the public key that it fetches. Without .venv-sdk the tests
fail; `-m "not official_sdk"` deselects them.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.end2end import sdk_venv
from tests.made_p12 import make_p12

pytestmark = pytest.mark.official_sdk

CLIENT = Path(__file__).with_name("sdk_client.py")
MERCHANT, PORTFOLIO = "acme", "acme_group"
PASS_PHRASE = "pass phrase of the P12"
METHODS = ("HTTP Signature", "JWT, shared secret", "JWT, P12")
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def sdk_python() -> Path:
    """The interpreter of the virtual environment with the SDKs."""
    try:
        return sdk_venv.make()
    except (subprocess.CalledProcessError, OSError) as error:
        message = (
            f"{sdk_venv.FOLDER} could not be made: are the package indexes of Python and Node within reach? {error}"
        )
        pytest.fail(message, pytrace=False)


@contextmanager
def running(signed_id: str, folder: Path) -> Iterator[dict[str, Any]]:
    """A sandbox started from the command line: what it printed, and the folder with the P12 of `signed_id`."""
    made = make_p12(signed_id, pass_phrase=PASS_PHRASE, friendly_name=f"CN={signed_id}".encode())
    (folder / f"{signed_id}.p12").write_bytes(made.raw)
    (folder / "certificate.pem").write_bytes(made.pem)
    names = {"FLEXGUI_MERCHANT_ID": MERCHANT}
    if signed_id != MERCHANT:
        names["FLEXGUI_PORTFOLIO_ID"] = signed_id
    command = [sys.executable, "-m", "flexgui", "sandbox", "--tls", "--json"]
    command += ["--certificate", str(folder / "certificate.pem")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | names) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline()) | {"keys": str(folder)}
        finally:
            process.terminate()
        assert process.wait(10) == 0


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A sandbox for a merchant with its own keys."""
    with running(MERCHANT, tmp_path_factory.mktemp("merchant")) as printed:
        yield printed


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A sandbox for a merchant whose portfolio has a MetaKey."""
    with running(PORTFOLIO, tmp_path_factory.mktemp("portfolio")) as printed:
        yield printed


def python_answer(sandbox: dict[str, Any], method: str, merchant: str = MERCHANT, meta_key: bool = False) -> Any:
    settings = {
        "merchantid": merchant,
        "run_environment": sandbox["base_url"].removeprefix("https://"),
        "use_metakey": int(meta_key),  # the SDK fails with booleans here while its log is off
        "portfolio_id": PORTFOLIO if meta_key else "",
    }
    if method == "JWT, P12":
        alias = PORTFOLIO if meta_key else merchant
        settings |= {"authentication_type": "jwt", "jwt_key_type": "P12", "keys_directory": sandbox["keys"]}
        settings |= {
            "key_alias": alias,
            "key_password": PASS_PHRASE,
            "key_file_name": PORTFOLIO if meta_key else MERCHANT,
        }
    else:
        settings |= {"merchant_keyid": sandbox["key_id"], "merchant_secretkey": sandbox["shared_secret"]}
        settings |= {"authentication_type": "http_signature" if method == "HTTP Signature" else "jwt"}
        settings |= {"jwt_key_type": "SHARED_SECRET"}
    with (sdk_venv.FOLDER / "roots.pem").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the SDK knows one bundle only, and another run may want its own CA there
        sdk_venv.trust(Path(sandbox["ca_file"]))
        return answer_of([sdk_venv.make(), CLIENT], settings)


def node_answer(sandbox: dict[str, Any], method: str, merchant: str = MERCHANT, meta_key: bool = False) -> Any:
    settings = {
        "merchantID": merchant,
        "runEnvironment": sandbox["base_url"].removeprefix("https://"),
        "sslCaCert": sandbox["ca_file"],
        "useMetaKey": meta_key,
        "portfolioID": PORTFOLIO if meta_key else "",
        "logConfiguration": {"enableLog": False},
    }
    if method == "JWT, P12":
        alias = PORTFOLIO if meta_key else merchant
        settings |= {"authenticationType": "jwt", "jwtKeyType": "P12", "keysDirectory": sandbox["keys"]}
        settings |= {"keyAlias": alias, "keyPass": PASS_PHRASE, "keyFileName": PORTFOLIO if meta_key else MERCHANT}
    else:
        settings |= {"merchantKeyId": sandbox["key_id"], "merchantsecretKey": sandbox["shared_secret"]}
        settings |= {"authenticationType": "http_signature" if method == "HTTP Signature" else "jwt"}
        settings |= {"jwtKeyType": "SHARED_SECRET"}
    return answer_of(
        [sdk_venv.node(), sdk_venv.NODE_FOLDER / "client.js"], settings, NODE_EXTRA_CA_CERTS=sandbox["ca_file"]
    )


def answer_of(command: list[Path], settings: dict[str, Any], **names: str) -> Any:
    done = subprocess.run(
        command,
        input=json.dumps(settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | names,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("ask", [python_answer, node_answer], ids=["Python", "Node"])
@pytest.mark.parametrize("method", METHODS)
def test_the_sdk_gets_and_verifies_a_capture_context(
    sdk_python: Path, sandbox: dict[str, Any], ask: Ask, method: str
) -> None:
    answer = ask(sandbox, method)
    assert answer["status"] == 201, answer
    assert answer["token"].count(".") == 2
    assert answer["claims"]["flx"]["origin"] == sandbox["base_url"]
    assert answer["claims"]["ctx"][0]["data"] == {
        "requiredFields": ["paymentInformation.card.number"],
        "optionalFields": ["paymentInformation.card.securityCode"],
    }


@pytest.mark.parametrize("ask", [python_answer, node_answer], ids=["Python", "Node"])
@pytest.mark.parametrize("method", METHODS[:2])
def test_another_merchant_is_refused(sdk_python: Path, sandbox: dict[str, Any], ask: Ask, method: str) -> None:
    refused = ask(sandbox, method, merchant="another_merchant")
    assert refused["status"] == 401, refused
    assert "Authentication Failed" in refused["error"]


@pytest.mark.parametrize("ask", [python_answer, node_answer], ids=["Python", "Node"])
@pytest.mark.parametrize("method", METHODS)
def test_a_meta_key_asks_for_a_merchant_of_its_portfolio(
    sdk_python: Path, portfolio: dict[str, Any], ask: Ask, method: str
) -> None:
    answer = ask(portfolio, method, meta_key=True)
    assert answer["status"] == 201, answer
    if method != "JWT, P12":
        assert ask(portfolio, method)["status"] == 401
