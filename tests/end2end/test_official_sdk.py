"""CyberSource's unmodified official SDKs get capture contexts from `flexgui sandbox --tls` with each signing method.

Each SDK verifies the response with the public key that it fetches. The SDKs and curl also send wrong requests, whose
output is diagnosed. The tests require .venv-sdk; `-m "not official_sdk"` deselects them.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.result import FindingState
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from flexgui.flex.token import decode
from flexgui.readers.read import read_requests
from tests.end2end import sdk_venv
from tests.made_p12 import make_p12

pytestmark = pytest.mark.official_sdk

CLIENT = Path(__file__).with_name("sdk_client.py")
CURL = Path(__file__).with_name("curl_client.sh")
MERCHANT, PORTFOLIO = "acme", "acme_group"
PASS_PHRASE = "pass phrase of the P12"
METHODS = ("HTTP Signature", "JWT, shared secret", "JWT, P12")
Answers = dict[tuple[str, str], Any]


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
    """Run `flexgui sandbox`; yield its output and the folder with the P12 of `signed_id`."""
    made = make_p12(signed_id, pass_phrase=PASS_PHRASE, friendly_name=f"CN={signed_id}".encode())
    (folder / f"{signed_id}.p12").write_bytes(made.raw)
    (folder / "certificate.pem").write_bytes(made.pem)
    names = {"FLEXGUI_MERCHANT_ID": MERCHANT}
    if signed_id != MERCHANT:
        names["FLEXGUI_PORTFOLIO_ID"] = signed_id
    command = [sys.executable, "-m", "flexgui", "sandbox", "--tls", "--json", "--fast-keys"]
    command += ["--certificate", str(folder / "certificate.pem")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | names) as process:
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


def python_settings(
    sandbox: dict[str, Any], method: str, merchant: str = MERCHANT, meta_key: bool = False
) -> dict[str, Any]:
    settings = {
        "merchantid": merchant,
        "run_environment": sandbox["base_url"].removeprefix("https://"),
        "use_metakey": int(meta_key),  # the SDK does not accept booleans here while its log is off
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
    return settings


def node_settings(
    sandbox: dict[str, Any], method: str, merchant: str = MERCHANT, meta_key: bool = False
) -> dict[str, Any]:
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
    return settings


def answers_of(command: list[Path | str], settings: list[Any], **names: str) -> list[Any]:
    done = subprocess.run(
        command,
        input="".join(f"{json.dumps(each)}\n" for each in settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | names,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def first_finding(sandbox: dict[str, Any], pasted: str) -> tuple[str, FindingState]:
    """Diagnose a pasted text with the correct credentials; return cause and state of the first finding."""
    (request,) = read_requests(pasted)
    assert request.response is not None, pasted
    credentials = SharedSecretCredentials(
        SigningMethod.HTTP_SIGNATURE, MERCHANT, sandbox["key_id"], Secret(sandbox["shared_secret"])
    )
    first = diagnose(request, credentials, datetime.now(UTC)).findings[0]
    return first.id, first.state


VERIFY = {
    "Python": """
import json, sys
from authenticationsdk.util.jwt.JWTExceptions import JwtSignatureValidationException
from authenticationsdk.util.jwt.JWTUtility import verify_jwt
for line in sys.stdin:
    token, jwk = json.loads(line)
    try:
        verify_jwt(token, jwk)
        print(json.dumps("valid"))
    except JwtSignatureValidationException:
        print(json.dumps("invalid"))
""",
    "Node": """
const { verifyJwt } = require("cybersource-rest-client/src/authentication/util/jwt/JWTUtility");
for (const line of require("fs").readFileSync(0, "utf8").trim().split("\\n")) {
  const [token, jwk] = JSON.parse(line);
  try {
    verifyJwt(token, jwk);
    console.log(JSON.stringify("valid"));
  } catch (error) {
    console.log(JSON.stringify(error.name === "JwtSignatureValidationException" ? "invalid" : String(error)));
  }
}
""",
}
"""The SDKs' own verification of a JWT with a JWK; their other helpers are for the tokens of Flex API v1, no JWTs."""

MISTAKES = ("secret", "merchant", "body", "host")
SUSPECTED, PROVED = FindingState.SUSPECTED, FindingState.PROVED
FOUND = {
    "HTTP Signature": [
        ("credentials.key-secret-mismatch", SUSPECTED), ("credentials.merchant-mismatch", PROVED),
        ("digest.body-reserialised", PROVED), ("signature.host-rewritten", PROVED),
    ],
    "JWT, shared secret": [
        ("credentials.key-secret-mismatch", SUSPECTED), ("credentials.merchant-mismatch", PROVED),
        ("jwt.digest-mismatch", PROVED), ("jwt.target-mismatch", PROVED),
    ],
}  # fmt: skip
"""The first finding for each mistake. A wrong secret cannot be proved: the signature fits nothing that is known."""


@pytest.fixture(scope="module", params=["Python", "Node"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def answers(sdk_python: Path, language: str, sandbox: dict[str, Any], portfolio: dict[str, Any]) -> Answers:
    """The output of the SDK for each case and method, from one process, because starting it is slow."""
    settings = python_settings if language == "Python" else node_settings
    wrong = {"shared_secret": base64.b64encode(b"another secret of 32 bytes ......").decode()}
    cases = {("right", method): settings(sandbox, method) for method in METHODS}
    cases |= {("meta key", method): settings(portfolio, method, meta_key=True) for method in METHODS}
    for method in METHODS[:2]:
        cases["no meta key", method] = settings(portfolio, method)
        cases["secret", method] = settings(sandbox | wrong, method)
        cases["merchant", method] = settings(sandbox, method, merchant="another_merchant")
        cases |= {(mistake, method): settings(sandbox, method) | {"mistake": mistake} for mistake in MISTAKES[2:]}
    trusted = Path(portfolio["keys"], "both.pem")
    trusted.write_text("".join(Path(each["ca_file"]).read_text() for each in (sandbox, portfolio)))
    if language == "Node":
        command = [sdk_venv.node(), sdk_venv.NODE_FOLDER / "client.js"]
        found = answers_of(command, list(cases.values()), NODE_EXTRA_CA_CERTS=str(trusted))
    else:
        with (sdk_venv.FOLDER / "roots.pem").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # the SDK has one bundle, which another run may change
            sdk_venv.trust(trusted)
            found = answers_of([sdk_python, CLIENT], list(cases.values()))
    return dict(zip(cases, found, strict=True))


@pytest.mark.parametrize("method", METHODS)
def test_the_sdk_gets_and_verifies_a_capture_context(answers: Answers, sandbox: dict[str, Any], method: str) -> None:
    answer = answers["right", method]
    assert answer["status"] == 201, answer
    assert answer["token"].count(".") == 2
    assert answer["claims"]["flx"]["origin"] == sandbox["base_url"]
    assert answer["claims"]["ctx"][0]["data"] == {
        "requiredFields": ["paymentInformation.card.number"],
        "optionalFields": ["paymentInformation.card.securityCode"],
    }


@pytest.mark.parametrize("method", METHODS)
def test_a_meta_key_asks_for_a_merchant_of_its_portfolio(answers: Answers, method: str) -> None:
    assert answers["meta key", method]["status"] == 201, answers["meta key", method]
    if method != "JWT, P12":
        assert answers["no meta key", method]["status"] == 401


@pytest.mark.parametrize("method", METHODS[:2])
def test_the_output_of_a_failing_sdk_is_diagnosed(
    answers: Answers, sandbox: dict[str, Any], language: str, method: str
) -> None:
    found = [answers[mistake, method] for mistake in MISTAKES]
    assert [each["status"] for each in found] == [401] * len(MISTAKES)
    assert all("Authentication Failed" in each["error"] for each in found)
    body = SUSPECTED if language == "Python" else PROVED  # Python: no Content-Length
    expected = [*FOUND[method][:2], (FOUND[method][2][0], body), *FOUND[method][3:]]
    assert [first_finding(sandbox, each["pasted"]) for each in found] == expected


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_output_of_a_failing_curl_is_diagnosed(sandbox: dict[str, Any], mistake: str) -> None:
    done = subprocess.run(
        ["bash", CURL, mistake, sandbox["base_url"], sandbox["ca_file"], MERCHANT, sandbox["key_id"]],
        input=sandbox["shared_secret"], capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "Authentication Failed" in done.stdout, done
    assert first_finding(sandbox, done.stdout) == FOUND["HTTP Signature"][MISTAKES.index(mistake)]


def test_the_sdk_verifies_a_transient_token_with_the_key_of_its_context(
    sdk_python: Path, sandbox: dict[str, Any], language: str
) -> None:
    names = {"FLEXGUI_MERCHANT_ID": MERCHANT, "FLEXGUI_BASE_URL": sandbox["base_url"]}
    names |= {"FLEXGUI_KEY_ID": sandbox["key_id"], "FLEXGUI_SHARED_SECRET": sandbox["shared_secret"]}
    made = subprocess.run(
        [sys.executable, "-m", "flexgui", "tokenize", "--json"], stdout=subprocess.PIPE, text=True, timeout=60,
        check=True, env=os.environ | names | {"REQUESTS_CA_BUNDLE": sandbox["ca_file"]},
    )  # fmt: skip
    printed = json.loads(made.stdout)
    context, token = printed["context"], printed["transient_token"]
    jwk = decode(context).claims["flx"]["jwk"]
    header, _, signature = token.split(".")
    of_another = f"{header}.{context.split('.')[1]}.{signature}"
    command = [sdk_python, "-c"] if language == "Python" else [sdk_venv.node(), "-e"]
    asked = [[token, jwk], [of_another, jwk]]
    answers = answers_of([*command, VERIFY[language]], asked, NODE_PATH=str(sdk_venv.NODE_FOLDER / "node_modules"))
    assert answers == ["valid", "invalid"]
